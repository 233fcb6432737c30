"""Advertisements: pictures and PDFs to measure, the word that marks them, what is wrong with their size."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout.diagnostics import Diagnostic
from layout.display import Picture, PlacedPDF
from layout.edition import Edition
from layout.geometry import Rect, to_mm
from layout.paint.pdf import paint

from .pages import composed, typed
from .test_gallery import inside

PAGE = """\
sheet: {{size: 四开, columns: 4}}
pages:
  - folio: none
    dummy: |
      ad ad a a
      b  b  a a
    rows: [30, auto]
    blocks:
      ad: {{kind: ad, file: {file}{keys}}}
      a: {{body: 一则消息。}}
      b: {{body: 一则消息。}}
"""


def page(folder: Path, file: str, keys: str = "") -> Edition:
    return composed(folder, PAGE.format(file=file, keys=keys))


def area(folder: Path) -> Rect:
    corners = page(folder, "none.pdf").pages[0].blocks[0].area
    return Rect(*corners[0], *corners[2])


def pdf(folder: Path, width: float, height: float, turn: int = 0) -> str:
    """A PDF with a font of its own whose trim box has that size in points, 20 pt inside its media box."""
    made = pikepdf.new()
    own = made.add_blank_page(page_size=(width + 40, height + 40)).obj
    own.TrimBox = [20, 20, width + 20, height + 20]
    own.Rotate = turn
    font = made.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Times-Roman"))
    )
    own.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    own.Contents = made.make_stream(b"0.2 0.4 0 0 k 20 20 50 50 re f BT /F1 12 Tf 30 30 Td (Sale) Tj ET")
    made.save(folder / "ad.pdf")
    return "ad.pdf"


def ad_size(edition: Edition) -> list[Diagnostic]:
    return [found for found in edition.diagnostics if found.code == "ad-size"]


def test_a_pdf_stands_as_a_form_with_its_own_font(tmp_path: Path) -> None:
    room = area(tmp_path)
    edition = page(tmp_path, pdf(tmp_path, room.width / 65536 * 0.5, room.height / 65536 * 0.5))
    assert ad_size(edition) == []
    placed = [item for item in edition.pages[0].page.items if isinstance(item, PlacedPDF)]
    assert [item.rect for item in placed] == [room]
    assert typed(edition, 0).startswith("广告")
    (tmp_path / "out.pdf").write_bytes(paint((edition.pages[0].page,), "t"))
    with pikepdf.open(tmp_path / "out.pdf") as made:
        forms = [one for one in made.pages[0].Resources.XObject.values() if one.Subtype == "/Form"]
        assert [round(float(edge)) for edge in forms[0].BBox][:2] == [20, 20]
        assert forms[0].Resources.Font.F1.BaseFont == "/Times-Roman"
        assert b"(Sale) Tj" in forms[0].read_bytes()


def test_a_turned_pdf_is_measured_as_it_is_shown(tmp_path: Path) -> None:
    room = area(tmp_path)
    assert ad_size(page(tmp_path, pdf(tmp_path, room.height / 65536, room.width / 65536, 90))) == []
    assert len(ad_size(page(tmp_path, pdf(tmp_path, room.height / 65536, room.width / 65536)))) == 1


@pytest.mark.parametrize(("off", "found"), [(0.4, 0), (-0.4, 0), (0.7, 1), (-0.7, 1)])
def test_half_a_millimetre_is_the_limit(off: float, found: int, tmp_path: Path) -> None:
    room = area(tmp_path)
    height = (to_mm(room.height) + off) * 72 / 25.4
    findings = ad_size(page(tmp_path, pdf(tmp_path, room.width / 65536, height)))
    assert len(findings) == found
    if findings:
        assert f"0.7 mm too {'high' if off > 0 else 'low'}" in findings[0].message
        assert f"{to_mm(room.width):.1f} x {to_mm(room.height):.1f} mm" in findings[0].message


def test_an_ad_that_is_off_is_shown_whole(tmp_path: Path) -> None:
    Image.new("L", (100, 100)).save(tmp_path / "ad.png")
    edition = page(tmp_path, "ad.png", ", marked: true")
    shown = next(item for item in edition.pages[0].page.items if isinstance(item, Picture))
    assert shown.rect == shown.whole
    assert shown.rect.width == shown.rect.height
    assert "广告" not in typed(edition, 0)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nno", b"\x89PNG"])
def test_a_pdf_that_is_none_is_a_bad_picture(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(content)
    edition = page(tmp_path, "bad.pdf")
    assert [found.code for found in edition.diagnostics if found.block == "ad"] == ["bad-picture"]
    assert "bad.pdf" in typed(edition, 0)


def test_an_ad_in_a_stepped_area_stays_in_its_largest_rectangle(tmp_path: Path) -> None:
    Image.new("L", (100, 150)).save(tmp_path / "ad.png")
    text = PAGE.format(file="ad.png", keys="").replace("b  b  a a", "ad b  a a")
    edition = composed(tmp_path, text)
    assert [found.message for found in ad_size(edition)] == [
        "ad: an advertisement is a rectangle, and its area is stepped"
    ]
    shown = next(item for item in edition.pages[0].page.items if isinstance(item, Picture))
    outline = edition.pages[0].blocks[0].area
    assert all(inside(corner, outline) for corner in shown.rect.inset(65536).corners())
