"""Heads of refers, titles of ears and of pictures break by sense too."""

from __future__ import annotations

from pathlib import Path

from .pages import composed, texts


def _lines(folder: Path, block: str, words: str) -> list[str]:
    """The lines of a text that stands in a block of one column."""
    rest = "b: {kind: text, body: 正文。}"
    text = f"pages:\n  - dummy: a b b b b b b\n    folio: none\n    blocks:\n      a: {{{block}}}\n      {rest}\n"
    lines: dict[int, str] = {}
    for run in texts(composed(folder, text), 0):
        lines[run.at.y] = lines.get(run.at.y, "") + run.text
    return [line for line in lines.values() if line in words]


def test_the_head_of_a_refer_breaks_by_sense(tmp_path: Path) -> None:
    words = "消防员三小时救出被困老人"
    assert _lines(tmp_path, f"kind: refers, items: [{{head: {words}}}]", words) == ["消防员三小时", "救出被困老人"]


def test_the_title_of_an_ear_breaks_by_sense_and_where_it_is_typed(tmp_path: Path) -> None:
    words = "检察官走进校园开展普法宣传"
    broken = _lines(tmp_path, f"kind: masthead, part: ear, title: {words}", words)
    assert broken == ["检察官走进校园", "开展普法宣传"]
    typed = _lines(tmp_path, "kind: masthead, part: ear, title: 今日 / 提示", "今日提示")
    assert typed == ["今日", "提示"]


def test_the_title_of_pictures_breaks_by_sense(tmp_path: Path) -> None:
    words = "山城警方侦破一起特大跨境网络赌博案"
    block = f"kind: photos, title: {words}, photos: [{{file: none.jpg}}]"
    lines = _lines(tmp_path, block, words)
    assert "".join(lines) == words
    assert lines[0].endswith(("侦破", "一起"))
