"""What is said of a story that is over- or underset, in the messages and in the report.

The count of what is too much or too little, in characters, lines and millimetres of a column, and the remedies that
`remedies` found to hold.  What the proof says of it is `fit_marks`.
"""

from __future__ import annotations

from ..diagnostics import Diagnostic, counted
from ..edition import Misfit, Remedy, SetBlock
from ..geometry import to_mm
from .fit_marks import fit_marks
from .flow import SPARE
from .frame import Frame
from .story import Cast, Tools

_OFFERED = 3
"""Remedies that a message names; the report has them all."""


def reported(block: SetBlock, frame: Frame, cast: Cast, found: tuple[Remedy, ...], tools: Tools) -> SetBlock:
    """A drawn story with what is to be said of its fit: nothing where it fits."""
    misfit = _misfit(cast, tools)
    if misfit is None:
        return block
    account = block.account._replace(misfit=misfit, remedies=found)
    findings = (_finding(frame, cast, account.remedies, misfit), *block.findings)
    marks = (*block.marks, *fit_marks(frame, cast, (misfit, found), tools))
    return block._replace(account=account, findings=findings, marks=marks)


def _misfit(cast: Cast, tools: Tools) -> Misfit | None:
    grid = tools[1].grid
    if cast.poured.flow.over:
        done = sum(seat.unit.chars for seat in cast.poured.flow.seats)
        chars = cast.matter.chars - done + _signed_over(cast)
        return Misfit(chars, cast.poured.over, cast.poured.over * grid.leading)
    if cast.poured.free > SPARE:
        lines = sum(cast.poured.flow.free)
        return Misfit(-lines * (cast.matter.measure // grid.body), -lines, -lines * grid.leading)
    return None


def _signed_over(cast: Cast) -> int:
    """Characters of the source and the byline that found no place: they are none of the copy's."""
    units = cast.matter.above[len(cast.poured.flow.seats) : cast.matter.signed]
    return sum(len("".join(one.line.text.split())) for unit in units for one in unit.lines)


def _finding(frame: Frame, cast: Cast, found: tuple[Remedy, ...], misfit: Misfit) -> Diagnostic:
    """Overset or underset, at the place of the copy; the hint names what would help."""
    name, story = frame.block.id, cast.story
    span = story.body.file.span if story.body and story.body.file else frame.block.span
    enough = [remedy for remedy in found if remedy.fits or remedy.kind == "jump"]
    offers = [remedy.message for remedy in (enough or found)[:_OFFERED]]
    mm = f"{abs(to_mm(misfit.depth)):.1f} mm of a column"
    if misfit.lines > 0:
        count = f"{counted(misfit.chars, 'character')} ({counted(misfit.lines, 'line')})"
        offers.append("give the block's row more lines")
        signed = _signed_over(cast)
        if signed:
            offers.insert(0, f"cut the source or the byline ({counted(signed, 'character')} of them)")
        elif not found:
            offers.insert(0, "cut the copy")
        return Diagnostic("overset", f"{name}: {count} do not fit", span, f"they take {mm}: {', or '.join(offers)}")
    lines, chars = counted(-misfit.lines, "line"), counted(-misfit.chars, "character")
    free = f"{cast.poured.free} lines of a column stay free ({lines} in all, about {chars}, {mm})"
    offers.append("give the block's row fewer lines")
    if any(lost.code == "overset" for lost in cast.shape.findings):
        offers = ["see first to what found no room in it"]
    elif not found:
        offers.insert(0, "add copy")
    return Diagnostic("underset", f"{name}: {free}", span, ", or ".join(offers))
