"""—— and …… in every supplied face: one atom of 2 em, the dash without a gap and nearly as long as its room."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from layout.colour import BLACK
from layout.fonts import FontBook
from layout.geometry import pt
from layout.issue import Text
from layout.markup import plain
from layout.source.faces import catalogue
from layout.text.itemize import Setting
from layout.text.nodes import Atom, Voice
from layout.text.spacing import prepare

BOOK = FontBook(catalogue(str(Path(__file__).resolve().parents[2] / "fonts"), {}))
FACES = sorted(BOOK.catalogue.entries)
EM = pt(100)


def _atom(name: str, text: str) -> Atom:
    voice = Voice(BOOK.face(name), EM, BLACK, 1.0, 0)
    strand = plain(Text(f"国{text}国", "x", ((0, 1, 1),)))
    prepared = prepare(strand, Setting(dict.fromkeys("pske", voice), "copy"), BOOK)
    return prepared.atoms[1]


@pytest.mark.parametrize("name", FACES)
def test_the_dash_is_one_stroke(name: str) -> None:
    atom = _atom(name, "——")
    assert (atom.text, atom.core) == ("——", 2 * EM)
    assert "".join(piece.text for piece in atom.pieces) == "——"
    face = atom.voice.face
    edges = [(piece.dx, face.ink(piece.gid)) for piece in atom.pieces]
    ink = [(dx + box.left * EM // face.upem, dx + box.right * EM // face.upem) for dx, box in edges]
    assert all(start <= end for (_, end), (start, _) in itertools.pairwise(ink)), "a gap"
    assert ink[0][0] >= -EM // 100
    assert ink[-1][1] <= 2 * EM + EM // 100
    assert ink[-1][1] - ink[0][0] > 1.8 * EM


@pytest.mark.parametrize("name", FACES)
def test_the_ellipsis_takes_two_em(name: str) -> None:
    atom = _atom(name, "……")
    assert (atom.text, atom.core) == ("……", 2 * EM)
