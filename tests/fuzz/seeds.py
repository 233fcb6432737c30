"""What the guided harnesses start from: files of every make, good and bad, and the words that readers look for."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from layout.source import schema
from tests.cli.desk import ISSUE
from tests.cli.test_bad_things import BAD as BAD_BLOCKS, STORY, table
from tests.corpus.pictures import sound, spoilt as spoilt_picture
from tests.fuzz.words import PIECES
from tests.press.bad_pdfs import control, image
from tests.press.test_preflight import BAD as BREACHES

ROOT = Path(__file__).parents[2]
LONGEST = {"source": 4000, "markup": 400, "picture": 6000, "pdf": 6000}
"""Bytes of an input: a short copy holds every construct, and a long one is set only ten times a second."""


def seeds(harness: str) -> Iterator[bytes]:
    """Inputs to begin with, none longer than what is tried."""
    made = {"source": _issues, "markup": _copies, "picture": _pictures, "pdf": _pdfs}[harness]
    return (one for one in made() if len(one) <= LONGEST[harness])


def _issues() -> Iterator[bytes]:
    minimal = (ROOT / "tests" / "source" / "minimal.yaml").read_text(encoding="utf-8")
    for name in ("issue.yaml", "tests/source/minimal.yaml", "tests/source/small_issue.yaml", "copy/heads.yaml"):
        yield (ROOT / name).read_bytes()
    for _, old, new in table():
        yield minimal.replace(old, new).encode()
    for block in BAD_BLOCKS.values():
        yield ISSUE.replace(STORY, block).encode("utf-8", "surrogatepass")


def _copies() -> Iterator[bytes]:
    for path in sorted((ROOT / "copy").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        yield from (text[start : start + 120].encode() for start in range(0, len(text), 120))
    yield from ("".join(PIECES[start : start + 6]).encode() for start in range(len(PIECES)))


def _pictures() -> Iterator[bytes]:
    for name, whole in sound():
        yield whole
        yield from (raw for _, raw in spoilt_picture(name, whole))


def _pdfs() -> Iterator[bytes]:
    """The control and what breaks each rule of the press, their pictures small."""
    for bad in BREACHES.values():
        pdf = control(bad.standard)
        _shrink(pdf)
        bad.spoil(pdf)
        _shrink(pdf)
        out = io.BytesIO()
        how: dict[str, Any] = {"compress_streams": False, "fix_metadata_version": False} | dict(bad.save)
        pdf.save(out, **how)
        yield out.getvalue()


def _shrink(pdf: pikepdf.Pdf) -> None:
    resources: Any = pdf.pages[0].obj.get("/Resources", {})
    for name, held in list(resources.get("/XObject", {}).items()):
        if held.get("/Subtype") == "/Image" and held.get("/Width", 0) > 8:
            small = image(pdf, (8, 8), bytes(64 * 4))
            resources["/XObject"][name] = small
            for key, entry in held.items():
                if key not in ("/Width", "/Height", "/Length", "/Filter"):
                    small[key] = entry


WORDS: dict[str, list[Any]] = {
    "markup": ["**", "*", "{", "|", "}", "## ", "> ", "\n\n", "——", "……", "“", "》", "\u3000", "\u200b", "\ufe00"],
    "picture": [
        b"IHDR", b"IDAT", b"PLTE", b"tRNS", b"iCCP", b"eXIf", b"IEND", b"\xff\xd8", b"\xff\xc0", b"\xff\xc2", b"\xff\xc9",
        b"\xff\xda", b"\xff\xe1", b"\xff\xed", b"\xff\xee", b"\xff\xd9", b"Exif\0\0", b"Photoshop 3.0\0", b"8BIM\x04\x04",
        b"ICC_PROFILE\0", b"acsp", b"Adobe", b"http://ns.adobe.com/xap/1.0/\0", b"II*\0", b"MM\0*", b"<dc:description>",
    ],
    "pdf": [*b"null <<>> [] -1 99999999999 /X 1 0 R 4 0 R () 1e400 .5 BT ET q Q cm Do BI ID EI gs sh scn SCN Tf Tj TJ re W n"
            b" /FlateDecode /LZWDecode /DCTDecode /ASCII85Decode /Separation /DeviceN /ICCBased /Indexed /Pattern /Shading"
            b" /SMask /Group /Form /Image /Rotate /UserUnit /TrimBox /Contents /Resources".split()],
}  # fmt: skip


def words(harness: str) -> str:
    """A dictionary of libFuzzer's: what the reader looks for, byte by byte."""
    own: list[Any] = sorted(_keys(schema())) if harness == "source" else [*WORDS[harness]]
    raw = [one.encode() if isinstance(one, str) else one for one in own]
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in one) + '"\n' for one in raw if one)


def _keys(part: Any) -> set[str]:
    """Every key and every word that the format has, from its schema."""
    found: set[str] = set()
    if isinstance(part, dict):
        for name, inner in part.items():
            if name == "properties":
                found |= {f"{key}: " for key in inner}
            if name in ("enum", "const", "examples"):
                found |= set(re.findall(r"[^'\[\], ]+", str(inner)))
            found |= _keys(inner)
    elif isinstance(part, list):
        for inner in part:
            found |= _keys(inner)
    return found
