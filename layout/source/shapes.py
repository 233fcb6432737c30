"""Kinds made of other kinds: lists, open mappings, and values that may be written in two shapes."""

from __future__ import annotations

from typing import Any

from ..diagnostics import quoted
from .nodes import Entry, Mapping, Node, Scalar, Sequence
from .reader import WRONG, Kind, Read, Reader, Schema, T


class List(Kind[tuple[T, ...]]):
    """A list whose entries are of one kind."""

    def __init__(self, kind: Kind[T], low: int = 0, high: int = 1000) -> None:
        self.kind = kind
        self.low = low
        self.high = high
        count = f"exactly {low}" if low == high else f"{low} or more" if low else "any number"
        self.wants = f"a list of {count} (each {kind.wants})"

    def read(self, node: Node, reader: Reader) -> Read[tuple[T, ...]]:
        if not isinstance(node, Sequence):
            return self.misfit(node, reader)
        if not self.low <= len(node.items) <= self.high:
            number = len(node.items)
            if self.low == self.high:
                wide = any(isinstance(item, Scalar) and "，" in item.text.text for item in node.items)
                hint = "type the comma half-width, with a space behind it" if wide else ""
                return reader.bad(f"wants {self.low} entries, not {number}", node.span, hint)
            if number:
                return reader.bad(f"wants no more than {self.high} entries, not {number}", node.span)
            return reader.bad("is an empty list", node.span)
        found: list[T] = []
        whole = True
        for item in node.items:
            if isinstance(item, Scalar) and item.left_out:
                reader.bad("an entry of this list is empty", item.span)
                whole = False
                continue
            value = self.kind.read(item, reader)
            if value is WRONG:
                whole = False
            else:
                found.append(value)  # type: ignore[arg-type]
        return tuple(found) if whole else WRONG

    def schema(self, defs: Schema) -> Schema:
        found: Schema = {"type": "array", "items": self.kind.schema(defs)}
        if self.low:
            found["minItems"] = self.low
        return found | {"maxItems": self.high}


class Named(Kind[dict[str, T]]):
    """A mapping whose keys are names that the issue makes up."""

    def __init__(self, kind: Kind[T], what: str) -> None:
        self.kind = kind
        self.what = what
        """What one entry is, for messages: "a block"."""
        self.wants = f"a mapping of names, each {what}"

    def read(self, node: Node, reader: Reader) -> Read[dict[str, T]]:
        if not isinstance(node, Mapping):
            return self.misfit(node, reader)
        found: dict[str, T] = {}
        whole = node.whole
        outer = reader.key
        for entry in node.entries:
            reader.key = entry.key
            value: Read[T]
            if isinstance(entry.value, Scalar) and entry.value.left_out:
                value = reader.bad("has no value", entry.span)
            else:
                value = self.read_entry(entry, reader)
            if value is WRONG:
                whole = False
            else:
                found[entry.key] = value  # type: ignore[assignment]
        reader.key = outer
        return found if whole else WRONG

    def read_entry(self, entry: Entry, reader: Reader) -> Read[T]:
        if not entry.key or len(entry.key.split()) != 1:
            return reader.error("bad-value", f"“{quoted(entry.key)}” cannot be a name: it is one word", entry.span)
        return self.kind.read(entry.value, reader)

    def schema(self, defs: Schema) -> Schema:
        name = {"pattern": r"^\S+$"}
        return {"type": "object", "additionalProperties": self.kind.schema(defs), "propertyNames": name}


class Either(Kind[T]):
    """A value in one of two shapes: a scalar, or a mapping or list that says more."""

    def __init__(self, scalar: Kind[Any], longer: Kind[Any]) -> None:
        self.scalar = scalar
        self.longer = longer
        self.wants = f"{scalar.wants} or {longer.wants}"

    def read(self, node: Node, reader: Reader) -> Read[T]:
        kind = self.scalar if isinstance(node, Scalar) else self.longer
        found: Read[T] = kind.read(node, reader)
        return found

    def schema(self, defs: Schema) -> Schema:
        return {"anyOf": [self.scalar.schema(defs), self.longer.schema(defs)]}
