"""What became of a proof, in the words of layout staff, and as JSON for other programs.

`[-…-]` was taken out and `{+…+}` put in, as word diffs have it everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .inline import Edit
from .proofs import Difference, Outcome, PageOutcome
from .stories import Change

_LONGEST = 60
"""Characters of a whole paragraph that are quoted."""


def said(found: Difference) -> str:
    """The comparison as text, page by page."""
    rows = []
    if not found.whole:
        rows.append("one of the proofs carries its report only: numbers and places are compared, copy is not")
    if found.same:
        return "\n".join([*rows, "nothing has changed"]) + "\n"
    leading = {page.number: page.leading for proof in (found.old, found.new) for page in proof.pages}
    for page in found.pages:
        if page.changed:
            rows += _page(page, leading[page.number])
    return "\n".join(rows) + "\n"


def _page(page: PageOutcome, leading: float) -> Iterator[str]:
    fate = {"added": ": a new page", "removed": ": the page is gone"}.get(page.fate, "")
    yield f"page {page.number} {page.name}".rstrip() + fate
    if page.redrawn:
        yield "  the dummy is drawn anew"
    if page.folio:
        yield f"  folio: {_places(page.folio)}"
        yield from (f"    {inline(edit)}" for edit in page.folio)
    for row in page.rows:
        yield f"  row {row.row} of the dummy: {row.old} → {row.new} lines"
    for outcome in page.blocks:
        if page.fate != "kept" and outcome.changes[0].kind == page.fate:
            continue  # the page says it for all of them
        cause = f" (follows {', '.join(outcome.because)})" if outcome.because else ""
        yield f"  {outcome.id}{cause}"
        for change in outcome.changes:
            yield from (f"    {line}" for line in _change(change, outcome, leading))


def _change(change: Change, outcome: Outcome, leading: float) -> Iterator[str]:
    """One change: a line, and a line for every place in a text."""
    old, new, part = change.old, change.new, change.part
    match change.kind:
        case "copy" | "head" | "text" if change.edits:
            name = {"body": "copy", "": "text"}.get(part, part.removeprefix("headline."))
            yield f"{name}: {_places(change.edits)}"
            yield from (f"  {inline(edit)}" for edit in change.edits)
        case "copy":
            yield f"copy: {old} → {new} characters"
        case "head" | "head-set":
            yield f"head set anew: {_head(old)} → {_head(new)}"
        case "picture":
            yield f"picture {part}: {_picture(old, new)}"
        case "crop":
            cause = "" if change.own else " by its new shape"
            yield f"picture {part} re-cropped{cause}: {_window(old)} → {_window(new)}"
        case "key":
            yield f"{part}: {_or_none(old)} → {_or_none(new)}"
        case "page":
            yield f"moved from page {old} to page {new}"
        case "moved":
            yield _way(new[0] - old[0], new[1] - old[1], leading)
        case "resized":
            yield f"its area: {_size(old)} → {_size(new)}{_taller(new[1] - old[1], leading)}"
        case "re-broken":
            yield f"{_counted(old, 'line')} of {new} broken anew"
        case "overset":
            yield f"overset: {old} → {new} characters"
        case "added":
            yield "a new block"
        case "removed":
            yield "the block is gone"


def inline(edit: Edit) -> str:
    """An edit in its line."""
    taken = f"[-{_short(edit.old)}-]" if edit.old else ""
    put = f"{{+{_short(edit.new)}+}}" if edit.new else ""
    return f"{edit.before}{taken}{put}{edit.behind}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 4 :]}"


def _places(edits: tuple[Edit, ...]) -> str:
    less, more = (sum(len("".join(text.split())) for text in texts) for texts in _sides(edits))
    return f"{_counted(len(edits), 'place')}, −{less} +{more} characters"


def _sides(edits: tuple[Edit, ...]) -> tuple[list[str], list[str]]:
    return [edit.old for edit in edits], [edit.new for edit in edits]


def _head(head: dict[str, Any] | None) -> str:
    return "none" if head is None else f"“{' / '.join(head['lines'])}” {head['size_pt']:g} pt"


def _picture(old: str | None, new: str | None) -> str:
    if old and new:
        return f"{old} → {new}" if old != new else f"{new} has other contents"
    return f"{new} is new" if new else f"{old} is gone" if old else "missing, as before"


def _window(shows: tuple[float, float, float, float] | None) -> str:
    if shows is None:
        return "all"
    x0, y0, x1, y1 = (round(share * 100) for share in shows)
    return f"{x0}–{x1} % across, {y0}–{y1} % down"


def _or_none(value: str | None) -> str:
    return "not given" if value is None else value


def _way(right: float, down: float, leading: float) -> str:
    parts = []
    if abs(down) >= 0.02:
        lines = _in_lines(abs(down), leading)
        parts.append(f"{abs(down):.1f} mm {'down' if down > 0 else 'up'}{lines}")
    if abs(right) >= 0.02:
        parts.append(f"{abs(right):.1f} mm to the {'right' if right > 0 else 'left'}")
    return f"moved {', '.join(parts)}"


def _in_lines(length: float, leading: float) -> str:
    lines = length / leading
    return f" ({_counted(round(lines), 'line')})" if abs(lines - round(lines)) < 0.02 else ""


def _size(size: list[float]) -> str:
    return f"{size[0]:.1f} × {size[1]:.1f} mm"


def _taller(by: float, leading: float) -> str:
    lines = round(by / leading)
    return f" ({_counted(abs(lines), 'line')} {'more' if lines > 0 else 'fewer'})" if lines else ""


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_json(found: Difference) -> str:
    """The comparison as JSON."""
    pages = [
        {
            "number": page.number,
            "name": page.name,
            "fate": page.fate,
            "redrawn": page.redrawn,
            "folio": [edit._asdict() for edit in page.folio],
            "rows": [row._asdict() for row in page.rows],
            "blocks": [_block(outcome) for outcome in page.blocks],
        }
        for page in found.pages
        if page.changed
    ]
    made = {"format": 1, "old": found.old.path, "new": found.new.path, "same": found.same, "whole": found.whole}
    return json.dumps({**made, "pages": pages}, ensure_ascii=False, indent=1) + "\n"


def _block(outcome: Outcome) -> dict[str, Any]:
    changes = []
    for change in outcome.changes:
        row: dict[str, Any] = {"kind": change.kind, "own": change.own, "part": change.part}
        if change.edits:
            row["edits"] = [edit._asdict() for edit in change.edits]
        else:
            row |= {"old": change.old, "new": change.new}
        changes.append(row)
    return {"id": outcome.id, "because": list(outcome.because), "changes": changes}
