"""Block by block: what the issue gives it against what the PDF says in its area; stories through their jumps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..diagnostics import Diagnostic, Span
from ..edition import BlockAccount, Edition
from ..geometry import Length
from ..issue import Block, Issue, Story
from ..record import NamedTuple
from ..spread import Spread, one_after_another
from .added import folio, moon, texts_of
from .alike import counted, is_right_to_left
from .explain import Explained, Fault, explain
from .follow import Sought, any_way, follow
from .order import astray, closed, goes_on
from .reader import Said, Unread, pages_of
from .seats import seats
from .tell import Key, in_words, told
from .typed import ABOVE, COMES_FROM, GOES_ON, THE_COPY, Typed, said


class Printed(NamedTuple):
    """What the PDF says in the area of each block, in the order of painting, and what was told of each."""

    objects: dict[Key, list[Said]]
    accounts: dict[Key, BlockAccount]
    overset: frozenset[tuple[Key, Span]]
    """Where something was told to be overset."""
    turned: frozenset[int]
    """The pages on which something is written from the right: PDFium turns its whole line, whatever else is in it."""


def proofread(
    pdf: bytes, issue: Issue, edition: Edition, edge: Length = 0, spread: Spread = one_after_another
) -> list[Diagnostic]:
    """What the finished file does not say as the issue does: nothing, unless the engine has a fault.

    `edge` is how far the trimmed page stands from the edges of the sheet; pages are read in as many processes as the
    command has for them.
    """
    try:
        read = pages_of(pdf, spread)
    except Unread as failure:
        return [told(f"{failure}", Span(issue.path, 1, 1), None)]
    return compared(read, issue, edition, edge)


def compared(read: Sequence[Sequence[Said]], issue: Issue, edition: Edition, edge: Length = 0) -> list[Diagnostic]:
    """The same of what was read."""
    if len(read) != len(edition.pages):
        message = f"the file has {len(read)} pages instead of {len(edition.pages)}"
        return [told(message, Span(issue.path, 1, 1), None)]
    printed = _printed(read, edition, edge)
    found: list[Diagnostic] = []
    for chain in _chains(issue):
        found += _chained(chain, printed, issue)
    set_pages = {done.page.number for done in edition.pages}
    for page in issue.pages:
        if page.number in set_pages:
            key, texts = (page.number, ""), folio(page, issue)
            _, faults = _compared(texts, printed.objects[key], _Room(key, printed, ()))
            found += in_words(faults, texts, (key, page.span))
    return found


def _printed(read: Sequence[Sequence[Said]], edition: Edition, edge: Length) -> Printed:
    objects: dict[Key, list[Said]] = {}
    accounts: dict[Key, BlockAccount] = {}
    for done, page in zip(edition.pages, read, strict=True):
        number = done.page.number
        objects |= {(number, name): words for name, words in seats(page, done, edge).items()}
        accounts |= {(number, account.id): account for account in done.blocks}
    overset = ((one.page, one.block, one.span) for one in edition.diagnostics if one.code == "overset")
    where = frozenset(((page, block), span) for page, block, span in overset if page is not None and block is not None)
    turned = frozenset(page for (page, _), own in objects.items() if is_right_to_left("".join(one.text for one in own)))
    return Printed(objects, accounts, where, turned)


def _chains(issue: Issue) -> Iterator[list[tuple[Key, Block]]]:
    """Every block by itself; a story with those that it goes on in."""
    blocks = {(page.number, block.id): block for page in issue.pages for block in page.blocks.values()}
    goals = {
        (block.content.origin.page, block.content.origin.block): key
        for key, block in blocks.items()
        if isinstance(block.content, Story) and block.content.origin is not None
    }
    started = {goal for start, goal in goals.items() if start in blocks and _jumps(blocks[start])}
    for key in (key for key in blocks if key not in started):
        chain = [key]
        while _jumps(blocks[chain[-1]]) and chain[-1] in goals and goals[chain[-1]] not in chain:
            chain.append(goals[chain[-1]])
        yield [(link, blocks[link]) for link in chain]


def _jumps(block: Block) -> bool:
    return isinstance(block.content, Story) and block.content.jump is not None


def _chained(chain: Sequence[tuple[Key, Block]], printed: Printed, issue: Issue) -> Iterator[Diagnostic]:
    """A block, or a story through the blocks that it jumps to."""
    carried: tuple[Typed, ...] = ()
    known, came = True, False
    for place, (key, block) in enumerate(chain):
        ways = texts_of(block, issue)
        account = printed.accounts.get(key)
        if account is None:
            carried = (*carried, *(one for one in ways[0] if one.goes_on))
            known = False
            continue
        if not known:
            own = sum(one.typed_chars for one in ways[0] if one.name == THE_COPY)
            carried, known = tuple(_arrived(carried, account.chars - own)), True
        objects = printed.objects[key]
        ways = tuple((*carried, *_headed(way, came), *moon(objects, block, issue)) for way in ways)
        room = _Room(key, printed, chain if place == len(chain) - 1 else None)
        way, (ends, faults) = _best(ways, objects, room)
        yield from in_words(faults, way, (key, block.span))
        if ends is None:  # how much of the copy stands here is not known; what goes on is as long as it is there
            carried, known, came = tuple(one for one in way if one.goes_on), False, False
            continue
        ended = tuple(zip(way, ends, strict=True))
        carried = tuple(one.behind(end) for one, end in ended if one.goes_on and end < len(one.text))
        came = bool(carried) and account.overset is None
        if came and place + 1 < len(chain):
            unsaid = [number for number, (one, end) in enumerate(ended) if one.name == GOES_ON and not end]
            yield from in_words([Fault(number, 0, way[number].text, "") for number in unsaid], way, (key, block.span))


def _headed(way: tuple[Typed, ...], came: bool) -> tuple[Typed, ...]:
    """The texts of a block that copy came to: it says from where."""
    return tuple(one._replace(needed=True, flows=True) if came and one.name == COMES_FROM else one for one in way)


class _Room(NamedTuple):
    """A block, and what may be missing in it; the chain that ends in it, if one does."""

    key: Key
    printed: Printed
    chain: Sequence[tuple[Key, Block]] | None

    @property
    def is_turned(self) -> bool:
        """Whether a line that is read from the right may be among those of the page."""
        return self.key[0] in self.printed.turned

    def sought(self, one: Typed) -> Sought:
        """A text of it with what may be missing of it."""
        left_out = not one.needed or (
            one.left_out_at is not None and (self.key, one.left_out_at) in self.printed.overset
        )
        if one.goes_on:
            return Sought(one.text, self._cut_off(one), left_out)
        account = self.printed.accounts.get(self.key)
        cut = one.flows and ((account is not None and account.overset is not None) or left_out)
        if one.name in (*ABOVE, COMES_FROM) and account is not None and account.chars_set:
            cut = False
        return Sought(one.text, len(one.text) if cut else 0, left_out)

    def _cut_off(self, one: Typed) -> int:
        """How much of the end of a copy goes on elsewhere, or was told to be overset."""
        if self.chain is None:
            return len(one.text)
        told = [own.overset for key, _ in self.chain if (own := self.printed.accounts.get(key)) and own.overset]
        if not told:
            return 0
        return one.last(sum(own.chars for own in told)) if one.name == THE_COPY else len(one.text)


def _arrived(carried: Sequence[Typed], chars: int) -> Iterator[Typed]:
    """What is carried from a page that was not set: so many characters of copy, and nobody knows which readings."""
    for one in reversed(carried):
        if one.name == THE_COPY:
            # where nothing typed arrived, what the engine adds behind the copy may have, and may not
            yield one.behind(max(0, len(one.text) - one.last(chars)))._replace(needed=one.needed and chars > 0)
            chars = max(0, chars - one.typed_chars)
        else:
            yield from (said(one.name, strand.text, needed=False) for strand in one.strands)


def _best(
    ways: Sequence[tuple[Typed, ...]], objects: Sequence[Said], room: _Room
) -> tuple[tuple[Typed, ...], Explained]:
    """The way in which a block says its texts without a fault, else with the fewest."""
    tried = []
    for way in ways:
        tried.append((way, _compared(way, objects, room)))
        if not tried[-1][1].faults:
            return tried[-1]
    return min(tried, key=lambda each: len(each[1].faults))


def _compared(way: Sequence[Typed], objects: Sequence[Said], room: _Room) -> Explained:
    """How far each text is printed, and what is wrong."""
    words = [one.text for one in objects]
    if not way:
        return Explained((), tuple(Fault(0, 0, "", one) for one in words))
    sought = tuple(map(room.sought, way))
    found = follow(sought, words)
    if found is None:
        return _counted(sought, words) if room.is_turned else explain(sought, words)
    if room.is_turned:
        return Explained(found.ends, ())
    upright = frozenset(number for number, one in enumerate(way) if one.upright)
    moved = astray(objects, found.owners, upright)
    if moved:  # two texts of the block may say the same
        other = any_way(sought, words, lambda *at: goes_on(objects[at[0]], objects[at[1]], at[2] in upright))
        found, moved = (other, []) if other is not None else (found, moved)
    faults = [_moved(words, found.owners, place) for place in moved]
    gaps = {number: places for number, one in enumerate(way) if (places := one.gaps())}
    faults += [Fault(number, place, "", "") for number, place in closed(objects, found.owners, gaps)] if gaps else []
    return Explained(found.ends, tuple(faults))


def _moved(words: Sequence[str], owners: Sequence[int], place: int) -> Fault:
    """An object that stands before the one which it goes on from."""
    before = sum(len(own) for own, owner in zip(words[:place], owners, strict=False) if owner == owners[place])
    return Fault(owners[place], before, words[place], "", True)


def _counted(sought: Sequence[Sought], objects: Sequence[str]) -> Explained:
    """The same where PDFium turns lines round: letters and figures are counted."""
    printed = Counter(counted("".join(objects)))
    needed = Counter(counted("".join(one.text for one in sought if not one.may_be_left_out)))
    lost, more = needed - printed, printed - Counter(counted("".join(one.text for one in sought)))
    faults = []
    if lost.total() > sum(len(counted(one.text[len(one.text) - one.spare :])) for one in sought):
        faults.append(Fault(0, 0, "".join(lost.elements()), ""))
    if more:
        faults.append(Fault(0, 0, "", "".join(more.elements())))
    return Explained(None, tuple(faults))
