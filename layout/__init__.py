"""The newspaper page engine: an issue file goes in at one end, a display list comes out at the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .edition import Edition
    from .fonts import FontBook
    from .issue import Issue

__all__ = ["compose"]


def compose(
    issue: Issue,
    fonts: FontBook,
    numbers: frozenset[int] | None = None,
    progress: Callable[[int, int], None] | None = None,
    grid: bool = False,
) -> Edition:
    """The issue set: all its pages, or those of the given numbers; with `grid`, the grid drawn over each.

    `progress` is told how many pages of how many are done.  Raises `fonts.NoFace` where a face and all its substitutes
    are missing.
    """
    from .diagnostics import Diagnostic, Span
    from .edition import Edition
    from .page.compose import carriage, set_page
    from .page.overlay import with_grid

    pages = []
    diagnostics: list[Diagnostic] = []
    wanted = [page for page in issue.pages if numbers is None or page.number in numbers]
    carried = carriage(issue, fonts)
    for count, page in enumerate(wanted, 1):
        done, findings = set_page(issue, page, fonts, carried)
        pages.append(with_grid(done, fonts) if grid else done)
        diagnostics += findings
        if progress is not None:
            progress(count, len(wanted))
    for lost in fonts.substitutions:
        message = f"the face {lost.wanted} is not to be had ({lost.reason}); {lost.used} is used"
        hint = "install it, or name a file for it under `fonts`"
        diagnostics.append(Diagnostic("font-substituted", message, Span(issue.path, 1, 1), hint))
    order = sorted(dict.fromkeys(diagnostics), key=lambda found: (found.span, found.code))
    return Edition(tuple(pages), tuple(order))
