"""The room inside a block: its copy columns and grid lines, after its box has taken its share."""

from __future__ import annotations

from itertools import pairwise

from ..colour import BLACK, Colour
from ..display import Fill, Frame as Outline, Item, Rule
from ..geometry import Length, Rect, pt
from ..issue import Box
from ..record import NamedTuple
from .frame import Frame, Stretch
from .grid import Grid
from .ornament import THICK, border

TINT = Colour(0, 0, 0, 8)
BOX_RULE = pt(0.5)
NARROWEST = 4
"""Characters of the narrowest column that copy is set in."""
_DOUBLE_GAP = pt(1.6)
_THICK = pt(1.5)


class Room(NamedTuple):
    """Copy columns of one measure, and the grid lines that are theirs: stretches from top to bottom."""

    xs: tuple[Length, ...]
    """Left edges of the columns."""
    measure: Length
    stretches: tuple[tuple[Stretch, ...], ...]

    @property
    def first(self) -> int:
        return min((column[0][0] for column in self.stretches if column), default=0)

    @property
    def last(self) -> int:
        return max((column[-1][1] for column in self.stretches if column), default=0)

    @property
    def x(self) -> Length:
        return self.xs[0]

    @property
    def right(self) -> Length:
        return self.xs[-1] + self.measure

    @property
    def lines(self) -> int:
        return self.last - self.first

    def over(self, first: int, last: int) -> tuple[Length, Length]:
        """Left edge and width of the columns [first, last)."""
        return self.xs[first], self.xs[last - 1] + self.measure - self.xs[first]

    def without(self, columns: Stretch, lines: Stretch) -> Room:
        """The room less the grid lines [first, last) of the columns [first, last)."""
        if lines[0] >= lines[1]:
            return self
        cut = tuple(
            _less(column, lines) if columns[0] <= place < columns[1] else column
            for place, column in enumerate(self.stretches)
        )
        return self._replace(stretches=cut)

    def common(self, columns: Stretch) -> tuple[Stretch, ...]:
        """The stretches that the columns [first, last) have in common."""
        shared = self.stretches[columns[0]]
        for other in self.stretches[columns[0] + 1 : columns[1]]:
            shared = _both(shared, other)
        return shared


def _less(column: tuple[Stretch, ...], lines: Stretch) -> tuple[Stretch, ...]:
    cut = [part for start, end in column for part in ((start, min(end, lines[0])), (max(start, lines[1]), end))]
    return tuple((start, end) for start, end in cut if end > start)


