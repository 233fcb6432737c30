"""Prepared -> lines: the whole paragraph is optimised, not line by line (Knuth and Plass 1981).

A line may shrink in the order of `rules.pairs.SHRINK_STEPS` and stretch to a quarter em in every gap.  Badness grows
with the cube of the ratio, as TeX has it; a shrink is dear by what it takes (taking the blank of a comma is cheap, that
of a full stop is not), which is the "push in before push out" of composition.md in one measure.
"""

from __future__ import annotations

from typing import NamedTuple

from ..geometry import Length
from .nodes import EMERGENCY, NEVER, Prepared
from .rules.classes import HAN
from .rules.pairs import SHRINK_COST, SHRINK_STEPS

_RUNT = 4000.0
_LINE = 1.0
_SHRINK_SCALE = 1.0


class Lines(NamedTuple):
    """Where a paragraph breaks: line `n` holds the atoms from `starts[n]` up to `starts[n + 1]` (the last entry is
    the count of atoms)."""

    starts: tuple[int, ...]
    demerits: float

    def __len__(self) -> int:
        return len(self.starts) - 1


def break_lines(prepared: Prepared, measure: Length, indent: Length = 0) -> Lines:
    """The best breaks of a paragraph for a measure, its first line shorter by the indent.

    Never fails: where no break is allowed within the measure, a word is broken (EMERGENCY), then even a forbidden
    boundary (NEVER); a single atom wider than the measure stands alone on its line.
    """
    count = len(prepared.atoms)
    if not count:
        return Lines((0,), 0.0)
    for ceiling, tolerance in ((EMERGENCY, 1.0), (EMERGENCY, 1e9), (NEVER, 1e9), (2 * NEVER, 1e9)):
        lines = _best(prepared, (measure, indent), ceiling, tolerance)
        if lines is not None:
            return lines
    raise AssertionError("the last pass breaks anywhere")


def _best(prepared: Prepared, room: tuple[Length, Length], ceiling: float, tolerance: float) -> Lines | None:
    """The path of least demerits over breaks cheaper than the ceiling, no line looser than the tolerance."""
    measure, indent = room
    atoms, offsets, penalty = prepared.atoms, prepared.offsets, prepared.penalty
    given, taken = prepared.given, prepared.taken
    all_given = [sum(step) for step in zip(*given, strict=True)]
    all_taken = [sum(step) for step in zip(*taken, strict=True)]
    em = prepared.em
    last = len(atoms) - 1
    cores = [atom.core for atom in atoms]
    total: list[float] = [0.0] * (last + 2)
    came: list[int] = [-1] * (last + 2)
    active: list[int] = [0]
    for end in range(last + 1):
        if end < last and penalty[end] >= ceiling:
            continue
        best, best_start = 1e300, -1
        right = offsets[end] + cores[end]
        given_end, taken_end = all_given[end], all_taken[end]
        dead = 0
        for start in active:
            width = right - offsets[start]
            spare = measure - width if start else measure - indent - width
            if spare < 0:
                if given_end - all_given[start] < -spare and start != end:
                    if start == active[dead]:
                        dead += 1
                    continue
                ratio = _squeeze(given, start, end, -spare) / em * _SHRINK_SCALE if start != end else 9.0
            elif end == last:
                ratio = 0.0
            else:
                room_in = taken_end - all_taken[start]
                ratio = spare / room_in if room_in > 0 else (99.0 if spare else 0.0)
                if ratio > tolerance:
                    break
            badness = 100.0 * ratio * ratio * ratio
            cost = total[start] + (_LINE + badness) ** 2
            if cost < best:
                best, best_start = cost, start
        if dead:
            del active[: min(dead, len(active) - 0)]
        if best_start >= 0:
            if end < last:
                best += penalty[end]
            elif _is_runt(prepared, best_start):
                best += _RUNT
            total[end + 1], came[end + 1] = best, best_start
            if end < last:
                active.append(end + 1)
        if not active:
            return None
    if came[last + 1] < 0:
        return None
    starts = [last + 1]
    while starts[-1] > 0:
        starts.append(came[starts[-1]])
    return Lines(tuple(reversed(starts)), total[last + 1])


def _squeeze(given: tuple[tuple[Length, ...], ...], start: int, end: int, need: Length) -> float:
    """The cost of taking `need` from a line, step after step."""
    cost = 0.0
    for step in range(len(SHRINK_STEPS)):
        room = given[step][end] - given[step][start]
        if room >= need:
            return cost + need * SHRINK_COST[step]
        cost += room * SHRINK_COST[step]
        need -= room
    return cost


def _is_runt(prepared: Prepared, start: int) -> bool:
    """Whether the last line from `start` on holds a single Han character, if with marks behind it."""
    if start == 0:
        return False
    rest = prepared.atoms[start:]
    return sum(1 for atom in rest if atom.kind == HAN) == 1 and all(
        atom.kind == HAN or atom.behind or atom.before for atom in rest
    )
