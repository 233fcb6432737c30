"""Issues of a few lines, composed with the faces of the house, for the tests of pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from layout import compose
from layout.display import GlyphRun, Item
from layout.edition import BlockAccount, Edition
from layout.fonts import Catalogue, FontBook
from layout.issue import Issue
from layout.source import load
from layout.source.faces import catalogue

FONTS = Path(__file__).resolve().parents[2] / "fonts"
HEAD = """\
format: 1
paper: {name: 山城法治报}
issue: {date: 2025-07-18}
"""
COPY = (
    "夏至过后，江边的风仍带着水汽。清晨六点，码头的汽笛响过三声，早班轮渡缓缓离岸。"
    "船上坐着上班的人、赶集的人，也有提着鸟笼去对岸公园的老人。“慢点走，看脚下！”水手老周一边解缆绳，一边招呼乘客。"
    "这条航线开了41年，日均客流约3200人次，票价始终是2元。"
)


@cache
def _faces() -> Catalogue:
    return catalogue(str(FONTS), {})


def composed(folder: Path, text: str) -> Edition:
    """An issue text, without its head, composed."""
    return composed_with(folder, text)[1]


def composed_with(folder: Path, text: str) -> tuple[Issue, Edition, FontBook]:
    """The same with the issue and its faces."""
    path = folder / "issue.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    loaded = load(str(path))
    assert loaded.issue is not None, loaded.diagnostics
    book = FontBook(_faces())
    return loaded.issue, compose(loaded.issue, book), book


def block(edition: Edition, name: str) -> BlockAccount:
    """The account of a block."""
    return next(own for page in edition.pages for own in page.blocks if own.id == name)


def texts(edition: Edition, page: int) -> list[GlyphRun]:
    """The glyph runs of a page, in order."""
    items: tuple[Item, ...] = edition.pages[page].page.items
    return [item for item in items if isinstance(item, GlyphRun)]


def typed(edition: Edition, page: int) -> str:
    """All text of a page without white space."""
    return "".join("".join(run.text.split()) for run in texts(edition, page))
