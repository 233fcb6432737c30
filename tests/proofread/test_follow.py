"""A typed text followed through printed objects."""

from __future__ import annotations

import pytest

from layout.proofread.follow import follow, split_pulls

COPY = "**本报讯** 昨日，{山城|shānchéng}警方*通报*：\n\n## 加大力度\n价格 < 3 & 1. 项"
PRINTED = ["本报讯", "昨日，山城警", "方", "通报", "：", "加大力度", "价格<3&1.项"]


def test_all_of_it_is_found() -> None:
    assert follow(COPY, PRINTED) == ("", ())


def test_heads_readings_and_captions_are_of_something_else() -> None:
    objects = ["大字标题", *PRINTED[:2], "shānchéng", *PRINTED[2:], "图①"]
    assert follow(COPY, objects) == ("", (0, 3, 9))


@pytest.mark.parametrize("place", [0, 1, 2, 3, 5, 6])
def test_a_lost_object_is_missed(place: int) -> None:
    assert follow(COPY, PRINTED[:place] + PRINTED[place + 1 :]).rest


@pytest.mark.parametrize("place", [0, 1, 2, 5])
def test_two_that_changed_places_are_missed(place: int) -> None:
    turned = list(PRINTED)
    turned[place : place + 2] = reversed(turned[place : place + 2])
    assert follow(COPY, turned).rest


def test_a_wrong_character_is_missed() -> None:
    assert follow(COPY, [words.replace("警", "誓") for words in PRINTED]).rest


def test_a_head_that_says_what_the_copy_begins_with() -> None:
    assert follow("昨日通报，市民点赞。", ["昨日通报", "昨日通报，", "市民点赞。"]).rest == ""


def test_what_is_overset_is_left() -> None:
    assert follow("一二三四五六", ["一二三"]).rest == "四五六"


def test_markup_that_is_copy_is_printed() -> None:
    assert follow("2 * 3 > 5 | a#b {c", ["2*3>5|", "a#b{c"]).rest == ""


def test_the_engines_own_words_behind_the_last_line() -> None:
    assert follow("一二三四。", ["一二", "三四。（下转第3版）"]).rest == ""
    assert follow("good news", ["good-", "news"]).rest == ""
    assert follow("一二三四。", ["一二", "三四。下转"]).rest


def test_pull_quotes_stand_where_there_is_room() -> None:
    assert split_pulls("一段\n\n> 引一句话\n\n二段") == ("一段\n\n\n\n二段", ("引一句话",))


def test_one_character_over_and_over_takes_no_time() -> None:
    assert follow("啊" * 20_000, ["啊" * 13] * 1_000).rest == "啊" * 7_000


def test_what_is_read_from_the_right_is_counted() -> None:
    assert follow("40℃אב", ["בא40℃"]).rest == ""
    assert follow("40℃אב", ["א40℃"]).rest == "ב"
