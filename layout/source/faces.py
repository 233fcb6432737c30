"""The catalogue of faces: fonts.yaml, and the faces that an issue brings along."""

from __future__ import annotations

import os

from ..fonts import Catalogue, FaceEntry, Latin
from ..issue import File
from .files import read_text
from .nodes import Mapping, Node, Scalar, Sequence, read_tree


class BrokenCatalogueError(Exception):
    """fonts.yaml is not a catalogue: a fault of the installation, not of an issue."""


def catalogue(folder: str, own: dict[str, File]) -> Catalogue:
    """The faces of a fonts folder, with an issue's own faces over them.  Raises BrokenCatalogueError."""
    path = os.path.join(folder, "fonts.yaml")
    tree = read_tree(read_text(path, resolved=False), path)
    if tree.root is None:
        raise BrokenCatalogueError(f"{path}: {tree.diagnostics[0].message}")
    top = _mapping(tree.root)
    entries = {name: _entry(name, _mapping(node), folder) for name, node in _mapping(top["faces"]).items()}
    families = {name: _words(node) for name, node in _mapping(top["families"]).items()}
    fallback = _words(_mapping(top["fallback"])["all"])
    for name, file in own.items():
        if file.path is not None:
            weight = name.rpartition("-")[2]
            grams = int(weight) if weight.isdigit() else 400
            entries[name] = FaceEntry(name, file.path, 0, grams, "", None, True, is_own=True)
    return Catalogue(entries, families, fallback)


def _entry(name: str, keys: dict[str, Node], folder: str) -> FaceEntry:
    texts = {key: _text(node) for key, node in keys.items() if key != "latin"}
    return FaceEntry(
        name,
        os.path.join(folder, texts["file"]),
        int(texts.get("index", "0")),
        int(texts["weight"]),
        texts.get("licence", ""),
        texts.get("substitute"),
        texts.get("required") == "true",
        _latin(keys["latin"]) if "latin" in keys else None,
    )


def _latin(node: Node) -> Latin:
    keys = {key: _text(value) for key, value in _mapping(node).items()}
    return Latin(keys["face"], float(keys.get("size", "1")), float(keys.get("rise", "0")))


def _mapping(node: Node) -> dict[str, Node]:
    if not isinstance(node, Mapping):
        raise BrokenCatalogueError(f"{node.span}: a mapping is wanted")
    return {entry.key: entry.value for entry in node.entries}


def _words(node: Node) -> tuple[str, ...]:
    if not isinstance(node, Sequence):
        raise BrokenCatalogueError(f"{node.span}: a list is wanted")
    return tuple(_text(item) for item in node.items)


def _text(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise BrokenCatalogueError(f"{node.span}: a word is wanted")
    return node.text.text
