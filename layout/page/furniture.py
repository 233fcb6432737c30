"""The rules between the blocks of a page: column rules 栏线 and cut-off rules 水线.

A rule stands in the white between two neighbouring blocks: a column rule where they stand side by side, a cut-off rule
where one stands over the other.  None stands beside a box, an advertisement or the edge of a picture block, which have
edges of their own, nor over what begins with a rule.  A rule that parts one block from several runs on over the gutters
between them; where two rules would cross, the column rule keeps the gutter.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from ..colour import BLACK
from ..display import Item, Rule
from ..geometry import Length, Point, Rect, pt
from ..issue import Refers
from ..record import NamedTuple
from .frame import Frame
from .grid import Grid
from .room import boxed

COLUMN_RULE = pt(0.3)
CUT_OFF_RULE = pt(0.5)
_OWN_EDGES = frozenset(("masthead", "ad"))
_NEAR = 1.5
"""Grid lines within which a picture's edge stands in for a cut-off rule."""

Pictures = Mapping[str, tuple[Rect, ...]]
"""The pictures of the picture blocks, by the id of their block."""


class _Part(NamedTuple):
    """A stretch of one base column that a block stands in."""

    frame: Frame
    start: int
    end: int

    @property
    def id(self) -> str:
        return self.frame.block.id


class _Beside(NamedTuple):
    """Two blocks side by side in a gutter, over grid lines [start, end)."""

    left: str
    right: str
    start: int
    end: int


class _Over(NamedTuple):
    """A block over another in a base column, at a white line."""

    upper: str
    lower: str
    column: int


def rules(frames: tuple[Frame, ...], grid: Grid, pictures: Pictures) -> list[Item]:
    """The rules between the blocks of a page."""
    columns: list[list[_Part]] = [[] for _ in range(grid.columns)]
    for frame in frames:
        for place, stretches in enumerate(frame.stretches):
            columns[frame.columns[0] + place] += [_Part(frame, *stretch) for stretch in stretches]
    made: list[Item] = []
    for place, (left, right) in enumerate(pairwise(columns)):
        x = (grid.column_x(place) + grid.measure + grid.column_x(place + 1)) // 2
        for start, end in _joined(_besides(left, right)):
            ends = Point(x, grid.line_y(start) + grid.half_lead), Point(x, grid.line_y(end) - grid.half_lead)
            made.append(Rule(*ends, COLUMN_RULE, BLACK))
    return made + _cut_offs(columns, grid, pictures)


def _edged(part: _Part) -> bool:
    """Whether a block has edges of its own."""
    block = part.frame.block
    return block.kind in _OWN_EDGES or boxed(block.box, block.kind) != "none"


def _besides(left: list[_Part], right: list[_Part]) -> list[_Beside]:
    """Where two blocks without edges of their own stand side by side."""
    made = []
    for one in left:
        for other in right:
            start, end = max(one.start, other.start), min(one.end, other.end)
            bare = not any(_edged(part) or part.frame.block.kind == "photos" for part in (one, other))
            if start < end and bare and one.frame is not other.frame:
                made.append(_Beside(one.id, other.id, start, end))
    return sorted(made, key=lambda beside: beside.start)


def _joined(besides: list[_Beside]) -> list[tuple[int, int]]:
    """The rules of a gutter: one that has the same block on a side runs on over the white line between two others."""
    made: list[tuple[int, int]] = []
    last: _Beside | None = None
    for beside in besides:
        same = last is not None and (last.left == beside.left or last.right == beside.right)
        if same and last is not None and beside.start <= last.end + 1:
            made[-1] = (made[-1][0], beside.end)
        else:
            made.append((beside.start, beside.end))
        last = beside
    return made


def _cut_offs(columns: list[list[_Part]], grid: Grid, pictures: Pictures) -> list[Item]:
    """The rules between blocks and those under them, each as long as it parts the same block from others."""
    lines: dict[int, list[_Over]] = {}
    for place, column in enumerate(columns):
        for upper in column:
            for lower in column:
                if lower.start == upper.end + 1 and _parted(upper, lower) and upper.frame is not lower.frame:
                    over = _Over(upper.id, lower.id, place)
                    if not _pictured(over, upper.end, grid, pictures):
                        lines.setdefault(upper.end, []).append(over)
    made: list[Item] = []
    for line, overs in lines.items():
        y = grid.line_y(line) + grid.leading // 2
        for run in _runs(overs):
            left, right = grid.column_x(run[0].column), grid.column_x(run[-1].column) + grid.measure
            made.append(Rule(Point(left, y), Point(right, y), CUT_OFF_RULE, BLACK))
    return made


def _parted(upper: _Part, lower: _Part) -> bool:
    """Whether a cut-off rule stands between two blocks: neither has edges, the lower does not begin with a rule."""
    content = lower.frame.block.content
    ruled = isinstance(content, Refers) and content.title is not None
    return not (_edged(upper) or _edged(lower) or ruled)


def _pictured(over: _Over, line: int, grid: Grid, pictures: Pictures) -> bool:
    """Whether the edge of a picture parts two blocks in a column."""
    x = grid.column_x(over.column)
    y = grid.line_y(line) + grid.leading // 2
    near: Length = round(grid.leading * _NEAR)
    return any(
        rect.x0 < x + grid.measure and x < rect.x1 and abs(edge - y) < near
        for name, edge_of in ((over.upper, 3), (over.lower, 1))
        for rect in pictures.get(name, ())
        for edge in (rect[edge_of],)
    )


def _runs(overs: list[_Over]) -> list[list[_Over]]:
    """Neighbouring columns that one rule runs over: they have the same block above, or the same below."""
    made: list[list[_Over]] = []
    for over in overs:
        last = made[-1][-1] if made else None
        if (
            last is not None
            and over.column == last.column + 1
            and (over.upper == last.upper or over.lower == last.lower)
        ):
            made[-1].append(over)
        else:
            made.append([over])
    return made
