"""The nameplate: the paper's name, its facts, the day, the QR code.

The name fills what the day at its left and the code at its right leave; the facts stand in a strip between two rules,
the lower one thick and thin (look.md).
"""

from __future__ import annotations

from ..colour import BLACK
from ..diagnostics import Diagnostic
from ..display import Fill, GlyphRun, Item, Rule
from ..edition import BlockAccount, SetBlock
from ..geometry import Length, Point, Rect, mm, pt
from ..issue import QR, Issue, Masthead
from ..style import ACCENT, HOUSE, Style, nearest_half_point
from ..text.rules import wording
from ..text.runs import runs
from .facts import engine_text, fact
from .frame import Frame
from .grid import ASCENT, Grid
from .photo import show_whole
from .qrcode import qr
from .room import box_items
from .typesetter import Typesetter, whole

SHOW = ("publisher", "cn", "postal", "number", "pages")
QR_SIZE = mm(21)
_LARGEST_NAME, _LEAST_NAME = pt(130), pt(12)
_DAY = pt(44)
_THICK, _THIN, _RULE_GAP = pt(2), pt(0.5), pt(1.5)


def set_masthead(frame: Frame, content: Masthead, setter: Typesetter, where: tuple[Issue, Grid]) -> SetBlock:
    """The nameplate in its frame."""
    issue, grid = where
    area = frame.area
    items: list[Item] = box_items(frame)
    foot = area.y1
    strip = foot - (_THICK + _RULE_GAP + _THIN)
    top_of_strip = strip - round(grid.leading * 1.25)
    rules: list[Item] = [
        Rule(Point(area.x0, top_of_strip), Point(area.x1, top_of_strip), _THIN, BLACK),
        Rule(Point(area.x0, strip + _THIN // 2), Point(area.x1, strip + _THIN // 2), _THIN, BLACK),
        Rule(Point(area.x0, foot - _THICK // 2), Point(area.x1, foot - _THICK // 2), _THICK, BLACK),
    ]
    upper = Rect(area.x0, area.y0, area.x1, top_of_strip - pt(4))
    left = right = 0
    if content.motto is not None:
        motto = setter.single(content.motto, setter.styles["kicker"], pt(11))
        if motto is not None:
            x = upper.x0 + (upper.width - motto.width) // 2
            items += runs(motto, Point(x, upper.y1 - round(pt(11) * (1 - ASCENT))))
            upper = upper._replace(y1=upper.y1 - pt(15))
    findings: list[Diagnostic] = []
    day, left = _day(issue, setter, upper)
    if not _inside(day, upper) or left > upper.width // 2:
        findings.append(_too_small(frame, "the date"))
        day, left = [], 0
    code: list[Item] = []
    if content.qr is not None:
        code, right = _code(content.qr, setter, grid, upper)
        if not _inside(code, upper) or left + right > upper.width * 2 // 3:
            findings.append(_too_small(frame, "the QR code"))
            code, right = [], 0
    name_rect = Rect(upper.x0 + left, upper.y0, upper.x1 - right, upper.y1)
    if min(name_rect.width, name_rect.height) < _LEAST_NAME:
        findings.append(_too_small(frame, "the name of the paper"))
    else:
        if content.logo is not None:
            logo, lost = show_whole(content.logo, name_rect, setter)
            items += logo
            findings += lost
        else:
            items += _name(issue, setter, name_rect)
    items += day + code
    if top_of_strip > area.y0:
        items += rules
        items += _facts(content.show or SHOW, issue, setter, Rect(area.x0, top_of_strip, area.x1, strip))
    return SetBlock(tuple(items), (), plain_account(frame), (*findings, *setter.findings))


def _too_small(frame: Frame, what: str) -> Diagnostic:
    message = f"{frame.block.id}: its area is too small for {what}"
    return Diagnostic("overset", message, frame.block.span, "give it more columns or lines")


def _inside(items: list[Item], rect: Rect) -> bool:
    """Whether lines of type and QR codes stand within a rectangle."""
    for item in items:
        if isinstance(item, GlyphRun) and not rect.x0 <= item.at.x <= rect.x1:
            return False
        if isinstance(item, GlyphRun) and not rect.y0 <= item.at.y - item.size // 2 <= item.at.y <= rect.y1:
            return False
        if isinstance(item, Fill) and any(own.y0 < rect.y0 or own.x0 < rect.x0 for own in item.rects):
            return False
    return True


def _name(issue: Issue, setter: Typesetter, rect: Rect) -> list[Item]:
    """The name in type, as large as its rectangle lets it be, in the middle of it."""
    style = HOUSE["main.banner"]
    strand = setter.read(issue.paper.name)
    probe = whole(setter.prepared(strand, style, _LARGEST_NAME, ACCENT))
    gaps = max(1, len(probe.xs) - 1)
    size = min(_LARGEST_NAME, round(rect.height * 0.98), round(rect.width * _LARGEST_NAME / max(1, probe.width)))
    size = nearest_half_point(size)
    line = whole(setter.prepared(strand, style, size, ACCENT))
    spare = min(rect.width - line.width, round(size * 0.16) * gaps)
    xs = tuple(x + spare * place // gaps for place, x in enumerate(line.xs))
    line = line._replace(xs=xs, width=line.width + spare)
    x = rect.x0 + (rect.width - line.width) // 2
    y = rect.y0 + (rect.height - size) // 2 + round(size * ASCENT)
    return list(runs(line, Point(x, y)))


def _day(issue: Issue, setter: Typesetter, rect: Rect) -> tuple[list[Item], Length]:
    """Month, the day in large figures, weekday and lunar date at the left; and the width they take."""
    date = issue.dateline.date
    plain, figures = setter.styles["label"], setter.styles["label"]._replace(face="hei-900", tracking=-2)
    rows: list[tuple[str, Style, Length]] = [
        (wording.MONTH.format(year=date.year, month=date.month), plain, pt(10.5)),
        (str(date.day), figures, _DAY),
        (wording.WEEKDAYS[date.weekday()], plain, pt(10.5)),
    ]
    moon = fact(issue, "lunar")
    if moon is not None and moon.text:
        rows.append((moon.text, plain, pt(8.5)))
    lines = [(setter.single(engine_text(words, issue), style, size), size) for words, style, size in rows]
    width = max(line.width for line, _ in lines if line is not None)
    height = sum(round(size * (1.3 if size < _DAY else 0.98)) for _, size in lines)
    y = rect.y0 + (rect.height - height) // 2
    items: list[Item] = []
    for line, size in lines:
        step = round(size * (1.3 if size < _DAY else 0.98))
        if line is not None:
            at = Point(rect.x0 + (width - line.width) // 2, y + (step - size) // 2 + round(size * ASCENT))
            items += runs(line, at)
        y += step
    return items, width + pt(14)


def _code(code: QR, setter: Typesetter, grid: Grid, rect: Rect) -> tuple[list[Item], Length]:
    """The QR code with its label below, at the right; and the width they take."""
    side = code.size.resolve(grid.body, grid.leading) if code.size else QR_SIZE
    label = setter.single(code.label, setter.styles["label"]) if code.label else None
    below = pt(12) if label else 0
    y = rect.y0 + max(0, rect.height - side - below) // 2
    items: list[Item] = [qr(code.data.text, Rect(rect.x1 - side, y, rect.x1, y + side))]
    width = side
    if label is not None:
        shift = (side - label.width) // 2
        x = min(rect.x1 - label.width, rect.x1 - side + shift)
        items += runs(label, Point(x, y + side + pt(7)))
        width = max(width, label.width)
    return items, width + pt(14)


def _facts(names: tuple[str, ...], issue: Issue, setter: Typesetter, rect: Rect) -> list[Item]:
    """The facts in a strip, spread from edge to edge."""
    style = setter.styles["label"]
    texts = [text for name in names if (text := fact(issue, name)) is not None and text.text]
    lines = [line for text in texts if (line := setter.single(text, style)) is not None]
    if not lines:
        return []
    total = sum(line.width for line in lines)
    size = style.size
    if total + (len(lines) - 1) * size > rect.width:
        size = round(style.size * (rect.width - (len(lines) - 1) * pt(4)) / total)
        lines = [line for text in texts if (line := setter.single(text, style, size)) is not None]
        total = sum(line.width for line in lines)
    gap = (rect.width - total) // max(1, len(lines) - 1)
    y = rect.y0 + (rect.height - size) // 2 + round(size * ASCENT)
    x = rect.x0 if len(lines) > 1 else rect.x0 + (rect.width - total) // 2
    items: list[Item] = []
    for line in lines:
        items += runs(line, Point(x, y))
        x += line.width + gap
    return items


def plain_account(frame: Frame) -> BlockAccount:
    """The account of a block without body copy."""
    block = frame.block
    return BlockAccount(block.id, block.kind, frame.corners, 0, 0, 0, 0, None, None, (), block.span)
