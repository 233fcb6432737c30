"""What must be true of any proof, read by a stranger: nothing lost, nothing out of its area, nothing over anything.

PDFium reads the bytes; of the engine only the report is believed, and only where a block stands and how much of its
copy is told to be there.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from tests.pdf.copydesk import Typed, paragraphs
from tests.pdf.readback import MM, Glyph, bare, by_block, glyphs_of, inside, said

ROOM = 1.0
"""How far ink may hang out of its block's area, in points: accents, the overhang of a letter, the edge of a rule."""
ACCENT = 0.12
"""And of the size of the type above its em box: the ring of a capital in a head."""
READING = 6.0
"""The size of type under which it may be a reading."""
LINE_HYPHEN = "\x02"
"""PDFium's sign for a hyphen that ends a line."""
Box = tuple[float, float, float, float]


class Page(NamedTuple):
    """A page as it was read."""

    account: dict[str, Any]
    glyphs: list[Glyph]
    blocks: dict[str, list[Glyph]]
    pictures: list[Box]
    """What is seen of each, in points from the top left corner."""


def read(pdf: bytes, report: dict[str, Any]) -> list[Page]:
    """The pages of a proof."""
    shown = pictures_of(pdf)
    return [
        Page(account, glyphs, by_block(account, glyphs), seen)
        for account, glyphs, seen in zip(report["pages"], glyphs_of(pdf), shown, strict=True)
    ]


