"""`proof --stage`: the sheets of a stage with their slugs, their revisions counted, and what keeps one from the press.

A sheet's revision is the place of its content among those that this stage has had: the same content has the same number
however often it is set.  The contents are kept beside the output, in NAME.revisions.json.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import sys
from collections.abc import Sequence

from ..compare.record import digest
from ..diagnostics import Diagnostic
from ..display import Page, Picture, PlacedPDF
from ..edition import Edition
from ..fonts import FontBook
from ..issue import Issue
from ..opening import opened
from ..page.stage_slug import Stage, with_stage
from ..paint.trace import trace
from ..text.rules.wording import GALLEY, PAGE_SLUG, STAGES
from ..waivers import answers, standing
from . import Stop
from .stdout import as_bytes

GALLEYS, FOR_PRESS = STAGES[0], STAGES[-1]


class Staging:
    """The sheets of a stage, made from an edition; `files` are what is to be kept beside the output."""

    def __init__(self, issue: Issue, options: argparse.Namespace, output: str) -> None:
        self._issue, self._options = issue, options
        self._kept = f"{os.path.splitext(output)[0]}.revisions.json"
        self._revisions = _read(self._kept)

    def barred(self, found: Sequence[Diagnostic]) -> list[Diagnostic]:
        """What keeps a sheet from being a proof for the press: errors, and warnings that nobody has answered."""
        return standing(found, self._issue.waivers) if self._options.stage == FOR_PRESS else []

    @property
    def files(self) -> dict[str, bytes]:
        """The record of revisions."""
        told = json.dumps(self._revisions, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        return {self._kept: as_bytes(told)}

    def __call__(self, edition: Edition, book: FontBook) -> Edition:
        """The edition with the sheets to be painted in it."""
        if self._options.stage == GALLEYS:
            return edition._replace(sheets=tuple(self._galleys(book)))
        sheets = []
        for done in edition.pages:
            what = PAGE_SLUG.format(number=done.page.number, name=done.page.name).strip()
            stage = self._stage(str(done.page.number), [done.page], self._waived(edition, done.page.number))
            sheets.append(with_stage(done.page, self._issue, stage, what, book))
        return edition._replace(sheets=tuple(sheets))

    def _galleys(self, book: FontBook) -> list[Page]:
        from ..page.galley_proof import galley, stories

        known = stories(self._issue, self._options.pages)
        wanted = self._options.story
        chosen = [(page, name) for page, name in known if wanted in (None, name, f"{page.number}/{name}")]
        if not chosen:
            names = ", ".join(f"{page.number}/{name}" for page, name in known)
            raise Stop(f"there is no story {wanted}; stories: {names}" if wanted else "there is no story to be set")
        sheets: list[Page] = []
        for page, name in chosen:
            made = galley(self._issue, page, name, book)
            stage = self._stage(f"{page.number}/{name}", made.sheets, ())
            for place, sheet in enumerate(made.sheets, 1):
                what = GALLEY.format(number=page.number, id=name, sheet=place, sheets=len(made.sheets))
                sheets.append(with_stage(sheet, self._issue, stage, what, book))
        return sheets

    def _stage(self, key: str, sheets: Sequence[Page], waived: tuple[str, ...]) -> Stage:
        content = _content(sheets)
        own = self._revisions.setdefault(self._options.stage, {}).setdefault(key, [])
        if content not in own:
            own.append(content)
        return Stage(self._options.stage, _time(), own.index(content) + 1, content[:8], waived)

    def _waived(self, edition: Edition, number: int) -> tuple[str, ...]:
        """The warnings of a page that were answered, with the reasons."""
        if self._options.stage != FOR_PRESS:
            return ()
        here = [one for one in edition.diagnostics if one.page in (None, number)]
        used = [waiver for waiver in self._issue.waivers if any(answers(waiver, one) for one in here)]
        return tuple(f"{waiver.code} {waiver.reason.text}" for waiver in used)


def _content(sheets: Sequence[Page]) -> str:
    """The hash of what stands on sheets: every item, every picture, every face."""
    told = hashlib.sha256()
    for sheet in sheets:
        told.update(trace(sheet._replace(layers=())).encode("utf-8", "backslashreplace"))
        for item in sheet.items:
            if isinstance(item, Picture | PlacedPDF):
                told.update(digest(item.path).encode())
    return told.hexdigest()[:16]


def _time() -> str:
    """The time of the proof: SOURCE_DATE_EPOCH, in UTC, where it is set, else the clock."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return datetime.datetime.now().strftime("%Y-%m-%d %H:%M")
    try:
        made = datetime.datetime.fromtimestamp(int(given), datetime.UTC)
    except (ValueError, OverflowError, OSError) as failure:
        raise Stop(f"SOURCE_DATE_EPOCH is not a time in seconds: {given!r}") from failure
    return made.strftime("%Y-%m-%d %H:%M UTC")


def _read(path: str) -> dict[str, dict[str, list[str]]]:
    """The contents that each sheet of each stage has had; a record that cannot be read is begun anew, and that is
    said."""
    try:
        with opened(path, resolved=False) as stream:
            told = json.load(stream)
        return {
            str(stage): {str(key): [str(one) for one in contents] for key, contents in sheets.items()}
            for stage, sheets in told.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as failure:
        print(f"render.py: {path} cannot be read ({failure}); revisions are counted anew", file=sys.stderr)
        return {}
