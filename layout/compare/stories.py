"""Two blocks -> what became of the one: what the desk changed in it, and what followed from that.

`own` tells the two apart: copy, heads, pictures and keys are changed by somebody; a line that breaks elsewhere, a block
that stands lower, a picture that is cut to another shape only follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Literal

from ..record import NamedTuple
from .inline import Edit, edits
from .told import Block

Kind = Literal[
    "added", "removed", "page", "copy", "head", "text", "picture", "crop", "key",
    "moved", "resized", "head-set", "re-broken", "overset",
]  # fmt: skip

HEADS = ("headline.kicker", "headline.main", "headline.deck", "title")
_CLOSE = 0.02
"""Millimetres: what is nearer has not moved."""
_CROP_KEYS = ("focus", "crop")


class Change(NamedTuple):
    """One thing that is not as it was.  `part` is the path of keys of a text or key, the number of a picture."""

    kind: Kind
    own: bool
    part: str = ""
    old: Any = None
    new: Any = None
    edits: tuple[Edit, ...] = ()


def compared(old: Block, new: Block, whole: bool) -> tuple[Change, ...]:
    """What became of a block; `whole`: both proofs carry their texts."""
    found = [*_typed(old, new), *_pictures(old, new), *_placed(old, new)]
    if whole and not any(change.own for change in found):
        found = [*_made(old, new), *found]
    if not whole and old.chars != new.chars:
        found.append(Change("copy", True, "body", old.chars, new.chars))
    if old.head != new.head:
        heads = any(change.kind == "head" for change in found)
        kind: Kind = "head-set" if whole or heads else "head"
        found.append(Change(kind, kind == "head", "headline.main", _head(old), _head(new)))
    if whole:
        found += _broken(old, new)
    if old.overset != new.overset:
        found.append(Change("overset", False, "body", old.overset, new.overset))
    return tuple(found)


def _head(block: Block) -> dict[str, Any] | None:
    return None if block.head is None else {"lines": list(block.head.lines), "size_pt": block.head.size}


def _typed(old: Block, new: Block) -> Iterator[Change]:
    """Texts and keys that were typed anew."""
    for part in dict.fromkeys((*old.texts, *new.texts)):
        before, after = old.texts.get(part, ()), new.texts.get(part, ())
        if before != after:
            kind: Kind = "copy" if part == "body" else "head" if part in HEADS else "text"
            yield Change(kind, True, part, "\n".join(before), "\n".join(after), edits(before, after))
    for part in dict.fromkeys((*old.keys, *new.keys)):
        before_key, after_key = old.keys.get(part), new.keys.get(part)
        if before_key != after_key and not part.endswith(("file", *_CROP_KEYS)):
            yield Change("key", True, part, before_key, after_key)
    if old.kind != new.kind:
        yield Change("key", True, "kind", old.kind, new.kind)


def _made(old: Block, new: Block) -> Iterator[Change]:
    """Words that nobody typed in the block: the date of a masthead, the number of its issue."""
    before, after = (
        "".join("".join(line.text.split()) for line in block.lines if line.part == "") for block in (old, new)
    )
    if before != after:
        yield Change("text", True, "", before, after, edits([before], [after]))


def _pictures(old: Block, new: Block) -> Iterator[Change]:
    """Pictures replaced, and pictures of which another part shows."""
    for number, (before, after) in enumerate(zip_longest(old.pictures, new.pictures), 1):
        if before is None or after is None or (before.file, before.sha256) != (after.file, after.sha256):
            yield Change("picture", True, str(number), before and before.file, after and after.file)
        elif _differ(before.shows, after.shows, 0.002):
            yield Change("crop", _asked(old, number) != _asked(new, number), str(number), before.shows, after.shows)


def _asked(block: Block, number: int) -> list[str | None]:
    """What the issue says of the crop of a picture."""
    return [block.keys.get(f"photos.{number}.{key}") for key in _CROP_KEYS]


def _placed(old: Block, new: Block) -> Iterator[Change]:
    """Another page, another place on it, another size."""
    if old.page != new.page:
        yield Change("page", True, "", old.page, new.page)
        return
    size, size_new = ((box[2] - box[0], box[3] - box[1]) for box in (old.box, new.box))
    shape = [[(x - block.box[0], y - block.box[1]) for x, y in block.area] for block in (old, new)]
    if (
        _differ(size, size_new, _CLOSE)
        or len(shape[0]) != len(shape[1])
        or any(_differ(one, other, _CLOSE) for one, other in zip(*shape, strict=True))
    ):
        yield Change("resized", False, "", list(size), list(size_new))
    if _differ(old.box[:2], new.box[:2], _CLOSE):
        yield Change("moved", False, "", list(old.box[:2]), list(new.box[:2]))


def _differ(one: tuple[float, ...] | None, other: tuple[float, ...] | None, by: float) -> bool:
    if one is None or other is None:
        return one is not other
    return any(abs(a - b) > by for a, b in zip(one, other, strict=True))


def _broken(old: Block, new: Block) -> Iterator[Change]:
    """Lines of the copy that begin or end elsewhere; a line with another word as long as the one before does not."""
    before, after = ([line.text for line in block.lines if line.part == "body"] for block in (old, new))
    count = 0
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal" and [len(text) for text in before[a:b]] != [len(text) for text in after[c:d]]:
            count += max(d - c, b - a)
    if count:
        yield Change("re-broken", False, "body", count, len(after))