def pictures_of(pdf: bytes) -> list[list[Box]]:
    """The pictures of every page, each as far as its clip shows it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [list(_pictures(document[number])) for number in range(len(document))]
    finally:
        document.close()


def _pictures(page: Any) -> Iterator[Box]:
    height = page.get_height()
    for place in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, place)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_IMAGE:
            edges = [ctypes.c_float() for _ in range(4)]
            raw.FPDFPageObj_GetBounds(thing, *edges)
            left, bottom, right, top = (edge.value for edge in edges)
            for x0, y0, x1, y1 in _clips(thing):
                left, bottom, right, top = max(left, x0), max(bottom, y0), min(right, x1), min(top, y1)
            yield left, height - top, right, height - bottom
    page.close()


def _clips(thing: Any) -> Iterator[Box]:
    path = raw.FPDFPageObj_GetClipPath(thing)
    for number in range(max(0, raw.FPDFClipPath_CountPaths(path))):
        xs, ys = [], []
        for place in range(raw.FPDFClipPath_CountPathSegments(path, number)):
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, number, place), x, y)
            xs.append(x.value)
            ys.append(y.value)
        if xs:
            yield min(xs), min(ys), max(xs), max(ys)


def strays(page: Page) -> Iterator[str]:
    """What stands outside the areas of the blocks, but not in the margin; and ink that hangs far out of its area."""
    grid = page.account["grid"]
    left, top = (edge * MM for edge in grid["origin_mm"])
    right = left + (grid["columns"] * (grid["measure_mm"] + grid["gutter_mm"]) - grid["gutter_mm"]) * MM
    foot = top + grid["lines"] * grid["leading_mm"] * MM
    full = [block["area_mm"] for block in page.account["blocks"] if block["chars"] and not block["lines_free"]]
    for glyph in page.blocks[""]:
        x, y = _middle(glyph.ink)
        if left < x < right and top < y < foot and not _reads_over(glyph, full):
            yield f"{glyph.text!r} at {x:.1f}, {y:.1f} stands in no block"
    areas = {block["id"]: block["area_mm"] for block in page.account["blocks"]}
    for name, glyphs in page.blocks.items():
        for glyph in glyphs if name else ():
            x0, y0, x1, y1 = glyph.ink
            room = max(ROOM, ACCENT * glyph.size)
            corners = [(x, y) for x in (x0 + ROOM, x1 - ROOM) for y in (y0 + room, y1 - room)]
            if x1 - x0 <= 2 * ROOM or y1 - y0 <= 2 * room or _reads_over(glyph, full):
                continue
            if not all(_in(areas[name], at) for at in corners):
                yield f"{name}: {glyph.text!r} at {x0:.1f}, {y0:.1f} hangs out of its area"
    for box in page.pictures:
        corners = [(x, y) for x in (box[0] + ROOM, box[2] - ROOM) for y in (box[1] + ROOM, box[3] - ROOM)]
        if not any(all(_in(area, at) for at in corners) for area in areas.values()):
            yield f"a picture at {box} stands in no area"


def _reads_over(glyph: Glyph, full: Sequence[Sequence[Sequence[float]]]) -> bool:
    """Whether it is of a reading over the first line of copy that fills its area, and keeps that line."""
    x, y = _middle(glyph.ink)
    return glyph.size < READING and any(_in(area, (x, y + glyph.size)) for area in full)


def _in(area: Sequence[Sequence[float]], at: tuple[float, float]) -> bool:
    return inside(area, at[0] / MM, at[1] / MM)


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


SLANTED = frozenset("/／")
"""Whose boxes say little of their ink."""


def labels(blocks: Sequence[Typed]) -> frozenset[str]:
    """What may stand on a picture: labels, the numbers of pictures, the word on an advertisement."""
    said_there = [photo.get("label", "") for own in blocks for photo in own.keys.get("photos", ())]
    return frozenset("".join(said_there) + "①②③④⑤广告" + LINE_HYPHEN)


def overlaps(page: Page, labels: frozenset[str]) -> Iterator[str]:
    """Type over type, pictures over pictures, type over pictures but for what stands on them as a label."""
    own = [glyph for glyph in page.glyphs if not glyph.layered and glyph.text not in SLANTED and _size(glyph.ink) > 0.5]
    shelves: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in own:
        x, y = _middle(glyph.ink)
        for across in range(int(glyph.ink[0] // 20), int(glyph.ink[2] // 20) + 1):
            for down in range(int(glyph.ink[1] // 20), int(glyph.ink[3] // 20) + 1):
                shelves.setdefault((across, down), []).append(glyph)
        for box in page.pictures:
            if box[0] < x < box[2] and box[1] < y < box[3] and not set(glyph.text) <= labels:
                yield f"{glyph.text!r} at {x:.1f}, {y:.1f} stands on a picture"
    for shelf in shelves.values():
        for one, other in combinations(shelf, 2):
            if _shared(one.ink, other.ink) > 0.3 * min(_size(one.ink), _size(other.ink)):
                yield f"{one.text!r} at {one.ink} stands over {other.text!r} at {other.ink}"
    for box, second in combinations(page.pictures, 2):
        if _shared(box, second) > 4:
            yield f"a picture at {box} stands over one at {second}"


def _size(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _shared(one: Box, other: Box) -> float:
    return _size((max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])))


def typed(issue: dict[str, Any], files: dict[str, str]) -> list[Typed]:
    """The blocks of an issue, page by page, as they were typed."""
    made = []
    for number, page in enumerate(issue["pages"], 1):
        for name, keys in page["blocks"].items():
            body = keys.get("body", "")
            body = files.get(body, body)
            ruby = tuple(bare(one) for one in re.findall(r"\{[^{}|\n]+\|([^{}|\n]+)\}", body))
            made.append(Typed(number, name, keys.get("kind", "story"), keys, paragraphs(body), ruby))
    return made


def losses(page: Page, blocks: Sequence[Typed]) -> Iterator[str]:
    """Copy that the report says is there and that PDFium does not read, once and in order, where it should stand."""
    accounts = {block["id"]: block for block in page.account["blocks"]}
    for own in blocks:
        if own.page != page.account["number"] or not own.copy or "from" in own.keys:
            continue
        told = accounts[own.id]
        if told["chars"] != len(own.chars):
            yield f"{own.id}: the report counts {told['chars']} characters, {len(own.chars)} were typed"
        running = "".join(paragraph.text for paragraph in own.copy if paragraph.kind != "pull")
        if told["chars_set"] < told["chars"] and len(running) < len(own.chars):
            continue  # which of a copy's pull quotes are among those that do not fit is the engine's to say
        expected = running[: told["chars_set"]] if told["chars_set"] < told["chars"] else running
        shown = said(_without_readings(own, page.blocks[own.id])).replace(LINE_HYPHEN, "-")
        if expected not in shown:
            for paragraph in own.copy:
                # a pull quote may be painted between two pieces of the copy
                shown = shown.replace(paragraph.text, "", 1) if paragraph.kind == "pull" else shown
        if expected not in shown:
            yield f"{own.id}: wants {expected!r}, is {shown!r}"
        elif len(expected) > 12 and shown.count(expected) > _times(expected, own.keys):
            yield f"{own.id}: {expected!r} stands there twice"


def _times(words: str, keys: Any) -> int:
    """How often a block was given these words, in its copy and in whatever else it says; once at the least."""
    parts = keys.values() if isinstance(keys, dict) else keys
    if isinstance(keys, str):
        return bare(keys).count(words)
    return max(1, sum(_times(words, part) for part in parts))


def _without_readings(own: Typed, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a block but for the small type over its copy."""
    if not own.readings:
        return list(glyphs)
    small = set("".join(own.readings))
    usual, _ = Counter(round(glyph.size, 1) for glyph in glyphs).most_common(1)[0] if glyphs else (0.0, 0)
    return [glyph for glyph in glyphs if not (glyph.text in small and glyph.size < 0.8 * usual)]
