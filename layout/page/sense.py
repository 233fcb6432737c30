"""Small heads in lines: kickers, decks, cross-heads and their like, broken between words and evenly.

Main heads weigh size and tracking as well (`head_fit`); what stands here has one size and one measure.
"""

from __future__ import annotations

from ..geometry import Length
from ..markup import Strand
from ..style import Style
from ..text.division import divided, places
from .head_fit import cut
from .typesetter import Typesetter, whole

_LINES = 3
"""The most lines of a small head that are broken by sense (look.md)."""
_LINE = 0.3
"""What another line of it costs, against what its breaks cost the sense and the eye (text/rules/heads.py)."""
_TRIED = 12
"""How many ways to break it into so many lines are measured."""


def by_sense(setter: Typesetter, strand: Strand, style: Style, measure: Length) -> tuple[Strand, ...]:
    """A small head in few lines, broken between words and even; as it is where it needs more than three."""

    def fits(lines: tuple[Strand, ...]) -> bool:
        return all(whole(setter.prepared(line, style, style.size)).width <= measure for line in lines)

    if fits((strand,)):
        return (strand,)
    offered = places(strand.text, setter.lexicon)
    best: tuple[float, tuple[Strand, ...]] | None = None
    for count in range(2, _LINES + 1):
        for division in divided(strand.text, offered, count)[:_TRIED]:
            lines, cost = cut(strand, division), division.cost + _LINE * count
            if fits(lines):
                best = min(best or (cost, lines), (cost, lines), key=lambda way: way[0])
                break
    return best[1] if best else (strand,)
