"""A face in the PDF: a Type 0 font of our own, addressed by CID, subset to what the pages use.

TrueType goes in as CIDFontType2 with a CIDToGIDMap, so that one glyph may stand for different characters at different
places and the text layer still says what was typed.  OpenType/CFF goes in as CIDFontType0C, whose codes are the CIDs
of the subset's charset.  (ISO 32000-1, 9.7.)
"""

from __future__ import annotations

from collections.abc import Iterable

from ..fonts import Face, Subset, charset_cids
from ..record import NamedTuple
from .objects import Document, Latin, Name, Ref


class Embedded(NamedTuple):
    """An embedded face: the code of a glyph that stands for a text, the advances of its glyphs in 1/1000 em."""

    ref: Ref
    codes: dict[tuple[int, str], int]
    widths: dict[int, int]
    spoken: frozenset[tuple[int, str]]
    """Uses whose text the ToUnicode map cannot give, because the code stands for another text; they need ActualText."""


def embed(document: Document, face: Face, uses: Iterable[tuple[int, str]], number: int) -> Embedded:
    """Adds a face with the glyphs that are used for the texts they stand for."""
    wanted = list(dict.fromkeys(uses))
    cut = face.subset(wanted)
    codes, spoken = _truetype_codes(wanted) if cut.outlines == "glyf" else _cff_codes(wanted, cut)
    widths = {gid: round(face.advance(gid) * 1000 / face.upem) for gid, _ in wanted}
    name = f"{_tag(number)}+{''.join(letter for letter in face.name if letter.isalnum() or letter == '-')}"
    descendant = _descendant(document, face, cut, (name, wanted, codes, widths))
    unicode = {codes[use]: use[1] for use in wanted if use not in spoken and use[1]}
    ref = document.dictionary(
        {
            "Type": Name("Font"),
            "Subtype": Name("Type0"),
            "BaseFont": Name(name),
            "Encoding": Name("Identity-H"),
            "DescendantFonts": [descendant],
            "ToUnicode": document.stream({}, _to_unicode(unicode)),
        }
    )
    return Embedded(ref, codes, widths, spoken)


def _truetype_codes(wanted: list[tuple[int, str]]) -> tuple[dict[tuple[int, str], int], frozenset[tuple[int, str]]]:
    return {use: code for code, use in enumerate(wanted, 1)}, frozenset()


def _cff_codes(
    wanted: list[tuple[int, str]], cut: Subset
) -> tuple[dict[tuple[int, str], int], frozenset[tuple[int, str]]]:
    cids = charset_cids(cut)
    codes: dict[tuple[int, str], int] = {}
    first: dict[int, str] = {}
    spoken = set()
    for gid, text in wanted:
        codes[gid, text] = cids[cut.renumbered[gid]]
        if first.setdefault(gid, text) != text:
            spoken.add((gid, text))
    return codes, frozenset(spoken)


def _descendant(
    document: Document,
    face: Face,
    cut: Subset,
    naming: tuple[str, list[tuple[int, str]], dict[tuple[int, str], int], dict[int, int]],
) -> Ref:
    """The CIDFont with its descriptor, font program and widths."""
    name, wanted, codes, widths = naming
    truetype = cut.outlines == "glyf"
    program = (
        document.stream({"Length1": len(cut.program)}, cut.program)
        if truetype
        else document.stream({"Subtype": Name("CIDFontType0C")}, cut.program)
    )
    descriptor = document.dictionary(
        {
            "Type": Name("FontDescriptor"),
            "FontName": Name(name),
            "Flags": 4,
            "FontBBox": list(face.bbox),
            "ItalicAngle": 0,
            "Ascent": 880,
            "Descent": -120,
            "CapHeight": 733,
            "StemV": 80,
            "FontFile2" if truetype else "FontFile3": program,
        }
    )
    by_code = sorted({codes[use]: widths[use[0]] for use in wanted}.items())
    entries: list[object] = []
    for code, width in by_code:
        if width != 1000:
            entries += [code, [width]]
    descendant: dict[str, object] = {
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType2" if truetype else "CIDFontType0"),
        "BaseFont": Name(name),
        "CIDSystemInfo": {"Registry": Latin("Adobe"), "Ordering": Latin("Identity"), "Supplement": 0},
        "FontDescriptor": descriptor,
        "DW": 1000,
        "W": entries,
    }
    if truetype:
        gids = [0] * (max(codes.values(), default=0) + 1)
        for use, code in codes.items():
            gids[code] = cut.renumbered[use[0]]
        descendant["CIDToGIDMap"] = document.stream({}, b"".join(gid.to_bytes(2, "big") for gid in gids))
    return document.dictionary(descendant)


def _to_unicode(texts: dict[int, str]) -> bytes:
    """The CMap from codes to the characters they stand for (ISO 32000-1, 9.10.3)."""
    rows = [
        f"<{code:04X}> <{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, text in sorted(texts.items())
    ]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    listed = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{listed}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _tag(number: int) -> str:
    """The six letters that mark a subset: AAAAAA, AAAAAB and so on."""
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(chr(ord("A") + rest))
    return "".join(reversed(letters))
