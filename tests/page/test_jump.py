"""Jumps: head and tail are the copy, both name the other page, the break stands behind a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layout.display import GlyphRun
from layout.edition import Edition

from .pages import COPY, block, composed, typed

ISSUE = """\
sheet: {{size: 四开, columns: 5}}
pages:
  - dummy: |
      a a b b b
    rows: [{lines}]
    blocks:
      a: {{headline: 江上四十年, body: {body}, jump: {{to: 2}}}}
      b: {{body: 旁边的稿。}}
  - dummy: |
      c c d d d
    blocks:
      c: {{headline: 江上四十年（续）, from: 1/a}}
      d: {{body: 旁边的稿。}}
"""


def _issue(paragraphs: int, lines: int = 30) -> str:
    body = '"' + "\\n\\n".join([COPY] * paragraphs) + '"'
    return ISSUE.format(lines=lines, body=body)


def test_head_and_tail_are_the_copy(tmp_path: Path) -> None:
    edition = composed(tmp_path, _issue(9))
    head, tail = block(edition, "a"), block(edition, "c")
    assert head.overset is None
    assert tail.overset is None
    assert head.chars_set + tail.chars_set == head.chars == 9 * len(COPY)
    assert tail.chars == tail.chars_set > 0
    said = typed(edition, 0) + typed(edition, 1)
    start = said.index(COPY[:20])
    joined = said[start:].replace("（下转第2版）", "@")
    first, second = joined.split("@")
    second = second[second.index("（上接第1版）") + len("（上接第1版）") :]
    assert (first + second).startswith(COPY * 9)


def test_the_break_stands_behind_a_sentence_with_five_lines_on_both_sides(tmp_path: Path) -> None:
    edition = composed(tmp_path, _issue(9))
    before = typed(edition, 0).split("（下转第2版）")[0]
    assert before[-1] in "。！？”"
    assert block(edition, "a").lines_set >= 5
    assert block(edition, "c").lines_set >= 5


def test_copy_that_fits_does_not_jump(tmp_path: Path) -> None:
    edition = composed(tmp_path, _issue(1, 60))
    assert "下转" not in typed(edition, 0)
    assert block(edition, "c").chars == 0


def test_what_the_second_block_cannot_hold_is_overset_there(tmp_path: Path) -> None:
    edition = composed(tmp_path, _issue(60))
    tail = block(edition, "c")
    assert tail.overset is not None
    assert tail.overset.chars == tail.chars - tail.chars_set
    assert block(edition, "a").overset is None


def test_a_block_that_goes_on_and_has_copy_of_its_own_sets_both(tmp_path: Path) -> None:
    both = _issue(9).replace("from: 1/a}", "from: 1/a, body: 另一则消息。}")
    edition = composed(tmp_path, both)
    head, tail = block(edition, "a"), block(edition, "c")
    own = len("另一则消息。")
    assert head.chars_set + tail.chars == head.chars + own
    assert tail.chars_set == tail.chars
    assert typed(edition, 1).index("（上接第1版）") < typed(edition, 1).index("另一则消息。")


def test_a_chain_of_jumps_loses_nothing_whatever_the_order_of_its_pages(tmp_path: Path) -> None:
    body = '"' + "\\n\\n".join([COPY] * 24) + '"'
    page = "  - dummy: |\n      {0} {0} {0} z z\n    rows: [{1}]\n"
    page += "    blocks:\n      {0}: {{{2}}}\n      z: {{body: 旁边的稿。}}\n"
    pages = [
        page.format("c", 24, "from: 3/b, jump: {to: 4}"),
        page.format("a", 24, f"body: {body}, jump: {{to: 3}}"),
        page.format("b", 24, "from: 2/a, jump: {to: 1}"),
        page.format("d", 60, "from: 1/c"),
    ]
    edition = composed(tmp_path, "sheet: {size: 四开, columns: 5}\npages:\n" + "".join(pages))
    parts = [block(edition, name) for name in "abcd"]
    assert all(part.chars_set > 0 for part in parts)
    assert [part.overset for part in parts] == [None] * 4
    assert sum(part.chars_set for part in parts) == parts[0].chars == 24 * len(COPY)


CHAIN = """\
sheet: {{size: 四开, columns: 5}}
pages:
  - dummy: |
      a a b b b
    rows: [{0}]
    blocks:
      a:
        headline: 江上四十年
        byline: 记者 某某
        jump: {{to: 2}}
        body: |
{body}
      b: {{body: 旁边的稿。}}
  - dummy: |
      c d d d d
    rows: [{1}]
    blocks:
      c: {{headline: 江上四十年（续）, from: 1/a, jump: {{to: 3}}}}
      d: {{body: 旁边的稿。}}
  - dummy: |
      e e e f f
    blocks:
      e: {{headline: 江上四十年（续完）, from: 2/c}}
      f: {{body: 旁边的稿。}}
