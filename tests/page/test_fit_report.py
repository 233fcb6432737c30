"""What is said of a story that does not fit: characters, lines and millimetres in the message, and on the proof."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layout.display import Fill, GlyphRun
from layout.edition import Edition
from layout.geometry import Rect, to_mm
from layout.page.marks import box

from .pages import COPY, block, composed

SHEET = "sheet: {size: 120mm x 160mm, margins: 10mm, columns: 2, body: 10pt / 15pt}\npages:\n  - folio: none\n"
LINE = 15 * 25.4 / 72
"""Millimetres of a line of the grid."""


def set_story(folder: Path, keys: str, lines: int = 12) -> Edition:
    return composed(folder, f"{SHEET}    dummy: a a\n    rows: [{lines}]\n    blocks: {{a: {{{keys}}}}}\n")


def told(edition: Edition) -> tuple[str, str]:
    (found,) = edition.diagnostics
    return found.message, found.hint


def said(edition: Edition) -> list[GlyphRun]:
    """What is written on the layer of the proof."""
    return [item for layer in edition.pages[0].page.layers for item in layer.items if isinstance(item, GlyphRun)]


def test_too_much_is_told_in_characters_lines_and_millimetres(tmp_path: Path) -> None:
    edition = set_story(tmp_path, f"kind: text, body: {COPY * 4}")
    over = block(edition, "a").overset
    assert over is not None
    message, hint = told(edition)
    assert message == f"a: {over.chars} characters ({over.lines} lines) do not fit"
    assert hint.startswith(f"they take {over.lines * LINE:.1f} mm of a column: cut ")
    words = "".join(run.text for run in said(edition))
    assert f"余{over.chars}字（{over.lines}行，{over.lines * LINE:.1f}毫米）排不下，可" in words


@pytest.mark.parametrize("body", ["", ", body: 短。"])
@pytest.mark.parametrize("key", ["byline", "source"])
def test_a_byline_that_does_not_fit_is_counted(key: str, body: str, tmp_path: Path) -> None:
    """Its characters are none of the copy's, and yet they do not fit."""
    edition = set_story(tmp_path, f"{key}: {'江上舟' * 200}{body}")
    account = block(edition, "a")
    assert account.overset is not None
    assert account.overset.chars == account.chars - account.chars_set == (2 if body else 0)
    standing = sum(len(run.text) for run in edition.pages[0].page.items if isinstance(run, GlyphRun))
    message, hint = told(edition)
    count, lines = map(int, re.findall(r"(\d+) characters \((\d+) lines\)", message)[0])
    assert (count, lines) == (600 - standing + account.overset.chars, account.overset.lines)
    assert f"cut the source or the byline ({600 - standing} characters of them)" in hint


def test_white_is_measured_in_itself_with_what_would_fill_it(tmp_path: Path) -> None:
    edition = set_story(tmp_path, f"kind: text, body: {COPY}")
    account = block(edition, "a")
    misfit = account.misfit
    assert misfit is not None
    lines, chars, mm = account.lines_free, -misfit.chars, f"{account.lines_free * LINE:.1f}"
    assert misfit.lines == -lines
    assert to_mm(misfit.depth) == pytest.approx(-lines * LINE)
    message, hint = told(edition)
    assert message.endswith(f"stay free ({lines} lines in all, about {chars} characters, {mm} mm of a column)")
    (remedy,) = account.remedies
    assert hint.startswith(remedy.message)
    words = "".join(run.text for run in said(edition))
    assert words == f"共空{lines}行（约{chars}字，{mm}毫米）可补{dict(remedy.cost)['chars']}字"
    copy = [box(run) for run in edition.pages[0].page.items if isinstance(run, GlyphRun)]
    (dimension,) = [item for item in edition.pages[0].page.layers[0].items if isinstance(item, Fill)]
    xs, ys = [point.x for point in account.area], [point.y for point in account.area]
    for mark in [*map(box, said(edition)), *dimension.rects]:
        assert min(xs) <= mark.x0 < mark.x1 <= max(xs)
        assert min(ys) <= mark.y0 < mark.y1 <= max(ys)
        assert not [own for own in copy if meet(own, mark)]
    assert to_mm(dimension.rects[0].height) == pytest.approx(deepest(message) * LINE, abs=2), "from copy to foot"


def deepest(message: str) -> int:
    """The white lines of the emptiest column."""
    return int(re.findall(r"(\d+) lines of a column", message)[0])


def meet(one: Rect, other: Rect) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0) and min(one.y1, other.y1) > max(one.y0, other.y0)


@pytest.mark.parametrize("free", [2, 3])
def test_white_within_the_limit_is_not_measured(free: int, tmp_path: Path) -> None:
    edition = set_story(tmp_path, "columns: 1, kind: text, body: 一行。", 1 + free)
    assert [found.code for found in edition.diagnostics] == ["underset"] * (free > 2)
    assert bool(said(edition)) == (free > 2)


def test_white_that_something_left_out_has_left_asks_for_no_copy(tmp_path: Path) -> None:
    edition = set_story(tmp_path, f"headline: {'江' * 4000}, body: {COPY}")
    assert block(edition, "a").remedies == ()
    hints = {found.code: found.hint for found in edition.diagnostics}
    assert hints["underset"] == "see first to what found no room in it"
    assert "add" not in "".join(hints.values())


def test_a_copy_file_that_is_not_there_holds_its_white(tmp_path: Path) -> None:
    edition = set_story(tmp_path, "kind: text, body: nowhere.md")
    assert not said(edition)
