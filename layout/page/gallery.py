"""A block of pictures: a row, a column or a mosaic, its title above, its text in columns below.

By default the arrangement is taken that crops the pictures least.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..display import GlyphRun, Item
from ..edition import BlockAccount, Overset, PhotoAccount, SetBlock
from ..geometry import Length, Point, Rect
from ..issue import Headline, Photo, Photos, Text
from ..markup import parse
from ..picture import PictureFacts
from ..text.rules.wording import CIRCLED
from ..text.runs import runs
from .flow import Flow, Unit, flow
from .frame import Frame
from .grid import ASCENT, Grid
from .head_fit import Slot
from .headline import AIR, Head, set_head
from .photo import circled, legend, look, number_mark, show
from .room import Room, box_items, room
from .story import counted
from .story_head import Desk
from .typesetter import Typesetter
from .units import copy_units, typed_chars

_MOST_TEXT = 0.6
"""The most of a block's height that the text under its pictures may take."""
_WIDE_CAPTION = 34
"""Characters of the widest line of text under pictures."""


class _Text(NamedTuple):
    """The text below the pictures: its columns, how it flows, its height, its characters of body copy."""

    room: Room
    flow: Flow
    lines: int
    chars: int


def set_gallery(frame: Frame, content: Photos, setter: Typesetter, desk: Desk) -> SetBlock:
    """The pictures in their frame."""
    grid = desk.grid
    inner = room(frame, grid)
    items: list[Item] = box_items(frame)
    head, head_lines = _title(content, inner, setter, desk)
    if head is not None:
        items += head.runs
    text = _text(frame, content, (setter, grid), int((inner.lines - head_lines) * _MOST_TEXT))
    first, last = inner.first + head_lines, inner.last - text.lines
    area = Rect(inner.x, grid.line_y(first) + grid.half_lead, inner.right, grid.line_y(last) - grid.half_lead)
    findings = list(_number_findings(content))
    accounts: list[PhotoAccount] = []
    if area.height > 0:
        for number, (photo, rect) in enumerate(zip(content.photos, arranged(content, area, inner), strict=True), 1):
            shown = show(photo, rect, setter, desk.min_ppi)
            items += shown.items
            accounts.append(shown.account)
            findings += shown.findings
            if len(content.photos) > 1:
                items += number_mark(number, rect, setter)
    items += _glyphs(text, last, grid)
    done = sum(seat.unit.chars for seat in text.flow.seats)
    lines = sum(len(seat.unit.lines) for seat in text.flow.seats)
    over = Overset(text.chars - done, sum(len(unit.lines) for unit in text.flow.over)) if text.flow.over else None
    block = frame.block
    counts = (text.chars, done, lines, 0)
    report = head.report if head else None
    shape = (block.id, block.kind, frame.corners)
    account = BlockAccount(*shape, *counts, over, report, tuple(accounts), block.span)
    findings += _no_room(frame, over, area)
    return SetBlock(tuple(items), (), account, (*findings, *(head.findings if head else ()), *setter.findings))


def _no_room(frame: Frame, over: Overset | None, area: Rect) -> list[Diagnostic]:
    """Text that does not fit under its pictures, pictures that find no room over it."""
    block = frame.block
    found = []
    if over is not None:
        lines = counted(over.lines, "line")
        message = (
            f"{block.id}: {lines} of text under the pictures do not fit ({counted(over.chars, 'character')} of body)"
        )
        found.append(Diagnostic("overset", message, block.span, "cut the text, or give the block's row more lines"))
    if area.height <= 0:
        message = f"{block.id}: there is no room for the pictures"
        found.append(Diagnostic("overset", message, block.span, "give the block's row more lines"))
    return found


