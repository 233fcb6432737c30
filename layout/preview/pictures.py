"""Pictures as a browser takes them: JPEG and PNG as they are, everything else painted once and rastered."""

from __future__ import annotations

from ..diagnostics import Span
from ..display import Page, Picture, PlacedPDF
from ..geometry import Rect, pt
from ..opening import opened
from ..paint.pdf import paint
from ..paint.png import rasters
from ..picture import BadPicture, facts
from ..placed_page import first_page

LONGEST = 2400
"""Pixels of the longer side of what is rastered."""
_NOWHERE = Span("", 1, 1)


def for_browser(path: str) -> tuple[bytes, str]:
    """The bytes of a picture or of a PDF's first page and their media type.  Raises BadPicture, OSError, BadPDF."""
    with opened(path) as stream:
        head = stream.read(8)
        if head.startswith(b"%PDF"):
            return _placed(path), "image/png"
        known = facts(path)
        plain = known.turned == 1 and known.mode in ("L", "RGB")
        if plain and known.format == "JPEG":
            return head + stream.read(), "image/jpeg"
        if known.format == "PNG":
            return head + stream.read(), "image/png"
    whole = Rect(0, 0, pt(known.width), pt(known.height))
    return _rastered(whole, Picture(path, whole, whole, _NOWHERE)), "image/png"


def _placed(path: str) -> bytes:
    page = first_page(path)
    whole = Rect(0, 0, pt(page.width), pt(page.height))
    return _rastered(whole, PlacedPDF(path, whole, _NOWHERE))


def _rastered(whole: Rect, item: Picture | PlacedPDF) -> bytes:
    longer = max(whole.width, whole.height) / pt(1)
    page = Page(1, "", whole.width, whole.height, (item,), ())
    scale = LONGEST / longer if isinstance(item, PlacedPDF) else min(1.0, LONGEST / longer)
    return rasters(paint((page,), ""), 72 * scale)[0]


__all__ = ["BadPicture", "for_browser"]
