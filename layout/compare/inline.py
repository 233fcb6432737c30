"""Two texts -> the places where they differ, as a reader of proofs marks them: whole words of Latin, single Han.

Two edits with a single character between them are one edit: nobody reads a line that changes at every other character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ..record import NamedTuple

_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:[.,:]\d+)*|\s+|.", re.DOTALL)
_MOST = 25_000_000
"""Tokens times tokens beyond which two paragraphs are one edit: no page has such a paragraph."""
_ISLAND = 1
"""Characters between two edits that do not part them."""
CONTEXT = 8
"""Characters shown before and behind an edit."""
_SHORT = 12
_ALIKE = 0.4
"""How much of two paragraphs must be the same for one to be an edit of the other."""


class Edit(NamedTuple):
    """One place: what stood there, what stands there, and what stands round it."""

    old: str
    new: str
    before: str
    behind: str


class Pair(NamedTuple):
    """A paragraph of the older text and the one that it became; None: there is none."""

    old: str | None
    new: str | None


def edits(old: Sequence[str], new: Sequence[str]) -> tuple[Edit, ...]:
    """The edits that make one text, by its paragraphs, of another."""
    made: list[Edit] = []
    for pair in paired(old, new):
        if pair.old is None or pair.new is None:
            made.append(Edit(pair.old or "", pair.new or "", "", ""))
        elif pair.old != pair.new:
            made += _within(pair.old, pair.new)
    return tuple(made)


def paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """The paragraphs of two texts side by side; of those that changed the likest go together."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Pair(one, one) for one in old[a:b])
        else:
            yield from _matched(list(old[a:b]), list(new[c:d]))


def _matched(old: list[str], new: list[str]) -> Iterator[Pair]:
    """Paragraphs that changed, in the order of the newer text, what was taken out first."""
    while old and new:
        place = max(range(len(new)), key=lambda at: _likeness(old[0], new[at]))
        if _likeness(old[0], new[place]) < _ALIKE:
            yield Pair(old.pop(0), None)
            continue
        yield from (Pair(None, one) for one in new[:place])
        yield Pair(old.pop(0), new[place])
        del new[: place + 1]
    yield from (Pair(one, None) for one in old)
    yield from (Pair(None, one) for one in new)


def _likeness(old: str, new: str) -> float:
    """From 0 to 1, by the pairs of neighbours (in short texts the characters) that two texts share, in any order."""
    step = 1 if min(len(old), len(new)) < _SHORT else 2
    first, second = ({text[at : at + step] for at in range(len(text) - step + 1)} for text in (old, new))
    return 2 * len(first & second) / max(1, len(first) + len(second))


def _within(old: str, new: str) -> list[Edit]:
    """The edits inside one paragraph."""
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    start, end = _shared(one, other)
    a0, b0 = len("".join(one[:start])), len("".join(other[:start]))
    core, core_new = one[start : len(one) - end], other[start : len(other) - end]
    spans: list[tuple[int, int, int, int]] = []
    at, at_new = a0, b0
    for tag, a, b, c, d in _steps(core, core_new):
        size, size_new = len("".join(core[a:b])), len("".join(core_new[c:d]))
        if tag != "equal":
            near = spans and at - spans[-1][1] <= _ISLAND
            first, first_new = (spans[-1][0], spans[-1][2]) if near else (at, at_new)
            spans[len(spans) - bool(near) :] = [(first, at + size, first_new, at_new + size_new)]
        at, at_new = at + size, at_new + size_new
    return [
        Edit(old[a:b], new[c:d], _cut(new[max(0, c - CONTEXT) : c], c > CONTEXT, True),
             _cut(new[d : d + CONTEXT], d + CONTEXT < len(new), False))
        for a, b, c, d in spans
    ]  # fmt: skip


def _steps(core: Sequence[str], core_new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    if len(core) * len(core_new) > _MOST:
        return [("replace", 0, len(core), 0, len(core_new))]
    return SequenceMatcher(None, core, core_new, autojunk=False).get_opcodes()


def _cut(text: str, more: bool, left: bool) -> str:
    """Context, and a sign where the paragraph goes on."""
    return (f"…{text}" if left else f"{text}…") if more else text


def _shared(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many tokens two texts share at the start and at the end."""
    most = min(len(one), len(other))
    start = next((at for at in range(most) if one[at] != other[at]), most)
    end = next((at for at in range(most - start) if one[-1 - at] != other[-1 - at]), most - start)
    return start, end
