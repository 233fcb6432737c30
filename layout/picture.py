"""Pictures as files: their size, their caption, their bytes for the PDF.

Nothing here knows where a picture stands.  A JPEG goes into the PDF as it is; anything else is decoded once, its
transparency laid on paper white.
"""

from __future__ import annotations

import os
import zlib
from functools import lru_cache
from typing import Literal

from . import jpeg_scan
from .jpeg import header
from .picture_record import is_inverted, is_profile_corrupt, legend, orientation
from .raster import (
    MOST_PIXELS,
    BadPicture,
    flattened,
    inks,
    loaded,
    opened,
    start_of,
)
from .record import NamedTuple
from .strips import packed

__all__ = ["BadPicture", "Encoded", "PictureFacts", "changed", "encode", "facts", "passes"]

Space = Literal["DeviceGray", "DeviceRGB", "DeviceCMYK"]
_SPACES: dict[str, Space] = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
_HEAD = 1 << 20
"""What is read of a file to see whether it is a JPEG; most are no longer."""
MOST_BYTES = 256 << 20
"""A picture of more is refused."""


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
    troubles: tuple[str, ...] = ()
    """What in it is corrupt and was ignored."""
    adobe: bool = False
    """Whether Adobe wrote it: its CMYK JPEGs store ink inverted."""
    seen: int = 0
    """The checksum of its bytes, where they go into the PDF."""


class Encoded(NamedTuple):
    """Samples for a PDF image: `filter` is DCTDecode or FlateDecode."""

    samples: bytes
    """Empty where they are the bytes of a file that is read when the PDF is written."""
    filter: Literal["DCTDecode", "FlateDecode"]
    space: Space
    width: int
    height: int
    inverted: bool
    """Adobe's CMYK JPEGs store ink inverted."""
    path: str = ""
    """The file."""
    seen: int = 0
    """Its bytes, by their checksum, when it was looked into."""

    def read(self) -> bytes:
        """The samples: those of thirty pages are never held at once.  Raises OSError where they are others by now."""
        if not self.path:
            return self.samples
        samples = start_of(self.path, MOST_BYTES)
        if zlib.crc32(samples) != self.seen:
            raise changed(self.path)
        return samples


def changed(path: str) -> OSError:
    """What ends a run in which a picture is not what it was when it was looked into."""
    return OSError(f"{os.path.basename(path)} changed while the pages were set; run it again")


@lru_cache(maxsize=512)
def facts(path: str) -> PictureFacts:
    """What a picture file says of itself, once it is known that all of it can be read.  Raises BadPicture."""
    raw = start_of(path, _HEAD)
    seen = 0
    if raw[:2] == b"\xff\xd8":
        raw = start_of(path, MOST_BYTES + 1) if len(raw) == _HEAD else raw
        if len(raw) > MOST_BYTES:
            raise BadPicture(f"it is larger than {MOST_BYTES >> 20} MB")
        wrong = jpeg_scan.fault(raw)
        if wrong:
            raise BadPicture(wrong)
        seen = zlib.crc32(raw)
        plain = _plain(raw, seen)
        if plain is not None:
            return plain
    known = _told(path, seen)
    if not passes(known):
        encode(path, known)
    else:  # a JPEG that is not plain: whether it can be read is seen by reading it
        with opened(path) as image:
            loaded(image)
    return known


def _told(path: str, seen: int) -> PictureFacts:
    """What Pillow says of a picture: to look for EXIF it may decode it, and what it holds goes with it."""
    with opened(path) as image:
        turned = orientation(image)
        width, height = image.size if (turned or 1) < 5 else image.size[::-1]
        caption, credit = legend(image)
        troubles = ["its EXIF block is corrupt"] if turned is None else []
        if is_profile_corrupt(image):
            troubles.append("its ICC profile is corrupt")
        made = (width, height, image.mode, str(image.format), turned or 1, caption, credit, tuple(troubles))
        return PictureFacts(*made, is_inverted(image), seen)


def _plain(raw: bytes, seen: int) -> PictureFacts | None:
    """The same of a JPEG that goes into the PDF as it is; None where Pillow has to look."""
    head = header(raw)
    if head is None or head.channels == 4 or head.turned != 1 or head.width * head.height > MOST_PIXELS["JPEG"]:
        return None
    mode = {1: "L", 3: "RGB"}[head.channels]
    told = head.caption, head.credit, head.troubles
    return PictureFacts(head.width, head.height, mode, "JPEG", 1, *told, False, seen)


def passes(known: PictureFacts) -> bool:
    """Whether the file goes into the PDF as it is."""
    return known.format == "JPEG" and known.turned == 1 and known.mode in ("L", "RGB", "CMYK")


@lru_cache(maxsize=64)
def encode(path: str, known: PictureFacts) -> Encoded:
    """The samples of a picture: a JPEG untouched, everything else decoded.  Raises BadPicture."""
    if passes(known):
        return Encoded(b"", "DCTDecode", _SPACES[known.mode], known.width, known.height, known.adobe, path, known.seen)
    with opened(path) as found:
        image = flattened(inks(loaded(found)), known.turned)
        samples = packed(image, 6)
        return Encoded(samples, "FlateDecode", _SPACES[image.mode], image.width, image.height, False)


def forget() -> None:
    """Pictures that were saved anew are read anew."""
    facts.cache_clear()
    encode.cache_clear()