"""
PIECES = (
    "{山城|shānchéng}的夏夜，江风**习习**。老周说：“这船，坐的是人情。”说完，他又去{解缆|jiělǎn}。",
    COPY,
    "## 一票四十年\n## 江上有人情",
    "> 慢点走，看脚下",
    COPY[20:90] + "他把{舢板|shānbǎn}系好。“明天见！”",
    "{渡口|dùkǒu}的灯亮着；没有人走。" * 3,
)


def _chained(folder: Path, pieces: tuple[str, ...], heights: tuple[int, int]) -> tuple[Edition, str]:
    """A copy over three pages, and the copy without its markup."""
    body = "\n".join(f"          {line}" for line in "\n\n".join(pieces).split("\n"))
    edition = composed(folder, CHAIN.format(*heights, body=body))
    said = re.sub(r"\{(\S+?)\|\S+?\}", r"\1", "".join(pieces))
    for mark in ("## ", "> ", "**", "\n"):
        said = said.replace(mark, "")
    return edition, said


def _copy_of(edition: Edition, page: int, name: str) -> str:
    """The copy of a block: what is set in its sizes, without its head, readings and the words of the jump."""
    done = edition.pages[page]
    place = next(number for number, own in enumerate(done.blocks) if own.id == name)
    start, end = done.extents[place]
    runs = [item for item in done.page.items[start:end] if isinstance(item, GlyphRun)]
    own = [run for run in runs if run.size > 8 * 65536 and not run.face.name.startswith("song-9")]
    said = "".join(run.text for run in own if run.size < 15 * 65536)
    said = re.sub(r"^.*（上接第\d版）", "", re.sub(r"（下转第\d版）", "", said))
    return said.removeprefix("江上四十年").removeprefix("（续）").removeprefix("（续完）").removeprefix("记者 某某")


@pytest.mark.parametrize("heights", [(18, 30), (22, 26), (27, 40), (31, 24), (40, 33)])
def test_a_chain_is_the_copy_whatever_is_in_it(heights: tuple[int, int], tmp_path: Path) -> None:
    edition, copy = _chained(tmp_path, PIECES * 4, heights)
    parts = [_copy_of(edition, page, name) for page, name in enumerate("ace")]
    assert "".join("".join(part.split()) for part in parts) == "".join(copy.split())
    counts = [block(edition, name) for name in "ace"]
    assert sum(count.chars_set for count in counts) == counts[0].chars == len("".join(copy.split()))
    assert [count.overset for count in counts] == [None] * 3
    assert counts[1].chars == counts[0].chars - counts[0].chars_set
    assert counts[2].chars == counts[1].chars - counts[1].chars_set
    assert all(count.lines_set >= 5 for count in counts)
    for part in parts[:-1]:
        assert re.search(r"[。？！][”’）》」』]*$", part) or part.endswith(("江上有人情", "慢点走，看脚下")), part[-9:]
        assert not part.endswith("江上有人情"), "a cross-head goes on with its copy"


def test_a_tail_has_five_lines_where_it_arrives(tmp_path: Path) -> None:
    text = _issue(3).replace("      c c d d d", "      c c c c c").replace("      d: {body: 旁边的稿。}\n", "")
    text = text.replace("c: {headline: 江上四十年（续）,", "c: {columns: 1, headline: 江上四十年（续）,")
    for lines in range(8, 22):
        edition = composed(tmp_path, text.replace("rows: [30]", f"rows: [{lines}]"))
        tail = block(edition, "c")
        assert tail.chars == 0 or tail.lines_set - 1 >= 5, f"{tail.lines_set} lines with the words that name the page"


def test_a_sentence_that_is_too_long_breaks_at_a_pause(tmp_path: Path) -> None:
    body = '"' + "江风吹过码头，汽笛响过三声，早班轮渡离岸，" * 40 + '散了。"'
    edition = composed(tmp_path, ISSUE.format(lines=30, body=body))
    before = typed(edition, 0).split("（下转第2版）")[0]
    assert before.endswith("，")
    assert block(edition, "a").chars_set + block(edition, "c").chars_set == block(edition, "a").chars


@pytest.mark.parametrize("quoted", ["“五级”预警机制", "《渡口》一文"])
def test_a_closing_mark_alone_ends_no_sentence(quoted: str, tmp_path: Path) -> None:
    body = '"' + f"老周说起{quoted}和江上的风" * 60 + '。"'
    edition = composed(tmp_path, ISSUE.format(lines=30, body=body))
    assert "下转" not in typed(edition, 0)
    assert block(edition, "a").overset is not None


def test_what_cannot_be_seen_in_a_reference_is_dropped(tmp_path: Path) -> None:
    reference = 'see: {page: 1, text: "详\u200b见一版"}'
    edition = composed(tmp_path, ISSUE.format(body=COPY, lines=30).replace("jump: {to: 2}", reference, 1))
    assert "（详见一版）" in typed(edition, 0)
    assert "invisible-character" in [found.code for found in edition.diagnostics]
