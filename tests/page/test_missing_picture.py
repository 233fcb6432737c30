"""The place of a picture that is not there: its file's name stands clear of the number, in places of every size."""

from __future__ import annotations

import pytest

from layout.diagnostics import Span
from layout.display import GlyphRun
from layout.fonts import FontBook
from layout.geometry import Rect, pt
from layout.issue import File, Photo
from layout.page.photo import missing, number_mark
from layout.page.typesetter import Typesetter
from layout.source.faces import catalogue
from layout.style import HOUSE

from .pages import FONTS

SPAN = Span("issue.yaml", 1, 1)
FILE = File("missing.jpg", None, SPAN)


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(FontBook(catalogue(str(FONTS), {})), HOUSE, 1, "a")


def _box(runs: list[GlyphRun]) -> Rect:
    """What glyphs of a label take up, above their baseline; its letters have hardly anything below it."""
    first, last = runs[0], runs[-1]
    return Rect(first.at.x, first.at.y - round(first.size * 0.8), last.at.x + last.xs[-1] + last.size // 2, first.at.y)


@pytest.mark.parametrize("width", [8, 14, 21, 26, 30, 40, 90])
@pytest.mark.parametrize("height", [8, 12, 18, 24, 31, 33, 38, 44, 60])
def test_the_name_is_clear_of_the_number(width: int, height: int, setter: Typesetter) -> None:
    rect = Rect(pt(100), pt(100), pt(100 + width), pt(100 + height))
    name = [item for item in missing(FILE, rect, setter) if isinstance(item, GlyphRun)]
    photo = Photo(FILE, None, None, None, None, None, None, None, None, SPAN)
    number = [item for item in number_mark(3, photo, rect, setter) if isinstance(item, GlyphRun)]
    assert number
    if width >= 40 and height >= 18:
        assert name
    if name:
        one, other = _box(name), _box(number)
        assert one.x0 >= rect.x0
        assert one.x1 <= rect.x1 + pt(1)
        assert one.x0 >= other.x1 - pt(2) or one.y1 <= other.y0
        assert name[0].size >= pt(1.5)
