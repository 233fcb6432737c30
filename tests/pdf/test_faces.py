"""A user's own face: TrueType, a collection, OpenType/CFF by name and by CID; embedded as it should be, read rightly.

Rules: fonts/fonts.yaml, head ("TrueType and OpenType/CFF both do, and collections"); design.md, Four facts.
"""

from __future__ import annotations

import io
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy
import pikepdf
import pytest

from tests.pdf import faces
from tests.pdf.conftest import ROOT, Proof, made
from tests.pdf.readback import lines_of, poppler, raster, said

ISSUE = """\
format: 1
paper: {name: 试刊}
issue: {date: 2025-07-18}
sheet: {size: 120mm x 160mm, margins: 10mm, columns: 2, body: 10pt / 15pt}
fonts: {ours: FILE}
styles: {body: {face: ours}}
pages:
  - folio: none
    dummy: |
      a a
    blocks:
      a: {kind: text, columns: 1, body: "COPY"}
"""
COPY = "天地玄黄，宇宙洪荒。日月盈昃2025，辰宿列张。寒来暑往" * 27
KINDS = {"glyf": "ours.ttf", "cff": "ours.otf", "cid": "ours.otf", "ttc": "ours.ttc"}


def proof_of(folder: Path, kind: str, copy: str = COPY, notdef: bool = True) -> Proof:
    """A page set in a face of a kind."""
    if kind == "ttc":
        two = [faces.face("glyf", "One", notdef=notdef), faces.face("glyf", "Two", faces.HAN)]
        file = faces.collection(two, folder / KINDS[kind])
    else:
        outlines: Any = kind
        file = faces.save(faces.face(outlines, "Ours", notdef=notdef), folder / KINDS[kind])
    issue = folder / "own.yaml"
    issue.write_text(ISSUE.replace("FILE", file.name).replace("COPY", copy), encoding="utf-8")
    return made(issue, folder / "own.pdf")


@pytest.fixture(scope="module", params=list(KINDS))
def own(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Proof]:
    kind = request.param
    return kind, proof_of(tmp_path_factory.mktemp(kind), kind)


def test_it_is_used_without_complaint(own: tuple[str, Proof]) -> None:
    kind, proof = own
    assert proof.status == 0
    assert {one["code"] for one in proof.report["diagnostics"]} <= {"underset", "loose-line"}
    assert [(face["face"], face["file"]) for face in proof.report["fonts"]] == [("ours", KINDS[kind])]


def test_it_is_embedded_as_its_outlines_ask(own: tuple[str, Proof]) -> None:
    kind, proof = own
    with pikepdf.open(io.BytesIO(proof.pdf)) as document:
        (font,) = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/DescendantFonts" in one]
        descendant = font.DescendantFonts[0]
        descriptor = descendant.FontDescriptor
        if kind in ("glyf", "ttc"):
            assert descendant.Subtype == "/CIDFontType2"
            assert descriptor.FontFile2.read_bytes()[:4] == b"\0\1\0\0"
            assert "/FontFile3" not in descriptor
        else:
            assert descendant.Subtype == "/CIDFontType0"
            assert descriptor.FontFile3.Subtype == "/CIDFontType0C"
            assert descriptor.FontFile3.read_bytes()[:2] == b"\1\0", "a bare CFF table"
            assert "/CIDToGIDMap" not in descendant


def test_pdfium_and_poppler_read_the_copy(own: tuple[str, Proof]) -> None:
    _, proof = own
    assert said(proof.glyphs[0]) == COPY
    assert "".join(poppler(proof.path, "-raw").split()) == COPY
    ran = subprocess.run(["pdffonts", str(proof.path)], capture_output=True, text=True, check=True)
    assert ran.stderr == ""


def test_glyphs_stand_where_the_face_says(own: tuple[str, Proof]) -> None:
    """The ink begins 0.1 em behind the origin of a Han glyph, is 0.8 em wide and stands on the baseline."""
    _, proof = own
    for line in lines_of(proof.glyphs[0]):
        for glyph in line:
            digit = glyph.text in faces.DIGITS
            assert glyph.advance == pytest.approx(5 if digit else 10, abs=0.01)
            if glyph.text in faces.HAN:
                assert glyph.ink[0] - glyph.x == pytest.approx(1, abs=0.02)
                assert glyph.ink[2] - glyph.ink[0] == pytest.approx(8, abs=0.02)
                assert glyph.y - glyph.ink[1] == pytest.approx(7.8, abs=0.13), "PDFium adds a 64th"


