"""The live proof: from the write of a story to the event in the browser, and to the next frame on its screen.

    python -m bench desk [ISSUE]

Twenty edits of the stories of an issue of eight pages (the sample issue), one at a time in a real headless Chromium.
Both clocks are the machine's.  Needs Debian's chromium and the dev libraries.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
EDITS = 20
GOAL = 100
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --no-first-run --disable-component-update "
    "--disable-sync"
).split()
LISTEN = """() => { window.seen = []; addEventListener("desk:state", () => {
    const at = performance.timeOrigin + performance.now();
    requestAnimationFrame(() => setTimeout(() => seen.push([at, performance.timeOrigin + performance.now(),
        document.getElementById("pulse").title])));
}); }"""
WAIT = """count => new Promise(done => {
    const look = () => seen.length > count ? done(seen.at(-1)) : setTimeout(look, 5);
    look();
})"""


def measured(issue: Path) -> list[tuple[float, float, float]]:
    """For every edit milliseconds to the event, to the screen, and those of the setting alone."""
    from playwright.sync_api import sync_playwright

    words = [sys.executable, str(ROOT / "render.py"), "watch", str(issue), "--no-open"]
    with (
        subprocess.Popen(words, stderr=subprocess.PIPE, text=True, encoding="utf-8") as desk,
        sync_playwright() as engine,
    ):
        try:
            assert desk.stderr is not None
            address = re.search(r"http://\S+/", desk.stderr.readline())
            assert address is not None
            silent = subprocess.Popen(["cat"], stdin=desk.stderr, stdout=subprocess.DEVNULL)
            browser = engine.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address[0])
            page.wait_for_selector("html[data-revision]", state="attached", timeout=60_000)
            page.wait_for_timeout(3000)
            page.evaluate(LISTEN)
            stories = sorted(path for path in issue.parent.glob("copy/*.md") if path.stat().st_size > 900)
            rows = []
            for number in range(EDITS):
                story = stories[number * 7 % len(stories)]
                text = story.read_text(encoding="utf-8")
                edited = text.replace("，", "，又", 1) if "，" in text else text + "又。"
                page.wait_for_timeout(150)
                start = time.time() * 1000
                story.write_text(edited, encoding="utf-8")
                at, shown, took = page.evaluate(WAIT, number)
                rows.append((at - start, shown - start, float(took.split()[0])))
            browser.close()
            return rows
        finally:
            desk.terminate()
            desk.wait(10)
            silent.wait(10)


def main(words: list[str]) -> None:
    """Prints the figures."""
    source = Path(words[0]) if words else ROOT / "issue.yaml"
    with tempfile.TemporaryDirectory() as folder:
        for name in ("copy", "photos", "pages"):
            if (source.parent / name).is_dir():
                shutil.copytree(source.parent / name, Path(folder) / name)
        issue = Path(shutil.copy(source, folder))
        events, screens, sets = zip(*measured(issue), strict=True)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores{load}; {source.name}, {EDITS} edits, milliseconds"
    )
    for name, values in (
        ("setting alone", sets),
        ("write to event in the browser", events),
        ("to the next frame", screens),
    ):
        print(f"  {name:<30} median {median(values):6.0f}   least {min(values):6.0f}   most {max(values):6.0f}")
    print(f"  goal: {GOAL} ms to the event: {'met' if median(events) <= GOAL else 'not met on this machine now'}")


if __name__ == "__main__":
    main(sys.argv[1:])
