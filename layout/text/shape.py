"""Items -> atoms: glyphs from the face, boxes by the rules.

A full-width mark is split into its ink and its blank where the face's own `halt` says so (composition.md, "What may be
trimmed, and on which side, is what the face's halt says"); a face without `halt` follows the class.
"""

from __future__ import annotations

from ..fonts import Face, Glyph, scale
from ..geometry import Length
from .itemize import Item
from .nodes import Atom, Piece
from .rules.classes import CLOSE, DASH, ELLIPSIS, MIDDLE, OPEN, PAUSE, QUOTES, SLASH, STOP

_MARKS = frozenset((OPEN, CLOSE, PAUSE, STOP))
_PAIRED = frozenset((DASH, ELLIPSIS))
_CENTRED = frozenset((MIDDLE, SLASH))
_PROPORTIONAL = ("pwid",)


def shape(item: Item) -> list[Atom]:
    """The atoms of an item."""
    face, size = item.voice.face, round(item.voice.size * item.voice.width)
    glyphs = face.shape(item.text, _PROPORTIONAL if item.western and not QUOTES.isdisjoint(item.text) else ())
    atoms: list[Atom] = []
    at = 0
    upem = face.upem
    count = len(glyphs)
    place = 0
    while place < count:
        glyph = glyphs[place]
        kind = item.kinds[at] if glyph.text else -1
        if kind < 0:
            atoms[-1] = _extended(atoms[-1], glyph, size, upem)
        elif kind in _MARKS:
            atoms.append(_mark(item, at, glyph, size))
        elif kind in _CENTRED:
            atoms.append(_centred(item, at, glyph, size))
        elif kind in _PAIRED:
            partner = glyphs[place + 1] if place + 1 < count and glyphs[place + 1].text == glyph.text else None
            atoms.append(_paired(item, at, (glyph, partner), size))
            if partner is not None and len(glyph.text) == 1:
                place += 1
                at += 1
        else:
            core = scale(glyph.advance, size, upem)
            piece = Piece(glyph.gid, scale(glyph.dx, size, upem) if glyph.dx else 0, glyph.text)
            atoms.append(Atom(kind, (piece,), core, 0, 0, item.voice, item.start + at, glyph.text))
        at += len(glyph.text)
        place += 1
    return atoms


def _extended(atom: Atom, glyph: Glyph, size: Length, upem: int) -> Atom:
    """A later glyph of a cluster joins the atom of the first."""
    piece = Piece(glyph.gid, atom.core + scale(glyph.dx, size, upem), "")
    return atom._replace(pieces=(*atom.pieces, piece), core=atom.core + scale(glyph.advance, size, upem))


def _mark(item: Item, at: int, glyph: Glyph, size: Length) -> Atom:
    """An opening or closing mark: its ink in the core, its blank before or behind."""
    face, kind, text = item.voice.face, item.kinds[at], glyph.text
    upem = face.upem
    left, right = face.trim(text) if len(text) == 1 else (0, 0)
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
    piece = Piece(glyph.gid, scale(shift + glyph.dx, size, upem), text)
    before, behind = scale(left, size, upem), scale(right, size, upem)
    return Atom(kind, (piece,), scale(core, size, upem), before, behind, item.voice, item.start + at, text)


def has_halt(face: Face) -> bool:
    """Whether the face says itself how its marks are halved (judged by its full-width parenthesis)."""
    return face.trim(chr(0xFF08)) != (0, 0)


def _centred(item: Item, at: int, glyph: Glyph, size: Length) -> Atom:
    """The middle dot and the solidus in half an em; a solidus wider than that takes the narrow glyph."""
    face = item.voice.face
    half = face.upem // 2
    gid = glyph.gid
    ink = face.ink(gid)
    if ink.right - ink.left > half and face.has("/"):
        gid = face.gid("/")
        ink = face.ink(gid)
    dx = half // 2 - (ink.left + ink.right) // 2
    piece = Piece(gid, scale(dx, size, face.upem), glyph.text)
    return Atom(item.kinds[at], (piece,), scale(half, size, face.upem), 0, 0, item.voice, item.start + at, glyph.text)


def _paired(item: Item, at: int, glyphs: tuple[Glyph, Glyph | None], size: Length) -> Atom:
    """A dash or an ellipsis of two characters as one piece of 2 em without a gap; a lone one takes 1 em."""
    face = item.voice.face
    upem = face.upem
    first, second = glyphs
    if second is None or len(first.text) > 1:
        ems = len(first.text)
        width = ems * upem
        dx = (width - first.advance) // 2
        piece = Piece(first.gid, scale(dx, size, upem), first.text)
        return Atom(item.kinds[at], (piece,), scale(width, size, upem), 0, 0, item.voice, item.start + at, first.text)
    ink = face.ink(first.gid)
    if item.kinds[at] == DASH:
        length = 2 * (ink.right - ink.left)
        start = upem - length // 2 - ink.left
        step = ink.right - ink.left
    else:
        start, step = (upem - first.advance) // 2, upem
    pieces = tuple(
        Piece(glyph.gid, scale(dx, size, upem), glyph.text) for glyph, dx in ((first, start), (second, start + step))
    )
    text = first.text + second.text
    return Atom(item.kinds[at], pieces, scale(2 * upem, size, upem), 0, 0, item.voice, item.start + at, text)
