"""The lines of copy on the page, measured: where they may break, how wide they are, that they stand on the grid.

Rules: composition.md, Line start and line end, Justification, Paragraphs and columns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import pytest

from tests.pdf.columns import NO_END, NO_START, Line, copy_lines, neighbours
from tests.pdf.conftest import Proof
from tests.pdf.readback import MM

EXACT = 0.02
"""Points: what rounding in the file may do to a line."""
REGISTER = 0.05 * MM


@pytest.fixture(scope="module")
def lines(proof: Proof) -> list[Line]:
    found = list(copy_lines(proof))
    assert len(found) > 200
    return found


def body(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.kind == "body"]


def test_no_line_starts_with_what_may_not_start_one(lines: list[Line]) -> None:
    assert not [(line.page, line.block, line.text) for line in lines if line.text[0] in NO_START]


def test_no_line_ends_with_what_may_not_end_one(lines: list[Line]) -> None:
    assert not [(line.page, line.block, line.text) for line in lines if line.text[-1] in NO_END and not line.last]


def test_no_dash_and_no_ellipsis_is_split(lines: list[Line]) -> None:
    """A run of them breaks between pairs only."""
    for one, other in neighbours(lines):
        for mark in "—…":
            before = len(one.text) - len(one.text.rstrip(mark))
            behind = len(other.text) - len(other.text.lstrip(mark))
            assert not (before % 2 and behind), f"{one.text} | {other.text}"


def test_no_number_is_split(lines: list[Line]) -> None:
    """4620.97, 12.5 and 1,234,567 hold together: the digits and marks of one number."""
    for one, other in neighbours(lines):
        inside = re.search(r"\d[.,]?$", one.text) and re.match(r"[.,]?\d", other.text)
        assert not inside or "://" in one.text + other.text, f"{one.text} | {other.text}"


def test_no_word_is_split(lines: list[Line]) -> None:
    """But for addresses, which break after / . - _ ? & =, or where they are wider than the measure."""
    for one, other in neighbours(lines):
        if re.search(r"[A-Za-z]$", one.text) and re.match(r"[A-Za-z]", other.text):
            gap = _typed_with_a_space(one, other)
            assert gap, f"{one.page} {one.block}: {one.text} | {other.text}"


def _typed_with_a_space(one: Line, other: Line) -> bool:
    """Words that the hostile copy types with a space between them."""
    return re.search(r"(iPhone|iPhone15|GB/T)$", one.text) is not None and re.match("(15|Pro)", other.text) is not None


def test_every_justified_line_is_as_wide_as_its_measure(lines: list[Line]) -> None:
    """All full lines of a column end at one edge; measures are whole characters, and one for all columns of a story."""
    wrong = []
    for (page, block), own in _by_block(body(lines)).items():
        em = own[0].em
        measures = set()
        for left, column in _by_column(own).items():
            full = [line for line in column if not line.last and not _cut_short(line, own)]
            if not full:
                continue
            right = max(line.right for line in full)
            measures.add(round((right - left) / em, 2))
            wrong += [
                f"{page} {block}: {line.text}: {line.right - right:+.3f} pt"
                for line in full
                if abs(line.right - right) > EXACT
            ]
        assert len(measures) == any(not line.last for line in own), f"page {page}, {block}: {measures}"
        assert all(abs(measure - round(measure)) * em < EXACT for measure in measures), f"{page}, {block}: {measures}"
    assert not wrong


def test_no_line_sticks_out_of_its_column(lines: list[Line]) -> None:
    """The lines before an address too, which the measure may not fill."""
    wrong = []
    for (page, block), own in _by_block(body(lines)).items():
        for column in _by_column(own).values():
            right = max((line.right for line in column if not line.last and not _cut_short(line, own)), default=1e9)
            wrong += [
                f"{page} {block}: {line.text}: {line.right - right:.3f} pt"
                for line in column
                if line.right > right + EXACT
            ]
    assert not wrong


def test_every_line_starts_at_its_column_and_a_paragraph_two_characters_in(lines: list[Line]) -> None:
    for (page, block), own in _by_block(body(lines)).items():
        lefts = sorted(_by_column(own))
        for line in own:
            indent = 2 * line.em if line.first else 0.0
            nearest = min(abs(line.left - indent - left) for left in lefts)
            assert nearest < EXACT, f"page {page}, {block}: {line.text}: {nearest:.3f} pt"


def test_columns_stand_where_the_report_says(proof: Proof, lines: list[Line]) -> None:
    """Of stories in base columns without a box: measure and gutters are the grid's."""
    grids = {page["number"]: page["grid"] for page in proof.report["pages"]}
    plain = {
        (own.page, own.id)
        for own in proof.typed
        if own.kind == "story" and "columns" not in own.keys and "box" not in own.keys
    }
    seen = 0
    for (page, block), own in _by_block(body(lines)).items():
        if (page, block) in plain:
            grid = grids[page]
            step = (grid["measure_mm"] + grid["gutter_mm"]) * MM
            edges = [grid["origin_mm"][0] * MM + column * step for column in range(grid["columns"])]
            for left, column in _by_column(own).items():
                seen += 1
                assert min(abs(left - edge) for edge in edges) < EXACT, f"page {page}, {block}"
                full = [line for line in column if not line.last and not _cut_short(line, own)]
                assert all(abs(line.right - left - grid["measure_mm"] * MM) < EXACT for line in full)
    assert seen > 10


