"""RGB becomes ink: a cube of nodes from red, green and blue to cyan, magenta, yellow and black, none over the limit.

A picture goes through the cube by straight lines between its nodes.  That is what keeps the ink limit at every pixel:
a mixture of nodes that keep it keeps it too.  The nodes come from the print shop's ICC profile, or from the formula
below where there is none.

The formula is for coldset newsprint (ISO 12647-3).  Its inks cover the paper as Murray and Davies have it, so a tone
wants an area of 1 - its linear light; black takes the grey share of a colour (GCR), the more the darker it is; the
magenta in cyan and the yellow in magenta are taken off again, which is the grey balance of newsprint; and every
area is printed as much smaller as 26 % of dot gain will make it larger.
"""

from __future__ import annotations

from math import sqrt

from ..raster import icc_nodes

SIZE = 33
"""Nodes a side."""
FORMULA = "GCR by formula for newsprint (ISO 12647-3, dot gain 26 %)"
"""What the report calls the conversion without a profile."""
_ROUNDING = 0.8
"""Four inks rounded to 1/255 each may be this much more, in per cent, than what was meant."""
_GAIN = 0.26
_LEAST_LEFT = 0.02
"""What black leaves of the paper at the least, so that the coloured inks under it are defined."""
_IMPURE, _SOLID = 0.68, 0.08
"""How much of the next ink's work an ink does already: in the middle tones (a sixth at half area), and in solids."""


def cube(profile: bytes | None, source: bytes | None, limit: float) -> tuple[float, ...]:
    """The nodes, ink after ink from 0 to 1, red the fastest: by the press's profile, by the formula where it is None.

    Raises ValueError for a profile that is none.
    """
    most = limit / 100 - _ROUNDING / 100
    made: list[float] = []
    if profile is not None:
        inks = icc_nodes(SIZE, source, profile)
        for at in range(0, len(inks), 4):
            c, m, y, k = inks[at : at + 4]
            made += within(c / 255, m / 255, y / 255, k / 255, most)
        return tuple(made)
    light = [_linear(step / (SIZE - 1)) for step in range(SIZE)]
    for blue in light:
        for green in light:
            for red in light:
                made += within(*separated(red, green, blue), most)
    return tuple(made)


def within(c: float, m: float, y: float, k: float, most: float) -> tuple[float, float, float, float]:
    """The inks with no more than `most` in all: black is kept, the coloured ones give way alike."""
    coloured = c + m + y
    if coloured + k <= most:
        return c, m, y, k
    k = min(k, most)
    part = (most - k) / coloured if coloured else 0.0
    return c * part, m * part, y * part, k


def separated(red: float, green: float, blue: float) -> tuple[float, float, float, float]:
    """The inks of a colour given in linear light, by the formula and without a limit."""
    grey = 1 - max(red, green, blue)
    black = grey * (0.45 + 0.55 * grey)
    left = max(_LEAST_LEFT, 1 - black)
    c, m, y = (max(0.0, 1 - light / left) for light in (red, green, blue))
    m, y = m * (1 - c * (_IMPURE * (1 - m) + _SOLID * m)), y * (1 - _IMPURE * m * (1 - y))
    return _printed(c), _printed(m), _printed(y), _printed(black)


def _linear(value: float) -> float:
    """A value of sRGB in linear light (IEC 61966-2-1)."""
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _printed(area: float) -> float:
    """The dot that dot gain makes as large as the area: area = dot + 4 gain dot (1 - dot), a solid staying one."""
    rise = 1 + 4 * _GAIN
    dot = (rise - sqrt(max(0.0, rise * rise - 16 * _GAIN * min(area, 1.0)))) / (8 * _GAIN)
    return min(1.0, dot * 4 * _GAIN)
