"""Where a head may break, what that costs its sense, and the best ways to set it in so many lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from ..record import NamedTuple
from .clauses import costs_before
from .rules import head_grammar, heads, units
from .segment import decisions
from .words import Word, words_of

MOST = 120
"""The longest text, in characters, that is taken for a head or a deck."""


class Place(NamedTuple):
    """An offset where a line may end, and what that costs the sense (`rules.head_grammar`)."""

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
    held = bound(text, lexicon)
    costs = _costs(words_of(text, _named(text, lexicon), frozenset(held)))
    offered = []
    for at, rule in enumerate(decisions(text)):
        if not rule.breaks or not 1 < at < len(text) - 1:
            continue
        cost = heads.INSIDE_NAME if at in held else min(costs.get(at, heads.INSIDE_WORD), heads.INSIDE_WORD)
        if inside or cost < heads.INSIDE_WORD:
            offered.append(Place(at, cost))
    return tuple(offered)


def _costs(words: list[Word]) -> dict[int, float]:
    """What a break before each word costs, by its offset: at the pauses, and in the clauses between them."""
    costs: dict[int, float] = {}
    clauses: list[list[Word]] = [[]]
    pause: float | None = None
    for word in words:
        behind = heads.SPACE if word.text.isspace() else _pauses().get(word.text)
        if behind is not None:
            pause = behind
            clauses.append([])
            continue
        if pause is not None:
            costs[word.at] = pause
            pause = None
        clauses[-1].append(word)
    several = sum(map(bool, clauses)) > 1
    for clause in clauses:
        found = costs_before([word.kinds for word in clause])
        for (above, below), cost in zip(pairwise(clause), found[1:], strict=True):
            kind = _likely(above)
            held = kind in head_grammar.REACH or _likely(below) in head_grammar.LEAN
            cost = max(cost, head_grammar.AT_LEAST.get(kind, cost)) + head_grammar.BETWEEN_PAUSES * several
            costs[below.at] = head_grammar.NEVER if held else cost
    return costs


def _likely(word: Word) -> str:
    return min(word.kinds, key=word.kinds.__getitem__)


@lru_cache(maxsize=1)
def _pauses() -> dict[str, float]:
    return {mark: cost for marks, cost, _ in heads.PAUSES for mark in marks.split()}


def _named(text: str, lexicon: Iterable[str]) -> list[tuple[int, int]]:
    """Where names of the lexicon stand, the longest first where they overlap."""
    found = []
    for name in lexicon:
        at = text.find(name)
        while name and at >= 0:
            found.append((at, at + len(name)))
            at = text.find(name, at + 1)
    return sorted(found, key=lambda span: (span[0], -span[1]))
