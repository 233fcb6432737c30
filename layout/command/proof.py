"""`render.py proof` and `render.py check`: read, compose, paint, report."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..compare.record import embedded
from ..diagnostics import Diagnostic
from ..edition import Edition
from ..geometry import Length
from ..issue import Issue
from ..output import NotWritten, refuse_targets, write
from ..report import Run, report
from ..source import load
from ..text.rules.wording import STAGES
from ..waivers import refusal, unused
from . import Stop
from .hands import FEWEST_READ, jobs_of, written_on
from .setting import composed
from .stdout import as_bytes, print_json
from .telling import say, status

if TYPE_CHECKING:
    from .stage import Staging

GALLEYS = STAGES[0]


def run(options: argparse.Namespace) -> int:
    """Proof and check: read, compose, paint, report."""
    proof = options.command == "proof"
    output = (options.output or os.path.join("build", Path(options.issue).stem + ".pdf")) if proof else None
    refuse_targets([path for path in (output, options.report) if path], options.issue)
    loaded = load(options.issue)
    made_by = Run(options.issue, output, "proof", options.strict)
    edition = None
    found = list(loaded.diagnostics)
    staging = _staging(loaded.issue, options, output)
    if loaded.issue is not None:
        made = composed(loaded.issue, options, staging)
        edition = None if isinstance(made, Diagnostic) else made
        more = (made,) if isinstance(made, Diagnostic) else made.diagnostics
        if edition is not None:
            more += tuple(unused([*found, *more], loaded.issue.waivers, options.pages))
        found = sorted({*found, *more}, key=lambda one: (one.span.file != options.issue, one.span))
    ended = status(found, made_by)
    bars = staging.barred(found) if staging is not None and edition is not None else []
    files: dict[str, bytes] = {}
    if ended == 2:
        made_by = made_by._replace(output=None)
    if bars:
        ended, made_by = max(ended, 1), made_by._replace(output=None)
    elif output is not None and edition is not None and loaded.issue is not None and ended != 2:
        attached = embedded(made_by, loaded.issue, edition, found)
        files |= _painted((loaded.issue, edition), attached, output, options)
        files |= staging.files if staging is not None else {}
        if not options.no_verify and options.stage != GALLEYS:
            from ..proofread import proofread

            readers = written_on(jobs_of(options), FEWEST_READ)
            found += proofread(files[output], loaded.issue, edition, _edge(edition), readers)
            ended = status(found, made_by)
    as_json = getattr(options, "json", False)
    text = report(made_by, edition, found) if options.report or as_json else ""
    told = {options.report: as_bytes(text)} if options.report else {}
    try:
        write({**files, **told})
    except NotWritten as stop:
        if files and told:
            write({options.report: as_bytes(report(made_by._replace(output=None), edition, found))})
            stop.reported = True
        raise
    if as_json:
        print_json(text)
    say(found, made_by, loaded, options)
    if bars:
        print(refusal(bars, options.stage), file=sys.stderr)
    return ended


def _staging(issue: Issue | None, options: argparse.Namespace, output: str | None) -> Staging | None:
    """The stage of a proof, where it has one."""
    if output is None or (options.stage is None and options.story is None):
        return None
    if options.story is not None and options.stage != GALLEYS:
        raise Stop(f"--story is for --stage {GALLEYS}: other stages show whole pages")
    if issue is None:
        return None
    from .stage import Staging

    return Staging(issue, options, output)


def _edge(edition: Edition) -> Length:
    """How far the pages stand from the edges of their sheets: a stage has room for its slug."""
    from ..page.stage_slug import APRON

    return APRON if edition.sheets else 0


def _painted(
    made: tuple[Issue, Edition], attached: dict[str, bytes], output: str, options: argparse.Namespace
) -> dict[str, bytes]:
    """The files of a proof: the PDF and, where asked for, its pages as PNG."""
    from ..paint.finish import PROOF
    from ..paint.pdf import paint

    issue, edition = made
    title = f"{issue.paper.name.text} {issue.dateline.date.isoformat()}"
    sheets = edition.sheets or tuple(done.page for done in edition.pages)
    finish = PROOF._replace(attached=attached, edge=_edge(edition))
    files = {output: paint(sheets, title, finish, written_on(jobs_of(options)))}
    if options.png:
        from ..paint.png import rasters

        galleys = options.stage == GALLEYS
        for place, (sheet, png) in enumerate(zip(sheets, rasters(files[output], options.png), strict=True), 1):
            files[f"{os.path.splitext(output)[0]}-{place if galleys else sheet.number}.png"] = png
    return files
