"""The plain kinds of value: text, choices, numbers, dates.

YAML types nothing here.  Each kind reads the text as typed and says what it wants where the text does not fit, so
`number: 0712` stays 0712 and `columns: 七` is told that it wants a whole number.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Any

from ..diagnostics import quoted
from ..issue import Text
from .nodes import Node, Scalar
from .reader import WRONG, Kind, Read, Reader, Schema, T, UnfitError, Word

MOST_CHARACTERS = 300_000
"""Of one text, three times the longest story that the engine is measured with: a set character takes a kilobyte, and a
run should do with a gigabyte."""


def too_long(text: str) -> str:
    """What is said of a text that is longer than any story; empty for any other."""
    if len(text) <= MOST_CHARACTERS:
        return ""
    return f"holds {len(text):,} characters, more than one text may have ({MOST_CHARACTERS:,})"


class TextKind(Kind[Text]):
    """Text as typed.  `""` is an empty text: it says that there is none, where leaving the key out says nothing."""

    wants = "text"

    def __init__(self, needed: bool = False) -> None:
        self.needed = needed

    def read(self, node: Node, reader: Reader) -> Read[Text]:
        if not isinstance(node, Scalar):
            return self.misfit(node, reader)
        text = node.text
        if self.needed and not text.text.strip():
            return reader.bad("is empty", node.span)
        if trouble := too_long(text.text):
            return reader.bad(trouble, node.span)
        # the line end behind the last line of a block text is YAML's, not the copy's
        return text._replace(text=text.text.rstrip("\n"))

    def schema(self, defs: Schema) -> Schema:
        # an editor types what it reads (7 is a number to it); here all of it is text
        types: Schema = {"type": ["string", "number", "boolean"]}
        return types | {"pattern": r"\S"} if self.needed else types


class Choice(Word[str]):
    """One word of a list."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices
        self.wants = choices[0] if len(choices) == 1 else "one of " + ", ".join(choices)

    def parse(self, raw: str) -> str:
        if raw not in self.choices:
            raise UnfitError(hint=_nearest(raw, self.choices))
        return raw

    def schema(self, defs: Schema) -> Schema:
        return {"enum": list(self.choices)}


def _nearest(raw: str, choices: Sequence[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(raw[:60].lower(), choices, 1)
    return f"did you mean `{close[0]}`?" if close else ""


class Boolean(Word[bool]):
    wants = "true or false"

    def parse(self, raw: str) -> bool:
        if raw not in ("true", "false"):
            raise UnfitError()
        return raw == "true"

    def schema(self, defs: Schema) -> Schema:
        return {"enum": [True, False, "true", "false"]}


class Integer(Word[int]):
    """A whole number, and a unit behind it where the key counts something that has one."""

    def __init__(self, low: int, high: int, unit: str = "") -> None:
        self.low = low
        self.high = high
        self.unit = unit
        """A pattern of what may stand behind the number."""
        self.wants = f"a whole number from {low} to {high}"

    def parse(self, raw: str) -> int:
        match = re.fullmatch(rf"(-?[0-9]{{1,9}})(?:{self.unit})", raw)
        if not match or not self.low <= int(match.group(1)) <= self.high:
            raise UnfitError()
        return int(match.group(1))

    def schema(self, defs: Schema) -> Schema:
        number = {"type": "integer", "minimum": self.low, "maximum": self.high}
        return {"anyOf": [number, {"type": "string", "pattern": f"^-?[0-9]{{1,9}}(?:{self.unit})$"}]}


LINES = r"|\s*(?:行|lines?)"
"""The unit of an Integer that counts lines of the grid; the bare number means the same."""


class Number(Word[float]):
    def __init__(self, low: float, high: float) -> None:
        self.low = low
        self.high = high
        self.wants = f"a number from {low:g} to {high:g}"

    def parse(self, raw: str) -> float:
        if not re.fullmatch(DECIMAL, raw) or not self.low <= float(raw) <= self.high:
            raise UnfitError()
        return float(raw)

    def schema(self, defs: Schema) -> Schema:
        number = {"type": "number", "minimum": self.low, "maximum": self.high}
        return {"anyOf": [number, {"type": "string", "pattern": f"^{DECIMAL}$"}]}


DECIMAL = r"-?(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})"


class Percent(Word[float]):
    """`2%`.  A bare 0 is nothing, whatever it is a part of."""

    def __init__(self, low: float, high: float) -> None:
        self.low = low
        self.high = high
        self.wants = f"per cent from {low:g}% to {high:g}%"

    def parse(self, raw: str) -> float:
        match = re.fullmatch(rf"({DECIMAL})\s*(%?)", raw)
        if not match:
            raise UnfitError()
        value = float(match.group(1))
        if not match.group(2) and value:
            raise UnfitError(f"“{quoted(raw)}” has no unit: which unit?", f"per cent: {raw}%")
        if not self.low <= value <= self.high:
            raise UnfitError()
        return value

    def schema(self, defs: Schema) -> Schema:
        return {"anyOf": [{"const": 0}, {"type": "string", "pattern": rf"^{DECIMAL}\s*%$|^0$"}]}


class Date(Word[datetime.date]):
    wants = "a date such as 2025-07-18"

    def parse(self, raw: str) -> datetime.date:
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", raw):
            raise UnfitError()
        try:
            return datetime.date.fromisoformat(raw)
        except ValueError:
            raise UnfitError(f"there is no day {raw}") from None

    def schema(self, defs: Schema) -> Schema:
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


class Converted(Kind[T]):
    """A kind read as another and turned into what the model wants; `turn` sees the node for its place."""

    def __init__(self, kind: Kind[Any], turn: Callable[[Any, Node, Reader], Read[T]]) -> None:
        self.kind = kind
        self.turn = turn
        self.wants = kind.wants

    def read(self, node: Node, reader: Reader) -> Read[T]:
        value = self.kind.read(node, reader)
        return WRONG if value is WRONG else self.turn(value, node, reader)

    def schema(self, defs: Schema) -> Schema:
        return self.kind.schema(defs)
