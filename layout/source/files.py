"""The files that an issue names: where they are and what may be read.

Every name is relative to the folder of the issue file and stays inside it.  A path is judged after links are resolved:
a link that stays inside is fine, one that leaves is not.  Nothing but a regular file is ever opened for reading, so a
named pipe cannot hold up a proof.
"""

from __future__ import annotations

import os

from ..diagnostics import quoted
from ..opening import NotRegular, opened
from .encoding import MAX_BYTES, UnreadableError, decode

MAX_NAME = 1000
"""No file system has longer ones; resolving links takes its time."""


class OutsideError(Exception):
    """A name that leaves the folder of the issue."""


class Folder:
    """The folder of an issue file."""

    def __init__(self, issue: str) -> None:
        self._shown = os.path.dirname(issue)
        self.root = os.path.realpath(self._shown or os.curdir)
        self.asked: dict[str, None] = {os.path.abspath(issue): None}
        """Every path that was looked for, there or not, and where its links lead."""
        if "\0" not in issue:
            self.asked[os.path.realpath(issue)] = None

    def shown(self, name: str) -> str:
        """The name of a file as the user would type it where the issue was named."""
        return os.path.join(self._shown, name)

    def find(self, name: str) -> str | None:
        """The real path of what the name stands for; None where there is nothing."""
        if len(name) > MAX_NAME or any(mark == "\0" or "\ud800" <= mark <= "\udfff" for mark in name):
            return None
        if "://" in name or os.path.isabs(name) or name.startswith(("/", "\\")) or name[1:3] in (":\\", ":/"):
            raise OutsideError(name)
        path = os.path.join(self.root, name)
        self.asked |= {path: None, self._inside(path, name): None}
        if not os.path.lexists(path):
            if name.isascii():
                return None
            spelt = self._spelt(name)
            if spelt is None:
                return None
            path = spelt
        real = self._inside(path, name)
        self.asked[real] = None
        return real if os.path.exists(real) else None

    def _inside(self, path: str, name: str) -> str:
        real = os.path.realpath(path)
        if real != self.root and not real.startswith(self.root.rstrip(os.sep) + os.sep):
            raise OutsideError(name)
        return real

    def _spelt(self, name: str) -> str | None:
        """The path whose parts are the name's in another Unicode form: a Mac writes é in two characters, an editor in
        one."""
        from unicodedata import normalize

        path = self.root
        for part in name.split("/"):
            step = os.path.join(path, part)
            if not os.path.lexists(step):
                self._inside(path, name)
                wanted = normalize("NFC", part)
                try:
                    there = sorted(entry for entry in os.listdir(path) if normalize("NFC", entry) == wanted)
                except OSError:
                    return None
                if not there:
                    return None
                step = os.path.join(path, there[0])
            path = step
        return path


def read_bytes(path: str, limit: int = MAX_BYTES + 1, resolved: bool = True) -> bytes:
    """At most `limit` bytes of a regular file; `resolved` as `opening` has it.  Raises UnreadableError."""
    try:
        with opened(path, resolved) as file:
            return file.read(limit)
    except NotRegular as error:
        raise UnreadableError(str(error.strerror)) from None
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror})") from None


def read_text(path: str, resolved: bool = True) -> str:
    """The text of a regular file in UTF-8 of at most 4 MB.  Raises UnreadableError."""
    return decode(read_bytes(path, resolved=resolved))


def missing_hint(name: str) -> str:
    """What may be wrong with a name that stands for nothing."""
    if "\\" in name:
        return f"folders are parted by `/`: {quoted(name.replace(chr(92), '/'))}"
    return "names are relative to the issue file; capitals count"
