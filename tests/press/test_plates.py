"""The press file on its way to the plates: other people's tools read it, Ghostscript separates it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PIL import Image, ImageChops

from tests.cli.desk import ISSUE, ROOT, Desk

DPI = 100

pytestmark = pytest.mark.skipif(not shutil.which("gs"), reason="plates are made by Ghostscript")


class Pressed(NamedTuple):
    """The press file of the sample issue with its report."""

    pdf: Path
    report: dict[str, Any]


@pytest.fixture(scope="module", params=["x1a", "x4"])
def pressed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pressed:
    folder = tmp_path_factory.getbasetemp() / "pressed"
    folder.mkdir(exist_ok=True)
    pdf, report = folder / f"{request.param}.pdf", folder / f"{request.param}.json"
    if not pdf.exists():
        words = ["press", str(ROOT / "issue.yaml"), "--standard", request.param, "-o", str(pdf), "--pages", "1,2"]
        command = [sys.executable, str(ROOT / "render.py"), *words, "--report", str(report), "--quiet"]
        ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
        assert ran.returncode == 0, ran.stderr
    return Pressed(pdf, json.loads(report.read_text(encoding="utf-8")))


def asked(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_it_passes_preflight_and_other_peoples_tools(pressed: Pressed) -> None:
    desk = Desk(pressed.pdf.parent)
    assert desk.run("preflight", str(pressed.pdf), "--standard", pressed.report["standard"]).out.startswith("PASS")
    assert "No syntax or stream encoding errors" in asked("qpdf", "--check", str(pressed.pdf))
    told = asked("pdfinfo", "-box", str(pressed.pdf))
    for box in ("MediaBox", "TrimBox", "BleedBox"):
        assert [line.split()[1:] for line in told.splitlines() if line.startswith(box)] == [
            ["0.00", "0.00", "1105.51", "1544.88"]
        ]
    fonts = asked("pdffonts", str(pressed.pdf)).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)


def plate(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.copy()


def on(whole: Image.Image, area: list[list[float]], inset: float = 1.0) -> Image.Image:
    """The part of a plate on which an area of the report stands."""
    xs, ys = [x for x, _ in area], [y for _, y in area]
    edges = (min(xs) + inset, min(ys) + inset, max(xs) - inset, max(ys) - inset)
    return whole.crop(tuple(round(edge * DPI / 25.4) for edge in edges))  # type: ignore[arg-type]


@pytest.mark.parametrize("pressed", ["x1a"], indirect=True)
def test_the_sample_on_its_plates(pressed: Pressed, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.run("plates", str(pressed.pdf), "-o", "plates").status == 0
    account = json.loads((tmp_path / "plates/plates.json").read_text())
    assert all(230 < page["most_ink"] <= 240 and page["over_limit"] == 0 for page in account["pages"])
    seen = 0
    for page in pressed.report["pages"]:
        plates = {
            ink: plate(tmp_path / f"plates/page-{page['number']}-{ink}.png")
            for ink in ("cyan", "magenta", "yellow", "black")
        }
        assert (tmp_path / f"plates/page-{page['number']}-heat.png").exists()
        for block in page["blocks"]:
            if block["kind"] in ("story", "text") and not block["photos"] and len(block["area_mm"]) == 4:
                seen += 1
                black = on(plates["black"], block["area_mm"])
                assert black.getextrema()[0] == 0
                elsewhere = black.point([0] * 128 + [255] * 128)
                for ink in ("cyan", "magenta", "yellow"):
                    under = ImageChops.lighter(on(plates[ink], block["area_mm"]), elsewhere)
                    assert under.getextrema() == (255, 255), f"black type of {block['id']} on {ink}"
    assert seen >= 4


def test_colour_under_black_type_is_not_knocked_out(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    tinted = ISSUE.replace("body: 正文一行。", "box: {tint: C30}, body: 正文一行。")
    desk.write(tinted)
    assert desk.run("press", "issue.yaml", "--report", "report.json").status == 0
    assert desk.run("plates", "build/issue.pdf", "-o", "plates", "--dpi", str(DPI)).status == 0
    area = desk.report()["pages"][0]["blocks"][0]["area_mm"]
    cyan, black = (on(plate(tmp_path / f"plates/page-1-{ink}.png"), area) for ink in ("cyan", "black"))
    assert black.getextrema() == (0, 255)
    (tone,) = {value for value, count in enumerate(cyan.histogram()) if count}
    assert tone == pytest.approx(255 * 0.7, abs=2), "one tone, without holes where type stands"


def test_a_spot_colour_has_a_plate_of_its_own(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    spot = "styles: {main: {colour: {spot: 专红, alternate: C0 M95 Y85 K10}}}\npages:\n"
    desk.write(ISSUE.replace("pages:\n", spot))
    assert desk.run("press", "issue.yaml").status == 0
    assert desk.run("plates", "build/issue.pdf", "-o", "plates", "--dpi", "50").status == 0
    account = json.loads((tmp_path / "plates/plates.json").read_text())["pages"][0]
    assert account["coverage"]["专红"] > 0.1
    assert account["coverage"]["Magenta"] == 0
    assert plate(tmp_path / "plates/page-1-专红.png").getextrema()[0] == 0


def test_without_ghostscript_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path)
    desk.write(b"%PDF-1.4", "a.pdf")
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = desk.run("plates", "a.pdf", "-o", "plates")
    assert ran.status == 2
    assert "Ghostscript" in ran.err
    assert "not installed" in ran.err


def test_what_is_no_pdf_has_no_plates(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write(b"nothing", "a.pdf")
    assert desk.run("plates", "a.pdf", "-o", "plates").status == 2
    assert desk.run("plates", "gone.pdf", "-o", "plates").status == 2
