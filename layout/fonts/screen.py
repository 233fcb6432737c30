"""A face for a browser: the same outlines, each glyph under a number, and no shaping left to do.

The page is set when it comes to the screen, so the browser must put exactly these glyphs and no others.  The face gets
a `cmap` of its own (OpenType, cmap format 12): the characters as they were, and every glyph once more in the private
plane 15, at U+F0000 + its id.  Its shaping tables stay behind.
"""

from __future__ import annotations

import struct

from .harfbuzz import Face

PLANE = 0xF0000
"""Where the glyphs stand by number: private use, plane 15."""
MOST = 0xFFFD
"""Glyphs that fit there: the last two places of a plane are no characters."""
_KEPT = ("CFF ", "OS/2", "cvt ", "fpgm", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep")


def for_screen(face: Face) -> bytes:
    """The font file that a browser loads."""
    tables = face.tables(_KEPT)
    tables["cmap"] = _cmap(face)
    tables.setdefault("OS/2", _OS2)
    tables.setdefault("name", _NAME)
    tables.setdefault("post", _POST)
    return _file(tables)


def _cmap(face: Face) -> bytes:
    """The characters below plane 15 in runs of rising glyphs, then the glyphs by number."""
    groups: list[list[int]] = []
    for code, gid in face.characters():
        if code >= PLANE:
            break
        if groups and groups[-1][1] == code - 1 and groups[-1][2] + code - groups[-1][0] == gid:
            groups[-1][1] = code
        else:
            groups.append([code, code, gid])
    groups.append([PLANE, PLANE + min(face.glyphs, MOST) - 1, 0])
    rows = b"".join(struct.pack(">III", *group) for group in groups)
    table = struct.pack(">HHIII", 12, 0, 16 + len(rows), 0, len(groups)) + rows
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _file(tables: dict[str, bytes]) -> bytes:
    """The tables as one file (OpenType, table directory)."""
    count = len(tables)
    power = count.bit_length() - 1
    kind = b"OTTO" if "CFF " in tables else b"\0\1\0\0"
    head = kind + struct.pack(">HHHH", count, 16 << power, power, count * 16 - (16 << power))
    rows, bodies, at = [], [], 12 + 16 * count
    for tag in sorted(tables):
        body = tables[tag]
        rows.append(tag.encode("ascii") + struct.pack(">III", _sum(body) if len(body) < 1 << 16 else 0, at, len(body)))
        bodies.append(body + b"\0" * (-len(body) % 4))
        at += len(bodies[-1])
    return head + b"".join(rows) + b"".join(bodies)


def _sum(body: bytes) -> int:
    padded = body + b"\0" * (-len(body) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


# What a browser's sanitiser wants to find and HarfBuzz does not: empty tables in their oldest version.
_OS2 = struct.pack(">HhHHH", 0, 1000, 400, 5, 0) + b"\0" * 20 + b"\0" * 10 + b"\0" * 16 + b"NONE"
_OS2 += struct.pack(">HHHhhhHH", 0x40, 0x20, 0xFFFF, 880, -120, 0, 880, 120)
_NAME = struct.pack(">HHH", 0, 0, 6)
_POST = struct.pack(">IIhhIIIII", 0x00030000, 0, 0, 0, 0, 0, 0, 0, 0)
