"""Stepped areas: their outline, the white under them, copy that never leaves them."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.display import GlyphRun
from layout.geometry import Point, Rect
from layout.outline import outline

from .pages import COPY, composed, texts


def points(*corners: tuple[int, int]) -> tuple[Point, ...]:
    return tuple(Point(*corner) for corner in corners)


@pytest.mark.parametrize(
    ("rects", "corners"),
    [
        ([Rect(0, 0, 4, 2)], points((0, 0), (4, 0), (4, 2), (0, 2))),
        ([Rect(0, 0, 4, 2), Rect(0, 2, 2, 5)], points((0, 0), (4, 0), (4, 2), (2, 2), (2, 5), (0, 5))),
        (
            [Rect(0, 0, 6, 2), Rect(2, 2, 4, 5)],
            points((0, 0), (6, 0), (6, 2), (4, 2), (4, 5), (2, 5), (2, 2), (0, 2)),
        ),
        ([Rect(0, 0, 2, 2), Rect(2, 0, 4, 2)], points((0, 0), (4, 0), (4, 2), (0, 2))),
    ],
    ids=["rectangle", "L", "T", "two side by side"],
)
def test_outline(rects: list[Rect], corners: tuple[Point, ...]) -> None:
    assert outline(rects) == corners


SHAPES = {
    "L": "a a a b\na a a b\na c c b",
    "T": "a a a b\nd a c b\nd a c b",
    "staircase": "a b b b\na a b b\nc a a b",
    "C": "a a a b\na c c b\na a a b",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_copy_stays_in_its_area(shape: str, tmp_path: Path) -> None:
    rows = "\n".join(f"      {row}" for row in SHAPES[shape].split("\n"))
    names = sorted(set(SHAPES[shape].split()))
    body = '"' + "\\n\\n".join([COPY] * 12) + '"'
    blocks = "\n".join(f"      {name}: {{headline: 一则消息, body: {body}}}" for name in names)
    page_text = f"pages:\n  - folio: none\n    dummy: |\n{rows}\n    blocks:\n{blocks}\n"
    edition = composed(tmp_path, "sheet: {size: 四开, columns: 4}\n" + page_text)
    page = edition.pages[0]
    areas = {own.id: own.area for own in page.blocks}
    assert len(areas["a"]) > 4
    for run in texts(edition, 0):
        if run.size < 10 * 65536:
            middle = Point(run.at.x + run.xs[-1] // 2, run.at.y - run.size // 2)
            assert sum(_inside(middle, area) for area in areas.values()) == 1, run.text


@pytest.mark.parametrize("columns", [None, 2])
@pytest.mark.parametrize("box", ["rule", "{border: wave}"])
@pytest.mark.parametrize("shape", SHAPES)
def test_copy_keeps_clear_of_every_edge_of_its_box(shape: str, box: str, columns: int | None, tmp_path: Path) -> None:
    """At a step too: half a character at the least."""
    for run, area in _copy(tmp_path, (SHAPES[shape], 4), f"box: {box}" + (f", columns: {columns}" if columns else "")):
        for x in (run.at.x - 5 * 65536, _end(run) + 5 * 65536):
            assert _inside(Point(x, run.at.y - run.size // 3), area), run.text


@pytest.mark.parametrize("columns", range(2, 7))
def test_a_column_that_ends_in_a_gutter_stays_out_of_it_beside_a_step(columns: int, tmp_path: Path) -> None:
    shape = "a b b b b b b\na a a a a a a\nc c a a a a a\nc c c a a a a"
    for run, area in _copy(tmp_path, (shape, 7), f"columns: {columns}"):
        assert _inside(Point(_end(run) - 65536, run.at.y - run.size // 3), area), run.text
        assert _inside(Point(run.at.x + 65536, run.at.y - run.size // 3), area), run.text


def _copy(folder: Path, dummy: tuple[str, int], keys: str) -> list[tuple[GlyphRun, tuple[Point, ...]]]:
    """The runs of the copy of block a, each with its area."""
    shape, columns = dummy
    rows = "\n".join(f"      {row}" for row in shape.split("\n"))
    body = '"' + "\\n\\n".join([COPY] * 12) + '"'
    others = "".join(f"      {name}: {{body: 短。}}\n" for name in sorted(set(shape.split()) - {"a"}))
    text = f"pages:\n  - folio: none\n    dummy: |\n{rows}\n    blocks:\n      a: {{{keys}, body: {body}}}\n{others}"
    edition = composed(folder, f"sheet: {{size: 四开, columns: {columns}}}\n" + text)
    (area,) = [own.area for own in edition.pages[0].blocks if own.id == "a"]
    copy = [(run, area) for run in texts(edition, 0) if run.size < 10 * 65536 and run.text not in "短。"]
    assert len(copy) > 20
    return copy


def _end(run: GlyphRun) -> int:
    """The right edge of a run of copy."""
    return run.at.x + run.xs[-1] + (run.size if "一" <= run.text[-1] <= "龥" else run.size // 2)


def _inside(point: Point, area: tuple[Point, ...]) -> bool:
    """Even-odd rule over the upright sides."""
    crossings = 0
    for one, other in zip(area, (*area[1:], area[0]), strict=True):
        if one.x == other.x > point.x and min(one.y, other.y) <= point.y < max(one.y, other.y):
            crossings += 1
    return crossings % 2 == 1
