"""The newspaper page engine: an issue file goes in at one end, a display list comes out at the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeAlias

    from .diagnostics import Diagnostic
    from .edition import Edition, SetPage
    from .fonts import FontBook
    from .issue import Issue
    from .page.shelf import Shelf
    from .spread import Spread

    Set: TypeAlias = tuple[SetPage, tuple[Diagnostic, ...]]

__all__ = ["compose"]


def compose(
    issue: Issue,
    fonts: FontBook,
    numbers: frozenset[int] | None = None,
    spread: Spread | None = None,
    shelf: Shelf | None = None,
) -> Edition:
    """The issue set: all its pages, or those of the given numbers.

    `spread` does the work of a page for 0, 1 … and gives the results in order; without it they are done one by one.
    With a `shelf`, blocks and pages that an earlier run with the same faces has set, and that would come out the same,
    are taken from it.  Raises `fonts.NoFace` where a face and all its substitutes are missing.
    """
    from .diagnostics import Diagnostic, Span
    from .edition import Edition
    from .page.compose import carriage, set_page
    from .page.shelf import Shelf

    pages = []
    diagnostics: list[Diagnostic] = []
    wanted = [page for page in issue.pages if numbers is None or page.number in numbers]
    kept = shelf or Shelf()
    kept.turn()
    carried = carriage(issue, fonts, kept)

    def work(place: int) -> Set:
        return set_page(issue, wanted[place], fonts, carried, kept)

    for done, findings in spread(work, len(wanted)) if spread else map(work, range(len(wanted))):
        pages.append(done)
        diagnostics += findings
    for lost in sorted(fonts.substitutions):
        message = f"the face {lost.wanted} is not to be had ({lost.reason}); {lost.used} is used"
        hint = "install it, or name a file for it under `fonts`"
        names = (lost.wanted, lost.wanted.partition("-")[0])
        named = (keys.span for keys in issue.styles.values() if keys.face in names)
        place = next((span for span in named if span is not None), Span(issue.path, 1, 1))
        diagnostics.append(Diagnostic("font-substituted", message, place, hint))
    order = sorted(dict.fromkeys(diagnostics), key=lambda found: (found.span, found.code))
    return Edition(tuple(pages), tuple(order))
