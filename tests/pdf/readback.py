"""The finished PDF as two strangers read it: PDFium glyph by glyph, poppler as text.

Nothing here knows how the engine writes.  Positions are points from the top left corner of the page, y downwards.
"""

from __future__ import annotations

import ctypes
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4


class Glyph(NamedTuple):
    """A glyph on the page: its characters, its origin, its advance, the box of its ink."""

    text: str
    x: float
    y: float
    """The baseline."""
    advance: float
    size: float
    ink: tuple[float, float, float, float]
    """Left, top, right, bottom."""
    layered: bool
    """On an optional-content layer."""
    page: int

    @property
    def end(self) -> float:
        return self.x + self.advance


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def said(glyphs: Sequence[Glyph]) -> str:
    """The text of glyphs, without white space."""
    return bare("".join(glyph.text for glyph in glyphs))


def glyphs_of(pdf: bytes) -> list[list[Glyph]]:
    """The glyphs of every page in the order in which they are painted; spaces left out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [list(_page(document[number], number)) for number in range(len(document))]
    finally:
        document.close()


def _page(page: Any, number: int) -> Iterator[Glyph]:
    """In the order of painting: PDFium sorts what it takes for a line, so the objects of the page say the order."""
    objects = [raw.FPDFPage_GetObject(page, place) for place in range(raw.FPDFPage_CountObjects(page))]
    order = {ctypes.cast(holder, ctypes.c_void_p).value: place for place, holder in enumerate(objects)}
    read = [pair for pair in _as_read(page, number) if pair[0] in order]  # type inside a form is an advertisement's own
    read.sort(key=lambda pair: order[pair[0]])
    yield from (glyph for _, glyph in read)
    page.close()


def _as_read(page: Any, number: int) -> Iterator[tuple[int, Glyph]]:
    """The glyphs with the address of their text object, as PDFium has them."""
    text = page.get_textpage()
    height = page.get_height()
    layered: dict[int, bool] = {}
    pending: tuple[int, Glyph] | None = None
    for place in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, place)
        if raw.FPDFText_IsGenerated(text, place) == 1 or chr(code).isspace():
            continue
        holder = raw.FPDFText_GetTextObject(text, place)
        address = ctypes.cast(holder, ctypes.c_void_p).value or 0
        if address not in layered:
            layered[address] = _is_layered(holder)
        glyph = _glyph(text, place, (height, number, layered[address]))
        if pending is not None and pending[1][1:] == glyph[1:]:
            joined = _joined(pending[1].text, glyph.text)  # one glyph, several characters
            pending = (address, glyph._replace(text=joined))
            continue
        if pending is not None:
            yield pending
        pending = (address, glyph)
    if pending is not None:
        yield pending
    text.close()


def _joined(first: str, second: str) -> str:
    """Two parts of a glyph's text; the halves of a character beyond the BMP become one."""
    return (first + second).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _glyph(text: Any, place: int, where: tuple[float, int, bool]) -> Glyph:
    height, number, layered = where
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, place, x, y)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, place, left, right, bottom, top)
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, place, loose)
    size = raw.FPDFText_GetFontSize(text, place)
    ink = (left.value, height - top.value, right.value, height - bottom.value)
    character = chr(raw.FPDFText_GetUnicode(text, place))
    return Glyph(character, x.value, height - y.value, loose.right - loose.left, size, ink, layered, number)


def _is_layered(holder: Any) -> bool:
    marks = raw.FPDFPageObj_CountMarks(holder)
    return any(_mark_name(raw.FPDFPageObj_GetMark(holder, place)) == "OC" for place in range(marks))


def _mark_name(mark: Any) -> str:
    room = (ctypes.c_ushort * 64)()
    length = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, room, 128, length)
    return bytes(room)[: max(0, length.value - 2)].decode("utf-16-le")


def inside(area: Sequence[Sequence[float]], x: float, y: float) -> bool:
    """Whether a point in millimetres lies in a polygon (even-odd)."""
    odd = False
    for (x0, y0), (x1, y1) in zip(area, [*area[1:], area[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            odd = not odd
    return odd


def by_block(page: dict[str, Any], glyphs: Sequence[Glyph]) -> dict[str, list[Glyph]]:
    """The glyphs of a page by the block in whose area they stand; those in none under ""."""
    blocks: dict[str, list[Glyph]] = {"": [], **{block["id"]: [] for block in page["blocks"]}}
    for glyph in glyphs:
        if glyph.layered:
            continue
        x, y = (glyph.ink[0] + glyph.ink[2]) / 2 / MM, (glyph.ink[1] + glyph.ink[3]) / 2 / MM
        own = [block["id"] for block in page["blocks"] if inside(block["area_mm"], x, y)]
        blocks[own[0] if own else ""].append(glyph)
    return blocks


def lines_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs cut into lines: where the baseline changes or the line starts again at the left."""
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        last = lines[-1][-1] if lines else None
        if last is None or abs(last.y - glyph.y) > 0.2 or glyph.x < last.x - 0.2:
            lines.append([])
        lines[-1].append(glyph)
    return lines


def raster(pdf: bytes, page: int, dpi: float) -> Any:
    """A page as a picture (PIL)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=dpi / 72).to_pil().convert("L")
    finally:
        document.close()


def poppler(path: Path, *options: str) -> str:
    """What `pdftotext` of poppler makes of a file."""
    command = ["pdftotext", *options, "-enc", "UTF-8", str(path), "-"]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == b""
    return ran.stdout.decode()


def is_wide(character: str) -> bool:
    """Whether a character takes a full em in a Chinese line."""
    return unicodedata.east_asian_width(character) in "WF"
