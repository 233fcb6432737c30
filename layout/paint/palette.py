"""Inks as operators of a content stream: process colours, spot colours by name, black that prints over what lies below.

A spot colour is a Separation whose tint runs from paper to its alternate in CMYK (ISO 32000-1, 8.6.6.4).  Overprint
mode 1 leaves alone the plates that a CMYK colour has no ink on (8.6.7), so only black on K alone may overprint: white
that overprints is not there at all.
"""

from __future__ import annotations

from ..colour import BLACK, Colour
from ..display import Item
from .objects import Document, Name, Ref

OVERPRINTS, KNOCKS_OUT = "GO", "GK"


class Palette:
    """The inks of a file; spot colours are added when they are noted, graphics states where there is overprint."""

    def __init__(self, document: Document, overprint: bool) -> None:
        self._document = document
        self._overprint = overprint
        self._spots: dict[str, tuple[str, Ref]] = {}
        self._states = {name: self._state(name) for name in (OVERPRINTS, KNOCKS_OUT)} if overprint else {}

    def note(self, item: Item) -> None:
        """Adds the spot colour of an item."""
        colour: Colour | None = getattr(item, "colour", None)
        if colour is not None and colour.spot and colour.spot not in self._spots:
            alternate = [round(part / 100, 4) for part in colour.inks]
            turn = {"FunctionType": 2, "Domain": [0, 1], "C0": [0, 0, 0, 0], "C1": alternate, "N": 1}
            space = self._document.array([Name("Separation"), Name(colour.spot), Name("DeviceCMYK"), turn])
            self._spots[colour.spot] = (f"S{len(self._spots)}", space)

    def operator(self, colour: Colour, stroke: bool) -> str:
        """The operator that sets a colour for lines or for areas and type."""
        if colour.spot:
            name, tint = self._spots[colour.spot][0], f"{colour.tint / 100:g}"
            return f"/{name} CS {tint} SCN" if stroke else f"/{name} cs {tint} scn"
        parts = " ".join(f"{part / 100:g}" for part in colour.inks)
        return f"{parts} {'K' if stroke else 'k'}"

    def overprints(self, colour: Colour) -> bool:
        return self._overprint and colour == BLACK

    def state(self, over: bool) -> str:
        """The operator that turns overprint on or off."""
        return f"/{OVERPRINTS if over else KNOCKS_OUT} gs"

    def _state(self, name: str) -> Ref:
        over = name == OVERPRINTS
        return self._document.dictionary({"Type": Name("ExtGState"), "OP": over, "op": over, "OPM": int(over)})

    @property
    def spaces(self) -> dict[str, Ref]:
        """The colour spaces by the names that the operators use."""
        return dict(self._spots.values())

    @property
    def states(self) -> dict[str, Ref]:
        """The graphics states by the names that the operators use."""
        return dict(self._states)
