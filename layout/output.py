"""Results on disk: whole or not at all, and never over what must not be overwritten."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_LEFT = re.compile(r"(.+)\.[0-9]+\.part", re.DOTALL)
_OLD = 3600
"""Seconds after which nobody is writing it any more, on this machine or another."""


class NotWritten(OSError):
    """A result has no place to go; the message is for the user."""

    reported = False
    """Whether the report has been written all the same."""


def refuse_targets(targets: Sequence[str], issue: str) -> None:
    """Refuses what must not be overwritten, before any work is done."""
    for place, target in enumerate(targets):
        if os.path.isdir(target) or target.endswith(os.sep):
            raise NotWritten(f"{target} is a folder; name a file")
        if os.path.realpath(target) == os.path.realpath(issue) or _is_same(target, issue):
            raise NotWritten(f"{target} is the issue itself; name another file")
        if any(os.path.realpath(target) == os.path.realpath(other) for other in targets[:place]):
            raise NotWritten(f"{target} is named for two results; name another file for one of them")


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _sweep(folder: str, names: set[str]) -> None:
    """Takes away what runs that were killed left beside results of these names."""
    with suppress(OSError):
        for entry in os.listdir(folder):
            found = _LEFT.fullmatch(entry)
            if found and found[1] in names and time.time() - os.stat(os.path.join(folder, entry)).st_mtime > _OLD:
                os.unlink(os.path.join(folder, entry))


def write(files: dict[str, bytes]) -> None:
    """Writes files whole, and all of them or none: beside their places first, then into them.

    A link is written through; what is no file (a device, a pipe) is written to and never replaced.
    """
    ready: dict[str, str] = {}
    path = ""
    try:
        for path, content in files.items():
            place = os.path.realpath(path)
            if os.path.isdir(place):
                raise IsADirectoryError(f"{path} is a folder")
            if os.path.exists(place) and not os.path.isfile(place):
                Path(place).write_bytes(content)
                continue
            os.makedirs(os.path.dirname(place), exist_ok=True)
            beside = ready[place] = f"{place}.{os.getpid()}.part"
            Path(beside).write_bytes(content)
        for path, beside in ready.items():
            os.replace(beside, path)
        for folder in {os.path.dirname(place) for place in ready}:
            _sweep(folder, {os.path.basename(place) for place in ready})
    except OSError as failure:
        raise NotWritten(f"{path} cannot be written: {failure.strerror or failure}") from failure
    finally:  # after a failure, and where the run is ended by a signal
        for beside in ready.values():
            if os.path.exists(beside):
                os.unlink(beside)
