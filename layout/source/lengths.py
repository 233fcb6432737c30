"""Lengths and type sizes as a newspaper writes them.

A length has a unit, always: a bare number is asked for one.  Lines of the grid and body characters stay counts until
a page resolves them (see `issue.Measure`).
"""

from __future__ import annotations

import re

from ..diagnostics import quoted
from ..geometry import Length, mm, pt
from ..issue import Measure
from .reader import Schema, UnfitError, Word
from .values import DECIMAL

_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4}
_COUNTED = {"行": "lines", "line": "lines", "lines": "lines", "字": "em", "em": "em"}
_UNITS = "mm, cm, pt, in, 行/lines, 字/em"

# GB/T's names of type sizes, in points
NAMED_SIZES = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0, "三号": 16.0, "小三": 15.0,
    "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5.0,
}  # fmt: skip


def _amount(raw: str, units: str) -> tuple[float, str]:
    """The number and the unit of a length; a missing unit is asked for."""
    match = re.fullmatch(rf"({DECIMAL})\s*([^\s\d.]*)", raw) if not re.search("[０-９．]", raw) else None
    if not match:
        raise UnfitError()
    number, unit = match.groups()
    if not unit:
        raise UnfitError(f"“{quoted(raw)}” has no unit: which unit?", f"units: {units}")
    if number.startswith("-"):
        raise UnfitError(f"“{quoted(raw)}” is less than nothing")
    return float(number), unit


def _absolute(raw: str, units: str = "mm, cm, pt, in") -> Length:
    number, unit = _amount(raw, units)
    if unit == "pt":
        return pt(number)
    if unit not in _MILLIMETRES:
        raise UnfitError(f"`{quoted(unit)}` is not a unit that fits here", f"units: {units}")
    return mm(number * _MILLIMETRES[unit])


class Absolute(Word[Length]):
    """A length on paper: `12mm`, `1.2cm`, `36pt`, `1in`."""

    def __init__(self, low: float, high: float) -> None:
        """The limits are millimetres."""
        self.low = low
        self.high = high
        self.wants = f"a length from {low:g}mm to {high:g}mm"

    def parse(self, raw: str) -> Length:
        length = _absolute(raw)
        if not mm(self.low) <= length <= mm(self.high):
            raise UnfitError()
        return length

    def schema(self, defs: Schema) -> Schema:
        return {"type": "string", "pattern": rf"^{DECIMAL}\s*(mm|cm|pt|in)$"}


class MeasureKind(Word[Measure]):
    """Any length: on paper, in lines of the grid, or in body characters."""

    wants = "a length such as 12mm, 36pt, 3行 or 2字"

    def parse(self, raw: str) -> Measure:
        number, unit = _amount(raw, _UNITS)
        if unit in _COUNTED:
            if number > 1000:
                raise UnfitError()
            return Measure(number, "lines" if _COUNTED[unit] == "lines" else "em")
        length = _absolute(raw, _UNITS)
        if length > mm(2000):
            raise UnfitError()
        return Measure(length, "absolute")

    def schema(self, defs: Schema) -> Schema:
        defs["length"] = {
            "type": "string",
            "description": "A length: 12mm, 1.2cm, 36pt, 1in, 3行 or 3 lines of the grid, 2字 or 2em body characters.",
            "pattern": rf"^{DECIMAL}\s*(mm|cm|pt|in|行|lines?|字|em)$",
        }
        return {"$ref": "#/$defs/length"}


