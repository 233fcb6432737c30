"""The main head: every break by sense × size × tracking × width that its measure allows, and the best of them.

It fills its measure: first by tracking (-5 % to +25 %), then by size within its rank, then by width (92 % to 108 %),
then it is squeezed with a warning (composition.md, Headlines).  Widths grow with the size, so one shaping at the rank's
largest size serves every trial.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from ..diagnostics import Diagnostic, counted, quoted
from ..geometry import PT, Length, Point
from ..issue import Headline
from ..markup import Strand, part
from ..record import NamedTuple
from ..style import Style, nearest_half_point
from ..text.division import Division, divided, figures_and_names, places
from ..text.linebreak import break_lines
from ..text.rules.heads import INSIDE_WORD
from .typesetter import Typesetter, whole

TRACKING_LEAST, TRACKING_MOST = -0.05, 0.25
WIDTH_LEAST, WIDTH_MOST = 0.92, 1.08
_FAR = 0.1
"""Tracking from which a head at its largest size is better set wider."""
PITCH = 1.14
"""Line to line of a main head of several lines, in em."""
_MOST_LINES = 3
_QUOTED = 24
"""Characters of a line that a message repeats."""
_TRIED = 6
"""How many ways to break a head into so many lines are sized: the best by sense and evenness."""

WEIGHTS = {
    "fill": 1.0,  # the share of the measure that the widest line reaches at +25 % tracking
    "size": 1.0,  # the size against the largest of the rank
    "line": -0.15,  # every line but the first
    "small": -4.0,  # what lacks to the smallest size of the rank, against the size
    "tall": -2.0,  # what is higher than the head's share of its area, against that
    "uneven": -0.5,  # what the narrowest line lacks to the widest, against that
    "short": -0.4,  # what a line lacks to the one below it, against the widest
    "sense": -0.75,  # what the breaks cost the sense (text/rules/heads.py): -0.3 at a pause, 0.5 inside a compound
}
"""What a trial gains or loses in its score; the highest is set."""


class Slot(NamedTuple):
    """Where a head may stand: its top left corner, its measure, the height it should keep to, its rank; the leading of
    its page."""

    at: Point
    measure: Length
    room: Length
    level: str
    leading: Length


class Trial(NamedTuple):
    """One way to break and size a main head."""

    parts: tuple[Strand, ...]
    size: Length
    width: float
    fill: float
    score: float
    over: tuple[int, ...] = ()
    """How many characters each line is too long for the rank's smallest size."""
    broken: tuple[int, ...] = ()
    """Which lines, by their number, end inside a word or a name."""
    many: int = 0
    """How many characters it is too long for three lines of the rank's smallest size, where it is set in more lines
    of the size of the copy."""


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


def best_trial(head: Headline, slot: Slot, setter: Typesetter, lexicon: tuple[str, ...]) -> Trial | None:
    """The best trial of a main head: its typed breaks, or the best of all breaks by sense; never smaller than copy."""
    assert head.main is not None
    strand = setter.read(head.main)
    typed = split(strand)
    if not typed:
        return None
    how = head_style(head, slot, setter), slot
    single = _trial(setter, (typed, 0.0), *how)
    if len(typed) > 1 or " / " in strand.text:
        best = single._replace(broken=split_names(typed, lexicon))
    elif single.size >= how[0].size and single.width == 1:
        return single
    elif single.size * 2 * _MOST_LINES < least_size(how[0], setter):
        best = single  # no three lines of it are large enough
    else:
        best = _by_sense(setter, single, how, lexicon)
    return best if best.size >= least_size(how[0], setter) else _as_copy(setter, best, how)


def least_size(style: Style, setter: Typesetter) -> Length:
    """The size under which a head is none: that of the copy, or a smaller one that the issue asks for."""
    return min(style.least, setter.styles["body"].size)


def _by_sense(setter: Typesetter, single: Trial, how: tuple[Style, Slot], lexicon: tuple[str, ...]) -> Trial:
    """The best of a head on one line and broken by sense; where it is still too long, broken inside words too."""
    (strand,) = single.parts
    best = max([single, *_broken(setter, strand, how, lexicon)], key=lambda trial: trial.score)
    if not any(best.over):
        return best
    hurt = [trial for trial in _broken(setter, strand, how, lexicon, True) if not any(trial.over)]
    return max(hurt, key=lambda trial: trial.score, default=best)


def _as_copy(setter: Typesetter, trial: Trial, how: tuple[Style, Slot]) -> Trial:
    """A head that would be smaller than the copy: in the size of the copy, in as many lines as that takes."""
    style, slot = how
    size = least_size(style, setter)
    parts: list[Strand] = []
    for strand in trial.parts:
        prepared = setter.prepared(strand, style, size)
        starts = break_lines(prepared, slot.measure).starts
        edges = [0, *(prepared.places[start] for start in starts[1:-1]), len(strand.text)]
        parts += (_trimmed(part(strand, start, end)) for start, end in pairwise(edges))
    ems = sum(whole(setter.prepared(strand, style, size)).width for strand in parts) / size
    many = max(1, ceil(ems - _MOST_LINES * slot.measure / style.least))
    return Trial(tuple(parts), size, 1.0, 1.0, trial.score, many=many)


def head_style(head: Headline, slot: Slot, setter: Typesetter) -> Style:
    """The style of a main head of its rank, at its own size where it has one."""
    style = setter.styles[f"main.{slot.level}"]
    return style if head.size is None else style._replace(size=head.size, least=head.size)


