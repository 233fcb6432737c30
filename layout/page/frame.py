"""The dummy on the grid: each block's cells become its area, rectangular or stepped.

`auto` rows share what is left, the first ones getting the odd lines.  A block that has another one under it leaves the
last line of its cells white; at a step only the cells that have another block under them do (issue-format.md).
"""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..geometry import Point, Rect
from ..issue import Block, Page
from ..outline import outline
from ..record import NamedTuple
from .grid import Grid

Stretch = tuple[int, int]
"""Grid lines [first, last) of a column."""


class Frame(NamedTuple):
    """A block's place on the page.

    `stretches` has an entry for each base column of `columns` [first, last): the grid lines of the block in it, from
    top to bottom.  `area` is the box round them without the white lines, `cells` the same with them.
    """

    block: Block
    columns: tuple[int, int]
    stretches: tuple[tuple[Stretch, ...], ...]
    area: Rect
    cells: Rect
    rects: tuple[Rect, ...]
    """The area as rectangles: one where it is rectangular."""
    corners: tuple[Point, ...]

    @property
    def lines(self) -> Stretch:
        """From the first grid line to the last."""
        return min(column[0][0] for column in self.stretches), max(column[-1][1] for column in self.stretches)

    @property
    def stepped(self) -> bool:
        return len(self.corners) > 4


def row_lines(page: Page, lines: int) -> tuple[int, ...]:
    """The first line of each dummy row, and the line behind the last row."""
    fixed = sum(height for height in page.rows if height is not None)
    shared = [place for place, height in enumerate(page.rows) if height is None]
    spare = max(0, lines - fixed)
    share, odd = divmod(spare, len(shared)) if shared else (0, 0)
    tops = [0]
    for place, height in enumerate(page.rows):
        tops.append(tops[-1] + (height if height is not None else share + (shared.index(place) < odd)))
    return tuple(tops)


def frames(page: Page, grid: Grid) -> tuple[tuple[Frame, ...], tuple[Diagnostic, ...]]:
    """The frames of a page in reading order: by the first cell of each block, row by row."""
    tops = row_lines(page, grid.lines)
    names = list(dict.fromkeys(cell.id for words in page.dummy for cell in words if cell.id != "."))
    placed, findings = [], []
    for name in names:
        block = page.blocks[name]
        frame = _frame(block, page, grid, tops)
        if frame is None:
            message = f"{name}: its rows are too low; there is no room for the block"
            hint = "give its row more lines in `rows`"
            findings.append(Diagnostic("dummy", message, block.span, hint, page.number, name))
        else:
            placed.append(frame)
    return tuple(placed), tuple(findings)


def _frame(block: Block, page: Page, grid: Grid, tops: tuple[int, ...]) -> Frame | None:
    """The frame of one block; None where a white line leaves nothing of a column."""
    rows_of = {
        column: [row for row, words in enumerate(page.dummy) if words[column].id == block.id]
        for column in range(grid.columns)
    }
    across = [column for column, rows in rows_of.items() if rows]
    first, last = across[0], across[-1] + 1
    runs = {column: _runs(rows_of[column]) for column in across}
    rectangular = len({tuple(own) for own in runs.values()}) == 1 and len(runs[first]) == 1
    white = {column: [_has_under(block.id, page, column, run) for run in own] for column, own in runs.items()}
    if rectangular and any(any(own) for own in white.values()):
        white = {column: [True] for column in across}
    stretches, whole = [], []
    for column in range(first, last):
        own = [(tops[run[0]], tops[run[1]] - bare) for run, bare in zip(runs[column], white[column], strict=True)]
        if any(end <= start for start, end in own):
            return None
        stretches.append(tuple(own))
        whole.append(tuple((tops[run[0]], tops[run[1]]) for run in runs[column]))
    area = _box(grid, (first, last), stretches)
    rects = (area,) if rectangular else tuple(_rects(grid, first, stretches))
    cells = _box(grid, (first, last), whole)
    return Frame(block, (first, last), tuple(stretches), area, cells, rects, outline(rects))


def largest(frame: Frame, grid: Grid) -> Frame:
    """The largest rectangle of a stepped area: for a block that is set in rectangles only."""
    best: tuple[int, Stretch, Stretch] = (0, (0, 0), (0, 0))
    count = len(frame.stretches)
    for first in range(count):
        common = frame.stretches[first]
        for last in range(first + 1, count + 1):
            met = [(max(a, c), min(b, d)) for a, b in common for c, d in frame.stretches[last - 1]]
            common = tuple((start, end) for start, end in met if end > start)
            for start, end in common:
                best = max(best, ((end - start) * (last - first), (first, last), (start, end)))
    _, columns, lines = best
    own = frame.columns[0] + columns[0], frame.columns[0] + columns[1]
    area = grid.cells(own, lines)
    return Frame(frame.block, own, ((lines,),) * (own[1] - own[0]), area, area, (area,), area.corners())


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Dummy rows of one column as stretches [first, last)."""
    made: list[tuple[int, int]] = []
    for row in rows:
        if made and made[-1][1] == row:
            made[-1] = (made[-1][0], row + 1)
        else:
            made.append((row, row + 1))
    return made


def _has_under(name: str, page: Page, column: int, run: tuple[int, int]) -> bool:
    """Whether another block stands under a stretch of a column."""
    return run[1] < len(page.dummy) and page.dummy[run[1]][column].id not in (".", name)


def _box(grid: Grid, columns: tuple[int, int], stretches: list[tuple[Stretch, ...]]) -> Rect:
    top = min(column[0][0] for column in stretches)
    foot = max(column[-1][1] for column in stretches)
    return grid.cells(columns, (top, foot))


def _rects(grid: Grid, first: int, stretches: list[tuple[Stretch, ...]]) -> list[Rect]:
    """The columns of a stepped area, and the gutters between those parts of them that stand side by side."""
    rects = []
    for place, column in enumerate(stretches):
        number = first + place
        rects += [grid.cells((number, number + 1), stretch) for stretch in column]
        if place + 1 < len(stretches):
            left, right = grid.column_x(number) + grid.measure, grid.column_x(number + 1)
            for start, end in column:
                for other, other_end in stretches[place + 1]:
                    top, foot = max(start, other), min(end, other_end)
                    if top < foot:
                        rects.append(Rect(left, grid.line_y(top), right, grid.line_y(foot)))
    return rects
