"""Pictures inside a story: over whole copy columns and whole grid lines, copy running round them."""

from __future__ import annotations

from ..colour import BLACK
from ..diagnostics import Diagnostic
from ..display import Item, Rule
from ..edition import PhotoAccount
from ..geometry import Length, Point, Rect, pt
from ..issue import Photo, Text
from ..picture import PictureFacts
from ..record import NamedTuple
from ..style import ACCENT
from ..text.runs import runs
from .flow import SLIVER
from .frame import Stretch
from .grid import ASCENT, Grid
from .photo import label_mark, legend, legend_lines, look, show
from .room import Room
from .sense import by_sense
from .typesetter import Typesetter, rows


class Inset(NamedTuple):
    """A picture's place in a story: copy columns [first, last), grid lines [first, last) with its white."""

    columns: tuple[int, int]
    lines: tuple[int, int]
    items: tuple[Item, ...]
    account: PhotoAccount | None
    findings: tuple[Diagnostic, ...]
    height: int = 0
    """Grid lines of the picture itself."""
    white: tuple[int, int] = (0, 0)
    """White lines above and below it: none at an edge of the area."""


_PULL_CHARS = 7
"""Characters of its own size in the narrowest column that takes a pull quote alone."""
_PULL_RULE, _PULL_HAIRLINE = pt(2), pt(0.5)
_FEWEST = 3
"""Grid lines of the lowest picture that is worth placing."""
_ACROSS = {"left": 0.0, "right": 1.0}
_DOWN = {"top": 0.0, "bottom": 1.0}
_HOME = "top-right"
"""Where a picture stands that does not say."""


def insets(
    photos: tuple[Photo, ...],
    inner: Room,
    setter: Typesetter,
    tools: tuple[Grid, float],
    nudges: tuple[int, ...] = (),
) -> tuple[Inset, ...]:
    """The pictures of a story, in order; one that would stand on an earlier one moves below or above it.

    `nudges` are lines by which those that stand in the middle of a height are moved down (or, negative, up).
    """
    made: list[Inset] = []
    for number, photo in enumerate(photos):
        placed = _inset(photo, inner, setter, tools, nudges[number] if nudges else 0)
        inner = inner.without(placed.columns, placed.lines)
        made.append(placed)
    return tuple(made)


def less(room: Room, placed: tuple[Inset, ...]) -> Room:
    """A room without the places of pictures and pull quotes."""
    for inset in placed:
        room = room.without(inset.columns, inset.lines)
    return room


def wider(inset: Inset) -> Inset:
    """An inset with a line of white more towards the copy, above and below alike."""
    above, below = (min(1, lines) for lines in inset.white)
    (first, last), (over, under) = inset.lines, inset.white
    return inset._replace(lines=(first - above, last + below), white=(over + above, under + below))


