"""An issue becomes a press file: composed, inspected, its pictures turned into ink, painted, and checked as a file.

Each step is taken only where nothing that was found before is an error.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence

from ..diagnostics import Diagnostic, Span
from ..display import Page, Picture
from ..edition import Edition
from ..issue import Issue, Press
from ..page.slug import SLUG_LAYER
from ..press.marks import ROOM, marks
from ..press.profile import BadProfile, Profile, profile, system_profile
from ..press.standard import CONDITION, STANDARDS, Job, identity
from ..record import NamedTuple
from . import Stop
from .hands import FEWEST_PICTURES, FEWEST_READ, jobs_of, written_on
from .setting import composed

CACHE = os.path.join("build", "press-pictures")
"""Where pictures that were converted are kept."""


class Pressed(NamedTuple):
    """What became of an issue: the edition, all that was found, what the report says besides, the file."""

    edition: Edition | None
    findings: Sequence[Diagnostic]
    account: tuple[tuple[str, object], ...] = ()
    content: bytes = b""
    """Empty where something that was found is an error."""


class _Plan(NamedTuple):
    """What the press file is made for."""

    profile: Profile | None
    issue: Issue


def pressed(
    issue: Issue,
    read: Sequence[Diagnostic],
    options: argparse.Namespace,
    is_clean: Callable[[Sequence[Diagnostic]], bool],
) -> Pressed:
    """The press file of an issue; `read` is what was found when it was read."""
    plan = _planned(issue, options.profile)
    if isinstance(plan, Diagnostic):
        return Pressed(None, [*read, plan])
    account = _account(plan)
    made = composed(issue, options)
    if isinstance(made, Diagnostic):
        return Pressed(None, [*read, made], account)
    found = sorted({*read, *made.diagnostics}, key=lambda one: (one.span.file != options.issue, one.span))
    if not is_clean(found):
        return Pressed(made, found, account)
    try:
        content, breaches = _finished(plan, made, jobs_of(options))
    except BadProfile as failure:
        return Pressed(made, [*found, _useless(failure, issue, options.profile)], account)
    return Pressed(made, [*found, *breaches], account, content if is_clean(breaches) else b"")


def _planned(issue: Issue, named: str | None) -> _Plan | Diagnostic:
    """The profile: of the command line, else of the issue, else the system's; or what is wrong with it."""
    file, row = issue.press.profile, STANDARDS[issue.press.standard]
    path = named or (file.path if file else None)
    if path is None:
        return _Plan(system_profile(), issue)
    try:
        own = profile(path)
        if own.version not in row.icc:
            raise BadProfile(f"{row.title} does not take an ICC profile of version {own.version}")
    except BadProfile as failure:
        return _useless(failure, issue, named)
    return _Plan(own, issue)


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


def _finished(plan: _Plan, edition: Edition, jobs: int) -> tuple[bytes, list[Diagnostic]]:
    """The press file, and what its preflight found."""
    from ..paint.finish import Finish
    from ..paint.pdf import paint
    from ..pdfs import File
    from ..picture import BadPicture
    from ..press.inspect import code_of, undecoded
    from ..press.pictures import Target, separate
    from ..press.preflight import preflight
    from ..press.rules import RULES, Demands
    from ..proofread import proofread

    own = plan.issue.press
    pages = tuple(_sheet(done.page, own) for done in edition.pages)
    shown = [item for page in pages for item in page.items if isinstance(item, Picture)]
    target = Target(plan.profile.content if plan.profile else None, own.max_ink, CACHE)
    tried = separate(shown, target, written_on(jobs, FEWEST_PICTURES))
    lost = {path: made for path, made in tried.items() if isinstance(made, BadPicture)}
    if lost:
        return b"", list(undecoded(edition, plan.issue, lost))
    separated = {path: made for path, made in tried.items() if not isinstance(made, BadPicture)}
    title = f"{plan.issue.paper.name.text} {plan.issue.dateline.date.isoformat()}"
    job = Job(title, plan.issue.dateline.date, own.condition, plan.profile, own.max_ink)
    finish = Finish(
        STANDARDS[own.standard].version,
        identity(job, own.standard),
        overprint=True,
        bleed=own.bleed,
        edge=own.bleed + (ROOM if own.marks else 0),
        pictures={path: made.encoded for path, made in separated.items()},
    )
    content = paint(pages, title, finish, written_on(jobs))
    known = {made.digest: made.ink for made in separated.values()}
    breaches = preflight(File.of(content), Demands(own.standard, own.max_ink, known))
    first = Span(plan.issue.path, 1, 1)
    numbers = {place: page.number for place, page in enumerate(pages, 1)}
    breached = [
        Diagnostic(
            code_of(one.rule),
            f"preflight: {one.rule}: {one.detail}",
            first,
            RULES[one.rule].meaning,
            numbers.get(one.page or 0),
            press="error",
        )
        for one in breaches
        if one.level == "error"
    ]
    return content, [*breached, *proofread(content, plan.issue, edition, finish.edge, written_on(jobs, FEWEST_READ))]
