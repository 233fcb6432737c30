"""Files that somebody else named: opened once, looked at once they are open, and never waited for.

A named pipe that nobody writes into holds up a run for ever, a device has no end, and a path may lead elsewhere between
the moment it was judged and the moment it is opened.  So what stands at a path is looked at before it is opened (to
open a tape rewinds it), the opening does not wait, and what was opened is looked at again.
"""

from __future__ import annotations

import os
import stat
from io import BufferedReader, UnsupportedOperation

_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


_NO_NAME = "cannot be read (no such file)"
"""Said of a name that no file can have."""


class NotRegular(OSError):
    """What stands at a path is no regular file; `strerror` says what it is, in words that follow its name."""

    def __init__(self, words: str) -> None:
        super().__init__(0, words)


class Unnumbered(BufferedReader):
    """A file that keeps its number for itself.

    By its number libtiff would map it into memory, and whoever looks at a mapped file where another program has cut it
    short is ended by the system.
    """

    def fileno(self) -> int:
        raise UnsupportedOperation


def opened(path: str, resolved: bool = True) -> BufferedReader:
    """A regular file, open for reading.  Raises OSError.

    `resolved`: all links of the path were followed when it was judged.  A link that stands in it now came later, and is
    not followed.
    """
    try:
        trouble = kind(os.stat(path).st_mode)
    except ValueError as failure:
        raise NotRegular(_NO_NAME) from failure
    if trouble:
        raise NotRegular(trouble)
    descriptor = os.open(path, _FLAGS | (getattr(os, "O_NOFOLLOW", 0) if resolved else 0))
    try:
        trouble = kind(os.fstat(descriptor).st_mode)
        if not trouble and resolved and os.path.realpath(path) != path:
            trouble = "leads elsewhere than it did"
        if trouble:
            raise NotRegular(trouble)
        return open(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def not_a_file(path: str) -> str:
    """What stands at a path instead of a regular file, in words; empty for a regular file."""
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    except ValueError:
        return _NO_NAME
    return kind(mode)


def kind(mode: int) -> str:
    """What a mode says that is no regular file, in words; empty for a regular file."""
    if stat.S_ISREG(mode):
        return ""
    return "is a folder, not a file" if stat.S_ISDIR(mode) else "is not a regular file"
