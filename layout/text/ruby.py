"""Ruby: a reading over its base, and emphasis dots 着重号 under it.

A reading wider than its base opens the base evenly, half a share at both ends (JLREQ 3.3.8, group ruby; CLREQ 3.3).
The base is never broken.  A reading of nothing but dots is an emphasis: one dot under every character (CLREQ 3.4.2).
"""

from __future__ import annotations

from itertools import accumulate

from ..fonts import FontBook
from ..geometry import Length
from ..markup import PLAIN, Ruby, Strand
from .itemize import Setting
from .nodes import NEVER, Finding, Piece, Prepared, Reading, Voice
from .rules.classes import EMPHASIS
from .spacing import prepare

_APART = 0.3
"""White between the readings of neighbouring bases, in em of theirs."""


def with_readings(prepared: Prepared, rubies: tuple[Ruby, ...], voice: Voice, book: FontBook) -> Prepared:
    """The paragraph with its readings, its base opened where they are wider; `voice` is theirs."""
    if not rubies:
        return prepared
    index = {place: number for number, place in enumerate(prepared.places)}
    naturals, penalties = list(prepared.natural), list(prepared.penalty)
    readings: list[Reading] = []
    findings = list(prepared.findings)
    for ruby in rubies:
        inside = sorted({index[place] for place in range(ruby.start, ruby.end) if place in index})
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        if set(ruby.text) <= EMPHASIS:
            readings += [_dot(prepared, number, voice) for number in range(first, last + 1)]
            continue
        reading, found = _reading(prepared, (first, last), ruby, (voice, book))
        findings += found
        readings.append(reading)
        base = prepared.offsets[last] + prepared.atoms[last].core - prepared.offsets[first]
        _open(naturals, (first, last), reading.width + round(voice.size * _APART) - base)
        penalties[first:last] = [NEVER] * (last - first)
    cores = (atom.core for atom in prepared.atoms)
    offsets = tuple(accumulate(map(int.__add__, cores, (*naturals, 0)), initial=0))
    kept = map(int.__sub__, prepared.offsets, prepared.heads)
    heads = tuple(map(int.__sub__, offsets, kept))
    opened = prepared._replace(natural=tuple(naturals), penalty=tuple(penalties), offsets=offsets, heads=heads)
    return opened._replace(readings=tuple(readings), findings=tuple(findings))


def _open(naturals: list[Length], base: tuple[int, int], wanting: Length) -> None:
    """Gives what a reading wants more than its base has to the boundaries in it and, half a share, at its ends."""
    first, last = base
    if wanting <= 0:
        return
    share = -(-wanting // (last - first + 1))
    for boundary in range(first, last):
        naturals[boundary] += share
    if first > 0:
        naturals[first - 1] += share // 2
    if last < len(naturals):
        naturals[last] += share // 2


def _reading(
    prepared: Prepared, base: tuple[int, int], ruby: Ruby, how: tuple[Voice, FontBook]
) -> tuple[Reading, tuple[Finding, ...]]:
    """A reading over its base, and what is wrong with its characters."""
    voice, book = how
    source = prepared.strand.source
    place = prepared.strand.places[ruby.start]
    own = Strand(ruby.text, PLAIN * len(ruby.text), (place,) * len(ruby.text), source)
    small = prepare(own, Setting(dict.fromkeys("pske", voice), "meant"), book)
    pieces: list[tuple[Voice, Piece]] = []
    x = 0
    for number, atom in enumerate(small.atoms):
        pieces += [(atom.voice, piece._replace(dx=piece.dx + x)) for piece in atom.pieces]
        x += atom.core + (small.natural[number] if number < len(small.natural) else 0)
    found = tuple(finding._replace(place=ruby.start) for finding in small.findings)
    return Reading(*base, voice.size, tuple(pieces), x, False), found


def _dot(prepared: Prepared, number: int, voice: Voice) -> Reading:
    """A dot under one character: its ink in the middle, nothing in the text layer."""
    own = prepared.atoms[number].voice
    face, size = own.face, own.size
    gid = face.gid("\u00b7")
    ink = face.ink(gid)
    width = round((ink.right - ink.left) * size / face.upem)
    piece = Piece(gid, -round(ink.left * size / face.upem), "")
    return Reading(number, number, size, ((voice._replace(face=face, size=size), piece),), width, True)
