"""An advertisement fills its area exactly, and says that it is one."""

from __future__ import annotations

from ..colour import WHITE
from ..diagnostics import Diagnostic
from ..display import Fill, Item
from ..edition import BlockAccount, SetBlock
from ..geometry import Point, Rect, mm, pt, to_mm
from ..issue import Ad, Photo, Text
from ..picture import PictureFacts
from ..text.rules.wording import AD
from ..text.runs import runs
from .frame import Frame
from .grid import ASCENT
from .photo import look, show
from .room import box_items
from .story_head import Desk
from .typesetter import Typesetter

TOLERANCE = mm(0.5)
_SIZE = pt(7)


def set_ad(frame: Frame, content: Ad, setter: Typesetter, desk: Desk) -> SetBlock:
    """The advertisement in its frame; one whose proportions are off is an error, and is shown cropped."""
    area, block = frame.area, frame.block
    photo = Photo(content.file, None, None, None, None, None, None, None, None, block.span)
    findings: list[Diagnostic] = []
    items: list[Item] = box_items(frame)
    if content.file.name.lower().endswith(".pdf"):
        message = f"{block.id}: a PDF advertisement is not placed yet"
        findings.append(Diagnostic("not-yet", message, content.file.span, "use a picture of it for now"))
        photo = photo._replace(file=content.file._replace(path=None))
    shown = show(photo, area, setter, desk.min_ppi)
    seen = look(photo.file)
    if isinstance(seen, PictureFacts):
        tall = area.width * seen.height / seen.width
        if abs(tall - area.height) > TOLERANCE:
            size = f"{to_mm(area.width):.1f} x {to_mm(area.height):.1f} mm"
            message = f"{block.id}: {content.file.name} is {seen.width} x {seen.height} pixels and does not fill {size}"
            hint = f"at this width it is {to_mm(round(tall)):.1f} mm high; make the ad, or its area, to measure"
            findings.append(Diagnostic("ad-size", message, content.file.span, hint))
    items += shown.items
    if not content.marked:
        items += _mark(area, block.span.file, (block.span.line, block.span.column), setter)
    shape = (block.id, block.kind, frame.corners, 0, 0, 0, 0, None, None)
    account = BlockAccount(*shape, (shown.account,), block.span)
    return SetBlock(tuple(items), (), account, (*findings, *shown.findings, *setter.findings))


def _mark(area: Rect, file: str, place: tuple[int, int], setter: Typesetter) -> list[Item]:
    """The word for advertisement on a white ground in the upper right corner (Advertising Law, article 14)."""
    line = setter.single(Text(AD, file, ((0, *place),)), setter.styles["label"], _SIZE)
    if line is None:
        return []
    ground = Rect(area.x1 - line.width - pt(4), area.y0, area.x1, area.y0 + _SIZE + pt(3))
    at = Point(ground.x0 + pt(2), ground.y0 + pt(1.5) + round(_SIZE * ASCENT))
    return [Fill((ground,), WHITE), *runs(line, at)]