def _broken(
    setter: Typesetter, strand: Strand, how: tuple[Style, Slot], lexicon: tuple[str, ...], inside: bool = False
) -> list[Trial]:
    """Trials of the best ways to break a head; `inside` words too where it must be."""
    offered = places(strand.text, lexicon, inside)
    costs = {place.at: place.cost for place in offered}
    trials = []
    for count in range(2, _MOST_LINES + 1):
        for division in divided(strand.text, offered, count)[:_TRIED]:
            sense = sum(costs[end] for end in division.ends)
            trial = _trial(setter, (cut(strand, division), sense), *how)
            hurt = tuple(number for number, end in enumerate(division.ends) if costs[end] >= INSIDE_WORD)
            trials.append(trial._replace(broken=hurt))
    return trials


def cut(strand: Strand, division: Division) -> tuple[Strand, ...]:
    """The lines of a division."""
    edges = (0, *division.ends, len(strand.text))
    return tuple(_trimmed(part(strand, start, end)) for start, end in pairwise(edges))


def split_names(parts: tuple[Strand, ...], lexicon: tuple[str, ...]) -> tuple[int, ...]:
    """The lines, by their number, that a typed break ends inside a name of the lexicon or a number and its unit."""
    text = "".join(strand.text for strand in parts)
    held = figures_and_names(text, lexicon)
    found = []
    at = 0
    for number, strand in enumerate(parts[:-1]):
        at += len(strand.text)
        if at in held and not (text[at - 1].isdigit() and text[at].isdigit()):
            found.append(number)
    return tuple(found)


def _trial(setter: Typesetter, lines: tuple[tuple[Strand, ...], float], style: Style, slot: Slot) -> Trial:
    """Sizes given lines: the largest size of the rank at which the widest fits, and how well that fills."""
    parts, sense = lines
    whole_lines = [whole(setter.prepared(strand, style, style.size)) for strand in parts]
    ems = [line.width / style.size for line in whole_lines]
    gaps = [len(line.xs) - 1 for line in whole_lines]
    tightest = max(em + TRACKING_LEAST * gap for em, gap in zip(ems, gaps, strict=True))
    by_width = slot.measure / tightest
    by_height = slot.room / (1 + PITCH * (len(parts) - 1))
    size = max(min(style.size, by_width), PT)
    if by_height < size:
        size = max(by_height, min(size, style.least))
    size = nearest_half_point(round(size)) or PT
    width = 1.0
    if size < style.least:
        width = max(WIDTH_LEAST, min(1.0, by_width / style.least))
        size = nearest_half_point(round(min(style.least, by_width / width))) or PT
    elif size >= style.size:
        # at its largest and still short of the measure: a little wider before it is tracked far
        width = _widened(ems, gaps, size, slot.measure)
    widest = max(ems)
    fill = min(1.0, widest * size * width * (1 + TRACKING_MOST) / slot.measure)
    below = max(0.0, style.least / size - 1)
    tall = max(0.0, size * (1 + PITCH * (len(parts) - 1)) / slot.room - 1)
    uneven = (max(ems) - min(ems)) / max(ems)
    terms = {
        "fill": fill,
        "size": size / style.size,
        "line": len(parts) - 1,
        "small": below,
        "tall": tall,
        "uneven": uneven,
        "short": sum(max(0.0, lower - upper) for upper, lower in pairwise(ems)) / widest,
        "sense": sense,
    }
    score = sum(WEIGHTS[name] * term for name, term in terms.items())
    tight = [em + TRACKING_LEAST * gap for em, gap in zip(ems, gaps, strict=True)]
    over = tuple(max(0, ceil((em - slot.measure / style.least) / (1 + TRACKING_LEAST) - 0.01)) for em in tight)
    return Trial(parts, size, width, fill, score, over if size < style.least or width < 1 else ())


def _widened(ems: list[float], gaps: list[int], size: Length, measure: Length) -> float:
    """The width, up to 108 %, that keeps the widest line's tracking below `_FAR` where it can fill its measure."""
    em, gap = max(zip(ems, gaps, strict=True))
    tracking = (measure / size - em) / max(1, gap)
    if not _FAR < tracking <= TRACKING_MOST + em * (WIDTH_MOST - 1) / max(1, gap):
        return 1.0
    return round(min(WIDTH_MOST, 1 + (tracking - _FAR) * max(1, gap) / em), 3)


def findings(head: Headline, trial: Trial) -> list[Diagnostic]:
    """What is wrong with the trial that is set: a line that ends inside a word, a line that is too long."""
    assert head.main is not None
    found = []
    for number in trial.broken:
        above, below = trial.parts[number], trial.parts[number + 1]
        message = f"the head breaks inside a word or a name: {above.text[-4:]} / {below.text[:4]}"
        hint = "type ` / ` at a better place, cut the head, or give it a larger measure"
        found.append(Diagnostic("head-breaks-word", message, below.source.at(below.places[0]), hint))
    message = f"the head is squeezed to {trial.size / PT:g} pt"
    if trial.many:
        message += f", the size of the copy, in {counted(len(trial.parts), 'line')}"
        hint = f"cut about {counted(trial.many, 'character')}, or give it a larger measure"
        found.append(Diagnostic("head-squeezed", message, head.main.span, hint))
    elif trial.over:
        message += f" at {trial.width:.0%} of its width"
        lines = ", ".join(
            f"{over} from {quoted(strand.text, _QUOTED)}"
            for over, strand in zip(trial.over, trial.parts, strict=True)
            if over
        )
        hint = f"cut {max(1, sum(trial.over))} characters ({lines}), or break it once more with ` / `"
        found.append(Diagnostic("head-squeezed", message, head.main.span, hint))
    return found
