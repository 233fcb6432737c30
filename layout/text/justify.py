"""Lines -> set lines: every atom at its place, to the unit.

What a line has too much or too little is taken or given step after step and evenly inside a step, in whole units, so
that the sum is the measure exactly.
"""

from __future__ import annotations

from ..geometry import Length
from ..record import NamedTuple
from .linebreak import Lines
from .nodes import EMERGENCY, WITHIN_WORD, Prepared
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
    """From the left edge to the right of its last core, or of its hyphen."""
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
    width = prepared.offsets[end - 1] + prepared.tails[end - 1] - prepared.heads[start]
    spare = right - left - width
    gap = 0.0
    justified = False
    if spare < 0:
        justified = _shrink(prepared, (start, end), natural, -spare) == 0
    elif fill and spare and not _stays_short(prepared, (start, end), spare):
        rest, gap = _stretch(prepared, (start, end), natural, spare)
        justified = rest == 0
    elif not spare:
        justified = True
    x = left + prepared.offsets[start] - prepared.heads[start]
    xs = []
    for place in range(start, end):
        xs.append(x)
        x += atoms[place].core + natural[place - start] if place < end - 1 else prepared.tails[place]
    return SetLine(prepared, start, end, tuple(xs), x, justified, gap)


def _stays_short(prepared: Prepared, extent: tuple[int, int], spare: Length) -> bool:
    """Whether a line that ends inside a word or URL would gape if it were filled."""
    start, end = extent
    inside = end <= len(prepared.penalty) and prepared.penalty[end - 1] in WITHIN_WORD
    return inside and spare > prepared.takes[end - 1] - prepared.takes[start]


def _shrink(prepared: Prepared, extent: tuple[int, int], natural: list[Length], need: Length) -> Length:
    """Takes `need` from the boundaries; returns what could not be taken."""
    start, end = extent
    gives = prepared.shrink[start : end - 1]
    for step in range(_STEPS_OUT):
        if not need:
            break
        need -= _spend(natural, [amounts[step] for amounts in gives], -1, need)
    return need


def _stretch(prepared: Prepared, extent: tuple[int, int], natural: list[Length], need: Length) -> tuple[Length, float]:
    """Gives `need` to the boundaries; returns what could not be given and the widest even opening in em.

    Each step goes to its limit.  What is then missing goes where a line could break, so that nothing gapes before a
    comma or behind an opening mark (JLREQ 3.8.4, step d); the line is loose, and says so.
    """
    start, end = extent
    takes = prepared.stretch[start : end - 1]
    opened = 0
    for step in range(_STEPS_IN):
        if not need:
            break
        rooms = [amounts[step] for amounts in takes]
        spent = _spend(natural, rooms, 1, need)
        need -= spent
        if step == _STEPS_IN - 1 and spent:
            opened = -(-spent * max(rooms) // sum(rooms))
    if need and any(map(any, takes)):
        penalties = prepared.penalty[start : end - 1]
        apart = [any(amounts) and cost < EMERGENCY for amounts, cost in zip(takes, penalties, strict=True)]
        rooms = [need * each for each in (apart if any(apart) else map(any, takes))]
        opened += -(-need // sum(map(bool, rooms)))
        need -= _spend(natural, rooms, 1, need)
    return need, opened / prepared.em


def _spend(natural: list[Length], rooms: list[Length], sign: int, need: Length) -> Length:
    """Spends `need`, or all there is, on the rooms in proportion, in whole units; returns what was spent."""
    total = sum(rooms)
    amount = min(need, total)
    passed = spent = 0
    if amount:
        for place, room in enumerate(rooms):
            passed += room
            upto = amount * passed // total
            natural[place] += sign * (upto - spent)
            spent = upto
    return amount
