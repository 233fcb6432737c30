"""A vertical head 竖题 at the side of its story: kicker, main and deck in columns from right to left.

It stands in whole copy columns at the left or the right; copy goes on below it where there is room.  The main head
breaks by sense into the columns of characters that let it stand largest.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from ..diagnostics import Diagnostic
from ..display import GlyphRun
from ..edition import HeadAccount
from ..geometry import PT, Length, Point, Rect, pt
from ..issue import Headline, Text
from ..markup import Strand
from ..record import NamedTuple
from ..style import Style, nearest_half_point
from ..text.division import divided, places
from ..text.vertical import cells, depths, height, lacking, stacked
from .head_fit import TRACKING_MOST, Trial, cut, findings, least_size, split, split_names
from .headline import Head
from .typesetter import Typesetter

_PITCH = 1.16
"""Column to column of a main head, in em."""
_SECOND = 0.42
"""Kicker and deck against the main head."""
_SECOND_PITCH = 1.5
_SECOND_LIMITS = (pt(10.5), pt(18))
_FILL = 0.96
_CALM = 0.06
"""Tracking, in em, of a column that does not reach the foot."""
_MOST_COLUMNS = 2
"""Columns of characters of a main head, but for a typed break (look.md)."""
_TRIED = 4
"""How many ways to break it into two are sized."""
_WEIGHTS = {"size": 1.0, "column": -0.15, "small": -4.0, "long": -1.0, "sense": -0.3}
"""What a trial gains by its size, loses by a second column, below its rank's sizes, by a long column, by its break."""
_LONG = 14
"""Characters from which on a column is long."""


class _Column(NamedTuple):
    """One vertical line: its strand, its size, the face of its style."""

    strand: Strand
    size: Length
    style: str
    pitch: float


class _Place(NamedTuple):
    """Where a vertical head may stand, in which rank, what it may not break."""

    rect: Rect
    level: str
    lexicon: tuple[str, ...]


