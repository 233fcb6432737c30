"""The slug of a staged proof: on added paper outside the trimmed page, what the sheet is, and boxes for those who sign.

Two rows under the page: paper, page, stage, time, revision and content in words; the boxes.  Nothing of it is ever on
the page.
"""

from __future__ import annotations

from ..colour import BLACK
from ..display import Frame, Item, Layer, Page
from ..fonts import FontBook
from ..geometry import Length, Point, Rect, mm, pt
from ..issue import Issue, Text
from ..record import NamedTuple
from ..style import HOUSE
from ..text.rules.wording import REVISION, SIGNED_BY, STAGE_SLUG, WAIVED, WAIVED_APART
from ..text.runs import runs
from .grid import ASCENT
from .slug import SLUG_LAYER
from .typesetter import Typesetter

APRON = mm(24)
"""The paper added on every side."""
_FIRST = mm(4)
_WORDS, _SMALL = pt(9), pt(7)
_BOX_TOP, _BOX = mm(9), (mm(34), mm(8))
_SIDE = mm(8)
_LEAST = pt(4)


class Stage(NamedTuple):
    """What the slug says of a sheet beside its paper and page."""

    name: str
    time: str
    revision: int
    content: str
    """The first letters of the hash of what stands on it."""
    waived: tuple[str, ...] = ()
    """The warnings that were answered, with their reasons."""


def with_stage(page: Page, issue: Issue, stage: Stage, what: str, book: FontBook) -> Page:
    """The page with the slug below it, on a layer of its own; `what` names the sheet."""
    setter = Typesetter(book, HOUSE, page.number, "slug")
    words = STAGE_SLUG.format(
        paper=issue.paper.name.text,
        date=issue.dateline.date.isoformat(),
        what=what,
        stage=stage.name,
        time=stage.time,
        revision=REVISION.format(number=stage.revision),
        content=stage.content,
    )
    foot = page.height + _FIRST
    items = _line(words, Point(0, foot), (page.width, _WORDS), setter)
    items += _boxes(page.width, page.height + _BOX_TOP, setter)
    if stage.waived:
        said = WAIVED.format(WAIVED_APART.join(stage.waived))
        items += _line(said, Point(0, page.height + _BOX_TOP + _BOX[1] + mm(1.5)), (page.width, _SMALL), setter)
    return page._replace(layers=(*page.layers, Layer(SLUG_LAYER, tuple(items))))


def _boxes(width: Length, top: Length, setter: Typesetter) -> list[Item]:
    """A box for each who signs, its name within; as wide as the sheet lets them be."""
    items: list[Item] = []
    gap = mm(3)
    wide = min(_BOX[0], (width - gap * (len(SIGNED_BY) - 1)) // len(SIGNED_BY))
    for place, name in enumerate(SIGNED_BY):
        rect = Rect(place * (wide + gap), top, place * (wide + gap) + wide, top + _BOX[1])
        items.append(Frame(rect, pt(0.5), BLACK))
        at = Point(rect.x0 + mm(1.5), rect.y0 + (rect.height - _SMALL) // 2)
        items += _line(name, at, (wide // 2, _SMALL), setter)
    return items


def _line(words: str, at: Point, room: tuple[Length, Length], setter: Typesetter) -> list[Item]:
    """Words on one line from their top left corner: the room's width, and their size where that is enough."""
    most, size = room
    style = HOUSE["label"]._replace(face="hei-400")
    line = setter.single(Text(words, "", ((0, 1, 1),)), style, size)
    if line is not None and line.width > most:
        size = max(_LEAST, size * most // line.width)
        line = setter.single(Text(words, "", ((0, 1, 1),)), style, size)
    return [] if line is None else list(runs(line, Point(at.x, at.y + round(size * ASCENT))))
