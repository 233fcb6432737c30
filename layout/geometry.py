"""Lengths as integers, points and rectangles.

Everything on a page is measured in one unit, 1/65536 pt, as plain integers: equality works, sums are exact and a
golden trace does not move between machines.  Positions count from the top left corner of the trimmed page, x to the
right and y downwards, as a layout sub-editor reads a dummy.  Only `paint` turns the page over for PDF.
"""

from __future__ import annotations

from .record import NamedTuple

Length = int
"""A length in 1/65536 of a point (72 pt = 1 inch)."""

PT: Length = 65536
_MM_PER_PT = 25.4 / 72


def pt(points: float) -> Length:
    """Points to Length, rounded to the nearest unit."""
    return round(points * PT)


def mm(millimetres: float) -> Length:
    """Millimetres to Length, rounded to the nearest unit."""
    return round(millimetres / _MM_PER_PT * PT)


def to_pt(length: Length) -> float:
    """Length to points."""
    return length / PT


def to_mm(length: Length) -> float:
    """Length to millimetres."""
    return length / PT * _MM_PER_PT


class Point(NamedTuple):
    """A place on the page."""

    x: Length
    y: Length


class Rect(NamedTuple):
    """An upright rectangle: left, top, right, bottom."""

    x0: Length
    y0: Length
    x1: Length
    y1: Length

    @property
    def width(self) -> Length:
        return self.x1 - self.x0

    @property
    def height(self) -> Length:
        return self.y1 - self.y0

    def inset(self, by: Length) -> Rect:
        """The rectangle drawn in by the same amount on all four sides."""
        return Rect(self.x0 + by, self.y0 + by, self.x1 - by, self.y1 - by)

    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Top left, then clockwise."""
        return (
            Point(self.x0, self.y0),
            Point(self.x1, self.y0),
            Point(self.x1, self.y1),
            Point(self.x0, self.y1),
        )
