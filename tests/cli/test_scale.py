"""What is far larger than a page is set within 1 GiB and in bounded time; `python -m bench scale` does all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import scale

SECONDS = 40
"""Of processor: ten times what is needed, so that a pass that became quadratic is seen and a slow machine is not."""


@pytest.mark.parametrize("paragraph", [scale.PARAGRAPH, scale.HAN])
def test_a_hundred_thousand_characters_in_one_block(tmp_path: Path, paragraph: int) -> None:
    print(scale.within(scale.one_block(paragraph), tmp_path, SECONDS))


def test_a_hundred_thousand_characters_through_twenty_pages(tmp_path: Path) -> None:
    print(scale.within(scale.threaded(), tmp_path, SECONDS))


ENDLESS_SECONDS = 8
"""Of processor: six times what is needed; each of these took half a minute."""
ENDLESS = {
    "a word": "headline: 题\nbody: " + "a" * 20_000,
    "one-character paragraphs": "headline: 题\nbody: |\n" + "\n\n".join("  说" for _ in range(6000)),
    "such paragraphs and a jump": "headline: 题\njump: {to: 2}\nbody: |\n" + "\n\n".join("  说。" for _ in range(6000)),
}


@pytest.mark.parametrize("case", ENDLESS)
def test_what_has_no_end_is_set_in_bounded_time(tmp_path: Path, case: str) -> None:
    story = ENDLESS[case].replace("\n", "\n        ")
    page = f"  - dummy: a a a a a\n    blocks:\n      a:\n        {story}\n"
    more = "  - {dummy: a a a a a, blocks: {a: {from: 1/a}}}\n" if "jump:" in story else ""
    print(scale.within(scale.TOP + page + more, tmp_path, ENDLESS_SECONDS))


def test_two_hundred_pictures(tmp_path: Path) -> None:
    print(scale.within(scale.pictures(tmp_path, (320, 213)), tmp_path, SECONDS))


def test_twelve_pages_take_no_more_memory_for_each(tmp_path: Path) -> None:
    """Pages are drawn and forgotten: eight more of them may add a few MiB each and no more."""
    few, more = (scale.within(scale.many(tmp_path, count), tmp_path, SECONDS) for count in (4, 12))
    assert more.peak - few.peak < 8 * 8, (few, more)
