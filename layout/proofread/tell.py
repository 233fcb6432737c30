"""The faults of a block in words: which text, what of it, between which characters, and where that was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostics import Diagnostic, Span
from .alike import NAMELESS
from .explain import Fault
from .typed import Typed

_SHOWN = 20
"""Characters of a fault that are shown."""
_ROUND = 6
"""And of the text on both sides of it."""
_MOST = 5
"""Faults of a block that are told."""
Key = tuple[int, str]
"""A block: its page and its id; "" is what stands in no block of a page."""


def in_words(faults: Sequence[Fault], way: Sequence[Typed], where: tuple[Key, Span]) -> Iterator[Diagnostic]:
    """What is wrong with the texts of a block."""
    key, span = where
    name = key[1] or f"the margins of page {key[0]}"
    for fault in faults[:_MOST]:
        own = way[fault.text] if way else None
        message = f"{name}: {_said(fault, own)}"
        yield told(message, own.span(fault.at, span) if own is not None and fault.lost else span, key)
    if len(faults) > _MOST:
        yield told(f"{name}: {len(faults) - _MOST} more places are not as they were typed", span, key)


def told(message: str, span: Span, where: Key | None) -> Diagnostic:
    """A fault of the engine."""
    hint = "this is a fault of the engine, not of the copy: please report it with the issue"
    page, block = where or (None, None)
    return Diagnostic("overset", f"integrity: {message}", span, hint, page, block or None, "error", "error")


def _said(fault: Fault, own: Typed | None) -> str:
    lost, printed = _shown(fault.lost), _shown(fault.printed)
    if NAMELESS in fault.printed and own is not None:
        return f"something is painted twice in one place, or has no character, in {own.name}{_between(fault, own)}"
    if own is None or not (fault.lost or _between(fault, own)):
        return f"“{printed}” is printed and was not typed"
    place = f"of {own.name}{_between(fault, own)}"
    if not lost and not printed:
        return f"the space {place} is not in the PDF"
    if lost and printed:
        return f"“{lost}” {place} is printed as “{printed}”"
    if lost:
        many = f" ({len(fault.lost)} characters)" if len(fault.lost) > _SHOWN else ""
        return f"“{lost}”{many} {place} {'stands out of order' if fault.elsewhere else 'is not in the PDF'}"
    if fault.elsewhere:
        return f"“{printed}” stands once more than it was typed, {place.removeprefix('of ')}"
    return f"“{printed}” is printed and was not typed, {place.removeprefix('of ')}"


def _between(fault: Fault, own: Typed) -> str:
    """The characters of a text on both sides of a fault."""
    before = own.text[max(0, fault.at - _ROUND) : fault.at]
    behind = own.text[fault.at + len(fault.lost) :][:_ROUND]
    sides = (
        ((" behind", before), (" before", behind))
        if not (before and behind)
        else ((" between", before), (" and", behind))
    )
    return "".join(f"{word} “{_shown(side)}”" for word, side in sides if side)


def _shown(text: str) -> str:
    """Characters as a message shows them."""
    shown = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
    return "".join(mark if mark.isprintable() else f"U+{ord(mark):04X}" for mark in shown)
