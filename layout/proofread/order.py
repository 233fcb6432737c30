"""Whether the objects of a text stand on the page in the order in which they are painted.

A line goes from left to right, the next one stands below it, a column at the right of the one before; an upright head
goes down, its columns from right to left.  What begins behind the middle of what it follows stands at its right, since
the ink of two runs may lap a little.
"""

from __future__ import annotations

from collections.abc import Sequence

from .reader import Said


def astray(objects: Sequence[Said], owners: Sequence[int], upright: frozenset[int]) -> list[int]:
    """The places of the objects that stand before the one which they go on from; `upright` are the texts that may run
    down."""
    last: dict[int, Said] = {}
    found: list[int] = []
    for place, (one, owner) in enumerate(zip(objects, owners, strict=True)):
        before = last.get(owner)
        last[owner] = one
        if before is None or one.y < before.bottom or one.left > before.x:
            continue
        if owner in upright and (one.top < before.y or one.right < before.x):
            continue
        found.append(place)
    return found
