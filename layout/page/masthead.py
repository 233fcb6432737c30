"""The masthead 报头: the paper's name, the day, the QR code, the facts, in three shapes.

A wide area has the day at the left of the name and the code at its right, a squarish one has both below it, a tall one
has the name from top to bottom with everything else under it.  The facts stand between rules, the lowest of them thick
and thin (look.md).
"""

from __future__ import annotations

from ..colour import BLACK
from ..diagnostics import Diagnostic
from ..display import Item, Rule
from ..edition import BlockAccount, SetBlock
from ..geometry import Length, Point, Rect, pt
from ..issue import Issue, Masthead, Text
from ..record import NamedTuple
from ..style import Style
from ..text.rules.wording import COLON
from .facts import fact
from .frame import Frame
from .grid import Grid
from .nameplate import LEAST_NAME, across, down
from .room import box_items, boxed, room
from .stack import (
    QR_SIZE,
    Piece,
    broad,
    code_pieces,
    day_pieces,
    gap,
    hairline,
    has_room,
    high,
    shared,
    stand,
    strip_items,
    type_pieces,
)
from .typesetter import Typesetter

SHOW = ("publisher", "cn", "postal", "number", "pages")
_DATES = frozenset(("date", "weekday", "lunar"))
"""Facts that stand in for the day in large figures where `show` names them."""
_THICK, _THIN, _RULE_GAP = pt(2), pt(0.5), pt(1.5)
_WIDE, _TALL = 2.1, 0.85
"""Width against height from which a masthead is wide, under which it is tall."""
_AIR = pt(14)
_MOTTO = pt(11)
_MOTTO_STEP = 1.5
_FACT_STEP = 1.45
"""Line to line of the facts one under the other, in em."""
_ROW = 1.3
"""Line to line of the facts, in lines of the grid."""


class _Task(NamedTuple):
    """What is to be set, where, and with what."""

    frame: Frame
    content: Masthead
    issue: Issue
    setter: Typesetter
    grid: Grid

    @property
    def facts(self) -> tuple[Text, ...]:
        """The facts that are shown, in order."""
        names = SHOW if self.content.show is None else self.content.show
        found = [fact(self.issue, name) for name in names if name != "name"]
        return tuple(text for text in found if text is not None and text.text.strip())

    @property
    def dated(self) -> bool:
        """Whether the day stands in large figures: `show` does not name a date of its own."""
        return self.content.show is None or not _DATES & set(self.content.show)

    def lost(self, what: str) -> Diagnostic:
        block = self.frame.block
        message = f"{block.id}: its area is too small for {what}"
        return Diagnostic("overset", message, block.span, "give it more columns or lines")


class _Made(NamedTuple):
    items: tuple[Item, ...]
    findings: tuple[Diagnostic, ...]


def set_masthead(frame: Frame, content: Masthead, setter: Typesetter, where: tuple[Issue, Grid]) -> SetBlock:
    """The masthead in its frame."""
    issue, grid = where
    task = _Task(frame, content, issue, setter, grid)
    area = frame.area
    own_box = boxed(frame.block.box, frame.block.kind) != "none"
    if own_box:
        inner = room(frame, grid, 1)
        area = Rect(inner.x, grid.line_y(inner.first), inner.right, grid.line_y(inner.last))
    shape = area.width / max(1, area.height)
    made = _wide(task, area) if shape >= _WIDE else _tall(task, area) if shape < _TALL else _square(task, area)
    items = [*box_items(frame), *made.items]
    return SetBlock(tuple(items), (), plain_account(frame), (*made.findings, *setter.findings))


