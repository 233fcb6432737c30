"""Two proofs -> what became of every block, page by page, and which blocks only followed another.

Blocks are the same by page and id; one that left its page is looked for by its id, then by its copy, on the others.
"""

from __future__ import annotations

from ..record import NamedTuple
from .inline import Edit, edits
from .stories import Change, compared
from .told import Block, Page, Proof


class Row(NamedTuple):
    """A row of the dummy that has another height, in lines; counted from 1."""

    row: int
    old: int
    new: int


class Outcome(NamedTuple):
    """What became of a block: `because` names what it followed, where nothing in it was changed by the desk."""

    id: str
    old: Block | None
    new: Block | None
    changes: tuple[Change, ...]
    because: tuple[str, ...]

    @property
    def page(self) -> int:
        block = self.new or self.old
        assert block is not None
        return block.page


class PageOutcome(NamedTuple):
    """What became of a page.  `fate` is "kept", "added" or "removed"."""

    number: int
    name: str
    fate: str
    rows: tuple[Row, ...]
    redrawn: bool
    """Its dummy is another one."""
    folio: tuple[Edit, ...]
    """What is another in the lines of no block."""
    blocks: tuple[Outcome, ...]

    @property
    def changed(self) -> bool:
        return self.fate != "kept" or self.redrawn or bool(self.rows or self.folio) or bool(self.blocks)


class Difference(NamedTuple):
    old: Proof
    new: Proof
    pages: tuple[PageOutcome, ...]

    @property
    def whole(self) -> bool:
        """Both proofs carry their texts."""
        return self.old.whole and self.new.whole

    @property
    def same(self) -> bool:
        return not any(page.changed for page in self.pages)


def compare(old: Proof, new: Proof) -> Difference:
    """What became of one proof in the other."""
    before = {page.number: page for page in old.pages}
    after = {page.number: page for page in new.pages}
    outcomes = _outcomes(_matched(old, new), old.whole and new.whole)
    pages = []
    for number in sorted({*before, *after}):
        one, other = before.get(number), after.get(number)
        page = other or one
        assert page is not None
        fate = "added" if one is None else "removed" if other is None else "kept"
        rows, redrawn = _rows(one, other) if one and other else ((), False)
        folio = edits(one.furniture, other.furniture) if one and other and old.whole and new.whole else ()
        own = [outcome for outcome in outcomes if outcome.page == number and outcome.changes]
        causes = [f"row {row.row}" for row in rows] + (["the dummy"] if redrawn else [])
        pages.append(PageOutcome(number, page.name, fate, rows, redrawn, folio, _explained(own, causes, outcomes)))
    return Difference(old, new, tuple(pages))


def _rows(one: Page, other: Page) -> tuple[tuple[Row, ...], bool]:
    if one.dummy != other.dummy:
        return (), True
    pairs = zip(one.rows, other.rows, strict=False)
    return tuple(Row(place, *pair) for place, pair in enumerate(pairs, 1) if pair[0] != pair[1]), False


def _matched(old: Proof, new: Proof) -> list[tuple[Block | None, Block | None]]:
    """The blocks of two proofs side by side, in the order of the newer one; then those that are gone."""
    before = {(block.page, block.id): block for page in old.pages for block in page.blocks}
    after = {(block.page, block.id): block for page in new.pages for block in page.blocks}
    gone = [block for key, block in before.items() if key not in after]
    pairs: list[tuple[Block | None, Block | None]] = []
    for key, block in after.items():
        origin = before.get(key)
        if origin is None:
            origin = next((one for one in gone if one.id == block.id and one.kind == block.kind), None)
            origin = origin or next((one for one in gone if _copy(one) and _copy(one) == _copy(block)), None)
            gone = [one for one in gone if one is not origin]
        pairs.append((origin, block))
    return pairs + [(block, None) for block in gone]


def _copy(block: Block) -> tuple[str, ...]:
    return block.texts.get("body", ())


def _outcomes(pairs: list[tuple[Block | None, Block | None]], whole: bool) -> list[Outcome]:
    made = []
    for old, new in pairs:
        if new is None:
            assert old is not None
            made.append(Outcome(old.id, old, None, (Change("removed", True),), ()))
        elif old is None:
            made.append(Outcome(new.id, None, new, (Change("added", True),), ()))
        else:
            changes = compared(old, new, whole)
            if old.id != new.id:
                changes = (Change("key", True, "id", old.id, new.id), *changes)
            made.append(Outcome(new.id, old, new, changes, ()))
    return made


def _explained(own: list[Outcome], causes: list[str], everywhere: list[Outcome]) -> tuple[Outcome, ...]:
    """The blocks of a page with what they followed: rows, the dummy, the story they go on from, else neighbours."""
    edited = [outcome.id for outcome in own if any(change.own for change in outcome.changes)]
    made = []
    for outcome in own:
        if outcome.id in edited:
            made.append(outcome)
            continue
        jumped = [f"{number}/{name}" for number, name in _origin(outcome) if _is_edited(everywhere, number, name)]
        moved = any(change.kind in ("moved", "resized") for change in outcome.changes)
        because = jumped or (causes if moved and causes else []) or edited or causes
        made.append(outcome._replace(because=tuple(because)))
    return tuple(made)


def _origin(outcome: Outcome) -> list[tuple[int, str]]:
    """The block that a story goes on from."""
    keys = outcome.new.keys if outcome.new else {}
    page, block = keys.get("origin.page"), keys.get("origin.block")
    return [(int(page), block)] if page and page.isdecimal() and block else []


def _is_edited(outcomes: list[Outcome], page: int, name: str) -> bool:
    return any(one.page == page and one.id == name and any(change.own for change in one.changes) for one in outcomes)
