#!/usr/bin/env python3
"""The command line of the newspaper page engine: reads arguments, calls the passes, writes files.

Exit status: 0 no error, 1 an error in the issue's content, 2 the issue cannot be read, the output cannot be written or
the command line is wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from layout.diagnostics import Diagnostic
    from layout.edition import Edition
    from layout.issue import Issue
    from layout.report import Run
    from layout.source import Loaded

FONTS = Path(__file__).resolve().parent / "fonts"
COMMANDS = ("proof", "press", "check", "schema", "watch", "diff")
LATER = {"press": "the press file", "watch": "the live proof", "diff": "the comparison of two proofs"}


class Stop(Exception):
    """The run ends here with status 2; the message is for the user."""


class _Parser(argparse.ArgumentParser):
    """Wrong arguments end with a message and status 2, after the report has been written."""

    def error(self, message: str) -> NoReturn:
        raise Stop(f"{message} (see {self.prog} --help)")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        if words and words[0] not in (*COMMANDS, "-h", "--help"):
            _refuse_slip(words[0])
            words.insert(0, "proof")
        options = parser().parse_args(words)
        if options.command == "schema":
            return _schema()
        return _run(options)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except (Stop, OSError) as stop:
        print(f"render.py: {stop}", file=sys.stderr)
        if not getattr(stop, "reported", False):
            _report_anyway(words, str(stop))
        return 2
    except KeyboardInterrupt:
        return 130


def _refuse_slip(word: str) -> None:
    """A command that is typed wrongly is not an issue that is missing."""
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, 1)
    if near and not os.path.exists(word):
        raise Stop(f"there is no command {word}, and no issue of that name; did you mean {near[0]}?")


def parser() -> argparse.ArgumentParser:
    """The command line as command-line.md has it."""
    top = _Parser(prog="render.py", description="Sets an issue file as newspaper pages.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    proof = commands.add_parser("proof", help="write the proof PDF (the default: render.py ISSUE)")
    press = commands.add_parser("press", help="write the press PDF")
    check = commands.add_parser("check", help="set the issue, write no PDF, list the diagnostics")
    commands.add_parser("schema", help="print the JSON Schema of the issue file")
    watch = commands.add_parser("watch", help="the live proof in a browser")
    diff = commands.add_parser("diff", help="what changed between two proofs")
    for one in (proof, press, check, watch):
        one.add_argument("issue", metavar="ISSUE", help="the issue file (YAML)")
    diff.add_argument("issue", metavar="OLD", help="the older proof")
    diff.add_argument("new", metavar="NEW", help="the newer proof")
    for one in (proof, press):
        one.add_argument("-o", "--output", metavar="PATH", help="the PDF (default: build/NAME.pdf)")
    for one in (proof, press, check):
        one.add_argument("--report", metavar="PATH", help="write the report as JSON")
        one.add_argument("--pages", metavar="1,3-4", type=_page_numbers, help="only these pages")
        one.add_argument("--quiet", action="store_true", help="say nothing but errors")
        one.add_argument("--strict", action="store_true", help="warnings count as errors")
    proof.add_argument("--png", metavar="DPI", type=_dpi, help="one PNG a page beside the PDF")
    proof.add_argument("--grid", action="store_true", help="overlay line grid, columns, areas and ids")
    press.add_argument("--standard", choices=("x1a", "x4"), help="PDF/X-1a:2003 or PDF/X-4")
    press.add_argument("--profile", metavar="FILE.icc", help="the print shop's ICC profile")
    check.add_argument("--json", action="store_true", help="the report on standard output")
    return top


def _page_numbers(text: str) -> frozenset[int]:
    """`1,3-4` as a set of page numbers."""
    numbers: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise argparse.ArgumentTypeError(f"{text!r} is not a list of pages such as 1,3-4")
        low, high = int(first), int(last) if dash else int(first)
        if not 1 <= low <= high <= 9999:
            raise argparse.ArgumentTypeError(f"{part!r} is not a range of pages")
        numbers.update(range(low, high + 1))
    return frozenset(numbers)


def _dpi(text: str) -> float:
    try:
        dpi = float(text)
    except ValueError:
        dpi = 0.0
    if not 10 <= dpi <= 1200:
        raise argparse.ArgumentTypeError(f"{text!r} is not a resolution from 10 to 1200 dpi")
    return dpi


def _schema() -> int:
    import json

    from layout.source import schema

    _print_json(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


def _bytes(text: str) -> bytes:
    """JSON as UTF-8; a byte of a file name that is none stands as the escape that JSON has for it."""
    return text.encode("utf-8", "backslashreplace")


def _print_json(text: str) -> None:
    """A result on standard output: UTF-8 whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(_bytes(text))
    sys.stdout.buffer.flush()


