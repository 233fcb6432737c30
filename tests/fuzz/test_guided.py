"""The harnesses that atheris leads run for a moment without a finding; `make fuzz` gives them minutes."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.fuzz.guided import HARNESSES
from tests.fuzz.seeds import LONGEST, seeds, words

ROOT = Path(__file__).parents[2]
SECONDS = int(os.environ.get("FUZZ_SECONDS", "1"))

pytestmark = pytest.mark.skipif(
    not find_spec("atheris"), reason="atheris is to be had for Linux on x86-64 and Python before 3.14"
)


@pytest.mark.parametrize("harness", HARNESSES)
def test_nothing_is_found(harness: str, tmp_path: Path) -> None:
    folder, known = tmp_path / "seeds", tmp_path / "words"
    folder.mkdir()
    for number, seed in enumerate(seeds(harness)):
        # a short run has no time for all of them
        if SECONDS > 10 or number % 8 == 0:
            (folder / f"{number:04}").write_bytes(seed)
    known.write_text(words(harness), encoding="ascii")
    # one input may take 30 seconds, of a machine that is busy; the whole run 1 GiB
    flags = [f"-max_total_time={SECONDS}", f"-max_len={LONGEST[harness]}", "-timeout=30", "-rss_limit_mb=1024"]
    flags += [f"-artifact_prefix={tmp_path}/", f"-dict={known}"]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.guided", harness, *flags, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=SECONDS + 120,
        check=False,
    )
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file() and path != known}
    assert ran.returncode == 0, f"{ran.stdout[-3000:]}\n{ran.stderr[-3000:]}\n{found}"
    assert "DONE" in ran.stderr
    if SECONDS > 10:
        print("\n".join(row for row in ran.stderr.splitlines() if "DONE" in row or "Done" in row))
