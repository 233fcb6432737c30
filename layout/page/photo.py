"""A picture on the page: cropped about its focus, numbered, with its caption and credit on grid lines."""

from __future__ import annotations

from ..colour import WHITE
from ..diagnostics import Diagnostic, Severity
from ..display import Fill, Item, MissingPicture, Picture
from ..edition import PhotoAccount
from ..geometry import PT, Length, Point, Rect, pt
from ..issue import File, Photo, Text
from ..picture import BadPicture, PictureFacts, facts
from ..record import NamedTuple
from ..style import Style
from ..text.rules.wording import CIRCLED
from ..text.runs import runs
from .grid import ASCENT
from .typesetter import Aligned, Typesetter

_NUMBER = pt(13)
_CORNER = round(_NUMBER * 1.3)
"""The side of the white ground of a number."""
_LEAST_LABEL = pt(4)
_LEAST_NAME = pt(1.5)
"""Of the file's name in the place of a picture that is not there: smaller, it could not be read."""
_LABEL_STEP = 1.3
"""Line to line of a label, in em."""
_INCH = 72 * PT
SAVE_AGAIN = "save the picture again, or have it written anew by a picture editor"
MILD: tuple[Severity, Severity] = ("warning", "warning")
"""Of a picture that prints all the same."""


class Shown(NamedTuple):
    """A picture in its rectangle."""

    items: tuple[Item, ...]
    account: PhotoAccount
    findings: tuple[Diagnostic, ...]


def look(file: File) -> PictureFacts | BadPicture | None:
    """What the file says of itself; why it cannot be read; None where it is missing."""
    if file.path is None:
        return None
    try:
        return facts(file.path)
    except BadPicture as failure:
        return failure


def show(photo: Photo, rect: Rect, setter: Typesetter, min_ppi: float) -> Shown:
    """The picture cropped to fill the rectangle, its focus in view; a missing one holds its place."""
    file = photo.file
    seen = look(file)
    if not isinstance(seen, PictureFacts):
        found = []
        if seen is not None:
            found.append(
                Diagnostic("bad-picture", f"{file.name}: {seen}", file.span, "save it again as JPEG, PNG or TIFF")
            )
        return Shown(missing(file, rect, setter, photo.label is not None), PhotoAccount(file.name, None), tuple(found))
    whole = placed(seen, rect, photo.focus, photo.crop)
    assert file.path is not None
    ppi = round(seen.width * _INCH / whole.width)
    found = [
        Diagnostic("bad-picture", f"{file.name}: {trouble}; it is ignored", file.span, SAVE_AGAIN, None, None, *MILD)
        for trouble in seen.troubles
    ]
    if ppi < min_ppi:
        message = f"{file.name}: {ppi} ppi at its size on the page, under {min_ppi:g}"
        hint = "use a larger picture, or give it less room"
        found.append(Diagnostic("low-resolution", message, file.span, hint))
    return Shown((Picture(file.path, rect, whole, file.span),), PhotoAccount(file.name, ppi), tuple(found))


