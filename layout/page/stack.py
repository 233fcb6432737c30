"""Lines of type, QR codes and the day, one under the other: what mastheads and ears are made of."""

from __future__ import annotations

from collections.abc import Sequence

from ..colour import BLACK, WHITE
from ..display import Fill, Item, Rule, moved
from ..geometry import Length, Point, Rect, mm, pt, to_mm
from ..issue import QR, Issue, Text
from ..markup import Strand, plain
from ..record import NamedTuple
from ..style import Style
from ..text.nodes import Finding
from ..text.rules import wording
from ..text.runs import runs
from .facts import engine_text, fact
from .grid import ASCENT, Grid
from .qrcode import qr
from .typesetter import Typesetter

QR_SIZE = mm(21)
_DAY, _WEEKDAY, _MOON = pt(42), pt(10.5), pt(8.5)
_DAY_STEP, _STEP = 0.98, 1.32
"""Line to line, in em: of the figures of the day, and of the type round them."""
_LABEL_WIDTH = 1.35
"""How wide the label of a QR code may run, against the code."""
_LABEL_AIR = pt(1)
_LEAST_FACT = pt(5)


class Piece(NamedTuple):
    """Something on a line of its own: its width and height, its items placed from its top left corner."""

    width: Length
    height: Length
    items: tuple[Item, ...]


def high(pieces: Sequence[Piece]) -> Length:
    return sum(piece.height for piece in pieces)


def broad(pieces: Sequence[Piece]) -> Length:
    return max((piece.width for piece in pieces), default=0)


def stand(pieces: Sequence[Piece], across: tuple[Length, Length], y: Length) -> list[Item]:
    """Pieces in the middle between two edges, one under the other from `y` on."""
    items: list[Item] = []
    left, right = across
    for piece in pieces:
        x = left + (right - left - piece.width) // 2
        items += [moved(item, x, y) for item in piece.items]
        y += piece.height
    return items


def gap(height: Length) -> Piece:
    return Piece(0, height, ())


def hairline(width: Length, weight: Length, room: Length) -> Piece:
    """A rule in the middle of some white."""
    return Piece(width, room, (Rule(Point(0, room // 2), Point(width, room // 2), weight, BLACK),))


def type_pieces(
    text: Text | Strand, style: Style, measure: Length, setter: Typesetter, step: float = _STEP
) -> list[Piece]:
    """The lines of a text in a measure, each as wide as its ink."""
    height = round(style.size * step)
    base = (height - style.size) // 2 + round(style.size * ASCENT)
    return [
        Piece(aligned.line.width, height, tuple(runs(aligned.line, Point(0, base))))
        for aligned in setter.lines(text, style._replace(align="left"), measure)
    ]


def day_pieces(issue: Issue, setter: Typesetter, scale: float) -> list[Piece]:
    """Month, the day in large figures, weekday and lunar date."""
    date = issue.dateline.date
    plain = setter.styles["label"]
    figures = plain._replace(face="hei-900", tracking=-2)
    rows: list[tuple[str, Style, float, float]] = [
        (wording.MONTH.format(year=date.year, month=date.month), plain, _WEEKDAY, _STEP),
        (str(date.day), figures, _DAY, _DAY_STEP),
        (wording.WEEKDAYS[date.weekday()], plain, _WEEKDAY, _STEP),
    ]
    moon = fact(issue, "lunar")
    if moon is not None and moon.text:
        rows.append((moon.text, plain, _MOON, _STEP))
    made = []
    for words, style, size, step in rows:
        least = pt(7) if size < _DAY else pt(18)
        sized = style._replace(size=max(least, round(size * scale)))
        made += type_pieces(engine_text(words, issue), sized, 1 << 40, setter, step)
    return made


def code_pieces(code: QR, setter: Typesetter, grid: Grid, room: Rect, wish: Length | None = None) -> list[Piece]:
    """A QR code on its white ground, its label under it; smaller than the house's where its room is, unless its size
    is given."""
    most = min(room.width, room.height)
    side = min(wish or QR_SIZE, most)
    if code.size is not None:
        asked = code.size.resolve(grid.body, grid.leading)
        side = min(asked, most)
        if asked > most:
            _note_small(code, (asked, most), setter)
    label: list[Piece] = []
    if code.label is not None:
        style = setter.styles["label"]
        measure = max(style.size * 4, min(round(side * _LABEL_WIDTH), room.width))
        label = [gap(_LABEL_AIR), *type_pieces(code.label, style, measure, setter)]
        if code.size is None and side + high(label) > room.height:
            side = max(QR_SIZE // 2, room.height - high(label))
    square = Rect(0, 0, side, side)
    return [Piece(side, side, (Fill((square,), WHITE), qr(code.data.text, square))), *label]


def _note_small(code: QR, sizes: tuple[Length, Length], setter: Typesetter) -> None:
    """Tells that a code does not have the size that it asks for."""
    asked, most = (f"{to_mm(size):.0f}" for size in sizes)
    message = f"its QR code asks for {asked} mm, and there is room for {most} mm"
    setter.note(plain(code.data), [Finding("head-squeezed", message, 0)])


class Facts(NamedTuple):
    """Facts in rows of a strip: their lines, the size they are set in."""

    rows: tuple[tuple[Text, ...], ...]
    size: Length


def has_room(text: Text, setter: Typesetter, width: Length) -> bool:
    """Whether a fact fits a row at its smallest."""
    style = setter.styles["label"]
    line = setter.single(text, style)
    return line is None or line.width * min(_LEAST_FACT, style.size) <= width * style.size


def shared(texts: Sequence[Text], setter: Typesetter, width: Length) -> Facts:
    """Facts in as few rows as hold them at three quarters of their size or more, in order."""
    style = setter.styles["label"]
    widths = [line.width if (line := setter.single(text, style)) is not None else 0 for text in texts]
    apart = round(style.size * 1.5)
    for count in range(1, len(texts) + 1):
        rows = _in_rows(widths, count)
        widest = max(sum(widths[at] for at in row) + apart * (len(row) - 1) for row in rows)
        if widest * 0.8 <= width or count == len(texts):
            size = min(style.size, max(_LEAST_FACT, style.size * width // max(1, widest)))
            return Facts(tuple(tuple(texts[at] for at in row) for row in rows), size)
    return Facts((), style.size)


def _in_rows(widths: Sequence[Length], count: int) -> list[list[int]]:
    """Facts, in order, in so many rows of like length."""
    share, done = sum(widths) / count, 0
    made: list[list[int]] = [[]]
    for at, width in enumerate(widths):
        left = count - len(made)
        if made[-1] and left and (done + width / 2 > share * len(made) or len(widths) - at <= left):
            made.append([])
        made[-1].append(at)
        done += width
    return made


def strip_items(facts: Facts, setter: Typesetter, rect: Rect) -> list[Item]:
    """Rows of facts, each spread from edge to edge; one alone in the middle."""
    style = setter.styles["label"]._replace(size=facts.size)
    items: list[Item] = []
    pitch = rect.height // max(1, len(facts.rows))
    for number, row in enumerate(facts.rows):
        lines = [line for text in row if (line := setter.single(text, style, facts.size)) is not None]
        total = sum(line.width for line in lines)
        free = (rect.width - total) // max(1, len(lines) - 1)
        x = rect.x0 if len(lines) > 1 else rect.x0 + (rect.width - total) // 2
        y = rect.y0 + number * pitch + (pitch - facts.size) // 2 + round(facts.size * ASCENT)
        for line in lines:
            items += runs(line, Point(x, y))
            x += line.width + free
    return items
