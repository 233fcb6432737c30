"""A large picture strip by strip: what is made of it on the way takes the memory of a strip, not of the picture.

An image is Pillow's, as `raster.py` has it; here it is only cut and put together.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, TypeAlias

Image: TypeAlias = Any
_PIXELS = 1 << 21
"""Of a strip; a picture of no more is one."""


def strips(image: Image) -> Iterator[tuple[int, Image]]:
    """The picture from top to bottom, each strip with its first row."""
    rows = max(1, _PIXELS // max(1, image.width))
    if rows >= image.height:
        yield 0, image
        return
    for top in range(0, image.height, rows):
        yield top, image.crop((0, top, image.width, min(image.height, top + rows)))


def by_strips(image: Image, new: Callable[[str, tuple[int, int]], Image], work: Callable[[Image], Image]) -> Image:
    """The work done on every strip, put together; `new` makes the picture of a mode and a size that they are put on."""
    made: Image = None
    for top, strip in strips(image):
        done = work(strip)
        if strip is image:
            return done
        made = made or new(done.mode, image.size)
        made.paste(done, (0, top))
    return made


def packed(image: Image, level: int) -> bytes:
    """The samples of a picture, packed without loss."""
    packing, made = zlib.compressobj(level), BytesIO()  # which gives its bytes away where a join would copy them
    for _, strip in strips(image):
        made.write(packing.compress(strip.tobytes()))
    made.write(packing.flush())
    return made.getvalue()
