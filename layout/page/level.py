"""Where the columns of a story end when its copy does not fill them.

Where all columns stand on one line they end earlier alike.  Where they do not (a stepped area, a picture at the foot
of some), a line or two are left where the copy ends, in the columns of the last step, or in all alike; more white than
that stays in one place, at the lowest foot: what is above it is full (docs/settled.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..record import NamedTuple
from .frame import Stretch

Columns = Sequence[Sequence[Stretch]]


class Way(NamedTuple):
    """How columns may end earlier."""

    cut: Callable[[int], Columns]
    """What is left of them when they do by so many lines."""
    most: int
    """The most lines by which they do."""
    free: int
    """The most lines that may then be free in one of them."""


def ways(columns: Columns, few: int) -> tuple[Way, ...]:
    """The ways in which columns may end earlier, the first that has lines enough to be taken; the last always has.
    `few` lines may be white without being too many."""
    feet = [column[-1][1] for column in columns if column]
    if not feet:
        return ()
    lowest = max(feet)
    deep = lowest - min(column[0][0] for column in columns if column)
    if len(set(feet)) == 1:
        return (Way(lambda by: [_ended(column, lowest - by) for column in columns], deep, deep),)
    step = _last_step(columns)

    def at_the_end(by: int) -> Columns:
        return [*columns[:step], *(_shortened(column, by) for column in columns[step:])]

    def alike(by: int) -> Columns:
        return [_shortened(column, by) for column in columns]

    def at_one_place(by: int) -> Columns:
        return [_ended(column, lowest - by) for column in columns]

    return Way(at_the_end, few, few), Way(alike, few, deep), Way(at_one_place, deep, deep)


def _last_step(columns: Columns) -> int:
    """The first of the columns at the end whose feet stand on one line."""
    foot, step = None, len(columns)
    for place in reversed(range(len(columns))):
        own = columns[place][-1][1] if columns[place] else foot
        if foot is not None and own != foot:
            break
        foot, step = own, place
    return step


def _shortened(column: Sequence[Stretch], by: int) -> Sequence[Stretch]:
    return _ended(column, column[-1][1] - by) if column else column


def _ended(column: Sequence[Stretch], foot: int) -> Sequence[Stretch]:
    """A column down to a line."""
    return [(start, min(last, foot)) for start, last in column if min(last, foot) > start]
