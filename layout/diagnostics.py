"""What is wrong, where, and what to do: diagnostics that point into the issue file.

A thing that does not fit, is missing or is loose is a value here, never an exception.  The table CODES is the whole
list of what the engine can say; a code's severity depends on what is made (a proof is lenient, a plate is not).
"""

from __future__ import annotations

from typing import Literal

from .record import NamedTuple

Severity = Literal["error", "warning"]


class Span(NamedTuple):
    """A place in a file of the issue: file as shown to the user, line and column counted from 1."""

    file: str
    line: int
    column: int


class Code(NamedTuple):
    """One row of CODES: severity in the proof, severity in press, what it means (one line, for the documentation)."""

    proof: Severity
    press: Severity
    meaning: str


CODES: dict[str, Code] = {
    # the issue cannot be read as an issue: exit status 2
    "yaml": Code("error", "error", "The file is not YAML that can be read."),
    "unknown-key": Code("error", "error", "A key that the format does not have; the nearest known key is named."),
    "bad-value": Code("error", "error", "A value of the wrong kind, out of range, missing or given twice."),
    "outside-folder": Code("error", "error", "A file outside the folder of the issue."),
    "dummy": Code("error", "error", "The dummy does not describe a page: ids, ragged rows, areas, heights."),
    # the content: exit status 1 where it is an error
    "missing-file": Code("error", "error", "A picture or a copy file that is not there."),
    "bad-picture": Code("error", "error", "A picture that cannot be read."),
    "ad-size": Code("error", "error", "An advertisement whose proportions do not fill its area to 0.5 mm."),
    "overset": Code("error", "error", "Copy that does not fit its block."),
    "missing-glyph": Code("error", "error", "A character that no face of the issue has."),
    "refer-page": Code("error", "error", "A reference to a page that the issue does not have."),
    "font-substituted": Code("warning", "error", "A face that is not installed or not embedded; another is used."),
    "low-resolution": Code("warning", "warning", "A picture under `press.min_ppi`; in press an error under 100 ppi."),
    "ink-limit": Code("warning", "error", "More ink in one place than `press.max_ink` allows."),
    "rgb-picture": Code("warning", "error", "RGB, or anything else that plates do not take, in a PDF advertisement."),
    "thin-rule": Code("warning", "error", "A rule too thin to print."),
    "small-reversed-type": Code("warning", "error", "Type too small to be reversed or set in several inks."),
    "underset": Code("warning", "warning", "More than 2 lines of a column stay free."),
    "caption-number": Code("warning", "warning", "A caption and its pictures do not agree in their numbers."),
    "invisible-character": Code("warning", "warning", "A character that cannot be seen was dropped from the copy."),
    "head-breaks-word": Code("warning", "warning", "A head breaks inside a word or a name."),
    "head-squeezed": Code(
        "warning",
        "warning",
        "A head does not fit within the limits of its style; a head or a picture asks for more room than there is.",
    ),
    "loose-line": Code("warning", "warning", "A line whose gaps open beyond 1/4 em."),
    "runt": Code("warning", "warning", "The last line of a paragraph holds a single character."),
    "ascii-punctuation": Code("warning", "warning", "Half-width punctuation between Han characters."),
    "heads-collide": Code("warning", "warning", "Two heads of like weight stand side by side."),
    "waiver-unused": Code("warning", "warning", "A waiver that answers no warning."),
    "gutter-through": Code("warning", "warning", "One gutter runs through the whole height of the page."),
}


class Diagnostic(NamedTuple):
    """One finding.  `page` (number) and `block` (id) are None where it concerns none."""

    code: str
    message: str
    span: Span
    hint: str = ""
    page: int | None = None
    block: str | None = None
    press: Severity | None = None
    """How bad it is in press, where that is not what CODES says."""
    proof: Severity | None = None
    """The same in a proof."""


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def quoted(raw: str, length: int = 40) -> str:
    """What was typed, in a message: one line, nothing that moves a terminal's cursor, not too long."""
    words = " ".join(raw.split())
    words = "".join(mark if mark.isprintable() else "\ufffd" for mark in words[: length + 1])
    return words if len(words) <= length else words[: length - 1] + "…"
