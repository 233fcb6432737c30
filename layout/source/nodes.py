"""YAML text -> a tree of nodes, each with its Span.  The only importer of the YAML library.

Only the library's event stream is used: nothing is typed (`NO`, `012` and `1:30` are text as typed), nothing recurses,
and every node knows its place.  What the format leaves out of YAML is refused here: tags, merge keys, a second
document, keys given twice, aliases that go in circles or grow without end, and nesting deeper than any issue.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from ..diagnostics import Diagnostic, Span, quoted
from ..issue import Text
from ..record import NamedTuple
from .encoding import UnreadableError, take_out_controls
from .places import Lines, Written, places

if TYPE_CHECKING:
    from yaml.error import Mark

MAX_DEPTH = 64
MAX_FINDINGS = 1000
"""More than anybody reads; what is found after that is not noted."""
MAX_EXPANSION = 10_000
"""How many nodes aliases may add to the file; every 400 characters of text weigh as much as one more node."""


class Scalar(NamedTuple):
    """A word or a text.  style: "" plain, ' or " quoted, | literal, > folded."""

    text: Text
    style: str
    span: Span

    @property
    def left_out(self) -> bool:
        """Nothing was typed at all, as after `deck:`; `""` is an empty text, which is something."""
        return not self.style and not self.text.text


class Sequence(NamedTuple):
    items: tuple[Node, ...]
    span: Span


class Entry(NamedTuple):
    """A key and its value in a mapping."""

    key: str
    span: Span
    value: Node


class Mapping(NamedTuple):
    entries: tuple[Entry, ...]
    flow: bool
    """Written in braces."""
    whole: bool
    """False where an entry was refused: what is missing here may have stood in it."""
    span: Span


Node: TypeAlias = Scalar | Sequence | Mapping


class Tree(NamedTuple):
    """root is None where the text is no YAML; the diagnostics then say why."""

    root: Node | None
    diagnostics: tuple[Diagnostic, ...]


@lru_cache(maxsize=32)
def read_tree(text: str, file: str) -> Tree:
    """The tree of a text; `file` is the name shown to the user.  One that was read before is not read again."""
    try:
        text, removed = take_out_controls(text)
    except UnreadableError as error:
        return Tree(None, (Diagnostic("yaml", error.message, Span(file, 1, 1)),))
    found = [
        Diagnostic(
            "invisible-character",
            "a control character was dropped",
            Span(file, line + 1, column + 1),
            "delete it: it usually comes in with pasted text",
        )
        for line, columns in removed.items()
        for column in columns
    ]
    builder = _Builder(Lines(text, removed), file, found)
    try:
        root = builder.build()
    except _RefusedError as refused:
        found.append(Diagnostic("yaml", refused.message, refused.span, refused.hint))
        root = None
    return Tree(root, tuple(found))


