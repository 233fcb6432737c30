"""Work that is done for 0, 1 … count, in any order and by any process, its results in order.

Setting a page, writing its content stream, reading it again, turning a picture into ink: each is a function of a place
and of what was there before it.  A room that has such work takes a `Spread` and does not ask who does it; the command
line gives it one that uses every core (`command.hands`), and everybody else gets the work done here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Spread(Protocol):
    """Does a piece of work for 0, 1 … up to a count; the results in order.  What the work raises comes through."""

    def __call__(self, work: Callable[[int], Result], count: int, /) -> Iterable[Result]: ...


def one_after_another(work: Callable[[int], Result], count: int) -> Iterable[Result]:
    """The work done by this process."""
    return map(work, range(count))
