"""An ICC profile of coldset newsprint made by formula, for the output intent of PDF/X-4 where the shop gives none.

PDF/X-4 embeds a profile, and the profiles of the trade are not ours to pass on.  This one says what the formula of
`inks.py` takes for granted: solids near the aims of ISO 12647-3, 26 % of dot gain, areas that mix as Neugebauer and
Demichel have it.  It describes the press well enough for a proof; a shop's own profile describes it better.
The layout is that of ICC.1:2001-04 (version 2): lut8 both ways.
"""

from __future__ import annotations

import struct
from itertools import product
from typing import TypeAlias

from .inks import separated, within

Triple: TypeAlias = tuple[float, float, float]

NAME = "newsprint by formula"
_GAIN = 0.26
_D50: Triple = (0.9642, 1.0, 0.8249)
_PAPER: Triple = (82, 0, 3)
_SOLIDS: dict[tuple[int, int, int], Triple] = {
    (0, 0, 0): _PAPER,
    (1, 0, 0): (57, -23, -27),
    (0, 1, 0): (54, 44, -2),
    (0, 0, 1): (78, -3, 58),
    (0, 1, 1): (52, 41, 25),
    (1, 0, 1): (53, -34, 17),
    (1, 1, 0): (41, 7, -22),
    (1, 1, 1): (40, 0, 1),
}
"""CIELAB of paper and solids, cyan, magenta, yellow; black over them follows from its own."""
_BLACK: Triple = (36, 1, 4)
_UNDER_BLACK = 0.25
"""How much of a colour shows through solid black, as a power of its reflectance."""
_INKS_SIDE, _LAB_SIDE = 6, 17
_FROM_XYZ = (
    (3.1338561, -1.6168667, -0.4906146),
    (-0.9787684, 1.9161415, 0.0334540),
    (0.0719453, -0.2289914, 1.4052427),
)
"""XYZ under D50 to the linear light of sRGB (Bradford)."""


def newsprint(limit: float) -> bytes:
    """The profile; its separations keep the ink limit."""
    to_lab, to_inks = _to_lab(), _to_inks(limit / 100)
    gamut = _lut(3, 1, (2, bytes(8)), bytes(range(256)))
    tags = [
        (b"desc", _description(f"{NAME}, {limit:g} %")),
        (b"cprt", b"text\0\0\0\0Public domain\0"),
        (b"wtpt", b"XYZ \0\0\0\0" + _fixed(*_from_lab(_PAPER))),
        *((name, to_lab) for name in (b"A2B0", b"A2B1", b"A2B2")),
        *((name, to_inks) for name in (b"B2A0", b"B2A1", b"B2A2")),
        (b"gamt", gamut),
    ]
    return _file(tags)


def _file(tags: list[tuple[bytes, bytes]]) -> bytes:
    """Header, table of tags and their contents, each content once."""
    at = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    table = struct.pack(">I", len(tags))
    for name, content in tags:
        if content not in places:
            places[content] = at + len(body)
            body += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, places[content], len(content))
    size = at + len(body)
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02400000, b"prtr", b"CMYK", b"Lab ")
    head += struct.pack(">6H4s", 2025, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + _fixed(*_D50)
    return head.ljust(128, b"\0") + table + body


def _to_lab() -> bytes:
    """From inks to colour: dot gain in the curves, the mixing of areas in the cube."""
    curve = bytes(round(255 * min(1.0, x / 255 + 4 * _GAIN * x / 255 * (1 - x / 255))) for x in range(256))
    bare = [(areas, _relative(_from_lab(lab))) for areas, lab in _SOLIDS.items()]
    black = _relative(_from_lab(_BLACK))
    white = _relative(_from_lab(_PAPER))
    nodes = bytearray()
    steps = [step / (_INKS_SIDE - 1) for step in range(_INKS_SIDE)]
    for c, m, y, k in product(steps, repeat=4):
        mixed = [0.0, 0.0, 0.0]
        for areas, xyz in bare:
            part = (c if areas[0] else 1 - c) * (m if areas[1] else 1 - m) * (y if areas[2] else 1 - y)
            for axis in range(3):
                under = black[axis] * (xyz[axis] / white[axis]) ** _UNDER_BLACK
                mixed[axis] += part * ((1 - k) * xyz[axis] + k * under)
        nodes += _lab_bytes(_lab((mixed[0], mixed[1], mixed[2])))
    return _lut(4, 3, (_INKS_SIDE, bytes(nodes)), curve)


def _to_inks(limit: float) -> bytes:
    """From colour to inks, by the formula that pictures are converted with."""
    nodes = bytearray()
    steps = [step * 255 / (_LAB_SIDE - 1) for step in range(_LAB_SIDE)]
    for lightness, a, b in product(steps, repeat=3):
        x, y, z = _from_lab((lightness / 2.55, a - 128, b - 128))
        red, green, blue = (min(1.0, max(0.0, p * x + q * y + r * z)) for p, q, r in _FROM_XYZ)
        nodes += bytes(int(255 * ink) for ink in within(*separated(red, green, blue), limit))
    return _lut(3, 4, (_LAB_SIDE, bytes(nodes)), bytes(range(256)))


def _lut(inputs: int, outputs: int, cube: tuple[int, bytes], curve: bytes) -> bytes:
    """A table of eight bits: a curve for every input, a cube of nodes, outputs as they are."""
    side, nodes = cube
    one = struct.pack(">9i", *(65536 if place % 4 == 0 else 0 for place in range(9)))
    return (
        b"mft1\0\0\0\0" + bytes([inputs, outputs, side, 0]) + one + curve * inputs + nodes + bytes(range(256)) * outputs
    )


def _description(text: str) -> bytes:
    ascii_text = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(4 + 4 + 2 + 1 + 67)


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _from_lab(lab: Triple) -> Triple:
    """CIELAB to XYZ under D50 (ISO 13655)."""
    middle = (lab[0] + 16) / 116
    parts = (middle + lab[1] / 500, middle, middle - lab[2] / 200)
    x, y, z = (
        white * (part**3 if part > 6 / 29 else 3 * (6 / 29) ** 2 * (part - 4 / 29))
        for white, part in zip(_D50, parts, strict=True)
    )
    return x, y, z


def _relative(xyz: Triple) -> Triple:
    """As seen on its paper: paper is white."""
    paper = _from_lab(_PAPER)
    x, y, z = (own * white / base for own, white, base in zip(xyz, _D50, paper, strict=True))
    return x, y, z


def _lab(xyz: Triple) -> Triple:
    x, y, z = (
        part ** (1 / 3) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29
        for part in (max(0.0, own) / white for own, white in zip(xyz, _D50, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _lab_bytes(lab: Triple) -> bytes:
    values = (lab[0] * 2.55, lab[1] + 128, lab[2] + 128)
    return bytes(min(255, max(0, round(value))) for value in values)
