"""An edition as the desk shows it: every page in parts (a block each, the furniture, the marks), each part as SVG.

A part whose items are those of the run before is not painted again, and has the digest by which a browser knows that
it has it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from typing import Any

from ..display import GlyphRun, Item
from ..edition import Edition, SetPage
from ..fonts import Face, FontBook
from ..geometry import to_mm
from ..page.shelf import stamp
from ..paint.svg import PER_POINT, Names, drawn
from ..record import NamedTuple
from ..report import page_facts
from .places import way

FURNITURE, MARKS = "~page", "~marks"
"""Parts that belong to no block: folio and rules, the marks of the proof."""


class Part(NamedTuple):
    """A block's, the furniture's or the marks' share of a page."""

    key: str
    digest: str
    svg: str


class Sheet(NamedTuple):
    """A page on the desk."""

    number: int
    done: SetPage
    facts: dict[str, Any]
    parts: tuple[Part, ...]
    typed: list[str]
    """The texts of the files that its blocks were typed in."""


class _Drawn(NamedTuple):
    items: tuple[Item, ...]
    part: Part
    way: list[list[float]]


class Easel:
    """Paints what is new and keeps what it painted; knows which faces and pictures the desk may ask for."""

    def __init__(self) -> None:
        self.book: FontBook | None = None
        self.faces: dict[str, Face] = {}
        self.pictures: dict[str, str] = {}
        """The name of a picture in its address -> its path."""
        self._families: dict[tuple[str, int], str] = {}
        self._drawn: dict[tuple[int, str], _Drawn] = {}
        self._sheets: dict[int, Sheet] = {}

    def sheets(self, edition: Edition, sources: dict[str, str]) -> tuple[Sheet, ...]:
        """The pages of an edition; a page that did not change is the same object."""
        before, self._drawn = self._drawn, {}
        made = []
        for done in edition.pages:
            old = self._sheets.get(done.page.number)
            typed = [sources.get(file, "") for file in {account.span.file for account in done.blocks}]
            if old is not None and old.done is done and old.typed == typed:
                self._drawn |= {key: kept for key, kept in before.items() if key[0] == old.number}
                made.append(old)
                continue
            parts, ways = [], {}
            for key, items in _shares(done):
                kept = before.get((done.page.number, key))
                new = kept if kept is not None and _alike(kept.items, items) else self._paint(key, items)
                self._drawn[done.page.number, key] = new._replace(items=items)
                parts.append(new.part)
                ways[key] = new.way
            facts = _facts(done, sources, ways)
            made.append(Sheet(done.page.number, done, facts, tuple(parts), typed))
        self._sheets = {sheet.number: sheet for sheet in made}
        return tuple(made)

    def _paint(self, key: str, items: tuple[Item, ...]) -> _Drawn:
        svg = drawn(items, Names(self._family, self._address))
        ways = [[round(to_mm(length), 2) for length in column] for column in way(items)]
        return _Drawn(items, Part(key, hashlib.blake2b(svg.encode(), digest_size=9).hexdigest(), svg), ways)

    def _family(self, face: Face) -> str:
        """The family that stands for a face file in the SVG: new for a file that was saved anew."""
        key = (face.path, face.index)
        if key not in self._families or self.faces[self._families[key]] is not face:
            self._families[key] = f"f{len(self.faces)}"
            self.faces[self._families[key]] = face
        return self._families[key]

    def _address(self, path: str) -> str:
        """Where the desk fetches a picture: another address where the file is another."""
        name = hashlib.blake2b(f"{path} {stamp(path)}".encode("utf-8", "backslashreplace"), digest_size=9).hexdigest()
        self.pictures[name] = path
        return f"picture/{name}"


def _shares(done: SetPage) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """The items of a page by what they belong to, the furniture first."""
    items = done.page.items
    own = [place for first, last in done.extents for place in range(first, last)]
    taken = set(own)
    yield FURNITURE, tuple(item for place, item in enumerate(items) if place not in taken)
    for account, (first, last) in zip(done.blocks, done.extents, strict=True):
        yield account.id, items[first:last]
    yield MARKS, tuple(item for layer in done.page.layers for item in layer.items)


def _alike(old: tuple[Item, ...], new: tuple[Item, ...]) -> bool:
    """Whether items look the same; where they were typed does not show."""
    if len(old) != len(new):
        return False
    for one, other in zip(old, new, strict=True):
        if one is other:
            continue
        if isinstance(one, GlyphRun) and isinstance(other, GlyphRun):
            if one[:7] != other[:7] or one[8:] != other[8:]:
                return False
        elif one != other:
            return False
    return True


def _facts(done: SetPage, sources: dict[str, str], ways: dict[str, list[list[float]]]) -> dict[str, Any]:
    """The page as the report has it, and where each block was typed, with that line, and how its copy runs."""
    facts: dict[str, Any] = page_facts(done)
    facts["units_per_mm"] = 72 / 25.4 * PER_POINT
    for block, account in zip(facts["blocks"], done.blocks, strict=True):
        span = account.span
        rows = sources.get(span.file, "").split("\n")
        block["file"] = span.file
        block["typed"] = rows[span.line - 1].strip()[:200] if span.line <= len(rows) else ""
        block["way"] = ways.get(account.id, [])
    return facts


def shown_paths(sources: dict[str, str]) -> dict[str, str]:
    """Where the files are that messages name."""
    return {name: os.path.abspath(name) for name in sources}
