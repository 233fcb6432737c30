"""Prepared -> lines: the whole paragraph is optimised, not line by line (Knuth and Plass 1981).

A line may shrink in the order of `rules.pairs.SHRINK_STEPS` and stretch to a quarter em in every gap.  Badness grows
with the cube of the ratio, as TeX has it; a shrink is dear by what it takes (taking the blank of a comma is cheap, that
of a full stop is not), which is the "push in before push out" of composition.md in one measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from ..geometry import Length
from ..record import NamedTuple
from .nodes import EMERGENCY, NEVER, WITHIN_WORD, Prepared
from .rules.classes import HAN
from .rules.pairs import SHRINK_COST

_RUNT = 4000.0
_LINE = 1.0
_GAPING = 10.0
"""The ratio from which on demerits grow no faster than it, so that no loose line is worth the break of a word."""
_WIDER = 9.0
"""The ratio of an atom that is wider than its measure."""
_ENDLESS, _APART = 400, 100
"""Forbidden boundaries in a row, as in a word of so many letters, from which on only the ends of full lines are looked
at; and how many of them at both ends are looked at all the same."""
_STIFF = 4.0
"""The least ratio of a line that has nothing to open and stays short though it ends behind a word."""


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
    boundary (NEVER); a single atom wider than the measure stands alone on its line.  The first pass looks at lines
    within the limits only; what it finds is the best of all, unless one line beyond them would be cheaper.
    """
    if not prepared.atoms:
        return Lines((0,), 0.0)
    for ceiling, tolerance in ((EMERGENCY, 1.0), (EMERGENCY, inf), (NEVER, inf), (2 * NEVER, inf)):
        lines = _best(prepared, (measure, indent), ceiling, tolerance)
        if lines is not None and (tolerance == inf or lines.demerits < cost_of(tolerance)):
            return lines
    raise AssertionError("the last pass breaks anywhere")


def demerits(prepared: Prepared, starts: tuple[int, ...], measure: Length, indent: Length = 0) -> float:
    """What given breaks cost: the sum that `break_lines` makes as small as it can; inf where a line is too wide."""
    total = 0.0
    for start, following in pairwise(starts):
        end = following - 1
        width = prepared.offsets[end] + prepared.tails[end] - prepared.heads[start]
        ratio = ratio_of(prepared, start, end, (measure if start else measure - indent) - width)
        total += (cost_of(ratio) if ratio >= 0 else inf) + price_of(prepared, start, end)
    return total


def _best(prepared: Prepared, room: tuple[Length, Length], ceiling: float, tolerance: float) -> Lines | None:
    """The path of least demerits over breaks cheaper than the ceiling, no line looser than the tolerance."""
    measure, indent = room
    heads, tails, offsets = prepared.heads, prepared.tails, prepared.offsets
    penalty = prepared.penalty if ceiling <= EMERGENCY else _chopped(prepared, measure, ceiling)
    gives, takes = prepared.gives, prepared.takes
    last = len(tails) - 1
    total: list[float] = [0.0] * (last + 2)
    came: list[int] = [-1] * (last + 2)
    active: list[int] = [0]
    for end in range(last + 1):
        if end < last and penalty[end] >= ceiling:
            continue
        best, best_start = inf, -1
        right = offsets[end] + tails[end]
        dead = 0
        for start in active:
            spare = (measure if start else measure - indent) - right + heads[start]
            if spare < 0 and start != end and gives[end] - gives[start] < -spare:
                dead += 1  # a line that is too wide grows no narrower
                continue
            opening = takes[end] - takes[start]
            if end < last and spare > opening * tolerance > 0:
                break  # too loose, and those that start later are looser still
            # most lines are opened within their limits, and need no call for it
            within = 0 < spare <= opening and end < last
            ratio = spare / opening if within else ratio_of(prepared, start, end, spare)
            if ratio > tolerance:
                if spare > 0:
                    break  # and those that start later are looser still
                continue
            cost = total[start] + cost_of(ratio) + (price_of(prepared, start, end) if end == last else 0.0)
            if cost < best:
                best, best_start = cost, start
        if dead and tails[end] == prepared.atoms[end].core:  # without a hyphen a longer line may fit again
            del active[:dead]
        if best_start >= 0:
            total[end + 1] = best if end == last else best + penalty[end]
            came[end + 1] = best_start
            active.append(end + 1)
        if not active:
            return None
    if came[last + 1] < 0:
        return None
    starts = [last + 1]
    while starts[-1] > 0:
        starts.append(came[starts[-1]])
    return Lines(tuple(reversed(starts)), total[last + 1])


