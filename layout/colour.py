"""Colours are inks: what a press prints, never what a screen shines."""

from __future__ import annotations

from .record import NamedTuple


class Colour(NamedTuple):
    """Ink in per cent, 0 to 100: cyan, magenta, yellow, black.

    A spot colour is an ink of its own: its name, how much of it, and the four that stand in for it at its full tint.
    """

    c: float
    m: float
    y: float
    k: float
    spot: str = ""
    tint: float = 100.0

    @property
    def inks(self) -> tuple[float, float, float, float]:
        """The four process inks, of a spot colour those of its alternate."""
        return self.c, self.m, self.y, self.k

    @property
    def total(self) -> float:
        """All ink in one place, in per cent."""
        return self.tint if self.spot else sum(self.inks)


BLACK = Colour(0, 0, 0, 100)
WHITE = Colour(0, 0, 0, 0)
REGISTRATION = Colour(100, 100, 100, 100, "All")
"""Every plate's ink, for marks outside the page (ISO 32000-1, 8.6.6.4)."""
