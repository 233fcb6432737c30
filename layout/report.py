"""The report of a run: the JSON of the contract, and diagnostics as layout staff read them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

from .diagnostics import CODES, Diagnostic, Severity, counted
from .display import GlyphRun
from .edition import BlockAccount, Edition, Remedy, SetPage
from .fonts import Face
from .geometry import PT, to_mm
from .record import NamedTuple


class Run(NamedTuple):
    """What a report is about: the files as named, what was made, whether warnings count as errors."""

    source: str
    output: str | None
    standard: str
    strict: bool
    press: tuple[tuple[str, object], ...] = ()
    """How the press file was made: entries of the report's own."""


def severity(found: Diagnostic, run: Run) -> Severity:
    """How bad a finding is in this run."""
    row = CODES[found.code]
    own = found.proof or row.proof if run.standard == "proof" else found.press or row.press
    return "error" if run.strict else own


def report(run: Run, edition: Edition | None, diagnostics: Iterable[Diagnostic]) -> str:
    """The report as JSON text, positions in millimetres from the top left corner of the trimmed page."""
    made = {
        "format": 1,
        "source": run.source,
        "output": run.output,
        "standard": run.standard,
        **({"press": dict(run.press)} if run.press else {}),
        "pages": [page_facts(page) for page in edition.pages] if edition else [],
        "fonts": _fonts(edition) if edition else [],
        "diagnostics": [finding_facts(found, run) for found in diagnostics],
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def finding_facts(found: Diagnostic, run: Run) -> dict[str, object]:
    """A finding as the report has it."""
    return {
        "code": found.code,
        "severity": severity(found, run),
        "message": found.message,
        "hint": found.hint,
        "file": found.span.file,
        "line": found.span.line,
        "column": found.span.column,
        "page": found.page,
        "block": found.block,
    }


def _mm(length: int) -> float:
    return round(to_mm(length), 4)


def page_facts(done: SetPage) -> dict[str, object]:
    """A page as the report has it."""
    page, grid = done.page, done.grid
    return {
        "number": page.number,
        "name": page.name,
        "size_mm": [_mm(page.width), _mm(page.height)],
        "grid": {
            "origin_mm": [_mm(grid.origin.x), _mm(grid.origin.y)],
            "columns": grid.columns,
            "measure_chars": grid.measure_chars,
            "measure_mm": _mm(grid.measure),
            "gutter_mm": _mm(grid.gutter),
            "leading_mm": _mm(grid.leading),
            "lines": grid.lines,
        },
        "blocks": [_block(block) for block in done.blocks],
    }


def _block(block: BlockAccount) -> dict[str, object]:
    head, over = block.headline, block.overset
    return {
        "id": block.id,
        "kind": block.kind,
        "area_mm": [[_mm(point.x), _mm(point.y)] for point in block.area],
        "chars": block.chars,
        "chars_set": block.chars_set,
        "lines_set": block.lines_set,
        "lines_free": block.lines_free,
        "overset": {"chars": over.chars, "lines": over.lines} if over else None,
        "headline": {"lines": list(head.lines), "size_pt": head.size / PT, "width": head.width} if head else None,
        "photos": [{"file": photo.file, "ppi": photo.ppi} for photo in block.photos],
        "source": {"line": block.span.line, "column": block.span.column},
        "fit": _fit(block),
        "remedies": [_remedy(remedy) for remedy in block.remedies],
    }


def _fit(block: BlockAccount) -> dict[str, object] | None:
    """What is too much, or below 0 too little; null where the story fits."""
    misfit = block.misfit
    return {"chars": misfit.chars, "lines": misfit.lines, "mm": _mm(misfit.depth)} if misfit else None


def _remedy(remedy: Remedy) -> dict[str, object]:
    said = {"kind": remedy.kind, "message": remedy.message, "fits": remedy.fits, "lines": remedy.lines}
    return {**said, "cost": dict(remedy.cost)}


def _fonts(edition: Edition) -> list[dict[str, object]]:
    used: dict[Face, set[int]] = {}
    for done in edition.pages:
        items = [*done.page.items, *(item for layer in done.page.layers for item in layer.items)]
        for item in items:
            if isinstance(item, GlyphRun):
                used.setdefault(item.face, set()).update(item.gids)
    return [
        {"face": face.name, "file": face.file, "sha256": face.sha256, "glyphs": len(gids)}
        for face, gids in sorted(used.items(), key=lambda entry: entry[0].name)
    ]


def printed(found: Diagnostic, run: Run, sources: dict[str, str]) -> str:
    """A diagnostic as it is printed: place, severity and code, the line of the file with a caret, the hint."""
    span = found.span
    lines = [f"{span.file}:{span.line}:{span.column}: {severity(found, run)}[{found.code}]: {found.message}"]
    text = sources.get(span.file)
    if text is not None:
        rows = _rows(text)
        if 0 < span.line <= len(rows) and rows[span.line - 1].strip():
            lines += _quoted(rows[span.line - 1].rstrip("\r"), span.column)
    if found.hint:
        lines.append(f"    hint: {found.hint}")
    return "\n".join(lines)


_WIDEST = 96


def _quoted(row: str, column: int) -> list[str]:
    """The line of the file with a caret under the column; a long one is cut round it."""
    start = 0 if column <= _WIDEST else column - _WIDEST // 2
    part = row[start : start + _WIDEST].replace("\t", " ")
    before = part[: max(0, column - 1 - start)]
    return [f"    {part}", f"    {''.join('　' if _wide(letter) else ' ' for letter in before)}^"]


@lru_cache(maxsize=8)
def _rows(text: str) -> list[str]:
    """The lines of a file: thousands of diagnostics may quote it."""
    return text.split("\n")


def _wide(character: str) -> bool:
    from unicodedata import east_asian_width

    return east_asian_width(character) in "WF"


def summary(run: Run, diagnostics: Iterable[Diagnostic]) -> str:
    """One closing line: how many errors and warnings."""
    levels = [severity(found, run) for found in diagnostics]
    errors, warnings = levels.count("error"), levels.count("warning")
    return f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
