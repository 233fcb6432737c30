"""An ear 报眼 beside the nameplate: a box of the paper's own with a title, a text, a QR code, a logo or facts.

In a wide ear the code stands beside the text, else under it; a logo takes what is left above.
"""

from __future__ import annotations

from ..colour import BLACK
from ..diagnostics import Diagnostic
from ..display import Item, Rule
from ..edition import SetBlock
from ..geometry import Length, Point, Rect, mm, pt
from ..issue import Ear, Issue, Text
from ..record import NamedTuple
from ..style import ACCENT, Style
from ..text.runs import runs
from .facts import fact
from .frame import Frame
from .grid import ASCENT, Grid
from .head_fit import split
from .masthead import plain_account
from .photo import show_whole
from .room import box_items, room
from .sense import by_sense
from .stack import Piece, broad, code_pieces, gap, high, stand, type_pieces
from .typesetter import Typesetter

_TITLE, _TEXT, _PAGES, _SITE = pt(19), pt(11), pt(24), pt(10)
_STEP = 1.5
"""Line to line in an ear, in em."""
_ROOMY = (1.7, 1.5, 1.3, 1.15)
"""How much larger its type may be where it leaves much of its area white."""
_FULL = 0.7
"""The share of the area that larger type may fill."""
_TITLE_MOST, _TEXT_MOST = 1.5, 1.3
_TITLE_SIZES = (1.0, 0.85, 0.7, 0.6, 0.5)
"""How small a title may be set before it has three lines, or breaks inside a word."""
_LARGE_CODE = mm(27)
_AIR = pt(12)
_LEAST_LOGO = pt(20)
_RULE = pt(0.5)


class _Task(NamedTuple):
    content: Ear
    issue: Issue
    setter: Typesetter
    grid: Grid
    rect: Rect


