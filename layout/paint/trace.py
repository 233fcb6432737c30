"""The display list as text, one item a row: what a page test compares and a person can read.

Positions are millimetres from the top left corner of the trimmed page, to a hundredth.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..colour import Colour
from ..display import Fill, Frame, GlyphRun, Item, MissingPicture, Page, Path, Picture, PlacedPDF, Raster, Rule
from ..geometry import PT, Length, Point, Rect, to_mm


def trace(page: Page) -> str:
    """A page as text."""
    rows = [f"page {page.number} {page.name} {_mm(page.width)} x {_mm(page.height)}".rstrip()]
    rows += _items(page.items)
    for layer in page.layers:
        rows += [f"layer {layer.name}", *_items(layer.items)]
    return "\n".join(rows) + "\n"


def _items(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, GlyphRun):
            stretched = f" x{item.width:g}" if item.width != 1 else ""
            face = f"{item.face.name} {item.size / PT:g}{stretched}{_ink(item.colour)}"
            turned = " turned" if item.turned else ""
            yield f"text {_point(item.at)} {face}{turned} {item.text}"
        elif isinstance(item, Rule):
            yield f"rule {_point(item.start)} to {_point(item.end)} {item.weight / PT:g}{_ink(item.colour)}"
        elif isinstance(item, Fill):
            yield f"fill {_rect(_bounds(item.rects))} {len(item.rects)} rectangles{_ink(item.colour)}"
        elif isinstance(item, Path):
            places = [Rect(*point, *point) for contour in item.contours for point in contour]
            yield f"path {_rect(_bounds(tuple(places)))} {len(item.contours)} outlines{_ink(item.colour)}"
        elif isinstance(item, Frame):
            yield f"frame {_rect(item.rect)} {item.weight / PT:g}{_ink(item.colour)}"
        elif isinstance(item, Picture):
            yield f"picture {_rect(item.rect)} of {_rect(item.whole)} {item.path.rsplit('/', 1)[-1]}"
        elif isinstance(item, PlacedPDF):
            yield f"pdf {_rect(item.rect)} {item.path.rsplit('/', 1)[-1]}"
        elif isinstance(item, Raster):
            yield f"raster {_rect(item.rect)} of {item.width} x {item.height}"
        elif isinstance(item, MissingPicture):
            yield f"missing {_rect(item.rect)}"


def _bounds(rects: tuple[Rect, ...]) -> Rect:
    lefts, tops, rights, feet = zip(*rects, strict=True)
    return Rect(min(lefts), min(tops), max(rights), max(feet))


def _ink(colour: Colour) -> str:
    """Nothing for black on K alone."""
    if colour.spot:
        return f" {colour.spot} {colour.tint:g}"
    parts = [f"{name}{part:g}" for name, part in zip("CMYK", colour.inks, strict=True) if part]
    return "" if parts == ["K100"] else f" {' '.join(parts) or 'white'}"


def _mm(length: Length) -> str:
    return f"{to_mm(length):.2f}"


def _point(point: Point) -> str:
    return f"{_mm(point.x)},{_mm(point.y)}"


def _rect(rect: Rect) -> str:
    return f"{_mm(rect.x0)},{_mm(rect.y0)} {_mm(rect.width)} x {_mm(rect.height)}"
