"""Readings in the first line of an area: they have room in it, and what stands beside begins on the same line."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.display import GlyphRun
from layout.edition import Edition
from layout.geometry import pt
from layout.page.flow import Unit, flowed
from layout.style import HOUSE

from .pages import block, composed, texts

READ = "{山城|shānchéng}夏夜，江风习习，{渡口|dùkǒu}灯火，{黄葛树|huánggéshù}下人声。"
PLAIN = "江风习习，灯火点点，人声不断，轮渡来来往往，船上坐着上班的人、赶集的人。"


def _issue(keys: str, paragraphs: list[str]) -> str:
    body = "\n".join(f"          {line}\n" for line in paragraphs)
    return (
        "sheet: {size: 四开, columns: 5}\npages:\n  - folio: none\n    dummy: |\n      c c c c c\n      a a a b b\n"
        f"    rows: [10, 40]\n    blocks:\n      a:\n        {keys}\n        body: |\n{body}"
        "      b: {body: 旁边的稿。}\n      c: {body: 上面的稿。}\n"
    )


def _readings(edition: Edition) -> list[GlyphRun]:
    return [run for run in texts(edition, 0) if run.size < 5 * 65536]


def _tops(edition: Edition) -> list[int]:
    """The grid line of block a that the copy of each of its three columns begins on."""
    grid, (corner, right, *_) = edition.pages[0].grid, block(edition, "a").area
    made: dict[int, int] = {}
    for run in texts(edition, 0):
        if run.size == HOUSE["body"].size and corner.y <= run.at.y and run.at.x < right.x:
            column = (run.at.x - corner.x) * 3 // (right.x - corner.x)
            made[column] = min(made.get(column, 99), (run.at.y - corner.y) // grid.leading)
    return list(made.values())


@pytest.mark.parametrize("before", range(9))
def test_no_reading_stands_above_its_area(before: int, tmp_path: Path) -> None:
    """Whichever column has one in its first line."""
    edition = composed(tmp_path, _issue("columns: 3", [PLAIN] * before + [READ] * (12 - before)))
    top = block(edition, "a").area[0].y
    assert block(edition, "a").overset is None
    assert _readings(edition)
    assert min(run.at.y - round(run.size * 0.85) for run in _readings(edition)) >= top
    assert len(set(_tops(edition))) == 1, "columns begin on one line"


@pytest.mark.parametrize(
    ("keys", "paragraphs", "tops"),
    [
        ("columns: 3", [PLAIN] * 9, {0}),
        ("columns: 3", [READ] * 9, {1}),
        ("columns: 3", [PLAIN.replace("灯火", "{灯火|··}")] * 9, {0}),
        ("box: rule", [READ] * 9, {1}),
    ],
    ids=["no reading", "a reading in the first line", "an emphasis under it", "the inset of a box is room enough"],
)
def test_copy_begins_a_line_lower_only_for_a_reading(
    keys: str, paragraphs: list[str], tops: set[int], tmp_path: Path
) -> None:
    assert set(_tops(composed(tmp_path, _issue(keys, paragraphs)))) == tops


@pytest.mark.parametrize("mark", ["> ", "## "])
def test_a_quote_or_a_cross_head_at_the_top_has_room_for_its_reading(mark: str, tmp_path: Path) -> None:
    edition = composed(tmp_path, _issue("columns: 3", [mark + "{渡口|dùkǒu}灯火\n", *[PLAIN] * 9]))
    top = block(edition, "a").area[0].y
    small = [run for run in texts(edition, 0) if run.text in "dùkǒu"]
    assert small
    assert min(run.at.y - round(run.size * 0.85) for run in small) >= top


@pytest.mark.parametrize(("lines", "free"), [(30, (0, 0)), (29, (0, 1)), (28, (0, 0)), (26, (1, 1))])
def test_a_reading_costs_no_copy(lines: int, free: tuple[int, ...]) -> None:
    """Two columns of fifteen lines: they begin a line lower where the copy has room for it."""
    line = Unit("line", (), 0, 1, 0, pt(9.5), 13)
    units = (line._replace(read=True), *[line] * (lines - 1))
    done = flowed(units, [[(0, 15)], [(0, 15)]], frozenset({(0, 0), (1, 0)}))
    assert not done.over
    assert done.free == free
    assert min(seat.line for seat in done.seats) == (1 if lines <= 28 else 0)


def test_copy_beside_pictures_keeps_its_readings_in_its_area(tmp_path: Path) -> None:
    """The text of a picture block that begins where its area does, a column beside the picture."""
    edition = composed(
        tmp_path,
        "sheet: {size: 四开, columns: 5}\npages:\n  - folio: none\n    dummy: |\n      c c c c c\n      a a a a a\n"
        "    rows: [10, 20]\n    blocks:\n      c: {body: 上面的稿。}\n"
        f"      a: {{kind: photos, photos: [{{file: none.png}}], body: '{READ * 14}'}}\n",
    )
    top, lines = block(edition, "a").area[0].y, edition.pages[0].grid.leading
    readings = [run for run in _readings(edition) if run.at.y < top + 2 * lines]
    assert readings
    assert min(run.at.y - round(run.size * 0.85) for run in readings) >= top
