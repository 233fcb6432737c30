"""Faces that are broken, and places that are: the status, the place, and the old proof whole."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from layout.source.faces import catalogue
from tests.cli.desk import ISSUE, ROOT, Desk

FACES = "fonts: {title: t.ttf}\nstyles: {main: {face: title}}\npages:\n"
LINE, COLUMN = 5, 16
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
BROKEN = {
    "empty": b"",
    "text": "不是字体".encode(),
    "of the web": b"wOF2" + bytes(100),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "a head and noughts": b"\0\1\0\0" + bytes(400),
    "a head and nonsense": b"OTTO" + b"\xff" * 400,
    "a collection of nothing": b"ttcf\0\1\0\0\xff\xff\xff\xff" + bytes(50),
}


def told(desk: Desk, face: bytes | None) -> str:
    """Status 2 at the name of the face, and yesterday's proof stays; None: of the face that is there.  What is said."""
    if face is not None:
        desk.write(face, "t.ttf")
    desk.write(ISSUE.replace("pages:\n", FACES))
    desk.write(b"old", "a.pdf")
    ran = desk.run("issue.yaml", "-o", "a.pdf", "--report", "report.json")
    assert ran.status == 2, ran.err
    places = [(one["code"], one["line"], one["column"]) for one in desk.report()["diagnostics"]]
    assert places == [("bad-value", LINE, COLUMN)]
    found = re.match(rf"issue\.yaml:{LINE}:{COLUMN}: error\[bad-value\]: `\w+`: t\.ttf (.+)", ran.err)
    assert found, ran.err
    assert desk.bytes_of("a.pdf") == b"old"
    return found[1]


@pytest.mark.parametrize("case", BROKEN)
def test_a_face_that_is_none_is_told_at_its_name(desk: Desk, case: str) -> None:
    told(desk, BROKEN[case])


@pytest.mark.parametrize("share", [0.00001, 0.3, 0.5, 0.9, 0.999999])
def test_a_face_that_is_cut_off_is_told_wherever_the_cut_is(desk: Desk, share: float) -> None:
    """The glyphs behind the cut would print as nothing, in silence."""
    with open(catalogue(str(ROOT / "fonts"), {}).entries["song-900"].path, "rb") as file:
        whole = file.read()
    told(desk, whole[: int(len(whole) * share)])


SEIZED = """
import os, sys
import render
from layout.fonts import book

class Seized(book.Face):
    def __init__(self, name, path, *more):
        super().__init__(name, path, *more)
        if path.endswith("t.ttf"):
            os.truncate(path, 1000)

book.Face = Seized
sys.exit(render.main())
"""
"""A run in which another program begins to write a face anew as soon as it was opened."""


@pytest.mark.parametrize("command", ["proof", "press"])
def test_a_face_that_is_overwritten_under_a_run_is_set_as_it_was_opened(desk: Desk, command: str) -> None:
    """A file that is mapped into memory and cut short ends the process with SIGBUS, and nobody is told why."""
    face = Path(catalogue(str(ROOT / "fonts"), {}).entries["hei-900"].path).read_bytes()
    desk.write(ISSUE.replace("pages:\n", FACES))
    desk.write(face, "t.ttf")
    assert desk.apart(command, "issue.yaml", "-o", "undisturbed.pdf").status == 0
    words = (command, "issue.yaml", "-o", "a.pdf", "--report", "report.json")
    ran = subprocess.run([sys.executable, "-c", SEIZED, *words], cwd=desk.folder, env=ENVIRONMENT, check=False)
    assert ran.returncode == 0
    assert desk.bytes_of("a.pdf") == desk.bytes_of("undisturbed.pdf")
    assert len(desk.bytes_of("t.ttf")) == 1000
    (told,) = (one["sha256"] for one in desk.report()["fonts"] if one["face"] == "title")
    assert told == hashlib.sha256(face).hexdigest()


def test_a_face_too_large_to_be_one_is_told_at_its_name(desk: Desk) -> None:
    """It is read whole: a file of a terabyte, nearly all of it a hole, is not."""
    desk.write(b"\0\1\0\0", "t.ttf")
    os.truncate(desk.folder / "t.ttf", 1 << 40)
    assert "larger than any font" in told(desk, None)


