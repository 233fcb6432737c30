"""A block of pictures: its title above, the pictures in a row, a column or a mosaic, its text below or beside them."""

from __future__ import annotations

import re

from ..diagnostics import Diagnostic, counted
from ..display import Item
from ..edition import BlockAccount, Overset, PhotoAccount, SetBlock
from ..geometry import Point, Rect
from ..issue import Headline, Photos, Text
from ..markup import parse
from ..text.rules.wording import CIRCLED, RANGE
from ..text.runs import runs
from .arrange import Patch, by_columns, by_lines
from .frame import Frame
from .gallery_plan import Plan, Task, planned, rank
from .gallery_text import GalleryText
from .grid import Grid
from .head_fit import Slot
from .headline import AIR, Head, set_head
from .photo import circled, legend, number_mark, show
from .room import Room, box_items, room
from .story_head import Desk
from .typesetter import Aligned, Typesetter
from .units import typed_chars


def set_gallery(frame: Frame, content: Photos, setter: Typesetter, desk: Desk) -> SetBlock:
    """The pictures in their frame."""
    grid = desk.grid
    inner = room(frame, grid)
    items: list[Item] = box_items(frame)
    ways = []
    for cut in (by_lines, by_columns) if frame.stepped else (by_lines,):
        title, below = _titled(content, inner, cut(inner), (setter, desk))
        ways.append((planned(Task(content, below, setter, grid, False), cut(below)), title))
    plan, head = min(ways, key=lambda way: rank(way[0]))
    if head is not None:
        items += head.runs
    findings = list(_number_findings(content))
    accounts: list[PhotoAccount] = []
    for number, (photo, rect) in enumerate(zip(content.photos, plan.rects if plan else (), strict=False), 1):
        shown = show(photo, rect, setter, desk.min_ppi)
        items += shown.items
        accounts.append(shown.account)
        findings += shown.findings
        if len(content.photos) > 1:
            items += number_mark(number, photo, rect, setter)
        if plan and plan.legends:
            items += _legend_glyphs(plan.legends[number - 1], rect, grid)
    text = plan.text if plan else None
    if plan and text is not None:
        items += text.glyphs(plan.text_line, grid)
    findings += _room_findings(frame, plan)
    account = _account(frame, text, head, tuple(accounts))
    if plan is None and content.body is not None:
        account = _all_over(account, content.body.text, grid)
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


def _all_over(account: BlockAccount, copy: Text, grid: Grid) -> BlockAccount:
    """The account of a block none of whose copy is set."""
    chars = sum(typed_chars(paragraph.strands) for paragraph in parse(copy))
    lines = -(-chars // max(1, grid.measure // grid.body))
    return account._replace(chars=chars, overset=Overset(chars, lines)) if chars else account


def _room_findings(frame: Frame, plan: Plan | None) -> list[Diagnostic]:
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


def _titled(
    content: Photos, inner: Room, cut: tuple[Patch, ...], tools: tuple[Typesetter, Desk]
) -> tuple[Head | None, Room]:
    """The title over the first rectangle that is wide enough for it; and the room that it leaves."""
    setter, desk = tools
    if content.title is None or not cut:
        return None, inner
    most = max(patch.columns[1] - patch.columns[0] for patch in cut)
    over = next(patch for patch in cut if (patch.columns[1] - patch.columns[0]) * 3 >= most * 2)
    level = "second" if over.columns[1] - over.columns[0] > 2 else "third"
    headline = Headline(None, content.title, None, None, None, "horizontal", None, None, None, None, content.title.span)
    leading = desk.grid.leading
    above, below = AIR[level]
    top = desk.grid.line_y(over.lines[0]) + desk.grid.half_lead + round(above * leading / 2)
    x, width = inner.over(*over.columns)
    room_for = round((over.lines[1] - over.lines[0]) * leading * 0.2)
    head = set_head(headline, Slot(Point(x, top), width, room_for, level, leading), setter, desk.lexicon)
    lines = -(-(head.height + round((above / 2 + below) * leading)) // leading)
    if lines > over.lines[1] - over.lines[0]:
        hint = "give the block's row more lines, or cut the title"
        lost = Diagnostic("overset", "the title does not fit its area", content.title.span, hint)
        return Head(0, (), None, (lost,)), inner
    return head, inner.without(over.columns, (over.lines[0], over.lines[0] + lines))


def _legend_glyphs(rows: tuple[tuple[Aligned, ...], ...], rect: Rect, grid: Grid) -> list[Item]:
    """A picture's own caption on the grid lines under it."""
    items: list[Item] = []
    line = round((rect.y1 + grid.half_lead - grid.y) / grid.leading)
    for number, row in enumerate(rows):
        for aligned in row:
            items += runs(aligned.line, Point(rect.x0 + aligned.shift, grid.baseline(line + number)))
    return items


def named_in(words: str) -> set[int]:
    """The numbers of pictures that a caption names, those of a range too."""
    found = {CIRCLED.index(letter) + 1 for letter in words if letter in CIRCLED}
    for first, last in re.findall(f"([{CIRCLED}])[{RANGE}]+([{CIRCLED}])", words):
        found |= set(range(CIRCLED.index(first) + 1, CIRCLED.index(last) + 1))
    return found


def _number_findings(content: Photos) -> list[Diagnostic]:
    """Captions and pictures that do not agree in their numbers."""
    count = len(content.photos)
    texts = [text for text in (content.caption, content.body.text if content.body else None) if text is not None]
    named = {number: text for text in texts for number in named_in(text.text)}
    if count < 2:
        return []
    found = []
    for number, text in sorted(named.items()):
        if number > count:
            place = text.at(max(0, text.text.find(CIRCLED[number - 1])))
            message = f"the caption names picture {circled(number)}, but there are {count}"
            found.append(Diagnostic("caption-number", message, place, "correct the number or add the picture"))
    for number, photo in enumerate(content.photos, 1):
        if number not in named and legend(photo)[0] is None:
            message = f"no caption names picture {circled(number)} ({photo.file.name})"
            found.append(Diagnostic("caption-number", message, photo.span, "name it in the caption"))
    return found
