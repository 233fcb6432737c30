"""Third parties' cases that are written down in third_party/: breaks, widths of marks, gaps."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

import pytest

from layout.fonts import FontBook
from layout.text.segment import breaks
from tests.text.compositor import EM, Way, prepared, set_lines

HERE = Path(__file__).parent / "third_party"
GAP = EM // 4


def rows(name: str) -> list[list[str]]:
    """The rows of a table, cell by cell; the full-width space is not taken off."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip(" ") for cell in line.split("|")] for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("part", "points", "allowed"), rows("line-break-zh.txt"))
def test_may_a_line_start_with_it(part: str, points: str, allowed: str) -> None:
    for point in points.split():
        copy = f"文文文文文文{chr(int(point, 16))}字字"
        assert 6 not in breaks(copy, "strict"), point
        assert (6 in breaks(copy, "gb")) == bool(allowed), point


@pytest.mark.parametrize("row", rows("punctuation.txt"), ids=" ".join)
def test_how_wide_marks_are(book: FontBook, row: list[str]) -> None:
    _, style, marks, there, here, why = row
    way = Way(style=cast(Literal["full", "kaiming"], style))
    ready = prepared(f"国{marks}国", way, book)
    assert (ready.offsets[-2] - ready.atoms[0].core) / EM == float(_ours(there, here, why))


@pytest.mark.parametrize("row", rows("autospace.txt"), ids=" ".join)
def test_where_there_is_a_gap(book: FontBook, row: list[str]) -> None:
    _, there, here, why = row
    wanted = _ours(there, here, why).encode("raw_unicode_escape").decode("raw_unicode_escape")
    ready = prepared(wanted.replace("+", ""), Way(), book)
    found = "".join(
        atom.text + "+" * (natural == GAP) for atom, natural in zip(ready.atoms, (*ready.natural, 0), strict=True)
    )
    assert found == wanted


def _ours(there: str, here: str, why: str) -> str:
    """What is asked of us: what the source asks, or, where we differ, what we say we do."""
    assert bool(here) == bool(why), "a difference has its reason"
    assert here != there, "this is no difference"
    return here or there


def test_a_gap_vanishes_at_a_lines_edge(book: FontBook) -> None:
    """text-autospace-break-001: 国国国国X国 in 4.1 em."""
    lines = set_lines("国国国国X国", Way(measure=4), book)
    assert [(line.text, line.width) for line in lines] == [("国国国国", 4 * EM), ("X国", EM // 2 + GAP + EM)]
