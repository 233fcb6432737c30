"""The name of the paper 报名: set in type, across or down, as large as its place lets it be; or its logo.

Across, the English name and the motto stand close under it, and the group in the middle of its place.
"""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..display import Item
from ..geometry import Length, Point, Rect, pt
from ..issue import Issue, Masthead
from ..record import NamedTuple
from ..style import ACCENT, HOUSE, nearest_half_point
from ..text.justify import SetLine
from ..text.runs import runs
from ..text.vertical import cells, height, lacking, stacked
from .grid import ASCENT
from .photo import show_whole
from .stack import Piece, gap, high, stand, type_pieces
from .typesetter import Typesetter, whole

_LARGEST, LEAST_NAME = pt(156), pt(12)
_OPEN, _OPEN_WIDE = 0.16, 0.5
"""The most tracking of the name, in em: as it is, and up to the share `_SHARE` of its place."""
_SHARE = 0.62
_UNDER = 0.15
"""The name in English, against the name."""
_UNDER_LIMITS = (pt(7), pt(15))
_UNDER_STEP = 1.45


class Plate(NamedTuple):
    """The nameplate: its items and what was wrong."""

    items: tuple[Item, ...]
    findings: tuple[Diagnostic, ...]
    fits: bool = True
    """False where the name is too long for its place at its smallest: nothing of it is set."""


def across(issue: Issue, content: Masthead, setter: Typesetter, rect: Rect, motto: list[Piece]) -> Plate:
    """The name on a line in the middle of a rectangle; under it the English one, where it has room, and the motto."""
    edges = rect.x0, rect.x1
    if content.logo is not None:
        free = rect._replace(y1=rect.y1 - high(motto))
        logo, lost = show_whole(content.logo, free, setter)
        return Plate((*logo, *stand(motto, edges, free.y1)), lost)
    named = content.show is not None and "english" in content.show
    under = [] if named else _english(issue, setter, rect)
    size = _size(issue, setter, rect, high(under) + high(motto))
    if size < nearest_half_point(round(rect.height * 0.55)) and high(under) + high(motto) > rect.height * 0.4:
        under = []
        size = _size(issue, setter, rect, high(motto))
    line = _tracked(issue, setter, size, rect.width)
    if line.width > rect.width:
        return Plate((), (), fits=False)
    below = [*under, *motto]
    tails = _tails(line, size)
    if tails and (below or tails > (rect.height - size) // 2):
        size = _size(issue, setter, rect, high(below) + tails)
        line = _tracked(issue, setter, size, rect.width)
        below = [gap(tails), *below]
    y = rect.y0 + (rect.height - size - high(below)) // 2
    x = rect.x0 + (rect.width - line.width) // 2
    items: list[Item] = [*runs(line, Point(x, y + round(size * ASCENT))), *stand(below, edges, y + size)]
    return Plate(tuple(items), ())


def _tails(line: SetLine, size: Length) -> Length:
    """How far letters of a name reach below their em box: what stands under it keeps clear of a p or a comma."""
    drawn = [(atom.voice.face, piece.gid) for atom in line.prepared.atoms for piece in atom.pieces]
    lowest = min((face.ink(gid).bottom * size // face.upem for face, gid in drawn), default=0)
    return max(0, -lowest - round(size * (1 - ASCENT)))


def _size(issue: Issue, setter: Typesetter, rect: Rect, below: Length) -> Length:
    """The largest size at which the name fits, with what stands under it."""
    probe = whole(setter.prepared(setter.read(issue.paper.name), HOUSE["main.banner"], _LARGEST))
    by_width = round(rect.width * _LARGEST / max(1, probe.width))
    size = min(_LARGEST, round((rect.height - below) * 0.98), by_width)
    return max(pt(5), nearest_half_point(size))


def _tracked(issue: Issue, setter: Typesetter, size: Length, width: Length) -> SetLine:
    """The name with its characters a little apart, further where its place is much wider."""
    line = whole(setter.prepared(setter.read(issue.paper.name), HOUSE["main.banner"], size, ACCENT))
    gaps = max(1, len(line.xs) - 1)
    spare = min(width - line.width, round(size * _OPEN) * gaps)
    far = min(round(width * _SHARE) - line.width, round(size * _OPEN_WIDE) * gaps)
    spare = max(0, spare, far)
    xs = tuple(x + spare * place // gaps for place, x in enumerate(line.xs))
    return line._replace(xs=xs, width=line.width + spare)


def _english(issue: Issue, setter: Typesetter, rect: Rect) -> list[Piece]:
    """The name in English on one line; nothing where there is none, or no room for it."""
    english = issue.paper.facts.get("english")
    if english is None:
        return []
    least, most = _UNDER_LIMITS
    size = min(most, max(least, round(rect.height * _UNDER)))
    style = HOUSE["main.banner"]._replace(face="song-700", tracking=6, size=size)
    made = type_pieces(english, style, rect.width, setter, _UNDER_STEP)
    return [gap(round(size * 0.2)), *made] if len(made) == 1 else []


def down(issue: Issue, content: Masthead, setter: Typesetter, rect: Rect) -> Plate:
    """The name in one column, in the middle of a rectangle."""
    if content.logo is not None:
        return Plate(*show_whole(content.logo, rect, setter))
    style = HOUSE["main.banner"]
    strand = setter.read(issue.paper.name)
    face = setter.book.face(style.face)
    line = cells(strand, face, setter.book)
    setter.note(strand, lacking(strand, face, setter.book))
    deep = max(0.5, height(line))
    gaps = max(1, len(line) - 1)
    size = min(_LARGEST, round(rect.width * 0.94), round(rect.height / (deep + 0.04 * gaps)))
    size = max(pt(5), nearest_half_point(size))
    if deep * size > rect.height:
        return Plate((), (), fits=False)
    free = max(0, rect.height - round(deep * size))
    spare = min(free // gaps, round(size * _OPEN))
    y = rect.y0 + (free - spare * (len(line) - 1)) // 2
    top = Point(rect.x0 + rect.width // 2, y)
    return Plate(tuple(stacked(strand, line, top, (size, ACCENT), spare)), ())
