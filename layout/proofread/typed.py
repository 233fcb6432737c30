"""What a block has to say: every text that the issue gives it, in the order in which it is painted.

Read from the issue alone, by the rules of the format; nothing here has seen a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Span
from ..issue import Copy, Headline, Photo, See, Text
from ..markup import PLAIN, Paragraph, Ruby, Strand, parse, part, plain
from ..picture import BadPicture, facts
from ..record import NamedTuple
from ..text.rules.classes import EMPHASIS
from ..text.rules.wording import PARENTHESES, SEE
from .alike import bare

THE_COPY = "the copy"
ABOVE = ("the source", "the byline")
"""What stands above the copy, in its columns."""
GOES_ON, COMES_FROM = "the line that says where it goes on", "the line that says where it comes from"
_GAP = re.compile(r"[0-9A-Za-z]\s+(?=[0-9A-Za-z])")
_BREAK = re.compile(r" / |\n")


class Typed(NamedTuple):
    """A text: what it is, its characters as they are compared, the strands they were typed in."""

    name: str
    text: str
    strands: tuple[Strand, ...] = ()
    left_out_at: Span | None = None
    """Where it is told if there is no room for it."""
    needed: bool = True
    flows: bool = False
    """It stands in columns, and what does not fit is cut off its end."""
    upright: bool = False
    """It may run from top to bottom."""
    goes_on: bool = False
    """It is of the copy: what does not fit goes on where the story jumps to."""
    added: int = 0
    """Characters at its end that the engine adds: the reference to another page."""
    begun: int = 0
    """How many of its characters another block has said before; below 0, how many the engine adds at its start."""

    @property
    def typed_chars(self) -> int:
        """Characters as they were typed, without white space."""
        return sum(strand.chars for strand in self.strands)

    def last(self, chars: int) -> int:
        """How many of its characters are the last of those that were typed, with what the engine adds."""
        words = "".join("".join(strand.text.split()) for strand in self.strands)
        return len(bare(words[max(0, len(words) - chars) :])) + self.added

    def gaps(self) -> tuple[int, ...]:
        """The places in its characters before which white space was typed between letters or figures of ASCII."""
        found: list[int] = []
        start = -self.begun
        for strand in self.strands:
            for gap in _GAP.finditer(strand.text):
                found.append(start + len(bare(strand.text[: gap.start() + 1])))
            start += len(bare(strand.text))
        return tuple(place for place in found if 0 < place < len(self.text))

    def behind(self, end: int) -> Typed:
        """What is left of it."""
        return self._replace(text=self.text[end:], begun=self.begun + end)

    def span(self, at: int, otherwise: Span) -> Span:
        """Where the character at an offset was typed."""
        at = max(0, at + self.begun)
        for strand in self.strands:
            for character, place in zip(strand.text, strand.places, strict=True):
                width = len(bare(character))
                if at < width:
                    return strand.source.at(place)
                at -= width
        return self.strands[-1].source.span if self.strands else otherwise


def said(name: str, words: str, needed: bool = True) -> Typed:
    """Words that are not typed as they stand."""
    return Typed(name, bare(words), needed=needed)


def typed(name: str, text: Text | None, told: Span | None = None, flows: bool = False) -> Iterator[Typed]:
    """A text without markup."""
    if text is not None:
        strand = plain(text)
        yield Typed(name, bare(strand.text), (strand,), told or text.span, flows=flows)


def head(name: str, text: Text | None, told: Span) -> Iterator[Typed]:
    """A head: its typed breaks are not printed."""
    if text is not None:
        whole = plain(text)
        edges = [0, *(edge for found in _BREAK.finditer(whole.text) for edge in found.span()), len(whole.text)]
        lines = tuple(part(whole, *pair) for pair in zip(edges[::2], edges[1::2], strict=True))
        yield Typed(name, bare("".join(line.text for line in lines)), lines, told)


def heads(headline: Headline | None) -> Iterator[Typed]:
    """Kicker, main head and deck."""
    if headline is not None:
        texts = ("the kicker", headline.kicker), ("the main head", headline.main), ("the deck", headline.deck)
        for name, text in texts:
            for own in head(name, text, headline.span):
                yield own._replace(upright=headline.direction == "vertical")


def copy(body: Copy | None, see: See | None = None, told: Span | None = None) -> tuple[Typed, ...]:
    """The copy with the reference behind it, its readings."""
    paragraphs = parse(body.text) if body is not None else ()
    strands = [strand for paragraph in paragraphs for strand in paragraph.strands]
    words = ""
    if see is not None:
        words = bare(PARENTHESES.format(plain(see.text).text if see.text is not None else SEE.format(page=see.page)))
    text = bare("".join(strand.text for strand in strands))
    return (
        Typed(THE_COPY, text + words, tuple(strands), told, flows=True, goes_on=True, added=len(words)),
        *_readings(paragraphs),
    )


def _readings(paragraphs: tuple[Paragraph, ...]) -> Iterator[Typed]:
    """What stands over the copy; the dots of an emphasis are drawn, and say nothing."""
    over: list[Strand] = []
    for paragraph in paragraphs:
        text = "".join(strand.text for strand in paragraph.strands)
        for ruby in paragraph.rubies:
            if bare(text[ruby.start : ruby.end]) and not set(ruby.text) <= EMPHASIS:
                over.append(_reading(paragraph, ruby))
    if over:
        yield Typed(
            "the readings", bare("".join(strand.text for strand in over)), tuple(over), flows=True, goes_on=True
        )


def _reading(paragraph: Paragraph, ruby: Ruby) -> Strand:
    """A reading as a strand that was typed where its base begins."""
    places = [place for strand in paragraph.strands for place in strand.places]
    count = len(ruby.text)
    return Strand(ruby.text, PLAIN * count, (places[ruby.start],) * count, paragraph.strands[0].source)


def legend(photo: Photo) -> tuple[Text | None, Text | None]:
    """Caption and credit of a picture: as typed, else as they are written in its file."""
    span = photo.file.span
    caption, credit = photo.caption, photo.credit
    if photo.file.path is not None and (caption is None or credit is None):
        try:
            own = facts(photo.file.path)
        except BadPicture:
            return caption, credit
        place = span.file, ((0, span.line, span.column),)
        caption = caption or (Text(own.caption, *place) if own.caption else None)
        credit = credit or (Text(own.credit, *place) if own.credit else None)
    return caption, credit


def inset(photo: Photo) -> Iterator[Typed]:
    """What stands on and under a picture inside a story."""
    caption, credit = legend(photo)
    yield from typed("the label of a picture", photo.label, photo.span)
    yield from typed("the caption", caption, photo.span)
    yield from typed("the credit", credit, photo.span)
