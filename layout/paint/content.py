"""The content stream of one page: its items as operators, exact to a thousandth of a point.

A stream is a function of the page and of what the file calls things (`Names`), so any process may write any page's.
The page is turned over here: PDF counts y upwards from the lower left corner.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from ..colour import WHITE, Colour
from ..display import Fill, Frame, GlyphRun, Item, MissingPicture, Page, Path, Picture, PlacedPDF, Raster, Rule
from ..fonts import Face
from ..geometry import PT, Length, Point, Rect
from ..placed_page import PlacedPage
from ..record import NamedTuple
from .embed import Embedded
from .palette import Palette

_GREY, _CROSS = Colour(0, 0, 0, 12), Colour(0, 0, 0, 45)


class Names(NamedTuple):
    """What the file calls what its pages show."""

    fonts: Mapping[Face, tuple[str, Embedded]]
    palette: Palette
    pictures: Mapping[str, str]
    """Of pictures, by their path."""
    rasters: Mapping[Raster, str]
    placed: Mapping[str, tuple[str, PlacedPage]]
    """Of pages of other files, by their path."""
    edge: Length
    """From the trimmed page to the edge of the sheet."""


class Drawn(NamedTuple):
    """A content stream, packed with Flate, and the names of the fonts and pictures that it uses."""

    packed: bytes
    fonts: frozenset[str]
    pictures: tuple[str, ...]


def drawn(page: Page, names: Names) -> Drawn:
    """The content stream of a page, its layers last."""
    stream = _Stream(page, names)
    for item in page.items:
        stream.item(item)
    for number, layer in enumerate(page.layers):
        stream.open_layer(layer_name(number))
        for item in layer.items:
            stream.item(item)
        stream.close_layer()
    return Drawn(zlib.compress(stream.finished(), 6), frozenset(stream.fonts), tuple(stream.pictures))


def layer_name(number: int) -> str:
    """What a page calls its layers, counted from 0."""
    return f"L{number}"


def _number(length: Length) -> str:
    """A length in points, to a thousandth."""
    return f"{length / PT:.3f}".rstrip("0").rstrip(".") or "0"


def _outline(run: GlyphRun, gid: int, x: Length) -> Path:
    """A glyph that says nothing as a drawing: readers would take its code for a character."""
    scale = run.size / run.face.upem
    contours = tuple(
        tuple(
            Point(run.at.x + x + round(across * scale * run.width), run.at.y - round(up * scale))
            for across, up in contour
        )
        for contour in run.face.outline(gid)
    )
    return Path(contours, run.colour)


class _Stream:
    """The content stream of one page."""

    def __init__(self, page: Page, names: Names) -> None:
        self._height = page.height
        self._names = names
        self._palette = names.palette
        self._over = False
        edge = _number(names.edge)
        self._parts = [f"1 0 0 1 {edge} {edge} cm"] if names.edge else []
        self._in_text = False
        self._state: tuple[Face, Length, float] | None = None
        self._colour: Colour | None = None
        self.fonts: set[str] = set()
        self.pictures: dict[str, None] = {}

    def item(self, item: Item) -> None:
        """Paints one item."""
        if isinstance(item, GlyphRun):
            self._glyphs(item)
            return
        self._end_text()
        if isinstance(item, Rule):
            self._rule(item)
        elif isinstance(item, Fill):
            self._fill(item.rects, item.colour)
        elif isinstance(item, Path):
            self._path(item)
        elif isinstance(item, Frame):
            self._frame(item.rect, item.weight, item.colour)
        elif isinstance(item, Picture):
            self._picture(item)
        elif isinstance(item, PlacedPDF):
            self._placed(item)
        elif isinstance(item, Raster):
            self._raster(item)
        elif isinstance(item, MissingPicture):
            self._missing(item.rect)

    def open_layer(self, name: str) -> None:
        self._end_text()
        self._parts.append(f"/OC /{name} BDC")

    def close_layer(self) -> None:
        self._end_text()
        self._parts.append("EMC")

    def finished(self) -> bytes:
        self._end_text()
        return "\n".join(self._parts).encode("ascii")

    def _end_text(self) -> None:
        if self._in_text:
            self._parts.append("ET")
            self._in_text = False
            self._state = None

    def _fill_colour(self, colour: Colour) -> None:
        self._overprint(colour)
        if colour != self._colour:
            self._parts.append(self._palette.operator(colour, stroke=False))
            self._colour = colour

    def _line_colour(self, colour: Colour) -> str:
        self._overprint(colour)
        return self._palette.operator(colour, stroke=True)

    def _overprint(self, colour: Colour) -> None:
        over = self._palette.overprints(colour)
        if over != self._over:
            self._parts.append(self._palette.state(over))
            self._over = over

    def _glyphs(self, run: GlyphRun) -> None:
        if run.silent:
            self._end_text()
            for gid, offset in zip(run.gids, run.xs, strict=True):
                self._path(_outline(run, gid, offset))
            return
        if not self._in_text:
            self._parts.append("BT")
            self._in_text = True
        self._fill_colour(run.colour)
        state = (run.face, run.size, run.width)
        if state != self._state:
            name = self._names.fonts[run.face][0]
            self.fonts.add(name)
            self._parts.append(f"/{name} {_number(run.size)} Tf {run.width * 100:g} Tz")
            self._state = state
        x, y = _number(run.at.x), _number(self._height - run.at.y)
        turn = "0 -1 1 0" if run.turned else "1 0 0 1"
        self._parts.append(f"{turn} {x} {y} Tm [{self._shown(run)}] TJ")

    def _shown(self, run: GlyphRun) -> str:
        """The glyphs of a run as strings and the moves between them, in thousandths of the size, never drifting.

        A cluster of several glyphs, and a code whose ToUnicode says something else, say their text by an ActualText.
        """
        font = self._names.fonts[run.face][1]
        unit = run.size * run.width / 1000
        at = 0.0
        shown: list[str] = []
        string: list[str] = []
        speaking = False

        def close(after: str = "") -> None:
            if string:
                shown.append(f"<{''.join(string)}>")
                string.clear()
            shown.append(after)

        for gid, x, text, following in zip(run.gids, run.xs, run.texts, (*run.texts[1:], "."), strict=True):
            if speaking and text:
                close("] TJ EMC [")
                speaking = False
            if text and (not following or (gid, text) in font.spoken):
                spoken = text.encode("utf-16-be", "surrogatepass").hex().upper()
                close(f"] TJ /Span << /ActualText <FEFF{spoken}> >> BDC [")
                speaking = True
            move = round((at - x) / unit)
            if move:
                close(str(move))
                at -= move * unit
            string.append(f"{font.codes[gid, text]:04X}")
            at += font.widths[gid] * unit
        close("] TJ EMC [" if speaking else "")
        return "".join(shown)

    def _flat(self, rect: Rect) -> str:
        x, y = _number(rect.x0), _number(self._height - rect.y1)
        return f"{x} {y} {_number(rect.width)} {_number(rect.height)} re"

    def _fill(self, rects: tuple[Rect, ...], colour: Colour) -> None:
        self._fill_colour(colour)
        self._parts.append("\n".join(map(self._flat, rects)) + " f")

    def _path(self, path: Path) -> None:
        self._fill_colour(path.colour)
        for start, *curves in path.contours:
            self._parts.append(f"{self._spot(start)} m")
            for place in range(0, len(curves), 3):
                self._parts.append(f"{' '.join(map(self._spot, curves[place : place + 3]))} c")
        self._parts.append("f")

    def _spot(self, point: Point) -> str:
        return f"{_number(point.x)} {_number(self._height - point.y)}"

    def _rule(self, rule: Rule) -> None:
        start = f"{_number(rule.start.x)} {_number(self._height - rule.start.y)} m"
        end = f"{_number(rule.end.x)} {_number(self._height - rule.end.y)} l"
        self._parts.append(f"{self._line_colour(rule.colour)} {_number(rule.weight)} w {start} {end} S")

    def _frame(self, rect: Rect, weight: Length, colour: Colour) -> None:
        inside = rect.inset(weight // 2)
        self._parts.append(f"{self._line_colour(colour)} {_number(weight)} w {self._flat(inside)} S")

    def _missing(self, rect: Rect) -> None:
        self._fill((rect,), _GREY)
        top, foot = _number(self._height - rect.y0), _number(self._height - rect.y1)
        left, right = _number(rect.x0), _number(rect.x1)
        cross = f"{left} {top} m {right} {foot} l {left} {foot} m {right} {top} l S"
        self._parts.append(f"{self._line_colour(_CROSS)} 0.5 w {cross}")

    def _picture(self, picture: Picture) -> None:
        name = self._names.pictures[picture.path]
        self.pictures[name] = None
        self._overprint(WHITE)
        whole = picture.whole
        x, y = _number(whole.x0), _number(self._height - whole.y1)
        place = f"{_number(whole.width)} 0 0 {_number(whole.height)} {x} {y} cm /{name} Do"
        self._parts.append(f"q {self._flat(picture.rect)} W n {place} Q")

    def _raster(self, raster: Raster) -> None:
        name = self._names.rasters[raster]
        self.pictures[name] = None
        x, y = _number(raster.rect.x0), _number(self._height - raster.rect.y1)
        place = f"{_number(raster.rect.width)} 0 0 {_number(raster.rect.height)} {x} {y} cm /{name} Do"
        self._parts.append(f"q {place} Q")

    def _placed(self, placed: PlacedPDF) -> None:
        """The page of another file as a form; an artifact, since none of its text is the issue's."""
        name, page = self._names.placed[placed.path]
        self.pictures[name] = None
        self._overprint(WHITE)
        rect = placed.rect
        across, up = rect.width / PT / page.width, rect.height / PT / page.height
        x, y = _number(rect.x0), _number(self._height - rect.y1)
        self._parts.append(f"/Artifact BMC q {across:.6f} 0 0 {up:.6f} {x} {y} cm /{name} Do Q EMC")
