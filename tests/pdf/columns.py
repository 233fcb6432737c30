"""The lines of copy as they stand on the page: each with its paragraph, its column and its two edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tests.pdf.conftest import Proof
from tests.pdf.copydesk import Typed
from tests.pdf.readback import Glyph, lines_of, said

NO_START = frozenset("。，、；：？！”’）》〉」』】〕〗］｝–－～·・／%％‰°℃′″々")
NO_END = frozenset("“‘（《〈「『【〔〖［｛￥$№／")
OPENING = frozenset("“‘（《〈「『【〔〖［｛")
CLOSING = frozenset("”’）》〉」』】〕〗］｝。，、；：？！")
CENTRED_HALF = frozenset("·・／")
CENTRED_PAIR = frozenset("—…")


class Line(NamedTuple):
    """A line of copy."""

    page: int
    block: str
    glyphs: tuple[Glyph, ...]
    kind: str
    """body, crosshead, pull: the kind of its paragraph"""
    first: bool
    last: bool
    """Of its paragraph, or of what stands before a jump."""

    @property
    def text(self) -> str:
        return said(self.glyphs)

    @property
    def y(self) -> float:
        return self.glyphs[0].y

    @property
    def em(self) -> float:
        return self.glyphs[-1].size

    @property
    def left(self) -> float:
        """Where its first box starts: an opening mark has lost the blank before it."""
        glyph = self.glyphs[0]
        middle = (glyph.ink[0] + glyph.ink[2]) / 2
        if glyph.text in OPENING:
            return glyph.x + glyph.size / 2
        if glyph.text in CENTRED_HALF:
            return middle - glyph.size / 4
        if glyph.text[0] in CENTRED_PAIR:
            return self._pair(self.glyphs[:2])[0]
        return glyph.x

    @property
    def right(self) -> float:
        """Where its last box ends: a mark at the line's end counts half an em."""
        glyph = self.glyphs[-1]
        middle = (glyph.ink[0] + glyph.ink[2]) / 2
        if glyph.text in CLOSING:
            return glyph.x + glyph.size / 2
        if glyph.text in CENTRED_HALF:
            return middle + glyph.size / 4
        if glyph.text[-1] in CENTRED_PAIR:
            return self._pair(self.glyphs[-2:])[1]
        return glyph.end

    def _pair(self, ends: Sequence[Glyph]) -> tuple[float, float]:
        """The edges of a dash or an ellipsis: its ink stands in the middle of 1 em for each character."""
        own = [glyph for glyph in ends if set(glyph.text) <= CENTRED_PAIR]
        middle = (min(glyph.ink[0] for glyph in own) + max(glyph.ink[2] for glyph in own)) / 2
        width = sum(len(glyph.text) for glyph in own) * self.em
        return middle - width / 2, middle + width / 2


def copy_lines(proof: Proof) -> Iterator[Line]:
    """The lines of every block's copy, in order; what the engine adds behind it is part of its last line."""
    for own in proof.typed:
        if own.copy and "from" not in own.keys:
            yield from _block_lines(proof, own)


def _block_lines(proof: Proof, own: Typed) -> Iterator[Line]:
    glyphs = proof.shown(own)
    starts = _starts(glyphs)
    account = proof.block(own)
    expected = own.chars[: account["chars_set"]]
    at = said(glyphs).index(expected)
    paragraphs = [*own.copy]
    if account["chars_set"] == account["chars"] and account["overset"] is None and own.see:
        expected += own.see
        if paragraphs[-1].kind == "body":
            paragraphs[-1] = paragraphs[-1]._replace(text=paragraphs[-1].text + own.see)
    foot = at + len(expected)
    starts.append(len(glyphs))
    for paragraph in paragraphs:
        end = min(at + len(paragraph.text), foot)
        lines = lines_of(glyphs[starts[at] : starts[end]])
        for number, line in enumerate(lines):
            whole = end == at + len(paragraph.text) or ("jump" in own.keys and end == foot)
            last = number == len(lines) - 1 and whole
            yield Line(own.page, own.id, tuple(line), paragraph.kind, number == 0, last)
        at = end


def _starts(glyphs: Sequence[Glyph]) -> list[int]:
    """The glyph of every character."""
    return [place for place, glyph in enumerate(glyphs) for _ in "".join(glyph.text.split())]


def neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Two lines of one paragraph, one after the other."""
    for one, other in pairwise(lines):
        if (one.page, one.block) == (other.page, other.block) and not one.last and not other.first:
            yield one, other
