"""Named styles: the house's, with the issue's overrides worked in once.

HOUSE is `look.md` as a table.  A headline's rank gives a range of sizes: the head fills its measure between them.
"""

from __future__ import annotations

from typing import Literal

from .colour import BLACK, Colour
from .geometry import PT, Length, mm, pt
from .issue import Measure, Sheet, StyleKeys
from .record import NamedTuple

ACCENT = Colour(0, 95, 85, 10)
"""The one accent colour of the house: a law daily's red."""

SECOND_FACE = "kai-400"
"""The face of `*…*` in copy."""

LEVELS = ("banner", "lead", "second", "third", "brief")


class Style(NamedTuple):
    """One style, every field set."""

    face: str
    size: Length
    least: Length
    """The smallest size that fitting a head may take; equal to `size` where the size is fixed."""
    leading: int
    """Grid lines a line takes; 0 for heads and pull quotes, which are stacked by their own height."""
    tracking: float
    width: float
    align: Literal["left", "centre", "right", "justify"]
    indent: Measure
    colour: Colour
    before: int
    after: int
    punctuation: Literal["full", "kaiming"]


_NONE = Measure(0, "em")
_TWO = Measure(2, "em")


def _row(face: str, size: float, least: float = 0, leading: int = 1, align: str = "left") -> Style:
    indent = _TWO if align == "justify" else _NONE
    punctuation = "kaiming" if align == "centre" and not leading and size else "full"
    return Style(face, pt(size), pt(least or size), leading, 0, 100, align, indent, BLACK, 0, 0, punctuation)  # type: ignore[arg-type]


HOUSE: dict[str, Style] = {
    "body": _row("song-400", 9.5, align="justify"),
    "dateline": _row("hei-500", 9.5),
    "source": _row("hei-400", 9),
    "byline": _row("kai-400", 9.5),
    "crosshead": _row("hei-700", 11.5, align="centre")._replace(before=1, after=1),
    "caption": _row("kai-400", 9, align="justify")._replace(indent=_NONE),
    "credit": _row("kai-400", 9, align="right"),
    "kicker": _row("hei-400", 0, leading=0, align="centre"),
    "main": _row("song-900", 36, 13, leading=0, align="centre"),
    "main.banner": _row("song-900", 76, 50, leading=0, align="centre"),
    "main.lead": _row("song-900", 76, 40, leading=0, align="centre"),
    "main.second": _row("song-900", 37, 27, leading=0, align="centre"),
    "main.third": _row("hei-700", 25, 18, leading=0, align="centre"),
    "main.brief": _row("hei-700", 15.5, 12.5, leading=0, align="left")._replace(punctuation="kaiming"),
    "deck": _row("kai-400", 0, leading=0, align="centre"),
    "pull": _row("kai-400", 13, leading=0, align="centre")._replace(before=1, after=1, punctuation="full"),
    "refer": _row("hei-700", 14, 12, leading=0)._replace(punctuation="kaiming"),
    "folio": _row("hei-400", 8.5),
    "label": _row("hei-400", 8.5, align="centre"),
}
"""A size of 0 is a share of the main head's: 0.35 to 0.45 (look.md).  Heads halve their marks, or they gape."""


_BROADSHEET = mm(390)
_HEADS_LEAST, _HEADS_MOST = 0.8, 1.3
_SCALED = frozenset(("main.banner", "main.lead", "main.second"))
"""Heads in proportion to the sheet: by the root of its width, so that a tabloid's are smaller and a spread's larger."""


def resolve(overrides: dict[str, StyleKeys], sheet: Sheet) -> dict[str, Style]:
    """The styles of one page: the house's, in proportion to its body size and its width, with the issue's overrides.

    What the issue says of `main` holds for every rank that it does not name, and what it says of the size, the colour
    and the set of `body` for the strong face in it.
    """
    base = HOUSE["body"].size
    heads = min(_HEADS_MOST, max(_HEADS_LEAST, (sheet.width / _BROADSHEET) ** 0.5))
    styles = {}
    for name, style in HOUSE.items():
        if (style.leading or name == "pull") and name != "folio":
            grown = round(style.size * sheet.body / base)
            style = style._replace(size=grown, least=grown)
        elif name in _SCALED:
            sizes = nearest_half_point(round(style.size * heads)), nearest_half_point(round(style.least * heads))
            style = style._replace(size=sizes[0], least=sizes[1])
        styles[name] = style
    for name in sorted(overrides):
        keys = overrides[name]
        names = [name]
        if name == "main":
            names += [f"main.{level}" for level in LEVELS]
        for target in names:
            styles[target] = _overridden(styles[target], keys)
        if name == "body":  # the strong face of copy is copy in all but its face
            own = StyleKeys(size=keys.size, tracking=keys.tracking, width=keys.width, colour=keys.colour)
            styles["dateline"] = _overridden(styles["dateline"], own)
    return styles


def _overridden(style: Style, keys: StyleKeys) -> Style:
    given = {
        field: value
        for field, value in keys._asdict().items()
        if value is not None and field in Style._fields and field != "span"
    }
    if "size" in given:
        given["least"] = given["size"] if style.least == style.size else min(style.least, round(given["size"] * 0.75))
    return style._replace(**given)


def nearest_half_point(size: Length) -> Length:
    """Type sizes of heads go in half points."""
    return size // (PT // 2) * (PT // 2)
