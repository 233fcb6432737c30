"""The table of bad inputs: what each mistake is told, and that one mistake is told once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from layout.source import FATAL, Loaded


class Case(NamedTuple):
    """One block of bad_inputs.txt."""

    title: str
    old: str
    new: str
    told: list[tuple[int, int, str, str]]
    """Line, column, code, a part of the message."""


def cases() -> list[Case]:
    found = []
    table = Path(__file__).parent / "bad_inputs.txt"
    for block in table.read_text(encoding="utf-8").split("\n== ")[1:]:
        title, *rows = block.rstrip("\n").split("\n")
        taken = {mark: "".join(f"{row[2:]}\n" for row in rows if row.startswith(f"{mark} ")) for mark in "-+"}
        told = []
        for row in rows:
            if row.startswith("@"):
                match = re.fullmatch(r"@ (\d+):(\d+) ([a-z-]+): (.+)", row)
                assert match, row
                told.append((int(match[1]), int(match[2]), match[3], match[4]))
        found.append(Case(title, taken["-"], taken["+"], told))
    return found


def test_minimal_issue_is_right(reading: Callable[..., Loaded]) -> None:
    loaded = reading()
    assert loaded.diagnostics == ()
    assert loaded.issue is not None


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_bad_input(case: Case, reading: Callable[..., Loaded]) -> None:
    loaded = reading(case.old, case.new)
    found = [(one.span.line, one.span.column, one.code) for one in loaded.diagnostics]
    assert found == [row[:3] for row in case.told]
    for one, row in zip(loaded.diagnostics, case.told, strict=True):
        assert row[3] in one.message
        assert one.span.file == "issue.yaml"
    assert (loaded.issue is None) == any(one.code in FATAL for one in loaded.diagnostics)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_bad_input_without_libyaml(case: Case, reading: Callable[..., Loaded], monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's parser in Python says it in other words; the line and the code stay."""
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    loaded = reading(case.old, case.new)
    assert [(one.span.line, one.code) for one in loaded.diagnostics] == [(row[0], row[2]) for row in case.told]
