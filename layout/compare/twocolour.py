"""Two proofs in one: the older page in cyan, the newer in magenta, what both have in black; changed stories framed.

A page is sampled once from each proof, without the marks on its layers; a sample says which of 16 shades the one has
and which the other, so that a page of two inks is one picture of one byte a pixel.
"""

from __future__ import annotations

from itertools import pairwise

from ..colour import BLACK, Colour
from ..display import Item, Page as DisplayPage, Raster, Rule
from ..fonts import FontBook
from ..geometry import Length, Point, Rect, mm, pt
from ..issue import Text
from ..page.typesetter import Typesetter
from ..style import HOUSE
from ..text.rules.wording import COMPARED, DIFFERENCE
from ..text.runs import runs
from .proofs import Difference, Outcome
from .told import Page

DPI = 150
_FRAME = Colour(80, 0, 100, 0)
_THICK, _THIN = pt(1.6), pt(0.6)
_LABEL, _KEY = pt(7), pt(9)
_FOOT = mm(9)
"""Paper under the page, for the key to the colours."""

Samples = tuple[int, int, bytes]
"""Width, height, and a byte a pixel."""


def numbers(found: Difference) -> list[int]:
    """The pages to be shown: those that changed; all of them where none did."""
    both = {page.number for page in found.old.pages} | {page.number for page in found.new.pages}
    return [page.number for page in found.pages if page.changed] or sorted(both)


def overlaid(old: Samples | None, new: Samples | None) -> Samples:
    """Two grey pages as one: the shade of the older in the upper half of each byte, that of the newer in the lower."""
    sizes = [page[:2] for page in (old, new) if page is not None]
    width, height = max(size[0] for size in sizes), max(size[1] for size in sizes)
    upper = bytes((255 - shade) & 0xF0 for shade in range(256))
    lower = bytes((255 - shade) >> 4 for shade in range(256))
    mixed = 0
    for page, table in ((old, upper), (new, lower)):
        if page is not None:
            mixed |= int.from_bytes(_widened(page, width, height).translate(table), "big")
    return width, height, mixed.to_bytes(width * height, "big")


def _widened(page: Samples, width: int, height: int) -> bytes:
    """The samples of a page on a larger white sheet."""
    own, tall, samples = page
    if own != width:
        white = b"\xff" * (width - own)
        samples = b"".join(samples[at * own : (at + 1) * own] + white for at in range(tall))
    return samples + b"\xff" * (width * (height - tall))


def inks() -> tuple[Colour, ...]:
    """The colour of each byte: what only one page has in its own ink, what both have in black."""
    made = []
    for mixed in range(256):
        old, new = (mixed >> 4) / 15 * 100, (mixed & 15) / 15 * 100
        made.append(Colour(max(0, old - new), max(0, new - old), 0, min(old, new)))
    return tuple(made)


def two_colours(found: Difference, number: int, plate: Samples, book: FontBook) -> DisplayPage:
    """A page of both proofs over each other, the stories that changed framed, with the key below."""
    pages = [page for proof in (found.new, found.old) for page in proof.pages if page.number == number]
    width, height = (max(mm(page.size[side]) for page in pages) for side in (0, 1))
    items: list[Item] = [Raster(Rect(0, 0, width, height), *plate, inks())]
    setter = Typesetter(book, HOUSE, number, "diff")
    outcome = next((page for page in found.pages if page.number == number), None)
    for block in outcome.blocks if outcome else ():
        items += _framed(block, setter, pages[0])
    key = COMPARED.format(old=found.old.path.rsplit("/", 1)[-1], new=found.new.path.rsplit("/", 1)[-1])
    items += _set(key, setter, Point(mm(8), height + _FOOT - mm(4)), (width - mm(16), _KEY))
    return DisplayPage(number, pages[0].name, width, height + _FOOT, tuple(items), ())


def _framed(outcome: Outcome, setter: Typesetter, page: Page) -> list[Item]:
    """The outline of a story, thick where the desk changed something in it, with what it was on its upper edge."""
    block = outcome.new or outcome.old
    assert block is not None
    own = any(change.own for change in outcome.changes)
    corners = [Point(mm(x), mm(y)) for x, y in block.area]
    weight = _THICK if own else _THIN
    items: list[Item] = [Rule(*side, weight, _FRAME) for side in pairwise([*corners, corners[0]])]
    words = dict.fromkeys(DIFFERENCE[change.kind] for change in outcome.changes if change.own or not own)
    box = block.box
    at = Point(mm(box[0]) + pt(3), mm(box[1]) - pt(2))
    return items + _set(f"{block.id}  {' '.join(words)}", setter, at, (mm(box[2] - box[0]), _LABEL), _FRAME)


def _set(words: str, setter: Typesetter, at: Point, room: tuple[Length, Length], colour: Colour = BLACK) -> list[Item]:
    """Words on one line: its longest length, its size where it is not too long."""
    most, size = room
    style = HOUSE["label"]._replace(face="hei-700")
    line = setter.single(Text(words, "", ((0, 1, 1),)), style, size, colour)
    if line is not None and line.width > most:
        line = setter.single(Text(words, "", ((0, 1, 1),)), style, size * most // line.width, colour)
    return [] if line is None else list(runs(line, at))
