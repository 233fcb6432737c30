"""The page against its peers: this engine, Typst, WeasyPrint and naive reportlab set the same broadsheet pages.

    python -m bench              1, 8 and 32 pages, medians of five turns, the engines by turns
    python -m bench --turns 1 --pages 1,8 --only engine,typst
    python -m bench steps        the engine's own steps on the sample issue
    python -m bench scale        a story without end, 200 pictures, 96 pages: each within 1 GiB
    python -m bench desk         the live proof: from the write of a story to the event in a browser

A page has 1,900 Han characters in four stories, three JPEGs of 1600 x 1067 and a QR code; no two pages have the same
copy or pictures.  WeasyPrint needs Pango (Debian: libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0).
Figures of different machines do not compare; those of one run do.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from . import clock, desk, scale, steps
from .as_html import html
from .as_issue import issue
from .as_typst import typst
from .clock import Used
from .edition import NAME, Sheet, draw, sheets

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FACES = ("song-400", "song-900", "hei-400", "hei-700", "kai-400")
PEAK = {1: 100, 32: 150}
"""The goals for the memory of a run, in MiB, by its pages."""
START_UP = 60


class Row(NamedTuple):
    """Medians of one engine, and the size of its PDF in KiB."""

    engine: str
    used: Used
    size: float


def commands(folder: Path, jobs: int) -> dict[str, list[str]]:
    """The engines as command lines; each writes NAME.pdf."""
    python = sys.executable
    return {
        "engine": [python, f"{ROOT}/render.py", "proof", "pages.yaml", "-o", "engine.pdf", "--quiet"]
        + (["--jobs", str(jobs)] if jobs else []),
        "typst": [python, f"{HERE}/run_typst.py", "pages.typ", "faces", "typst.pdf"],
        "weasyprint": [python, f"{HERE}/run_weasyprint.py", "pages.html", "weasyprint.pdf"],
        "reportlab": [python, f"{HERE}/naive.py", str(folder / "sheets.json"), "faces.json", "reportlab.pdf"],
    }


def lay_out(folder: Path, pages: tuple[Sheet, ...]) -> None:
    """Writes what the engines read."""
    sys.path.insert(0, str(ROOT))
    from layout.source.faces import catalogue

    entries = catalogue(str(ROOT / "fonts"), {}).entries
    faces = {name: entries[name].path for name in FACES}
    draw(folder, pages)
    (folder / "faces").mkdir(exist_ok=True)
    for path in faces.values():
        link = folder / "faces" / os.path.basename(path)
        if not link.exists():
            link.symlink_to(os.path.realpath(path))
    told = [{**sheet._asdict(), "name": NAME} for sheet in pages]
    for one in told:
        one["stories"] = {name: story._asdict() for name, story in one["stories"].items()}
    texts = {
        "pages.yaml": issue(pages),
        "pages.typ": typst(pages),
        "pages.html": html(pages, {name: Path(path).as_uri() for name, path in faces.items()}),
        "sheets.json": json.dumps(told, ensure_ascii=False),
        "faces.json": json.dumps(faces),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def race(folder: Path, words: dict[str, list[str]], turns: int) -> list[Row]:
    """Every engine by turns, so that what else the machine does falls on all alike."""
    runs: dict[str, list[Used]] = {name: [] for name in words}
    for _ in range(turns):
        for name, command in words.items():
            runs[name].append(clock.run(command, folder))
    rows = []
    for name, command in words.items():
        wall, cpu, peak = (median(figures) for figures in zip(*runs[name], strict=True))
        peak = max(peak, clock.peak_of_all(command, folder))
        rows.append(Row(name, Used(wall, cpu, peak), (folder / f"{name}.pdf").stat().st_size / 1024))
    return rows


def table(count: int, rows: list[Row]) -> str:
    """The figures of one number of pages, as Markdown, with the ratios to Typst."""
    lines = [
        f"### {count} page{'s' if count > 1 else ''}",
        "",
        "| engine | wall s | CPU s | peak MiB | PDF KiB | wall / Typst | PDF / Typst |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    peer = next((row for row in rows if row.engine == "typst"), None)
    for name, used, size in rows:
        ratios = (f"{used.wall / peer.used.wall:.2f}", f"{size / peer.size:.3f}") if peer else ("", "")
        cells = (name, f"{used.wall:.3f}", f"{used.cpu:.3f}", f"{used.peak:.0f}", f"{size:,.0f}", *ratios)
        lines.append(f"| {' | '.join(cells)} |")
    goal = f"peak ≤ {PEAK[count]} MiB, " if count in PEAK else ""
    return "\n".join([*lines, "", f"Goals of the engine: {goal}wall ≤ 1.00 × Typst, PDF ≤ 1.000 × Typst."])


def machine() -> str:
    """What the figures were measured on."""
    name = platform.processor() or platform.machine()
    try:
        listed = Path("/proc/cpuinfo").read_text().splitlines()
        name = next((line.partition(":")[2].strip() for line in listed if line.startswith("model name")), name)
    except OSError:
        pass
    return f"{name}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    """Prints the tables."""
    if sys.argv[1:2] == ["desk"]:
        desk.main(sys.argv[2:])
        return
    if sys.argv[1:2] == ["steps"]:
        steps.main(sys.argv[2:])
        return
    if sys.argv[1:2] == ["scale"]:
        scale.main(sys.argv[2:])
        return
    wanted = argparse.ArgumentParser(prog="bench/run")
    wanted.add_argument("--turns", type=int, default=5)
    wanted.add_argument("--pages", default="1,8,32")
    wanted.add_argument("--only", default="")
    wanted.add_argument("--jobs", type=int, default=0)
    wanted.add_argument("--keep", metavar="FOLDER", help="leave the files there")
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(given.keep or made).resolve()
        folder.mkdir(exist_ok=True)
        print(f"{machine()}; medians of {given.turns}\n")
        for count in map(int, given.pages.split(",")):
            lay_out(folder, sheets(count))
            words = commands(folder, given.jobs)
            words = {name: words[name] for name in words if not given.only or name in given.only.split(",")}
            print(table(count, race(folder, words, given.turns)) + "\n", flush=True)
        walls = [clock.run([sys.executable, f"{ROOT}/render.py", "--help"], folder).wall for _ in range(given.turns)]
        print(f"Start-up (`render.py --help`): {median(walls) * 1000:.0f} ms; goal ≤ {START_UP} ms.")


if __name__ == "__main__":
    main()
