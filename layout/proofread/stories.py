"""Story by story: what was typed, what the PDF says in the area of its block, and what to tell where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..diagnostics import Diagnostic, Span
from ..edition import BlockAccount, Edition, SetPage
from ..geometry import PT, Length, Point
from ..issue import Block, Copy, Issue, Story, Text
from .follow import Followed, follow, printed_of, split_pulls
from .reader import Said, Unread, pages_of

_DOUBLED = 8
"""Characters of the copy that stand elsewhere in its block, from which on a line was set twice."""
_SHOWN = 20
Key = tuple[int, str]


def proofread(pdf: bytes, issue: Issue, edition: Edition, edge: Length = 0) -> list[Diagnostic]:
    """What the finished file does not say as the copy does: nothing, unless the engine has a fault.

    `edge` is how far the trimmed page stands from the edges of the sheet.
    """
    try:
        read = pages_of(pdf)
    except Unread as failure:
        return [_fault(f"{failure}", Span(issue.path, 1, 1), None)]
    if len(read) != len(edition.pages):
        message = f"the file has {len(read)} pages instead of {len(edition.pages)}"
        return [_fault(message, Span(issue.path, 1, 1), None)]
    said: dict[Key, list[str]] = {}
    accounts: dict[Key, BlockAccount] = {}
    for done, printed in zip(edition.pages, read, strict=True):
        for account in done.blocks:
            accounts[done.page.number, account.id] = account
            said[done.page.number, account.id] = [
                one.text for one in printed if _stands_in(_on_page(one, done, edge), account.area)
            ]
    blocks = {(page.number, block.id): block for page in issue.pages for block in page.blocks.values()}
    found: list[Diagnostic] = []
    for key, block in blocks.items():
        copy = getattr(block.content, "body", None)
        if (
            key in accounts
            and isinstance(copy, Copy)
            and not (isinstance(block.content, Story) and block.content.origin)
        ):
            chain = _chain(key, blocks)
            found += _compared(block, chain, (said, accounts))
    return found


def _chain(key: Key, blocks: dict[Key, Block]) -> list[Key]:
    """The blocks that a story jumps through, from the one where it begins."""
    goals = {
        (block.content.origin.page, block.content.origin.block): other
        for other, block in blocks.items()
        if isinstance(block.content, Story) and block.content.origin is not None
    }
    chain = [key]
    while chain[-1] in goals and goals[chain[-1]] not in chain:
        content = blocks[chain[-1]].content
        if not isinstance(content, Story) or content.jump is None:
            break
        chain.append(goals[chain[-1]])
    return chain


def _compared(
    block: Block, chain: Sequence[Key], set_there: tuple[dict[Key, list[str]], dict[Key, BlockAccount]]
) -> Iterator[Diagnostic]:
    said, accounts = set_there
    copy: Text = block.content.body.text  # type: ignore[union-attr]
    text, pulls = split_pulls(copy.text)
    objects = [words for key in chain for words in said.get(key, ())]
    told = sum(over.chars for key in chain if key in accounts and (over := accounts[key].overset))
    partly = any(key not in accounts for key in chain)
    page, name = chain[0]
    way = follow(text, objects, told)
    if len(way.rest) > told and not partly:
        place = _place(copy, way.rest)
        message = (
            f"{name}: {len(way.rest) - told} characters of the copy are not in the PDF, from “{way.rest[:_SHOWN]}” on"
        )
        yield _fault(message, place, chain[0])
    typed = [printed_of(one.text) for one in _texts(block.content) if one is not copy]
    typed += [printed_of(pull) for pull in pulls]
    whole = printed_of(text)
    for words in _twice(way, objects, whole, typed):
        yield _fault(f"{name}: “{words[:_SHOWN]}” stands twice in the PDF", copy.span, (page, name))


def _twice(way: Followed, objects: Sequence[str], copy: str, typed: Iterable[str]) -> Iterator[str]:
    """Lines of the copy that stand in its block once more, and are not typed in it elsewhere."""
    for place in way.others:
        words = printed_of(objects[place])
        if len(words) >= _DOUBLED and words in copy and not any(words in one for one in typed):
            yield words


def _texts(value: Any) -> Iterator[Text]:
    """Every text typed in a block."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _place(copy: Text, rest: str) -> Span:
    """Where in the copy the rest begins, as near as can be told."""
    at = copy.text.find(rest[:8])
    return copy.at(at) if at >= 0 else copy.span


def _fault(message: str, span: Span, where: Key | None) -> Diagnostic:
    hint = "this is a fault of the engine, not of the copy: please report it with the issue"
    page, block = where or (None, None)
    return Diagnostic("overset", f"integrity: {message}", span, hint, page, block, "error", "error")


def _on_page(said: Said, done: SetPage, edge: Length) -> Point:
    """Where an object stands on the trimmed page, from its top left corner."""
    return Point(round(said.x * PT) - edge, done.page.height + edge - round(said.y * PT))


def _stands_in(point: Point, area: Sequence[Point]) -> bool:
    """Whether a point lies in a polygon (even-odd)."""
    odd = False
    for (x0, y0), (x1, y1) in zip(area, [*area[1:], area[0]], strict=True):
        if (y0 > point.y) != (y1 > point.y) and point.x < x0 + (point.y - y0) * (x1 - x0) / (y1 - y0):
            odd = not odd
    return odd
