"""Sheets of an issue: facing pages, spreads, tabloids, and what their folios say."""

from __future__ import annotations

from pathlib import Path

from layout.display import GlyphRun
from layout.geometry import mm
from layout.source import load

from .pages import HEAD, block, composed, texts, typed

STORY = "headline: 一则消息, body: 正文。"
FRONT = f"""\
  - name: 要闻
    dummy: a a a a a a a
    blocks:
      a: {{kind: refers, items: [{{head: 一则, page: 5}}]}}
  - {{dummy: a a a a a a a, blocks: {{a: {{{STORY}}}}}}}
  - {{dummy: a a a a a a a, blocks: {{a: {{{STORY}}}}}}}
"""
SPREAD = f"""\
  - name: 通版
    sheet: {{size: 780mm x 545mm, columns: 14}}
    folio: {{editor: 林望, layout: 宋予安, proof: 梁听澜}}
    dummy: {"a " * 14}
    blocks:
      a: {{{STORY}}}
"""


def test_a_spread_has_a_number_at_each_outer_edge(tmp_path: Path) -> None:
    edition = composed(tmp_path, f"sheet: {{facing: true}}\npages:\n{FRONT}{SPREAD}")
    page = edition.pages[3]
    numbers = {run.text: run for run in texts(edition, 3) if run.text in ("4", "5") and run.size == 20 * 65536}
    assert numbers["4"].at.x == page.grid.origin.x == mm(17)
    right = numbers["5"].at.x + numbers["5"].size * 0.6
    assert abs(page.page.width - right - mm(17)) < mm(1)
    assert "4通版责编林望版式宋予安校对梁听澜" in typed(edition, 3)


def test_the_right_half_of_a_spread_is_a_page_to_refer_to(tmp_path: Path) -> None:
    path = tmp_path / "issue.yaml"
    path.write_text(f"{HEAD}pages:\n{FRONT}{SPREAD}", encoding="utf-8")
    assert load(str(path)).diagnostics == ()
    path.write_text(f"{HEAD}pages:\n{FRONT}", encoding="utf-8")
    assert [found.code for found in load(str(path)).diagnostics] == ["refer-page"]


def test_a_spread_counts_as_two_pages_and_gives_way_to_a_page_of_its_second_number(tmp_path: Path) -> None:
    ear = "  - {dummy: a a a a a a a, blocks: {a: {kind: masthead, part: ear}}}\n"
    assert "今日3版" in typed(composed(tmp_path, f"pages:\n{ear}{SPREAD}"), 0)
    after = f"  - {{number: 3, dummy: a a a a a a a, blocks: {{a: {{{STORY}}}}}}}\n"
    edition = composed(tmp_path, f"pages:\n{ear}{SPREAD}{after}")
    assert not [run for run in texts(edition, 1) if run.text == "3" and run.size == 20 * 65536]


def test_on_facing_pages_the_number_stands_at_the_outer_edge(tmp_path: Path) -> None:
    margins = "sheet: {facing: true, margins: 18mm 10mm 20mm 25mm}"
    edition = composed(tmp_path, f"{margins}\npages:\n{FRONT.replace('page: 5', 'page: 2')}")

    def number(place: int) -> GlyphRun:
        return next(run for run in texts(edition, place) if run.text == str(place + 1) and run.size == 20 * 65536)

    assert edition.pages[1].grid.origin.x == mm(10)
    assert edition.pages[2].grid.origin.x == mm(25)
    assert number(1).at.x == mm(10)
    assert number(2).at.x > mm(350)


def test_heads_are_in_proportion_to_their_sheet(tmp_path: Path) -> None:
    def head(size: str) -> int:
        sheet = f"sheet: {{size: {size}, columns: 5, body: 9pt / 13pt}}\n"
        page = "pages:\n  - {dummy: a a a a a, blocks: {a: {headline: {main: 开市, level: lead}, body: 正文。}}}\n"
        account = block(composed(tmp_path, sheet + page), "a").headline
        assert account is not None
        return account.size

    assert 0.75 < head("四开") / head("对开") < 0.9
