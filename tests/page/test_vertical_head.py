"""Vertical heads: every character once, marks in their vertical forms, digits together, words turned."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from layout.fonts import FontBook
from layout.issue import Text
from layout.markup import Strand, plain
from layout.page import vertical_head
from layout.page.head_fit import cut
from layout.source.faces import catalogue
from layout.text.division import Division
from layout.text.vertical import cells, depths

from .pages import COPY, FONTS, composed, texts


def _cells(text: str) -> list[tuple[str, float, bool]]:
    book = FontBook(catalogue(str(FONTS), {}))
    strand = plain(Text(text, "x", ((0, 1, 1),)))
    line = cells(strand, book.face("song-900"), book)
    return [("".join(glyph.text for glyph in cell.glyphs), round(cell.height, 2), cell.turned) for cell in line]


def test_han_stands_upright_in_one_em() -> None:
    assert _cells("反诈") == [("反", 1.0, False), ("诈", 1.0, False)]


def test_two_or_three_digits_stand_together() -> None:
    assert _cells("赔12万") == [("赔", 1.0, False), ("12", 1.0, False), ("万", 1.0, False)]
    assert _cells("110") == [("110", 1.0, False)]


def test_words_and_long_numbers_are_turned() -> None:
    assert [(text, turned) for text, _, turned in _cells("用App报2025年")] == [
        ("用", False),
        ("App", True),
        ("报", False),
        ("2025", True),
        ("年", False),
    ]


def test_a_decimal_is_one_piece_on_its_side_with_its_sign() -> None:
    assert [(text, turned) for text, _, turned in _cells("达98.6%用Wi-Fi")] == [
        ("达", False),
        ("98.6%", True),
        ("用", False),
        ("Wi-Fi", True),
    ]


def test_marks_take_half_an_em_and_keep_their_text() -> None:
    assert _cells("“反”（诈）") == [
        ("“", 0.5, False),
        ("反", 1.0, False),
        ("”", 0.5, False),
        ("（", 0.5, False),
        ("诈", 1.0, False),
        ("）", 0.5, False),
    ]


def test_a_dash_is_one_piece_on_its_side() -> None:
    (dash,) = _cells("——")
    assert dash[0] == "——"
    assert dash[2]
    assert 1.7 <= dash[1] <= 2.0


def test_the_head_stands_at_its_side_and_copy_beside_it(tmp_path: Path) -> None:
    edition = composed(
        tmp_path,
        f"""\
sheet: {{size: 四开, columns: 5}}
pages:
  - dummy: |
      a a a b b
    rows: [40]
    blocks:
      a:
        headline: {{kicker: 江上, main: 一条航线四十年, direction: vertical, side: left}}
        body: "{COPY * 6}"
      b: {{body: 旁边的稿。}}
""",
    )
    runs = [run for run in texts(edition, 0) if run.size > 20 * 65536]
    assert "".join(run.text for run in runs) == "一条航线四十年"
    assert len({run.at.x for run in runs}) == 1
    assert [run.at.y for run in runs] == sorted(run.at.y for run in runs)
    body = [run for run in texts(edition, 0) if run.size < 10 * 65536 and run.face.name.startswith("song")]
    assert min(run.at.x for run in body) > max(run.at.x for run in runs)


def _columns(folder: Path, headline: str) -> tuple[list[str], str]:
    """The columns of characters of a vertical head from right to left, and all its text in reading order."""
    text = f"""\
sheet: {{size: 390mm x 545mm, columns: 7}}
pages:
  - dummy: |
      a a b b b b b
      c c c c c c c
    rows: [30, auto]
    folio: none
    blocks:
      a: {{headline: {{{headline}, direction: vertical, level: second}}, body: 正文。}}
      b: {{kind: text, body: 正文。}}
      c: {{kind: text, body: 正文。}}
"""
    runs = [run for run in texts(composed(folder, text), 0) if run.turned or run.size > 10 * 65536]
    columns: dict[int, str] = {}
    for run in runs:
        middle = run.at.x + (0 if run.turned else round(sum(run.xs[-1:]) + run.size) // 2)
        near = next((x for x in columns if abs(x - middle) < run.size * 0.55), middle)
        columns[near] = columns.get(near, "") + run.text
    return [columns[x] for x in sorted(columns, reverse=True)], "".join(run.text for run in runs)


def test_a_long_vertical_head_breaks_by_sense_and_a_short_one_does_not(tmp_path: Path) -> None:
    long = "民法典实施五周年我们的生活有何变化"
    assert _columns(tmp_path, f"main: {long}") == (["民法典实施五周年", "我们的生活有何变化"], long)
    assert _columns(tmp_path, "main: 马背法庭") == (["马背法庭"], "马背法庭")


def test_a_typed_break_of_a_vertical_head_wins(tmp_path: Path) -> None:
    assert _columns(tmp_path, "main: 民法 / 典实施五周年")[0] == ["民法", "典实施五周年"]


def test_kicker_stands_to_the_right_of_the_main_head_and_the_deck_to_its_left(tmp_path: Path) -> None:
    columns, text = _columns(tmp_path, "kicker: 江上旧事, main: 一条航线四十年, deck: 票价始终是2元")
    assert columns == ["江上旧事", "一条航线四十年", "票价始终是2元"]
    assert text == "".join(columns)


def test_a_vertical_head_too_long_for_its_place_says_how_many_characters_to_cut(tmp_path: Path) -> None:
    issue = """\
