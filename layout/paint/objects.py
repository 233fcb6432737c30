"""PDF objects through reportlab's low-level classes: dictionaries, streams, references, the file.

The only importer of reportlab.  Its canvas is not used: it refuses OpenType/CFF, addresses glyphs by code point and
leaves an unembedded Helvetica in the file.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

Ref = Any
"""A reference to an object of the file."""


class Name(str):
    """A PDF name, without its slash."""


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

    def dictionary(self, entries: Mapping[str, object]) -> Ref:
        """Adds a dictionary."""
        return self._file.Reference(_value(entries))

    def stream(self, entries: Mapping[str, object], content: bytes, compress: bool = True) -> Ref:
        """Adds a stream; `compress` packs it with Flate, else it is stored as it is."""
        body = dict(entries)
        if compress:
            content = zlib.compress(content, 6)
            body["Filter"] = Name("FlateDecode")
        return self._file.Reference(pdfdoc.PDFStream(_value(body), content))

    def layer(self, name: str) -> Ref:
        """The optional-content group of a name, added when first asked for."""
        if name not in self._layers:
            self._layers[name] = self.dictionary({"Type": Name("OCG"), "Name": Latin(name)})
        return self._layers[name]

    def page(self, size: tuple[float, float], content: bytes, resources: Mapping[str, Mapping[str, object]]) -> None:
        """Adds a page: its media and trim box are its size in points."""
        made = pdfdoc.PDFPage()
        box = pdfdoc.PDFArray([0, 0, *(round(length, 4) for length in size)])
        made.MediaBox = made.TrimBox = box
        made.Contents = pdfdoc.PDFStream(_value({"Filter": Name("FlateDecode")}), zlib.compress(content, 6))
        made.Resources = _value({kind: members for kind, members in resources.items() if members})
        self._file.addPage(made)

    def save(self) -> bytes:
        """The finished file."""
        if self._layers:
            groups = list(self._layers.values())
            order = {"OCGs": groups, "D": {"Order": groups, "ON": groups}}
            self._file.Catalog.OCProperties = _value(order)
        written: bytes = self._file.GetPDFData(None)
        return written


def _value(value: object) -> Any:
    """Python values as PDF objects."""
    if isinstance(value, Name):
        return pdfdoc.PDFName(str(value))
    if isinstance(value, Latin):
        return pdfdoc.PDFString(str(value))
    if isinstance(value, Mapping):
        return pdfdoc.PDFDictionary({key: _value(entry) for key, entry in value.items()})
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return pdfdoc.PDFArrayCompact([_value(entry) for entry in value])
    return value
