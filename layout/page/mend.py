"""Widows, orphans and holes at the feet of columns, mended by setting a paragraph in one line more or fewer.

No single line of a paragraph stands alone at a column's head or foot where three lines could be had otherwise
(composition.md, Paragraphs and columns); a hole that a cross-head leaves at a foot is closed in the same way.  The
columns keep their heights; what cannot be mended without a loose line is left.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from ..record import NamedTuple
from .flow import Flow, Seat, Unit

_TRIES = 8
"""Paragraphs before a fault that are tried."""
_FAULTS = 12
"""Faults of one story that are looked at."""


class Galley(NamedTuple):
    """A paragraph in its measure, and how to set it in another number of lines."""

    units: tuple[Unit, ...]
    longer: Callable[[int], tuple[Unit, ...] | None]
    """Its units in so many lines more (or, negative, fewer); None where that cannot be done well."""


def mended(
    galleys: tuple[Galley, ...], pour: Callable[[tuple[Unit, ...]], Flow], poured: Flow
) -> tuple[Flow, tuple[Galley, ...]]:
    """The flow with fewer faults, and the galleys it is made of."""
    left: set[tuple[int, str]] = set()
    for _ in range(_FAULTS):
        fault = next((one for one in faults(poured) if one not in left), None)
        if fault is None:
            break
        better = _better(galleys, pour, poured, fault)
        if better is None:
            left.add(fault)
        else:
            poured, galleys = better
    return poured, galleys


def faults(poured: Flow) -> list[tuple[int, str]]:
    """What a sub-editor would mark where copy goes on elsewhere, at a column's foot or beyond a picture: the column's
    number and what is wrong there."""
    found = []
    for foot, head in pairwise(poured.seats):
        if _goes_on(foot, head):
            continue
        where = f" at line {foot.line}"
        if foot.unit.kind == "line" and foot.unit.first and not foot.unit.last:
            found.append((foot.column, f"orphan{where}"))
        if head.unit.kind == "line" and head.unit.last and not head.unit.first:
            found.append((foot.column, f"widow{where}"))
    last = max((seat.column for seat in poured.seats), default=0)
    found += [(number, "hole") for number, lines in enumerate(poured.wanting[:last]) if lines]
    return found


def _goes_on(seat: Seat, following: Seat) -> bool:
    """Whether the second stands right under the first; white above a cross-head parts nothing."""
    if seat.column != following.column:
        return False
    end = seat.line + seat.unit.height + seat.unit.after
    return following.unit.kind == "crosshead" or following.line - following.above == end


def _better(
    galleys: tuple[Galley, ...], pour: Callable[[tuple[Unit, ...]], Flow], poured: Flow, fault: tuple[int, str]
) -> tuple[Flow, tuple[Galley, ...]] | None:
    """The first change to a paragraph before a fault that leaves fewer faults."""
    before = {id(seat.unit) for seat in poured.seats if seat.column <= fault[0]}
    places = [place for place, galley in enumerate(galleys) if galley.units and id(galley.units[0]) in before]
    now = weight(poured)
    for change in (1, -1):
        for place in reversed(places[-_TRIES:]):
            units = galleys[place].longer(change)
            if units is None:
                continue
            trial = (*galleys[:place], Galley(units, lambda _: None), *galleys[place + 1 :])
            flowed = pour(tuple(unit for galley in trial for unit in galley.units))
            if not flowed.over and weight(flowed) < now:
                return flowed, trial
    return None


def weight(poured: Flow) -> int:
    """How much a sub-editor would find to mend."""
    return len(faults(poured)) * 2 + poured.holes + poured.gaps
