"""What `render.py diff` says of five edits, and of proofs that it cannot compare.

A page of three stories and a picture; each test makes one edit and expects the whole list of what came of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from PIL import Image

from layout.compare.inline import Edit, edits
from layout.compare.proofs import compare
from layout.compare.record import paragraphs
from layout.compare.saying import as_json, said as said_of
from layout.compare.told import NoProof, proof_of
from tests.cli.desk import Desk
from tests.pdf.readback import glyphs_of, said
from tests.pdf.streams import painted

FIRST = "夏至过后，江边的风仍带着水汽。清晨六点，码头的汽笛响过三声，早班轮渡缓缓离岸。"
SECOND = "船上坐着上班的人、赶集的人，也有提着鸟笼去对岸公园的老人。"
THIRD = "这条航线开了四十一年，日均客流约三千人次，票价始终没有涨过一分钱。"
ISSUE = f"""\
format: 1
paper: {{name: 试刊}}
issue: {{date: 2025-07-18}}
sheet: {{size: 150mm x 200mm, margins: 10mm, columns: 2, body: 10pt / 15pt}}
pages:
  - name: 要闻
    dummy: |
      lead view
      heat side
    rows: [16, 16]
    blocks:
      lead:
        headline: {{main: 江上早班船, size: 24pt}}
        body: |
          {FIRST}

          {SECOND}
      view: {{headline: 桥头, body: {THIRD}}}
      heat:
        kind: photos
        photos: [{{file: boat.jpg}}]
        caption: 江上。
      side: {{kind: text, body: {SECOND}{FIRST}}}
