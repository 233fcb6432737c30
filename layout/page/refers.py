"""Refers 导读: a strip or a box of pointers to the pages behind; the page number in the accent."""

from __future__ import annotations

from itertools import pairwise

from ..colour import BLACK
from ..diagnostics import Diagnostic, quoted
from ..display import Fill, Item, Rule
from ..edition import BlockAccount, SetBlock
from ..geometry import PT, Length, Point, Rect, pt
from ..issue import Refer, Refers, Text
from ..markup import Strand
from ..record import NamedTuple
from ..style import ACCENT, Style, nearest_half_point
from ..text.rules.wording import PAGE
from ..text.runs import runs
from .frame import Frame
from .grid import ASCENT, Grid
from .head_fit import split
from .room import box_items, room
from .sense import by_sense
from .typesetter import Aligned, Typesetter, whole

_HAIRLINE = pt(0.5)
_COLUMN_RULE = pt(0.3)
_SQUARE = pt(6.5)
_INDENT = round(_SQUARE * 1.5)
"""How far a kicker stands in, all its lines, behind the square."""
_WIDE_HEAD = 1.43
"""How much larger a head may be where the room is."""
_FILL = 0.96
"""The share of its measure that the longest line of a head may take."""
_LEAST_GAP = pt(4)
_TITLE = pt(15)
_TITLE_STEP = 19 / 15
"""Line to line of the title, in em; its rule stands a line below the last one."""


class _Row(NamedTuple):
    """A line of an item: its height, its baseline within it, what stands on it."""

    height: Length
    size: Length
    lines: tuple[Aligned, ...]
    marked: bool = False
    """A small square of the accent stands before it."""


