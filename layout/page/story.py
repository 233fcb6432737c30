"""A story in its area: head, pictures, copy in level columns; what does not fit is said.

The passes: room -> head -> pictures -> units -> flow -> items.
"""

from __future__ import annotations

from typing import NamedTuple

from ..colour import Colour
from ..diagnostics import Diagnostic
from ..display import GlyphRun, Item, Rule
from ..edition import BlockAccount, Overset, PhotoAccount, SetBlock
from ..geometry import Length, Point, pt
from ..issue import Story, Text
from ..markup import Paragraph
from ..text.rules.wording import JUMP_FROM, JUMP_TO, SHORT
from ..text.runs import runs
from .flow import Flow, Seat, Unit, flow
from .frame import Frame
from .grid import ASCENT, Grid
from .headline import Head
from .inset import Inset, insets, less, pull_quote
from .jump import cut_to_fit
from .mend import Galley, mended
from .room import Room, box_items, room
from .story_head import Desk, place_head
from .typesetter import Typesetter
from .units import galleys, head_units, note_faults, paragraphs, tightened, typed_chars

MARK = Colour(0, 100, 100, 0)
"""The colour of the marks of the proof."""


def set_story(frame: Frame, story: Story, setter: Typesetter, desk: Desk) -> SetBlock:
    """The story in its frame."""
    grid = desk.grid
    inner = room(frame, grid, story.columns)
    items: list[Item] = box_items(frame)
    placed_head = place_head(frame, story, (setter, desk), inner)
    head = placed_head.head
    items += placed_head.ground
    items += head.runs
    below = inner.without(placed_head.columns, placed_head.lines)
    placed = insets(story.photos, below, setter, (grid, desk.min_ppi))
    if story.pull is not None:
        placed = (*placed, pull_quote(story.pull, less(below, placed), setter, grid))
    free = less(below, placed)
    copy = _poured(frame, story, (setter, desk), (inner, free))
    poured = copy.flow
    for inset in placed:
        items += inset.items
    items += _glyphs(poured, inner, grid)
    account = _account(frame, (copy, head), placed)
    findings = [*head.findings, *(found for inset in placed for found in inset.findings)]
    if story.columns is not None and len(inner.xs) < story.columns:
        message = f"{frame.block.id}: {story.columns} columns of copy are too narrow for its area; {len(inner.xs)} fit"
        findings.append(Diagnostic("bad-value", message, frame.block.span, "ask for fewer `columns`"))
    findings += _fit_findings(frame, poured, account, story)
    marks = _overset_marks(frame, account, setter, (inner, grid))
    return SetBlock(tuple(items), tuple(marks), account, (*findings, *setter.findings), copy.rest, poured.free)


class _Copy(NamedTuple):
    """The copy of a story in its columns."""

    flow: Flow
    chars: int
    """Characters of the whole copy, with what a jump carries away."""
    rest: tuple[Paragraph, ...]


def _poured(frame: Frame, story: Story, tools: tuple[Typesetter, Desk], rooms: tuple[Room, Room]) -> _Copy:
    """Everything that goes down the columns; where the story jumps, what fits of it."""
    setter, desk = tools
    inner, free = rooms
    carried = desk.carried.get(frame.block.id)
    body = story.body.text if story.body is not None else None
    if body is not None:
        setter.note_unseen(body)
    parsed = (*(carried.paragraphs if carried else ()), *paragraphs(body, story.see))
    chars = sum(typed_chars(paragraph.strands) for paragraph in parsed)
    above = head_units(((story.source, "source"), (story.byline, "byline")), setter, inner.measure)
    if carried and carried.paragraphs:
        above += _said(JUMP_FROM.format(page=carried.page), parsed, setter, inner.measure)

    made: dict[int, tuple[Paragraph, tuple[Galley, ...]]] = {}

    def galleys_of(own: tuple[Paragraph, ...]) -> tuple[Galley, ...]:
        """Each paragraph is set once, however often a jump tries where to break."""
        for paragraph in own:
            if id(paragraph) not in made:
                made[id(paragraph)] = paragraph, galleys((paragraph,), setter, inner.measure, desk.grid)
        return tuple(galley for paragraph in own for galley in made[id(paragraph)][1])

    def units_of(own: tuple[Paragraph, ...]) -> tuple[Unit, ...]:
        return tuple(unit for galley in galleys_of(own) for unit in galley.units)

    def poured(units: tuple[Unit, ...]) -> Flow:
        tries = [flow((*above, *own), free.stretches) for own in (units, tightened(units))]
        return min(tries, key=lambda one: (bool(one.over), one.holes))

    own, rest = parsed, tuple[Paragraph, ...]()
    onward = tuple[Unit, ...]()
    if story.jump is not None and poured(units_of(parsed)).over:
        onward = _said(JUMP_TO.format(page=story.jump.to), parsed, setter, inner.measure, right=True)
        cut = cut_to_fit(parsed, units_of, lambda units: not poured((*units, *onward)).over)
        own, rest = (cut.head, cut.tail) if cut else (parsed, rest)
        onward = onward if cut else tuple[Unit, ...]()
    done = poured((*units_of(own), *onward))
    if not done.over and len(free.stretches) > 1:
        done, _ = mended(galleys_of(own), lambda units: poured((*units, *onward)), done)
    note_faults(done, setter)
    return _Copy(done, chars, rest)


