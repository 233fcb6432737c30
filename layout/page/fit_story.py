"""A story, cast off, made to fit as far as it may be, drawn; what then does not fit is reported."""

from __future__ import annotations

from ..edition import SetBlock
from ..issue import Story
from .fit import fitted, misfit
from .fit_report import reported
from .frame import Frame
from .loosen import loosened
from .nudge import nudged
from .remedies import remedies
from .story import Cast, Tools, cast_off, drawn
from .story_head import Desk
from .typesetter import Typesetter


def fit_story(frame: Frame, story: Story, setter: Typesetter, desk: Desk) -> SetBlock:
    """The story as it stands; where it is over- or underset and may be changed, as little changed as makes it fit.

    Remedies take many trials: they are looked for only when somebody asks for them.
    """
    tools = (setter, desk)
    plain = cast_off(frame, story, tools)
    cast = _let_out(frame, plain, tools)
    if story.fit is not None and misfit(cast):
        plain = fitted(frame, plain, story.fit, tools)
        cast = _let_out(frame, plain, tools)
    block = drawn(frame, cast, tools)
    if not misfit(cast):
        return block

    def advised() -> SetBlock:
        return reported(block, frame, cast, remedies(frame, plain, tools), tools)

    return reported(block, frame, cast, (), tools)._replace(advised=advised)


def _let_out(frame: Frame, plain: Cast, tools: Tools) -> Cast:
    """A cast with its leftover lines where they belong, its pictures where copy closes up round them."""
    cast = loosened(plain)
    return cast if plain.poured.rest else nudged(frame, plain, cast, tools)
