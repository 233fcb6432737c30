"""The grammar of heads: which words make a clause, and where two of them meet."""

from __future__ import annotations

import pytest

from layout.text.clauses import costs_before
from layout.text.division import bound, places
from layout.text.rules import head_grammar, head_words
from layout.text.words import words_of

KINDS = {kind for left, right, whole, _, _ in head_grammar.JOINS for kind in (left, right, whole)}


def test_every_kind_comes_to_a_clause_in_the_end() -> None:
    reached = {"S"}
    for _ in KINDS:
        reached |= {part for part, whole, _ in head_grammar.STANDS_FOR if whole in reached}
    assert reached >= KINDS


def test_no_row_of_the_grammar_is_written_twice() -> None:
    joins = [row[:3] for row in head_grammar.JOINS]
    assert len(joins) == len(set(joins))


def test_no_word_is_listed_twice() -> None:
    words = [word for _, row in head_words.WORDS for word in row.split()]
    assert len(words) == len(set(words))
    assert {name for name, _ in head_words.WORDS} == set(head_words.KINDS)


def test_two_clauses_part_where_the_second_has_its_subject() -> None:
    agent, verb, noun = {"A": 0.0}, {"V": 0.0}, {"N": 0.0}
    costs = costs_before([agent, verb, noun, agent, verb, noun])
    assert min(range(1, 6), key=costs.__getitem__) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("违反竞业限制应担责", ["违反", "竞业限制", "应", "担责"]),
        ("返还资金2.45亿元", ["返还", "资金", "2.45亿元"]),
        ("张某某获刑", ["张某某", "获刑"]),
        ("女足2∶1逆转", ["女足", "2∶1", "逆转"]),
    ],
)
def test_terms_figures_names_and_scores_are_one_word(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text, (), frozenset(bound(text)))] == words


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("消防员赶到现场被困老人获救", "消防员赶到现场"),
        ("网友热议新规专家解读亮点", "网友热议新规"),
        ("被困六天的老人在峡谷中获救", "被困六天的老人"),
        ("市民把锦旗送到派出所", "市民"),
    ],
)
def test_the_cheapest_break_is_between_clauses_or_behind_the_subject(text: str, best: str) -> None:
    cheapest = min(places(text), key=lambda place: place.cost)
    assert text[: cheapest.at] == best
