"""Text -> where it may break: UAX #14 with the rows of `rules.uax14`, tailored by those of `rules.tailoring`.

The rows are read as an automaton.  A state is all that a later boundary may ask about what stands before it; its
successors are worked out from the rows when a text first takes that way, so that a character costs one look-up.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from ..record import NamedTuple
from .rules import tailoring, uax14

_MARKS = ("CM", "ZWJ")
_NO_BASE = frozenset(("sot", "BK", "CR", "LF", "NL", "ZW"))
"""What a mark does not combine with, besides a space (LB9, LB10)."""


class Names(NamedTuple):
    """Some classes, or all but them."""

    listed: frozenset[str]
    but: bool

    def has(self, one_of: frozenset[str]) -> bool:
        """Whether one of the names of a class is meant."""
        return self.listed.isdisjoint(one_of) == self.but


class Rule(NamedTuple):
    """A row, read."""

    number: str
    left: Names
    right: Names
    breaks: bool
    ahead: Names | None
    """The row holds only where one of these follows what is on the right."""


def decisions(text: str, profile: str = tailoring.DEFAULT) -> list[Rule]:
    """The rule that decides before each character; that before the first one means nothing."""
    machine = _machine(profile)
    classes, state = machine.classes, machine.start
    found: list[int] = []
    for kind in map(classes.__getitem__, text):
        number, state = state[kind]
        found.append(number)
    rules = machine.rules
    if not machine.choices or max(found, default=0) < len(rules):
        return [rules[number] for number in found]
    return [rules[_chosen(machine, text, (place, number))] for place, number in enumerate(found)]


def breaks(text: str, profile: str = tailoring.DEFAULT) -> list[int]:
    """The offsets before which a line may end, without the text's own ends."""
    return [place for place, rule in enumerate(decisions(text, profile)) if rule.breaks and place]


def _chosen(machine: _Machine, text: str, found: tuple[int, int]) -> int:
    """Looks ahead where a rule asks for what follows."""
    place, number = found
    if number < len(machine.rules):
        return number
    choice, otherwise = machine.choices[number - len(machine.rules)]
    ahead = machine.rules[choice].ahead
    kinds = (machine.classes[character] for character in text[place + 1 :])
    following = next((kind for kind in kinds if kind not in _MARKS), "eot")
    return choice if ahead and ahead.has(frozenset([following])) else otherwise


class _State(dict[str, "tuple[int, _State]"]):
    """What stands before a boundary: class -> the number of the rule that decides, and the next state."""

    def __init__(self, machine: _Machine, left: str, behind: str) -> None:
        super().__init__()
        self.machine, self.left, self.behind = machine, left, behind
        names = {"SP": ("SP", f"{left} SP"), "ZWJ": (left, "ZWJ"), "": (left,)}
        self.names = frozenset(names[behind])

    def __missing__(self, kind: str) -> tuple[int, _State]:
        machine, left, spaced = self.machine, self.left, self.behind == "SP"
        behind = "ZWJ" if kind == "ZWJ" else ""
        if kind in _MARKS and not spaced and left not in _NO_BASE:
            found = machine.combining, machine.state(left, behind)
        elif kind == "SP":
            found = machine.decided(self.names, kind), machine.state(left, kind)
        else:
            right = "AL" if kind in _MARKS else kind
            name = right if spaced else machine.remembered.get((left, right), right)
            found = machine.decided(self.names, right), machine.state(name, behind)
        self[kind] = found
        return found


class _Classes(dict[str, str]):
    """The class of every character, looked up when it is first met."""

    def __init__(self, given: dict[str, str], resolved: dict[str, str], ideographic: tuple[range, ...]) -> None:
        super().__init__(given)
        self.resolved, self.ideographic = resolved, ideographic

    def __missing__(self, character: str) -> str:
        starts, kinds = _runs()
        code = ord(character)
        kind = kinds[bisect_right(starts, code) - 1]
        if kind == "AI" and any(code in span for span in self.ideographic):
            kind = "ID"
        found = self[character] = self.resolved.get(kind, kind)
        return found


class _Machine:
    """The automaton of a profile."""

    def __init__(self, profile: tailoring.Profile | None) -> None:
        rows = list(uax14.ROWS)
        groups, remembered = dict(uax14.GROUPS), list(uax14.REMEMBERED)
        self.classes = _Classes({}, uax14.RESOLVED, ())
        if profile is not None:
            rows = [row for row in rows if row[0] not in profile.dropped]
            place = [row[0] for row in rows].index(uax14.BEHIND_TAILORABLE)
            rows[place:place] = [row[:5] for row in profile.rows]
            for base, also in tailoring.GROUPS.items():
                groups[base] = f"{groups.get(base, base)} {also}"
            remembered += tailoring.REMEMBERED
            given = {character: row[1] for row in tailoring.CLASSES for character in row[0]}
            self.classes = _Classes(given, profile.resolved, tailoring.IDEOGRAPHIC)
        self.groups = groups
        self.rules = [self._read(row) for row in rows]
        self.rules.append(Rule("9.0", Names(frozenset(), True), Names(frozenset(_MARKS), False), False, None))
        self.combining = len(rows)
        self.remembered = {
            (left, right): name for lefts, right, name in remembered for left in self._names(lefts).listed
        }
        self.choices: list[tuple[int, int]] = []
        self.states: dict[tuple[str, str], _State] = {}
        self.start = self.state("sot", "")

    def state(self, left: str, behind: str) -> _State:
        """The state behind a class, behind spaces after it or behind a joiner."""
        key = left, behind
        if key not in self.states:
            self.states[key] = _State(self, left, behind)
        return self.states[key]

    def decided(self, names: frozenset[str], kind: str) -> int:
        """The number of the first rule that fits; a number behind the last rule is a choice."""
        right = frozenset([kind])
        fitting = (place for place, rule in enumerate(self.rules) if rule.right.has(right) and rule.left.has(names))
        first = next(fitting)
        if self.rules[first].ahead is None:
            return first
        self.choices.append((first, next(place for place in fitting if self.rules[place].ahead is None)))
        return len(self.rules) + len(self.choices) - 1

    def _read(self, row: tuple[str, ...]) -> Rule:
        number, left, right, verdict, ahead = row
        return Rule(
            number, self._names(left), self._names(right), verdict == "÷", self._names(ahead) if ahead else None
        )

    def _names(self, words: str) -> Names:
        """The classes that a cell of a row names."""
        but = words.startswith(uax14.ANY)
        spaced = "SP*" in words
        single: list[str] = []
        for word in words.removeprefix(uax14.ANY).replace("SP*", "").split():
            single += self.groups[word].split() if word in self.groups else [word]
        if spaced:
            single += [f"{name} SP" for name in single]
        return Names(frozenset(single), but)


@lru_cache
def _machine(profile: str) -> _Machine:
    return _Machine(tailoring.PROFILES[profile] if profile else None)


@lru_cache(maxsize=1)
def _runs() -> tuple[list[int], list[str]]:
    """Where each run of code points of one class begins."""
    from .rules.uax14_classes import RUNS

    cells = RUNS.split()
    return list(accumulate(map(int, cells[:-2:2]), initial=0)), cells[1::2]
