"""Pictures in the middle of a height, moved a few lines so that no hole stands above them.

A cross-head with its two lines may not fit above a picture, and white is left there; a line or two up or down, which
nobody's key forbids, lets the copy close up.
"""

from __future__ import annotations

from .fit import misfit
from .frame import Frame
from .inset import floats
from .matter import poured
from .mend import weight
from .story import Cast, Tools, shape_of

_MOST = 5
"""Lines that a picture is moved at the most."""


def nudged(frame: Frame, cast: Cast, tools: Tools) -> Cast:
    """A cast that fits, its pictures moved where that leaves fewer lines empty above them; else as it is."""
    for number, photo in enumerate(cast.story.photos):
        if floats(photo) and cast.poured.flow.gaps:
            cast = min(
                (cast, *_moved(frame, cast, tools, number)),
                key=lambda one: weight(one.poured.flow),
            )
    return cast


def _moved(frame: Frame, cast: Cast, tools: Tools, number: int) -> list[Cast]:
    """The same with one picture moved, where everything else is as well as it was: the shortest way first."""
    made = []
    for way in range(1, _MOST + 1):
        for nudge in (way, -way):
            nudges = tuple(nudge if place == number else 0 for place in range(len(cast.story.photos)))
            shape = shape_of(frame, cast.story, tools, cast.shape.head, nudges)
            trial = cast._replace(shape=shape, poured=poured(cast.matter, shape.free.stretches))
            if not misfit(trial) and len(shape.findings) <= len(cast.shape.findings):
                made.append(trial)
    return made
