"""A jump that nobody has asked for, tried on both pages: what stays, what goes, and whether it finds room there.

A page has room where its dummy has white in which a block can be drawn without anything else on it standing otherwise
(`onward`); the tail is cast off in it.  Where no page has, the depth that the nearest has to find is what is told.
"""

from __future__ import annotations

from ..record import NamedTuple
from .flow import flow
from .jump import LEAST, Carried
from .loosen import loosened
from .matter import matter_of, poured, with_jump
from .onward import TAIL, Cells, Onward, White
from .room import room
from .story import Cast, Tools, cast_off
from .story_head import Desk
from .typesetter import Typesetter

_DEEP = 100_000
"""Grid lines of a column that everything fits."""


class JumpTrial(NamedTuple):
    """A jump as it was tried: the head at home, characters that go, the lines that they take on their page, and the
    white of its dummy that they find; None: it has none for them."""

    cast: Cast
    page: int
    chars: int
    lines: int
    white: Cells | None


def jump_trial(cast: Cast, tools: Tools) -> JumpTrial | None:
    """The jump to the first page that has room for it, else to the nearest; None where the story cannot be parted."""
    nearest = None
    for onward in tools[1].onward.pages:
        tries = [found for white in onward.whites if (found := _in_white(cast, (onward, white), tools)) is not None]
        if tries:
            return min(tries, key=lambda one: one[0])[1]
        nearest = nearest or _without_room(cast, onward, tools)
    return nearest


def _in_white(cast: Cast, where: tuple[Onward, White], tools: Tools) -> tuple[int, JumpTrial] | None:
    """A jump into some white, and the lines that stay free of it; None where the tail does not fit."""
    onward, (cells, frame) = where
    there = _tools(onward, tools)
    home = _parted(cast, onward, room(frame, onward.grid).measure, tools)
    if home is None:
        return None
    carried = {frame.block.id: Carried(home.poured.rest, tools[1].page)}
    tail = cast_off(frame, TAIL, (there[0], there[1]._replace(carried=carried)))
    if tail.poured.over:
        return None
    lines = sum(len(seat.unit.lines) for seat in tail.poured.flow.seats)
    return sum(tail.poured.flow.free), JumpTrial(home, onward.page, tail.matter.chars, lines, cells)


def _without_room(cast: Cast, onward: Onward, tools: Tools) -> JumpTrial | None:
    """A jump to a page that has to find a column for it."""
    setter, desk = _tools(onward, tools)
    home = _parted(cast, onward, onward.grid.measure, tools)
    if home is None:
        return None
    desk = desk._replace(carried={"": Carried(home.poured.rest, tools[1].page)})
    tail = matter_of("", TAIL, (setter, desk), onward.grid.measure)
    done = flow((*tail.above, *tail.units), (((0, _DEEP),),), False)
    last = done.seats[-1]
    return JumpTrial(home, onward.page, tail.chars, last.line + last.unit.height + last.unit.after, None)


def _parted(cast: Cast, onward: Onward, measure: int, tools: Tools) -> Cast | None:
    """What stays at home of a story that goes on in a measure."""
    matter = with_jump(cast.matter, onward.page, LEAST * (measure // onward.grid.body), tools[0])
    done = poured(matter, cast.shape.free.stretches, True)
    return loosened(cast._replace(poured=done)) if done.rest else None


def _tools(onward: Onward, tools: Tools) -> Tools:
    setter, desk = tools
    there = Typesetter(setter.book, onward.styles, onward.page, "", setter.lexicon)
    return there, Desk(onward.grid, onward.page, desk.lexicon, desk.min_ppi, {}, {}, desk.onward, {})
