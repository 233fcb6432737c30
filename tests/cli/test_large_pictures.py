"""Pictures of more pixels than a page can use: told, or set in bounded memory, which files of a few KB may ask for.

Rule: `MOST_PIXELS` of `layout/raster.py`; within it, one picture takes no more than 1 GiB.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from bench.clock import MAXRSS
from tests.cli.desk import ROOT, Desk
from tests.cli.test_bad_pictures import ISSUE, PLACE, png

WIDE = """\
format: 1
paper: {name: 试刊}
issue: {date: 2025-07-18}
pages:
  - dummy: a a a a a a a
    blocks:
      a: {kind: photos, photos: [{file: p.png}]}
"""
"""One picture over a whole broadsheet page."""
SIDE = 3000
PEAK = 62 + 9 * SIDE * SIDE / (1 << 20) + 64
"""MiB: an empty run, nine bytes a pixel, and what differs from machine to machine."""

MEASURED = """
import resource, subprocess, sys
subprocess.run([sys.executable, *sys.argv[1:]], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A run begun by a small process, and its peak: a child's peak counts what its parent held when it began."""


def jpeg(width: int, height: int) -> bytes:
    """A JPEG whose head says this size."""
    stream = BytesIO()
    Image.new("RGB", (40, 30)).save(stream, "JPEG")
    return stream.getvalue().replace(struct.pack(">BHH", 8, 30, 40), struct.pack(">BHH", 8, height, width))


@pytest.mark.parametrize("command", ["proof", "press"])
@pytest.mark.parametrize(
    "raw", [png(10_001, 10_000, b""), jpeg(20_001, 10_000), jpeg(65_000, 65_000)], ids=["PNG", "JPEG", "largest JPEG"]
)
def test_more_pixels_than_the_engine_takes_are_told_at_the_name(desk: Desk, raw: bytes, command: str) -> None:
    desk.write(raw, "p.png")
    desk.write(ISSUE)
    ran = desk.run(command, "issue.yaml", "-o", "a.pdf")
    assert ran.status == 1
    assert f"issue.yaml:{PLACE}:20: error[bad-picture]: p.png: " in ran.err


@pytest.mark.parametrize(
    ("mode", "form", "command"), [("RGBA", "PNG", "proof"), ("RGBA", "PNG", "press"), ("CMYK", "TIFF", "press")]
)
def test_a_picture_takes_its_pixels_twice_at_most(desk: Desk, mode: str, form: str, command: str) -> None:
    """The decoded one, and what is made of it; all between is made strip by strip."""
    options = {"compression": "tiff_lzw"} if form == "TIFF" else {}
    Image.new(mode, (SIDE, SIDE), (20, 30, 40, 50)).save(desk.folder / "p.png", form, **options)
    desk.write(ISSUE)
    words = [sys.executable, "-c", MEASURED, str(ROOT / "render.py"), command, "issue.yaml", "-o", "a.pdf"]
    ran = subprocess.run(words, cwd=desk.folder, stdout=subprocess.PIPE, check=True)
    assert (desk.folder / "a.pdf").exists()
    assert int(ran.stdout) / MAXRSS < PEAK


def test_press_holds_nothing_of_what_a_proof_would_print(desk: Desk) -> None:
    """Of noise, which nothing packs, as wide as the page: its pixels, its inks, and these packed.

    15 bytes a pixel with the cube of inks; 19 where the samples of a proof, which nothing prints, were held besides.
    """
    across, down = 4000, 3500
    Image.frombytes("RGB", (across, down), os.urandom(3 * across * down)).save(desk.folder / "p.png", compress_level=1)
    desk.write(WIDE)
    words = [sys.executable, "-c", MEASURED, str(ROOT / "render.py"), "press", "issue.yaml", "-o", "a.pdf"]
    ran = subprocess.run(words, cwd=desk.folder, stdout=subprocess.PIPE, check=True)
    assert int(ran.stdout) / MAXRSS < 62 + 17.5 * across * down / (1 << 20)


def test_strips_show_no_seam(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """In strips of two rows and in one piece: the same bytes, clear parts, inks and the most ink in one place."""
    slope = Image.linear_gradient("L").resize((600, 450))
    whole = Image.merge("RGBA", (slope, slope.rotate(180), slope, slope))
    whole.save(desk.folder / "p.png")
    desk.write(ISSUE)
    made = []
    for pixels in (1 << 21, 1200):
        monkeypatch.setattr("layout.strips._PIXELS", pixels)
        for command in ("proof", "press"):
            ran = desk.run(command, "issue.yaml", "-o", f"{command}.pdf", "--report", f"{command}.json")
            assert ran.status == 0
            made.append(desk.bytes_of(f"{command}.pdf"))
        for kept in (desk.folder / "build/press-pictures").iterdir():
            kept.unlink()
    assert made[:2] == made[2:]


def test_a_jpeg_of_more_pixels_than_pillow_likes_is_pressed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow calls it a bomb; what is too much is for the engine to say."""
    Image.effect_noise((600, 450), 60).convert("RGB").save(desk.folder / "p.png", "JPEG")
    desk.write(ISSUE)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    assert desk.run("press", "issue.yaml", "-o", "a.pdf").status == 0


def test_a_jpeg_that_is_halved_to_be_read_is_placed_and_pressed_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four inks: the proof takes its bytes, press the size that it has on the page."""
    monkeypatch.setattr("layout.raster._HALVED", 1000)
    Image.effect_noise((1600, 1200), 60).convert("CMYK").save(desk.folder / "p.png", "JPEG")
    desk.write(ISSUE)
    for command in ("proof", "press"):
        ran = desk.run(command, "issue.yaml", "-o", f"{command}.pdf", "--report", "report.json")
        assert ran.status == 0, ran.err
        (photo,) = desk.report()["pages"][0]["blocks"][0]["photos"]
        assert photo["ppi"] > 300
