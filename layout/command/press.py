"""`render.py press`: read, compose, inspect, turn pictures into ink, paint, preflight, report.

What comes out is checked as a file before it takes the output's name; where anything is an error nothing is written.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ..diagnostics import Diagnostic, Span
from ..display import Page, Picture
from ..edition import Edition
from ..issue import Issue, Press
from ..output import NotWritten, refuse_targets, write
from ..page.slug import SLUG_LAYER
from ..press.marks import ROOM, marks
from ..press.profile import BadProfile, Profile, profile, system_profile
from ..press.standard import CONDITION, STANDARDS, Job, Standard, identity
from ..record import NamedTuple
from ..report import Run, report
from ..source import load
from . import Stop
from .setting import composed
from .stdout import as_bytes
from .telling import say, status

CACHE = os.path.join("build", "press-pictures")
"""Where pictures that were converted are kept."""


class _Plan(NamedTuple):
    """What the press file is made for."""

    standard: Standard
    profile: Profile | None
    issue: Issue


def run(options: argparse.Namespace) -> int:
    """The press file, or the reasons why there is none."""
    output = options.output or os.path.join("build", Path(options.issue).stem + ".pdf")
    refuse_targets([path for path in (output, options.report) if path], options.issue)
    loaded = load(options.issue)
    issue = loaded.issue
    standard: Standard = options.standard or (issue.press.standard if issue else "x1a")
    if issue is not None:
        issue = issue._replace(press=issue.press._replace(standard=standard))
    made_by = Run(options.issue, None, standard, options.strict)
    edition = None
    found = list(loaded.diagnostics)
    files: dict[str, bytes] = {}
    if issue is not None:
        plan = _planned(issue, standard, options.profile)
        more: tuple[Diagnostic, ...]
        if isinstance(plan, Diagnostic):
            more = (plan,)
        else:
            made = composed(issue, options)
            edition = None if isinstance(made, Diagnostic) else made
            more = (made,) if isinstance(made, Diagnostic) else made.diagnostics
            made_by = made_by._replace(press=_account(plan))
        found = sorted({*found, *more}, key=lambda one: (one.span.file != options.issue, one.span))
        if edition is not None and not isinstance(plan, Diagnostic) and status(found, made_by) == 0:
            try:
                content, breaches = _finished(plan, edition)
            except BadProfile as failure:
                content, breaches = b"", [_useless(failure, issue, options.profile)]
            found += breaches
            if status(found, made_by) == 0:
                files[output] = content
                made_by = made_by._replace(output=output)
    ended = status(found, made_by)
    text = report(made_by, edition, found)
    told = {options.report: as_bytes(text)} if options.report else {}
    try:
        write({**files, **told})
    except NotWritten as stop:
        if files and told:
            write({options.report: as_bytes(report(made_by._replace(output=None), edition, found))})
            stop.reported = True
        raise
    say(found, made_by, loaded, options)
    return ended


def _planned(issue: Issue, standard: Standard, named: str | None) -> _Plan | Diagnostic:
    """The profile: of the command line, else of the issue, else the system's; or what is wrong with it."""
    file = issue.press.profile
    path = named or (file.path if file else None)
    if path is None:
        return _Plan(standard, system_profile(), issue)
    try:
        own = profile(path)
        if own.version not in STANDARDS[standard].icc:
            raise BadProfile(f"{STANDARDS[standard].title} does not take an ICC profile of version {own.version}")
    except BadProfile as failure:
        return _useless(failure, issue, named)
    return _Plan(standard, own, issue)


def _useless(failure: BadProfile, issue: Issue, named: str | None) -> Diagnostic:
    """What is said of a profile that cannot be used: where the issue names it, or where the command line does."""
    file = issue.press.profile
    if named is not None or file is None:
        raise Stop(f"{named or 'the profile of this system'} cannot be used as a profile: {failure}") from failure
    hint = "name the ICC profile of a CMYK press"
    return Diagnostic("bad-value", f"`profile`: {file.name}: {failure}", file.span, hint)


def _account(plan: _Plan) -> tuple[tuple[str, object], ...]:
    """What the report says of how the file was made."""
    from ..press.inks import FORMULA

    own = plan.issue.press
    condition = own.condition or (plan.profile.condition if plan.profile and plan.profile.given else CONDITION)
    conversion = f"ICC profile {plan.profile.name}" if plan.profile else FORMULA
    return (("condition", condition), ("conversion", conversion), ("max_ink", own.max_ink))


def _sheet(page: Page, own: Press) -> Page:
    """The page as it goes to press: without the marks of a proof, with those of the press where they are wanted."""
    if not own.marks:
        return page._replace(layers=())
    slug = tuple(item for layer in page.layers if layer.name == SLUG_LAYER for item in layer.items)
    return page._replace(items=(*page.items, *marks(page, own.bleed, slug)), layers=())


def _finished(plan: _Plan, edition: Edition) -> tuple[bytes, list[Diagnostic]]:
    """The press file, and what its preflight found."""
    from ..paint.finish import Finish
    from ..paint.pdf import paint
    from ..pdfs import File
    from ..press.pictures import Target, separate
    from ..press.preflight import preflight
    from ..press.rules import RULES, Demands

    own = plan.issue.press
    pages = tuple(_sheet(done.page, own) for done in edition.pages)
    shown = [item for page in pages for item in page.items if isinstance(item, Picture)]
    target = Target(plan.profile.content if plan.profile else None, own.max_ink, CACHE)
    separated = separate(shown, target)
    title = f"{plan.issue.paper.name.text} {plan.issue.dateline.date.isoformat()}"
    job = Job(title, plan.issue.dateline.date, own.condition, plan.profile, own.max_ink)
    finish = Finish(
        STANDARDS[plan.standard].version,
        identity(job, plan.standard),
        overprint=True,
        bleed=own.bleed,
        edge=own.bleed + (ROOM if own.marks else 0),
        pictures={path: made.encoded for path, made in separated.items()},
    )
    content = paint(pages, title, finish)
    known = {made.digest: made.ink for made in separated.values()}
    breaches = preflight(File.of(content), Demands(plan.standard, own.max_ink, known))
    first = Span(plan.issue.path, 1, 1)
    numbers = {place: page.number for place, page in enumerate(pages, 1)}
    return content, [
        Diagnostic("preflight", f"{one.rule}: {one.detail}", first, RULES[one.rule].meaning, numbers.get(one.page or 0))
        for one in breaches
        if one.level == "error"
    ]
