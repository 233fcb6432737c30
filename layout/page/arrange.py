"""How several pictures stand in one place: rows, columns, mosaics, and the one that crops them least.

A mosaic is a division of the pictures, in their order, into rows or into columns; the heights of its rows and the
widths of its pictures follow their shapes.  Edges stand on column edges and grid lines where the pictures allow it,
else on their own, close together.  Everything here is geometry: the pictures are their shapes, width by height.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt

from ..geometry import Length, Rect
from ..record import NamedTuple
from .frame import Stretch
from .grid import Grid
from .room import Room

_MOST = 9
"""Pictures up to which every division into rows is tried; more stand in rows of like numbers."""

_SLIVER = 3
"""Grid lines of the lowest rectangle that anything is set in."""

WEIGHTS = {
    "cropped": 1.0,  # the mean share of a picture that is cut away
    "worst": 1.0,  # the share of the one that loses most
    "free": 0.05,  # edges off the columns
    "small": 0.5,  # what lacks the smallest picture to a third of the mean
    "even": 0.06,  # no picture is larger than the others, or one is that is not the first
}
"""What an arrangement loses; the least is taken."""


class Patch(NamedTuple):
    """A rectangle of a block: copy columns [first, last), grid lines [first, last)."""

    columns: Stretch
    lines: Stretch

    def area(self, room: Room, grid: Grid) -> Rect:
        x, width = room.over(*self.columns)
        top, foot = grid.line_y(self.lines[0]) + grid.half_lead, grid.line_y(self.lines[1]) - grid.half_lead
        return Rect(x, top, x + width, max(top, foot))

    @property
    def size(self) -> int:
        return (self.columns[1] - self.columns[0]) * (self.lines[1] - self.lines[0])


class Arrangement(NamedTuple):
    """Where pictures stand, in order, and what that loses."""

    rects: tuple[Rect, ...]
    loss: float


class _Lot(NamedTuple):
    """The place to fill: its edges, the columns in it, the white between pictures."""

    patch: Patch
    room: Room
    grid: Grid
    below: Length
    """The room that each picture keeps under it for its caption."""


def arranged(
    shapes: Sequence[float], patch: Patch, where: tuple[Room, Grid], wanted: str | None, below: Length = 0
) -> Arrangement | None:
    """The best arrangement of pictures in a patch: as `wanted` (row, column, mosaic) where the patch has room for that,
    else of all; None where it has room for none."""
    ways = list(_ways(shapes, _Lot(patch, *where, below)))
    asked = [way for way in ways if wanted is None or way[0] == wanted or (len(shapes) < 3 and wanted == "mosaic")]
    best: Arrangement | None = None
    for _, rects, free in asked or ways:
        loss = _loss(shapes, rects, free)
        if best is None or loss < best.loss - 1e-9:
            best = Arrangement(rects, loss)
    return best


def _ways(shapes: Sequence[float], lot: _Lot) -> Iterator[tuple[str, tuple[Rect, ...], bool]]:
    """Every way to divide the pictures: its kind, the rectangles, whether edges stand off the columns."""
    count = len(shapes)
    for parts in _divisions(count):
        for across in (True, False):
            alone = "row" if across else "column"
            other = "column" if across else "row"
            kind = alone if len(parts) == 1 else other if len(parts) == count else "mosaic"
            if kind == other and count > 1:
                continue  # the same as one row, or one column, of all
            for free in (False, True):
                rects = (_rows if across else _stacks)(shapes, parts, lot, free)
                if rects is not None:
                    yield kind, rects, free


def _divisions(count: int) -> Iterator[tuple[int, ...]]:
    """The ways to divide so many pictures, in order, into rows."""
    if count > _MOST:
        yield (count,)
        for rows in range(2, count // 2 + 1):
            share, odd = divmod(count, rows)
            yield tuple(share + (row < odd) for row in range(rows))
        return
    for cuts in range(1 << (count - 1)):
        edges = [0, *(at for at in range(1, count) if cuts >> (at - 1) & 1), count]
        yield tuple(end - start for start, end in pairwise(edges))


def _rows(shapes: Sequence[float], parts: tuple[int, ...], lot: _Lot, free: bool) -> tuple[Rect, ...] | None:
    """Rows one under the other, each as high as its pictures want to be."""
    area = lot.patch.area(lot.room, lot.grid)
    groups = _grouped(shapes, parts)
    tall = [max(0.05, (area.width - (len(group) - 1) * lot.grid.body) / sum(group)) for group in groups]
    bands = _bands([height + lot.below for height in tall], lot, free)
    made: list[Rect] = []
    for group, band in zip(groups, bands or (), strict=True) if bands else ():
        spans = _across(group, lot, free)
        if spans is None:
            return None
        made += [Rect(left, band[0], right, band[1] - lot.below) for left, right in spans]
    return tuple(made) if bands else None


def _stacks(shapes: Sequence[float], parts: tuple[int, ...], lot: _Lot, free: bool) -> tuple[Rect, ...] | None:
    """Columns of pictures side by side, each as wide as its pictures want to be."""
    groups = _grouped(shapes, parts)
    spans = _across([1 / sum(1 / shape for shape in group) for group in groups], lot, free)
    if spans is None:
        return None
    made: list[Rect] = []
    for group, (left, right) in zip(groups, spans, strict=True):
        bands = _bands([(right - left) / shape + lot.below for shape in group], lot, free)
        if bands is None:
            return None
        made += [Rect(left, top, right, foot - lot.below) for top, foot in bands]
    return tuple(made)


def _grouped(shapes: Sequence[float], parts: tuple[int, ...]) -> list[Sequence[float]]:
    edges = [0]
    for part in parts:
        edges.append(edges[-1] + part)
    return [shapes[start:end] for start, end in pairwise(edges)]


def _across(wishes: Sequence[float], lot: _Lot, free: bool) -> list[tuple[Length, Length]] | None:
    """Left and right edges of pictures side by side: on column edges, or free; None where there is no room."""
    first, last = lot.patch.columns
    if not free:
        if len(wishes) > last - first:
            return None
        spans = []
        at = first
        for count in _shared(last - first, wishes):
            x, width = lot.room.over(at, at + count)
            spans.append((x, x + width))
            at += count
        return spans
    area = lot.patch.area(lot.room, lot.grid)
    return _spread(area.x0, area.x1, wishes, lot.grid.body)


def _bands(wishes: Sequence[float], lot: _Lot, free: bool) -> list[tuple[Length, Length]] | None:
    """Tops and feet of pictures one under the other, their captions in: on grid lines with a white line, or free."""
    area = lot.patch.area(lot.room, lot.grid)
    if free and not lot.below:
        return _spread(area.y0, area.y1, wishes, lot.grid.body)
    top, foot = lot.patch.lines
    lines = foot - top - (len(wishes) - 1)
    if lines < 2 * len(wishes):
        return None
    bands = []
    for count in _shared(lines, wishes):
        bands.append((lot.grid.line_y(top) + lot.grid.half_lead, lot.grid.line_y(top + count) - lot.grid.half_lead))
        top += count + 1
    return bands if all(end - start > lot.below for start, end in bands) else None


def _shared(whole: int, wishes: Sequence[float]) -> list[int]:
    """A number of columns or lines shared by wishes, at least one each: the largest remainders get the odd ones."""
    total = sum(wishes)
    exact = [whole * wish / total for wish in wishes]
    shares = [max(1, int(own)) for own in exact]
    while sum(shares) > whole:
        over = max(range(len(shares)), key=lambda place: shares[place] - exact[place] if shares[place] > 1 else -whole)
        shares[over] -= 1
    while sum(shares) < whole:
        short = max(range(len(shares)), key=lambda place: exact[place] - shares[place])
        shares[short] += 1
    return shares


def _spread(start: Length, end: Length, wishes: Sequence[float], gap: Length) -> list[tuple[Length, Length]] | None:
    """A length cut by wishes, with a gap between the parts."""
    room = end - start - gap * (len(wishes) - 1)
    if room < gap * len(wishes):
        return None
    total, done = sum(wishes), 0.0
    made = []
    for number, wish in enumerate(wishes):
        low = start + round(room * done / total) + gap * number
        done += wish
        made.append((low, start + round(room * done / total) + gap * number))
    return made


def _loss(shapes: Sequence[float], rects: Sequence[Rect], free: bool) -> float:
    crops, sizes = [], []
    for shape, rect in zip(shapes, rects, strict=True):
        if rect.width <= 0 or rect.height <= 0:
            return 1e9
        own = rect.width / rect.height
        crops.append(1 - min(shape / own, own / shape))
        sizes.append(sqrt(rect.width) * sqrt(rect.height))
    mean = sum(sizes) / len(sizes)
    largest = max(sizes)
    terms = {
        "cropped": sum(crops) / len(crops),
        "worst": max(crops),
        "free": float(free),
        "small": max(0.0, 1 - 2 * min(sizes) / mean),
        "even": float(len(sizes) > 2 and (sizes[0] < largest or min(sizes) > 0.9 * largest)),
    }
    return sum(WEIGHTS[name] * term for name, term in terms.items())


def by_lines(room: Room) -> tuple[Patch, ...]:
    """A room as rectangles, in reading order: cut across where its columns change."""
    return _ordered(_by_lines(room))


def by_columns(room: Room) -> tuple[Patch, ...]:
    """A room as rectangles, in reading order: cut down where its lines change."""
    return _ordered(_by_columns(room))


def _ordered(cut: list[Patch]) -> tuple[Patch, ...]:
    """Rectangles from top to bottom without slivers; where one stands over another a line stays white between them."""
    ordered = sorted(cut, key=lambda patch: (patch.lines[0], patch.columns[0]))
    made = [_whitened(patch, ordered) for patch in ordered]
    return tuple(patch for patch in made if patch.lines[1] - patch.lines[0] >= _SLIVER) or tuple(made)


def _whitened(patch: Patch, others: Sequence[Patch]) -> Patch:
    """The patch less the line that parts it from another that stands on it."""
    (first, last), (top, foot) = patch
    under = any(other.lines[1] == top and other.columns[0] < last and first < other.columns[1] for other in others)
    return Patch((first, last), (top + (under and foot - top > 1), foot))


def _by_lines(room: Room) -> list[Patch]:
    edges = sorted({edge for column in room.stretches for stretch in column for edge in stretch})
    made: list[Patch] = []
    for top, foot in pairwise(edges):
        held = [any(start <= top and foot <= end for start, end in column) for column in room.stretches]
        for columns in _held(held):
            over = next((patch for patch in made if patch.columns == columns and patch.lines[1] == top), None)
            if over is not None:
                made.remove(over)
            made.append(Patch(columns, (over.lines[0] if over else top, foot)))
    return made


def _held(held: Sequence[bool]) -> Iterator[Stretch]:
    """The runs of columns that are held."""
    start = None
    for place, own in enumerate([*held, False]):
        if own and start is None:
            start = place
        elif not own and start is not None:
            yield start, place
            start = None


def _by_columns(room: Room) -> list[Patch]:
    made: list[Patch] = []
    for place, column in enumerate(room.stretches):
        for lines in column:
            beside = next((patch for patch in made if patch.lines == lines and patch.columns[1] == place), None)
            if beside is not None:
                made.remove(beside)
            made.append(Patch((beside.columns[0] if beside else place, place + 1), lines))
    return made
