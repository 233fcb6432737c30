"""Colour spaces and pictures: only CMYK, grey and spot colours, no more ink than the paper takes, nothing unseen."""

from __future__ import annotations

import hashlib

from .. import raster
from ..pdfs import BadPDF, File, Name, Stream, Value
from .rules import Findings

SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
"""Names of colour spaces in inline pictures (PDF 8.9.7)."""
_SHORT_KEYS = {"W": "Width", "H": "Height", "CS": "ColorSpace", "BPC": "BitsPerComponent", "IM": "ImageMask",
               "D": "Decode", "F": "Filter", "DP": "DecodeParms", "I": "Interpolate"}  # fmt: skip
_DEEPEST = 6


def family(file: File, space: Value) -> str:
    """The name of a colour space's family."""
    found = file.at(space)
    if isinstance(found, list):
        found = file.at(found[0]) if found else None
    return SHORT.get(found, found) if isinstance(found, Name) else ""


def faults(file: File, space: Value, depth: int = 0) -> list[tuple[str, str]]:
    """What is wrong with a colour space: rules and details."""
    kind = family(file, space)
    parts = file.listed(space)
    if kind in ("DeviceCMYK", "DeviceGray", "Pattern", "") and len(parts) < 2:
        return [] if kind else [("unreadable", "a colour space that is none")]
    if depth > _DEEPEST:
        return [("unreadable", "colour spaces one within the other without end")]
    below = faults(file, parts[1], depth + 1) if kind in ("Indexed", "Pattern") else []
    if kind in ("DeviceRGB", "CalRGB"):
        return [("rgb", kind)]
    if kind == "ICCBased":
        count = file.get(parts[1], "N") if len(parts) > 1 else None
        return [("rgb", "a picture or colour in RGB by a profile")] * (count == 3) + [
            ("icc", f"ICCBased of {count!s} channels")
        ]
    if kind in ("CalGray", "Lab"):
        return [("icc", kind)]
    if kind in ("Separation", "DeviceN") and len(parts) > 2:
        wrong = [("device-n", "DeviceN")] if kind == "DeviceN" else []
        return wrong + faults(file, parts[2], depth + 1)
    return below


def spot(file: File, space: Value) -> str:
    """The ink of a Separation."""
    parts = file.listed(space)
    name = file.at(parts[1]) if len(parts) > 1 else None
    return name if isinstance(name, Name) else ""


def full_names(entries: dict[str, Value]) -> dict[str, Value]:
    """The dictionary of an inline picture with the keys that other pictures have."""
    return {_SHORT_KEYS.get(key, key): value for key, value in entries.items()}


def ink(file: File, image: Stream, space: Value, findings: Findings) -> float | None:
    """The most ink in any pixel of a picture, per cent; None where that cannot be more than one ink's.

    Raises BadPDF for a picture that cannot be read.
    """
    kind = family(file, space)
    if kind == "Indexed":
        parts = file.listed(space)
        return _palette_ink(file, parts) if len(parts) > 3 and family(file, parts[1]) == "DeviceCMYK" else None
    if kind != "DeviceCMYK":
        return None
    raw = image.raw()
    digest = hashlib.sha256(raw).hexdigest()
    if digest in findings.demands.known:
        return findings.demands.known[digest]
    width, height, bits = (file.at(image.entries.get(key)) for key in ("Width", "Height", "BitsPerComponent"))
    decode = [file.at(part) for part in file.listed(image.entries.get("Decode"))]
    turned = decode[:2] == [1, 0]
    if "DCTDecode" in image.filters:
        return raster.jpeg_ink(_without_outer(image), turned)
    if "JPXDecode" in image.filters:
        return None  # X-1a refuses it; no decoder for CMYK is at hand
    if not isinstance(width, int) or not isinstance(height, int) or bits not in (8, 16):
        return None
    if not 0 < width * height <= raster.MOST_PIXELS["TIFF"]:
        raise BadPDF(f"a picture of {width} x {height} pixels")
    samples = image.unpacked()[:: 1 if bits == 8 else 2]
    if len(samples) < 4 * width * height:
        raise BadPDF("a picture ends too early")
    return raster.packed_ink(samples[: 4 * width * height], (width, height), turned)


def _without_outer(image: Stream) -> bytes:
    """The JPEG of a picture, with what it was packed in besides taken off."""
    if image.filters != ("DCTDecode",):
        raise BadPDF(f"a picture is packed with {', '.join(image.filters)}")
    return image.raw()


def _palette_ink(file: File, parts: list[Value]) -> float:
    table = file.at(parts[3])
    colours = table.unpacked() if isinstance(table, Stream) else table if isinstance(table, bytes) else b""
    return max((sum(colours[at : at + 4]) / 2.55 for at in range(0, len(colours) - 3, 4)), default=0.0)
