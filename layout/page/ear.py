"""An ear 报眼 beside the nameplate: a box of the paper's own with a title, a text, a QR code, a logo or facts."""

from __future__ import annotations

from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..display import Item, moved
from ..edition import SetBlock
from ..geometry import Length, Point, Rect, pt
from ..issue import QR, Ear, Issue, Text
from ..style import ACCENT, Style
from ..text.runs import runs
from .facts import fact
from .frame import Frame
from .grid import ASCENT, Grid
from .masthead import QR_SIZE, plain_account
from .photo import show_whole
from .qrcode import qr
from .room import box_items, room
from .typesetter import Typesetter

_TITLE, _TEXT, _PAGES = pt(19), pt(11.5), pt(20)
_STEP = 1.5
"""Line to line in an ear, in em."""
_ROOMY = pt(120)
"""From this height on an ear without a QR code has larger type."""


class _Row(NamedTuple):
    """A line of type or a QR code: its height and the items that stand on it, placed from its top left corner."""

    height: Length
    items: tuple[Item, ...]


def set_ear(frame: Frame, content: Ear, setter: Typesetter, where: tuple[Issue, Grid]) -> SetBlock:
    """An ear in its frame; with nothing in it, the number of pages and the site."""
    issue, grid = where
    inner = room(frame, grid, 1)
    rect = Rect(inner.x, grid.line_y(inner.first), inner.right, grid.line_y(inner.last))
    rows = _type_rows(_texts(content, issue, setter, rect), setter, rect)
    if content.qr is not None:
        rows += _code_rows(content.qr, setter, grid, rect)
    findings: list[Diagnostic] = []
    while rows and sum(row.height for row in rows) > rect.height:
        rows.pop()
        message = f"{frame.block.id}: not all that the ear shows fits its area"
        findings = [Diagnostic("overset", message, frame.block.span, "show less, or give it more lines")]
    items: list[Item] = box_items(frame)
    y = rect.y0 + max(0, rect.height - sum(row.height for row in rows)) // 2
    if content.logo is not None:
        free = Rect(rect.x0, rect.y0, rect.x1, rect.y1 - sum(row.height for row in rows))
        logo, lost = show_whole(content.logo, free, setter)
        items += logo
        findings += lost
        y = free.y1
    for row in rows:
        items += [moved(item, rect.x0, y) for item in row.items]
        y += row.height
    return SetBlock(tuple(items), (), plain_account(frame), (*findings, *setter.findings))


def _texts(content: Ear, issue: Issue, setter: Typesetter, rect: Rect) -> list[tuple[Text, Style]]:
    """Title, text and facts with their styles."""
    grown = 1.15 if rect.height > _ROOMY and content.qr is None else 1.0
    title = setter.styles["main.brief"]._replace(align="centre", colour=ACCENT, size=round(_TITLE * grown))
    texts: list[tuple[Text, Style]] = []
    if content.title is not None:
        texts.append((content.title, title))
    if content.text is not None:
        texts.append((content.text, setter.styles["caption"]._replace(size=round(_TEXT * grown))))
    alone = not (texts or content.qr or content.logo)
    for name in content.show or (("pages", "site") if alone else ()):
        text = fact(issue, name)
        if text is not None and text.text:
            big = name == "pages" and alone
            style = setter.styles["main.third" if big else "label"]._replace(align="centre")
            texts.append((text, style._replace(size=_PAGES) if big else style))
    return texts


def _type_rows(texts: list[tuple[Text, Style]], setter: Typesetter, rect: Rect) -> list[_Row]:
    rows = []
    for text, style in texts:
        step = round(style.size * _STEP)
        base = (step - style.size) // 2 + round(style.size * ASCENT)
        for aligned in setter.lines(text, style, rect.width):
            rows.append(_Row(step, tuple(runs(aligned.line, Point(aligned.shift, base)))))
    return rows


def _code_rows(code: QR, setter: Typesetter, grid: Grid, rect: Rect) -> list[_Row]:
    side = min(rect.width, code.size.resolve(grid.body, grid.leading) if code.size else QR_SIZE)
    left = (rect.width - side) // 2
    rows = [_Row(side, (qr(code.data.text, Rect(left, 0, left + side, side)),))]
    if code.label is not None:
        rows += _type_rows([(code.label, setter.styles["label"])], setter, rect)
    return rows
