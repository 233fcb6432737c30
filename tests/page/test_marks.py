"""Marks of the proof: each where it is, in colour, numbered, on its layer; none of it on the copy.

Read back from the display list and from the PDF.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from layout.colour import WHITE
from layout.display import Fill, Frame, GlyphRun, Item, Picture, Rule
from layout.edition import SetPage
from layout.geometry import Rect, pt, to_mm
from layout.page.fit_marks import NOTED
from layout.page.flags import marked
from layout.page.marks import box
from tests.page.pages import FONTS, composed_with

NARROW = "报道称internationalization与PostgreSQL同台，风里有人声，人们说这是internationalisation的时代。"
SHEET = "sheet: {size: 120mm x 150mm, margins: 15mm, columns: 2, body: 10pt / 15pt}\n"
PAGE = "pages:\n  - name: 二版\n    number: 2\n    dummy: |\n      a b\n    blocks:\n"


def set_page(folder: Path, a: str, b: str = "{kind: text, body: 另一栏。}", more: str = "") -> SetPage:
    """A page of two blocks, marked."""
    issue, edition, book = composed_with(folder, f"{more}{SHEET}{PAGE}      a: {a}\n      b: {b}\n")
    return marked(edition, issue, book).pages[0]


def on_layer(page: SetPage) -> tuple[list[GlyphRun], list[Rule], list[Frame], list[Fill]]:
    """What stands on the layer, without what is noted of white: the blocks here are short."""
    [layer] = page.page.layers
    assert layer.name == "proof"
    items = [item for item in layer.items if not of_white(item)]
    kinds = GlyphRun, Rule, Frame, Fill
    runs, rules, frames, fills = ([item for item in items if isinstance(item, kind)] for kind in kinds)
    return runs, rules, frames, fills  # type: ignore[return-value]


def of_white(item: Item) -> bool:
    """A dimension of white, or a word of the note in it."""
    if isinstance(item, Fill):
        return item.colour == NOTED and len(item.rects) == 3
    return isinstance(item, GlyphRun) and item.colour == NOTED and item.size != pt(6.5)


def copy_of(page: SetPage) -> list[GlyphRun]:
    return [item for item in page.page.items if isinstance(item, GlyphRun)]


def words(runs: list[GlyphRun]) -> list[str]:
    """The texts of runs without white space."""
    return ["".join(run.text.split()) for run in runs]


def meet(one: Rect, other: Rect) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0) and min(one.y1, other.y1) > max(one.y0, other.y0)


def test_a_page_without_findings_has_no_layer(tmp_path: Path) -> None:
    full = "{kind: text, body: " + "一栏满满的稿子，" * 29 + "}"
    page = set_page(tmp_path, full, full)
    assert [block.misfit for block in page.blocks] == [None, None]
    assert page.page.layers == ()


def test_a_loose_line_is_underlined_in_its_lead_and_flagged_before_it(tmp_path: Path) -> None:
    page = set_page(tmp_path, f"{{kind: text, body: {NARROW}}}")
    _, rules, _, flags = on_layer(page)
    under = [rule for rule in rules if rule.start.y == rule.end.y]
    assert under
    assert len(flags) == len(under)
    for rule, flag in zip(under, flags, strict=True):
        [ground] = flag.rects
        line = [run for run in copy_of(page) if 0 < rule.start.y - run.at.y < pt(4) and run.at.x == rule.start.x]
        assert len(line) == 1, "the rule starts under the start of a line"
        assert ground.x1 <= line[0].at.x
        assert ground.y0 < line[0].at.y < ground.y1 + pt(2)


def test_nothing_on_the_layer_covers_copy(tmp_path: Path) -> None:
    page = set_page(
        tmp_path, f"{{kind: text, body: {NARROW + '很长的稿子。' * 60}}}", "{kind: text, body: 甲乙\uf8ff丙}"
    )
    runs, rules, frames, flags = on_layer(page)
    notes = [item for item in page.page.layers[0].items if of_white(item)]
    assert notes, "the white of the other column is measured"
    runs += [item for item in notes if isinstance(item, GlyphRun)]
    flags += [item for item in notes if isinstance(item, Fill)]
    boxes = [Rect(own.x0, own.y0 + pt(0.5), own.x1, own.y1 - pt(0.5)) for own in map(box, copy_of(page))]
    grounds = [rect for flag in flags for rect in flag.rects]
    lines = [Rect(rule.start.x, rule.start.y, rule.end.x, rule.start.y + 1) for rule in rules]
    for mark in [*grounds, *lines, *map(box, runs)]:
        assert not [own for own in boxes if meet(mark, own)]
    assert frames, "the missing character is framed, not covered"


def test_a_missing_glyph_is_framed_every_time_it_stands(tmp_path: Path) -> None:
    page = set_page(tmp_path, "{kind: text, body: 甲\uf8ff乙丙\uf8ff丁}")
    runs, _, frames, flags = on_layer(page)
    missing = [box(run, at) for run in copy_of(page) for at, text in enumerate(run.texts) if text == "\uf8ff"]
    assert len(missing) == 2
    assert [frame.rect.inset(pt(0.7)) for frame in frames] == missing
    assert len(flags) == 1
    assert "1a缺字U+F8FF" in words(runs)


def test_a_coarse_picture_is_framed_where_it_stands(tmp_path: Path) -> None:
    Image.new("RGB", (100, 80), (90, 120, 160)).save(tmp_path / "coarse.png")
    page = set_page(tmp_path, "{kind: photos, photos: [{file: coarse.png}]}")
    [picture] = [item for item in page.page.items if isinstance(item, Picture)]
    runs, _, frames, [flag] = on_layer(page)
    assert [frame.rect for frame in frames] == [picture.rect]
    assert picture.rect.x0 < flag.rects[0].x0
    assert flag.rects[0].x1 < picture.rect.x1
    assert any(entry.startswith("1a图片精度低coarse.png") for entry in words(runs))


def test_an_overset_story_has_its_flag_beside_the_bar(tmp_path: Path) -> None:
    page = set_page(tmp_path, f"{{kind: text, body: {'很长的稿子。' * 60}}}")
    runs, rules, _, fills = on_layer(page)
    flag = fills[-1].rects[0]
    assert any(rule.weight == pt(2) and rule.end.x < flag.x0 and flag.y0 < rule.start.y < flag.y1 for rule in rules)
    over = page.blocks[0].misfit
    assert over is not None
    depth = f"{to_mm(over.depth):.1f}"
    [listed] = [entry for entry in words(runs) if entry.startswith("1a")]
    assert listed.startswith(f"1a余{over.chars}字（{over.lines}行，{depth}毫米）排不下，可")


def test_a_face_that_stands_in_is_underlined(tmp_path: Path) -> None:
    """Kai for a Fangsong that is not installed: the byline, and not the rest."""
    if (FONTS / "fang" / "FangSong.ttf").exists():
        pytest.skip("the face is installed here")
    page = set_page(
        tmp_path, "{headline: 题, byline: 记者 江上舟, body: 一栏。}", more="styles: {byline: {face: fang}}\n"
    )
    runs, rules, _, _ = on_layer(page)
    byline = [run for run in copy_of(page) if run.face.name == "kai-400"]
    assert [rule.start.x for rule in rules] == [run.at.x for run in byline]
    assert "1a代用字体fang-400→kai-400" in words(runs)


def test_the_list_stands_in_the_margin_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    many = "，".join(["internationalization同台"] * 40)
    page = set_page(tmp_path, f"{{kind: text, body: {many}}}", f"{{kind: text, body: {many}}}")
    runs, _, _, fills = on_layer(page)
    flags = [fill for fill in fills if fill.colour != WHITE]
    foot = page.grid.origin.y + page.grid.lines * page.grid.leading
    listed = [run for run in runs if run.at.y > foot + pt(12)]
    assert all(foot < box(run).y0 and box(run).y1 < page.page.height for run in listed)
    *entries, more = "".join(words(listed)).replace("a", "\n").replace("b", "\n").split("\n")
    count = int(more.partition("另有")[2].removesuffix("处"))
    assert len(entries) + count == len(flags)
