"""Jumps: head and tail are the copy, both name the other page, the break stands behind a sentence."""

from __future__ import annotations

from pathlib import Path

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
