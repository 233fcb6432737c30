"""Units down columns: nothing lost, nothing out of its stretch, cross-heads with copy under them, feet level."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings, strategies as st

from layout.geometry import pt
from layout.page.flow import UNDER_CROSSHEAD, Flow, Seat, Unit, flow

Column = list[tuple[int, int]]

PROFILE = settings(deadline=None, max_examples=200, derandomize=True)

LINE = Unit("line", (), 0, 1, 0, pt(9.5), 13)


def crosshead(before: int = 1, height: int = 1, after: int = 1) -> Unit:
    """A cross-head with its white."""
    return Unit("crosshead", (), before, height, after, pt(11), 8)


lines = st.integers(1, 9).map(lambda count: [LINE] * count)
heads = st.builds(crosshead, st.integers(0, 2), st.integers(1, 3), st.integers(0, 1)).map(lambda head: [head])
copy = st.lists(st.one_of(lines, lines, heads), max_size=14).map(lambda runs: [unit for run in runs for unit in run])
stretches = st.lists(st.integers(1, 12), min_size=2, max_size=6).map(
    lambda steps: [(a, b) for a, b in list(pairwise(accumulate(steps)))[::2]]
)
columns = st.lists(stretches, min_size=1, max_size=5)


def home(seat: Seat, where: list[Column]) -> tuple[int, int]:
    """The stretch that a seat stands in."""
    (found,) = [(start, last) for start, last in where[seat.column] if start <= seat.line < last]
    return found


def feet(flowed: Flow, count: int) -> list[int]:
    """Where each column ends."""
    ends = [(seat.column, seat.line + seat.unit.height + seat.unit.after) for seat in flowed.seats]
    return [max((end for own, end in ends if own == column), default=0) for column in range(count)]


@PROFILE
@given(units=copy, where=columns, level=st.booleans())
def test_nothing_is_lost_or_doubled_and_the_order_stays(units: list[Unit], where: list[Column], level: bool) -> None:
    flowed = flow(units, where, level)
    assert [seat.unit for seat in flowed.seats] + list(flowed.over) == units
    places = [(seat.column, seat.line) for seat in flowed.seats]
    assert places == sorted(places)


@PROFILE
@given(units=copy, where=columns, level=st.booleans())
def test_no_seat_leaves_its_stretch_or_lies_on_another(units: list[Unit], where: list[Column], level: bool) -> None:
    taken: set[tuple[int, int]] = set()
    for seat in flow(units, where, level).seats:
        start, last = home(seat, where)
        own = {(seat.column, line) for line in range(seat.line, seat.line + seat.unit.height + seat.unit.after)}
        assert start <= seat.line - seat.above
        assert seat.line + seat.unit.height + seat.unit.after <= last
        assert not own & taken
        taken |= own


@PROFILE
@given(units=copy, where=columns, level=st.booleans())
def test_a_cross_head_keeps_two_lines_under_it(units: list[Unit], where: list[Column], level: bool) -> None:
    seats = flow(units, where, level).seats
    for place, seat in enumerate(seats):
        if seat.unit.kind == "crosshead":
            under = 0
            for unit in units[place + 1 : place + 1 + UNDER_CROSSHEAD]:
                if unit.kind != "line":
                    break
                under += 1
            for follower in seats[place + 1 : place + 1 + under]:
                assert follower.column == seat.column
                assert home(follower, where) == home(seat, where)
            assert len(seats) >= place + 1 + under


@PROFILE
@given(units=copy, where=columns, level=st.booleans())
def test_what_is_free_is_what_lies_below_the_last_unit(units: list[Unit], where: list[Column], level: bool) -> None:
    flowed = flow(units, where, level)
    for column, foot in enumerate(feet(flowed, len(where))):
        own = any(seat.column == column for seat in flowed.seats)
        below = sum(max(0, last - max(start, foot if own else start)) for start, last in where[column])
        assert flowed.free[column] == below


@PROFILE
@given(count=st.integers(1, 60), columns=st.integers(1, 6))
def test_lines_alone_stand_level_and_only_the_last_columns_are_shorter(count: int, columns: int) -> None:
    where: list[Column] = [[(4, 20)]] * columns
    flowed = flow([LINE] * count, where)
    if count > 16 * columns:
        assert len(flowed.over) == count - 16 * columns
        return
    tall = -(-count // columns)
    held = [sum(1 for seat in flowed.seats if seat.column == column) for column in range(columns)]
    used = -(-count // tall)
    assert held == [tall] * (used - 1) + [count - tall * (used - 1)] + [0] * (columns - used)


LEG_LEFT: list[Column] = [[(0, 20)], [(0, 10)], [(0, 10)]]
LEG_IN_THE_MIDDLE: list[Column] = [[(0, 10)], [(0, 20)], [(0, 10)]]


@pytest.mark.parametrize(
    ("where", "white", "free"),
    [
        (LEG_LEFT, 3, (0, 1, 2)),
        (LEG_LEFT, 4, (0, 2, 2)),
        (LEG_LEFT, 5, (1, 1, 3)),
        (LEG_LEFT, 9, (9, 0, 0)),
        (LEG_LEFT, 25, (15, 5, 5)),
        (LEG_IN_THE_MIDDLE, 2, (0, 0, 2)),
        (LEG_IN_THE_MIDDLE, 3, (1, 1, 1)),
        (LEG_IN_THE_MIDDLE, 9, (0, 9, 0)),
        (LEG_IN_THE_MIDDLE, 25, (5, 15, 5)),
    ],
)
def test_where_feet_differ_white_is_at_the_end_or_in_one_place(
    where: list[Column], white: int, free: tuple[int, ...]
) -> None:
    """A line or two where the copy ends, else in all columns; more at the lowest foot, and what is above is full."""
    assert flow([LINE] * (40 - white), where).free == free


@PROFILE
@given(units=copy, where=columns)
def test_level_columns_hold_all_that_uneven_ones_hold(units: list[Unit], where: list[Column]) -> None:
    assert len(flow(units, where, True).over) == len(flow(units, where, False).over)


@pytest.mark.parametrize(
    ("units", "wanted"),
    [
        ([LINE] * 3 + [crosshead()] + [LINE] * 4, [(0, 0), (0, 1), (0, 2), (0, 4), (0, 6), (0, 7), (1, 0), (1, 1)]),
        ([LINE] * 4 + [crosshead()] + [LINE] * 3, [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 2), (1, 3), (1, 4)]),
    ],
    ids=["two lines fit under it", "it goes to the next column with its lines"],
)
def test_a_cross_head_near_a_foot(units: list[Unit], wanted: list[tuple[int, int]]) -> None:
    flowed = flow(units, [[(0, 8)], [(0, 8)]], level=False)
    assert [(seat.column, seat.line) for seat in flowed.seats] == wanted


def test_a_column_that_ends_before_a_cross_head_may_be_level_with_the_last_one() -> None:
    """Both end two lines early, and neither is a hole."""
    flowed = flow([LINE] * 8 + [crosshead()] + [LINE] * 10, [[(0, 10)], [(0, 14)]])
    assert (flowed.free, flowed.holes) == ((2, 2), 0)


@PROFILE
@given(units=copy, lines=st.integers(8, 30), count=st.integers(2, 6))
def test_a_column_ends_early_only_where_a_cross_head_does_not_fit(units: list[Unit], lines: int, count: int) -> None:
    flowed = flow(units, [[(0, lines)]] * count)
    last = max((seat.column for seat in flowed.seats), default=0)
    for column, wanting in enumerate(flowed.wanting[:last]):
        if wanting:
            seat = next(seat for seat in flowed.seats if seat.column == column + 1)
            assert seat.unit.kind == "crosshead"
            assert wanting < seat.unit.before + seat.unit.height + seat.unit.after + UNDER_CROSSHEAD


def test_white_above_a_cross_head_is_dropped_at_a_column_s_head() -> None:
    (seat, *_) = flow([crosshead(before=2), LINE, LINE], [[(5, 20)]]).seats
    assert (seat.line, seat.above) == (5, 0)


def test_lines_left_empty_above_a_picture_are_counted() -> None:
    head = crosshead(1, 2, 1)
    flowed = flow([LINE] * 4 + [head] + [LINE] * 3, [[(0, 8), (12, 24)]], level=False)
    assert [(seat.line, seat.unit.kind) for seat in flowed.seats][4] == (12, "crosshead")
    assert flowed.gaps == 4


def test_empty_copy_takes_no_place() -> None:
    assert flow([], [[(0, 8)], [(2, 8)]]).free == (8, 6)
