"""Sound pages of which the proof of integrity once said that something was lost: what was told, what says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.display import Item
from tests.page.pages import HEAD
from tests.proofread.paper import Paper, at

SMALL = "sheet: {{size: 110mm x 120mm, columns: {columns}, margins: 10mm}}\npages:\n"
COPY = "".join(f"第{number}句话写在这里，一个字也不能少。" for number in range(1, 40))


def paper(folder: Path, pages: str, columns: int = 3) -> Paper:
    """Pages of a small sheet."""
    return Paper(folder, HEAD + SMALL.format(columns=columns) + pages)


def overset(made: Paper) -> list[str | None]:
    """The blocks of which something was told to be overset, as often as it was."""
    return [one.block for one in made.edition.diagnostics if one.code == "overset"]


def test_a_byline_that_found_no_room_is_not_missed_where_lines_are_turned(tmp_path: Path) -> None:
    """PDFium reads a ligature of the byline as its eighteen letters, and turns the lines of its page."""
    made = paper(
        tmp_path,
        "  - dummy: |\n      a b b\n      b b b\n    rows: [3, auto]\n    blocks:\n"
        "      b: {body: 右起的字 אב 一行。}\n"
        "      a: {source: 本报综合אב各方消息, byline: 记者 ﷺﷺﷺ, body: 一句话写在这里，一个字也不少。}\n",
    )
    assert overset(made) == ["a"]
    assert made.found() == []


def test_two_texts_of_a_block_that_say_the_same_are_told_apart_by_their_places(tmp_path: Path) -> None:
    """The label of the code is painted before the text that begins with the same words."""
    pages = (
        "pages:\n  - dummy: |\n      a a . . . . .\n      b b b b b b b\n    rows: [20, auto]\n    blocks:\n"
        "      b: {body: 正文。}\n      a: {kind: masthead, part: ear, text: '扫一扫 commonwealth 看报',"
        " qr: {data: 'tel:96110', label: 扫一扫}, show: [date]}\n"
    )
    assert Paper(tmp_path, HEAD + pages).found() == []


@pytest.mark.parametrize(("lines", "whole"), [(3, False), (4, False), (5, False), (6, False), (12, True)])
def test_a_lunar_date_whose_end_found_no_room_is_told_once(lines: int, whole: bool, tmp_path: Path) -> None:
    """In the narrow ear its second or third line does not stand: that it is overset was said."""
    made = paper(
        tmp_path,
        f"  - dummy: |\n      a . . .\n      b b b b\n    rows: [{lines}, auto]\n    blocks:\n"
        "      b: {body: 正文。}\n"
        "      a: {kind: masthead, part: ear, text: 今日有雨出门带伞, show: [weekday, lunar]}\n",
        columns=4,
    )
    assert ("a" not in overset(made)) == whole
    assert made.found() == []


def test_copy_that_goes_on_from_a_page_with_turned_lines(tmp_path: Path) -> None:
    """How much of it stands there can only be counted; what comes is followed all the same."""
    made = paper(
        tmp_path,
        f"  - dummy: a a a\n    blocks:\n      a: {{byline: 右起 ﷺ אב, body: {COPY}, jump: {{to: 2}}}}\n"
        "  - dummy: c c c\n    blocks:\n      c: {from: 1/a, headline: 接着说}\n",
    )
    assert made.found() == []

    def lost(items: list[Item]) -> None:
        del items[at(items, "话")[0]]

    assert any("of the copy" in message for message in made.found(2, lost))


@pytest.mark.parametrize("lines", [3, 4, 5, 6])
def test_copy_that_goes_on_where_not_even_its_first_line_has_room(lines: int, tmp_path: Path) -> None:
    """That the line which says where it comes from is not there was told with the copy."""
    made = paper(
        tmp_path,
        f"  - dummy: a a a\n    blocks:\n      a: {{body: {COPY}, jump: {{to: 2}}}}\n"
        f"  - dummy: |\n      c d d\n      d d d\n    rows: [{lines}, auto]\n    blocks:\n      d: {{body: 正文。}}\n"
        "      c: {from: 1/a, source: 本报讯, byline: 记者 饶果, box: rule}\n",
    )
    assert "c" in overset(made)
    assert made.found() == []
