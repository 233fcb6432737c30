"""The clauses of a head: a chart of its words, joined by the rows of `rules.head_grammar` at the least cost.

Every part of the text, from one word to all, keeps the cheapest way to make each kind of part of it (CKY).  What a
break before a word costs is read from the join that it would part in the cheapest clause of all; it costs less wherever
two clauses would be nearly as cheap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..record import NamedTuple
from .rules import head_grammar as grammar

Kinds = Mapping[str, float]
"""What a word may be, and what it costs to take it so: V 0, N 0.8."""

_BEAM = 4.0
"""How much dearer than its cheapest reading a part may be and is still kept."""


class _Way(NamedTuple):
    """How a part is made: of two parts that meet at a word, or of one that stands for it; or it is a word."""

    cost: float
    meet: int = 0
    left: str = ""
    right: str = ""
    breaking: float = 0.0


_Cell = dict[str, _Way]
_Chart = dict[tuple[int, int], _Cell]


def costs_before(words: Sequence[Kinds]) -> list[float]:
    """What a line costs that ends before each word; the first one's is without meaning."""
    count = len(words)
    costs = [grammar.NEVER] * max(1, count)
    if count < 2:
        return costs
    chart = _chart(words)
    _read(chart, (0, count, "S", 0.0), costs)
    best = chart[0, count]["S"]
    dearer = {at: cost - best.cost for at in range(1, count) if (cost := _two_clauses(chart, at, count)) is not None}
    # where it is nearly two clauses, a break within them is nearly one within a clause
    near = max(0.0, 1 - min(dearer.values(), default=1.0)) * ((best.left, best.right) != ("S", "S"))
    costs = [cost + grammar.CLAUSE * near for cost in costs]
    for at, more in dearer.items():
        costs[at] = min(costs[at], _BETWEEN_CLAUSES + grammar.DOUBT * more + grammar.DOUBTED)
    return costs


def _two_clauses(chart: _Chart, at: int, count: int) -> float | None:
    """What it costs to take the whole for two clauses that meet at a word."""
    above, below = chart[0, at].get("S"), chart[at, count].get("S")
    return above.cost + below.cost + _JOINING if above and below else None


_JOINING, _BETWEEN_CLAUSES = next(row[3:] for row in grammar.JOINS if row[:2] == ("S", "S"))


def _chart(words: Sequence[Kinds]) -> _Chart:
    joins = _joins()
    chart: _Chart = {}
    for at, kinds in enumerate(words):
        chart[at, at + 1] = _closed({kind: _Way(cost) for kind, cost in kinds.items()})
    for length in range(2, len(words) + 1):
        for start in range(len(words) - length + 1):
            end = start + length
            cell: _Cell = {}
            for meet in range(start + 1, end):
                above, below = chart[start, meet], chart[meet, end]
                for left, one in above.items():
                    for right, kind, joining, breaking in joins.get(left, ()):
                        other = below.get(right)
                        if other is None:
                            continue
                        cost = one.cost + other.cost + joining
                        if kind not in cell or cost < cell[kind].cost - 1e-9:
                            cell[kind] = _Way(cost, meet, left, right, breaking)
            chart[start, end] = _closed(cell)
    return chart


def _closed(cell: _Cell) -> _Cell:
    """A cell with all that its parts may stand for, without what is far too dear."""
    todo = list(cell)
    while todo:
        kind = todo.pop()
        for wider, price in _wider().get(kind, ()):
            cost = cell[kind].cost + price
            if wider not in cell or cost < cell[wider].cost - 1e-9:
                cell[wider] = _Way(cost, 0, kind)
                todo.append(wider)
    least = min((way.cost for way in cell.values()), default=0.0)
    return {kind: way for kind, way in cell.items() if way.cost <= least + _BEAM or kind == "S"}


def _read(chart: _Chart, part: tuple[int, int, str, float], costs: list[float]) -> None:
    """Writes what the breaks within a part cost, `deep` dearer than its joins say."""
    start, end, kind, deep = part
    way = chart[start, end][kind]
    if not way.meet:
        if way.left:
            _read(chart, (start, end, way.left, deep), costs)
        return
    meet, left, right = way.meet, way.left, way.right
    own = way.breaking + deep
    if left in ("V", "VP") and right == "VP" and end - start == 2:
        own += grammar.TWO_VERBS
    if left == "DE" and end - meet == 1:
        own += grammar.ALONE_BEHIND
    costs[meet] = own
    if (left, right) == ("S", "S"):
        deep += grammar.CLAUSE
    elif right == "S" and left in ("T", "TS", "PP"):
        deep += grammar.BEHIND_TIME
    elif kind in ("N", "A", "MN") or (kind, left) == ("VP", "VP"):
        deep += grammar.WITHIN[kind]
    _read(chart, (start, meet, left, deep), costs)
    _read(chart, (meet, end, right, deep), costs)


@lru_cache(maxsize=1)
def _joins() -> dict[str, tuple[tuple[str, str, float, float], ...]]:
    """The rows by their left part."""
    found: dict[str, tuple[tuple[str, str, float, float], ...]] = {}
    for left, *rest in grammar.JOINS:
        found[left] = (*found.get(left, ()), tuple(rest))  # type: ignore[arg-type]
    return found


@lru_cache(maxsize=1)
def _wider() -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for kind, wider, cost in grammar.STANDS_FOR:
        found[kind] = (*found.get(kind, ()), (wider, cost))
    return found
