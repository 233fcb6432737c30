"""Pictures as files: their size, their caption, their bytes for the PDF.

The only importer of Pillow.  Nothing here knows where a picture stands.  A JPEG goes into the PDF as it is; anything
else is decoded once, its transparency laid on paper white.
"""

from __future__ import annotations

import os
import stat
import struct
import zlib
from functools import lru_cache
from typing import Any, Literal, NamedTuple

MOST_PIXELS = 200_000_000
"""A picture of more pixels is refused before it is decoded."""

FORMATS = ("JPEG", "PNG", "TIFF")

Space = Literal["DeviceGray", "DeviceRGB", "DeviceCMYK"]
_SPACES: dict[str, Space] = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
_HEAD, _TAIL = 4096, 65536


class BadPicture(Exception):
    """The file is not a picture that can be read; the message says why."""


class PictureFacts(NamedTuple):
    """A picture's size in pixels as a person sees it (turned by EXIF), and what its maker wrote into it."""

    width: int
    height: int
    mode: str
    format: str
    turned: int
    """EXIF orientation, 1 to 8."""
    caption: str
    credit: str


class Encoded(NamedTuple):
    """Samples for a PDF image: `filter` is DCTDecode or FlateDecode."""

    samples: bytes
    filter: Literal["DCTDecode", "FlateDecode"]
    space: Space
    width: int
    height: int
    inverted: bool
    """Adobe's CMYK JPEGs store ink inverted."""


@lru_cache(maxsize=512)
def facts(path: str) -> PictureFacts:
    """What a picture file says of itself, once it is known that all of it can be read.  Raises BadPicture."""
    with _opened(path) as image:
        turned = _orientation(image)
        width, height = image.size if turned < 5 else image.size[::-1]
        caption, credit = _iptc(image)
        known = PictureFacts(width, height, image.mode, str(image.format), turned, caption, credit)
    if not _passes(known):
        encode(path, known)
    elif not _is_whole(path):
        with _opened(path) as image:
            _loaded(image)
    return known


def _passes(known: PictureFacts) -> bool:
    """Whether the file goes into the PDF as it is."""
    return known.format == "JPEG" and known.turned == 1 and known.mode in ("L", "RGB", "CMYK")


def _is_whole(path: str) -> bool:
    """Whether a JPEG ends as one should; one that does not is decoded to see what is missing."""
    with open(path, "rb") as stream:
        stream.seek(max(0, os.path.getsize(path) - _TAIL))
        return b"\xff\xd9" in stream.read()


@lru_cache(maxsize=64)
def encode(path: str, known: PictureFacts) -> Encoded:
    """The samples of a picture: a JPEG untouched, everything else decoded.  Raises BadPicture."""
    if _passes(known):
        with open(path, "rb") as stream:
            samples = stream.read()
        inverted = known.mode == "CMYK" and b"Adobe" in samples[:_HEAD]
        return Encoded(samples, "DCTDecode", _SPACES[known.mode], known.width, known.height, inverted)
    with _opened(path) as opened:
        image = _flattened(_loaded(opened), known.turned)
        samples = zlib.compress(image.tobytes(), 6)
        return Encoded(samples, "FlateDecode", _SPACES[image.mode], image.width, image.height, False)


def _loaded(image: Any) -> Any:
    """The picture with its samples decoded."""
    try:
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error) as failure:
        raise BadPicture(str(failure)) from failure
    return image


def _flattened(image: Any, turned: int) -> Any:
    """In grey, RGB or CMYK of 8 bits, upright, its transparency laid on paper white."""
    from PIL import Image, ImageOps

    if turned != 1:
        image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if "A" in image.mode or "transparency" in image.info:
        clear = image.convert("RGBA")
        image = Image.new("RGB", clear.size, (255, 255, 255))
        image.paste(clear, mask=clear.getchannel("A"))
    if image.mode in ("1", "F"):
        image = image.convert("L")
    return image if image.mode in _SPACES else image.convert("RGB")


def _opened(path: str) -> Any:
    """The picture opened, its header read; never a device, never a bomb."""
    from PIL import Image

    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise BadPicture("it is not a file")
        Image.MAX_IMAGE_PIXELS = None
        image = Image.open(path, formats=FORMATS)
    except BadPicture:
        raise
    except (OSError, ValueError, SyntaxError, EOFError) as failure:
        reason = "it is not a JPEG, PNG or TIFF" if "cannot identify" in str(failure) else str(failure)
        raise BadPicture(reason) from failure
    if image.width * image.height > MOST_PIXELS:
        raise BadPicture(f"it has {image.width} x {image.height} pixels, more than the engine takes")
    return image


def _orientation(image: Any) -> int:
    try:
        turned = int(image.getexif().get(0x0112, 1))
    except Exception:  # a corrupt EXIF block is ignored: Pillow raises what its parser happens to meet
        return 1
    return turned if 1 <= turned <= 8 else 1


def _iptc(image: Any) -> tuple[str, str]:
    """Caption (2:120) and credit (2:110, else by-line 2:80) of the IPTC block."""
    from PIL import IptcImagePlugin

    try:
        block = IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:  # the same for IPTC
        return "", ""

    def read(*keys: tuple[int, int]) -> str:
        for key in keys:
            value = block.get(key)
            value = value[0] if isinstance(value, list) else value
            if value:
                return bytes(value).decode("utf-8", "replace").strip()
        return ""

    return read((2, 120)), read((2, 110), (2, 80))