def set_ear(frame: Frame, content: Ear, setter: Typesetter, where: tuple[Issue, Grid]) -> SetBlock:
    """An ear in its frame; with nothing in it, the number of pages and the site."""
    issue, grid = where
    inner = room(frame, grid, 1)
    rect = Rect(inner.x, grid.line_y(inner.first), inner.right, grid.line_y(inner.last))
    task = _Task(content, issue, setter, grid, rect)
    items: list[Item] = box_items(frame)
    findings: list[Diagnostic] = []
    code = _code(task)
    beside = bool(code) and bool(content.text or content.title or content.show) and _beside(task, code)
    aside = broad(code) + _AIR if beside else 0
    under = [] if beside else code
    words = _words(task, rect.width - aside, high(under))
    pieces = [*words, *([gap(pt(4))] if words and under else ()), *under]
    if beside:
        items += stand(code, (rect.x1 - broad(code), rect.x1), rect.y0 + (rect.height - high(code)) // 2)
    while pieces and high(pieces) > rect.height:
        pieces.pop()
        message = f"{frame.block.id}: not all that the ear shows fits its area"
        findings = [Diagnostic("overset", message, frame.block.span, "show less, or give it more lines")]
    y = rect.y0 + max(0, rect.height - high(pieces)) // 2
    if content.logo is not None:
        free = Rect(rect.x0, rect.y0, rect.x1 - aside, rect.y1 - high(pieces) - (pt(6) if pieces else 0))
        if min(free.width, free.height) < _LEAST_LOGO:
            message = f"{frame.block.id}: its area is too small for the logo"
            findings.append(Diagnostic("overset", message, frame.block.span, "show less, or give it more lines"))
        else:
            logo, lost = show_whole(content.logo, free, setter)
            items += logo
            findings += lost
            y = rect.y1 - high(pieces)
    items += stand(pieces, (rect.x0, rect.x1 - aside), y)
    return SetBlock(tuple(items), (), plain_account(frame), (*findings, *setter.findings))


def _code(task: _Task) -> list[Piece]:
    """The QR code, larger where it stands alone."""
    code = task.content.qr
    if code is None:
        return []
    alone = not (task.content.title or task.content.text or task.content.logo or task.content.show)
    return code_pieces(code, task.setter, task.grid, task.rect, _LARGE_CODE if alone else None)


def _beside(task: _Task, code: list[Piece]) -> bool:
    """Whether the text is better beside the code: the ear is wide, and what stands under it would not fit or be low."""
    left = task.rect.width - broad(code) - _AIR
    if high(code) > task.rect.height:
        return False
    return left >= 7 * _TEXT and (task.rect.width > task.rect.height * 1.25 or broad(code) * 2.6 < task.rect.width)


def _words(task: _Task, measure: Length, below: Length) -> list[Piece]:
    """Title, text and facts; larger where that leaves much of the area white and breaks no fact."""
    plain = _texts(task, measure, 1.0)
    if high(plain) + below > task.rect.height * _FULL:
        return plain
    rows = len(_facts(task, measure, 1.0))
    for grown in _ROOMY:
        larger = _texts(task, measure, grown)
        if len(_facts(task, measure, grown)) > rows:
            continue
        if high(larger) + below <= task.rect.height * _FULL and broad(larger) <= measure:
            return larger
    return plain


def _texts(task: _Task, measure: Length, grown: float) -> list[Piece]:
    content, setter = task.content, task.setter
    brief = setter.styles["main.brief"]
    pieces: list[Piece] = []
    if content.title is not None:
        big = brief._replace(size=round(_TITLE * min(grown, _TITLE_MOST)), colour=ACCENT)
        pieces += _title(content.title, big, measure, setter)
    if content.text is not None:
        caption = setter.styles["caption"]._replace(size=round(_TEXT * min(grown, _TEXT_MOST)))
        lines = _paragraph(content.text, caption, measure, setter)
        pieces += [gap(pt(2)), *lines] if lines else []
    if not (pieces or content.qr or content.logo or content.show):
        return _default(task, measure, grown)
    return [*pieces, *_facts(task, measure, grown)]


def _facts(task: _Task, measure: Length, grown: float) -> list[Piece]:
    label = task.setter.styles["label"]
    own = label._replace(size=round(label.size * grown))
    shown = [fact(task.issue, name) for name in task.content.show or ()]
    return [
        piece
        for text in shown
        if text is not None and text.text.strip()
        for piece in type_pieces(text, own, measure, task.setter, _STEP)
    ]


def _title(text: Text, style: Style, measure: Length, setter: Typesetter) -> list[Piece]:
    """The title in lines by sense, smaller where they need it."""
    made: list[Piece] = []
    for share in _TITLE_SIZES:
        sized = style._replace(size=round(style.size * share))
        typed = split(setter.read(text))
        lines = [line for strand in typed for line in by_sense(setter, strand, sized, measure)]
        made = [piece for line in lines for piece in type_pieces(line, sized, measure, setter)]
        if len(made) == len(lines) <= max(2, len(typed)):
            break
    return made


def _default(task: _Task, measure: Length, grown: float) -> list[Piece]:
    """The number of pages in large type between two rules, the site under it."""
    setter = task.setter
    size = round(min(_PAGES * grown, measure / 6))
    big = setter.styles["main.third"]._replace(size=size, colour=ACCENT)
    pages, site = fact(task.issue, "pages"), fact(task.issue, "site")
    width = min(measure, size * 6)
    rule = Piece(width, round(size * 0.45), (Rule(Point(0, 0), Point(width, 0), _RULE, BLACK),))
    pieces = [rule, *(type_pieces(pages, big, measure, setter, 1.2) if pages is not None else ())]
    if site is not None and site.text.strip():
        style = setter.styles["label"]._replace(size=_SITE)
        pieces += [gap(round(size * 0.3)), *type_pieces(site, style, measure, setter, _STEP)]
    low = round(size * 0.45)
    return [*pieces, Piece(width, low, (Rule(Point(0, low), Point(width, low), _RULE, BLACK),))]


def _paragraph(text: Text, style: Style, measure: Length, setter: Typesetter) -> list[Piece]:
    """Lines of copy in the measure, as the style aligns them; one alone in the middle."""
    step = round(style.size * _STEP)
    base = (step - style.size) // 2 + round(style.size * ASCENT)
    lines = setter.lines(text, style, measure)
    if len(lines) == 1:
        return type_pieces(text, style, measure, setter, _STEP)
    return [Piece(measure, step, tuple(runs(aligned.line, Point(aligned.shift, base)))) for aligned in lines]
