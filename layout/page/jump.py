"""Jumps 转版: copy that goes on in a block of another page.

The break stands behind a sentence, behind a paragraph where that costs at most two lines, with at least five lines on
both sides; both parts name the other page.  Head and tail together are the copy: nothing is measured twice or dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from ..markup import Paragraph, Ruby, part
from ..record import NamedTuple
from ..text.rules.classes import CLOSING, SENTENCE_ENDS, SENTENCE_PAUSES
from .flow import Unit

LEAST = 5
"""Lines on each side of a jump."""
_WORTH = 2
"""Lines left free for the sake of a break between paragraphs."""


class Carried(NamedTuple):
    """Copy that goes on from another page."""

    paragraphs: tuple[Paragraph, ...]
    page: int


class Cut(NamedTuple):
    """A copy in two parts."""

    head: tuple[Paragraph, ...]
    tail: tuple[Paragraph, ...]
    whole: bool
    """Between two paragraphs."""


class Spot(NamedTuple):
    """A place where a copy may jump: inside a paragraph, or, without `end`, behind it."""

    number: int
    end: int | None


def spots(parsed: tuple[Paragraph, ...], marks: frozenset[str] = SENTENCE_ENDS) -> list[Spot]:
    """Every place where a copy may jump, from its start to its end: behind some marks, and between paragraphs."""
    found = []
    for number, paragraph in enumerate(parsed):
        if paragraph.kind == "body":
            found += [Spot(number, end) for end in _ends(paragraph, marks)]
        if number + 1 < len(parsed) and paragraph.kind != "crosshead":
            found.append(Spot(number, None))
    return found


def cut_at(parsed: tuple[Paragraph, ...], spot: Spot) -> Cut:
    """A copy divided there."""
    behind = parsed[spot.number + 1 :]
    if spot.end is None:
        return Cut(parsed[: spot.number + 1], behind, True)
    first, second = _halves(parsed[spot.number], spot.end)
    return Cut((*parsed[: spot.number], first), (second, *behind), False)


def _ends(paragraph: Paragraph, marks: frozenset[str]) -> Iterator[int]:
    """The places behind a mark and what closes behind it, not at the paragraph's end nor inside a reading."""
    text = paragraph.strands[0].text
    inside = {at for one in paragraph.rubies for at in range(one.start + 1, one.end)}
    for at, character in enumerate(text):
        if character in marks:
            end = at + 1
            while end < len(text) and text[end] in CLOSING:
                end += 1
            if end < len(text) and text[end] not in marks and end not in inside:
                yield end


def _halves(paragraph: Paragraph, end: int) -> tuple[Paragraph, Paragraph]:
    strand = paragraph.strands[0]
    before = tuple(ruby for ruby in paragraph.rubies if ruby.end <= end)
    behind = tuple(Ruby(ruby.start - end, ruby.end - end, ruby.text) for ruby in paragraph.rubies if ruby.start >= end)
    first = paragraph._replace(strands=(part(strand, 0, end),), rubies=before)
    second = paragraph._replace(strands=(part(strand, end, len(strand.text)),), rubies=behind, continued=True)
    return first, second


def cut_to_fit(
    parsed: tuple[Paragraph, ...],
    units_of: Callable[[tuple[Paragraph, ...]], tuple[Unit, ...]],
    fits: Callable[[tuple[Unit, ...]], bool],
    least: int = 0,
) -> Cut | None:
    """The latest good cut whose head fits, with at least so many characters behind it: at the end of a sentence, else
    at a pause; None where there is none."""
    for marks in (SENTENCE_ENDS, SENTENCE_ENDS | SENTENCE_PAUSES):
        cut = _latest((parsed, spots(parsed, marks)), units_of, fits, least)
        if cut is not None:
            return cut
    return None


def _latest(
    choices: tuple[tuple[Paragraph, ...], list[Spot]],
    units_of: Callable[[tuple[Paragraph, ...]], tuple[Unit, ...]],
    fits: Callable[[tuple[Unit, ...]], bool],
    least: int,
) -> Cut | None:
    parsed, offered = choices
    at = cache(lambda spot: cut_at(parsed, spot))  # a half is set once: `units_of` knows it again
    while offered and _too_short(at(offered[-1]).tail, units_of, least):
        offered.pop()
    low, high = 0, len(offered)
    while low < high:
        middle = (low + high) // 2
        if fits(units_of(at(offered[middle]).head)):
            low = middle + 1
        else:
            high = middle
    if not low:
        return None
    last = at(offered[low - 1])
    room = _lines(units_of(last.head))
    for spot in reversed(offered[:low]):
        cut = at(spot)
        lines = _lines(units_of(cut.head))
        if room - lines > _WORTH:
            break
        if cut.whole:
            return cut if lines >= LEAST else None
    return last if room >= LEAST else None


def _too_short(
    tail: tuple[Paragraph, ...], units_of: Callable[[tuple[Paragraph, ...]], tuple[Unit, ...]], least: int
) -> bool:
    """Whether too little would go on: counted here, and in characters where it arrives."""
    chars = sum(strand.chars for paragraph in tail for strand in paragraph.strands)
    return chars < least or _lines(units_of(tail)) < LEAST


def _lines(units: tuple[Unit, ...]) -> int:
    return sum(unit.before + unit.height + unit.after for unit in units)
