"""Which files changed: the folders of what the issue names are watched, and a look at the files makes sure.

Editors save in place, or write beside and rename; files appear late, vanish, come back; network folders tell nothing.
So an event only says "look", and once in a while there is a look without one.  The only importer of watchfiles.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from threading import Event
from typing import Protocol

STEP = 5
"""Milliseconds without another event after which a save counts as done."""
LONGEST = 50
"""Milliseconds after which it counts as done all the same."""
LOOK = 400
"""Milliseconds between two looks without an event."""
SETTLE = 80
"""Milliseconds for a file that is empty or gone to come back: an editor is in the middle of a save."""


class Watched(Protocol):
    """What is looked at: the files that count, whether one is not what it was, whether one is being written."""

    @property
    def files(self) -> Iterable[str]: ...
    def stale(self) -> bool: ...
    def unfinished(self) -> bool: ...


def changes(what: Watched, stop: Event) -> Iterator[None]:
    """Comes round each time a file is not what it was, until `stop` is set."""
    watched: frozenset[str] = frozenset()
    events: Iterator[frozenset[str]] = iter(())
    while not stop.is_set():
        known = frozenset(what.files)
        folders = _folders(known)
        if folders != watched:
            watched, events = folders, _events(folders, stop)
        try:
            touched = next(events)
        except (StopIteration, OSError, RuntimeError):
            # a folder went away between the look and the watch
            watched = frozenset()
            stop.wait(LOOK / 1000)
            touched = frozenset()
        if (touched & known or what.stale()) and not stop.is_set():
            for _ in range(SETTLE // STEP):
                if not what.unfinished() or stop.wait(STEP / 1000):
                    break
            yield


def _folders(files: Iterable[str]) -> frozenset[str]:
    """The folders in which the files stand or would stand; the nearest one that is there."""
    found = set()
    for file in files:
        folder = os.path.dirname(file)
        while folder and not os.path.isdir(folder) and folder != os.path.dirname(folder):
            folder = os.path.dirname(folder)
        found.add(folder or os.curdir)
    return frozenset(found)


def _events(folders: frozenset[str], stop: Event) -> Iterator[frozenset[str]]:
    """The paths that events name; nothing where it was only time to look."""
    from watchfiles import watch

    changed = watch(
        *sorted(folders),
        watch_filter=None,
        debounce=LONGEST,
        step=STEP,
        stop_event=stop,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        raise_interrupt=False,
        recursive=False,
        ignore_permission_denied=True,
    )
    for group in changed:
        yield frozenset(path for _, path in group)
