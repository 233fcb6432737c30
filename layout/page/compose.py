"""A page of the issue -> a finished page: grid, frames, blocks, furniture."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from ..diagnostics import Diagnostic
from ..display import Item, Layer, MissingPicture, Page as DisplayPage, Picture
from ..edition import GridAccount, SetBlock, SetPage
from ..fonts import FontBook
from ..geometry import Point, Rect
from ..issue import Ad, Ear, Issue, Masthead, Page, Photos, Refers, Story
from ..style import resolve
from .ad import set_ad
from .ear import set_ear
from .fit_story import fit_story
from .folio import folio
from .frame import Frame, frames, largest, row_lines
from .furniture import rules
from .gallery import set_gallery
from .grid import Grid, page_grid
from .jump import Carried
from .lint import Sheet, lint
from .masthead import set_masthead
from .onward import Elsewhere, least_onward
from .rank import ranks
from .refers import set_refers
from .rows import Trial, settled, unsettled
from .shelf import Made, Shelf
from .story_head import Desk
from .typesetter import Typesetter

Carriage = dict[tuple[int, str], Carried]
"""Copy that jumps, by the page and the block it goes on in."""


def carriage(issue: Issue, book: FontBook, shelf: Shelf) -> Carriage:
    """What every jump of an issue carries, followed from the block where a story begins to the one where it ends."""
    stories = {
        (page.number, block.id): (page, block.content)
        for page in issue.pages
        for block in page.blocks.values()
        if isinstance(block.content, Story)
    }
    goals = {
        (story.origin.page, story.origin.block): goal
        for goal, (_, story) in stories.items()
        if story.origin is not None
    }
    made: Carriage = {}
    for start, (_, begun) in stories.items():
        at = start
        while begun.origin is None and stories[at][1].jump is not None and at in goals:
            page = stories[at][0]
            frame = next((own for own in frames(page, page_grid(page))[0] if own.block.id == at[1]), None)
            if frame is None:
                break
            setter = Typesetter(book, resolve(issue.styles, page.sheet), *at, issue.lexicon)
            block = _set_block(frame, setter, _desk(issue, page, made), issue, shelf)
            made[goals[at]] = Carried(block.rest, at[0])
            at = goals[at]
    return made


def _desk(issue: Issue, page: Page, carried: Carriage) -> Desk:
    own = {block: carry for (number, block), carry in carried.items() if number == page.number}
    grid = page_grid(page)
    ranked = ranks(frames(page, grid)[0], grid)
    onward = (Elsewhere(issue, page), least_onward(issue, page))
    return Desk(grid, page.number, issue.lexicon, issue.press.min_ppi, own, ranked, *onward)


def set_page(issue: Issue, page: Page, book: FontBook, carried: Carriage, shelf: Shelf) -> Made:
    """One page and everything that was found wrong on it."""
    desk = _desk(issue, page, carried)
    return shelf.page(page, (issue, desk), lambda: _page_made(issue, page, book, desk, shelf))


def _page_made(issue: Issue, page: Page, book: FontBook, desk: Desk, shelf: Shelf) -> Made:
    sheet_grid = desk.grid
    setting = _setting(issue, page, book, desk, shelf)
    heights = settled(page, sheet_grid, setting)
    done = setting(heights)
    findings = list(done.findings)
    margin = Typesetter(book, resolve(issue.styles, page.sheet), page.number, "folio")
    items: list[Item] = folio(issue, page, margin, sheet_grid)
    marks: list[Item] = []
    accounts = []
    extents = []
    for whole, settled_block in zip(done.frames, done.blocks, strict=True):
        block = settled_block.advised() if settled_block.advised else settled_block
        if _needs_rectangle(whole):
            message = f"{whole.block.id}: {whole.block.kind} takes the largest rectangle of its stepped area"
            hint = "the rest stays white: draw it as a rectangle in the dummy"
            findings.append(Diagnostic("underset", message, whole.block.span, hint, page.number, whole.block.id))
        extents.append((len(items), len(items) + len(block.items)))
        items += block.items
        marks += block.marks
        accounts.append(block.account._replace(area=whole.corners))
        findings += [_signed(found, page.number, whole.block.id) for found in unsettled(page, block)]
    if page.sheet.rules:
        items += rules(done.frames, sheet_grid, _pictures(done))
    findings += lint(Sheet(page, sheet_grid, margin.styles, _set(done)))
    layers = (Layer("proof", tuple(marks)),) if marks else ()
    name = page.name.text if page.name else ""
    display = DisplayPage(page.number, name, page.sheet.width, page.sheet.height, tuple(items), layers)
    findings += margin.findings
    rows = tuple(foot - top for top, foot in pairwise(row_lines(heights, sheet_grid.lines)))
    return SetPage(display, _grid_account(sheet_grid), tuple(accounts), tuple(extents), rows), tuple(findings)


def _set(done: Trial) -> tuple[tuple[Frame, SetBlock], ...]:
    return tuple(zip(done.frames, done.blocks, strict=True))


def _pictures(done: Trial) -> dict[str, tuple[Rect, ...]]:
    """The pictures of the picture blocks, by the id of their block."""
    return {
        block.account.id: tuple(item.rect for item in block.items if isinstance(item, Picture | MissingPicture))
        for block in done.blocks
        if block.account.kind == "photos"
    }


def _setting(issue: Issue, page: Page, book: FontBook, desk: Desk, shelf: Shelf) -> Callable[[Page], Trial]:
    """Sets the blocks of a page in given row heights; a block that stays where it was is set once."""
    styles = resolve(issue.styles, page.sheet)
    made: dict[tuple[object, ...], SetBlock] = {}

    def setting(heights: Page) -> Trial:
        placed, found = frames(heights, desk.grid)
        blocks = []
        for whole in placed:
            frame = largest(whole, desk.grid) if _needs_rectangle(whole) else whole
            key = (frame.block.id, frame.columns, frame.stretches)
            if key not in made:
                setter = Typesetter(book, styles, page.number, frame.block.id, issue.lexicon)
                made[key] = _set_block(frame, setter, desk, issue, shelf)
            blocks.append(made[key])
        return Trial(placed, tuple(blocks), found)

    return setting


def _needs_rectangle(frame: Frame) -> bool:
    return frame.stepped and not isinstance(frame.block.content, Story | Photos | Ad)


def _set_block(frame: Frame, setter: Typesetter, desk: Desk, issue: Issue, shelf: Shelf) -> SetBlock:
    """The block set by its kind, or taken from the shelf where it would come out the same."""
    content = frame.block.content
    here = (issue, desk.grid)
    setters: dict[type, Callable[[], SetBlock]] = {
        Story: lambda: fit_story(frame, content, setter, desk),  # type: ignore[arg-type]
        Photos: lambda: set_gallery(frame, content, setter, desk),  # type: ignore[arg-type]
        Refers: lambda: set_refers(frame, content, setter, desk.grid),  # type: ignore[arg-type]
        Masthead: lambda: set_masthead(frame, content, setter, here),  # type: ignore[arg-type]
        Ear: lambda: set_ear(frame, content, setter, here),  # type: ignore[arg-type]
        Ad: lambda: set_ad(frame, content, setter, desk),  # type: ignore[arg-type]
    }
    return shelf.block(frame, (desk, setter.styles, issue), setters[type(content)])


def _signed(finding: Diagnostic, page: int, block: str) -> Diagnostic:
    return finding._replace(page=finding.page or page, block=finding.block or block)


def _grid_account(own: Grid) -> GridAccount:
    origin = Point(own.x, own.y)
    return GridAccount(origin, own.columns, own.measure_chars, own.measure, own.gutter, own.leading, own.lines)
