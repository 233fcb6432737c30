"""The bytes themselves are tampered with: whatever changes what a stranger reads in a file is found, wherever it is."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from layout.display import GlyphRun, Page
from layout.edition import Edition
from layout.paint.pdf import paint
from layout.proofread import proofread
from layout.proofread.reader import pages_of
from tests.cli.desk import ISSUE, Desk
from tests.proofread.paper import Paper

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "24"))
_STRING = re.compile(rb"<((?:[0-9A-F]{4})+)>")
"""Glyphs as a content stream has them: four figures each."""


class Bench:
    """The first page of a paper as a file, as on a plate, and its content stream."""

    def __init__(self, folder: Path) -> None:
        self.paper = Paper(folder)
        self.edition: Edition = self.paper.edition._replace(pages=self.paper.edition.pages[:1])
        self.pdf = paint((self.edition.pages[0].page._replace(layers=()),), "test")
        with pikepdf.open(io.BytesIO(self.pdf)) as opened:
            self.content = opened.pages[0].Contents.read_bytes()
        self.strings = [
            found.span(1)
            for found in _STRING.finditer(self.content)
            if b"ActualText" not in self.content[found.start() - 20 : found.start()]
        ]

    def with_content(self, content: bytes) -> bytes:
        """The file with another content stream."""
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(self.pdf)) as opened:
            opened.pages[0].Contents = opened.make_stream(content)
            opened.save(out)
        return out.getvalue()

    def found(self, pdf: bytes) -> list[str]:
        return [one.message for one in proofread(pdf, self.paper.issue, self.edition)]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("bench"))


def said(pdf: bytes) -> list[str]:
    """What PDFium reads on the first page."""
    return [one.text for one in pages_of(pdf)[0]]


def test_a_sound_file_is_passed(bench: Bench) -> None:
    assert len(bench.strings) > 60
    assert bench.found(bench.with_content(bench.content)) == []


@settings(max_examples=EXAMPLES, deadline=None, derandomize=EXAMPLES < 100, suppress_health_check=list(HealthCheck))
@given(choice=st.data(), kind=st.sampled_from(["lost", "doubled", "swapped", "another", "line lost", "line doubled"]))
def test_whatever_changes_what_is_read_is_found(bench: Bench, choice: st.DataObject, kind: str) -> None:
    start, end = choice.draw(st.sampled_from(bench.strings))
    codes = [bench.content[at : at + 4] for at in range(start, end, 4)]
    place = choice.draw(st.integers(0, len(codes) - 1))
    if kind == "lost":
        del codes[place]
    elif kind == "doubled":
        codes.insert(place, codes[place])
    elif kind == "swapped":
        codes[place : place + 2] = reversed(codes[place : place + 2])
    elif kind == "another":
        other = choice.draw(st.sampled_from(bench.strings))
        codes[place] = bench.content[other[0] : other[0] + 4]
    elif kind == "line lost":
        codes = []
    else:
        codes *= 2
    pdf = bench.with_content(bench.content[:start] + b"".join(codes) + bench.content[end:])
    assume(said(pdf) != said(bench.pdf))
    found = bench.found(pdf)
    assert found
    assert all(one.startswith("integrity: ") for one in found)


@pytest.mark.parametrize("standard", ["x1a", "x4"])
@pytest.mark.parametrize("press", ["", "press: {bleed: 3mm, marks: true}\n"])
def test_a_sound_press_file_is_passed(press: str, standard: str, tmp_path: Path) -> None:
    """Its page stands inside its sheet, and what is written outside it is none of the issue's."""
    desk = Desk(tmp_path)
    desk.write(ISSUE.replace("sheet:", f"{press}sheet:"))
    ran = desk.run("press", "issue.yaml", "-o", "press.pdf", "--standard", standard)
    assert (ran.status, "press.pdf" in desk.names()) == (0, True), ran.err


def lost_on(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages, a line of the first one not painted."""
    items = list(pages[0].items)
    items.remove(next(item for item in items if isinstance(item, GlyphRun) and "正文" in item.text))
    return (pages[0]._replace(items=tuple(items)), *pages[1:])


def test_a_faulty_painter_writes_no_press_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path)
    for standard in ("x1a", "x4"):
        assert desk.run("press", "issue.yaml", "-o", f"{standard}.pdf", "--standard", standard).status == 0
    sound = desk.bytes_of("x1a.pdf")
    monkeypatch.setattr("layout.paint.pdf.paint", lambda pages, *how, **named: paint(lost_on(pages), *how, **named))
    for name in ("x1a.pdf", "new.pdf"):
        ran = desk.run("press", "issue.yaml", "-o", name, "--report", "report.json")
        assert ran.status == 1
        assert "error[overset]: integrity: a: “正文一行。” of the copy is not in the PDF" in ran.err
        assert desk.report()["output"] is None
    assert "new.pdf" not in desk.names()
    assert desk.bytes_of("x1a.pdf") == sound
    ran = desk.run("proof", "issue.yaml", "-o", "proof.pdf")
    assert ran.status == 1
    assert "proof.pdf" in desk.names()
    assert desk.run("proof", "issue.yaml", "-o", "proof.pdf", "--no-verify").status == 0
