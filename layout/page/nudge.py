"""Pictures in the middle of a height and pull quotes, moved a few lines so that no hole stands above them.

A cross-head with its two lines may not fit above a picture, and white is left there; a line or two up or down, which
nobody's key forbids, lets the copy close up, and what it then lacks goes where leftover lines go (`loosen`).
"""

from __future__ import annotations

from .fit import misfit
from .frame import Frame
from .inset import floats
from .loosen import loosened, worse
from .matter import poured
from .story import Cast, Tools, shape_of

_MOST = 5
"""Lines that a picture is moved at the most."""


def nudged(frame: Frame, plain: Cast, let_out: Cast, tools: Tools) -> Cast:
    """A story let out, its pictures and pull quote moved where fewer lines stay empty above them for it."""
    best = let_out
    photos = plain.story.photos
    free = [number for number, photo in enumerate(photos) if floats(photo)]
    for number in (*free, *([len(photos)] if plain.story.pull is not None else [])):
        if best.poured.flow.gaps:
            trials = (loosened(trial) for trial in _moved(frame, plain, tools, number))
            better = [trial for trial in trials if misfit(trial) <= misfit(best)]
            best = min((best, *better), key=lambda one: (misfit(one), worse(one.poured.flow)))
    return best


def _moved(frame: Frame, cast: Cast, tools: Tools, number: int) -> list[Cast]:
    """A story with one picture moved (behind the last: the pull quote) where all still fits, the shortest way first."""
    made = []
    for way in range(1, _MOST + 1):
        for nudge in (way, -way):
            nudges = tuple(nudge if place == number else 0 for place in range(len(cast.story.photos) + 1))
            shape = shape_of(frame, cast.story, tools, cast.shape.head, nudges)
            trial = cast._replace(shape=shape, poured=poured(cast.matter, shape.free.stretches))
            if not trial.poured.over and len(shape.findings) <= len(cast.shape.findings):
                made.append(trial)
    return made
