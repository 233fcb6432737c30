"""A run that is ended in the midst of writing: by SIGKILL, which nobody can answer, and by SIGTERM.

Under each name stands the old file or the new one, whole; what SIGKILL leaves beside it goes with a later run.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.desk import ISSUE, ROOT, Desk

ENDED = """
import os, runpy, sys
from pathlib import Path

number, moment = int(sys.argv.pop(1)), int(sys.argv.pop(1))
write, replace = Path.write_bytes, os.replace
steps = iter(range(100))

def comes(path):
    return Path(path).resolve().is_relative_to(Path.cwd()) and next(steps) == moment

def written(path, content):
    if comes(path):
        write(path, content[: len(content) // 2])
        os.kill(os.getpid(), number)
    return write(path, content)

def replaced(source, place):
    if comes(place):
        os.kill(os.getpid(), number)
    replace(source, place)

Path.write_bytes, os.replace = written, replaced
sys.path.insert(0, sys.argv.pop(1))
sys.argv[0] = sys.path[0] + "/render.py"
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""A run that gets a signal at a moment: when half of a file is written, or before one is put in its place."""
STEPS = {"proof": 4, "press": 6}
"""PDF and report, each written, each put in its place; in press the picture that is kept before them."""
STORY = "a: {headline: 标题, photos: [{file: p.png, lines: 3, caption: 图}], body: 正文一行。}"
WORDS = ("issue.yaml", "-o", "a.pdf", "--report", "a.json", "--jobs", "1")
LEFT = {"issue.yaml", "p.png", "a.pdf", "a.json", "new.pdf"}


@pytest.mark.parametrize(
    ("command", "number", "moment"),
    [("proof", signal.SIGKILL, moment) for moment in range(STEPS["proof"])]
    + [("press", number, moment) for number in (signal.SIGKILL, signal.SIGTERM) for moment in range(STEPS["press"])],
)
def test_every_file_is_the_old_or_the_new_one(desk: Desk, command: str, number: signal.Signals, moment: int) -> None:
    Image.new("RGB", (400, 300), (90, 60, 30)).save(desk.folder / "p.png")
    desk.write(ISSUE.replace("a: {headline: 标题, body: 正文一行。}", STORY))
    assert desk.run(command, "issue.yaml", "-o", "new.pdf", "--jobs", "1").status == 0
    shutil.rmtree(desk.folder / "build", ignore_errors=True)
    desk.write(b"old", "a.pdf")
    desk.write(b"{}", "a.json")
    started = [sys.executable, "-c", ENDED, str(int(number)), str(moment), str(ROOT), command, *WORDS]
    ran = subprocess.run(started, cwd=desk.folder, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == (-number if number == signal.SIGKILL else 128 + number), ran.stderr
    assert desk.bytes_of("a.pdf") in (b"old", desk.bytes_of("new.pdf"))
    assert json.loads(desk.bytes_of("a.json")).get("output", "a.pdf") == "a.pdf"
    parts = {name for name in desk.names() if name.endswith(".part")}
    assert bool(parts) == (number == signal.SIGKILL)
    # a later run of the same sort is not hindered, and takes away what lies about
    for name in parts:
        os.utime(desk.folder / name, (time.time() - 7200,) * 2)
    assert desk.run(command, *WORDS).status == 0
    assert desk.bytes_of("a.pdf") == desk.bytes_of("new.pdf")
    assert json.loads(desk.bytes_of("a.json"))["output"] == "a.pdf"
    kept = {name for name in desk.names() if Path(name).is_relative_to("build/press-pictures")}
    assert len(kept) == (command == "press")
    assert desk.names() == LEFT | kept


def test_the_steps_are_all_of_them(desk: Desk) -> None:
    """A signal that would come a step later does not come."""
    Image.new("RGB", (400, 300), (90, 60, 30)).save(desk.folder / "p.png")
    desk.write(ISSUE.replace("a: {headline: 标题, body: 正文一行。}", STORY))
    for command, most in STEPS.items():
        started = [sys.executable, "-c", ENDED, str(int(signal.SIGKILL)), str(most), str(ROOT), command, *WORDS]
        assert subprocess.run(started, cwd=desk.folder, capture_output=True, timeout=60, check=False).returncode == 0
