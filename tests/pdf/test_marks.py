"""The marks of the proof stand on their layer and nowhere else; a character that no face has is a box that says it.

Rules: command-line.md, The PDF and the codes; issue-format.md, Blocks (missing pictures).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy
import pikepdf
import pytest

from tests.pdf.conftest import Proof, made
from tests.pdf.readback import MM, Glyph, inside, poppler, raster, said
from tests.pdf.streams import Painted, painted

ISSUE = """\
format: 1
paper: {{name: 试刊}}
issue: {{date: 2025-07-18}}
sheet: {{size: 120mm x 160mm, margins: 10mm, columns: 2, body: 10pt / 15pt}}
pages:
  - name: 样张
    folio: none
    dummy: |
      a a
      b b
    rows: [10, auto]
    blocks:
      a: {{headline: {head}, body: "{first}"}}
      b: {{kind: text, body: "{second}"}}
"""
Setting = Callable[..., Proof]


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    """A small issue with some texts, as a proof."""

    def set_it(*options: str, head: str = "标题", first: str = "正文一行。", second: str = "另一行。") -> Proof:
        path = tmp_path / "small.yaml"
        path.write_text(ISSUE.format(head=head, first=first, second=second), encoding="utf-8")
        return made(path, tmp_path / "out" / "small.pdf", *options)

    return set_it


def acts(proof: Proof) -> list[Painted]:
    with pikepdf.open(io.BytesIO(proof.pdf)) as document:
        return [act for page in document.pages for act in painted(page)]


def layers(proof: Proof) -> list[str]:
    with pikepdf.open(io.BytesIO(proof.pdf)) as document:
        if "/OCProperties" not in document.Root:
            return []
        return [str(group.Name) for group in document.Root.OCProperties.OCGs]


def test_a_clean_proof_has_no_layer(setting: Setting) -> None:
    proof = setting(first="满满的正文。" * 26, second="另一则稿子。" * 70)
    assert proof.report["diagnostics"] == []
    assert layers(proof) == []
    assert not [act for act in acts(proof) if act.layer]


@pytest.mark.parametrize(
    ("options", "texts"),
    [((), {"first": "很长的稿子。" * 80}), (("--grid",), {})],
    ids=["overset", "grid"],
)
def test_marks_stand_on_the_layer_of_the_proof(
    setting: Setting, options: tuple[str, ...], texts: dict[str, str]
) -> None:
    proof = setting(*options, **texts)
    assert layers(proof) == ["proof"]
    marked = [act for act in acts(proof) if act.layer]
    assert {act.layer for act in marked} == {"proof"}
    assert {act.colour[1][:3] for act in acts(proof) if not act.layer} == {(0.0, 0.0, 0.0)}, "the page itself is black"
    assert any(glyph.layered for glyph in proof.glyphs[0])


def test_the_page_under_the_marks_is_the_page_without_them(setting: Setting) -> None:
    plain, marked = setting(), setting("--grid")
    bare = [glyph for glyph in marked.glyphs[0] if not glyph.layered]
    assert [glyph[:6] for glyph in bare] == [glyph[:6] for glyph in plain.glyphs[0] if not glyph.layered]


def test_the_grid_names_every_block(setting: Setting) -> None:
    proof = setting("--grid")
    names = said([glyph for glyph in proof.glyphs[0] if glyph.layered])
    assert all(own.id in names for own in proof.typed)


def test_the_marks_are_shown_unless_the_reader_turns_them_off(setting: Setting) -> None:
    """The red of the overset mark is on the raster, and gone when the layer is off."""
    proof = setting(first="很长的稿子。" * 80)
    with pikepdf.open(io.BytesIO(proof.pdf)) as document:
        groups = document.Root.OCProperties
        assert [group.objgen for group in groups.D.ON] == [group.objgen for group in groups.OCGs]
        groups.D.OFF, groups.D.ON = groups.D.ON, pikepdf.Array([])
        stream = io.BytesIO()
        document.save(stream)
    shown, hidden = (numpy.asarray(raster(pdf, 0, 60)) for pdf in (proof.pdf, stream.getvalue()))
    assert (shown != hidden).sum() > 20


def test_an_overset_story_says_how_much(setting: Setting) -> None:
    proof = setting(first="很长的稿子。" * 80)
    account = proof.block(proof.typed[0])
    assert proof.status == 1
    assert account["overset"]["chars"] == account["chars"] - account["chars_set"] > 0
    assert account["chars"] == 480
    found = [one for one in proof.report["diagnostics"] if one["code"] == "overset"]
    assert [(one["severity"], one["block"], one["page"]) for one in found] == [("error", "a", 1)]
    assert str(account["overset"]["chars"]) in found[0]["message"]
    marks = said([glyph for glyph in proof.glyphs[0] if glyph.layered])
    assert str(account["overset"]["chars"]) in marks
    assert account["lines_free"] == 0


@pytest.mark.parametrize("character", ["\uf8ff", "\U00031350", "\u0e81"], ids=lambda each: f"U+{ord(each):04X}")
def test_a_missing_glyph_is_a_box_that_says_its_character(setting: Setting, character: str) -> None:
    proof = setting(first=f"甲乙{character}丙丁。")
    assert proof.status == 1
    found = [one for one in proof.report["diagnostics"] if one["code"] == "missing-glyph"]
    line = ISSUE.format(head="标题", first="\0", second="").split("\0")[0].split("\n")
    assert [(one["line"], one["column"]) for one in found] == [(len(line), len(line[-1]) + 3)]
    assert f"U+{ord(character):04X}" in found[0]["message"]
    assert (found[0]["page"], found[0]["block"]) == (1, "a")
    assert f"甲乙{character}丙丁。" in said(proof.shown(proof.typed[0]))
    assert f"甲乙{character}丙丁。" in "".join(poppler(proof.path, "-raw").split())
    box = next(glyph for glyph in proof.shown(proof.typed[0]) if glyph.text == character)
    assert _ink_of(proof, box) > 8


def test_a_missing_glyph_in_a_head_is_said_too(setting: Setting) -> None:
    proof = setting(head="标\uf8ff题", first="正\uf8ff文")
    found = [one for one in proof.report["diagnostics"] if one["code"] == "missing-glyph"]
    assert len(found) == 2
    assert "标\uf8ff题" in said(proof.shown(proof.typed[0]))


@pytest.mark.parametrize("character", ["\uf8ff", "\U00031350"])
def test_a_missing_glyph_in_a_vertical_head_is_said_too(setting: Setting, character: str) -> None:
    head = f"{{main: 竖排标{character}题, direction: vertical, side: right}}"
    proof = setting(head=head, first="正文。" * 30)
    found = [one for one in proof.report["diagnostics"] if one["code"] == "missing-glyph"]
    assert [one["line"] for one in found] == [13]
    assert f"U+{ord(character):04X}" in found[0]["message"]
    assert f"标{character}题" in said(proof.shown(proof.typed[0]))


def test_two_missing_characters_keep_their_own_text(setting: Setting) -> None:
    proof = setting(first="甲\uf8ff乙\U00031350丙\uf8ff丁")
    assert "甲\uf8ff乙\U00031350丙\uf8ff丁" in said(proof.shown(proof.typed[0]))
    assert "甲\uf8ff乙\U00031350丙\uf8ff丁" in poppler(proof.path, "-raw")


def _ink_of(proof: Proof, glyph: Glyph) -> int:
    """Dark pixels in the em box of a glyph, at 144 dpi."""
    left, right = glyph.x, glyph.x + max(glyph.advance, glyph.size / 2)
    box = (
        int(left * 2),
        int((glyph.y - 0.88 * glyph.size) * 2),
        int(right * 2),
        int((glyph.y + 0.12 * glyph.size) * 2),
    )
    return int((numpy.asarray(raster(proof.pdf, glyph.page, 144).crop(box)) < 128).sum())


def test_a_missing_picture_holds_its_place(tmp_path: Path) -> None:
    """A grey box with a cross and the file's name, inside the block; status 1; the copy is set all the same."""
    path = tmp_path / "small.yaml"
    picture = "photos: [{file: no.jpg, columns: 1, lines: 4, caption: 图说}]"
    text = ISSUE.format(head="标题", first="正文" * 20, second="另一行。")
    path.write_text(text.replace("a: {headline: 标题,", f"a: {{headline: 标题, {picture},"), encoding="utf-8")
    proof = made(path, tmp_path / "small.pdf")
    assert proof.status == 1
    assert [one["code"] for one in proof.report["diagnostics"] if one["severity"] == "error"] == ["missing-file"]
    assert proof.block(proof.typed[0])["photos"] == [{"file": "no.jpg", "ppi": None}]
    shown = said(proof.shown(proof.typed[0]))
    assert "no.jpg" in shown
    assert "正文" * 20 in shown
    assert "图说" in shown
    grey = [act.box for act in acts(proof) if act.kind == "fill" and not act.layer and act.colour[1][3] < 0.5]
    area = proof.block(proof.typed[0])["area_mm"]
    assert len(grey) == 1
    left, top, right, bottom = (edge / MM for edge in grey[0])
    assert inside(area, left + 0.01, top + 0.01)
    assert inside(area, right - 0.01, bottom - 0.01)
