"""The outline of a stepped area: rectangles that touch, as one closed path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .geometry import Point, Rect


def outline(rects: Sequence[Rect]) -> tuple[Point, ...]:
    """The corners of the union of rectangles that form one area without a hole: clockwise from the top left one."""
    xs = sorted({x for rect in rects for x in (rect.x0, rect.x1)})
    ys = sorted({y for rect in rects for y in (rect.y0, rect.y1)})
    column, row = {x: place for place, x in enumerate(xs)}, {y: place for place, y in enumerate(ys)}
    filled = {
        (across, down)
        for rect in rects
        for across in range(column[rect.x0], column[rect.x1])
        for down in range(row[rect.y0], row[rect.y1])
    }
    following = dict(_edges(filled))
    start = min(following, key=lambda corner: (corner[1], corner[0]))
    path = [start]
    while (at := following[path[-1]]) != start and len(path) < len(following):
        path.append(at)
    return tuple(Point(xs[across], ys[down]) for across, down in _turns(path))


def _edges(filled: set[tuple[int, int]]) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    """The sides of filled cells that face outside, each from corner to corner, clockwise."""
    for across, down in filled:
        if (across, down - 1) not in filled:
            yield (across, down), (across + 1, down)
        if (across + 1, down) not in filled:
            yield (across + 1, down), (across + 1, down + 1)
        if (across, down + 1) not in filled:
            yield (across + 1, down + 1), (across, down + 1)
        if (across - 1, down) not in filled:
            yield (across, down + 1), (across, down)


def _turns(path: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The corners at which a path turns."""
    kept = []
    for place, corner in enumerate(path):
        before, after = path[place - 1], path[(place + 1) % len(path)]
        if not (before[0] == corner[0] == after[0] or before[1] == corner[1] == after[1]):
            kept.append(corner)
    return kept
