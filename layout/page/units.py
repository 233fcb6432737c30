"""Copy -> units: the lines and cross-heads of a story, ready to go down its columns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..geometry import Length
from ..issue import See, Text
from ..markup import Paragraph, Ruby, Strand, parse, plain
from ..style import Style
from ..text.faults import faults
from ..text.justify import SetLine, justify
from ..text.linebreak import break_lines
from ..text.looseness import break_into
from ..text.nodes import Prepared
from ..text.rules.wording import PARENTHESES, SEE
from .flow import Flow, Unit
from .grid import Grid
from .mend import Galley
from .sense import by_sense
from .typesetter import Typesetter, ragged

ENGINE = "e"
"""The voice of what the engine adds to the copy; it does not count as copy."""


def paragraphs(body: Text | None, see: See | None) -> tuple[Paragraph, ...]:
    """The paragraphs of a copy, the reference to another page behind the last one."""
    parsed = parse(body) if body is not None else ()
    if see is None:
        return parsed
    words = PARENTHESES.format(plain(see.text).text if see.text is not None else SEE.format(page=see.page))
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


def galleys(parsed: tuple[Paragraph, ...], setter: Typesetter, measure: Length, grid: Grid) -> tuple[Galley, ...]:
    """The paragraphs of a copy in one measure."""
    made: list[Galley] = []
    for paragraph in parsed:
        if paragraph.kind == "body":
            galley = closer(paragraph, setter, (measure, grid), 0)
            if galley.units:
                made.append(galley)
        elif any(strand.text.strip() for strand in paragraph.strands):
            style = setter.styles["crosshead" if paragraph.kind == "crosshead" else "pull"]
            made.append(Galley((_display(paragraph, setter, style, (measure, grid)),), lambda _: None))
    return tuple(made)


def closer(paragraph: Paragraph, setter: Typesetter, room: tuple[Length, Grid], percent: float) -> Galley:
    """A paragraph of body copy tracked closer by so many per cent of its size."""
    measure, grid = room
    body = setter.styles["body"]
    indent = 0 if paragraph.continued else min(body.indent.resolve(body.size, grid.leading), measure // 2)
    prepared = setter.copy(paragraph.strands[0], paragraph.rubies, grid.leading, -percent)
    return _galley(prepared, body, measure, indent) if prepared.atoms else Galley((), lambda _: None)


def copy_units(parsed: tuple[Paragraph, ...], setter: Typesetter, measure: Length, grid: Grid) -> tuple[Unit, ...]:
    """The units of a copy in one measure."""
    return tuple(unit for galley in galleys(parsed, setter, measure, grid) for unit in galley.units)


def _galley(prepared: Prepared, body: Style, measure: Length, indent: Length) -> Galley:
    """A paragraph of body copy at its best, with the way to one line more or fewer."""
    best = break_lines(prepared, measure, indent)

    @cache  # every trial of a head, a picture or another height asks for the same ones
    def longer(by: int) -> tuple[Unit, ...] | None:
        lines = break_into(prepared, measure, indent, len(best) + by) if len(best) + by > 0 else None
        return None if lines is None else _lines(prepared, justify(prepared, lines, measure, indent), body, measure)

    return Galley(_lines(prepared, justify(prepared, best, measure, indent), body, measure), longer)


def _lines(prepared: Prepared, lines: tuple[SetLine, ...], body: Style, measure: Length) -> tuple[Unit, ...]:
    voices = prepared.strand.voices
    plain = ENGINE not in voices
    units = []
    last = len(lines) - 1
    for number, line in enumerate(lines):
        typed = zip(prepared.atoms[line.start : line.end], prepared.places[line.start : line.end], strict=True)
        chars = sum(len(atom.text) for atom, place in typed if plain or voices[place] != ENGINE)
        edges = number == 0, number == last
        white = body.before if number == 0 else 0, body.after if number == last else 0
        own = ragged(line, body.align, measure)
        read = any(line.start <= one.first < line.end and not one.below for one in prepared.readings)
        units.append(Unit("line", (own,), white[0], body.leading, white[1], body.size, chars, *edges, read=read))
    return tuple(units)


def note_faults(poured: Flow, setter: Typesetter) -> None:
    """Warns of loose lines and runts in what was set."""
    paragraphs_set: dict[int, list[SetLine]] = {}
    for seat in poured.seats:
        if seat.unit.kind == "line" and (seat.unit.first or seat.unit.chars):
            line = seat.unit.lines[0].line
            paragraphs_set.setdefault(id(line.prepared), []).append(line)
    for lines in paragraphs_set.values():
        setter.note(lines[0].prepared.strand, faults(lines))


def _display(paragraph: Paragraph, setter: Typesetter, style: Style, room: tuple[Length, Grid]) -> Unit:
    """A cross-head or a pull quote: its lines together, white above and below in whole grid lines."""
    measure, grid = room
    lines = tuple(
        aligned
        for strand, rubies in _with_rubies(paragraph)
        for line in by_sense(setter, strand, style, measure)
        for aligned in setter.aligned(setter.annotated(line, style, _of(line, strand, rubies)), style, measure)
    )
    own = -(-style.size // round(grid.leading * 1.1)) * grid.leading
    pitch = max(style.leading * grid.leading, own) if style.leading else round(style.size * 1.4)
    if paragraph.rubies:
        pitch = max(pitch, style.size * 8 // 5)  # a reading stands between two lines
    height = max(1, -(-(pitch * (len(lines) - 1) + style.size) // grid.leading))
    slack = height * grid.leading - (pitch * (len(lines) - 1) + style.size)
    rows = tuple(slack // 2 + number * pitch for number in range(len(lines)))
    chars, quoted = typed_chars(paragraph.strands), paragraph.kind == "pull"
    read = bool(rows) and rows[0] < style.size // 2 and any(not one.below for one in lines[0].line.prepared.readings)
    white = style.before, height, style.after
    return Unit("crosshead", lines, *white, style.size, chars, quoted=quoted, read=read, rows=rows)


def _with_rubies(paragraph: Paragraph) -> Iterator[tuple[Strand, tuple[Ruby, ...]]]:
    """The strands of a paragraph, each with its own readings."""
    start = 0
    for strand in paragraph.strands:
        end = start + len(strand.text)
        own = (ruby for ruby in paragraph.rubies if start <= ruby.start < end)
        yield strand, tuple(Ruby(ruby.start - start, ruby.end - start, ruby.text) for ruby in own)
        start = end


def _of(line: Strand, strand: Strand, rubies: tuple[Ruby, ...]) -> tuple[Ruby, ...]:
    """The readings whose base begins in a line of a strand."""
    if not rubies or not line.places:
        return ()
    start = strand.places.index(line.places[0])
    end = start + len(line.text)
    own = (ruby for ruby in rubies if start <= ruby.start < end)
    return tuple(Ruby(ruby.start - start, min(ruby.end, end) - start, ruby.text) for ruby in own)


def tightened(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The same with three grid lines instead of four for a cross-head or a pull quote of two lines."""
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
