"""A proof's PDF -> what it tells of itself: its report and its record, from within, or the report from beside it.

A file made elsewhere may hold anything: what is not of the shape that `record.py` and `report.py` write is refused
here, so that no pass behind this one has to ask.
"""

from __future__ import annotations

import json
import os
from typing import Any

from ..opening import opened
from ..pdfs import BadPDF, File, Stream
from ..record import NamedTuple
from .record import RECORD, REPORT

Box = tuple[float, float, float, float]


class Line(NamedTuple):
    """A line as it was set: of which part of its block, where its baseline starts in mm, its size in points."""

    part: str
    x: float
    y: float
    size: float
    text: str


class Shown(NamedTuple):
    """A picture on the page; `shows` is the part of it that is in view, in shares from its top left corner."""

    file: str | None
    sha256: str | None
    at: Box | None
    shows: Box | None


class Head(NamedTuple):
    """A main head as it was set."""

    lines: tuple[str, ...]
    size: float
    width: float


class Block(NamedTuple):
    """A block of a proof.  `texts` and `keys` are as typed, by their path in the issue file."""

    page: int
    id: str
    kind: str
    area: tuple[tuple[float, float], ...]
    chars: int
    overset: int
    lines_free: int
    head: Head | None
    texts: dict[str, tuple[str, ...]]
    keys: dict[str, str]
    lines: tuple[Line, ...]
    pictures: tuple[Shown, ...]

    @property
    def box(self) -> Box:
        """The rectangle round its area."""
        xs, ys = [x for x, _ in self.area], [y for _, y in self.area]
        return min(xs), min(ys), max(xs), max(ys)


class Page(NamedTuple):
    number: int
    name: str
    size: tuple[float, float]
    leading: float
    dummy: tuple[str, ...]
    rows: tuple[int, ...]
    furniture: tuple[str, ...]
    """The lines that belong to no block: the folio."""
    blocks: tuple[Block, ...]


class Proof(NamedTuple):
    """What a proof tells of itself."""

    path: str
    content: bytes
    pages: tuple[Page, ...]
    whole: bool
    """It carries its record; without it only the report's numbers can be compared."""


class NoProof(Exception):
    """The file is not a proof that can be compared; the message is for the user."""


def told(path: str) -> Proof:
    """Reads a proof.  Raises NoProof."""
    try:
        file = File(path)
        held = _held(file)
    except BadPDF as failure:
        raise NoProof(f"{path}: {failure}") from failure
    beside = f"{os.path.splitext(path)[0]}.json"
    if REPORT not in held and os.path.isfile(beside):
        try:
            with opened(beside, resolved=False) as stream:
                held = {REPORT: stream.read()}
        except OSError as failure:
            raise NoProof(f"{beside}: {failure.strerror or failure}") from failure
    if REPORT not in held:
        raise NoProof(f"{path} carries no report, and there is no {beside} beside it; make the proof with this engine")
    return proof_of(path, file.content, held)


def proof_of(path: str, content: bytes, held: dict[str, bytes]) -> Proof:
    """What a proof tells by its report and, where it has one, its record.  Raises NoProof."""
    try:
        report = json.loads(held[REPORT], parse_constant=_refused)
        record = json.loads(held[RECORD], parse_constant=_refused) if RECORD in held else {"pages": []}
        known = {page["number"]: page for page in record["pages"]}
        pages = tuple(_page(page, known.get(page["number"], {})) for page in report["pages"])
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError) as failure:
        raise NoProof(f"{path}: its report cannot be read") from failure
    return Proof(path, content, pages, RECORD in held)


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no length")


def _held(file: File) -> dict[str, bytes]:
    """The files embedded in a PDF, by their names."""
    listed = file.listed(file.get(file.trailer.get("Root"), "Names", "EmbeddedFiles", "Names"))
    made = {}
    for name, spec in zip(listed[::2], listed[1::2], strict=False):
        stream = file.get(spec, "EF", "F")
        if isinstance(name, bytes) and isinstance(stream, Stream):
            made[name.decode("latin-1")] = stream.unpacked()
    return made


def _page(page: dict[str, Any], own: dict[str, Any]) -> Page:
    number, blocks = int(page["number"]), own.get("blocks", {})
    if not float(page["grid"]["leading_mm"]) > 0:
        raise ValueError("a page without a leading")
    return Page(
        number,
        str(page["name"] or ""),
        (float(page["size_mm"][0]), float(page["size_mm"][1])),
        float(page["grid"]["leading_mm"]),
        tuple(map(str, own.get("dummy", ()))),
        tuple(map(int, own.get("rows", ()))),
        tuple(map(str, own.get("furniture", ()))),
        tuple(_block(number, block, blocks.get(block["id"], {})) for block in page["blocks"]),
    )


def _block(page: int, block: dict[str, Any], own: dict[str, Any]) -> Block:
    head, over = block["headline"], block["overset"]
    if len(block["area_mm"]) < 4:
        raise ValueError("a block without an area")
    pictures = own.get("pictures") or [{"file": photo["file"]} for photo in block["photos"]]
    return Block(
        page,
        str(block["id"]),
        str(block["kind"]),
        tuple((float(x), float(y)) for x, y in block["area_mm"]),
        int(block["chars"]),
        int(over["chars"]) if over else 0,
        int(block["lines_free"]),
        Head(tuple(map(str, head["lines"])), float(head["size_pt"]), float(head["width"])) if head else None,
        {str(name): tuple(map(str, rows)) for name, rows in own.get("texts", {}).items()},
        {str(name): str(value) for name, value in own.get("keys", {}).items()},
        tuple(_line(*line) for line in own.get("lines", ())),
        tuple(_shown(picture) for picture in pictures),
    )


def _line(part: Any, x: Any, y: Any, size: Any, text: Any) -> Line:
    return Line(str(part), float(x), float(y), float(size), str(text))


def _shown(picture: dict[str, Any]) -> Shown:
    return Shown(picture["file"], picture.get("sha256"), _box(picture.get("at")), _box(picture.get("shows")))


def _box(edges: Any) -> Box | None:
    return None if edges is None else (float(edges[0]), float(edges[1]), float(edges[2]), float(edges[3]))
