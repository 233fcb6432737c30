"""The command line as words and options: what command-line.md lists, and nothing computed."""

from __future__ import annotations

import argparse
import os
from typing import NoReturn

from ..text.rules.wording import STAGES
from . import Stop

COMMANDS = ("proof", "press", "check", "schema", "watch", "diff", "preflight", "plates", "completion")

SHELLS = ("bash", "zsh", "tcsh")


class _Parser(argparse.ArgumentParser):
    """Wrong arguments end with a message and status 2, after the report has been written."""

    def error(self, message: str) -> NoReturn:
        raise Stop(f"{message} (see {self.prog} --help)")


def refuse_slip(word: str) -> None:
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
    preflight = commands.add_parser("preflight", help="check a press PDF, from here or anywhere")
    plates = commands.add_parser("plates", help="the plates of a PDF as grey PNGs, with their ink")
    completion = commands.add_parser("completion", help="print what makes a shell complete this command line")
    completion.add_argument("shell", metavar="SHELL", choices=SHELLS, help=" or ".join(SHELLS))
    for one in (preflight, plates):
        one.add_argument("pdf", metavar="FILE.pdf", help="the PDF")
        one.add_argument("--max-ink", metavar="PERCENT", type=_ink, default=240.0, help="the ink limit (default: 240)")
    preflight.add_argument("--standard", choices=("x1a", "x4"), help="what it must be (default: what it says it is)")
    preflight.add_argument("--json", action="store_true", help="the verdict as JSON on standard output")
    plates.add_argument("-o", "--output", metavar="DIR", required=True, help="the folder of the plates")
    plates.add_argument("--dpi", metavar="DPI", type=_dpi, default=100.0, help="resolution (default: 100)")
    for one in (proof, press, check, watch):
        one.add_argument("issue", metavar="ISSUE", help="the issue file (YAML)")
    diff.add_argument("issue", metavar="OLD", help="the older proof")
    diff.add_argument("new", metavar="NEW", help="the newer proof")
    diff.add_argument("--json", action="store_true", help="the comparison as JSON")
    diff.add_argument("-o", "--output", metavar="PATH", help="both proofs as one PDF: old cyan, new magenta")
    for one in (proof, press):
        one.add_argument("-o", "--output", metavar="PATH", help="the PDF (default: build/NAME.pdf)")
    for one in (proof, press, check):
        one.add_argument("--report", metavar="PATH", help="write the report as JSON")
        one.add_argument("--pages", metavar="1,3-4", type=_page_numbers, help="only these pages")
        one.add_argument("--quiet", action="store_true", help="say nothing but errors")
        one.add_argument("--strict", action="store_true", help="warnings count as errors")
        one.add_argument("--jobs", metavar="N", type=_jobs, help="pages at a time (default: one a core)")
    proof.add_argument("--png", metavar="DPI", type=_dpi, help="one PNG a page beside the PDF")
    proof.add_argument("--no-verify", action="store_true", help="do not read the PDF again to compare it with the copy")
    proof.add_argument("--grid", action="store_true", help="overlay line grid, columns, areas and ids")
    proof.add_argument("--stage", choices=STAGES, help="a slug for signing; galleys; a proof for the press")
    proof.add_argument("--story", metavar="ID", help="one story of --stage " + STAGES[0] + ": lead or 1/lead")
    press.add_argument("--standard", choices=("x1a", "x4"), help="PDF/X-1a:2003 or PDF/X-4")
    press.add_argument("--profile", metavar="FILE.icc", help="the print shop's ICC profile")
    watch.add_argument("--port", metavar="N", type=_port, default=0, help="this port (default: a free one)")
    watch.add_argument("--no-open", action="store_true", help="open no browser")
    watch.add_argument(
        "--editor", metavar="NAME", help="a click opens the line: vscode, idea ... or a link with {path}"
    )
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


def _ink(text: str) -> float:
    try:
        ink = float(text)
    except ValueError:
        ink = 0.0
    if not 100 <= ink <= 400:
        raise argparse.ArgumentTypeError(f"{text!r} is not an ink limit from 100 to 400 per cent")
    return ink


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 64")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


def _dpi(text: str) -> float:
    try:
        dpi = float(text)
    except ValueError:
        dpi = 0.0
    if not 10 <= dpi <= 1200:
        raise argparse.ArgumentTypeError(f"{text!r} is not a resolution from 10 to 1200 dpi")
    return dpi
