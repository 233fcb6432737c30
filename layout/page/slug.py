"""The slug line of a press file: what the sheet is, and a letter in every ink; set like all type, it stands outside the
trimmed page."""

from __future__ import annotations

from ..colour import BLACK, Colour
from ..display import Item, Layer
from ..edition import SetPage
from ..fonts import FontBook
from ..geometry import Point, pt
from ..issue import Issue, Text
from ..style import HOUSE
from ..text.rules.wording import SLUG
from ..text.runs import runs
from .typesetter import Typesetter

SLUG_LAYER = "slug"
_SIZE = pt(7)
_LETTERS = (
    ("C", Colour(100, 0, 0, 0)),
    ("M", Colour(0, 100, 0, 0)),
    ("Y", Colour(0, 0, 100, 0)),
    ("K", BLACK),
)


def with_slug(done: SetPage, issue: Issue, book: FontBook) -> SetPage:
    """The page with its slug line on a layer of its own, at the origin, from where the sheet puts it in its place."""
    page = done.page
    setter = Typesetter(book, HOUSE, page.number, "slug")
    words = SLUG.format(
        paper=issue.paper.name.text,
        date=issue.dateline.date.isoformat(),
        number=page.number,
        name=page.name,
        condition=issue.press.condition or "",
    )
    items: list[Item] = []
    x = 0
    for text, colour in ((" ".join(words.split()), BLACK), *_LETTERS):
        line = setter.single(Text(text, issue.path, ((0, 1, 1),)), HOUSE["label"], _SIZE, colour)
        if line is not None:
            items += runs(line, Point(x, 0))
            x += line.width + _SIZE
    return done._replace(page=page._replace(layers=(*page.layers, Layer(SLUG_LAYER, tuple(items)))))
