"""PDF objects as bytes: dictionaries, streams, references, the file (ISO 32000-1, 7.3 and 7.5).

Written here and not with a library: reportlab's objects take 16 ms to import and its canvas refuses OpenType/CFF, which
together is a tenth of a page's run.  Where the version allows it, all that is no stream goes into object streams.
"""

from __future__ import annotations

import hashlib
import re
import uuid
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from ..pdfs import Name as ForeignName, Ref as ForeignRef, Stream
from ..record import NamedTuple
from .finish import Identity

_PRODUCER = "newspaper page engine"
_LEVEL = 6
"""Of Flate: 9 takes three times as long for half a per cent."""
_IN_A_STREAM = 200
"""Objects in one object stream."""


class Ref(NamedTuple):
    """A reference to an object of the file."""

    number: int


class Name(str):
    """A PDF name, without its slash; in UTF-8 where it is not ASCII."""


class Latin(str):
    """A PDF text string."""


class Document:
    """A PDF file being written.  Objects are added once and referred to by what `add` returns."""

    def __init__(self, version: tuple[int, int], title: str) -> None:
        self._version = version
        self._plain: dict[int, bytes] = {}
        """Objects that are no streams, by number."""
        self._streams: dict[int, tuple[bytes, bytes]] = {}
        """The entries of a stream's dictionary, and its bytes."""
        self._count = 0
        self._pages = self._reserve()
        self._kids: list[Ref] = []
        self._layers: dict[str, Ref] = {}
        self._catalog: dict[str, object] = {"Type": Name("Catalog"), "Pages": self._pages}
        self._info: dict[str, object] = {
            "Title": Latin(title), "Creator": Latin(_PRODUCER), "Producer": Latin(_PRODUCER)
        }  # fmt: skip
        self._identity: Identity | None = None
        self._digest = hashlib.md5(title.encode("utf-8", "surrogatepass"), usedforsecurity=False)

    def _reserve(self) -> Ref:
        self._count += 1
        return Ref(self._count)

    def _add(self, value: object) -> Ref:
        ref = self._reserve()
        self._plain[ref.number] = _written(value)
        return ref

    def dictionary(self, entries: Mapping[str, object]) -> Ref:
        """Adds a dictionary."""
        return self._add(entries)

    def array(self, elements: Sequence[object]) -> Ref:
        """Adds an array."""
        return self._add(elements)

    def stream(self, entries: Mapping[str, object], content: bytes, compress: bool = True) -> Ref:
        """Adds a stream; `compress` packs it with Flate, else it is stored as it is."""
        ref = self._reserve()
        body = dict(entries)
        if compress:
            content = zlib.compress(content, _LEVEL)
            body["Filter"] = Name("FlateDecode")
        self._streams[ref.number] = (_written(body), content)
        return ref

    def foreign(self, entries: Mapping[str, Any], content: bytes, objects: Mapping[Any, Any]) -> Ref:
        """Adds a form of another file with all that it refers to: `objects` by the references that its values hold.

        Streams stay packed as they are; LZW, which the plates' standard forbids, is packed anew.
        """
        own = {ref: self._reserve() for ref in objects}  # before any is written: they may lead back to themselves
        for ref, value in objects.items():
            if isinstance(value, Stream):
                self._streams[own[ref].number] = _repacked(value, own)
            else:
                self._plain[own[ref].number] = _written(_foreign(value, own))
        return self.stream(_foreign(dict(entries), own), content)

    def attach(self, files: Mapping[str, bytes]) -> None:
        """Puts files into the PDF beside its pages (ISO 32000-1, 7.11.4)."""
        names: list[object] = []
        for name, content in sorted(files.items()):
            held = self.stream({"Type": Name("EmbeddedFile"), "Params": {"Size": len(content)}}, content)
            spec = {"Type": Name("Filespec"), "F": Latin(name), "UF": Latin(name), "EF": {"F": held, "UF": held}}
            names += [Latin(name), self.dictionary(spec)]
        if names:
            self._catalog["Names"] = {"EmbeddedFiles": {"Names": names}}

    def layer(self, name: str) -> Ref:
        """The optional-content group of a name, added when first asked for."""
        if name not in self._layers:
            self._layers[name] = self.dictionary({"Type": Name("OCG"), "Name": Latin(name)})
        return self._layers[name]

    def page(
        self,
        size: tuple[float, float],
        outwards: tuple[float, float],
        content: bytes,
        resources: Mapping[str, Mapping[str, object]],
    ) -> None:
        """Adds a page: its trim box is its size in points; the bleed and the sheet lie so much further outwards."""
        bleed, edge = outwards
        made: dict[str, object] = {"Type": Name("Page"), "Parent": self._pages}
        made |= {"MediaBox": _box(size, edge, edge), "TrimBox": _box(size, edge, 0)}
        if self._identity is not None:
            made["BleedBox"] = _box(size, edge, bleed)
        made["Contents"] = self.stream({}, content)
        made["Resources"] = {kind: members for kind, members in resources.items() if members}
        self._digest.update(content)
        self._kids.append(self._add(made))

    def identify(self, identity: Identity) -> None:
        """Makes the file a PDF/X: what it says of itself, and what press it is for (ISO 15930-4 and 15930-7)."""
        self._identity = identity
        self._info = {key: Latin(entry) for key, entry in identity.info} | {"Trapped": Name("False")}
        intent: dict[str, object] = {"Type": Name("OutputIntent"), "S": Name("GTS_PDFX")}
        intent |= {key: Latin(entry) for key, entry in identity.intent}
        if identity.profile is not None:
            intent["DestOutputProfile"] = self.stream({"N": 4}, identity.profile)
        self._catalog["OutputIntents"] = [self.dictionary(intent)]

    def save(self) -> bytes:
        """The finished file."""
        if self._layers:
            groups = list(self._layers.values())
            self._catalog["OCProperties"] = {"OCGs": groups, "D": {"Order": groups, "ON": groups}}
        identifier = self._digest.digest()
        if self._identity is not None and self._identity.metadata is not None:
            packet = self._identity.metadata.replace("{instance}", str(uuid.UUID(bytes=identifier))).encode()
            entries = {"Type": Name("Metadata"), "Subtype": Name("XML")}
            self._catalog["Metadata"] = self.stream(entries, packet, compress=False)
        pages = {"Type": Name("Pages"), "Kids": self._kids, "Count": len(self._kids)}
        self._plain[self._pages.number] = _written(pages)
        trailer: dict[str, object] = {"Root": self._add(self._catalog), "Info": self._add(self._info)}
        trailer["ID"] = [identifier, identifier]
        packed = self._version >= (1, 5) and self._identity is None
        return b"".join(self._packed(trailer) if packed else self._listed(trailer))

    def _bodies(self, plain: Mapping[int, bytes]) -> tuple[list[bytes], dict[int, int], int]:
        """The file up to its table of places: its parts, where each object starts, and where the table will."""
        parts = [b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % self._version]
        starts: dict[int, int] = {}
        at = len(parts[0])
        for number in range(1, self._count + 1):
            if number in plain:
                own = [b"%d 0 obj\n%b\nendobj\n" % (number, plain[number])]
            elif number in self._streams:
                entries, content = self._streams[number]
                head = b"%d 0 obj\n%b /Length %d>>\nstream\n" % (number, entries[:-2], len(content))
                own = [head, content, b"\nendstream\nendobj\n"]
            else:
                continue
            starts[number] = at
            parts += own
            at += sum(map(len, own))
        return parts, starts, at

    def _listed(self, trailer: dict[str, object]) -> list[bytes]:
        """The file with a table of places in plain sight (7.5.4)."""
        parts, starts, at = self._bodies(self._plain)
        rows = [b"%010d 00000 n \n" % starts[number] for number in range(1, self._count + 1)]
        parts += [b"xref\n0 %d\n0000000000 65535 f \n" % (self._count + 1), *rows]
        end = _written({"Size": self._count + 1, **trailer})
        return [*parts, b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (end, at)]

    def _packed(self, trailer: dict[str, object]) -> list[bytes]:
        """The file with its dictionaries in object streams and its table of places in a stream (7.5.7, 7.5.8)."""
        held: dict[int, tuple[int, int]] = {}
        numbers = list(self._plain)
        for start in range(0, len(numbers), _IN_A_STREAM):
            group = numbers[start : start + _IN_A_STREAM]
            places, at = [], 0
            for number in group:
                places.append(b"%d %d " % (number, at))
                at += len(self._plain[number]) + 1
            first = b"".join(places)
            bodies = first + b"\n".join(self._plain[number] for number in group)
            ref = self.stream({"Type": Name("ObjStm"), "N": len(group), "First": len(first)}, bodies)
            held |= {number: (ref.number, place) for place, number in enumerate(group)}
        table = self._reserve()
        parts, starts, at = self._bodies({})
        starts[table.number] = at
        rows = bytearray(b"\0\0\0\0\0\0\xff")
        for number in range(1, self._count + 1):
            kind, where, place = (2, *held[number]) if number in held else (1, starts[number], 0)
            rows += bytes((kind,)) + where.to_bytes(4, "big") + place.to_bytes(2, "big")
        content = zlib.compress(bytes(rows), _LEVEL)
        entries = {"Type": Name("XRef"), "Size": self._count + 1, "W": [1, 4, 2], "Filter": Name("FlateDecode")}
        head = _written({**entries, **trailer, "Length": len(content)})
        end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at
        return [*parts, b"%d 0 obj\n%b\nstream\n" % (table.number, head), content, end]


