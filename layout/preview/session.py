"""What an issue comes to, each time it is asked: what did not change since is kept.

The faces stay open, set blocks on their shelf, painted parts on the easel.  Where the newest state cannot be set, the
last good one stays and the trouble is told.
"""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable, Sequence
from typing import Any

from .. import compose
from ..diagnostics import Diagnostic, Span
from ..edition import Edition
from ..fonts import FontBook, NoFace
from ..geometry import to_mm
from ..issue import Issue, Waiver
from ..page.shelf import Shelf, Stamp, stamp
from ..picture import forget
from ..press.pictures import ink_of
from ..record import NamedTuple
from ..report import Run, finding_facts
from ..source import FATAL, Loaded, load
from ..waivers import answers, unused
from .finishing import Finish
from .places import point_of
from .sheets import Easel, Sheet, shown_paths


class State(NamedTuple):
    """What the desk shows."""

    revision: int
    title: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Diagnostic, ...]
    """Of the newest state, in the order of the files."""
    notes: tuple[dict[str, Any], ...]
    """The findings as the report has them, each with its point on its page and its line."""
    broken: bool
    """The newest state cannot be set; the sheets are those of the last good one."""
    paths: dict[str, str]
    sources: dict[str, str]
    took: float
    """Milliseconds from the reading to here."""


class Session:
    """An issue under way."""

    def __init__(self, issue: str, book_of: Callable[[Issue], FontBook]) -> None:
        self.issue = issue
        self.easel = Easel()
        self.files: tuple[str, ...] = (os.path.abspath(issue),)
        """What to look at for changes: the files of the newest state and of the last good one."""
        self.state = State(0, "", (), (), (), False, {}, {}, 0.0)
        self._book_of = book_of
        self._book: FontBook | None = None
        self._shelf = Shelf()
        self._finish = Finish()
        self._looks: tuple[object, ...] = ()
        self._good: tuple[str, ...] = ()
        self._stamps: dict[str, Stamp] = {}

    def stale(self) -> bool:
        """Whether a file is not what it was when it was last read."""
        return any(stamp(path) != old for path, old in self._stamps.items())

    def unfinished(self) -> bool:
        """Whether a file that held something is empty or gone: an editor may be in the middle of a save."""
        held = (path for path, old in self._stamps.items() if old and old[1])
        return any(not (now := stamp(path)) or not now[1] for path in held)

    def renewed(self) -> State:
        """The newest state."""
        started = time.perf_counter()
        before = self._stamps
        self._stamps = {path: stamp(path) for path in self.files}
        if any(before.get(path) != now for path, now in self._stamps.items()):
            forget()
            ink_of.cache_clear()
        loaded = load(self.issue)
        self.files = tuple(dict.fromkeys((*loaded.files, *self._good)))
        self._stamps |= {path: stamp(path) for path in self.files if path not in self._stamps}
        found = list(loaded.diagnostics)
        edition = None
        if loaded.issue is not None:
            made = self._composed(loaded.issue)
            if isinstance(made, Diagnostic):
                found.append(made)
            else:
                edition = made
                found += unused([*found, *made.diagnostics], loaded.issue.waivers, None)
                found = sorted({*found, *made.diagnostics}, key=lambda one: (one.span.file != self.issue, one.span))
        self.state = self._told(loaded, edition, tuple(found), started)
        return self.state

    def _composed(self, issue: Issue) -> Edition | Diagnostic:
        """The issue set, or why it cannot be."""
        looks = (issue.styles, issue.fonts, *(stamp(file.path) for file in issue.fonts.values() if file.path))
        try:
            if self._book is None or looks != self._looks:
                self._book, self._shelf, self._looks = self._book_of(issue), Shelf(), looks
                self._finish = Finish()
                self.easel.book = self._book
            made = compose(issue, self._book, shelf=self._shelf)
            return self._finish.finished(made, issue, self._book)
        except NoFace as lost:
            self._book = None
            span = issue.fonts[lost.name].span if lost.name in issue.fonts else Span(issue.path, 1, 1)
            hint = "name a TrueType or OpenType font, or install the face: `make setup`"
            return Diagnostic("bad-value", f"the face {lost.name} cannot be used: {lost.reason}", span, hint)
        except Exception as bug:  # the desk goes on; the trace is for those who mend it
            traceback.print_exc()
            self._book = None
            message = f"the engine fails on this state of the issue ({type(bug).__name__}: {bug})"
            return Diagnostic("bad-value", message, Span(issue.path, 1, 1), "the last good page stays; undo the change")

    def _told(self, loaded: Loaded, edition: Edition | None, found: tuple[Diagnostic, ...], started: float) -> State:
        old = self.state
        sheets, title = old.sheets, old.title
        if edition is not None and loaded.issue is not None:
            sheets = self.easel.sheets(edition, loaded.sources)
            title = f"{loaded.issue.paper.name.text} {loaded.issue.dateline.date.isoformat()}"
            self._good = loaded.files
        run = Run(self.issue, None, "proof", False)
        pages = {sheet.number: sheet for sheet in sheets} if edition is not None else {}
        waivers = loaded.issue.waivers if loaded.issue is not None else ()
        notes = tuple({**_note(one, run, pages, loaded.sources), "answered": _answer(one, waivers)} for one in found)
        took = (time.perf_counter() - started) * 1000
        paths = shown_paths({**loaded.sources, self.issue: ""})
        return State(old.revision + 1, title, sheets, found, notes, edition is None, paths, loaded.sources, took)


def _answer(found: Diagnostic, waivers: Sequence[Waiver]) -> str:
    """The reason by which the issue answers a warning; empty where it does not."""
    return next((waiver.reason.text for waiver in waivers if answers(waiver, found)), "")


def _note(found: Diagnostic, run: Run, pages: dict[int, Sheet], sources: dict[str, str]) -> dict[str, Any]:
    """A finding with its point on its page and the line it is in."""
    note = finding_facts(found, run)
    sheet = pages.get(found.page or 0)
    point = point_of(sheet.done, found) if sheet else None
    rows = sources.get(found.span.file, "").split("\n")
    note["at_mm"] = [round(to_mm(point.x), 2), round(to_mm(point.y), 2)] if point else None
    note["typed"] = rows[found.span.line - 1].rstrip()[:400] if 0 < found.span.line <= len(rows) else ""
    note["fatal"] = found.code in FATAL
    return note
