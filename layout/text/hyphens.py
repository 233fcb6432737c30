"""Where a Latin word of body copy may be divided by a hyphen.

The only importer of pyphen, which is loaded when the first word of six letters or more is in the copy.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from .rules import units

if TYPE_CHECKING:
    from pyphen import Pyphen

_LANGUAGE = "en_US"
_BEFORE, _BEHIND = 2, 3
"""At least so many letters stand before a hyphen, and so many behind it."""
_LONGEST = 60
"""Letters of the longest word that has syllables; what is longer breaks where it must."""
_TIED = r"0-9A-Za-z_@/&+\-\\~=\u00c0-\u024f\u0300-\u036f"
"""A word with one of these at its side is a name, an address, or has a hyphen already."""
_WORD = re.compile(rf"(?<![{_TIED}])(?<![{_TIED}]\.)[A-Z]?[a-z]{{5,}}(?![{_TIED}]|\.[{_TIED}])")


def divisions(text: str) -> list[int]:
    """The offsets before which a word may be divided: none in capitals, in words with digits, in addresses."""
    words = [found for found in _WORD.finditer(text) if 6 <= found.end() - found.start() <= _LONGEST]
    if not words:
        return []
    addresses = [found.span() for found in units.url().finditer(text)]
    starts = [start for start, _ in addresses]
    found = []
    for word in words:
        last = bisect_left(starts, word.end()) - 1  # the address that could reach into the word
        if last < 0 or addresses[last][1] <= word.start():
            found += [word.start() + place for place in _places(word[0])]
    return found


@lru_cache(maxsize=4096)
def _places(word: str) -> tuple[int, ...]:
    return tuple(_patterns().positions(word.lower()))


@lru_cache(maxsize=1)
def _patterns() -> Pyphen:
    import pyphen

    return pyphen.Pyphen(lang=_LANGUAGE, left=_BEFORE, right=_BEHIND)
