"""A process and its children, measured: wall time, processor time, peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

MAXRSS = 1024 * 1024 if sys.platform == "darwin" else 1024
"""ru_maxrss counts bytes on macOS and kibibytes elsewhere."""
TICK = 0.005
SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed program has its byte code; the first run of a checkout writes it."""


class Used(NamedTuple):
    """What a run took: seconds on the wall, seconds of processors, MiB of its largest process."""

    wall: float
    cpu: float
    peak: float


class Failed(Exception):
    """A run that ended with an error; the message is what it said."""


def run(words: Sequence[str], folder: Path) -> Used:
    """Runs a command as a process of its own, its output thrown away.  Exit status 1 is a page with findings."""
    start = time.perf_counter()
    with TemporaryFile() as said:
        child = subprocess.Popen(words, cwd=folder, stdout=said, stderr=said, env=SURROUNDINGS)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 1):
            said.seek(0)
            raise Failed(said.read().decode("utf-8", "replace")[-2000:])
    return Used(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / MAXRSS)


def peak_of_all(words: Sequence[str], folder: Path) -> float:
    """The most memory that a command and its children hold together, in MiB: what they share counts once (PSS).

    Only where the system has /proc; a run of its own, because looking costs time.
    """
    with open(os.devnull, "w") as nowhere:
        child = subprocess.Popen(words, cwd=folder, stdout=nowhere, stderr=nowhere, env=SURROUNDINGS)
    most = 0
    while child.poll() is None:
        most = max(most, sum(_held(pid) for pid in (child.pid, *_children(child.pid))))
        time.sleep(TICK)
    return most / 1024


def _children(pid: int) -> list[int]:
    try:
        own = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [*own, *(below for one in own for below in _children(one))]


def _held(pid: int) -> int:
    """The kibibytes of a process, pages that it shares divided among their holders."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
