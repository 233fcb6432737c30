"""Issue -> edition, as every command has it done: the faces found, the pages set, a bar on a terminal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from .. import compose
from ..diagnostics import Diagnostic
from ..edition import Edition
from ..fonts import FontBook, NoFace
from ..issue import Issue
from ..press.inspect import inspected
from ..source.faces import BrokenCatalogueError, catalogue
from . import Stop
from .hands import SetPages, jobs_of, set_on

Done = TypeVar("Done")
FONTS = Path(__file__).resolve().parents[2] / "fonts"

Staged = Callable[[Edition, FontBook], Edition]
"""Puts the sheets of a stage into an edition."""


def composed(issue: Issue, options: argparse.Namespace, staged: Staged | None = None) -> Edition | Diagnostic:
    """The edition, page by page, with a bar on a terminal; or what is wrong with a face that the issue brings."""
    missing = sorted((options.pages or set()) - {page.number for page in issue.pages})
    if missing and not options.pages & {page.number for page in issue.pages}:
        raise Stop(f"the issue has no page {', '.join(map(str, missing))}")
    if missing:
        print(f"render.py: the issue has no page {', '.join(map(str, missing))}", file=sys.stderr)
    book = opened_book(issue)
    try:
        made = compose(issue, book, options.pages, partial(_shown, options, book))
        if options.command == "press" and issue.press.marks:
            made = _slugged(made, issue, book)
    except NoFace as lost:
        if lost.name in issue.fonts:
            file = issue.fonts[lost.name]
            message = f"`fonts`: {file.name} cannot be used as the face {lost.name}: {lost.reason}"
            return Diagnostic("bad-value", message, file.span, "name a TrueType or OpenType font, or a collection")
        raise Stop(
            f"the face {lost.name} is not installed ({_shown_face(lost)}{lost.reason}); run `make setup`, "
            "or `npm ci --prefix fonts`"
        ) from lost
    made = _with_grid(made, book) if getattr(options, "grid", False) else made
    made = inspected(made, issue, options.command == "press")
    made = _marked(made, issue, book) if options.command == "proof" else made
    return staged(made, book) if staged is not None else made


def _shown_face(lost: NoFace) -> str:
    """The file of a face as the catalogue has it, below the folder of the faces."""
    return f"{Path(os.path.relpath(lost.path, FONTS)).as_posix()}: " if lost.path else ""


def _marked(made: Edition, issue: Issue, book: FontBook) -> Edition:
    """The edition with its findings marked on its pages."""
    from ..page.flags import marked

    return marked(made, issue, book)


def _slugged(made: Edition, issue: Issue, book: FontBook) -> Edition:
    """The pages with what their sheets say outside them."""
    from ..page.slug import with_slug

    return made._replace(pages=tuple(with_slug(page, issue, book) for page in made.pages))


def opened_book(issue: Issue) -> FontBook:
    """The faces of the house with those that the issue brings over them."""
    try:
        return FontBook(catalogue(str(FONTS), issue.fonts))
    except (BrokenCatalogueError, KeyError, ValueError) as broken:
        raise Stop(f"fonts/fonts.yaml cannot be used: {broken}") from broken


def _with_grid(made: Edition, book: FontBook) -> Edition:
    """The edition with the grid drawn over every page."""
    from ..page.overlay import with_grid

    return made._replace(pages=tuple(with_grid(page, book) for page in made.pages))


def _shown(options: argparse.Namespace, book: FontBook, work: Callable[[int], Done], count: int) -> Iterator[Done]:
    """The pages as they get done, on as many cores as asked for, with a bar on a terminal."""
    bar = not options.quiet and sys.stderr.isatty() and count > 1
    for number, done in enumerate(set_on(jobs_of(options), SetPages(book), work, count), 1):
        if bar:
            filled = ("█" * (number * 24 // count)).ljust(24, "░")
            end = "\n" if number == count else ""
            print(f"\r{filled} {number}/{count}", end=end, file=sys.stderr, flush=True)
        yield done
