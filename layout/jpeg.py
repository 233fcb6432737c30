"""What a JPEG says of itself before its first scan: size, channels, orientation, profile, caption and credit.

The common photograph goes into the PDF as it is, so that nothing of it needs decoding; reading its header here saves a
page the 16 ms that Pillow takes to import.  Whatever is not plain is left to Pillow (`None`).
(ITU-T T.81, annex B; Exif 2.3, 4.5; IPTC IIM 4; Photoshop image resources; ICC.1, annex B.4.)
"""

from __future__ import annotations

import re
import struct

from .record import NamedTuple

_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
"""Baseline, extended sequential and progressive, with Huffman codes."""
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers without a length."""
_EXIF, _XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
_PHOTOSHOP, _ICC = b"Photoshop 3.0\0", b"ICC_PROFILE\0"
_ORIENTATION = 0x0112
_IPTC = 0x0404
_CAPTION, _CREDIT = ((2, 120),), ((2, 110), (2, 80))


class Header(NamedTuple):
    """The header of a JPEG."""

    width: int
    height: int
    channels: int
    turned: int
    """EXIF orientation, 1 to 8."""
    caption: str
    credit: str
    troubles: tuple[str, ...]
    """What in it is corrupt and was ignored."""


def header(raw: bytes) -> Header | None:
    """The header of a JPEG; None where it is not plain."""
    frame: tuple[int, int, int] | None = None
    blocks: dict[bytes, list[bytes]] = {}
    segments = _segments(raw)
    for marker, body in segments:
        if marker in _FRAMES and len(body) >= 6 and body[0] == 8 and frame is None:
            height, width = struct.unpack(">HH", body[1:5])
            frame = width, height, body[5]
        elif marker not in _FRAMES and 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return None
        for name in (_EXIF, _XMP, _PHOTOSHOP, _ICC):
            if 0xE0 <= marker <= 0xEF and body.startswith(name):
                blocks.setdefault(name, []).append(body[len(name) :])
        if marker == 0xDA:
            break
    else:
        return None
    if frame is None or 0 in frame or frame[2] not in (1, 3, 4) or not _is_decodable(segments):
        return None
    troubles = []
    turned = orientation(blocks[_EXIF][0]) if _EXIF in blocks else 1
    if turned is None:
        troubles.append("its EXIF block is corrupt")
    if _ICC in blocks and not is_profile(_joined(blocks[_ICC])):
        troubles.append("its ICC profile is corrupt")
    said = _iptc(b"".join(blocks.get(_PHOTOSHOP, ())))
    packet = b"".join(blocks.get(_XMP, ()))
    caption = _first(said, _CAPTION) or from_xmp(packet, "dc:description")
    credit = _first(said, _CREDIT) or from_xmp(packet, "photoshop:Credit") or from_xmp(packet, "dc:creator")
    return Header(*frame, turned or 1, caption, credit, tuple(troubles))


def _segments(raw: bytes) -> list[tuple[int, bytes]]:
    """Markers and their bodies up to the first scan; nothing behind what is no segment."""
    made: list[tuple[int, bytes]] = []
    if raw[:2] != b"\xff\xd8":
        return made
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == 0xFF or marker in _BARE:
            at += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(raw[at + 2 : at + 4], "big")
        if length < 2 or at + 2 + length > len(raw):
            break
        made.append((marker, raw[at + 4 : at + 2 + length]))
        if marker == 0xDA:
            break
        at += 2 + length
    return made


def _is_decodable(segments: list[tuple[int, bytes]]) -> bool:
    """Whether the first scan has the frame and the tables that it needs, each as long as it says (T.81, B.2)."""
    quantizers: set[int] = set()
    codes: set[int] = set()
    wanted: dict[int, int] = {}
    progressive = False
    for marker, body in segments:
        at = 0
        while marker == 0xDB and at < len(body):
            quantizers.add(body[at] & 15)
            at += 129 if body[at] >> 4 else 65
        while marker == 0xC4 and at + 17 <= len(body):
            codes.add(body[at])
            if sum(count << (15 - length) for length, count in enumerate(body[at + 1 : at + 17])) > 0xFFFF:
                return False  # more codes than there is room for (annex C)
            at += 17 + sum(body[at + 1 : at + 17])
        if marker in (0xDB, 0xC4) and at != len(body):
            return False
        if marker in _FRAMES:
            parts = [body[start : start + 3] for start in range(6, len(body), 3)]
            if wanted or len(body) < 6 or len(body) != 6 + 3 * body[5]:
                return False  # a second frame, or one that is cut short
            if not all(1 <= half <= 4 for _, both, _ in parts for half in divmod(both, 16)):
                return False
            wanted = {name: quantizer for name, _, quantizer in parts}
            progressive = marker == 0xC2
    scan = segments[-1][1]
    shown = [scan[start : start + 2] for start in range(1, len(scan) - 3, 2)]
    if not scan or len(scan) != 4 + 2 * scan[0] or not shown or not all(name in wanted for name, _ in shown):
        return False
    tables = {both >> 4 for _, both in shown} | ({16 + (both & 15) for _, both in shown} if not progressive else set())
    return tables <= codes and quantizers >= set(wanted.values())


def orientation(exif: bytes) -> int | None:
    """The orientation of an EXIF block, 1 where it says none; None where the block is corrupt."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    try:
        if order is None:
            return None
        (at,) = struct.unpack_from(order + "I", exif, 4)
        (count,) = struct.unpack_from(order + "H", exif, at)
        for place in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind, _, value = struct.unpack_from(order + "HHIH", exif, place)
            if tag == _ORIENTATION and kind == 3:
                return value if 1 <= value <= 8 else None
    except struct.error:
        return None
    return 1


