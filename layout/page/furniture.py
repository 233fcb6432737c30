"""What belongs to the page and to no block: column rules, cut-off rules, the folio.

A rule stands in the white between two neighbouring blocks: a column rule where they stand side by side, a cut-off rule
where one stands over the other.  None stands beside a box, a picture block or an advertisement, which have edges of
their own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

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


class _Part(NamedTuple):
    """A stretch of one base column that a block stands in."""

    frame: Frame
    start: int
    end: int


def rules(frames: tuple[Frame, ...], grid: Grid) -> list[Item]:
    """The rules between the blocks of a page."""
    columns: list[list[_Part]] = [[] for _ in range(grid.columns)]
    for frame in frames:
        for place, stretches in enumerate(frame.stretches):
            columns[frame.columns[0] + place] += [_Part(frame, *stretch) for stretch in stretches]
    made: list[Item] = []
    for place, (left, right) in enumerate(pairwise(columns)):
        made += _column_rules(left, right, (grid.column_x(place) + grid.measure + grid.column_x(place + 1)) // 2, grid)
    return made + _cut_offs(columns, grid)


def _ruled(one: _Part, other: _Part) -> bool:
    """Whether a rule stands between two blocks: neither has an edge of its own."""
    return one.frame is not other.frame and not any(
        part.frame.block.kind in _OWN_EDGES or boxed(part.frame.block.box, part.frame.block.kind) != "none"
        for part in (one, other)
    )


def _column_rules(left: list[_Part], right: list[_Part], x: Length, grid: Grid) -> list[Item]:
    """The rules in one gutter, where two blocks stand side by side."""
    made: list[Item] = []
    for one in left:
        for other in right:
            top, foot = max(one.start, other.start), min(one.end, other.end)
            if top < foot and _ruled(one, other):
                ends = Point(x, grid.line_y(top) + grid.half_lead), Point(x, grid.line_y(foot) - grid.half_lead)
                made.append(Rule(*ends, COLUMN_RULE, BLACK))
    return made


def _cut_offs(columns: list[list[_Part]], grid: Grid) -> list[Item]:
    """The rules between a block and the one under it, over all the columns that they share."""
    shared: dict[tuple[int, str, str], list[int]] = {}
    for place, column in enumerate(columns):
        for upper in column:
            for lower in column:
                if lower.start == upper.end + 1 and _ruled(upper, lower):
                    key = (upper.end, upper.frame.block.id, lower.frame.block.id)
                    shared.setdefault(key, []).append(place)
    made: list[Item] = []
    for (line, _, _), places in shared.items():
        y = grid.line_y(line) + grid.leading // 2
        start = places[0]
        for place, following in pairwise([*places, -1]):
            if following != place + 1:
                right = grid.column_x(place) + grid.measure
                made.append(Rule(Point(grid.column_x(start), y), Point(right, y), CUT_OFF_RULE, BLACK))
                start = following
    return made


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
