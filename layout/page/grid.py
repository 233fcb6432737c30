"""The sheet's grid: columns of whole characters across, lines of the leading down.

What is left over goes to the gutters and to the foot (issue-format.md).  Every body line's em box stands in the middle
of its grid line, so a picture or a box that ends with a line ends with the ink of the copy beside it.
"""

from __future__ import annotations

from ..geometry import Length, Rect
from ..issue import Page, Sheet
from ..record import NamedTuple

ASCENT = 0.88
"""The baseline's place in the em box of Han, from its top (OpenType BASE `ideo` at -0.12 em)."""


class Grid(NamedTuple):
    """The grid of one page."""

    x: Length
    """Left and top edge of the type area."""
    y: Length
    width: Length
    columns: int
    measure: Length
    gutter: Length
    least_gutter: Length
    """The sheet's, before what is left over of the type area went to it."""
    leading: Length
    lines: int
    body: Length

    @property
    def measure_chars(self) -> int:
        return self.measure // self.body

    def column_x(self, column: int) -> Length:
        """The left edge of a base column; exact at the right edge of the type area."""
        if self.columns == 1:
            return self.x
        spread = self.width - self.columns * self.measure
        return self.x + column * self.measure + spread * column // (self.columns - 1)

    def line_y(self, line: int) -> Length:
        """The top of a grid line."""
        return self.y + line * self.leading

    @property
    def half_lead(self) -> Length:
        """The white above and below the em box in its line."""
        return (self.leading - self.body) // 2

    def baseline(self, line: int) -> Length:
        """The baseline of the body copy in a line."""
        return self.line_y(line) + self.half_lead + round(self.body * ASCENT)

    def cells(self, columns: tuple[int, int], lines: tuple[int, int]) -> Rect:
        """The rectangle of base columns [first, last) and lines [first, last)."""
        right = self.column_x(columns[1] - 1) + self.measure
        return Rect(self.column_x(columns[0]), self.line_y(lines[0]), right, self.line_y(lines[1]))


def page_grid(page: Page) -> Grid:
    """The grid of a page: on facing pages the left margin is the inner one, even pages are mirrored, and a spread has
    the outer one on both sides."""
    sheet = page.sheet
    top, right, bottom, left = sheet.margins
    if sheet.facing and page.spread:
        sheet = sheet._replace(margins=(top, right, bottom, right))
    elif sheet.facing and page.number % 2 == 0:
        sheet = sheet._replace(margins=(top, left, bottom, right))
    return grid(sheet)


def grid(sheet: Sheet) -> Grid:
    """The grid of a sheet."""
    top, right, bottom, left = sheet.margins
    width = sheet.width - left - right
    height = sheet.height - top - bottom
    gutter = least = sheet.gutter.resolve(sheet.body, sheet.leading)
    chars = (width - (sheet.columns - 1) * gutter) // sheet.columns // sheet.body
    measure = chars * sheet.body
    if sheet.columns > 1:
        gutter = (width - sheet.columns * measure) // (sheet.columns - 1)
    lines = height // sheet.leading
    return Grid(left, top, width, sheet.columns, measure, gutter, least, sheet.leading, lines, sheet.body)