def pull_quote(text: Text, inner: Room, setter: Typesetter, grid: Grid, nudge: int = 0) -> Inset:
    """A pull quote in the middle of its story, a heavy rule over it and a fine one under it; moved down by so many
    lines (or, negative, up) as leave copy above and below it."""
    count = len(inner.xs)
    columns = min(count, 1 if inner.measure >= _PULL_CHARS * setter.styles["pull"].size else 2)
    own = _calmest(inner, columns)
    x, width = inner.over(*own)
    style = setter.styles["pull"]
    lines = tuple(
        aligned
        for row in rows(setter.read(text))
        for part in by_sense(setter, row, style, width)
        for aligned in setter.aligned(setter.prepared(part, style), style, width)
    )
    pitch = style.leading * grid.leading or round(style.size * 1.45)
    taken = -(-(pitch * len(lines) + grid.leading) // grid.leading)
    found = max(inner.common(own), key=lambda stretch: stretch[1] - stretch[0], default=None)
    if found is None or found[1] - found[0] < taken + 2:
        hint = "cut it, or give the story more room"
        lost = Diagnostic("overset", "there is no room for the pull quote in its story", text.span, hint)
        return Inset((0, 0), (0, 0), (), None, (lost,))
    start = found[0] + (found[1] - found[0] - taken) // 2
    least, most = found[0] + SLIVER + 2, found[1] - taken - SLIVER - 2
    if nudge and least <= most:
        start = min(most, max(least, start + nudge))
    top, foot = grid.line_y(start) + grid.half_lead, grid.line_y(start + taken) - grid.half_lead
    items: list[Item] = [
        Rule(Point(x, top), Point(x + width, top), _PULL_RULE, ACCENT),
        Rule(Point(x, foot), Point(x + width, foot), _PULL_HAIRLINE, BLACK),
    ]
    y = (top + foot - pitch * len(lines)) // 2 + (pitch - style.size) // 2 + round(style.size * ASCENT)
    for number, aligned in enumerate(lines):
        items += runs(aligned.line, Point(x + aligned.shift, y + number * pitch))
    return Inset(own, (start - 1, start + taken + 1), tuple(items), None, (), white=(1, 1))


def _calmest(inner: Room, columns: int) -> Stretch:
    """The columns that have the most copy round a pull quote; of two alike those nearer the middle."""
    count = len(inner.xs)

    def calm(first: int) -> tuple[int, int]:
        free = inner.common((first, first + columns))
        return max((end - start for start, end in free), default=0), -abs(2 * first + columns - count)

    best = max(range(count - columns + 1), key=calm)
    middle = (count - columns) // 2
    first = middle if calm(middle)[0] * 3 >= calm(best)[0] * 2 else best
    return first, first + columns


def _left_out(photo: Photo) -> Inset:
    message = f"{photo.file.name}: there is no room for it in its story"
    hint = "give it fewer `lines` or `columns`, or the story more room"
    lost = Diagnostic("overset", message, photo.span, hint)
    return Inset((0, 0), (0, 0), (), PhotoAccount(photo.file.name, None), (lost,))


def floats(photo: Photo) -> bool:
    """Whether a picture stands in the middle of a height, where a line up or down is nobody's wish."""
    return not any(word in _DOWN for word in (photo.place or _HOME).split("-"))


def _inset(photo: Photo, inner: Room, setter: Typesetter, tools: tuple[Grid, float], nudge: int) -> Inset:
    """One picture in the lines that its columns have free in common."""
    grid, min_ppi = tools
    count = len(inner.xs)
    columns = min(photo.columns or max(1, (count + 1) // 2), count)
    place = photo.place or _HOME
    first = _start(place, _ACROSS, count - columns)
    own = (first, first + columns)
    x, width = inner.over(*own)
    rows = legend_lines(legend(photo), setter, width)
    wished = photo.lines or _own_lines(photo, width, grid)
    found = _stretch(inner.common(own), wished + len(rows) + 1, place)
    if found is None:
        return _left_out(photo)
    head, foot = found
    lines = min(wished, foot - head - len(rows))
    if lines < _FEWEST:
        return _left_out(photo)
    taken = lines + len(rows)
    room = foot - head - taken
    wanted = _start(place, _DOWN, room) + (nudge if floats(photo) else 0)
    start = head + _settled(min(room, max(0, wanted)), room)
    edges = {edge for column in inner.stretches[first : first + columns] for edge in (column[0][0], column[-1][1])}
    white = (0 if start in edges else 1, 0 if start + taken in edges else 1)
    rect = Rect(x, grid.line_y(start) + grid.half_lead, x + width, grid.line_y(start + lines) - grid.half_lead)
    shown = show(photo, rect, setter, min_ppi)
    items = [*shown.items, *(label_mark(photo.label, rect, setter) if photo.label is not None else ())]
    for number, row in enumerate(rows):
        for aligned in row:
            items += runs(aligned.line, Point(x + aligned.shift, grid.baseline(start + lines + number)))
    where = (start - white[0], start + taken + white[1])
    findings = (*shown.findings, *_squeezed(photo, columns, lines))
    return Inset(own, where, tuple(items), shown.account, findings, lines, white)


def _squeezed(photo: Photo, columns: int, lines: int) -> list[Diagnostic]:
    """A picture whose keys ask for more than its story has."""
    asked = [
        f"{wanted} {name} asked for, {had} to be had"
        for name, wanted, had in (("columns", photo.columns, columns), ("lines", photo.lines, lines))
        if wanted is not None and had < wanted
    ]
    if not asked:
        return []
    message = f"{photo.file.name}: its story has less room than it wants: {', '.join(asked)}"
    return [Diagnostic("head-squeezed", message, photo.span, "ask for less, or give the story more room")]


def _settled(above: int, room: int) -> int:
    """Lines above a picture in the middle: none where only a sliver of copy would stand above or below it."""
    if room < 2 * SLIVER + 2:
        return 0 if above <= room - above else room
    return 0 if 0 < above <= SLIVER else room if 0 < room - above <= SLIVER else above


def _stretch(free: tuple[Stretch, ...], wished: int, place: str) -> Stretch | None:
    """The free stretch that a picture goes into: the first from its end of the area that is high enough, else the
    highest."""
    if not free:
        return None
    ordered = tuple(reversed(free)) if place.startswith("bottom") else free
    for start, end in ordered:
        if end - start >= wished:
            return start, end
    return max(ordered, key=lambda stretch: stretch[1] - stretch[0])


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
