"""A QR code as rectangles of ink (ISO/IEC 18004): vector modules in K, a quiet zone of four modules left white.

The only importer of segno.
"""

from __future__ import annotations

from ..colour import BLACK
from ..display import Fill
from ..geometry import Length, Rect

QUIET = 4
"""The quiet zone in modules (ISO/IEC 18004, 6.3.8)."""


def qr(text: str, square: Rect) -> Fill:
    """The modules of a symbol in a square that it fills with its quiet zone.

    Runs of dark modules are one rectangle each; all are filled as one path, so that no seam shows between rows.
    """
    import segno

    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
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
