"""A divided word: its hyphen is drawn, is not in the text layer, and does not count.

Rules: composition.md, Justification; command-line.md, The PDF.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.pdf.conftest import Proof, made
from tests.pdf.readback import bare, lines_of, poppler, said

COPY = "山城警方今天使用了新的information管理系统，方便了群众，各个government部门都说performance很好。" * 3


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    folder = tmp_path_factory.mktemp("hyphens")
    (folder / "b.md").write_text(COPY, encoding="utf-8")
    issue = folder / "hyphens.yaml"
    issue.write_text(
        "format: 1\npaper: {name: 试刊}\nissue: {date: 2025-07-18}\n"
        "sheet: {size: 120mm x 200mm, margins: 10mm, columns: 2, body: 10pt / 15pt}\n"
        "pages:\n  - name: 字\n    dummy: |\n      b b\n    blocks:\n      b: {kind: text, body: b.md}\n",
        encoding="utf-8",
    )
    return made(issue, folder / "hyphens.pdf")


def test_a_word_is_divided_and_copied_whole(proof: Proof) -> None:
    own = proof.typed[0]
    assert said(proof.shown(own)) == bare(COPY)
    lines = [said(line) for line in lines_of(proof.shown(own))]
    assert [line for line, following in pairwise(lines) if re.search("[a-z]$", line) and re.match("[a-z]", following)]
    account = proof.block(own)
    assert account["chars"] == account["chars_set"] == len(bare(COPY))


def test_poppler_reads_the_word_too(proof: Proof) -> None:
    read = poppler(proof.path, "-raw")
    assert "-" not in read
    assert bare(COPY) in bare(read)