class _RefusedError(Exception):
    """The text cannot be read further than this."""

    def __init__(self, message: str, span: Span, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.span = span
        self.hint = hint


class _Open:
    """A list or a mapping whose end has not come yet; a mapping's nodes are key, value, key, value …"""

    __slots__ = ("anchor", "flow", "is_mapping", "nodes", "span", "weight")

    def __init__(self, span: Span, anchor: str | None, is_mapping: bool, flow: bool) -> None:
        self.span = span
        self.anchor = anchor
        self.is_mapping = is_mapping
        self.flow = flow
        self.nodes: list[Node] = []
        self.weight = 1


class _Builder:
    """Events in, one tree out."""

    def __init__(self, lines: Lines, file: str, found: list[Diagnostic]) -> None:
        self.lines = lines
        self.file = file
        self.found = found
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int] | None] = {}
        """Anchor -> its node and weight; None while the node is still open."""
        self.expanded = 0
        self.root: Node | None = None
        self.refused = 0

    def build(self) -> Node:
        documents = 0
        for event in self._events():
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    self._report(
                        "a second document starts here", self._span(event.start_mark), "an issue is one YAML document"
                    )
                    if isinstance(self.root, Mapping):
                        self.root = self.root._replace(whole=False)
                    break
            elif kind == "ScalarEvent":
                self._scalar(event)
            elif kind == "AliasEvent":
                self._alias(event)
            elif kind in ("SequenceStartEvent", "MappingStartEvent"):
                self._start(event, kind == "MappingStartEvent")
            elif kind in ("SequenceEndEvent", "MappingEndEvent"):
                self._end()
        if self.root is None or (isinstance(self.root, Scalar) and self.root.left_out):
            raise _RefusedError("the file is empty", Span(self.file, 1, 1))
        return self.root

    def _events(self) -> Iterator[Any]:
        """The library's events; its two parsers share their attributes, not their types."""
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            yield from yaml.parse(self.lines.text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            from .wording import in_words

            words = in_words(error, self.lines)
            span = Span(self.file, words.line + 1, self.lines.column(words.line, words.column) + 1)
            raise _RefusedError(words.message, span, words.hint) from None
        except yaml.YAMLError:
            raise _RefusedError("the file is not YAML that can be read", Span(self.file, 1, 1)) from None

    def _span(self, mark: Mark) -> Span:
        return Span(self.file, mark.line + 1, self.lines.column(mark.line, mark.column) + 1)

    def _report(self, message: str, span: Span, hint: str = "", code: str = "yaml") -> None:
        self.refused += 1
        if self.refused <= MAX_FINDINGS:
            self.found.append(Diagnostic(code, message, span, hint))

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        span = self._span(mark)
        self._refuse_tag(event, span)
        style = event.style or ""
        value: str = event.value
        if style == '"' and any("\ud800" <= mark <= "\udfff" for mark in value):
            self._report("an escape in this text is half a character", span, "type the character itself")
            value = value.encode("utf-8", "replace").decode("utf-8")
        written = Written(mark.index, event.end_mark.index, mark.line, mark.column, style, value)
        text = Text(value, self.file, places(self.lines, written, bool(event.anchor or event.tag)))
        self._place(Scalar(text, style, span), event.anchor, 1 + len(value) // 400)

    def _start(self, event: Any, is_mapping: bool) -> None:
        span = self._span(event.start_mark)
        self._refuse_tag(event, span)
        if len(self.open) == MAX_DEPTH:
            raise _RefusedError(f"lists and mappings stand inside one another more than {MAX_DEPTH} deep", span)
        if event.anchor:
            self.anchors[event.anchor] = None
        self.open.append(_Open(span, event.anchor, is_mapping, bool(event.flow_style)))

    def _end(self) -> None:
        done = self.open.pop()
        node: Node = self._mapping(done) if done.is_mapping else Sequence(tuple(done.nodes), done.span)
        self._place(node, done.anchor, done.weight)

    def _alias(self, event: Any) -> None:
        span = self._span(event.start_mark)
        if event.anchor not in self.anchors:
            hint = "text that starts with `*` stands in quotes, or on lines of its own after `|`"
            raise _RefusedError(f"`*{quoted(event.anchor)}` names no anchor above", span, hint)
        meant = self.anchors[event.anchor]
        if meant is None:
            raise _RefusedError(f"`*{quoted(event.anchor)}` stands inside what it names: it would never end", span)
        node, weight = meant
        self.expanded += weight
        if self.expanded > MAX_EXPANSION:
            raise _RefusedError(f"aliases repeat more than {MAX_EXPANSION:,} values", span)
        self._place(node, None, weight)

    def _place(self, node: Node, anchor: str | None, weight: int) -> None:
        if anchor:
            self.anchors[anchor] = (node, weight)
        if self.open:
            self.open[-1].nodes.append(node)
            self.open[-1].weight += weight
        else:
            self.root = node

    def _refuse_tag(self, event: Any, span: Span) -> None:
        if event.tag is not None:
            self._report("tags (`!`) are not part of the format", span, "text that starts with `!` stands in quotes")

    def _mapping(self, done: _Open) -> Mapping:
        entries: dict[str, Entry] = {}
        whole = True
        for key, value in zip(done.nodes[::2], done.nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._report("a key is a word, not a list or a mapping", key.span, "text in braces stands in quotes")
                whole = False
                continue
            name = key.text.text
            if name == "<<":
                self._report("merge keys (`<<`) are not part of the format", key.span, "write the keys out")
                whole = False
            elif name in entries:
                first = entries[name].span
                message = f"`{quoted(name)}` is given twice, first in line {first.line}"
                self._report(message, key.span, code="bad-value")
            else:
                entries[name] = Entry(name, key.span, value)
        return Mapping(tuple(entries.values()), done.flow, whole, done.span)
