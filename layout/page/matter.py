"""The copy of a story: set in its measure once, poured into columns as often as a trial asks for it.

Neither the size of a head nor the height of a picture touches the lines of the copy; only the way they fall into
columns.  Where the story jumps, as much as fits stays and the rest goes on elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from ..geometry import Length
from ..issue import Story
from ..markup import Paragraph
from ..record import NamedTuple
from ..text.rules.wording import JUMP_FROM, JUMP_TO
from .flow import Flow, Unit, flowed, without_slivers
from .jump import cut_to_fit
from .level import Columns
from .mend import Galley, mended
from .story_head import Desk
from .typesetter import Typesetter
from .units import closer, galleys, head_units, paragraphs, tightened, typed_chars


class Matter(NamedTuple):
    """Set copy that does not stand in columns yet."""

    parsed: tuple[Paragraph, ...]
    galleys: tuple[tuple[Galley, ...], ...]
    """Of each paragraph: one, or none where nothing of it can be seen."""
    above: tuple[Unit, ...]
    """Source and byline, and where the copy goes on from."""
    onward: tuple[Unit, ...]
    """Where it goes on to, if it does."""
    halves: Callable[[Paragraph], tuple[Galley, ...]]
    """Sets a paragraph that a jump divides."""
    measure: Length
    chars: int
    """Characters of the whole copy, with what a jump carries away."""
    least: int = 0
    """The fewest characters that a jump carries away."""
    signed: int = 0
    """How many of the units above are the source and the byline."""
    tops: frozenset[tuple[int, int]] = frozenset()
    """Columns and lines where an area begins that has no white of its own above its copy."""

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple(unit for own in self.galleys for galley in own for unit in galley.units)


class Poured(NamedTuple):
    """Matter in its columns, and the copy that goes on elsewhere."""

    flow: Flow
    rest: tuple[Paragraph, ...]

    @property
    def over(self) -> int:
        """Lines that do not fit."""
        return sum(len(unit.lines) for unit in self.flow.over)

    @property
    def free(self) -> int:
        """Empty lines of the column that has most of them."""
        return 0 if self.flow.over else max(self.flow.free, default=0)


def matter_of(name: str, story: Story, tools: tuple[Typesetter, Desk], measure: Length) -> Matter:
    """The copy of a story in its measure: what is carried to it, its own, the reference behind it."""
    setter, desk = tools
    carried = desk.carried.get(name)
    body = story.body.text if story.body is not None else None
    if body is not None:
        setter.note_unseen(body)
    if story.see is not None and story.see.text is not None:
        setter.note_unseen(story.see.text)
    parsed = (*(carried.paragraphs if carried else ()), *paragraphs(body, story.see))
    above = head_units(((story.source, "source"), (story.byline, "byline")), setter, measure)
    signed = len(above)
    if carried and carried.paragraphs:
        above += _said(JUMP_FROM.format(page=carried.page), parsed, setter, measure)
    onward = tuple[Unit, ...]()
    if story.jump is not None and parsed:
        onward = _said(JUMP_TO.format(page=story.jump.to), parsed, setter, measure, right=True)

    def set_alone(paragraph: Paragraph) -> tuple[Galley, ...]:
        return galleys((paragraph,), setter, measure, desk.grid)

    chars = sum(typed_chars(paragraph.strands) for paragraph in parsed)
    least = desk.least_onward.get(name, 0)
    return Matter(parsed, tuple(map(set_alone, parsed)), above, onward, set_alone, measure, chars, least, signed)


def _said(
    words: str, parsed: tuple[Paragraph, ...], setter: Typesetter, measure: Length, right: bool = False
) -> tuple[Unit, ...]:
    """A line of the engine's own in the copy."""
    source = parsed[0].strands[0].source
    style = setter.styles["byline"]._replace(align="right" if right else "left")
    lines = setter.lines(source._replace(text=words, places=source.places[:1]), style, measure)
    return tuple(Unit("line", (aligned,), 0, 1, 0, style.size, 0) for aligned in lines)


def with_jump(matter: Matter, page: int, least: int, setter: Typesetter) -> Matter:
    """The same, ready to go on at a page with at least so many characters."""
    onward = _said(JUMP_TO.format(page=page), matter.parsed, setter, matter.measure, right=True)
    return matter._replace(onward=onward, least=least)


def with_galleys(matter: Matter, made: dict[int, Galley]) -> Matter:
    """The same with some paragraphs set otherwise."""
    return matter._replace(
        galleys=tuple((made[place],) if place in made else own for place, own in enumerate(matter.galleys))
    )


def closer_ones(matter: Matter, setter: Typesetter, desk: Desk, percent: float) -> tuple[tuple[int, Galley], ...]:
    """The paragraphs that gain a line where they are tracked closer by so much, the shortest last line first."""
    made: list[tuple[int, int, Galley]] = []
    for place, (paragraph, own) in enumerate(zip(matter.parsed, matter.galleys, strict=True)):
        if paragraph.kind == "body" and own:
            tracked = closer(paragraph, setter, (matter.measure, desk.grid), percent)
            if len(tracked.units) < len(own[0].units):
                made.append((own[0].units[-1].chars, place, tracked))
    return tuple((place, tracked) for _, place, tracked in sorted(made, key=lambda one: one[:2]))


def poured(matter: Matter, columns: Columns, jumps: bool = False) -> Poured:
    """Matter in its columns, level and mended; with `jumps`, as much of it as fits."""

    def pour(units: tuple[Unit, ...]) -> Flow:
        whole = (*matter.above, *units)
        calm = without_slivers(columns)
        tries = [flowed(whole, calm, matter.tops)]
        closed = tightened(whole)
        if closed != whole and (tries[0].over or tries[0].holes or tries[0].gaps):
            tries.append(flowed(closed, calm, matter.tops))
        if calm != columns and all(one.over for one in tries):
            tries += [flowed(units, columns, matter.tops) for units in (whole, closed)]
        return min(tries, key=lambda one: (len(one.over), one.holes + one.gaps))

    made = {id(paragraph): own for paragraph, own in zip(matter.parsed, matter.galleys, strict=True)}
    halves: list[Paragraph] = []
    """Kept, so that the key of a half in `made` stays its own."""

    def galleys_of(own: tuple[Paragraph, ...]) -> tuple[Galley, ...]:
        """Each paragraph is set once, however often a jump tries where to break."""
        for paragraph in own:
            if id(paragraph) not in made:
                made[id(paragraph)] = matter.halves(paragraph)
                halves.append(paragraph)
        return tuple(galley for paragraph in own for galley in made[id(paragraph)])

    def units_of(own: tuple[Paragraph, ...]) -> tuple[Unit, ...]:
        return tuple(unit for galley in galleys_of(own) for unit in galley.units)

    own, rest, onward = matter.parsed, tuple[Paragraph, ...](), tuple[Unit, ...]()
    if jumps and pour(matter.units).over:
        cut = cut_to_fit(own, units_of, lambda units: not pour((*units, *matter.onward)).over, matter.least)
        if cut is not None:
            own, rest, onward = cut.head, cut.tail, matter.onward
    done = pour((*units_of(own), *onward))
    if not done.over and len(columns) > 1:
        done, _ = mended(galleys_of(own), lambda units: pour((*units, *onward)), done)
    return Poured(done, rest)
