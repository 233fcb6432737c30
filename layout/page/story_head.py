"""Where the head of a story stands: over its copy columns, or upright at a side of them; its rank is the page's to say.

A head higher than its area is tried one rank lower, and lower again; what then still does not fit is said.
"""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..geometry import PT, Length, Point, Rect
from ..issue import Box, Headline, Story
from ..record import NamedTuple
from ..style import LEVELS
from .frame import Frame, Stretch
from .grid import Grid
from .head_fit import Slot
from .headline import AIR, Head, set_head
from .jump import Carried
from .onward import Elsewhere
from .room import Room
from .typesetter import Typesetter
from .vertical_head import set_vertical_head


class Desk(NamedTuple):
    """What a block needs to know of its page and issue."""

    grid: Grid
    page: int
    lexicon: tuple[str, ...]
    min_ppi: float
    carried: dict[str, Carried]
    """Copy that goes on from another page, by the id of the block it goes on in."""
    ranks: dict[str, str]
    """The rank of every story's head, by the id of its block."""
    onward: Elsewhere
    """The pages that copy of this one could go on at."""
    least_onward: dict[str, int]
    """The fewest characters that a block sends on to where it jumps, by its id."""


class PlacedHead(NamedTuple):
    """A head, the copy columns [first, last) it stands over and the grid lines [first, last) it takes of them."""

    head: Head
    columns: Stretch
    lines: Stretch
    ground: tuple[Rect, Box] | None = None
    """Where its box stands behind it: drawn with the head that is taken, not with every one that is tried."""


class _Place(NamedTuple):
    """Where a head may stand: columns [first, last), from a grid line on, so many lines deep."""

    columns: Stretch
    top: int
    depth: int


_NO_HEAD = Head(0, (), None, ())
_ROOM = 0.34
"""The share of its area's height that a main head keeps to."""
_NARROWEST = PT
"""What an inset that leaves no measure at all leaves of it, and an area without a line: the head does not fit."""
_LEAST_BELOW = 5
"""Grid lines under a vertical head that are worth setting copy in."""


def place_head(frame: Frame, story: Story, tools: tuple[Typesetter, Desk], inner: Room) -> PlacedHead:
    """The head of a story in the room of its block."""
    headline = story.headline
    if headline is None or (headline.main is None and headline.kicker is None and headline.deck is None):
        return PlacedHead(_NO_HEAD, (0, 0), (0, 0))
    place = _widest(inner)
    base = (frame.columns[1] - frame.columns[0]) / len(inner.xs)
    if headline.cover is not None:
        headline = headline._replace(cover=max(1, round(headline.cover / base)))
    first = LEVELS.index(tools[1].ranks[frame.block.id])
    for level in LEVELS[first:]:
        set_in = _upright if headline.direction == "vertical" else _over
        placed = set_in(headline, (level, inner, place), tools)
        fits = placed.lines[1] - placed.lines[0] <= place.depth
        if fits and not any(found.code == "overset" for found in placed.head.findings):
            found = (*placed.head.findings, *_too_wide(story.headline, place, base))
            return placed._replace(head=placed.head._replace(findings=found))
    message = f"{frame.block.id}: its head does not fit its area"
    lost = Diagnostic("overset", message, headline.span, "give the block's row more lines, or cut the head")
    return PlacedHead(_NO_HEAD._replace(findings=(lost,)), (0, 0), (0, 0))


def _too_wide(headline: Headline | None, place: _Place, base: float) -> list[Diagnostic]:
    """A head that spans more columns than its story has where it stands: `base` columns for each one of the copy."""
    had = round((place.columns[1] - place.columns[0]) * base)
    if headline is None or headline.cover is None or headline.cover <= had:
        return []
    message = f"`span: {headline.cover}`: there are {had} columns where the head stands"
    return [Diagnostic("head-squeezed", message, headline.span, f"ask for {had} at the most, or leave `span` out")]


def _widest(inner: Room) -> _Place:
    """The part of a stepped area that is wide enough for a head: of the bands that begin on one grid line, the highest
    that is at least half as wide as the widest."""
    bands = []
    for top in sorted({start for column in inner.stretches for start, _ in column}):
        held = [any(start <= top < end for start, end in column) for column in inner.stretches]
        first = 0
        while first < len(held):
            last = first
            while last < len(held) and held[last]:
                last += 1
            if last > first:
                shared = [end for start, end in inner.common((first, last)) if start <= top < end]
                bands.append(_Place((first, last), top, (shared[0] if shared else top) - top))
            first = last + 1
    if not bands:
        return _Place((0, len(inner.xs)), inner.first, inner.lines)
    most = max(last - first for (first, last), _, _ in bands)
    return next(band for band in bands if (band.columns[1] - band.columns[0]) * 2 >= most)


def _over(headline: Headline, where: tuple[str, Room, _Place], tools: tuple[Typesetter, Desk]) -> PlacedHead:
    """A head over its columns, the whole top where it does not say."""
    level, inner, place = where
    setter, desk = tools
    first, last = place.columns
    cover = min(headline.cover or last - first, last - first)
    x, measure = inner.over(first, first + cover)
    leading = desk.grid.leading
    above, below = AIR[level]
    style = setter.styles[f"main.{level}"]
    box = headline.box
    boxed = box is not None and box.style != "none"
    inset = 0
    if box is not None and boxed:
        inset = box.inset.resolve(desk.grid.body, leading) if box.inset else desk.grid.body
        above, below = above + inset / leading, below + inset / leading
    top = desk.grid.line_y(place.top + style.before) + desk.grid.half_lead + round(above * leading)
    own, most = max(_NARROWEST, measure - 2 * inset), max(_NARROWEST, round(place.depth * leading * _ROOM))
    slot = Slot(Point(x + inset, top), own, most, level, leading)
    head = set_head(headline, slot, setter, desk.lexicon)
    lines = -(-(round((above + below) * leading) + head.height) // leading) + style.before + style.after
    behind = None
    if box is not None and boxed:
        y = desk.grid.line_y(place.top + style.before) + desk.grid.half_lead
        lines += 1
        behind = Rect(x, y, x + measure, y + head.height + 2 * (top - y)), box
    return PlacedHead(head, (first, first + cover), (place.top, place.top + lines), behind)


def _upright(headline: Headline, where: tuple[str, Room, _Place], tools: tuple[Typesetter, Desk]) -> PlacedHead:
    """A vertical head in one copy column, or in those of its `span`, at its side."""
    level, inner, place = where
    setter, desk = tools
    grid = desk.grid
    count = place.columns[1] - place.columns[0]
    cover = min(headline.cover or 1, count)
    first = place.columns[0] if headline.side == "left" else place.columns[1] - cover
    depth = max(end - place.top for start, end in inner.common((first, first + cover)) if start <= place.top < end)
    x, measure = inner.over(first, first + cover)
    deep: Length = depth * grid.leading - 2 * grid.half_lead
    most = round(deep * (1 if count > cover else 0.6))
    top = grid.line_y(place.top) + grid.half_lead
    head = set_vertical_head(headline, Rect(x, top, x + measure, top + most), setter, (level, desk.lexicon))
    lines = -(-(head.height + grid.leading // 2) // grid.leading)
    if count > cover and depth - lines < _LEAST_BELOW:
        lines = depth
    return PlacedHead(head, (first, first + cover), (place.top, place.top + min(lines, depth)))
