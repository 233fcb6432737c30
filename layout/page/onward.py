"""Where the copy of a page could go on, and where it does: the other pages, their white, the measure it finds there.

Five lines on both sides of a jump are lines of the block that they stand in: the tail is counted in the measure of its
own page, which may be another than that of the head.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ..diagnostics import Span
from ..issue import Block, Cell, Issue, Page, Story
from ..record import NamedTuple
from ..style import Style, resolve
from .frame import Frame, frames
from .grid import Grid, page_grid
from .jump import LEAST
from .rank import ranks
from .room import room
from .rows import keeps_rows

TAIL = Story(None, None, None, None, None, (), None, None, None, None, None)
"""A story of which nothing is typed: all of its copy is carried to it."""
_TAIL = Block("a tail", "story", None, TAIL, Span("", 0, 0))
"""The block that a jump would be given; its id has a space, so that no other has it."""

_FEW = 2
"""Pages with white that are looked at: a reader is not sent through the whole paper."""

Cells = tuple[int, int, int, int]
"""Rows [first, last) and columns [first, last) of a dummy."""


class White(NamedTuple):
    """White of a dummy in which a block could be drawn, and nothing else on its page would stand otherwise."""

    cells: Cells
    frame: Frame


class Onward(NamedTuple):
    """A page that copy could go on at."""

    page: int
    grid: Grid
    styles: dict[str, Style]
    whites: tuple[White, ...]


class Elsewhere:
    """The pages that a story of one page could go on at.

    Looked for when a story asks, since few do, and in an issue of many pages it takes longer than to set them.  Two are
    the same where the other pages are drawn the same.
    """

    def __init__(self, issue: Issue, page: Page) -> None:
        place = [each.number for each in issue.pages].index(page.number)
        self._others = (*issue.pages[place + 1 :], *reversed(issue.pages[:place]))
        self._styles = issue.styles

    @cached_property
    def pages(self) -> tuple[Onward, ...]:
        """Those behind it before those before it, the nearest first: the very first, and a few that have white."""
        made: list[Onward] = []
        for number, other in enumerate(self._others):
            grid = page_grid(other)
            whites = tuple(_whites(other, grid))
            if whites or not number:
                made.append(Onward(other.number, grid, resolve(self._styles, other.sheet), whites))
            if sum(bool(one.whites) for one in made) == _FEW:
                break
        return tuple(made)

    @cached_property
    def _drawn(self) -> tuple[object, ...]:
        return tuple((resolve(self._styles, other.sheet), *_drawn(other)) for other in self._others)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Elsewhere) and (self is other or self._drawn == other._drawn)

    def __hash__(self) -> int:
        return hash(len(self._others))


def _drawn(page: Page) -> tuple[object, ...]:
    """What the white of a page depends on, wherever in its file that was typed."""
    dummy = tuple(tuple(cell.id for cell in row) for row in page.dummy)
    blocks = []
    for block in page.blocks.values():
        head, jump = (getattr(block.content, name, None) for name in ("headline", "jump"))
        blocks.append((block.id, block.kind, head and (head.level, head.direction), jump and jump.to))
    return page.number, page_grid(page), dummy, page.rows, tuple(blocks)


def _whites(page: Page, grid: Grid) -> Iterator[White]:
    """The white rectangles of a page: each as it is, and less of its columns or of its rows."""
    offered = [cells for whole in _rectangles(page) for cells in _parts(whole)]
    if not offered:
        return
    before = frames(page, grid)[0]
    ranked = ranks(before, grid)
    for cells in offered:
        drawn = _with_block(page, cells)
        placed = frames(drawn, grid)[0]
        own = next((frame for frame in placed if frame.block is _TAIL), None)
        rest = tuple(frame for frame in placed if frame.block is not _TAIL)
        heads = {name: rank for name, rank in ranks(placed, grid).items() if name != _TAIL.id}
        if own is not None and rest == before and heads == ranked and keeps_rows(drawn, range(*cells[:2])):
            yield White(cells, own)


def _rectangles(page: Page) -> Iterator[Cells]:
    """The largest white rectangles from each white cell that has none above it or at its left."""
    white = [[cell.id == "." for cell in row] for row in page.dummy]
    for top, row in enumerate(white):
        for left, free in enumerate(row):
            if not free or (left and row[left - 1]) or (top and white[top - 1][left]):
                continue
            right = next((at for at in range(left, len(row)) if not row[at]), len(row))
            foot = next((at for at in range(top, len(white)) if not all(white[at][left:right])), len(white))
            yield top, foot, left, right


def _parts(whole: Cells) -> Iterator[Cells]:
    top, foot, left, right = whole
    yield from ((top, foot, left, edge) for edge in range(left + 1, right + 1))
    yield from ((top, edge, left, right) for edge in range(top + 1, foot))


def _with_block(page: Page, cells: Cells) -> Page:
    top, foot, left, right = cells
    dummy = tuple(
        tuple(
            Cell(_TAIL.id, cell.span) if top <= y < foot and left <= x < right else cell for x, cell in enumerate(row)
        )
        for y, row in enumerate(page.dummy)
    )
    return page._replace(dummy=dummy, blocks={**page.blocks, _TAIL.id: _TAIL})


def least_onward(issue: Issue, page: Page) -> dict[str, int]:
    """The fewest characters that each jumping block of a page sends on: five lines where they arrive."""
    sent = {block.id for block in page.blocks.values() if isinstance(block.content, Story) and block.content.jump}
    if not sent:
        return {}
    made: dict[str, int] = {}
    for other in issue.pages:
        grid = page_grid(other)
        for block in other.blocks.values():
            story = block.content
            origin = story.origin if isinstance(story, Story) else None
            if (
                origin is None
                or not isinstance(story, Story)
                or (origin.page, origin.block in sent) != (page.number, True)
            ):
                continue
            frame = next((own for own in frames(other, grid)[0] if own.block.id == block.id), None)
            if frame is not None:
                made[origin.block] = LEAST * (room(frame, grid, story.columns).measure // grid.body)
    return made
