"""What a file for the plates may and may not hold: one row a rule, with where the rule comes from.

`docs/preflight.md` is made from this table.  X-1a is ISO 15930-4:2003, X-4 is ISO 15930-7:2010; PDF is ISO 32000-1,
whose clause says what the thing is.  Numbers for ink, type and rules are those of coldset newsprint: ISO 12647-3 and
WAN-IFRA.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ..record import NamedTuple
from .standard import Standard

Level = Literal["error", "warning"]


class Rule(NamedTuple):
    """One row: the standards it belongs to, how bad a breach is, what it asks for, where it comes from."""

    standards: tuple[Standard, ...]
    level: Level
    meaning: str
    source: str


_BOTH: tuple[Standard, ...] = ("x1a", "x4")
_X1A: tuple[Standard, ...] = ("x1a",)
_X4: tuple[Standard, ...] = ("x4",)

RULES: dict[str, Rule] = {
    # the file
    "pdf-version": Rule(_BOTH, "error", "PDF 1.4 at most in X-1a, 1.6 in X-4.", "X-1a, X-4; PDF 7.5.2"),
    "encrypted": Rule(_BOTH, "error", "The file is not encrypted.", "X-1a, X-4; PDF 7.6"),
    "object-streams": Rule(_X1A, "error", "No object streams, no such cross-references.", "X-1a (PDF 1.4); PDF 7.5.7"),
    "lzw": Rule(_BOTH, "error", "No stream is packed with LZW.", "X-1a, X-4; PDF 7.4.4"),
    "jpx": Rule(_X1A, "error", "No picture is packed with JPEG 2000.", "X-1a (PDF 1.4); PDF 7.4.9"),
    "external": Rule(_BOTH, "error", "Nothing lies in another file.", "X-1a, X-4; PDF 7.3.8, 8.10.4"),
    "trailer-id": Rule(_BOTH, "error", "The trailer has an ID of two strings.", "X-1a, X-4; PDF 14.4"),
    "identification": Rule(_BOTH, "error", "The file says which PDF/X it is: Info in X-1a, XMP in X-4.", "X-1a, X-4"),
    "title": Rule(_BOTH, "error", "The file has a title.", "X-1a, X-4; PDF 14.3.3"),
    "dates": Rule(_BOTH, "error", "The file has CreationDate and ModDate.", "X-1a, X-4; PDF 14.3.3, 7.9.4"),
    "trapped": Rule(_BOTH, "error", "Trapped is True or False, as a name; not Unknown.", "X-1a, X-4; PDF 14.11.6"),
    "document-id": Rule(_X4, "error", "XMP has DocumentID, InstanceID, dates and title.", "X-4; PDF 14.3.2"),
    "output-intent": Rule(_BOTH, "error", "There is exactly one output intent GTS_PDFX.", "X-1a, X-4; PDF 14.11.5"),
    "output-condition": Rule(
        _BOTH, "error", "The output intent names a condition of a registry or embeds a profile; in X-4 it embeds one.",
        "X-1a, X-4; PDF 14.11.5"),
    "output-profile": Rule(
        _BOTH, "error", "The embedded profile is one of a CMYK press: ICC v2 in X-1a, v2 or v4 in X-4.",
        "X-1a, X-4; ICC.1 7.2"),
    "javascript": Rule(_BOTH, "error", "No JavaScript.", "X-1a, X-4; PDF 12.6.4.16"),
    "actions": Rule(_BOTH, "error", "No actions.", "X-1a, X-4; PDF 12.6"),
    "embedded-files": Rule(_BOTH, "error", "No files are embedded.", "X-1a; house; PDF 7.11.4"),
    "optional-content": Rule(_X1A, "error", "No layers.", "X-1a (PDF 1.4); PDF 8.11"),
    "forms": Rule(_BOTH, "error", "No form to fill in.", "X-1a, X-4; PDF 12.7"),
    # the page
    "trim-box": Rule(_BOTH, "error", "Every page has a TrimBox.", "X-1a, X-4; PDF 14.11.2"),
    "two-boxes": Rule(_BOTH, "error", "No page has a TrimBox and an ArtBox.", "X-1a, X-4; PDF 14.11.2"),
    "nested-boxes": Rule(
        _BOTH, "error", "TrimBox inside BleedBox inside MediaBox.", "X-1a, X-4; PDF 14.11.2"),
    "annotation": Rule(
        _BOTH, "error", "No annotation inside the bleed, printer's marks apart.", "X-1a, X-4; PDF 12.5"),
    # fonts
    "font-embedded": Rule(_BOTH, "error", "Every font is embedded.", "X-1a, X-4; PDF 9.9"),
    "font-type3": Rule(_BOTH, "error", "No Type 3 font: a RIP draws it without hints.", "house; PDF 9.6.5"),
    # colour
    "rgb": Rule(_BOTH, "error", "Nothing is in RGB.", "X-1a; house in X-4; PDF 8.6.4.3"),
    "icc": Rule(
        _BOTH, "error", "Nothing is in a colour space that a profile defines (ICCBased, Cal, Lab).",
        "X-1a; house in X-4; PDF 8.6.5"),
    "device-n": Rule(_BOTH, "error", "Spot colours stand alone: Separation, not DeviceN.", "house; PDF 8.6.6.5"),
    "registration": Rule(_BOTH, "error", "Nothing inside the page is in the ink All.", "house; PDF 8.6.6.4"),
    "ink-limit": Rule(
        _BOTH, "error", "No more ink in one place than the paper takes: 240 % unless told.", "ISO 12647-3"),
    "transfer": Rule(_BOTH, "error", "No transfer function, no halftone phase.", "X-1a, X-4; PDF 10.5"),
    # transparency
    "blend-mode": Rule(_X1A, "error", "Everything is blended normally.", "X-1a; PDF 11.3.5"),
    "alpha": Rule(_X1A, "error", "Everything is opaque.", "X-1a; PDF 11.3.7"),
    "soft-mask": Rule(_X1A, "error", "No soft mask, in a graphics state or in a picture.", "X-1a; PDF 11.5, 11.6.5.3"),
    "transparency-group": Rule(_X1A, "error", "No transparency group.", "X-1a; PDF 11.6.6"),
    "blend-space": Rule(_BOTH, "error", "Nothing is blended in RGB.", "X-4; house; PDF 11.3.4"),
    # pictures and drawing
    "alternates": Rule(_BOTH, "error", "No picture has another one for the screen.", "X-1a, X-4; PDF 8.9.5.4"),
    "opi": Rule(_BOTH, "error", "No picture stands for another one (OPI).", "X-1a, X-4; PDF 14.11.7"),
    "postscript": Rule(_BOTH, "error", "No PostScript.", "X-1a, X-4; PDF 8.8.2"),
    "resolution": Rule(_BOTH, "error", "Pictures have 100 pixels an inch at their size.", "WAN-IFRA; house"),
    "coarse": Rule(_BOTH, "warning", "Pictures have 170 pixels an inch at their size.", "WAN-IFRA"),
    "thin-rule": Rule(_BOTH, "error", "Rules are 0.25 pt or more.", "WAN-IFRA; house"),
    "hairline": Rule(_BOTH, "warning", "Rules are 0.5 pt or more.", "WAN-IFRA"),
    "white-overprint": Rule(_BOTH, "error", "White does not overprint: it would not be there.", "PDF 8.6.7"),
    "rich-black": Rule(_BOTH, "error", "Black type is on the black plate alone.", "ISO 12647-3; WAN-IFRA"),
    "knock-out": Rule(_BOTH, "warning", "Black type overprints what lies below it.", "WAN-IFRA; PDF 8.6.7"),
    "small-reversed-type": Rule(
        _BOTH, "error", "Type that is reversed or in several inks is 10 pt or more, in a tint 8 pt.", "WAN-IFRA"),
    "small-type": Rule(_BOTH, "warning", "Type is 6 pt or more.", "WAN-IFRA"),
    # reading it at all
    "unreadable": Rule(_BOTH, "error", "Everything on the page can be read.", "PDF 7.8"),
}  # fmt: skip


class Breach(NamedTuple):
    """A rule that is broken, and where: the page, millimetres from the top left corner of its trimmed page."""

    rule: str
    detail: str
    page: int | None = None
    at: tuple[float, float] | None = None
    times: int = 1

    @property
    def level(self) -> Level:
        return RULES[self.rule].level


class Demands(NamedTuple):
    """What a file is checked against."""

    standard: Standard
    max_ink: float = 240.0
    known: Mapping[str, float] = {}
    """The most ink in pictures that were measured before, by SHA-256 of their packed samples."""


class Findings:
    """The breaches of one file, each said once a page with how often it was met."""

    def __init__(self, demands: Demands) -> None:
        self.demands = demands
        self._found: dict[tuple[str, str, int | None], Breach] = {}

    def say(self, rule: str, detail: str, page: int | None = None, at: tuple[float, float] | None = None) -> None:
        """Notes a breach, if the rule belongs to the standard."""
        if self.demands.standard not in RULES[rule].standards:
            return
        key = (rule, detail, page)
        first = self._found.get(key)
        self._found[key] = first._replace(times=first.times + 1) if first else Breach(rule, detail, page, at)

    def all(self) -> tuple[Breach, ...]:
        """In the order of the table, then of the pages."""
        order = list(RULES)
        return tuple(sorted(self._found.values(), key=lambda one: (one.page or 0, order.index(one.rule))))
