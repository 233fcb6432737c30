"""Whatever issue the grammar makes: it is set or refused in words, and its PDF says what was typed.

`make fuzz` runs this for as many examples as FUZZ_EXAMPLES says; the suite takes a few.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from PIL import Image

from layout import compose
from layout.command.setting import FONTS
from layout.fonts import FontBook
from layout.paint.pdf import paint
from layout.proofread import proofread
from layout.source import FATAL, load
from layout.source.faces import catalogue
from tests.fuzz.issues import issues

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "6"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("fuzz")
    Image.new("RGB", (60, 40), (120, 10, 10)).save(made / "a.jpg")
    return made


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES < 100,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(text=issues())
def test_a_page_by_chance(text: str, folder: Path) -> None:
    path = folder / "issue.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    loaded = load(str(path))
    assert (loaded.issue is None) == any(one.code in FATAL for one in loaded.diagnostics)
    if loaded.issue is None:
        return
    edition = compose(loaded.issue, FontBook(catalogue(str(FONTS), {})))
    pdf = paint(tuple(done.page for done in edition.pages), "fuzz")
    assert [one.message for one in proofread(pdf, loaded.issue, edition)] == []
    for block in edition.pages[0].blocks:
        left = block.overset.chars if block.overset else 0
        assert block.chars_set + left == block.chars
