"""Nothing lost: what two strangers read in the PDF is what was typed, each character once and in order.

Rule: command-line.md, The PDF and The report; composition.md, Conformance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.pdf.conftest import Proof
from tests.pdf.copydesk import Typed, paragraphs
from tests.pdf.readback import bare, poppler, said


def with_copy(proof: Proof) -> Iterator[Typed]:
    """The blocks with copy of their own that starts on their page."""
    return (own for own in proof.typed if own.copy and "from" not in own.keys)


def standing(proof: Proof, own: Typed) -> str:
    """The copy that stands on the page by the report's account, and what the engine adds behind its end."""
    account = proof.block(own)
    whole = account["chars_set"] == account["chars"]
    return own.chars[: account["chars_set"]] + (own.see if whole and account["overset"] is None else "")


def test_the_markup_is_read_as_the_contract_has_it() -> None:
    copy = "**本报讯** 甲*乙*丙\n丁 * 戊\n\n## 小\n## 标\n> 引\n\n{山城|shān}1. # < & _ **“五级”**完"
    assert [(each.kind, each.text) for each in paragraphs(copy)] == [
        ("body", "本报讯甲乙丙丁*戊"),
        ("crosshead", "小标"),
        ("pull", "引"),
        ("body", "山城1.#<&_“五级”完"),
    ]


def test_every_page_of_the_issue_is_there(proof: Proof) -> None:
    assert len(proof.glyphs) == len(proof.report["pages"])
    assert {own.page for own in proof.typed} == {page["number"] for page in proof.report["pages"]}


def test_the_report_counts_the_copy_as_typed(proof: Proof) -> None:
    counted = {(own.page, own.id): proof.block(own)["chars"] for own in with_copy(proof)}
    assert counted == {(own.page, own.id): len(own.chars) for own in with_copy(proof)}


def test_what_is_set_and_what_is_not_make_the_copy(proof: Proof) -> None:
    for own in with_copy(proof):
        account = proof.block(own)
        rest = account["chars"] - account["chars_set"]
        if "jump" not in own.keys:
            assert (account["overset"] or {"chars": 0})["chars"] == rest, own.id
        assert (account["overset"] is None) or account["overset"]["lines"] > 0


def test_copy_stands_once_and_in_order(proof: Proof) -> None:
    """As PDFium reads it, block by block."""
    for own in with_copy(proof):
        expected, shown = standing(proof, own), said(proof.shown(own))
        assert shown.count(expected) == 1, f"page {own.page}, {own.id}: {_parting(expected, shown)}"


def test_copy_stands_once_and_in_order_for_poppler(proof: Proof) -> None:
    """As poppler reads the stream (-raw keeps the order of painting)."""
    for number, text in enumerate(poppler(proof.path, "-raw").split("\f")[: len(proof.glyphs)]):
        read = bare(text)
        page = proof.report["pages"][number]["number"]
        for own in with_copy(proof):
            if own.page == page:
                expected = standing(proof, own)
                for reading in own.readings:
                    assert reading in read, f"page {page}, {own.id}: {reading}"
                    read = read.replace(reading, "", 1)
                assert read.count(expected) == 1, f"page {page}, {own.id}: {_parting(expected, read)}"


def test_readings_stand_in_small_type_over_the_copy(sample: Proof) -> None:
    read = [own for own in sample.typed if own.readings]
    assert read
    for own in read:
        assert said(sample.small(own)) == "".join(own.readings)


def test_what_jumps_goes_on_in_the_block_that_takes_it_up(sample: Proof) -> None:
    """The head on one page and the tail on the other are the copy, and both say where the rest stands."""
    blocks = {f"{own.page}/{own.id}": own for own in sample.typed}
    tails = [own for own in sample.typed if "from" in own.keys]
    assert tails
    for tail in tails:
        head = blocks[tail.keys["from"]]
        rest = head.chars[sample.block(head)["chars_set"] :]
        assert sample.block(tail)["chars_set"] == len(rest) > 0
        assert said(sample.shown(tail)).count(rest + head.see) == 1
        assert f"上接第{head.page}版" in said(sample.shown(tail))
        assert f"下转第{tail.page}版" in said(sample.shown(head))


