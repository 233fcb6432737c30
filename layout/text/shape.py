"""Items -> atoms: glyphs from the face, boxes by the rules.

A full-width mark is split into its ink and its blank where the face's own `halt` says so (composition.md, "What may be
trimmed, and on which side, is what the face's halt says"); a face without `halt` follows the class.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..fonts import Face, Glyph, scale
from ..geometry import Length
from ..record import NamedTuple
from .itemize import Item
from .nodes import Atom, Piece, Voice
from .rules.classes import (
    CLOSE,
    DASH,
    ELLIPSIS,
    HAN,
    IDEOGRAPHS,
    JOINING,
    KANA_MIDDLE,
    MIDDLE,
    OPEN,
    PAUSE,
    QUOTES,
    SLASH,
    STOP,
    TWO_EM,
    class_of,
)
from .rules.pairs import BLANK_BEFORE, BLANK_BEHIND

_MARKS = frozenset((OPEN, CLOSE, PAUSE, STOP))
_PAIRED = frozenset((DASH, ELLIPSIS))
_CENTRED = frozenset((MIDDLE, KANA_MIDDLE, SLASH))
_PROPORTIONAL = ("pwid",)


class Box(NamedTuple):
    """The ink of an atom and its blanks."""

    pieces: tuple[Piece, ...]
    core: Length
    before: Length
    behind: Length


class _Cut(NamedTuple):
    """How a face is drawn: what a box depends on besides its glyph."""

    face: Face
    size: Length
    punctuation: str


_JOINED = re.compile(JOINING)
"""What is shaped with its neighbours even among Han."""


def shape(item: Item, punctuation: str = "full") -> list[Atom]:
    """The atoms of an item."""
    if item.western or KANA_MIDDLE in item.kinds or _JOINED.search(item.text):
        return _shaped(item, punctuation)
    known = _known(item.voice, punctuation)
    unknown = set(item.text).difference(known)
    if len(unknown) > 1:
        known.update(_ideographs(unknown, item.voice))
        unknown.difference_update(known)
    for character in unknown:
        [known[character]] = _shaped(item._replace(text=character, kinds=(class_of(character),)), punctuation)
    atoms = [known[character] for character in item.text]
    return atoms if _PAIRED.isdisjoint(item.kinds) else _paired(atoms, punctuation)


@lru_cache(maxsize=64)
def _known(voice: Voice, punctuation: str) -> dict[str, Atom]:
    """The atoms of Han and marks set so far: a page has thousands of them and a few hundred kinds."""
    return {}


def _ideographs(characters: set[str], voice: Voice) -> dict[str, Atom]:
    """The atoms of the Han among some characters, shaped at once: they do not depend on each other.

    One that comes out moved or narrowed is left to be shaped alone.
    """
    text = "".join(character for character in sorted(characters) if IDEOGRAPHS[0] <= character <= IDEOGRAPHS[1])
    if not text:
        return {}
    face = voice.face
    glyphs = face.shape(text)
    if [glyph.text for glyph in glyphs] != list(text):
        return {}
    size = round(voice.size * voice.width)
    widths = {glyph.advance: scale(glyph.advance, size, face.upem) for glyph in glyphs}
    return {
        glyph.text: Atom(HAN, (Piece(glyph.gid, 0, glyph.text),), widths[glyph.advance], 0, 0, voice, glyph.text)
        for glyph in glyphs
        if not glyph.dx and glyph.advance == face.advance(glyph.gid)
    }


def _shaped(item: Item, punctuation: str) -> list[Atom]:
    """The atoms of an item whose characters depend on each other."""
    voice = item.voice
    cut = _cut(voice, punctuation)
    features = _PROPORTIONAL if item.western and not QUOTES.isdisjoint(item.text) else ()
    atoms: list[Atom] = []
    at = 0
    for glyph in cut.face.shape(item.text, features):
        if glyph.text:
            atoms.append(Atom(item.kinds[at], *_box(item.kinds[at], glyph, cut), voice, glyph.text))
            at += len(glyph.text)
        else:
            atoms[-1] = _extended(atoms[-1], glyph, cut)
    return atoms if _PAIRED.isdisjoint(item.kinds) else _paired(atoms, punctuation)


def _cut(voice: Voice, punctuation: str) -> _Cut:
    return _Cut(voice.face, round(voice.size * voice.width), punctuation)


def _paired(atoms: list[Atom], punctuation: str) -> list[Atom]:
    """The same with each dash or ellipsis of two characters in one atom."""
    made: list[Atom] = []
    for atom in atoms:
        alone = atom.kind in _PAIRED and len(atom.text) == 1 and atom.text not in TWO_EM
        if alone and made and made[-1].text == atom.text:
            made[-1] = Atom(atom.kind, *_pair(atom, _cut(atom.voice, punctuation)), atom.voice, atom.text * 2)
        else:
            made.append(atom)
    return made


def _box(kind: int, glyph: Glyph, cut: _Cut) -> Box:
    """The box of a glyph that stands for something, by its class."""
    if kind in _MARKS:
        return _mark(kind, glyph, cut)
    if kind in _CENTRED:
        return _centred(kind, glyph, cut)
    return _alone(glyph, cut) if kind in _PAIRED else _plain(glyph, cut)


def _plain(glyph: Glyph, cut: _Cut) -> Box:
    """A box as wide as its glyph; its kerns with its neighbours stand outside, so that they vanish at a line's edge."""
    face, size = cut.face, cut.size
    core, before = scale(face.advance(glyph.gid), size, face.upem), scale(glyph.dx, size, face.upem)
    behind = scale(glyph.advance, size, face.upem) - core - before
    return Box((Piece(glyph.gid, 0, glyph.text),), core, before, behind)


