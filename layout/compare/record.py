"""What a proof remembers of itself, so that a later one can be compared with it: texts, lines as set, pictures.

The report says how much was set and where; this says what.  Both are embedded in the PDF of every proof, names in them
counted from the issue's folder, so that the same issue gives the same bytes wherever it is set.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from ..diagnostics import Diagnostic, Span
from ..display import GlyphRun, Item, MissingPicture, Picture, PlacedPDF
from ..edition import Edition, SetPage
from ..geometry import PT, Rect, to_mm
from ..issue import Block, Copy, File, Issue, Page, Text
from ..opening import opened
from ..record import NamedTuple
from ..report import Run, report

RECORD, REPORT = "record.json", "report.json"
"""The names of the two embedded files."""


def embedded(run: Run, issue: Issue, edition: Edition, found: Iterable[Diagnostic]) -> dict[str, bytes]:
    """The files that go into the PDF of a proof: its report and its record."""
    folder = os.path.dirname(run.source)
    here = [_at_home(one, folder) for one in found]
    own = run._replace(source=os.path.basename(run.source), output=None)
    return {REPORT: _bytes(report(own, edition, here)), RECORD: _bytes(record(issue, edition))}


def _at_home(found: Diagnostic, folder: str) -> Diagnostic:
    """A finding that names no folder of this machine."""
    file = os.path.relpath(found.span.file, folder or ".")
    return found._replace(span=found.span._replace(file=file), message=_FOLDERS.sub("", found.message))


_FOLDERS = re.compile(r"(?<![\w./])/(?:[^\s/]+/)+")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def record(issue: Issue, edition: Edition) -> str:
    """The record as JSON text; positions as in the report."""
    typed = {page.number: page for page in issue.pages}
    pages = [_page(typed[done.page.number], done) for done in edition.pages]
    return json.dumps({"format": 1, "pages": pages}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _page(page: Page, done: SetPage) -> dict[str, Any]:
    blocks = {}
    for account, (first, last) in zip(done.blocks, done.extents, strict=True):
        block = page.blocks[account.id]
        parts = dict(_parts(block))
        items = done.page.items[first:last]
        blocks[account.id] = {
            "texts": {name: _typed(name, part) for name, part in parts.items() if isinstance(part, Text)},
            "keys": {name: part for name, part in parts.items() if isinstance(part, str)},
            "lines": _lines(items, {name: part for name, part in parts.items() if isinstance(part, Text)}),
            "pictures": [_picture(item) for item in items if isinstance(item, Picture | PlacedPDF | MissingPicture)],
        }
    own = [item for first, last in done.extents for item in done.page.items[first:last]]
    within = {id(item) for item in own}
    outside = tuple(item for item in done.page.items if id(item) not in within)
    furniture = [line[4] for line in _lines(outside, {})]
    dummy = [" ".join(cell.id for cell in words) for words in page.dummy]
    return {"number": page.number, "dummy": dummy, "rows": list(done.rows), "furniture": furniture, "blocks": blocks}


def _parts(block: Block) -> Iterator[tuple[str, Text | str]]:
    """Everything typed in a block by its path of keys: texts as Text, every other value as it reads."""
    yield from _walked("", block.content)
    if block.box is not None:
        yield from _walked("box", block.box)


def _walked(path: str, value: Any) -> Iterator[tuple[str, Text | str]]:
    if value is None or isinstance(value, Span):
        return
    if isinstance(value, Copy):
        yield path, value.text
    elif isinstance(value, Text):
        yield path, value
    elif isinstance(value, File):
        yield path, value.name
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        for name in value._fields:
            yield from _walked(f"{path}.{name}" if path else name, getattr(value, name))
    elif isinstance(value, tuple) and any(isinstance(entry, tuple) for entry in value):
        for number, entry in enumerate(value, 1):
            yield from _walked(f"{path}.{number}", entry)
    elif value != ():
        yield path, ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


_MARKS = re.compile("## |> ")


def _typed(name: str, text: Text) -> list[str]:
    """Copy by its paragraphs as typed, a line break inside one taken out; any other text by its lines."""
    rows = text.text.strip().split("\n")
    return paragraphs(rows) if name == "body" else rows


def paragraphs(rows: Iterable[str]) -> list[str]:
    """Lines of copy as paragraphs, each on one line with its mark before it."""
    made: list[str] = []
    open_mark: str | None = None
    for row in rows:
        if not row.strip():
            open_mark = None
            continue
        found = _MARKS.match(row)
        mark = found[0] if found else ""
        if mark != open_mark:
            made.append(row)
        elif mark == "## ":
            made[-1] += f" / {row[3:]}"
        else:
            row = row[len(mark) :]
            apart = " " if (made[-1][-1:] + row[:1]).isascii() else ""
            made[-1] += apart + row
        open_mark = mark
    return made


class _Begun(NamedTuple):
    """Where a part of a block begins in the files of the issue."""

    span: Span
    name: str


def _lines(items: tuple[Item, ...], parts: dict[str, Text]) -> list[list[Any]]:
    """The lines of a block in reading order: of which part, left edge, baseline, size, text."""
    begun = sorted(_Begun(text.span, name) for name, text in parts.items())
    made: list[list[Any]] = []
    last: GlyphRun | None = None
    for item in items:
        if not isinstance(item, GlyphRun):
            last = None
            continue
        part = _part(begun, item.span)
        goes_on = last is not None and (last.at.y, last.turned) == (item.at.y, item.turned) and item.at.x > last.at.x
        if goes_on and made[-1][0] == part:
            made[-1][4] += item.text
        else:
            made.append([part, round(to_mm(item.at.x), 3), round(to_mm(item.at.y), 3), item.size / PT, item.text])
        last = item
    return made


def _part(begun: list[_Begun], span: Span) -> str:
    """The part in which a place stands: the last that begins before it, in the same file."""
    before = [one.name for one in begun if one.span.file == span.file and one.span <= span]
    return before[-1] if before else ""


def _picture(item: Picture | PlacedPDF | MissingPicture) -> dict[str, Any]:
    """A picture: which, where it stands, which part of it shows."""
    made: dict[str, Any] = {"at": _mm(item.rect), "file": None, "sha256": None, "shows": None}
    if isinstance(item, MissingPicture):
        return made
    made |= {"file": os.path.basename(item.path), "sha256": digest(item.path)}
    if isinstance(item, Picture):
        whole, rect = item.whole, item.rect
        x = [(edge - whole.x0) / max(1, whole.width) for edge in (rect.x0, rect.x1)]
        y = [(edge - whole.y0) / max(1, whole.height) for edge in (rect.y0, rect.y1)]
        made["shows"] = [round(share, 4) for share in (x[0], y[0], x[1], y[1])]
    return made


def _mm(rect: Rect) -> list[float]:
    return [round(to_mm(edge), 3) for edge in rect]


def digest(path: str) -> str:
    """The first letters of a file's SHA-256."""
    try:
        seen = os.stat(path)
    except OSError:
        return ""
    return _digest(path, seen.st_mtime_ns, seen.st_size)


@lru_cache(maxsize=512)
def _digest(path: str, changed: int, size: int) -> str:
    """Read once for each state of the file."""
    try:
        with opened(path) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()[:16]
    except OSError:
        return ""
