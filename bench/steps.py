"""Times the sample issue: each step in this process, the whole run as a process of its own, medians of five.

    python -m bench steps [ISSUE]

Prints a table.  Figures of different machines do not compare; those of one run do.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

from . import clock

ROOT = Path(__file__).resolve().parent.parent
TURNS = 5
COPY = "山城警方昨日通报，五级预警劝阻成效明显；今年以来已劝阻4620.97万次，返还2.45亿元。"
Made = TypeVar("Made")


def timed(work: Callable[[], Made]) -> tuple[float, Made]:
    """The median time of some work in milliseconds, and what it gave last."""
    times = []
    for _ in range(TURNS):
        start = time.perf_counter()
        made = work()
        times.append((time.perf_counter() - start) * 1000)
    return median(times), made


def process(*words: str) -> tuple[float, float]:
    """Wall time in milliseconds and peak memory in MiB of a run of render.py, medians."""
    runs = [clock.run([sys.executable, str(ROOT / "render.py"), *words], Path.cwd()) for _ in range(TURNS)]
    return median(one.wall for one in runs) * 1000, median(one.peak for one in runs)


def steps(issue: str) -> list[tuple[str, float]]:
    """Source, compose and paint apart, in this process, everything loaded."""
    sys.path.insert(0, str(ROOT))
    from layout import compose
    from layout.fonts import FontBook
    from layout.paint.pdf import paint
    from layout.source import load
    from layout.source.faces import catalogue

    fonts = str(ROOT / "fonts")
    source, loaded = timed(lambda: load(issue))
    if loaded.issue is None:
        sys.exit(f"{issue} cannot be read: run render.py check {issue}")
    ready = loaded.issue
    composing, edition = timed(lambda: compose(ready, FontBook(catalogue(fonts, ready.fonts))))
    pages = tuple(done.page for done in edition.pages)
    painting, _ = timed(lambda: paint(pages, "bench"))
    return [("source (read and check)", source), ("compose", composing), ("paint", painting)]


def story(count: int) -> float:
    """One story of so many characters, prepared, broken and justified to a column of 13 characters."""
    from layout.colour import BLACK
    from layout.fonts import FontBook
    from layout.geometry import pt
    from layout.issue import Text
    from layout.markup import plain
    from layout.source.faces import catalogue
    from layout.text.itemize import Setting
    from layout.text.justify import justify
    from layout.text.linebreak import break_lines
    from layout.text.nodes import Voice
    from layout.text.spacing import prepare

    size, measure = pt(10), pt(130)
    book = FontBook(catalogue(str(ROOT / "fonts"), {}))
    setting = Setting(dict.fromkeys("pske", Voice(book.face("song"), size, BLACK, 1.0, 0)), "copy")
    strand = plain(Text((COPY * (count // len(COPY) + 1))[:count], "bench", ((0, 1, 1),)))

    def composed() -> None:
        ready = prepare(strand, setting, book)
        justify(ready, break_lines(ready, measure, 2 * size), measure, 2 * size)

    return timed(composed)[0]


def main(words: list[str]) -> None:
    """Prints the table."""
    issue = words[0] if words else str(ROOT / "issue.yaml")
    with tempfile.TemporaryDirectory() as folder:
        output, report = os.path.join(folder, "bench.pdf"), os.path.join(folder, "bench.json")
        rows = steps(issue)
        help_wall, _ = process("--help")
        wall, peak = process("proof", issue, "-o", output, "--report", report)
        size = os.path.getsize(output) / 1024
        pages = len(json.loads(Path(report).read_text(encoding="utf-8"))["pages"])
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}")
    print(f"{Path(issue).name}: {pages} pages, medians of {TURNS}")
    for name, value in [("start-up (render.py --help)", help_wall), *rows, ("whole run, wall", wall)]:
        print(f"  {name:<30} {value:8.1f} ms")
    for count in (100_000, 200_000):
        print(f"  compose {count:,} characters (one story, broken and justified) {story(count):8.0f} ms")
    print(f"  {'whole run, peak memory':<30} {peak:8.1f} MiB")
    print(f"  {'PDF':<30} {size:8.0f} KiB")
