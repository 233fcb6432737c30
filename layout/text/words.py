"""The words of a head and what each may be: verb, noun, who acts, when.

The only importer of rjieba, which is loaded when the first head without a typed break is set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from types import ModuleType

from ..record import NamedTuple
from .rules import head_tags as tags, head_words, units

_FREQUENT = 3000
"""How frequent a word of our own is: above the single words that it is made of."""


class Word(NamedTuple):
    """A word, where it begins, and what it may be (`rules.head_grammar`), each with its cost."""

    text: str
    at: int
    kinds: tags.Kinds


class _Piece(NamedTuple):
    """What the segmenter finds: a text with its part of speech."""

    text: str
    at: int
    tag: str


def words_of(text: str, names: Iterable[tuple[int, int]] = (), held: frozenset[int] = frozenset()) -> list[Word]:
    """The words of a text; a name and what no line may end inside are one word."""
    names = tuple(names)
    pieces = _counted(_joined(_pieces(text, names), held | _whole(text)))
    starts = {start for start, _ in names}
    return [Word(piece.text, piece.at, _kinds(piece, piece.at in starts)) for piece in pieces]


def _pieces(text: str, names: tuple[tuple[int, int], ...]) -> list[_Piece]:
    """The segmenter's words; a name is one, a proper noun."""
    found: list[_Piece] = []
    at = 0
    for start, end in [*names, (len(text), len(text))]:
        if start < at:
            continue
        for word, tag in _segmenter().tag(text[at:start]):
            found.append(_Piece(word, at, tag))
            at += len(word)
        if start < end:
            found.append(_Piece(text[start:end], start, "nz"))
        at = end
    return found


@lru_cache(maxsize=1)
def _segmenter() -> ModuleType:
    """The segmenter with our own words."""
    import rjieba

    for word in _own():
        if len(word) > 1:
            rjieba.add_word(word, _FREQUENT, "n")
    return rjieba


@lru_cache(maxsize=1)
def _own() -> dict[str, tags.Kinds]:
    return {word: head_words.KINDS[name] for name, words in head_words.WORDS for word in words.split()}


def _whole(text: str) -> set[int]:
    spans = [found.span() for found in tags.pattern(tags.WHOLE).finditer(text)]
    return {at for start, end in spans for at in range(start + 1, end)}


def _joined(pieces: list[_Piece], held: frozenset[int]) -> list[_Piece]:
    """Pieces with nothing between them where a line may end, joined."""
    found: list[_Piece] = []
    for piece in pieces:
        if found and piece.at in held:
            text = found[-1].text + piece.text
            count = text[0] in tags.NUMERIC or found[-1].tag == "m"
            found[-1] = _Piece(text, found[-1].at, "m" if count else found[-1].tag)
        else:
            found.append(piece)
    return found


def _counted(pieces: list[_Piece]) -> list[_Piece]:
    """Numerals joined with their measure words."""
    found: list[_Piece] = []
    for piece in pieces:
        counts = piece.tag in ("m", "q") or piece.text in units.CLASSIFIERS
        if (
            found
            and found[-1].tag == "m"
            and counts
            and tags.pattern(tags.NUMERAL).fullmatch(found[-1].text + piece.text)
        ):
            found[-1] = _Piece(found[-1].text + piece.text, found[-1].at, "m")
        else:
            found.append(piece)
    return found


def _kinds(piece: _Piece, named: bool) -> tags.Kinds:
    """What a piece may be: by its form, as a word of our own, as a count, by its part of speech."""
    word, tag = piece.text, piece.tag
    agent = tags.pattern(tags.AGENTS).fullmatch(word) is not None
    noun = tags.AGENT if agent else tags.NOUN
    if named:
        return noun
    listed = tags.forms().get(word) or _own().get(word) or _matching(tags.PATTERNS, word)
    if listed is not None:
        return listed
    if tag == "m":
        return _matching(tags.COUNTS, word) or {"M": 0.0}
    long = len(word) > 1
    if tag.startswith("nr") and word[0] in tags.SURNAMES and len(word) <= 3:
        return tags.NAME
    if long and not word.isascii() and not _segmenter().has_word(word):
        return noun | tags.UNKNOWN
    if tag.startswith("v") and tag not in ("vn", "vd"):
        return {"A": 0.2, "V": 0.3} if agent else {"V": 0.0, "N": 0.8} if long else {"V": 0.0}
    if tag == "f" and long:
        return {"N": 0.1, "T": 0.2, "L": 1.2}
    if tag == "f":
        return {"L": 0.1, "J": 0.4, "T": 0.5}
    known = next((kinds for start, kinds in tags.TAGS if tag.startswith(start)), None)
    besides = next((kinds for start, kinds in tags.LIKE_NOUNS if tag.startswith(start)), {})
    return known if known is not None else noun | besides


def _matching(rows: tuple[tuple[str, tags.Kinds], ...], word: str) -> tags.Kinds | None:
    return next((kinds for pattern, kinds in rows if re.fullmatch(pattern, word)), None)
