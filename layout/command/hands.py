"""Pages set by several processes, with the bytes of one.

A page depends on the issue and on nothing that another page does, so any process may set any page.  Where the system
can fork, children begin with all that is loaded; each takes the next page from a common pipe, and hands over its pages
at the end.  What a child does not hand over, because it was killed, is set here.  Elsewhere one process sets them all.
"""

from __future__ import annotations

import gc
import os
import signal
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from ..fonts import FontBook

Result = TypeVar("Result")
_TASK = struct.Struct("H")
FEWEST = 3
"""Pages worth a second process: it costs 15 ms to begin, a page takes 50."""


MOST = 10_000
"""Pages whose numbers the pipe holds at once."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def set_on(jobs: int, book: FontBook, work: Callable[[int], Result], count: int) -> Iterator[Result]:
    """The results of the work for 0, 1 … in order, done by so many processes."""
    hands = min(jobs, count)
    if hands < 2 or not FEWEST <= count <= MOST or not hasattr(os, "fork") or threading.active_count() > 1:
        yield from map(work, range(count))
        return
    made: dict[int, Result] = {}
    tasks = _tasks(count)
    children = [_child(tasks, work, book) for _ in range(hands - 1)]
    try:
        for place in _taken(tasks):
            made[place] = work(place)
        for _, results in children:
            made |= _received(results, book)
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


def _child(tasks: int, work: Callable[[int], Any], book: FontBook) -> tuple[int, int]:
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
        _sent(writing, made, book)
        status = 0
    except BaseException:  # the parent sets the page again, and meets the same
        pass
    finally:
        os._exit(status)


def _sent(pipe: int, made: dict[int, Any], book: FontBook) -> None:
    import pickle

    from ..fonts import Face

    class Pickler(pickle.Pickler):
        """Faces go by their names."""

        def persistent_id(self, thing: object) -> str | None:
            return thing.name if type(thing) is Face else None

    with open(pipe, "wb") as stream:
        Pickler(stream, pickle.HIGHEST_PROTOCOL).dump((made, book.substitutions))


def _received(pipe: int, book: FontBook) -> dict[int, Any]:
    """What a child hands over; nothing where it was killed."""
    import pickle

    class Unpickler(pickle.Unpickler):
        def persistent_load(self, name: str) -> object:
            return book.face(name)

    with open(pipe, "rb") as stream:
        try:
            made, substitutions = Unpickler(stream).load()
        except (EOFError, pickle.UnpicklingError):
            return {}
    book.substitutions += [lost for lost in substitutions if lost not in book.substitutions]
    return dict(made)


def _ended(pid: int) -> None:
    """Sees to it that a child is gone."""
    try:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    except (ProcessLookupError, ChildProcessError):
        pass