def _strip(task: _Task, area: Rect) -> tuple[_Made, Length]:
    """The facts at the foot of the area between a fine rule and the thick and thin one; and where they begin."""
    foot = area.y1
    strip = foot - (_THICK + _RULE_GAP + _THIN)
    held = tuple(text for text in task.facts if has_room(text, task.setter, area.width))
    lost = () if len(held) == len(task.facts) else (task.lost("its facts"),)
    facts = shared(held, task.setter, area.width)
    pitch = min(round(task.grid.leading * _ROW), round(facts.size * 2.2))
    top = strip - pitch * len(facts.rows)
    if top <= area.y0:
        return _Made((), (task.lost("its facts"),)), foot
    items: list[Item] = [
        Rule(Point(area.x0, strip + _THIN // 2), Point(area.x1, strip + _THIN // 2), _THIN, BLACK),
        Rule(Point(area.x0, foot - _THICK // 2), Point(area.x1, foot - _THICK // 2), _THICK, BLACK),
    ]
    if facts.rows:
        items.append(Rule(Point(area.x0, top), Point(area.x1, top), _THIN, BLACK))
    items += strip_items(facts, task.setter, Rect(area.x0, top, area.x1, strip))
    return _Made(tuple(items), lost), top


def _wide(task: _Task, area: Rect) -> _Made:
    """The day at the left, the name in the middle, the code at the right; the motto under the name."""
    setter = task.setter
    strip, top = _strip(task, area)
    items = [*strip.items]
    upper = Rect(area.x0, area.y0, area.x1, top - pt(4))
    findings = [*strip.findings]
    scale = max(0.5, min(1.4, upper.height / pt(96), upper.width / pt(480)))
    left, day = upper.x0, day_pieces(task.issue, setter, scale) if task.dated else []
    if high(day) > upper.height or broad(day) * 2 > upper.width:
        findings.append(task.lost("the date"))
    elif day:
        left += broad(day)
        items += stand(day, (upper.x0, left), upper.y0 + (upper.height - high(day)) // 2)
        left += round(_AIR * scale)
    right = upper.x1
    if task.content.qr is not None:
        wish = round(QR_SIZE * min(1.3, max(1.0, scale)))
        code = code_pieces(task.content.qr, setter, task.grid, upper, wish)
        if high(code) > upper.height or (left - upper.x0) + broad(code) > upper.width * 2 // 3:
            findings.append(task.lost("the QR code"))
        else:
            right -= broad(code)
            items += stand(code, (right, upper.x1), upper.y0 + (upper.height - high(code)) // 2)
            right -= round(_AIR * scale)
    made = _named(task, Rect(left, upper.y0, right, upper.y1))
    return _Made((*items, *made.items), (*findings, *made.findings))


def _square(task: _Task, area: Rect) -> _Made:
    """The name over the whole width; the day and the code side by side under it."""
    setter = task.setter
    strip, top = _strip(task, area)
    items = [*strip.items]
    upper = Rect(area.x0, area.y0, area.x1, top - pt(4))
    findings = [*strip.findings]
    scale = max(0.5, min(1.15, upper.height / pt(220), upper.width / pt(250)))
    pairs: list[list[Piece]] = []
    if task.dated:
        pairs.append(day_pieces(task.issue, setter, scale))
    if task.content.qr is not None:
        pairs.append(code_pieces(task.content.qr, setter, task.grid, upper))
    while pairs and (sum(map(broad, pairs)) + round(_AIR) > upper.width or max(map(high, pairs)) > upper.height * 0.62):
        findings.append(task.lost("the QR code" if len(pairs) > task.dated else "the date"))
        pairs.pop()
    band = max(map(high, pairs), default=0)
    made = _named(task, Rect(upper.x0, upper.y0, upper.x1, upper.y1 - band))
    items += made.items
    step = upper.width // max(1, len(pairs))
    for number, pieces in enumerate(pairs):
        edges = upper.x0 + number * step, upper.x0 + (number + 1) * step
        items += stand(pieces, edges, upper.y1 - band + (band - high(pieces)) // 2)
    return _Made(tuple(items), (*findings, *made.findings))


def _tall(task: _Task, area: Rect) -> _Made:
    """The name from top to bottom; under it the motto, the day, the code and the facts, a line each."""
    setter, content = task.setter, task.content
    label = setter.styles["label"]
    findings: list[Diagnostic] = []
    foot = area.y1 - (_THICK + _RULE_GAP + _THIN)
    rule = hairline(area.width, _THIN, pt(9))
    parts: list[tuple[str, list[Piece]]] = []
    if content.motto is not None:
        parts.append(("the motto", _motto(task, area.width)))
    if task.dated:
        scale = max(0.6, min(1.15, area.width / pt(105)))
        parts.append(("the date", [rule, *day_pieces(task.issue, setter, scale)]))
    facts = [piece for text in task.facts for piece in _fact_lines(text, label, area.width, setter)]
    if facts:
        parts.append(("its facts", [rule, *facts]))
    if content.qr is not None:
        code = code_pieces(content.qr, setter, task.grid, area)
        parts.append(("the QR code", [rule, gap(pt(2)), *code]))
    while parts and max(broad(pieces) for _, pieces in parts) > area.width:
        widest = max(range(len(parts)), key=lambda place: broad(parts[place][1]))
        findings.append(task.lost(parts.pop(widest)[0]))
    while parts and sum(high(pieces) for _, pieces in parts) > (foot - area.y0) * 0.7:
        findings.append(task.lost(parts.pop()[0]))
    pieces = [piece for _, own in parts for piece in own]
    under = foot - high(pieces) - pt(4)
    made = _named(task, Rect(area.x0, area.y0, area.x1, under - pt(4)), True)
    items: list[Item] = [
        *made.items,
        *stand(pieces, (area.x0, area.x1), under),
        Rule(Point(area.x0, foot + _THIN // 2), Point(area.x1, foot + _THIN // 2), _THIN, BLACK),
        Rule(Point(area.x0, area.y1 - _THICK // 2), Point(area.x1, area.y1 - _THICK // 2), _THICK, BLACK),
    ]
    return _Made(tuple(items), (*findings, *made.findings))


def _fact_lines(text: Text, style: Style, measure: Length, setter: Typesetter) -> list[Piece]:
    """A fact on a line; one that is longer breaks behind its colon."""
    lines = type_pieces(text, style, measure, setter, _FACT_STEP)
    name, colon, value = text.text.partition(COLON)
    if len(lines) == 1 or not value:
        return lines
    parts = text._replace(text=name + colon), text._replace(text=value)
    return [piece for part in parts for piece in type_pieces(part, style, measure, setter, _FACT_STEP)]


def _motto(task: _Task, measure: Length) -> list[Piece]:
    """The motto on a line, on more where it is longer."""
    if task.content.motto is None:
        return []
    style = task.setter.styles["kicker"]._replace(size=_MOTTO)
    return type_pieces(task.content.motto, style, measure, task.setter, _MOTTO_STEP)


def _named(task: _Task, rect: Rect, upright: bool = False) -> _Made:
    """The name in its rectangle."""
    if min(rect.width, rect.height) < LEAST_NAME:
        return _Made((), (task.lost("the name of the paper"),))
    lost: list[Diagnostic] = []
    if upright:
        plate = down(task.issue, task.content, task.setter, rect)
    else:
        motto = _motto(task, rect.width)
        if high(motto) + LEAST_NAME > rect.height:
            motto = []
            lost.append(task.lost("the motto"))
        plate = across(task.issue, task.content, task.setter, rect, motto)
    if not plate.fits:
        lost.append(task.lost("the name of the paper"))
    return _Made(plate.items, (*plate.findings, *lost))


def plain_account(frame: Frame) -> BlockAccount:
    """The account of a block without body copy."""
    block = frame.block
    return BlockAccount(block.id, block.kind, frame.corners, 0, 0, 0, 0, None, None, (), block.span)
