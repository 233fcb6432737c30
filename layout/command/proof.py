"""`render.py proof` and `render.py check`: read, compose, paint, report."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ..compare.record import embedded
from ..diagnostics import Diagnostic
from ..edition import Edition
from ..issue import Issue
from ..output import NotWritten, refuse_targets, write
from ..report import Run, report
from ..source import load
from .setting import composed
from .stdout import as_bytes, print_json
from .telling import say, status


def run(options: argparse.Namespace) -> int:
    """Proof and check: read, compose, paint, report."""
    proof = options.command == "proof"
    output = (options.output or os.path.join("build", Path(options.issue).stem + ".pdf")) if proof else None
    refuse_targets([path for path in (output, options.report) if path], options.issue)
    loaded = load(options.issue)
    made_by = Run(options.issue, output, "proof", options.strict)
    edition = None
    found = list(loaded.diagnostics)
    if loaded.issue is not None:
        made = composed(loaded.issue, options)
        edition = None if isinstance(made, Diagnostic) else made
        more = (made,) if isinstance(made, Diagnostic) else made.diagnostics
        found = sorted({*found, *more}, key=lambda one: (one.span.file != options.issue, one.span))
    ended = status(found, made_by)
    files: dict[str, bytes] = {}
    if output is not None and edition is not None and loaded.issue is not None and ended != 2:
        attached = embedded(made_by, loaded.issue, edition, found)
        files |= _painted((loaded.issue, edition), attached, output, options)
    as_json = getattr(options, "json", False)
    text = report(made_by, edition, found) if options.report or as_json else ""
    told = {options.report: as_bytes(text)} if options.report else {}
    try:
        write({**files, **told})
    except NotWritten as stop:
        if files and told:
            write(told)
            stop.reported = True
        raise
    if as_json:
        print_json(text)
    say(found, made_by, loaded, options)
    return ended


def _painted(
    made: tuple[Issue, Edition], attached: dict[str, bytes], output: str, options: argparse.Namespace
) -> dict[str, bytes]:
    """The files of a proof: the PDF and, where asked for, its pages as PNG."""
    from ..paint.finish import PROOF
    from ..paint.pdf import paint

    issue, edition = made
    title = f"{issue.paper.name.text} {issue.dateline.date.isoformat()}"
    files = {output: paint(tuple(done.page for done in edition.pages), title, PROOF._replace(attached=attached))}
    if options.png:
        from ..paint.png import rasters

        for done, png in zip(edition.pages, rasters(files[output], options.png), strict=True):
            files[f"{os.path.splitext(output)[0]}-{done.page.number}.png"] = png
    return files