def _box(size: tuple[float, float], edge: float, outwards: float) -> list[float]:
    """A box so far outside the trimmed page, which stands `edge` from the sheet's corner."""
    low, high = edge - outwards, edge + outwards
    return [round(length, 4) for length in (low, low, size[0] + high, size[1] + high)]


def _repacked(value: Stream, refs: Mapping[Any, Ref]) -> tuple[bytes, bytes]:
    """A stream of another file: its dictionary but for the length, and its bytes."""
    entries: dict[str, Any] = {key: entry for key, entry in value.entries.items() if key != "Length"}
    content = value.raw()
    if not value.filters or "LZWDecode" in value.filters:
        content = zlib.compress(value.unpacked(), _LEVEL)
        entries = {key: entry for key, entry in entries.items() if key not in ("DecodeParms", "DP")}
        entries["Filter"] = ForeignName("FlateDecode")
    return _written(_foreign(entries, refs)), content


def _foreign(value: Any, refs: Mapping[Any, Ref]) -> Any:
    """A value of another file, its references turned into those of this one."""
    if isinstance(value, ForeignRef):
        return refs.get(value)
    if isinstance(value, ForeignName):
        return Name(value)
    if isinstance(value, dict):
        return {key: _foreign(entry, refs) for key, entry in value.items()}
    if isinstance(value, list):
        return [_foreign(entry, refs) for entry in value]
    return value


