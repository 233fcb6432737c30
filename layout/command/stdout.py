"""Results on standard output."""

from __future__ import annotations

import sys


def as_bytes(text: str) -> bytes:
    """JSON as UTF-8; a byte of a file name that is none stands as the escape that JSON has for it."""
    return text.encode("utf-8", "backslashreplace")


def print_json(text: str) -> None:
    """A result on standard output: UTF-8 whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(as_bytes(text))
    sys.stdout.buffer.flush()