def _run(options: argparse.Namespace) -> int:
    """Proof and check: read, compose, paint, report."""
    from layout.diagnostics import Diagnostic
    from layout.output import NotWritten, refuse_targets, write
    from layout.report import Run, report
    from layout.source import load

    if options.command in LATER:
        raise Stop(f"{LATER[options.command]} is not made yet: this version has proof, check and schema")
    proof = options.command == "proof"
    output = (options.output or os.path.join("build", Path(options.issue).stem + ".pdf")) if proof else None
    refuse_targets([path for path in (output, options.report) if path], options.issue)
    loaded = load(options.issue)
    run = Run(options.issue, output, "proof", options.strict)
    edition = None
    found = list(loaded.diagnostics)
    if loaded.issue is not None:
        made = _composed(loaded.issue, options)
        edition = None if isinstance(made, Diagnostic) else made
        more = (made,) if isinstance(made, Diagnostic) else made.diagnostics
        found = sorted({*found, *more}, key=lambda one: (one.span.file != options.issue, one.span))
    status = _status(found, run)
    files: dict[str, bytes] = {}
    if output is not None and edition is not None and loaded.issue is not None and status != 2:
        files |= _painted(loaded.issue, edition, output, options)
    text = report(run, edition, found)
    told = {options.report: _bytes(text)} if options.report else {}
    try:
        write({**files, **told})
    except NotWritten as stop:
        if files and told:
            write(told)
            stop.reported = True
        raise
    if getattr(options, "json", False):
        _print_json(text)
    _say(found, run, loaded, options)
    return status


def _status(found: Sequence[Diagnostic], run: Run) -> int:
    from layout.report import severity
    from layout.source import FATAL

    if any(one.code in FATAL for one in found):
        return 2
    return int(any(severity(one, run) == "error" for one in found))


def _composed(issue: Issue, options: argparse.Namespace) -> Edition | Diagnostic:
    """The edition, page by page, with a bar on a terminal; or what is wrong with a face that the issue brings."""
    from layout import compose
    from layout.diagnostics import Diagnostic
    from layout.fonts import FontBook, NoFace
    from layout.source.faces import BrokenCatalogueError, catalogue

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
        return compose(issue, book, options.pages, _progress(options), grid=getattr(options, "grid", False))
    except NoFace as lost:
        if lost.name in issue.fonts:
            file = issue.fonts[lost.name]
            message = f"`fonts`: {file.name} cannot be used as the face {lost.name}: {lost.reason}"
            return Diagnostic("bad-value", message, file.span, "name a TrueType or OpenType font, or a collection")
        raise Stop(
            f"the face {lost.name} is not installed ({lost.path}: {lost.reason}); run `make setup`, "
            "or `npm ci --prefix fonts`"
        ) from lost


def _progress(options: argparse.Namespace):  # type: ignore[no-untyped-def]
    """Draws a bar on a terminal; None elsewhere."""
    if options.quiet or not sys.stderr.isatty():
        return None

    def draw(done: int, pages: int) -> None:
        if pages > 1:
            bar = ("█" * (done * 24 // pages)).ljust(24, "░")
            end = "\n" if done == pages else ""
            print(f"\r{bar} {done}/{pages}", end=end, file=sys.stderr, flush=True)

    return draw


def _painted(issue: Issue, edition: Edition, output: str, options: argparse.Namespace) -> dict[str, bytes]:
    """The files of a proof: the PDF and, where asked for, its pages as PNG."""
    from layout.paint.pdf import paint

    title = f"{issue.paper.name.text} {issue.dateline.date.isoformat()}"
    files = {output: paint(tuple(done.page for done in edition.pages), title)}
    if options.png:
        from layout.paint.png import rasters

        for done, png in zip(edition.pages, rasters(files[output], options.png), strict=True):
            files[f"{os.path.splitext(output)[0]}-{done.page.number}.png"] = png
    return files


def _report_anyway(words: Sequence[str], said: str) -> None:
    """The report is written at every exit: an empty one where the run could not begin."""
    from layout.output import refuse_targets, write
    from layout.report import Run, report

    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--report")
    early.add_argument("--json", action="store_true")
    try:
        known, rest = early.parse_known_args(list(words))
        named = next((word for word in rest if word not in COMMANDS and not word.startswith("-")), "")
        text = report(Run(named, None, "proof", False), None, ())
        if known.json and words[0] == "check":
            _print_json(text)
        if known.report:
            refuse_targets([known.report], named)
            write({known.report: _bytes(text)})
    except (OSError, argparse.ArgumentError) as failure:
        if str(failure) != said:
            print(f"render.py: {failure}", file=sys.stderr)


def _say(found: Sequence[Diagnostic], run: Run, loaded: Loaded, options: argparse.Namespace) -> None:
    """Every diagnostic with its line, then the count."""
    from layout.report import printed, severity, summary

    for one in found:
        if not options.quiet or severity(one, run) == "error":
            print(printed(one, run, loaded.sources), file=sys.stderr)
    if not options.quiet:
        made = f"{run.output}: " if run.output else f"{run.source}: "
        print(made + summary(run, found), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
