"""A story in its area: head, pictures, copy in level columns; what does not fit is said.

A story is cast off before it is drawn: room -> head -> pictures -> copy in columns.  A trial of another head, another
height of a picture or another copy is cast off again and never drawn (`fit`, `remedies`); `fit_report` says what is
wrong with the one that is.
"""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..display import GlyphRun, Item
from ..edition import BlockAccount, Overset, PhotoAccount, SetBlock
from ..geometry import Length, Point, Rect
from ..issue import Story
from ..record import NamedTuple
from ..text.runs import runs
from .flow import Flow, Seat
from .frame import Frame
from .grid import ASCENT, Grid
from .inset import Inset, insets, less, pull_quote
from .matter import Matter, Poured, matter_of, poured
from .photo import missing
from .room import Room, box_items, ground, room
from .story_head import Desk, PlacedHead, place_head
from .typesetter import Typesetter
from .units import note_faults

Tools = tuple[Typesetter, Desk]


class Shape(NamedTuple):
    """How the area of a story is divided: its copy columns, its head, its pictures, what is left for copy."""

    inner: Room
    head: PlacedHead
    insets: tuple[Inset, ...]
    free: Room

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        return (*self.head.head.findings, *(found for inset in self.insets for found in inset.findings))


class Cast(NamedTuple):
    """A story cast off: what would stand where, and nothing drawn."""

    story: Story
    shape: Shape
    matter: Matter
    poured: Poured


def cast_off(frame: Frame, story: Story, tools: Tools) -> Cast:
    """The story as it stands in the issue."""
    shape = shape_of(frame, story, tools)
    matter = matter_of(frame.block.id, story, tools, shape.inner.measure)._replace(tops=_tops(frame, shape.inner))
    return Cast(story, shape, matter, poured(matter, shape.free.stretches, story.jump is not None))


def _tops(frame: Frame, inner: Room) -> frozenset[tuple[int, int]]:
    """Where copy may begin at the very edge of an area, without a box to keep it away."""
    edges = {start for column in frame.stretches for start, _ in column}
    tops = ((place, start) for place, column in enumerate(inner.stretches) for start, _ in column)
    return frozenset(top for top in tops if top[1] in edges)


def shape_of(
    frame: Frame, story: Story, tools: Tools, head: PlacedHead | None = None, nudges: tuple[int, ...] = ()
) -> Shape:
    """The division of a story's area, round a head that is already set where one is given."""
    setter, desk = tools
    inner = room(frame, desk.grid, story.columns)
    placed_head = head or place_head(frame, story, tools, inner)
    below = inner.without(placed_head.columns, placed_head.lines)
    placed = insets(story.photos, below, setter, (desk.grid, desk.min_ppi), nudges)
    if story.pull is not None:
        nudge = nudges[len(story.photos)] if nudges else 0
        placed = (*placed, pull_quote(story.pull, less(below, placed), setter, desk.grid, nudge))
    return Shape(inner, placed_head, placed, less(below, placed))


def drawn(frame: Frame, cast: Cast, tools: Tools) -> SetBlock:
    """A story that was cast off, its glyphs and pictures at their places."""
    setter, desk = tools
    shape, flowed = cast.shape, cast.poured.flow
    note_faults(flowed, setter)
    items: list[Item] = box_items(frame)
    if shape.head.ground is not None:
        rect, box = shape.head.ground
        items += ground(rect, box, box.style)
    items += shape.head.head.runs
    for inset in shape.insets:
        items += inset.items
    items += _glyphs(flowed, shape.inner, desk.grid)
    items += _held_place(cast.story, shape.free, tools)
    account = _account(frame, cast)
    findings = list(shape.findings)
    wanted = cast.story.columns
    if wanted is not None and len(shape.inner.xs) < wanted:
        message = f"{frame.block.id}: {wanted} columns of copy are too narrow for its area; {len(shape.inner.xs)} fit"
        findings.append(Diagnostic("bad-value", message, frame.block.span, "ask for fewer `columns`"))
    return SetBlock(tuple(items), (), account, (*findings, *setter.findings), cast.poured.rest, flowed.free)


def _held_place(story: Story, free: Room, tools: Tools) -> tuple[Item, ...]:
    """The place of a copy file that is not there, held as that of a picture is."""
    file = story.body.file if story.body is not None else None
    stretches = free.common((0, len(free.xs))) or free.stretches[0]
    if file is None or file.path is not None or not stretches:
        return ()
    setter, grid = tools[0], tools[1].grid
    first, last = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    across = free.right if free.common((0, len(free.xs))) else free.x + free.measure
    rect = Rect(free.x, grid.line_y(first) + grid.half_lead, across, grid.line_y(last) - grid.half_lead)
    return missing(file, rect, setter)


def _glyphs(flowed: Flow, inner: Room, grid: Grid) -> list[GlyphRun]:
    made: list[GlyphRun] = []
    for seat in flowed.seats:
        x = inner.xs[seat.column]
        unit = seat.unit
        for number, aligned in enumerate(unit.lines):
            if unit.kind == "line":
                y = grid.baseline(seat.line)
            else:
                y = grid.line_y(seat.line) + unit.rows[number] + round(unit.size * ASCENT) - _lift(seat, grid)
            made += runs(aligned.line, Point(x + aligned.shift, y))
    return made


def _lift(seat: Seat, grid: Grid) -> Length:
    """A cross-head without a white line of its own below it shares the one above."""
    return grid.leading * 2 // 5 if seat.above and not seat.unit.after else 0


def _account(frame: Frame, cast: Cast) -> BlockAccount:
    chars, flowed = cast.matter.chars, cast.poured.flow
    done = sum(seat.unit.chars for seat in flowed.seats)
    lines = sum(len(seat.unit.lines) for seat in flowed.seats)
    over = Overset(chars - done, cast.poured.over) if flowed.over else None
    insets_of = cast.shape.insets
    photos: tuple[PhotoAccount, ...] = tuple(inset.account for inset in insets_of if inset.account is not None)
    block = frame.block
    return BlockAccount(
        block.id,
        block.kind,
        frame.corners,
        chars,
        done,
        lines,
        sum(flowed.free),
        over,
        cast.shape.head.head.report,
        photos,
        block.span,
    )
