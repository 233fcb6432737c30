"""One picture where it stands: its colours, its ink, its resolution, what hides behind it (ISO 32000-1, 8.9)."""

from __future__ import annotations

from collections.abc import Iterator

from ..pdfs import BadPDF, File, Stream
from ..raster import BadPicture
from . import matrix as mx
from .check_colour import faults, ink
from .rules import Findings

COARSE, COARSEST = 170, 100
_SMALL = 24
"""A picture of fewer pixels a side is a rule or an ornament and has no resolution."""


def check_picture(file: File, image: Stream, ctm: mx.Matrix, findings: Findings) -> Iterator[tuple[str, str]]:
    """The rules that a picture breaks.  Raises BadPDF."""
    entries = image.entries
    mask = file.at(entries.get("ImageMask")) is True
    if "JPXDecode" in image.filters:
        yield "jpx", "a picture is packed with JPEG 2000"
    if file.at(entries.get("SMask")) is not None or file.at(entries.get("SMaskInData")) in (1, 2):
        yield "soft-mask", "a picture has a soft mask"
    if "Alternates" in entries:
        yield "alternates", "a picture has another one for the screen"
    if "OPI" in entries:
        yield "opi", "a picture stands for another one"
    if not mask:
        space = entries.get("ColorSpace")
        wrong = faults(file, space) if space is not None else []
        for rule, detail in wrong:
            yield rule, f"a picture in {detail}"
        if not wrong and space is not None:
            yield from _check_ink(file, image, findings)
    width, height = file.at(entries.get("Width")), file.at(entries.get("Height"))
    if isinstance(width, int) and isinstance(height, int) and min(width, height) >= _SMALL and not mask:
        inches = max(mx.across(ctm), 0.001) / 72
        ppi = min(width / inches, height / (max(mx.up(ctm), 0.001) / 72))
        if ppi < COARSEST - 0.5:
            yield "resolution", f"a picture of {ppi:.0f} ppi"
        elif ppi < COARSE - 0.5:
            yield "coarse", f"a picture of {ppi:.0f} ppi"


def _check_ink(file: File, image: Stream, findings: Findings) -> Iterator[tuple[str, str]]:
    try:
        most = ink(file, image, image.entries.get("ColorSpace"), findings)
    except BadPicture as failure:
        raise BadPDF(str(failure)) from failure
    if most is not None and most > findings.demands.max_ink + 0.5:
        yield "ink-limit", f"{most:.0f} % of ink in a picture"
