"""What reads files that come from elsewhere, held against what must be true of any bytes.

picture  a JPEG, PNG or TIFF: on the proof and on the plates with as many samples as its size says, or BadPicture
pdf      an advertisement, a press file: placed on a page that PDFium reads, the breaches of known rules, or BadPDF
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable
from pathlib import Path

import layout.raster
from layout.diagnostics import Span
from layout.display import Item, Page, Picture, PlacedPDF
from layout.geometry import PT, Rect
from layout.jpeg import header
from layout.paint.pdf import paint
from layout.pdfs import BadPDF, File
from layout.picture import BadPicture, Encoded, encode, facts, forget
from layout.placed_page import first_page
from layout.press.pictures import Target, ink_of, separate
from layout.press.preflight import page_faults, preflight
from layout.press.rules import RULES, Demands
from layout.proofread.reader import pages_of

CHANNELS = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
DEMANDS = Demands("x1a")
SIDE = 100 * PT
AREA = Rect(0, 0, SIDE, SIDE)
NOWHERE = Span("issue.yaml", 1, 1)


def _page(item: Item) -> Page:
    return Page(1, "", SIDE, SIDE, (item,), ())


def _whole(made: Encoded) -> None:
    """Samples are as many as their size says."""
    assert made.width > 0
    assert made.height > 0
    if made.filter == "FlateDecode":
        assert len(zlib.decompress(made.samples)) == made.width * made.height * CHANNELS[made.space]


def picture(folder: Path) -> Callable[[bytes], None]:
    """Reads a picture of these bytes, then makes ink of it."""
    path = folder / "a.jpg"
    # what 200 megapixels take is for `make corpus` to say; here they would only cost runs
    layout.raster.MOST_PIXELS.update(dict.fromkeys(layout.raster.FORMATS, 1 << 16))
    target = Target(None, 240, str(path / "nothing is kept"))

    def read(raw: bytes) -> None:
        path.write_bytes(raw)
        header(raw)
        forget()
        ink_of.cache_clear()
        try:
            known = facts(str(path))
        except BadPicture:
            return
        # once its facts are known, all of it can be read
        _whole(encode(str(path), known))
        shown = Picture(str(path), AREA, AREA, NOWHERE)
        paint((_page(shown),), "fuzz")
        if known.mode == "CMYK":
            ink_of(str(path))
        for separated in separate([shown], target).values():
            if not isinstance(separated, BadPicture):
                _whole(separated.encoded)
                assert 0 <= separated.ink <= 400

    return read


def pdf(folder: Path) -> Callable[[bytes], None]:
    """Reads an advertisement of these bytes, then checks them as a press file."""
    path = folder / "a.pdf"

    def read(raw: bytes) -> None:
        path.write_bytes(raw)
        placed = False
        with contextlib.suppress(BadPDF):
            form = first_page(str(path))
            assert form.width > 0
            assert form.height > 0
            placed = True
        if placed:  # once its place is known, it can be painted
            pages_of(paint((_page(PlacedPDF(str(path), AREA, NOWHERE)),), "fuzz"))
        with contextlib.suppress(BadPDF):
            file = File.of(raw)
            for one in (*preflight(file, DEMANDS), *page_faults(file, DEMANDS)):
                assert one.rule in RULES

    return read
