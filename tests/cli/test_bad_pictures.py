"""Pictures that are not what they say: a status and a code at the place of their name, and never a run that hangs."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from tests.cli.desk import HEAD, ROOT, Desk

ISSUE = f"""\
{HEAD}  - dummy: |
      a a
    blocks:
      a:
        kind: photos
        caption: 图
        photos:
          - {{file: p.png}}
"""
PLACE = 13


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int, height: int, rows: bytes) -> bytes:
    """A grey PNG that says this size, whatever it holds."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def noise(path: Path, form: str = "PNG") -> bytes:
    """A whole picture of noise, and its bytes."""
    Image.effect_noise((200, 150), 60).convert("RGB").save(path, form)
    return path.read_bytes()


def cut(form: str, share: float) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(noise(path, form)[: int(len(noise(path, form)) * share)])


def saved(mode: str) -> Callable[[Path], object]:
    return lambda path: Image.new(mode, (400, 300), 77).save(path, "PNG")


def tagged(tag: int, kind: int, value: int) -> Callable[[Path], object]:
    """A TIFF in which a tag with one value has another kind and another value."""

    def write(path: Path) -> None:
        Image.new("RGB", (40, 30)).save(path, "TIFF")
        raw = path.read_bytes()
        at = next(at for at in range(10, len(raw), 12) if raw[at : at + 2] == struct.pack("<H", tag))
        path.write_bytes(raw[:at] + struct.pack("<HHII", tag, kind, 1, value) + raw[at + 12 :])

    return write


def broken_inks(path: Path) -> None:
    """A JPEG of four inks with a whole head and a whole end, and a second head in the middle of its scan."""
    Image.effect_noise((200, 150), 60).convert("CMYK").save(path, "JPEG")
    raw = path.read_bytes()
    middle = len(raw) // 2
    path.write_bytes(raw[:middle] + b"\xff\xd8\xff\xc3" + raw[middle + 4 :])


def long_profile(path: Path) -> None:
    Image.new("RGB", (400, 300)).save(path, "PNG", icc_profile=b"no profile at all" * 50)


def palette(path: Path) -> None:
    """A palette with a clear colour."""
    Image.effect_noise((400, 300), 60).convert("P").save(path, "PNG", transparency=0)