def _both(one: tuple[Stretch, ...], other: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    met = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return tuple((start, end) for start, end in met if end > start)


def boxed(box: Box | None, kind: str) -> str:
    """The style of a block's box: a sidebar has a tint unless it says otherwise."""
    if box is None:
        return "tint" if kind == "sidebar" else "none"
    return box.style


def room(frame: Frame, grid: Grid, columns: int | None = None) -> Room:
    """The room of a block in its own number of copy columns (default: its base columns), fewer where they would be
    narrower than four characters."""
    base = frame.columns[1] - frame.columns[0]
    wanted = columns or base
    box = frame.block.box
    if boxed(box, frame.block.kind) == "none":
        if wanted == base:
            xs = tuple(grid.column_x(column) for column in range(*frame.columns))
            return Room(xs, grid.measure, frame.stretches)
        return _divided(frame, grid, wanted, (0, 0))
    inset = box.inset.resolve(grid.body, grid.leading) if box and box.inset else grid.body
    inset += THICK if box and box.border else 0
    inset = max(0, min(inset, (frame.area.width - NARROWEST * grid.body) // 2))
    down = max(1, -(-(inset - grid.half_lead) // grid.leading))
    if any(end - start <= 2 * down for column in frame.stretches for start, end in column):
        down = 0
    chars = (grid.measure - 2 * inset) // grid.body
    if frame.stepped and wanted == base and chars >= NARROWEST:
        return _clear(frame, grid, chars * grid.body, down)
    return _divided(frame, grid, wanted, (inset, down))


def _clear(frame: Frame, grid: Grid, measure: Length, down: int) -> Room:
    """The columns of a stepped box, each clear of the edge that may stand at either side of it."""
    aside = (grid.measure - measure) // 2
    xs = tuple(grid.column_x(column) + aside for column in range(*frame.columns))
    return Room(xs, measure, tuple(_lower(column, down) for column in frame.stretches))


def _lower(column: tuple[Stretch, ...], down: int) -> tuple[Stretch, ...]:
    """A column less so many lines at the head and at the foot of each stretch."""
    return tuple((start + down, end - down) for start, end in column if end - start > 2 * down)


def _divided(frame: Frame, grid: Grid, columns: int, inset: tuple[Length, int]) -> Room:
    """The area in columns of whole characters, gutters of at least the sheet's; what is left goes to the gutters.

    A column has the grid lines that all base columns under it have, less those of the inset.
    """
    aside, down = inset
    x, width = frame.area.x0 + aside, frame.area.width - 2 * aside
    while columns > 1 and (width - (columns - 1) * grid.least_gutter) // columns // grid.body < NARROWEST:
        columns -= 1
    chars = max(1, (width - (columns - 1) * grid.least_gutter) // columns // grid.body)
    measure = chars * grid.body
    spare = width - columns * measure
    xs = tuple(x + number * measure + spare * number // max(1, columns - 1) for number in range(columns))
    if columns == 1:
        xs = (x + spare // 2,)
    whole = Room(tuple(grid.column_x(column) for column in range(*frame.columns)), grid.measure, frame.stretches)
    stretches = []
    for left in xs:
        under = [place for place in range(len(whole.xs)) if _reaches(whole.xs, place, (left, left + measure), grid)]
        shared = whole.common((under[0], under[-1] + 1)) if under else whole.common((0, len(whole.xs)))
        stretches.append(_lower(shared, down))
    return Room(xs, measure, tuple(stretches))


def _reaches(xs: tuple[Length, ...], place: int, edges: tuple[Length, Length], grid: Grid) -> bool:
    """Whether a column between two edges has something of a base column, or of the gutters beside it: where an area
    ends with a column, its gutter is outside."""
    behind = place == 0 or xs[place - 1] + grid.measure < edges[1]
    return behind and (place + 1 == len(xs) or edges[0] < xs[place + 1])


def box_items(frame: Frame) -> list[Item]:
    """The tint and rules of a block's box."""
    style = boxed(frame.block.box, frame.block.kind)
    if style != "none" and frame.stepped:
        return _stepped_box(frame, style)
    return ground(frame.area, frame.block.box, style)


def ground(area: Rect, box: Box | None, style: str) -> list[Item]:
    """The tint and rules of a box round a rectangle."""
    rule = box.rule if box and box.rule else BOX_RULE
    items: list[Item] = []
    tint = box.tint if box and box.tint else (TINT if style == "tint" else None)
    if style != "none" and tint is not None:
        items.append(Fill((area,), tint))
    if box is not None and box.border is not None:
        items += border(area.corners(), box.border)
    elif style == "rule" or (style == "tint" and box and box.rule):
        items.append(Outline(area, rule, BLACK))
    elif style == "double":
        items.append(Outline(area, max(rule, _THICK), BLACK))
        items.append(Outline(area.inset(max(rule, _THICK) + _DOUBLE_GAP), BOX_RULE, BLACK))
    return items


def _stepped_box(frame: Frame, style: str) -> list[Item]:
    """The same round a stepped area, its rule on the outline."""
    box = frame.block.box
    tint = box.tint if box and box.tint else (TINT if style == "tint" else None)
    items: list[Item] = [Fill(frame.rects, tint)] if tint is not None else []
    if box is not None and box.border is not None:
        return [*items, *border(frame.corners, box.border)]
    weight = box.rule if box and box.rule else {"rule": BOX_RULE, "double": _THICK}.get(style)
    if weight is not None:
        path = [*frame.corners, frame.corners[0]]
        items += [Rule(start, end, weight, BLACK) for start, end in pairwise(path)]
    return items
