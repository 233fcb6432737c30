"""A QR code as rectangles of ink (ISO/IEC 18004): vector modules in K, a quiet zone of four modules left white.

The only importer of zxing-cpp, which writes symbols in 0.2 ms.
"""

from __future__ import annotations

from functools import cache
from math import isqrt

from ..colour import BLACK
from ..display import Fill
from ..geometry import Length, Rect

QUIET = 4
"""The quiet zone in modules (ISO/IEC 18004, 6.3.8)."""


def qr(text: str, square: Rect) -> Fill:
    """The modules of a symbol in a square that it fills with its quiet zone.

    Runs of dark modules are one rectangle each; all are filled as one path, so that no seam shows between rows.
    """
    matrix = _modules(text)
    count = len(matrix)
    step = square.width / (count + 2 * QUIET)

    def edge(origin: Length, modules: int) -> Length:
        return origin + round((modules + QUIET) * step)

    rects = []
    for row, modules in enumerate(matrix):
        start = None
        for column in range(count + 1):
            dark = column < count and modules[column]
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                top, bottom = edge(square.y0, row), edge(square.y0, row + 1)
                rects.append(Rect(edge(square.x0, start), top, edge(square.x0, column), bottom))
                start = None
    return Fill(tuple(rects), BLACK)


@cache
def _modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The symbol of a text at level M, row by row; true is dark.  An issue shows the same one on many pages."""
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = memoryview(made.to_image(scale=1, add_quiet_zones=False))  # type: ignore[arg-type]
    grey = image.tobytes()
    side = isqrt(len(grey))
    return tuple(tuple(module == 0 for module in grey[row : row + side]) for row in range(0, side * side, side))
