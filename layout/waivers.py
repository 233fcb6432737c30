"""Warnings and the waivers that answer them (the key `waive`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .diagnostics import CODES, Diagnostic
from .issue import Waiver


def answers(waiver: Waiver, found: Diagnostic) -> bool:
    """Whether a waiver answers a finding: its code, on its page, in its block."""
    page = waiver.page in (None, found.page)
    block = waiver.block is None or waiver.block.text == found.block
    return waiver.code == found.code and page and block and CODES[found.code].proof == "warning"


def standing(found: Iterable[Diagnostic], waivers: Sequence[Waiver]) -> list[Diagnostic]:
    """The findings that nobody has answered: every error, and warnings without a waiver."""
    return [one for one in found if not any(answers(waiver, one) for waiver in waivers)]


def unused(found: Sequence[Diagnostic], waivers: Sequence[Waiver], pages: frozenset[int] | None) -> list[Diagnostic]:
    """A warning for every waiver that answers nothing, where all the pages it might speak of were set."""
    made = []
    for waiver in waivers:
        seen = pages is None or (waiver.page is not None and waiver.page in pages)
        if seen and not any(answers(waiver, one) for one in found):
            message = f"`waive`: no {waiver.code} stands here that this would answer"
            made.append(Diagnostic("waiver-unused", message, waiver.span, "take it out", waiver.page))
    return made


def refusal(bars: Sequence[Diagnostic], stage: str) -> str:
    """Why a proof for the press was not made."""
    reasons = [f"  {one.span.file}:{one.span.line}:{one.span.column}: {one.code}: {one.message}" for one in bars]
    hint = "mend the errors; mend the warnings, or answer them under `waive` with a reason"
    return "\n".join([f"render.py: no {stage} is written, because this stands:", *reasons, f"    hint: {hint}"])
