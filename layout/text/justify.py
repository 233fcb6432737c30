"""Lines -> set lines: every atom at its place, to the unit.

What a line has too much or too little is taken or given step after step and evenly inside a step, in whole units, so
that the sum is the measure exactly.
"""

from __future__ import annotations

from typing import NamedTuple

from ..geometry import Length
from .linebreak import Lines
from .nodes import Prepared
from .rules import pairs

_STEPS_OUT = len(pairs.SHRINK_STEPS)
_STEPS_IN = len(pairs.STRETCH_STEPS)


class SetLine(NamedTuple):
    """One line: atoms `start` to `end` (not included) of a paragraph at `xs`, measured from the line's left edge."""

    prepared: Prepared
    start: int
    end: int
    xs: tuple[Length, ...]
    width: Length
    """From the left edge to the right of its last core."""
    justified: bool
    gap: float
    """How far its gaps were opened by even spacing, in em."""

    @property
    def text(self) -> str:
        """Its characters, without the spaces the engine makes."""
        return "".join(atom.text for atom in self.prepared.atoms[self.start : self.end])


def justify(prepared: Prepared, lines: Lines, measure: Length, indent: Length = 0) -> tuple[SetLine, ...]:
    """The lines of a paragraph; all but the last as wide as the measure."""
    count = len(lines)
    set_lines = []
    for number in range(count):
        edge = indent if number == 0 else 0
        fill = number < count - 1
        set_lines.append(set_line(prepared, (lines.starts[number], lines.starts[number + 1]), (edge, measure), fill))
    return tuple(set_lines)


def set_line(prepared: Prepared, extent: tuple[int, int], edges: tuple[Length, Length], fill: bool = True) -> SetLine:
    """Atoms from one edge towards the other: filled to it, or, not `fill`ed, only never beyond it."""
    start, end = extent
    left, right = edges
    atoms = prepared.atoms
    natural = list(prepared.natural[start : end - 1])
    width = prepared.offsets[end - 1] + atoms[end - 1].core - prepared.offsets[start]
    spare = right - left - width
    gap = 0.0
    justified = False
    if spare < 0:
        justified = _shrink(prepared, (start, end), natural, -spare) == 0
    elif fill and spare:
        rest, gap = _stretch(prepared, (start, end), natural, spare)
        justified = rest == 0
    elif not spare:
        justified = True
    x = left
    xs = []
    for place in range(start, end):
        xs.append(x)
        x += atoms[place].core
        if place < end - 1:
            x += natural[place - start]
    return SetLine(prepared, start, end, tuple(xs), x, justified, gap)


def _shrink(prepared: Prepared, extent: tuple[int, int], natural: list[Length], need: Length) -> Length:
    """Takes `need` from the boundaries; returns what could not be taken."""
    start, end = extent
    gives = prepared.shrink[start : end - 1]
    for step in range(_STEPS_OUT):
        rooms = [amount if own == step else 0 for own, amount in gives]
        total = sum(rooms)
        if not total:
            continue
        taken = min(need, total)
        for place, share in enumerate(_shares(rooms, total, taken)):
            natural[place] -= share
        need -= taken
        if not need:
            break
    return need


def _stretch(prepared: Prepared, extent: tuple[int, int], natural: list[Length], need: Length) -> tuple[Length, float]:
    """Gives `need` to the boundaries; returns what could not be given and the widest even opening in em.

    The last step goes beyond its limit where it must: the line is then loose, and says so.
    """
    start, end = extent
    takes = prepared.stretch[start : end - 1]
    gap = 0.0
    for step in range(_STEPS_IN):
        rooms = [amount if own == step else 0 for own, amount in takes]
        final = step == _STEPS_IN - 1
        if final:
            # even spacing opens the gaps of the earlier steps along with all others
            limit = round(prepared.em * pairs.EVEN_MOST)
            rooms = [limit if amount else 0 for _, amount in takes]
        total = sum(rooms)
        if not total:
            continue
        taken = need if final else min(need, total)
        for place, share in enumerate(_shares(rooms, total, taken)):
            natural[place] += share
        if final:
            gap = taken / total * pairs.EVEN_MOST
        need -= taken
        if not need:
            break
    return need, gap


def _shares(rooms: list[Length], total: Length, amount: Length) -> list[Length]:
    """`amount` divided in proportion to `rooms`, in whole units that sum to it exactly."""
    shares = []
    passed = spent = 0
    for room in rooms:
        passed += room
        upto = amount * passed // total
        shares.append(upto - spent)
        spent = upto
    return shares
