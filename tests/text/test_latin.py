"""Letters and figures stand in the Latin design of their face, fitted to its Han by the factors of fonts.yaml."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layout.colour import BLACK
from layout.diagnostics import Span
from layout.fonts import FontBook, Latin
from layout.geometry import Point, pt
from layout.issue import File, Text
from layout.markup import plain
from layout.source.faces import catalogue
from layout.text.itemize import Setting
from layout.text.justify import set_line
from layout.text.nodes import Prepared, Voice
from layout.text.runs import runs
from layout.text.spacing import prepare

FONTS = Path(__file__).resolve().parents[2] / "fonts"
HOUSE = catalogue(str(FONTS), {})
EM = pt(100)


def _prepared(text: str, book: FontBook, face: str = "kai-400") -> Prepared:
    voice = Voice(book.face(face), EM, BLACK, 1.0, 0)
    return prepare(plain(Text(text, "x", ((0, 1, 1),))), Setting(dict.fromkeys("pske", voice), "copy"), book)


def _faces(ready: Prepared) -> list[tuple[str, str]]:
    return [(atom.text, atom.voice.face.name) for atom in ready.atoms]


def test_figures_in_kai_are_those_of_song() -> None:
    ready = _prepared("在“12·13”案35℃", FontBook(HOUSE))
    song, kai = "song-400", "kai-400"
    letters = [("在", kai), ("“", kai), ("1", song), ("2", song), ("·", kai), ("1", song), ("3", song), ("”", kai)]
    assert _faces(ready) == [*letters, ("案", kai), ("3", song), ("5", song), ("℃", kai)]


@pytest.mark.parametrize("face", ["song-400", "song-900", "hei-700"])
def test_song_and_hei_have_latin_of_their_own(face: str) -> None:
    assert {name for _, name in _faces(_prepared("第3版App", FontBook(HOUSE), face))} == {face}


def test_size_and_baseline_follow_the_factors() -> None:
    entry = HOUSE.entries["kai-400"]._replace(latin=Latin("hei-400", 1.1, 0.02))
    ready = _prepared("版A版", FontBook(HOUSE._replace(entries={**HOUSE.entries, "kai-400": entry})))
    han, latin, _ = runs(set_line(ready, (0, 3), (0, 10 * EM), False), Point(0, 0))
    assert (latin.face.name, latin.size, latin.at.y) == ("hei-400", round(EM * 1.1), -round(EM * 0.02))
    assert (han.size, han.at.y) == (EM, 0)


def test_the_gap_to_han_is_a_quarter_of_the_hans_em() -> None:
    ready = _prepared("版A版", FontBook(HOUSE))
    assert ready.natural == (EM // 4, EM // 4)


def test_a_face_that_an_issue_brings_keeps_its_own_letters() -> None:
    own = File("own.ttf", os.path.realpath(HOUSE.entries["kai-400"].path), Span("issue.yaml", 1, 1))
    book = FontBook(catalogue(str(FONTS), {"kai-400": own}))
    assert {name for _, name in _faces(_prepared("第3版", book))} == {"kai-400"}
