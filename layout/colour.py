"""Colours are inks: what a press prints, never what a screen shines."""

from __future__ import annotations

from typing import NamedTuple


class Colour(NamedTuple):
    """Ink in per cent, 0 to 100: cyan, magenta, yellow, black."""

    c: float
    m: float
    y: float
    k: float


BLACK = Colour(0, 0, 0, 100)
WHITE = Colour(0, 0, 0, 0)
