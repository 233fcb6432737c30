"""What stands between two atoms: width, what it gives and takes, read from the class x class tables.

Without a typed space all of it follows from the classes and blanks of the two, so that each sort of pair is worked out
once and found again (`plain`); a paragraph has thousands of boundaries of a few dozen sorts.  At a line's edges the
same tables say what stays of a blank.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from ..geometry import Length
from ..record import NamedTuple
from .nodes import Atom
from .rules import pairs
from .rules.classes import HAN, LATIN, LINE_END, LINE_HEAD, NAMES, WIDE_POSTFIX, WIDE_SPACE, class_of

_CLASSES = len((*NAMES, LINE_HEAD, LINE_END))
_WORD_SPACE, _HAN_LATIN = "word space", "Han-Latin gap"
NO_SHRINK = (0,) * len(pairs.SHRINK_STEPS)
NO_STRETCH = (0,) * len(pairs.STRETCH_STEPS)
_HAN_HAN, _NO_BLANKS = (HAN, HAN), (0, 0)
WIDE = chr(0x3000)


class Boundary(NamedTuple):
    """A place between two atoms."""

    natural: Length
    kept: str
    """The white space that the text layer keeps."""
    penalty: float
    shrink: tuple[Length, ...]
    """What it gives, by step."""
    stretch: tuple[Length, ...]
    """What it takes, by step; nothing where it is rigid."""


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


def row(atoms: list[Atom], spaces: dict[int, str], costs: list[float], how: tuple[Length, str]) -> list[Boundary]:
    """What stands between the atoms of a paragraph: `spaces` were typed and `costs` are of a break before an atom."""
    made: list[Boundary] = []
    known: dict[tuple[Length, float], Boundary] = {}  # most stand between two Han, all alike
    for place, kinds in enumerate(pairwise([atom.kind for atom in atoms]), 1):
        if kinds == _HAN_HAN and place not in spaces:
            key = atoms[place - 1].voice.tracking, costs[place]
            if key not in known:
                known[key] = plain(_HAN_HAN, _NO_BLANKS, *key, how[0])
            made.append(known[key])
        else:
            made.append(between(atoms[place - 1], atoms[place], spaces.get(place, ""), costs[place], how))
    return made


def between(left: Atom, right: Atom, typed: str, penalty: float, how: tuple[Length, str]) -> Boundary:
    """What stands between two atoms; `how` is the em and what a typed space means."""
    kinds = left.kind, right.kind
    dropped = _DROPPED[left.kind][right.kind]
    blanks = 0 if dropped == "left" else left.behind, 0 if dropped == "right" else right.before
    unspaced = plain(kinds, blanks, left.voice.tracking, penalty, how[0])
    return _spaced(unspaced, kinds, typed, how) if typed else unspaced


def kept_at_head(atom: Atom) -> Length:
    """The blank that stays before an atom where a line begins with it."""
    return 0 if _DROPPED[LINE_HEAD][atom.kind] == "right" else atom.before


def kept_at_end(atom: Atom) -> Length:
    """The blank that stays behind an atom where a line ends with it."""
    return 0 if _DROPPED[atom.kind][LINE_END] == "left" else atom.behind


@lru_cache(maxsize=4096)
def plain(
    kinds: tuple[int, int], blanks: tuple[Length, Length], tracking: Length, penalty: float, em: Length
) -> Boundary:
    """The boundary of two classes with no space typed between them."""
    a, b = kinds
    if _GAPPED[a][b]:
        return _gap(tracking, penalty, em)
    width = sum(blanks)
    step = pairs.SHRINK_STEP_OF_BLANK.get(a if blanks[0] else b)
    gives = NO_SHRINK if step is None else _gives(step, width)  # a kern is no blank
    rigid = a in pairs.RIGID or b in pairs.RIGID or _WHOLE[a][b]
    return Boundary(width + tracking, "", penalty, gives, NO_STRETCH if rigid else _even(em))


def _gives(step: int, amount: Length) -> tuple[Length, ...]:
    return tuple(amount if step == own else 0 for own in range(len(NO_SHRINK)))


def _takes(step: str, amount: Length) -> tuple[Length, ...]:
    return tuple(amount if step == own else 0 for own in pairs.STRETCH_STEPS)


def _even(em: Length) -> tuple[Length, ...]:
    return _takes(pairs.STRETCH_STEPS[-1], round(em * pairs.EVEN_MOST))


def _gap(tracking: Length, penalty: float, em: Length) -> Boundary:
    """The gap between Han and Western."""
    gap, least, most = (round(em * share) for share in (pairs.GAP, pairs.GAP_LEAST, pairs.GAP_MOST))
    gives = _gives(pairs.SHRINK_STEPS.index(_HAN_LATIN), gap - least)
    return Boundary(gap + tracking, "", penalty, gives, _takes(_HAN_LATIN, most - gap))


def _spaced(unspaced: Boundary, kinds: tuple[int, int], typed: str, how: tuple[Length, str]) -> Boundary:
    """A boundary with white space typed in it, which may mean a gap, half an em, ems, or nothing."""
    em, meaning = how
    a, b = (_western(kind) for kind in kinds)
    wide = sum(1 for character in typed if class_of(character) == WIDE_SPACE)
    penalty = unspaced.penalty
    if wide:
        return Boundary(unspaced.natural + wide * em, WIDE * wide, penalty, NO_SHRINK, _even(em))
    if a and b:
        width, least, most = (
            round(em * share) for share in (pairs.WORD_SPACE, pairs.WORD_SPACE_LEAST, pairs.WORD_SPACE_MOST)
        )
        gives = _gives(pairs.SHRINK_STEPS.index(_WORD_SPACE), width - least)
        return Boundary(unspaced.natural + width, " ", penalty, gives, _takes(_WORD_SPACE, most - width))
    if (a and kinds[1] == HAN) or (b and kinds[0] == HAN):
        return unspaced if _GAPPED[kinds[0]][kinds[1]] else _gap(unspaced.natural, penalty, em)
    if meaning == "copy" or not typed.strip("\n"):
        return unspaced
    return Boundary(unspaced.natural + em // 2, " ", penalty, NO_SHRINK, _even(em))


def _western(kind: int) -> bool:
    """Whether a class stands in Western words and numbers, not in an em of its own."""
    return kind >= LATIN and kind != WIDE_POSTFIX
