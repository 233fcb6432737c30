"""Set lines -> findings: what a reader of proofs would mark in a paragraph.

The rules are composition.md, Justification, and Paragraphs and columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostics import quoted
from .justify import SetLine
from .linebreak import is_runt
from .nodes import Finding
from .rules.pairs import EVEN_MOST


def faults(lines: Sequence[SetLine]) -> tuple[Finding, ...]:
    """The loose lines and the runt of a paragraph, each at its first character."""
    found = []
    for line in lines:
        place = line.prepared.places[line.start]
        if line.justified and line.gap > EVEN_MOST:
            message = f"a loose line: its gaps are opened by {line.gap:.2f} em (“{quoted(line.text)}”)"
            found.append(Finding("loose-line", message, place))
    last = lines[-1] if lines else None
    if last is not None and len(lines) > 1 and is_runt(last.prepared, last.start):
        message = f"the last line holds a single character (“{quoted(last.text)}”)"
        found.append(Finding("runt", message, last.prepared.places[last.start]))
    return tuple(found)
