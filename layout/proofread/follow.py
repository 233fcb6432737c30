"""Texts followed through what is printed: every object goes on with one of them, and each is found once, in order.

The objects of a block stand in the order of painting, and each is of one text: a line, or the part of one in one face.
Where an object could be of several, the text that was said last goes on; where that leads nowhere, other ways are
tried, back from the last choice, as long as what is left to be printed can still hold what is left to be found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from ..record import NamedTuple

_MOST = 20_000
"""Steps that are taken at the most, where the printed objects can be read in more than one way."""


class Sought(NamedTuple):
    """A text that is looked for: how many of its characters may be missing at its end, whether all of it may."""

    text: str
    spare: int = 0
    may_be_left_out: bool = False

    def done(self, end: int) -> bool:
        """Whether it may end there."""
        return self.wants(end) == 0

    def wants(self, end: int) -> int:
        """How many more of its characters have to be there."""
        return 0 if end == 0 and self.may_be_left_out else max(0, len(self.text) - self.spare - end)


class Followed(NamedTuple):
    """How far each text was found, and which text each object is of."""

    ends: tuple[int, ...]
    owners: tuple[int, ...]


def follow(sought: Sequence[Sought], objects: Sequence[str]) -> Followed | None:
    """The texts in their objects, where every object is of one of them and all that must be is there; else None."""
    straight = _straight(sought, objects)
    if straight is not None and _all_done(sought, straight.ends):
        return straight
    return any_way(sought, objects)


def _all_done(sought: Sequence[Sought], ends: Sequence[int]) -> bool:
    return all(one.done(end) for one, end in zip(sought, ends, strict=True))


def _straight(sought: Sequence[Sought], objects: Sequence[str]) -> Followed | None:
    """Each object goes to the first text that it goes on with."""
    ends = [0] * len(sought)
    owners: list[int] = []
    last = 0
    for words in objects:
        for place in in_turn(ends, last):
            if sought[place].text.startswith(words, ends[place]):
                ends[place] += len(words)
                owners.append(place)
                last = place
                break
        else:
            return None
    return Followed(tuple(ends), tuple(owners))


def in_turn(ends: Sequence[int], last: int) -> Iterator[int]:
    """The texts as they are asked: the one that was said last, those that have begun, those that have not."""
    yield last
    yield from (place for place, end in enumerate(ends) if end and place != last)
    yield from (place for place, end in enumerate(ends) if not end and place != last)


class _Step(NamedTuple):
    """So many objects read: where the texts end, which object each said last, which of them the last one was of, what
    came before."""

    read: int
    ends: tuple[int, ...]
    lasts: tuple[int, ...]
    owner: int
    before: _Step | None

    def onward(self, owner: int, letters: int) -> _Step:
        """The next object is of a text, and has so many characters of it."""
        ends = (*self.ends[:owner], self.ends[owner] + letters, *self.ends[owner + 1 :])
        lasts = (*self.lasts[:owner], self.read, *self.lasts[owner + 1 :])
        return _Step(self.read + 1, ends, lasts, owner, self)

    def owners(self) -> tuple[int, ...]:
        """Which text each object is of."""
        made: list[int] = []
        step: _Step | None = self
        while step is not None and step.before is not None:
            made.append(step.owner)
            step = step.before
        return tuple(reversed(made))


def any_way(
    sought: Sequence[Sought], objects: Sequence[str], may_follow: Callable[[int, int, int], bool] | None = None
) -> Followed | None:
    """The first way that says all that must be said.

    Every object goes to every text that it goes on with, where `may_follow`, if it is asked, says so of the object
    which the text said before, of this one, and of the text.
    """
    left = [*accumulate(map(len, reversed(objects)), initial=0)][::-1]
    none = (-1,) * len(sought)
    open_steps = [_Step(0, (0,) * len(sought), none, 0, None)]
    seen: set[tuple[int, tuple[int, ...], tuple[int, ...]]] = set()
    while open_steps and len(seen) < _MOST:
        step = open_steps.pop()
        read, ends, lasts = step[:3]
        state = read, ends, lasts if may_follow else ()
        if state in seen or not _can_be_done(sought, ends, left[read]):
            continue
        seen.add(state)
        if read == len(objects):
            return Followed(ends, step.owners())
        words = objects[read]
        open_steps += reversed(
            [
                step.onward(owner, len(words))
                for owner in in_turn(ends, step.owner)
                if sought[owner].text.startswith(words, ends[owner])
                and (may_follow is None or lasts[owner] < 0 or may_follow(lasts[owner], read, owner))
            ]
        )
    return None


def _can_be_done(sought: Sequence[Sought], ends: Sequence[int], left: int) -> bool:
    """Whether so many characters can be what is still to be found."""
    pairs = list(zip(sought, ends, strict=True))
    return sum(one.wants(end) for one, end in pairs) <= left <= sum(len(one.text) - end for one, end in pairs)
