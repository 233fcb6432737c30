"""What is said of a story that is over- or underset: in the messages, in the report, on the proof.

The count of what is too much or too little, and the remedies that `remedies` found to hold.
"""

from __future__ import annotations

from ..colour import WHITE, Colour
from ..diagnostics import Diagnostic, counted
from ..display import Fill, Item, Rule
from ..edition import Misfit, Remedy, SetBlock
from ..geometry import Length, Point, Rect, pt
from ..issue import Text
from ..text.rules.wording import REMEDIES, SHORT
from ..text.runs import runs
from .flow import SPARE
from .frame import Frame
from .story import Cast, Tools

MARK = Colour(0, 100, 100, 0)
"""The colour of the marks of the proof."""
_OFFERED = 3
"""Remedies that a message names; the report has them all."""
_MARKED = 2
_SMALL = pt(6)


def reported(block: SetBlock, frame: Frame, cast: Cast, found: tuple[Remedy, ...], tools: Tools) -> SetBlock:
    """A drawn story with what is to be said of its fit: nothing where it fits."""
    misfit = _misfit(cast, tools)
    if misfit is None:
        return block
    account = block.account._replace(misfit=misfit, remedies=found)
    findings = (_finding(frame, cast, account.remedies, misfit), *block.findings)
    marks = (*block.marks, *_marks(frame, cast, found, tools))
    return block._replace(account=account, findings=findings, marks=marks)


def _misfit(cast: Cast, tools: Tools) -> Misfit | None:
    grid = tools[1].grid
    if cast.poured.flow.over:
        done = sum(seat.unit.chars for seat in cast.poured.flow.seats)
        return Misfit(cast.matter.chars - done, cast.poured.over, cast.poured.over * grid.leading)
    if cast.poured.free > SPARE:
        lines = sum(cast.poured.flow.free)
        return Misfit(-lines * (cast.matter.measure // grid.body), -lines, -lines * grid.leading)
    return None


def _finding(frame: Frame, cast: Cast, found: tuple[Remedy, ...], misfit: Misfit) -> Diagnostic:
    """Overset or underset, at the place of the copy; the hint names what would help."""
    name, story = frame.block.id, cast.story
    span = story.body.file.span if story.body and story.body.file else frame.block.span
    enough = [remedy for remedy in found if remedy.fits]
    offers = [remedy.message for remedy in (enough or found)[:_OFFERED]]
    if misfit.lines > 0:
        count = f"{counted(misfit.chars, 'character')} ({counted(misfit.lines, 'line')})"
        offers.append("give the block's row more lines")
        if not found:
            offers.insert(0, "cut the copy")
        return Diagnostic("overset", f"{name}: {count} do not fit", span, ", or ".join(offers))
    free = f"{cast.poured.free} lines of a column stay free ({-misfit.lines} lines in all)"
    offers.append("give the block's row fewer lines")
    if not found:
        offers.insert(0, "add copy")
    return Diagnostic("underset", f"{name}: {free}", span, ", or ".join(offers))


def _marks(frame: Frame, cast: Cast, found: tuple[Remedy, ...], tools: Tools) -> list[Item]:
    """A bar at the foot of the last column with the count of what does not fit, the best remedies behind it.

    White is not marked but in the overlay: most pages in the making are full of it.
    """
    inner, grid = cast.shape.inner, tools[1].grid
    over = cast.poured.over
    if not over:
        return []
    done = sum(seat.unit.chars for seat in cast.poured.flow.seats)
    best = [remedy for remedy in found if remedy.fits][:_MARKED]
    said = [REMEDIES[remedy.kind].format(**dict(remedy.cost)) for remedy in best]
    words = SHORT.format(chars=cast.matter.chars - done, lines=over)
    foot = inner.stretches[-1][-1][1] if inner.stretches[-1] else inner.last
    y = max(grid.line_y(foot), frame.area.y1 if not frame.stepped else 0)
    bar = Rule(Point(inner.xs[-1], y), Point(inner.right, y), pt(2), MARK)
    return [bar, *_written(frame, [words, *said], (inner.right, y + pt(9)), tools)]


def _written(frame: Frame, words: list[str], end: tuple[Length, Length], tools: Tools) -> list[Item]:
    """As many of the words as the width of the block takes, ending at a place."""
    setter = tools[0]
    span = frame.block.span
    right, y = end
    for count in range(len(words), 0, -1):
        text = Text(" ".join(words[:count]), span.file, ((0, span.line, span.column),))
        for size in (setter.styles["label"].size, _SMALL):
            line = setter.single(text, setter.styles["label"], size, MARK)
            if line is not None and (right - line.width >= frame.area.x0 or (count == 1 and size == _SMALL)):
                at = Point(max(frame.area.x0, right - line.width), y)
                ground = Rect(at.x - pt(2), y - pt(8), at.x + line.width, y + pt(2))  # over a rule
                return [Fill((ground,), WHITE), *runs(line, at)]
    return []