def _said(
    words: str, parsed: tuple[Paragraph, ...], setter: Typesetter, measure: Length, right: bool = False
) -> tuple[Unit, ...]:
    """A line of the engine's own in the copy."""
    source = parsed[0].strands[0].source
    style = setter.styles["byline"]._replace(align="right" if right else "left")
    lines = setter.lines(source._replace(text=words, places=source.places[:1]), style, measure)
    return tuple(Unit("line", (aligned,), 0, 1, 0, style.size, 0) for aligned in lines)


def _glyphs(poured: Flow, inner: Room, grid: Grid) -> list[GlyphRun]:
    made: list[GlyphRun] = []
    for seat in poured.seats:
        x = inner.xs[seat.column]
        unit = seat.unit
        for number, aligned in enumerate(unit.lines):
            if unit.kind == "line":
                y = grid.baseline(seat.line)
            else:
                y = grid.line_y(seat.line) + unit.rows[number] + round(unit.size * ASCENT) - _lift(seat, grid)
            made += runs(aligned.line, Point(x + aligned.shift, y))
    return made


def _lift(seat: Seat, grid: Grid) -> Length:
    """A cross-head without a white line of its own below it shares the one above."""
    return grid.leading * 2 // 5 if seat.above and not seat.unit.after else 0


def _account(frame: Frame, outcome: tuple[_Copy, Head], placed: tuple[Inset, ...]) -> BlockAccount:
    copy, head = outcome
    chars, poured = copy.chars, copy.flow
    done = sum(seat.unit.chars for seat in poured.seats)
    lines = sum(len(seat.unit.lines) for seat in poured.seats)
    short = sum(len(unit.lines) for unit in poured.over)
    over = Overset(chars - done, short) if poured.over else None
    photos: tuple[PhotoAccount, ...] = tuple(inset.account for inset in placed if inset.account is not None)
    block = frame.block
    return BlockAccount(
        block.id,
        block.kind,
        frame.corners,
        chars,
        done,
        lines,
        sum(poured.free),
        over,
        head.report,
        photos,
        block.span,
    )


def _fit_findings(frame: Frame, poured: Flow, account: BlockAccount, story: Story) -> list[Diagnostic]:
    """Overset and underset, at the place of the copy."""
    name = frame.block.id
    span = story.body.file.span if story.body and story.body.file else frame.block.span
    if account.overset is not None:
        over = account.overset
        count = f"{counted(over.chars, 'character')} ({counted(over.lines, 'line')})"
        hint = "cut the copy, or give the block's row more lines"
        return [Diagnostic("overset", f"{name}: {count} do not fit", span, hint)]
    worst = max(poured.free, default=0)
    if worst > 2:
        message = f"{name}: {worst} lines of a column stay free ({account.lines_free} lines in all)"
        return [Diagnostic("underset", message, span, "add copy, or give the block's row fewer lines")]
    return []


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _overset_marks(frame: Frame, account: BlockAccount, setter: Typesetter, where: tuple[Room, Grid]) -> list[Item]:
    """A bar at the foot of the last column with the count of what does not fit."""
    if account.overset is None:
        return []
    words = SHORT.format(chars=account.overset.chars, lines=account.overset.lines)
    span = frame.block.span
    style = setter.styles["label"]
    line = setter.single(Text(words, span.file, ((0, span.line, span.column),)), style, None, MARK)
    inner, grid = where
    foot = inner.stretches[-1][-1][1] if inner.stretches[-1] else inner.last
    y = max(grid.line_y(foot), frame.area.y1 if not frame.stepped else 0)
    bar = Rule(Point(inner.xs[-1], y), Point(inner.right, y), pt(2), MARK)
    if line is None:
        return [bar]
    at = Point(max(frame.area.x0, inner.right - line.width), y + pt(9))
    return [bar, *runs(line, at)]
