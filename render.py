#!/usr/bin/env python3
"""The command line of the newspaper page engine: reads the words, runs one command, says how it ended.

Exit status: 0 no error, 1 an error in the issue's content, 2 the issue cannot be read, the output cannot be written or
the command line is wrong.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from layout.command import Stop
from layout.command.options import COMMANDS, parser, refuse_slip

ROOM = {"check": "proof"}
"""The file of `layout.command` that runs a command, where it is not of the same name."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        if words and words[0] not in (*COMMANDS, "-h", "--help"):
            refuse_slip(words[0])
            words.insert(0, "proof")
        options = parser().parse_args(words)
        status: int = import_module(f"layout.command.{ROOM.get(options.command, options.command)}").run(options)
        return status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except (Stop, OSError) as stop:
        return _stopped(words, str(stop), getattr(stop, "reported", False))
    except MemoryError:
        return _stopped(words, "the issue needs more memory than there is", False)
    except KeyboardInterrupt:
        return 130


def _stopped(words: Sequence[str], said: str, reported: bool) -> int:
    """Says why there is no result; the report is written all the same."""
    print(f"render.py: {said}", file=sys.stderr)
    if not reported:
        from layout.command.telling import report_anyway

        report_anyway(words, said)
    return 2


def _end(number: int, _: object) -> None:
    """A run that is told to end takes its children and its unfinished files with it."""
    sys.exit(128 + number)


def _leave(status: int) -> None:
    """Ends at once: all is written and closed, and to take apart what the system takes back anyway would last 30 ms."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = 2
    os._exit(status)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    gc.set_threshold(500_000, 50, 1000)  # nearly all that is made is tuples: 4 % of a run
    _leave(main())