def _chopped(prepared: Prepared, measure: Length, ceiling: float) -> Sequence[float]:
    """The penalties, where a word without end may break at the ends of full lines only: one way, not one for each
    letter that its first line may begin with."""
    penalty: list[float] = []
    run = 0
    for cost in (*prepared.penalty, 0.0):
        penalty.append(cost)
        if cost >= EMERGENCY:
            run += 1
            continue
        if run > _ENDLESS:
            _chop(prepared, measure, (len(penalty) - 1 - run + _APART, len(penalty) - 1 - _APART), (penalty, ceiling))
        run = 0
    return penalty


def _chop(prepared: Prepared, measure: Length, span: tuple[int, int], costs: tuple[list[float], float]) -> None:
    """Forbids every boundary of a span but those where lines that begin at its start are full."""
    penalty, ceiling = costs
    offsets, tails = prepared.offsets, prepared.tails
    start, latest = prepared.heads[span[0]], -1
    for at in range(span[0], span[1]):
        if latest >= 0 and offsets[at] + tails[at] - start > measure:
            penalty[latest] = prepared.penalty[latest]
            start, latest = prepared.heads[latest + 1], -1
        if penalty[at] < ceiling:
            latest, penalty[at] = at, ceiling
    if latest >= 0:
        penalty[latest] = prepared.penalty[latest]


def ratio_of(prepared: Prepared, start: int, end: int, spare: Length) -> float:
    """How far a line of the atoms `start` to `end` is shrunk or opened by its spare; -1 where it is too wide."""
    if spare < 0:
        if start == end:
            return _WIDER
        if prepared.gives[end] - prepared.gives[start] < -spare:
            return -1.0
        return _squeeze(prepared.given, start, end, -spare) / prepared.em
    if not spare or end == len(prepared.atoms) - 1:
        return 0.0
    room = prepared.takes[end] - prepared.takes[start]
    if spare > room and prepared.penalty[end] in WITHIN_WORD:
        return 1 + spare / prepared.em
    return spare / room if room else _STIFF + spare / prepared.em


def _squeeze(given: tuple[tuple[Length, ...], ...], start: int, end: int, need: Length) -> float:
    """The cost of taking `need` from a line, step after step."""
    cost = 0.0
    for step, price in zip(given, SHRINK_COST, strict=True):
        room = step[end] - step[start]
        if room >= need:
            return cost + need * price
        cost += room * price
        need -= room
    return cost


def cost_of(ratio: float) -> float:
    """The demerits of a line."""
    if ratio > _GAPING:
        return cost_of(_GAPING) * ratio / _GAPING
    return (_LINE + 100.0 * ratio * ratio * ratio) ** 2


def price_of(prepared: Prepared, start: int, end: int) -> float:
    """What the end of a line costs whatever its width: the penalty of the break, or a runt."""
    if end < len(prepared.penalty):
        return prepared.penalty[end]
    return _RUNT if is_runt(prepared, start) else 0.0


def is_runt(prepared: Prepared, start: int) -> bool:
    """Whether a last line from `start` on holds a single character, if with marks round it."""
    return start > 0 and sum(1 for atom in prepared.atoms[start:] if atom.kind >= HAN) <= 1
