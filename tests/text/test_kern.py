"""The kern between two letters belongs to the place between them: it is there within a line and gone at its edges."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.colour import BLACK
from layout.fonts import FontBook, scale
from layout.geometry import pt
from layout.issue import Text
from layout.markup import plain
from layout.source.faces import catalogue
from layout.text.itemize import Setting
from layout.text.justify import set_line
from layout.text.nodes import Prepared, Voice
from layout.text.spacing import prepare

BOOK = FontBook(catalogue(str(Path(__file__).resolve().parents[2] / "fonts"), {}))
EM = pt(100)


def _prepared(text: str, face: str) -> Prepared:
    voice = Voice(BOOK.face(face), EM, BLACK, 1.0, 0)
    return prepare(plain(Text(text, "x", ((0, 1, 1),))), Setting(dict.fromkeys("pske", voice), "copy"), BOOK)


@pytest.mark.parametrize("face", ["song-400", "hei-400", "song-900"])
@pytest.mark.parametrize("text", ["AVATAR", "To.Ye/Wa-Ty", "office", "11.7,4"])
def test_a_line_is_as_wide_as_it_is_shaped(text: str, face: str) -> None:
    ready = _prepared(text, face)
    font = BOOK.face(face)
    shaped = sum(glyph.advance for glyph in font.shape(text))
    assert abs(ready.offsets[-1] - scale(shaped, EM, font.upem)) <= len(text)


def test_a_kern_vanishes_at_both_edges_of_a_line() -> None:
    ready = _prepared("AVAVAV", "song-400")
    font = BOOK.face("song-400")
    assert all(kern < 0 for kern in ready.natural), "the face kerns A and V"
    line = set_line(ready, (1, 3), (0, 2 * EM), False)
    widths = [scale(font.advance(font.gid(letter)), EM, font.upem) for letter in "VA"]
    assert line.xs[0] == 0
    assert line.width == sum(widths) + ready.natural[1]
