"""A part of the issue that may stand in a YAML file of its own: the paper, a page.

Such a file is one the issue cannot be read without, so one that is missing or broken is a bad value, at the spot in
that file where there is one.  What it names is relative to the issue file, as everywhere.
"""

from __future__ import annotations

from typing import Any

from ..diagnostics import quoted
from .encoding import UnreadableError
from .files import missing_hint, read_text
from .names import FileName
from .nodes import Node, Scalar, read_tree
from .reader import WRONG, Kind, Read, Reader, Schema, T, Wrong


class YamlFile(Kind[T]):
    """What `kind` reads, typed in place or named."""

    _name = FileName()

    def __init__(self, kind: Kind[Any]) -> None:
        self.kind = kind
        self.wants = f"{kind.wants}, or the name of a YAML file"

    def read(self, node: Node, reader: Reader) -> Read[T]:
        opened: Read[Node] = self.open(node, reader) if isinstance(node, Scalar) else node
        if isinstance(opened, Wrong):
            return WRONG
        found: Read[T] = self.kind.read(opened, reader)
        return found

    def open(self, node: Scalar, reader: Reader) -> Read[Node]:
        """The tree of the file that a scalar names."""
        name = node.text.text.strip()
        if not _is_name(name):
            return self.misfit(node, reader)
        file = self._name.find(node, reader)
        if isinstance(file, Wrong):
            return WRONG
        if file.path is None:
            return reader.bad(f"there is no file {quoted(name)}", node.span, missing_hint(name))
        shown = reader.folder.shown(name)
        try:
            text = read_text(file.path)
        except UnreadableError as error:
            return reader.bad(f"{quoted(name)}: {error.message}", node.span, error.hint)
        reader.keep_source(shown, text)
        tree = read_tree(text, shown)
        for found in tree.diagnostics:
            code = "bad-value" if tree.root is None and found.code == "yaml" else found.code
            reader.error(code, found.message, found.span, found.hint)
        return WRONG if tree.root is None else tree.root

    def schema(self, defs: Schema) -> Schema:
        return {"anyOf": [{"type": "string", "pattern": r"^[^/].*\.[yY][aA]?[mM][lL]$"}, self.kind.schema(defs)]}


def _is_name(raw: str) -> bool:
    """Whether a scalar is meant for a file: by its ending, or one word with a slash in it."""
    return "\n" not in raw and (raw.lower().endswith((".yaml", ".yml")) or ("/" in raw and len(raw.split()) == 1))