def set_vertical_head(head: Headline, rect: Rect, setter: Typesetter, rank: tuple[str, tuple[str, ...]]) -> Head:
    """The head in a rectangle, from its top right corner; its height is what it needs of the rectangle."""
    place = _Place(rect, *rank)
    beside = (_parts(head.kicker, setter), _parts(head.deck, setter))
    trial = _main(head, place, setter, sum(map(len, beside)))
    for _ in range(2):
        size = trial.size if trial else head.size or pt(16)
        second = min(_SECOND_LIMITS[1], max(_SECOND_LIMITS[0], round(size * _SECOND)))
        broken = tuple(
            tuple(part for strand in parts for part in _by_sense(strand, style, second, (place, setter)))
            for parts, style in zip(beside, ("kicker", "deck"), strict=True)
        )
        # what breaks beside the main head leaves it less room, and may then break less
        trial = _main(head, place, setter, sum(map(len, broken)))
    columns = [_Column(strand, second, "kicker", _SECOND_PITCH) for strand in broken[0]]
    if trial is not None:
        columns += [_Column(strand, trial.size, f"main.{place.level}", _PITCH) for strand in trial.parts]
    columns += [_Column(strand, second, "deck", _SECOND_PITCH) for strand in broken[1]]
    across = sum(round(column.size * column.pitch) for column in columns)
    x = rect.x1 - max(0, rect.width - across) // 2
    runs: list[GlyphRun] = []
    deepest = 0
    fits = across <= rect.width
    if trial is not None:
        fits = fits and trial.size >= least_size(_style(head, place, setter), setter)
    gaps = {column.style: _gap(column.style, columns, rect.height, setter) for column in columns}
    for column in columns:
        wide = round(column.size * column.pitch)
        drawn, depth = _stack(column, Point(x - wide // 2, rect.y0), gaps[column.style], setter)
        fits = fits and depth <= rect.height
        runs += drawn
        deepest = max(deepest, depth)
        x -= wide
    report = HeadAccount(tuple(strand.text for strand in trial.parts), trial.size, 1.0) if trial else None
    lost = Diagnostic(
        "overset", "the vertical head is larger than its place", head.span, "cut it, or give it more room"
    )
    said = tuple(findings(head, trial)) if trial else ()
    return Head(deepest, tuple(runs), report, said if fits else (lost,))


def _parts(text: Text | None, setter: Typesetter) -> tuple[Strand, ...]:
    return split(setter.read(text)) if text is not None else ()


def _main(head: Headline, place: _Place, setter: Typesetter, beside: int) -> Trial | None:
    """The main head in its typed columns, or in those that let it stand largest."""
    typed = _parts(head.main, setter)
    if not typed:
        return None
    style = _style(head, place, setter)
    how = (style, place.rect, setter)
    single = _trial(typed, 0.0, how, beside)
    if len(typed) > 1 or (head.main is not None and " / " in head.main.text):
        return single._replace(broken=split_names(typed, place.lexicon))
    if single.size >= style.size:
        return single
    offered = places(typed[0].text, place.lexicon)
    divisions = divided(typed[0].text, offered, _MOST_COLUMNS)[:_TRIED]
    trials = [_trial(cut(typed[0], division), division.cost, how, beside) for division in divisions]
    return max([single, *trials], key=lambda trial: trial.score)


def _style(head: Headline, place: _Place, setter: Typesetter) -> Style:
    style = setter.styles[f"main.{place.level}"]
    return style if head.size is None else style._replace(size=head.size, least=head.size)


def _trial(parts: tuple[Strand, ...], sense: float, how: tuple[Style, Rect, Typesetter], beside: int) -> Trial:
    """Columns of characters at the largest size of the rank at which the longest, and all side by side, fit."""
    style, rect, setter = how
    face = setter.book.face(style.face)
    ems = [height(cells(strand, face, setter.book)) for strand in parts]
    by_width = rect.width * _FILL / (len(parts) * _PITCH + beside * _SECOND * _SECOND_PITCH)
    by_height = rect.height * _FILL / max(1.0, *ems)
    size = nearest_half_point(round(min(style.size, by_width, by_height))) or PT
    if style.least == style.size:
        size = style.size
    terms = {
        "size": size / style.size,
        "column": len(parts) - 1,
        "small": max(0.0, style.least / size - 1),
        "long": max(0.0, max(ems) / _LONG - 1),
        "sense": sense,
    }
    score = sum(_WEIGHTS[name] * term for name, term in terms.items())
    over = tuple(max(0, ceil(em - rect.height * _FILL / style.least - 0.01)) for em in ems)
    return Trial(parts, size, 1.0, 1.0, score, over if size < style.least else ())


def _by_sense(strand: Strand, name: str, size: Length, where: tuple[_Place, Typesetter]) -> tuple[Strand, ...]:
    """A kicker or deck in as few columns as its height needs, broken by sense."""
    place, setter = where
    face = setter.book.face(setter.styles[name].face)

    def fits(parts: tuple[Strand, ...]) -> bool:
        return all(height(cells(part, face, setter.book)) * size <= place.rect.height * _FILL for part in parts)

    if fits((strand,)):
        return (strand,)
    room = place.rect.height * _FILL / size + 1e-6
    deep = depths(cells(strand, face, setter.book), len(strand.text))
    offered = places(strand.text, place.lexicon)
    for count in (2, 3):
        if deep[-1] > count * room:
            continue
        for division in divided(strand.text, offered, count):
            edges = (0, *division.ends, len(strand.text))
            if all(deep[end] - deep[start] <= room for start, end in pairwise(edges)):
                parts = cut(strand, division)
                if fits(parts):
                    return parts
    return (strand,)


def _gap(style: str, columns: list[_Column], room: Length, setter: Typesetter) -> Length:
    """The tracking that the columns of one style share: it takes the longest to the foot where that is near."""
    face = setter.book.face(setter.styles[style].face)
    gaps = []
    for column in columns:
        if column.style == style:
            line = cells(column.strand, face, setter.book)
            gaps.append((room - round(height(line) * column.size)) // max(1, len(line) - 1))
            size = column.size
    least = min(gaps)
    return least if 0 <= least <= size * TRACKING_MOST else round(size * _CALM) if least > 0 else 0


def _stack(column: _Column, top: Point, gap: Length, setter: Typesetter) -> tuple[list[GlyphRun], Length]:
    """One column drawn, its cells a gap apart; and its depth."""
    style = setter.styles[column.style]
    face = setter.book.face(style.face)
    line = cells(column.strand, face, setter.book)
    setter.note(column.strand, lacking(column.strand, face, setter.book))
    depth = round(height(line) * column.size)
    return stacked(column.strand, line, top, (column.size, style.colour), gap), depth + gap * (len(line) - 1)
