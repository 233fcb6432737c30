"""Where the copy of a page could go on, and where it does: the page after it, and the measure it finds there.

Five lines on both sides of a jump are lines of the block that they stand in: the tail is counted in the measure of its
own page, which may be another than that of the head.
"""

from __future__ import annotations

from ..issue import Issue, Page, Story
from .frame import frames
from .grid import page_grid
from .jump import LEAST
from .room import room


def page_onward(issue: Issue, page: Page) -> int | None:
    """The page that a story of this one could go on at: the next, at the last page the one before."""
    numbers = [each.number for each in issue.pages]
    place = numbers.index(page.number)
    if place + 1 < len(numbers):
        return numbers[place + 1]
    return numbers[place - 1] if place else None


def least_onward(issue: Issue, page: Page) -> dict[str, int]:
    """The fewest characters that each jumping block of a page sends on: five lines where they arrive."""
    sent = {block.id for block in page.blocks.values() if isinstance(block.content, Story) and block.content.jump}
    if not sent:
        return {}
    made: dict[str, int] = {}
    for other in issue.pages:
        grid = page_grid(other)
        for block in other.blocks.values():
            story = block.content
            origin = story.origin if isinstance(story, Story) else None
            if (
                origin is None
                or not isinstance(story, Story)
                or (origin.page, origin.block in sent) != (page.number, True)
            ):
                continue
            frame = next((own for own in frames(other, grid)[0] if own.block.id == block.id), None)
            if frame is not None:
                made[origin.block] = LEAST * (room(frame, grid, story.columns).measure // grid.body)
    return made
