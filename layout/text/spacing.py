"""Atoms -> Prepared: the boundaries between atoms, from the class x class tables.

Prepared once, broken many times: everything here is a function of two neighbouring atoms and never of the measure.
"""

from __future__ import annotations

import re
from itertools import accumulate

from ..fonts import FontBook
from ..geometry import Length
from ..markup import Strand
from .itemize import Setting, itemize
from .nodes import BOUND, EMERGENCY, NEVER, Atom, Finding, Prepared
from .rules import pairs, units
from .rules.classes import (
    DIGIT,
    HAN,
    LATIN,
    LINK,
    MARK,
    MARK_CLOSE,
    NAMES,
    NO_END,
    NO_START,
    PREFIX,
    WIDE_SPACE,
    class_of,
)
from .shape import shape

_CLASSES = len(NAMES)
_STEPS_OUT = len(pairs.SHRINK_STEPS)
_STEPS_IN = len(pairs.STRETCH_STEPS)


def _grid(rows: list[tuple[tuple[int, ...], tuple[int, ...], str]]) -> list[list[str]]:
    """A class x class grid from rows of (left classes, right classes, entry)."""
    grid = [[""] * _CLASSES for _ in range(_CLASSES)]
    for lefts, rights, entry in rows:
        for left in lefts:
            for right in rights:
                grid[left][right] = entry
    return grid


_DROPPED = _grid([(left, right, whose) for left, right, whose, _ in pairs.DROPPED_BLANKS])
_GAPPED = _grid([(left, right, "gap") for left, right, _ in pairs.GAPS])
_WHOLE = _grid([(left, right, "whole") for left, right, _ in pairs.WHOLE])

Boundary = tuple[Length, str, float, tuple[int, Length], tuple[int, Length]]
"""Natural width, white space kept, penalty, (step, amount) it gives, (step, amount) it takes."""


def prepare(strand: Strand, setting: Setting, book: FontBook) -> Prepared:
    """A strand as atoms and boundaries, ready to be broken to any measure."""
    items, findings = itemize(strand, setting, book)
    atoms: list[Atom] = []
    spaces: list[str] = []
    for item in items:
        shaped = shape(item)
        spaces.extend([item.space, *[""] * (len(shaped) - 1)])
        atoms.extend(shaped)
    em = setting.voices["p"].size
    blanks = pairs.BLANK_BEFORE[setting.punctuation], pairs.BLANK_BEHIND[setting.punctuation]
    boxed = [_half_boxed(atom, *blanks) for atom in atoms]
    boundaries: list[Boundary] = []
    for place in range(len(boxed) - 1):
        left, right = boxed[place], boxed[place + 1]
        if left.text in pairs.DOUBLED_STOPS and right.text in pairs.DOUBLED_STOPS and not spaces[place + 1]:
            boxed[place + 1] = right._replace(behind=0)
            left = left._replace(behind=0)
        boundaries.append(_boundary(left, right, spaces[place + 1], (em, setting.spaces)))
    _bind(strand.text, boxed, boundaries)
    if setting.spaces == "names":
        _space_names(boxed, boundaries, em)
    return _summed(strand, tuple(boxed), (em, boundaries), (*findings, *_ascii_findings(strand)))


def _half_boxed(atom: Atom, blank_before: frozenset[int], blank_behind: frozenset[int]) -> Atom:
    """The atom under a punctuation style: a mark whose class carries no blank keeps its ink's half em only."""
    before = atom.before if atom.before and atom.kind in blank_before else 0
    behind = atom.behind if atom.behind and atom.kind in blank_behind else 0
    if before == atom.before and behind == atom.behind:
        return atom
    return atom._replace(before=before, behind=behind)


def _boundary(left: Atom, right: Atom, typed: str, how: tuple[Length, str]) -> Boundary:
    """What stands between two atoms."""
    em, _ = how
    a, b = left.kind, right.kind
    dropped = _DROPPED[a][b]
    blank = (left.behind if dropped != "left" else 0) + (right.before if dropped != "right" else 0)
    gives: tuple[int, Length] = (0, 0)
    if blank:
        marked = a if left.behind and dropped != "left" else b
        gives = (pairs.SHRINK_STEP_OF_BLANK[marked], blank)
    tracking = left.voice.tracking
    western = b >= LATIN and a >= LATIN
    penalty = _penalty(left, right)
    if typed:
        space = _space(left, right, typed, how)
        if space is not None:
            width, kept, gives, takes = space
            return blank + width + tracking, kept, 0.0 if penalty >= EMERGENCY and western else penalty, gives, takes
        if western:
            penalty = 0.0
    if _GAPPED[a][b]:
        gap, least, most = (round(em * share) for share in (pairs.GAP, pairs.GAP_LEAST, pairs.GAP_MOST))
        return gap + tracking, "", penalty, (3, gap - least), (1, most - gap)
    rigid = a in pairs.RIGID or b in pairs.RIGID or _WHOLE[a][b]
    return blank + tracking, "", penalty, gives, (2, 0 if rigid else round(em * pairs.EVEN_MOST))


