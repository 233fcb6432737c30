"""What composing an issue gives: the display list of every page, the account of every block, the diagnostics."""

from __future__ import annotations

from collections.abc import Callable

from .diagnostics import Diagnostic, Span
from .display import Item, Page
from .geometry import Length, Point
from .markup import Paragraph
from .record import NamedTuple


class Overset(NamedTuple):
    chars: int
    lines: int


class HeadAccount(NamedTuple):
    """A main head as it was set."""

    lines: tuple[str, ...]
    size: Length
    width: float


class PhotoAccount(NamedTuple):
    file: str
    ppi: int | None
    """Pixels an inch at its size on the page; None where the picture is missing."""


class Misfit(NamedTuple):
    """How much copy a story has too much or, negative, too little; `depth` is the lines as the depth of one column."""

    chars: int
    lines: int
    depth: Length


class Remedy(NamedTuple):
    """A change of the issue that was tried: what it is, whether it suffices alone, how many lines it gains (of an
    underset story: fills), what it costs."""

    kind: str
    message: str
    fits: bool
    lines: int
    cost: tuple[tuple[str, float | str], ...]


class BlockAccount(NamedTuple):
    """What became of a block.  `chars` counts the body copy without white space and markup."""

    id: str
    kind: str
    area: tuple[Point, ...]
    chars: int
    chars_set: int
    lines_set: int
    lines_free: int
    overset: Overset | None
    headline: HeadAccount | None
    photos: tuple[PhotoAccount, ...]
    span: Span
    misfit: Misfit | None = None
    remedies: tuple[Remedy, ...] = ()


class GridAccount(NamedTuple):
    origin: Point
    columns: int
    measure_chars: int
    measure: Length
    gutter: Length
    leading: Length
    lines: int


class SetBlock(NamedTuple):
    """A block's items in reading order, its marks for the proof, its account."""

    items: tuple[Item, ...]
    marks: tuple[Item, ...]
    account: BlockAccount
    findings: tuple[Diagnostic, ...]
    rest: tuple[Paragraph, ...] = ()
    """The copy that a jump carries to another page."""
    free: tuple[int, ...] = ()
    """Empty lines of each copy column."""
    advised: Callable[[], SetBlock] | None = None
    """The same with remedies for what does not fit: asked for once the page has settled."""


class SetPage(NamedTuple):
    page: Page
    grid: GridAccount
    blocks: tuple[BlockAccount, ...]
    extents: tuple[tuple[int, int], ...] = ()
    """For each block its items [first, last) of the page's; what is in none belongs to the page."""
    rows: tuple[int, ...] = ()
    """The height of each dummy row in lines of the grid, as it was set."""


class Edition(NamedTuple):
    """An issue, composed."""

    pages: tuple[SetPage, ...]
    diagnostics: tuple[Diagnostic, ...]
    sheets: tuple[Page, ...] = ()
    """What is painted instead of the pages: those of a stage of the proof."""
