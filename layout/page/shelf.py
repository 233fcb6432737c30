"""Blocks that were set in an earlier run, kept for a run in which they come again: the live proof sets what changed.

A set block depends on its frame, the styles, its desk, what the pictures it names hold, and, where it shows facts of
the paper, on those.  All of this is compared.  A block that has only moved down its file, because a line was typed
above it, is taken too, and its places move with it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from ..diagnostics import Diagnostic, Span
from ..display import GlyphRun, Item, Picture
from ..edition import SetBlock, SetPage
from ..issue import Block, Ear, File, Issue, Masthead, Page, Refers, Text
from ..record import NamedTuple
from ..style import Style
from .frame import Frame
from .story_head import Desk

Stamp = tuple[int, int, int] | None
Where = tuple[Desk, dict[str, Style], Issue]
_NOTHING = Refers(None, ())


class _Needs(NamedTuple):
    """Everything a set block was made from, but its block."""

    frame: Frame
    styles: dict[str, Style]
    desk: Desk
    facts: tuple[object, ...]
    stamps: tuple[Stamp, ...]


class _Kept(NamedTuple):
    block: Block
    needs: _Needs
    made: SetBlock


Made = tuple[SetPage, tuple[Diagnostic, ...]]
"""A set page and what was found wrong on it."""


class Shelf:
    """What is kept between two runs with the same faces: all that the last run used."""

    def __init__(self) -> None:
        self._now: dict[tuple[object, ...], _Kept] = {}
        self._before: dict[tuple[object, ...], _Kept] = {}
        self._pages: dict[int, tuple[tuple[object, ...], Made]] = {}

    def turn(self) -> None:
        """Starts a run; what the last one did not use goes."""
        self._now, self._before = {}, self._now

    def page(self, page: Page, where: tuple[Issue, Desk], make: Callable[[], Made]) -> Made:
        """The set page from the shelf where nothing that it could show has changed, else made and kept."""
        issue, desk = where
        stamps = tuple(stamp(file.path) if file.path else None for file in _files(tuple(page.blocks.values())))
        needs = (page, issue._replace(pages=()), tuple(other.number for other in issue.pages), desk, stamps)
        kept = self._pages.get(page.number)
        if kept is not None and kept[0] == needs:
            for key, block in self._before.items():
                if key[0] == page.number:
                    self._now.setdefault(key, block)
            return kept[1]
        made = make()
        self._pages[page.number] = needs, made
        return made

    def block(self, frame: Frame, where: Where, make: Callable[[], SetBlock]) -> SetBlock:
        """The set block from the shelf, else made and kept."""
        block, desk = frame.block, where[0]
        key = (desk.page, block.id, frame.columns, frame.stretches)
        needs = _needs(frame, where)
        kept = self._now.get(key) or self._before.get(key)
        made = _again(kept, block, needs) if kept is not None else None
        if made is None:
            made = make()
            made = made._replace(advised=cache(made.advised)) if made.advised else made
        self._now[key] = _Kept(block, needs, made)
        return made


def stamp(path: str) -> Stamp:
    """When a file was written, how long it is and which file it is; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _needs(frame: Frame, where: Where) -> _Needs:
    desk, styles, issue = where
    block = frame.block
    shows = isinstance(block.content, (Masthead, Ear))
    facts = (issue.paper, issue.dateline, len(issue.pages)) if shows else ()
    own = {name: carried for name, carried in desk.carried.items() if name == block.id}
    stamps = tuple(stamp(file.path) if file.path else None for file in _files(block.content))
    empty = block._replace(content=_NOTHING)  # what stands in it is compared by itself
    return _Needs(frame._replace(block=empty), styles, desk._replace(carried=own), facts, stamps)


def _files(content: object) -> Iterator[File]:
    """Every file that a block names."""
    if isinstance(content, File):
        yield content
    elif isinstance(content, tuple) and not isinstance(content, Text):
        for part in content:
            yield from _files(part)


def _again(kept: _Kept, block: Block, needs: _Needs) -> SetBlock | None:
    """The kept block where it would be set the same; its places moved where it stands elsewhere in its file now."""
    old, new = kept.needs, needs
    if kept.block == block and old == new:
        return kept.made
    lines = block.span.line - kept.block.span.line
    if not lines or kept.made.rest or old.facts or old.desk.carried or new.desk.carried:
        return None  # what it shows was typed elsewhere, and need not have moved with it
    moved = _Moved(block.span.file, lines)
    if old._replace(frame=new.frame) != new or not moved.same(old.frame, new.frame):
        return None
    return moved.block(kept.made) if moved.same(kept.block, block) else None


class _Moved(NamedTuple):
    """Lines of a file that have gone down by so many."""

    file: str
    lines: int

    def same(self, old: Any, new: Any) -> bool:
        """Whether two values differ in nothing but the move."""
        if type(old) is not type(new):
            return False
        if isinstance(old, Span):
            return bool(self.span(old) == new)
        if isinstance(old, Text):
            return bool(self.text(old) == new)
        if isinstance(old, tuple):
            return len(old) == len(new) and all(map(self.same, old, new))
        return bool(old == new)

    def span(self, span: Span) -> Span:
        return span._replace(line=span.line + self.lines) if span.file == self.file else span

    def text(self, text: Text) -> Text:
        if text.file != self.file:
            return text
        return text._replace(places=tuple((at, line + self.lines, column) for at, line, column in text.places))

    def finding(self, found: Diagnostic) -> Diagnostic:
        return found._replace(span=self.span(found.span))

    def item(self, item: Item) -> Item:
        if isinstance(item, GlyphRun):
            return item._replace(span=self.span(item.span))
        return item._replace(span=self.span(item.span)) if isinstance(item, Picture) else item

    def block(self, made: SetBlock) -> SetBlock:
        advised = made.advised
        return made._replace(
            items=tuple(map(self.item, made.items)),
            marks=tuple(map(self.item, made.marks)),
            account=made.account._replace(span=self.span(made.account.span)),
            findings=tuple(map(self.finding, made.findings)),
            advised=cache(lambda: self.block(advised())) if advised else None,
        )
