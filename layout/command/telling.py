"""What a run says: its exit status, its diagnostics with their lines, the report even where it could not begin."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ..diagnostics import Diagnostic
from ..output import refuse_targets, write
from ..report import Run, printed, report, severity, summary
from ..source import FATAL, Loaded
from .options import COMMANDS
from .stdout import as_bytes, print_json


def status(found: Sequence[Diagnostic], run: Run) -> int:
    if any(one.code in FATAL for one in found):
        return 2
    return int(any(severity(one, run) == "error" for one in found))


def say(found: Sequence[Diagnostic], run: Run, loaded: Loaded, options: argparse.Namespace) -> None:
    """Every diagnostic with its line, then the count."""
    for one in found:
        if not options.quiet or severity(one, run) == "error":
            print(printed(one, run, loaded.sources), file=sys.stderr)
    if not options.quiet:
        made = f"{run.output}: " if run.output else f"{run.source}: "
        print(made + summary(run, found), file=sys.stderr)


def report_anyway(words: Sequence[str], said: str) -> None:
    """The report is written at every exit: an empty one where the run could not begin."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--report")
    early.add_argument("--json", action="store_true")
    early.add_argument("--standard", choices=("x1a", "x4"), default="x1a")
    try:
        known, rest = early.parse_known_args(list(words))
        named = next((word for word in rest if word not in COMMANDS and not word.startswith("-")), "")
        standard = known.standard if words[:1] == ["press"] else "proof"
        text = report(Run(named, None, standard, False), None, ())
        if known.json and words[0] == "check":
            print_json(text)
        if known.report:
            refuse_targets([known.report], named)
            write({known.report: as_bytes(text)})
    except (OSError, argparse.ArgumentError) as failure:
        if str(failure) != said:
            print(f"render.py: {failure}", file=sys.stderr)
