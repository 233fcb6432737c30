"""What reads the desk's own files, held against what must be true of any bytes.

source   an issue file: an issue or diagnostics, each at a place that is in the file
markup   a copy: parsed without losing a character, prepared, broken into lines that hold it all, justified
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

# what `load` imports late is imported here, where it is instrumented
import layout.source.issue_file
import layout.source.qr  # noqa: F401
from layout.colour import BLACK
from layout.diagnostics import CODES
from layout.fonts import FontBook
from layout.geometry import PT, Point
from layout.issue import Text
from layout.markup import INVISIBLE, Strand, parse, plain
from layout.source import FATAL, load
from layout.source.faces import catalogue
from layout.text.itemize import Setting
from layout.text.justify import justify
from layout.text.linebreak import break_lines
from layout.text.nodes import Prepared, Voice
from layout.text.ruby import with_readings
from layout.text.runs import runs
from layout.text.spacing import prepare

FONTS = Path(__file__).parents[2] / "fonts"
SIZE = 10 * PT
MARKS = frozenset("*{|}#>")
MEASURES = (SIZE, 3 * SIZE, 17 * SIZE)


def source(folder: Path) -> Callable[[bytes], None]:
    """Loads an issue of these bytes."""
    (folder / "a.jpg").write_bytes(b"\xff\xd8")
    (folder / "a.md").write_text("正文。\n", encoding="utf-8")
    path = folder / "issue.yaml"

    def read(raw: bytes) -> None:
        path.write_bytes(raw)
        loaded = load(str(path))
        assert (loaded.issue is None) == any(one.code in FATAL for one in loaded.diagnostics)
        for one in loaded.diagnostics:
            lines = loaded.sources.get(one.span.file, "").split("\n")
            assert one.message
            assert one.code in CODES
            assert 1 <= one.span.line <= max(1, len(lines)), one
            assert 1 <= one.span.column <= len(lines[one.span.line - 1]) + 1, one

    return read


def markup(_folder: Path) -> Callable[[bytes], None]:
    """Parses a copy and sets its paragraphs, once as copy and once as a head."""
    book = FontBook(catalogue(str(FONTS), {}))
    voices = {mark: Voice(book.face("song-400"), SIZE, BLACK, 1.0, 0) for mark in "psk"}
    small = voices["p"]._replace(size=SIZE // 2)

    def read(raw: bytes) -> None:
        text = raw.decode("utf-8", "replace")
        rows = text.split("\n")
        copy = Text(text, "copy.md", _places(rows))
        paragraphs = parse(copy)
        for paragraph in paragraphs:
            for strand in paragraph.strands:
                _stands(strand, rows)
                ready = prepare(strand, Setting(voices, "copy", "full"), book)
                _broken(with_readings(ready, paragraph.rubies, small, book))
        held = [place for paragraph in paragraphs for strand in paragraph.strands for place in strand.places]
        seen = set(held)
        assert held == sorted(seen)
        read_out = "".join(ruby.text for paragraph in paragraphs for ruby in paragraph.rubies)
        left = {character for place, character in enumerate(text) if place not in seen}
        assert all(one in MARKS or one.isspace() or one in INVISIBLE or one in read_out for one in left), left
        head = plain(copy)
        assert head.text == "".join(one for one in text if one not in INVISIBLE)
        _broken(prepare(head, Setting(voices, "meant", "full"), book))

    return read


def _places(rows: list[str]) -> tuple[tuple[int, int, int], ...]:
    """Where the lines of a text start, as the issue file has it."""
    made, offset = [], 0
    for number, row in enumerate(rows, 1):
        made.append((offset, number, 1))
        offset += len(row) + 1
    return tuple(made)


def _stands(strand: Strand, rows: list[str]) -> None:
    """Every character of a strand is the one that was typed at its place."""
    assert len(strand.text) == len(strand.voices) == len(strand.places)
    for place, character in zip(strand.places, strand.text, strict=True):
        span = strand.source.at(place)
        assert (rows[span.line - 1] + "\n")[span.column - 1] == character


def _broken(ready: Prepared) -> None:
    """The lines of a strand hold all of it, each character once and in order, and fill their measure exactly."""
    for measure in MEASURES:
        lines = break_lines(ready, measure)
        starts = lines.starts
        assert starts[0] == 0
        assert starts[-1] == len(ready.atoms)
        assert all(one < following for one, following in pairwise(starts))
        for line in justify(ready, lines, measure):
            assert list(line.xs) == sorted(line.xs)
            assert not line.justified or line.width == measure
            printed = [run for run in runs(line, Point(0, 0)) if run.size == SIZE]
            assert "".join("".join(run.text for run in printed).split()) == "".join(line.text.split())