def set_refers(frame: Frame, content: Refers, setter: Typesetter, grid: Grid) -> SetBlock:
    """The refers in their frame: items side by side in a wide area, one under the other in a narrow one."""
    area = frame.area
    items: list[Item] = box_items(frame)
    base = frame.columns[1] - frame.columns[0]
    count = max(1, len(content.items))
    wide = base >= 2 and area.width > area.height * 1.6
    inner = room(frame, grid, min(count, base) if wide else 1)
    top = grid.line_y(inner.first) + grid.half_lead
    foot = grid.line_y(inner.last) - grid.half_lead
    findings: list[Diagnostic] = []
    if content.title is not None:
        title, y = _title(content.title, setter, Rect(inner.x, top, inner.right, foot))
        if y > foot:
            message = f"its title “{quoted(content.title.text)}” does not fit"
            findings.append(
                Diagnostic("overset", message, content.title.span, "shorten it, or give the block more room")
            )
            title, y = [], top
        items += title
        items.append(Rule(Point(inner.x, y), Point(inner.right, y), pt(1.5), ACCENT))
        top = y + pt(4)
    if wide:
        middles = [(left + inner.measure + right) // 2 for left, right in pairwise(inner.xs)]
        items += [Rule(Point(x, top), Point(x, foot), _COLUMN_RULE, BLACK) for x in middles]
    columns: list[list[Refer]] = [[] for _ in inner.xs]
    for number, refer in enumerate(content.items):
        columns[number % len(columns) if wide else 0].append(refer)
    blocks, left_out = _sized(columns, setter, inner.measure, foot - top)
    findings += left_out
    used = max((_height(own) for own in blocks), default=0)
    gap = max(_LEAST_GAP, (foot - top - used) // max(1, *map(len, blocks)))
    for x, own in zip(inner.xs, blocks, strict=True):
        items += _column(own, (x, inner.measure), top, gap)
    block = frame.block
    account = BlockAccount(block.id, block.kind, frame.corners, 0, 0, 0, 0, None, None, (), block.span)
    return SetBlock(tuple(items), (), account, (*findings, *setter.findings))


def _title(text: Text, setter: Typesetter, rect: Rect) -> tuple[list[Item], Length]:
    """The title at the head of a rectangle, and where its rule stands: on one line, smaller where it is longer, on more
    lines where it is longer still."""
    style = setter.styles["refer"]
    strand = setter.read(text)
    line = setter.single(strand, style, _TITLE, ACCENT)
    if line is None:
        return [], rect.y0 + round(_TITLE * _TITLE_STEP)
    size = _TITLE if line.width <= rect.width else nearest_half_point(_TITLE * rect.width // line.width)
    size = _TITLE if size < style.least else size
    sized = style._replace(align="left")
    items: list[Item] = []
    y = rect.y0
    for aligned in setter.aligned(setter.prepared(strand, sized, size, ACCENT), sized, rect.width):
        items += runs(aligned.line, Point(rect.x0 + aligned.shift, y + round(size * ASCENT)))
        y += round(size * _TITLE_STEP)
    return items, y


def _height(blocks: list[list[_Row]]) -> Length:
    return sum(row.height for rows in blocks for row in rows)


_Blocks = list[list[list[_Row]]]


def _sized(
    columns: list[list[Refer]], setter: Typesetter, measure: Length, room: Length
) -> tuple[_Blocks, list[Diagnostic]]:
    """The items of every column, their heads in one size: the largest in which all of them fit, if any does."""
    style = setter.styles["refer"]
    size = min(
        (_head_size(refer, setter, measure, room // len(own)) for own in columns for refer in own), default=style.size
    )
    while True:
        made = [_fitting(own, setter, (measure, size), room) for own in columns]
        if size <= style.least or not any(left_out for _, left_out in made):
            return [blocks for blocks, _ in made], [found for _, left_out in made for found in left_out]
        size = max(style.least, size - PT // 2)


def _fitting(
    refers: list[Refer], setter: Typesetter, how: tuple[Length, Length], room: Length
) -> tuple[list[list[_Row]], list[Diagnostic]]:
    """The items of a column that fit it in a measure and a size of their heads; those that do not are findings."""
    blocks = [_rows(refer, setter, *how) for refer in refers]
    findings: list[Diagnostic] = []
    while blocks and _height(blocks) + _LEAST_GAP * len(blocks) > room:
        lost = refers[len(blocks) - 1]
        blocks.pop()
        hint = "give the block's row more lines, or leave an item out"
        findings.append(Diagnostic("overset", f"the refer to “{quoted(lost.head.text)}” does not fit", lost.span, hint))
    return blocks, findings


def _column(blocks: list[list[_Row]], across: tuple[Length, Length], top: Length, gap: Length) -> list[Item]:
    """Items down a column, so much white round each that the columns of a strip begin on one line."""
    x, measure = across
    items: list[Item] = []
    y = top
    for number, rows in enumerate(blocks):
        if number:
            items.append(Rule(Point(x, y), Point(x + measure, y), _HAIRLINE, BLACK))
        y += gap // 2
        for row in rows:
            baseline = y + (row.height - row.size) // 2 + round(row.size * ASCENT)
            if row.marked:
                items.append(Fill((Rect(x, baseline - _SQUARE, x + _SQUARE, baseline),), ACCENT))
            for aligned in row.lines:
                items += runs(aligned.line, Point(x + aligned.shift, baseline))
            y += row.height
        y += gap - gap // 2
    return items


def _head_size(refer: Refer, setter: Typesetter, measure: Length, room: Length) -> Length:
    """The size that the head of an item would like: it grows where the room is."""
    style = setter.styles["refer"]
    parts = _parts(refer, setter, measure)
    widest = _widest(parts, style, setter)
    wish = max(style.size, min(round(style.size * _WIDE_HEAD), room // (2 * len(parts) + 1)))
    return nearest_half_point(min(wish, max(style.least, round(style.size * measure * _FILL / widest))))


def _parts(refer: Refer, setter: Typesetter, measure: Length) -> tuple[Strand, ...]:
    """The lines of a head: what does not fit at its smallest size has more lines and its own size again."""
    style = setter.styles["refer"]
    parts = split(setter.read(refer.head))
    if _widest(parts, style, setter) * style.least > style.size * measure:
        return tuple(line for strand in parts for line in by_sense(setter, strand, style, measure))
    return parts


def _rows(refer: Refer, setter: Typesetter, measure: Length, size: Length) -> list[_Row]:
    """Kicker, head, text and page number of one item."""
    rows: list[_Row] = []
    style = setter.styles["refer"]
    if refer.kicker is not None:
        kicker = setter.styles["byline"]
        rows += [
            _Row(round(kicker.size * 1.5), kicker.size, (line._replace(shift=line.shift + _INDENT),), number == 0)
            for number, line in enumerate(setter.lines(refer.kicker, kicker, measure - _INDENT))
        ]
    sized = style._replace(size=size)
    for strand in _parts(refer, setter, measure):
        for aligned in setter.aligned(setter.prepared(strand, sized, size), sized, measure):
            rows.append(_Row(round(size * 1.28), size, (aligned,)))
    if refer.text is not None:
        caption = setter.styles["caption"]
        rows += [
            _Row(round(caption.size * 1.4), caption.size, (line,))
            for line in setter.lines(refer.text, caption, measure)
        ]
    if refer.page is not None:
        rows = _paged(rows, refer, setter, measure)
    return rows


def _widest(parts: tuple[Strand, ...], style: Style, setter: Typesetter) -> Length:
    return max((whole(setter.prepared(strand, style)).width for strand in parts), default=1)


def _paged(rows: list[_Row], refer: Refer, setter: Typesetter, measure: Length) -> list[_Row]:
    """The page number at the right of the last row, on a row of its own where that is full."""
    words = Text(PAGE.format(page=refer.page), refer.span.file, ((0, refer.span.line, refer.span.column),))
    size = pt(12)
    line = setter.single(words, setter.styles["refer"], size, ACCENT)
    if line is None:
        return rows
    number = Aligned(line, measure - line.width)
    if not rows:  # nothing of the head can be seen
        return rows
    last = rows[-1]
    if last.lines[-1].shift + last.lines[-1].line.width + size <= number.shift:
        return [*rows[:-1], last._replace(lines=(*last.lines, number))]
    return [*rows, _Row(round(size * 1.3), size, (number,))]
