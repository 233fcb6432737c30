"""Refers: a strip and a box, heads of one size, what begins on one line, what does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.display import GlyphRun
from layout.edition import Edition

from .pages import composed, texts, typed

ITEMS = (
    "{kicker: 城事, head: 图书馆夜间开放 / 座位要预约吗, page: 1}, {kicker: 文化, head: 一座戏台四百年, page: 1},"
    " {kicker: 体育, head: 半程马拉松周日开跑, text: 途经七座桥。, page: 1}"
)


def page(folder: Path, dummy: str, rows: str, items: str = ITEMS, title: str = "") -> Edition:
    drawn = "\n".join(f"      {row}" for row in dummy.split("\n"))
    blocks = f"      r: {{kind: refers, {title}items: [{items}]}}\n      t: {{body: 一则消息。}}\n"
    return composed(folder, f"pages:\n  - folio: none\n    dummy: |\n{drawn}\n    rows: {rows}\n    blocks:\n{blocks}")


def heads(edition: Edition) -> list[GlyphRun]:
    return [run for run in texts(edition, 0) if run.text in ("图书馆夜间开放", "一座戏台四百年", "半程马拉松周日开跑")]


@pytest.mark.parametrize(
    ("dummy", "rows"),
    [("t t t t t t t\nr r r r r r r", "[auto, 10]"), ("r t t t t t t", "[auto]")],
    ids=["strip", "box"],
)
def test_the_heads_of_refers_have_one_size(dummy: str, rows: str, tmp_path: Path) -> None:
    edition = page(tmp_path, dummy, rows)
    assert len(heads(edition)) == 3
    assert len({run.size for run in heads(edition)}) == 1
    assert typed(edition, 0).count("1版") == 3


def test_the_items_of_a_strip_begin_on_one_line(tmp_path: Path) -> None:
    edition = page(tmp_path, "t t t t t t t\nr r r r r r r", "[auto, 10]")
    assert len({run.at.y for run in texts(edition, 0) if run.text in ("城事", "文化", "体育")}) == 1
    assert len({run.at.y for run in heads(edition)}) == 1


def test_refers_that_do_not_fit_are_said(tmp_path: Path) -> None:
    edition = page(tmp_path, "t t t t t t t\nr r r r r r r", "[auto, 3]")
    assert {found.code for found in edition.diagnostics if found.block == "r"} == {"overset"}


@pytest.mark.parametrize("title", ["导读", "今天各版的要闻导读和服务信息", "今天各版的要闻导读和服务信息" * 4])
def test_a_long_title_is_set_smaller_then_in_lines(title: str, tmp_path: Path) -> None:
    edition = page(tmp_path, "r t t t t t t", "[auto]", title=f"title: {title}, ")
    right = edition.pages[0].blocks[0].area[1].x
    runs = [run for run in texts(edition, 0) if run.text in title]
    assert "".join(run.text for run in runs) == title
    assert all(run.at.x + run.xs[-1] + run.size <= right for run in runs)


def test_the_page_number_beside_a_kicker_ends_with_the_column(tmp_path: Path) -> None:
    """An item whose head cannot be seen has its number on its kicker's row, which stands in behind the square."""
    long = "一座戏台四百年，今晚又要开锣唱大戏，请早去"
    items = f'{{kicker: 城事, head: "\\a", page: 1}}, {{kicker: {long}, head: 锣鼓, page: 1}}'
    edition = page(tmp_path, "r t t t t t t", "[auto]", items=items)
    x0, x1 = (corner.x for corner in edition.pages[0].blocks[0].area[:2])
    runs = [run for run in texts(edition, 0) if run.at.x < x1]
    assert "".join(run.text for run in runs).count("版") == 2
    assert all(run.at.x + run.xs[-1] + run.size <= x1 + 1 for run in runs)
    kicker = [run for run in runs if run.text in long]
    assert len({run.at.y for run in kicker}) > 1
    assert min(run.at.x for run in kicker) > x0