sheet: {{size: 390mm x 545mm, columns: 7}}
pages:
  - dummy: |
      a a b b b b b
      c c c c c c c
    rows: [20, auto]
    blocks:
      a: {{headline: {{main: {main}, direction: vertical, level: second}}, body: 正文。}}
      b: {{kind: text, body: 正文。}}
      c: {{kind: text, body: 正文。}}
"""
    typed = "民法典实施五周年生活变化 / 看得见"
    (said,) = [one for one in composed(tmp_path, issue.format(main=typed)).diagnostics if one.code == "head-squeezed"]
    count = int(said.hint.split()[1])
    shorter = typed.replace("生活变化", "生活变化"[: 4 - count])
    codes = [one.code for one in composed(tmp_path, issue.format(main=shorter)).diagnostics]
    assert "head-squeezed" not in codes
    almost = typed.replace("生活变化", "生活变化"[: 5 - count])
    assert "head-squeezed" in [one.code for one in composed(tmp_path, issue.format(main=almost)).diagnostics]


def test_a_long_deck_stands_in_two_columns_beside_its_vertical_head(tmp_path: Path) -> None:
    deck = "前三季度化解矛盾纠纷一万余件群众满意度持续提升各区县全部设立调解中心"
    columns, text = _columns(tmp_path, f"main: 平安答卷, deck: {deck}")
    assert columns[0] == "平安答卷"
    assert len(columns) >= 3
    assert text == "平安答卷" + deck


def test_the_columns_of_a_vertical_head_are_tracked_alike(tmp_path: Path) -> None:
    edition = composed(
        tmp_path,
        """\
sheet: {size: 390mm x 545mm, columns: 7}
pages:
  - dummy: |
      a a b b b b b
      c c c c c c c
    rows: [30, auto]
    folio: none
    blocks:
      a: {headline: {main: 民法典实施五周年之际 / 看变化, direction: vertical, level: second}, body: 正文。}
      b: {kind: text, body: 正文。}
      c: {kind: text, body: 正文。}
""",
    )
    runs = [run for run in texts(edition, 0) if run.size > 20 * 65536]
    steps = {below.at.y - above.at.y for above, below in pairwise(runs) if above.at.x == below.at.x}
    assert max(steps) - min(steps) <= 1


def test_the_cells_of_a_head_are_made_once_for_all_its_trials() -> None:
    """A head of 100,000 characters took a minute."""
    book = FontBook(catalogue(str(FONTS), {}))
    strand, again = (plain(Text("反诈宣传进社区", file, ((0, 1, 1),))) for file in ("a", "b"))
    assert cells(strand, book.face("song-900"), book) is cells(again, book.face("song-900"), book)


def test_depths_are_those_of_the_pieces_up_to_each_place() -> None:
    """They say which of a thousand ways to break a kicker are worth a try; white at a break stands nowhere."""
    book = FontBook(catalogue(str(FONTS), {}))
    text = "全市“五级”预警——2025年 CPTPP，12·13案"
    strand = plain(Text(text, "x", ((0, 1, 1),)))
    face = book.face("song-900")
    line = cells(strand, face, book)
    deep = depths(line, len(text))
    assert len(deep) == len(text) + 1
    for at in (0, 2, 6, 8, 10, 15, 16, 22, len(text)):
        above, below = (plain(Text(part or "一", "x", ((0, 1, 1),))) for part in (text[:at], text[at:]))
        own = [sum(cell.height for cell in cells(part, face, book) if cell.glyphs) for part in (above, below)]
        assert deep[at] == pytest.approx(own[0] if at else 0)
        assert deep[-1] - deep[at] == pytest.approx(own[1] if at < len(text) else 0)


def test_a_kicker_that_no_three_columns_hold_is_not_tried_in_every_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of seventy characters took twenty seconds in a story that is pressed."""
    tried: list[int] = []

    def counted(strand: Strand, division: Division) -> tuple[Strand, ...]:
        tried.append(1)
        return cut(strand, division)

    monkeypatch.setattr(vertical_head, "cut", counted)
    kicker = "清晨六点，码头的汽笛响过三声，早班轮渡缓缓离岸。" * 3
    _columns(tmp_path, f"kicker: {kicker}, main: 马背法庭")
    assert len(tried) < 40
