"""Where the head of a story stands: over its copy columns, or upright at a side of them; and its rank.

A head higher than its area is tried one rank lower, and lower again; what then still does not fit is said.
"""

from __future__ import annotations

from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..geometry import Length, Point, Rect
from ..issue import Headline, Story
from ..style import LEVELS
from .frame import Frame
from .grid import Grid
from .headline import AIR, Head, Slot, set_head
from .room import Room
from .typesetter import Typesetter
from .vertical_head import set_vertical_head

_LEAD, _SECOND, _THIRD = 0.2, 0.085, 0.04
"""Shares of the type area from which on a story ranks so, where it does not say."""


class Desk(NamedTuple):
    """What a block needs to know of its page and issue."""

    grid: Grid
    page: int
    lexicon: tuple[str, ...]
    min_ppi: float


class PlacedHead(NamedTuple):
    """A head, the copy columns [first, last) it stands over and the grid lines it takes of them."""

    head: Head
    columns: tuple[int, int]
    lines: int

    def below(self, column: int, first: int) -> int:
        """The first grid line of a copy column that the head leaves free."""
        return first + (self.lines if self.columns[0] <= column < self.columns[1] else 0)


_NO_HEAD = Head(0, (), None, ())
_ROOM = 0.34
"""The share of its area's height that a main head keeps to."""
_LEAST_BELOW = 5
"""Grid lines under a vertical head that are worth setting copy in."""


def level_of(frame: Frame, story: Story, grid: Grid) -> str:
    """The rank of a head: as typed, else by the share of the page that its area takes."""
    if story.headline is not None and story.headline.level is not None:
        return story.headline.level
    columns = frame.columns[1] - frame.columns[0]
    share = columns * (frame.lines[1] - frame.lines[0]) / (grid.columns * grid.lines)
    if frame.block.kind == "sidebar" or columns == 1:
        return "third" if share >= _THIRD else "brief"
    return "lead" if share >= _LEAD else "second" if share >= _SECOND else "third" if share >= _THIRD else "brief"


def place_head(frame: Frame, story: Story, tools: tuple[Typesetter, Desk], inner: Room) -> PlacedHead:
    """The head of a story in the room of its block."""
    headline = story.headline
    if headline is None or (headline.main is None and headline.kicker is None and headline.deck is None):
        return PlacedHead(_NO_HEAD, (0, 0), 0)
    first = LEVELS.index(level_of(frame, story, tools[1].grid))
    for level in LEVELS[first:]:
        set_in = _upright if headline.direction == "vertical" else _over
        placed = set_in(headline, (level, inner), tools)
        if placed.lines <= inner.lines and not any(found.code == "overset" for found in placed.head.findings):
            return placed
    message = f"{frame.block.id}: its head does not fit its area"
    lost = Diagnostic("overset", message, headline.span, "give the block's row more lines, or cut the head")
    return PlacedHead(_NO_HEAD._replace(findings=(lost,)), (0, 0), 0)


def _over(headline: Headline, where: tuple[str, Room], tools: tuple[Typesetter, Desk]) -> PlacedHead:
    """A head over its columns, the whole top where it does not say."""
    level, inner = where
    setter, desk = tools
    cover = min(headline.cover or len(inner.xs), len(inner.xs))
    x, measure = inner.over(0, cover)
    leading = desk.grid.leading
    above, below = AIR[level]
    style = setter.styles[f"main.{level}"]
    top = desk.grid.line_y(inner.first + style.before) + desk.grid.half_lead + round(above * leading)
    slot = Slot(Point(x, top), measure, round(inner.lines * leading * _ROOM), level)
    head = set_head(headline, slot, setter, desk.lexicon)
    lines = -(-(round((above + below) * leading) + head.height) // leading) + style.before + style.after
    return PlacedHead(head, (0, cover), lines)


def _upright(headline: Headline, where: tuple[str, Room], tools: tuple[Typesetter, Desk]) -> PlacedHead:
    """A vertical head in one copy column, or in those of its `span`, at its side."""
    level, inner = where
    setter, desk = tools
    grid = desk.grid
    count = len(inner.xs)
    cover = min(headline.cover or 1, count)
    first = 0 if headline.side == "left" else count - cover
    x, measure = inner.over(first, first + cover)
    deep: Length = inner.lines * grid.leading - 2 * grid.half_lead
    most = round(deep * (1 if count > cover else 0.6))
    top = grid.line_y(inner.first) + grid.half_lead
    head = set_vertical_head(headline, Rect(x, top, x + measure, top + most), setter, level)
    lines = -(-(head.height + grid.leading // 2) // grid.leading)
    if count > cover and inner.lines - lines < _LEAST_BELOW:
        lines = inner.lines
    return PlacedHead(head, (first, first + cover), min(lines, inner.lines))