"""


@pytest.fixture
def proofs(desk: Desk) -> Any:
    """Sets the issue and an edit of it, compares the two."""
    Image.new("RGB", (1200, 800), (90, 120, 160)).save(desk.folder / "boat.jpg")

    def compared(*edit: str, picture: bool = False) -> list[tuple[str, list[str], list[tuple[str, str]]]]:
        """For each block that changed: its id, what it followed, its changes as kind and part."""
        desk.write(ISSUE)
        desk.run("issue.yaml", "-o", "old.pdf", "--quiet")
        for old, new in zip(edit[::2], edit[1::2], strict=True):
            assert old in ISSUE
            desk.write((desk.folder / "issue.yaml").read_text(encoding="utf-8").replace(old, new, 1))
        if picture:
            Image.new("RGB", (1200, 800), (160, 90, 90)).save(desk.folder / "boat.jpg")
        desk.run("issue.yaml", "-o", "new.pdf", "--quiet")
        ran = desk.run("diff", "old.pdf", "new.pdf", "--json")
        assert (ran.status, ran.err) == (0, "")
        told = json.loads(ran.out)
        return [
            (block["id"], block["because"], [(change["kind"], change["part"]) for change in block["changes"]])
            for page in told["pages"]
            for block in page["blocks"]
        ]

    return compared


def test_two_sets_of_one_issue_are_the_same(proofs: Any, desk: Desk) -> None:
    assert proofs() == []
    assert desk.run("diff", "old.pdf", "new.pdf").out == "nothing has changed\n"


def test_a_word(proofs: Any, desk: Desk) -> None:
    """As long as the one before: no line breaks elsewhere."""
    assert proofs("三声", "五声") == [("lead", [], [("copy", "body")])]
    out = desk.run("diff", "old.pdf", "new.pdf").out
    assert out.splitlines() == [
        "page 1 要闻",
        "  lead",
        "    copy: 1 place, −1 +1 characters",
        "      …，码头的汽笛响过[-三-]{+五+}声，早班轮渡缓缓…",
    ]


def test_a_longer_word_breaks_lines_anew(proofs: Any) -> None:
    assert proofs("汽笛", "白色汽笛长长地") == [("lead", [], [("copy", "body"), ("re-broken", "body")])]


def test_a_paragraph(proofs: Any, desk: Desk) -> None:
    assert proofs(f"\n\n          {SECOND}", "") == [("lead", [], [("copy", "body"), ("re-broken", "body")])]
    assert f"[-{SECOND}-]" in desk.run("diff", "old.pdf", "new.pdf").out
    assert f"{{+{SECOND}+}}" in desk.run("diff", "new.pdf", "old.pdf").out


def test_a_head(proofs: Any, desk: Desk) -> None:
    found = proofs("江上早班船", "江上早班渡轮开")
    assert [(name, because) for name, because, _ in found] == [("lead", [])]
    assert {("head", "headline.main"), ("head-set", "headline.main")} == set(found[0][2])
    assert "      江上早班[-船-]{+渡轮开+}" in desk.run("diff", "old.pdf", "new.pdf").out.splitlines()


def test_a_photo_cropped_otherwise(proofs: Any) -> None:
    assert proofs("{file: boat.jpg}", "{file: boat.jpg, focus: [0, 0.5]}") == [("heat", [], [("crop", "1")])]


def test_a_photo_replaced_under_the_same_name(proofs: Any, desk: Desk) -> None:
    assert proofs(picture=True) == [("heat", [], [("picture", "1")])]
    assert "picture 1: boat.jpg has other contents" in desk.run("diff", "old.pdf", "new.pdf").out


def test_a_row_height_moves_the_others(proofs: Any, desk: Desk) -> None:
    """No story was touched: all four follow the rows, and the picture is cut to its new shape."""
    found = proofs("rows: [16, 16]", "rows: [14, 18]")
    assert [name for name, _, _ in found] == ["lead", "view", "heat", "side"]
    assert {tuple(because) for _, because, _ in found} == {("row 1", "row 2")}
    kinds = {name: [kind for kind, _ in changes] for name, _, changes in found}
    assert kinds["heat"] == ["crop", "resized", "moved"]
    assert kinds["side"] == ["resized", "moved"]
    out = desk.run("diff", "old.pdf", "new.pdf").out.splitlines()
    assert out[1:3] == ["  row 1 of the dummy: 16 → 14 lines", "  row 2 of the dummy: 16 → 18 lines"]
    assert "    moved 10.6 mm up (2 lines)" in out


def test_a_story_moves_to_another_page(proofs: Any, desk: Desk) -> None:
    page = "  - name: 副刊\n    dummy: |\n      side side\n    blocks:\n"
    side = f"      side: {{kind: text, body: {SECOND}{FIRST}}}\n"
    found = proofs("heat side", "heat heat", side, page + side)
    assert ("side", [], [("page", "")]) in [(name, because, changes[:1]) for name, because, changes in found]
    assert "    moved from page 1 to page 2" in desk.run("diff", "old.pdf", "new.pdf").out.splitlines()


def test_the_two_colour_pdf_frames_what_changed(proofs: Any, desk: Desk) -> None:
    proofs("三声", "五声", "rows: [16, 16]", "rows: [17, 15]")
    assert desk.run("diff", "old.pdf", "new.pdf", "-o", "both.pdf").status == 0
    with pikepdf.open(desk.folder / "both.pdf") as document:
        acts = painted(document.pages[0])
        space = next(iter(document.pages[0].Resources.XObject.values())).ColorSpace
        inks = bytes(space[3].read_bytes()) if isinstance(space[3], pikepdf.Stream) else bytes(space[3])
    assert [act.kind for act in acts].count("picture") == 1
    assert [act.kind for act in acts].count("stroke") == 4 * 4, "a frame round each of the four"
    old_only, new_only, both = inks[0xF0 * 4 :][:4], inks[0x0F * 4 :][:4], inks[0xFF * 4 :][:4]
    assert (list(old_only), list(new_only), list(both)) == ([255, 0, 0, 0], [0, 255, 0, 0], [0, 0, 0, 255])
    words = said(glyphs_of(desk.bytes_of("both.pdf"))[0])
    assert "lead改文" in words
    assert "side改大小移位" in words


@pytest.mark.parametrize("name", ["none.pdf", "issue.yaml", "bare.pdf", ".", "broken.pdf"])
def test_what_is_no_proof_is_2(desk: Desk, name: str) -> None:
    desk.run("issue.yaml", "-o", "old.pdf", "--quiet")
    pikepdf.new().save(desk.folder / "bare.pdf")
    with pikepdf.open(desk.folder / "old.pdf") as document:
        document.attachments["report.json"] = b'{"pages": [{"number": "x"}]}'
        document.save(desk.folder / "broken.pdf")
    ran = desk.run("diff", "old.pdf", name)
    assert (ran.status, ran.out) == (2, "")
    assert name in ran.err


def test_a_report_beside_the_pdf_will_do(desk: Desk) -> None:
    """A PDF that lost what it carried: numbers and places are compared."""
    for name, body in (("old", "正文一行。"), ("new", "正文一行多。")):
        desk.write((desk.folder / "issue.yaml").read_text(encoding="utf-8").replace("正文一行。", body))
        desk.run("issue.yaml", "-o", f"{name}.pdf", "--report", f"{name}.json", "--quiet")
        with pikepdf.open(desk.folder / f"{name}.pdf", allow_overwriting_input=True) as document:
            del document.Root.Names
            document.save(desk.folder / f"{name}.pdf")
    ran = desk.run("diff", "old.pdf", "new.pdf")
    assert ran.status == 0
    assert "    copy: 5 → 6 characters" in ran.out.splitlines()


def test_the_output_is_never_one_of_the_proofs(desk: Desk) -> None:
    desk.run("issue.yaml", "-o", "old.pdf", "--quiet")
    kept = desk.bytes_of("old.pdf")
    assert desk.run("diff", "old.pdf", "old.pdf", "-o", "old.pdf").status == 2
    assert desk.bytes_of("old.pdf") == kept


def test_what_travels_in_a_proof_names_no_folder(desk: Desk) -> None:
    desk.run(str(desk.folder / "issue.yaml"), "-o", "old.pdf", "--quiet")
    with pikepdf.open(desk.folder / "old.pdf") as document:
        held = {name: spec.get_file().read_bytes() for name, spec in document.attachments.items()}
    assert set(held) == {"record.json", "report.json"}
    assert str(desk.folder).encode() not in b"".join(held.values())


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("票价是2元。", "票价是12元。", [("2", "12")]),
        ("记者张三报道", "记者李四报道", [("张三", "李四")]),
        ("甲乙丙丁戊", "甲己丙庚戊", [("乙丙丁", "己丙庚")]),
        ("看见App更新", "看见Apps更新", [("App", "Apps")]),
        ("前面的话，后面的话。", "前面的话。", [("，后面的话", "")]),
    ],
)
def test_edits_are_those_a_reader_of_proofs_marks(old: str, new: str, found: list[tuple[str, str]]) -> None:
    assert [(edit.old, edit.new) for edit in edits([old], [new])] == found


def test_a_paragraph_put_in_is_one_edit() -> None:
    assert edits(["甲一二三", "乙四五六"], ["甲一二三", "丙七八九", "乙四五六"]) == (Edit("", "丙七八九", "", ""),)


def test_a_line_break_in_the_issue_file_is_no_edit() -> None:
    wrapped = ["第一段在这里", "换行。", "", "## 小标", "## 题", "English", "words.", "> 引"]
    assert paragraphs(wrapped) == ["第一段在这里换行。", "## 小标 / 题", "English words.", "> 引"]
    assert paragraphs(["第一段在这里换行。"]) == paragraphs(wrapped)[:1]


JUNK: tuple[Any, ...] = (None, "", "x", -1, 0, 1e300, [], {}, [[]], True)


def _meddled(told: Any) -> Iterator[tuple[Any, Any]]:
    """Every value of a JSON tree, with the way to put another in its place."""
    places = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for key, value in list(places):
        yield told, key
        yield from _meddled(value)


def test_a_proof_that_was_meddled_with_is_refused_or_compared(desk: Desk) -> None:
    """Whatever stands in place of a value of its report or record."""
    desk.write(ISSUE.replace("file: boat.jpg", "file: none.jpg"))
    desk.run("issue.yaml", "-o", "old.pdf", "--quiet")
    with pikepdf.open(desk.folder / "old.pdf") as document:
        held = {name: spec.get_file().read_bytes() for name, spec in document.attachments.items()}
    whole = proof_of("old.pdf", b"", held)
    refused = compared = 0
    for name, content in held.items():
        told = json.loads(content)
        for number, (holder, key) in enumerate(_meddled(told["pages"])):
            kept = holder[key]
            holder[key] = JUNK[number % len(JUNK)]
            try:
                other = proof_of("new.pdf", b"", {**held, name: json.dumps(told).encode()})
            except NoProof:
                refused += 1
            else:
                compared += 1
                said_of(compare(whole, other))
                as_json(compare(other, whole))
            holder[key] = kept
    assert refused > 50
    assert compared > 50


def test_the_date_and_the_folio_are_compared_too(proofs: Any, desk: Desk) -> None:
    """What stands in no block, and what a block takes from elsewhere in the issue."""
    name = "      flag: {kind: masthead}\n      lead:"
    flag = ("lead view", "flag flag\n      lead view", "rows: [16, 16]", "rows: [12, 10, 10]", "      lead:", name)
    assert [because for _, because, _ in proofs(*flag)]
    desk.write((desk.folder / "issue.yaml").read_text(encoding="utf-8").replace("07-18", "07-19"))
    desk.run("issue.yaml", "-o", "newer.pdf", "--quiet")
    told = json.loads(desk.run("diff", "new.pdf", "newer.pdf", "--json").out)
    assert [(block["id"], [change["kind"] for change in block["changes"]]) for block in told["pages"][0]["blocks"]] == [
        ("flag", ["text"])
    ]
    desk.write(ISSUE.replace("name: 要闻", "name: 要闻\n    number: 2"))
    desk.run("issue.yaml", "-o", "old.pdf", "--quiet")
    desk.write(ISSUE.replace("name: 要闻", "name: 综合\n    number: 2"))
    desk.run("issue.yaml", "-o", "new.pdf", "--quiet")
    assert desk.run("diff", "old.pdf", "new.pdf").out.splitlines()[1:3] == [
        "  folio: 1 place, −2 +2 characters",
        "    2[-要闻-]{+综合+}2025年7月1…",
    ]
