"""The first page of a PDF made elsewhere, as a form that can stand on another page: an advertisement.

Its trimmed page is what counts; whatever leads out of the page stays behind (ISO 32000-1, 8.10).
"""

from __future__ import annotations

from collections.abc import Mapping

from .pdfs import BadPDF, Box, Encrypted, File, Name, Ref, Stream, Value
from .record import NamedTuple


class PlacedPage(NamedTuple):
    """The first page of a PDF, ready to stand on another page."""

    width: float
    """Of its trim box (else its crop or media box), turned as the page is shown, in points."""
    height: float
    entries: dict[str, Value]
    """The dictionary of a form XObject whose lower left corner is that of the trimmed page."""
    content: bytes
    """What the form draws, not packed."""
    objects: dict[Ref, Value]
    """Everything that the form refers to."""
    pages: int
    """How many pages the file has."""


_NOT_CARRIED = frozenset({"Parent", "StructParent", "StructParents", "Metadata", "PieceInfo", "LastModified", "P"})
"""Keys that lead out of the page: to its file, its structure, the program that made it."""


def first_page(path: str) -> PlacedPage:
    """The first page of a file as a form.  Raises BadPDF: for a device, what is no PDF, or one that is encrypted."""
    file = File(path, resolved=True)
    if file.encrypted:
        raise Encrypted("it is encrypted")
    if not file.pages:
        raise BadPDF("it has no page")
    page = file.pages[0]
    box = file.box(page, "TrimBox") or file.box(page, "CropBox") or file.box(page, "MediaBox")
    if box is None or not all(abs(edge) < 1e6 for edge in box) or box[2] - box[0] < 1 or box[3] - box[1] < 1:
        raise BadPDF("its first page has no size")
    width, height, matrix = _turned(box, file.inherited(page, "Rotate"), file.get(page, "UserUnit"))
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Form"),
        "BBox": [*box],
        "Matrix": [*matrix],
        "Resources": file.entries(file.inherited(page, "Resources")),
    }
    if "Group" in file.entries(page):
        entries["Group"] = file.entries(page)["Group"]
    entries = {key: _carried(entry) for key, entry in entries.items()}
    return PlacedPage(width, height, entries, file.drawing(page), _reached(file, entries), len(file.pages))


def _turned(box: Box, rotate: Value, unit: Value) -> tuple[float, float, tuple[float, ...]]:
    """The size of a page as it is shown, and the matrix that brings its shown lower left corner to the origin."""
    scale = float(unit) if isinstance(unit, int | float) and 0 < unit < 1000 else 1.0
    x0, y0, x1, y1 = (edge * scale for edge in box)
    width, height = x1 - x0, y1 - y0
    turn = int(rotate) % 360 if isinstance(rotate, int | float) else 0
    if turn == 90:
        return height, width, (0, -scale, scale, 0, -y0, x1)
    if turn == 180:
        return width, height, (-scale, 0, 0, -scale, x1, y1)
    if turn == 270:
        return height, width, (0, scale, -scale, 0, y1, -x0)
    return width, height, (scale, 0, 0, scale, -x0, -y0)


def _carried(value: Value) -> Value:
    """A value without the keys that lead out of the page."""
    if isinstance(value, dict):
        return {key: _carried(entry) for key, entry in value.items() if key not in _NOT_CARRIED}
    if isinstance(value, Stream):
        value.entries = {key: _carried(entry) for key, entry in value.entries.items() if key not in _NOT_CARRIED}
        return value
    return [_carried(entry) for entry in value] if isinstance(value, list) else value


def _reached(file: File, entries: Mapping[str, Value]) -> dict[Ref, Value]:
    """Every indirect object that a dictionary leads to."""
    found: dict[Ref, Value] = {}
    waiting: list[Value] = list(entries.values())
    while waiting:
        value = waiting.pop()
        if isinstance(value, Ref):
            if value not in found:
                found[value] = _carried(file.at(value))
                waiting.append(found[value])
        elif isinstance(value, Stream):
            waiting += value.entries.values()
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found
