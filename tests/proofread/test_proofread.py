"""The proof of integrity finds whatever a faulty engine would do to a text, and says nothing of a sound page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from layout.display import GlyphRun, Item
from layout.geometry import PT, Point
from layout.paint.pdf import paint
from layout.proofread import proofread
from tests.cli.desk import Desk
from tests.page.pages import composed_with
from tests.proofread.paper import TEXT, Paper, at, glyph, tampered

Fault = Callable[[list[Item], str], None]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return Paper(tmp_path_factory.mktemp("paper"))


def test_a_sound_paper_is_passed(paper: Paper) -> None:
    assert paper.found() == []


def lose(items: list[Item], words: str) -> None:
    """The first character of some words is not set."""
    place, offset = at(items, words)
    run = items[place]
    assert isinstance(run, GlyphRun)
    own = glyph(run, offset)
    gids, texts = list(run.gids), list(run.texts)
    del gids[own], texts[own]
    items[place : place + 1] = [tampered(run, gids, texts)] if gids else []


def double(items: list[Item], words: str) -> None:
    """It is set twice."""
    place, offset = at(items, words)
    run = items[place]
    assert isinstance(run, GlyphRun)
    own = glyph(run, offset)
    gids, texts = list(run.gids), list(run.texts)
    gids.insert(own, gids[own])
    texts.insert(own, texts[own])
    items[place] = tampered(run, gids, texts)


def move(items: list[Item], words: str) -> None:
    """It changes places with the one behind it, in its run or in the next."""
    place, offset = at(items, words)
    run = items[place]
    assert isinstance(run, GlyphRun)
    own = glyph(run, offset)
    gids, texts = list(run.gids), list(run.texts)
    if own + 1 < len(gids):
        gids[own], gids[own + 1] = gids[own + 1], gids[own]
        texts[own], texts[own + 1] = texts[own + 1], texts[own]
        items[place] = tampered(run, gids, texts)
    else:
        items[place], items[place + 1] = items[place + 1], items[place]


def mistake(items: list[Item], words: str) -> None:
    """Another one is set: a full stop for a comma, a wrong character for a right one."""
    place, offset = at(items, words)
    run = items[place]
    assert isinstance(run, GlyphRun)
    own = glyph(run, offset)
    texts = list(run.texts)
    texts[own] = {"，": "。", "“": "”", "。": "，", "！": "？"}.get(texts[own], "错")
    items[place] = run._replace(texts=tuple(texts))


@pytest.mark.parametrize(
    ("block", "name", "words"),
    [
        ("a", "the copy", "报，"),
        ("a", "the copy", "。”他"),
        ("a", "the copy", "“接到"),
        ("a", "the copy", "——"),
        ("a", "the copy", "一句话引"),
        ("a", "the copy", "追回"),
        ("a", "the kicker", "引题：一"),
        ("a", "the kicker", "：一"),
        ("a", "the main head", "山城昨日"),
        ("a", "the main head", "“五级”预"),
        ("a", "the deck", "，也是"),
        ("a", "the source", "试刊早报"),
        ("a", "the byline", "叶会娟"),
        ("a", "the caption", "为宣讲"),
        ("a", "the caption", "，市民"),
        ("a", "the credit", "记者"),
        ("a", "the label", "资料"),
        ("a", "the pull quote", "，再核实！"),
        ("a", "the readings", "jīn"),
        ("a", "the readings", "zāng"),
        ("a", "the readings", "chā"),
        ("v", "the main head", "着"),
        ("v", "the main head", "，"),
        ("v", "the main head", "“"),
        ("v", "the main head", "2025"),
        ("v", "the kicker", "题"),
        ("g", "the title", "两幅"),
        ("g", "the caption", "，是桥"),
        ("g", "the credit", "叶会娟"),
        ("r", "the title", "导读"),
        ("r", "the kicker", "以案"),
        ("r", "the head", "坠下"),
        ("r", "the text", "，两次"),
        ("flag", "the name of the paper", "刊早"),
        ("flag", "the motto", "，一句"),
        ("flag", "the label of the QR code", "码读"),
        ("flag", "`cn`", "50-"),
        ("flag", "`publisher`", "刊社"),
        ("ear", "the title", "今日"),
        ("ear", "the text", "，请"),
        ("d", "the mark of an advertisement", "广告"),
    ],
)
@pytest.mark.parametrize("fault", [lose, double, move, mistake])
def test_a_fault_is_found_in_its_block(paper: Paper, fault: Fault, block: str, name: str, words: str) -> None:
    page = paper.edition.pages[0]
    place = [account.id for account in page.blocks].index(block)
    first, last = page.extents[place]

    def change(items: list[Item]) -> None:
        own = items[first:last]
        fault(own, words)
        items[first:last] = own

    found = paper.found(1, change, alone=True)
    assert any(one.startswith(f"1:integrity: {block}: ") for one in found), found
    assert any(name in one for one in found), found


def test_a_line_that_is_lost_moved_or_set_twice(paper: Paper) -> None:
    def lost(items: list[Item]) -> None:
        del items[at(items, "经过")[0]]

    def twice(items: list[Item]) -> None:
        run = items[at(items, "经过")[0]]
        assert isinstance(run, GlyphRun)
        items.append(run._replace(at=run.at._replace(y=run.at.y + run.size)))

    def over_itself(items: list[Item]) -> None:
        place = at(items, "经过")[0]
        items.insert(place, items[place])

    def swapped(items: list[Item]) -> None:
        place = at(items, "经过")[0]
        items[place - 1], items[place] = items[place], items[place - 1]

    (only,) = paper.found(1, lost)
    assert "经过" in only
    assert "is not in the PDF" in only
    (only,) = paper.found(1, twice)
    assert only.startswith("1:integrity: a: ")
    assert "stands once more than it was typed" in only
    (only,) = paper.found(1, over_itself)
    assert "painted twice in one place" in only
    (only,) = paper.found(1, swapped)
    assert "stands out of order" in only


@pytest.mark.parametrize(
    ("block", "one", "other"),
    [("a", "成效", "经过"), ("a", "山城昨日", "“五级”预"), ("v", "带", "路"), ("r", "花盆", "找回")],
)
def test_lines_at_each_others_places_are_out_of_order(paper: Paper, block: str, one: str, other: str) -> None:
    """They are painted in order, but do not stand so."""

    def change(items: list[Item]) -> None:
        first, last = at(items, one)[0], at(items, other)[0]
        above, below = items[first], items[last]
        assert isinstance(above, GlyphRun)
        assert isinstance(below, GlyphRun)
        items[first], items[last] = above._replace(at=below.at), below._replace(at=above.at)

    found = paper.found(1, change, alone=True)
    assert found
    assert all(one.startswith(f"1:integrity: {block}: ") and "stands out of order" in one for one in found)


def test_words_that_run_together_are_found(paper: Paper) -> None:
    def change(items: list[Item]) -> None:
        place, offset = at(items, "Open Day")
        run = items[place]
        assert isinstance(run, GlyphRun)
        gap = glyph(run, offset + 4)
        step = run.xs[gap + 1] - run.xs[gap]
        xs = (*run.xs[:gap], *(x - step for x in run.xs[gap + 1 :]))
        gids, texts = ((*own[:gap], *own[gap + 1 :]) for own in (run.gids, run.texts))
        items[place] = run._replace(gids=gids, texts=texts, xs=xs)

    (only,) = paper.found(2, change)
    assert only == "2:integrity: c: the space of the copy between “栏里Open” and “Day的话也” is not in the PDF"


def test_what_stands_outside_the_blocks_is_read_too(paper: Paper) -> None:
    def wrong(items: list[Item]) -> None:
        mistake(items, "某某")

    (only,) = paper.found(2, wrong)
    where = "2:integrity: the margins of page 2: "
    assert only == f"{where}“某” of `editor` of the folio between “责编” and “某” is printed as “错”"


def test_the_place_of_a_fault_is_where_the_character_was_typed(paper: Paper) -> None:
    items = list(paper.edition.pages[0].page.items)
    mistake(items, "，比去年"[1:])
    pages = [done.page for done in paper.edition.pages]
    pages[0] = pages[0]._replace(items=tuple(items))
    (only,) = proofread(paint(tuple(pages), "test"), paper.issue, paper.edition)
    line = 1 + next(number for number, row in enumerate(TEXT.split("\n")) if "比去年" in row)
    assert (only.span.line, only.span.column) == (line, 1 + TEXT.split("\n")[line - 1].index("比去年"))
    assert (only.page, only.block) == (1, "a")


def test_a_story_is_followed_through_its_jump(tmp_path: Path) -> None:
    copy = "".join(f"第{number}句话写在这里，一个字也不能少。" for number in range(1, 60))
    text = f"""\
