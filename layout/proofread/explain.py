"""What is wrong where texts and print do not agree: lost, doubled, out of order, another character.

Only asked for once it is known that something is.  Objects that do not go on with a text are looked for a little
further on in it; what was passed over is lost, and what stands in its place was printed instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..record import NamedTuple
from .follow import Sought, in_turn

_REACH = 60
"""How far ahead a text is searched for a line that does not go on with it, besides four times the line."""


class Fault(NamedTuple):
    """Characters of a text that are not printed, or printed ones that are of no text."""

    text: int
    at: int
    """Where in the text."""
    lost: str
    printed: str
    elsewhere: bool = False
    """What is lost stands at another place; what is printed is typed at another."""


class _Loose(NamedTuple):
    """A printed object that no text goes on with, and the place where one was expected to."""

    words: str
    text: int
    at: int


class _Hole(NamedTuple):
    """Characters [start, end) of a text that were passed over."""

    text: int
    start: int
    end: int


class Explained(NamedTuple):
    """How far each text was followed, and what is wrong with them."""

    ends: tuple[int, ...] | None
    """None where characters were only counted."""
    faults: tuple[Fault, ...]


def explain(sought: Sequence[Sought], objects: Sequence[str]) -> Explained:
    """The faults of a block."""
    ends = [0] * len(sought)
    holes: list[_Hole] = []
    loose: list[_Loose] = []
    last = 0
    for words in objects:
        found = _found(sought, ends, last, words)
        if found is None:
            loose.append(_Loose(words, last, ends[last]))
            continue
        last, start, end = found
        if start > ends[last]:
            holes.append(_Hole(last, ends[last], start))
        ends[last] = end
    for place, (one, end) in enumerate(zip(sought, ends, strict=True)):
        if not one.done(end):
            holes.append(_Hole(place, end, len(one.text)))
    return Explained(tuple(ends), tuple(_faults(sought, holes, loose)))


def _found(sought: Sequence[Sought], ends: Sequence[int], last: int, words: str) -> tuple[int, int, int] | None:
    """The text that an object is of, and its place there: the next, else a little further on."""
    for place in in_turn(ends, last):
        if sought[place].text.startswith(words, ends[place]):
            return place, ends[place], ends[place] + len(words)
    ahead = []
    for turn, place in enumerate(in_turn(ends, last)):
        far = ends[place] + min(_REACH + len(words), 8) if len(words) == 1 else ends[place] + _REACH + 5 * len(words)
        at = sought[place].text.find(words, ends[place], far)
        if at >= 0:
            ahead.append((at - ends[place], turn, place, at))
    if not ahead:
        return None
    _, _, place, at = min(ahead)
    return place, at, at + len(words)


def _faults(sought: Sequence[Sought], holes: list[_Hole], loose: list[_Loose]) -> list[Fault]:
    """What was passed over beside what was printed in its place, or is most like it."""
    found: list[Fault] = []
    left = list(loose)
    for hole in holes:
        lost = sought[hole.text].text[hole.start : hole.end]
        instead = [one for one in left if (one.text, one.at) == (hole.text, hole.start)]
        instead = instead or [one for one in left if _is_like(one.words, lost)][:1]
        for one in instead:
            left.remove(one)
        words = "".join(one.words for one in instead)
        found.append(Fault(hole.text, hole.start, lost, "", True) if words == lost else _differing(hole, lost, words))
    for one in left:
        typed = any(one.words in other.text for other in sought)
        found.append(Fault(one.text, one.at, "", one.words, typed))
    return found


def _is_like(printed: str, lost: str) -> bool:
    """Whether most characters of two texts are the same."""
    return 2 * (Counter(printed) & Counter(lost)).total() >= max(len(printed), len(lost))


def _differing(hole: _Hole, lost: str, printed: str) -> Fault:
    """A hole and what fills it, less what they have in common at both ends."""
    before = _alike(lost, printed)
    lost, printed = lost[before:], printed[before:]
    behind = _alike(lost[::-1], printed[::-1])
    return Fault(hole.text, hole.start + before, lost[: len(lost) - behind], printed[: len(printed) - behind])


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
