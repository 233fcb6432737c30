"""One head dominates a page, and no head has its like beside it, where the issue does not say otherwise."""

from __future__ import annotations

from pathlib import Path

from layout.page.frame import frames
from layout.page.grid import page_grid
from layout.page.rank import ranks
from layout.source import load

HEAD = """format: 1
paper: {name: 山城}
issue: {date: 2025-07-18}
sheet: {columns: 4}
pages:
  - dummy: |
"""


def ranked(folder: Path, rows: str, blocks: str) -> dict[str, str]:
    """The ranks of the stories of a page drawn in rows, and what is said of some of their heads."""
    dummy = "".join(f"      {row.strip()}\n" for row in rows.split("/"))
    names = dict.fromkeys(rows.replace("/", " ").split())
    said = dict(line.strip().split(": ", 1) for line in blocks.splitlines() if line.strip())
    heads = "".join(f"      {name}: {{headline: {said.get(name, '标题')}, body: 正文。}}\n" for name in names)
    (folder / "issue.yaml").write_text(f"{HEAD}{dummy}    blocks:\n{heads}", encoding="utf-8")
    issue = load(str(folder / "issue.yaml")).issue
    assert issue is not None
    (page,) = issue.pages
    grid = page_grid(page)
    return ranks(frames(page, grid)[0], grid)


def test_of_two_large_stories_the_larger_leads(tmp_path: Path) -> None:
    assert ranked(tmp_path, "a a b b / a a b b / a a c c", "") == {"a": "lead", "b": "second", "c": "second"}


def test_of_two_heads_side_by_side_the_smaller_steps_down(tmp_path: Path) -> None:
    made = ranked(tmp_path, "a a a a / a a a a / b b c c / b b c c / b b d d", "")
    assert made == {"a": "lead", "b": "second", "c": "third", "d": "second"}


def test_a_typed_level_stands_and_the_other_gives_way(tmp_path: Path) -> None:
    made = ranked(tmp_path, "a a a a / a a a a / b b c c / b b c c / b b d d", "c: {main: 标题, level: second}")
    assert (made["b"], made["c"]) == ("third", "second")


def test_a_vertical_head_beside_is_no_rival(tmp_path: Path) -> None:
    made = ranked(tmp_path, "a a a a / a a a a / b b c c / b b c c", "c: {main: 标题, direction: vertical}")
    assert made["b"] == made["c"] == "second"


def test_heads_at_different_heights_keep_their_ranks(tmp_path: Path) -> None:
    made = ranked(tmp_path, "a a a a / a a a a / b b c c / b b c c / b b e e / d d e e", "")
    assert (made["b"], made["d"], made["e"]) == ("second", "third", "second")
