"""Everything that a block says, the engine's own words among the typed ones: marks, numbers, dates, pages.

The words are those of `text/rules/wording`; what they are filled with comes from the issue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from ..issue import QR, Ad, Block, Content, Ear, File, Issue, Masthead, Page, Photos, Refers, Story, Text
from ..text.rules import wording
from .alike import bare
from .reader import Said
from .typed import ABOVE, COMES_FROM, GOES_ON, Typed, copy, head, heads, inset, legend, said, typed

_DATES = frozenset(("date", "weekday", "lunar"))
_SHOW = ("publisher", "cn", "postal", "number", "pages")
"""The facts of a masthead that does not say."""
_MOON_LINES = 6
"""The most lines, or parts of them, that a lunar date is broken into."""
_CALENDAR = range(1901, 2099)
"""The years whose lunar dates every table of the calendar has."""
Ways = tuple[tuple[Typed, ...], ...]


def texts_of(block: Block, issue: Issue) -> Ways:
    """What a block says; more than one way where the format leaves it open."""
    content = block.content
    if isinstance(content, Photos):
        return tuple(tuple(_gallery(block, content, gathered)) for gathered in (False, True))
    made: dict[type[Content], Callable[[], Iterator[Typed]]] = {
        Story: lambda: _story(content),  # type: ignore[arg-type]
        Refers: lambda: _refers(content),  # type: ignore[arg-type]
        Masthead: lambda: _masthead(block, content, issue),  # type: ignore[arg-type]
        Ear: lambda: _ear(block, content, issue),  # type: ignore[arg-type]
        Ad: lambda: _ad(content),  # type: ignore[arg-type]
    }
    return (tuple(made[type(content)]()),)


def _story(story: Story) -> Iterator[Typed]:
    yield from heads(story.headline)
    for photo in story.photos:
        yield from _held(photo.file)
        yield from inset(photo)
    yield from typed("the pull quote", story.pull)
    for name, text in zip(ABOVE, (story.source, story.byline), strict=True):
        yield from typed(name, text, flows=True)
    if story.origin is not None:
        yield said(COMES_FROM, wording.JUMP_FROM.format(page=story.origin.page), needed=False)
    yield from copy(story.body, story.see)
    if story.jump is not None:
        yield said(GOES_ON, wording.JUMP_TO.format(page=story.jump.to), needed=False)
    if story.body is not None and story.body.file is not None:
        yield from _held(story.body.file)


def _held(file: File) -> Iterator[Typed]:
    """The name of a file whose place is held."""
    yield said("the name of a file", file.name, needed=False)


def _gallery(block: Block, content: Photos, gathered: bool) -> Iterator[Typed]:
    """Pictures with their captions under them or, gathered, behind the block's own."""
    several = len(content.photos) > 1
    yield from head("the title", content.title, content.title.span if content.title else block.span)
    captions, credits = [], dict[str, None]()
    for number, photo in enumerate(content.photos, 1):
        mark = wording.CIRCLED[number - 1] if number <= len(wording.CIRCLED) else str(number)
        yield from _held(photo.file)
        if several:
            yield said("the number of a picture", mark)._replace(left_out_at=block.span)
        caption, credit = legend(photo)
        numbered = gathered and several and content.caption is None
        for own in typed("the caption", caption, block.span, flows=True):
            captions.append(_labelled(own, mark if numbered else ""))
        for own in typed("the credit", credit, block.span, flows=True):
            captions.append(own._replace(needed=not (gathered and own.text in credits)))
            credits[own.text] = None
    yield from copy(content.body, None, block.span)
    yield from typed("the caption", content.caption, block.span, flows=True)
    yield from captions
    yield from typed("the credit", content.credit, block.span, flows=True)


def _labelled(own: Typed, before: str) -> Typed:
    """A text behind words of the engine's."""
    words = bare(before)
    return own._replace(text=words + own.text, begun=-len(words))


def _refers(content: Refers) -> Iterator[Typed]:
    yield from typed("the title", content.title)
    for refer in content.items:
        texts = [
            *typed("the kicker", refer.kicker, refer.span),
            *head("the head", refer.head, refer.span),
            *typed("the text", refer.text, refer.span),
        ]
        yield from texts
        if refer.page is not None:
            page = said("the page of a refer", wording.PAGE.format(page=refer.page))
            yield page._replace(left_out_at=refer.span, needed=any(one.text for one in texts))


def _code(code: QR | None, block: Block) -> Iterator[Typed]:
    if code is not None:
        for own in typed("the label of the QR code", code.label, block.span):
            yield own._replace(left_out_at=block.span, flows=True)


def _is_dated(content: Masthead) -> bool:
    """Whether the day stands in large figures: `show` does not name a date of its own."""
    return not _DATES.intersection(content.show or ())


