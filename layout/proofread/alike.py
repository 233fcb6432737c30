"""What may be typed in one way and read from the PDF in another: all of it, each row with its reason.

Whatever is not here has to be found as it was typed: a mark that is missing, doubled, moved or of another kind is a
fault.  Vertical forms, dashes and ellipses that are set as one, and spaced names need no row: their glyphs say their
own characters.  So does a hyphen that divides a word: it says nothing at all.
"""

from __future__ import annotations

import re
import unicodedata

from ..record import NamedTuple

UNSEEN = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
"""Variation selectors choose a glyph and have none themselves."""
NAMELESS = "\ufffc"
"""Ink of an object in which PDFium reads nothing: it stands where the same was painted before, or has no character."""
_LINE_HYPHEN = "\ufffe"


class Row(NamedTuple):
    """Texts that are the same: as typed, as read, and why."""

    typed: str
    printed: str
    reason: str


ROWS = (
    Row(" ", "", "white space is the line's to give, but for that between Latin words (`order.closed`)"),
    Row("\u3000", "", "an em of white space as well"),
    Row("\U000e0100", "", "a variation selector is in its glyph"),
    Row("-", _LINE_HYPHEN, "PDFium's sign for a hyphen that ends a line"),
    Row("\u00ad", _LINE_HYPHEN, "and for a soft one"),
    *(
        Row(chr(ligature), letters, "PDFium takes compatibility ligatures apart")
        for ligature, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "\u017ft", "st"), 0xFB00)
    ),
)
_APART = str.maketrans(
    {row.typed: row.printed for row in ROWS if row.printed and row.printed != _LINE_HYPHEN}
    | {_LINE_HYPHEN: "-", "\u00ad": "-"}
)
_KEPT = re.compile(f"[\u00ad\ufffe\ufb00-\ufb06]|{UNSEEN}")
_UNSEEN = re.compile(UNSEEN)
_RIGHT_TO_LEFT = ("R", "AL", "AN")


def bare(text: str) -> str:
    """A text as it is compared, typed and printed alike."""
    joined = "".join(text.split())
    if _KEPT.search(joined):
        joined = _UNSEEN.sub("", joined).translate(_APART)
    return joined


def is_right_to_left(text: str) -> bool:
    """Whether PDFium turns a line with this text round; it is then only counted, letters and figures."""
    return not text.isascii() and any(unicodedata.bidirectional(mark) in _RIGHT_TO_LEFT for mark in _high(text))


def _high(text: str) -> str:
    """The characters that may be written from the right."""
    return "".join(_FROM_THE_RIGHT.findall(text))


_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def counted(text: str) -> str:
    """What of a text that is only counted counts: PDFium takes letters apart from their accents, and turns the halves
    of the rest round as well."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", text) if mark.isalnum() and mark <= "\uffff")
