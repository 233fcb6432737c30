"""The model of an issue: what layout staff wrote, read and checked, nothing computed.

Every object is immutable and knows its Span.  A key that was left out and has a default of its own holds the default;
a key whose default depends on the page (a headline's level, say) is None.  Lengths that count lines of the grid or
body characters stay `Measure`s until a page resolves them.
"""

from __future__ import annotations

import datetime
import sys
from bisect import bisect_right
from typing import Literal, TypeAlias

from .colour import Colour
from .diagnostics import Span
from .geometry import Length
from .record import NamedTuple


class Text(NamedTuple):
    """Typed text and where each of its characters stands.

    `places` is a rising list of (offset, line, column): from that offset on, characters stand at that line, one
    column after the other, until the next entry.  It has at least one entry, for offset 0.
    """

    text: str
    file: str
    places: tuple[tuple[int, int, int], ...]

    @property
    def span(self) -> Span:
        return self.at(0)

    def at(self, offset: int) -> Span:
        """The place of the character at `offset`."""
        start, line, column = self.places[max(0, bisect_right(self.places, (offset, sys.maxsize, 0)) - 1)]
        return Span(self.file, line, column + offset - start)


class Measure(NamedTuple):
    """A length as typed: absolute, in lines of the grid, or in body characters."""

    amount: float
    """For `absolute` a Length (1/65536 pt), for the others a count."""
    unit: Literal["absolute", "lines", "em"]

    def resolve(self, body: Length, leading: Length) -> Length:
        """The length on a page whose body size and leading are given."""
        return round(self.amount * {"absolute": 1, "lines": leading, "em": body}[self.unit])


class File(NamedTuple):
    """A file that the issue names: as typed, its real path (None: it is missing) and where it is named."""

    name: str
    path: str | None
    span: Span


class Paper(NamedTuple):
    """The title's standing facts.  `facts` holds every given key but `name`, in the order of the format."""

    name: Text
    facts: dict[str, Text]
    span: Span


class Dateline(NamedTuple):
    """The key `issue`: which number of the paper this is."""

    date: datetime.date
    number: Text | None
    volume: Text | None
    edition: Text | None
    span: Span


class Sheet(NamedTuple):
    """The physical page and its grid; a page's own sheet has the overrides worked in."""

    width: Length
    height: Length
    margins: tuple[Length, Length, Length, Length]
    """Top, right, bottom, left."""
    columns: int
    gutter: Measure
    body: Length
    leading: Length
    rules: bool
    facing: bool
    span: Span


class StyleKeys(NamedTuple):
    """The fields of a style that the issue overrides; None: not given."""

    face: str | None = None
    size: Length | None = None
    leading: int | None = None
    tracking: float | None = None
    """Per cent of the size."""
    width: float | None = None
    """Per cent, 90 to 110."""
    align: Literal["left", "centre", "right", "justify"] | None = None
    indent: Measure | None = None
    colour: Colour | None = None
    before: int | None = None
    after: int | None = None
    punctuation: Literal["full", "kaiming"] | None = None
    span: Span | None = None


class Press(NamedTuple):
    standard: Literal["x1a", "x4"]
    condition: str | None
    profile: File | None
    max_ink: float
    min_ppi: float
    bleed: Length
    marks: bool


class Box(NamedTuple):
    """A frame round a block.  style `none` draws nothing and takes no room."""

    style: Literal["none", "rule", "tint", "double"]
    rule: Length | None
    tint: Colour | None
    inset: Measure | None
    span: Span
    border: str | None = None
    """An ornamental border in the place of the rule."""


class Headline(NamedTuple):
    """Kicker, main head and deck.  A ` / ` in any of them is a line break."""

    kicker: Text | None
    main: Text | None
    deck: Text | None
    level: Literal["banner", "lead", "second", "third", "brief"] | None
    cover: int | None
    """The key `span`: how many base columns the head stands over."""
    direction: Literal["horizontal", "vertical"]
    side: Literal["left", "right"] | None
    align: Literal["left", "centre"] | None
    size: Length | None
    box: Box | None
    span: Span


class Copy(NamedTuple):
    """Body copy in the text language; `file` is set where it stands in a file of its own."""

    text: Text
    file: File | None


