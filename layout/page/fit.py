"""The key `fit`: how far a story may be pressed or let out so that its copy fits, in the order that hurts least.

First the head changes its size, then pictures their height, then paragraphs that gain a line by it are tracked closer;
each only as far as it must, and never beyond what the issue allows.  What turns out to be of no use is taken back.  The
grid does not move, and copy is never spaced out to fill.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from math import ceil

from ..geometry import PT
from ..issue import Fit, Story
from ..record import NamedTuple
from ..style import nearest_half_point
from .flow import SPARE
from .frame import Frame
from .matter import closer_ones, poured, with_galleys
from .mend import Galley
from .story import Cast, Tools, shape_of

_HEAD_STEP, _TRACKING_STEP = 2.5, 0.5
"""Per cent."""


class Way(NamedTuple):
    """How far a story is changed: its head in per cent, its pictures in lines, its tracking in per cent and the most
    paragraphs that are tracked."""

    head: float = 0.0
    photo: int = 0
    tracking: float = 0.0
    paragraphs: int = 10_000


def misfit(cast: Cast) -> int:
    """Lines that do not fit; where there are none, lines of the emptiest column beyond those that may stay free."""
    return cast.poured.over or max(0, cast.poured.free - SPARE)


def fitted(frame: Frame, plain: Cast, fit: Fit, tools: Tools) -> Cast:
    """A cast that does not fit with the least change that makes it fit; where none does, what comes nearest."""
    over = plain.poured.over > 0
    tries = trials(frame, plain, tools)
    heads = [0.0, *_steps(fit.head or 0, _HEAD_STEP)]
    lines = fit.photo.resolve(tools[1].grid.body, tools[1].grid.leading) / tools[1].grid.leading if fit.photo else 0
    photos = [*range(int(lines) + 1)]
    trackings = list(_steps(fit.tracking or 0, _TRACKING_STEP)) if over else []
    sign = -1 if over else 1
    ways = [Way(sign * head) for head in heads[1:]]
    ways += [Way(sign * heads[-1], sign * photo) for photo in photos[1:]]
    ways += [Way(sign * heads[-1], sign * photos[-1], -tracking) for tracking in trackings]
    best = plain
    for way in ways:
        cast = tries(way)
        if cast is None or (not over and cast.poured.over):
            continue
        if not misfit(cast):
            return _eased(tries, way, (heads, photos), plain)
        if misfit(cast) < misfit(best):
            best = cast
    return best


def _steps(most: float, step: float) -> Iterator[float]:
    """Up to the most, which is always the last."""
    for number in range(1, int(most / step) + 1):
        yield number * step
    if most % step:
        yield most


def _eased(tries: Callable[[Way], Cast | None], way: Way, limits: tuple[list[float], list[int]], plain: Cast) -> Cast:
    """A way that fits, with as little of the head's, the pictures' and the tracking's change as still does."""

    def fitting(options: list[Way]) -> tuple[Way, Cast]:
        for option in options:
            cast = tries(option)
            if cast is not None and not misfit(cast):
                return option, cast
        raise AssertionError("the last option fits")

    heads, photos = limits
    sign = -1 if plain.poured.over else 1
    kept, _ = fitting([way._replace(head=sign * head) for head in heads if head < abs(way.head)] + [way])
    kept, cast = fitting([kept._replace(photo=sign * photo) for photo in photos if photo < abs(way.photo)] + [kept])
    if not way.tracking:
        return cast
    gaining = sum(own != was for own, was in zip(cast.matter.galleys, plain.matter.galleys, strict=True))
    return fitting([kept._replace(paragraphs=count) for count in range(1, gaining + 1)])[1]


def trials(frame: Frame, plain: Cast, tools: Tools) -> Callable[[Way], Cast | None]:
    """Casts a story off with a change; None where the change makes something else worse."""
    setter, desk = tools

    @cache
    def headed(percent: float) -> Story:
        story, report = plain.story, plain.shape.head.head.report
        if not percent or story.headline is None or report is None:
            return story
        size = report.size * (100 + percent) / 100
        half = nearest_half_point(ceil(size) + PT // 2 - 1 if percent < 0 else int(size))
        return story._replace(headline=story.headline._replace(size=half))

    @cache
    def closer(percent: float) -> tuple[tuple[int, Galley], ...]:
        return closer_ones(plain.matter, setter, desk, percent)

    @cache
    def cast(way: Way) -> Cast | None:
        story = headed(way.head)
        if way.photo:
            story = with_heights(story, plain, way.photo)
        shape = shape_of(frame, story, tools, plain.shape.head if not way.head else None)
        if len(shape.findings) > len(plain.shape.findings):
            return None
        if not way.tracking:
            return Cast(story, shape, plain.matter, poured(plain.matter, shape.free.stretches))
        own = with_galleys(plain.matter, dict(closer(-way.tracking)[: way.paragraphs]))
        return Cast(story, shape, own, poured(own, shape.free.stretches))

    return cast


def with_heights(story: Story, plain: Cast, by: int) -> Story:
    """The story, its pictures so many lines higher than they stand in a cast."""
    for place in range(len(story.photos)):
        story = with_height(story, plain, (place, by))
    return story


def with_height(story: Story, plain: Cast, change: tuple[int, int]) -> Story:
    """The story, one of its pictures so many lines higher than it stands in a cast."""
    place, by = change
    height = plain.shape.insets[place].height
    if not height:
        return story
    photos = list(story.photos)
    photos[place] = photos[place]._replace(lines=max(1, height + by))
    return story._replace(photos=tuple(photos))
