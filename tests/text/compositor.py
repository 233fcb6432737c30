"""Sets copy in the face of round numbers, and writes a set line down so that a typesetter can check it by eye.

The notation stands in cases/README.md.  An em is 1,000,000 units here, so that a hundredth of it is a whole number.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from layout.colour import BLACK
from layout.fonts import FontBook
from layout.geometry import Length
from layout.issue import Text
from layout.markup import Strand, parse, plain
from layout.text.itemize import Setting
from layout.text.justify import SetLine, justify
from layout.text.linebreak import break_lines
from layout.text.nodes import Atom, Prepared, Voice
from layout.text.rules.classes import LATIN
from layout.text.spacing import prepare
from tests.text.oneem import CLOSING, OPENING

EM = 1_000_000
HALF = EM // 2

Spaces = Literal["copy", "meant", "names"]


class Way(NamedTuple):
    """How a case is set; measure and indent in characters."""

    measure: float = 12
    indent: float = 0
    style: Literal["full", "kaiming"] = "full"
    spaces: Spaces = "copy"
    face: str = "full"

    @property
    def room(self) -> tuple[Length, Length]:
        """Measure and indent as lengths."""
        return round(self.measure * EM), round(self.indent * EM)


def typed(copy: str) -> Text:
    """Copy as if an issue held it, from its first line on."""
    places = [(0, 1, 1)]
    for line, row in enumerate(copy.split("\n")[:-1], 2):
        places.append((places[-1][0] + len(row) + 1, line, 1))
    return Text(copy, "case.md", tuple(places))


def strand_of(copy: str, spaces: Spaces = "copy") -> Strand:
    """The first paragraph of body copy; a head or a byline where spaces are meant."""
    return parse(typed(copy))[0].strands[0] if spaces == "copy" else plain(typed(copy))


def voices(book: FontBook, face: str = "full") -> dict[str, Voice]:
    """Plain, strong and second; the second is always in the face without `halt`."""
    names = {"p": face, "s": "strong", "k": "narrow"}
    return {letter: Voice(book.face(name), EM, BLACK, 1.0, 0) for letter, name in names.items()}


def prepared(copy: str, way: Way, book: FontBook) -> Prepared:
    """Copy ready to be broken."""
    return prepare(strand_of(copy, way.spaces), Setting(voices(book, way.face), way.spaces, way.style), book)


def set_lines(copy: str, way: Way, book: FontBook) -> tuple[SetLine, ...]:
    """Copy as set lines."""
    ready = prepared(copy, way, book)
    return justify(ready, break_lines(ready, *way.room), *way.room)


def shown(line: SetLine, measure: Length) -> str:
    """A set line in the notation of the cases."""
    atoms = line.prepared.atoms[line.start : line.end]
    parts = ["\u3000" * (line.xs[0] // EM)]
    if _blank_before(atoms[0]) and atoms[0].core == HALF:
        parts.append("½")
    for number, atom in enumerate(atoms[:-1]):
        parts += [atom.text, _between(line, number)]
    parts.append(atoms[-1].text)
    if line.prepared.tails[line.end - 1] > atoms[-1].core:
        parts.append("-")
    if _blank_behind(atoms[-1]) and atoms[-1].core == HALF:
        parts.append("½")
    return "".join(parts) + _foot(line, measure)


def _between(line: SetLine, number: int) -> str:
    """The spaces kept behind an atom, and what its gap has more or less than two full boxes would."""
    left, right = line.prepared.atoms[line.start + number : line.start + number + 2]
    boundary = line.start + number
    kept = line.prepared.spaces[boundary]
    usual = _blank_behind(left) + _blank_before(right) + EM * kept.count("\u3000")
    gap = line.xs[number + 1] - line.xs[number] - left.core - usual
    if line.prepared.stretch[boundary][-1]:
        gap -= round(line.gap * EM)
    hundredths = round(gap * 100 / EM)
    mark = (
        "½½"
        if hundredths == -100 and usual == EM
        else "½"
        if hundredths == -50 and usual
        else f"‹{hundredths}›"
        if hundredths
        else ""
    )
    return kept.replace(" ", "␣") + mark


def _foot(line: SetLine, measure: Length) -> str:
    if line.width == measure:
        return "|" + (f" +{round(line.gap * 100)}" if line.gap else "")
    return f" {'=' if line.width < measure else '>'} {round(line.width / EM, 2):g}"


def _blank_before(atom: Atom) -> Length:
    return HALF if atom.kind < LATIN and atom.text[0] in OPENING else 0


def _blank_behind(atom: Atom) -> Length:
    return HALF if atom.kind < LATIN and atom.text[0] in CLOSING else 0
