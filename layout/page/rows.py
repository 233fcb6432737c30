"""`rows: auto`: heights at which the stories of a page have the least over- and underset, in whole lines.

The equal share is the start, and a page that is well with it keeps it.  Else every story says from its real composition
how many lines it wants or has to spare; a small model moves lines between the rows, the stories concerned are set again
in the new heights, and what was measured there corrects the model: a few times, and the best that was really set is
taken (docs/settled.md).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, permutations
from math import inf

from ..diagnostics import CODES, Diagnostic
from ..edition import SetBlock
from ..issue import Page, Photos, Story
from ..record import NamedTuple
from .flow import SPARE
from .frame import Frame, row_lines
from .grid import Grid

_RELAYOUTS = 4
_STEPS = (1, 2, 3, 5, 8, 13, 21, 34)
"""How many lines are moved at once in the model."""
_OVER, _MOVED = 10.0, 0.01
"""What a line too many costs against a free one, and what a line away from the equal share costs."""
_ROOM_FOR_HEAD = 5
"""Lines that a story wants for a head, a picture or a pull quote that found no room."""
_LEAST_ROW, _LEAST_PICTURES = 0.34, 0.67
"""How far a row, and the rows of a block of pictures, may shrink against their equal share."""

_NO_BETTER = "the `auto` rows of the page have no heights that suit all its stories better"


class Trial(NamedTuple):
    """The blocks of a page, set in given row heights."""

    frames: tuple[Frame, ...]
    blocks: tuple[SetBlock, ...]
    findings: tuple[Diagnostic, ...]
    """What is wrong with the frames."""


class _Wish(NamedTuple):
    """What a story wants: lines of copy more (or, negative, fewer), and what a line of each row gives it."""

    lines: float
    columns: int
    gives: tuple[float, ...]


class _Fault(NamedTuple):
    """What is wrong with a trial: things left out, lines too many, lines free beyond what may be."""

    lost: int
    over: int
    under: int


Heights = tuple[int, ...]


def settled(page: Page, grid: Grid, setting: Callable[[Page], Trial]) -> Page:
    """The page with the heights of its `auto` rows that suit its stories best; as it is where equal ones suit."""
    auto = _free_rows(page)
    if len(auto) < 2:
        return page
    equal = _heights(page, grid)
    trial = setting(page)
    least = fault = _fault(trial)
    if not (fault.over or fault.under or fault.lost):
        return page
    best = heights = equal
    tried = {equal}
    for _ in range(_RELAYOUTS):
        heights = _shared(page, (equal, heights), _wishes(page, trial), auto)
        if heights in tried:
            break
        tried.add(heights)
        trial = setting(page._replace(rows=heights))
        fault = _fault(trial)
        if _better(fault, least):
            best, least = heights, fault
        if not (fault.over or fault.under or fault.lost):
            break
    return page if best == equal else page._replace(rows=best)


def _heights(page: Page, grid: Grid) -> Heights:
    tops = row_lines(page, grid.lines)
    return tuple(foot - top for top, foot in pairwise(tops))


def _better(fault: _Fault, than: _Fault) -> bool:
    """Nothing more is left out, and fewer lines are too many; or much fewer stay free: white is not carried about."""
    if fault.lost != than.lost:
        return fault.lost < than.lost
    return fault.over < than.over or (fault.over == than.over and fault.under * 2 <= than.under and than.under > 0)


def _fault(trial: Trial) -> _Fault:
    lost, over, under = len(trial.findings), 0, 0
    for block in trial.blocks:
        account = block.account
        lost += sum(CODES[found.code].proof == "error" for found in block.findings) - (account.overset is not None)
        over += account.overset.lines if account.overset else 0
        under += sum(max(0, free - SPARE) for free in block.free)
    return _Fault(lost, over, under)


def _free_rows(page: Page) -> list[int]:
    """The `auto` rows that may be higher or lower: not those of white alone, nor those of a stepped block that keeps
    its height."""
    rows = [place for place, height in enumerate(page.rows) if height is None]
    for cells in _cells(page).values():
        if _keeps(page, cells) and len({tuple(own) for own in cells.by_column.values()}) > 1:
            rows = [row for row in rows if row not in cells.rows]
    return [row for row in rows if any(cell.id != "." for cell in page.dummy[row])]


def keeps_rows(page: Page, rows: range) -> bool:
    """Whether some rows have the height they are drawn with, whatever the stories of their page come to."""
    return len(_free_rows(page)) < 2 or all(page.rows[row] is not None for row in rows)


class _Cells(NamedTuple):
    """The cells of a block in the dummy."""

    id: str
    rows: dict[int, int]
    """How many cells it has in each of its rows."""
    by_column: dict[int, list[int]]


def _cells(page: Page) -> dict[str, _Cells]:
    made: dict[str, _Cells] = {}
    for row, words in enumerate(page.dummy):
        for column, cell in enumerate(words):
            if cell.id != ".":
                own = made.setdefault(cell.id, _Cells(cell.id, {}, {}))
                own.rows[row] = own.rows.get(row, 0) + 1
                own.by_column.setdefault(column, []).append(row)
    return made


def _keeps(page: Page, cells: _Cells) -> bool:
    """Whether a block keeps the height it has: copy decides nothing in it, or what it cannot hold goes on elsewhere."""
    content = page.blocks[cells.id].content
    return not isinstance(content, Story | Photos) or (isinstance(content, Story) and content.jump is not None)


def _wishes(page: Page, trial: Trial) -> list[_Wish]:
    """What every story of a trial wants."""
    cells = _cells(page)
    wishes = []
    for frame, block in zip(trial.frames, trial.blocks, strict=True):
        content = frame.block.content
        if not isinstance(content, Story) or content.jump is not None:
            continue
        own = cells[frame.block.id]
        columns = len(block.free) or 1
        share = columns / len(frame.stretches)
        gives = tuple(own.rows.get(row, 0) * share for row in range(len(page.dummy)))
        account = block.account
        lines: float = account.overset.lines if account.overset else -sum(block.free)
        if any(found.code == "overset" for found in block.findings) and account.overset is None:
            lines = _ROOM_FOR_HEAD * columns
        wishes.append(_Wish(lines, columns, gives))
    return wishes


def _shared(page: Page, heights: tuple[Heights, Heights], wishes: list[_Wish], auto: list[int]) -> Heights:
    """The heights that the model likes best: lines are moved from row to row as long as that makes it cheaper."""
    equal, measured = heights
    bounds = _bounds(page, equal)
    now, cost = list(measured), _cost(measured, heights, wishes)
    while True:
        moves = [
            (_cost(moved, heights, wishes), moved)
            for giver, taker in permutations(auto, 2)
            for step in _STEPS
            if (moved := _moved(now, giver, taker, step)) and all(bound.holds(moved) for bound in bounds)
        ]
        cheapest, best = min(moves, default=(cost, now))
        if cheapest > cost - _MOVED / 2:
            return tuple(now)
        cost, now = cheapest, best


def _moved(heights: list[int], giver: int, taker: int, step: int) -> list[int]:
    made = list(heights)
    made[giver] -= step
    made[taker] += step
    return made


class _Bound(NamedTuple):
    """What the heights of some rows together come to: at least so many lines, or exactly so many."""

    rows: tuple[int, ...]
    least: float
    most: float

    def holds(self, heights: list[int]) -> bool:
        return self.least <= sum(heights[row] for row in self.rows) <= self.most


def _bounds(page: Page, equal: Heights) -> list[_Bound]:
    """No row is far too low, a block that keeps its height has it, pictures are not far too low."""
    bounds = [_Bound((row,), min(was, max(3, was * _LEAST_ROW)), inf) for row, was in enumerate(equal)]
    for own in _cells(page).values():
        keeps, pictures = _keeps(page, own), isinstance(page.blocks[own.id].content, Photos)
        for rows in {tuple(rows) for rows in own.by_column.values()}:
            was = sum(equal[row] for row in rows)
            if keeps or pictures:
                bounds.append(_Bound(rows, was if keeps else was * _LEAST_PICTURES, was if keeps else inf))
    return bounds


def _cost(heights: list[int] | Heights, known: tuple[Heights, Heights], wishes: list[_Wish]) -> float:
    """What heights cost in the model that was measured at others."""
    equal, measured = known
    moved = [(row, now - was) for row, (now, was) in enumerate(zip(heights, measured, strict=True)) if now != was]
    cost = _MOVED * sum(abs(now - was) for now, was in zip(heights, equal, strict=True))
    for wish in wishes:
        lines = wish.lines - sum(wish.gives[row] * by for row, by in moved)
        if lines > 0:
            cost += _OVER * lines
        else:
            foot, last = divmod(-lines, wish.columns)
            cost += (wish.columns - 1) * max(0.0, foot - SPARE) + max(0.0, foot + last - SPARE)
    return cost


def unsettled(page: Page, block: SetBlock) -> tuple[Diagnostic, ...]:
    """The findings of a block of a finished page; its over- and underset say where `auto` rows could not help."""
    auto = [row for row, height in enumerate(page.rows) if height is None]
    if len(auto) < 2 or not any(cell.id == block.account.id for row in auto for cell in page.dummy[row]):
        return block.findings
    return tuple(
        found._replace(hint=f"{found.hint}; {_NO_BETTER}") if found.code in ("overset", "underset") else found
        for found in block.findings
    )