def is_profile(raw: bytes) -> bool:
    """Whether some bytes look like an ICC profile: their length and signature are where they should be."""
    return len(raw) >= 128 and int.from_bytes(raw[:4], "big") <= len(raw) and raw[36:40] == b"acsp"


def _joined(parts: list[bytes]) -> bytes:
    """A profile that is cut into several segments, each with its number in front."""
    return b"".join(part[2:] for part in sorted(parts, key=lambda part: part[:1]))


def _iptc(resources: bytes) -> dict[tuple[int, int], bytes]:
    """The first value of each data set of the IPTC block among Photoshop's resources."""
    at, found = 0, b""
    while resources[at : at + 4] == b"8BIM" and at + 7 <= len(resources):
        (kind,) = struct.unpack_from(">H", resources, at + 4)
        start = at + 6 + (resources[at + 6] + 2) // 2 * 2
        size = int.from_bytes(resources[start : start + 4], "big")
        if kind == _IPTC:
            found = resources[start + 4 : start + 4 + size]
            break
        at = start + 4 + (size + 1) // 2 * 2
    values: dict[tuple[int, int], bytes] = {}
    at = 0
    while found[at : at + 1] == b"\x1c" and at + 5 <= len(found):
        size = int.from_bytes(found[at + 3 : at + 5], "big")
        if size >= 0x8000:
            break
        values.setdefault((found[at + 1], found[at + 2]), found[at + 5 : at + 5 + size])
        at += 5 + size
    return values


def _first(values: dict[tuple[int, int], bytes], keys: tuple[tuple[int, int], ...]) -> str:
    return next((values[key].decode("utf-8", "replace").strip() for key in keys if values.get(key)), "")


def from_xmp(packet: bytes, name: str) -> str:
    """The text of a property in an XMP packet: an attribute, or an element with or without a list in it."""
    own = re.escape(name.encode())
    found = re.search(rb"<%b[^>]*>\s*(?:<rdf:\w+>\s*<rdf:li[^>]*>)?([^<]*)" % own, packet)
    found = found or re.search(rb"\s%b\s*=\s*[\"']([^\"'<]*)" % own, packet)
    text = found[1].decode("utf-8", "replace").strip() if found else ""
    if "&" in text:
        from html import unescape

        text = unescape(text)
    return text
