"""Copy and QR codes that are not what a desk means to print: what is told, where, with which status, what is printed.

Rules: issue-format.md, Blocks (`qr`, the last words on characters that cannot be seen); command-line.md, The PDF.
"""

from __future__ import annotations

import pytest

from tests.cli.desk import ISSUE, Desk
from tests.pdf.readback import bare, glyphs_of, said

LINE, COLUMN = 10, 32
"""Where the body of the small issue begins, behind its quote."""

DROPPED = {
    "a control": "\\x07",
    "an escape": "\\e",
    "the turn to the right": "\\u202e",
    "an isolate": "\\u2066",
    "a mark of direction": "\\u200f",
    "a space of no width": "\\u200b",
    "a joiner": "\\u200d",
    "a soft hyphen": "\\u00ad",
    "a byte order mark": "\\ufeff",
    "a tag": "\\U000e0041",
    "no character": "\\uffff",
}
KEPT = {
    "marks only": "（（《“‘’”》））",
    "dashes and dots only": "——……、。·",
    "a variation selector": "葛\U000e0100",
    "a mark on a letter": "e\u0301",
    "tabs and ends of lines": "甲\t乙\r\n丙",
}
LACKING = {
    "an emoji": "👍",
    "an emoji of several": "👩\u200d👩\u200d👧",
    "of private use": "\ue000",
    "from right to left": "א",
    "not in any face": "\U0002ebf0",
}


def body(desk: Desk, text: str) -> None:
    desk.write(ISSUE.replace("body: 正文一行。", f'body: "{text}"'))


def printed(desk: Desk) -> str:
    """What the first page of the proof says, its marks left out."""
    return said([glyph for glyph in glyphs_of(desk.bytes_of("a.pdf"))[0] if not glyph.layered])


def proof(desk: Desk) -> tuple[int, list[tuple[str, int, int]]]:
    """The status, and code, line and column of what is told, white left over apart."""
    ran = desk.run("issue.yaml", "-o", "a.pdf", "--report", "report.json")
    told = [one for one in desk.report()["diagnostics"] if one["code"] != "underset"]
    return ran.status, [(one["code"], one["line"], one["column"]) for one in told]


@pytest.mark.parametrize("case", DROPPED)
def test_what_cannot_be_seen_is_dropped_and_told(desk: Desk, case: str) -> None:
    body(desk, f"甲{DROPPED[case]}乙丙")
    assert proof(desk) == (0, [("invisible-character", LINE, COLUMN + 1)])
    assert "甲乙丙" in printed(desk)
    assert desk.report()["pages"][0]["blocks"][0]["chars"] == 3


@pytest.mark.parametrize("case", KEPT)
def test_odd_copy_is_printed_as_it_was_typed(desk: Desk, case: str) -> None:
    desk.write(KEPT[case], "a.md")
    desk.write(ISSUE.replace("body: 正文一行。", "body: a.md"))
    status, told = proof(desk)
    assert status == 0
    assert {code for code, _, _ in told} <= {"runt", "font-substituted"}
    assert sorted(bare(KEPT[case])) == sorted(one for one in printed(desk) if one in KEPT[case])


@pytest.mark.parametrize("case", LACKING)
def test_what_no_face_has_is_a_box_that_says_it(desk: Desk, case: str) -> None:
    desk.write(f"甲{LACKING[case]}乙", "a.md")
    desk.write(ISSUE.replace("body: 正文一行。", "body: a.md"))
    status, told = proof(desk)
    assert status == 1
    assert {code for code, _, _ in told} <= {"missing-glyph", "invisible-character"}
    assert ("missing-glyph", 1, 2) in told
    assert LACKING[case][0] in printed(desk)


QR = "      a: {kind: masthead, part: ear, qr: {data: %s}}"
REFUSED = {
    "a script": ("javascript:alert(1)", "not “javascript:”"),
    "a script in capitals": ("JavaScript:alert(1)", "not “JavaScript:”"),
    "a file": ("file:///etc/passwd", "not “file:”"),
    "another protocol": ("ftp://example.cn/a", "not “ftp:”"),
    "an app": ("intent://scan/#Intent;scheme=zxing;end", "not “intent:”"),
    "data": ("data:text/html;base64,PGI+", "not “data:”"),
    "nothing": ("", "is empty"),
    "white space": ("  　", "is empty"),
    "too long": ("https://example.cn/" + "a" * 2400, "bytes are too long for a QR code"),
    "too long in Han": ("长" * 800, "2,400 bytes are too long for a QR code"),
}
TAKEN = (
    "https://example.cn/a",
    "HTTP://EXAMPLE.CN",
    "mailto:a@example.cn",
    "tel:96110",
    "weixin://dl",
    "ISBN: 978",
    "今日：天气",
)


@pytest.mark.parametrize("case", REFUSED)
def test_a_code_that_may_not_be_printed_is_bad_value(desk: Desk, case: str) -> None:
    data, message = REFUSED[case]
    desk.write(ISSUE.replace("      a: {headline: 标题, body: 正文一行。}", QR % f'"{data}"'))
    desk.write(b"old", "a.pdf")
    ran = desk.run("issue.yaml", "-o", "a.pdf", "--report", "report.json")
    assert ran.status == 2
    assert [(one["code"], one["line"]) for one in desk.report()["diagnostics"]] == [("bad-value", LINE)]
    assert f"issue.yaml:{LINE}:49: error[bad-value]: `data`: " in ran.err
    assert message in ran.err
    assert desk.bytes_of("a.pdf") == b"old"


@pytest.mark.parametrize("data", TAKEN)
def test_a_code_that_may_be_printed_is_taken(desk: Desk, data: str) -> None:
    desk.write(ISSUE.replace("      a: {headline: 标题, body: 正文一行。}", QR % f'"{data}"'))
    assert desk.run("check", "issue.yaml").status == 0
