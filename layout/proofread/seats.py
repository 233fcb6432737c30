"""Where on a page an object stands: in the area of a block, or in the margins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..edition import SetPage
from ..geometry import PT, Length, Point, Rect, pt
from ..record import NamedTuple
from .reader import Said

_NEAR = pt(6)
"""How far a reading over the first line, or a large mark, may reach out of its area."""


def seats(read: Iterable[Said], done: SetPage, edge: Length) -> dict[str, list[Said]]:
    """What a page says, by block; under "" what stands in none.  What is outside the trimmed page is none of it."""
    page = done.page
    areas = [_Area(account.id, account.area, _round(account.area)) for account in done.blocks]
    made: dict[str, list[Said]] = {"": [], **{area.name: [] for area in areas}}
    foot = page.height + edge
    last: _Area | None = None
    for one in read:
        point = Point(round(one.x * PT) - edge, foot - round(one.y * PT))
        if last is None or not last.holds(point):  # the objects of a block stand together
            last = next((area for area in areas if area.holds(point)), None)
        if last is not None:
            made[last.name].append(one)
        elif 0 <= point.x <= page.width and 0 <= point.y <= page.height:
            near = next((area.name for area in areas if _holds(area.box.inset(-_NEAR), point)), "")
            made[near].append(one)
    return made


class _Area(NamedTuple):
    """A block's: its corners, what it stands in."""

    name: str
    corners: Sequence[Point]
    box: Rect

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return _holds(self.box, point) and (len(self.corners) == 4 or _stands_in(point, self.corners))


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
