"""Where the pictures and the text of a picture block stand: every way to share them among its rectangles, and the best.

A stepped area is cut into rectangles.  The pictures are shared among them in order, and the text takes one of its own,
the foot of the last one, or columns beside its pictures.  The plan that crops the pictures least and leaves least
white is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ..geometry import Rect
from ..issue import Photo, Photos, Text
from ..picture import PictureFacts
from ..record import NamedTuple
from .arrange import Patch, arranged
from .gallery_text import GalleryText, Zone, set_text
from .grid import Grid
from .photo import legend, legend_lines, look
from .room import Room
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


class Plan(NamedTuple):
    """Where everything stands: pictures in order, the lines of their own captions, the text and its first line."""

    rects: tuple[Rect, ...]
    legends: tuple[tuple[tuple[Aligned, ...], ...], ...]
    text: GalleryText | None
    text_line: int
    empty: int
    """Rectangles of the area that stay white."""
    loss: float


class Task(NamedTuple):
    """What is to be set, and with what."""

    content: Photos
    room: Room
    setter: Typesetter
    grid: Grid
    own: bool
    """Captions stand under their pictures."""


def rank(plan: Plan | None) -> tuple[bool, bool, float]:
    """What makes one plan better than another: the lowest is taken."""
    if plan is None:
        return True, True, 0.0
    return False, plan.text is not None and bool(plan.text.flow.over), plan.loss


def planned(task: Task, cut: tuple[Patch, ...]) -> Plan | None:
    """The best plan of all; None where the pictures find no room."""
    content = task.content
    if not cut:
        return None
    has_own = any(legend(photo)[0] is not None for photo in content.photos)
    for own in (True, False) if has_own and content.caption is None else (False,):
        plans = [
            plan for shares in _shares(len(content.photos), cut) for plan in _plans(task._replace(own=own), shares)
        ]
        if plans:
            return min(plans, key=rank)
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


def _plans(task: Task, shares: tuple[_Share, ...]) -> Iterator[Plan]:
    """The plans of one sharing: the text fills a rectangle without pictures, else it stands in the last one, below
    its pictures or beside them."""
    content, _, setter, grid, own = task
    apart = content.credit is not None and (not own or legend(content.photos[-1])[1] is not None)
    texts = bool(content.body or content.caption or apart)
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


def _zone(task: Task, patch: Patch) -> Zone:
    return Zone(task.room.xs[slice(*patch.columns)], task.room.measure, patch.lines, True)


def _divided(task: Task, home: Patch) -> Iterator[tuple[Patch, GalleryText, int, float]]:
    """A rectangle divided between pictures and text: the text below, or a copy beside in the columns it fills."""
    content, _, setter, grid, own = task
    (first, last), (top, foot) = home
    most = int((foot - top) * _MOST_TEXT)
    below = set_text(
        content, not own, _zone(task, home)._replace(lines=(foot - most, foot), edge=False), (setter, grid)
    )
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


def _pictured(task: Task, shares: list[_Share]) -> Plan | None:
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
            if made is None or any(rect.width < _LEAST_CAPTION * setter.styles["caption"].size for rect in made.rects):
                return None
            set_lines = [
                legend_lines(_legend(photo, content), setter, rect.width)
                for photo, rect in zip(photos, made.rects, strict=True)
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
        if made is None or made.loss > 1e8:
            return None
        rects += made.rects
        loss += made.loss * count / len(content.photos)
    return Plan(tuple(rects), tuple(legends), None, 0, 0, loss)


def _legend(photo: Photo, content: Photos) -> tuple[Text | None, Text | None]:
    """A picture's own caption and credit; the last one has the credit of the block, unless a copy has it."""
    caption, credit = legend(photo)
    if credit is None and content.body is None and photo is content.photos[-1]:
        credit = content.credit
    return caption, credit


def _shape(photo: Photo) -> float:
    """Width by height of what is shown of a picture."""
    seen = look(photo.file)
    if not isinstance(seen, PictureFacts):
        return 1.5
    x0, y0, x1, y1 = photo.crop or (0.0, 0.0, 1.0, 1.0)
    return (seen.width * (x1 - x0)) / (seen.height * (y1 - y0))
