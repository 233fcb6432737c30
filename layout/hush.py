"""What a C library says on standard error while a picture is decoded: heard here, and kept from the terminal.

libtiff tells of strips that it cannot decode and then hands over the picture all the same.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile

_STANDARD_ERROR = 2
_MOST = 4096


@contextmanager
def heard() -> Iterator[list[str]]:
    """The lines that were said by the time it is left; nothing where the process has no standard error."""
    said: list[str] = []
    try:
        own = os.dup(_STANDARD_ERROR)
    except OSError:
        yield said
        return
    with TemporaryFile() as kept:
        sys.stderr.flush()
        os.dup2(kept.fileno(), _STANDARD_ERROR)
        try:
            yield said
        finally:
            sys.stderr.flush()
            os.dup2(own, _STANDARD_ERROR)
            os.close(own)
            kept.seek(0)
            said += kept.read(_MOST).decode("utf-8", "replace").splitlines()
