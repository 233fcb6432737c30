"""The fit report: what would make a story fit, every remedy tried before it is offered.

Each remedy is cast off as it would be carried out in the issue file and offered with what it costs: so many characters
cut from the last paragraph that can spare them, the head so much smaller, a picture so many lines lower, so many
paragraphs tracked closer, so many lines carried to another page; for a story that is too short the opposite.  They
are ranked by what hurts the page least, those that do not suffice alone behind those that do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from os.path import basename

from ..diagnostics import counted
from ..edition import Remedy
from ..geometry import PT, Length
from ..issue import Story
from ..record import NamedTuple
from ..style import nearest_half_point
from .cuts import best_cut, lines_to_add
from .fit import Way, fitted, misfit, trials, with_height
from .flow import SPARE
from .frame import Frame
from .jump_trial import jump_trial
from .loosen import loosened
from .matter import poured
from .story import Cast, Tools, cast_off, shape_of

_HEAD_MOST, _PICTURE_MOST = 0.2, 0.34
"""The shares by which a head or the height of a picture may change in a remedy."""
_TRACKINGS = (1.0, 1.5, 2.0)
"""Per cent."""
_LEAST_PICTURE = 5
"""Grid lines that a picture keeps."""

HURT = {
    "add": 0.05,  # a character
    "cut": 0.08,  # a character: what a reporter wrote is dearer than white
    "head": 0.5,  # a per cent of its size
    "picture": 0.4,  # a per cent of its height
    "tracking": 2.0,  # a paragraph and per cent
    "jump": 0.02,  # a character, and the reader has to turn the page:
}
_TURNING = 8.0
"""What a jump hurts for itself."""
_NOT_ENOUGH = 1000.0
_SURE = 60
"""Lines of added copy from which on characters are told about: what will be written may be denser than what was."""
_WORTH = 3
"""A remedy that does not suffice alone is offered where it does a third of what is wanted."""


class _Found(NamedTuple):
    """A remedy and how much it hurts."""

    hurt: float
    remedy: Remedy


class _Case(NamedTuple):
    """A story that does not fit: as the issue has it, as its `fit` has it set, and where."""

    frame: Frame
    plain: Cast
    cast: Cast
    tools: Tools

    @property
    def over(self) -> bool:
        return self.cast.poured.over > 0

    def with_story(self, story: Story) -> Cast | None:
        """As it would be set with other keys; None where something else is then worse, or too much of what was too
        little."""
        plain = self.plain
        head = plain.shape.head if story.headline == plain.story.headline else None
        shape = shape_of(self.frame, story, self.tools, head)
        if len(shape.findings) > len(plain.shape.findings):
            return None
        trial = Cast(story, shape, plain.matter, poured(plain.matter, shape.free.stretches))
        done = loosened(trial)
        if story.fit is not None and misfit(done):
            done = loosened(fitted(self.frame, trial, story.fit, self.tools))
        return None if done.poured.over and not self.over else done


def remedies(frame: Frame, cast: Cast, tools: Tools) -> tuple[Remedy, ...]:
    """The remedies of a story that is over- or underset, the least hurtful first; none for one that fits, nor where the
    white is that of a head or a picture that found no room."""
    over = cast.poured.over > 0
    if not misfit(cast) or (not over and any(lost.code == "overset" for lost in cast.shape.findings)):
        return ()
    own = frame.block.content
    plain = cast_off(frame, own, tools) if cast.story.fit is not None and isinstance(own, Story) else cast
    case = _Case(frame, plain, cast, tools)
    makers = (_head, _pictures, _tracking, _cut, _jump) if over else (_head, _pictures, _add)
    wanted = cast.poured.over or sum(loosened(cast).poured.flow.free)
    found = [one for maker in makers for one in maker(case) if one.remedy.fits or one.remedy.lines * _WORTH >= wanted]
    return tuple(one.remedy for one in sorted(found, key=lambda one: one.hurt + _NOT_ENOUGH * (not one.remedy.fits)))


def _gain(cast: Cast, trial: Cast) -> int:
    """Lines of copy that a trial gains, or, where the story is too short, fills."""
    if cast.poured.over:
        return cast.poured.over - trial.poured.over
    return sum(loosened(cast).poured.flow.free) - sum(trial.poured.flow.free)


def _least(most: int, tried: Callable[[int], Cast | None]) -> tuple[int, Cast] | None:
    """The smallest step of a remedy that suffices, else the largest that can be taken; None where it does not help."""
    low, high = 1, most
    best: tuple[int, Cast] | None = None
    while low <= high:
        middle = (low + high) // 2
        trial = tried(middle)
        if trial is None:
            high = middle - 1
        elif trial.poured.over or misfit(trial):
            if best is None or (misfit(best[1]) and middle > best[0]):
                best = middle, trial
            low = middle + 1
        else:
            best = middle, trial
            high = middle - 1
    return best


def _head(case: _Case) -> Iterator[_Found]:
    cast, over = case.cast, case.over
    report, headline = cast.shape.head.head.report, case.plain.story.headline
    if report is None or headline is None:
        return
    now = report.size
    most = nearest_half_point(round(now * (1 - _HEAD_MOST if over else 1 + _HEAD_MOST)))

    def size_of(step: int) -> Length:
        start = nearest_half_point(now)
        down = start if start < now else now - PT // 2
        return down - (step - 1) * (PT // 2) if over else start + step * (PT // 2)

    def tried(step: int) -> Cast | None:
        return case.with_story(case.plain.story._replace(headline=headline._replace(size=size_of(step))))

    found = _least(abs(most - now) // (PT // 2), tried)
    if found is None or _gain(cast, found[1]) <= 0:
        return
    size = size_of(found[0])
    words = f"set the head at {size / PT:g} pt instead of {now / PT:g} pt"
    cost = (("size_pt", size / PT), ("from_pt", now / PT))
    yield _offered("head", (words, cost), (cast, found[1]), abs(size - now) * 100 / now)


def _pictures(case: _Case) -> Iterator[_Found]:
    cast, over = case.cast, case.over
    for place, (photo, inset) in enumerate(zip(cast.story.photos, cast.shape.insets, strict=False)):
        if not inset.height:
            continue
        most = min(round(inset.height * _PICTURE_MOST), inset.height - _LEAST_PICTURE if over else inset.height)

        def tried(step: int, place: int = place) -> Cast | None:
            return case.with_story(with_height(case.plain.story, cast, (place, -step if over else step)))

        found = _least(most, tried)
        if found is not None and _gain(cast, found[1]) > 0:
            step = found[0]
            height = inset.height - step if over else inset.height + step
            how = f"{counted(step, 'line')} {'lower' if over else 'higher'}"
            words = f"set {photo.file.name} {how}, `lines: {height}`"
            cost = (("file", photo.file.name), ("picture_lines", height), ("from_lines", inset.height))
            yield _offered("picture", (words, cost), (cast, found[1]), step * 100 / inset.height)


def _tracking(case: _Case) -> Iterator[_Found]:
    cast = case.cast
    granted = cast.story.fit.tracking if cast.story.fit and cast.story.fit.tracking else 0
    bodies = sum(paragraph.kind == "body" for paragraph in cast.matter.parsed)
    if cast.poured.over > bodies:
        return
    tries = trials(case.frame, cast, case.tools)
    for percent in _TRACKINGS:
        trial = tries(Way(tracking=-percent)) if percent > granted else None
        if trial is not None and not misfit(loosened(trial)):
            few = next(
                count
                for count in range(1, bodies + 1)
                if (few_trial := tries(Way(tracking=-percent, paragraphs=count))) and not misfit(loosened(few_trial))
            )
            words = f"track {counted(few, 'paragraph')} closer, `fit: {{tracking: {percent:g}%}}`"
            cost = (("percent", percent), ("paragraphs", few))
            yield _offered("tracking", (words, cost), (cast, loosened(trial)), percent * few)
            return


def _cut(case: _Case) -> Iterator[_Found]:
    cast = case.cast
    cut = best_cut(cast, case.tools)
    if cut is None:
        return
    span = cut.span
    place = f"line {span.line}" + (f" of {basename(span.file)}" if span.file != case.frame.block.span.file else "")
    last = f"the last {counted(cut.paragraphs, 'paragraph')}".replace("last 1 ", "last ")
    if not cut.inside:
        words = f"cut {last}, from {place} on ({counted(cut.chars, 'character')})"
    else:
        words = f"cut {counted(cut.inside, 'character')} from the paragraph at {place}"
        words += f" and all behind it ({cut.chars} in all)" if cut.paragraphs else ""
    inside = (("inside", cut.inside), ("paragraphs", cut.paragraphs), ("back", cut.back))
    cost = (("chars", cut.chars), *inside, ("line", span.line), ("column", span.column))
    yield _offered("cut", (words, cost), (cast, loosened(cut.cast)), cut.chars)


def _jump(case: _Case) -> Iterator[_Found]:
    """A jump into the white of another page; where there is none, what the nearest page would have to find for it."""
    cast = case.cast
    trial = jump_trial(case.plain, case.tools) if cast.story.jump is None and cast.matter.parsed else None
    if trial is None:
        return
    words = f"let {counted(trial.chars, 'character')} go on at page {trial.page}, `jump: {{to: {trial.page}}}`"
    cost: tuple[tuple[str, float | str], ...] = (("page", trial.page), ("chars", trial.chars))
    cost += (("lines_there", trial.lines),)
    if trial.white is not None:
        top, foot, left, right = trial.white
        rows, columns = _span(top, foot), _span(left, right)
        words += f", in the white of its dummy, row{'s' * (foot - top > 1)} {rows}"
        words += f" and column{'s' * (right - left > 1)} {columns}"
        cost += (("rows", rows), ("columns", columns))
    else:
        words += f", which has to find {counted(trial.lines, 'line')} of a column for them"
    white = misfit(trial.cast)
    if white:
        words += f" ({counted(sum(trial.cast.poured.flow.free), 'line')} then stay free here)"
    fits = trial.white is not None and not white
    hurt = HURT["jump"] * trial.chars + _TURNING
    yield _Found(hurt, Remedy("jump", words, fits, _gain(cast, trial.cast), cost))


def _span(first: int, last: int) -> str:
    """Rows or columns as they are counted in the dummy."""
    return str(last) if last == first + 1 else f"{first + 1}-{last}"


def _add(case: _Case) -> Iterator[_Found]:
    added = lines_to_add(case.cast, case.tools)
    if added is None:
        return
    lines, chars, fits = added
    about = "about " if lines > _SURE else ""
    words = f"add {about}{counted(chars, 'character')} ({counted(lines, 'line')})"
    remedy = Remedy("add", words, fits, lines, (("chars", chars),))
    yield _Found(HURT["add"] * chars, remedy)


def _offered(
    kind: str, what: tuple[str, tuple[tuple[str, float | str], ...]], casts: tuple[Cast, Cast], amount: float
) -> _Found:
    """A remedy as it was tried, its words saying what it comes to."""
    words, cost = what
    gained = _gain(*casts)
    fits = not misfit(casts[1])
    left = casts[1].poured.over or max(casts[1].poured.free - SPARE, 0)
    if not fits:
        words += (
            f" (gains {counted(gained, 'line')}, {left} are still {'too many' if casts[1].poured.over else 'free'})"
        )
    return _Found(HURT[kind] * amount, Remedy(kind, words, fits, gained, cost))
