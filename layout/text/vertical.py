"""A strand as the cells of a vertical line: what stands upright, what lies on its side, how far each reaches down.

Sizes and offsets are in em of the face, so that one pass serves every trial size.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, groupby

from ..colour import Colour
from ..display import GlyphRun
from ..fonts import Face, FontBook, Glyph, scale
from ..geometry import Length, Point
from ..markup import Strand
from ..record import NamedTuple
from .itemize import fallback_finding
from .nodes import Finding
from .rules.classes import CLOSE, DASH, DIGIT, LATIN, LINK, MIDDLE, OPEN, PAUSE, STOP, class_of
from .rules.orientation import FIGURE, TOGETHER, VERTICAL_QUOTES

_ASCENT = 0.88
_MARKS = (OPEN, CLOSE, PAUSE, STOP)


class Cell(NamedTuple):
    """A piece of a vertical line.

    `height` is how far it reaches down; `dx` and `dy` bring the glyphs' origin from the cell's top centre to its place
    (upright: dy down to the baseline; turned: dx from the centre line to the baseline); all in em.
    """

    face: Face
    glyphs: tuple[Glyph, ...]
    height: float
    dx: float
    dy: float
    turned: bool
    width: float
    """Horizontal scaling: digits that stand together are pressed into one em."""
    place: int


def cells(strand: Strand, face: Face, book: FontBook) -> tuple[Cell, ...]:
    """The cells of a strand from top to bottom."""
    return _known(strand.text, face, book)


@lru_cache(maxsize=64)
def _known(text: str, face: Face, book: FontBook) -> tuple[Cell, ...]:
    """Kept: every trial of a head asks for the same ones."""
    return tuple(_cells(text, face, book))


def _cells(text: str, face: Face, book: FontBook) -> Iterator[Cell]:
    place = 0
    figures = {at for found in FIGURE.finditer(text) for at in range(*found.span())}
    for kind, group in groupby(range(len(text)), key=lambda at: LATIN if at in figures else _kind(text[at])):
        run = "".join(text[at] for at in group)
        western = kind == LATIN
        if kind == DASH or (kind == LINK and not _has_form(run, face)):
            yield _turned(run, _with(run[0], face, book), place)
        elif western and (len(run) > TOGETHER or not run.isdecimal()) and len(run) > 1:
            yield _turned(run, face, place)
        elif western:
            yield _together(run, face, place)
        else:
            for offset, letter in enumerate(run):
                if letter.isspace():
                    yield Cell(face, (), 0.5 if letter == " " else 1.0, 0, 0, False, 1.0, place + offset)
                else:
                    yield _upright(letter, _with(letter, face, book))._replace(place=place + offset)
        place += len(run)


def _kind(letter: str) -> int:
    """What is set together: letters and digits, the two characters of a dash."""
    kind = class_of(letter)
    return LATIN if kind == DIGIT else kind


def _has_form(run: str, face: Face) -> bool:
    return face.shape(run)[0].gid != face.shape(run, ("vert",))[0].gid


def lacking(strand: Strand, face: Face, book: FontBook) -> tuple[Finding, ...]:
    """What the faces lack of a strand: fallbacks and missing glyphs, as in a horizontal line."""
    found = {}
    for place, letter in enumerate(strand.text):
        if not letter.isspace() and not face.has(letter) and letter not in found:
            found[letter] = fallback_finding(letter, face, _with(letter, face, book), place)
    return tuple(found.values())


def _with(letter: str, face: Face, book: FontBook) -> Face:
    return face if face.has(letter) else book.helper(letter, face) or book.boxing(face)


@lru_cache(maxsize=1024)
def _upright(letter: str, face: Face) -> Cell:
    """One character in its em box, a mark in the half of it that holds its ink; as at the first place of a line."""
    drawn = VERTICAL_QUOTES.get(letter, letter)
    plain, formed = face.shape(drawn), face.shape(drawn, ("vert",))
    glyph = formed[0]._replace(text=letter)
    ink = face.ink(glyph.gid)
    upem = face.upem
    if class_of(letter) in _MARKS and ink.top > ink.bottom:
        middle = (_ASCENT - 0.5) * upem
        if ink.bottom >= middle - upem * 0.06:
            return Cell(face, (glyph,), 0.5, -glyph.advance / upem / 2, _ASCENT, False, 1.0, 0)
        if ink.top <= middle + upem * 0.06:
            return Cell(face, (glyph,), 0.5, -glyph.advance / upem / 2, _ASCENT - 0.5, False, 1.0, 0)
    if class_of(letter) == MIDDLE:
        dx, dy = (ink.left + ink.right) / upem / 2, (ink.bottom + ink.top) / upem / 2
        return Cell(face, (glyph,), 0.5, -dx, 0.25 + dy, False, 1.0, 0)
    if formed[0].gid == plain[0].gid and not letter.isalnum() and glyph.advance < upem * 0.7:
        return _turned(letter, face, 0)
    return Cell(face, (glyph,), 1.0, -glyph.advance / upem / 2, _ASCENT, False, 1.0, 0)


def _together(run: str, face: Face, place: int) -> Cell:
    """A few digits, or one letter, upright in one em."""
    glyphs = tuple(face.shape(run))
    across = sum(glyph.advance for glyph in glyphs) / face.upem
    width = min(1.0, 1 / across)
    return Cell(face, glyphs, 1.0, -across * width / 2, _ASCENT - 0.02, False, width, place)


def _turned(run: str, face: Face, place: int) -> Cell:
    """A word on its side, its x-height about the centre line; a dash with its ink on it."""
    glyphs = tuple(face.shape(run))
    along = sum(glyph.advance for glyph in glyphs) / face.upem
    ink = face.ink(glyphs[0].gid)
    centre = 0.36 if run.isalnum() else (ink.bottom + ink.top) / face.upem / 2
    return Cell(face, glyphs, along, -centre, 0, True, 1.0, place)


def height(line: tuple[Cell, ...]) -> float:
    """How far a line reaches down, in em."""
    return sum(cell.height for cell in line)


def depths(line: tuple[Cell, ...], count: int) -> tuple[float, ...]:
    """How far the first characters of a line of `count` reach down, white space apart, in em; with all of them last."""
    own = [0.0] * (count + 1)
    for cell in line:
        own[cell.place + max(1, sum(len(glyph.text) for glyph in cell.glyphs))] += cell.height if cell.glyphs else 0.0
    return tuple(accumulate(own))


def stacked(
    strand: Strand, line: tuple[Cell, ...], top: Point, type_: tuple[Length, Colour], gap: Length
) -> list[GlyphRun]:
    """The glyph runs of a vertical line whose centre line begins at `top`, `gap` between its cells."""
    size, colour = type_
    made = []
    y = top.y
    for cell in line:
        upem = cell.face.upem
        xs, x = [], 0
        for glyph in cell.glyphs:
            xs.append(x)
            x += scale(glyph.advance, round(size * cell.width), upem)
        if cell.glyphs:
            at = Point(top.x + round(cell.dx * size), y + round(cell.dy * size))
            gids = tuple(glyph.gid for glyph in cell.glyphs)
            texts = tuple(glyph.text for glyph in cell.glyphs)
            span = strand.source.at(strand.places[cell.place])
            made.append(GlyphRun(cell.face, size, colour, at, gids, tuple(xs), texts, span, cell.width, cell.turned))
        y += round(cell.height * size) + gap
    return made
