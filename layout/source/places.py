"""Where each character of a YAML scalar stands in its file.

A scalar's value is not a slice of the file: line ends fold, indentation goes, escapes shrink.  `places` walks the
scalar as written and notes, for every run of characters that is a slice, where it starts (see `Text.places`).  It is
exact for plain, quoted and literal scalars, and lands on the right line for folded ones.
"""

from __future__ import annotations

import re

from ..record import NamedTuple

Entries = list[tuple[int, int, int]]
"""(offset in the value, line, column), line and column counted from 0."""


class Lines:
    """The text of a file as YAML sees it, and the way back to the file as it is."""

    def __init__(self, text: str, removed: dict[int, list[int]]) -> None:
        self.text = text
        self.lines = text.split("\n")
        self._removed = removed
        """Characters taken out before YAML saw the text: line -> columns in the file, counted from 0, rising."""

    def column(self, line: int, column: int) -> int:
        """The column in the file of a column in the text."""
        for taken in self._removed.get(line, ()):
            if taken <= column:
                column += 1
        return column

    def restored(self, entries: Entries, length: int) -> tuple[tuple[int, int, int], ...]:
        """The entries in columns of the file, counted from 1; `length` is that of the value."""
        found: list[tuple[int, int, int]] = []
        for place, (offset, line, column) in enumerate(entries):
            if line not in self._removed:
                found.append((offset, line + 1, column + 1))
                continue
            end = entries[place + 1][0] if place + 1 < len(entries) else length
            for step in range(max(1, end - offset)):
                found.append((offset + step, line + 1, self.column(line, column + step) + 1))
        return tuple(found)


class Written(NamedTuple):
    """A scalar as it stands in the text: where it starts and ends, its style and what YAML made of it."""

    start: int
    end: int
    line: int
    column: int
    style: str
    value: str


_PROPERTIES = re.compile(r"(?:[&!]\S*(?:[ \t\n]+|#[^\n]*(?=\n))+)+")
_FOLD = r"\n[ \t\n]*"
_BREAKS = {
    "": re.compile(_FOLD),
    "'": re.compile("''|" + _FOLD),
    '"': re.compile(r"\\\n[ \t\n]*|\\(?:x..|u.{4}|U.{8}|.)|" + _FOLD),
}


def places(lines: Lines, written: Written, has_properties: bool) -> tuple[tuple[int, int, int], ...]:
    """The places of the characters of a scalar; `has_properties`: an anchor or a tag stands before it."""
    if has_properties:
        written = _after_properties(lines.text, written)
    if written.style in _BREAKS:
        entries = _flowing(lines.text, written)
    elif written.style == "|":
        entries = _literal(lines, written)
    else:
        entries = _folded(lines, written)
    return lines.restored(entries, len(written.value))


def _after_properties(text: str, written: Written) -> Written:
    match = _PROPERTIES.match(text, written.start)
    if not match:
        return written
    breaks = match.group().count("\n")
    column = match.end() - (text.rfind("\n", 0, match.end()) + 1)
    return written._replace(start=match.end(), line=written.line + breaks, column=column)


def _flowing(text: str, written: Written) -> Entries:
    """Plain and quoted scalars: lines fold into a space or into the blank lines between them, escapes are one
    character each, and a backslash at a line's end joins without a space."""
    quote = 1 if written.style else 0
    start, end = written.start + quote, written.end - quote
    line, column = written.line, written.column + quote
    entries = [(0, line, column)]
    if text[start:end] == written.value:
        return entries
    line_start = start - column
    offset, at = 0, start
    for match in _BREAKS[written.style].finditer(text, start, end):
        piece = match.group()
        ends = match.start()
        while piece[0] == "\n" and ends > at and text[ends - 1] in " \t":
            ends -= 1  # white at the end of a line folds with it
        offset += ends - at
        at = match.end()
        breaks = piece.count("\n")
        if breaks:
            offset += breaks - 1 if piece[0] == "\\" else max(1, breaks - 1)
            line += breaks
            line_start = match.start() + piece.rindex("\n") + 1
        else:
            offset += 1
        entries.append((offset, line, at - line_start))
    return entries


def _literal(lines: Lines, written: Written) -> Entries:
    """`|`: line for line, the indentation being what is missing in front."""
    entries: Entries = []
    offset = 0
    for step, value in enumerate(written.value.rstrip("\n").split("\n"), written.line + 1):
        source = lines.lines[step] if step < len(lines.lines) else ""
        entries.append((offset, step, max(0, len(source) - len(value))))
        offset += len(value) + 1
    return entries


def _folded(lines: Lines, written: Written) -> Entries:
    """`>`: each line is looked for in the value in turn."""
    entries: Entries = []
    offset = 0
    for step in range(written.line + 1, len(lines.lines)):
        words = lines.lines[step].strip()
        if not words:
            continue
        found = written.value.find(words, offset)
        if found < 0:
            break
        column = len(lines.lines[step]) - len(lines.lines[step].lstrip())
        entries.append((found, step, column))
        offset = found + len(words)
    if not entries or entries[0][0] > 0:
        entries.insert(0, (0, written.line, written.column))
    return entries
