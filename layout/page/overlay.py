"""The grid over a page: lines, columns, the areas of the blocks and their ids, on the layer of the proof."""

from __future__ import annotations

from itertools import pairwise

from ..colour import Colour
from ..display import Frame, Item, Layer, Rule
from ..edition import SetPage
from ..fonts import FontBook
from ..geometry import Point, Rect, pt
from ..issue import Text
from ..style import HOUSE
from ..text.runs import runs
from .typesetter import Typesetter

_LINES, _COLUMNS, _AREAS = Colour(60, 0, 0, 0), Colour(30, 0, 0, 0), Colour(0, 80, 0, 0)
_HAIRLINE, _EDGE = pt(0.15), pt(0.6)


def with_grid(done: SetPage, book: FontBook) -> SetPage:
    """The page with its grid drawn over it."""
    grid, page = done.grid, done.page
    step = (grid.measure + grid.gutter) if grid.columns > 1 else 0
    lefts = [grid.origin.x + round(column * step) for column in range(grid.columns)]
    right = lefts[-1] + grid.measure
    foot = grid.origin.y + grid.lines * grid.leading
    items: list[Item] = []
    for line in range(grid.lines + 1):
        y = grid.origin.y + line * grid.leading
        items.append(Rule(Point(grid.origin.x, y), Point(right, y), _HAIRLINE, _LINES))
    for left in lefts:
        items.append(Frame(Rect(left, grid.origin.y, left + grid.measure, foot), _HAIRLINE, _COLUMNS))
    setter = Typesetter(book, HOUSE, page.number, "grid")
    for block in done.blocks:
        xs, ys = [point.x for point in block.area], [point.y for point in block.area]
        path = [*block.area, block.area[0]]
        items += [Rule(start, end, _EDGE, _AREAS) for start, end in pairwise(path)]
        name = Text(block.id, block.span.file, ((0, block.span.line, block.span.column),))
        line_of = setter.single(name, HOUSE["label"], None, _AREAS)
        if line_of is not None:
            items += runs(line_of, Point(min(xs) + pt(2), min(ys) + pt(8)))
    layers = {layer.name: layer.items for layer in page.layers}
    layers["proof"] = (*layers.get("proof", ()), *items)
    return done._replace(page=page._replace(layers=tuple(Layer(name, own) for name, own in layers.items())))
