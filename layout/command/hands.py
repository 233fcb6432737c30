"""Pages set, written and read again by several processes, with the bytes of one.

A page depends on the issue and on nothing that another page does, so any process may set any page.  Where the system
can fork, children begin with all that is loaded; each takes the next page from a common pipe, and hands over its pages
at the end.  What a child does not hand over, because it was killed, is done here.  Elsewhere one process does all.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from ..fonts import FontBook
    from ..spread import Spread

Result = TypeVar("Result")
_TASK = struct.Struct("H")
FEWEST = 3
"""Pages worth a second process to set them: it costs 15 ms to begin, a page takes 40."""
FEWEST_WRITTEN = 8
"""The same for content streams: a page takes 5."""
FEWEST_READ = 16
"""The same for reading pages again: a page takes 4, and each process reads the fonts for itself."""
FEWEST_PICTURES = 2
"""The same for pictures that are turned into ink, 0.2 s each."""
MOST = 10_000
"""Pages whose numbers the pipe holds at once."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Packing:
    """How results go through a pipe."""

    def send(self, made: dict[int, Any], stream: IO[bytes]) -> None:
        """Writes results, by their places."""
        import pickle

        pickle.dump(made, stream, pickle.HIGHEST_PROTOCOL)

    def receive(self, stream: IO[bytes]) -> dict[int, Any]:
        """What was sent.  Raises EOFError and UnpicklingError where the sender was killed."""
        import pickle

        return dict(pickle.load(stream))


class SetPages(Packing):
    """Pages that were set: their faces go by their names, and what was substituted is told too."""

    def __init__(self, book: FontBook) -> None:
        self._book = book

    def send(self, made: dict[int, Any], stream: IO[bytes]) -> None:
        import pickle

        from ..fonts import Face

        class Pickler(pickle.Pickler):
            def persistent_id(self, thing: object) -> str | None:
                return thing.name if type(thing) is Face else None

        Pickler(stream, pickle.HIGHEST_PROTOCOL).dump((made, self._book.substitutions))

    def receive(self, stream: IO[bytes]) -> dict[int, Any]:
        import pickle

        book = self._book

        class Unpickler(pickle.Unpickler):
            def persistent_load(self, name: str) -> object:
                return book.face(name)

        made, substitutions = Unpickler(stream).load()
        book.substitutions += [lost for lost in substitutions if lost not in book.substitutions]
        return dict(made)


def jobs_of(options: argparse.Namespace) -> int:
    """How many processes the command line asks for: as many as there are cores, unless it says."""
    return getattr(options, "jobs", None) or cores()


def written_on(jobs: int, fewest: int = FEWEST_WRITTEN) -> Spread:
    """Does what takes little a page, in so many processes where there are pages enough for it."""
    return partial(set_on, jobs, Packing(), fewest=fewest)


def set_on(
    jobs: int, packing: Packing, work: Callable[[int], Result], count: int, fewest: int = FEWEST
) -> Iterator[Result]:
    """The results of the work for 0, 1 … in order, done by so many processes."""
    hands = min(jobs, count)
    if hands < 2 or not fewest <= count <= MOST or not hasattr(os, "fork") or threading.active_count() > 1:
        yield from map(work, range(count))
        return
    made: dict[int, Result] = {}
    tasks = _tasks(count)
    children = [_child(tasks, work, packing) for _ in range(hands - 1)]
    try:
        for place in _taken(tasks):
            made[place] = work(place)
        for _, results in children:
            made |= _received(results, packing)
        for place in range(count):
            yield made.pop(place) if place in made else work(place)
    finally:
        os.close(tasks)
        for pid, _ in children:
            _ended(pid)


def _tasks(count: int) -> int:
    """A pipe that holds the numbers of all pages; whoever reads one sets it."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(map(_TASK.pack, range(count))))
    os.close(writing)
    return reading


def _taken(tasks: int) -> Iterator[int]:
    while record := os.read(tasks, _TASK.size):
        yield _TASK.unpack(record)[0]


def _child(tasks: int, work: Callable[[int], Any], packing: Packing) -> tuple[int, int]:
    """A process that sets pages until none is left: its number, and the pipe that its results come from."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()  # a collection would write to every page of memory that is shared
    parent = os.getpid()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    status = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.close(reading)
        made = {}
        for place in _taken(tasks):
            if os.getppid() != parent:
                break  # nobody waits for it any more
            made[place] = work(place)
        with open(writing, "wb") as stream:
            packing.send(made, stream)
        status = 0
    except BaseException:  # the parent sets the page again, and meets the same
        pass
    finally:
        os._exit(status)


def _received(pipe: int, packing: Packing) -> dict[int, Any]:
    """What a child hands over; nothing where it was killed."""
    import pickle

    with open(pipe, "rb") as stream:
        try:
            return packing.receive(stream)
        except (EOFError, pickle.UnpicklingError):
            return {}


def _ended(pid: int) -> None:
    """Sees to it that a child is gone."""
    try:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    except (ProcessLookupError, ChildProcessError):
        pass
