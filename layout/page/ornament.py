"""Ornamental borders 花边: four motifs drawn as filled outlines, repeated round an area, with a piece at each corner.

A motif is a table of outlines in a unit square: x along the border, y from its outer edge inwards.  A border takes a
whole number of them on every side, a little wider or narrower than the square where the side asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, pi, sin

from ..colour import BLACK, Colour
from ..display import Item, Path
from ..geometry import Length, Point, pt
from ..record import NamedTuple

THICK = pt(8)
"""How far a border reaches into its area."""
_ARC = 0.5523
"""The handle of a cubic Bezier that draws a quarter of a circle of radius 1."""

Unit = tuple[float, float]
Outline = tuple[Unit, ...]
"""A closed cubic Bezier in the unit square: a start, then three points for every curve."""


class Motif(NamedTuple):
    """One motif: its outlines, those of its corner, and how long it is against its height."""

    outlines: tuple[Outline, ...]
    corner: tuple[Outline, ...]
    length: float


def _straight(*corners: Unit) -> Outline:
    """A polygon as an outline."""
    made = [corners[0]]
    for start, end in pairwise([*corners, corners[0]]):
        made += [start, end, end]
    return tuple(made)


def _bar(x0: float, y0: float, x1: float, y1: float) -> Outline:
    return _straight((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def _ellipse(x: float, y: float, across: float, down: float) -> Outline:
    made: list[Unit] = [(x + across, y)]
    for quarter in range(4):
        a, b = quarter * pi / 2, (quarter + 1) * pi / 2
        made += [
            (x + across * (cos(a) - _ARC * sin(a)), y + down * (sin(a) + _ARC * cos(a))),
            (x + across * (cos(b) + _ARC * sin(b)), y + down * (sin(b) - _ARC * cos(b))),
            (x + across * cos(b), y + down * sin(b)),
        ]
    return tuple(made)


def _leaf(start: Unit, end: Unit, belly: float) -> Outline:
    """A pointed leaf between two points."""
    (x0, y0), (x1, y1) = start, end
    dx, dy = (y1 - y0) * belly, -(x1 - x0) * belly
    third, two = (x0 + (x1 - x0) * 0.3, y0 + (y1 - y0) * 0.3), (x0 + (x1 - x0) * 0.7, y0 + (y1 - y0) * 0.7)
    return (
        start, (third[0] + dx, third[1] + dy), (two[0] + dx, two[1] + dy), end,
        (two[0] - dx, two[1] - dy), (third[0] - dx, third[1] - dy), start,
    )  # fmt: skip


def _ribbon(weight: float) -> Outline:
    """One swing of a wave, a band of even weight."""
    upper: list[Unit] = [(0, 0.5 - weight)]
    upper += [(0.18, 0.05 - weight / 2), (0.32, 0.05 - weight / 2), (0.5, 0.5 - weight)]
    upper += [(0.68, 0.95 - weight * 1.5), (0.82, 0.95 - weight * 1.5), (1, 0.5 - weight)]
    lower = [(x, y + 2 * weight) for x, y in reversed(upper)]
    return (*upper, upper[-1], lower[0], lower[0], *lower[1:], lower[-1], upper[0], upper[0])


_LINE = 0.11
"""The weight of lines in a motif, in its height: 0.9 pt."""

_FRET = (
    _bar(0, 0.86, 1, 0.86 + _LINE), _bar(0.08, 0.03, 0.08 + _LINE, 0.86), _bar(0.08, 0.03, 0.84, 0.03 + _LINE),
    _bar(0.84 - _LINE, 0.03, 0.84, 0.66), _bar(0.34, 0.66 - _LINE, 0.84, 0.66), _bar(0.34, 0.32, 0.34 + _LINE, 0.66),
    _bar(0.34, 0.32, 0.58, 0.32 + _LINE),
)  # fmt: skip
_FRAMED = (
    _bar(0.03, 0.03, 0.97, 0.03 + _LINE), _bar(0.03, 0.86, 0.97, 0.97), _bar(0.03, 0.03, 0.03 + _LINE, 0.97),
    _bar(0.97 - _LINE, 0.03, 0.97, 0.97), _bar(0.34, 0.34, 0.66, 0.66),
)  # fmt: skip

_BEADS = (_ellipse(0.36, 0.5, 0.27, 0.36), _ellipse(0.86, 0.5, 0.1, 0.14))
_WAVE = (_ribbon(0.075), _ellipse(0.25, 0.72, 0.07, 0.1), _ellipse(0.75, 0.28, 0.07, 0.1))
_LEAVES = (_leaf((0.04, 0.9), (0.5, 0.1), 0.22), _leaf((0.54, 0.1), (1.0, 0.9), 0.22))
_STAR = (_leaf((0.5, 0.02), (0.5, 0.98), 0.2), _leaf((0.02, 0.5), (0.98, 0.5), 0.2))

# name | what repeats | what stands at a corner | length against height
MOTIFS: dict[str, Motif] = {
    "meander": Motif(_FRET, _FRAMED, 1.0),
    "beads": Motif(_BEADS, (_ellipse(0.5, 0.5, 0.44, 0.44),), 1.3),
    "wave": Motif(_WAVE, (_ellipse(0.5, 0.5, 0.22, 0.22),), 1.6),
    "leaves": Motif(_LEAVES, _STAR, 1.5),
}


def border(corners: Sequence[Point], name: str, colour: Colour = BLACK) -> tuple[Item, ...]:
    """The border along the inside of a closed path of upright sides, clockwise from the top left."""
    motif = MOTIFS[name]
    path = list(corners)
    turns = [_turn(path[place - 1], at, path[(place + 1) % len(path)]) for place, at in enumerate(path)]
    contours: list[tuple[Point, ...]] = []
    for place, (start, end) in enumerate(pairwise([*path, path[0]])):
        into, out = turns[place], turns[(place + 1) % len(path)]
        contours += _side((start, end), (THICK if into > 0 else 0, THICK if out > 0 else 0), motif)
        contours += _corner(start, path[place - 1], end, motif)
    return (Path(tuple(contours), colour),)


def _turn(before: Point, at: Point, after: Point) -> int:
    """1 where a clockwise path turns right, an outer corner; -1 where it turns left."""
    cross = (at.x - before.x) * (after.y - at.y) - (at.y - before.y) * (after.x - at.x)
    return 1 if cross > 0 else -1


def _heading(start: Point, end: Point) -> tuple[int, int]:
    return (end.x > start.x) - (end.x < start.x), (end.y > start.y) - (end.y < start.y)


def _side(ends: tuple[Point, Point], trims: tuple[Length, Length], motif: Motif) -> Iterator[tuple[Point, ...]]:
    """The motifs of one side, its corners left free."""
    (start, end), (before, after) = ends, trims
    dx, dy = _heading(start, end)
    long = abs(end.x - start.x) + abs(end.y - start.y) - before - after
    count = max(1, round(long / (THICK * motif.length)))
    if long <= 0:
        return
    for number in range(count):
        at = before + long * number / count
        for outline in motif.outlines:
            yield _placed(outline, (start, (dx, dy)), at, long / count)


def _placed(outline: Outline, side: tuple[Point, tuple[int, int]], at: float, step: float) -> tuple[Point, ...]:
    """An outline on a side: x along it, y to the right of it, which is inwards on a clockwise path."""
    start, (dx, dy) = side
    made = []
    for x, y in outline:
        along, inward = at + x * step, y * THICK
        made.append(Point(round(start.x + dx * along - dy * inward), round(start.y + dy * along + dx * inward)))
    return tuple(made)


def _corner(at: Point, before: Point, after: Point, motif: Motif) -> Iterator[tuple[Point, ...]]:
    """The corner piece, in the square that lies to the right of both sides."""
    (ax, ay), (bx, by) = _heading(before, at), _heading(at, after)
    x = at.x + (-ay * THICK if ax == 0 else 0) + (-by * THICK if bx == 0 else 0)
    y = at.y + (ax * THICK if ay == 0 else 0) + (bx * THICK if by == 0 else 0)
    left, top = min(at.x, x), min(at.y, y)
    for outline in motif.corner:
        yield _placed(outline, (Point(left, top), (1, 0)), 0, THICK)
