"""PDF files made elsewhere, read safely and turned into plain values: an advertisement, a press file to be checked.

The only importer of pikepdf.  Nothing outside this file sees a pikepdf object: a dictionary is a dict, an array a list,
a name a Name, a string bytes, a reference a Ref that `File.at` follows, so that a loop in a file is never a loop here.
A file is bounded before it is read and a stream before it is unpacked (ISO 32000-1, 7.3 and 7.4).
"""

from __future__ import annotations

import logging
import os
import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, TypeAlias

from .opening import NotRegular, opened
from .record import NamedTuple

MOST_BYTES = 256 << 20
"""A file of more is refused; so is a stream that unpacks to more."""
_DEEPEST = 60
"""Arrays and dictionaries one within the other, beyond which nothing is read."""
_PACKED = frozenset({"FlateDecode", "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode"})
_SHORT = {"Fl": "FlateDecode", "LZW": "LZWDecode", "A85": "ASCII85Decode", "AHx": "ASCIIHexDecode",
          "RL": "RunLengthDecode", "DCT": "DCTDecode", "CCF": "CCITTFaxDecode"}  # fmt: skip


class BadPDF(Exception):
    """The file is not a PDF that can be read; the message says why."""


class Encrypted(BadPDF):
    """The file is encrypted, with a password or with none."""


class Name(str):
    """A PDF name, without its slash."""


class Ref(NamedTuple):
    """An indirect object of the file that is read: its number and generation."""

    number: int
    generation: int


class Stream:
    """A stream: its dictionary, its bytes as they lie in the file and as they are meant."""

    owner: Any = None
    """The open PDF: its objects die with it, and a stream may be read long after its file was looked at."""

    def __init__(self, entries: dict[str, Value], held: Any) -> None:
        self.entries = entries
        self._held = held

    @property
    def filters(self) -> tuple[str, ...]:
        """The names of its filters, the outermost first."""
        given = self.entries.get("Filter")
        names = given if isinstance(given, list) else [given]
        return tuple(_SHORT.get(name, str(name)) for name in names if isinstance(name, Name))

    def raw(self) -> bytes:
        """The bytes as they lie in the file."""
        return bytes(self._held.read_raw_bytes())

    def unpacked(self) -> bytes:
        """The bytes without their filters, those of pictures excepted.  Raises BadPDF."""
        import pikepdf

        if not set(self.filters) <= _PACKED:
            raise BadPDF(f"a stream is packed with {', '.join(self.filters)}")
        if self.filters.count("FlateDecode") + self.filters.count("LZWDecode") > 1:
            raise BadPDF("a stream is packed twice")
        raw = self.raw()
        if self.filters == ("FlateDecode",) and not self.entries.get("DecodeParms"):
            return _inflated(raw)
        if self.filters[:1] == ("FlateDecode",):
            _inflated(raw)
        try:
            return bytes(self._held.read_bytes(pikepdf.StreamDecodeLevel.generalized))
        except (pikepdf.PdfError, RuntimeError, ValueError) as failure:
            raise BadPDF(f"a stream cannot be unpacked: {failure}") from failure


Value: TypeAlias = "bool | int | float | bytes | Name | Ref | Stream | list[Value] | dict[str, Value] | None"
Box: TypeAlias = tuple[float, float, float, float]


