"""PDF objects through reportlab's low-level classes: dictionaries, streams, references, the file.

The only importer of reportlab.  Its canvas is not used: it refuses OpenType/CFF, addresses glyphs by code point and
leaves an unembedded Helvetica in the file.
"""

from __future__ import annotations

import uuid
import zlib
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfdoc

from ..pdfs import Name as ForeignName, Ref as ForeignRef, Stream
from .finish import Identity

Ref = Any
"""A reference to an object of the file."""


class _Whole(pdfdoc.PDFFile):  # type: ignore[misc]
    """The file as it grows, in one buffer: reportlab's own keeps every piece and joins them, so all is there twice."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(version)
        self._buffer = BytesIO()
        self._buffer.writelines(self.strings)
        self.write = self._buffer.write

    def format(self, document: Any) -> bytes:
        """What has been written."""
        return self._buffer.getvalue()


pdfdoc.PDFFile = _Whole


class Name(str):
    """A PDF name, without its slash; in UTF-8 where it is not ASCII."""


class Latin(str):
    """A PDF text string."""


class Document:
    """A PDF file being written.  Objects are added once and referred to by what `add` returns."""

    def __init__(self, version: tuple[int, int], title: str) -> None:
        self._file = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=version)
        self._file.setTitle(title)
        self._file.setCreator("newspaper page engine")
        self._file.setProducer("newspaper page engine, reportlab")
        self._file.Catalog.__NoDefault__ = [*self._file.Catalog.__NoDefault__, "OCProperties"]
        self._layers: dict[str, Ref] = {}
        self._identity: Identity | None = None

    def dictionary(self, entries: Mapping[str, object]) -> Ref:
        """Adds a dictionary."""
        return self._file.Reference(_value(entries))

    def array(self, elements: Sequence[object]) -> Ref:
        """Adds an array."""
        return self._file.Reference(_value(elements))

    def stream(self, entries: Mapping[str, object], content: bytes, compress: bool = True) -> Ref:
        """Adds a stream; `compress` packs it with Flate, else it is stored as it is."""
        body = dict(entries)
        if compress:
            content = zlib.compress(content, 6)
            body["Filter"] = Name("FlateDecode")
        return self._file.Reference(pdfdoc.PDFStream(_value(body), content))

    def later(self, entries: Mapping[str, object], read: Callable[[], bytes]) -> Ref:
        """Adds a stream whose content, stored as it is, is read when the file is written."""
        return self._file.Reference(_Later(_value(entries), read))

    def foreign(self, entries: Mapping[str, Any], content: bytes, objects: Mapping[Any, Any]) -> Ref:
        """Adds a form of another file with all that it refers to: `objects` by the references that its values hold.

        Streams stay packed as they are; LZW, which the plates' standard forbids, is packed anew.
        """
        bodies = {ref: _shell(value) for ref, value in objects.items() if isinstance(value, dict | list | Stream)}
        refs = {ref: _foreign(value, {}) for ref, value in objects.items() if ref not in bodies}
        refs |= {ref: self._file.Reference(body) for ref, body in bodies.items()}
        for ref, body in bodies.items():
            _filled(body, objects[ref], refs)
        form = pdfdoc.PDFDictionary({key: _foreign(entry, refs) for key, entry in entries.items()})
        form["Filter"] = pdfdoc.PDFName("FlateDecode")
        return self._file.Reference(pdfdoc.PDFStream(form, zlib.compress(content, 6)))

    def attach(self, files: Mapping[str, bytes]) -> None:
        """Puts files into the PDF beside its pages (ISO 32000-1, 7.11.4)."""
        names: list[object] = []
        for name, content in sorted(files.items()):
            held = self.stream({"Type": Name("EmbeddedFile"), "Params": {"Size": len(content)}}, content)
            spec = {"Type": Name("Filespec"), "F": Latin(name), "UF": Latin(name), "EF": {"F": held, "UF": held}}
            names += [Latin(name), self.dictionary(spec)]
        if names:
            self._file.Catalog.__NoDefault__ = [*self._file.Catalog.__NoDefault__, "Names"]
            self._file.Catalog.Names = _value({"EmbeddedFiles": {"Names": names}})

    def layer(self, name: str) -> Ref:
        """The optional-content group of a name, added when first asked for."""
        if name not in self._layers:
            self._layers[name] = self.dictionary({"Type": Name("OCG"), "Name": Latin(name)})
        return self._layers[name]

    def page(
        self,
        size: tuple[float, float],
        outwards: tuple[float, float],
        packed: bytes,
        resources: Mapping[str, Mapping[str, object]],
    ) -> None:
        """Adds a page, its content packed with Flate: its trim box is its size in points; the bleed and the sheet lie
        so much further outwards."""
        bleed, edge = outwards
        made = pdfdoc.PDFPage()
        made.MediaBox = _box(size, edge, edge)
        made.TrimBox = _box(size, edge, 0)
        if self._identity is not None:
            made.BleedBox = _box(size, edge, bleed)
        made.Contents = pdfdoc.PDFStream(_value({"Filter": Name("FlateDecode")}), packed)
        made.Resources = _value({kind: members for kind, members in resources.items() if members})
        self._file.updateSignature(packed)
        self._file.addPage(made)

    def identify(self, identity: Identity) -> None:
        """Makes the file a PDF/X: what it says of itself, and what press it is for (ISO 15930-4 and 15930-7)."""
        self._identity = identity
        self._file.info = _Info(
            {key: _value(Latin(entry)) for key, entry in identity.info} | {"Trapped": _value(Name("False"))}
        )
        intent: dict[str, object] = {"Type": Name("OutputIntent"), "S": Name("GTS_PDFX")}
        intent |= {key: Latin(entry) for key, entry in identity.intent}
        if identity.profile is not None:
            intent["DestOutputProfile"] = self.stream({"N": 4}, identity.profile)
        self._file.Catalog.__NoDefault__ = [*self._file.Catalog.__NoDefault__, "OutputIntents"]
        self._file.Catalog.OutputIntents = _value([self.dictionary(intent)])

    def save(self) -> bytes:
        """The finished file."""
        if self._layers:
            groups = list(self._layers.values())
            order = {"OCGs": groups, "D": {"Order": groups, "ON": groups}}
            self._file.Catalog.OCProperties = _value(order)
        if self._identity is not None and self._identity.metadata is not None:
            own = uuid.UUID(bytes=self._file.signature.digest())
            packet = self._identity.metadata.replace("{instance}", str(own)).encode()
            entries = {"Type": Name("Metadata"), "Subtype": Name("XML")}
            self._file.Catalog.Metadata = self.stream(entries, packet, compress=False)
        written: bytes = self._file.GetPDFData(None)
        return written


def _shell(value: Any) -> Any:
    """An object that can be referred to before it is filled: foreign objects may lead back to themselves."""
    if isinstance(value, Stream):
        return pdfdoc.PDFStream(pdfdoc.PDFDictionary(), b"")
    return pdfdoc.PDFDictionary() if isinstance(value, dict) else pdfdoc.PDFArrayCompact([])


def _filled(body: Any, value: Any, refs: Mapping[Any, Ref]) -> None:
    """Fills a shell."""
    if isinstance(value, Stream):
        entries = {key: entry for key, entry in value.entries.items() if key != "Length"}
        body.content = value.raw()
        if not value.filters or "LZWDecode" in value.filters:
            body.content = zlib.compress(value.unpacked(), 6)
            entries = {key: entry for key, entry in entries.items() if key not in ("DecodeParms", "DP")}
            entries["Filter"] = ForeignName("FlateDecode")
        body.dictionary.dict = {key: _foreign(entry, refs) for key, entry in entries.items()}
    elif isinstance(value, dict):
        body.dict = {key: _foreign(entry, refs) for key, entry in value.items()}
    else:
        body.sequence = [_foreign(entry, refs) for entry in value]


def _foreign(value: Any, refs: Mapping[Any, Ref]) -> Any:
    """A value of another file, its references turned into those of this one."""
    if isinstance(value, ForeignRef):
        return refs.get(value, "null")
    if isinstance(value, ForeignName):
        return pdfdoc.PDFName(value.encode("utf-8", "surrogateescape").decode("latin-1"))
    if isinstance(value, bytes):
        return f"<{value.hex()}>"
    if isinstance(value, dict):
        return pdfdoc.PDFDictionary({key: _foreign(entry, refs) for key, entry in value.items()})
    if isinstance(value, list):
        return pdfdoc.PDFArrayCompact([_foreign(entry, refs) for entry in value])
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


class _Info(pdfdoc.PDFDictionary):  # type: ignore[misc]
    """The Info dictionary with nothing in it but what was given."""

    def digest(self, signature: Any) -> None:
        """Its part in the file's identifier."""
        signature.update(repr(self.dict.keys()).encode())


class _Later(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream that has its content only while it is written."""

    def __init__(self, entries: Any, read: Callable[[], bytes]) -> None:
        super().__init__(entries, b"")
        self._read = read

    def format(self, document: Any) -> bytes:
        """The stream as it stands in the file."""
        whole: bytes = pdfdoc.PDFStream(self.dictionary, self._read()).format(document)
        return whole


def _box(size: tuple[float, float], edge: float, outwards: float) -> Any:
    """A box so far outside the trimmed page, which stands `edge` from the sheet's corner."""
    low, high = edge - outwards, edge + outwards
    return pdfdoc.PDFArray([round(length, 4) for length in (low, low, size[0] + high, size[1] + high)])


def _value(value: object) -> Any:
    """Python values as PDF objects."""
    if isinstance(value, Name):
        return pdfdoc.PDFName(value.encode().decode("latin-1"))
    if isinstance(value, Latin):
        return pdfdoc.PDFString(str(value))
    if isinstance(value, Mapping):
        return pdfdoc.PDFDictionary({key: _value(entry) for key, entry in value.items()})
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return pdfdoc.PDFArrayCompact([_value(entry) for entry in value])
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
