"""Where a head may break: the boundaries between words.

The only importer of rjieba, which is loaded when the first head without a typed break is set.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from .rules import units
from .rules.classes import DIGIT, LATIN, LEANING, NO_END, NO_START, class_of


def word_ends(text: str, lexicon: Iterable[str] = ()) -> list[int]:
    """Offsets where a line of a head may end, by sense: never inside a word, a name or a number and its unit."""
    import rjieba

    words = rjieba.cut(text)
    ends = list(accumulate(map(len, words)))
    leaning = {end for end, following in zip(ends, words[1:], strict=False) if following in LEANING}
    held: set[int] = set()
    for pattern in units.patterns():
        for found in pattern.finditer(text):
            held.update(range(found.start() + 1, found.end()))
    for name in lexicon:
        at = text.find(name)
        while name and at >= 0:
            held.update(range(at + 1, at + len(name)))
            at = text.find(name, at + 1)
    return [end for end in ends[:-1] if end not in held and end not in leaning and _breaks(text, end)]


def _breaks(text: str, end: int) -> bool:
    before, after = text[end - 1], text[end]
    if after in NO_START or before in NO_END:
        return False
    western = (LATIN, DIGIT)
    return not (class_of(before) in western and class_of(after) in western)
