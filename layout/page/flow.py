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
from .frame import Stretch
from .typesetter import Aligned

UNDER_CROSSHEAD = 2
"""Lines of copy that a cross-head keeps under it."""

SPARE = 2
"""Lines of a column that may stay free: more is `underset`."""

SLIVER = 2
"""Lines of copy that are too few to stand between a picture and what is above or below it."""

Columns = Sequence[Sequence[Stretch]]


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

    @property
    def holes(self) -> int:
        """Lines by which the feet of the columns before the last one differ."""
        last = max((seat.column for seat in self.seats), default=0)
        return sum(self.free[:last]) - last * min(self.free[:last], default=0)


def flow(units: Sequence[Unit], columns: Columns, level: bool = True) -> Flow:
    """Units down the columns; with `level`, all columns shorter at their feet by as many lines as can be spared."""
    full = _poured(units, columns)
    if full.over or not level:
        return _counted(_spread(full, columns), columns)
    low, high = 0, max((column[-1][1] - column[0][0] for column in columns if column), default=0)
    best, best_columns = full, columns
    while low < high:
        middle = (low + high + 1) // 2
        shorter = without_slivers([_shortened(column, middle) for column in columns])
        trial = _poured(units, shorter)
        if trial.over:
            high = middle - 1
        else:
            low, best, best_columns = middle, trial, shorter
    return _counted(_spread(best, best_columns), columns)


def without_slivers(columns: Columns) -> Columns:
    """Columns without what is too low for copy beside a picture: white that goes round it."""
    calm = tuple(tuple((start, end) for start, end in column if end - start > SLIVER) for column in columns)
    return calm if any(calm) else columns


def _shortened(column: Sequence[Stretch], by: int) -> list[Stretch]:
    """A column less so many lines at its foot."""
    foot = (column[-1][1] if column else 0) - by
    return [(start, min(last, foot)) for start, last in column if min(last, foot) > start]


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
    """Lines left at the foot of a stretch that copy goes on from move above its cross-heads; at the foot of the last
    one they do where one for each makes it level."""
    seats = list(poured.seats)
    for number, column in enumerate(columns):
        for start, last in column:
            inside = [place for place, seat in enumerate(seats) if seat.column == number and start <= seat.line < last]
            if not inside:
                continue
            end = seats[inside[-1]]
            spare = last - (end.line + end.unit.height + end.unit.after)
            heads = [place for place in inside if seats[place].unit.kind == "crosshead" and seats[place].line > start]
            if inside[-1] == len(seats) - 1 and not poured.over and spare > len(heads):
                continue
            for turn in range(max(0, spare)):
                if not heads or turn >= 2 * len(heads):
                    break
                head = heads[turn % len(heads)]
                for place in inside:
                    if place >= head:
                        seats[place] = seats[place]._replace(line=seats[place].line + 1)
    return Flow(tuple(seats), poured.over, ())


def _counted(flowed: Flow, columns: Columns) -> Flow:
    """The empty lines of each column: below its last unit, and all of a column that holds none."""
    free, gaps = [], 0
    for number, column in enumerate(columns):
        ends = [seat.line + seat.unit.height + seat.unit.after for seat in flowed.seats if seat.column == number]
        foot = max(ends, default=-1)
        free.append(sum(max(0, last - max(start, foot)) for start, last in column))
        for start, last in column:
            if last < foot:
                gaps += last - max((end for end in ends if start < end <= last), default=start)
    return flowed._replace(free=tuple(free), gaps=gaps)
