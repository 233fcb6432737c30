"""`rows: auto`: the equal share where it is well or nothing better is to be had, else heights that fit the stories."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image

from layout.edition import Edition

from .pages import COPY, block, composed

PAGE = """\
sheet: {{size: 四开, columns: 5}}
pages:
  - folio: none
    dummy: |
{dummy}
    {rows}
    blocks:
{blocks}
"""
SENTENCES = [sentence + "。" for sentence in COPY.split("。") if sentence]


def copy(chars: int) -> str:
    """A quoted copy of about so many characters, in paragraphs of a sentence or two."""
    made: list[str] = []
    while sum(map(len, made)) < chars:
        made.append(SENTENCES[len(made) % len(SENTENCES)] + SENTENCES[(len(made) * 2 + 1) % len(SENTENCES)])
    return '"' + "\\n\\n".join(made) + '"'


def page(dummy: str, blocks: dict[str, str], rows: str = "") -> str:
    """A page of the given dummy; a block is the text of its mapping."""
    rows_of = "\n".join(f"      {row}" for row in dummy.split(" / "))
    return PAGE.format(
        dummy=rows_of, rows=rows, blocks="\n".join(f"      {name}: {{{keys}}}" for name, keys in blocks.items())
    )


def heights(edition: Edition) -> dict[str, int]:
    """Grid lines of every block, without the white under it."""
    grid = edition.pages[0].grid
    found = {}
    for own in edition.pages[0].blocks:
        ys = [point.y for point in own.area]
        found[own.id] = round((max(ys) - min(ys)) / grid.leading)
    return found


def faults(edition: Edition) -> list[str]:
    return [found.code for found in edition.diagnostics if found.code in ("overset", "underset")]


def test_stories_that_fit_keep_the_equal_share(tmp_path: Path) -> None:
    plain = composed(tmp_path, page("a a a a a / b b b b b / c c c c c", dict.fromkeys("abc", "body: 一则消息。")))
    lines = plain.pages[0].grid.lines
    third = lines // 3
    short = page("a a a a a / b b b b b / c c c c c", {name: f"body: {copy(60)}" for name in "abc"}, "rows: [3, 3, 3]")
    assert heights(plain) == {"a": third + (lines % 3 > 0) - 1, "b": third + (lines % 3 > 1) - 1, "c": third}
    assert set(heights(composed(tmp_path, short)).values()) == {2, 3}


def test_white_is_not_carried_about_where_all_are_far_too_short(tmp_path: Path) -> None:
    blocks = {"a": f"body: {copy(100)}", "b": f"body: {copy(1100)}", "c": "body: 短。"}
    edition = composed(tmp_path, page("a a a a a / b b b b b / c c c c c", blocks))
    lines = edition.pages[0].grid.lines
    assert set(faults(edition)) == {"underset"}
    assert {height + (name != "c") for name, height in heights(edition).items()} <= {lines // 3, lines // 3 + 1}


def test_pictures_alone_share_equally(tmp_path: Path) -> None:
    Image.new("RGB", (900, 600), (120, 90, 60)).save(tmp_path / "a.jpg")
    blocks = dict.fromkeys("ab", "kind: photos, photos: [{file: a.jpg}]")
    edition = composed(tmp_path, page("a a a a a / b b b b b", blocks))
    lines = edition.pages[0].grid.lines
    assert heights(edition) == {"a": (lines + 1) // 2 - 1, "b": lines // 2}


@pytest.mark.parametrize(
    ("dummy", "chars"),
    [
        ("a a a a a / b b b b b", {"a": 800, "b": 2400}),
        ("a a a b b / c c c b b / c c c d d", {"a": 300, "b": 700, "c": 1450, "d": 450}),
        ("a a a a a / b b c c c / d d d d d / e e e e e", {"a": 1000, "b": 130, "c": 230, "d": 1200, "e": 500}),
        ("a a a b b / a a c c c / d d d d d", {"a": 500, "b": 250, "c": 650, "d": 1500}),
    ],
)
def test_lines_go_to_the_stories_that_want_them(dummy: str, chars: dict[str, int], tmp_path: Path) -> None:
    blocks = {name: f"headline: {{main: 江上航线, level: brief}}, body: {copy(count)}" for name, count in chars.items()}
    rows = dummy.count("/") + 1
    lines = composed(tmp_path, page("a a a a a", {"a": "body: 短。"})).pages[0].grid.lines
    share, odd = divmod(lines, rows)
    equal = [share + (row < odd) for row in range(rows)]
    before = composed(tmp_path, page(dummy, blocks, f"rows: {equal}"))
    after = composed(tmp_path, page(dummy, blocks))
    over = [sum(own.overset.lines for own in each.pages[0].blocks if own.overset) for each in (before, after)]
    assert over[0] > 0
    assert over[1] == 0
    assert heights(before) != heights(after)
    foot = max(point.y for own in after.pages[0].blocks for point in own.area)
    grid = after.pages[0].grid
    assert foot == grid.origin.y + grid.lines * grid.leading


def test_what_cannot_be_shared_better_says_so(tmp_path: Path) -> None:
    blocks = {name: f"body: {copy(4000)}" for name in "ab"}
    edition = composed(tmp_path, page("a a a a a / b b b b b", blocks))
    assert faults(edition) == ["overset", "overset"]
    assert all("auto" in found.hint for found in edition.diagnostics if found.code == "overset")
    fixed = composed(tmp_path, page("a a a a a / b b b b b", blocks, "rows: [30, auto]"))
    assert not any("auto" in found.hint for found in fixed.diagnostics)


def test_an_advertisement_keeps_its_height(tmp_path: Path) -> None:
    Image.new("RGB", (900, 600), (120, 90, 60)).save(tmp_path / "a.jpg")
    blocks = {"a": f"body: {copy(700)}", "b": f"body: {copy(1700)}", "c": "kind: ad, file: a.jpg"}
    dummy = "a a a a a / b b b b b / c c c c c"
    edition = composed(tmp_path, page(dummy, blocks))
    lines = edition.pages[0].grid.lines
    assert heights(edition)["c"] == lines // 3
    assert heights(edition)["b"] > heights(edition)["a"]
    assert "overset" not in faults(edition)


def test_a_story_that_jumps_keeps_its_height(tmp_path: Path) -> None:
    blocks = {"a": f"body: {copy(3000)}, jump: {{to: 2}}", "b": f"body: {copy(1700)}", "c": f"body: {copy(400)}"}
    second = "  - dummy: |\n      d d d d d\n    blocks:\n      d: {from: 1/a}\n"
    edition = composed(tmp_path, page("a a a a a / b b b b b / c c c c c", blocks) + second)
    lines = edition.pages[0].grid.lines
    assert heights(edition)["a"] == lines // 3 + (lines % 3 > 0) - 1
    assert heights(edition)["b"] > heights(edition)["c"]
    assert block(edition, "b").overset is None
    assert block(edition, "a").chars_set + block(edition, "d").chars_set == block(edition, "a").chars


@pytest.mark.parametrize("seed", range(4))
def test_it_is_never_worse_than_the_equal_share(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    dummy = chance.choice(["a a b b b / c c c b b / d d d d d", "a a a b b / c c d d d / e e e e e / e e f f f"])
    names = sorted(set(dummy.replace("/", "").split()))
    blocks = {name: f"headline: 消息, body: {copy(chance.randrange(150, 2600))}" for name in names}
    after = composed(tmp_path, page(dummy, blocks))
    lines, rows = after.pages[0].grid.lines, dummy.count("/") + 1
    equal = [lines // rows + (row < lines % rows) for row in range(rows)]
    before = composed(tmp_path, page(dummy, blocks, f"rows: {equal}"))
    over = [sum(own.overset.lines for own in each.pages[0].blocks if own.overset) for each in (before, after)]
    assert over[1] <= over[0]
