"""Bytes by chance, led by what of the engine they reach: `python -m tests.fuzz.guided source|markup [flags] [seeds]`.

    source   an issue file of any bytes: an issue or diagnostics, each at a place that is in the file
    markup   a copy of any text: parsed without losing a character, prepared, and broken into lines that hold it all

Flags and folders are libFuzzer's.  What is found stands beside as `crash-…`; the same command with that file shows it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["layout"]):
    # what `load` imports late is imported here, where it is instrumented
    import layout.source.issue_file
    import layout.source.qr  # noqa: F401
    from layout.colour import BLACK
    from layout.fonts import FontBook
    from layout.geometry import PT
    from layout.issue import Text
    from layout.markup import INVISIBLE, Strand, parse, plain
    from layout.source import FATAL, load
    from layout.source.faces import catalogue
    from layout.text.itemize import Setting
    from layout.text.linebreak import break_lines
    from layout.text.nodes import Voice
    from layout.text.spacing import prepare

FONTS = Path(__file__).parents[2] / "fonts"
SIZE = 10 * PT
MARKS = frozenset("*{|}#>")
MEASURES = (SIZE, 3 * SIZE, 17 * SIZE)


def source(folder: Path) -> Callable[[bytes], None]:
    """Loads an issue of these bytes."""
    (folder / "a.jpg").write_bytes(b"\xff\xd8")
    path = folder / "issue.yaml"

    def read(raw: bytes) -> None:
        path.write_bytes(raw)
        loaded = load(str(path))
        assert (loaded.issue is None) == any(one.code in FATAL for one in loaded.diagnostics)
        for one in loaded.diagnostics:
            lines = loaded.sources.get(one.span.file, "").split("\n")
            assert one.message
            assert 1 <= one.span.line <= max(1, len(lines)), one
            assert 1 <= one.span.column <= len(lines[one.span.line - 1]) + 1, one

    return read


def markup(_folder: Path) -> Callable[[bytes], None]:
    """Parses a copy and breaks its paragraphs, once as copy and once as a head."""
    book = FontBook(catalogue(str(FONTS), {}))
    voices = {mark: Voice(book.face("song-400"), SIZE, BLACK, 1.0, 0) for mark in "psk"}

    def broken(strand: Strand, setting: Setting) -> None:
        ready = prepare(strand, setting, book)
        for measure in MEASURES:
            starts = break_lines(ready, measure).starts
            assert starts[0] == 0
            assert starts[-1] == len(ready.atoms)
            assert all(one < following for one, following in pairwise(starts))

    def read(raw: bytes) -> None:
        copy = Text(raw.decode("utf-8", "replace"), "copy.md", ((0, 1, 1),))
        paragraphs = parse(copy)
        for paragraph in paragraphs:
            for strand in paragraph.strands:
                assert len(strand.text) == len(strand.voices) == len(strand.places)
                assert [copy.text[place] for place in strand.places] == list(strand.text)
                broken(strand, Setting(voices, "copy", "full"))
        held = [place for paragraph in paragraphs for strand in paragraph.strands for place in strand.places]
        seen = set(held)
        assert held == sorted(seen)
        read_out = "".join(ruby.text for paragraph in paragraphs for ruby in paragraph.rubies)
        left = {character for place, character in enumerate(copy.text) if place not in seen}
        assert all(one in MARKS or one.isspace() or one in INVISIBLE or one in read_out for one in left), left
        broken(plain(copy), Setting(voices, "meant", "full"))

    return read


def main(words: list[str]) -> None:
    """Runs a harness until a flag ends it."""
    harness = {"source": source, "markup": markup}[words[1]]
    with TemporaryDirectory() as folder:
        atheris.Setup([words[0], *words[2:]], harness(Path(folder)))
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
