"""The blocks of a page: ids, and a closed set of keys for each kind."""

from __future__ import annotations

from typing import Literal, cast

from ..diagnostics import quoted
from ..issue import Block
from .keys_block import FORMS, KINDS
from .nodes import Entry, Mapping, Node, Scalar
from .reader import WRONG, Read, Reader, Schema, Wrong
from .shapes import Named
from .values import Choice

_KIND = Choice(*KINDS)
_BlockKind = Literal["story", "sidebar", "text", "photos", "refers", "masthead", "ad"]


class Blocks(Named[Block]):
    """id -> block.  An id is one word, as it stands in the dummy."""

    def __init__(self) -> None:
        # the entries are read below, each by the form of its kind
        super().__init__(FORMS["story"][0], "a block")  # type: ignore[arg-type]
        self.wants = "a mapping of block ids, each with the keys of its block"

    def read_entry(self, entry: Entry, reader: Reader) -> Read[Block]:
        if not is_id(entry.key):
            message = f"“{quoted(entry.key)}” cannot be the id of a block: it is one word, and `.` is white"
            return reader.error("bad-value", message, entry.span)
        reader.block = entry.key
        found = _block(entry, reader)
        reader.block = None
        return found

    def schema(self, defs: Schema) -> Schema:
        if "block" not in defs:
            defs["block"] = {}
            defs["block"] = _schema(defs)
        return {
            "type": "object",
            "additionalProperties": {"$ref": "#/$defs/block"},
            "propertyNames": {"pattern": r"^\S+$", "not": {"const": "."}},
        }


def is_id(name: str) -> bool:
    """Whether a block can be called so: one word, and not the white of the dummy."""
    return len(name.split()) == 1 and name != "."


def _block(entry: Entry, reader: Reader) -> Read[Block]:
    node = entry.value
    if not isinstance(node, Mapping):
        return FORMS["story"][0].misfit(node, reader)
    kind = _kind_of(node, reader)
    if isinstance(kind, Wrong):
        return WRONG
    is_ear = kind == "masthead" and any(key.key == "part" and not _left_out(key.value) for key in node.entries)
    form, build = FORMS["ear" if is_ear else kind]
    given = form.read_keys(node, reader)
    if given is None or not given.whole:
        return WRONG
    return Block(entry.key, cast(_BlockKind, kind), given["box"], build(given), entry.span)


def _kind_of(node: Mapping, reader: Reader) -> Read[str]:
    """The kind, read before the other keys since it decides which there are."""
    for entry in node.entries:
        if entry.key == "kind" and not _left_out(entry.value):
            outer, reader.key = reader.key, "kind"
            kind = _KIND.read(entry.value, reader)
            reader.key = outer
            return kind
    return "story"


def _left_out(node: Node) -> bool:
    return isinstance(node, Scalar) and node.left_out


def _schema(defs: Schema) -> Schema:
    """One branch for each kind; a block without `kind` is a story, a masthead with `part` an ear."""
    branches = []
    for name, (form, _) in FORMS.items():
        kind = "masthead" if name == "ear" else name
        is_it: Schema = {"properties": {"kind": {"const": kind}}, "required": ["kind"]}
        if name == "story":
            is_it = {"anyOf": [is_it, {"not": {"required": ["kind"]}}, {"properties": {"kind": {"type": "null"}}}]}
            is_it["anyOf"][2]["required"] = ["kind"]
        elif kind == "masthead":
            ear: Schema = {"properties": {"part": {"type": "string"}}, "required": ["part"]}
            is_it = {"allOf": [is_it, ear if name == "ear" else {"not": ear}]}
        branches.append({"if": is_it, "then": form.schema(defs)})
    return {
        "type": "object",
        "properties": {
            "kind": {"anyOf": [{"enum": list(KINDS)}, {"type": "null"}], "description": "what the block is 稿件类型"}
        },
        "allOf": branches,
    }
