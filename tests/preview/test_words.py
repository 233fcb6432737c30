"""The static page: it knows every code and every kind of block by its Chinese name, and asks nothing of the world."""

from __future__ import annotations

import re

from layout.diagnostics import CODES
from layout.preview.server import STATIC
from layout.source.keys_block import KINDS

WORDS = (STATIC / "words.js").read_text(encoding="utf-8")


def test_every_code_and_every_kind_has_a_name() -> None:
    assert [code for code in CODES if not re.search(f'"{code}": "[^"]', WORDS)] == []
    assert [kind for kind in KINDS if not re.search(rf'\b{kind}: "[^"]', WORDS)] == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    for file in STATIC.iterdir():
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        assert not re.search(r"https?:|//[a-z]+\.", text.replace("// ", "")), file.name
