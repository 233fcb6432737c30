"""The display list as a PDF: exact positions, CMYK and K only, text that can be copied and searched.

Makes no decisions.  The page is turned over here: PDF counts y upwards from the lower left corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..colour import WHITE, Colour
from ..display import Fill, Frame, GlyphRun, Item, MissingPicture, Page, Path, Picture, PlacedPDF, Raster, Rule
from ..fonts import Face
from ..geometry import PT, Length, Point, Rect
from ..picture import Encoded, encode, facts
from ..placed_page import PlacedPage, first_page
from .embed import Embedded, embed
from .finish import PROOF, Finish
from .objects import Document, Name, Ref
from .palette import Palette

_GREY, _CROSS = Colour(0, 0, 0, 12), Colour(0, 0, 0, 45)


def paint(pages: tuple[Page, ...], title: str, finish: Finish = PROOF) -> bytes:
    """The pages as one PDF file."""
    document = Document(finish.version, title)
    if finish.identity is not None:
        document.identify(finish.identity)
    document.attach(finish.attached)
    palette = Palette(document, finish.overprint)
    fonts = _fonts(document, pages)
    names = {face: f"F{number}" for number, face in enumerate(fonts)}
    pictures = _Pictures(document, finish)
    for page in pages:
        used = _Stream(page, fonts, names, palette)
        used.shift(finish.edge)
        for item in page.items:
            used.item(item, pictures)
        properties = {}
        for number, layer in enumerate(page.layers):
            properties[f"L{number}"] = document.layer(layer.name)
            used.open_layer(f"L{number}")
            for item in layer.items:
                used.item(item, pictures)
            used.close_layer()
        content = used.finished()
        resources = {
            "Font": {names[face]: fonts[face].ref for face in fonts if face in used.faces},
            "XObject": {name: pictures.refs[name] for name in used.pictures},
            "Properties": properties,
            "ColorSpace": palette.spaces,
            "ExtGState": palette.states,
        }
        outwards = (finish.bleed / PT, finish.edge / PT)
        document.page((page.width / PT, page.height / PT), outwards, content, resources)
    return document.save()


class _Pictures:
    """The pictures of a file: each is added once, when a page first shows it."""

    def __init__(self, document: Document, finish: Finish) -> None:
        self._document = document
        self._finish = finish
        self._names: dict[str, str] = {}
        self.refs: dict[str, Ref] = {}

    def name(self, path: str) -> str:
        """The name of a picture among the resources of a page."""
        if path not in self._names:
            name = self._names[path] = f"P{len(self._names)}"
            made = self._finish.pictures.get(path) or encode(path, facts(path))
            self.refs[name] = _image(self._document, made)
        return self._names[path]

    def raster(self, item: Raster) -> str:
        """The same for samples that are of no file."""
        name = f"R{len(self.refs)}"
        colours = b"".join(bytes(round(part * 2.55) for part in colour.inks) for colour in item.colours)
        space = [Name("Indexed"), Name("DeviceCMYK"), len(item.colours) - 1, self._document.stream({}, colours)]
        entries = _entries(item.width, item.height, space)
        self.refs[name] = self._document.stream(entries, item.samples)
        return name

    def page(self, path: str) -> tuple[str, PlacedPage]:
        """The same for the first page of another PDF, and that page."""
        page = first_page(path)
        if path not in self._names:
            name = self._names[path] = f"P{len(self._names)}"
            self.refs[name] = self._document.foreign(page.entries, page.content, page.objects)
        return self._names[path], page


def _items(pages: Iterable[Page]) -> Iterator[Item]:
    for page in pages:
        yield from page.items
        for layer in page.layers:
            yield from layer.items


def _fonts(document: Document, pages: tuple[Page, ...]) -> dict[Face, Embedded]:
    """Every face of the pages, subset to what they use."""
    uses: dict[Face, dict[tuple[int, str], None]] = {}
    for item in _items(pages):
        if isinstance(item, GlyphRun):
            own = uses.setdefault(item.face, {})
            for use in zip(item.gids, item.texts, strict=True):
                own[use] = None
    return {face: embed(document, face, own, number) for number, (face, own) in enumerate(uses.items())}


def _number(length: Length) -> str:
    """A length in points, to a thousandth."""
    return f"{length / PT:.3f}".rstrip("0").rstrip(".") or "0"


class _Stream:
    """The content stream of one page."""

    def __init__(self, page: Page, fonts: dict[Face, Embedded], names: dict[Face, str], palette: Palette) -> None:
        self._height = page.height
        self._palette = palette
        self._over = False
        self._fonts, self._names = fonts, names
        self._parts: list[str] = []
        self._in_text = False
        self._state: tuple[Face, Length, float] | None = None
        self._colour: Colour | None = None
        self.faces: set[Face] = set()
        self.pictures: dict[str, None] = {}

    def shift(self, edge: Length) -> None:
        """Moves the page's corner inwards from the sheet's, where there is room outside it."""
        if edge:
            self._parts.append(f"1 0 0 1 {_number(edge)} {_number(edge)} cm")

    def item(self, item: Item, pictures: _Pictures) -> None:
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
            self._picture(item, pictures)
        elif isinstance(item, PlacedPDF):
            self._placed(item, pictures)
        elif isinstance(item, Raster):
            self._raster(item, pictures)
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
        if not self._in_text:
            self._parts.append("BT")
            self._in_text = True
        self._fill_colour(run.colour)
        state = (run.face, run.size, run.width)
        if state != self._state:
            self.faces.add(run.face)
            self._parts.append(f"/{self._names[run.face]} {_number(run.size)} Tf {run.width * 100:g} Tz")
            self._state = state
        x, y = _number(run.at.x), _number(self._height - run.at.y)
        turn = "0 -1 1 0" if run.turned else "1 0 0 1"
        self._parts.append(f"{turn} {x} {y} Tm [{self._shown(run)}] TJ")

    def _shown(self, run: GlyphRun) -> str:
        """The glyphs of a run as strings and the moves between them, in thousandths of the size, never drifting.

        A cluster of several glyphs, and a code whose ToUnicode says something else, say their text by an ActualText.
        """
        font = self._fonts[run.face]
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

    def _picture(self, picture: Picture, pictures: _Pictures) -> None:
        name = pictures.name(picture.path)
        self.pictures[name] = None
        self._overprint(WHITE)
        whole = picture.whole
        x, y = _number(whole.x0), _number(self._height - whole.y1)
        place = f"{_number(whole.width)} 0 0 {_number(whole.height)} {x} {y} cm /{name} Do"
        self._parts.append(f"q {self._flat(picture.rect)} W n {place} Q")

    def _raster(self, raster: Raster, pictures: _Pictures) -> None:
        name = pictures.raster(raster)
        self.pictures[name] = None
        x, y = _number(raster.rect.x0), _number(self._height - raster.rect.y1)
        place = f"{_number(raster.rect.width)} 0 0 {_number(raster.rect.height)} {x} {y} cm /{name} Do"
        self._parts.append(f"q {place} Q")

    def _placed(self, placed: PlacedPDF, pictures: _Pictures) -> None:
        """The page of another file as a form; an artifact, since none of its text is the issue's."""
        name, page = pictures.page(placed.path)
        self.pictures[name] = None
        self._overprint(WHITE)
        rect = placed.rect
        across, up = rect.width / PT / page.width, rect.height / PT / page.height
        x, y = _number(rect.x0), _number(self._height - rect.y1)
        self._parts.append(f"/Artifact BMC q {across:.6f} 0 0 {up:.6f} {x} {y} cm /{name} Do Q EMC")


def _entries(width: int, height: int, space: object) -> dict[str, object]:
    return {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": width,
        "Height": height,
        "ColorSpace": space,
        "BitsPerComponent": 8,
    }


def _image(document: Document, made: Encoded) -> Ref:
    """The samples of a picture as an image object."""
    entries = {**_entries(made.width, made.height, Name(made.space)), "Filter": Name(made.filter)}
    if made.inverted:
        entries["Decode"] = [1, 0] * 4
    return document.stream(entries, made.samples, compress=False)
