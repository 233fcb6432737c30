"""Marks that are type to the font and areas to the press: squares, discs, triangles, stars.

They have no fine strokes that a plate out of register would close up, so the least sizes of type are not theirs.
"""

from __future__ import annotations

import re
from unicodedata import category

from ..pdfs import BadPDF, File, Stream, Value

_ROW = re.compile(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4,8})>")


def is_ornament(text: str) -> bool:
    """Whether a text is nothing but such marks."""
    return bool(text.strip()) and all(category(letter) == "So" for letter in text if not letter.isspace())


def shows_ornament(file: File, font: Value, shown: Value) -> bool:
    """The same of a string in a font of two bytes a code, by its ToUnicode map (PDF 9.10.3), where it has one."""
    found = file.get(font, "ToUnicode")
    if file.get(font, "Subtype") != "Type0" or not isinstance(found, Stream):
        return False
    try:
        rows = _ROW.findall(found.unpacked().decode("latin-1"))
    except BadPDF:
        return False
    texts = {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be", "replace") for code, text in rows if len(text) % 4 == 0
    }
    parts = shown if isinstance(shown, list) else [shown]
    codes = b"".join(part for part in parts if isinstance(part, bytes))
    pairs = [int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes) - 1, 2)]
    return is_ornament("".join(texts.get(code, "?") for code in pairs))
