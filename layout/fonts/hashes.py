"""The content hash of a face's file, remembered from run to run: hashing ten faces takes 50 ms, a third of a run.

A remembered hash is found by the file's place, size and times, and believed only where it looks like one; it is written
beside its place and then moved there, so that two runs at once or a full disk leave no half of one.  A file that was
changed a moment ago is hashed anew: its times may not have moved on yet.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from contextlib import suppress

from ..opening import opened

_FOLDER = "newspaper-page-engine"
_SETTLED = 2_000_000_000
"""Nanoseconds after which the times of a file tell it from another that took its place."""


def content_hash(path: str) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    found = os.stat(path)
    settled = time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > _SETTLED
    facts = (os.path.realpath(path), found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    place = os.path.join(_folder(), hashlib.sha256(repr(facts).encode("utf-8", "surrogateescape")).hexdigest())
    known = _remembered(place) if settled else None
    if known is not None:
        return known
    with opened(path, resolved=False) as stream:
        made = hashlib.file_digest(stream, "sha256").hexdigest()
    if settled:
        _remember(place, made)
    return made


def hash_of(content: bytes) -> str:
    """The same of what was read."""
    return hashlib.sha256(content).hexdigest()


def _folder() -> str:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, _FOLDER, "faces")


def _remembered(place: str) -> str | None:
    try:
        with open(place, encoding="ascii") as stream:
            text = stream.read(65).strip()
    except (OSError, ValueError):
        return None
    return text if re.fullmatch("[0-9a-f]{64}", text) else None


def _remember(place: str, made: str) -> None:
    """Keeps a hash; where there is no room for it, the next run does without."""
    beside = f"{place}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(beside, "w", encoding="ascii") as stream:
            stream.write(made)
        os.replace(beside, place)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)