def _written(value: object) -> bytes:
    """Python values as PDF writes them."""
    if isinstance(value, Ref):
        return b"%d 0 R" % value.number
    if isinstance(value, Name):
        return _name(value)
    if isinstance(value, Latin):
        return _string(value)
    if isinstance(value, bytes):
        return b"<%b>" % value.hex().encode()
    if isinstance(value, Mapping):
        return b"<<%b>>" % b" ".join(_name(key) + b" " + _written(entry) for key, entry in value.items())
    if isinstance(value, Sequence):
        return b"[%b]" % b" ".join(map(_written, value))
    if value is None or isinstance(value, bool):
        return {None: b"null", True: b"true", False: b"false"}[value]
    if isinstance(value, float):
        return f"{value + 0.0:.6f}".rstrip("0").rstrip(".").encode()
    return str(value).encode("ascii")


_IRREGULAR = re.compile(rb"[^!-~]|[#%()/<>\[\]{}]")


def _name(name: str) -> bytes:
    """A name; what is not regular in it as its code (7.3.5)."""
    raw = name.encode("utf-8", "surrogateescape")
    return b"/" + _IRREGULAR.sub(lambda found: b"#%02X" % found[0][0], raw)


def _string(text: str) -> bytes:
    """A text string: as it is in ASCII, else in UTF-16 (7.9.2.2)."""
    if text.isascii():
        return b"(%b)" % re.sub(rb"[()\\\r\n]", lambda found: b"\\%03o" % found[0][0], text.encode())
    return b"<FEFF%b>" % text.encode("utf-16-be", "surrogatepass").hex().upper().encode()
