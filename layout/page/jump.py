"""Jumps 转版: copy that goes on in a block of another page.

The break stands behind a sentence, behind a paragraph where that costs at most two lines, with at least five lines on
both sides; both parts name the other page.  Head and tail together are the copy: nothing is measured twice or dropped.
"""

from __future__ import annotations

from collections.abc import Callable

from ..markup import Paragraph, Ruby, part
from ..record import NamedTuple
from ..text.rules.classes import STOP_ENDS
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


def cuts(parsed: tuple[Paragraph, ...]) -> list[Cut]:
    """Every place where a copy may jump, from its start to its end."""
    made = []
    for number, paragraph in enumerate(parsed):
        if paragraph.kind == "body":
            text = paragraph.strands[0].text
            for end in range(1, len(text)):
                if text[end - 1] in STOP_ENDS and text[end] not in STOP_ENDS:
                    first, second = _halves(paragraph, end)
                    made.append(Cut((*parsed[:number], first), (second, *parsed[number + 1 :]), False))
        if number + 1 < len(parsed) and paragraph.kind != "crosshead":
            made.append(Cut(parsed[: number + 1], parsed[number + 1 :], True))
    return made


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
) -> Cut | None:
    """The latest good cut whose head fits; None where there is none."""
    choices = cuts(parsed)
    while choices and _lines(units_of(choices[-1].tail)) < LEAST:
        choices.pop()
    low, high = 0, len(choices)
    while low < high:
        middle = (low + high) // 2
        if fits(units_of(choices[middle].head)):
            low = middle + 1
        else:
            high = middle
    if not low:
        return None
    last = choices[low - 1]
    room = _lines(units_of(last.head))
    for cut in reversed(choices[:low]):
        lines = _lines(units_of(cut.head))
        if room - lines > _WORTH:
            break
        if cut.whole:
            return cut if lines >= LEAST else None
    return last if room >= LEAST else None


def _lines(units: tuple[Unit, ...]) -> int:
    return sum(unit.before + unit.height + unit.after for unit in units)