def _space(
    left: Atom, right: Atom, typed: str, how: tuple[Length, str]
) -> tuple[Length, str, tuple[int, Length], tuple[int, Length]] | None:
    """A typed space as width, text, what it gives and takes; None where the engine makes the gap itself."""
    em, meaning = how
    wide = sum(1 for character in typed if class_of(character) == WIDE_SPACE)
    western = left.kind >= LATIN and right.kind >= LATIN
    if western and not wide:
        width, least, most = (
            round(em * share) for share in (pairs.WORD_SPACE, pairs.WORD_SPACE_LEAST, pairs.WORD_SPACE_MOST)
        )
        return width, " ", (0, width - least), (0, most - width)
    if wide:
        return wide * em, "\u3000" * wide, (0, 0), (2, round(em * pairs.EVEN_MOST))
    if meaning == "copy" or _GAPPED[left.kind][right.kind]:
        return None
    if typed.strip("\n"):
        return em // 2, " ", (0, 0), (2, round(em * pairs.EVEN_MOST))
    return None


def _penalty(left: Atom, right: Atom) -> float:
    """The cost of a break between two atoms, before units are bound."""
    end, start = left.text[-1], right.text[0]
    if _WHOLE[left.kind][right.kind]:
        if left.kind == MARK and end == "-" and right.kind == LATIN:
            return 50.0
        return EMERGENCY
    if start in NO_START or end in NO_END:
        return NEVER
    if left.kind in (PREFIX,) or right.kind == MARK_CLOSE:
        return NEVER
    if right.kind == LINK:
        return NEVER
    return 0.0


def _bind(text: str, atoms: list[Atom], boundaries: list[Boundary]) -> None:
    """Raises the penalty inside units, lowers it at the breaks of URLs."""
    if not any(atom.kind in (DIGIT, LATIN) or atom.kind > DIGIT for atom in atoms):
        return
    index = {atom.place: place for place, atom in enumerate(atoms)}
    for pattern in units.patterns():
        for found in pattern.finditer(text):
            for offset in range(found.start() + 1, found.end()):
                place = index.get(offset, 0) - 1
                if place >= 0 and boundaries[place][2] < BOUND:
                    boundaries[place] = (*boundaries[place][:2], BOUND, *boundaries[place][3:])
    for found in re.finditer(units.URL, text):
        for offset in range(found.start(), found.end() - 1):
            if text[offset] in units.URL_BREAKS and text[offset + 1] not in units.URL_BREAKS:
                place = index.get(offset, -1)
                if 0 <= place < len(boundaries):
                    boundaries[place] = (*boundaries[place][:2], 100.0, *boundaries[place][3:])


def _space_names(atoms: list[Atom], boundaries: list[Boundary], em: Length) -> None:
    """A lone Han on each side of a space makes a spaced two-character name of 3 em, never broken."""
    alone = [
        atom.kind == HAN
        and (place == 0 or bool(boundaries[place - 1][1]) or atoms[place - 1].kind != HAN)
        and (place == len(boundaries) or bool(boundaries[place][1]) or atoms[place + 1].kind != HAN)
        for place, atom in enumerate(atoms)
    ]
    for place, boundary in enumerate(boundaries):
        if boundary[1] == " " and alone[place] and alone[place + 1]:
            boundaries[place] = (em, " ", NEVER, (0, 0), (2, 0))
            alone[place + 1] = False
        elif not boundary[1] and boundary[2] < BOUND and atoms[place].kind == atoms[place + 1].kind == HAN:
            boundaries[place] = (*boundary[:2], BOUND, *boundary[3:])


_ASCII = re.compile(r"(?<=[\u3400-\u9fff])[,.:;!?()](?=[\u3400-\u9fff])")


def _ascii_findings(strand: Strand) -> tuple[Finding, ...]:
    """Half-width punctuation between Han characters: left as typed, with a warning."""
    return tuple(
        Finding("ascii-punctuation", f"half-width “{found[0]}” between Han characters", found.start())
        for found in _ASCII.finditer(strand.text)
    )


def _summed(
    strand: Strand, atoms: tuple[Atom, ...], spaced: tuple[Length, list[Boundary]], findings: tuple[Finding, ...]
) -> Prepared:
    """The prefix sums that make a trial of a line a handful of subtractions."""
    em, boundaries = spaced
    naturals = [boundary[0] for boundary in boundaries]
    offsets = accumulate(
        (atom.core + natural for atom, natural in zip(atoms, [*naturals, 0], strict=True)) if atoms else (), initial=0
    )
    given = tuple(
        tuple(accumulate((gives[1] if gives[0] == step else 0 for _, _, _, gives, _ in boundaries), initial=0))
        for step in range(_STEPS_OUT)
    )
    taken = tuple(
        tuple(accumulate((takes[1] if takes[0] == step else 0 for *_, takes in boundaries), initial=0))
        for step in range(_STEPS_IN)
    )
    return Prepared(
        strand,
        atoms,
        em,
        tuple(naturals),
        tuple(boundary[1] for boundary in boundaries),
        tuple(boundary[2] for boundary in boundaries),
        tuple(boundary[3] for boundary in boundaries),
        tuple(boundary[4] for boundary in boundaries),
        tuple(offsets),
        given,
        taken,
        findings,
    )
