"""Column feet: widows, orphans and holes are fewer after mending, and no character is lost for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.page import matter as matter_page
from layout.page.flow import Flow, Unit
from layout.page.mend import Galley, faults, mended

from .pages import COPY, block, composed


@pytest.mark.parametrize("lines", range(24, 40))
def test_mending_never_adds_a_fault_nor_loses_a_character(
    lines: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int]] = []

    def watched(galleys: tuple[Galley, ...], pour, poured: Flow):  # type: ignore[no-untyped-def]
        done, changed = mended(galleys, pour, poured)
        seen.append((len(faults(poured)), len(faults(done))))
        before = "".join(_text(unit) for galley in galleys for unit in galley.units)
        after = "".join(_text(unit) for galley in changed for unit in galley.units)
        assert before == after
        return done, changed

    monkeypatch.setattr(matter_page, "mended", watched)
    pieces = [COPY[: 40 + 17 * number] for number in range(7)] * 2
    body = '"' + "\\n\\n".join([*pieces[:4], "## 小标题一行", *pieces[4:]]) + '"'
    edition = composed(
        tmp_path,
        f"sheet: {{size: 四开, columns: 5}}\npages:\n  - dummy: |\n      a a a a b\n    rows: [{lines}]\n"
        f"    blocks:\n      a: {{body: {body}}}\n      b: {{body: 短。}}\n",
    )
    account = block(edition, "a")
    assert account.chars_set + (account.overset.chars if account.overset else 0) == account.chars
    assert all(after <= before for before, after in seen)


def _text(unit: Unit) -> str:
    return "".join(aligned.line.text for aligned in unit.lines)
