"""Marks of a Traditional face: their ink in the middle, a quarter of an em of blank on both sides (CLREQ 3.1.2).

What may be trimmed, and on which side, is what the face's `halt` says; no table of its own is needed for that.
"""

from __future__ import annotations

import pytest

from layout.fonts import FontBook
from tests.text.compositor import EM, Way, prepared, set_lines

TRADITIONAL = Way(face="centred")


@pytest.mark.parametrize(
    ("marks", "ems"),
    [
        ("。", 1),
        ("，", 1),
        ("。」", 1.75),  # the full stop keeps the quarter before its ink
        ("」。", 1.5),
        ("：「", 1.5),
        ("！？", 1),
        ("「『", 1.5),
        ("）（", 1.5),
        ("——", 2),
    ],
)
def test_how_wide_marks_are(marks: str, ems: float, book: FontBook) -> None:
    ready = prepared(f"國{marks}國", TRADITIONAL, book)
    assert (ready.offsets[-2] - ready.atoms[0].core) / EM == ems


def test_the_ink_of_a_centred_mark_stays_in_the_middle(book: FontBook) -> None:
    stop = prepared("國。國", TRADITIONAL, book).atoms[1]
    assert (stop.before, stop.core, stop.behind) == (EM // 4, EM // 2, EM // 4)
    assert stop.pieces[0].dx == -EM // 4


def test_at_a_lines_end_the_blank_behind_it_goes(book: FontBook) -> None:
    first, _ = set_lines("國國國，國", Way(measure=4, face="centred"), book)
    assert (first.text, first.width) == ("國國國，", 4 * EM)
