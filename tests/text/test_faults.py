"""What is said of a set paragraph: loose lines and runts, each at its place."""

from __future__ import annotations

import pytest

from layout.fonts import FontBook
from layout.text.faults import faults
from tests.text.compositor import Way, set_lines


def said(copy: str, way: Way, book: FontBook) -> list[tuple[str, str]]:
    """The codes and the characters that they point at."""
    lines = set_lines(copy, way, book)
    return [(finding.code, copy[finding.place]) for finding in faults(lines)]


def test_a_line_that_opens_beyond_a_quarter_em_is_loose(book: FontBook) -> None:
    copy = "使用了INTERNATIONALIS标准化"
    assert said(copy, Way(8), book) == [("loose-line", "使")]
    (finding,) = faults(set_lines(copy, Way(8), book))
    assert finding.message == "a loose line: its gaps are opened by 2.50 em (“使用了”)"


def test_a_quarter_em_is_not_loose(book: FontBook) -> None:
    lines = set_lines("山城警方说——五级预警", Way(6), book)
    assert lines[0].gap == 0.25
    assert faults(lines) == ()


def test_a_line_that_stays_short_is_not_loose(book: FontBook) -> None:
    assert said("详见https://www.example.cn/a-b?c=d查看", Way(9), book) == []


@pytest.mark.parametrize(
    ("copy", "measure", "runt"),
    [
        ("山城警方昨日通报了", 8, ""),
        ("山城警方通报了", 6, "了"),
        ("山、城、防。", 3, "防"),
        ("山城AB", 3, ""),
        ("山城警——", 3, "—"),
    ],
    ids=["avoided", "dearer to avoid", "with its marks", "a word is two characters", "a dash alone"],
)
def test_a_single_character_in_the_last_line_is_a_runt(copy: str, measure: int, runt: str, book: FontBook) -> None:
    found = [where for code, where in said(copy, Way(measure), book) if code == "runt"]
    assert found == ([runt] if runt else [])


@pytest.mark.parametrize("copy", ["山", "山。", "“山”", "——"])
def test_a_paragraph_of_one_line_has_no_runt(copy: str, book: FontBook) -> None:
    assert said(copy, Way(8), book) == []


def test_spaces_that_are_dropped_do_not_shift_the_place(book: FontBook) -> None:
    copy = "山城 警方 昨日 使用了INTERNATIONALIS标准化"
    loose = [line.text[0] for line in set_lines(copy, Way(8), book) if line.gap > 0.25]
    assert loose
    assert [where for code, where in said(copy, Way(8), book) if code == "loose-line"] == loose