REFUSED: dict[str, Callable[[Path], object]] = {
    "TIFF whose samples begin at a broken number": tagged(273, 11, 0x41000000),
    "JPEG of four inks with a broken scan": broken_inks,
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("这不是照片", encoding="utf-8"),
    "PNG cut at its head": cut("PNG", 0.001),
    "PNG cut half-way": cut("PNG", 0.5),
    "JPEG cut at its head": cut("JPEG", 0.01),
    "PNG that says 60,000 x 60,000": lambda path: path.write_bytes(png(60_000, 60_000, bytes(1000))),
    "PNG that says 2^31 x 2^31": lambda path: path.write_bytes(png(2**31 - 1, 2**31 - 1, b"")),
    "PNG of no width": lambda path: path.write_bytes(png(0, 9, b"")),
    "a folder": lambda path: path.mkdir(),
    "a pipe": os.mkfifo,
    "a link to itself": lambda path: path.symlink_to("p.png"),
}
OUTSIDE = {"a device": "/dev/zero", "a file": "/etc/passwd", "a folder": "/etc"}
TAKEN: dict[str, Callable[[Path], object]] = {
    "1 bit": saved("1"),
    "16 bits": saved("I;16"),
    "grey": saved("L"),
    "grey and clear": lambda path: Image.new("LA", (400, 300), (7, 90)).save(path, "PNG"),
    "palette with a clear colour": palette,
    "a profile that is none": long_profile,
    "JPEG by the name of a PNG": lambda path: noise(path, "JPEG"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_picture_that_cannot_be_read_is_told_at_its_name(desk: Desk, case: str) -> None:
    REFUSED[case](desk.folder / "p.png")
    desk.write(ISSUE)
    ran = desk.apart("issue.yaml", "-o", "a.pdf", "--report", "report.json")
    assert ran.status == 1, ran.err
    errors = [one for one in desk.report()["diagnostics"] if one["severity"] == "error"]
    assert [one["line"] for one in errors] == [PLACE]
    assert [one["code"] for one in errors] == ["missing-file" if case == "a link to itself" else "bad-picture"]
    assert desk.bytes_of("a.pdf").startswith(b"%PDF"), "the proof shows where the picture would stand"


@pytest.mark.parametrize(("mode", "compression"), [("1", "group4"), ("RGB", "tiff_lzw"), ("RGB", "jpeg")])
def test_a_broken_strip_of_a_tiff_is_told_and_libtiff_says_nothing(desk: Desk, mode: str, compression: str) -> None:
    path = desk.folder / "p.png"
    noise = Image.frombytes("L", (200, 150), Random(7).randbytes(200 * 150))  # the same bytes in every run
    noise.convert(mode).save(path, "TIFF", compression=compression)
    raw = path.read_bytes()
    path.write_bytes(raw[:20] + bytes(400) + raw[420:])
    desk.write(ISSUE)
    ran = desk.apart("issue.yaml", "-o", "a.pdf", "--quiet", "--no-verify")
    assert ran.status == 1
    assert [line for line in ran.err.split("\n") if line and not line.startswith(" ")] == [
        line for line in ran.err.split("\n") if line.startswith(f"issue.yaml:{PLACE}:20: error[bad-picture]: p.png: ")
    ]


def test_more_channels_than_there_are_is_told_at_its_name_and_pillow_says_nothing(desk: Desk) -> None:
    tagged(277, 3, 64)(desk.folder / "p.png")
    desk.write(ISSUE)
    ran = desk.apart("issue.yaml", "-o", "a.pdf", "--quiet")
    assert ran.status == 1
    assert ran.err.startswith(f"issue.yaml:{PLACE}:20: error[bad-picture]: p.png: "), ran.err


SEIZED = """
import os, sys, time
from contextlib import contextmanager
import layout.raster
import render

heard = layout.raster.heard

@contextmanager
def seized():
    with heard() as said:
        if not os.fork():
            time.sleep(0.01)
            os.truncate("p.png", 1000)
            os._exit(0)
        yield said

layout.raster.heard = seized
sys.exit(render.main())
"""
"""A run in which another program begins to write a picture anew while it is decoded."""


def test_a_tiff_that_is_overwritten_while_it_is_decoded_is_set_or_told(desk: Desk) -> None:
    """Long to decode and short to keep.  libtiff maps a file into memory, and SIGBUS ends who looks behind a cut."""
    Image.new("L", (7800, 7800), 200).save(desk.folder / "p.png", "TIFF", compression="tiff_lzw")
    desk.write(ISSUE)
    words = ("issue.yaml", "-o", "a.pdf", "--report", "report.json", "--jobs", "1")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", SEIZED, *words], cwd=desk.folder, env=environment, check=False)
    assert ran.returncode in (0, 1)
    errors = [(one["line"], one["code"]) for one in desk.report()["diagnostics"] if one["severity"] == "error"]
    assert errors == [(PLACE, "bad-picture")] * ran.returncode
    assert (desk.folder / "p.png").stat().st_size == 1000


def test_a_length_that_no_memory_holds_is_told_at_its_name(desk: Desk) -> None:
    """The second part of its samples says that it has 2 GB, in a process of 1 GiB."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 30, 8, 0, 0, 0, 0))
    samples = zlib.compress(bytes(41 * 30))
    parts = chunk(b"IDAT", samples[:5]), struct.pack(">I", 0x7FFFFF00) + b"IDAT" + samples[5:]
    desk.write(b"\x89PNG\r\n\x1a\n" + head + b"".join(parts), "p.png")
    desk.write(ISSUE)
    script = f"ulimit -v 1048576; exec {sys.executable} {ROOT / 'render.py'} issue.yaml --jobs 1 --report report.json"
    ran = subprocess.run(["sh", "-c", script], cwd=desk.folder, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 1, ran.stderr
    assert f"issue.yaml:{PLACE}:20: error[bad-picture]: p.png: it asks for more memory than there is" in ran.stderr


@pytest.mark.parametrize("case", OUTSIDE)
def test_a_link_out_of_the_folder_is_not_followed(desk: Desk, case: str) -> None:
    """Status 2, so the proof of yesterday stays, whatever the link leads to."""
    (desk.folder / "p.png").symlink_to(OUTSIDE[case])
    desk.write(ISSUE)
    desk.write(b"old", "a.pdf")
    ran = desk.run("issue.yaml", "-o", "a.pdf", "--report", "report.json")
    assert ran.status == 2
    assert [(one["code"], one["line"]) for one in desk.report()["diagnostics"]] == [("outside-folder", PLACE)]
    assert desk.bytes_of("a.pdf") == b"old"


PROFILE = ("icc_profile", b"no profile at all" * 50, "its ICC profile is corrupt")
EXIF = ("exif", b"Exif\0\0II*\0\xff\xff\xff\xff", "its EXIF block is corrupt")


@pytest.mark.parametrize("command", ["proof", "press"])
@pytest.mark.parametrize(
    ("form", "corrupt"), [("JPEG", PROFILE), ("PNG", PROFILE), ("TIFF", PROFILE), ("JPEG", EXIF), ("PNG", EXIF)]
)
def test_what_is_corrupt_beside_the_samples_is_ignored_with_a_warning(
    desk: Desk, form: str, corrupt: tuple[str, bytes, str], command: str
) -> None:
    option, block, message = corrupt
    noise = Image.frombytes("L", (600, 450), Random(7).randbytes(600 * 450)).convert("RGB")
    noise.save(desk.folder / "p.png", form, **{option: block})
    desk.write(ISSUE)
    ran = desk.run(command, "issue.yaml", "-o", "a.pdf")
    assert ran.status == 0, ran.err
    assert f"issue.yaml:{PLACE}:20: warning[bad-picture]: p.png: {message}" in ran.err
    assert b"/Image" in desk.bytes_of("a.pdf")


@pytest.mark.parametrize("case", TAKEN)
def test_an_odd_picture_is_printed(desk: Desk, case: str) -> None:
    TAKEN[case](desk.folder / "p.png")
    desk.write(ISSUE)
    ran = desk.run("issue.yaml", "-o", "a.pdf", "--report", "report.json")
    assert ran.status == 0, ran.err
    assert b"/Image" in desk.bytes_of("a.pdf")
