"""The key `sheet`: the physical page and its grid, given once for the issue and overridden by any page."""

from __future__ import annotations

from typing import Any

from ..diagnostics import Span
from ..geometry import to_mm
from ..issue import Sheet
from .encoding import counted
from .lengths import BodyType, Margins, MeasureKind, SheetSize
from .models import Form, Given, Key
from .reader import WRONG, Read, Reader, Wrong
from .values import Boolean, Integer

# key | typed default | field
DEFAULTS = {
    "size": "390mm x 545mm",
    "margins": "18mm 17mm 20mm 17mm",
    "columns": "7",
    "gutter": "2字",
    "body": "9.5pt / 13.5pt",
    "rules": "true",
    "facing": "false",
}

SHEET = Form(
    "`sheet`",
    (
        Key("size", SheetSize(), "the trimmed page 成品尺寸: width x height, or 对开/broadsheet (390mm x 545mm) "
            "or 四开/tabloid (273mm x 390mm)", default=DEFAULTS["size"]),
        Key("margins", Margins(), "the white round the type area 版心四周的白边: one length; top and bottom, sides; "
            "or top right bottom left", default=DEFAULTS["margins"]),
        Key("columns", Integer(1, 24), "base columns of the page 基本栏数", default=DEFAULTS["columns"]),
        Key("gutter", MeasureKind(), "the white between columns 栏距; the measure of a column is a whole number of "
            "body characters and what is left over goes to the gutters", default=DEFAULTS["gutter"]),
        Key("body", BodyType(), "size / leading of the body type 正文字号/行距; the leading is the line grid",
            default=DEFAULTS["body"]),
        Key("rules", Boolean(), "hairlines between neighbouring blocks 栏线", default=DEFAULTS["rules"]),
        Key("facing", Boolean(), "facing pages: left and right margins change places on even pages 对页",
            default=DEFAULTS["facing"]),
    ),
)  # fmt: skip


def default_sheet(span: Span) -> Sheet:
    """The house's sheet, as DEFAULTS has it."""
    typed: dict[str, Any] = {key: SHEET.keys[key].kind.parse(value) for key, value in DEFAULTS.items()}  # type: ignore[attr-defined]
    return _worked_in(typed, span)


def _worked_in(typed: dict[str, Any], span: Span) -> Sheet:
    width, height = typed["size"]
    body, leading = typed["body"]
    return Sheet(
        width, height, typed["margins"], typed["columns"], typed["gutter"], body, leading, typed["rules"],
        typed["facing"], span,
    )  # fmt: skip


def overridden(base: Sheet, given: Given | None, reader: Reader) -> Read[Sheet]:
    """The base with what was given worked in; WRONG where that is wrong or leaves no room to set anything."""
    if given is None:
        return base
    if not given.whole:
        return WRONG
    typed: dict[str, Any] = {
        "size": (base.width, base.height), "margins": base.margins, "columns": base.columns, "gutter": base.gutter,
        "body": (base.body, base.leading), "rules": base.rules, "facing": base.facing,
    }  # fmt: skip
    sheet = _worked_in(typed | given.values, given.span)
    return WRONG if isinstance(_sane(sheet, given, reader), Wrong) else sheet


def _sane(sheet: Sheet, given: Given, reader: Reader) -> Wrong | None:
    """Whether the margins leave a type area and the columns a measure."""
    reader.key = "sheet"
    top, right, bottom, left = sheet.margins
    width = sheet.width - left - right
    height = sheet.height - top - bottom
    if width <= 0 or height < sheet.leading:
        left_over = f"{max(0, to_mm(width)):.0f}mm x {max(0, to_mm(height)):.0f}mm"
        return reader.bad(f"the margins leave no type area ({left_over})", given.place("margins", "size"))
    gutter = sheet.gutter.resolve(sheet.body, sheet.leading)
    characters = (width - (sheet.columns - 1) * gutter) // sheet.columns // sheet.body
    if characters < 4:
        measure = counted(max(0, characters), "character")
        message = f"{counted(sheet.columns, 'column')} leave a measure of {measure}; it takes 4 or more"
        return reader.bad(message, given.place("columns", "gutter", "body", "margins", "size"))
    return None


def lines_of(sheet: Sheet) -> int:
    """Lines of the grid in the type area; what is left over goes to the foot."""
    return (sheet.height - sheet.margins[0] - sheet.margins[2]) // sheet.leading
