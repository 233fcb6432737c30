"""Where a head may break: the boundaries between words.

The only importer of rjieba, which is loaded when the first head without a typed break is set.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, pairwise

from .rules import units
from .rules.classes import LEANING, REACHING, is_han
from .segment import decisions


def word_ends(text: str, lexicon: Iterable[str] = ()) -> list[int]:
    """Offsets where a line of a head may end, by sense: never inside a word, a name or a number and its unit."""
    import rjieba

    words = rjieba.cut(text)
    ends = list(accumulate(map(len, words)))
    held = {end for end, pair in zip(ends, pairwise(words), strict=False) if _leans(*pair)}
    for pattern in (*units.patterns(), *units.head_patterns()):
        for found in pattern.finditer(text):
            held.update(range(found.start() + 1, found.end()))
    for name in lexicon:
        at = text.find(name)
        while name and at >= 0:
            held.update(range(at + 1, at + len(name)))
            at = text.find(name, at + 1)
    held.update(place for place, rule in enumerate(decisions(text)) if not rule.breaks)
    return [end for end in ends if 1 < end < len(text) - 1 and end not in held]


def _leans(word: str, following: str) -> bool:
    """Whether two words hold together: one leans on the other, or both are single Han of a word that no list has."""
    return (
        following in LEANING
        or word in REACHING
        or (len(word) == len(following) == 1 and is_han(word) and is_han(following))
    )
