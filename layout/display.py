"""The display list: a page as marks at exact places, and nothing left to decide.

Composition ends here and painting starts here.  Items stand in reading order, which is also their order of painting.
Every GlyphRun keeps its glyphs, its text and where that text was typed: the proof of "nothing lost", searching in the
PDF and the click from page to YAML all rest on it.
"""

from __future__ import annotations

from typing import TypeAlias

from .colour import Colour
from .diagnostics import Span
from .fonts import Face
from .geometry import Length, Point, Rect
from .record import NamedTuple


class GlyphRun(NamedTuple):
    """Glyphs of one face, size and colour on one baseline.

    `gids`, `xs` and `texts` are equally long; `xs` are offsets from `at` to each glyph's origin; `texts` join to the
    text of the run.  `width` scales the glyphs horizontally (1 = as drawn).  A gid of 0 is a missing glyph.
    """

    face: Face
    size: Length
    colour: Colour
    at: Point
    gids: tuple[int, ...]
    xs: tuple[Length, ...]
    texts: tuple[str, ...]
    span: Span
    width: float = 1.0
    turned: bool = False
    """Lying on its side, read from top to bottom: `xs` then run downwards from `at`."""

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def silent(self) -> bool:
        """Whether it stands for no character: an emphasis dot."""
        return not any(self.texts)


class Rule(NamedTuple):
    """A straight line."""

    start: Point
    end: Point
    weight: Length
    colour: Colour


class Fill(NamedTuple):
    """Rectangles filled with one colour: a tint, the modules of a QR code."""

    rects: tuple[Rect, ...]
    colour: Colour


class Path(NamedTuple):
    """Closed outlines, filled: each a start and three points for every cubic Bezier.  An ornament of a border."""

    contours: tuple[tuple[Point, ...], ...]
    colour: Colour


class Frame(NamedTuple):
    """The outline of a rectangle; the line stands inside it."""

    rect: Rect
    weight: Length
    colour: Colour


class Picture(NamedTuple):
    """A picture cropped to `rect`: `whole` is where all of it would stand."""

    path: str
    rect: Rect
    whole: Rect
    span: Span


class PlacedPDF(NamedTuple):
    """The first page of a PDF, its trimmed page filling `rect`: an advertisement.  Its text is none of the issue's."""

    path: str
    rect: Rect
    span: Span


class Raster(NamedTuple):
    """Samples of one byte a pixel that fill `rect`, each the number of a colour in `colours`."""

    rect: Rect
    width: int
    height: int
    samples: bytes
    colours: tuple[Colour, ...]


class MissingPicture(NamedTuple):
    """The place of a picture that is not there: a grey box with a cross; its name follows as a GlyphRun."""

    rect: Rect


Item: TypeAlias = GlyphRun | Rule | Fill | Path | Frame | Picture | PlacedPDF | Raster | MissingPicture


def moved(item: Item, by_x: Length, by_y: Length) -> Item:
    """The item, to the right and down."""
    if isinstance(item, GlyphRun):
        return item._replace(at=_to(item.at, by_x, by_y))
    if isinstance(item, Rule):
        return item._replace(start=_to(item.start, by_x, by_y), end=_to(item.end, by_x, by_y))
    if isinstance(item, Fill):
        return item._replace(rects=tuple(_rect_to(rect, by_x, by_y) for rect in item.rects))
    if isinstance(item, Path):
        contours = tuple(tuple(_to(point, by_x, by_y) for point in contour) for contour in item.contours)
        return item._replace(contours=contours)
    if isinstance(item, Picture):
        return item._replace(rect=_rect_to(item.rect, by_x, by_y), whole=_rect_to(item.whole, by_x, by_y))
    return item._replace(rect=_rect_to(item.rect, by_x, by_y))


def _to(point: Point, by_x: Length, by_y: Length) -> Point:
    return Point(point.x + by_x, point.y + by_y)


def _rect_to(rect: Rect, by_x: Length, by_y: Length) -> Rect:
    return Rect(rect.x0 + by_x, rect.y0 + by_y, rect.x1 + by_x, rect.y1 + by_y)


class Layer(NamedTuple):
    """Marks of the proof: painted on an optional-content layer of that name."""

    name: str
    items: tuple[Item, ...]


class Page(NamedTuple):
    """One finished page."""

    number: int
    name: str
    width: Length
    height: Length
    items: tuple[Item, ...]
    layers: tuple[Layer, ...]
