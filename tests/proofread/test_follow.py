"""Typed texts followed through printed objects, and what is said where they differ."""

from __future__ import annotations

import pytest

from layout.diagnostics import Span
from layout.issue import Copy, Text
from layout.proofread.alike import ROWS, bare, counted, is_right_to_left
from layout.proofread.explain import Fault, explain
from layout.proofread.follow import Sought, any_way, follow
from layout.proofread.typed import copy, head

HEAD, COPY, READINGS = "山城通报", "山城通报，今日有雨。明日转晴！", "jīn"
PRINTED = ["山城", "通报", "山城通报，", "今日", "jīn", "有雨。明日", "转晴！"]
SOUGHT = tuple(map(Sought, (HEAD, COPY, READINGS)))


def text_of(words: str) -> Text:
    return Text(words, "issue.yaml", ((0, 1, 1),))


def test_every_object_is_of_one_of_the_texts() -> None:
    assert follow(SOUGHT, PRINTED) == (tuple(map(len, (HEAD, COPY, READINGS))), (0, 0, 1, 1, 2, 1, 1))


@pytest.mark.parametrize("place", range(len(PRINTED)))
def test_a_lost_object_is_missed(place: int) -> None:
    assert follow(SOUGHT, PRINTED[:place] + PRINTED[place + 1 :]) is None


@pytest.mark.parametrize("place", range(len(PRINTED)))
def test_one_that_stands_twice_is_one_too_many(place: int) -> None:
    assert follow(SOUGHT, [*PRINTED, PRINTED[place]]) is None


def test_a_copy_may_be_painted_before_the_head_that_says_the_same() -> None:
    way = follow(SOUGHT, [*PRINTED[2:], *PRINTED[:2]])
    assert way is not None
    assert way.owners == (1, 1, 2, 1, 1, 0, 0)


def test_what_is_overset_may_be_missing_at_the_end_and_no_more() -> None:
    assert follow((Sought("一二三四五六", 3),), ["一二三"]) == ((3,), (0,))
    assert follow((Sought("一二三四五六", 3),), ["一二"]) is None
    assert follow((Sought("一二三四五六", 3),), ["一二四"]) is None


def test_what_may_be_left_out_is_there_whole_or_not_at_all() -> None:
    assert follow((Sought("引题", may_be_left_out=True),), []) == ((0,), ())
    assert follow((Sought("引题", may_be_left_out=True),), ["引"]) is None


def test_what_was_told_to_be_left_out_does_not_take_what_another_says_alike() -> None:
    deck = Sought("啊" * 40 + "一号", may_be_left_out=True)
    caption, credit = Sought("啊" * 40 + "一"), Sought("啊" * 36)
    lines = ["啊" * 9] * 4 + ["啊" * 4 + "一"] + ["啊" * 6] * 6
    assert follow((deck, caption, credit), lines) == ((0, 41, 36), (1,) * 5 + (2,) * 6)


def test_a_way_may_be_asked_for_in_which_objects_follow_where_they_may() -> None:
    """The label stands first, and the text begins with the same words: told by what may follow what."""
    sought = (Sought("扫一扫看报"), Sought("扫一扫"))
    objects = ["扫一扫", "扫一扫", "看报"]
    assert follow(sought, objects) == ((5, 3), (0, 1, 0))
    assert any_way(sought, objects, lambda before, place, owner: before != 0) == ((5, 3), (1, 0, 0))
    assert any_way(sought, objects, lambda before, place, owner: place != 2) is None


def test_one_character_over_and_over_takes_no_time() -> None:
    assert follow((Sought("啊" * 20_000, 7_000),), ["啊" * 13] * 1_000) is not None
    assert follow(tuple(Sought("啊" * count) for count in range(1, 40)), ["啊"] * 780) is not None


@pytest.mark.parametrize(
    ("printed", "fault"),
    [
        (["今日有雨", "明日转晴！"], Fault(0, 4, "。", "")),
        (["今日有雨。。", "明日转晴！"], Fault(0, 5, "", "。")),
        (["今日有雨，", "明日转晴！"], Fault(0, 4, "。", "，")),
        (["今日雨有。", "明日转晴！"], Fault(0, 2, "有雨", "雨有")),
        (["明日转晴！"], Fault(0, 0, "今日有雨。", "")),
        (["今日有雨。", "明日转晴！", "明日转晴！"], Fault(0, 10, "", "明日转晴！", True)),
        (["明日转晴！", "今日有雨。"], Fault(0, 0, "今日有雨。", "", True)),
        (["今日有雨。", "明日转晴！", "广告"], Fault(0, 10, "", "广告")),
    ],
)
def test_what_is_wrong_is_named(printed: list[str], fault: Fault) -> None:
    assert explain((Sought("今日有雨。明日转晴！"),), printed).faults == (fault,)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.reason)
def test_rows_of_the_table_are_alike(row: object) -> None:
    assert bare(f"甲{row.typed}乙") == bare(f"甲{row.printed}乙")  # type: ignore[attr-defined]


@pytest.mark.parametrize("pair", "，。 ，, …— “” ‘“ ·・ 一— ；; （( ！! –- ，、 0O ée".split())
def test_marks_that_only_look_alike_are_not(pair: str) -> None:
    assert bare(pair[0]) != bare(pair[1])


def test_what_is_read_from_the_right() -> None:
    assert is_right_to_left("40℃אב")
    assert is_right_to_left("ﷺ")
    assert not is_right_to_left("40℃，ab")


def test_what_is_read_from_the_right_is_counted_with_its_accents_off() -> None:
    """PDFium takes a letter of such a line from its accent."""
    assert sorted(counted("ﷺ\u212b①é")) == sorted(counted("①\u030aAصلى الله عليه وسلمe\u0301"))


def test_markup_is_not_printed_and_what_only_looks_like_it_is() -> None:
    body = Copy(text_of("**本报讯** {今|jīn}日{切记|·}*楷* 2 * 3 {c\n\n## 小标\n> 引"), None)
    assert [one.text for one in copy(body)] == ["本报讯今日切记楷2*3{c小标引", "jīn"]
    (main,) = head("the main head", text_of("上 / 下/左"), Span("", 1, 1))
    assert main.text == "上下/左"
    assert main.span(1, Span("", 9, 9)).column == 5
