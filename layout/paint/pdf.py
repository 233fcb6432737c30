"""The display list as a PDF: exact positions, CMYK and K only, text that can be copied and searched.

Makes no decisions.  What pages share, faces, pictures and spot colours, is put into the file first; then each page's
content stream is written (`content`), by as many processes as the command has for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..display import GlyphRun, Item, Page, Picture, PlacedPDF, Raster
from ..fonts import Face
from ..geometry import PT
from ..picture import Encoded, encode, facts
from ..placed_page import PlacedPage, first_page
from ..spread import Spread, one_after_another
from .content import Names, drawn, layer_name
from .embed import Embedded, embed
from .finish import PROOF, Finish
from .objects import Document, Name, Ref
from .palette import Palette


def paint(pages: tuple[Page, ...], title: str, finish: Finish = PROOF, spread: Spread = one_after_another) -> bytes:
    """The pages as one PDF file."""
    document = Document(finish.version, title)
    if finish.identity is not None:
        document.identify(finish.identity)
    document.attach(finish.attached)
    palette = Palette(document, finish.overprint)
    fonts = _fonts(document, pages)
    pictures = _Pictures(document, finish)
    for item in _items(pages):
        pictures.note(item)
        palette.note(item)
    names = Names(fonts, palette, pictures.names, pictures.rasters, pictures.placed, finish.edge)
    refs = {name: made.ref for name, made in fonts.values()}
    for page, content in zip(pages, spread(lambda place: drawn(pages[place], names), len(pages)), strict=True):
        resources = {
            "Font": {name: ref for name, ref in refs.items() if name in content.fonts},
            "XObject": {name: pictures.refs[name] for name in content.pictures},
            "Properties": {layer_name(number): document.layer(layer.name) for number, layer in enumerate(page.layers)},
            "ColorSpace": palette.spaces,
            "ExtGState": palette.states,
        }
        outwards = (finish.bleed / PT, finish.edge / PT)
        document.page((page.width / PT, page.height / PT), outwards, content.packed, resources)
    return document.save()


class _Pictures:
    """The pictures of a file: each is added once, when it is first met."""

    def __init__(self, document: Document, finish: Finish) -> None:
        self._document = document
        self._finish = finish
        self.names: dict[str, str] = {}
        self.rasters: dict[Raster, str] = {}
        self.placed: dict[str, tuple[str, PlacedPage]] = {}
        self.refs: dict[str, Ref] = {}

    def note(self, item: Item) -> None:
        """Adds what an item shows, where it is not in the file yet."""
        if isinstance(item, Picture) and item.path not in self.names:
            self.names[item.path] = name = f"P{len(self.refs)}"
            made = self._finish.pictures.get(item.path) or encode(item.path, facts(item.path))
            self.refs[name] = _image(self._document, made)
        elif isinstance(item, Raster) and item not in self.rasters:
            self.rasters[item] = name = f"P{len(self.refs)}"
            self.refs[name] = self._samples(item)
        elif isinstance(item, PlacedPDF) and item.path not in self.placed:
            name, page = f"P{len(self.refs)}", first_page(item.path)
            self.placed[item.path] = name, page
            self.refs[name] = self._document.foreign(page.entries, page.content, page.objects)

    def _samples(self, item: Raster) -> Ref:
        """Samples that are of no file."""
        colours = b"".join(bytes(round(part * 2.55) for part in colour.inks) for colour in item.colours)
        space = [Name("Indexed"), Name("DeviceCMYK"), len(item.colours) - 1, self._document.stream({}, colours)]
        return self._document.stream(_entries(item.width, item.height, space), item.samples)


def _items(pages: Iterable[Page]) -> Iterator[Item]:
    for page in pages:
        yield from page.items
        for layer in page.layers:
            yield from layer.items


def _fonts(document: Document, pages: tuple[Page, ...]) -> dict[Face, tuple[str, Embedded]]:
    """Every face of the pages with its name, subset to what they use."""
    uses: dict[Face, dict[tuple[int, str], None]] = {}
    for item in _items(pages):
        if isinstance(item, GlyphRun) and not item.silent:
            own = uses.setdefault(item.face, {})
            for use in zip(item.gids, item.texts, strict=True):
                own[use] = None
    return {face: (f"F{number}", embed(document, face, own, number)) for number, (face, own) in enumerate(uses.items())}


def _entries(width: int, height: int, space: object) -> dict[str, object]:
    return {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": width,
        "Height": height,
        "ColorSpace": space,
        "BitsPerComponent": 8,
    }


def _image(document: Document, made: Encoded) -> Ref:
    """The samples of a picture as an image object."""
    entries = {**_entries(made.width, made.height, Name(made.space)), "Filter": Name(made.filter)}
    if made.inverted:
        entries["Decode"] = [1, 0] * 4
    return document.later(entries, made.read)
