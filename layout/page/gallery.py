"""A block of pictures: its title above, the pictures in a row, a column or a mosaic, its text below or beside them.

A stepped area is cut into rectangles; the pictures are shared among them, and the text takes the last one or the foot
of it.  Of all ways to do so the one is taken that crops the pictures least and leaves least white.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..display import Item
from ..edition import BlockAccount, PhotoAccount, SetBlock
from ..geometry import Point, Rect
from ..issue import Headline, Photo, Photos
from ..picture import PictureFacts
from ..text.rules.wording import CIRCLED
from ..text.runs import runs
from .arrange import Patch, arranged, patches
from .frame import Frame
from .gallery_text import GalleryText, Zone, set_text
from .grid import Grid
from .head_fit import Slot
from .headline import AIR, Head, set_head
from .photo import circled, legend, legend_lines, look, number_mark, show
from .room import Room, box_items, room
from .story import counted
from .story_head import Desk
from .typesetter import Aligned, Typesetter

_MOST_TEXT = 0.6
"""The most of a block's height that the text under its pictures may take."""
_LEAST_CAPTION = 7
"""Characters of the narrowest picture that has its own caption under it."""
_FEWEST = 4
"""Grid lines of the lowest place for pictures."""

WEIGHTS = {
    "white": 0.8,  # the share of the text's zone that stays white, where it stands alone
    "beside": 0.04,  # text beside the pictures, not below them
    "lot": 0.15,  # pictures shared among rectangles out of keeping with their sizes
}
"""What a plan loses besides its crops; the least is taken."""


class _Share(NamedTuple):
    """A rectangle of the block and how many pictures it takes."""

    patch: Patch
    pictures: int


class _Plan(NamedTuple):
    """Where everything stands: pictures in order, the lines of their own captions, the text and its first line."""

    rects: tuple[Rect, ...]
    legends: tuple[tuple[tuple[Aligned, ...], ...], ...]
    text: GalleryText | None
    text_line: int
    empty: int
    """Rectangles of the area that stay white."""
    loss: float


class _Task(NamedTuple):
    """What is to be set, and with what."""

    content: Photos
    room: Room
    setter: Typesetter
    grid: Grid
    own: bool
    """Captions stand under their pictures."""


def set_gallery(frame: Frame, content: Photos, setter: Typesetter, desk: Desk) -> SetBlock:
    """The pictures in their frame."""
    grid = desk.grid
    inner = room(frame, grid)
    items: list[Item] = box_items(frame)
    head, inner = _titled(content, inner, setter, desk)
    if head is not None:
        items += head.runs
    plan = _planned(content, inner, setter, grid)
    findings = list(_number_findings(content))
    accounts: list[PhotoAccount] = []
    for number, (photo, rect) in enumerate(zip(content.photos, plan.rects if plan else (), strict=False), 1):
        shown = show(photo, rect, setter, desk.min_ppi)
        items += shown.items
        accounts.append(shown.account)
        findings += shown.findings
        if len(content.photos) > 1:
            items += number_mark(number, rect, setter)
        if plan and plan.legends:
            items += _legend_glyphs(plan.legends[number - 1], rect, grid)
    text = plan.text if plan else None
    if plan and text is not None:
        items += text.glyphs(plan.text_line, grid)
    findings += _room_findings(frame, plan)
    account = _account(frame, text, head, tuple(accounts))
    return SetBlock(tuple(items), (), account, (*findings, *(head.findings if head else ()), *setter.findings))


def _account(
    frame: Frame, text: GalleryText | None, head: Head | None, photos: tuple[PhotoAccount, ...]
) -> BlockAccount:
    block = frame.block
    seats = text.flow.seats if text else ()
    counts = (text.chars if text else 0, sum(seat.unit.chars for seat in seats))
    lines = sum(len(seat.unit.lines) for seat in seats)
    over = text.overset if text else None
    shape = (block.id, block.kind, frame.corners)
    return BlockAccount(*shape, *counts, lines, 0, over, head.report if head else None, photos, block.span)


def _room_findings(frame: Frame, plan: _Plan | None) -> list[Diagnostic]:
    """Text that does not fit with its pictures, pictures that find no room, parts of the area that stay white."""
    block = frame.block
    hint = "give the block's row more lines"
    if plan is None:
        return [Diagnostic("overset", f"{block.id}: there is no room for the pictures", block.span, hint)]
    found = []
    if plan.text is not None and plan.text.overset is not None:
        over = plan.text.overset
        message = (
            f"{block.id}: {counted(over.lines, 'line')} of text under the pictures do not fit"
            f" ({counted(over.chars, 'character')} of body)"
        )
        found.append(Diagnostic("overset", message, block.span, f"cut the text, or {hint}"))
    if plan.empty:
        message = f"{block.id}: {counted(plan.empty, 'rectangle')} of its stepped area stay white"
        found.append(Diagnostic("underset", message, block.span, "add a picture, or draw the area as a rectangle"))
    return found


