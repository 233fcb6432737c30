"""PDF files that break one rule each, made from a control that breaks none."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

GOOD = (
    b"/Over gs 0 0 0 1 k BT /F1 12 Tf 20 150 Td (black) Tj ET /Not gs "
    b"0 0.95 0.85 0.1 k BT /F1 24 Tf 20 100 Td (red) Tj ET 0 0 0 1 K 0.5 w 20 90 m 180 90 l S "
    b"/Spot cs 1 scn 20 20 30 30 re f q 60 0 0 60 100 20 cm /Im Do Q"
)
PDFX = "http://www.npes.org/pdfx/ns/id/"


class Bad(NamedTuple):
    """One bad file: the rule it breaks, what is done to the control, the standard it is checked against."""

    rule: str
    spoil: Callable[[Pdf], object]
    standard: str = "x1a"
    save: tuple[tuple[str, Any], ...] = ()


def profile(space: bytes = b"CMYK", version: int = 2) -> bytes:
    """The header of an ICC profile, which is all that preflight asks of one."""
    return b"\0\0\0\x84test" + bytes([version, 0, 0, 0]) + b"prtr" + space + b"Lab " + bytes(12) + b"acsp" + bytes(92)


def control(standard: str) -> Pdf:
    """A page with type, a rule, a spot colour and a picture that may go on the plates."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(220, 220)).obj
    page.BleedBox, page.TrimBox = [5, 5, 215, 215], [10, 10, 210, 210]
    page.Contents = pdf.make_stream(GOOD)
    program = pdf.make_stream(b"\0\1\0\0", Length1=4)
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/AAAAAA+Song"), Flags=4, FontFile2=program)
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/AAAAAA+Song"), FontDescriptor=descriptor)
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    page.Resources = Dictionary(
        Font=Dictionary(F1=font),
        ColorSpace=Dictionary(Spot=Array([Name.Separation, Name("/Special Red"), Name.DeviceCMYK, tint])),
        ExtGState=Dictionary(
            Over=Dictionary(OP=True, op=True, OPM=1, BM=Name.Normal, ca=1, SMask=Name("/None")),
            Not=Dictionary(OP=False, op=False),
        ),
        XObject=Dictionary(Im=image(pdf, (200, 200), bytes((100, 80, 60, 40)) * 40000)),
    )
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier="IFRA26")
    pdf.docinfo["/Title"] = "control"
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = "D:20250718000000Z"
    pdf.docinfo["/Trapped"] = Name("/False")
    if standard == "x1a":
        pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-1a:2003"
        intent.RegistryName = "http://www.color.org"
    else:
        intent.DestOutputProfile = pdf.make_stream(profile(), N=4)
        pdf.Root.Metadata = pdf.make_stream(xmp(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.OutputIntents = Array([intent])
    return pdf


def xmp(version: str = "PDF/X-4") -> bytes:
    names = "".join(f"<xmp:{name}>1</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate"))
    names += "<xmpMM:DocumentID>1</xmpMM:DocumentID><xmpMM:InstanceID>1</xmpMM:InstanceID><dc:title>t</dc:title>"
    return f"<x>{names}<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion></x>".encode()


def image(pdf: Pdf, size: tuple[int, int], samples: bytes, space: Any = Name.DeviceCMYK) -> Stream:
    entries = {"Type": Name.XObject, "Subtype": Name.Image, "Width": size[0], "Height": size[1], "BitsPerComponent": 8}
    return pdf.make_stream(samples, ColorSpace=space, **entries)


_AS_THEY_ARE: dict[str, Any] = {
    "fix_metadata_version": False,
    "compress_streams": False,
    "stream_decode_level": pikepdf.StreamDecodeLevel.none,
}
"""Streams stay packed as the test packs them."""


def content(pdf: Pdf) -> bytes:
    """A file as it lies on the disk."""
    out = io.BytesIO()
    how = _AS_THEY_ARE
    pdf.save(out, force_version="1.4", object_stream_mode=pikepdf.ObjectStreamMode.disable, **how)
    return out.getvalue()


def spoilt(bad: Bad) -> bytes:
    """The bad file."""
    pdf = control(bad.standard)
    bad.spoil(pdf)
    out = io.BytesIO()
    how: dict[str, Any] = {
        "object_stream_mode": pikepdf.ObjectStreamMode.disable,
        "force_version": "1.4" if bad.standard == "x1a" else "1.6",
    } | _AS_THEY_ARE
    pdf.save(out, **how | dict(bad.save))
    return out.getvalue()


def page(pdf: Pdf) -> Any:
    return pdf.pages[0].obj


def draws(more: bytes) -> Callable[[Pdf], object]:
    """The page draws more."""

    def spoil(pdf: Pdf) -> None:
        page(pdf).Contents = pdf.make_stream(GOOD + b" " + more)

    return spoil


def state(more: bytes = b"0 0 0 0.5 k 20 20 50 50 re f", **entries: Any) -> Callable[[Pdf], object]:
    """The page sets a graphics state and draws."""

    def spoil(pdf: Pdf) -> None:
        page(pdf).Resources.ExtGState.Bad = Dictionary(**entries)
        draws(b"/Bad gs " + more)(pdf)

    return spoil


def space(*parts: Any) -> Callable[[Pdf], object]:
    """The page sets a colour space."""

    def spoil(pdf: Pdf) -> None:
        page(pdf).Resources.ColorSpace.Bad = Array(list(parts))
        draws(b"/Bad cs 0.5 scn 20 20 50 50 re f")(pdf)

    return spoil


def icc(count: int) -> Callable[[Pdf], object]:
    def spoil(pdf: Pdf) -> None:
        space(Name.ICCBased, pdf.make_stream(profile(), N=count))(pdf)

    return spoil


def picture(samples: bytes, size: tuple[int, int] = (200, 200), kind: Any = Name.DeviceCMYK, **entries: Any) -> Any:
    """The page's picture is another one."""

    def spoil(pdf: Pdf) -> None:
        made = image(pdf, size, samples, kind)
        for key, value in entries.items():
            made[f"/{key}"] = value(pdf) if callable(value) else value
        page(pdf).Resources.XObject.Im = made

    return spoil


def jpeg(inks: tuple[int, int, int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("CMYK", (200, 200), inks).save(out, "JPEG", quality=95)
    return out.getvalue()


def form(more: bytes = b"0 0 0 0.5 k 0 0 50 50 re f", **entries: Any) -> Callable[[Pdf], object]:
    """The page draws a form."""

    def spoil(pdf: Pdf) -> None:
        made = pdf.make_stream(more, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 100])
        for key, value in entries.items():
            made[f"/{key}"] = value
        page(pdf).Resources.XObject.Fm = made
        draws(b"q 1 0 0 1 20 20 cm /Fm Do Q")(pdf)

    return spoil


def pattern(pdf: Pdf) -> None:
    made = pdf.make_stream(b"1 0 0 rg 0 0 5 5 re f", PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9])
    made.XStep = made.YStep = 9
    made.Resources = Dictionary()
    page(pdf).Resources.Pattern = Dictionary(P=made)
    draws(b"/Pattern cs /P scn 20 20 50 50 re f")(pdf)


def shading(pdf: Pdf) -> None:
    turn = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    made = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 9, 9], Function=turn)
    page(pdf).Resources.Shading = Dictionary(S=made)
    draws(b"/S sh")(pdf)


