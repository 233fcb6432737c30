"""Copy -> what a break before each of its characters costs.

First the rules (`segment`): a break is free, or never allowed, or only where a word is wider than its measure.  Then
what costs more than the rules say, units that hold together, and what costs less, the places where a URL breaks.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .nodes import BOUND, EMERGENCY, HYPHEN, LINK, NEVER
from .rules import tailoring, units
from .segment import decisions

_HYPHEN = re.compile(r"-(?=[^\W\d_])")


def penalties(text: str, profile: str = tailoring.DEFAULT) -> list[float]:
    """The penalty of a break before each character; before the first it means nothing."""
    prices = _prices()
    costs = [0.0 if rule.breaks else prices.get(rule.number, NEVER) for rule in decisions(text, profile)]
    for found in _HYPHEN.finditer(text):
        costs[found.end()] = costs[found.end()] or HYPHEN
    for pattern in units.patterns():
        for found in pattern.finditer(text):
            for place in range(found.start() + 1, found.end()):
                costs[place] = max(costs[place], BOUND)
    for found in units.url().finditer(text):
        for place in range(found.start() + 1, min(found.end() + 1, len(text))):
            if text[place - 1] in units.URL_BREAKS and text[place] not in units.NOT_BEHIND_URL_BREAK:
                costs[place] = LINK
    return costs


@lru_cache(maxsize=1)
def _prices() -> dict[str, float]:
    return dict.fromkeys(tailoring.INSIDE_WORDS, EMERGENCY)
