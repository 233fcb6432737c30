"""Where on a page an object stands: in the area of a block, or in the margins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..edition import SetPage
from ..geometry import PT, Length, Point, Rect, pt
from .reader import Said

_NEAR = pt(6)
"""How far a reading over the first line, or a large mark, may reach out of its area."""


def seats(read: Iterable[Said], done: SetPage, edge: Length) -> dict[str, list[str]]:
    """What a page says, by block; under "" what stands in none.  What is outside the trimmed page is none of it."""
    page = done.page
    areas = [(account.id, account.area, _round(account.area)) for account in done.blocks]
    made: dict[str, list[str]] = {"": [], **{name: [] for name, _, _ in areas}}
    for one in read:
        point = Point(round(one.x * PT) - edge, page.height + edge - round(one.y * PT))
        if not (0 <= point.x <= page.width and 0 <= point.y <= page.height):
            continue
        own = [name for name, area, box in areas if _holds(box, point) and (len(area) == 4 or _stands_in(point, area))]
        near = own or [name for name, _, box in areas if _holds(box.inset(-_NEAR), point)]
        made[near[0] if near else ""].append(one.text)
    return made


def _round(area: Sequence[Point]) -> Rect:
    xs, ys = [point.x for point in area], [point.y for point in area]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _holds(box: Rect, point: Point) -> bool:
    return box.x0 <= point.x <= box.x1 and box.y0 <= point.y <= box.y1


def _stands_in(point: Point, area: Sequence[Point]) -> bool:
    """Whether a point lies in a polygon (even-odd)."""
    odd = False
    for (x0, y0), (x1, y1) in zip(area, [*area[1:], area[0]], strict=True):
        if (y0 > point.y) != (y1 > point.y) and point.x < x0 + (point.y - y0) * (x1 - x0) / (y1 - y0):
            odd = not odd
    return odd
