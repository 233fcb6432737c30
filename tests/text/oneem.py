"""A face of round numbers: Han and full-width marks of 1 em, Latin letters of half an em, upem 1000.

Three of them.  `full` halves its marks by `halt`, as Noto does; `narrow` has no `halt` and quotes of 0.35 em, as LXGW
WenKai has; `centred` has the ink of 。 and ， in the middle, as Traditional faces do.  All Han share one glyph: what is
tested here are places, not shapes.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from layout.fonts import Catalogue, FaceEntry, FontBook

UPEM = 1000
OPENING = "“‘（《〈「『【〔〖［｛"
CLOSING = "”’）》〉」』】〕〗］｝，、；：。？！"
QUOTES = "“‘”’"
KANA = "".join(map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB), 0x30FC)))
CENTRED = "，、；：。？！"


class Drawing(NamedTuple):
    """One glyph: its name, its advance, its ink from left to right, the characters it draws."""

    name: str
    advance: int
    ink: tuple[int, int]
    characters: str


def _span(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


def _alone(prefix: str, characters: str, advance: int, ink: tuple[int, int]) -> list[Drawing]:
    """A glyph for each character, all of one width."""
    return [Drawing(f"{prefix}{ord(character):04X}", advance, ink, character) for character in characters]


def _drawings(quote: int) -> list[Drawing]:
    opening = [mark for mark in OPENING if mark not in QUOTES]
    closing = [mark for mark in CLOSING if mark not in QUOTES]
    quotes = [
        *_alone("open", "“‘", quote, (quote - 250, quote - 50)),
        *_alone("shut", "”’", quote, (50, 250)),
    ]
    return [
        Drawing(".notdef", 1000, (100, 900), ""),
        Drawing("space", 250, (0, 0), " \u00a0"),
        Drawing("wide", 1000, (0, 0), "\u3000"),
        Drawing(
            "han",
            1000,
            (50, 950),
            _span(0x4E00, 0x9FFF) + "々〇" + KANA,
        ),
        Drawing("symbol", 1000, (50, 950), "①②③④⑤■℃℉％‰№￥～－⸺"),
        *_alone("latin", _span(0x21, 0x7E) + "é°′″–¥€£", 500, (50, 450)),
        *quotes,
        *_alone("open", "".join(opening), 1000, (600, 900)),
        *_alone("shut", "".join(closing), 1000, (100, 400)),
        Drawing("dash", 1000, (0, 1000), "—"),
        Drawing("ellipsis", 1000, (100, 900), "…"),
        Drawing("dot", 300, (100, 200), "·"),
        Drawing("solidus", 1000, (300, 700), "／"),
        Drawing("katakanadot", 1000, (450, 550), "・"),
    ]


def build(path: Path, halt: bool, centred: str = "") -> Path:
    """Writes the face to a file: `full` with `halt`, else `narrow`; `centred` marks lose a quarter on both sides."""
    drawings = _drawings(1000 if halt else 350)
    builder = FontBuilder(UPEM, isTTF=True)
    builder.setupGlyphOrder([drawing.name for drawing in drawings])
    builder.setupCharacterMap({ord(each): drawing.name for drawing in drawings for each in drawing.characters})
    glyphs = {}
    for drawing in drawings:
        pen = TTGlyphPen(None)
        left, right = drawing.ink
        if left < right:
            pen.moveTo((left, 0))
            for corner in ((left, 700), (right, 700), (right, 0)):
                pen.lineTo(corner)
            pen.closePath()
        glyphs[drawing.name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({drawing.name: (drawing.advance, drawing.ink[0]) for drawing in drawings})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "One Em", "styleName": "Full" if halt else "Narrow"})
    builder.setupOS2()
    builder.setupPost()
    if halt:
        rows = [
            f"pos {drawing.name} <{_trimmed(drawing, centred)} 0 -500 0>;"
            for drawing in drawings
            if drawing.name.startswith(("open", "shut"))
        ]
        addOpenTypeFeaturesFromString(builder.font, "feature halt {\n" + "\n".join(rows) + "\n} halt;")
    builder.save(path)
    return path


def _trimmed(drawing: Drawing, centred: str) -> int:
    """What `halt` takes from the left of a mark."""
    return -500 if drawing.name.startswith("open") else -250 if drawing.characters in centred else 0


def book(folder: Path) -> FontBook:
    """The three, and `strong`, which is `full` under another name."""
    files = {"full": build(folder / "full.ttf", True), "narrow": build(folder / "narrow.ttf", False)}
    files["centred"] = build(folder / "centred.ttf", True, CENTRED)
    files["strong"] = files["full"]
    entries = {name: FaceEntry(name, str(path), 0, 400, "OFL-1.1", None, True) for name, path in files.items()}
    return FontBook(Catalogue(entries, {}, ("full",)))
