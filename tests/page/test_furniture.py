"""Rules between blocks by logic, borders round them: where they stand, and where none does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from layout.display import Path as Outlines, Rule
from layout.edition import Edition
from layout.page.ornament import MOTIFS, THICK

from .pages import COPY, composed, texts

_HEAD = "sheet: {size: 四开, columns: 4}\npages:\n  - folio: none\n    dummy: |\n"


def page(folder: Path, dummy: str, **keys: str) -> Edition:
    """A page of stories, some of them with keys of their own."""
    rows = "\n".join(f"      {row}" for row in dummy.split("\n"))
    names = sorted(set(dummy.split()) - {"."})
    blocks = "\n".join(f"      {name}: {{{keys.get(name, 'body: 一则消息。')}}}" for name in names)
    return composed(folder, f"{_HEAD}{rows}\n    rows: [37, auto]\n    blocks:\n{blocks}\n")


def drawn(edition: Edition) -> list[str]:
    """The rules of a page in base columns and grid lines: `| gutter: from-to`, `- line: from-to`."""
    grid = edition.pages[0].grid
    step = grid.measure + grid.gutter
    made = []
    for item in edition.pages[0].page.items:
        if isinstance(item, Rule):
            x0, x1 = ((at - grid.origin.x) / step for at in (item.start.x, item.end.x))
            y0, y1 = ((at - grid.origin.y) / grid.leading for at in (item.start.y, item.end.y))
            upright = item.start.x == item.end.x
            made.append(
                f"| {round(x0)}: {round(y0)}-{round(y1)}" if upright else f"- {y0:.1f}: {round(x0)}-{round(x1)}"
            )
    return sorted(made)


def test_side_by_side_a_column_rule_one_over_the_other_a_cut_off(tmp_path: Path) -> None:
    assert drawn(page(tmp_path, "a a b b\nc c c c")) == ["- 36.5: 0-4", "| 2: 0-36"]


def test_a_rule_runs_on_over_the_gutters_between_what_it_parts_from_one(tmp_path: Path) -> None:
    assert drawn(page(tmp_path, "a a a a\nb b c c")) == ["- 36.5: 0-4", "| 2: 37-73"]
    assert drawn(page(tmp_path, "a a b b\na a c c")) == ["- 36.5: 2-4", "| 2: 0-73"]


def test_where_two_rules_would_cross_the_column_rule_keeps_the_gutter(tmp_path: Path) -> None:
    assert drawn(page(tmp_path, "a a b b\nc c d d")) == ["- 36.5: 0-2", "- 36.5: 2-4", "| 2: 0-36", "| 2: 37-73"]


@pytest.mark.parametrize("own", ["box: rule, body: 一则。", "box: tint, body: 一则。", "kind: ad, file: none.png"])
def test_none_beside_what_has_edges_of_its_own(own: str, tmp_path: Path) -> None:
    assert drawn(page(tmp_path, "a a b b\nc c c c", b=own)) == ["- 36.5: 0-2"]


def test_the_edge_of_a_picture_is_a_rule_of_its_own(tmp_path: Path) -> None:
    Image.new("L", (600, 400), 90).save(tmp_path / "p.png")
    bare = "kind: photos, photos: [{file: p.png}]"
    assert drawn(page(tmp_path, "a a b b\nc c c c", b=bare)) == ["- 36.5: 0-2"]
    assert drawn(page(tmp_path, "a a b b\nc c c c", b=f"{bare}, caption: 图片说明")) == ["- 36.5: 0-4"]
    assert drawn(page(tmp_path, "a a a a\nb b b b", b=f"{bare}, title: 组图")) == ["- 36.5: 0-4"]


def test_refers_that_begin_with_a_rule_have_none_over_them(tmp_path: Path) -> None:
    refers = "kind: refers, title: 导读, items: [{head: 一则, page: 1}]"
    assert [rule for rule in drawn(page(tmp_path, "a a a a\nb b b b", b=refers)) if rule.startswith("- 36")] == []


@pytest.mark.parametrize("name", sorted(MOTIFS))
@pytest.mark.parametrize("dummy", ["a a b b\na a b b", "a a a b\na c c b"], ids=["rectangle", "L"])
def test_a_border_stands_inside_its_area_and_copy_inside_it(name: str, dummy: str, tmp_path: Path) -> None:
    body = "\\n\\n".join([COPY] * 6)
    edition = page(tmp_path, dummy, a=f'box: {{border: {name}}}, body: "{body}"')
    area = edition.pages[0].blocks[0].area
    (own,) = [item for item in edition.pages[0].page.items if isinstance(item, Outlines)]
    places = [point for contour in own.contours for point in contour]
    assert min(point.x for point in places) >= min(point.x for point in area)
    assert max(point.x for point in places) <= max(point.x for point in area)
    assert min(point.y for point in places) >= min(point.y for point in area)
    assert max(point.y for point in places) <= max(point.y for point in area)
    assert len(own.contours) > 100
    first = texts(edition, 0)[0]
    assert first.at.x >= min(point.x for point in area) + THICK


def test_an_unknown_border_names_those_that_there_are(tmp_path: Path) -> None:
    from layout.source import load

    path = tmp_path / "issue.yaml"
    path.write_text(
        "format: 1\npaper: {name: 试}\nissue: {date: 2025-07-18}\npages:\n  - dummy: a a a a a a a\n"
        "    blocks: {a: {box: {border: roses}, body: 一则。}}\n",
        encoding="utf-8",
    )
    (found,) = load(str(path)).diagnostics
    assert found.code == "bad-value"
    assert "meander" in found.message + found.hint


def test_a_folio_as_wide_as_the_page_is_set_smaller_and_told(tmp_path: Path) -> None:
    """Its two ends never run into each other, and nothing of it is left out."""
    head = (
        "sheet: {size: 110mm x 120mm, margins: 10mm, columns: 2}\npages:\n  - dummy: a a\n    name: 早班轮渡缓缓离岸\n"
    )
    edition = composed(
        tmp_path, f"{head}    folio: {{editor: 水手老周 江上航线}}\n    blocks: {{a: {{body: 一则消息。}}}}\n"
    )
    grid = edition.pages[0].grid
    margin = sorted((run for run in texts(edition, 0) if run.at.y < grid.origin.y), key=lambda run: run.at.x)
    assert "".join(run.text for run in margin) == "1早班轮渡缓缓离岸责编 水手老周 江上航线2025年7月18日星期五山城法治报"
    ends = [run.at.x + run.xs[-1] + run.size // 2 for run in margin]
    assert all(end < run.at.x for end, run in zip(ends, margin[1:], strict=False))
    assert [(one.code, one.span.line) for one in edition.diagnostics if one.code == "head-squeezed"] == [
        ("head-squeezed", 8)
    ]
