"""The galley proof 小样: one story in its own measure, line after line on sheets of its own, numbered, room for marks.

All of the copy stands here, what does not fit its page too; where heads and pictures stand is the page's business, so
heads are set as text and captions follow the copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..colour import Colour
from ..display import Item, Page as Sheet, Rule
from ..fonts import FontBook
from ..geometry import Length, Point, mm, pt
from ..issue import Issue, Page, Photos, Story, Text
from ..markup import parse
from ..record import NamedTuple
from ..style import resolve
from ..text.runs import runs
from .flow import Unit
from .frame import frames
from .grid import ASCENT, Grid, page_grid
from .room import room
from .typesetter import Typesetter
from .units import galleys, head_units, paragraphs

_PAPER = mm(210), mm(297)
_LEFT, _TOP, _FOOT = mm(50), mm(18), mm(14)
_NUMBER, _AWAY = pt(6.5), mm(3)
_GREY = Colour(0, 0, 0, 60)
_HEADS = (("kicker", pt(11)), ("main", pt(20)), ("deck", pt(11)))
_NARROWEST = 8
"""Characters of a measure for a story whose place could not be found."""


class Galley(NamedTuple):
    """The sheets of one story."""

    page: int
    id: str
    sheets: tuple[Sheet, ...]


def stories(issue: Issue, numbers: frozenset[int] | None) -> list[tuple[Page, str]]:
    """Every block with copy of its own, page by page."""
    return [
        (page, block.id)
        for page in issue.pages
        if numbers is None or page.number in numbers
        for block in page.blocks.values()
        if isinstance(block.content, Story | Photos) and block.content.body is not None
    ]


def galley(issue: Issue, page: Page, name: str, book: FontBook) -> Galley:
    """A story of a page, as galleys."""
    grid = page_grid(page)
    content = page.blocks[name].content
    assert isinstance(content, Story | Photos)
    frame = next((one for one in frames(page, grid)[0] if one.block.id == name), None)
    columns = content.columns if isinstance(content, Story) else None
    measure = room(frame, grid, columns).measure if frame else _NARROWEST * grid.body
    setter = Typesetter(book, resolve(issue.styles, page.sheet), page.number, name)
    rows = list(_rows(content, setter, (measure, grid)))
    most = (_PAPER[1] - _TOP - _FOOT) // grid.leading
    sheets: list[Sheet] = []
    items: list[Item] = []
    beside: list[Item] = []
    line = count = head = 0
    for row in rows:
        if line + row.height > most and items:
            sheets.append(_sheet(page, measure, head * grid.leading, [*items, *beside]))
            items, beside, line, head = [], [], 0, 0
        for place, (left, down) in zip(row.unit.lines, row.places, strict=True):
            y = _TOP + line * grid.leading + down
            items += runs(place.line, Point(_LEFT + left, y))
            if row.numbered:
                count += 1
                beside += _numbered(count, y, setter)
        line += row.height
        head = line if row.wide else head
    return Galley(page.number, name, (*sheets, _sheet(page, measure, head * grid.leading, [*items, *beside])))


class _Row(NamedTuple):
    """A unit on the galley: the left edge and baseline of each of its lines, the grid lines it takes."""

    unit: Unit
    places: tuple[tuple[Length, Length], ...]
    height: int
    numbered: bool
    wide: bool = False
    """It is set over the measure: a head."""


def _rows(content: Story | Photos, setter: Typesetter, room_for: tuple[Length, Grid]) -> Iterator[_Row]:
    """Head, copy and captions, from top to bottom."""
    measure, grid = room_for
    headline = content.headline if isinstance(content, Story) else None
    heads: list[tuple[Text | None, Length]] = [(getattr(headline, key, None), size) for key, size in _HEADS]
    if isinstance(content, Photos):
        heads.append((content.title, _HEADS[1][1]))
    for text, size in heads:
        if text is not None:
            yield from _display(text, size, setter, grid)
    above = ((content.source, "source"), (content.byline, "byline")) if isinstance(content, Story) else ()
    body = content.body.text if content.body is not None else None
    parsed = paragraphs(body, content.see) if isinstance(content, Story) else parse(body) if body is not None else ()
    for unit in head_units(above, setter, measure):
        yield _row(unit, grid, False)
    for galley_of in galleys(parsed, setter, measure, grid):
        for unit in galley_of.units:
            yield _row(unit, grid, True)
    captions = [(content.caption, "caption"), (content.credit, "credit")] if isinstance(content, Photos) else []
    for photo in content.photos:
        captions += [(photo.caption, "caption"), (photo.credit, "credit")]
    for unit in head_units(tuple(captions), setter, measure):
        yield _row(unit, grid, False)


def _display(text: Text, size: Length, setter: Typesetter, grid: Grid) -> Iterator[_Row]:
    """A head as text, its typed line breaks left to be seen."""
    style = setter.styles["label"]._replace(face="hei-700", size=size, align="left")
    pitch = -(-size * 5 // 4 // grid.leading)
    for aligned in setter.lines(text, style, _PAPER[0] - _LEFT - mm(10)):
        unit = Unit("line", (aligned,), 0, pitch, 0, size, 0)
        yield _Row(unit, ((0, pitch * grid.leading - (grid.leading - size) // 2 - size // 4),), pitch, False, True)


def _row(unit: Unit, grid: Grid, numbered: bool) -> _Row:
    """A unit of the copy, on its own grid lines."""
    top = unit.before * grid.leading
    if unit.kind == "line":
        places = tuple((one.shift, top + grid.baseline(0) - grid.y) for one in unit.lines)
    else:
        downs = (top + row + round(unit.size * ASCENT) for row in unit.rows)
        places = tuple((one.shift, down) for one, down in zip(unit.lines, downs, strict=True))
    return _Row(unit, places, unit.before + unit.height + unit.after, numbered)


def _numbered(count: int, y: Length, setter: Typesetter) -> list[Item]:
    """The number of a line, in the margin before it."""
    style = setter.styles["label"]
    line = setter.single(Text(str(count), "", ((0, 1, 1),)), style, _NUMBER, _GREY)
    return [] if line is None else list(runs(line, Point(_LEFT - _AWAY - line.width, y)))


def _sheet(page: Page, measure: Length, head: Length, items: list[Item]) -> Sheet:
    """A sheet, hairlines at both edges of the measure below the head."""
    top, foot = _TOP + head, _PAPER[1] - _FOOT
    edges = [Rule(Point(x, top), Point(x, foot), pt(0.25), _GREY) for x in (_LEFT - mm(1.5), _LEFT + measure + mm(1.5))]
    return Sheet(page.number, page.name.text if page.name else "", *_PAPER, (*items, *edges), ())
