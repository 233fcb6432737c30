"""Set lines -> glyph runs: one run for each stretch of one voice on a line.

A space that was typed and kept goes into the text layer as a space glyph, so that copying gives the copy back.
"""

from __future__ import annotations

from ..display import GlyphRun
from ..geometry import Length, Point
from .justify import SetLine
from .nodes import Voice


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
            start = Point(at.x + origin, at.y)
            ink = (tuple(gids), tuple(xs), tuple(texts))
            made.append(GlyphRun(voice.face, voice.size, voice.colour, start, *ink, span, voice.width))

    for place, x in zip(range(line.start, line.end), line.xs, strict=True):
        atom = prepared.atoms[place]
        if atom.voice != voice:
            close()
            voice, origin, first = atom.voice, x, prepared.places[place]
            gids, xs, texts = [], [], []
        base = x - origin
        for piece in atom.pieces:
            if not piece.text and not any(voice.face.ink(piece.gid)):
                continue  # a variation selector has been heard; PDFium would read its blank glyph as a character
            gids.append(piece.gid)
            xs.append(base + piece.dx)
            texts.append(piece.text)
        if place < len(prepared.spaces) and (place < line.end - 1 or space_last):
            for space in prepared.spaces[place]:
                gids.append(voice.face.gid(" "))
                xs.append(base + atom.core)
                texts.append(space)
    close()
    return made
