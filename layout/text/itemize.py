"""Strand -> items: characters with their class and the face that sets them.

White space is taken out here and remembered between the items; a character that its face lacks goes to a face that has
it, or becomes a missing glyph, and both are findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from ..diagnostics import counted
from ..fonts import Face, FontBook
from ..markup import Strand
from ..record import NamedTuple
from .nodes import Finding, Voice
from .rules.classes import (
    EXTENDING,
    HAN,
    KANA_DOT,
    KANA_MIDDLE,
    LATIN,
    MARK,
    MARK_CLOSE,
    MARK_OPEN,
    NAMES,
    OPEN,
    QUOTES,
    SPACE,
    VARIANT,
    WIDE_POSTFIX,
    WIDE_SPACE,
    classes_of,
)


class Setting(NamedTuple):
    """How a strand is set: its voices by their letter, what white space means, the punctuation style."""

    voices: dict[str, Voice]
    spaces: Literal["copy", "meant", "names"]
    """`copy`: half-width spaces between Han are dropped; `meant`: they are half an em; `names`: and a lone Han on each
    side makes a spaced name of 3 em."""
    punctuation: Literal["full", "kaiming"] = "full"
    level: Literal["gb", "strict"] = "gb"
    """What may start a line: one of `rules.tailoring.PROFILES`."""


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


_HAN_LIKE, _WESTERN, _WHITE = range(3)
_SCRIPTS = [
    _WHITE if kind in (SPACE, WIDE_SPACE) else _WESTERN if kind >= LATIN else _HAN_LIKE for kind in range(len(NAMES))
]
"""Class -> what is shaped together."""


def itemize(strand: Strand, setting: Setting, book: FontBook) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    """The items of a strand in order, and what was wrong with its characters."""
    text = strand.text
    kinds = classes_of(text)
    _settle_quotes(text, kinds)
    for found in _KANA_DOT.finditer(text):
        kinds[found.start()] = KANA_MIDDLE
    for found in _EXTENDERS.finditer(text):
        # a variation selector and a combining mark are of the class of what they stand behind
        place = found.start()
        if place and _SCRIPTS[kinds[place - 1]] != _WHITE:
            kinds[place] = kinds[place - 1]
    scripts = [_SCRIPTS[kind] for kind in kinds]
    voices, findings = _cast(strand, _dressed(strand, kinds, setting, book), book)
    sides = zip(scripts, scripts[1:], voices, voices[1:], strict=False)
    cuts = [place for place, (a, b, voice, other) in enumerate(sides, 1) if a != b or voice is not other]
    endless = [found.end() for found in _ENDLESS.finditer(text)]
    if endless:
        cuts = sorted({*cuts, *endless} - {len(text)})
    items: list[Item] = []
    space = ""
    for start, end in pairwise([0, *cuts, len(text)] if text else []):
        script = scripts[start]
        if script == _WHITE:
            space += text[start:end]
        else:
            western = script == _WESTERN
            items.append(Item(voices[start], western, text[start:end], tuple(kinds[start:end]), start, space))
            space = ""
    return tuple(items), tuple(findings)


def _dressed(strand: Strand, kinds: list[int], setting: Setting, book: FontBook) -> list[Voice]:
    """The voice of every character as the setting has it: letters and figures in the Latin design of their face."""
    voices = [setting.voices[letter] for letter in strand.voices]
    latin = {letter: _latin(setting.voices[letter], book) for letter in set(strand.voices)}
    if any(own is not setting.voices[letter] for letter, own in latin.items()):
        for place, kind in enumerate(kinds):
            if kind >= LATIN and kind != WIDE_POSTFIX:
                voices[place] = latin[strand.voices[place]]
    return voices


def _latin(voice: Voice, book: FontBook) -> Voice:
    """The voice of the letters and figures beside the Han of a voice."""
    design = book.latin(voice.face)
    if design is None:
        return voice
    size = round(voice.size * design.size)
    return voice._replace(face=book.face(design.face), size=size, rise=round(voice.size * design.rise))


def _cast(strand: Strand, voices: list[Voice], book: FontBook) -> tuple[list[Voice], list[Finding]]:
    """The same where a face lacks a character: that of a face that has it."""
    varied = _varied(strand, voices, book)
    lacking = {
        (character, voice)
        for voice in {id(voice): voice for voice in voices}.values()  # to hash it for every character takes too long
        for character in {own for own, other in zip(strand.text, voices, strict=True) if other is voice}
        if not voice.face.has(character) and not character.isspace()
    }
    findings: list[Finding] = list(varied)
    if not lacking:
        return voices, findings
    helped: dict[tuple[str, Voice], Voice] = {}
    for place, key in enumerate(zip(strand.text, tuple(voices), strict=True)):
        if key not in lacking:
            continue
        character, own = key
        if place and _EXTENDERS.match(character):
            voices[place] = voices[place - 1]
            continue
        if key not in helped:
            helped[key] = _helped(character, own, book)
            findings.append(fallback_finding(character, own.face, helped[key].face, place))
        voices[place] = helped[key]
    return voices, _shortened(findings)


def _shortened(findings: list[Finding]) -> list[Finding]:
    """No more findings of a code than anybody reads, and how many more there are."""
    kept: list[Finding] = []
    for code in dict.fromkeys(finding.code for finding in findings):
        own = [finding for finding in findings if finding.code == code]
        kept += own[:_MOST_TOLD]
        if len(own) > _MOST_TOLD:
            more = f"the same goes for {counted(len(own) - _MOST_TOLD, 'character')} more"
            kept.append(Finding(code, more, own[_MOST_TOLD].place))
    return kept


def _varied(strand: Strand, voices: list[Voice], book: FontBook) -> Iterator[Finding]:
    """Gives a variation sequence to a face that knows it; where none does, the base glyph is set, and that is said."""
    if not _EXTENDERS.search(strand.text):
        return
    for found in _sequence().finditer(strand.text):
        place = found.start()
        base, selector = found[0][0], found[0][1]
        own = voices[place]
        if own.face.has_sequence(base, selector):
            continue
        face = book.variant(base, selector)
        name = f"the variant {base} U+{ord(base):04X} U+{ord(selector):04X}"
        if face is None:
            message = f"no face has {name}; the usual glyph is set"
        else:
            message = f"{own.face.name} has not {name}; it is set in {face.name}"
            voices[place] = voices[place + 1] = own._replace(face=face)
        yield Finding("font-substituted", message, place)


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


_MOST_TOLD = 200
"""Characters of one text that are lacking, each told by itself: a text in a script that no face has is hundreds."""
_EXTENDERS = re.compile(EXTENDING)
_ENDLESS = re.compile(EXTENDING + "{30}(?=" + EXTENDING + ")")
"""More marks than any script has on one character go on as an item of their own (UAX #15, 13: stream-safe text)."""
_KANA_DOT = re.compile(KANA_DOT)


@lru_cache(maxsize=1)
def _sequence() -> re.Pattern[str]:
    return re.compile(VARIANT)


def _helped(character: str, voice: Voice, book: FontBook) -> Voice:
    face = book.helper(character, voice.face)
    return voice._replace(face=face or book.boxing(voice.face))


def fallback_finding(character: str, wanted: Face, used: Face, place: int) -> Finding:
    """What to say of a character that its face lacks."""
    name = f"U+{ord(character):04X} {character}"
    if not used.has(character):
        return Finding("missing-glyph", f"no face has {name}; it is drawn as a box", place)
    return Finding("font-substituted", f"{wanted.name} has no {name}; it is set in {used.name}", place)