def _titled(content: Photos, inner: Room, setter: Typesetter, desk: Desk) -> tuple[Head | None, Room]:
    """The title over the first rectangle that is wide enough for it; and the room that it leaves."""
    if content.title is None:
        return None, inner
    cut = patches(inner)
    most = max(patch.columns[1] - patch.columns[0] for patch in cut)
    over = next(patch for patch in cut if (patch.columns[1] - patch.columns[0]) * 3 >= most * 2)
    level = "second" if over.columns[1] - over.columns[0] > 2 else "third"
    headline = Headline(None, content.title, None, None, None, "horizontal", None, None, None, None, content.title.span)
    leading = desk.grid.leading
    above, below = AIR[level]
    top = desk.grid.line_y(over.lines[0]) + desk.grid.half_lead + round(above * leading / 2)
    x, width = inner.over(*over.columns)
    room_for = round((over.lines[1] - over.lines[0]) * leading * 0.2)
    head = set_head(headline, Slot(Point(x, top), width, room_for, level), setter, desk.lexicon)
    lines = -(-(head.height + round((above / 2 + below) * leading)) // leading)
    return head, inner.without(over.columns, (over.lines[0], over.lines[0] + lines))


def _planned(content: Photos, inner: Room, setter: Typesetter, grid: Grid) -> _Plan | None:
    """The best plan of all; None where the pictures find no room."""
    cut = patches(inner)
    if not cut or not any(column for column in inner.stretches):
        return None
    has_own = any(legend(photo)[0] is not None for photo in content.photos)
    for own in (True, False) if has_own and content.caption is None else (False,):
        task = _Task(content, inner, setter, grid, own)
        plans = [plan for shares in _shares(len(content.photos), cut) for plan in _plans(task, shares)]
        if plans:
            return min(plans, key=lambda plan: (plan.text is not None and bool(plan.text.flow.over), plan.loss))
    return None


def _shares(count: int, cut: tuple[Patch, ...]) -> Iterator[tuple[_Share, ...]]:
    """The ways to share pictures, in order, among rectangles; more pictures than that stand in keeping with sizes."""
    if len(cut) == 1:
        yield (_Share(cut[0], count),)
        return
    if count > 12:
        whole = sum(patch.size for patch in cut)
        least = [count * patch.size // whole for patch in cut]
        largest = max(range(len(cut)), key=lambda place: cut[place].size)
        least[largest] += count - sum(least)
        yield tuple(map(_Share, cut, least))
        return
    for bars in combinations(range(count + len(cut) - 1), len(cut) - 1):
        edges = (-1, *bars, count + len(cut) - 1)
        yield tuple(_Share(patch, edges[at + 1] - edges[at] - 1) for at, patch in enumerate(cut))


def _plans(task: _Task, shares: tuple[_Share, ...]) -> Iterator[_Plan]:
    """The plans of one sharing: the text fills a rectangle without pictures, else it stands in the last one, below
    its pictures or beside them."""
    content, _, setter, grid, own = task
    texts = bool(content.body or content.caption or content.credit)
    if not own:
        texts = texts or any(any(legend(photo)) for photo in content.photos)
    bare = [share.patch for share in shares if not share.pictures]
    home = (bare or [shares[-1].patch])[-1] if texts else None
    empty = len(bare) - (1 if bare and texts else 0)
    zones: list[tuple[Patch | None, GalleryText | None, int, float]] = [(None, None, 0, 0.0)]
    if home is not None and home in bare:
        filled = set_text(content, not own, _zone(task, home), (setter, grid))
        high = home.lines[1] - home.lines[0]
        zones = [(None, filled, home.lines[0], WEIGHTS["white"] * (1 - filled.lines / max(1, high)))]
    elif home is not None:
        zones = list(_divided(task, home))
    for left, text, line, loss in zones:
        pictured = [share._replace(patch=left or share.patch) if share.patch == home else share for share in shares]
        plan = _pictured(task, [share for share in pictured if share.pictures])
        if plan is not None:
            loss += plan.loss + 2 * empty + _unlike(shares, len(content.photos))
            yield plan._replace(text=text, text_line=line, empty=empty, loss=loss)


def _unlike(shares: tuple[_Share, ...], count: int) -> float:
    """How far the sharing is from the sizes of the rectangles."""
    whole = sum(share.patch.size for share in shares)
    return WEIGHTS["lot"] * sum(abs(share.pictures / count - share.patch.size / whole) for share in shares)


def _zone(task: _Task, patch: Patch) -> Zone:
    return Zone(task.room.xs[slice(*patch.columns)], task.room.measure, patch.lines)


def _divided(task: _Task, home: Patch) -> Iterator[tuple[Patch, GalleryText, int, float]]:
    """A rectangle divided between pictures and text: the text below, or a copy beside in the columns it fills."""
    content, _, setter, grid, own = task
    (first, last), (top, foot) = home
    most = int((foot - top) * _MOST_TEXT)
    below = set_text(content, not own, _zone(task, home)._replace(lines=(foot - most, foot)), (setter, grid))
    yield Patch((first, last), (top, foot - below.lines)), below, foot - below.lines, 0.0
    if content.body is None:
        return
    for columns in range(1, last - first):
        side = Patch((last - columns, last), (top, foot))
        text = set_text(content, not own, _zone(task, side), (setter, grid))
        if not text.flow.over:
            white = 1 - sum(unit.unit.height for unit in text.flow.seats) / (columns * (foot - top))
            yield (
                Patch((first, last - columns), (top, foot)), text, top, WEIGHTS["beside"] + WEIGHTS["white"] * white
            )  # fmt: skip
            return


def _pictured(task: _Task, shares: list[_Share]) -> _Plan | None:
    """The pictures in their rectangles; where they have captions of their own, with room for those under them."""
    content, inner, setter, grid, own = task
    rects: list[Rect] = []
    loss, start = 0.0, 0
    legends: list[tuple[tuple[Aligned, ...], ...]] = []
    for patch, count in shares:
        photos = content.photos[start : start + count]
        start += count
        if patch.lines[1] - patch.lines[0] < min(_FEWEST, 2) or patch.area(inner, grid).height <= 0:
            return None
        shapes = [_shape(photo) for photo in photos]
        lines, made = 0, arranged(shapes, patch, (inner, grid), content.arrange)
        for _ in range(3 if own else 0):
            if any(rect.width < _LEAST_CAPTION * setter.styles["caption"].size for rect in made.rects):
                return None
            set_lines = [
                legend_lines(legend(photo), setter, rect.width) for photo, rect in zip(photos, made.rects, strict=True)
            ]
            need = max(map(len, set_lines))
            if need <= lines:
                legends += set_lines
                break
            lines = need
            made = arranged(shapes, patch, (inner, grid), content.arrange, lines * grid.leading)
        else:
            if own:
                return None
        if made.loss > 1e8:
            return None
        rects += made.rects
        loss += made.loss * count / len(content.photos)
    return _Plan(tuple(rects), tuple(legends), None, 0, 0, loss)


def _shape(photo: Photo) -> float:
    """Width by height of what is shown of a picture."""
    seen = look(photo.file)
    if not isinstance(seen, PictureFacts):
        return 1.5
    x0, y0, x1, y1 = photo.crop or (0.0, 0.0, 1.0, 1.0)
    return (seen.width * (x1 - x0)) / (seen.height * (y1 - y0))


def _legend_glyphs(rows: tuple[tuple[Aligned, ...], ...], rect: Rect, grid: Grid) -> list[Item]:
    """A picture's own caption on the grid lines under it."""
    items: list[Item] = []
    line = round((rect.y1 + grid.half_lead - grid.y) / grid.leading)
    for number, row in enumerate(rows):
        for aligned in row:
            items += runs(aligned.line, Point(rect.x0 + aligned.shift, grid.baseline(line + number)))
    return items


def _number_findings(content: Photos) -> list[Diagnostic]:
    """Captions and pictures that do not agree in their numbers."""
    count = len(content.photos)
    texts = [text for text in (content.caption, content.body.text if content.body else None) if text is not None]
    named = {CIRCLED.index(letter) + 1: text for text in texts for letter in text.text if letter in CIRCLED}
    if not named or count < 2:
        return []
    found = []
    for number, text in sorted(named.items()):
        if number > count:
            place = text.at(text.text.index(CIRCLED[number - 1]))
            message = f"the caption names picture {circled(number)}, but there are {count}"
            found.append(Diagnostic("caption-number", message, place, "correct the number or add the picture"))
    for number, photo in enumerate(content.photos, 1):
        if number not in named and photo.caption is None:
            message = f"no caption names picture {circled(number)} ({photo.file.name})"
            found.append(Diagnostic("caption-number", message, photo.span, "name it in the caption"))
    return found
