"""What the format has and the page does not set yet, said for every use: never in silence."""

from __future__ import annotations

from ..diagnostics import Diagnostic, Span
from ..issue import Block, Page, Story


def pending(page: Page) -> list[Diagnostic]:
    """A `not-yet` for every key of a page that is read and not set."""
    found = []
    for block in page.blocks.values():
        for what, span in _of_block(block):
            message = f"{block.id}: {what} is not set yet"
            found.append(Diagnostic("not-yet", message, span, "leave it out for now", page.number, block.id))
    return found


def _of_block(block: Block) -> list[tuple[str, Span]]:
    content = block.content
    if not isinstance(content, Story):
        return []
    uses: list[tuple[str, Span]] = []
    if content.fit is not None and content.fit.leading:
        uses.append(("`fit: leading` (the line grid does not move)", content.fit.span))
    return uses
