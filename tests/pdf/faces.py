"""Small faces of a user's own, built on the spot: boxes of known size, so that every position has a round number.

Han glyphs are boxes of 0.8 em in an em of 1000; `。` and `，` have their ink in the left half; digits are half an em.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"
MARKS = "。，"
DIGITS = "0123456789"
OUTLINES = Literal["glyf", "cff", "cid"]


def _box(character: str) -> tuple[int, int, int, int, int]:
    """Left, bottom, right, top of the ink, and the advance."""
    if character in MARKS:
        return 100, -50, 300, 150, 1000
    if character in DIGITS:
        return 50, 0, 450, 700, 500
    return 100, -20, 900, 780, 1000


def _draw(pen: Any, box: tuple[int, int, int, int]) -> Any:
    left, bottom, right, top = box
    pen.moveTo((left, bottom))
    pen.lineTo((left, top))
    pen.lineTo((right, top))
    pen.lineTo((right, bottom))
    pen.closePath()
    return pen


def face(outlines: OUTLINES, name: str, characters: str = HAN + MARKS + DIGITS, notdef: bool = True) -> TTFont:
    """A face; `cid` is a CID-keyed CFF whose CIDs are not its glyph ids."""
    own = {character: f"u{ord(character):04X}" for character in characters}
    if outlines == "cid":
        own = {character: f"cid{100 + 7 * place:05d}" for place, character in enumerate(characters)}
    space = "cid00099" if outlines == "cid" else "space"
    names = [".notdef", space, *own.values()]
    boxes = {own[character]: _box(character) for character in characters}
    boxes |= {".notdef": (100, 0, 900, 800, 1000), space: (0, 0, 0, 0, 250)}
    builder = FontBuilder(1000, isTTF=outlines == "glyf")
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x20: space, **{ord(character): glyph for character, glyph in own.items()}})
    blank = {space} if notdef else {space, ".notdef"}
    if outlines == "glyf":
        pens: dict[str, Any] = {glyph: TTGlyphPen(None) for glyph in names}
        for glyph, pen in pens.items():
            if glyph not in blank:
                _draw(pen, boxes[glyph][:4])
        builder.setupGlyf({glyph: pen.glyph() for glyph, pen in pens.items()})
    else:
        strings = {}
        for glyph in names:
            pen = T2CharStringPen(boxes[glyph][4], None)
            strings[glyph] = (pen if glyph in blank else _draw(pen, boxes[glyph][:4])).getCharString()
        builder.setupCFF(name, {"FullName": name}, strings, {})
    builder.setupHorizontalMetrics({glyph: (boxes[glyph][4], boxes[glyph][0]) for glyph in names})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost(keepGlyphNames=outlines != "cid")
    if outlines == "cid":
        _key_by_cid(builder.font)
    return builder.font


def _key_by_cid(font: TTFont) -> None:
    """Turns a name-keyed CFF into a CID-keyed one; its glyphs are named by their CIDs already."""
    top = font["CFF "].cff.topDictIndex[0]
    inner = FontDict()
    inner.Private = top.Private
    inner.FontName = "Inner"
    array, select = FDArrayIndex(), FDSelect()
    array.append(inner)
    select.format = 3
    for string in top.CharStrings.charStrings.values():
        string.fdSelectIndex = 0
    top.ROS = ("Adobe", "Identity", 0)
    top.CIDCount = 65535
    top.FDArray, top.FDSelect = array, select
    del top.Private
    top.rawDict.pop("Private", None)


def save(font: TTFont, path: Path) -> Path:
    font.save(path)
    return path


def collection(fonts: list[TTFont], path: Path) -> Path:
    """A TrueType collection of some faces."""
    made = TTCollection()
    for font in fonts:
        stream = BytesIO()
        font.save(stream)
        made.fonts.append(TTFont(BytesIO(stream.getvalue())))
    made.save(str(path))
    return path
