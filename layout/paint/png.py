"""The pages of a PDF as PNG files, one a page.  The only importer of pypdfium2."""

from __future__ import annotations


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
