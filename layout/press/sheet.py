"""The page that is looked at, and the state of its drawing as far as the plates care (ISO 32000-1, 8.4)."""

from __future__ import annotations

from ..pdfs import Box, File, Ref, Value
from ..record import NamedTuple
from . import matrix as mx
from .check_fonts import check_font
from .check_paint import Ink
from .rules import Findings

MOST_OPERATORS = 5_000_000
DEEPEST = 28
"""Forms one within the other; a RIP that follows PDF 1.4 gives up there (PDF Reference 1.4, appendix C)."""
_PAPER = Ink("DeviceGray", (0.0,))


class State(NamedTuple):
    """The graphics state, as far as the plates care."""

    ctm: mx.Matrix
    fill: Ink = _PAPER
    stroke: Ink = _PAPER
    width: float = 1.0
    fill_over: bool = False
    stroke_over: bool = False
    size: float = 0.0
    mode: int = 0
    font: Value = None


class Sheet(NamedTuple):
    """The page that is looked at: its number, its trimmed page."""

    number: int
    trim: Box


class Drawing:
    """One page being followed."""

    def __init__(self, file: File, sheet: Sheet, findings: Findings) -> None:
        self.file = file
        self.sheet = sheet
        self.findings = findings
        self._left = MOST_OPERATORS
        self._fonts: set[object] = set()
        self._forms: set[tuple[object, mx.Matrix]] = set()
        self._told_pictures: set[tuple[object, mx.Matrix]] = set()

    def say(self, rule: str, detail: str, at: tuple[float, float] | None = None) -> None:
        """A breach at a point of the page, told in millimetres from the top left of the trimmed page."""
        place = None
        if at is not None:
            place = (
                round((at[0] - self.sheet.trim[0]) * 25.4 / 72, 1),
                round((self.sheet.trim[3] - at[1]) * 25.4 / 72, 1),
            )
        self.findings.say(rule, detail, self.sheet.number, place)

    def spend(self) -> bool:
        """Counts an operator; False where there have been too many."""
        self._left -= 1
        if self._left == 0:
            self.say("unreadable", f"more than {MOST_OPERATORS} operators")
        return self._left > 0

    def font(self, font: Value) -> None:
        key = font if isinstance(font, Ref) else id(self.file.at(font))
        if key not in self._fonts:
            self._fonts.add(key)
            check_font(self.file, font, self.findings, self.sheet.number)

    def first(self, what: Value, ctm: mx.Matrix, picture: bool = False) -> bool:
        """Whether a form or a picture is met here for the first time."""
        key = (what if isinstance(what, Ref) else id(what), ctm)
        seen = self._told_pictures if picture else self._forms
        if key in seen:
            return False
        seen.add(key)
        return True