format: 1
paper: {{name: 试刊}}
issue: {{date: 2025-07-18}}
sheet: {{size: 120mm x 120mm, margins: 10mm, columns: 3, body: 10pt / 15pt}}
pages:
  - dummy: |
      a a a
    blocks:
      a: {{kind: text, body: "{copy}", jump: {{to: 2}}}}
  - dummy: |
      c c c
    blocks:
      c: {{headline: 接着说, from: 1/a}}
"""
    paper = Paper(tmp_path, text)
    assert paper.found() == []

    def lost(items: list[Item]) -> None:
        del items[at(items, "话写")[0]]

    (only,) = paper.found(2, lost)
    assert only.startswith("2:integrity: c: “")
    assert "of the copy" in only

    def unsaid(items: list[Item], words: str) -> None:
        run = items[at(items, words)[0]]
        assert isinstance(run, GlyphRun)
        low = run.at.y - run.size, run.at.y + run.size
        right = run.at.x + run.size * 7
        items[:] = [
            item
            for item in items
            if not (isinstance(item, GlyphRun) and low[0] < item.at.y < low[1] and run.at.x <= item.at.x < right)
        ]

    (only,) = paper.found(1, lambda items: unsaid(items, "下转"))
    assert only == "1:integrity: a: “（下转第2版）” of the line that says where it goes on is not in the PDF"
    (only,) = paper.found(2, lambda items: unsaid(items, "上接"))
    assert only == "2:integrity: c: “（上接第1版）” of the line that says where it comes from is not in the PDF"
    alone = paper.edition._replace(pages=paper.edition.pages[1:])
    assert proofread(paint((alone.pages[0].page,), "test"), paper.issue, alone) == []


def test_a_lost_page_is_found(paper: Paper) -> None:
    (only,) = proofread(paint((paper.edition.pages[0].page,), "test"), paper.issue, paper.edition)
    assert "1 pages instead of 2" in only.message


def test_bytes_that_are_no_pdf(paper: Paper) -> None:
    (only,) = proofread(b"%PDF-1.5\nnothing", paper.issue, paper.edition)
    assert "does not read" in only.message


def test_the_run_ends_with_1_and_press_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path)
    monkeypatch.setattr("layout.proofread.blocks.pages_of", lambda *_: [[], []])
    ran = desk.run("proof", "issue.yaml", "-o", "one.pdf")
    assert ran.status == 1
    assert "error[overset]: integrity: a: “正文一行。” of the copy is not in the PDF" in ran.err
    assert "one.pdf" in desk.names()
    assert desk.run("proof", "issue.yaml", "-o", "one.pdf", "--no-verify").status == 0
    assert desk.run("press", "issue.yaml", "-o", "press.pdf").status == 1
    assert "press.pdf" not in desk.names()


def test_what_stands_in_a_margin_without_a_folio_was_not_typed(tmp_path: Path) -> None:
    text = "pages:\n  - {folio: none, dummy: a a a a a a a, blocks: {a: {body: 一则消息。}}}\n"
    issue, edition, _ = composed_with(tmp_path, text)
    page = edition.pages[0].page
    run = next(item for item in page.items if isinstance(item, GlyphRun))
    stray = page._replace(items=(*page.items, run._replace(at=Point(run.at.x, 20 * PT))))
    found = [one.message for one in proofread(paint((stray,), "t"), issue, edition)]
    assert found == ["integrity: the margins of page 1: “一则消息。” is printed and was not typed"]
