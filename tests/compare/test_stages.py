"""Stages of a proof: what the slug says, galleys, and what keeps a proof from the press.

Read back from the PDF, glyph by glyph.
"""

from __future__ import annotations

import json

import pikepdf
import pytest

from tests.cli.desk import HEAD, OVERSET, Desk
from tests.pdf.readback import MM, Glyph, bare, glyphs_of, lines_of, said

CLEAN = f"""\
{HEAD}  - name: 一版
    dummy: |
      a a
    blocks:
      a: {{headline: 标题, byline: 记者 江舟, body: "BODY"}}
"""
SENTENCE = "江边的风带着一些水汽。"
WARNED = CLEAN.replace("BODY", SENTENCE)
"""The copy leaves lines free: a warning."""
EPOCH = "1752843600"  # 2025-07-18 13:00 UTC
WAIVER = "waive:\n  - {code: underset, page: 1, block: a, reason: 总编同意留白}\n"


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def words_of(desk: Desk, name: str = "a.pdf") -> list[str]:
    return [said(glyphs) for glyphs in glyphs_of(desk.bytes_of(name))]


@pytest.mark.parametrize("stage", ["大样", "清样"])
def test_the_slug_says_what_the_sheet_is(desk: Desk, stage: str) -> None:
    desk.write(WARNED)
    assert desk.run("issue.yaml", "--stage", stage, "-o", "a.pdf").status == 0
    [words] = words_of(desk)
    assert f"试刊2025-07-18第1版一版{stage}第1稿2025-07-1813:00UTC内容" in words
    assert words.endswith("责编版式校对值班")


def test_the_slug_stands_on_added_paper_and_the_page_is_what_it_was(desk: Desk) -> None:
    desk.write(CLEAN.replace("BODY", SENTENCE * 19))
    desk.run("issue.yaml", "-o", "plain.pdf")
    desk.run("issue.yaml", "--stage", "大样", "-o", "a.pdf")
    with pikepdf.open(desk.folder / "a.pdf") as document:
        page = document.pages[0]
        trim, sheet = ([float(edge) for edge in box] for box in (page.trimbox, page.mediabox))
        assert [str(group.Name) for group in document.Root.OCProperties.OCGs] == ["slug"]
    assert trim[2] - trim[0] == pytest.approx(100 * MM, abs=0.01)
    assert sheet[0] < trim[0]
    assert sheet[2] > trim[2]
    foot = sheet[3] - trim[1]
    [plain], [staged] = glyphs_of(desk.bytes_of("plain.pdf")), glyphs_of(desk.bytes_of("a.pdf"))
    own = [glyph for glyph in staged if not glyph.layered]
    assert said(own) == said(plain)
    assert {round(one.x - other.x, 2) for one, other in zip(own, plain, strict=True)} == {round(trim[0], 2)}
    assert all(glyph.ink[1] > foot for glyph in staged if glyph.layered), "all of the slug below the page"


def test_a_revision_is_counted_when_the_content_changes(desk: Desk) -> None:
    """The same content has the same number, and its first number again when it comes back."""
    seen = []
    for text in (WARNED, WARNED, WARNED.replace("标题", "新题"), WARNED):
        desk.write(text)
        desk.run("issue.yaml", "--stage", "大样", "-o", "a.pdf")
        seen.append(words_of(desk)[0].partition("大样第")[2].partition("稿")[0])
    assert seen == ["1", "1", "2", "1"]
    desk.write(b"\xff{", "a.revisions.json")
    ran = desk.run("issue.yaml", "--stage", "大样", "-o", "a.pdf")
    assert (ran.status, "counted anew" in ran.err) == (0, True)