def font(**entries: Any) -> Callable[[Pdf], object]:
    """The page's font is another one."""

    def spoil(pdf: Pdf) -> None:
        page(pdf).Resources.Font.F1 = Dictionary(Type=Name.Font, **entries)

    return spoil


def annotation(kind: Any, rect: list[int], **entries: Any) -> Callable[[Pdf], object]:
    def spoil(pdf: Pdf) -> None:
        page(pdf).Annots = Array([Dictionary(Type=Name.Annot, Subtype=kind, Rect=rect, **entries)])

    return spoil


def info(key: str, value: Any) -> Callable[[Pdf], object]:
    def spoil(pdf: Pdf) -> None:
        if value is None:
            del pdf.docinfo[key]
        else:
            pdf.docinfo[key] = value

    return spoil


def root(**entries: Any) -> Callable[[Pdf], object]:
    def spoil(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value(pdf) if callable(value) else value

    return spoil


def boxes(**entries: Any) -> Callable[[Pdf], object]:
    def spoil(pdf: Pdf) -> None:
        for key, value in entries.items():
            if value is None:
                del page(pdf)[f"/{key}"]
            else:
                page(pdf)[f"/{key}"] = value

    return spoil


def intent(**entries: Any) -> Callable[[Pdf], object]:
    def spoil(pdf: Pdf) -> None:
        for key, value in entries.items():
            if value is None:
                del pdf.Root.OutputIntents[0][f"/{key}"]
            else:
                pdf.Root.OutputIntents[0][f"/{key}"] = value(pdf) if callable(value) else value

    return spoil


def lzw(pdf: Pdf) -> None:
    # clear, a space, end: nine bits each (PDF 7.4.4)
    page(pdf).Contents = Array(
        [page(pdf).Contents, pdf.make_indirect(Stream(pdf, b"\x80\x08\x20\x20", Filter=Name.LZWDecode))]
    )


def embeds(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = b"text"


def flate(samples: bytes) -> bytes:
    return zlib.compress(samples)


def script(pdf: Pdf) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
