"""Line starts and line ends: every mark of composition.md, at every measure of a narrow column."""

from __future__ import annotations

import pytest

from layout.fonts import FontBook
from tests.text.compositor import EM, HALF, Way, set_lines
from tests.text.oneem import CLOSING, OPENING

NEVER_FIRST = "。，、；：？！”’）》〉」』】〕〗］｝–－～·・／%％‰°℃′″々"
NEVER_LAST = "“‘（《〈「『【〔〖［｛￥$№／"
HAN = "山城警方昨日通报五级预警劝阻成效明显群众安全满意度达到历史新高"


@pytest.mark.parametrize("mark", NEVER_FIRST)
def test_a_mark_that_never_starts_a_line(mark: str, book: FontBook) -> None:
    for before in range(1, 20):
        copy = HAN[:before] + mark + HAN[before:]
        for measure in (3, 4, 5, 7, 8):
            lines = set_lines(copy, Way(measure), book)
            assert not [line.text for line in lines if line.text[0] == mark], f"{copy} in {measure}"


@pytest.mark.parametrize("mark", NEVER_LAST)
def test_a_mark_that_never_ends_a_line(mark: str, book: FontBook) -> None:
    for before in range(1, 20):
        copy = HAN[:before] + mark + HAN[before:]
        for measure in (3, 4, 5, 7, 8):
            lines = set_lines(copy, Way(measure), book)
            assert not [line.text for line in lines if line.text[-1] == mark], f"{copy} in {measure}"


@pytest.mark.parametrize("mark", NEVER_FIRST + NEVER_LAST)
def test_a_space_typed_beside_it_changes_nothing(mark: str, book: FontBook) -> None:
    for before in range(1, 12):
        for copy in (f"{HAN[:before]} {mark} {HAN[before:]}", f"{HAN[:before]}12 {mark} 34{HAN[before:]}"):
            for line in set_lines(copy, Way(5), book):
                assert line.text[0] != mark or mark not in NEVER_FIRST, copy
                assert line.text[-1] != mark or mark not in NEVER_LAST, copy


@pytest.mark.parametrize("face", ["full", "narrow"])
@pytest.mark.parametrize("mark", CLOSING)
def test_a_full_width_mark_takes_half_an_em_at_a_line_s_end(mark: str, face: str, book: FontBook) -> None:
    (line,) = set_lines("山城" + mark, Way(face=face), book)
    assert line.width == 2 * EM + HALF


@pytest.mark.parametrize("face", ["full", "narrow"])
@pytest.mark.parametrize("mark", OPENING)
def test_an_opening_mark_starts_a_line_with_its_ink(mark: str, face: str, book: FontBook) -> None:
    """Its blank is gone, and its glyph has moved by as much: the ink stands in the first half em."""
    (line,) = set_lines(mark + "山城", Way(face=face), book)
    assert line.width == 2 * EM + HALF
    atom = line.prepared.atoms[0]
    ink = atom.voice.face.ink(atom.pieces[0].gid)
    left = line.xs[0] + atom.pieces[0].dx + ink.left * EM // 1000
    right = line.xs[0] + atom.pieces[0].dx + ink.right * EM // 1000
    assert 0 <= left < right <= HALF


@pytest.mark.parametrize("face", ["full", "narrow"])
@pytest.mark.parametrize("mark", CLOSING + OPENING)
def test_a_mark_within_a_line_takes_an_em(mark: str, face: str, book: FontBook) -> None:
    (line,) = set_lines("山" + mark + "城", Way(face=face), book)
    assert line.width == 3 * EM


@pytest.mark.parametrize(("mark", "text"), [("·", "列夫·托"), ("／", "甲乙／丙"), ("・", "列夫・托")])
def test_dot_and_solidus_stand_in_the_middle_of_half_an_em(mark: str, text: str, book: FontBook) -> None:
    (line,) = set_lines(text, Way(), book)
    assert line.width == 3 * EM + HALF
    place = line.text.index(mark)
    atom = line.prepared.atoms[place]
    (piece,) = atom.pieces
    ink = atom.voice.face.ink(piece.gid)
    assert piece.dx + (ink.left + ink.right) * EM // 2000 == HALF // 2


@pytest.mark.parametrize("pair", ["——", "……"])
def test_a_pair_is_one_atom_of_two_ems(pair: str, book: FontBook) -> None:
    (line,) = set_lines(f"山{pair}城", Way(), book)
    assert line.width == 4 * EM
    assert [atom.text for atom in line.prepared.atoms] == ["山", pair, "城"]


def test_a_dash_has_no_gap_in_it(book: FontBook) -> None:
    (line,) = set_lines("山——城", Way(), book)
    first, second = line.prepared.atoms[1].pieces
    assert (first.dx, second.dx) == (0, EM), "the face's dash is a full em wide"
