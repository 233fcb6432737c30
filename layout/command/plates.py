"""`render.py plates FILE.pdf -o DIR`: the plates as grey PNGs, what each covers, where ink lies too thick."""

from __future__ import annotations

import argparse
import json
import os
import re

from ..output import write
from ..press.plates import NoPlates, Plates, plates
from . import Stop
from .stdout import as_bytes


def run(options: argparse.Namespace) -> int:
    """Writes the plates of every page and says how much ink they carry."""
    if os.path.exists(options.output) and not os.path.isdir(options.output):
        raise Stop(f"{options.output} is a file; name a folder")
    told: list[dict[str, object]] = []
    try:
        for made in plates(options.pdf, options.dpi, options.max_ink):
            files = {f"page-{made.page}-{_slug(one.ink)}.png": one.png for one in made.plates}
            files[f"page-{made.page}-heat.png"] = made.heat
            write({os.path.join(options.output, name): png for name, png in files.items()})
            told.append(_account(made))
            print(_row(made, options.max_ink))
    except NoPlates as failure:
        raise Stop(str(failure)) from failure
    account = {"format": 1, "file": options.pdf, "dpi": options.dpi, "max_ink": options.max_ink, "pages": told}
    text = json.dumps(account, ensure_ascii=False, indent=1) + "\n"
    write({os.path.join(options.output, "plates.json"): as_bytes(text)})
    return 0


def _slug(ink: str) -> str:
    """The name of an ink as part of a file's name."""
    return re.sub(r"[^\w-]+", "-", ink).strip("-").lower() or "ink"


def _account(made: Plates) -> dict[str, object]:
    inks = {one.ink: round(one.coverage, 2) for one in made.plates}
    return {"page": made.page, "coverage": inks, "most_ink": round(made.most, 1), "over_limit": round(made.over, 4)}


def _row(made: Plates, limit: float) -> str:
    inks = ", ".join(f"{one.ink} {one.coverage:.1f} %" for one in made.plates)
    over = f"; {made.over:.3g} % of the sheet is over {limit:g} %" if made.over else ""
    return f"page {made.page}: {inks}; the most ink in one place is {made.most:.0f} %{over}"
