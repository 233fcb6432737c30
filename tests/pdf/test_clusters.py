"""Characters that are not one glyph each: the text layer gives back what was typed, to both readers.

Rules: command-line.md, The PDF ("every typed character by ToUnicode, a ligature its letters"); issue-format.md, Copy
("variation selectors are kept").
"""

from __future__ import annotations

import pytest

from tests.pdf.conftest import Proof, made
from tests.pdf.readback import bare, poppler, raster, said

CASES = {
    "standard variation": "甲\ufe00乙",
    "ideographic variation": "葛\U000e0100城",
    "text style of a number": "①\ufe0e乙",
    "accent of its own": "e\u0301a甲",
    "two accents": "A\u030a\u0301x甲",
    "voiced kana in two": "か\u3099き甲",
    "half-width kana": "ｱﾞ乙",
    "keycap": "1\u20e3乙",
    "ligatures": "office fly waffle 甲",
    "beyond the BMP": "𠮷野家",
    "hangul": "한국어甲",
    "quotes in Latin": "“a”b甲‘c’d",
    "pairs": "甲——乙……丙",
    "three dots and six": "甲…乙……丙………丁",
    "signs of YAML and Markdown": "1. # < & _ * \\ / | ~ ` 甲",
    "fractions and powers": "½ m² ㎡ ㏄ ℃ Å 甲",
    "dashes": "甲-乙–丙—丁―戊",
    "a lone mark": "。",
    "dots of emphasis": "切记{要点|·}A{b|·}",
    "marks only": "（（《“‘’”》））",
}


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    """A block for each case."""
    folder = tmp_path_factory.mktemp("clusters")
    blocks = "".join(f"      b{number}: {{kind: text, body: b{number}.md}}\n" for number in range(len(CASES)))
    for number, text in enumerate(CASES.values()):
        (folder / f"b{number}.md").write_text(text, encoding="utf-8")
    rows = "".join(f"      b{number} b{number}\n" for number in range(len(CASES)))
    issue = folder / "clusters.yaml"
    issue.write_text(
        "format: 1\npaper: {name: 试刊}\nissue: {date: 2025-07-18}\n"
        "sheet: {size: 120mm x 400mm, margins: 10mm, columns: 2, body: 10pt / 15pt}\n"
        f"pages:\n  - name: 字\n    dummy: |\n{rows}    blocks:\n{blocks}",
        encoding="utf-8",
    )
    return made(issue, folder / "clusters.pdf")


@pytest.mark.parametrize("case", CASES)
def test_the_text_layer_is_what_was_typed(proof: Proof, case: str) -> None:
    own = proof.typed[list(CASES).index(case)]
    assert said(proof.shown(own)) == own.chars
    account = proof.block(own)
    assert account["chars"] == account["chars_set"] == len(own.chars)


def test_poppler_reads_the_same(proof: Proof) -> None:
    read = bare(poppler(proof.path, "-raw"))
    for case, own in zip(CASES, proof.typed, strict=True):
        assert own.chars in read, case


def test_a_dot_of_emphasis_is_drawn_and_says_nothing(proof: Proof) -> None:
    """As type without a character PDFium would take the number of its glyph for one."""
    own = next(own for own in proof.typed if "{" in CASES[list(CASES)[int(own.id[1:])]])
    assert own.chars == "切记要点Ab"
    glyphs = proof.shown(own)
    page = raster(proof.pdf, 0, 288)
    for text, dotted in (("切", False), ("点", True), ("b", True)):
        ink = next(glyph.ink for glyph in glyphs if glyph.text == text)
        under = page.crop(tuple(round(edge * 4) for edge in (ink[0], ink[3] + 0.5, ink[2], ink[3] + 4)))
        assert (under.getextrema()[0] < 128) == dotted, text


def test_spaces_between_words_are_in_the_text_layer(proof: Proof) -> None:
    assert "office fly waffle" in poppler(proof.path, "-raw")
