"""The plates of a PDF, as a RIP makes them: one grey picture an ink, how much each covers, where ink lies too thick.

Ghostscript's `tiffsep` separates: it follows overprint, and its Separation inks are plates of their own.  What it is
asked for and how its files are named is on this page only.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from urllib.parse import unquote

from .. import raster
from ..record import NamedTuple

PROGRAMS = ("gs", "gswin64c", "gswin32c")
_SECONDS = 900
_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_FILE = re.compile(r"p([0-9]+)\((.+)\)\.tif")

HEAT = (
    (0.0, (255, 255, 255)),
    (0.005, (225, 238, 247)),
    (0.25, (171, 206, 228)),
    (0.5, (110, 170, 190)),
    (0.7, (130, 190, 120)),
    (0.85, (240, 205, 80)),
    (0.95, (238, 140, 50)),
    (1.006, (200, 0, 90)),
)
"""The colours of the heat picture, from which share of the ink limit on; the last is over it."""


class NoPlates(Exception):
    """No plates can be made; the message is for the user."""


class Plate(NamedTuple):
    """One ink of one page."""

    ink: str
    coverage: float
    """Of the sheet, in per cent."""
    png: bytes


class Plates(NamedTuple):
    """The plates of a page, and all their ink together."""

    page: int
    plates: tuple[Plate, ...]
    most: float
    """The most ink in one place, in per cent."""
    over: float
    """The share of the sheet that has more than the limit, in per cent."""
    heat: bytes


def plates(pdf: str, dpi: float, limit: float) -> Iterator[Plates]:
    """Page by page.  Raises NoPlates."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise NoPlates(
            "plates are made by Ghostscript, and it is not installed; get it from ghostscript.com, "
            "or on Debian with apt-get install ghostscript"
        )
    if not os.path.isfile(pdf):
        raise NoPlates(f"{pdf} is not a file")
    with tempfile.TemporaryDirectory() as folder:
        _separate(program, os.path.abspath(pdf), dpi, folder)
        made: dict[int, dict[str, str]] = {}
        for name in os.listdir(folder):
            match = _FILE.fullmatch(name)
            if match:
                made.setdefault(int(match.group(1)), {})[unquote(match.group(2))] = os.path.join(folder, name)
        if not made:
            raise NoPlates(f"{pdf} cannot be separated: Ghostscript made no plate of it")
        for number in sorted(made):
            yield _page(number, made[number], limit)


def _separate(program: str, pdf: str, dpi: float, folder: str) -> None:
    asked = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi:g}"]
    asked += ["-sCompression=lzw", "-sOutputFile=p%d.tif", f"--permit-file-read={pdf}", "-f", pdf]
    try:
        ran = subprocess.run([program, *asked], cwd=folder, capture_output=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired as failure:
        raise NoPlates(f"Ghostscript did not come to an end in {_SECONDS} seconds") from failure
    if ran.returncode:
        said = (ran.stderr or ran.stdout).decode("utf-8", "replace").strip().splitlines()
        raise NoPlates(f"{pdf} cannot be separated: {said[0] if said else f'Ghostscript ended with {ran.returncode}'}")


def _page(number: int, files: dict[str, str], limit: float) -> Plates:
    inks = [ink for ink in _PROCESS if ink in files] + sorted(set(files) - set(_PROCESS))
    images = [raster.plate(files[ink]) for ink in inks]
    made = tuple(
        Plate(ink, raster.coverage(image), raster.grey_png(image)) for ink, image in zip(inks, images, strict=True)
    )
    total = raster.overlaid(images)
    most, over = raster.total_ink(total, limit)
    return Plates(number, made, most, over, raster.heat(total, limit, HEAT))
