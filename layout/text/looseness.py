"""A paragraph in one line more or fewer than its best: TeX's looseness, for the foot of a column.

The same cost as `linebreak`, with the number of lines given; no line may be loose for it, and no runt.
"""

from __future__ import annotations

from ..geometry import Length
from .linebreak import Lines, cost_of, is_runt, price_of, ratio_of
from .nodes import BOUND, Prepared

_TOLERANCE = 0.75
"""The loosest line that is worth mending a column for: three quarters of the way to a loose one."""


def break_into(prepared: Prepared, measure: Length, indent: Length, count: int) -> Lines | None:
    """The best breaks into exactly `count` lines; None where it cannot be done well."""
    last = len(prepared.atoms) - 1
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for number in range(1, count + 1):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (total, path) in reached.items():
            room = measure - (0 if start else indent)
            for end in range(start, last + 1):
                spare = room - (prepared.offsets[end] + prepared.tails[end] - prepared.heads[start])
                ratio = ratio_of(prepared, start, end, spare)
                if ratio < 0:
                    break
                final = end == last
                if final != (number == count):
                    continue
                if not final and (ratio > _TOLERANCE or prepared.penalty[end] > BOUND):
                    continue
                if final and is_runt(prepared, start):
                    continue
                sum_ = total + cost_of(ratio) + price_of(prepared, start, end)
                if end + 1 not in following or sum_ < following[end + 1][0]:
                    following[end + 1] = (sum_, (*path, end + 1))
        reached = following
    best = reached.get(last + 1)
    return Lines(best[1], best[0]) if best else None