def missing(file: File, rect: Rect, setter: Typesetter, labelled: bool = False) -> tuple[Item, ...]:
    """The place of a picture that is not there, held by a grey box with a cross and the file's name: in its middle, or
    at its foot, clear of a label; in the right half of a low one, beside its label and its number.  A place so narrow
    that the name could not be read there has none."""
    name = Text(file.name, file.span.file, ((0, file.span.line, file.span.column),))
    label = setter.single(name, setter.styles["label"])
    low = rect.height < 4 * setter.styles["label"].size
    width = min(rect.width // 2, rect.width - _CORNER) if low else rect.width
    if label is not None and label.width > width:
        smaller = setter.styles["label"].size * width // label.width
        label = setter.single(name, setter.styles["label"], smaller) if smaller >= _LEAST_NAME else None
    items: list[Item] = [MissingPicture(rect)]
    if label is not None and rect.height > setter.styles["label"].size:
        middle = (rect.y0 + rect.y1) // 2
        y = rect.y1 - setter.styles["label"].size // 2 if labelled else middle
        at = Point(rect.x1 - (width + label.width) // 2, y)
        items += runs(label, at)
    return tuple(items)


def show_whole(file: File, rect: Rect, setter: Typesetter) -> tuple[tuple[Item, ...], tuple[Diagnostic, ...]]:
    """A picture that is not cropped, in the middle of a rectangle: a logo."""
    seen = look(file)
    own = rect
    if isinstance(seen, PictureFacts):
        scale = min(rect.width / seen.width, rect.height / seen.height)
        width, height = round(seen.width * scale), round(seen.height * scale)
        x, y = rect.x0 + (rect.width - width) // 2, rect.y0 + (rect.height - height) // 2
        own = Rect(x, y, x + width, y + height)
    photo = Photo(file, None, None, None, None, None, None, None, None, file.span)
    shown = show(photo, own, setter, 0)
    return shown.items, shown.findings


def placed(
    seen: PictureFacts,
    rect: Rect,
    focus: tuple[float, float] | None,
    crop: tuple[float, float, float, float] | None,
) -> Rect:
    """Where the whole picture stands so that its crop covers the rectangle, the focus as near the middle as can be."""
    x0, y0, x1, y1 = crop or (0.0, 0.0, 1.0, 1.0)
    part_width, part_height = (x1 - x0) * seen.width, (y1 - y0) * seen.height
    scale = max(rect.width / part_width, rect.height / part_height)
    width, height = round(seen.width * scale), round(seen.height * scale)
    fx, fy = focus or ((x0 + x1) / 2, (y0 + y1) / 2)
    left = _slid(rect.x0, rect.width, width, (fx, x0, x1))
    top = _slid(rect.y0, rect.height, height, (fy, y0, y1))
    return Rect(left, top, left + width, top + height)


def _slid(start: Length, room: Length, size: Length, where: tuple[float, float, float]) -> Length:
    """The edge of a picture of `size` that brings the focus to the middle of the room, its crop still covering it."""
    focus, low, high = where
    wished = start + room / 2 - focus * size
    return round(min(start - low * size, max(start + room - high * size, wished)))


def circled(number: int) -> str:
    """The number of a picture as captions name it; in plain figures where Unicode has no circle for it."""
    return CIRCLED[number - 1] if number <= len(CIRCLED) else str(number)


def number_mark(number: int, photo: Photo, rect: Rect, setter: Typesetter) -> list[Item]:
    """The number of a picture on a small white ground in its lower left corner."""
    source = Text(circled(number), photo.span.file, ((0, photo.span.line, photo.span.column),))
    side = min(_CORNER, rect.width, rect.height)
    size = min(_NUMBER, round(side / 1.3))
    line = setter.single(source, setter.styles["label"], size)
    if line is None:
        return []
    ground = Rect(rect.x0, rect.y1 - side, rect.x0 + side, rect.y1)
    at = Point(ground.x0 + (side - line.width) // 2, ground.y0 + (side - size) // 2 + round(size * ASCENT))
    return [Fill((ground,), WHITE), *runs(line, at)]


def label_mark(text: Text, rect: Rect, setter: Typesetter) -> list[Item]:
    """The label of a picture on a white ground in its upper left corner: in lines where it is wider than the picture,
    smaller where those would cover more than half of it."""
    style = setter.styles["label"]._replace(align="left")
    while True:
        size, white = style.size, style.size // 2
        lines = setter.lines(text, style, max(size, rect.width - 2 * white))
        step = round(size * _LABEL_STEP)
        high, most = round(size * 1.6) + step * (len(lines) - 1), rect.height // 2
        if size <= _LEAST_LABEL or high <= most:
            break
        smaller = size * 7 // 8
        # lines of half the size are half as high and half as many, or more: what is far too high is not set
        while smaller > _LEAST_LABEL and high * smaller * smaller > 2 * most * size * size:
            smaller = smaller * 7 // 8
        style = style._replace(size=smaller)
    if not lines:
        return []
    wide = max(aligned.line.width for aligned in lines) + 2 * white
    foot = rect.y0 + round(size * 1.6) + step * (len(lines) - 1)
    items: list[Item] = [Fill((Rect(rect.x0, rect.y0, min(rect.x1, rect.x0 + wide), foot),), WHITE)]
    for number, aligned in enumerate(lines):
        base = rect.y0 + round(size * 0.3) + round(size * ASCENT) + number * step
        items += runs(aligned.line, Point(rect.x0 + white, base))
    return items


def legend(photo: Photo) -> tuple[Text | None, Text | None]:
    """Caption and credit: as typed, else as the picture's maker wrote them into it."""
    seen = look(photo.file)
    span = photo.file.span
    made = seen if isinstance(seen, PictureFacts) else None
    caption, credit = photo.caption, photo.credit
    if caption is None and made and made.caption:
        caption = Text(made.caption, span.file, ((0, span.line, span.column),))
    if credit is None and made and made.credit:
        credit = Text(made.credit, span.file, ((0, span.line, span.column),))
    return caption, credit


def legend_lines(
    legend_texts: tuple[Text | None, Text | None], setter: Typesetter, measure: Length
) -> tuple[tuple[Aligned, ...], ...]:
    """The grid lines of a caption and its credit, white ones too: the credit ends the last line where there is room."""
    caption, credit = legend_texts
    rows: list[tuple[Aligned, ...]] = []
    white = tuple[Aligned, ...]()
    own = setter.styles["caption"]
    if caption is not None:
        rows = _spaced([(aligned,) for aligned in setter.lines(caption, own, measure)], own)
    if credit is not None:
        style = setter.styles["credit"]
        lines = setter.lines(credit, style, measure)
        if rows and len(lines) == 1 and edges(rows[-1][0])[1] + style.size <= edges(lines[0])[0]:
            rows[-1] = (*rows[-1], *lines)
        else:
            rows += [white] * (style.before if rows else 0)
            rows += _spaced([(aligned,) for aligned in lines], style)
            own = style
    return (*[white] * setter.styles["caption"].before, *rows, *[white] * own.after) if rows else ()


def edges(aligned: Aligned) -> tuple[Length, Length]:
    """Where the type of a line begins and ends in its measure."""
    return aligned.shift + aligned.line.xs[0], aligned.shift + aligned.line.width


def _spaced(rows: list[tuple[Aligned, ...]], style: Style) -> list[tuple[Aligned, ...]]:
    """Lines so many grid lines apart."""
    between = [tuple[Aligned, ...]()] * (style.leading - 1)
    return [row for number, own in enumerate(rows) for row in (*(between if number else ()), own)]