def test_the_report_s_grid_is_of_whole_characters_and_fills_the_sheet(proof: Proof) -> None:
    for page in proof.report["pages"]:
        grid = page["grid"]
        em = grid["measure_mm"] / grid["measure_chars"]
        own = [glyph for glyphs in proof.glyphs for glyph in glyphs if abs(glyph.size - em * MM) < 0.001]
        assert own, "body copy has the size that the measure is made of"
        width = grid["columns"] * grid["measure_mm"] + (grid["columns"] - 1) * grid["gutter_mm"]
        assert grid["origin_mm"][0] + width <= page["size_mm"][0] + 0.001
        assert grid["gutter_mm"] >= 2 * em - 0.001
        assert grid["origin_mm"][1] + grid["lines"] * grid["leading_mm"] <= page["size_mm"][1]


def test_every_baseline_of_body_copy_is_on_the_grid(proof: Proof, lines: list[Line]) -> None:
    """Origin + n leading + one offset, the same in every block and column of a page."""
    for page in proof.report["pages"]:
        grid = page["grid"]
        leading, origin = grid["leading_mm"] * MM, grid["origin_mm"][1] * MM
        own = [line for line in body(lines) if line.page == page["number"]]
        offset = (own[0].y - origin) % leading
        for line in own:
            off = (line.y - origin - offset + leading / 2) % leading - leading / 2
            assert abs(off) < REGISTER, f"page {page['number']}, {line.block}: {line.text}: {off:.3f} pt"
            assert 0 <= (line.y - origin) / leading <= grid["lines"], "inside the type area"


def test_all_glyphs_of_a_line_share_its_baseline(lines: list[Line]) -> None:
    for line in lines:
        assert max(glyph.y for glyph in line.glyphs) - min(glyph.y for glyph in line.glyphs) < EXACT, line.text


def test_columns_of_a_story_are_level(proof: Proof, lines: list[Line]) -> None:
    """In a rectangular area without pictures every column but the last ends on one line."""
    for (page, block), own in _by_block(lines).items():
        typed = next(each for each in proof.typed if (each.page, each.id) == (page, block))
        area = proof.block(typed)["area_mm"]
        if len(area) == 4 and "photos" not in typed.keys and typed.kind in ("story", "sidebar", "text"):
            feet: dict[float, float] = {}
            for line in own:
                if line.kind == "body":
                    column = _column_of(line, own)
                    feet[column] = max(feet.get(column, 0.0), line.y)
            inner = [foot for _, foot in sorted(feet.items())][:-1]
            last = [foot for _, foot in sorted(feet.items())][-1:]
            if inner:
                assert max(inner) - min(inner) < REGISTER, f"page {page}, {block}: {inner}"
                assert last[0] <= max(inner) + REGISTER, f"page {page}, {block}: the last column is the longest"


def test_a_crosshead_has_two_lines_under_it_in_its_column(lines: list[Line]) -> None:
    for (page, block), own in _by_block(lines).items():
        for place, line in enumerate(own):
            if line.kind == "crosshead" and line.last and place + 2 < len(own):
                under = own[place + 1 : place + 3]
                assert under[0].kind == "body"
                alone = under[0].last and under[1].kind == "crosshead"
                assert alone or all(each.y > line.y for each in under), f"page {page}, {block}: {line.text}"


def _by_block(lines: list[Line]) -> dict[tuple[int, str], list[Line]]:
    blocks: defaultdict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in lines:
        blocks[line.page, line.block].append(line)
    return blocks


def _column_of(line: Line, own: list[Line]) -> float:
    """The left edge of the column that a line stands in."""
    return max(left for left in _edges(own) if left <= line.left + EXACT)


def _edges(own: list[Line]) -> list[float]:
    """The left edges of the columns: where lines start that do not open a paragraph; verse has none such."""
    edges: list[float] = []
    copy = [line for line in own if line.kind == "body"]
    flush = [line.left for line in copy if not line.first] or [line.left - 2 * line.em for line in copy]
    for left in sorted(flush):
        if not edges or left - edges[-1] > EXACT:
            edges.append(left)
    return edges


def _by_column(own: list[Line]) -> dict[float, list[Line]]:
    columns: defaultdict[float, list[Line]] = defaultdict(list)
    for line in own:
        columns[_column_of(line, own)].append(line)
    return columns


def _cut_short(line: Line, own: list[Line]) -> bool:
    """Whether the next line starts, or goes on, with a word or an address that may be wider than the measure."""
    place = next(place for place, other in enumerate(own) if other is line)
    following: Any = own[place + 1].text if place + 1 < len(own) else ""
    inside = re.search(r"[!-~]$", line.text) and re.match(r"[!-~]", following)
    return bool(inside) or re.match(r"[!-~]{6}", following) is not None
