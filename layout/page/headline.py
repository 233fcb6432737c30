"""Kicker, main head and deck as one object on whole grid lines.

The main head fills its measure: first by tracking (-5 % to +25 %), then by size within its rank, then by width (92 %
to 108 %), then it is squeezed with a warning (composition.md, Headlines).  Widths grow with the size, so one shaping at
the rank's largest size serves every trial.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..display import GlyphRun
from ..edition import HeadAccount
from ..geometry import PT, Length, Point, pt
from ..issue import Headline, Text
from ..markup import Strand, part
from ..style import Style, nearest_half_point
from ..text.justify import SetLine
from ..text.nodes import Prepared
from ..text.runs import runs
from ..text.words import word_ends
from .grid import ASCENT
from .typesetter import Typesetter, whole

TRACKING_LEAST, TRACKING_MOST = -0.05, 0.25
WIDTH_LEAST, WIDTH_MOST = 0.92, 1.08
_ALIKE = 0.1
"""How far the tracking of the lines of one head may differ, in em."""
_FAR = 0.1
"""Tracking from which a head at its largest size is better set wider."""
_CALM = 0.06
"""Tracking, in em, of a head that does not fill its measure."""

SHARE = {"kicker": 0.40, "deck": 0.38}
"""Size of kicker and deck against the main head (look.md: 0.35 to 0.45)."""
_LIMITS = {"kicker": (pt(9.5), pt(22)), "deck": (pt(9.5), pt(20))}

_PITCH = 1.14
"""Line to line of a main head of several lines, in em."""

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


class _Trial(NamedTuple):
    """One way to break and size a main head."""

    parts: tuple[Strand, ...]
    size: Length
    width: float
    fill: float
    score: float


class Slot(NamedTuple):
    """Where a head may stand: its top left corner, its measure, the height it should keep to, its rank."""

    at: Point
    measure: Length
    room: Length
    level: str


def split(strand: Strand) -> tuple[Strand, ...]:
    """The lines that ` / ` and line breaks make."""
    cuts, start = [], 0
    text = strand.text
    for end in [*(at for at in range(len(text)) if text.startswith(" / ", at) or text[at] == "\n"), len(text)]:
        if end >= start:
            cuts.append(part(strand, start, end))
            start = end + (3 if text.startswith(" / ", end) else 1)
    return tuple(trimmed for trimmed in map(_trimmed, cuts) if trimmed.text)


def _trimmed(strand: Strand) -> Strand:
    text = strand.text
    return part(strand, len(text) - len(text.lstrip()), len(text.rstrip()))


def set_head(head: Headline, slot: Slot, setter: Typesetter, lexicon: tuple[str, ...]) -> Head:
    """The head in its slot; its height is not yet rounded to grid lines."""
    made: list[GlyphRun] = []
    y = slot.at.y
    found: list[Diagnostic] = []
    report = None
    sparse = False
    trial = _main(head, slot, setter, lexicon) if head.main is not None else None
    size = trial.size if trial else pt(16)
    if head.kicker is not None:
        y, glyphs = _second(setter, "kicker", head.kicker, (slot, y, size, head))
        made += glyphs
        y += round(size * 0.14)
    if trial is not None:
        style = _main_style(setter, slot.level)
        for number, line in enumerate(_tracked(setter, style, trial, slot.measure)):
            y += round(size * _PITCH) - size if number else 0
            slack = slot.measure - line.width
            x = slot.at.x + (slack // 2 if (head.align or style.align) == "centre" else 0)
            made += runs(line, Point(x, y + round(size * ASCENT)))
            y += size
        report = HeadAccount(tuple(strand.text for strand in trial.parts), size, trial.width)
        sparse = trial.fill < 0.8
        found += _squeezed(head, trial, slot, style)
    if head.deck is not None:
        y += round(size * 0.22) if trial else 0
        y, glyphs = _second(setter, "deck", head.deck, (slot, y, size, head))
        made += glyphs
    return Head(y - slot.at.y, tuple(made), report, tuple(found), sparse)


def _second(
    setter: Typesetter, name: str, text: Text, where: tuple[Slot, Length, Length, Headline]
) -> tuple[Length, list[GlyphRun]]:
    """Kicker or deck below `y`: one line where it fits down to the smallest size, else more lines of it."""
    slot, y, main, head = where
    style = setter.styles[name]
    least, most = _LIMITS[name]
    wish = style.size or min(most, max(least, nearest_half_point(round(main * SHARE[name]))))
    least = min(least, wish) if style.size else max(least, round(wish * 0.8))
    align = head.align or style.align
    glyphs: list[GlyphRun] = []
    parts = split(setter.read(text))
    widest = max((whole(setter.prepared(strand, style, wish)).width for strand in parts), default=1)
    size = wish if widest <= slot.measure else max(least, nearest_half_point(round(wish * slot.measure / widest)))
    sized = style._replace(size=size, align=align)
    for strand in parts:
        for aligned in setter.aligned(setter.prepared(strand, sized, size), sized, slot.measure):
            glyphs += runs(aligned.line, Point(slot.at.x + aligned.shift, y + round(size * ASCENT)))
            y += round(size * 1.28)
    return y, glyphs


def _main_style(setter: Typesetter, level: str) -> Style:
    return setter.styles[f"main.{level}"]


def _main(head: Headline, slot: Slot, setter: Typesetter, lexicon: tuple[str, ...]) -> _Trial | None:
    """The best trial of a main head: its typed breaks, or the best of all breaks by sense."""
    assert head.main is not None
    strand = setter.read(head.main)
    typed = split(strand)
    if not typed:
        return None
    style = _main_style(setter, slot.level)
    if head.size is not None:
        style = style._replace(size=head.size, least=head.size)
    if len(typed) > 1 or " / " in strand.text:
        return _trial(setter, typed, style, slot)
    single = _trial(setter, typed, style, slot)
    if single.size >= style.size and single.width == 1:
        return single
    trials = [single]
    ends = word_ends(typed[0].text, lexicon)
    for count in (2, 3):
        parts = _best_parts(typed[0], ends, count)
        if parts is not None:
            trials.append(_trial(setter, parts, style, slot))
    return max(trials, key=lambda trial: trial.score)


def _best_parts(strand: Strand, ends: list[int], count: int) -> tuple[Strand, ...] | None:
    """The head in `count` lines, the widest as narrow as can be, no line much shorter than the one below it."""
    chosen: tuple[float, tuple[int, ...]] | None = None
    length = len(strand.text)
    for choice in combinations(ends, count - 1):
        edges = (0, *choice, length)
        widths = [_weight(strand.text[a:b]) for a, b in pairwise(edges)]
        cost = max(widths) + sum(max(0.0, below - above) * 0.3 for above, below in pairwise(widths))
        if chosen is None or cost < chosen[0]:
            chosen = (cost, choice)
    if chosen is None:
        return None
    cut = (0, *chosen[1], length)
    return tuple(_trimmed(part(strand, a, b)) for a, b in pairwise(cut))


def _weight(text: str) -> float:
    return sum(0.55 if character.isascii() else 1.0 for character in text)


def _trial(setter: Typesetter, parts: tuple[Strand, ...], style: Style, slot: Slot) -> _Trial:
    """Sizes given lines: the largest size of the rank at which the widest fits, and how well that fills."""
    whole_lines = [whole(setter.prepared(strand, style, style.size)) for strand in parts]
    ems = [line.width / style.size for line in whole_lines]
    gaps = [len(line.xs) - 1 for line in whole_lines]
    tightest = max(em + TRACKING_LEAST * gap for em, gap in zip(ems, gaps, strict=True))
    by_width = slot.measure / tightest
    by_height = slot.room / (1 + _PITCH * (len(parts) - 1))
    size = max(min(style.size, by_width), PT)
    if by_height < size:
        size = max(by_height, min(size, style.least))
    size = nearest_half_point(round(size)) or PT
    width = 1.0
    if size < style.least:
        width = max(WIDTH_LEAST, min(1.0, by_width / style.least))
        size = nearest_half_point(round(min(style.least, by_width / width)))
    elif size >= style.size:
        # at its largest and still short of the measure: a little wider before it is tracked far
        width = _widened(ems, gaps, size, slot.measure)
    widest = max(ems)
    fill = min(1.0, widest * size * width * (1 + TRACKING_MOST) / slot.measure)
    below = max(0.0, style.least / size - 1)
    tall = max(0.0, size * (1 + _PITCH * (len(parts) - 1)) / slot.room - 1)
    uneven = (max(ems) - min(ems)) / max(ems)
    score = fill + size / style.size - 0.12 * (len(parts) - 1) - 4 * below - 2 * tall - 0.3 * uneven
    return _Trial(parts, size, width, fill, score)


def _widened(ems: list[float], gaps: list[int], size: Length, measure: Length) -> float:
    """The width, up to 108 %, that keeps the widest line's tracking below `_FAR` where it can fill its measure."""
    em, gap = max(zip(ems, gaps, strict=True))
    tracking = (measure / size - em) / max(1, gap)
    if not _FAR < tracking <= TRACKING_MOST + em * (WIDTH_MOST - 1) / max(1, gap):
        return 1.0
    return round(min(WIDTH_MOST, 1 + (tracking - _FAR) * max(1, gap) / em), 3)


