"""What belongs to the page and to no block: column rules, cut-off rules, the folio.

A rule stands in the white between two neighbouring blocks: a column rule where they stand side by side, a cut-off rule
where one stands over the other.  None stands beside a box, a picture block or an advertisement, which have edges of
their own.
"""

from __future__ import annotations

from ..colour import BLACK
from ..display import GlyphRun, Item, Rule
from ..geometry import Length, Point, pt
from ..issue import Issue, Page, Text
from ..style import Style
from ..text.rules.wording import FOLIO
from ..text.runs import runs
from .facts import fact
from .frame import Frame
from .grid import Grid
from .room import boxed
from .typesetter import Typesetter

COLUMN_RULE = pt(0.3)
CUT_OFF_RULE = pt(0.5)
_FOLIO_RULE = pt(0.75)
_PAGE_NUMBER = pt(20)
_OWN_EDGES = frozenset(("masthead", "ad"))


def rules(frames: tuple[Frame, ...], grid: Grid) -> list[Item]:
    """The rules between the blocks of a page."""
    made: list[Item] = []
    for one in frames:
        for other in frames:
            if _edged(one) or _edged(other):
                continue
            if one.columns[1] == other.columns[0]:
                made += _column_rule(one, other, grid)
            if one.cells.y1 == other.cells.y0:
                made += _cut_off(one, other, grid)
    return made


def _edged(frame: Frame) -> bool:
    return frame.block.kind in _OWN_EDGES or boxed(frame.block.box, frame.block.kind) != "none"


def _column_rule(left: Frame, right: Frame, grid: Grid) -> list[Item]:
    top = max(left.area.y0, right.area.y0)
    foot = min(left.area.y1, right.area.y1)
    if foot <= top:
        return []
    x = (left.area.x1 + right.area.x0) // 2
    return [Rule(Point(x, top + grid.half_lead), Point(x, foot - grid.half_lead), COLUMN_RULE, BLACK)]


def _cut_off(upper: Frame, lower: Frame, grid: Grid) -> list[Item]:
    left = max(upper.area.x0, lower.area.x0)
    right = min(upper.area.x1, lower.area.x1)
    if right <= left:
        return []
    y = (upper.area.y1 + upper.cells.y1) // 2
    return [Rule(Point(left, y), Point(right, y), CUT_OFF_RULE, BLACK)]


def has_folio(page: Page) -> bool:
    """Page 1 with a masthead has none; nor has a page that says so."""
    masthead = any(block.kind == "masthead" for block in page.blocks.values())
    return page.folio is not None and not (page.number == 1 and masthead)


def folio(issue: Issue, page: Page, setter: Typesetter, grid: Grid) -> list[Item]:
    """Page number, section, paper, date and credits in the head margin, a rule below."""
    if not has_folio(page):
        return []
    style = setter.styles["folio"]
    y = grid.y - pt(7)
    items: list[Item] = [Rule(Point(grid.x, y), Point(grid.x + grid.width, y), _FOLIO_RULE, BLACK)]
    base = y - pt(4.5)
    span = page.span
    number = Text(str(page.number), span.file, ((0, span.line, span.column),))
    heavy = style._replace(face="hei-900")
    x = _from_left(number, heavy, (_PAGE_NUMBER, Point(grid.x, base)), (setter, items))
    if page.name is not None:
        x = _from_left(page.name, style._replace(face="hei-700"), (pt(12.5), Point(x + pt(8), base)), (setter, items))
    if page.folio is not None:
        given = {
            "editor": page.folio.editor,
            "layout": page.folio.layout,
            "proof": page.folio.proof,
            "phone": page.folio.phone,
        }
        for name, text in given.items():
            if text is not None:
                worded = text._replace(text=FOLIO[name].format(text.text))
                x = _from_left(worded, style, (style.size, Point(x + pt(12), base)), (setter, items))
    return items + _at_right(issue, style, Point(grid.x + grid.width, base), setter)


def _at_right(issue: Issue, style: Style, at: Point, setter: Typesetter) -> list[Item]:
    """Date, weekday and paper up to a point, in reading order."""
    end = at.x
    placed: list[list[GlyphRun]] = []
    for text, size in (
        (issue.paper.name, pt(12.5)),
        (fact(issue, "weekday"), style.size),
        (fact(issue, "date"), style.size),
    ):
        if text is None:
            continue
        own = style._replace(face="song-900") if size > style.size else style
        line = setter.single(text, own, size)
        if line is not None:
            placed.append(runs(line, Point(end - line.width, at.y)))
            end -= line.width + pt(9)
    return [run for piece in reversed(placed) for run in piece]


def _from_left(text: Text, style: Style, where: tuple[Length, Point], into: tuple[Typesetter, list[Item]]) -> Length:
    """Sets text from a point on and returns where it ends."""
    size, at = where
    setter, items = into
    line = setter.single(text, style, size)
    if line is None:
        return at.x
    items += runs(line, at)
    return at.x + line.width
