"""The ink on the page: nothing over anything else, nothing outside its block, the inks that were declared.

Rules: composition.md, Conformance; issue-format.md, A page and Lengths and sizes; command-line.md, The PDF.
"""

from __future__ import annotations

import io
from collections import defaultdict

import pikepdf
import pytest

from layout.style import ACCENT
from tests.pdf.columns import copy_lines
from tests.pdf.conftest import Proof
from tests.pdf.readback import MM, Glyph, inside
from tests.pdf.streams import Painted, operators, painted

TIGHT = 0.09
"""The share of the size by which boxes may meet: tracking and width of heads, ink that leans out of its box."""
BLACK = ("k", (0.0, 0.0, 0.0, 1.0))


@pytest.fixture(scope="module")
def strokes(proof: Proof) -> list[list[Painted]]:
    with pikepdf.open(io.BytesIO(proof.pdf)) as document:
        return [painted(page) for page in document.pages]


def test_no_glyph_over_another(proof: Proof) -> None:
    """The ink of two glyphs never meets, but for a hair."""
    wrong = []
    for number, glyphs in enumerate(proof.glyphs, 1):
        cells: defaultdict[tuple[int, int], list[Glyph]] = defaultdict(list)
        for glyph in glyphs:
            if glyph.layered:
                continue
            left, top, right, bottom = glyph.ink
            places = [
                (x, y)
                for x in range(int(left) // 24, int(right) // 24 + 1)
                for y in range(int(top) // 24, int(bottom) // 24 + 1)
            ]
            near = {id(other): other for place in places for other in cells[place]}
            wrong += [
                f"page {number}: {other.text} and {glyph.text} at {glyph.x:.1f}, {glyph.y:.1f}"
                for other in near.values()
                if _meet(glyph, other)
            ]
            for place in places:
                cells[place].append(glyph)
    assert not wrong


def _meet(one: Glyph, other: Glyph) -> bool:
    across = min(one.ink[2], other.ink[2]) - max(one.ink[0], other.ink[0])
    down = min(one.ink[3], other.ink[3]) - max(one.ink[1], other.ink[1])
    hair = TIGHT * min(one.size, other.size)
    return across > hair and down > hair


def test_boxes_of_a_line_do_not_overlap(proof: Proof) -> None:
    """Within a line of copy a glyph starts where the box before it ends, trims of marks counted."""
    for line in copy_lines(proof):
        end = float("-inf")
        for glyph in line.glyphs:
            assert glyph.ink[0] > end - TIGHT * glyph.size, f"{line.page} {line.block}: {glyph.text} in {line.text}"
            end = max(end, glyph.ink[2])


def test_copy_stays_inside_its_block(proof: Proof) -> None:
    """The ink of every character, but for a tenth of a millimetre that a Latin letter may lean out of its box."""
    areas = {
        (page["number"], block["id"]): block["area_mm"] for page in proof.report["pages"] for block in page["blocks"]
    }
    for line in copy_lines(proof):
        for glyph in line.glyphs:
            left, top, right, bottom = (edge / MM for edge in glyph.ink)
            for x in (left + 0.1, right - 0.1):
                for y in (top + 0.01, bottom - 0.01):
                    assert inside(areas[line.page, line.block], x, y), f"{line.page} {line.block}: {line.text}"


def test_every_block_draws_inside_its_area(proof: Proof) -> None:
    """No glyph of the type area stands in the white between two blocks; what stands in no block is the folio."""
    for page, blocks in zip(proof.report["pages"], proof.blocks, strict=True):
        grid = page["grid"]
        top, foot = (grid["origin_mm"][1] + line * grid["leading_mm"] for line in (0, grid["lines"]))
        stray = [glyph.text for glyph in blocks[""] if top + 0.5 < glyph.y / MM < foot]
        assert not stray, f"page {page['number']}: {''.join(stray)}"


def test_no_text_is_painted_over_by_a_picture(strokes: list[list[Painted]]) -> None:
    for page in strokes:
        texts: list[Painted] = []
        for one in page:
            if one.kind == "text":
                texts.append(one)
            elif one.kind == "picture":
                left, top, right, bottom = one.box
                under = [text for text in texts if left < text.box[0] < right and top < text.box[1] < bottom]
                assert not under, one.box


def test_no_copy_on_a_picture(proof: Proof, strokes: list[list[Painted]]) -> None:
    """Copy runs round the pictures, and round the places of those that are missing."""
    numbers = [page["number"] for page in proof.report["pages"]]
    for line in copy_lines(proof):
        for one in strokes[numbers.index(line.page)]:
            grey = one.kind == "fill" and one.colour == ("k", (0.0, 0.0, 0.0, 0.12))
            if one.kind == "picture" or grey:
                left, top, right, bottom = one.box
                for glyph in line.glyphs:
                    clear = glyph.ink[2] < left or glyph.ink[0] > right or glyph.ink[3] < top or glyph.ink[1] > bottom
                    assert clear, f"{line.page} {line.block}: {line.text}"


def test_pictures_stay_inside_their_blocks(proof: Proof, strokes: list[list[Painted]]) -> None:
    for page, acts in zip(proof.report["pages"], strokes, strict=True):
        for one in acts:
            if one.kind == "picture":
                left, top, right, bottom = (edge / MM for edge in one.box)
                corners = [
                    (left + 0.01, top + 0.01),
                    (right - 0.01, top + 0.01),
                    (left + 0.01, bottom - 0.01),
                    (right - 0.01, bottom - 0.01),
                ]
                holders = [
                    block["id"]
                    for block in page["blocks"]
                    if all(inside(block["area_mm"], *corner) for corner in corners)
                ]
                assert len(holders) == 1, f"page {page['number']}: {one.box}"


def test_only_process_inks(proof: Proof) -> None:
    """C, M, Y, K by `k` and `K`; no other colour operator in any content stream, no colour before it is set."""
    with pikepdf.open(io.BytesIO(proof.pdf)) as document:
        for page in document.pages:
            used = {name for _, name in operators(page)}
            assert not used & set("g G rg RG cs CS sc scn SC SCN sh ri gs".split())
            assert {"k", "BT"} <= used


def test_text_is_black_or_a_declared_ink(strokes: list[list[Painted]]) -> None:
    """Black is K 100; one accent colour, the house's; tints of black, paper white in reversed type."""
    accent = ("k", tuple(part / 100 for part in ACCENT.inks))
    for page in strokes:
        inks = {one.colour for one in page if one.kind == "text" and not one.layer}
        assert BLACK in inks
        others = {ink for ink in inks if ink[1][:3] != (0.0, 0.0, 0.0)}
        assert others <= {accent}, others


def test_copy_is_black(proof: Proof, strokes: list[list[Painted]]) -> None:
    """Every act of text painting that starts a line of copy is `0 0 0 1 k`."""
    numbers = [page["number"] for page in proof.report["pages"]]
    found = [
        {(round(one.box[0], 1), round(one.box[1], 1)): one.colour for one in page if one.kind == "text"}
        for page in strokes
    ]
    seen = 0
    for line in copy_lines(proof):
        glyph = line.glyphs[0]
        colour = found[numbers.index(line.page)].get((round(glyph.x, 1), round(glyph.y, 1)))
        if colour is not None:
            seen += 1
            assert colour == BLACK, line.text
    assert seen > 100


def test_fills_and_rules_are_process_inks(strokes: list[list[Painted]]) -> None:
    for page in strokes:
        for one in page:
            if one.kind in ("fill", "stroke"):
                assert one.colour[0] in ("k", "K")
                assert len(one.colour[1]) == 4
                assert all(0 <= part <= 1 for part in one.colour[1])
