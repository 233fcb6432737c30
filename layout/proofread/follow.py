"""Texts followed through what is printed: every object goes on with one of them, and each is found once, in order.

The objects of a block stand in the order of painting, and each is of one text: a line, or the part of one in one face.
Where an object could be of several, the text that was said last goes on; where that leads nowhere, every way is tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..record import NamedTuple

_MOST = 64
"""Ways that are followed at once, where the printed objects can be read in more than one."""


class Sought(NamedTuple):
    """A text that is looked for: how many of its characters may be missing at its end, whether all of it may."""

    text: str
    spare: int = 0
    may_be_left_out: bool = False

    def done(self, end: int) -> bool:
        """Whether it may end there."""
        return len(self.text) - end <= self.spare or (end == 0 and self.may_be_left_out)


class Followed(NamedTuple):
    """How far each text was found, and which text each object is of."""

    ends: tuple[int, ...]
    owners: tuple[int, ...]


def follow(sought: Sequence[Sought], objects: Sequence[str]) -> Followed | None:
    """The texts in their objects, where every object is of one of them and all that must be is there; else None."""
    straight = _straight(sought, objects)
    if straight is not None and _all_done(sought, straight.ends):
        return straight
    return next((way for way in _every_way(sought, objects) if _all_done(sought, way.ends)), None)


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


def _every_way(sought: Sequence[Sought], objects: Sequence[str]) -> Iterator[Followed]:
    """Where the texts end when every object goes to every text that it goes on with."""
    ways: dict[tuple[int, ...], Any] = {(0,) * len(sought): None}
    for words in objects:
        made: dict[tuple[int, ...], Any] = {}
        for ends, before in ways.items():
            for place, end in enumerate(ends):
                if sought[place].text.startswith(words, end):
                    made.setdefault((*ends[:place], end + len(words), *ends[place + 1 :]), (place, before))
            if len(made) > _MOST:
                break
        ways = made
    for ends, line in ways.items():
        owners: list[int] = []
        while line is not None:
            place, line = line
            owners.append(place)
        yield Followed(ends, tuple(reversed(owners)))
