"""Heads break by sense: the places that the engine offers, against heads that a sub-editor has marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from layout.text.division import word_ends

LEAST = 0.9


class Marked(NamedTuple):
    """A head and the offsets where its lines may end."""

    text: str
    ends: set[int]


def marked() -> list[Marked]:
    """The heads of heads.txt."""
    found = []
    for row in Path(__file__).with_name("heads.txt").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            words = row.split("/")
            text = "".join(words)
            found.append(Marked(text, {len("".join(words[:count])) for count in range(1, len(words))}))
    return found


def wrong(head: Marked) -> list[str]:
    """What is wrong with the places that are offered for a head."""
    offered = word_ends(head.text)
    said = [f"{head.text[:end]}|{head.text[end:]}" for end in offered if end not in head.ends]
    middle = [end for end in offered if 0.25 <= end / len(head.text) <= 0.75]
    return said if middle else [*said, f"{head.text}: nothing in the middle"]


def test_heads_break_by_sense(record_property: Callable[[str, object], None]) -> None:
    heads = marked()
    assert len(heads) >= 30
    faults = {head.text: wrong(head) for head in heads}
    score = sum(1 for said in faults.values() if not said) / len(heads)
    record_property("heads broken by sense", f"{score:.0%}")
    assert score >= LEAST, f"{score:.0%}\n" + "\n".join(said for each in faults.values() for said in each)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("守护好老百姓的钱袋子", ["的钱袋子"]),
        ("孩子们的暑假安全课", ["们的暑假安全课", "的暑假安全课"]),
        ("破获了一起特大案件", ["了一起特大案件"]),
        ("返还资金2.45亿元给群众", ["亿元给群众", "元给群众", ".45亿元给群众"]),
        ("他说：“平安”是最大的幸福", ["：“平安”是最大的幸福", "平安”是最大的幸福", "”是最大的幸福"]),
        ("使用App Store办理业务", ["tore办理业务", "pp Store办理业务"]),
    ],
)
def test_a_line_of_a_head_never_starts_so(text: str, never: list[str]) -> None:
    offered = [text[end:] for end in word_ends(text)]
    assert not set(offered) & set(never)


@pytest.mark.parametrize("start", ["着力打造法治环境", "地方立法回应民生", "过去五年案件下降", "了解案情"])
def test_words_that_begin_like_a_particle_may_start_a_line(start: str) -> None:
    text = "全市法院" + start
    assert 4 in word_ends(text)


def test_a_name_of_the_lexicon_is_never_broken() -> None:
    text = "山城长安网今日上线运行"
    assert {end for end in word_ends(text) if 0 < end < 5}
    assert not {end for end in word_ends(text, ["山城长安网"]) if 0 < end < 5}
    assert not {end for end in word_ends(text * 2, ["山城长安网"]) if 11 < end < 16}


@pytest.mark.parametrize("text", ["", "山", "A", "“", " "])
def test_short_heads_offer_nothing(text: str) -> None:
    assert word_ends(text) == []