def _tracked(setter: Typesetter, style: Style, trial: _Trial, measure: Length) -> list[SetLine]:
    """The lines of a main head, tracked to the measure where +25 % reaches it.

    Lines of one head look alike: all fill the measure where their tracking then differs little, else all take the
    tracking of the widest one.
    """
    sized = style._replace(size=trial.size, width=trial.width * 100, tracking=0)
    prepared = [setter.prepared(strand, sized, trial.size) for strand in trial.parts]
    lines = [whole(one) for one in prepared]
    gaps = [max(1, len(line.xs) - 1) for line in lines]
    wanted = [(measure - line.width) / gap / trial.size for line, gap in zip(lines, gaps, strict=True)]
    most = TRACKING_MOST if style.align != "left" else _FAR
    if max(wanted) > most or max(wanted) - min(wanted) > _ALIKE:
        shared = min(wanted)
        wanted = [shared if shared <= most else _CALM if style.align != "left" else 0.0] * len(lines)
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


def _squeezed(head: Headline, trial: _Trial, slot: Slot, style: Style) -> list[Diagnostic]:
    if trial.size >= style.least and trial.width >= 1:
        return []
    assert head.main is not None
    longest = max(len(strand.text) for strand in trial.parts)
    fits = int(longest * trial.size * trial.width / style.least)
    message = f"the head is squeezed to {trial.size / PT:g} pt at {trial.width:.0%} of its width"
    hint = f"cut {max(1, longest - fits)} characters from its longest line, or break it once more with ` / `"
    return [Diagnostic("head-squeezed", message, head.main.span, hint)]
