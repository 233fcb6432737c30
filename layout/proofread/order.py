"""Whether the objects of a text stand on the page in the order in which they are painted, and its words apart.

A line goes from left to right, the next one stands below it, a column at the right of the one before; an upright head
goes down, its columns from right to left.  What begins behind the middle of what it follows stands at its right, since
the ink of two runs may lap a little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from .alike import bare
from .reader import Said

_LOWER = 3.0
"""Points: by how much both edges of the ink of a line are lower than those of the one before, at least."""


def astray(objects: Sequence[Said], owners: Sequence[int], upright: frozenset[int]) -> list[int]:
    """The places of the objects that stand before the one which they go on from; `upright` are the texts that may run
    down."""
    last: dict[int, Said] = {}
    found: list[int] = []
    for place, (one, owner) in enumerate(zip(objects, owners, strict=True)):
        before = last.get(owner)
        last[owner] = one
        if before is not None and not goes_on(before, one, owner in upright):
            found.append(place)
    return found


def goes_on(before: Said, one: Said, upright: bool) -> bool:
    """Whether an object stands where one that goes on from another does."""
    if 2 * one.left > before.left + before.right or _is_below(one, before):
        return True
    return upright and (2 * one.top < before.bottom + before.top or 2 * one.right < before.left + before.right)


def _is_below(one: Said, before: Said) -> bool:
    """Whether an object stands lower; lines that a style sets too close may lap."""
    if one.bottom + one.top < 2 * before.bottom:
        return True
    return one.top < before.top - _LOWER and one.bottom < before.bottom - _LOWER


def closed(objects: Sequence[Said], owners: Sequence[int], gaps: Mapping[int, Sequence[int]]) -> list[tuple[int, int]]:
    """The gaps between words that are not there: the number of their text, their place in it.

    `gaps` are those that were typed, by text.  A line may end in one, and PDFium adds a space where it sees white.
    """
    ends = dict.fromkeys(gaps, 0)
    open_at: dict[int, set[int]] = {owner: {0} for owner in gaps}
    for one, owner in zip(objects, owners, strict=True):
        if owner in gaps:
            parts = accumulate((len(bare(part)) for part in one.spaced.split()), initial=ends[owner])
            open_at[owner].update(parts)
            ends[owner] += len(one.text)
    return [
        (owner, place)
        for owner, places in gaps.items()
        for place in places
        if place not in open_at[owner] and place < ends[owner]
    ]