def test_a_face_of_the_house_that_is_not_there_is_named_below_its_folder(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where this machine keeps its faces is nobody's business, and makes a message too long to read."""
    shutil.copy(ROOT / "fonts" / "fonts.yaml", desk.folder)
    monkeypatch.setattr("layout.command.setting.FONTS", desk.folder)
    ran = desk.run("issue.yaml", "-o", "a.pdf")
    assert ran.status == 2
    assert re.search(r"the face song-\d00 is not installed \(node_modules/\S+: there is no such file\)", ran.err)
    assert str(desk.folder) not in ran.err


def test_a_face_that_stands_in_for_one_is_told_without_the_path_of_either(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (ROOT / "fonts" / "fonts.yaml").read_text(encoding="utf-8").replace("file: debian/", "file: nowhere/")
    desk.write(lines, "fonts.yaml")
    (desk.folder / "node_modules").symlink_to(ROOT / "fonts" / "node_modules")
    monkeypatch.setattr("layout.command.setting.FONTS", desk.folder)
    desk.write(ISSUE.replace("正文一行。", "这*正文*一行。"))
    ran = desk.run("issue.yaml", "-o", "a.pdf")
    assert ran.status == 0
    assert re.search(r"warning\[font-substituted\]: .*\(there is no such file\)", ran.err), ran.err
    assert str(desk.folder) not in ran.err


@pytest.mark.parametrize(("command", "count"), [("proof", 4), ("press", 2)])
def test_runs_at_once_leave_one_whole_file(desk: Desk, command: str, count: int) -> None:
    """Several runs into one file: each ends well, and the file is the work of one of them.

    In press they meet over the picture too that they turn into ink and keep.
    """
    Image.new("RGB", (400, 300), (90, 60, 30)).save(desk.folder / "p.png")
    desk.write(
        ISSUE.replace("a: {headline: 标题, ", "a: {headline: 标题, photos: [{file: p.png, lines: 3, caption: 图}], ")
    )
    alone = desk.apart(command, "issue.yaml", "-o", "alone.pdf")
    shutil.rmtree(desk.folder / "build", ignore_errors=True)
    words = [sys.executable, str(ROOT / "render.py"), command, "issue.yaml", "-o", "a.pdf"]
    runs = [subprocess.Popen(words, cwd=desk.folder, stderr=subprocess.PIPE) for _ in range(count)]
    for one in runs:
        _, err = one.communicate(timeout=60)
        assert one.returncode == alone.status == 0, err
    assert desk.bytes_of("a.pdf") == desk.bytes_of("alone.pdf")
    kept = {name for name in desk.names() if Path(name).is_relative_to("build/press-pictures")}
    assert len(kept) == (command == "press")
    assert desk.names() == {"issue.yaml", "p.png", "a.pdf", "alone.pdf"} | kept


@pytest.mark.parametrize("command", ["proof", "press"])
@pytest.mark.parametrize("wait", [0.02, 0.1, 0.15, 0.2, 0.25, 0.3])
def test_a_run_that_is_killed_leaves_the_old_file_or_the_new(desk: Desk, command: str, wait: float) -> None:
    """Whenever SIGKILL comes; what stands under the name is whole.  `test_ended` has the moments of writing."""
    desk.run(command, "issue.yaml", "-o", "new.pdf")
    desk.write(b"old", "a.pdf")
    words = [sys.executable, str(ROOT / "render.py"), command, "issue.yaml", "-o", "a.pdf"]
    child = subprocess.Popen(words, cwd=desk.folder, stderr=subprocess.DEVNULL)
    time.sleep(wait)
    child.send_signal(signal.SIGKILL)
    child.wait(timeout=20)
    assert desk.bytes_of("a.pdf") in (b"old", desk.bytes_of("new.pdf"))


def test_an_issue_that_is_a_pipe_or_a_device_is_told_and_does_not_hang(desk: Desk) -> None:
    subprocess.run(["mkfifo", str(desk.folder / "pipe.yaml")], check=True)
    (desk.folder / "zero.yaml").symlink_to("/dev/zero")
    for name in ("pipe.yaml", "zero.yaml"):
        ran = desk.apart(name, "-o", "a.pdf")
        assert ran.status == 2
        assert f"{name}:1:1: error[yaml]" in ran.err
    assert "a.pdf" not in desk.names()
