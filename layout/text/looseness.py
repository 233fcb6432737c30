"""A paragraph in one line more or fewer than its best: TeX's looseness, for the foot of a column.

The same cost as `linebreak`, with the number of lines given; no line may be loose for it, and no runt.
"""

from __future__ import annotations

from math import inf

from ..geometry import Length
from .linebreak import Lines, cost_of, is_runt, price_of, ratio_of
from .nodes import BOUND, Prepared

_TOLERANCE = 0.75
"""The loosest line that is worth mending a column for: three quarters of the way to a loose one."""


def break_into(prepared: Prepared, measure: Length, indent: Length, count: int) -> Lines | None:
    """The best breaks into exactly `count` lines; None where it cannot be done well."""
    last = len(prepared.atoms) - 1
    reached: _Reached = {0: (0.0, (0,))}
    for _ in range(1, count):
        reached = _lengthened(prepared, (measure, indent), reached)
    best, path = inf, tuple[int, ...]()
    for start, (total, starts) in reached.items():
        width = prepared.offsets[last] + prepared.tails[last] - prepared.heads[start]
        ratio = ratio_of(prepared, start, last, measure - (0 if start else indent) - width)
        if ratio >= 0 and not is_runt(prepared, start):
            sum_ = total + cost_of(ratio) + price_of(prepared, start, last)
            if sum_ < best:
                best, path = sum_, (*starts, last + 1)
    return Lines(path, best) if path else None


_Reached = dict[int, tuple[float, tuple[int, ...]]]
"""Where so many lines may end: the atom behind them, what they cost, their starts."""


def _lengthened(prepared: Prepared, room: tuple[Length, Length], reached: _Reached) -> _Reached:
    """The same with a line more, which is not the last of the paragraph."""
    measure, indent = room
    offsets, tails, takes, penalty = prepared.offsets, prepared.tails, prepared.takes, prepared.penalty
    following: _Reached = {}
    for start, (total, path) in reached.items():
        right = measure - (0 if start else indent) + prepared.heads[start]
        taken = takes[start]
        for end in range(start, len(penalty)):
            spare = right - offsets[end] - tails[end]
            if spare > _TOLERANCE * (takes[end] - taken):
                continue  # too loose: most of them, so this is quick
            ratio = ratio_of(prepared, start, end, spare)
            if ratio < 0:
                break
            if ratio > _TOLERANCE or penalty[end] > BOUND:
                continue
            sum_ = total + cost_of(ratio) + price_of(prepared, start, end)
            if end + 1 not in following or sum_ < following[end + 1][0]:
                following[end + 1] = (sum_, (*path, end + 1))
    return following
