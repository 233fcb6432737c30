"""PDF files made elsewhere come in as plain values, within bounds; what cannot be read is said."""

from __future__ import annotations

import os
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from layout.pdfs import BadPDF, Encrypted, File, Name, Ref, Stream, operations
from layout.placed_page import first_page


def made(pdf: pikepdf.Pdf, path: Path, encryption: pikepdf.Encryption | None = None) -> str:
    pdf.save(path, encryption=encryption)
    return str(path)


@pytest.fixture
def ad() -> pikepdf.Pdf:
    """A page of 200 x 100 pt whose trim box begins at 10, 20, with a font that loops back to its page."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 100)).obj
    page.TrimBox = [10, 20, 190, 80]
    font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Up=page))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = [pdf.make_stream(b"0 0 0 1 k"), pdf.make_stream(b"0 0 50 50 re f")]
    return pdf


def test_the_first_page_stands_with_its_trimmed_corner_at_the_origin(ad: pikepdf.Pdf, tmp_path: Path) -> None:
    page = first_page(made(ad, tmp_path / "ad.pdf"))
    assert (page.width, page.height, page.pages) == (180, 60, 1)
    assert page.entries["Matrix"] == [1, 0, 0, 1, -10, -20]
    assert page.content == b"0 0 0 1 k\n0 0 50 50 re f"


@pytest.mark.parametrize(("turn", "matrix"), [(90, [0, -1, 1, 0, -20, 190]), (270, [0, 1, -1, 0, 80, -10])])
def test_a_turned_page_stands_as_it_is_shown(ad: pikepdf.Pdf, tmp_path: Path, turn: int, matrix: list[int]) -> None:
    ad.pages[0].obj.Rotate = turn
    page = first_page(made(ad, tmp_path / "ad.pdf"))
    assert (page.width, page.height, page.entries["Matrix"]) == (60, 180, matrix)


def test_a_loop_in_the_file_is_a_reference_here(ad: pikepdf.Pdf, tmp_path: Path) -> None:
    page = first_page(made(ad, tmp_path / "ad.pdf"))
    fonts = [value for value in page.objects.values() if isinstance(value, dict) and value.get("Type") == "Font"]
    assert len(fonts) == 1
    assert isinstance(fonts[0]["Up"], Ref)


def test_what_is_no_pdf_is_said(tmp_path: Path) -> None:
    (tmp_path / "no.pdf").write_bytes(b"%PDF-1.4\nnothing of the kind")
    with pytest.raises(BadPDF, match="broken"):
        File(str(tmp_path / "no.pdf"))
    with pytest.raises(BadPDF, match="not a regular file"):
        File(os.devnull)


@pytest.mark.parametrize("user", ["", "secret"])
def test_an_encrypted_page_is_not_placed(ad: pikepdf.Pdf, tmp_path: Path, user: str) -> None:
    path = made(ad, tmp_path / "ad.pdf", encryption=pikepdf.Encryption(owner="o", user=user))
    with pytest.raises(Encrypted):
        first_page(path)


def test_a_stream_that_unpacks_without_end_is_refused(ad: pikepdf.Pdf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layout.pdfs.MOST_BYTES", 1 << 20)
    bomb = pikepdf.Stream(ad, zlib.compress(bytes(2 << 20)), Filter=pikepdf.Name.FlateDecode)
    ad.pages[0].obj.Contents = ad.make_indirect(bomb)
    saved = BytesIO()
    ad.save(saved)
    file = File.of(saved.getvalue())
    with pytest.raises(BadPDF, match="unpacks to more"):
        file.drawing(file.pages[0])


def test_operators_come_with_their_operands() -> None:
    content = b"/G gs [<0041> -20.5] TJ BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI"
    (gs, named), (show, shown), (picture, inline) = operations(content)
    assert (gs, named) == ("gs", [Name("G")])
    assert (show, shown) == ("TJ", [[b"\0A", -20.5]])
    assert picture == "BI"
    assert isinstance(inline[0], Stream)


@pytest.mark.parametrize(
    "content", [b"q BI EI Q", b"BI / /W1 H 1 /BPC 8 ID abc EI", b"(never closed", b"<< /A", b"1 0 ]"]
)
def test_a_content_stream_that_cannot_be_read_is_said(content: bytes) -> None:
    with pytest.raises(BadPDF, match="a content stream cannot be read"):
        list(operations(content))
