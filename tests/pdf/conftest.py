"""Proofs, made once a session by the command line itself, and what the readers make of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.pdf import nasty
from tests.pdf.copydesk import Typed, typed
from tests.pdf.readback import Glyph, by_block, glyphs_of

ROOT = Path(__file__).parents[2]


class Proof(NamedTuple):
    """A finished PDF with its report, the issue as typed, and the glyphs of each page by block."""

    path: Path
    pdf: bytes
    report: dict[str, Any]
    typed: list[Typed]
    glyphs: list[list[Glyph]]
    blocks: list[dict[str, list[Glyph]]]
    status: int

    def block(self, own: Typed) -> dict[str, Any]:
        """The report's account of a block."""
        page = next(page for page in self.report["pages"] if page["number"] == own.page)
        found: dict[str, Any] = next(block for block in page["blocks"] if block["id"] == own.id)
        return found

    def shown(self, own: Typed) -> list[Glyph]:
        """The glyphs that stand in a block's area, readings over its copy left out."""
        small = set(self.small(own))
        return [glyph for glyph in self.standing(own) if glyph not in small]

    def small(self, own: Typed) -> list[Glyph]:
        """The readings over the copy of a block, in type of half the size of most of it."""
        glyphs = self.standing(own) if own.readings else []
        em = Counter(glyph.size for glyph in glyphs).most_common(1)
        return [glyph for glyph in glyphs if glyph.size < 0.6 * em[0][0]]

    def standing(self, own: Typed) -> list[Glyph]:
        """All glyphs that stand in a block's area."""
        numbers = [page["number"] for page in self.report["pages"]]
        return self.blocks[numbers.index(own.page)][own.id]


def made(issue: Path, out: Path, *options: str) -> Proof:
    """Runs the proof in a process of its own, in the folder of the issue."""
    command = [sys.executable, str(ROOT / "render.py"), "proof", issue.name, "-o", str(out), "--quiet", *options]
    report = out.with_suffix(".json")
    ran = subprocess.run(
        [*command, "--report", str(report)], cwd=issue.parent, capture_output=True, text=True, check=False, timeout=120
    )
    assert ran.returncode in (0, 1), ran.stderr
    assert "Traceback" not in ran.stderr, ran.stderr
    pdf = out.read_bytes()
    told = json.loads(report.read_text(encoding="utf-8"))
    glyphs = glyphs_of(pdf)
    blocks = [by_block(page, own) for page, own in zip(told["pages"], glyphs, strict=True)]
    return Proof(out, pdf, told, typed(issue), glyphs, blocks, ran.returncode)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    """The sample issue of the repository."""
    return made(ROOT / "issue.yaml", tmp_path_factory.mktemp("sample") / "sample.pdf")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    """The issue of hostile copy."""
    folder = tmp_path_factory.mktemp("hostile")
    return made(nasty.write(folder), folder / "hostile.pdf")


@pytest.fixture(scope="session", params=["sample", "hostile"])
def proof(request: pytest.FixtureRequest) -> Proof:
    """Each of the two."""
    found: Proof = request.getfixturevalue(request.param)
    return found
