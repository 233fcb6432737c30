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
