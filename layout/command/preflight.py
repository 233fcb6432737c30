"""`render.py preflight FILE.pdf`: any PDF from anywhere against the rules of the plates."""

from __future__ import annotations

import argparse
import json
from typing import cast

from ..pdfs import BadPDF, File
from ..press.check_file import claimed
from ..press.preflight import preflight, read
from ..press.rules import RULES, Breach, Demands
from ..press.standard import STANDARDS, Standard
from . import Stop
from .stdout import print_json


def run(options: argparse.Namespace) -> int:
    """PASS, or every breach with its place; the exit status says which."""
    try:
        file = read(options.pdf)
    except BadPDF as failure:
        raise Stop(f"{options.pdf} cannot be read: {failure}") from failure
    standard = cast(Standard, options.standard or (claimed(file) if isinstance(file, File) else "") or "x1a")
    found = preflight(file, Demands(standard, options.max_ink)) if isinstance(file, File) else file
    failed = any(one.level == "error" for one in found)
    if options.json:
        print_json(_as_json(options.pdf, standard, len(file.pages) if isinstance(file, File) else 0, found))
    else:
        print(told(options.pdf, standard, found), end="")
    return int(failed)


def told(name: str, standard: Standard, found: tuple[Breach, ...]) -> str:
    """The verdict and every breach, as people read it."""
    failed = sum(1 for one in found if one.level == "error")
    warned = len(found) - failed
    verdict = "FAIL" if failed else "PASS"
    rows = [f"{verdict} {name}: {STANDARDS[standard].title}, {failed} broken, {warned} to look at"]
    rows += [f"  {_line(one)}" for one in found]
    return "\n".join(rows) + "\n"


def _line(one: Breach) -> str:
    where = f"page {one.page}" if one.page else "file"
    at = f" at {one.at[0]:g}, {one.at[1]:g} mm" if one.at else ""
    often = f" ({one.times} times)" if one.times > 1 else ""
    return f"{where}{at}: {one.level}[{one.rule}]: {one.detail}{often} — {RULES[one.rule].meaning}"


def _as_json(name: str, standard: Standard, pages: int, found: tuple[Breach, ...]) -> str:
    made = {
        "format": 1,
        "file": name,
        "standard": standard,
        "verdict": "FAIL" if any(one.level == "error" for one in found) else "PASS",
        "pages": pages,
        "breaches": [
            {
                "rule": one.rule,
                "severity": one.level,
                "message": one.detail,
                "meaning": RULES[one.rule].meaning,
                "source": RULES[one.rule].source,
                "page": one.page,
                "at_mm": list(one.at) if one.at else None,
                "times": one.times,
            }
            for one in found
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
