"""Atoms -> Prepared: the boundaries of a paragraph, its names spaced, everything summed up.

Prepared once, broken many times: everything here is a function of the copy and its voices, never of the measure.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from itertools import accumulate, pairwise
from operator import add, sub

from ..fonts import FontBook, scale
from ..geometry import Length
from ..markup import Strand
from .boundary import NO_SHRINK, NO_STRETCH, Boundary, kept_at_end, kept_at_head, row
from .hyphens import divisions
from .itemize import Setting, itemize
from .nodes import BOUND, DIVIDED, EMERGENCY, NEVER, Atom, Finding, Prepared, Voice
from .permission import penalties
from .rules import pairs
from .rules.classes import HAN, STOP
from .shape import shape

_KEPT: OrderedDict[object, Prepared] = OrderedDict()
_MOST_KEPT, _MOST_ATOMS = 256, 100_000
"""Strands kept, and their atoms of 700 bytes: trials of fit, heads and remedies prepare the same ones up to fifteen
times a page, and a live proof prepares again only what was changed.  A page has about a hundred."""
_LONG = _MOST_ATOMS // _MOST_KEPT
"""Atoms of a strand below which as many as are kept stay within the limit."""


def prepare(strand: Strand, setting: Setting, book: FontBook) -> Prepared:
    """A strand as atoms and boundaries, ready to be broken to any measure.

    Kept by its content: where it was typed has no part in it.  The faces in its voices belong to one book.
    """
    key = (strand.text, strand.voices, tuple(setting.voices.items()), *setting[1:])
    known = _KEPT.get(key)
    if known is None:
        known = _KEPT[key] = _prepared(strand, setting, book)
        if len(_KEPT) > _MOST_KEPT:
            _KEPT.popitem(last=False)
        if len(known.atoms) > _LONG:
            _forget_oldest()
    else:
        _KEPT.move_to_end(key)
    return known if known.strand is strand else known._replace(strand=strand)


def _forget_oldest() -> None:
    """Keeps what was asked for last, and no more atoms than the limit."""
    atoms = sum(len(kept.atoms) for kept in _KEPT.values())
    while atoms > _MOST_ATOMS and len(_KEPT) > 1:
        _, gone = _KEPT.popitem(last=False)
        atoms -= len(gone.atoms)


def _prepared(strand: Strand, setting: Setting, book: FontBook) -> Prepared:
    items, findings = itemize(strand, setting, book)
    atoms: list[Atom] = []
    spaces: dict[int, str] = {}
    places: list[int] = []
    for item in items:
        if item.space:
            spaces[len(atoms)] = item.space
        shaped = shape(item, setting.punctuation)
        atoms += shaped
        if len(shaped) == len(item.text):
            places += range(item.start, item.start + len(shaped))
        else:
            places += accumulate([len(atom.text) for atom in shaped[:-1]], initial=item.start)
    how = setting.voices["p"].size, setting.spaces
    doubled = _doubled(atoms, spaces)
    costs = penalties(strand.text, setting.level)
    divided = frozenset(divisions(strand.text) if setting.spaces == "copy" else ())
    for place in divided:
        costs[place] = DIVIDED
    boundaries = row(atoms, spaces, [costs[place] for place in places], how)
    for place in doubled:
        boundaries[place] = boundaries[place]._replace(stretch=NO_STRETCH)
    if setting.spaces == "names":
        _space_names(atoms, boundaries, how[0])
    prepared = _summed(strand, (atoms, places, boundaries), how[0], (*findings, *_ascii_findings(strand)))
    return _hyphened(prepared, divided) if divided else prepared


def _hyphened(prepared: Prepared, divided: frozenset[int]) -> Prepared:
    """Words that may be divided: a line that ends in one is wider by the hyphen."""
    tails = list(prepared.tails)
    for place, following in enumerate(prepared.places[1:]):
        if following in divided:
            tails[place] += _hyphen(prepared.atoms[place].voice)
    return prepared._replace(tails=tuple(tails))


def _hyphen(voice: Voice) -> Length:
    """The width of a hyphen."""
    return scale(voice.face.advance(voice.face.gid("-")), round(voice.size * voice.width), voice.face.upem)


def _doubled(atoms: list[Atom], spaces: dict[int, str]) -> list[int]:
    """Takes the blanks from two question or exclamation marks side by side; returns the places of the first ones."""
    found: list[int] = []
    stops = [place for place, atom in enumerate(atoms) if atom.kind == STOP]
    for place, following in pairwise(stops):
        if following > place + 1 or following in spaces or found[-1:] == [place - 1]:
            continue
        if pairs.DOUBLED_STOPS.issuperset((atoms[place].text, atoms[following].text)):
            found.append(place)
    for place in found:
        atoms[place] = atoms[place]._replace(before=0, behind=0)
        atoms[place + 1] = atoms[place + 1]._replace(before=0, behind=0)
    return found


def _space_names(atoms: list[Atom], boundaries: list[Boundary], em: Length) -> None:
    """A lone Han on each side of a space makes a spaced two-character name of 3 em, never broken.

    The other names hold together too, unless they are wider than the measure.
    """
    alone = [
        atom.kind == HAN
        and (place == 0 or bool(boundaries[place - 1].kept) or atoms[place - 1].kind != HAN)
        and (place == len(boundaries) or bool(boundaries[place].kept) or atoms[place + 1].kind != HAN)
        for place, atom in enumerate(atoms)
    ]
    for place, boundary in enumerate(boundaries):
        if boundary.kept == " " and alone[place] and alone[place + 1]:
            boundaries[place] = Boundary(em, " ", NEVER, NO_SHRINK, NO_STRETCH)
            alone[place + 1] = False
        elif not boundary.kept and boundary.penalty < BOUND and atoms[place].kind == atoms[place + 1].kind == HAN:
            boundaries[place] = boundary._replace(penalty=EMERGENCY)


_ASCII = re.compile(r"(?<=[^\0-\xff])[,.:;!?()](?=[^\0-\xff])")


def _is_ideograph(character: str) -> bool:
    return 0x3400 <= ord(character) <= 0x9FFF


def _ascii_findings(strand: Strand) -> tuple[Finding, ...]:
    """Half-width punctuation between Han characters: left as typed, with a warning."""
    return tuple(
        Finding("ascii-punctuation", f"half-width “{found[0]}” between Han characters", found.start())
        for found in _ASCII.finditer(strand.text)
        if all(_is_ideograph(strand.text[place]) for place in (found.start() - 1, found.end()))
    )


def _summed(
    strand: Strand, made: tuple[list[Atom], list[int], list[Boundary]], em: Length, findings: tuple[Finding, ...]
) -> Prepared:
    """The prefix sums that make a trial of a line a handful of subtractions."""
    atoms, places, boundaries = made
    naturals, kept, penalties, shrink, stretch = zip(*boundaries, strict=True) if boundaries else ((),) * 5
    cores = [atom.core for atom in atoms]
    offsets = tuple(accumulate(map(add, cores, (*naturals, 0)), initial=0))
    before = [atom.before and kept_at_head(atom) for atom in atoms]
    behind = [atom.behind and kept_at_end(atom) for atom in atoms]
    heads = tuple(map(sub, offsets, before)) if any(before) else offsets[:-1]
    tails = tuple(map(add, cores, behind)) if any(behind) else tuple(cores)
    given, taken = _by_step(shrink, len(NO_SHRINK)), _by_step(stretch, len(NO_STRETCH))
    gives, takes = _over_all(given), _over_all(taken)
    columns = (naturals, kept, penalties, shrink, stretch)
    sums = (offsets, given, taken, gives, takes)
    return Prepared(strand, tuple(atoms), tuple(places), em, *columns, *sums, heads, tails, findings)


def _by_step(amounts: tuple[tuple[Length, ...], ...], steps: int) -> tuple[tuple[Length, ...], ...]:
    """Prefix sums of the amounts, one tuple a step; of most steps there is nothing in a paragraph."""
    nothing = (0,) * (len(amounts) + 1)
    columns = zip(*amounts, strict=True) if amounts else [()] * steps
    return tuple(tuple(accumulate(column, initial=0)) if any(column) else nothing for column in columns)


def _over_all(sums: tuple[tuple[Length, ...], ...]) -> tuple[Length, ...]:
    """Prefix sums over all steps."""
    first, *others = [column for column in sums if column[-1]] or [sums[0]]
    for column in others:
        first = tuple(map(add, first, column))
    return first
