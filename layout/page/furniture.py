"""What belongs to the page and to no block: column rules, cut-off rules, the folio.

A rule stands in the white between two neighbouring blocks: a column rule where they stand side by side, a cut-off rule
where one stands over the other.  None stands beside a box, a picture block or an advertisement, which have edges of
their own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from ..colour import BLACK
from ..display import Item, Rule
from ..geometry import Length, Point, pt
from .frame import Frame
from .grid import Grid
from .room import boxed

COLUMN_RULE = pt(0.3)
CUT_OFF_RULE = pt(0.5)
_FOLIO_RULE = pt(0.75)
_PAGE_NUMBER = pt(20)
_OWN_EDGES = frozenset(("masthead", "ad"))


class _Part(NamedTuple):
    """A stretch of one base column that a block stands in."""

    frame: Frame
    start: int
    end: int


def rules(frames: tuple[Frame, ...], grid: Grid) -> list[Item]:
    """The rules between the blocks of a page."""
    columns: list[list[_Part]] = [[] for _ in range(grid.columns)]
    for frame in frames:
        for place, stretches in enumerate(frame.stretches):
            columns[frame.columns[0] + place] += [_Part(frame, *stretch) for stretch in stretches]
    made: list[Item] = []
    for place, (left, right) in enumerate(pairwise(columns)):
        made += _column_rules(left, right, (grid.column_x(place) + grid.measure + grid.column_x(place + 1)) // 2, grid)
    return made + _cut_offs(columns, grid)


def _ruled(one: _Part, other: _Part) -> bool:
    """Whether a rule stands between two blocks: neither has an edge of its own."""
    return one.frame is not other.frame and not any(
        part.frame.block.kind in _OWN_EDGES or boxed(part.frame.block.box, part.frame.block.kind) != "none"
        for part in (one, other)
    )


def _column_rules(left: list[_Part], right: list[_Part], x: Length, grid: Grid) -> list[Item]:
    """The rules in one gutter, where two blocks stand side by side."""
    made: list[Item] = []
    for one in left:
        for other in right:
            top, foot = max(one.start, other.start), min(one.end, other.end)
            if top < foot and _ruled(one, other):
                ends = Point(x, grid.line_y(top) + grid.half_lead), Point(x, grid.line_y(foot) - grid.half_lead)
                made.append(Rule(*ends, COLUMN_RULE, BLACK))
    return made


def _cut_offs(columns: list[list[_Part]], grid: Grid) -> list[Item]:
    """The rules between a block and the one under it, over all the columns that they share."""
    shared: dict[tuple[int, str, str], list[int]] = {}
    for place, column in enumerate(columns):
        for upper in column:
            for lower in column:
                if lower.start == upper.end + 1 and _ruled(upper, lower):
                    key = (upper.end, upper.frame.block.id, lower.frame.block.id)
                    shared.setdefault(key, []).append(place)
    made: list[Item] = []
    for (line, _, _), places in shared.items():
        y = grid.line_y(line) + grid.leading // 2
        start = places[0]
        for place, following in pairwise([*places, -1]):
            if following != place + 1:
                right = grid.column_x(place) + grid.measure
                made.append(Rule(Point(grid.column_x(start), y), Point(right, y), CUT_OFF_RULE, BLACK))
                start = following
    return made
