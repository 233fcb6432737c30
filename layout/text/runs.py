"""Set lines -> glyph runs: one run for each stretch of one voice on a line.

A space that was typed and kept goes into the text layer as a space glyph, so that copying gives the copy back.
"""

from __future__ import annotations

from itertools import groupby

from ..display import GlyphRun
from ..geometry import Length, Point
from .justify import SetLine
from .nodes import Voice

_TOP = 0.88
"""The em box of Han above its baseline."""
_UNDER = 0.63
"""How far an emphasis dot's baseline stands under that of its character, in em: its ink below the em box."""


def runs(line: SetLine, at: Point, space_last: bool = False) -> list[GlyphRun]:
    """The glyph runs of a line whose left edge and baseline are `at`."""
    made: list[GlyphRun] = []
    prepared = line.prepared
    source, places = prepared.strand.source, prepared.strand.places
    voice: Voice | None = None
    origin = first = 0
    gids: list[int] = []
    xs: list[Length] = []
    texts: list[str] = []

    def close() -> None:
        if voice is not None and gids:
            span = source.at(places[first])
            start = Point(at.x + origin, at.y - voice.rise)
            ink = (tuple(gids), tuple(xs), tuple(texts))
            made.append(GlyphRun(voice.face, voice.size, voice.colour, start, *ink, span, voice.width))

    spaces = prepared.spaces
    until = min(line.end if space_last else line.end - 1, len(spaces))
    for place, x in zip(range(line.start, line.end), line.xs, strict=True):
        atom = prepared.atoms[place]
        if atom.voice is not voice and atom.voice != voice:
            close()
            voice, origin, first = atom.voice, x, prepared.places[place]
            gids, xs, texts = [], [], []
        base = x - origin
        for gid, dx, text in atom.pieces:
            if not text and not any(voice.face.ink(gid)):
                continue  # a variation selector has been heard; PDFium would read its blank glyph as a character
            gids.append(gid)
            xs.append(base + dx)
            texts.append(text)
        if place < until and spaces[place]:
            for space in spaces[place]:
                gids.append(voice.face.gid(" "))
                xs.append(base + atom.core)
                texts.append(space)
    core = prepared.atoms[line.end - 1].core
    if voice is not None and prepared.tails[line.end - 1] > core:
        gids.append(voice.face.gid("-"))  # a divided word: the hyphen is not of the copy
        xs.append(line.xs[-1] + core - origin)
        texts.append("")
    close()
    return [*made, *_read(line, at)] if prepared.readings else made


def _read(line: SetLine, at: Point) -> list[GlyphRun]:
    """The readings of a line: over the middle of their base, within the line; dots under theirs.

    A base that is wider than a whole line is broken; its reading stands over what begins it.
    """
    made = []
    prepared = line.prepared
    for reading in prepared.readings:
        if not line.start <= reading.first < line.end:
            continue
        base, last = prepared.atoms[reading.first], min(reading.last, line.end - 1)
        left = line.xs[reading.first - line.start]
        right = line.xs[last - line.start] + prepared.atoms[last].core
        size = reading.size
        x = (left + right - reading.width) // 2
        x = max(0, min(x, line.width - reading.width))
        rise = -round(base.voice.size * _UNDER) if reading.below else round(base.voice.size * _TOP + size * (1 - _TOP))
        start = Point(at.x + x, at.y - rise)
        span = prepared.strand.source.at(prepared.strand.places[prepared.places[reading.first]])
        for voice, own in groupby(reading.pieces, key=lambda one: one[0]):
            gids, xs, texts = zip(*(piece for _, piece in own), strict=True)
            here = Point(start.x + xs[0], start.y - voice.rise)
            offsets = tuple(x - xs[0] for x in xs)
            made.append(GlyphRun(voice.face, voice.size, voice.colour, here, gids, offsets, texts, span))
    return made
