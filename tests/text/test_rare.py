"""Rare characters: Extension B and variation sequences by fallback, in the same em box, and never in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from layout.colour import BLACK
from layout.fonts import Catalogue, FaceEntry, FontBook
from layout.geometry import pt
from layout.issue import Text
from layout.markup import plain
from layout.source.faces import catalogue
from layout.text.itemize import Setting, itemize
from layout.text.nodes import Prepared, Voice
from layout.text.spacing import prepare

EM = pt(10)
RARE, BASE, SELECTOR = "\U00020b9f", "葛", "\U000e0101"
"""𠮟 of Extension B, and a form of 葛."""


@pytest.fixture(scope="module")
def house() -> Catalogue:
    return catalogue(str(Path(__file__).resolve().parents[2] / "fonts"), {})


@pytest.fixture(scope="module")
def rare(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A face with one Extension B character and one variation sequence."""
    names = [".notdef", "rare", "base", "form"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(RARE): "rare", ord(BASE): "base"}, uvs=[(ord(BASE), ord(SELECTOR), "form")])
    glyphs = {}
    for number, name in enumerate(names):
        pen = TTGlyphPen(None)
        pen.moveTo((50, -100))
        pen.lineTo((50, 800 - number * 100))
        pen.lineTo((950, 800))
        pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 50)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Rare", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    path = tmp_path_factory.mktemp("rare") / "rare.ttf"
    builder.save(str(path))
    return str(path)


def _book(house: Catalogue, rare: str | None) -> FontBook:
    if rare is None:
        return FontBook(house)
    entry = FaceEntry("rare-400", rare, 0, 400, "", None, False)
    return FontBook(
        house._replace(entries={**house.entries, "rare-400": entry}, fallback=(*house.fallback, "rare-400"))
    )


def _set(text: str, book: FontBook) -> Prepared:
    voice = Voice(book.face("kai-400"), EM, BLACK, 1.0, 0)
    return prepare(plain(Text(text, "x", ((0, 1, 1),))), Setting(dict.fromkeys("pske", voice), "copy"), book)


def test_an_extension_b_character_is_set_in_a_face_that_has_it(house: Catalogue, rare: str) -> None:
    own = _set(f"姓{RARE}名", _book(house, rare))
    assert [atom.core for atom in own.atoms] == [EM] * 3
    assert own.offsets[3] == 3 * EM
    used = own.atoms[1].voice.face.name
    assert used != "kai-400" or not own.findings
    assert all(found.place == 1 for found in own.findings)


def test_a_variation_sequence_goes_to_a_face_that_knows_it(house: Catalogue, rare: str) -> None:
    own = _set(f"诸{BASE}{SELECTOR}亮", _book(house, rare))
    assert [atom.text for atom in own.atoms] == ["诸", BASE + SELECTOR, "亮"]
    assert own.atoms[1].voice.face.name == "rare-400"
    assert own.atoms[1].pieces[0].gid == 3
    (found,) = own.findings
    assert (found.code, found.place) == ("font-substituted", 1)
    assert "U+845B U+E0101" in found.message
    assert "rare-400" in found.message


def test_a_sequence_that_no_face_knows_keeps_the_usual_glyph_and_is_said(house: Catalogue) -> None:
    own = _set(f"诸{BASE}\U000e01ef亮", _book(house, None))
    plain_one = _set(f"诸{BASE}亮", _book(house, None))
    assert own.atoms[1].pieces[0].gid == plain_one.atoms[1].pieces[0].gid
    assert own.atoms[1].core == EM
    (found,) = own.findings
    assert (found.code, found.place) == ("font-substituted", 1)
    assert "no face has the variant" in found.message


def test_emoji_selectors_are_left_alone(house: Catalogue) -> None:
    assert not [found for found in _set("①\ufe0e图", _book(house, None)).findings if "variant" in found.message]


def test_a_text_in_a_script_that_no_face_has_is_not_told_a_thousand_times(house: Catalogue) -> None:
    book = FontBook(house)
    strand = plain(Text("".join(chr(0xF0000 + step) for step in range(1000)), "a.md", ((0, 1, 1),)))
    voice = Voice(book.face("song-400"), EM, BLACK, 1.0, 0)
    _, findings = itemize(strand, Setting({"p": voice}, "copy"), book)
    assert len(findings) == 201
    assert findings[-1] == ("missing-glyph", "the same goes for 800 characters more", 200)
