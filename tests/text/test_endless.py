"""Copy of one sort without end takes as long as it is long: no rule reads on from every character to the end.

Rules that did took a second for 5,000 characters and a minute for 40,000.
"""

from __future__ import annotations

import time

import pytest

from layout.colour import BLACK
from layout.fonts import FontBook
from layout.geometry import pt
from layout.issue import Text
from layout.markup import plain
from layout.text.hyphens import divisions
from layout.text.itemize import Setting, itemize
from layout.text.nodes import Voice
from layout.text.permission import penalties
from layout.text.rules import units
from layout.text.rules.orientation import FIGURE
from layout.text.shape import shape

LONG = 40_000
SECONDS = 1.0
"""Of processor, ten times what is needed."""
SORTS = {
    "letters": "a",
    "a word again and again": "international",
    "capitals": "ABC",
    "figures": "1",
    "figures and commas": "1,",
    "figures and full stops": "1.",
    "figures and spaces": "1 ",
    "per cents": "1%",
    "names of hosts": "a.",
    "long names of hosts": f"{'a' * 63}.",
    "addresses": "a@",
    "schemes": "a://",
    "a path": "a/b.c-d?",
    "hyphens": "a-",
    "words and addresses": "information www.a.cn ",
    "numbers in circles": "①",
    "end marks": "■",
    "scales": "1万",
    "standards": "GB 1.",
    "dated names": "“12",
    "names of laws": "《",
    "dots": "说·",
    "braces": "{a|",
}


@pytest.mark.parametrize("sort", SORTS)
def test_the_rules_of_breaking_take_as_long_as_the_copy_is(sort: str) -> None:
    text = (SORTS[sort] * LONG)[:LONG] + "说"
    start = time.process_time()
    penalties(text)
    divisions(text)
    for pattern in (*units.head_patterns(), FIGURE):
        assert sum(len(found[0]) for found in pattern.finditer(text)) <= len(text)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("base", ["a", "说", ""])
def test_marks_without_end_on_one_character_are_all_set_in_pieces(book: FontBook, base: str) -> None:
    """Thirty stay with their character; a cluster of a hundred thousand took the memory of the machine."""
    text = base + "\u0301" * LONG
    start = time.process_time()
    voice = Voice(book.face("full"), pt(10), BLACK, 1.0, 0)
    items, _ = itemize(plain(Text(text, "a.md", ((0, 1, 1),))), Setting({"p": voice}, "copy"), book)
    atoms = [atom for item in items for atom in shape(item)]
    assert "".join(atom.text for atom in atoms) == text
    assert max(len(atom.text) for atom in atoms) <= 31
    assert time.process_time() - start < SECONDS
