"""The file itself: its fonts, its boxes, its soundness, the code on page 1, the same bytes every time.

Rules: design.md, Four facts; command-line.md, The PDF.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import zxingcpp
from fontTools.ttLib import TTFont

from tests.pdf.conftest import ROOT, Proof
from tests.pdf.readback import MM, raster


@pytest.fixture
def opened(proof: Proof) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(proof.pdf)) as document:
        yield document


def fonts(document: pikepdf.Pdf) -> list[Any]:
    """Every font dictionary in the file, whether a page names it or not."""
    return [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]


def test_every_font_is_embedded_as_a_subset(opened: pikepdf.Pdf) -> None:
    tops = [font for font in fonts(opened) if not str(font.Subtype).startswith("/CIDFontType")]
    assert tops
    tags = []
    for font in tops:
        assert font.Subtype == "/Type0"
        assert font.Encoding == "/Identity-H"
        assert re.fullmatch(r"/[A-Z]{6}\+[A-Za-z0-9-]+", str(font.BaseFont)), font.BaseFont
        tags.append(str(font.BaseFont)[1:7])
        assert len(font.DescendantFonts) == 1
        descendant = font.DescendantFonts[0]
        assert descendant.BaseFont == font.BaseFont == descendant.FontDescriptor.FontName
        program = descendant.FontDescriptor.get("/FontFile2") or descendant.FontDescriptor.get("/FontFile3")
        assert program is not None
        assert len(program.read_bytes()) > 200
        assert "/ToUnicode" in font
    assert len(set(tags)) == len(tags)


def test_no_font_but_those_that_are_declared(proof: Proof, opened: pikepdf.Pdf) -> None:
    """No Helvetica that a library leaves behind, and one embedded font for each face of the report."""
    names = {str(font.BaseFont) for font in fonts(opened)}
    assert not [name for name in names if re.search("Helvetica|Times|Courier|Arial", name)]
    assert {name[8:] for name in names} == {face["face"] for face in proof.report["fonts"]}


def test_widths_are_those_of_the_embedded_programs(opened: pikepdf.Pdf) -> None:
    """Each code's width in the dictionary is its glyph's advance in the program, to a thousandth of an em."""
    for font in fonts(opened):
        if font.Subtype == "/CIDFontType2":
            program = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
            order, upem = program.getGlyphOrder(), program["head"].unitsPerEm
            mapped = font.CIDToGIDMap.read_bytes()
            widths = dict(_widths(font.W))
            assert len(mapped) % 2 == 0
            for code in range(1, len(mapped) // 2):
                gid = int.from_bytes(mapped[2 * code : 2 * code + 2], "big")
                assert gid < len(order)
                advance = program["hmtx"][order[gid]][0] * 1000 / upem
                assert abs(widths.get(code, float(font.DW)) - advance) <= 0.5


def _widths(entries: Any) -> Iterator[tuple[int, float]]:
    """Codes and widths of a /W array in its form `code [w w …]`."""
    for place in range(0, len(entries), 2):
        for step, width in enumerate(entries[place + 1]):
            yield int(entries[place]) + step, float(width)


def test_every_code_on_the_pages_has_its_text(opened: pikepdf.Pdf) -> None:
    """ToUnicode maps as many codes as the font has glyphs, and none to nothing."""
    for font in fonts(opened):
        if font.Subtype == "/Type0":
            rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]*)>", font.ToUnicode.read_bytes())
            texts = {code: bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows if code != b"0000"}
            assert texts
            assert all(texts.values())
            assert "\ufffd" not in "".join(texts.values())
            blocks = re.findall(rb"(\d+) beginbfchar\n(.*?)\nendbfchar", font.ToUnicode.read_bytes(), re.DOTALL)
            assert all(int(count) == len(rows.split(b"\n")) <= 100 for count, rows in blocks)


def test_the_page_is_the_sheet(proof: Proof, opened: pikepdf.Pdf) -> None:
    assert len(opened.pages) == len(proof.report["pages"])
    for page, told in zip(opened.pages, proof.report["pages"], strict=True):
        media = [float(edge) for edge in page.mediabox]
        assert [float(edge) for edge in page.trimbox] == media
        assert "/TrimBox" in page.obj
        assert media[:2] == [0, 0]
        for edge, length in zip(media[2:], told["size_mm"], strict=True):
            assert edge == pytest.approx(length * MM, abs=0.001)
        assert page.obj.get("/Rotate", 0) == 0


def test_qpdf_finds_nothing(proof: Proof) -> None:
    ran = subprocess.run(["qpdf", "--check", str(proof.path)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "WARNING" not in ran.stdout + ran.stderr


def test_poppler_opens_every_font(proof: Proof) -> None:
    ran = subprocess.run(["pdffonts", str(proof.path)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    rows = [row.split() for row in ran.stdout.splitlines()[2:]]
    assert len(rows) == len(proof.report["fonts"])
    for row in rows:
        assert row[-5:-2] == ["yes", "yes", "yes"], "embedded, subset, Unicode"


def test_nothing_of_the_machine_is_in_the_file(proof: Proof, opened: pikepdf.Pdf) -> None:
    """No folder, no user, no date of the run."""
    words = "".join(str(entry) for entry in opened.docinfo.values())
    assert str(proof.path.parent) not in words
    assert str(ROOT).encode() not in proof.pdf
    assert "/Title" in opened.docinfo
    title = str(opened.docinfo["/Title"])
    assert title.startswith(("山城法治报", "试刊")), title


def test_the_code_on_page_1_is_what_was_typed(sample: Proof) -> None:
    wanted = [own.keys["qr"]["data"] for own in sample.typed if own.page == 1 and "qr" in own.keys]
    assert wanted
    found = {code.text for code in zxingcpp.read_barcodes(raster(sample.pdf, 0, 150))}
    assert set(wanted) <= found


def test_two_runs_give_the_same_bytes(sample: Proof, tmp_path: Path) -> None:
    """In another process, from another folder, under another name, with another hash seed."""
    out = tmp_path / "deep" / "other name.pdf"
    command = [sys.executable, str(ROOT / "render.py"), str(ROOT / "issue.yaml"), "-o", str(out), "--quiet"]
    here = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    subprocess.run(command, cwd=tmp_path, env=here, capture_output=True, check=False, timeout=120)
    assert out.read_bytes() == sample.pdf


def test_the_sample_is_a_whole_issue(sample: Proof) -> None:
    """Eight pages without an error, and enough on them to show what the engine does."""
    kinds = [own.kind for own in sample.typed]
    photos = [photo for page in sample.report["pages"] for block in page["blocks"] for photo in block["photos"]]
    heads = [own.keys["headline"] for own in sample.typed if isinstance(own.keys.get("headline"), dict)]
    assert sample.status == 0
    assert len(sample.report["pages"]) == 8
    assert sum(len(own.chars) for own in sample.typed) >= 25_000
    assert len(photos) - kinds.count("ad") >= 12
    assert kinds.count("ad") >= 3
    assert sum(head.get("direction") == "vertical" for head in heads) >= 3
    assert {Path(photo["file"]).suffix for photo in photos} == {".jpg", ".pdf"}
