"""A typed text followed through what is printed.

Every printed letter, figure and Han character has to be the next typed one.  What may be typed and not printed is
markup, white space, what cannot be seen, and the readings of ruby, which stand in lines of their own; and marks, which
PDFium drops or turns into others where they stand alone (`…` by itself, `℃`).  An object that does not go on where the
text is belongs to something else of the block: a head, a caption, a reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from ..record import NamedTuple

_PULL = re.compile(r"^> .*$", re.MULTILINE)
_OPENING = ("(", chr(0xFF08))
"""What the engine's own words begin with."""
_RIGHT_TO_LEFT = ("R", "AL", "AN")
"""PDFium turns what it takes for a line of Hebrew or Arabic round, so such a text is only counted."""
_RUBY, _BRACES = re.compile(r"\{[^{}|]+\|[^{}|]+\}"), re.compile(r"[{}|]")
_MOST = 64
"""Places that are followed at once, where the printed objects can be read in more than one way."""


class Followed(NamedTuple):
    """How far a text was found: what is left of it, and the places of the objects that are not of it."""

    rest: str
    others: tuple[int, ...]


def split_pulls(copy: str) -> tuple[str, tuple[str, ...]]:
    """Copy without its pull quotes, which stand where there is room for them; and these."""
    return _PULL.sub("", copy), tuple(found[0][2:] for found in _PULL.finditer(copy))


def bare(text: str) -> str:
    """What of a text can be seen."""
    return "".join(character for character in text if not _unseen(character))


def _unseen(character: str) -> bool:
    return not character.isprintable() or character.isspace() or unicodedata.category(character) in ("Mn", "Cf")


def follow(typed: str, printed: Sequence[str], overset: int = 0) -> Followed:
    """Follows a text through printed objects in order; so many of its characters may be missing at its end."""
    text = bare(typed)
    objects = [bare(one) for one in printed]
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        lost = Counter(printed_of(text)) - Counter("".join(objects))
        return Followed("".join(lost.elements()), ())
    best = _straight(text, objects)
    if len(best.rest) > overset:
        best = min(best, _every_way(text, objects), key=lambda way: len(way.rest))
    if len(best.rest) > overset and _BRACES.search(_RUBY.sub("", text)):
        # braces that are no ruby are copy: where both are mixed, characters are counted
        lost = Counter(printed_of(text)) - Counter("".join(objects))
        return Followed("".join(lost.elements()), best.others)
    return best


def _straight(text: str, objects: Sequence[str]) -> Followed:
    """Takes every object that goes on."""
    at, others = 0, []
    for place, words in enumerate(objects):
        end = _go_on(text, at, words)
        if end is None:
            others.append(place)
        else:
            at = end
    return Followed(printed_of(text[at:]), tuple(others))


def _every_way(text: str, objects: Sequence[str]) -> Followed:
    """Leaves objects out where that leads further: a head may say what the copy begins with."""
    ways: dict[int, tuple[int, ...]] = {0: ()}
    for place, words in enumerate(objects):
        made: dict[int, tuple[int, ...]] = {}
        for at, others in ways.items():
            end = _go_on(text, at, words)
            if end is not None:
                made.setdefault(end, others)
            made.setdefault(at, (*others, place))
        ways = dict(sorted(made.items(), reverse=True)[:_MOST])
    at = max(ways)
    return Followed(printed_of(text[at:]), ways[at])


def _go_on(text: str, at: int, words: str) -> int | None:
    """Where a text is after an object that goes on with it; None where it does not."""
    if not words:
        return None
    if text.startswith(words, at):
        return at + len(words)
    for place, character in enumerate(words):
        before, at = at, _next(text, at, character)
        if at < 0 and not character.isalnum() and character not in _OPENING:
            at = before
            continue
        if at < 0:
            # the last line may go on with the engine's own words; a divided word ends in a hyphen
            engine = words[place:].startswith(_OPENING) or words[place:] in ("-", "\u00ad", "\u2010")
            return None if not place or not engine else -at - 1
        at += 1
    return at


def _next(text: str, at: int, character: str) -> int:
    """The place of the next printed character; where it is not the next, how far the text is, below 0."""
    start = at
    while at < len(text) and text[at] != character:
        if text[at] == "|":
            end = text.find("}", at)
            if end < 0:
                return -start - 1
            at = end
        elif text[at].isalnum():
            return -start - 1
        at += 1
    return at if at < len(text) else -start - 1


def printed_of(text: str) -> str:
    """A text without markup and readings."""
    return "".join(mark for mark in re.sub(r"\|[^{}|]*\}", "", bare(text)) if mark.isalnum())
