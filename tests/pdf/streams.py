"""The content streams of the finished PDF, walked operator by operator with pikepdf.

Keeps what is painted in the order of painting: text with its colour, pictures with the part that shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf

COLOUR = frozenset("g G rg RG k K cs CS sc scn SC SCN sh".split())
SHOWING = frozenset(["Tj", "TJ", "'", '"'])

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; points from the top left corner."""
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1, 0, 0, 1, 0, 0)


class Painted(NamedTuple):
    """One act of painting."""

    kind: str
    """text, picture, fill, stroke"""
    colour: tuple[str, tuple[float, ...]]
    """The operator that set the colour and its operands."""
    box: Box
    """Of a picture, what shows of it; of a text, where it starts; of a fill, its last rectangle."""
    layer: str


class _State(NamedTuple):
    fill: tuple[str, tuple[float, ...]] = ("", ())
    stroke: tuple[str, tuple[float, ...]] = ("", ())
    matrix: Matrix = _UNIT
    clip: Box | None = None


def operators(page: pikepdf.Page) -> Iterator[tuple[tuple[Any, ...], str]]:
    """The operands and the operator of every instruction of a page and of the forms that it uses."""
    yield from ((tuple(one.operands), str(one.operator)) for one in pikepdf.parse_content_stream(page))
    resources: Any = page.obj.get("/Resources")
    objects: Any = resources.get("/XObject") if "/XObject" in resources else {}
    for form in objects.values():
        if form.get("/Subtype") == "/Form":
            yield from ((tuple(one.operands), str(one.operator)) for one in pikepdf.parse_content_stream(form))


def painted(page: pikepdf.Page) -> list[Painted]:
    """What a page's own content stream paints, in order."""
    state, kept = _State(), []
    layers: list[str] = []
    rect: Box = (0, 0, 0, 0)
    start: Matrix = _UNIT
    height = float(page.mediabox[3])
    made: list[Painted] = []

    def add(kind: str, colour: tuple[str, tuple[float, ...]], box: Box) -> None:
        turned = (box[0], height - box[3], box[2], height - box[1])
        made.append(Painted(kind, colour, turned, next((name for name in layers if name), "")))

    for one in pikepdf.parse_content_stream(page):
        operands: Any = one.operands
        match str(one.operator):
            case "q":
                kept.append(state)
            case "Q":
                state = kept.pop()
            case "cm":
                state = state._replace(matrix=_times(_numbers(operands), state.matrix))
            case "k" | "g" | "rg" | "sc" | "scn" as name:
                state = state._replace(fill=(name, _floats(operands)))
            case "K" | "G" | "RG" | "SC" | "SCN" as name:
                state = state._replace(stroke=(name, _floats(operands)))
            case "re":
                x, y, width, tall = _floats(operands)
                rect = _mapped((x, y, x + width, y + tall), state.matrix)
            case "W" | "W*":
                state = state._replace(clip=rect if state.clip is None else _meet(state.clip, rect))
            case "BDC":
                layers.append(_layer(page, operands))
            case "BMC":
                layers.append("")
            case "EMC":
                layers.pop()
            case "Tm":
                start = _numbers(operands)
            case name if name in SHOWING:
                x, y = start[4], start[5]
                add("text", state.fill, _mapped((x, y, x, y), state.matrix))
            case "Do":
                whole = _mapped((0, 0, 1, 1), state.matrix)
                add("picture", ("", ()), whole if state.clip is None else _meet(whole, state.clip))
            case "f" | "F" | "f*" | "B" | "B*" | "b" | "b*":
                add("fill", state.fill, rect)
            case "S" | "s":
                add("stroke", state.stroke, rect)
    assert not kept, "q without Q"
    assert not layers, "BDC without EMC"
    return made


def _layer(page: pikepdf.Page, operands: Any) -> str:
    """The name of the optional-content group that a marked-content operator opens; "" for other marks."""
    if str(operands[0]) != "/OC":
        return ""
    return str(page.Resources.Properties[str(operands[1])].Name)


def _floats(operands: Any) -> tuple[float, ...]:
    return tuple(float(operand) for operand in operands)


def _numbers(operands: Any) -> Matrix:
    a, b, c, d, e, f = _floats(operands)
    return (a, b, c, d, e, f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _mapped(box: Box, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in box[::2] for y in box[1::2]]
    ys = [b * x + d * y + f for x in box[::2] for y in box[1::2]]
    return (min(xs), min(ys), max(xs), max(ys))


def _meet(one: Box, other: Box) -> Box:
    return (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))