def test_the_time_is_given_or_the_clock_s(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert desk.run("issue.yaml", "--stage", "大样").status == 2
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert desk.run("issue.yaml", "--stage", "大样", "-o", "a.pdf").status == 0
    assert "UTC" not in words_of(desk)[0]


def test_a_galley_has_all_the_copy_in_its_measure_with_numbered_lines(desk: Desk) -> None:
    desk.write(OVERSET)
    assert desk.run("issue.yaml", "--stage", "小样", "--story", "1/a", "-o", "a.pdf", "--report", "a.json").status == 1
    pages = glyphs_of(desk.bytes_of("a.pdf"))
    copy, numbers = [], []
    measure = desk.report("a.json")["pages"][0]["grid"]["measure_mm"] * MM
    for glyphs in pages:
        own = [glyph for glyph in glyphs if not glyph.layered]
        copy += [glyph for glyph in own if glyph.size == pytest.approx(10)]
        numbers += [line for line in lines_of(own) if said(line).isdecimal()]
    assert said(copy) == "很长的正文" * 300
    assert [said(line) for line in numbers] == [str(number) for number in range(1, len(numbers) + 1)]
    lines = lines_of(copy)
    assert len(numbers) == len(lines)
    assert all(line[-1].x + 10 - _left(lines) <= measure + 0.01 for line in lines)
    assert f"1版a1/{len(pages)}" in words_of(desk)[0]


def _left(lines: list[list[Glyph]]) -> float:
    return min(line[0].x for line in lines)


def test_every_story_has_its_galley(desk: Desk) -> None:
    assert desk.run("issue.yaml", "--stage", "小样", "-o", "a.pdf", "--png", "20").status == 0
    words = words_of(desk)
    assert [bare(text) for text in ("正文一行。", "第二版的正文。")] == [
        next(copy for copy in ("正文一行。", "第二版的正文。") if copy in page) for page in words
    ]
    assert {"a-1.png", "a-2.png"} <= desk.names()


@pytest.mark.parametrize(
    "words",
    [("--stage", "小样", "--story", "none"), ("--story", "a"), ("--stage", "大样", "--story", "a"), ("--stage", "样")],
)
def test_a_stage_that_cannot_be_is_2(desk: Desk, words: tuple[str, ...]) -> None:
    ran = desk.run("issue.yaml", *words)
    assert ran.status == 2
    assert desk.names() == {"issue.yaml"}


def test_galleys_are_compared_in_words_only(desk: Desk) -> None:
    for name, copy in (("old", SENTENCE), ("new", SENTENCE * 2)):
        desk.write(CLEAN.replace("BODY", copy))
        desk.run("issue.yaml", "--stage", "小样", "-o", f"{name}.pdf")
    desk.run("issue.yaml", "-o", "page.pdf")
    ran = desk.run("diff", "old.pdf", "new.pdf")
    assert f"{{+{SENTENCE}+}}" in ran.out
    ran = desk.run("diff", "old.pdf", "page.pdf", "-o", "both.pdf")
    assert (ran.status, "galleys" in ran.err) == (2, True)


def test_a_proof_for_the_press_is_refused_while_something_stands(desk: Desk) -> None:
    desk.write(b"the sheet of yesterday", "a.pdf")
    for text, code in ((WARNED, "underset"), (OVERSET, "overset")):
        desk.write(text)
        ran = desk.run("issue.yaml", "--stage", "付印样", "-o", "a.pdf", "--report", "a.json", "--quiet")
        assert ran.status == 1
        assert f"{code}: a: " in ran.err.partition("because this stands")[2]
        assert desk.bytes_of("a.pdf") == b"the sheet of yesterday"
        assert desk.report("a.json")["output"] is None
    assert desk.names() == {"issue.yaml", "a.pdf", "a.json"}


def test_a_clean_page_and_an_answered_warning_pass(desk: Desk) -> None:
    desk.write(WARNED + WAIVER)
    ran = desk.run("issue.yaml", "--stage", "付印样", "-o", "a.pdf")
    assert ran.status == 0, ran.err
    assert words_of(desk)[0].endswith("放行：underset总编同意留白")


def test_an_error_is_never_waived(desk: Desk) -> None:
    desk.write(OVERSET + "waive: [{code: overset, reason: 就这样}]\n")
    ran = desk.run("check", "issue.yaml")
    assert ran.status == 2
    assert "error[bad-value]" in ran.err


def test_a_waiver_that_answers_nothing_is_said_and_stands_in_the_way(desk: Desk) -> None:
    desk.write(WARNED + WAIVER + "  - {code: runt, reason: 无妨}\n")
    ran = desk.run("check", "issue.yaml", "--json")
    assert ran.status == 0
    found = [one for one in json.loads(ran.out)["diagnostics"] if one["code"] == "waiver-unused"]
    assert [(one["line"], one["column"]) for one in found] == [(WARNED.count("\n") + 3, 5)]
    assert desk.run("issue.yaml", "--stage", "付印样").status == 1
