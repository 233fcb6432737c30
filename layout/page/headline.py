"""Kicker, main head and deck as one object on whole grid lines; `head_fit` breaks and sizes the main head."""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..display import GlyphRun
from ..edition import HeadAccount
from ..geometry import Length, Point, pt
from ..issue import Headline, Text
from ..record import NamedTuple
from ..style import Style, nearest_half_point
from ..text.justify import SetLine
from ..text.nodes import Prepared
from ..text.runs import runs
from .grid import ASCENT
from .head_fit import PITCH, TRACKING_MOST, Slot, Trial, best_trial, findings, head_style, split
from .sense import by_sense
from .typesetter import Typesetter, whole

_SECOND_PITCH = 1.28
"""Line to line of kicker and deck, in em."""
_ALIKE = 0.1
"""How far the tracking of the lines of one head may differ, in em."""
_FAR = 0.1
"""The most tracking of a head at the left edge that does not fill its measure."""
_CALM = 0.06
"""Tracking, in em, of a head that does not fill its measure."""

SHARE = {"kicker": 0.40, "deck": 0.38}
"""Size of kicker and deck against the main head (look.md: 0.35 to 0.45)."""
_LIMITS = {"kicker": (pt(9.5), pt(22)), "deck": (pt(9.5), pt(20))}

AIR = {"banner": (0.6, 0.8), "lead": (0.6, 0.8), "second": (0.35, 0.6), "third": (0.2, 0.5), "brief": (0.0, 0.35)}
"""White above and below a head by rank, in grid lines."""


class Head(NamedTuple):
    """A set head: its height and its glyphs at their places."""

    height: Length
    runs: tuple[GlyphRun, ...]
    report: HeadAccount | None
    findings: tuple[Diagnostic, ...]
    sparse: bool = False
    """A main head too short to fill its measure."""


def set_head(head: Headline, slot: Slot, setter: Typesetter, lexicon: tuple[str, ...]) -> Head:
    """The head in its slot; its height is not yet rounded to grid lines."""
    made: list[GlyphRun] = []
    y = slot.at.y
    found: list[Diagnostic] = []
    report = None
    sparse = False
    trial = best_trial(head, slot, setter, lexicon) if head.main is not None else None
    size = trial.size if trial else pt(16)
    if head.kicker is not None:
        y, glyphs = _second(setter, "kicker", head.kicker, (slot, y, size, head))
        made += glyphs
        y += round(size * 0.14)
    if trial is not None:
        style = head_style(head, slot, setter)
        for number, line in enumerate(_tracked(setter, style, trial, slot.measure)):
            y += (style.leading * slot.leading or round(size * PITCH)) - size if number else 0
            slack = slot.measure - line.width
            indent = min(style.indent.resolve(size, slot.leading), max(0, slack))
            x = slot.at.x + {"centre": slack // 2, "right": slack}.get(head.align or style.align, indent)
            made += runs(line, Point(x, y + round(size * ASCENT)))
            y += size
        report = HeadAccount(tuple(strand.text for strand in trial.parts), size, trial.width)
        sparse = trial.fill < 0.8
        found += findings(head, trial)
    if head.deck is not None:
        y += round(size * 0.22) if trial else 0
        y, glyphs = _second(setter, "deck", head.deck, (slot, y, size, head))
        made += glyphs
    return Head(y - slot.at.y, tuple(made), report, tuple(found), sparse)


def _second(
    setter: Typesetter, name: str, text: Text, place: tuple[Slot, Length, Length, Headline]
) -> tuple[Length, list[GlyphRun]]:
    """Kicker or deck below `y`: one line where it fits down to the smallest size, else more lines of its own size."""
    slot, y, main, head = place
    style = setter.styles[name]
    least, most = _LIMITS[name]
    wish = style.size or min(most, max(least, nearest_half_point(round(main * SHARE[name]))))
    least = min(least, wish) if style.size else max(least, round(wish * 0.8))
    # kicker and deck stand with their main head, the deck of a brief at its left edge
    beside = "left" if head.main is not None and head_style(head, slot, setter).align == "left" else style.align
    align = head.align or beside
    glyphs: list[GlyphRun] = []
    y += style.before * slot.leading
    parts = split(setter.read(text))
    widest = max((whole(setter.prepared(strand, style, wish)).width for strand in parts), default=1)
    size = wish if widest <= slot.measure else nearest_half_point(round(wish * slot.measure / widest))
    size = wish if size < least else size
    sized = style._replace(size=size, align=align)
    for strand in parts:
        for line in by_sense(setter, strand, sized, slot.measure):
            for aligned in setter.aligned(setter.prepared(line, sized, size), sized, slot.measure):
                glyphs += runs(aligned.line, Point(slot.at.x + aligned.shift, y + round(size * ASCENT)))
                y += style.leading * slot.leading or round(size * _SECOND_PITCH)
    return y + style.after * slot.leading, glyphs


def _tracked(setter: Typesetter, style: Style, trial: Trial, measure: Length) -> list[SetLine]:
    """The lines of a main head, tracked to the measure where +25 % reaches it.

    Lines of one head look alike: all fill the measure where their tracking then differs little, else all take the
    tracking of the widest one.
    """
    sized = style._replace(size=trial.size, width=trial.width * style.width)
    prepared = [setter.prepared(strand, sized, trial.size) for strand in trial.parts]
    lines = [whole(one) for one in prepared]
    gaps = [max(1, len(line.xs) - 1) for line in lines]
    wanted = [(measure - line.width) / gap / trial.size for line, gap in zip(lines, gaps, strict=True)]
    most = TRACKING_MOST if style.align != "left" else _FAR
    if max(wanted) > most or max(wanted) - min(wanted) > _ALIKE:
        shared = min(wanted)
        wanted = [shared if shared <= most else _CALM if style.align != "left" else 0.0] * len(lines)
    if style.tracking:  # as the issue says, and no further
        wanted = [0.0] * len(lines)
    spares = [
        min(measure - line.width, round(each * gap * trial.size))
        for line, gap, each in zip(lines, gaps, wanted, strict=True)
    ]
    return [_opened(one, spare) for one, spare in zip(prepared, spares, strict=True)]


def _opened(prepared: Prepared, spare: Length) -> SetLine:
    """A line with `spare` shared evenly by its boundaries."""
    line = whole(prepared)
    gaps = len(line.xs) - 1
    xs = tuple(x + spare * place // gaps if gaps else x for place, x in enumerate(line.xs))
    return line._replace(xs=xs, width=line.width + (spare if gaps else 0))
