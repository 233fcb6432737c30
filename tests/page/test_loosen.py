"""Leftover lines: above cross-heads, round pictures and pull quotes, then at feet; never between lines of copy."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from layout.geometry import pt
from layout.issue import Story
from layout.page.flow import SPARE, Flow, Seat, Unit, flow, without_slivers
from layout.page.inset import Inset
from layout.page.loosen import feet, loosened
from layout.page.matter import Matter, Poured
from layout.page.mend import Galley, weight
from layout.page.room import Room
from layout.page.story import Cast, Shape
from layout.page.story_head import PlacedHead
from layout.page.units import tightened

PROFILE = settings(deadline=None, max_examples=200, derandomize=True)
LINE = Unit("line", (), 0, 1, 0, pt(9.5), 13)
FIRST, LAST = LINE._replace(first=True), LINE._replace(last=True)
HEAD = Unit("crosshead", (), 1, 1, 1, pt(11.5), 8)
TALL = HEAD._replace(height=2)
TIGHT = TALL._replace(after=0)
QUOTE = HEAD._replace(height=2, quoted=True)


def cast_of(units: list[Unit], room: Room, insets: tuple[Inset, ...] = ()) -> Cast:
    """A story of bare units in a room, its insets already taken from it."""
    free = room
    for inset in insets:
        free = free.without(inset.columns, inset.lines)
    shape = Shape(room, PlacedHead(None, (0, 0), (0, 0)), insets, free)  # type: ignore[arg-type]
    matter = Matter((), ((Galley((TALL, *units), lambda _: None),),), (), (), lambda _: (), 0, 0)
    poured = Poured(flow(units, without_slivers(free.stretches)), ())
    return Cast(Story(*[None] * len(Story._fields)), shape, matter, poured)  # type: ignore[arg-type]


def rectangle(columns: int, lines: int) -> Room:
    return Room(tuple(range(columns)), 1, (((0, lines),),) * columns)


def white_above(flowed: Flow) -> list[int]:
    """White lines above each cross-head that has copy above it in its stretch."""
    return [
        seat.line - upper.line - upper.unit.height - upper.unit.after
        for upper, seat in pairwise(flowed.seats)
        if seat.unit.kind == "crosshead" and seat.above and seat.column == upper.column
    ]


def paragraph(lines: int) -> list[Unit]:
    return [FIRST, *[LINE] * (lines - 2), LAST] if lines > 1 else [LINE._replace(first=True, last=True)]


def copy(*parts: int | Unit) -> list[Unit]:
    """Paragraphs of so many lines, and cross-heads."""
    return [unit for part in parts for unit in (paragraph(part) if isinstance(part, int) else [part])]


@pytest.mark.parametrize(
    ("units", "free", "white"),
    [
        (copy(10, HEAD, 6, 10, 10), (0, 0), [2]),
        (copy(10, HEAD, 6, 8, HEAD, 8), (0, 0), [2, 2]),
        (copy(10, HEAD, 7, 8, HEAD, 8), (0, 0), [1, 2]),
        (copy(10, TIGHT, 6, 10, 10), (0, 0), [1]),
        (copy(10, QUOTE, 6, 10, 9), (0, 1), [1]),
        (copy(10, QUOTE, 4, 10, 10), (0, 0), [2]),
        (copy(10, QUOTE._replace(after=0), 6, 10, 10), (0, 0), [1]),
        (copy(19, 18), (1, 2), []),
        (copy(8, HEAD, 4, 12), (6, 7), [1]),
    ],
    ids=[
        "one line goes above the cross-head",
        "two lines go above two",
        "one line goes above the last of two",
        "under a cross-head of two lines that was set tight",
        "a pull quote takes none alone",
        "a pull quote takes two, one above and one below",
        "under one that was set tight",
        "with no place for it white is at all feet alike",
        "a story that is short of copy is left as it is",
    ],
)
def test_where_leftover_lines_go(units: list[Unit], free: tuple[int, ...], white: list[int]) -> None:
    done = loosened(cast_of(units, rectangle(2, 20))).poured.flow
    assert (done.free, white_above(done)) == (free, white)


def test_a_pull_quote_is_set_tight_before_copy_is_lost() -> None:
    assert [unit.after for unit in tightened((HEAD, TALL, QUOTE))] == [1, 0, 0]


def test_white_round_a_picture_is_alike_above_and_below() -> None:
    picture = Inset((0, 2), (7, 13), (), None, (), 4, (1, 1))
    plain = cast_of(copy(8, 8, 8, 8, 8), rectangle(3, 20), (picture,))
    assert sum(plain.poured.flow.free) == 8
    done = loosened(plain)
    assert [(inset.lines, inset.white) for inset in done.shape.insets] == [((6, 14), (2, 2))]
    assert sum(done.poured.flow.free) == 4


def test_a_picture_at_the_top_has_more_white_below_it_only() -> None:
    picture = Inset((1, 3), (0, 7), (), None, (), 6, (0, 1))
    done = loosened(cast_of(copy(8, 8, 8, 8, 8, 4), rectangle(3, 20), (picture,)))
    assert [inset.lines for inset in done.shape.insets] == [(0, 8)]
    assert done.poured.flow.free == (0, 0, 0)


pieces = st.one_of(st.integers(1, 9), st.integers(1, 9), st.sampled_from([HEAD, TALL, TIGHT, QUOTE]))


@st.composite
def casts(draw: st.DrawFn) -> Cast:
    """Stories of one to six columns, stepped or not, pictures at any place, that lack a few lines."""
    count = draw(st.integers(1, 6))
    lines = draw(st.integers(8, 24))
    steps = draw(st.one_of(st.just([0] * count), st.lists(st.integers(0, 5), min_size=count, max_size=count)))
    room = Room(tuple(range(count)), 1, tuple(((0, lines - step),) for step in steps))
    insets: list[Inset] = []
    free = room
    for _ in range(draw(st.integers(0, 2))):
        first = draw(st.integers(0, count - 1))
        last = draw(st.integers(first + 1, min(count, first + 3)))
        common = max(free.common((first, last)), key=lambda one: one[1] - one[0], default=(0, 0))
        high = draw(st.integers(3, 8))
        if common[1] - common[0] < high + 2:
            continue
        at = draw(st.integers(common[0], common[1] - high))
        edges = {edge for column in room.stretches[first:last] for stretch in column for edge in stretch}
        white = (0 if at in edges else 1, 0 if at + high in edges else 1)
        inset = Inset((first, last), (at - white[0], at + high + white[1]), (), None, (), high, white)
        insets.append(inset)
        free = free.without(inset.columns, inset.lines)
    parts = draw(st.lists(pieces, min_size=1, max_size=12))
    units = copy(*parts * (1 + sum(end - start for column in free.stretches for start, end in column) // len(parts)))
    units = units[: len(units) - len(flow(units, without_slivers(free.stretches)).over)]
    units = units[: len(units) - draw(st.integers(0, 10))]
    while units and (units[-1].kind == "crosshead" or flow(units, without_slivers(free.stretches)).over):
        units.pop()
    return cast_of(units, room, tuple(insets))


def ends(seat: Seat) -> int:
    return seat.line + seat.unit.height + seat.unit.after


@PROFILE
@given(plain=casts())
def test_any_story_let_out(plain: Cast) -> None:
    done = loosened(plain)
    before, after = plain.poured.flow, done.poured.flow
    assert [seat.unit._replace(before=0, after=0) for seat in after.seats] == [
        seat.unit._replace(before=0, after=0) for seat in before.seats
    ], "nothing lost, in order"
    assert not after.over
    assert done is plain or feet(after) < feet(before)
    assert done is plain or feet(after) + 2 * weight(after) < feet(before) + 2 * weight(before)
    assert done is plain or max(after.free[:-1], default=0) <= SPARE
    columns = without_slivers(done.shape.free.stretches)
    for upper, seat in pairwise(after.seats):
        same = any(start <= upper.line and seat.line < end for start, end in columns[seat.column])
        if seat.column == upper.column and same and seat.unit.kind == "line":
            more = seat.line - ends(upper) - seat.above
            assert more in ((0, 1) if upper.unit.quoted else (0,)), "white between lines of copy"
    for old, new in zip(before.seats, after.seats, strict=True):
        grown = new.unit.before - old.unit.before, new.unit.after - old.unit.after
        tight = old.unit.height > 1 and not old.unit.after
        one = (1, 1) if old.unit.quoted else (0, 1) if tight else (1, 0)
        assert grown in ((0, 0), one) if old.unit.kind == "crosshead" else grown == (0, 0)
    for inset, wide in zip(plain.shape.insets, done.shape.insets, strict=True):
        grown = inset.lines[0] - wide.lines[0], wide.lines[1] - inset.lines[1]
        assert grown in ((0, 0), inset.white), "alike above and below, none at an edge"
        assert inset.items == wide.items, "the picture stays where it is"
