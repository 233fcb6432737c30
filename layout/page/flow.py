"""Lines into columns: copy goes down one column after the other, on the grid.

A column is a list of free stretches of grid lines (pictures and heads take the rest).  A cross-head keeps at least two
lines of copy under it in its column; columns are level; a line that must stay empty goes above the cross-heads of its
column before it goes to its foot (composition.md, Paragraphs and columns).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ..geometry import Length
from ..record import NamedTuple
from .level import Columns, Way, ways
from .typesetter import Aligned

UNDER_CROSSHEAD = 2
"""Lines of copy that a cross-head keeps under it."""

SPARE = 2
"""Lines of a column that may stay free: more is `underset`."""

SLIVER = 2
"""Lines of copy that are too few to stand between a picture and what is above or below it."""


class Unit(NamedTuple):
    """What goes down a column in one piece: a line, or the lines of a cross-head with the white round them."""

    kind: Literal["line", "crosshead"]
    lines: tuple[Aligned, ...]
    before: int
    """White grid lines above, dropped at a column's head."""
    height: int
    """Grid lines of the text itself."""
    after: int
    size: Length
    chars: int
    """Characters of the copy in it, without white space and what the engine adds."""
    first: bool = False
    """The first line of a paragraph."""
    last: bool = False
    """The last one."""
    quoted: bool = False
    """A pull quote: what white it has above it, it has below."""
    read: bool = False
    """It has a reading over its first line that stands above its own grid lines."""
    rows: tuple[Length, ...] = ()
    """Offsets of the baselines of several lines, from the baseline of the first grid line."""


class Seat(NamedTuple):
    """A unit's place: column, first grid line of its text."""

    unit: Unit
    column: int
    line: int
    above: int
    """White grid lines above it: none at a column's head."""


class Flow(NamedTuple):
    """The outcome: who sits where, which units found no place, the lines left empty."""

    seats: tuple[Seat, ...]
    over: tuple[Unit, ...]
    free: tuple[int, ...]
    """Empty lines of each column."""
    gaps: int = 0
    """Lines left empty above pictures where copy goes on below them."""
    wanting: tuple[int, ...] = ()
    """Lines by which each column ends above where it was meant to."""

    @property
    def holes(self) -> int:
        """Lines that are wanting at the feet of the columns before the last one."""
        return sum(self.wanting[: max((seat.column for seat in self.seats), default=0)])


def flow(units: Sequence[Unit], columns: Columns, level: bool = True) -> Flow:
    """Units down the columns; with `level`, their feet as near the end of the copy as they all can be."""
    full = _poured(units, columns)
    if full.over or not level:
        return _counted(_spread(full, columns), columns, columns)
    best: Flow | None = None
    for way in ways(columns, SPARE):
        made = _ended(units, way) if best is None or way.most <= SPARE else None
        if made is not None:
            levelled = _counted(_spread(made[0], made[1]), columns, made[1])
            if max(levelled.free) <= way.free and (best is None or levelled.holes < best.holes):
                best = levelled
        if best is not None and not best.holes:
            break
    return best or _counted(_spread(full, columns), columns, columns)


def flowed(units: tuple[Unit, ...], columns: Columns, tops: frozenset[tuple[int, int]]) -> Flow:
    """Units down columns; where a reading would stand above the area, all columns that begin there begin a line lower.

    Copy that would not fit then keeps its line: its reading stands in the white above, clear of the rule in it.
    """
    done = flow(units, columns)
    over = {seat.line for seat in done.seats if seat.unit.read and (seat.column, seat.line) in tops}
    if not over:
        return done
    lower = [
        [(start + (start in over and (place, start) in tops), last) for start, last in column]
        for place, column in enumerate(columns)
    ]
    lowered = flow(units, lower)
    return done if lowered.over and not done.over else lowered


