"""The pages of a PDF as pictures: PNG files, or plain grey samples.  The only importer of pypdfium2."""

from __future__ import annotations

from ..record import NamedTuple


class Grey(NamedTuple):
    """A page as samples of one byte a pixel, row by row from the top: 0 black, 255 white."""

    width: int
    height: int
    samples: bytes


def rasters(pdf: bytes, dpi: float) -> list[bytes]:
    """Every page of a PDF as a PNG of the given resolution."""
    from io import BytesIO

    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    made = []
    for page in document:
        stream = BytesIO()
        page.render(scale=dpi / 72).to_pil().save(stream, "PNG")
        made.append(stream.getvalue())
        page.close()
    document.close()
    return made


def greys(pdf: bytes, dpi: float) -> list[Grey]:
    """Every page of a PDF in grey, its trimmed part only."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    made = []
    for page in document:
        sheet, trim = page.get_mediabox(), page.get_trimbox()
        crop = (trim[0] - sheet[0], trim[1] - sheet[1], sheet[2] - trim[2], sheet[3] - trim[3])
        bitmap = page.render(scale=dpi / 72, crop=crop, grayscale=True)
        held, stride = bytes(bitmap.buffer), bitmap.stride
        rows = (held[at * stride : at * stride + bitmap.width] for at in range(bitmap.height))
        made.append(Grey(bitmap.width, bitmap.height, b"".join(rows)))
        bitmap.close()
        page.close()
    document.close()
    return made
