"""The line cases: cases/*.txt, in the notation of cases/README.md."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from layout.fonts import FontBook
from tests.text.compositor import EM, Way, set_lines, shown

FOLDER = Path(__file__).parent / "cases"
WORDS = {
    "kaiming": {"style": "kaiming"},
    "meant": {"spaces": "meant"},
    "names": {"spaces": "names"},
    "narrow": {"face": "narrow"},
}


class Case(NamedTuple):
    """One case of a file."""

    title: str
    way: Way
    copy: str
    lines: list[str]


def way_of(words: str) -> Way:
    """`measure 8, indent 2, kaiming` as a Way."""
    way = Way()
    for word in words.split(", "):
        name, _, number = word.partition(" ")
        way = way._replace(**({name: float(number)} if number else WORDS[name]))
    return way


def cases(path: Path) -> list[Case]:
    """The cases of a file, in order."""
    found = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        title, way, *rows = block.split("\n")
        assert title.startswith("## "), title
        copy = "\n".join(row[2:] for row in rows if row.startswith("> "))
        unescaped = copy.encode("ascii", "backslashreplace").decode("unicode_escape")
        found.append(Case(title[3:], way_of(way), unescaped, [row for row in rows if not row.startswith("> ")]))
    return found


CASES = [
    pytest.param(case, id=f"{path.stem}: {case.title}") for path in sorted(FOLDER.glob("*.txt")) for case in cases(path)
]


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 80


@pytest.mark.parametrize("case", CASES)
def test_a_case_comes_out_as_it_is_written(case: Case, book: FontBook) -> None:
    measure = round(case.way.measure * EM)
    assert [shown(line, measure) for line in set_lines(case.copy, case.way, book)] == case.lines
