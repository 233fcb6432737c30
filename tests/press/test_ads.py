"""Advertisements made elsewhere as PDF: held to the rules of the plates before they stand on ours."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf

from tests.cli.desk import ISSUE, Desk
from tests.press.bad_pdfs import content, control, draws, font, form, icc, lzw, page, picture, state

AD = ISSUE.replace("{headline: 标题, body: 正文一行。}", "{kind: ad, file: ad.pdf, marked: true}")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.write(AD)
    return made


def ad(spoil: Callable[[Pdf], object] = lambda pdf: None) -> bytes:
    """The control as an advertisement that fills the area of the small issue, 80 x 95.25 mm."""
    pdf = control("x1a")
    spoil(pdf)
    page(pdf).MediaBox = page(pdf).BleedBox = [0, 0, 220, 260]
    page(pdf).TrimBox = [10, 10, 210, 10 + 200 * 95.25 / 80]
    return content(pdf)


def test_a_good_one_goes_to_press_with_its_spot_colour(desk: Desk) -> None:
    desk.write(ad(), "ad.pdf")
    ran = desk.run("press", "issue.yaml", "--report", "report.json")
    assert ran.status == 0, ran.err
    pdf = desk.bytes_of("build/issue.pdf")
    assert b"/Special#20Red" in pdf
    assert desk.run("preflight", "build/issue.pdf").out.startswith("PASS")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        forms = [one for one in opened.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"]
    assert len(forms) == 1


def test_lzw_is_packed_anew(desk: Desk) -> None:
    desk.write(ad(lzw), "ad.pdf")
    assert b"LZWDecode" in desk.bytes_of("ad.pdf")
    assert desk.run("press", "issue.yaml").status == 0
    assert b"LZWDecode" not in desk.bytes_of("build/issue.pdf")


BAD = {
    "RGB": ("rgb-picture", draws(b"1 0 0 rg 20 20 50 50 re f")),
    "a picture in RGB": ("rgb-picture", picture(bytes(120000), kind=Name.DeviceRGB)),
    "a profile": ("rgb-picture", icc(4)),
    "multiply": ("rgb-picture", state(BM=Name.Multiply)),
    "half clear": ("rgb-picture", state(ca=0.5)),
    "a group": ("rgb-picture", form(Group=Dictionary(S=Name.Transparency))),
    "Helvetica": ("font-substituted", font(Subtype=Name.Type1, BaseFont=Name.Helvetica)),
    "72 ppi": ("low-resolution", picture(bytes(4 * 60 * 60), (60, 60))),
    "a thin rule": ("thin-rule", draws(b"0 0 0 1 K 0.1 w 20 80 m 180 80 l S")),
    "300 %": ("ink-limit", draws(b"0.75 0.75 0.75 0.75 k 20 20 50 50 re f")),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_one_is_refused_where_it_is_named(desk: Desk, name: str) -> None:
    code, spoil = BAD[name]
    desk.write(ad(spoil), "ad.pdf")
    assert desk.run("press", "issue.yaml", "--report", "report.json").status == 1
    found = [one for one in desk.report()["diagnostics"] if one["severity"] == "error"]
    assert {(one["code"], one["block"], one["line"]) for one in found} == {(code, "a", 10)}
    assert "build/issue.pdf" not in desk.names()
    assert desk.run("proof", "issue.yaml", "--report", "report.json").status == 0
    assert code in {one["code"] for one in desk.report()["diagnostics"] if one["severity"] == "warning"}


def test_what_is_clear_may_go_into_x4(desk: Desk) -> None:
    desk.write(ad(state(BM=Name.Multiply)), "ad.pdf")
    assert desk.run("press", "issue.yaml", "--standard", "x4").status == 0
    assert desk.run("press", "issue.yaml").status == 1
