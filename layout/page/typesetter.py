"""Text in a named style, for everything on a page that is not a main head.

Knows the faces and the styles of one page and nothing of where things stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from ..colour import Colour
from ..diagnostics import Diagnostic, counted
from ..display import GlyphRun
from ..fonts import FontBook
from ..geometry import Length, Point
from ..issue import Text
from ..markup import Ruby, Strand, invisible, part, plain
from ..record import NamedTuple
from ..style import ACCENT, SECOND_FACE, Style
from ..text.itemize import Setting
from ..text.justify import SetLine, justify
from ..text.linebreak import break_lines
from ..text.nodes import Finding, Prepared, Voice
from ..text.ruby import with_readings
from ..text.rules.wording import INITIAL_MARKS
from ..text.runs import runs
from ..text.spacing import prepare
from .grid import ASCENT

_VOICES = "pske"
"""The voices of body copy: plain, strong, second, and what the engine itself adds."""

_MARK = "m"
"""The voice of a mark at the beginning of a source, a kicker or a cross-head."""

Align = Literal["left", "centre", "right", "justify"]


class Aligned(NamedTuple):
    """A set line and how far it is moved to the right."""

    line: SetLine
    shift: Length


_MOST_TOLD = 200
"""Places of one text where something cannot be seen that are told by themselves."""


def _unseen(text: Text) -> Iterator[tuple[int, str]]:
    """Where something of a text cannot be seen, and what is said of it."""
    found = invisible(text)
    for place, count in found[:_MOST_TOLD]:
        name = f"U+{ord(text.text[place]):04X}"
        row = f"{count:,} × {name} in a row cannot be seen; they are dropped"
        yield place, row if count > 1 else f"{name} cannot be seen; it is dropped"
    if len(found) > _MOST_TOLD:
        more = counted(sum(count for _, count in found[_MOST_TOLD:]), "character")
        yield found[_MOST_TOLD][0], f"the same goes for {more} more"


class Typesetter:
    """Sets strands and lines for one block in the styles of its page, and keeps what it found wrong with them."""

    def __init__(
        self, book: FontBook, styles: dict[str, Style], page: int, block: str, lexicon: tuple[str, ...] = ()
    ) -> None:
        self.book = book
        self.styles = styles
        self.lexicon = lexicon
        """Names that no line ends inside."""
        self._page = page
        self._block = block
        self._findings: dict[Diagnostic, None] = {}

    @property
    def findings(self) -> list[Diagnostic]:
        """What was wrong with the characters that were set, each once, at its place."""
        return list(self._findings)

    def voice(self, style: Style, size: Length | None = None, colour: Colour | None = None) -> Voice:
        """The voice of a style, at another size or in another colour where given."""
        size = size or style.size
        tracking = round(size * style.tracking / 100)
        return Voice(self.book.face(style.face), size, colour or style.colour, style.width / 100, tracking)

    def copy(
        self, strand: Strand, rubies: tuple[Ruby, ...] = (), leading: Length = 0, squeeze: float = 0.0
    ) -> Prepared:
        """Body copy with its voices; readings are half its size, or as large as the leading leaves room for."""
        body = self.styles["body"]
        own = self.voice(body)
        own = own._replace(tracking=own.tracking + round(body.size * squeeze / 100))
        strong, second = self.voice(self.styles["dateline"]), self.voice(body._replace(face=SECOND_FACE))
        strong = strong._replace(tracking=strong.tracking + round(body.size * squeeze / 100))
        said = self.voice(self.styles["byline"], body.size, body.colour)
        voices = {
            "p": own,
            "s": strong,
            "k": second._replace(tracking=own.tracking),
            "e": said._replace(tracking=own.tracking),
        }
        prepared = self._noted(prepare(strand, Setting(voices, "copy", body.punctuation), self.book))
        size = min(body.size // 2, max(leading - body.size, body.size // 3))
        return self._noted(with_readings(prepared, rubies, self.voice(body, size)._replace(tracking=0), self.book))

    def prepared(
        self, strand: Strand, style: Style, size: Length | None = None, colour: Colour | None = None
    ) -> Prepared:
        """A strand in one style; white space in it is meant, and a mark that it begins with is set in the accent."""
        voices = dict.fromkeys(_VOICES, self.voice(style, size, colour))
        if strand.text[:1] in INITIAL_MARKS and colour is None:
            voices[_MARK] = self.voice(style, size, ACCENT)
            strand = strand._replace(voices=_MARK + strand.voices[1:])
        names = style in (self.styles["byline"], self.styles["credit"])
        setting = Setting(voices, "names" if names else "meant", style.punctuation)
        return self._noted(prepare(strand, setting, self.book))

    def annotated(self, strand: Strand, style: Style, rubies: tuple[Ruby, ...]) -> Prepared:
        """A strand in one style with its readings, half its size."""
        return self._noted(
            with_readings(
                self.prepared(strand, style), rubies, self.voice(style, style.size // 2)._replace(tracking=0), self.book
            )
        )

    def _noted(self, prepared: Prepared) -> Prepared:
        self.note(prepared.strand, prepared.findings)
        return prepared

    def note(self, strand: Strand, findings: Iterable[Finding]) -> None:
        """Keeps what was found wrong with characters of a strand."""
        for found in findings:
            span = strand.source.at(strand.places[found.place])
            message = f"{self._block}: {found.message}"
            self._findings[Diagnostic(found.code, message, span, "", self._page, self._block)] = None

    def read(self, text: Text) -> Strand:
        """Typed text as a strand; what cannot be seen is dropped with a warning."""
        self.note_unseen(text)
        return plain(text)

    def note_unseen(self, text: Text) -> None:
        """Warns of the characters of a text that cannot be seen."""
        for place, words in _unseen(text):
            hint = "delete it, or type what was meant"
            message = f"{self._block}: {words}"
            found = Diagnostic("invisible-character", message, text.at(place), hint, self._page, self._block)
            self._findings[found] = None

    def lines(self, text: Text | Strand, style: Style, measure: Length) -> tuple[Aligned, ...]:
        """Text broken to a measure in a style, line breaks in it kept."""
        strand = self.read(text) if isinstance(text, Text) else text
        return tuple(
            aligned for row in rows(strand) for aligned in self.aligned(self.prepared(row, style), style, measure)
        )

    def aligned(self, prepared: Prepared, style: Style, measure: Length) -> tuple[Aligned, ...]:
        """A paragraph's lines as the style aligns them."""
        indent = min(style.indent.resolve(style.size, 0), measure // 2)
        lines = justify(prepared, break_lines(prepared, measure, indent), measure, indent)
        return tuple(ragged(line, style.align, measure) for line in lines)

    def single(
        self, text: Text | Strand, style: Style, size: Length | None = None, colour: Colour | None = None
    ) -> SetLine | None:
        """Text on one line of its natural width; None where it is empty."""
        strand = self.read(text) if isinstance(text, Text) else text
        prepared = self.prepared(strand, style, size, colour)
        if not prepared.atoms:
            return None
        return whole(prepared)


def rows(strand: Strand) -> tuple[Strand, ...]:
    """A strand at its typed line breaks; rows with nothing in them are left out."""
    made = []
    start = 0
    for row in strand.text.split("\n"):
        if row.strip():
            made.append(part(strand, start, start + len(row)))
        start += len(row) + 1
    return tuple(made)


def ragged(line: SetLine, align: Align, measure: Length) -> Aligned:
    """A line as it is aligned: ragged text keeps its natural widths unless it had to shrink."""
    if align == "justify":
        return Aligned(line, 0)
    line = natural(line) if line.gap or not line.justified else line
    slack = measure - line.width
    return Aligned(line, {"left": 0, "centre": slack // 2, "right": slack}[align])


def whole(prepared: Prepared) -> SetLine:
    """A strand on one line at its natural width."""
    x = 0
    xs = []
    for place, atom in enumerate(prepared.atoms):
        xs.append(x)
        x += atom.core + (prepared.natural[place] if place < len(prepared.natural) else 0)
    return SetLine(prepared, 0, len(prepared.atoms), tuple(xs), x, False, 0.0)


def natural(line: SetLine) -> SetLine:
    """A line set back to its natural widths."""
    x = line.xs[0]
    xs = []
    for place in range(line.start, line.end):
        xs.append(x)
        x += line.prepared.atoms[place].core
        if place < line.end - 1:
            x += line.prepared.natural[place]
    return line._replace(xs=tuple(xs), width=x, justified=False, gap=0.0)


def centred_baseline(top: Length, height: Length, size: Length) -> Length:
    """The baseline of type whose em box stands in the middle of a strip."""
    return top + (height - size) // 2 + round(size * ASCENT)


def place(lines: Iterable[tuple[Aligned, Point]]) -> list[GlyphRun]:
    """Aligned lines at the points of their left edges and baselines."""
    return [run for aligned, at in lines for run in runs(aligned.line, Point(at.x + aligned.shift, at.y))]