def _masthead(block: Block, content: Masthead, issue: Issue) -> Iterator[Typed]:
    shown = _SHOW if content.show is None else content.show
    date = issue.dateline.date
    if _is_dated(content):
        for words in (
            wording.MONTH.format(year=date.year, month=date.month),
            str(date.day),
            wording.WEEKDAYS[date.weekday()],
        ):
            yield said("the day", words)._replace(left_out_at=block.span)
    if content.logo is None:
        for own in typed("the name of the paper", issue.paper.name, block.span):
            yield own._replace(upright=True, left_out_at=block.span)
    else:
        yield from _held(content.logo)
    if "english" not in shown:
        for own in typed("the name in English", issue.paper.facts.get("english"), block.span):
            yield own._replace(needed=False)
    yield from typed("the motto", content.motto, block.span)
    yield from _facts(tuple(name for name in shown if name != "name"), block, issue)
    yield from _code(content.qr, block)


def _ear(block: Block, content: Ear, issue: Issue) -> Iterator[Typed]:
    texts = [
        *(own._replace(flows=True) for own in head("the title", content.title, block.span)),
        *typed("the text", content.text, block.span, flows=True),
    ]
    yield from texts
    shown = any(one.text for one in texts)
    if not (shown or content.qr or content.logo or content.show):
        yield from _facts(("pages", "site"), block, issue)
    yield from _facts(content.show or (), block, issue)
    yield from _code(content.qr, block)
    if content.logo is not None:
        yield from _held(content.logo)


def _facts(names: tuple[str, ...], block: Block, issue: Issue) -> Iterator[Typed]:
    for name in names:
        for own in _fact(name, issue):
            yield own._replace(left_out_at=block.span, flows=True)


def _fact(name: str, issue: Issue) -> Iterator[Typed]:
    """One fact by its name; the lunar date is known by its form only (`moon`)."""
    dateline, date = issue.dateline, issue.dateline.date
    computed = {
        "date": lambda: wording.DATE.format(year=date.year, month=date.month, day=date.day),
        "weekday": lambda: wording.WEEKDAYS[date.weekday()],
        "pages": lambda: wording.PAGES_TODAY.format(pages=sum(1 + page.spread for page in issue.pages)),
    }
    given = {
        "number": dateline.number,
        "volume": dateline.volume,
        "edition": dateline.edition,
        "name": issue.paper.name,
    }
    text: Text | None = given.get(name, issue.paper.facts.get(name))
    if name in computed:
        yield said(f"`{name}`", computed[name]())
    elif text is not None and text.text.strip():
        form = {"number": wording.NUMBER, "volume": wording.VOLUME}.get(name, wording.FACTS.get(name, "{}"))
        before, _, behind = re.sub(r"\{\w*\}", "\0", form).partition("\0")
        if name in wording.FACTS and before.strip() and text.text.startswith(before.strip()):
            before = behind = ""
        (own,) = typed(f"`{name}`", text)
        yield _labelled(own._replace(text=own.text + bare(behind)), before)


def moon(objects: Sequence[Said], block: Block, issue: Issue) -> Iterator[Typed]:
    """The lunar date of a masthead or an ear, on one line or on several: known by its form only."""
    content = block.content
    if not isinstance(content, Masthead | Ear):
        return
    shown = "lunar" in (content.show or ()) or (isinstance(content, Masthead) and _is_dated(content))
    said_so = [
        words
        for place in range(len(objects))
        for words in accumulate(one.text for one in objects[place : place + _MOON_LINES])
        if words.startswith(wording.LUNAR.partition("{")[0])
    ]
    whole = [words for words in said_so if words in _moons(words)]
    yield from (said("the lunar date", words, needed=False) for words in whole)
    if shown and not whole and issue.dateline.date.year in _CALENDAR:
        # it may be missing, or its end, where that was told
        begun = [words for words in said_so if any(moon.startswith(words) for moon in _moons(words))]
        yield from (said("the lunar date", words, needed=False) for words in begun[-1:])
        yield said("the lunar date", wording.LUNAR.partition("{")[0])._replace(left_out_at=block.span)


def _moons(words: str) -> frozenset[str]:
    """The lunar dates of the year that some words name; which one it is, the calendar says and nobody typed."""
    year = words[len(wording.LUNAR.partition("{")[0]) :][:2].ljust(2)
    return _moons_of(year) if year[0] in wording.STEMS and year[1] in wording.BRANCHES else frozenset()


@cache
def _moons_of(year: str) -> frozenset[str]:
    return frozenset(
        wording.LUNAR.format(year=year, leap=leap, month=month, day=day)
        for leap in ("", wording.LEAP)
        for month in wording.LUNAR_MONTHS
        for day in wording.LUNAR_DAYS
    )


def _ad(content: Ad) -> Iterator[Typed]:
    yield from _held(content.file)
    if not content.marked:
        yield said("the mark of an advertisement", wording.AD)


def folio(page: Page, issue: Issue) -> tuple[Typed, ...]:
    """What stands outside the blocks of a page."""
    masthead = any(block.kind == "masthead" for block in page.blocks.values())
    if page.folio is None or (page.number == 1 and masthead):
        return ()
    numbers = [str(number) for number in (page.number, page.second) if number is not None]
    made = [said("the number of the page", number) for number in numbers]
    made += typed("the name of the page", page.name)
    for name, form in wording.FOLIO.items():
        for own in typed(f"`{name}` of the folio", getattr(page.folio, name)):
            made.append(_labelled(own, form.format("")))
    made += typed("the name of the paper", issue.paper.name)
    return (*made, *_fact("weekday", issue), *_fact("date", issue))
