"""Reads Unicode's LineBreakTest.txt and LineBreak.txt, as the Debian package unicode-data has them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

import pytest

from layout.text.rules.uax14_classes import VERSION
from tests.text.make_uax14_classes import UNICODE, rows, version

TEST = UNICODE / "auxiliary" / "LineBreakTest.txt"
_VARIANTS = {"12.2": "12.1", "12.3": "12.1", "13.03": "13.02", "13.04": "13.02", "30.12": "30.11", "30.13": "999.0"}
"""Lines of a rule that say the same once LB9 and LB10 have been heeded."""


class Row(NamedTuple):
    """A text, and before each of its characters but the first: may it break there, and by which rule?"""

    line: int
    text: str
    breaks: tuple[bool, ...]
    rules: tuple[str, ...]


def needed() -> None:
    """Skips a test where there is nothing to test with, and says what would be needed."""
    if not TEST.exists():
        pytest.skip("needs the Debian package unicode-data (apt-get install unicode-data)")
    if version() != VERSION:
        pytest.skip(f"unicode-data is of Unicode {version()}, our tables of {VERSION}: make new ones")


@cache
def unicode_rows() -> tuple[Row, ...]:
    """The rows of LineBreakTest.txt."""
    found = []
    for number, line in enumerate(TEST.read_text(encoding="utf-8").splitlines(), 1):
        case, _, comment = line.partition("#")
        cells = case.split()
        if cells:
            text = "".join(chr(int(cell, 16)) for cell in cells[1::2])
            named = re.findall(r"[×÷] \[([\d.]+)\]", comment)[1:-1]
            verdicts = tuple(sign == "÷" for sign in cells[2:-1:2])
            found.append(Row(number, text, verdicts, tuple(_VARIANTS.get(rule, rule) for rule in named)))
    return tuple(found)


@cache
def _classes() -> tuple[list[int], list[tuple[int, str]]]:
    found = sorted(rows("LineBreak.txt"))
    return [first for first, _, _ in found], [(last, kind) for _, last, kind in found]


def line_break_class(character: str) -> str:
    """The class of a character in LineBreak.txt itself."""
    starts, kinds = _classes()
    last, kind = kinds[bisect_right(starts, ord(character)) - 1]
    return kind if ord(character) <= last else "XX"
