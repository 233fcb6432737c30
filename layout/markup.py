"""Copy -> paragraphs of voiced characters: the text language of the newspaper.

Six constructs of Markdown and nothing else: blank line, `## `, `> `, `**…**`, `*…*`, `{base|ruby}`.  Everything else is
copy and comes out as typed.  A Markdown library is of no use for it: the flanking rules of CommonMark do not see the
end of `**“五级”**预警` because Han has no spaces between words, and none of them says at which column of the issue file
a character stands, which every diagnostic and every glyph run here must know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from typing import Literal

from .issue import Text
from .record import NamedTuple

PLAIN, STRONG, SECOND = "p", "s", "k"

INVISIBLE = frozenset(
    chr(code)
    for first, last in (
        (0x00, 0x08),  # controls, but for tab and line feed
        (0x0B, 0x0C),
        (0x0E, 0x1F),
        (0x7F, 0x84),
        (0x86, 0x9F),
        (0xAD, 0xAD),  # soft hyphen
        (0x61C, 0x61C),  # bidi marks, embeddings, overrides and isolates
        (0x200B, 0x200F),  # zero-width space and joiners
        (0x202A, 0x202E),
        (0x2060, 0x2069),
        (0xFEFF, 0xFEFF),
        (0xE0000, 0xE007F),  # tags
        (0xFDD0, 0xFDEF),  # no characters at all (Unicode, 23.7): no face has them, and readers of PDF drop them
        *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)),
    )
    for code in range(first, last + 1)
)
"""What cannot be seen: dropped from copy and heads with a warning.  Variation selectors are not among them."""


class Strand(NamedTuple):
    """A run of characters that is set as one: `voices` and `places` have one entry a character.

    `places` are offsets into `source`, which knows the line and column of each.
    """

    text: str
    voices: str
    places: tuple[int, ...]
    source: Text

    @property
    def chars(self) -> int:
        """How many characters it has without white space."""
        return count(self.text)


class Ruby(NamedTuple):
    """The reading of the characters from `start` to `end` of a strand."""

    start: int
    end: int
    text: str


class Paragraph(NamedTuple):
    """`body` and `pull` have one strand, `crosshead` one a line."""

    kind: Literal["body", "crosshead", "pull"]
    strands: tuple[Strand, ...]
    rubies: tuple[Ruby, ...]
    """Counted through all strands."""
    continued: bool = False
    """The second half of a paragraph that jumped: it has no indent."""


def count(text: str) -> int:
    """Characters of a text without white space."""
    return len("".join(text.split()))


def invisible(source: Text) -> tuple[tuple[int, int], ...]:
    """The characters of a text that cannot be seen: the offset of the first of each that stands several times in a
    row, and how many times."""
    if INVISIBLE.isdisjoint(source.text):
        return ()
    found: list[tuple[int, int]] = []
    for place, character in enumerate(source.text):
        if character not in INVISIBLE:
            continue
        first, count = found[-1] if found else (0, 0)
        if found and first + count == place and source.text[first] == character:
            found[-1] = first, count + 1
        else:
            found.append((place, 1))
    return tuple(found)


def plain(source: Text) -> Strand:
    """Text without markup: a head, a byline, a caption line."""
    places = tuple(place for place, character in enumerate(source.text) if character not in INVISIBLE)
    return Strand("".join(source.text[place] for place in places), PLAIN * len(places), places, source)


def part(strand: Strand, start: int, end: int) -> Strand:
    """The characters from `start` to `end`."""
    return Strand(strand.text[start:end], strand.voices[start:end], strand.places[start:end], strand.source)


def parse(source: Text) -> tuple[Paragraph, ...]:
    """The paragraphs of a copy."""
    paragraphs: list[Paragraph] = []
    gathered: list[tuple[int, int]] = []
    kind: Literal["body", "crosshead", "pull"] = "body"
    offset = 0
    for line in [*source.text.split("\n"), ""]:
        found = "crosshead" if line.startswith("## ") else "pull" if line.startswith("> ") else "body"
        if gathered and (found != kind or not line.strip()):
            paragraphs.append(_paragraph(kind, source, gathered))
            gathered = []
        if line.strip():
            kind = found  # type: ignore[assignment]
            skip = {"crosshead": 3, "pull": 2, "body": 0}[kind]
            gathered.append((offset + skip, offset + len(line)))
        offset += len(line) + 1
    return tuple(paragraphs)


def _paragraph(kind: Literal["body", "crosshead", "pull"], source: Text, lines: list[tuple[int, int]]) -> Paragraph:
    if kind == "crosshead":
        voiced = [_voiced(source, [line]) for line in lines]
        starts = accumulate((len(strand.text) for strand, _ in voiced), initial=0)
        shifted = (_shifted(ruby, start) for start, (_, own) in zip(starts, voiced, strict=False) for ruby in own)
        return Paragraph(kind, tuple(strand for strand, _ in voiced), tuple(shifted))
    strand, rubies = _voiced(source, lines)
    return Paragraph(kind, (strand,), rubies)


def _shifted(ruby: Ruby, by: int) -> Ruby:
    return Ruby(ruby.start + by, ruby.end + by, ruby.text)


_TOKEN = re.compile(
    r"(?P<strong>\*\*(?=[^\s*])(?:[^*]|\*(?!\*))*?\*\*)"
    r"|(?P<second>(?<!\*)\*(?=[^\s*])[^*]*?[^\s*]\*(?!\*)|(?<!\*)\*[^\s*]\*(?!\*))"
    r"|(?P<ruby>\{(?P<base>[^{}|\n]+)\|(?P<reading>[^{}|\n]+)\})"
)
"""The inline constructs.  An opening mark stands before something that is not a space; a lone `*` is copy."""


def _voiced(source: Text, lines: list[tuple[int, int]]) -> tuple[Strand, tuple[Ruby, ...]]:
    """The characters of lines, joined, markup taken out."""
    places: list[int] = []
    joined: list[str] = []
    for start, end in lines:
        if places:
            places.append(source.text.rindex("\n", 0, start))
            joined.append("\n")
        seen: Iterable[int] = range(start, end)
        if not INVISIBLE.isdisjoint(source.text[start:end]):
            seen = [place for place in seen if source.text[place] not in INVISIBLE]
            joined += [source.text[place] for place in seen]
        else:
            joined.append(source.text[start:end])
        places.extend(seen)
    text = "".join(joined)
    kept: list[int] = []
    said: list[str] = []
    voices: list[str] = []
    rubies: list[Ruby] = []

    def take(start: int, end: int, voice: str) -> None:
        kept.extend(places[start:end])
        said.append(text[start:end])
        voices.append(voice * (end - start))

    def walk(start: int, end: int, voice: str) -> None:
        at = start
        for token in _TOKEN.finditer(text, start, end):
            take(at, token.start(), voice)
            at = token.end()
            if token["strong"]:
                walk(token.start() + 2, token.end() - 2, STRONG)
            elif token["second"]:
                walk(token.start() + 1, token.end() - 1, SECOND)
            else:
                rubies.append(Ruby(len(kept), len(kept) + len(token["base"]), token["reading"]))
                take(token.start("base"), token.end("base"), voice)
        take(at, end, voice)

    walk(0, len(text), PLAIN)
    return Strand("".join(said), "".join(voices), tuple(kept), source), tuple(rubies)