def _ended(units: Sequence[Unit], way: Way) -> tuple[Flow, Columns] | None:
    """Units down columns that end as early as a way lets them; None where it has too few lines for that."""
    if not units:
        return None
    least = sum(unit.height + unit.after for unit in units)
    whole = way.cut(0)
    low, high = 0, way.most + 1
    while low < high:  # the lines that the copy needs at the least, wherever it breaks
        middle = (low + high + 1) // 2
        if sum(last - start for column in way.cut(middle) for start, last in column) >= least:
            low = middle
        else:
            high = middle - 1
    for by in range(low, 0, -1):
        shorter = without_slivers(way.cut(by))
        trial = _poured(units, shorter)
        if not trial.over:
            return (trial, shorter) if by <= way.most else None
    return _poured(units, whole), whole


def without_slivers(columns: Columns) -> Columns:
    """Columns without what is too low for copy beside a picture: white that goes round it."""
    calm = tuple(tuple((start, end) for start, end in column if end - start > SLIVER) for column in columns)
    return calm if any(calm) else columns


def _poured(units: Sequence[Unit], columns: Columns) -> Flow:
    """Units down the columns."""
    stretches = [(number, *stretch) for number, column in enumerate(columns) for stretch in column]
    seats: list[Seat] = []
    at = 0
    line = stretches[0][1] if stretches else 0
    for place, unit in enumerate(units):
        while at < len(stretches):
            column, start, last = stretches[at]
            above = 0 if line == start else unit.before
            need = above + unit.height + unit.after
            if unit.kind == "crosshead":
                need += min(UNDER_CROSSHEAD, _lines_behind(units, place))
            if line + need <= last:
                break
            at += 1
            line = stretches[at][1] if at < len(stretches) else line
        if at == len(stretches):
            return Flow(tuple(seats), tuple(units[place:]), ())
        seats.append(Seat(unit, column, line + above, above))
        line += above + unit.height + unit.after
    return Flow(tuple(seats), (), ())


def _lines_behind(units: Sequence[Unit], place: int) -> int:
    count = 0
    for unit in units[place + 1 : place + 1 + UNDER_CROSSHEAD]:
        if unit.kind != "line":
            break
        count += 1
    return count


def _spread(poured: Flow, columns: Columns) -> Flow:
    """Lines left at the foot of a stretch that copy goes on from move above its cross-heads: one above each, then round
    its pull quotes, then a second one."""
    seats = list(poured.seats)
    for number, column in enumerate(columns):
        for start, last in column:
            inside = [place for place, seat in enumerate(seats) if seat.column == number and start <= seat.line < last]
            if not inside or (inside[-1] == len(seats) - 1 and not poured.over):
                continue
            end = seats[inside[-1]]
            spare = last - (end.line + end.unit.height + end.unit.after)
            own = [place for place in inside if seats[place].unit.kind == "crosshead" and seats[place].line > start]
            heads = [place for place in own if not seats[place].unit.quoted]
            for place in (*heads, *(place for place in own if seats[place].unit.quoted), *heads):
                lines = 2 if seats[place].unit.quoted else 1
                if lines <= spare:
                    spare -= lines
                    seats[place] = seats[place]._replace(line=seats[place].line + 1)
                    for later in range(place + 1, inside[-1] + 1):
                        seats[later] = seats[later]._replace(line=seats[later].line + lines)
    return Flow(tuple(seats), poured.over, ())


def _counted(flowed: Flow, columns: Columns, meant: Columns) -> Flow:
    """The empty lines of each column: below its last unit, and all of a column that holds none; those that it lacks
    where it was meant to end earlier."""
    ends: list[list[int]] = [[] for _ in columns]
    for seat in flowed.seats:
        ends[seat.column].append(seat.line + seat.unit.height + seat.unit.after)
    feet = [max(own, default=-1) for own in ends]
    gaps = 0
    for own, foot, column in zip(ends, feet, columns, strict=True):
        for start, last in column:
            if last < foot:
                gaps += last - max((end for end in own if start < end <= last), default=start)
    return flowed._replace(free=_below(feet, columns), gaps=gaps, wanting=_below(feet, meant))


def _below(feet: list[int], columns: Columns) -> tuple[int, ...]:
    """Lines of each column below a line."""
    return tuple(
        sum(max(0, last - max(start, foot)) for start, last in column)
        for foot, column in zip(feet, columns, strict=True)
    )
