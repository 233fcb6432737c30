"""The display list as SVG, for the screen: sharp at every zoom, and its text is text.

Makes no decisions.  Glyphs are set with the faces of `fonts.screen`: a glyph that is its character's own is written as
the character, every other one by its number.  Lengths are in 1/32 pt, whole numbers, so that no browser's least type
size gets in the way and no number is long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape
from unicodedata import bidirectional, category

from ..colour import BLACK, Colour
from ..display import Fill, Frame, GlyphRun, Item, MissingPicture, Picture, PlacedPDF, Rule
from ..fonts import Face
from ..fonts.screen import PLANE
from ..geometry import PT, Length, Point, Rect
from ..record import NamedTuple

PER_POINT = 32
_INKS: tuple[tuple[int, int, int], ...] = ((0, 158, 224), (226, 0, 122), (255, 237, 0), (20, 19, 18))
"""Cyan, magenta, yellow and black of newsprint as a screen shows them, near enough for a proof."""
_GREY, _CROSS = Colour(0, 0, 0, 12), Colour(0, 0, 0, 45)


class Names(NamedTuple):
    """What stands for faces and pictures in the SVG: the family of a face, the address of a picture or a PDF."""

    face: Callable[[Face], str]
    picture: Callable[[str], str]


def drawn(items: Iterable[Item], names: Names) -> str:
    """Items as SVG elements, in their order."""
    parts: list[str] = []
    state = ""
    for item in items:
        if isinstance(item, GlyphRun):
            group = _group(item, names)
            if group != state:
                parts.append(("</g>" if state else "") + group)
                state = group
            parts += _glyphs(item)
            continue
        if state:
            parts.append("</g>")
            state = ""
        parts.append(_mark(item, names))
    return "".join(parts) + ("</g>" if state else "")


def units(length: Length) -> int:
    """A length in units of the SVG."""
    return round(length * PER_POINT / PT)


def _mark(item: Item, names: Names) -> str:
    if isinstance(item, Rule):
        return _line(item.start, item.end, item.weight, item.colour)
    if isinstance(item, Fill):
        return f'<path fill="{screen(item.colour)}" d="{"".join(map(_box, item.rects))}"/>'
    if isinstance(item, Frame):
        inside = item.rect.inset(item.weight // 2)
        return (
            f'<path fill="none" stroke="{screen(item.colour)}" stroke-width="{_fine(item.weight)}" d="{_box(inside)}"/>'
        )
    if isinstance(item, (Picture, PlacedPDF)):
        return _picture(item, names)
    if isinstance(item, MissingPicture):
        rect = item.rect
        corners = rect.corners()
        cross = _line(corners[0], corners[2], PT // 2, _CROSS) + _line(corners[1], corners[3], PT // 2, _CROSS)
        return f'<path fill="{screen(_GREY)}" d="{_box(rect)}"/>{cross}'
    return ""


def _group(run: GlyphRun, names: Names) -> str:
    colour = "" if run.colour == BLACK else f' fill="{screen(run.colour)}"'
    return f'<g font-family="{names.face(run.face)}" font-size="{_fine(run.size)}"{colour}>'


def _glyphs(run: GlyphRun) -> list[str]:
    """A run as text elements: its characters in one, every glyph that is not its character's own in another."""
    plain = run.width == 1 and not run.turned
    left, y = (units(run.at.x), str(units(run.at.y))) if plain else (0, "0")
    scale = PER_POINT / PT / run.width
    made: list[str] = []
    letters: list[str] = []
    xs: list[str] = []
    gid_of = run.face.gid
    for gid, x, text in zip(run.gids, run.xs, run.texts, strict=True):
        at = str(left + round(x * scale))
        if not gid:
            made.append(_box_for_missing(run, int(at), int(y)))
        elif len(text) == 1 and _is_plain(text) and gid_of(text) == gid:
            letters.append(text)
            xs.append(at)
        else:
            made.append(f'<text x="{at}" y="{y}">&#{PLANE + gid};</text>')
    if letters:
        made.append(f'<text x="{" ".join(xs)}" y="{y}">{escape("".join(letters), False)}</text>')
    if plain:
        return made
    turn = " rotate(90)" if run.turned else ""
    wide = f" scale({run.width:g} 1)" if run.width != 1 else ""
    return [f'<g transform="translate({units(run.at.x)} {units(run.at.y)}){turn}{wide}">', *made, "</g>"]


@lru_cache(maxsize=8192)
def _is_plain(character: str) -> bool:
    """Whether a browser sets a character by itself, from left to right, and counts it as one."""
    return (
        character < "\U00010000"
        and category(character)[0] in "LNPSZ"
        and bidirectional(character) not in ("R", "AL")
        and not "\u1100" <= character <= "\u11ff"
    )


def _box_for_missing(run: GlyphRun, x: int, y: int) -> str:
    """The box of a glyph that no face has: a browser would look for one in a face of its own."""
    ink = run.face.ink(0)
    scale = run.size * PER_POINT / PT / run.face.upem
    left, right = x + round(ink.left * scale), x + round((ink.right or run.face.upem * 9 // 10) * scale)
    top, foot = y - round((ink.top or run.face.upem * 4 // 5) * scale), y - round(ink.bottom * scale)
    path = f"M{left} {top}H{right}V{foot}H{left}z"
    return f'<path class="missing" fill="none" stroke="currentColor" stroke-width="20" d="{path}"/>'


def _box(rect: Rect) -> str:
    return f"M{units(rect.x0)} {units(rect.y0)}H{units(rect.x1)}V{units(rect.y1)}H{units(rect.x0)}z"


def _line(start: Point, end: Point, weight: Length, colour: Colour) -> str:
    path = f"M{units(start.x)} {units(start.y)}L{units(end.x)} {units(end.y)}"
    return f'<path stroke="{screen(colour)}" stroke-width="{_fine(weight)}" d="{path}"/>'


def _fine(length: Length) -> str:
    return f"{length * PER_POINT / PT:.2f}".rstrip("0").rstrip(".")


def _picture(item: Picture | PlacedPDF, names: Names) -> str:
    """A picture in a window of its own that crops it."""
    rect = item.rect
    whole = item.whole if isinstance(item, Picture) else rect
    window = f'x="{units(rect.x0)}" y="{units(rect.y0)}" width="{units(rect.width)}" height="{units(rect.height)}"'
    place = (
        f'x="{units(whole.x0 - rect.x0)}" y="{units(whole.y0 - rect.y0)}" '
        f'width="{units(whole.width)}" height="{units(whole.height)}"'
    )
    address = escape(names.picture(item.path))
    return f'<svg {window}><image preserveAspectRatio="none" {place} href="{address}"/></svg>'


@lru_cache(maxsize=1024)
def screen(colour: Colour) -> str:
    """An ink on white paper as a screen shows it: each ink takes its share of the light that the others leave."""
    light = [255.0, 255.0, 255.0]
    for part, ink in zip((colour.c, colour.m, colour.y, colour.k), _INKS, strict=True):
        for place, shine in enumerate(ink):
            light[place] *= 1 - part / 100 * (1 - shine / 255)
    return "#" + "".join(f"{round(value):02x}" for value in light)
