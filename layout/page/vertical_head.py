"""A vertical head 竖题 at the side of its story: kicker, main and deck in columns from right to left.

It stands in whole copy columns at the left or the right; copy goes on below it where there is room.
"""

from __future__ import annotations

from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..display import GlyphRun
from ..edition import HeadAccount
from ..geometry import PT, Length, Point, Rect, pt
from ..issue import Headline, Text
from ..markup import Strand
from ..style import nearest_half_point
from ..text.vertical import cells, height, lacking, stacked
from .head_fit import TRACKING_MOST, split
from .headline import Head
from .typesetter import Typesetter

_PITCH = 1.16
"""Column to column of a main head, in em."""
_SECOND = 0.42
"""Kicker and deck against the main head."""
_SECOND_PITCH = 1.5
_SECOND_LIMITS = (pt(10.5), pt(18))
_FILL = 0.96


class _Column(NamedTuple):
    """One vertical line: its strand, its size, the face of its style."""

    strand: Strand
    size: Length
    style: str
    pitch: float


def set_vertical_head(head: Headline, rect: Rect, setter: Typesetter, level: str) -> Head:
    """The head in a rectangle, from its top right corner; its height is what it needs of the rectangle."""
    main = split(setter.read(head.main)) if head.main is not None else ()
    size = _main_size(head, main, rect, (setter, level))
    second = min(_SECOND_LIMITS[1], max(_SECOND_LIMITS[0], round(size * _SECOND)))
    columns = [_Column(strand, second, "kicker", _SECOND_PITCH) for strand in _parts(head.kicker, setter)]
    columns += [_Column(strand, size, f"main.{level}", _PITCH) for strand in main]
    columns += [_Column(strand, second, "deck", _SECOND_PITCH) for strand in _parts(head.deck, setter)]
    across = sum(round(column.size * column.pitch) for column in columns)
    x = rect.x1 - max(0, rect.width - across) // 2
    runs: list[GlyphRun] = []
    deepest = 0
    fits = across <= rect.width
    for column in columns:
        wide = round(column.size * column.pitch)
        drawn, depth = _stack(column, Point(x - wide // 2, rect.y0), rect, setter)
        fits = fits and depth <= rect.height
        runs += drawn
        deepest = max(deepest, depth)
        x -= wide
    report = HeadAccount(tuple(strand.text for strand in main), size, 1.0) if main else None
    lost = Diagnostic(
        "overset", "the vertical head is larger than its place", head.span, "cut it, or give it more room"
    )
    return Head(deepest, tuple(runs), report, () if fits else (lost,))


def _parts(text: Text | None, setter: Typesetter) -> tuple[Strand, ...]:
    return split(setter.read(text)) if text is not None else ()


def _main_size(head: Headline, main: tuple[Strand, ...], rect: Rect, how: tuple[Typesetter, str]) -> Length:
    """The largest size of the rank at which the longest column and all columns side by side fit."""
    setter, level = how
    style = setter.styles[f"main.{level}"]
    if head.size is not None:
        return head.size
    if not main:
        return pt(16)
    face = setter.book.face(style.face)
    longest = max(height(cells(strand, face, setter.book)) for strand in main)
    beside = (len(_parts(head.kicker, setter)) + len(_parts(head.deck, setter))) * _SECOND * _SECOND_PITCH
    by_width = rect.width * _FILL / (len(main) * _PITCH + beside)
    by_height = rect.height * _FILL / max(1.0, longest)
    return nearest_half_point(round(min(style.size, by_width, by_height))) or PT


def _stack(column: _Column, top: Point, rect: Rect, setter: Typesetter) -> tuple[list[GlyphRun], Length]:
    """One column drawn, tracked to the foot of the rectangle where that is near; and its depth."""
    style = setter.styles[column.style]
    face = setter.book.face(style.face)
    line = cells(column.strand, face, setter.book)
    setter.note(column.strand, lacking(column.strand, face, setter.book))
    depth = round(height(line) * column.size)
    gaps = max(1, len(line) - 1)
    gap = (rect.height - depth) // gaps
    if not 0 <= gap <= column.size * TRACKING_MOST:
        gap = round(column.size * 0.06) if gap > 0 else 0
    return stacked(column.strand, line, top, (column.size, style.colour), gap), depth + gap * (len(line) - 1)
