"""The tables are total and disjoint, and say what composition.md says."""

from __future__ import annotations

from itertools import product

import pytest

from layout.text.boundary import plain
from layout.text.nodes import EMERGENCY, NEVER
from layout.text.rules import pairs
from layout.text.rules.classes import (
    HAN,
    KANA_MIDDLE,
    LINE_END,
    LINE_HEAD,
    NAMES,
    NO_END,
    NO_START,
    ROWS,
    class_of,
    classes_of,
)
from tests.text.compositor import EM

NEVER_FIRST = set("。 ， 、 ； ： ？ ！ ” ’ ） 》 〉 」 』 】 〕 〗 ］ ｝ – － ～ · ・ ／ % ％ ‰ ° ℃ ′ ″ 々".split())
NEVER_LAST = set("“ ‘ （ 《 〈 「 『 【 〔 〖 ［ ｛ ￥ $ № ／".split())
ALIKE = {"/": "／", "℉": "℃", "¥": "￥", "€": "￥", "£": "￥"}
"""What composition.md does not list and is the same sign to a reader."""

KINDS = range(len(NAMES))


def test_no_character_is_in_two_rows() -> None:
    everything = [character for _, members, _ in ROWS for character in members]
    assert len(everything) == len(set(everything))


def test_every_row_is_a_class_with_a_clause_and_is_found_again() -> None:
    for kind, members, clause in ROWS:
        assert clause
        assert classes_of(members) == [kind] * len(members)


def test_every_class_has_a_row_or_a_block() -> None:
    by_block = {class_of(character) for character in "山Aéあ①→한"}
    by_neighbours = {KANA_MIDDLE}
    assert {kind for kind, _, _ in ROWS} | by_block | by_neighbours == set(KINDS)


def test_every_character_has_a_class() -> None:
    for code in range(0x20000):
        if not 0xD800 <= code < 0xE000:
            assert class_of(chr(code)) in KINDS


def test_the_lists_are_those_of_composition() -> None:
    assert NEVER_FIRST | {mark for mark, like in ALIKE.items() if like in NEVER_FIRST} == NO_START
    assert NEVER_LAST | {mark for mark, like in ALIKE.items() if like in NEVER_LAST} == NO_END


@pytest.mark.parametrize("punctuation", ["full", "kaiming"])
def test_every_style_knows_its_blanks(punctuation: str) -> None:
    carrying = pairs.BLANK_BEFORE[punctuation] | pairs.BLANK_BEHIND[punctuation]
    assert carrying <= set(pairs.SHRINK_STEP_OF_BLANK)


def test_every_pair_of_classes_has_one_answer() -> None:
    """Widths and amounts are never negative, a pair gives in one step and takes in one."""
    for a, b in product(KINDS, KINDS):
        behind = EM // 2 if a in pairs.BLANK_BEHIND["full"] else 0
        before = EM // 2 if b in pairs.BLANK_BEFORE["full"] else 0
        made = plain((a, b), (behind, before if not behind else 0), 0, 0.0, EM)
        assert made.natural >= 0
        assert made.penalty in (0.0, EMERGENCY, NEVER)
        assert sum(1 for amount in made.shrink if amount) <= 1
        assert sum(1 for amount in made.stretch if amount) <= 1
        assert 0 <= sum(made.shrink) <= made.natural
        assert sum(made.stretch) <= EM // 2


def test_every_class_has_a_row_at_both_edges_of_a_line() -> None:
    cells = {cell for lefts, rights, *_ in pairs.DROPPED_BLANKS for cell in product(lefts, rights)}
    assert {(LINE_HEAD, kind) for kind in KINDS} | {(kind, LINE_END) for kind in KINDS} <= cells


@pytest.mark.parametrize("table", ["DROPPED_BLANKS", "GAPS", "WHOLE"])
def test_the_rows_of_a_table_name_classes_and_a_clause(table: str) -> None:
    for lefts, rights, *rest in getattr(pairs, table):
        assert set(lefts) <= {*KINDS, LINE_HEAD}
        assert set(rights) <= {*KINDS, LINE_END}
        assert rest[-1]


@pytest.mark.parametrize("table", ["DROPPED_BLANKS", "GAPS"])
def test_no_pair_stands_in_two_rows(table: str) -> None:
    cells = [cell for lefts, rights, *_ in getattr(pairs, table) for cell in product(lefts, rights)]
    assert len(cells) == len(set(cells))


def test_the_order_of_shrinking_and_its_limits() -> None:
    assert pairs.SHRINK_STEPS == (
        "word space",
        "sides of the middle dot",
        "opening and closing marks",
        "pauses and links",
        "Han-Latin gap",
        "stops",
    )
    assert len(pairs.SHRINK_COST) == len(pairs.SHRINK_STEPS)
    assert (pairs.GAP_LEAST, pairs.GAP, pairs.GAP_MOST) == (1 / 8, 1 / 4, 1 / 3)
    assert (pairs.WORD_SPACE_LEAST, pairs.WORD_SPACE, pairs.WORD_SPACE_MOST) == (1 / 4, 1 / 3, 1 / 2)
    assert pairs.EVEN_MOST == 1 / 4


def test_han_beside_han_has_no_gap_and_opens_a_quarter_at_most() -> None:
    made = plain((HAN, HAN), (0, 0), 0, 0.0, EM)
    assert (made.natural, made.penalty, sum(made.shrink), sum(made.stretch)) == (0, 0.0, 0, EM // 4)
