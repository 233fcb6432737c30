"""How much copy must go, or may come, so that a story fits: from its last paragraphs, as a sub-editor cuts.

A cut is tried at the start, in the middle and at the end of its paragraph, because the lines of a paragraph do not
all hold as many characters: what is offered holds wherever the knife goes in.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from ..diagnostics import Span
from ..markup import Paragraph, Ruby, Strand, part
from ..record import NamedTuple
from .fit import misfit
from .flow import Unit, flow
from .loosen import loosened
from .matter import Matter, poured
from .mend import Galley
from .story import Cast, Tools
from .units import ENGINE, closer, typed_chars

_STAYS = 2
"""Lines that a paragraph keeps, or it goes as a whole."""
_MORE = 4
"""Lines beyond the overset that a cut may need, where the foot of a column is lost with it."""
_EXACT = 20
"""Tries at a cut that go on by one character; later ones by more, so that copy of any sort comes to an end."""
_TELLING = 30
"""Characters of a copy that tell how many go into a line."""
_AMPLE = 1.2
"""How much more copy than will be needed is set to find out."""
_DENSE = 1.02
"""Characters of a line against its measure, where a story has too few to tell."""


class CopyCut(NamedTuple):
    """What to cut: characters in all; how many paragraphs at the end as a whole, and how many characters of the one
    before them that begins at a place (0: that one is the first of those cut), which is the last but how many; the
    story without them."""

    chars: int
    paragraphs: int
    inside: int
    back: int
    span: Span
    cast: Cast


def best_cut(cast: Cast, tools: Tools) -> CopyCut | None:
    """The cut from the last paragraph that can spare the lines; else the end of the copy, paragraphs and a part."""
    matter, over = cast.matter, cast.poured.over
    for place in reversed(range(len(matter.parsed))):
        cut = _inside(cast, (place, len(matter.parsed)), over, tools)
        if cut is not None:
            return cut
    behind = 0
    for place in reversed(range(len(matter.parsed))):
        own = sum(len(galley.units) for galley in matter.galleys[place])
        if behind + own + _MORE >= len(cast.poured.flow.over):  # less would go down the columns and stop where it did
            cut = _inside(cast, (place, place + 1), over - behind, tools) or _whole(cast, place)
            if cut is not None:
                return cut
        behind += own
    return None


def _inside(cast: Cast, goal: tuple[int, int], least: int, tools: Tools) -> CopyCut | None:
    """A cut of `least` lines inside a paragraph, and of all from `end` on; None where it keeps too little or that is
    not enough."""
    place, end = goal
    own = cast.matter.galleys[place]
    if not own or cast.matter.parsed[place].kind != "body":
        return None
    for lines in range(max(1, least), max(1, least) + _MORE):
        left = len(own[0].units) - lines
        if left < _STAYS:
            return None
        kept = _upto(cast.matter, end)
        if not poured(_without_lines(kept, place, lines), cast.shape.free.stretches).flow.over:
            return _cut_from(cast, (place, left, end), tools)
    return None


def _whole(cast: Cast, place: int) -> CopyCut | None:
    """The last paragraphs from a place on; None where that is not enough, or would leave a cross-head at the end."""
    kept = _upto(cast.matter, place)
    if not kept.parsed or kept.parsed[-1].kind == "crosshead":
        return None
    done = poured(kept, cast.shape.free.stretches)
    if done.flow.over:
        return None
    gone = cast.matter.parsed[place:]
    return CopyCut(_chars(gone), len(gone), 0, _back(gone), _span(gone[0].strands[0]), cast._replace(poured=done))


def _back(paragraphs: tuple[Paragraph, ...]) -> int:
    """The number of a paragraph, counted from the end of the copy, by those from it on: cross-heads are none."""
    return sum(paragraph.kind == "body" for paragraph in paragraphs)


def _chars(paragraphs: tuple[Paragraph, ...]) -> int:
    return sum(typed_chars(paragraph.strands) for paragraph in paragraphs)


def _upto(matter: Matter, end: int) -> Matter:
    return matter._replace(parsed=matter.parsed[:end], galleys=matter.galleys[:end])


def _without_lines(matter: Matter, place: int, lines: int) -> Matter:
    """A copy, a paragraph of it so many lines shorter."""
    (galley,) = matter.galleys[place]
    kept = galley.units[:-lines]
    return _with_units(matter, place, (*kept[:-1], kept[-1]._replace(last=True)))


def _with_units(matter: Matter, place: int, units: tuple[Unit, ...]) -> Matter:
    own = (Galley(units, lambda _: None),)
    return matter._replace(galleys=(*matter.galleys[:place], own, *matter.galleys[place + 1 :]))


def _span(strand: Strand) -> Span:
    return strand.source.at(strand.places[0])


def _cut_from(cast: Cast, goal: tuple[int, int, int], tools: Tools) -> CopyCut | None:
    """The fewest characters that, cut anywhere in a paragraph, bring it down to so many lines; from an end on all
    goes."""
    place, wanted, end = goal
    setter, desk = tools
    paragraph, behind = cast.matter.parsed[place], cast.matter.parsed[end:]
    back = _back(cast.matter.parsed[place:])
    cast = cast._replace(matter=_upto(cast.matter, end))
    strand = paragraph.strands[0]
    typed = strand.voices.find(ENGINE) if ENGINE in strand.voices else len(strand.text)
    room = (cast.matter.measure, desk.grid)

    def lines(first: int, last: int) -> Galley:
        return closer(without(paragraph, first, last), setter, room, 0)

    low, high = 1, typed - 2
    while low < high:
        middle = (low + high) // 2
        if len(lines(typed - 1 - middle, typed - 1).units) <= wanted:
            high = middle
        else:
            low = middle + 1
    chars = low
    while chars < typed - 2:
        cuts = [lines(start, start + chars) for start in (typed - 1 - chars, (typed - chars) // 2, 1)]
        if all(len(galley.units) <= wanted for galley in cuts):
            units = cuts[0].units
            done = poured(_with_units(cast.matter, place, units), cast.shape.free.stretches)
            if done.flow.over:
                return None
            gone = typed_chars((part(strand, typed - 1 - chars, typed - 1),))
            whole = gone + _chars(behind), len(behind), gone, back
            return CopyCut(*whole, _span(strand), cast._replace(poured=done))
        chars += 1 if chars - low < _EXACT else (chars - low) // 4
    return None


def without(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """A paragraph less the characters from `start` to `end`."""
    strand = paragraph.strands[0]
    gone = end - start
    kept = Strand(
        strand.text[:start] + strand.text[end:],
        strand.voices[:start] + strand.voices[end:],
        strand.places[:start] + strand.places[end:],
        strand.source,
    )
    return paragraph._replace(strands=(kept,), rubies=tuple(_moved(paragraph.rubies, start, end, gone)))


def _moved(rubies: tuple[Ruby, ...], start: int, end: int, gone: int) -> Iterator[Ruby]:
    for ruby in rubies:
        if ruby.end <= start:
            yield ruby
        elif ruby.start >= end:
            yield Ruby(ruby.start - gone, ruby.end - gone, ruby.text)


def lines_to_add(cast: Cast, tools: Tools) -> tuple[int, int, bool] | None:
    """Lines, and about how many characters, that a story still takes: all but the last line of its last column.  And
    whether it was tried that no column then has too many free."""
    matter, columns = cast.matter, cast.shape.free.stretches
    body = tools[0].styles["body"]
    line = Unit("line", (), 0, body.leading, 0, body.size, 0)
    units = (*matter.above, *matter.units)
    low, high = 0, sum(cast.poured.flow.free)
    while low < high:
        middle = (low + high + 1) // 2
        if flow((*units, *[line] * middle), columns, False).over:
            high = middle - 1
        else:
            low = middle
    if low < 2:
        return None
    grown = _grown(cast, low, tools)
    if not grown:
        return low - 1, max(1, round((low - 1.5) * (matter.measure // tools[1].grid.body) * _DENSE)), True
    place = len(matter.parsed) - 1
    had = matter.galleys[place][0].units

    def set_so(lines: int) -> tuple[Unit, ...]:
        return grown[: len(had) + lines]

    def fits(lines: int) -> bool:
        longer = _with_units(matter, place, set_so(lines))
        return not misfit(loosened(cast._replace(matter=longer, poured=poured(longer, columns))))

    found = next((low - short for short in (1, 2, 0, 3) if low > short and fits(low - short)), None)
    lines = found or low - 1
    chars = sum(unit.chars for unit in set_so(lines)) - sum(unit.chars for unit in had)
    return lines, max(1, chars - matter.measure // tools[1].grid.body // 2), found is not None


def _grown(cast: Cast, lines: int, tools: Tools) -> tuple[Unit, ...]:
    """The last paragraph with so many lines more: its story's own copy, once more, set; nothing where that tells
    nothing."""
    matter, (setter, desk) = cast.matter, tools
    typed = [_typed(paragraph.strands[0]) for paragraph in matter.parsed if paragraph.kind == "body"]
    if not matter.galleys or not matter.galleys[-1] or matter.parsed[-1].kind != "body":
        return ()
    if sum(one.chars for one in typed) < _TELLING:
        return ()
    last = long = typed[-1]
    wanted = last.chars + lines * (matter.measure // desk.grid.body) * _AMPLE
    for more in cycle(typed):
        if long.chars > wanted:
            break
        long = Strand(long.text + more.text, long.voices + more.voices, long.places + more.places, last.source)
    grown = matter.parsed[-1]._replace(strands=(long,), rubies=())
    return closer(grown, setter, (matter.measure, desk.grid), 0).units


def _typed(strand: Strand) -> Strand:
    end = strand.voices.find(ENGINE) if ENGINE in strand.voices else len(strand.text)
    return part(strand, 0, end)
