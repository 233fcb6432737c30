"""Colours as a newspaper writes them: process inks by their letters, spot colours by name with what stands in for them.

Only what can be printed: an RGB colour is an error that says so.
"""

from __future__ import annotations

import re

from ..colour import Colour
from ..diagnostics import quoted
from .models import Given, Key, Model
from .nodes import Mapping, Node
from .reader import Kind, Read, Reader, Schema, UnfitError, Word
from .values import Percent, TextKind

_RESERVED = ("All", "None", "Cyan", "Magenta", "Yellow", "Black")
"""Names that a RIP takes for something else (ISO 32000-1, 8.6.6.4)."""
_LONGEST = 100
"""Bytes of a spot colour's name; a name of a PDF has 127 at the most."""


class ProcessColour(Word[Colour]):
    """`black`, `K20`, `C0 M100 Y100 K0`: inks in any order, one that is left out is 0."""

    wants = "a colour such as black, K20 or C0 M100 Y100 K0"

    def parse(self, raw: str) -> Colour:
        if raw == "black":
            return Colour(0, 0, 0, 100)
        if raw.startswith("#") or re.match(r"(?i)rgb|R\s*[0-9]+", raw):
            raise UnfitError(
                f"“{quoted(raw)}” is an RGB colour; only CMYK and K can be printed", "such as C0 M100 Y100 K0"
            )
        inks: dict[str, float] = {}
        for part in re.split(r"[\s,]+", raw):
            match = re.fullmatch(r"([CMYK])([0-9]{1,3}(?:\.[0-9]{1,6})?)%?", part)
            if not match:
                raise UnfitError(hint="each ink is its letter and its per cent: C M Y K")
            ink, amount = match.group(1), float(match.group(2))
            if ink in inks:
                raise UnfitError(f"“{quoted(raw)}”: {ink} is given twice")
            if amount > 100:
                raise UnfitError(f"“{quoted(raw)}”: no ink is more than 100")
            inks[ink] = amount
        return Colour(inks.get("C", 0.0), inks.get("M", 0.0), inks.get("Y", 0.0), inks.get("K", 0.0))

    def schema(self, defs: Schema) -> Schema:
        defs["process-colour"] = {
            "type": "string",
            "description": "black, K20, or C0 M100 Y100 K0: per cent of ink, only CMYK and K.",
            "pattern": r"^(black|[CMYK][0-9]{1,3}(\.[0-9]+)?%?([\s,]+[CMYK][0-9]{1,3}(\.[0-9]+)?%?){0,3})$",
        }
        return {"$ref": "#/$defs/process-colour"}


def _spot(given: Given, reader: Reader) -> Read[Colour]:
    name, place = given["spot"].text.strip(), given.place("spot")
    if name in _RESERVED:
        return reader.bad(f"“{quoted(name)}” is not the name of a spot colour", place)
    if len(name.encode()) > _LONGEST:
        return reader.bad(f"“{quoted(name)}” is longer than {_LONGEST} bytes", place)
    tint = 100.0 if given["tint"] is None else given["tint"]
    alternate: Colour = given["alternate"]
    made = alternate._replace(spot=name, tint=tint)
    known = reader.spots.setdefault(name, made)
    if known.inks != made.inks:
        return reader.bad(f"the spot colour {quoted(name)} has another alternate elsewhere", given.place("alternate"))
    return made


SPOT: Model[Colour] = Model(
    "a spot colour",
    (
        Key("spot", TextKind(needed=True), "the name of the ink 专色, as the print shop knows it", required=True),
        Key("alternate", ProcessColour(), "the inks that stand in for it 替代色", required=True),
        Key("tint", Percent(0, 100), "how much of it 网点", default="100%"),
    ),
    _spot,
)


class ColourKind(Kind[Colour]):
    """A process colour, or a mapping that names a spot colour."""

    wants = "a colour such as black, K20 or C0 M100 Y100 K0, or {spot: a name, alternate: C0 M100 Y100 K0}"
    _process = ProcessColour()

    def read(self, node: Node, reader: Reader) -> Read[Colour]:
        return SPOT.read(node, reader) if isinstance(node, Mapping) else self._process.read(node, reader)

    def schema(self, defs: Schema) -> Schema:
        return {"anyOf": [self._process.schema(defs), SPOT.schema(defs)]}
