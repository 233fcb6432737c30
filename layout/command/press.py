"""`render.py press`: the press file, or the reasons why there is none.

One error and nothing is written: a file of an earlier run stays as it was, and the report says that nothing was made.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ..issue import Issue
from ..output import NotWritten, refuse_targets, write
from ..press.standard import Standard
from ..report import Run, report
from ..source import load
from .press_file import Pressed, pressed
from .stdout import as_bytes
from .telling import say, status


def run(options: argparse.Namespace) -> int:
    """The press file, or the reasons why there is none."""
    output = options.output or os.path.join("build", Path(options.issue).stem + ".pdf")
    refuse_targets([path for path in (output, options.report) if path], options.issue)
    loaded = load(options.issue)
    issue = _for_standard(loaded.issue, options.standard)
    standard = issue.press.standard if issue else options.standard or "x1a"
    made_by = Run(options.issue, None, standard, options.strict)
    made = Pressed(None, loaded.diagnostics)
    if issue is not None:
        made = pressed(issue, loaded.diagnostics, options, lambda found: status(found, made_by) == 0)
    written = made_by._replace(press=made.account, output=output if made.content else None)
    text = report(written, made.edition, made.findings)
    told = {options.report: as_bytes(text)} if options.report else {}
    try:
        write(({output: made.content} if made.content else {}) | told)
    except NotWritten as stop:
        if made.content and told:
            write({options.report: as_bytes(report(written._replace(output=None), made.edition, made.findings))})
            stop.reported = True
        raise
    say(made.findings, written, loaded, options)
    return status(made.findings, made_by)


def _for_standard(issue: Issue | None, named: Standard | None) -> Issue | None:
    """The issue, made for the standard that the command line names."""
    if issue is None or named is None:
        return issue
    return issue._replace(press=issue.press._replace(standard=named))
