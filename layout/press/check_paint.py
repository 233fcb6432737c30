"""One mark on the paper: type, a line or an area in one ink.  Too much of it, too thin, too small, or not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..pdfs import Box
from ..record import NamedTuple

Mark = Literal["type", "line", "area"]
Corner = tuple[float, float]

REVERSED, TINTED, SMALLEST = 10.0, 8.0, 6.0
THINNEST, SAFE = 0.25, 0.5
_BLACK = 0.85
"""From this much black on, type counts as black."""
_NEAR = 0.004
"""Less than a step of eight bits."""


class Ink(NamedTuple):
    """A colour as it is set: the family of its space, its components, the name of its spot ink."""

    kind: str
    parts: tuple[float, ...]
    spot: str = ""

    @property
    def inks(self) -> tuple[float, ...]:
        """How much of each ink, 0 to 1; empty where that cannot be told."""
        if self.kind == "DeviceCMYK":
            return self.parts if len(self.parts) == 4 else ()
        if self.kind == "DeviceGray":
            return (1 - self.parts[0],) if self.parts else ()
        return self.parts[:1] if self.kind == "Separation" else ()

    @property
    def is_solid(self) -> bool:
        """One ink, all of it: type as small as can be printed at all may be set in it."""
        used = [part for part in self.inks if part > _NEAR]
        return len(used) == 1 and used[0] > 1 - _NEAR


class Painted(NamedTuple):
    """A mark: its ink, whether it overprints, the corners it stands between, the size of its type or its weight."""

    kind: Mark
    ink: Ink
    over: bool
    place: tuple[Corner, Corner]
    size: float | None


def check_mark(mark: Painted, trim: Box, limit: float) -> Iterator[tuple[str, str]]:
    """The rules that a mark breaks."""
    inks = mark.ink.inks
    if mark.ink.spot == "All" and _inside(mark.place, trim):
        yield "registration", f"{_what(mark)} in the ink All"
    elif sum(inks) * 100 > limit + 0.5:
        yield "ink-limit", f"{sum(inks) * 100:.0f} % of ink in {_what(mark)}"
    if mark.over and inks and max(inks) < _NEAR:
        yield "white-overprint", f"{_what(mark)} in white overprints"
    if mark.kind == "type":
        yield from _check_type(mark, inks)
    elif mark.size is not None and mark.size < SAFE - 0.001:
        weight = f"{mark.size:.2f} pt"
        if mark.size < THINNEST - 0.001:
            yield "thin-rule", f"a rule of {weight}"
        elif mark.kind == "line":
            yield "hairline", f"a rule of {weight}"


def _check_type(mark: Painted, inks: tuple[float, ...]) -> Iterator[tuple[str, str]]:
    size = mark.size or 0.0
    shown = f"type of {size:.1f} pt"
    used = [part for part in inks if part > _NEAR]
    if len(inks) == 4 and inks[3] >= _BLACK and len(used) > 1:
        yield "rich-black", f"black {shown} in {len(used)} inks"
    elif len(used) > 1 and size < REVERSED - 0.05:
        yield "small-reversed-type", f"{shown} in {len(used)} inks"
    elif inks and not used and size < REVERSED - 0.05:
        yield "small-reversed-type", f"{shown} in white"
    elif len(used) == 1 and used[0] < 1 - _NEAR and size < TINTED - 0.05:
        yield "small-reversed-type", f"{shown} in a tint of {used[0] * 100:.0f} %"
    elif inks and size < SMALLEST - 0.05:
        yield "small-type", shown
    black = mark.ink.kind in ("DeviceCMYK", "DeviceGray") and len(used) == 1 and inks[-1] > 1 - _NEAR
    if black and not mark.over:
        yield "knock-out", "black type does not overprint"


def _what(mark: Painted) -> str:
    return {"type": "type", "line": "a line", "area": "an area"}[mark.kind]


def _inside(place: tuple[Corner, Corner], trim: Box) -> bool:
    """Whether a mark reaches into the trimmed page."""
    (left, foot), (right, top) = place
    return left < trim[2] - 0.01 and right > trim[0] + 0.01 and foot < trim[3] - 0.01 and top > trim[1] + 0.01
