"""Bytes of a file -> text, and the characters that YAML cannot carry.

A file of the issue is UTF-8, with or without a byte order mark, and at most 4 MB.  Anything else is refused in words
that tell the desk what to do: nine times out of ten the file was saved as GBK by an old editor.
"""

from __future__ import annotations

import re

MAX_BYTES = 4 * 1024 * 1024
MAX_CONTROLS = 1000
"""A text has few characters that cannot be seen; a file that has more of them is no text."""

_BOM = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")

# What a YAML scanner refuses or takes for a line break where the eye sees nothing: C0 but tab and line ends, DEL, C1,
# the two Unicode separators, a byte order mark inside the file and the two noncharacters of the BMP.
_CONTROLS = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
REPLACEMENT = "\ufffd"


class UnreadableError(Exception):
    """A file that cannot be read as text; line and column are where the trouble starts."""

    shown = ""
    """What can be shown of it."""

    def __init__(self, message: str, hint: str = "", line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column


def decode(raw: bytes) -> str:
    """The text of a file, its byte order mark dropped and its line ends made `\\n`."""
    if len(raw) > MAX_BYTES:
        raise UnreadableError("the file is larger than 4 MB", "an issue is text; pictures stand in files of their own")
    if raw.startswith(_WIDE_MARKS) or b"\0" in raw[:4]:
        raise UnreadableError("the file is UTF-16, not UTF-8", "save it as UTF-8")
    if raw.startswith(_BOM):
        raw = raw[len(_BOM) :]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        trouble = UnreadableError("the file is not UTF-8", _hint(raw), line, column)
        trouble.shown = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        raise trouble from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _hint(raw: bytes) -> str:
    """What else the bytes may be: GB 18030 covers GBK and GB 2312."""
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "save it as UTF-8"
    return "it looks like GBK: save it as UTF-8"


def take_out_controls(text: str) -> tuple[str, dict[int, list[int]]]:
    """The text without the characters YAML cannot carry, and where they stood: line -> columns, counted from 0."""
    found = [match.start() for match in re.finditer(_CONTROLS, text)]
    if not found:
        return text, {}
    if len(found) > MAX_CONTROLS:
        raise UnreadableError(f"the file is not text: it holds {len(found):,} control characters")
    removed: dict[int, list[int]] = {}
    line, line_start, before = 0, 0, 0
    for at in found:
        breaks = text.count("\n", before, at)
        if breaks:
            line += breaks
            line_start = text.rindex("\n", before, at) + 1
        removed.setdefault(line, []).append(at - line_start)
        before = at
    return re.sub(_CONTROLS, "", text), removed


def printable(text: str) -> str:
    """The text as it may be shown on a terminal: what YAML cannot carry stands as U+FFFD, so columns stay right."""
    return re.sub(_CONTROLS, REPLACEMENT, text)


def counted(number: int, noun: str) -> str:
    """`1 row`, `2 rows`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
