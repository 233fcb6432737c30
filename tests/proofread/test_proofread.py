"""The proof of integrity finds what a faulty engine would do to the copy, and says nothing of a sound one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from layout import compose
from layout.command.setting import FONTS
from layout.display import GlyphRun, Item
from layout.edition import Edition
from layout.fonts import FontBook
from layout.issue import Issue
from layout.paint.pdf import paint
from layout.proofread import proofread
from layout.source import load
from layout.source.faces import catalogue
from tests.cli.desk import Desk

ISSUE = """\
format: 1
paper: {name: 试刊}
issue: {date: 2025-07-18}
sheet: {size: 160mm x 160mm, margins: 10mm, columns: 3, body: 10pt / 15pt}
pages:
  - dummy: |
      a a b
    blocks:
      a:
        headline: 山城昨日通报
        body: |
          山城昨日通报，**五级预警**成效明显；{今年|jīnnián}以来已劝阻4620.97万次。

          ## 加大力度
          返还群众2.45亿元——比去年同期多了三成，市民纷纷点赞，警方提醒仍须小心 commonwealth 诈骗。
          > 一句话引出来
        jump: {to: 2}
      b: {kind: sidebar, headline: 小栏, body: 栏里的话也不能丢，一个字也不行，说到做到。}
  - dummy: |
      c c c
    blocks:
      c: {headline: 接着说, from: 1/a}
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Issue, Edition]:
    path = tmp_path_factory.mktemp("issue") / "issue.yaml"
    path.write_text(ISSUE, encoding="utf-8")
    return composed(path)


def composed(path: Path) -> tuple[Issue, Edition]:
    issue = load(str(path)).issue
    assert issue is not None
    return issue, compose(issue, FontBook(catalogue(str(FONTS), issue.fonts)))


def found(issue: Issue, edition: Edition, change: Callable[[list[Item]], None] = lambda _: None) -> str:
    """What the proof of integrity says of the first page, painted with a fault."""
    items = list(edition.pages[0].page.items)
    change(items)
    first = edition.pages[0].page._replace(items=tuple(items))
    pages = (first, *(done.page for done in edition.pages[1:]))
    return "\n".join(one.message for one in proofread(paint(pages, "test"), issue, edition))


def copy_runs(items: list[Item]) -> list[int]:
    """The places of the lines of copy."""
    return [
        place
        for place, item in enumerate(items)
        if isinstance(item, GlyphRun) and len(item.text) > 9 and item.text in ISSUE and item.size < 11 * 65536
    ]


def lose(items: list[Item]) -> None:
    del items[copy_runs(items)[1]]


def double(items: list[Item]) -> None:
    run = items[copy_runs(items)[1]]
    assert isinstance(run, GlyphRun)
    items.append(run._replace(at=run.at._replace(y=run.at.y + 15 * 65536)))


def turn(items: list[Item]) -> None:
    one, other = copy_runs(items)[:2]
    items[one], items[other] = items[other], items[one]


def mistake(items: list[Item]) -> None:
    place = copy_runs(items)[1]
    run = items[place]
    assert isinstance(run, GlyphRun)
    items[place] = run._replace(texts=("错", *run.texts[1:]))


def test_a_sound_page_is_passed(whole: tuple[Issue, Edition]) -> None:
    assert found(*whole) == ""


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lose, "are not in the PDF"),
        (double, "stands twice"),
        (mistake, "are not in the PDF"),
    ],
)
def test_a_fault_is_found(whole: tuple[Issue, Edition], fault: Callable[[list[Item]], None], said: str) -> None:
    assert said in found(*whole, fault)


def test_a_lost_page_is_found(whole: tuple[Issue, Edition]) -> None:
    issue, edition = whole
    (only,) = proofread(paint((edition.pages[0].page,), "test"), issue, edition)
    assert "1 pages instead of 2" in only.message


def test_bytes_that_are_no_pdf(whole: tuple[Issue, Edition]) -> None:
    (only,) = proofread(b"%PDF-1.5\nnothing", *whole)
    assert "does not read" in only.message


def test_the_run_ends_with_1_and_press_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path)
    monkeypatch.setattr("layout.proofread.stories.pages_of", lambda pdf: [[], []])
    ran = desk.run("proof", "issue.yaml", "-o", "one.pdf")
    assert ran.status == 1
    assert "error[overset]: integrity: a: 4 characters of the copy are not in the PDF" in ran.err
    assert desk.run("proof", "issue.yaml", "-o", "one.pdf", "--no-verify").status == 0
    assert desk.run("press", "issue.yaml", "-o", "press.pdf").status == 1
    assert "press.pdf" not in desk.names()
