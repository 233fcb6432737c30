"""Marks outside the trimmed page: where it is cut, where the plates meet, how each ink prints.

Crop and register marks are in the ink All, which is on every plate.  Everything stands clear of the bleed.
"""

from __future__ import annotations

from ..colour import REGISTRATION, Colour
from ..display import Fill, Item, Page, Path, Rule, moved
from ..geometry import Length, Point, Rect, mm, pt

ROOM = mm(13)
"""What the marks need outside the bleed."""
_CLEAR, _LONG, _WEIGHT = mm(2), mm(5), pt(0.3)
_TARGET = mm(2.2)
_PATCH = mm(5)
_ROUND = 0.5523
"""Where the handles of a quarter circle stand, of its radius."""

PATCHES = (
    Colour(100, 0, 0, 0), Colour(0, 100, 0, 0), Colour(0, 0, 100, 0), Colour(0, 0, 0, 100),
    Colour(50, 0, 0, 0), Colour(0, 50, 0, 0), Colour(0, 0, 50, 0), Colour(0, 0, 0, 50),
    Colour(0, 100, 100, 0), Colour(100, 0, 100, 0), Colour(100, 100, 0, 0), Colour(30, 24, 24, 0),
)  # fmt: skip
"""Solids, half tints, overprints, and the grey of cyan, magenta and yellow that shows a drift (ISO 12647-3)."""


def marks(page: Page, bleed: Length, slug: tuple[Item, ...]) -> tuple[Item, ...]:
    """The marks of a page, positions counted from its trimmed corner."""
    return (*_crops(page, bleed), *_targets(page, bleed), *_bar(page, bleed), *_slug(page, bleed, slug))


def _crops(page: Page, bleed: Length) -> list[Item]:
    start, end = bleed + _CLEAR, bleed + _CLEAR + _LONG
    made: list[Item] = []
    for x in (0, page.width):
        for low, high in ((-end, -start), (page.height + start, page.height + end)):
            made.append(Rule(Point(x, low), Point(x, high), _WEIGHT, REGISTRATION))
    for y in (0, page.height):
        for low, high in ((-end, -start), (page.width + start, page.width + end)):
            made.append(Rule(Point(low, y), Point(high, y), _WEIGHT, REGISTRATION))
    return made


def _targets(page: Page, bleed: Length) -> list[Item]:
    """A cross in a circle in the middle of every side."""
    away = bleed + _CLEAR + _LONG // 2
    middle_x, middle_y = page.width // 2, page.height // 2
    made: list[Item] = []
    for x, y in ((middle_x, -away), (middle_x, page.height + away), (-away, middle_y), (page.width + away, middle_y)):
        reach = _LONG // 2
        made.append(Rule(Point(x - reach, y), Point(x + reach, y), _WEIGHT, REGISTRATION))
        made.append(Rule(Point(x, y - reach), Point(x, y + reach), _WEIGHT, REGISTRATION))
        outer, inner = _circle(Point(x, y), _TARGET // 2 + _WEIGHT), _circle(Point(x, y), _TARGET // 2)
        made.append(Path((outer, inner[::-1]), REGISTRATION))
    return made


def _circle(centre: Point, radius: Length) -> tuple[Point, ...]:
    """Four quarters as Bezier curves."""
    handle = round(radius * _ROUND)
    x, y = centre
    offsets = (
        (radius, 0), (radius, handle), (handle, radius), (0, radius), (-handle, radius), (-radius, handle),
        (-radius, 0), (-radius, -handle), (-handle, -radius), (0, -radius), (handle, -radius), (radius, -handle),
        (radius, 0),
    )  # fmt: skip
    return tuple(Point(x + dx, y + dy) for dx, dy in offsets)


def _bar(page: Page, bleed: Length) -> list[Item]:
    """The colour bar at the foot, left of the register mark."""
    start = mm(3)
    side = min(_PATCH, (page.width // 2 - start - _LONG) // len(PATCHES))
    top = page.height + bleed + _CLEAR
    if side <= 0:
        return []
    return [
        Fill((Rect(start + place * side, top, start + (place + 1) * side, top + side),), colour)
        for place, colour in enumerate(PATCHES)
    ]


def _slug(page: Page, bleed: Length, slug: tuple[Item, ...]) -> list[Item]:
    """The slug line at the head, outside the register mark."""
    return [moved(item, mm(3), -(bleed + _CLEAR + _LONG + mm(2))) for item in slug]
