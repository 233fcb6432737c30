"""Pictures inside a story: over whole copy columns and whole grid lines, copy running round them."""

from __future__ import annotations

from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..display import Item
from ..edition import PhotoAccount
from ..geometry import Length, Point, Rect
from ..issue import Photo
from ..picture import PictureFacts
from ..text.runs import runs
from .grid import Grid
from .photo import legend, legend_lines, look, show
from .room import Room
from .typesetter import Typesetter


class Inset(NamedTuple):
    """A picture's place in a story: copy columns [first, last), grid lines [first, last) with its white."""

    columns: tuple[int, int]
    lines: tuple[int, int]
    items: tuple[Item, ...]
    account: PhotoAccount
    findings: tuple[Diagnostic, ...]


_FEWEST = 3
"""Grid lines of the lowest picture that is worth placing."""
_ACROSS = {"left": 0.0, "right": 1.0}
_DOWN = {"top": 0.0, "bottom": 1.0}


def insets(
    photos: tuple[Photo, ...], where: tuple[Room, list[int]], setter: Typesetter, tools: tuple[Grid, float]
) -> tuple[Inset, ...]:
    """The pictures of a story, in order; one that would stand on an earlier one moves below or above it."""
    made: list[Inset] = []
    for photo in photos:
        made.append(_inset(photo, where, (setter, *tools), made))
    return tuple(made)


def _left_out(photo: Photo) -> Inset:
    message = f"{photo.file.name}: there is no room for it in its story"
    hint = "give it fewer `lines` or `columns`, or the story more room"
    lost = Diagnostic("overset", message, photo.span, hint)
    return Inset((0, 0), (0, 0), (), PhotoAccount(photo.file.name, None), (lost,))


def _inset(
    photo: Photo, where: tuple[Room, list[int]], tools: tuple[Typesetter, Grid, float], earlier: list[Inset]
) -> Inset:
    room, tops = where
    setter, grid, min_ppi = tools
    count = len(room.xs)
    columns = min(photo.columns or max(1, (count + 1) // 2), count)
    place = photo.place or "top-right"
    first = _start(place, _ACROSS, count - columns)
    x, width = room.over(first, first + columns)
    rows = legend_lines(legend(photo), setter, width)
    head = max(tops[first : first + columns])
    most = room.last - head
    lines = min(photo.lines or _own_lines(photo, width, grid), max(1, most - len(rows)))
    taken = min(most, lines + len(rows))
    start = head + _start(place, _DOWN, most - taken)
    start = _moved(start, taken, (first, first + columns), (earlier, place))
    if lines < _FEWEST or start < head or start + taken > room.last:
        return _left_out(photo)
    white = (0 if start <= head else 1, 0 if start + taken >= room.last else 1)
    rect = Rect(x, grid.line_y(start) + grid.half_lead, x + width, grid.line_y(start + lines) - grid.half_lead)
    shown = show(photo, rect, setter, min_ppi)
    items = list(shown.items)
    for number, row in enumerate(rows):
        for aligned in row:
            items += runs(aligned.line, Point(x + aligned.shift, grid.baseline(start + lines + number)))
    block = (start - white[0], start + taken + white[1])
    return Inset((first, first + columns), block, tuple(items), shown.account, shown.findings)


def _start(place: str, names: dict[str, float], room: int) -> int:
    """Where along a room a place lies: at an end that it names, else in the middle."""
    for word in place.split("-"):
        if word in names:
            return round(names[word] * room)
    return room // 2


def _own_lines(photo: Photo, width: Length, grid: Grid) -> int:
    """The height at which a picture is not cropped, in whole lines."""
    seen = look(photo.file)
    if not isinstance(seen, PictureFacts):
        return round(width * 2 / 3 / grid.leading)
    x0, y0, x1, y1 = photo.crop or (0.0, 0.0, 1.0, 1.0)
    height = width * seen.height * (y1 - y0) / (seen.width * (x1 - x0))
    return max(1, round((height + 2 * grid.half_lead) / grid.leading))


def _moved(start: int, taken: int, columns: tuple[int, int], among: tuple[list[Inset], str]) -> int:
    """The start of a picture that clears the earlier ones."""
    earlier, place = among
    for other in earlier:
        apart = columns[1] <= other.columns[0] or other.columns[1] <= columns[0]
        if not apart and start < other.lines[1] and other.lines[0] < start + taken:
            start = other.lines[0] - taken if place.startswith("bottom") else other.lines[1]
    return start
