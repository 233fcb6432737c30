"""Strand -> items: characters with their class and the face that sets them.

White space is taken out here and remembered between the items; a character that its face lacks goes to a face that has
it, or becomes a missing glyph, and both are findings.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..fonts import FontBook
from ..markup import Strand
from .nodes import Finding, Voice
from .rules.classes import HAN, LATIN, MARK, MARK_CLOSE, MARK_OPEN, OPEN, QUOTES, SPACE, WIDE_SPACE, class_of


class Setting(NamedTuple):
    """How a strand is set: its voices by their letter, what white space means, the punctuation style."""

    voices: dict[str, Voice]
    spaces: Literal["copy", "meant", "names"]
    """`copy`: half-width spaces between Han are dropped; `meant`: they are half an em; `names`: and a lone Han on each
    side makes a spaced name of 3 em."""
    punctuation: Literal["full", "kaiming"] = "full"


class Item(NamedTuple):
    """Characters of one voice and one kind of script, to be shaped together."""

    voice: Voice
    western: bool
    text: str
    kinds: tuple[int, ...]
    start: int
    """The place of its first character in the strand."""
    space: str
    """The white space typed before it."""


_WESTERN_FROM = LATIN
_SPACES = (SPACE, WIDE_SPACE)


def itemize(strand: Strand, setting: Setting, book: FontBook) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    """The items of a strand in order, and what was wrong with its characters."""
    text = strand.text
    kinds = [class_of(character) for character in text]
    _settle_quotes(text, kinds)
    voices, findings = _cast(strand, setting, book)
    items: list[Item] = []
    start, space = 0, ""
    for place, kind in enumerate(kinds):
        if kind in _SPACES:
            space += text[place]
        western = kind >= _WESTERN_FROM
        following = place + 1
        if (
            following < len(text)
            and voices[following] is voices[place]
            and (kinds[following] >= _WESTERN_FROM) == western
            and (kinds[following] in _SPACES) == (kind in _SPACES)
        ):
            continue
        if kind not in _SPACES:
            whole = slice(start, following)
            items.append(Item(voices[place], western, text[whole], tuple(kinds[whole]), start, space))
            space = ""
        start = following
    return tuple(items), tuple(findings)


def _cast(strand: Strand, setting: Setting, book: FontBook) -> tuple[list[Voice], list[Finding]]:
    """The voice of every character: its own, or that of a face that has what its own lacks."""
    voices: list[Voice] = []
    findings: list[Finding] = []
    helped: dict[tuple[str, str], Voice] = {}
    for place, (character, letter) in enumerate(zip(strand.text, strand.voices, strict=True)):
        own = setting.voices[letter]
        if not own.face.has(character) and not character.isspace():
            if _extends(character) and voices:
                own = voices[-1]
            else:
                key = (character, letter)
                if key not in helped:
                    helped[key] = _helped(character, own, book)
                    findings.append(_fallback_finding(character, own, helped[key], place))
                own = helped[key]
        voices.append(own)
    return voices, findings


def _settle_quotes(text: str, kinds: list[int]) -> None:
    """“” and ‘’ are Chinese marks, but for an apostrophe inside a word and in copy without any Han."""
    if QUOTES.isdisjoint(text):
        return
    latin_only = HAN not in kinds
    for place, character in enumerate(text):
        if character in QUOTES:
            inside = 0 < place < len(text) - 1 and kinds[place - 1] == kinds[place + 1] == LATIN
            if inside and character == "\u2019":
                kinds[place] = MARK
            elif latin_only:
                kinds[place] = MARK_OPEN if kinds[place] == OPEN else MARK_CLOSE


def _extends(character: str) -> bool:
    """Variation selectors and combining marks go with the character before them."""
    code = ord(character)
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or 0x300 <= code <= 0x36F or 0x20D0 <= code <= 0x20FF


def _helped(character: str, voice: Voice, book: FontBook) -> Voice:
    face = book.helper(character, voice.face)
    return voice if face is None else voice._replace(face=face)


def _fallback_finding(character: str, wanted: Voice, used: Voice, place: int) -> Finding:
    name = f"U+{ord(character):04X} {character}"
    if used is wanted:
        return Finding("missing-glyph", f"no face has {name}; it is drawn as a box", place)
    return Finding("font-substituted", f"{wanted.face.name} has no {name}; it is set in {used.face.name}", place)