def _title(content: Photos, inner: Room, setter: Typesetter, desk: Desk) -> tuple[Head | None, int]:
    if content.title is None:
        return None, 0
    level = "second" if len(inner.xs) > 2 else "third"
    headline = Headline(None, content.title, None, None, None, "horizontal", None, None, None, None, content.title.span)
    leading = desk.grid.leading
    above, below = AIR[level]
    top = desk.grid.line_y(inner.first) + desk.grid.half_lead + round(above * leading / 2)
    room_for = round(inner.lines * leading * 0.2)
    head = set_head(headline, Slot(Point(inner.x, top), inner.right - inner.x, room_for, level), setter, desk.lexicon)
    return head, -(-(head.height + round((above / 2 + below) * leading)) // leading)


def _text(frame: Frame, content: Photos, tools: tuple[Typesetter, Grid], lines: int) -> _Text:
    """Body, captions and credit as units, in as many columns as keep their lines readable."""
    setter, grid = tools
    base = frame.columns[1] - frame.columns[0]
    captions = _captions(content)
    letters = sum(len(text.text) for text in captions)
    columns = base
    if content.body is None:
        whole = room(frame, grid, 1).measure // setter.styles["caption"].size
        columns = 1 if letters <= whole or whole <= _WIDE_CAPTION else -(-whole // _WIDE_CAPTION)
    inner = room(frame, grid, columns)
    units: list[Unit] = []
    chars = 0
    if content.body is not None:
        setter.note_unseen(content.body.text)
        parsed = parse(content.body.text)
        units += copy_units(parsed, setter, inner.measure, grid)
        chars = sum(typed_chars(paragraph.strands) for paragraph in parsed)
    units += _small(captions, "caption", setter, inner.measure)
    credits = [text for text in (content.credit, *_own_credits(content)) if text is not None]
    units += _credited(units, credits, setter, inner.measure)
    stretches = [[(0, max(0, lines))] for _ in inner.xs]
    poured = flow(units, stretches)
    foot = max((seat.line + seat.unit.height for seat in poured.seats), default=0)
    return _Text(inner, poured, foot, chars)


def _captions(content: Photos) -> list[Text]:
    """The block's caption, then those of its pictures, numbered where there are several."""
    own = []
    for number, photo in enumerate(content.photos, 1):
        caption, _ = legend(photo)
        if caption is not None:
            mark = circled(number) if len(content.photos) > 1 and content.caption is None else ""
            own.append(caption._replace(text=mark + caption.text) if mark else caption)
    return [text for text in (content.caption, *own) if text is not None]


def _own_credits(content: Photos) -> list[Text]:
    credits = [credit for photo in content.photos if (credit := legend(photo)[1]) is not None]
    return list({credit.text: credit for credit in credits}.values())


def _small(texts: list[Text], name: str, setter: Typesetter, measure: Length) -> list[Unit]:
    style = setter.styles[name]
    return [
        Unit("line", (aligned,), 0, 1, 0, style.size, 0)
        for text in texts
        for aligned in setter.lines(text, style, measure)
    ]


def _credited(units: list[Unit], credits: list[Text], setter: Typesetter, measure: Length) -> list[Unit]:
    """The credit ends the last line where there is room; else it has lines of its own."""
    made = _small(credits, "credit", setter, measure)
    if len(made) == 1 and units:
        last = units[-1].lines[-1].line
        own = made[0].lines[0]
        if last.width + made[0].size + own.line.width <= measure:
            units[-1] = units[-1]._replace(lines=(*units[-1].lines, own))
            return []
    return made


def _glyphs(text: _Text, first: int, grid: Grid) -> list[GlyphRun]:
    made: list[GlyphRun] = []
    for seat in text.flow.seats:
        for number, aligned in enumerate(seat.unit.lines):
            y = grid.baseline(first + seat.line)
            if seat.unit.kind == "crosshead":
                y = grid.line_y(first + seat.line) + seat.unit.rows[number] + round(seat.unit.size * ASCENT)
            made += runs(aligned.line, Point(text.room.xs[seat.column] + aligned.shift, y))
    return made


def arranged(content: Photos, area: Rect, inner: Room) -> list[Rect]:
    """The rectangles of the pictures, in order: as asked for, else where least is cropped."""
    count = len(content.photos)
    gap = (inner.xs[1] - inner.xs[0] - inner.measure) if len(inner.xs) > 1 else inner.measure // 12
    ways: dict[str, list[Rect]] = {
        "row": _cut(area, count, gap, across=True),
        "column": _cut(area, count, gap, across=False),
    }
    if count > 2:
        ways |= {f"mosaic-{name}": rects for name, rects in _mosaics(area, count, gap, inner).items()}
    wanted = content.arrange
    names = [name for name in ways if wanted is None or name.startswith(wanted)] or ["row"]
    return min((ways[name] for name in names), key=lambda rects: _cropped(content.photos, rects))


def _cut(area: Rect, count: int, gap: Length, across: bool) -> list[Rect]:
    """Equal parts side by side or one under the other."""
    start, end = (area.x0, area.x1) if across else (area.y0, area.y1)
    edges = [start + (end - start + gap) * number // count for number in range(count + 1)]
    spans = [(low, high - gap) for low, high in pairwise(edges)]
    if across:
        return [Rect(low, area.y0, high, area.y1) for low, high in spans]
    return [Rect(area.x0, low, area.x1, high) for low, high in spans]


def _mosaics(area: Rect, count: int, gap: Length, inner: Room) -> dict[str, list[Rect]]:
    """One picture large, the others small: beside it on the column edges, or below it."""
    columns = len(inner.xs)
    made = {}
    if columns > 1:
        big = max(1, round(columns * 0.62))
        big = min(big, columns - 1)
        x, width = inner.over(0, big)
        left = Rect(x, area.y0, x + width, area.y1)
        right = Rect(inner.xs[big], area.y0, area.x1, area.y1)
        made["side"] = [left, *_cut(right, count - 1, gap, across=False)]
    split = area.y0 + round((area.height - gap) * 0.62)
    upper = Rect(area.x0, area.y0, area.x1, split)
    lower = Rect(area.x0, split + gap, area.x1, area.y1)
    made["below"] = [upper, *_cut(lower, count - 1, gap, across=True)]
    return made


def _cropped(photos: tuple[Photo, ...], rects: list[Rect]) -> float:
    """How much of the pictures is cut away, as a sum of shares."""
    loss = 0.0
    for photo, rect in zip(photos, rects, strict=True):
        seen = look(photo.file)
        shape = seen.width / seen.height if isinstance(seen, PictureFacts) else 1.5
        own = rect.width / max(1, rect.height)
        loss += 1 - min(shape / own, own / shape)
    return loss


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
