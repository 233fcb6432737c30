"""Values that name a file, and body copy, which is typed in place or named.

What happens to a file that is not there depends on what it is for.  A picture or a copy file that is missing is an
error of the content: its File has no path, its place on the page stays, and the proof is made.  A file without which
the issue cannot be read or set is a bad value.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..diagnostics import Span, quoted
from ..issue import Copy, File, Text
from ..opening import not_a_file
from .encoding import UnreadableError
from .files import OutsideError, missing_hint, read_bytes, read_text
from .nodes import Node, Scalar
from .reader import WRONG, Kind, Read, Reader, Schema, Wrong
from .values import TextKind, too_long

_NAME = {"type": "string", "minLength": 1, "pattern": "^[^/]"}


class FileName(Kind[File]):
    """A file of the issue, found or not: `File.path` is None where nothing can be read, and that has been said."""

    wants = "the name of a file"

    def read(self, node: Node, reader: Reader) -> Read[File]:
        found = self.find(node, reader)
        if isinstance(found, Wrong) or (found.path is not None and not not_a_file(found.path)):
            return found
        return self.absent(found, reader)

    def find(self, node: Node, reader: Reader) -> Read[File]:
        """The file with its real path, or without one; WRONG where the name is none or leads outside."""
        if not isinstance(node, Scalar):
            return self.misfit(node, reader)
        name = node.text.text.strip()
        if not name or "\n" in name:
            return reader.bad("wants the name of a file", node.span)
        try:
            return File(name, reader.folder.find(name), node.span)
        except OutsideError:
            hint = "files stand in the folder of the issue file or below it, links included"
            return reader.error("outside-folder", f"{quoted(name)} is outside the folder of the issue", node.span, hint)

    def absent(self, file: File, reader: Reader) -> Read[File]:
        """What a file that is not there, or is no file, comes to."""
        if file.path is None:
            reader.error("missing-file", f"there is no file {quoted(file.name)}", file.span, missing_hint(file.name))
        else:
            reader.error("bad-picture", f"{quoted(file.name)} {not_a_file(file.path)}", file.span)
        return file._replace(path=None)

    def schema(self, defs: Schema) -> Schema:
        return dict(_NAME)


class NeededFile(FileName):
    """A file without which the issue cannot be set: a face, a profile.  `is_one` looks at its first bytes."""

    def __init__(self, what: str, is_one: Callable[[bytes], bool]) -> None:
        self.what = what
        self.is_one = is_one

    def read(self, node: Node, reader: Reader) -> Read[File]:
        found = super().read(node, reader)
        if isinstance(found, Wrong) or found.path is None:
            return found
        try:
            head = read_bytes(found.path, 64)
        except UnreadableError as error:
            return reader.bad(f"{quoted(found.name)} {error.message}", found.span)
        return found if self.is_one(head) else reader.bad(f"{quoted(found.name)} is not {self.what}", found.span)

    def absent(self, file: File, reader: Reader) -> Read[File]:
        if file.path is None:
            return reader.bad(f"there is no file {quoted(file.name)}", file.span, missing_hint(file.name))
        return reader.bad(f"{quoted(file.name)} {not_a_file(file.path)}", file.span)


def is_face(head: bytes) -> bool:
    return head[:4] in (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")


def is_profile(head: bytes) -> bool:
    return head[36:40] == b"acsp"


class CopyKind(Kind[Copy]):
    """Body copy: the copy itself, or the name of a `.md` or `.txt` file that holds it.

    A name is one line that ends in .md or .txt and has no space in it; with spaces in it, it is a name where such a
    file exists.  A block text (`|`) is always copy.
    """

    wants = "text, or the name of a .md or .txt file"
    _text = TextKind()
    _name = FileName()

    def read(self, node: Node, reader: Reader) -> Read[Copy]:
        if not isinstance(node, Scalar) or not self._is_name(node, reader):
            text = self._text.read(node, reader)
            return WRONG if isinstance(text, Wrong) else Copy(text, None)
        found = self._name.find(node, reader)
        if isinstance(found, Wrong):
            return WRONG
        return self._open(found, reader)

    def _is_name(self, node: Scalar, reader: Reader) -> bool:
        raw = node.text.text.strip()
        if node.style in ("|", ">") or len(raw) > 255 or not re.fullmatch(r"(?i)[^\n]+\.(md|txt)", raw):
            return False
        if len(raw.split()) == 1:
            return True
        try:
            return reader.folder.find(raw) is not None
        except OutsideError:
            return False

    def _open(self, file: File, reader: Reader) -> Read[Copy]:
        nothing = Text("", file.span.file, ((0, file.span.line, file.span.column),))
        trouble = not_a_file(file.path) if file.path is not None else ""
        if file.path is None or trouble:
            message = f"{quoted(file.name)} {trouble}" if trouble else f"there is no file {quoted(file.name)}"
            hint = "" if trouble else f"{missing_hint(file.name)}; copy that only looks like a name stands below `|`"
            reader.error("missing-file", message, file.span, hint)
            return Copy(nothing, file._replace(path=None))
        shown = reader.folder.shown(file.name)
        try:
            text = read_text(file.path)
        except UnreadableError as error:
            if error.message.startswith("cannot be read"):
                reader.error("missing-file", f"{quoted(file.name)} {error.message}", file.span)
                return Copy(nothing, file._replace(path=None))
            where = f", line {error.line}" if error.line > 1 else ""
            return reader.bad(f"{quoted(file.name)}{where}: {error.message}", file.span, error.hint)
        if long := too_long(text):
            return reader.bad(f"{quoted(file.name)} {long}", file.span)
        reader.keep_source(shown, text)
        return Copy(Text(text, shown, _line_starts(text)), file)

    def schema(self, defs: Schema) -> Schema:
        return self._text.schema(defs)


def _line_starts(text: str) -> tuple[tuple[int, int, int], ...]:
    found = [(0, 1, 1)]
    at = text.find("\n")
    while at >= 0:
        found.append((at + 1, len(found) + 1, 1))
        at = text.find("\n", at + 1)
    return tuple(found)


def face_name(raw: str, span: Span, reader: Reader) -> str:
    """Notes a face for the check at the end, when the issue's own faces are known."""
    reader.faces.append((raw, span))
    return raw
