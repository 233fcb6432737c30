"""Which story ranks how on its page: by its share of the type area, so that one head dominates and none has its like
beside it.

look.md: one thing dominates, and two heads of one rank do not stand side by side.  What the issue says of a head's
`level` stands; the others give way to it.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..issue import Story
from ..record import NamedTuple
from ..style import LEVELS
from .frame import Frame
from .grid import Grid

_SHARES = (("lead", 0.2), ("second", 0.085), ("third", 0.04), ("brief", 0.0))
"""The share of the type area from which on a story ranks so."""


class _Ranked(NamedTuple):
    frame: Frame
    share: float
    level: str
    typed: bool


def ranks(placed: Iterable[Frame], grid: Grid) -> dict[str, str]:
    """The rank of every story's head by the id of its block."""
    stories = [
        _by_share(frame, frame.block.content, grid) for frame in placed if isinstance(frame.block.content, Story)
    ]
    done: list[_Ranked] = []
    for one in sorted(stories, key=lambda story: (not story.typed, -story.share)):
        level = one.level
        while not one.typed and level != LEVELS[-1] and any(_rivals(one, level, other) for other in done):
            level = LEVELS[LEVELS.index(level) + 1]
        done.append(one._replace(level=level))
    return {one.frame.block.id: one.level for one in done}


def _by_share(frame: Frame, story: Story, grid: Grid) -> _Ranked:
    columns = frame.columns[1] - frame.columns[0]
    lines = sum(end - start for column in frame.stretches for start, end in column)
    share = lines / (grid.columns * grid.lines)
    if story.headline is not None and story.headline.level is not None:
        return _Ranked(frame, share, story.headline.level, True)
    level = next(level for level, least in _SHARES if share >= least)
    if frame.block.kind == "sidebar" or columns == 1:
        level = "third" if level != "brief" else "brief"
    return _Ranked(frame, share, level, False)


def _rivals(one: _Ranked, level: str, other: _Ranked) -> bool:
    """Whether a story may not rank so for the sake of another."""
    if other.level != level or level == "lead":
        return other.level == level
    beside = one.frame.columns[0] == other.frame.columns[1] or one.frame.columns[1] == other.frame.columns[0]
    return beside and one.frame.lines[0] == other.frame.lines[0] and not (_upright(one) or _upright(other))


def _upright(one: _Ranked) -> bool:
    story = one.frame.block.content
    return isinstance(story, Story) and story.headline is not None and story.headline.direction == "vertical"