Place = Literal["top-left", "top", "top-right", "right", "bottom-right", "bottom", "bottom-left", "left", "centre"]


class Photo(NamedTuple):
    """A picture.  `columns`, `lines`, `place` and `label` belong to pictures inside a story."""

    file: File
    caption: Text | None
    credit: Text | None
    label: Text | None
    focus: tuple[float, float] | None
    crop: tuple[float, float, float, float] | None
    columns: int | None
    lines: int | None
    place: Place | None
    span: Span


class See(NamedTuple):
    page: int
    text: Text | None
    span: Span


class Jump(NamedTuple):
    to: int
    span: Span


class Source(NamedTuple):
    """The key `from`: which block of which page this one goes on from."""

    page: int
    block: str
    span: Span


class Fit(NamedTuple):
    """How far the engine may go so that the copy fits."""

    tracking: float | None
    """Per cent."""
    leading: float | None
    head: float | None
    """Per cent."""
    photo: Measure | None
    span: Span


class Story(NamedTuple):
    """A story, a sidebar or a text block."""

    headline: Headline | None
    source: Text | None
    byline: Text | None
    body: Copy | None
    columns: int | None
    photos: tuple[Photo, ...]
    pull: Text | None
    see: See | None
    jump: Jump | None
    origin: Source | None
    fit: Fit | None


class Photos(NamedTuple):
    photos: tuple[Photo, ...]
    arrange: Literal["row", "column", "mosaic"] | None
    title: Text | None
    body: Copy | None
    caption: Text | None
    credit: Text | None


class Refer(NamedTuple):
    kicker: Text | None
    head: Text
    text: Text | None
    page: int | None
    span: Span


class Refers(NamedTuple):
    title: Text | None
    items: tuple[Refer, ...]


class QR(NamedTuple):
    data: Text
    label: Text | None
    size: Measure | None
    span: Span


class Masthead(NamedTuple):
    """The nameplate with the paper's facts."""

    logo: File | None
    motto: Text | None
    qr: QR | None
    show: tuple[str, ...] | None
    """Which facts, in order; None: the house's choice."""


class Ear(NamedTuple):
    """A block beside the nameplate (`part: ear`)."""

    title: Text | None
    text: Text | None
    qr: QR | None
    logo: File | None
    show: tuple[str, ...] | None


class Ad(NamedTuple):
    file: File
    advertiser: Text | None
    marked: bool
    """True: the picture carries the word for advertisement itself."""


Content: TypeAlias = Story | Photos | Refers | Masthead | Ear | Ad
Kind = Literal["story", "sidebar", "text", "photos", "refers", "masthead", "ad"]


class Block(NamedTuple):
    id: str
    kind: Kind
    box: Box | None
    """None: not given; a sidebar then has a tint, every other kind none."""
    content: Content
    span: Span


class Cell(NamedTuple):
    """One word of the dummy; `.` is left white."""

    id: str
    span: Span


class Folio(NamedTuple):
    editor: Text | None
    layout: Text | None
    proof: Text | None
    phone: Text | None


class Page(NamedTuple):
    number: int
    name: Text | None
    sheet: Sheet
    dummy: tuple[tuple[Cell, ...], ...]
    rows: tuple[int | None, ...]
    """Height of each dummy row in lines of the grid; None: `auto`.  As long as the dummy."""
    blocks: dict[str, Block]
    folio: Folio | None
    """None: `folio: none`; a page without the key has an empty Folio."""
    span: Span
    spread: bool = False
    """A spread 通版: as high as the issue's sheet and twice as wide."""
    second: int | None = None
    """The number of the right half of a spread, where no other page has it."""


class Waiver(NamedTuple):
    """A warning that the desk answers: on its page and in its block where they are given, with the reason."""

    code: str
    page: int | None
    block: Text | None
    reason: Text
    span: Span


class Issue(NamedTuple):
    path: str
    """The issue file as it was named on the command line."""
    paper: Paper
    dateline: Dateline
    styles: dict[str, StyleKeys]
    fonts: dict[str, File]
    lexicon: tuple[str, ...]
    press: Press
    pages: tuple[Page, ...]
    waivers: tuple[Waiver, ...] = ()
