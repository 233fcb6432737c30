"""The room inside a block: its copy columns and grid lines, after its box has taken its share."""

from __future__ import annotations

from typing import NamedTuple

from ..colour import Colour
from ..display import Fill, Frame as Outline, Item
from ..geometry import Length, pt
from ..issue import Box
from .frame import Frame
from .grid import Grid

TINT = Colour(0, 0, 0, 8)
BOX_RULE = pt(0.5)
NARROWEST = 4
"""Characters of the narrowest column that copy is set in."""
_DOUBLE_GAP = pt(1.6)
_THICK = pt(1.5)


class Room(NamedTuple):
    """Copy columns of one measure between two grid lines."""

    xs: tuple[Length, ...]
    """Left edges of the columns."""
    measure: Length
    first: int
    last: int

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
    style = boxed(frame.block.box, frame.block.kind)
    if style == "none":
        if wanted == base:
            xs = tuple(grid.column_x(column) for column in range(*frame.columns))
            return Room(xs, grid.measure, *frame.lines)
        return _divided(frame.area.x0, frame.area.width, (wanted, frame.lines), grid)
    box = frame.block.box
    inset = box.inset.resolve(grid.body, grid.leading) if box and box.inset else grid.body
    inset = max(0, min(inset, (frame.area.width - NARROWEST * grid.body) // 2))
    down = max(1, -(-(inset - grid.half_lead) // grid.leading))
    if frame.lines[1] - frame.lines[0] <= 2 * down:
        down = 0
    lines = frame.lines[0] + down, frame.lines[1] - down
    return _divided(frame.area.x0 + inset, frame.area.width - 2 * inset, (wanted, lines), grid)


def _divided(x: Length, width: Length, how: tuple[int, tuple[int, int]], grid: Grid) -> Room:
    """A width in columns of whole characters, gutters of at least the sheet's; what is left goes to the gutters."""
    columns, lines = how
    least = min(grid.gutter, 2 * grid.body)
    while columns > 1 and (width - (columns - 1) * least) // columns // grid.body < NARROWEST:
        columns -= 1
    chars = max(1, (width - (columns - 1) * least) // columns // grid.body)
    measure = chars * grid.body
    spare = width - columns * measure
    if columns == 1:
        return Room((x + spare // 2,), measure, *lines)
    return Room(
        tuple(x + number * measure + spare * number // (columns - 1) for number in range(columns)), measure, *lines
    )


def box_items(frame: Frame) -> list[Item]:
    """The tint and rules of a block's box."""
    style = boxed(frame.block.box, frame.block.kind)
    box = frame.block.box
    rule = box.rule if box and box.rule else BOX_RULE
    items: list[Item] = []
    tint = box.tint if box and box.tint else (TINT if style == "tint" else None)
    if style != "none" and tint is not None:
        items.append(Fill((frame.area,), tint))
    black = Colour(0, 0, 0, 100)
    if style == "rule" or (style == "tint" and box and box.rule):
        items.append(Outline(frame.area, rule, black))
    elif style == "double":
        items.append(Outline(frame.area, max(rule, _THICK), black))
        items.append(Outline(frame.area.inset(max(rule, _THICK) + _DOUBLE_GAP), BOX_RULE, black))
    return items
