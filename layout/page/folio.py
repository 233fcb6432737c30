"""The folio 报眉 in the head margin: number, section and credits at the outer edge, paper and date at the inner one.

On facing pages the outer edge is the right one of an odd page; a spread has both, and a number at each.
"""

from __future__ import annotations

from ..colour import BLACK
from ..display import Item, Rule
from ..geometry import Length, Point, pt
from ..issue import Issue, Page, Text
from ..markup import plain
from ..record import NamedTuple
from ..style import Style, nearest_half_point
from ..text.justify import SetLine
from ..text.nodes import Finding
from ..text.rules.wording import FOLIO
from ..text.runs import runs
from .facts import fact
from .grid import Grid
from .typesetter import Typesetter

_RULE = pt(0.75)
_NUMBER, _NAME = 2.36, 1.475
"""Sizes of the page number and of names against the folio's: 20 and 12.5 pt."""

_APART = pt(12)
"""The least white between both ends."""


class _Piece(NamedTuple):
    """A text of the folio, its face, its size, and the white towards the edge."""

    text: Text
    style: Style
    size: Length
    white: Length


def has_folio(page: Page) -> bool:
    """Page 1 with a masthead has none; nor has a page that says so."""
    masthead = any(block.kind == "masthead" for block in page.blocks.values())
    return page.folio is not None and not (page.number == 1 and masthead)


def outer_is_right(page: Page) -> bool:
    """Whether the outer edge is the right one: on the odd pages of facing ones."""
    return page.sheet.facing and page.number % 2 == 1 and not page.spread


def folio(issue: Issue, page: Page, setter: Typesetter, grid: Grid) -> list[Item]:
    """The folio of a page, a rule below it."""
    if not has_folio(page):
        return []
    y = grid.y - pt(7)
    left, right = Point(grid.x, y - pt(4.5)), Point(grid.x + grid.width, y - pt(4.5))
    outer, inner = _outer(page, setter), _inner(issue, setter)
    at_left, at_right = (inner, outer) if outer_is_right(page) else (outer, inner)
    if page.second is not None:
        at_right = [
            _number(page, page.second, setter),
            *(piece._replace(white=piece.white or pt(8)) for piece in inner),
        ]
    at_left, at_right = _fitting(at_left, at_right, setter, grid.width - _APART)
    rule = Rule(Point(grid.x, y), Point(grid.x + grid.width, y), _RULE, BLACK)
    return [rule, *_from_left(at_left, left, setter), *_from_right(at_right, right, setter)]


def _outer(page: Page, setter: Typesetter) -> list[_Piece]:
    style = setter.styles["folio"]
    pieces = [_number(page, page.number, setter)]
    if page.name is not None:
        pieces.append(_Piece(page.name, style._replace(face="hei-700"), _grown(style, _NAME), pt(8)))
    credits = page.folio
    if credits is not None:
        for name in FOLIO:
            text: Text | None = getattr(credits, name)
            if text is not None:
                pieces.append(_Piece(text._replace(text=FOLIO[name].format(text.text)), style, style.size, pt(12)))
    return pieces


def _grown(style: Style, by: float) -> Length:
    return nearest_half_point(round(style.size * by))


def _number(page: Page, number: int, setter: Typesetter) -> _Piece:
    style = setter.styles["folio"]._replace(face="hei-900")
    span = page.span
    return _Piece(
        Text(str(number), span.file, ((0, span.line, span.column),)),
        style,
        _grown(style, _NUMBER),
        0,
    )


def _inner(issue: Issue, setter: Typesetter) -> list[_Piece]:
    style = setter.styles["folio"]
    pieces = [_Piece(issue.paper.name, style._replace(face="song-900"), _grown(style, _NAME), 0)]
    for name in ("weekday", "date"):
        text = fact(issue, name)
        if text is not None:
            pieces.append(_Piece(text, style, style.size, pt(9)))
    return pieces


def _fitting(
    left: list[_Piece], right: list[_Piece], setter: Typesetter, room: Length
) -> tuple[list[_Piece], list[_Piece]]:
    """Both ends of a folio, smaller where they would run into each other: that is told, and nothing is left out."""
    pieces = [*left, *right]
    width = sum(piece.white + line.width for piece in pieces if (line := _line(piece, setter)) is not None)
    if width <= room:
        return left, right
    longest = plain(max(pieces, key=lambda piece: len(piece.text.text)).text)
    message = f"what it says is {width / room:.2f} times as wide as the page; it is set smaller"
    setter.note(longest, [Finding("head-squeezed", message, 0)] if longest.places else [])
    fitted = [piece._replace(size=piece.size * room // width, white=piece.white * room // width) for piece in pieces]
    return fitted[: len(left)], fitted[len(left) :]


def _line(piece: _Piece, setter: Typesetter) -> SetLine | None:
    return setter.single(piece.text, piece.style, piece.size)


def _from_left(pieces: list[_Piece], at: Point, setter: Typesetter) -> list[Item]:
    items: list[Item] = []
    x = at.x
    for piece in pieces:
        line = _line(piece, setter)
        if line is not None:
            items += runs(line, Point(x + piece.white, at.y))
            x += piece.white + line.width
    return items


def _from_right(pieces: list[_Piece], at: Point, setter: Typesetter) -> list[Item]:
    """The same from the right edge inwards, given in reading order."""
    placed: list[list[Item]] = []
    x = at.x
    for piece in pieces:
        line = _line(piece, setter)
        if line is not None:
            x -= piece.white + line.width
            placed.append(list(runs(line, Point(x, at.y))))
    return [item for piece_items in reversed(placed) for item in piece_items]
