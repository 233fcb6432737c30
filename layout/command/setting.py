"""Issue -> edition, as every command has it done: the faces found, the pages set, a bar on a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from .. import compose
from ..diagnostics import Diagnostic
from ..edition import Edition
from ..fonts import FontBook, NoFace
from ..issue import Issue
from ..press.inspect import inspected
from ..source.faces import BrokenCatalogueError, catalogue
from . import Stop

FONTS = Path(__file__).resolve().parents[2] / "fonts"


def composed(issue: Issue, options: argparse.Namespace) -> Edition | Diagnostic:
    """The edition, page by page, with a bar on a terminal; or what is wrong with a face that the issue brings."""
    missing = sorted((options.pages or set()) - {page.number for page in issue.pages})
    if missing and not options.pages & {page.number for page in issue.pages}:
        raise Stop(f"the issue has no page {', '.join(map(str, missing))}")
    if missing:
        print(f"render.py: the issue has no page {', '.join(map(str, missing))}", file=sys.stderr)
    try:
        book = FontBook(catalogue(str(FONTS), issue.fonts))
    except (BrokenCatalogueError, KeyError, ValueError) as broken:
        raise Stop(f"fonts/fonts.yaml cannot be used: {broken}") from broken
    try:
        made = compose(issue, book, options.pages, _progress(options), grid=getattr(options, "grid", False))
        if options.command == "press" and issue.press.marks:
            made = _slugged(made, issue, book)
    except NoFace as lost:
        if lost.name in issue.fonts:
            file = issue.fonts[lost.name]
            message = f"`fonts`: {file.name} cannot be used as the face {lost.name}: {lost.reason}"
            return Diagnostic("bad-value", message, file.span, "name a TrueType or OpenType font, or a collection")
        raise Stop(
            f"the face {lost.name} is not installed ({lost.path}: {lost.reason}); run `make setup`, "
            "or `npm ci --prefix fonts`"
        ) from lost
    return inspected(made, issue, options.command == "press")


def _slugged(made: Edition, issue: Issue, book: FontBook) -> Edition:
    """The pages with what their sheets say outside them."""
    from ..page.slug import with_slug

    return made._replace(pages=tuple(with_slug(page, issue, book) for page in made.pages))


def _progress(options: argparse.Namespace) -> Callable[[int, int], None] | None:
    """Draws a bar on a terminal; None elsewhere."""
    if options.quiet or not sys.stderr.isatty():
        return None

    def draw(done: int, pages: int) -> None:
        if pages > 1:
            bar = ("█" * (done * 24 // pages)).ljust(24, "░")
            end = "\n" if done == pages else ""
            print(f"\r{bar} {done}/{pages}", end=end, file=sys.stderr, flush=True)

    return draw