def test_nothing_stands_in_a_story_that_nobody_typed(proof: Proof) -> None:
    """Take away the copy and every other typed text of the block, and nothing is left."""
    for own in with_copy(proof):
        if own.kind in ("story", "sidebar", "text") and "jump" not in own.keys:
            rest = said(proof.shown(own)).replace(standing(proof, own), "", 1)
            missing = [photo["file"] for photo in proof.block(own)["photos"] if photo["ppi"] is None]
            for words in sorted([*own.labels, *missing], key=len, reverse=True):
                assert words in rest or words in missing or proof.block(own)["overset"], f"{own.id}: {words} is lost"
                rest = rest.replace(words, "", 1)
            assert not rest, f"page {own.page}, {own.id}"


def test_heads_and_labels_stand_once(proof: Proof) -> None:
    """Heads, bylines, captions, refers, the facts of the masthead: every typed text is found in its block."""
    for own in proof.typed:
        shown = said(proof.shown(own))
        for words in own.labels:
            if not re.fullmatch(r".+\.(jpe?g|png|tiff?|pdf)", words) and own.kind != "ad":
                assert words in shown, f"page {own.page}, {own.id}: {words}"


def test_blocks_follow_each_other_in_the_text_layer(proof: Proof) -> None:
    """The glyphs of a block are not parted by those of another; blocks stand in the order of the report."""
    for page, glyphs, blocks in zip(proof.report["pages"], proof.glyphs, proof.blocks, strict=True):
        owner = {glyph: name for name, own in blocks.items() for glyph in own}
        order = [owner[glyph] for glyph in glyphs if not glyph.layered and owner[glyph]]
        runs = [name for place, name in enumerate(order) if place == 0 or order[place - 1] != name]
        assert len(runs) == len(set(runs)), f"page {page['number']}: {runs}"
        assert runs == [block["id"] for block in page["blocks"] if block["id"] in runs]


def test_pdfium_and_poppler_read_the_same(proof: Proof) -> None:
    for glyphs, text in zip(proof.glyphs, poppler(proof.path, "-raw").split("\f"), strict=False):
        assert said(glyphs) == bare(text)


@pytest.mark.parametrize("mark", ["——", "……"])
def test_pairs_are_two_characters_in_the_text_layer(hostile: Proof, mark: str) -> None:
    typed = sum(standing(hostile, own).count(mark) for own in with_copy(hostile))
    read = sum(said(hostile.shown(own)).count(mark) for own in with_copy(hostile))
    assert typed == read > 10


def _parting(expected: str, shown: str) -> str:
    """Where the longest beginning of the expected text ends in what is shown."""
    if expected in shown:
        return "it stands there twice"
    low, high = 0, len(expected)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if expected[:middle] in shown else (low, middle - 1)
    at = shown.find(expected[:low]) + low
    return f"after {expected[max(0, low - 12) : low]!r} wants {expected[low : low + 12]!r}, is {shown[at : at + 12]!r}"


def test_furniture_reads_from_left_to_right(proof: Proof) -> None:
    """What stands in no block, the folio above all: in the text layer as the eye reads it."""
    for page, blocks in zip(proof.report["pages"], proof.blocks, strict=True):
        for baseline in {glyph.y for glyph in blocks[""]}:
            line = [glyph.x for glyph in blocks[""] if abs(glyph.y - baseline) < 0.1]
            assert line == sorted(line), f"page {page['number']}"


def test_the_proof_of_integrity_has_nothing_to_say(proof: Proof) -> None:
    assert [one["message"] for one in proof.report["diagnostics"] if "integrity" in one["message"]] == []
