"""The dummy on the grid: each block's cells become its area.

`auto` rows share what is left, the first ones getting the odd lines.  A block that has another one under it leaves the
last line of its cells white.
"""

from __future__ import annotations

from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..geometry import Rect
from ..issue import Block, Page
from .grid import Grid


class Frame(NamedTuple):
    """A block's place: base columns [first, last), lines [first, last) without the white line, and that rectangle."""

    block: Block
    columns: tuple[int, int]
    lines: tuple[int, int]
    area: Rect
    cells: Rect
    """The same with the white line."""


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
    cells: dict[str, list[tuple[int, int]]] = {}
    for row, words in enumerate(page.dummy):
        for column, cell in enumerate(words):
            if cell.id != ".":
                cells.setdefault(cell.id, []).append((row, column))
    placed, findings = [], []
    for name, places in cells.items():
        block = page.blocks[name]
        rows = min(row for row, _ in places), max(row for row, _ in places) + 1
        columns = min(column for _, column in places), max(column for _, column in places) + 1
        if len(places) != (rows[1] - rows[0]) * (columns[1] - columns[0]):
            message = f"{name}: stepped areas are not set yet; the block is left out"
            findings.append(Diagnostic("not-yet", message, block.span, "", page.number, name))
            continue
        under = {page.dummy[rows[1]][column].id for column in range(*columns)} if rows[1] < len(page.dummy) else set()
        last = tops[rows[1]] - (1 if under - {"."} else 0)
        if last <= tops[rows[0]]:
            message = f"{name}: its rows are {tops[rows[1]] - tops[rows[0]]} lines high; there is no room for the block"
            findings.append(
                Diagnostic("dummy", message, block.span, "give its row more lines in `rows`", page.number, name)
            )
            continue
        lines = tops[rows[0]], last
        whole = grid.cells(columns, (tops[rows[0]], tops[rows[1]]))
        placed.append(Frame(block, columns, lines, grid.cells(columns, lines), whole))
    return tuple(placed), tuple(findings)
