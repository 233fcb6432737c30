"""What the proof says of a story that does not fit, beside the place: how much, and what would help.

Copy that is too much is barred under its last column; white that is too much is measured in itself, small, where it is
deepest.  All of it is on the layer `proof`: it never prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..colour import WHITE, Colour
from ..display import Fill, Item, Rule
from ..edition import Misfit, Remedy
from ..geometry import Length, Point, Rect, pt, to_mm
from ..issue import Text
from ..text.justify import SetLine
from ..text.rules.wording import ADVICE, ADVICE_OR, APART, FREE, REMEDIES, SHORT
from ..text.runs import runs
from .frame import Frame, Stretch
from .grid import ASCENT
from .story import Cast, Tools
from .typesetter import Typesetter

MARK = Colour(0, 100, 100, 0)
"""The colour of what is wrong on the proof."""
NOTED = Colour(0, 55, 100, 5)
"""The colour of what it warns of."""
BAR = pt(2)
"""The weight of the bar under copy that does not fit."""
_OFFERED = 2
"""Remedies beside the place; the report has them all."""
_SMALL, _LEAST = pt(7.25), pt(6)
"""Smaller type of a label, and the smallest."""
_PITCH = 1.3
"""Line to line of a label, in em."""
_DIMENSION, _TICK, _AIR = pt(0.4), pt(4), pt(3)


def fit_words(misfit: Misfit, found: Sequence[Remedy]) -> tuple[str, ...]:
    """How much is too much or too little, and the best remedies, in the words of the desk."""
    figures = {"chars": abs(misfit.chars), "lines": abs(misfit.lines), "mm": f"{abs(to_mm(misfit.depth)):.1f}"}
    said = [words.format(**figures) for words in (SHORT if misfit.lines > 0 else FREE)]
    offers = [_offer(remedy) for remedy in found if remedy.fits][:_OFFERED]
    return (*said, *((ADVICE_OR if place else ADVICE).format(offer) for place, offer in enumerate(offers)))


def _offer(remedy: Remedy) -> str:
    cost = dict(remedy.cost)
    kind = remedy.kind
    if kind == "cut" and not cost["inside"]:
        kind = "cut-end"
    elif kind == "cut" and cost["paragraphs"]:
        kind = "cut-end-and"
    elif kind == "cut" and cost["back"] == 1:
        kind = "cut-last"
    return REMEDIES[kind].format(**cost)


def fit_marks(frame: Frame, cast: Cast, told: tuple[Misfit, Sequence[Remedy]], tools: Tools) -> list[Item]:
    """The marks of a story that is over- or underset."""
    words = fit_words(*told)
    return _bar(frame, cast, words, tools) if told[0].lines > 0 else _white(frame, cast, words, tools)


def _bar(frame: Frame, cast: Cast, words: Sequence[str], tools: Tools) -> list[Item]:
    """A bar at the foot of the last column, the words behind it in the white line under the block."""
    inner, grid = cast.shape.inner, tools[1].grid
    foot = inner.stretches[-1][-1][1] if inner.stretches[-1] else inner.last
    y = max(grid.line_y(foot), frame.area.y1 if not frame.stepped else 0)
    bar = Rule(Point(inner.xs[-1], y), Point(inner.right, y), BAR, MARK)
    return [bar, *_ending_at(frame, words, (inner.right, y + pt(9)), tools[0])]


def _ending_at(frame: Frame, words: Sequence[str], end: tuple[Length, Length], setter: Typesetter) -> list[Item]:
    """As many of the words as the width of the block takes, ending at a place."""
    right, y = end
    for count in range(len(words), 0, -1):
        for size in (setter.styles["label"].size, _LEAST):
            line = _label(frame, "".join(words[:count]), (size, MARK), setter)
            if line is not None and (right - line.width >= frame.area.x0 or (count == 1 and size == _LEAST)):
                at = Point(max(frame.area.x0, right - line.width), y)
                ground = Rect(at.x - pt(2), y - pt(8), at.x + line.width, y + pt(2))  # over a rule
                return [Fill((ground,), WHITE), *runs(line, at)]
    return []


def _white(frame: Frame, cast: Cast, words: Sequence[str], tools: Tools) -> list[Item]:
    """The white where it is deepest, measured from head to foot, the words in it; nothing where it holds the place of
    a copy file that is not there."""
    setter, desk = tools
    file = cast.story.body.file if cast.story.body is not None else None
    deepest = max(_whites(cast), key=lambda one: (one[1][1] - one[1][0], one[0]), default=None)
    if deepest is None or (file is not None and file.path is None):
        return []
    column, (first, last) = deepest
    grid, free = desk.grid, cast.shape.free
    x, top, foot = free.xs[column], grid.line_y(first) + grid.half_lead, grid.line_y(last) - grid.half_lead
    edges = (Rect(x, y, x + _TICK, y + _DIMENSION) for y in (top, foot - _DIMENSION))
    items: list[Item] = [Fill((Rect(x, top, x + _DIMENSION, foot), *edges), NOTED)]
    left, width = x + _TICK // 2 + _AIR, free.measure - _TICK // 2 - _AIR
    for size in (setter.styles["label"].size, _SMALL, _LEAST):
        rows = list(_rows(frame, words, (width, size), setter))
        if rows and all(row.width <= width for row in rows) and top + _high(rows, size) <= foot:
            break
    for number, row in enumerate(rows):
        if row.width <= width and top + _high(rows[: number + 1], size) <= foot:
            items += runs(row, Point(left, top + _AIR + round(size * (ASCENT + number * _PITCH))))
    return items


def _high(rows: Sequence[SetLine], size: Length) -> Length:
    return _AIR + round(size * (1 + (len(rows) - 1) * _PITCH))


def _whites(cast: Cast) -> Iterator[tuple[int, Stretch]]:
    """The grid lines left white below the copy, column by column."""
    for column, stretches in enumerate(cast.shape.free.stretches):
        seats = [seat for seat in cast.poured.flow.seats if seat.column == column]
        under = max((seat.line + seat.unit.height + seat.unit.after for seat in seats), default=0)
        yield from ((column, (max(start, under), last)) for start, last in stretches if max(start, under) < last)


def _rows(frame: Frame, words: Sequence[str], how: tuple[Length, Length], setter: Typesetter) -> Iterator[SetLine]:
    """The words in rows of a measure and a size; one that is wider than the measure has a row of its own."""
    measure, size = how
    row: SetLine | None = None
    said = ""
    for word in words:
        longer = _label(frame, said + word, (size, NOTED), setter)
        if row is not None and longer is not None and longer.width > measure:
            yield row
            word = word.removeprefix(APART)
            row, said = _label(frame, word, (size, NOTED), setter), word
        else:
            row, said = longer, said + word
    if row is not None:
        yield row


def _label(frame: Frame, words: str, how: tuple[Length, Colour], setter: Typesetter) -> SetLine | None:
    span = frame.block.span
    return setter.single(Text(words, span.file, ((0, span.line, span.column),)), setter.styles["label"], *how)
