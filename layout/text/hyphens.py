"""Where a Latin word of body copy may be divided by a hyphen.

The only importer of pyphen, which is loaded when the first word of six letters or more is in the copy.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .rules import units

if TYPE_CHECKING:
    from pyphen import Pyphen

_LANGUAGE = "en_US"
_BEFORE, _BEHIND = 2, 3
"""At least so many letters stand before a hyphen, and so many behind it."""
_TIED = r"0-9A-Za-z_@/&+\-\\~=\u00c0-\u024f\u0300-\u036f"
"""A word with one of these at its side is a name, an address, or has a hyphen already."""
_WORD = re.compile(rf"(?<![{_TIED}])(?<![{_TIED}]\.)[A-Z]?[a-z]{{5,}}(?![{_TIED}]|\.[{_TIED}])")


def divisions(text: str) -> list[int]:
    """The offsets before which a word may be divided: none in capitals, in words with digits, in addresses."""
    words = [found for found in _WORD.finditer(text) if found.end() - found.start() >= 6]
    if not words:
        return []
    addresses = [found.span() for found in units.url().finditer(text)]
    found = []
    for word in words:
        if not any(start < word.end() and word.start() < end for start, end in addresses):
            found += [word.start() + place for place in _places(word[0])]
    return found


@lru_cache(maxsize=4096)
def _places(word: str) -> tuple[int, ...]:
    return tuple(_patterns().positions(word.lower()))


@lru_cache(maxsize=1)
def _patterns() -> Pyphen:
    import pyphen

    return pyphen.Pyphen(lang=_LANGUAGE, left=_BEFORE, right=_BEHIND)
