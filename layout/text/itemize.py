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
    places: tuple[int, ...]
    space: str
    """The white space typed before the item."""


_WESTERN_FROM = LATIN


def itemize(strand: Strand, setting: Setting, book: FontBook) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    """The items of a strand in order, and what was wrong with its characters."""
    text = strand.text
    kinds = [class_of(character) for character in text]
    _settle_quotes(text, kinds)
    findings: list[Finding] = []
    helpers: dict[tuple[str, str], Voice] = {}
    items: list[Item] = []
    start, space = 0, ""
    voice = western = None
    for place, (character, kind) in enumerate(zip(text, kinds, strict=True)):
        if kind in (SPACE, WIDE_SPACE):
            if place > start:
                items.append(_item(voice, western, text, kinds, (start, place), space))
                space = ""
            space, start, voice = space + character, place + 1, None
            continue
        own = setting.voices[strand.voices[place]]
        if not own.face.has(character) and not _extends(character):
            key = (character, own.face.name)
            if key not in helpers:
                helpers[key] = _helped(character, own, book)
                findings.append(_fallback_finding(character, own, helpers[key], place))
            own = helpers[key]
        elif _extends(character) and voice is not None:
            own = voice
        west = kind >= _WESTERN_FROM and kind != SPACE
        if own is not voice or west != western:
            if place > start:
                items.append(_item(voice, western, text, kinds, (start, place), space))
                space = ""
            start, voice, western = place, own, west
    if len(text) > start:
        items.append(_item(voice, western, text, kinds, (start, len(text)), space))
    return tuple(items), tuple(findings)


def _item(
    voice: Voice | None, western: bool | None, text: str, kinds: list[int], extent: tuple[int, int], space: str
) -> Item:
    assert voice is not None
    start, end = extent
    return Item(voice, bool(western), text[start:end], tuple(kinds[start:end]), tuple(range(start, end)), space)


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


