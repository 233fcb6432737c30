"""What a sub-editor marks on a finished page: heads that collide 碰题, a gutter that runs through 通缝, a cross-head at
a column's foot 背题, holes in the copy 天窗, a picture far from its caption, three stories of one shape in a row, and
type in the fold.

Everything is read from the blocks as they were set.  LIMITS is where a page begins to look wrong; what has no code of
its own is said under the nearest one (docs/settled.md).  All are warnings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from ..diagnostics import Diagnostic, Span, quoted
from ..display import GlyphRun, MissingPicture, Picture
from ..edition import SetBlock
from ..geometry import Length, Rect, mm, pt
from ..issue import Page, Photos, Story
from ..record import NamedTuple
from ..style import Style
from .frame import Frame
from .grid import ASCENT, Grid
from .room import boxed, room


class Limits(NamedTuple):
    """From where on something is marked."""

    like: float
    """Sizes of two heads, the smaller against the larger, that are of like weight."""
    like_apart: float
    """The same for heads of different numbers of lines."""
    level: int
    """Grid lines by which heads that stand at one height may differ."""
    head: Length
    """The smallest head that can collide: briefs may stand side by side."""
    through: float
    """The share of the page's height, mastheads left out, that one gutter may run through."""
    plain: float
    """The share of it where copy stands on both sides: a rail of boxes and pictures is no fault."""
    hole: int
    """White grid lines in a column of copy."""
    under: int
    """Lines of copy under a cross-head."""
    caption: int
    """Grid lines between a picture and its caption."""
    shape: int
    """Grid lines by which stories of one shape differ at the most."""
    fold: Length
    """How near to the fold a character may come."""


LIMITS = Limits(0.87, 0.95, 3, pt(18), 0.95, 0.75, 3, 2, 3, 1, mm(0.5))


class Sheet(NamedTuple):
    """A page as it was set."""

    page: Page
    grid: Grid
    styles: Mapping[str, Style]
    blocks: tuple[tuple[Frame, SetBlock], ...]


class _Head(NamedTuple):
    """A main head as it stands: where its ink begins and ends, its face, size and lines."""

    frame: Frame
    span: Span
    top: Length
    foot: Length
    face: str
    size: Length
    lines: int


Found: TypeAlias = Iterator[Diagnostic]


def lint(sheet: Sheet) -> list[Diagnostic]:
    """Everything that a sub-editor would mark on a page."""
    heads = [head for frame, block in sheet.blocks if (head := _head(frame, block)) is not None]
    found = [*_colliding(heads, sheet.grid), *_through(sheet), *_alike(heads), *_folded(sheet)]
    for frame, block in sheet.blocks:
        content = frame.block.content
        if isinstance(content, Story):
            found += [*_holes(frame, block, content, sheet), *_backed(frame, block, content, sheet)]
        elif isinstance(content, Photos):
            found += _cut_off(frame, block, content, sheet)
    return [one._replace(page=sheet.page.number) for one in found]


def _runs(block: SetBlock) -> list[GlyphRun]:
    return [item for item in block.items if isinstance(item, GlyphRun) and item.text.strip()]