def test_the_ink_is_on_the_raster(own: tuple[str, Proof]) -> None:
    """The middle of every Han box is black, the white between two of them is white."""
    _, proof = own
    pixels = numpy.asarray(raster(proof.pdf, 0, 288))
    for glyph in proof.glyphs[0]:
        if glyph.text in faces.HAN:
            y = int((glyph.y - 3.8) * 4)
            assert pixels[y, int((glyph.x + 5) * 4)] < 40, glyph.text
            assert pixels[y, int((glyph.x + 0.4) * 4)] > 215, glyph.text


def test_poppler_draws_it_as_pdfium_does(own: tuple[str, Proof], tmp_path: Path) -> None:
    """The second renderer finds the same glyphs at the same places."""
    from PIL import Image

    _, proof = own
    target = tmp_path / "page"
    command = ["pdftoppm", "-r", "288", "-gray", "-singlefile", str(proof.path), str(target)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    with Image.open(target.with_suffix(".pgm")) as opened:
        theirs = numpy.asarray(opened.convert("L")) < 128
    ours = numpy.asarray(raster(proof.pdf, 0, 288)) < 128
    height, width = (min(pair) for pair in zip(theirs.shape, ours.shape, strict=True))
    differ = (theirs[:height, :width] != ours[:height, :width]).sum()
    assert ours.sum() > 2000
    assert differ < 0.12 * ours.sum()


@pytest.mark.parametrize("kind", ["glyf", "cff", "cid"])
def test_a_missing_glyph_is_visible_though_the_face_draws_none(kind: str, tmp_path: Path) -> None:
    """A `.notdef` without ink is no box: the character must be seen, and its text be read."""
    proof = proof_of(tmp_path, kind, copy="天地\uf8ff玄\uf8fe黄", notdef=False)
    assert said([glyph for glyph in proof.glyphs[0] if not glyph.layered]) == "天地\uf8ff玄\uf8fe黄"
    assert "".join(poppler(proof.path, "-raw").split()).startswith("天地\uf8ff玄\uf8fe黄")
    pixels = numpy.asarray(raster(proof.pdf, 0, 288))
    glyphs = proof.glyphs[0]
    for glyph, following in pairwise(glyphs):
        if glyph.text in "\uf8ff\uf8fe":
            box = pixels[int((glyph.y - 8.5) * 4) : int((glyph.y + 1) * 4), int(glyph.x * 4) : int(following.x * 4)]
            assert (box < 128).sum() > 30


def test_a_character_that_the_face_lacks_is_set_in_another(tmp_path: Path) -> None:
    proof = proof_of(tmp_path, "cff", copy="天地人玄黄")
    assert said([glyph for glyph in proof.glyphs[0] if not glyph.layered]) == "天地人玄黄"
    found = [one for one in proof.report["diagnostics"] if one["code"] == "font-substituted"]
    assert len(found) == 1
    assert "人" in found[0]["message"]
    assert {face["face"] for face in proof.report["fonts"]} >= {"ours", "song-400"}


BROKEN = {
    "text": b"this is no font",
    "nothing": b"",
    "head only": b"\0\1\0\0\0\x0a\0\x80\0\3\0\x20",
    "html": b"<!DOCTYPE html><html></html>",
    "cut off": None,
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_face_is_a_bad_value_at_its_place(broken: str, tmp_path: Path) -> None:
    """issue-format.md: a face that is missing or broken is `bad-value`; status 2, no file."""
    whole = faces.save(faces.face("glyf", "Ours"), tmp_path / "whole.ttf").read_bytes()
    given = BROKEN[broken]
    (tmp_path / "ours.ttf").write_bytes(whole[:700] if given is None else given)
    issue = tmp_path / "own.yaml"
    issue.write_text(ISSUE.replace("FILE", "ours.ttf").replace("COPY", COPY), encoding="utf-8")
    command = [sys.executable, str(ROOT / "render.py"), issue.name, "-o", "own.pdf"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 2, ran.stderr
    assert "own.yaml:5:15: error[bad-value]" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "own.pdf").exists()
