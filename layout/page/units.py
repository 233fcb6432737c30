"""Copy -> units: the lines and cross-heads of a story, ready to go down its columns."""

from __future__ import annotations

from ..geometry import Length
from ..issue import See, Text
from ..markup import Paragraph, Strand, parse
from ..style import Style
from ..text.faults import faults
from ..text.justify import justify
from ..text.linebreak import break_lines
from ..text.rules.wording import PARENTHESES, SEE
from .flow import Unit
from .grid import Grid
from .typesetter import Aligned, Typesetter

ENGINE = "e"
"""The voice of what the engine adds to the copy; it does not count as copy."""


def paragraphs(body: Text | None, see: See | None) -> tuple[Paragraph, ...]:
    """The paragraphs of a copy, the reference to another page behind the last one."""
    parsed = parse(body) if body is not None else ()
    if see is None:
        return parsed
    words = PARENTHESES.format(see.text.text if see.text is not None else SEE.format(page=see.page))
    if parsed and parsed[-1].kind == "body":
        last = parsed[-1].strands[0]
        at = last.places[-1] if last.places else 0
        grown = Strand(
            last.text + words, last.voices + ENGINE * len(words), last.places + (at,) * len(words), last.source
        )
        return (*parsed[:-1], parsed[-1]._replace(strands=(grown,)))
    source = see.text if see.text is not None else Text("", see.span.file, ((0, see.span.line, see.span.column),))
    alone = Strand(words, ENGINE * len(words), (0,) * len(words), source)
    return (*parsed, Paragraph("body", (alone,), ()))


def typed_chars(strands: tuple[Strand, ...]) -> int:
    """Characters of the copy, without white space and what the engine adds."""
    return sum(
        1
        for strand in strands
        for character, voice in zip(strand.text, strand.voices, strict=True)
        if voice != ENGINE and not character.isspace()
    )


def copy_units(parsed: tuple[Paragraph, ...], setter: Typesetter, measure: Length, grid: Grid) -> tuple[Unit, ...]:
    """The units of a copy in one measure."""
    units: list[Unit] = []
    body = setter.styles["body"]
    indent = body.indent.resolve(body.size, grid.leading)
    for paragraph in parsed:
        if paragraph.kind == "body":
            prepared = setter.copy(paragraph.strands[0])
            voices = paragraph.strands[0].voices
            plain = ENGINE not in voices
            if not prepared.atoms:
                continue
            own = 0 if paragraph.continued else indent
            lines = justify(prepared, break_lines(prepared, measure, own), measure, own)
            setter.note(prepared.strand, faults(lines))
            for line in lines:
                typed = zip(prepared.atoms[line.start : line.end], prepared.places[line.start : line.end], strict=True)
                chars = sum(len(atom.text) for atom, place in typed if plain or voices[place] != ENGINE)
                units.append(Unit("line", (Aligned(line, 0),), 0, body.leading, 0, body.size, chars))
        else:
            style = setter.styles["crosshead" if paragraph.kind == "crosshead" else "pull"]
            units.append(_display(paragraph, setter, style, (measure, grid)))
    return tuple(units)


def _display(paragraph: Paragraph, setter: Typesetter, style: Style, room: tuple[Length, Grid]) -> Unit:
    """A cross-head or a pull quote: its lines together, white above and below in whole grid lines."""
    measure, grid = room
    lines = tuple(
        aligned
        for strand in paragraph.strands
        for aligned in setter.aligned(setter.prepared(strand, style), style, measure)
    )
    own = -(-style.size // round(grid.leading * 1.1)) * grid.leading
    pitch = max(style.leading * grid.leading, own) if style.leading else round(style.size * 1.4)
    height = max(1, -(-(pitch * (len(lines) - 1) + style.size) // grid.leading))
    slack = height * grid.leading - (pitch * (len(lines) - 1) + style.size)
    rows = tuple(slack // 2 + number * pitch for number in range(len(lines)))
    chars = typed_chars(paragraph.strands)
    return Unit("crosshead", lines, style.before, height, style.after, style.size, chars, rows)


def tightened(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The same with three grid lines instead of four for a cross-head of two lines."""
    return tuple(
        unit._replace(after=0) if unit.kind == "crosshead" and unit.height > 1 and unit.after else unit
        for unit in units
    )


def head_units(texts: tuple[tuple[Text | None, str], ...], setter: Typesetter, measure: Length) -> tuple[Unit, ...]:
    """Source and byline above the copy: a line each, more where they are longer."""
    units: list[Unit] = []
    for text, name in texts:
        if text is not None:
            style = setter.styles[name]
            rows = setter.lines(text, style, measure)
            for number, aligned in enumerate(rows):
                before = style.before if number == 0 and units else 0
                after = style.after if number == len(rows) - 1 else 0
                units.append(Unit("line", (aligned,), before, style.leading, after, style.size, 0))
    return tuple(units)