def _ink(run: GlyphRun) -> Rect:
    """The em boxes of a run."""
    top = run.at.y - round(run.size * ASCENT)
    if run.turned:
        return Rect(run.at.x - run.size // 2, run.at.y, run.at.x + run.size // 2, run.at.y + run.xs[-1])
    wide = round(run.size * run.width * (1 if len(run.texts[-1]) and ord(run.texts[-1][0]) > 0x2E7F else 0.5))
    return Rect(run.at.x, top, run.at.x + run.xs[-1] + wide, top + run.size)


def _head(frame: Frame, block: SetBlock) -> _Head | None:
    """The main head of an unboxed story, unless it is upright."""
    content, account = frame.block.content, block.account.headline
    if not isinstance(content, Story) or content.headline is None or account is None:
        return None
    if content.headline.direction == "vertical" or boxed(frame.block.box, frame.block.kind) != "none":
        return None
    own = [run for run in _runs(block) if run.size == account.size]
    if not own:
        return None
    boxes = [_ink(run) for run in own]
    top, foot = min(box.y0 for box in boxes), max(box.y1 for box in boxes)
    return _Head(frame, content.headline.span, top, foot, own[0].face.name, account.size, len(account.lines))


def _colliding(heads: list[_Head], grid: Grid) -> Found:
    """Heads of like weight side by side at one height."""
    starting = _by_left(heads)
    for one in heads:
        for other in (heads[place] for place in starting.get(one.frame.columns[1], [])):
            level = abs(one.top - other.top) <= LIMITS.level * grid.leading
            if not (level and one.face == other.face and min(one.size, other.size) >= LIMITS.head):
                continue
            like = LIMITS.like if one.lines == other.lines else LIMITS.like_apart
            if min(one.size, other.size) >= like * max(one.size, other.size):
                left, right = one.frame.block.id, other.frame.block.id
                message = (
                    f"{right}: its head stands beside that of {left} at one height, {_pt(other.size)} and"
                    f" {_pt(one.size)} pt of one face"
                )
                hint = "give one of them another `level` or `size`, set it upright, or part them by a picture"
                yield Diagnostic("heads-collide", message, other.span, hint, None, right)


def _pt(size: Length) -> str:
    return f"{size / pt(1):g}"


class _Cell(NamedTuple):
    """What stands in a grid line of a base column."""

    id: str = ""
    masthead: bool = False
    plain: bool = False


def _columns(sheet: Sheet) -> list[list[_Cell]]:
    """What stands in every grid line of every base column; the white line under a block is its own."""
    columns = [[_Cell()] * sheet.grid.lines for _ in range(sheet.grid.columns)]
    for frame, _ in sheet.blocks:
        block = frame.block
        edged = block.kind in ("photos", "ad") or boxed(block.box, block.kind) != "none"
        own = _Cell(block.id, block.kind == "masthead", not edged)
        for place, stretches in enumerate(frame.stretches):
            column = columns[frame.columns[0] + place]
            for start, end in stretches:
                column[start : min(end + 1, len(column))] = [own] * (min(end + 1, len(column)) - start)
    return columns


def _through(sheet: Sheet) -> Found:
    """A gutter that parts several blocks from several others over all the height of the page."""
    for place, (left, right) in enumerate(pairwise(_columns(sheet))):
        if sheet.page.spread and place + 1 == sheet.grid.columns // 2:
            continue
        pairs = [(a, b) for a, b in zip(left, right, strict=True) if not (a.masthead or b.masthead)]
        parted = [a.id != b.id and bool(a.id) and bool(b.id) for a, b in pairs]
        plain = [a.plain and b.plain for a, b in pairs]
        several = min(len({a.id for a, _ in pairs}), len({b.id for _, b in pairs})) > 1
        whole = max(1, len(pairs))
        if several and sum(parted) >= LIMITS.through * whole and sum(plain) >= LIMITS.plain * whole:
            message = f"the gutter behind column {place + 1} runs through the whole page"
            hint = "let a story, a picture or a strip cross it"
            yield Diagnostic("gutter-through", message, sheet.page.span, hint)


def _alike(heads: list[_Head]) -> Found:
    """Three stories of one shape in a row, side by side or one under the other."""
    own = [head for head in heads if head.size >= LIMITS.head and not head.frame.stepped]
    lines = [head.frame.lines for head in own]
    starting = _by_left(own)

    def near(one: int, other: int) -> bool:
        return abs(one - other) <= LIMITS.shape

    def following(first: int) -> Iterator[int]:
        """The stories of its shape that stand beside one or under it."""
        (left, right), (top, foot) = own[first].frame.columns, lines[first]
        for second in sorted(starting.get(left, []) + starting.get(right, [])):
            (left_edge, right_edge), (other_top, other_foot) = own[second].frame.columns, lines[second]
            beside = left_edge == right and near(top, other_top) and near(foot, other_foot)
            under = left_edge == left and other_top in (foot, foot + 1)
            same = right_edge - left_edge == right - left and near(foot - top, other_foot - other_top)
            if same and (beside or under):
                yield second

    after = [list(following(first)) for first in range(len(own))]
    trios = ((one, two, three) for one, twos in enumerate(after) for two in twos for three in after[two])
    for row in ([own[place] for place in trio] for trio in trios):
        one, two, three = (head.frame for head in row)
        if (one.columns == two.columns) == (two.columns == three.columns):
            message = f"three stories of one shape stand in a row: {one.block.id}, {two.block.id}, {three.block.id}"
            hint = "draw one wider, higher, boxed or with a picture"
            yield Diagnostic("heads-collide", message, row[2].span, hint, None, three.block.id)


def _by_left(heads: list[_Head]) -> dict[int, list[int]]:
    """The places of heads by the base column that their blocks begin in."""
    made: dict[int, list[int]] = {}
    for place, head in enumerate(heads):
        made.setdefault(head.frame.columns[0], []).append(place)
    return made


def _folded(sheet: Sheet) -> Found:
    """Type in the fold of a spread."""
    if not sheet.page.spread:
        return
    fold = sheet.page.sheet.width // 2
    for frame, block in sheet.blocks:
        for run in _runs(block):
            edges = [run.at.x + x for x in run.xs] if not run.turned else []
            wide = round(run.size * run.width * 0.9)
            if any(left < fold + LIMITS.fold and fold - LIMITS.fold < left + wide for left in edges):
                name = frame.block.id
                message = f"{name}: “{quoted(run.text, 9)}” stands in the fold of the spread"
                hint = "with an even number of columns the fold is a gutter; a head over it keeps it between two words"
                yield Diagnostic("gutter-through", message, run.span, hint, None, name)
                break


def _holes(frame: Frame, block: SetBlock, story: Story, sheet: Sheet) -> Found:
    """White in a column of copy that goes on below it."""
    grid, body = sheet.grid, sheet.styles["body"].size
    inner = room(frame, grid, story.columns)
    runs = _runs(block)
    boxes = [_ink(run) for run in runs]
    boxes += [item.rect for item in block.items if isinstance(item, Picture | MissingPicture)]
    large = [_ink(run) for run in runs if run.size > body * 1.25]
    upright = story.headline is not None and story.headline.direction == "vertical"
    for number, (x, stretches) in enumerate(zip(inner.xs, inner.stretches, strict=True)):
        right = x + inner.measure
        own = [box for box in boxes if box.x0 < right and x < box.x1]
        if upright and any(box.x0 < right and x < box.x1 for box in large):
            continue
        own += [] if upright else [Rect(x, box.y0, right, box.y1) for box in large]
        for start, end in stretches:
            held = _held(own, (start, end), grid)
            for first, last in pairwise([start - 1, *held]):
                if last - first - 1 > LIMITS.hole:
                    message = (
                        f"{frame.block.id}: {last - first - 1} lines of column {number + 1} stay white in the copy"
                    )
                    hint = "move a picture or a cross-head, or cut a line above it"
                    yield Diagnostic("underset", message, frame.block.span, hint, None, frame.block.id)


def _held(boxes: list[Rect], lines: tuple[int, int], grid: Grid) -> list[int]:
    """The grid lines of a stretch that something stands in."""
    edges = [
        (line, grid.line_y(line) + grid.half_lead, grid.line_y(line + 1) - grid.half_lead) for line in range(*lines)
    ]
    return [line for line, top, foot in edges if any(box.y0 < foot and top < box.y1 for box in boxes)]


def _backed(frame: Frame, block: SetBlock, story: Story, sheet: Sheet) -> Found:
    """A cross-head with too little copy under it in a column that the copy goes on from."""
    style, body = sheet.styles["crosshead"], sheet.styles["body"].size
    inner = room(frame, sheet.grid, story.columns)
    runs = _runs(block)
    heads = [run for run in runs if run.size == style.size and run.face.name.startswith(style.face.split("-")[0])]
    if style.size == body:
        return
    for run in heads:
        column = max((at for at, x in enumerate(inner.xs) if x <= run.at.x), default=0)
        x = inner.xs[column]
        under = {
            own.at.y for own in runs if own.size == body and x <= own.at.x < x + inner.measure and own.at.y > run.at.y
        }
        later = any(own.size == body and own.at.x >= x + inner.measure for own in runs)
        if len(under) < LIMITS.under and later:
            message = f"{frame.block.id}: the cross-head “{quoted(run.text)}” stands at the foot of its column"
            yield Diagnostic("runt", message, run.span, "cut or add a line above it", None, frame.block.id)


def _cut_off(frame: Frame, block: SetBlock, photos: Photos, sheet: Sheet) -> Found:
    """A picture alone in its block whose caption stands far from it."""
    pictures = [item.rect for item in block.items if isinstance(item, Picture | MissingPicture)]
    size = sheet.styles["caption"].size
    words = [_ink(run) for run in _runs(block) if run.size == size]
    if len(pictures) != 1 or photos.body is not None or not words:
        return
    (rect,) = pictures
    far = min(max(box.y0 - rect.y1, rect.y0 - box.y1, box.x0 - rect.x1, rect.x0 - box.x1) for box in words)
    if far > LIMITS.caption * sheet.grid.leading:
        message = f"{frame.block.id}: the caption stands far from its picture"
        hint = "draw the area so that the text lies beside or under the picture"
        yield Diagnostic("caption-number", message, frame.block.span, hint, None, frame.block.id)
