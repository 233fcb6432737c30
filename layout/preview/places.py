"""From a point of a page to the line it was typed in, and back; the way the copy runs.

All of it is read off the display list: every run of glyphs knows where it was typed, and items stand in reading order.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostics import Diagnostic, Span
from ..display import GlyphRun, Item, Picture, PlacedPDF
from ..edition import SetPage
from ..geometry import Length, Point, Rect, mm

_ASCENT, _DESCENT = 0.9, 0.2
"""Of the size, over and under the baseline: what counts as touching a line."""


def typed_at(done: SetPage, x_mm: float, y_mm: float) -> Span | None:
    """Where that which stands at a point was typed: the character, else the picture, else the block."""
    at = Point(mm(x_mm), mm(y_mm))
    for account, (first, last) in zip(done.blocks, done.extents, strict=True):
        if not _touches(_bounds(account.area), at):
            continue
        items = done.page.items[first:last]
        for item in reversed(items):
            if isinstance(item, GlyphRun) and _touches(_box(item), at):
                return _character(item, at)
            if isinstance(item, (Picture, PlacedPDF)) and _touches(item.rect, at):
                return item.span
        return account.span
    return None


def _character(run: GlyphRun, at: Point) -> Span:
    """The place of the glyph of a run that is nearest before a point."""
    along = (at.y - run.at.y) if run.turned else (at.x - run.at.x)
    before = sum(1 for x in run.xs[1:] if x <= along)
    return run.span._replace(column=run.span.column + len("".join(run.texts[:before])))


def point_of(done: SetPage, found: Diagnostic) -> Point | None:
    """Where on its page a finding stands: the line whose typing begins last before it."""
    best: tuple[Span, Point] | None = None
    for account, (first, last) in zip(done.blocks, done.extents, strict=True):
        if account.id != found.block:
            continue
        for item in done.page.items[first:last]:
            if isinstance(item, (GlyphRun, Picture)) and account.span < item.span <= found.span:
                spot = item.at if isinstance(item, GlyphRun) else Point(item.rect.x0, item.rect.y0)
                if item.span.file == found.span.file and (best is None or item.span > best[0]):
                    best = item.span, spot
        if best is None:
            return Point(min(corner.x for corner in account.area), min(corner.y for corner in account.area))
    return best[1] if best else None


def way(items: Sequence[Item]) -> list[list[Length]]:
    """The way the copy of a block runs: for every column of it x, the top and the foot."""
    made: list[list[Length]] = []
    column: list[Length] = []
    for item in items:
        if not isinstance(item, GlyphRun) or item.turned:
            continue
        x, y = item.at
        new = not column or y < column[2] - item.size or x > column[3]
        if new:
            column = [x, y - round(item.size * _ASCENT), y, x]
            made.append(column)
        column[0] = min(column[0], x)
        column[2] = max(column[2], y)
        column[3] = max(column[3], x + item.xs[-1] + item.size)
    return [[x, top, foot] for x, top, foot, _ in made]


def _box(run: GlyphRun) -> Rect:
    length = run.xs[-1] + run.size if run.xs else 0
    up, down = round(run.size * _ASCENT), round(run.size * _DESCENT)
    if run.turned:
        return Rect(run.at.x - down, run.at.y, run.at.x + up, run.at.y + length)
    return Rect(run.at.x, run.at.y - up, run.at.x + length, run.at.y + down)


def _touches(rect: Rect, at: Point) -> bool:
    return rect.x0 <= at.x <= rect.x1 and rect.y0 <= at.y <= rect.y1


def _bounds(area: Sequence[Point]) -> Rect:
    xs, ys = [corner.x for corner in area], [corner.y for corner in area]
    return Rect(min(xs), min(ys), max(xs), max(ys))
