"""The command line as a user runs it: a desk with a small issue on it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import render
from layout.picture import forget

ROOT = Path(__file__).parents[2]

HEAD = """\
format: 1
paper: {name: 试刊}
issue: {date: 2025-07-18}
sheet: {size: 100mm x 120mm, margins: 10mm, columns: 2, body: 10pt / 15pt}
pages:
"""
"""A small issue up to its pages."""
ISSUE = f"""\
{HEAD}  - name: 一版
    dummy: |
      a a
    blocks:
      a: {{headline: 标题, body: 正文一行。}}
  - name: 二版
    dummy: |
      b b
    blocks:
      b: {{kind: text, body: 第二版的正文。}}
"""
OVERSET = ISSUE.replace("正文一行。", "很长的正文" * 300)
UNREADABLE = ISSUE.replace("columns: 2", "colums: 2")


class Ran(NamedTuple):
    """How a run ended."""

    status: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    """A standard stream that keeps what is written."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="backslashreplace", write_through=True)

    @property
    def kept(self) -> str:
        raw: Any = self.buffer
        return str(raw.getvalue().decode("utf-8", "replace"))


def run(*words: str) -> Ran:
    """Runs the command line in this process: an exception is a failure by itself."""
    forget()  # a process of its own would know of no picture
    out, err = _Stream(), _Stream()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = render.main(words)
        except SystemExit as left:
            status = int(left.code or 0)
    return Ran(status, out.kept, err.kept)


class Desk:
    """A folder with `issue.yaml` in it, and the command line run there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write(ISSUE)

    def write(self, text: str | bytes, name: str = "issue.yaml") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, *words: str) -> Ran:
        """Runs `render.py` with these words in this process: fast, and an exception is a failure by itself."""
        with contextlib.chdir(self.folder):
            return run(*words)

    def apart(self, *words: str | bytes, **environment: str) -> Ran:
        """Runs `render.py` as a user does, in a process of its own; a traceback is a failure at once."""
        command = [sys.executable, str(ROOT / "render.py"), *words]
        ran = subprocess.run(
            command, cwd=self.folder, env={**os.environ, **environment}, capture_output=True, check=False, timeout=60
        )
        made = Ran(ran.returncode, ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace"))
        assert "Traceback" not in made.err + made.out, made.err
        return made

    def report(self, name: str = "report.json") -> dict[str, Any]:
        told: dict[str, Any] = json.loads((self.folder / name).read_text(encoding="utf-8"))
        return told

    def bytes_of(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def names(self) -> set[str]:
        """Every file under the folder."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}
