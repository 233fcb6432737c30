"""What every kind of value has in common: it reads a node, it says what it wants, and it describes itself.

A `Kind` is a small object in a table of keys.  The same object reads the YAML and writes the JSON Schema, so the two
cannot part.  Reading never stops at a mistake: the mistake is noted with its place, WRONG goes back to the caller, and
the caller goes on; one mistake gives one message, because nothing is concluded from a value that is WRONG.
"""

from __future__ import annotations

from typing import Any, Final, Generic, Literal, TypeAlias, TypeVar

from ..colour import Colour
from ..diagnostics import Diagnostic, Span, quoted
from ..issue import Text
from ..record import NamedTuple
from . import FATAL
from .encoding import printable
from .files import Folder
from .nodes import MAX_FINDINGS, Mapping, Node, Scalar, Sequence

T = TypeVar("T")
Schema = dict[str, Any]


class Wrong:
    """The type of WRONG: stands for a value that was typed but cannot be used."""

    __slots__ = ()


WRONG: Final = Wrong()
Read: TypeAlias = T | Wrong


class UnfitError(Exception):
    """Raised by `Word.parse`: what is wrong with a scalar, and what to do."""

    def __init__(self, message: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Link(NamedTuple):
    """A reference to another page or block, looked up when every page is read."""

    role: Literal["page", "jump", "from"]
    page: int
    block: str
    """The block it names; "" for a mere page."""
    span: Span
    on_page: int | None
    in_block: str | None


class Reader:
    """One reading of an issue: what was found wrong, and what can only be checked at the end."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.diagnostics: list[Diagnostic] = []
        self.sources: dict[str, str] = {}
        self.links: list[Link] = []
        self.faces: list[tuple[str, Span]] = []
        self.spots: dict[str, Colour] = {}
        """Spot colours by name: one name is one ink."""
        self.page: int | None = None
        self.block: str | None = None
        self._fatal = 0
        self.key = ""
        """The key whose value is being read, for messages."""

    @property
    def is_full(self) -> bool:
        """More has been found than anybody reads; what is found now is not noted any more."""
        return self._fatal >= MAX_FINDINGS

    def error(self, code: str, message: str, span: Span, hint: str = "") -> Wrong:
        """Notes a finding; returns WRONG so that a kind can `return reader.error(...)`."""
        if code in FATAL:
            if self.is_full:
                return WRONG
            self._fatal += 1
        self.diagnostics.append(Diagnostic(code, message, span, hint, self.page, self.block))
        return WRONG

    def bad(self, message: str, span: Span, hint: str = "") -> Wrong:
        """A `bad-value` that names the key."""
        return self.error("bad-value", f"`{quoted(self.key)}`: {message}" if self.key else message, span, hint)

    def link(self, role: Literal["page", "jump", "from"], page: int, block: str, span: Span) -> None:
        self.links.append(Link(role, page, block, span, self.page, self.block))

    def keep_source(self, file: str, text: str) -> None:
        """Keeps the text of a file for the lines that messages quote."""
        self.sources[file] = printable(text)


class Kind(Generic[T]):
    """A kind of value."""

    wants = "a value"
    """What the kind wants, in words that follow "wants"."""

    def read(self, node: Node, reader: Reader) -> Read[T]:
        raise NotImplementedError

    def schema(self, defs: Schema) -> Schema:
        """Its JSON Schema; named definitions go into `defs`."""
        raise NotImplementedError

    def misfit(self, node: Node, reader: Reader) -> Wrong:
        """The message for a scalar where a list is wanted, and the like."""
        if isinstance(node, Scalar):
            raw = node.text.text
            hint = _colon_hint(raw)
            if not hint and self.wants.startswith("a mapping"):
                hint = "its keys stand on lines of their own, indented, each with a colon and a space behind it"
            return reader.bad(f"wants {self.wants}, not “{quoted(raw)}”", node.span, hint)
        shape = "a list" if isinstance(node, Sequence) else "a mapping"
        return reader.bad(f"wants {self.wants}, not {shape}", node.span, _bracket_hint(node, self))


class Word(Kind[T]):
    """A kind that is written in one scalar and means something else than its text: numbers, lengths, names."""

    def read(self, node: Node, reader: Reader) -> Read[T]:
        if not isinstance(node, Scalar):
            return self.misfit(node, reader)
        try:
            return self.parse(node.text.text.strip())
        except UnfitError as unfit:
            return self.unfit(node.text, node.span, unfit, reader)

    def parse(self, raw: str) -> T:
        """The value of the text as typed, or UnfitError."""
        raise NotImplementedError

    def unfit(self, text: Text, span: Span, unfit: UnfitError, reader: Reader) -> Wrong:
        raw = text.text.strip()
        message = unfit.message or f"wants {self.wants}, not “{quoted(raw)}”"
        return reader.bad(message, span, unfit.hint or _half_width_hint(raw))


def _half_width_hint(raw: str) -> str:
    half = raw.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
    return f"type it half-width: {quoted(half)}" if half != raw else ""


def _colon_hint(raw: str) -> str:
    """A mapping whose colons are not YAML's."""
    head = raw.split("\n", 1)[0].lstrip()
    for colon in ("：", ":"):
        key = head.split(colon, 1)[0]
        if colon in head and key and len(key) <= 40 and not any(mark.isspace() for mark in key):
            width = "full-width" if colon == "：" else "bare"
            return f"the {width} colon: type a half-width colon and a space, `{quoted(key)}: `"
    return ""


def _bracket_hint(node: Node, kind: Kind[Any]) -> str:
    opening = "{" if isinstance(node, Mapping) else "["
    if isinstance(kind, Word) or kind.wants.startswith("text"):
        flow = isinstance(node, Sequence) or (isinstance(node, Mapping) and node.flow)
        return f"text that starts with `{opening}` stands in quotes" if flow else ""
    return ""
