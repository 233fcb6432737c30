"""The dummy 版样: the page drawn in words, and the heights of its rows.

One row of words a line, one word a column.  The cells of one id form one connected area without a hole; every id is a
block and every block is in the dummy; and the rows fit into the type area.  A stepped area is fine here.
"""

from __future__ import annotations

from ..diagnostics import Span, quoted
from ..issue import Cell, Text
from ..record import NamedTuple
from .encoding import counted
from .reader import Read, Reader

WHITE = "."

Grid = tuple[tuple[Cell, ...], ...]
Spot = tuple[int, int]


class Facts(NamedTuple):
    """What a dummy is checked against; None where it is not known because it is wrong itself."""

    columns: int | None
    lines: int | None
    """Lines of the grid in the type area."""
    blocks: dict[str, Span] | None
    """Block ids and where they are typed."""


def read_grid(text: Text) -> Grid:
    """The words of the dummy with their places; blank lines are nothing."""
    rows: list[tuple[Cell, ...]] = []
    offset = 0
    for line in text.text.split("\n"):
        at = 0
        cells: list[Cell] = []
        for word in line.split():
            at = line.index(word, at)
            cells.append(Cell(word, text.at(offset + at)))
            at += len(word)
        if cells:
            rows.append(tuple(cells))
        offset += len(line) + 1
    return tuple(rows)


def check_grid(grid: Grid, facts: Facts, reader: Reader) -> bool:
    """Whether the dummy describes a page; everything wrong with it is noted."""
    before = len(reader.diagnostics)
    if grid[0][0].span.line != grid[0][-1].span.line:
        hint = "write `dummy: |` and the rows below it"
        reader.error("dummy", "the lines of the dummy run together into one row", grid[0][0].span, hint)
        return False
    if _even(grid, facts.columns, reader):
        areas: dict[str, list[Spot]] = {}
        for y, row in enumerate(grid):
            for x, cell in enumerate(row):
                if cell.id != WHITE:
                    areas.setdefault(cell.id, []).append((x, y))
        for spots in areas.values():
            _one_area(grid, spots, reader)
    _same_ids(grid, facts.blocks, reader)
    return len(reader.diagnostics) == before


def _even(grid: Grid, columns: int | None, reader: Reader) -> bool:
    """Every row has as many words as the sheet has columns."""
    wanted = len(grid[0]) if columns is None else columns
    uneven = [row for row in grid if len(row) != wanted]
    if not uneven:
        return True
    of = "the sheet has" if columns is not None else "the first row has"
    if len(uneven) == len(grid) and len({len(row) for row in grid}) == 1:
        message = f"every row of the dummy has {counted(len(grid[0]), 'word')}; {of} {counted(wanted, 'column')}"
        reader.error("dummy", message, grid[0][0].span, "one word for each column")
        return False
    for row in uneven:
        where = row[wanted].span if len(row) > wanted else row[0].span
        what = counted(wanted, "column") if columns is not None else str(wanted)
        reader.error(
            "dummy", f"this row has {counted(len(row), 'word')}; {of} {what}", where, "one word for each column"
        )
    return False


def _one_area(grid: Grid, spots: list[Spot], reader: Reader) -> None:
    """The cells of one id hang together, side by side or one above the other, and go round nothing."""
    name = quoted(grid[spots[0][1]][spots[0][0]].id)
    own = set(spots)
    reached = _reach(spots[:1], own)
    for x, y in spots:
        if (x, y) not in reached:
            first = grid[spots[0][1]][spots[0][0]].span
            message = f"`{name}` stands in two places: this cell does not touch those from line {first.line} on"
            reader.error("dummy", message, grid[y][x].span, "the cells of a block share sides")
            return
    left, right = min(x for x, _ in spots) - 1, max(x for x, _ in spots) + 1
    top, bottom = spots[0][1] - 1, spots[-1][1] + 1
    others = {(x, y) for y in range(top, bottom + 1) for x in range(left, right + 1)} - own
    inside = others - _reach([(left, top)], others)
    if inside:
        y, x = min((y, x) for x, y in inside)
        message = f"the area of `{name}` goes all round this cell: an area has no hole"
        reader.error("dummy", message, grid[y][x].span)


def _reach(start: list[Spot], among: set[Spot]) -> set[Spot]:
    """The spots that hang together with the first."""
    reached = set(start)
    edge = list(start)
    while edge:
        x, y = edge.pop()
        for spot in ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)):
            if spot in among and spot not in reached:
                reached.add(spot)
                edge.append(spot)
    return reached


def _same_ids(grid: Grid, blocks: dict[str, Span] | None, reader: Reader) -> None:
    """Every word is a block and every block is drawn."""
    if blocks is None:
        return
    first: dict[str, Span] = {}
    for row in grid:
        for cell in row:
            first.setdefault(cell.id, cell.span)
    unknown = [name for name in first if name != WHITE and name not in blocks]
    undrawn = [name for name in blocks if name not in first]
    for name in unknown:
        from difflib import get_close_matches

        if reader.is_full:
            break
        near = get_close_matches(name[:60], undrawn or list(blocks), 1)
        if near and near[0] in undrawn:
            undrawn.remove(near[0])  # the slip is one mistake, not two
        hint = f"did you mean `{quoted(near[0])}`?" if near else "every word is the id of a block; `.` is white"
        reader.error("dummy", f"`{quoted(name)}` is not a block of this page", first[name], hint)
    for name in undrawn:
        reader.error("dummy", f"the block `{quoted(name)}` is not in the dummy", blocks[name])


def fit_rows(grid: Grid, given: tuple[int | None, ...] | None, where: Span, facts: Facts, reader: Reader) -> Read[
    tuple[int | None, ...]
]:  # fmt: skip
    """The heights of the rows, `auto` (None) for all where none are given, once they fit the type area."""
    rows = given if given is not None else (None,) * len(grid)
    if len(rows) != len(grid):
        return reader.error(
            "dummy", f"`rows` has {counted(len(rows), 'height')}, the dummy has {counted(len(grid), 'row')}", where
        )
    autos = rows.count(None)
    needed = sum(row or 1 for row in rows)
    if facts.lines is not None and needed > facts.lines:
        least = " (an `auto` row takes at least one)" if autos else ""
        message = f"the rows need {needed} lines{least}, the type area has {facts.lines}"
        return reader.error("dummy", message, where)
    return rows
