"""Pictures of every make that a desk is sent, drawn by Pillow or written here bit by bit, and each of them spoilt."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Iterator
from itertools import product

from PIL import Image

SIDE = 33
"""Odd, and more than a byte of bits: rows end within a byte, and every pass of an interlaced PNG holds something."""
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""The bit depths that the PNG specification (clause 11.2.2) allows with each colour type."""
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Adam7: left, top, step across, step down."""


def sound() -> Iterator[tuple[str, bytes]]:
    """Pictures without fault, by file name."""
    for colour, depths in DEPTHS.items():
        for depth, interlaced, clear in product(depths, (False, True), (False, True)):
            if not (clear and colour in (4, 6)):
                name = f"png-{colour}-{depth}{'-adam7' * interlaced}{'-trns' * clear}.png"
                yield name, png(colour, depth, interlaced, clear)
    for mode, progressive, quality in product(("L", "RGB", "CMYK"), (False, True), (30, 95)):
        yield (
            f"jpeg-{mode}-{quality}{'-progressive' * progressive}.jpg",
            saved(mode, "JPEG", progressive=progressive, quality=quality),
        )
    modes = ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "LAB", "I;16", "F")
    for mode, packing in product(modes, ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits")):
        yield f"tiff-{mode.replace(';', '-')}-{packing}.tif", saved(mode, "TIFF", compression=packing)
    yield "tiff-1-fax.tif", saved("1", "TIFF", compression="group4")
    yield "tiff-RGB-jpeg.tif", saved("RGB", "TIFF", compression="jpeg")


def spoilt(name: str, whole: bytes) -> Iterator[tuple[str, bytes]]:
    """The same cut off at several lengths, and with bytes turned over: the same ones in every run."""
    stem, _, ending = name.rpartition(".")
    for percent in (0, 3, 20, 50, 80, 97):
        yield f"{stem}-cut{percent}.{ending}", whole[: len(whole) * percent // 100]
    chance = random.Random(name)
    for number, most in enumerate((1, 1, 1, 3, 10, 40)):
        turned = bytearray(whole)
        for _ in range(most):
            # half of them in the first 64 bytes, where the header says how much there is
            turned[chance.randrange(min(64, len(turned)) if chance.random() < 0.5 else len(turned))] ^= (
                1 + chance.randrange(255)
            )
        yield f"{stem}-turned{number}.{ending}", bytes(turned)


def saved(mode: str, kind: str, **options: object) -> bytes:
    """A slope of tones in a mode, as Pillow writes it."""
    slope = Image.linear_gradient("L").resize((SIDE, SIDE))
    image = slope if mode in ("L", "1", "F", "P", "LA") else slope.convert("RGB")
    if mode == "LAB":
        image = Image.merge("LAB", (slope, slope, slope))
    elif mode == "I;16":
        image = Image.frombytes(mode, (SIDE, SIDE), bytes(range(66)) * SIDE)
    else:
        image = image.convert(mode)
    into = io.BytesIO()
    image.save(into, kind, **options)
    return into.getvalue()


def png(colour: int, depth: int, interlaced: bool, clear: bool) -> bytes:
    """A PNG of a colour type and a bit depth, from its specification: samples count up along the rows."""
    bits = CHANNELS[colour] * depth
    rows = b""
    for left, top, across, down in PASSES if interlaced else ((0, 0, 1, 1),):
        wide, high = (len(range(start, SIDE, step)) for start, step in ((left, across), (top, down)))
        for row in range(high):
            rows += b"\0" + bytes((row * 7 + place * 5) % 256 for place in range((wide * bits + 7) // 8))
    header = struct.pack(">IIBBBBB", SIDE, SIDE, depth, colour, 0, 0, interlaced)
    parts = [(b"IHDR", header)]
    if colour == 3:
        parts.append((b"PLTE", bytes(index * 3 % 256 for index in range(3 << depth))))
    if clear:
        parts.append((b"tRNS", {0: b"\0\1", 2: b"\0\1\0\1\0\1", 3: b"\0\x80"}[colour]))
    parts += [(b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
