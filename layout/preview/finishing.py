"""Set pages looked over for the plates and marked as the proof marks them, each once: a page that came from the shelf
has been through it."""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..edition import Edition, SetPage
from ..fonts import FontBook
from ..issue import Issue
from ..page.flags import marked
from ..press.inspect import inspected
from ..record import NamedTuple


class _Finished(NamedTuple):
    """What a page was, everything else that counted, and what it came to."""

    done: SetPage
    told: tuple[object, ...]
    page: SetPage
    findings: tuple[Diagnostic, ...]


class Finish:
    """Keeps what the last run finished."""

    def __init__(self) -> None:
        self._kept: dict[int, _Finished] = {}

    def finished(self, edition: Edition, issue: Issue, book: FontBook) -> Edition:
        """The edition with its pages marked and everything found on them."""
        before, self._kept = self._kept, {}
        found = dict.fromkeys(edition.diagnostics)
        pages = []
        for done in edition.pages:
            number = done.page.number
            own = tuple(one for one in edition.diagnostics if one.page == number)
            told = (own, issue.press, tuple(book.substitutions))
            kept = before.get(number)
            if kept is None or kept.done is not done or kept.told != told:
                kept = _one(edition._replace(pages=(done,), diagnostics=own), told, issue, book)
            self._kept[number] = kept
            pages.append(kept.page)
            found |= dict.fromkeys(kept.findings)
        order = sorted(found, key=lambda one: (one.span, one.code))
        return edition._replace(pages=tuple(pages), diagnostics=tuple(order))


def _one(alone: Edition, told: tuple[object, ...], issue: Issue, book: FontBook) -> _Finished:
    """An edition of one page, finished."""
    seen = inspected(alone, issue, False)
    return _Finished(alone.pages[0], told, marked(seen, issue, book).pages[0], seen.diagnostics)
