"""Marks drawn on the page: a line or a frame in colour, a small numbered flag beside it, a list at the foot.

Nothing of it covers copy: lines stand in the lead, frames round what they mark, flags in the gutter, the list in the
margin.  All of it is on the layer `proof`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..colour import WHITE, Colour
from ..diagnostics import CODES
from ..display import Fill, Frame, Item, Layer, Rule
from ..edition import Edition, SetPage
from ..fonts import FontBook
from ..geometry import Length, Point, Rect, mm, pt
from ..issue import Issue, Text
from ..style import HOUSE, resolve
from ..text.rules.wording import MORE_MARKS
from ..text.runs import runs
from .fit_marks import MARK, NOTED
from .grid import ASCENT
from .marks import Mark, marks, worn_faces
from .typesetter import Typesetter

_LINE, _FRAME = pt(0.7), pt(1.2)
_FLAG, _LEAST_FLAG, _AIR = pt(8), pt(4.5), pt(1)
_ENTRY, _PITCH, _GAP = pt(6.5), pt(9), pt(10)
_UNDER_PAGE, _EDGE = pt(13), mm(4)
"""From the type area to the list, and from the list to the edge of the paper."""


def marked(edition: Edition, issue: Issue, book: FontBook) -> Edition:
    """The edition with its findings marked where they are."""
    sheets = {page.number: page.sheet for page in issue.pages}
    pages = []
    for done in edition.pages:
        styles = resolve(issue.styles, sheets[done.page.number])
        pairs = [(lost.wanted, lost.used) for lost in book.substitutions]
        found = marks(done, edition.diagnostics, worn_faces(pairs, styles))
        pages.append(_with_marks(done, found, book) if found else done)
    return edition._replace(pages=tuple(pages))


def _with_marks(done: SetPage, found: Sequence[Mark], book: FontBook) -> SetPage:
    setter = Typesetter(book, HOUSE, done.page.number, "proof")
    flags = _Flags(done, setter)
    items: list[Item] = []
    for number, mark in enumerate(found, 1):
        colour = MARK if CODES[mark.code].proof == "error" else NOTED
        items += _drawn(mark, colour)
        items += flags.at(mark, str(number), colour)
    items += _listed(done, found, setter)
    layers = {layer.name: layer.items for layer in done.page.layers}
    layers["proof"] = (*layers.get("proof", ()), *items)
    page = done.page._replace(layers=tuple(Layer(name, own) for name, own in layers.items()))
    return done._replace(page=page)


def _drawn(mark: Mark, colour: Colour) -> Iterator[Item]:
    """A frame round a picture or a character, a line under what is set loosely or in another face."""
    for part in mark.parts:
        if mark.code == "low-resolution":
            yield Frame(part, _FRAME, colour)
        elif mark.code == "missing-glyph":
            yield Frame(part.inset(-_LINE), _LINE, colour)
        elif mark.code == "overset":
            yield Rule(Point(part.x0, part.y0), Point(part.x1, part.y0), _FRAME, colour)
        else:
            y = part.y1 + _AIR
            yield Rule(Point(part.x0, y), Point(part.x1, y), _LINE, colour)


class _Flags:
    """The flags of a page: none stands on another."""

    def __init__(self, done: SetPage, setter: Typesetter) -> None:
        self._setter = setter
        self._side = max(_LEAST_FLAG, min(_FLAG, done.grid.gutter - 2 * _AIR)) if done.grid.columns > 1 else _FLAG
        self._taken: set[tuple[Length, Length]] = set()

    def at(self, mark: Mark, number: str, colour: Colour) -> list[Item]:
        """The flag of a mark: in a picture's corner, beside an overset column, else in the white before the line."""
        part, side = mark.parts[0], self._side
        x, y = mark.edge - side - _AIR, part.y0 + (part.height - side) // 2
        if mark.code == "low-resolution":
            x, y = part.x0 + _FRAME, part.y0 + _FRAME
        elif mark.code == "overset":
            x, y = part.x1 + _AIR, part.y0 - side // 2
        while (x // pt(2), y // pt(2)) in self._taken:
            y += side
        self._taken.add((x // pt(2), y // pt(2)))
        ground = Rect(x, y, x + side, y + side)
        return [Fill((ground,), colour), *_centred(number, ground, self._setter)]


def _centred(words: str, ground: Rect, setter: Typesetter) -> list[Item]:
    size = ground.height * 3 // 4
    line = setter.single(_text(words), HOUSE["label"]._replace(face="hei-700"), size, WHITE)
    if line is not None and line.width > ground.width:
        size = size * ground.width // line.width
        line = setter.single(_text(words), HOUSE["label"]._replace(face="hei-700"), size, WHITE)
    if line is None:
        return []
    at = Point(
        ground.x0 + (ground.width - line.width) // 2, ground.y0 + (ground.height - size) // 2 + round(size * ASCENT)
    )
    return list(runs(line, at))


def _listed(done: SetPage, found: Sequence[Mark], setter: Typesetter) -> list[Item]:
    """The findings with their numbers in the foot margin; how many more there are, where it is full."""
    grid = done.grid
    left, right = grid.origin.x, done.page.width - grid.origin.x
    top = grid.origin.y + grid.lines * grid.leading + _UNDER_PAGE
    rows = (done.page.height - _EDGE - top) // _PITCH
    style = HOUSE["label"]._replace(face="hei-400")
    items: list[Item] = []
    x, row = left, 0
    for number, mark in enumerate(found, 1):
        colour = MARK if CODES[mark.code].proof == "error" else NOTED
        line = setter.single(_text(f"{number} {mark.words}"), style, _ENTRY, colour)
        if line is None:
            continue
        if x > left and x + line.width > right:
            x, row = left, row + 1
        more = setter.single(_text(MORE_MARKS.format(count=len(found) - number + 1)), style, _ENTRY, colour)
        last = row >= rows - 1 and number < len(found) and more is not None
        if last and more is not None and x + line.width + _GAP + more.width > right:
            line = more
        if row >= rows:
            break
        items += runs(line, Point(x, top + row * _PITCH + round(_ENTRY * ASCENT)))
        if line is more:
            break
        x += line.width + _GAP
    return items


def _text(words: str) -> Text:
    return Text(words, "", ((0, 1, 1),))
