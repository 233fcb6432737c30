"""The codes of an OpenType/CFF subset: the CIDs of its charset.

The only importer of fontTools; it is loaded only where a CFF face is used.
"""

from __future__ import annotations

from io import BytesIO

from .harfbuzz import Subset


def charset_cids(cut: Subset) -> list[int]:
    """The CID of each glyph of a CFF subset: by its charset, or its glyph id (ISO 32000-1, 9.7.4.2)."""
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(cut.program), None, isCFF2=False)
    top = fonts[fonts.fontNames[0]]
    if not hasattr(top, "ROS"):
        return list(range(len(top.charset)))
    return [0 if name == ".notdef" else int(name.removeprefix("cid")) for name in top.charset]
