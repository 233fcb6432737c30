"""Pictures become ink: every picture of the pages as the press file holds it.

Grey stays grey, CMYK within the ink limit stays as it is, byte for byte; everything else is turned upright, laid on
paper white, sampled down where it has more than 300 pixels an inch at its size, and converted (`inks.py`).  Converted
samples are packed without loss: a JPEG of them would swing over the ink limit beside every edge.

What was converted once is kept in a folder under `build/`, named by all that it depends on.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable
from functools import lru_cache

from .. import picture_record, raster
from ..display import Picture
from ..geometry import PT
from ..opening import opened
from ..output import NotWritten, write
from ..picture import BadPicture, Encoded, PictureFacts, changed, encode, facts, passes
from ..record import NamedTuple
from ..spread import Spread, one_after_another
from ..strips import packed
from .inks import FORMULA, SIZE, cube
from .profile import BadProfile

MOST_PPI = 300
"""More pixels an inch than this print no better (ISO 12647-3: a screen of 40 lines a centimetre)."""
RINGING = 10.0
"""A CMYK picture that is over the limit by no more than this, per cent of ink, is brought under it: what the edges of a
JPEG swing over is nobody's wish."""
_KEPT_DAYS = 30
_MAKER = "1"
"""Changes whenever the same picture would be converted otherwise."""
_LEVEL = 3


class Target(NamedTuple):
    """What pictures are converted for."""

    profile: bytes | None
    limit: float
    """The most ink in one place, per cent of all four."""
    cache: str
    """The folder of what was converted before."""


class Separated(NamedTuple):
    """A picture as the press file holds it, and the most ink in any of its pixels."""

    encoded: Encoded
    ink: float
    digest: str
    """SHA-256 of its samples."""


Tried = Separated | BadPicture


def separate(pictures: Iterable[Picture], target: Target, spread: Spread = one_after_another) -> dict[str, Tried]:
    """Every picture by its path, each for the largest size at which it stands, or why it cannot be decoded: the proof
    takes the JPEGs of a camera as they are, so some are looked into here for the first time.  Raises BadProfile."""
    sizes: dict[str, float] = {}
    for picture in pictures:
        sizes[picture.path] = max(sizes.get(picture.path, 0.0), picture.whole.width / PT / 72)
    own = list(sizes.items())

    def work(place: int) -> Tried:
        try:
            return _separated(*own[place], target)
        except BadPicture as failure:
            return failure

    return dict(zip(sizes, spread(work, len(own)), strict=True))


def _separated(path: str, inches: float, target: Target) -> Separated:
    known = facts(path)
    width, height = known.width, known.height
    if width > inches * MOST_PPI:
        width = max(1, round(inches * MOST_PPI))
        height = max(1, round(width * known.height / known.width))
    own = _bytes_of(path)
    maker = hashlib.sha256(target.profile).hexdigest() if target.profile else FORMULA
    made_by = repr((own, _MAKER, maker, target.limit, width, height))
    kept = os.path.join(target.cache, hashlib.sha256(made_by.encode()).hexdigest())
    found = _kept(kept)
    if found is None:
        found = _made(path, (width, height), target)
        if _bytes_of(path) != own:
            raise changed(path)
        if found.encoded.filter == "FlateDecode":
            _keep(kept, found)
    return found


def _bytes_of(path: str) -> str:
    """The SHA-256 of a file."""
    with opened(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _made(path: str, size: tuple[int, int], target: Target) -> Separated:
    """The picture read, and converted where it must be."""
    known = facts(path)
    passed = _passed(path, known) if passes(known) else None
    encode.cache_clear()  # what a proof would print of pictures that were looked into
    source, image = _decoded(path, known)
    smaller = size != image.size
    if image.mode == "CMYK":
        ink = raster.most_ink(image)
        if passed is not None and (ink <= target.limit or ink > target.limit + RINGING):
            return Separated(passed, ink, _digest(passed.samples))
        if target.limit < ink <= target.limit + RINGING:
            image = raster.limited(image, target.limit)
    elif image.mode == "L" and passed is not None and passed.space == "DeviceGray" and not smaller:
        return Separated(passed, raster.most_ink(image), _digest(passed.samples))
    if smaller:
        image = raster.sampled(image, size)
    if image.mode == "RGB":
        image = raster.through(image, *_nodes(target.profile, source, target.limit))
    elif image.mode == "CMYK" and smaller:
        image = raster.limited(image, target.limit) if raster.most_ink(image) <= target.limit + RINGING else image
    samples = packed(image, _LEVEL)
    encoded = Encoded(
        samples, "FlateDecode", "DeviceGray" if image.mode == "L" else "DeviceCMYK", image.width, image.height, False
    )
    return Separated(encoded, raster.most_ink(image), _digest(samples))


def _passed(path: str, known: PictureFacts) -> Encoded:
    """A JPEG as its file has it: what is measured is what goes to press.  Raises BadPicture, OSError."""
    passed = encode(path, known)
    passed = passed._replace(samples=passed.read(), path="")
    if raster.runs_out(passed.samples):
        raise BadPicture("its samples run out before its last rows: it is cut off")
    return passed


def _decoded(path: str, known: PictureFacts) -> tuple[bytes | None, raster.Image]:
    """The profile of a picture, and its pixels upright: the file's own go with the file.  Raises BadPicture."""
    with raster.opened(path) as found:
        source = picture_record.profile(found)
        return source, raster.greyed(raster.flattened(raster.inks(raster.loaded(found)), known.turned))


@lru_cache(maxsize=8)
def _nodes(profile: bytes | None, source: bytes | None, limit: float) -> tuple[int, tuple[float, ...]]:
    try:
        return SIZE, cube(profile, source, limit)
    except ValueError as failure:
        raise BadProfile(str(failure)) from failure


@lru_cache(maxsize=64)
def ink_of(path: str) -> float:
    """The most ink in one pixel of a picture as its file has it."""
    with raster.opened(path) as found:
        return raster.most_ink(raster.inks(raster.loaded(found)))


def _digest(samples: bytes) -> str:
    return hashlib.sha256(samples).hexdigest()


def _kept(path: str) -> Separated | None:
    """What was converted before; None where it was not, or where what was kept is not whole."""
    try:
        with opened(path, resolved=False) as stream:
            head, samples = json.loads(stream.readline(4096)), stream.read()
        os.utime(path)
        encoded = Encoded(samples, "FlateDecode", head["space"], head["width"], head["height"], False)
        made = Separated(encoded, float(head["ink"]), str(head["digest"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return made if _digest(samples) == made.digest else None


def _keep(path: str, made: Separated) -> None:
    """Keeps what was converted, where that can be done; what nobody asked for in a month goes."""
    own = made.encoded
    head = {"space": own.space, "width": own.width, "height": own.height, "ink": made.ink, "digest": made.digest}
    try:
        write({path: json.dumps(head).encode() + b"\n" + own.samples})
        for entry in os.scandir(os.path.dirname(path)):
            if entry.is_file() and time.time() - entry.stat().st_mtime > _KEPT_DAYS * 86400:
                os.unlink(entry)
    except (NotWritten, OSError):
        return
