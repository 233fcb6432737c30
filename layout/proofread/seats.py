"""Where on a page an object stands: in the area of a block, or in the margins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..edition import SetPage
from ..geometry import PT, Length, Point
from ..record import NamedTuple
from .reader import Said

_NEAR = 6.0
"""Points: how far a reading over the first line, or a large mark, may reach out of its area."""


def seats(read: Iterable[Said], done: SetPage, edge: Length) -> dict[str, list[Said]]:
    """What a page says, by block; under "" what stands in none.  What is outside the trimmed page is none of it."""
    sheet = _Sheet(edge / PT, (done.page.height + edge) / PT)
    areas = [_area(account.id, [sheet.point(corner) for corner in account.area]) for account in done.blocks]
    page = _area("", [sheet.point(Point(x, y)) for x in (0, done.page.width) for y in (0, done.page.height)])
    made: dict[str, list[Said]] = {"": [], **{area.name: [] for area in areas}}
    last: _Area | None = None
    for one in read:
        x, y = (one.left + one.right) / 2, (one.bottom + one.top) / 2
        if last is None or not last.holds(x, y):  # the objects of a block stand together
            last = next((area for area in areas if area.holds(x, y)), None)
        if last is not None:
            made[last.name].append(one)
        elif page.is_near(x, y, 0):
            made[next((area.name for area in areas if area.is_near(x, y, _NEAR)), "")].append(one)
    return made


class _Sheet(NamedTuple):
    """Where the left and the upper edge of the trimmed page are on its sheet, in points from the lower left."""

    left: float
    top: float

    def point(self, at: Point) -> tuple[float, float]:
        return self.left + at.x / PT, self.top - at.y / PT


class _Area(NamedTuple):
    """A block's: its corners, what they stand in."""

    name: str
    corners: Sequence[tuple[float, float]]
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        if not (self.left <= x <= self.right and self.bottom <= y <= self.top):
            return False
        return len(self.corners) == 4 or _stands_in(x, y, self.corners)

    def is_near(self, x: float, y: float, by: float) -> bool:
        """Whether a point lies so near to what it stands in."""
        return self.left - by <= x <= self.right + by and self.bottom - by <= y <= self.top + by


def _area(name: str, corners: Sequence[tuple[float, float]]) -> _Area:
    xs, ys = zip(*corners, strict=True)
    return _Area(name, corners, min(xs), min(ys), max(xs), max(ys))


def _stands_in(x: float, y: float, corners: Sequence[tuple[float, float]]) -> bool:
    """Whether a point lies in a polygon (even-odd)."""
    odd = False
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            odd = not odd
    return odd
