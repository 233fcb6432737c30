"""What a sub-editor marks: every fault on a page that has it, and none on the page that has it mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from layout.diagnostics import Diagnostic
from layout.display import GlyphRun, Item, moved
from layout.edition import SetBlock
from layout.page.frame import frames
from layout.page.grid import Grid, page_grid
from layout.page.lint import Sheet, lint
from layout.source import load
from layout.style import resolve

from .pages import COPY, composed, texts

SHEET = "sheet: {size: 四开, columns: 6, body: 9pt / 13pt}\npages:\n  - folio: none\n    dummy: |\n"
BODY = '"' + "\\n\\n".join([COPY] * 8) + '"'


def marked(folder: Path, dummy: str, **keys: str) -> list[Diagnostic]:
    """What is marked on a page of stories, some of them with keys of their own; what does not fit is another matter."""
    rows = "\n".join(f"      {row}" for row in dummy.split("\n"))
    names = sorted(set(dummy.split()))
    blocks = "\n".join(f"      {name}: {{{keys.get(name, f'body: {BODY}')}}}" for name in names)
    edition = composed(folder, f"{SHEET}{rows}\n    blocks:\n{blocks}\n")
    return [found for found in edition.diagnostics if found.code not in ("overset", "runt", "head-squeezed")]


def codes(found: list[Diagnostic]) -> list[tuple[str, str | None]]:
    return [(one.code, one.block) for one in found if one.code != "underset"]


def story(main: str, keys: str = "", outer: str = "") -> str:
    return f"headline: {{main: {main}{keys}}}, body: {BODY}{outer}"


SIDE_BY_SIDE = "a a a b b b\nc c c c c c"


def test_heads_of_like_weight_side_by_side_collide(tmp_path: Path) -> None:
    left, right = story("江上的早班渡船", ", level: second"), story("山里的晚班公交", ", level: second")
    (found,) = [one for one in marked(tmp_path, SIDE_BY_SIDE, a=left, b=right) if one.code == "heads-collide"]
    assert (found.block, found.page) == ("b", 1)
    assert " pt of one face" in found.message


@pytest.mark.parametrize(
    "other",
    [
        story("山里的晚班公交", ", level: third"),
        story("山里的晚班公交", ", level: second, direction: vertical"),
        story("山里的晚班公交", ", level: second", ", box: rule"),
        story("山里的晚班公交", ", level: second, size: 22pt"),
    ],
    ids=["another rank", "upright", "boxed", "another size"],
)
def test_heads_that_differ_do_not_collide(other: str, tmp_path: Path) -> None:
    left = story("江上的早班渡船", ", level: second")
    assert codes(marked(tmp_path, SIDE_BY_SIDE, a=left, b=other)) == []


def test_a_gutter_through_the_page_is_marked(tmp_path: Path) -> None:
    assert codes(marked(tmp_path, "a a a b b b\nc c c d d d")) == [("gutter-through", None)]
    assert codes(marked(tmp_path, "a a a b b b\nc c c c d d\ne e e e d d")) == []
    rail = {"b": f"kind: sidebar, body: {BODY}"}
    assert codes(marked(tmp_path, "a a a b b b\nc c c d d d", **rail)) == []


def test_three_stories_of_one_shape_in_a_row_are_marked(tmp_path: Path) -> None:
    heads = {name: story(f"第{name}条渡船靠岸", ", level: third, size: 19pt") for name in "abc"}
    found = [one for one in marked(tmp_path, "a a b b c c\nd d d d d d", **heads) if "one shape" in one.message]
    assert [one.block for one in found] == ["c"]
    assert "a, b, c" in found[0].message
    assert not [one for one in marked(tmp_path, "a a b b b c\nd d d d d d", **heads) if "one shape" in one.message]
    stacked = marked(tmp_path, "a a a d d d\nb b b d d d\nc c c d d d", **heads)
    assert [one.block for one in stacked if "one shape" in one.message] == ["c"]
    corner = marked(tmp_path, "a a a b b b\nd d d c c c", **heads)
    assert not [one for one in corner if "one shape" in one.message], "two beside and one under make no row"


def test_type_in_the_fold_of_a_spread_is_marked(tmp_path: Path) -> None:
    def spread(columns: int) -> list[Diagnostic]:
        dummy = " ".join(["a"] * columns)
        text = (
            f"pages:\n  - sheet: {{size: 780mm x 545mm, columns: {columns}}}\n    dummy: {dummy}\n"
            f"    blocks: {{a: {{kind: text, body: {BODY}}}}}\n"
        )
        return [one for one in composed(tmp_path, text).diagnostics if "fold" in one.message]

    assert [one.code for one in spread(13)] == ["gutter-through"]
    assert spread(14) == []


def changed(folder: Path, text: str, change: Callable[[Item, Grid], Item | None]) -> list[Diagnostic]:
    """What is marked on a page of one block when items of it are moved or taken out."""
    edition = composed(folder, text)
    issue = load(str(folder / "issue.yaml")).issue
    assert issue is not None
    page = issue.pages[0]
    grid = page_grid(page)
    (frame,), _ = frames(page, grid)
    items = [other for item in edition.pages[0].page.items if (other := change(item, grid)) is not None]
    block = SetBlock(tuple(items), (), edition.pages[0].blocks[0], ())
    return lint(Sheet(page, grid, resolve(issue.styles, page.sheet), ((frame, block),)))


@pytest.mark.parametrize(("lines", "found"), [(0, []), (2, []), (6, ["caption-number"])])
def test_a_caption_far_from_its_picture_is_marked(lines: int, found: list[str], tmp_path: Path) -> None:
    Image.new("L", (600, 900), 90).save(tmp_path / "p.png")
    photo = "kind: photos, photos: [{file: p.png}], caption: 渡船靠岸"
    text = f"{SHEET}      a a a a a a\n    blocks:\n      a: {{{photo}}}\n"

    def lower(item: Item, grid: Grid) -> Item:
        return moved(item, 0, lines * grid.leading) if isinstance(item, GlyphRun) else item

    assert [one.code for one in changed(tmp_path, text, lower)] == found


@pytest.mark.parametrize(("gap", "found"), [(3, []), (4, ["a: 4 lines of column 1 stay white in the copy"])])
def test_a_hole_in_the_copy_is_marked(gap: int, found: list[str], tmp_path: Path) -> None:
    text = f"{SHEET}      a a a a a a\n    blocks:\n      a: {{body: {BODY}}}\n"

    def without(item: Item, grid: Grid) -> Item | None:
        if isinstance(item, GlyphRun) and item.at.x < grid.x + grid.measure:
            return None if grid.line_y(5) < item.at.y <= grid.line_y(5 + gap) else item
        return item

    assert [one.message for one in changed(tmp_path, text, without)] == found


def test_a_cross_head_at_the_foot_of_a_column_is_marked(tmp_path: Path) -> None:
    body = f'"{COPY}\\n\\n## 小标题\\n\\n' + "\\n\\n".join([COPY] * 7) + '"'
    text = f"{SHEET}      a a a a a a\n    blocks:\n      a: {{body: {body}}}\n"
    assert changed(tmp_path, text, lambda item, _: item) == []
    head = next(run for run in texts(composed(tmp_path, text), 0) if run.text == "小标题")

    def bare(item: Item, grid: Grid) -> Item | None:
        own = isinstance(item, GlyphRun) and item.at.y > head.at.y and abs(item.at.x - head.at.x) < grid.measure // 2
        return None if own else item

    assert [one.code for one in changed(tmp_path, text, bare)] == ["runt"]
