"""The text of a PDF as PDFium reads it, object by object.

The library is called through `ctypes`, with the dozen functions that are needed: the bindings that come with it take
35 ms to import, which is three times what reading a page takes.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
from functools import cache
from importlib.util import find_spec
from typing import Any

from ..record import NamedTuple
from ..spread import Spread, one_after_another
from .alike import NAMELESS, bare

_NAMES = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}
_TEXT = 1
"""FPDF_PAGEOBJ_TEXT."""
_INK = 0.2
"""Points: white space is no higher."""
_HALVES = re.compile("[\ud800-\udfff]")
_FLOATS = (ctypes.c_float,) * 4


class Unread(Exception):
    """The file cannot be read, or there is nothing to read it with; the message says which."""


class Said(NamedTuple):
    """One text object: its characters as they are compared, its ink in points from the lower left of the sheet."""

    text: str
    spaced: str
    """The same as PDFium reads it, with white space."""
    left: float
    bottom: float
    right: float
    top: float


@cache
def _library() -> Any:
    spec = find_spec("pypdfium2_raw")
    folder = next(iter(spec.submodule_search_locations or ()), "") if spec else ""
    try:
        library = ctypes.CDLL(os.path.join(folder, _NAMES.get(sys.platform, "libpdfium.so")))
    except OSError as failure:
        raise Unread(f"PDFium is not to be had: {failure}") from failure
    handle, number = ctypes.c_void_p, ctypes.c_int
    floats = [ctypes.POINTER(ctypes.c_float)] * 4
    for name, result, takes in (
        ("FPDF_LoadMemDocument64", handle, [ctypes.c_char_p, ctypes.c_size_t, handle]),
        ("FPDF_GetPageCount", number, [handle]),
        ("FPDF_LoadPage", handle, [handle, number]),
        ("FPDFText_LoadPage", handle, [handle]),
        ("FPDFPage_CountObjects", number, [handle]),
        ("FPDFPage_GetObject", handle, [handle, number]),
        ("FPDFPageObj_GetType", number, [handle]),
        ("FPDFPageObj_GetBounds", number, [handle, *floats]),
        ("FPDFPageObj_CountMarks", number, [handle]),
        ("FPDFPageObj_GetMark", handle, [handle, ctypes.c_ulong]),
        ("FPDFPageObjMark_GetName", number, [handle, handle, ctypes.c_ulong, ctypes.POINTER(ctypes.c_ulong)]),
        ("FPDFText_CountChars", number, [handle]),
        ("FPDFText_GetText", number, [handle, number, number, handle]),
        ("FPDFText_GetUnicode", ctypes.c_uint, [handle, number]),
        ("FPDFText_GetTextObject", handle, [handle, number]),
        ("FPDFText_ClosePage", None, [handle]),
        ("FPDF_ClosePage", None, [handle]),
        ("FPDF_CloseDocument", None, [handle]),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, takes
    library.FPDF_InitLibrary()
    return library


Page = list[Said]


def pages_of(pdf: bytes, spread: Spread = one_after_another) -> list[Page]:
    """What stands on each page, in the order of painting, but for the layer of the proof's marks.  Raises Unread."""
    document = _Opened(_library(), pdf)
    try:
        return list(spread(document.page, document.count))
    finally:
        document.close()


_AT_ONCE = 8
"""Pages that are read of a file before it is opened anew: PDFium keeps what it has seen, pictures and all."""


class _Opened:
    """A file that PDFium has open.  Raises Unread."""

    def __init__(self, library: Any, pdf: bytes) -> None:
        self._library, self._pdf = library, pdf
        self._open()
        self.count: int = library.FPDF_GetPageCount(self._document)

    def page(self, number: int) -> Page:
        """What stands on a page, counted from 0."""
        if self._read == _AT_ONCE:
            self.close()
            self._open()
        self._read += 1
        return _page(self._library, self._document, number)

    def close(self) -> None:
        """Gives back what PDFium holds."""
        self._library.FPDF_CloseDocument(self._document)

    def _open(self) -> None:
        self._document = self._library.FPDF_LoadMemDocument64(self._pdf, len(self._pdf), None)
        self._read = 0
        if not self._document:
            raise Unread("PDFium does not read the file")


def _page(library: Any, document: Any, number: int) -> Page:
    page = library.FPDF_LoadPage(document, number)
    text = library.FPDFText_LoadPage(page)
    if not page or not text:
        raise Unread(f"PDFium does not read page {number + 1}")
    said = []
    words_of = _words(library, text)
    left, bottom, right, top = corners = [part() for part in _FLOATS]
    for place in range(library.FPDFPage_CountObjects(page)):
        thing = library.FPDFPage_GetObject(page, place)
        if library.FPDFPageObj_GetType(thing) != _TEXT or _is_layered(library, thing):
            continue
        spaced = _joined(words_of.get(thing, ""))
        words = bare(spaced)
        library.FPDFPageObj_GetBounds(thing, *corners)
        if words or top.value - bottom.value > _INK:
            words = words or NAMELESS
            said.append(Said(words, spaced, left.value, bottom.value, right.value, top.value))
    library.FPDFText_ClosePage(text)
    library.FPDF_ClosePage(page)
    return said


def _words(library: Any, text: Any) -> dict[int, str]:
    """What each text object of a page says.

    PDFium can tell the text of an object, but looks through the whole page for it: five milliseconds for a dense page.
    Here the page is read once.  PDFium adds a line end where the next object stands elsewhere, so most objects end at
    one; the end of another is searched by halves.
    """
    object_at = library.FPDFText_GetTextObject
    letters = _letters(library, text)
    made: dict[int, str] = {}
    at, count = 0, len(letters)
    while at < count:
        if letters[at] == "\r":  # PDFium's own line end, two characters
            at += 2
            continue
        own = object_at(text, at)
        if not own:  # a space that PDFium adds
            at += 1
            continue
        end = letters.find("\r", at)
        end = end if end > at else count
        if object_at(text, end - 1) != own:
            same, end = at, end - 1
            while end - same > 1:
                middle = (same + end) // 2
                same, end = (middle, end) if object_at(text, middle) == own else (same, middle)
        made[own] = made.get(own, "") + letters[at:end]
        at = end
    return made


def _letters(library: Any, text: Any) -> str:
    """The text of a page as PDFium counts its characters: those beyond the first 65,536 as two."""
    count = library.FPDFText_CountChars(text)
    room = ctypes.create_string_buffer(4 * count + 4)
    size = library.FPDFText_GetText(text, 0, count, room)
    if size == count + 1:
        read = room.raw[: 2 * count].decode("utf-16-le", "surrogatepass")
        return read if len(read) == count else "".join(map(chr, memoryview(room.raw[: 2 * count]).cast("H")))
    return "".join(chr(library.FPDFText_GetUnicode(text, place)) for place in range(count))


def _joined(letters: str) -> str:
    """Halves of a character put together."""
    if not _HALVES.search(letters):
        return letters
    return letters.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _is_layered(library: Any, thing: Any) -> bool:
    """Whether an object stands on an optional-content layer."""
    count = library.FPDFPageObj_CountMarks(thing)
    if not count:
        return False
    room, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    for place in range(count):
        mark = library.FPDFPageObj_GetMark(thing, place)
        library.FPDFPageObjMark_GetName(mark, room, len(room), length)
        if room.raw[: max(0, length.value - 2)].decode("utf-16-le", "replace") == "OC":
            return True
    return False