class TypeSize(Word[Length]):
    """`9.5pt`, `3mm`, `13Q` (a Q is 0.25 mm) or a name such as 五号."""

    def __init__(self, low: float = 1, high: float = 1000) -> None:
        """The limits are points."""
        self.low = low
        self.high = high
        self.wants = f"a type size from {low:g}pt to {high:g}pt, such as 9.5pt, 13Q or 五号"

    def parse(self, raw: str) -> Length:
        size = self._size(raw)
        if not pt(self.low) <= size <= pt(self.high):
            raise UnfitError()
        return size

    def _size(self, raw: str) -> Length:
        if raw in NAMED_SIZES:
            return pt(NAMED_SIZES[raw])
        number, unit = _amount(raw, "pt, mm, Q, or a name such as 五号")
        if unit == "pt":
            return pt(number)
        if unit == "mm" or unit == "Q":
            return mm(number if unit == "mm" else number / 4)
        raise UnfitError(f"`{quoted(unit)}` is not a unit of a type size", "units: pt, mm, Q, or a name such as 五号")

    def schema(self, defs: Schema) -> Schema:
        defs["type-size"] = {
            "type": "string",
            "description": "A type size: 9.5pt, 3mm, 13Q, or a name from 初号 to 八号.",
            "pattern": rf"^({DECIMAL}\s*(pt|mm|Q)|{'|'.join(NAMED_SIZES)})$",
        }
        return {"$ref": "#/$defs/type-size"}


NAMED_SHEETS = {"对开": (390, 545), "broadsheet": (390, 545), "四开": (273, 390), "tabloid": (273, 390)}


class SheetSize(Word[tuple[Length, Length]]):
    """`W x H`, or the name of a format."""

    wants = "width x height such as 390mm x 545mm, or broadsheet or tabloid"

    def parse(self, raw: str) -> tuple[Length, Length]:
        if raw in NAMED_SHEETS:
            width, height = NAMED_SHEETS[raw]
            return mm(width), mm(height)
        parts = re.split(r"\s*[xX×*]\s*", raw)
        if len(parts) != 2:
            raise UnfitError()
        first, second = (_absolute(part) for part in parts)
        if not all(mm(50) <= length <= mm(2000) for length in (first, second)):
            raise UnfitError(f"“{quoted(raw)}”: a sheet is 50mm to 2000mm wide and high")
        return first, second

    def schema(self, defs: Schema) -> Schema:
        side = rf"{DECIMAL}\s*(mm|cm|pt|in)"
        return {"type": "string", "pattern": rf"^({'|'.join(NAMED_SHEETS)}|{side}\s*[xX×*]\s*{side})$"}


class Margins(Word[tuple[Length, Length, Length, Length]]):
    """One length, two (top and bottom, sides), or four: top right bottom left."""

    wants = "one length, two (top and bottom, sides) or four (top right bottom left)"

    def parse(self, raw: str) -> tuple[Length, Length, Length, Length]:
        found = [_absolute(part) for part in re.sub(r"(?<=\d)\s+(?=[a-z])", "", raw).split()]
        if any(length > mm(1000) for length in found):
            raise UnfitError(f"“{quoted(raw)}”: no margin is wider than 1000mm")
        if len(found) == 1:
            return found[0], found[0], found[0], found[0]
        if len(found) == 2:
            return found[0], found[1], found[0], found[1]
        if len(found) == 4:
            return found[0], found[1], found[2], found[3]
        raise UnfitError()

    def schema(self, defs: Schema) -> Schema:
        side = rf"{DECIMAL}\s*(mm|cm|pt|in)"
        return {"type": "string", "pattern": rf"^{side}(\s+{side}|(\s+{side}){{3}})?$"}


class BodyType(Word[tuple[Length, Length]]):
    """`size / leading`: the body type; its leading is the line grid."""

    wants = "size / leading such as 9.5pt / 13.5pt"
    _size = TypeSize(4, 40)
    _leading = TypeSize(4, 200)

    def parse(self, raw: str) -> tuple[Length, Length]:
        parts = [part.strip() for part in raw.split("/")]
        if len(parts) != 2:
            raise UnfitError()
        try:
            size, leading = self._size.parse(parts[0]), self._leading.parse(parts[1])
        except UnfitError as unfit:
            raise UnfitError(unfit.message or f"“{quoted(raw)}”: the body is 4pt to 40pt", unfit.hint) from None
        if leading < size:
            raise UnfitError(f"“{quoted(raw)}”: the leading is smaller than the type")
        return size, leading

    def schema(self, defs: Schema) -> Schema:
        return {"type": "string", "pattern": r"^[^/]+/[^/]+$"}
