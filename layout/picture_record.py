"""What a picture file says of itself, as its maker or a camera wrote it: which way up, whose, in which colours.

Of a picture that Pillow has opened; what is corrupt is told as such and changes no pixel.
"""

from __future__ import annotations

from .jpeg import from_xmp, is_profile, orientation as jpeg_orientation
from .raster import Image, iptc


def orientation(image: Image) -> int | None:
    """EXIF orientation, 1 to 8; None where the EXIF block is corrupt."""
    try:
        turned = int(image.getexif().get(0x0112, 1))
    except Exception:  # Pillow raises what its parser happens to meet
        return None
    block = image.info.get("exif")
    if isinstance(block, bytes) and jpeg_orientation(block.removeprefix(b"Exif\0\0")) is None:
        return None
    return turned if 1 <= turned <= 8 else None


def is_profile_corrupt(image: Image) -> bool:
    """Whether a picture carries an ICC profile that is none."""
    given = image.info.get("icc_profile")
    return isinstance(given, bytes) and bool(given) and not is_profile(given)


def profile(image: Image) -> bytes | None:
    """The ICC profile that an RGB picture carries."""
    given = image.info.get("icc_profile")
    return given if isinstance(given, bytes) and given[16:20] == b"RGB " else None


def is_inverted(image: Image) -> bool:
    """Whether a CMYK JPEG stores white as 255: Adobe's do, and say so in their APP14 segment."""
    return image.mode == "CMYK" and image.format == "JPEG" and "adobe" in image.info


def legend(image: Image) -> tuple[str, str]:
    """Caption (2:120) and credit (2:110, else by-line 2:80) of the IPTC block."""
    block = iptc(image)

    def read(*keys: tuple[int, int]) -> str:
        for key in keys:
            value = block.get(key)
            value = value[0] if isinstance(value, list) else value
            if value:
                return bytes(value).decode("utf-8", "replace").strip()
        return ""

    packet = image.info.get("xmp") or b""
    packet = packet if isinstance(packet, bytes) else b""
    caption = read((2, 120)) or from_xmp(packet, "dc:description")
    return caption, read((2, 110), (2, 80)) or from_xmp(packet, "photoshop:Credit") or from_xmp(packet, "dc:creator")
