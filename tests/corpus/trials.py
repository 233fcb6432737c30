"""Many runs of the command line, some at once, each a process of its own: what each finds, its silence and death too.

A run is a fork of a process that has all modules: 30 ms, where starting Python anew takes ten times as long.  The
process that forks has one thread.  A fork takes along only the thread that asks for it, and leaves what the others hold
locked for ever: a pool of multiprocessing forks in a thread of its own, while the one beside it may be within an
import, and then the child waits for the lock of that module and never ends.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import NamedTuple, TypeVar

Case = TypeVar("Case")
_MOST = 10_000
"""Characters of a finding: a pipe holds them with nobody reading."""
_FORK = multiprocessing.get_context("fork")


class Limits(NamedTuple):
    """What a run may take."""

    memory: int
    """Bytes of address space."""
    work: int
    """Seconds of processor."""
    wait: float
    """Seconds on the wall: of a machine that has other work."""


class _Run(NamedTuple):
    """A case that is being tried."""

    child: ForkProcess
    answer: Connection
    until: float


def findings(
    trial: Callable[[Case], str], cases: Iterator[Case], at_once: int, limits: Limits
) -> Iterator[tuple[Case, str]]:
    """Tries every case; yields those in which something is wrong, and what: the trial's words, or how it ended."""
    running: list[tuple[Case, _Run]] = []
    for case in cases:
        running.append((case, _begun(trial, case, limits)))
        if len(running) == at_once:
            yield from _ended(running)
    while running:
        yield from _ended(running)


def _begun(trial: Callable[[Case], str], case: Case, limits: Limits) -> _Run:
    assert threading.active_count() == 1, "a fork while another thread runs"
    answer, end = _FORK.Pipe(duplex=False)
    child = _FORK.Process(target=_tried, args=(trial, case, limits, end))
    child.start()
    end.close()
    return _Run(child, answer, time.monotonic() + limits.wait)


def _tried(trial: Callable[[Case], str], case: Case, limits: Limits, end: Connection) -> None:
    """In the child: the trial, held to its limits."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.work, limits.work + 1))
    try:
        found = trial(case)
    except BaseException:  # whatever gets out is what this looks for
        found = traceback.format_exc()
    end.send(found[-_MOST:])


def _ended(running: list[tuple[Case, _Run]]) -> Iterator[tuple[Case, str]]:
    """Waits until a run has ended, or has had its time, and takes out all such."""
    left = max(0.0, min(run.until for _, run in running) - time.monotonic())
    wait([run.child.sentinel for _, run in running], left)
    over = [one for one in running if not one[1].child.is_alive() or one[1].until <= time.monotonic()]
    for one in over:
        running.remove(one)
        found = _outcome(one[1])
        if found:
            yield one[0], found


def _outcome(run: _Run) -> str:
    """What a run that is over says; how it ended where it says nothing."""
    late = run.child.is_alive()
    run.child.kill()
    run.child.join()
    with run.answer as answer:
        try:
            return str(answer.recv())
        except EOFError:
            pass
    code = run.child.exitcode or 0
    died = f"died of {signal.Signals(-code).name}" if code < 0 else f"left with {code}"
    return "no answer in its time" if late else died
