"""Where a head may break, and what that costs: between words, by the sense of what stands on both sides.

The only importer of rjieba, which is loaded when the first head without a typed break is set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, combinations, pairwise
from typing import NamedTuple

from .rules import heads, units
from .rules.classes import is_han
from .segment import decisions

MOST = 120
"""The longest text, in characters, that is taken for a head or a deck."""


class Place(NamedTuple):
    """An offset where a line may end, and what that costs the sense (`rules.heads`)."""

    at: int
    cost: float


class Division(NamedTuple):
    """A text in lines: the offsets where they end but for the last, and what that costs sense and eye."""

    ends: tuple[int, ...]
    cost: float


def figures_and_names(text: str, lexicon: Iterable[str] = ()) -> set[int]:
    """The offsets inside a name of the lexicon or a number and its unit."""
    spans = [found.span() for pattern in units.patterns() for found in pattern.finditer(text)]
    return {at for start, end in [*spans, *_named(text, lexicon)] for at in range(start + 1, end)}


def bound(text: str, lexicon: Iterable[str] = ()) -> set[int]:
    """The same, and the offsets inside a short title or quotation."""
    spans = [found.span() for pattern in units.head_patterns() for found in pattern.finditer(text)]
    return figures_and_names(text, lexicon).union(at for start, end in spans for at in range(start + 1, end))


def places(text: str, lexicon: tuple[str, ...] = (), inside: bool = False) -> list[Place]:
    """Where a line of a head may end; with `inside`, also where it hurts: within words and names."""
    return list(_places(text, lexicon, inside))


def word_ends(text: str, lexicon: Iterable[str] = ()) -> list[int]:
    """Offsets where a line of a head may end, by sense: never inside a word, a name or a number and its unit."""
    return [place.at for place in _places(text, tuple(lexicon), False)]


def divided(text: str, offered: Sequence[Place], count: int) -> list[Division]:
    """The ways to set a text in `count` lines, the best first."""
    even = weight(text) / count or 1.0
    sums = [0.0, *accumulate(map(weight, text))]
    found = []
    for choice in combinations(offered, count - 1):
        edges = [0.0, *(sums[place.at] for place in choice), sums[-1]]
        widths = [(below - above) / even for above, below in pairwise(edges)]
        short = sum(max(0.0, below - above) for above, below in pairwise(widths))
        little = sum(max(0.0, 0.5 - width) for width in widths)
        cost = heads.UNEVEN * (max(widths) - 1) + heads.SHORT_ABOVE * short + heads.SHORT_LINE * little
        cost += sum(place.cost for place in choice)
        found.append(Division(tuple(place.at for place in choice), cost))
    return sorted(found, key=lambda division: division.cost)


def weight(text: str) -> float:
    """About how many ems wide a text is."""
    return sum(0.55 if character.isascii() else 1.0 for character in text)


@lru_cache(maxsize=256)
def _places(text: str, lexicon: tuple[str, ...], inside: bool) -> tuple[Place, ...]:
    if not 4 <= len(text) <= MOST:
        return ()
    words = _words(text, lexicon)
    ends = list(accumulate(len(word) for word, _ in words))
    costs = {end: _cost(words, count) for count, end in enumerate(ends[:-1], 1)}
    held = bound(text, lexicon)
    offered = []
    for at, rule in enumerate(decisions(text)):
        if not rule.breaks or not 1 < at < len(text) - 1:
            continue
        cost = heads.INSIDE_NAME if at in held else costs.get(at, heads.INSIDE_WORD)
        cost = heads.INSIDE_WORD if cost == heads.NEVER else cost
        if inside or cost < heads.INSIDE_WORD:
            offered.append(Place(at, cost))
    return tuple(offered)


def _words(text: str, lexicon: tuple[str, ...]) -> list[tuple[str, str]]:
    """The words with their parts of speech; a name of the lexicon is one word, a proper noun."""
    import rjieba

    words: list[tuple[str, str]] = []
    at = 0
    for start, end in [*_named(text, lexicon), (len(text), len(text))]:
        if start < at:
            continue
        words += rjieba.tag(text[at:start])
        if start < end:
            words.append((text[start:end], "nz"))
        at = end
    return words


def _named(text: str, lexicon: Iterable[str]) -> list[tuple[int, int]]:
    """Where names of the lexicon stand, the longest first where they overlap."""
    found = []
    for name in lexicon:
        at = text.find(name)
        while name and at >= 0:
            found.append((at, at + len(name)))
            at = text.find(name, at + 1)
    return sorted(found, key=lambda span: (span[0], -span[1]))


def _cost(words: list[tuple[str, str]], count: int) -> float:
    """What a break behind the first `count` words costs."""
    above, below = ("".join(f"<{word}/{tag}>" for word, tag in side) for side in (words[:count], words[count:]))
    cost = next(cost for upper, lower, cost in heads.sense() if upper.search(above) and lower.match(below))
    if cost <= 0 or cost == heads.NEVER:
        return cost
    (word, tag), (following, kind) = words[count - 1], words[count]
    single = [len(each) == 1 and is_han(each) for each in (word, following)]
    # two single characters are mostly a word or a name that no list has
    if all(single):
        return heads.NEVER
    alone = (single[0] and tag in heads.SINGLE_ABOVE) or (single[1] and kind in heads.SINGLE_BELOW)
    return cost + heads.SINGLE * alone