class File:
    """An open PDF."""

    def __init__(self, path: str, resolved: bool = False) -> None:
        """`resolved` as `opening` has it.  Raises BadPDF."""
        import pikepdf

        try:
            with opened(path, resolved) as stream:
                if os.fstat(stream.fileno()).st_size > MOST_BYTES:
                    raise BadPDF(f"it is larger than {MOST_BYTES >> 20} MB")
                self.content = stream.read(MOST_BYTES + 1)
        except NotRegular as failure:
            raise BadPDF(f"it {failure.strerror}") from failure
        except OSError as failure:
            raise BadPDF(failure.strerror or str(failure)) from failure
        self._read(pikepdf)

    @classmethod
    def of(cls, content: bytes) -> File:
        """A PDF that is held in memory."""
        import pikepdf

        made = cls.__new__(cls)
        made.content = content
        made._read(pikepdf)
        return made

    def _read(self, pikepdf: Any) -> None:
        self._known: dict[Ref, Value] = {}
        logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # what it mends is for rules to judge
        try:
            self._pdf = pikepdf.open(BytesIO(self.content))
            self.pages: tuple[Ref, ...] = tuple(Ref(*page.obj.objgen) for page in self._pdf.pages)
        except pikepdf.PasswordError as failure:
            raise Encrypted("it is encrypted") from failure
        except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as failure:
            raise BadPDF("it is not a PDF, or a broken one") from failure
        self.encrypted: bool = self._pdf.is_encrypted
        self.version: str = self._pdf.pdf_version
        trailer = _plain(self._pdf.trailer, True)
        self.trailer: dict[str, Value] = trailer if isinstance(trailer, dict) else {}

    def at(self, value: Value) -> Value:
        """What a value is, behind its reference."""
        for _ in range(32):
            if not isinstance(value, Ref):
                return value
            if value not in self._known:
                found = self._known[value] = _plain(self._pdf.get_object(value), True)
                if isinstance(found, Stream):
                    found.owner = self._pdf
            value = self._known[value]
        return None

    def objects(self) -> Iterator[Value]:
        """Every indirect object of the file, used or not."""
        for held in self._pdf.objects:
            if hasattr(held, "objgen"):  # a number or null is not an object to pikepdf
                yield self.at(Ref(*held.objgen))

    def entries(self, value: Value) -> dict[str, Value]:
        """The dictionary that a value is, or a stream has; empty where it is none."""
        found = self.at(value)
        if isinstance(found, Stream):
            return found.entries
        return found if isinstance(found, dict) else {}

    def listed(self, value: Value) -> list[Value]:
        """The elements of an array; empty where it is none."""
        found = self.at(value)
        return found if isinstance(found, list) else []

    def get(self, value: Value, *path: str) -> Value:
        """What stands in a dictionary under a key, and in that one under the next."""
        for key in path:
            value = self.entries(value).get(key)
        return self.at(value)

    def inherited(self, page: Value, key: str) -> Value:
        """An entry of a page, its own or the nearest above it (ISO 32000-1, 7.7.3.4)."""
        above = page
        for _ in range(64):
            entries = self.entries(above)
            if key in entries:
                return self.at(entries[key])
            if "Parent" not in entries:
                break
            above = entries["Parent"]
        return None

    def box(self, page: Value, key: str) -> Box | None:
        """A box of a page, its corners in order; None where it is not there or is none."""
        numbers = [self.at(part) for part in self.listed(self.inherited(page, key))]
        edges = [float(part) for part in numbers if isinstance(part, int | float)]
        if len(numbers) != 4 or len(edges) != 4:
            return None
        return (min(edges[0::2]), min(edges[1::2]), max(edges[0::2]), max(edges[1::2]))

    def bare(self) -> bytes:
        """The file with its layers off: the pages of a proof without its marks."""
        import pikepdf

        layers = self._pdf.Root.get("/OCProperties")
        if layers is None:
            return self.content
        try:
            layers.D = pikepdf.Dictionary(OFF=layers.OCGs, ON=pikepdf.Array(), Order=layers.OCGs)
            written = BytesIO()
            self._pdf.save(written)
        except (pikepdf.PdfError, AttributeError, TypeError, ValueError) as failure:
            raise BadPDF(f"its layers cannot be turned off: {failure}") from failure
        return written.getvalue()

    def drawing(self, page: Value) -> bytes:
        """The content streams of a page as one.  Raises BadPDF."""
        contents = self.get(page, "Contents")
        streams = [self.at(part) for part in contents] if isinstance(contents, list) else [contents]
        return b"\n".join(stream.unpacked() for stream in streams if isinstance(stream, Stream))


def operations(content: bytes) -> Iterator[tuple[str, list[Value]]]:
    """The operators of a content stream with their operands, in order; an inline picture is one BI.  Raises BadPDF."""
    import pikepdf

    holder = pikepdf.new()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a stream that ends in the middle of something is only warned of
            parsed = pikepdf.parse_content_stream(pikepdf.Stream(holder, content))
        inline = {
            place: one.iimage.obj
            for place, one in enumerate(parsed)
            if isinstance(one, pikepdf.ContentStreamInlineImage)
        }
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, LookupError, UserWarning) as failure:
        raise BadPDF(f"a content stream cannot be read: {failure}") from failure
    for place, instruction in enumerate(parsed):
        if place in inline:
            entries = {str(key)[1:]: _plain(entry) for key, entry in inline[place].items()}
            yield "BI", [Stream(entries, inline[place])]
        else:
            yield _letters(instruction.operator), [_plain(operand) for operand in instruction.operands]


def _inflated(raw: bytes) -> bytes:
    """Flate undone, within bounds; what a damaged end leaves readable is kept."""
    engine = zlib.decompressobj()
    try:
        content = engine.decompress(raw, MOST_BYTES)
    except zlib.error as failure:
        raise BadPDF(f"a stream cannot be unpacked: {failure}") from failure
    if engine.unconsumed_tail:
        raise BadPDF(f"a stream unpacks to more than {MOST_BYTES >> 20} MB")
    return content


def _plain(held: Any, top: bool = False, depth: int = 0) -> Value:
    """A pikepdf object as a plain value; `top`: the object itself, not a reference to it."""
    if held is None or isinstance(held, bool | int):
        return held
    kind = getattr(held, "_type_name", "")
    if not kind:
        return float(held)
    if held.is_indirect and not top:
        return Ref(*held.objgen)
    if kind == "string":
        return bytes(held)
    if kind == "name":
        return Name(_letters(held)[1:])
    if depth > _DEEPEST:
        return None
    if kind == "array":
        return [_plain(entry, False, depth + 1) for entry in held]
    if kind in ("dictionary", "stream"):
        entries = {key[1:]: _plain(entry, False, depth + 1) for key, entry in held.items()}
        return Stream(entries, held) if kind == "stream" else entries
    return None


def _letters(name: Any) -> str:
    """A name or an operator as text; one whose bytes are no UTF-8 as qpdf writes it."""
    try:
        return str(name)
    except UnicodeDecodeError:
        return name.unparse().decode("latin-1") if hasattr(name, "unparse") else "/?"
