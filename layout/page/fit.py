"""The key `fit`: how far a story may be pressed so that its copy fits, in the order that hurts least.

First the head goes down in size, then pictures lose lines, then paragraphs that gain a line by it are tracked closer;
each only as far as it must, and never beyond what the issue allows.  The grid does not move.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..edition import SetBlock
from ..issue import Fit, Story
from .frame import Frame
from .story import set_story
from .story_head import Desk
from .typesetter import Typesetter

_HEAD_STEP, _TRACKING_STEP = 2.5, 0.5
"""Per cent."""


def fit_story(frame: Frame, story: Story, setter: Typesetter, desk: Desk) -> SetBlock:
    """The story as it stands; where it is overset and may be pressed, as little pressed as makes it fit."""
    block = set_story(frame, story, setter, desk)
    if story.fit is None or block.account.overset is None:
        return block
    best = block
    for pressed, squeeze in _steps(story, story.fit, block, desk):
        trial = set_story(frame, pressed, setter.anew(squeeze), desk)
        if trial.account.overset is None:
            return trial
        if _over(trial) < _over(best):
            best = trial
    return best


def _over(block: SetBlock) -> int:
    return block.account.overset.lines if block.account.overset else 0


def _steps(story: Story, fit: Fit, block: SetBlock, desk: Desk) -> Iterator[tuple[Story, float]]:
    """The story a little more pressed each time, and the tracking of its paragraphs in per cent."""
    head = story.headline
    if head is not None and fit.head and block.account.headline is not None:
        size = block.account.headline.size
        for step in range(1, round(fit.head / _HEAD_STEP) + 1):
            smaller = round(size * (1 - min(fit.head, step * _HEAD_STEP) / 100))
            story = story._replace(headline=head._replace(size=smaller))
            yield story, 0.0
    lines = round(fit.photo.resolve(desk.grid.body, desk.grid.leading) / desk.grid.leading) if fit.photo else 0
    photos = story.photos
    for step in range(1, lines + 1):
        lower = tuple(photo._replace(lines=max(1, photo.lines - step)) if photo.lines else photo for photo in photos)
        story = story._replace(photos=lower)
        yield story, 0.0
    for step in range(1, round((fit.tracking or 0) / _TRACKING_STEP) + 1):
        yield story, -step * _TRACKING_STEP
