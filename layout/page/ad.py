"""An advertisement fills its area exactly, and says that it is one.

A picture or the first page of a PDF; one whose proportions are off by more than half a millimetre is an error, and is
shown whole in the middle of its area, so that nothing of what was paid for is cut away.
"""

from __future__ import annotations

from ..colour import WHITE
from ..diagnostics import Diagnostic
from ..display import Fill, Item, PlacedPDF
from ..edition import BlockAccount, PhotoAccount, SetBlock
from ..geometry import Length, Point, Rect, mm, pt, to_mm
from ..issue import Ad, File, Photo, Text
from ..pdfs import BadPDF
from ..picture import PictureFacts
from ..placed_page import PlacedPage, first_page
from ..record import NamedTuple
from ..text.rules.wording import AD
from ..text.runs import runs
from .frame import Frame, largest
from .grid import ASCENT
from .photo import look, missing, show
from .room import box_items
from .story_head import Desk
from .typesetter import Typesetter

TOLERANCE = mm(0.5)
_SIZE = pt(7)


class _Copy(NamedTuple):
    """What stands in the area: its items, what it counts as in the report, its own shape (width, height) or none."""

    items: tuple[Item, ...]
    account: PhotoAccount
    findings: tuple[Diagnostic, ...]
    shape: tuple[float, float] | None


def set_ad(frame: Frame, content: Ad, setter: Typesetter, desk: Desk) -> SetBlock:
    """The advertisement in its frame; of a stepped one in the largest rectangle."""
    block = frame.block
    area = largest(frame, desk.grid).area if frame.stepped else frame.area
    pdf = content.file.name.lower().endswith(".pdf")
    made = _placed(content.file, area, setter) if pdf else _shown(content.file, area, (setter, desk))
    findings = list(made.findings)
    if made.shape is not None:
        findings += _size_findings(frame, content.file, made.shape, desk.grid.leading)
    items = [*made.items, *box_items(frame)]
    if not content.marked:
        items += _mark(area, block.span.file, (block.span.line, block.span.column), setter)
    shape = (block.id, block.kind, frame.corners, 0, 0, 0, 0, None, None)
    account = BlockAccount(*shape, (made.account,), block.span)
    return SetBlock(tuple(items), (), account, (*findings, *setter.findings))


def _shown(file: File, area: Rect, tools: tuple[Typesetter, Desk]) -> _Copy:
    """A picture in the area: filling it where it nearly does, else whole."""
    setter, desk = tools
    seen = look(file)
    shape = (float(seen.width), float(seen.height)) if isinstance(seen, PictureFacts) else None
    photo = Photo(file, None, None, None, None, None, None, None, None, file.span)
    shown = show(photo, _fitting(area, shape) if shape else area, setter, desk.min_ppi)
    return _Copy(shown.items, shown.account, shown.findings, shape)


def _placed(file: File, area: Rect, setter: Typesetter) -> _Copy:
    """The first page of a PDF in the area; its place is held where it cannot be had."""
    account = PhotoAccount(file.name, None)
    if file.path is None:
        return _Copy(missing(file, area, setter), account, (), None)
    try:
        page: PlacedPage = first_page(file.path)
    except BadPDF as failure:
        hint = "ask for a PDF with one page, not encrypted, or for a picture"
        lost = Diagnostic("bad-picture", f"{file.name}: {failure}", file.span, hint)
        return _Copy(missing(file, area, setter), account, (lost,), None)
    shape = page.width, page.height
    return _Copy((PlacedPDF(file.path, _fitting(area, shape), file.span),), account, (), shape)


def _off(area: Rect, shape: tuple[float, float]) -> Length:
    """How much higher than its area an advertisement is at the area's width."""
    return round(area.width * shape[1] / shape[0]) - area.height


def _fitting(area: Rect, shape: tuple[float, float]) -> Rect:
    """The area where the shape fills it, else the largest rectangle of that shape in the middle of it."""
    if abs(_off(area, shape)) <= TOLERANCE:
        return area
    scale = min(area.width / shape[0], area.height / shape[1])
    width, height = round(shape[0] * scale), round(shape[1] * scale)
    x, y = area.x0 + (area.width - width) // 2, area.y0 + (area.height - height) // 2
    return Rect(x, y, x + width, y + height)


def _size_findings(frame: Frame, file: File, shape: tuple[float, float], leading: Length) -> list[Diagnostic]:
    """What is wrong with the size: how large it is, how large its area is, what would mend it."""
    area, name = frame.area, frame.block.id
    size = f"{to_mm(area.width):.1f} x {to_mm(area.height):.1f} mm"
    if frame.stepped:
        message = f"{name}: an advertisement is a rectangle, and its area is stepped"
        return [Diagnostic("ad-size", message, frame.block.span, "draw its area as a rectangle in the dummy")]
    off = _off(area, shape)
    if abs(off) <= TOLERANCE:
        return []
    high, far = to_mm(area.height + off), to_mm(abs(off))
    message = (
        f"{name}: {file.name} is {to_mm(area.width):.1f} x {high:.1f} mm at the width of its area, {far:.1f} mm too"
        f" {'high' if off > 0 else 'low'}: the area is {size}"
    )
    lines = round(off / leading)
    rows = f", or give its rows {abs(lines)} {'more' if lines > 0 else 'fewer'} lines" if lines else ""
    return [Diagnostic("ad-size", message, file.span, f"make the advertisement {size}{rows}")]


def _mark(area: Rect, file: str, place: tuple[int, int], setter: Typesetter) -> list[Item]:
    """The word for advertisement on a white ground in the upper right corner (Advertising Law, article 14)."""
    line = setter.single(Text(AD, file, ((0, *place),)), setter.styles["label"], _SIZE)
    if line is None:
        return []
    ground = Rect(area.x1 - line.width - pt(4), area.y0, area.x1, area.y0 + _SIZE + pt(3))
    at = Point(ground.x0 + pt(2), ground.y0 + pt(1.5) + round(_SIZE * ASCENT))
    return [Fill((ground,), WHITE), *runs(line, at)]
