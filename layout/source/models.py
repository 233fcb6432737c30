"""Closed mappings: a table of keys, each with its kind and its meaning.

The table is the format.  `Model` reads a mapping by it, refuses every other key with the nearest one it knows, and
writes the same table as JSON Schema.  A mapping with a mistake in it is WRONG as a whole: a sheet whose `columns` was
mistyped has no columns that a dummy could be checked against.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..diagnostics import Span, quoted
from ..record import NamedTuple
from .nodes import Entry, Mapping, Node, Scalar
from .reader import WRONG, Kind, Read, Reader, Schema, T


class Key(NamedTuple):
    """One row of a table of keys."""

    name: str
    kind: Kind[Any]
    about: str
    """What it means, in English with the trade's Chinese term."""
    required: bool = False
    default: str = ""
    """For the description only; the builder sets it."""


class Given:
    """What a mapping gave: the good values by key, and where everything stands."""

    __slots__ = ("_places", "span", "values", "whole", "wrong")

    def __init__(self, span: Span) -> None:
        self.span = span
        self.values: dict[str, Any] = {}
        self.wrong: set[str] = set()
        """Keys whose value was typed but cannot be used."""
        self.whole = True
        """Nothing is wrong, unknown or missing."""
        self._places: dict[str, Span] = {}

    def __getitem__(self, key: str) -> Any:
        """The value of a key; None where it was left out or is wrong."""
        return self.values.get(key)

    def note(self, entry: Entry, value: Any) -> None:
        self._places[entry.key] = entry.value.span
        if value is WRONG:
            self.wrong.add(entry.key)
            self.whole = False
        else:
            self.values[entry.key] = value

    def place(self, *keys: str) -> Span:
        """Where the value of the first of these keys that was typed stands; else the mapping."""
        for key in keys:
            if key in self._places:
                return self._places[key]
        return self.span


class Model(Kind[T]):
    """A closed mapping.  `build` makes the model's object from what was given, once all of it is right."""

    def __init__(self, title: str, keys: tuple[Key, ...], build: Callable[[Given, Reader], Read[T]]) -> None:
        self.title = title
        """What the mapping is called in messages: "a story", "`sheet`"."""
        self.keys = {key.name: key for key in keys}
        self.build = build
        self.wants = f"a mapping with the keys of {title}"
        self.elsewhere: dict[str, str] = {}
        """Keys that belong to a neighbour of this mapping: key -> what to say."""

    def read(self, node: Node, reader: Reader) -> Read[T]:
        given = self.read_keys(node, reader)
        return self.build(given, reader) if given is not None and given.whole else WRONG

    def read_keys(self, node: Node, reader: Reader) -> Given | None:
        """Every key read by its kind, everything wrong noted; None where there is no mapping at all."""
        if not isinstance(node, Mapping):
            self.misfit(node, reader)
            return None
        given = Given(node.span)
        given.whole = node.whole
        outer = reader.key
        meant: set[str] = set()
        for entry in node.entries:
            key = self.keys.get(entry.key)
            if key is None:
                given.whole = False
                meant.add(self._unknown(entry, node, reader))
            elif not (isinstance(entry.value, Scalar) and entry.value.left_out):
                reader.key = key.name
                given.note(entry, key.kind.read(entry.value, reader))
            elif key.required:
                given.whole = False
                meant.add(key.name)
                reader.key = key.name
                reader.bad("has no value", entry.span)
        reader.key = outer
        for key in self.keys.values():
            missing = key.required and key.name not in given.values and key.name not in given.wrong
            if missing and key.name not in meant and node.whole:
                given.whole = False
                reader.error("bad-value", f"`{key.name}` is missing in {self.title}", node.span, key.about)
        return given

    def _unknown(self, entry: Entry, node: Mapping, reader: Reader) -> str:
        """Refuses a key; returns the key that was meant where that is plain."""
        if reader.is_full:
            return ""
        nearest, is_near = self.nearest(entry.key)
        message = f"`{quoted(entry.key)}` is not a key of {self.title}; the nearest is `{nearest}`"
        hint = self.elsewhere.get(entry.key, "")
        if entry.key.startswith((f"{nearest}:", f"{nearest}：")):
            hint = f"type a half-width colon and a space behind `{nearest}`"
        if not hint and node.flow and isinstance(entry.value, Scalar) and entry.value.left_out:
            hint = "in braces a comma ends a value: text with a comma stands in quotes"
        reader.error("unknown-key", message, entry.span, hint or f"keys: {', '.join(self.keys)}")
        return nearest if is_near else ""

    def nearest(self, typed: str) -> tuple[str, bool]:
        """The key nearest to what was typed, be it a slip or the Chinese term, and whether it is near at all."""
        from difflib import get_close_matches

        if not typed.isascii():
            for key in self.keys.values():
                if typed.strip() in key.about:
                    return key.name, True
        known = list(self.keys)
        typed = typed[:60]  # no key is longer, and likeness takes its time
        head = re.split("[:：]", typed, maxsplit=1)[0].strip()
        if head in known:
            return head, True
        near = get_close_matches(typed.lower(), known, 1)
        return (near[0], True) if near else (get_close_matches(typed.lower(), known, 1, 0.0)[0], False)

    def schema(self, defs: Schema) -> Schema:
        name = self.title.replace("`", "").removeprefix("a ").removeprefix("an ").replace(" ", "-")
        if name not in defs:
            defs[name] = {}  # the name is taken before the keys are asked: a model may hold itself
            defs[name] = self.object_schema(defs)
        return {"$ref": f"#/$defs/{name}"}

    def object_schema(self, defs: Schema) -> Schema:
        found: Schema = {
            "type": "object",
            "properties": {key.name: _described(key, defs) for key in self.keys.values()},
            "additionalProperties": False,
        }
        required = [key.name for key in self.keys.values() if key.required]
        return found | {"required": required} if required else found


def _described(key: Key, defs: Schema) -> Schema:
    """A key's schema; one that may be left out may also be left empty."""
    schema = dict(key.kind.schema(defs))
    about = f"{key.about} (default: {key.default})" if key.default else key.about
    if not key.required:
        if "anyOf" in schema:
            schema["anyOf"] = [*schema["anyOf"], {"type": "null"}]
        elif isinstance(schema.get("type"), list):
            schema["type"] = [*schema["type"], "null"]
        else:
            schema = {"anyOf": [schema, {"type": "null"}]}
    return schema | {"description": about}


class Form(Model[Given]):
    """A mapping that is read key by key and finished by its owner, who needs what is right of it even where a part is
    wrong: a page's number, its block ids."""

    def __init__(self, title: str, keys: tuple[Key, ...]) -> None:
        super().__init__(title, keys, lambda given, reader: given)

    def read(self, node: Node, reader: Reader) -> Read[Given]:
        given = self.read_keys(node, reader)
        return WRONG if given is None else given
