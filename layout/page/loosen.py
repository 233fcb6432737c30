"""Leftover lines: a story that is a few lines short of its area is let out where a sub-editor lets it out.

    where white goes                             lines    because
    above a cross-head; under one set tight      1        a cross-head takes 3 or 4 grid lines (look.md)
    above and below a picture or a pull quote    1 each   it stays in the middle of its white
    at the feet of all columns alike             SPARE    columns are level; the last may be shorter (composition.md)

In this order, and only where the feet are better for it: nearer to the foot of the area, or more level.  Copy stays on
its grid and its lines together.  A story that lacks more than that is short of copy, is left as it is, and `fit_report`
says by how much.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ..record import NamedTuple
from .flow import SPARE, Flow, Unit, flowed, without_slivers
from .inset import Inset, wider
from .mend import weight
from .room import Room
from .story import Cast

_HEAD_LINES = 4
"""Grid lines of a cross-head: those that have fewer come first."""
_TRIES = 36
"""Ways of letting a story out that are tried."""


class Change(NamedTuple):
    """Which of a story's units and insets get more white."""

    units: frozenset[int]
    insets: frozenset[int]
    lines: int
    """Lines of the columns that this takes."""


class Let(NamedTuple):
    """A story let out."""

    flow: Flow
    insets: tuple[Inset, ...]
    free: Room


def loosened(cast: Cast) -> Cast:
    """A story with its leftover lines where they belong; as it is where that is no better."""
    plain = cast.poured.flow
    white = sum(plain.free)
    if plain.over or not white:
        return cast
    heads, wide = _places(cast)
    most = len(heads) + sum(change.lines for change in wide)
    if not most or white > most + (SPARE + 1) * len(plain.free):
        return cast
    best, least = None, worse(plain)
    changes = sorted(_changes(heads, wide, white), key=lambda one: _ideal(white - one.lines, len(plain.free)))
    for change in changes[:_TRIES]:
        if _ideal(white - change.lines, len(plain.free)) >= least:
            break
        let = _let_out(cast, change)
        if let is not None and feet(let.flow) < feet(plain) and worse(let.flow) < least:
            best, least = let, worse(let.flow)
    if best is None or max(best.flow.free[:-1], default=0) > SPARE:
        return cast
    shape = cast.shape._replace(insets=best.insets, free=best.free)
    return cast._replace(shape=shape, poured=cast.poured._replace(flow=best.flow))


def feet(flow: Flow) -> int:
    """How far from well the feet of columns stand: the lines by which they all end above the area's foot count twice,
    those by which the last is shorter once."""
    last = max((seat.column for seat in flow.seats), default=0)
    inner = max(flow.free[:last] or flow.free[:1])
    return inner + max(inner, flow.free[last])


def worse(flow: Flow) -> int:
    """What is wrong with a story: a widow is worth four lines at its feet."""
    return feet(flow) + 2 * weight(flow)


def _ideal(white: int, columns: int) -> int:
    """The same where so much white is spread as well as can be."""
    alike, rest = divmod(white, columns)
    return 2 * alike + rest


def _places(cast: Cast) -> tuple[list[int], list[Change]]:
    """The cross-heads with copy above them and no more white than their style's, or set tight; and what else may have
    more white on both sides."""
    heads: list[int] = []
    wide: list[Change] = []
    roomy = any(unit.after for unit in cast.matter.units if unit.kind == "crosshead")
    foot = 0
    for place, seat in enumerate(cast.poured.flow.seats):
        if seat.unit.kind == "crosshead":
            if roomy and _tight(seat.unit):
                heads.append(place)
            elif seat.above and seat.unit.quoted:
                wide.append(Change(frozenset((place,)), frozenset(), 2))
            elif seat.above and seat.line - seat.above == foot:
                heads.append(place)
        foot = seat.line + seat.unit.height + seat.unit.after
    for place, inset in enumerate(cast.shape.insets):
        lines = (inset.columns[1] - inset.columns[0]) * sum(inset.white)
        if lines:
            wide.append(Change(frozenset(), frozenset((place,)), lines))
    heads.sort(key=lambda place: _height(cast.poured.flow.seats[place].unit) < _HEAD_LINES)
    return heads, wide


def _changes(heads: list[int], wide: list[Change], white: int) -> Iterator[Change]:
    """Ways of letting out that take no more than the white there is: cross-heads alone first, the lower ones and the
    last of them, which move the least copy; then with one of the others, then with all."""
    low = sorted(heads)
    others = [(), *combinations(wide, 1), *([tuple(wide)] if len(wide) > 1 else [])]
    for other in others:
        taken = sum(change.lines for change in other)
        units = frozenset(place for change in other for place in change.units)
        insets = frozenset(place for change in other for place in change.insets)
        for count in range(min(len(heads), white - taken), -1, -1):
            if count or other:
                ends = (heads[len(heads) - count :], low[len(low) - count :], low[:count])
                for places in dict.fromkeys(map(frozenset, ends)):
                    yield Change(units | places, insets, taken + count)


def _let_out(cast: Cast, change: Change) -> Let | None:
    """The story with a change; None where more white than that goes elsewhere than to its feet."""
    units = tuple(
        _roomier(seat.unit) if place in change.units else seat.unit for place, seat in enumerate(cast.poured.flow.seats)
    )
    insets, free = list(cast.shape.insets), cast.shape.free
    for place in change.insets:
        insets[place] = wider(insets[place])
        free = free.without(insets[place].columns, insets[place].lines)
    done = flowed(units, without_slivers(free.stretches), cast.matter.tops)
    if done.over or sum(cast.poured.flow.free) - sum(done.free) > change.lines:
        return None
    return Let(done, tuple(insets), free)


def _roomier(unit: Unit) -> Unit:
    """A cross-head with a line of white more: under it where it was set tight; a pull quote with one on both sides."""
    if _tight(unit):
        return unit._replace(after=1)
    return unit._replace(before=unit.before + 1, after=unit.after + unit.quoted)


def _height(unit: Unit) -> int:
    return unit.before + unit.height + unit.after


def _tight(unit: Unit) -> bool:
    """Whether a cross-head of several lines has none of its white under it."""
    return unit.height > 1 and not unit.after
