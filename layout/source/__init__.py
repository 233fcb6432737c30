"""YAML text -> Issue: every mistake in one run, each at its place, and the JSON Schema from the same tables.

    nodes, places, wording      YAML text -> a tree of nodes, each with its Span
    reader, values, lengths, shapes, models, names
                                kinds of values: each reads a node and writes its schema
    keys_*, blocks, pages, issue_file
                                the tables of keys: the format itself
    dummy, checks               what no single value can know

`load` is all that the rest of the engine needs.
"""

from __future__ import annotations

from typing import Any

from ..diagnostics import Diagnostic, Span
from ..issue import Issue
from ..record import NamedTuple

FATAL = frozenset({"yaml", "unknown-key", "bad-value", "outside-folder", "dummy"})
"""Codes with which an issue cannot be read as an issue (exit status 2)."""


class Loaded(NamedTuple):
    """What an issue file came to."""

    issue: Issue | None
    """None exactly where a diagnostic has a FATAL code."""
    diagnostics: tuple[Diagnostic, ...]
    """In the order of the files: the issue first, then by name; in each by line and column."""
    sources: dict[str, str]
    """File name as in a Span -> its text, for the line that a message quotes; parted by `\\n` only."""
    files: tuple[str, ...]
    """The paths of the issue file and of everything it names, there or not: what to look at for changes."""


def load(path: str) -> Loaded:
    """Reads an issue file and the files it is made of.  Never raises for anything that a file can hold."""
    from .encoding import UnreadableError
    from .files import Folder, read_text
    from .issue_file import read_issue
    from .nodes import read_tree
    from .reader import Reader

    reader = Reader(Folder(path))
    issue = None
    try:
        text = read_text(path, resolved=False)
    except UnreadableError as error:
        reader.error("yaml", error.message, Span(path, error.line, error.column), error.hint)
        reader.keep_source(path, error.shown)
    else:
        reader.keep_source(path, text)
        tree = read_tree(text, path)
        reader.diagnostics.extend(tree.diagnostics)
        if tree.root is not None:
            issue = read_issue(tree.root, path, reader)
    # an alias is read wherever it stands, and says the same each time
    found = sorted(set(reader.diagnostics), key=lambda one: (one.span.file != path, one.span, one.code, one.message))
    if any(one.code in FATAL for one in found):
        issue = None
    return Loaded(issue, tuple(found), reader.sources, tuple(reader.folder.asked))


def schema() -> dict[str, Any]:
    """The JSON Schema of an issue file."""
    from .issue_file import issue_schema

    return issue_schema()