def _extended(atom: Atom, glyph: Glyph, cut: _Cut) -> Atom:
    """A later glyph of a cluster joins the atom of the first; one with a width of its own makes it wider."""
    upem = cut.face.upem
    pen = atom.core + (atom.behind if atom.kind >= HAN else 0)
    pieces = (*atom.pieces, Piece(glyph.gid, pen + scale(glyph.dx, cut.size, upem), ""))
    if not glyph.advance:
        return atom._replace(pieces=pieces)
    return atom._replace(pieces=pieces, core=pen + scale(glyph.advance, cut.size, upem), behind=0)


def _mark(kind: int, glyph: Glyph, cut: _Cut) -> Box:
    """An opening or closing mark: its ink in the core, its blank before or behind where the style gives it one."""
    face, size, punctuation = cut
    upem = face.upem
    left, right = face.trim(glyph.text)
    shift = -left
    if not left and not right and not has_halt(face):
        full = glyph.advance * 10 >= upem * 9
        half = upem // 2
        if kind == OPEN:
            left, shift = half, -half if full else half - glyph.advance
        else:
            right, shift = half, 0
        core = half if not full else glyph.advance - half
    else:
        core = glyph.advance - left - right
    piece = Piece(glyph.gid, scale(shift + glyph.dx, size, upem), glyph.text)
    before = scale(left, size, upem) if kind in BLANK_BEFORE[punctuation] else 0
    behind = scale(right, size, upem) if kind in BLANK_BEHIND[punctuation] else 0
    return Box((piece,), scale(core, size, upem), before, behind)


def has_halt(face: Face) -> bool:
    """Whether the face says itself how its marks are halved (judged by its full-width parenthesis)."""
    return face.trim(chr(0xFF08)) != (0, 0)


def _centred(kind: int, glyph: Glyph, cut: _Cut) -> Box:
    """The middle dot and the solidus in half an em, that of kana with a quarter on both sides.

    A solidus that is wider takes the narrow glyph.
    """
    face = cut.face
    half = face.upem // 2
    gid = glyph.gid
    ink = face.ink(gid)
    if ink.right - ink.left > half and face.has("/"):
        gid = face.gid("/")
        ink = face.ink(gid)
    dx = half // 2 - (ink.left + ink.right) // 2
    before, behind = (
        scale(half // 2, cut.size, face.upem) if kind == KANA_MIDDLE and kind in carrying[cut.punctuation] else 0
        for carrying in (BLANK_BEFORE, BLANK_BEHIND)
    )
    piece = Piece(gid, scale(dx, cut.size, face.upem), glyph.text)
    return Box((piece,), scale(half, cut.size, face.upem), before, behind)


def _alone(glyph: Glyph, cut: _Cut) -> Box:
    """A dash or an ellipsis in one glyph: an em a character, centred; a ligature or a two-em dash in 2 em."""
    upem = cut.face.upem
    width = (2 if glyph.text in TWO_EM else len(glyph.text)) * upem
    piece = Piece(glyph.gid, scale((width - glyph.advance) // 2, cut.size, upem), glyph.text)
    return Box((piece,), scale(width, cut.size, upem), 0, 0)


def _pair(atom: Atom, cut: _Cut) -> Box:
    """A dash or an ellipsis of two characters as one box of 2 em without a gap: the face's own, else its ink joined."""
    upem = cut.face.upem
    own = cut.face.shape(atom.text * 2)
    if len(own) == 1:
        return _alone(own[0], cut)
    gid = atom.pieces[0].gid
    step, start = upem, (upem - cut.face.advance(gid)) // 2
    if atom.kind == DASH:
        ink = cut.face.ink(gid)
        stroke = ink.right - ink.left
        # strokes that only touch show a hairline on some screens, so they lap
        step = stroke - upem // 200 if stroke < upem else upem
        start = (2 * upem - step - stroke) // 2 - ink.left
    pieces = tuple(Piece(gid, scale(dx, cut.size, upem), atom.text) for dx in (start, start + step))
    return Box(pieces, scale(2 * upem, cut.size, upem), 0, 0)
