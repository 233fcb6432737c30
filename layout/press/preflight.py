"""The finished file checked against the table of rules: of intentions nothing is asked.

`preflight` looks at a whole file, `page_faults` at what the first page of an advertisement draws.
"""

from __future__ import annotations

from ..pdfs import BadPDF, Box, File, Value
from . import matrix as mx
from .check_drawing import group_faults, run
from .check_file import check_file, unreadable
from .rules import Breach, Demands, Findings
from .sheet import Drawing, Sheet, State

_MARKS = ("TrapNet", "PrinterMark", "Popup")
"""Annotations that belong on a plate, or show nothing of their own."""
_LETTER: Box = (0.0, 0.0, 612.0, 792.0)
"""What readers take for the sheet of a page that has none."""


def preflight(file: File, demands: Demands) -> tuple[Breach, ...]:
    """The breaches of a file, page by page."""
    findings = Findings(demands)
    check_file(file, findings)
    if not file.pages:
        findings.say("unreadable", "the file has no page")
    for number, page in enumerate(file.pages, 1):
        boxes = _boxes(file, page, number, findings)
        _check_annotations(file, page, (number, boxes[1]), findings)
        _draw(file, page, Sheet(number, boxes[0]), findings)
    return findings.all()


def page_faults(file: File, demands: Demands) -> tuple[Breach, ...]:
    """What the first page of a file draws that the plates of another page cannot hold."""
    findings = Findings(demands)
    for page in file.pages[:1]:
        box = file.box(page, "TrimBox") or file.box(page, "CropBox") or file.box(page, "MediaBox")
        _draw(file, page, Sheet(1, box or (0, 0, 0, 0)), findings)
    return findings.all()


def read(path: str) -> File | tuple[Breach, ...]:
    """A file to be checked; where it is one that cannot be opened for a rule's sake, the breach.  Raises BadPDF."""
    try:
        return File(path)
    except BadPDF as failure:
        rule, detail = unreadable(failure)
        if rule == "unreadable":
            raise
        return (Breach(rule, detail),)


def _draw(file: File, page: Value, sheet: Sheet, findings: Findings) -> None:
    drawing = Drawing(file, sheet, findings)
    for rule, detail in group_faults(file, file.entries(page).get("Group")):
        drawing.say(rule, detail)
    try:
        run(drawing, file.drawing(page), file.inherited(page, "Resources"), State(mx.ONE))
    except BadPDF as failure:
        drawing.say("unreadable", str(failure))


def _boxes(file: File, page: Value, number: int, findings: Findings) -> tuple[Box, Box]:
    """The trim box and the bleed box of a page, checked."""
    media, trim, art = (file.box(page, key) for key in ("MediaBox", "TrimBox", "ArtBox"))
    media = media or _LETTER
    if trim is None:
        findings.say("trim-box", "the page has an ArtBox only" if art else "the page has no TrimBox", number)
        trim = art or file.box(page, "CropBox") or media
    elif art is not None:
        findings.say("two-boxes", "the page has a TrimBox and an ArtBox", number)
    bleed = file.box(page, "BleedBox") or trim
    if file.box(page, "TrimBox") is not None and not _holds(bleed, trim):
        findings.say("nested-boxes", "the TrimBox is not inside the BleedBox", number)
    if not _holds(media, bleed):
        findings.say("nested-boxes", "the BleedBox is not inside the MediaBox", number)
    return trim, bleed


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0] + 0.01
        and outer[1] <= inner[1] + 0.01
        and outer[2] >= inner[2] - 0.01
        and outer[3] >= inner[3] - 0.01
    )


def _check_annotations(file: File, page: Value, where: tuple[int, Box], findings: Findings) -> None:
    number, bleed = where
    for annotation in file.listed(file.entries(page).get("Annots")):
        kind = file.get(annotation, "Subtype")
        box = file.box(annotation, "Rect")
        if kind in _MARKS or box is None:
            continue
        if box[0] < bleed[2] and box[2] > bleed[0] and box[1] < bleed[3] and box[3] > bleed[1]:
            at = (round((box[0] - bleed[0]) * 25.4 / 72, 1), round((bleed[3] - box[3]) * 25.4 / 72, 1))
            findings.say("annotation", f"an annotation of the kind {kind!s}", number, at)
