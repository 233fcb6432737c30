"""The harnesses that atheris leads run for some seconds without a finding; `make fuzz` gives them minutes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = int(os.environ.get("FUZZ_SECONDS", "4"))
LONGEST = {"source": 4000, "markup": 400}
"""Bytes of an input: a short copy holds every construct, and a long one is broken only ten times a second."""
SEEDS = {"source": ["issue.yaml", "tests/source/*.yaml", "copy/*.yaml"], "markup": ["copy/*.md"]}

pytestmark = pytest.mark.skipif(
    not find_spec("atheris"), reason="atheris is to be had for Linux on x86-64 and Python before 3.14"
)


@pytest.mark.parametrize("harness", SEEDS)
def test_nothing_is_found(harness: str, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for pattern in SEEDS[harness]:
        for path in ROOT.glob(pattern):
            shutil.copy(path, seeds)
    # one input may take 10 seconds, of a machine that is busy; the whole run 1 GiB
    flags = [f"-max_total_time={SECONDS}", f"-max_len={LONGEST[harness]}", "-timeout=10", "-rss_limit_mb=1024"]
    flags.append(f"-artifact_prefix={tmp_path}/")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.guided", harness, *flags, str(seeds)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=SECONDS + 120,
        check=False,
    )
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert ran.returncode == 0, f"{ran.stdout[-3000:]}\n{ran.stderr[-3000:]}\n{found}"
    assert "DONE" in ran.stderr
