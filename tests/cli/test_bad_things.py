"""Everything that a desk gets wrong, through the whole command line: a status, a message with its place, no exception.

The table of tests/source says what is told; here it goes the whole way, with more that only the later passes can see.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import ISSUE, ROOT, run
from tests.cli.test_report import valid

SOURCE = ROOT / "tests" / "source"
LONG = "长" * 20000


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(here: Path, status: int, err: str) -> dict[str, Any]:
    """What holds of every run, whatever went in."""
    assert status in (0, 1, 2)
    assert "Traceback" not in err
    report = valid(json.loads((here / "report.json").read_text(encoding="utf-8")))
    errors = [one for one in report["diagnostics"] if one["severity"] == "error"]
    for one in report["diagnostics"]:
        assert len(one["message"]) < 300, "a message repeats an excerpt of the copy, not the copy"
        assert len(one["hint"]) < 600
    for one in errors:
        assert f"{one['file']}:{one['line']}:{one['column']}: error[{one['code']}]: " in err
    assert (here / "a.pdf").exists() == (status != 2)
    if status == 1:
        assert errors
    return report


def table() -> Iterator[tuple[str, str, str]]:
    """The cases of tests/source/bad_inputs.txt: title, old, new."""
    for block in (SOURCE / "bad_inputs.txt").read_text(encoding="utf-8").split("\n== ")[1:]:
        title, *rows = block.rstrip("\n").split("\n")
        old, new = ("".join(f"{row[2:]}\n" for row in rows if row.startswith(f"{mark} ")) for mark in "-+")
        yield title, old, new


def test_the_table_goes_the_whole_way(here: Path) -> None:
    minimal = (SOURCE / "minimal.yaml").read_text(encoding="utf-8")
    (here / "a.jpg").write_bytes(b"\xff\xd8")
    seen = 0
    for title, old, new in table():
        (here / "issue.yaml").write_bytes(minimal.replace(old, new).encode())
        (here / "a.pdf").unlink(missing_ok=True)
        status, _, err = run("issue.yaml", "-o", "a.pdf", "--report", "report.json", "--quiet")
        report = told(here, status, err)
        assert status > 0 or not [one for one in report["diagnostics"] if one["severity"] == "error"], title
        seen += 1
    assert seen > 40


STORY = "      a: {headline: 标题, body: 正文一行。}"
BAD: dict[str, str] = {
    "a picture that is text": "      a: {headline: 标题, body: 正文。, photos: [{file: text.jpg}]}",
    "a picture cut off": "      a: {headline: 标题, body: 正文。, photos: [{file: cut.png}]}",
    "a picture of one pixel": "      a: {headline: 标题, body: 正文。, photos: [{file: dot.png}]}",
    "a picture that is a folder": "      a: {headline: 标题, body: 正文。, photos: [{file: sub}]}",
    "a picture that is a pipe": "      a: {headline: 标题, body: 正文。, photos: [{file: pipe.jpg}]}",
    "a picture far too large": "      a: {body: 正文。, photos: [{file: dot.png, columns: 2, lines: 500}]}",
    "more columns than there are": "      a: {headline: 标题, body: 正文。, photos: [{file: dot.png, columns: 9}]}",
    "twenty pictures": f"      a: {{headline: 标题, body: 正文。, photos: [{', '.join(['{file: dot.png}'] * 20)}]}}",
    "a gallery of nothing": "      a: {kind: photos, photos: []}",
    "a gallery of many": f"      a: {{kind: photos, photos: [{', '.join(['{file: dot.png}'] * 60)}], caption: 图①㉕}}",
    "an ad that is missing": "      a: {kind: ad, file: none.jpg, advertiser: 某}",
    "an ad that is text": "      a: {kind: ad, file: text.pdf, advertiser: 某}",
    "an ad of another shape": "      a: {kind: ad, file: dot.png, advertiser: 某}",
    "no headline, no body": "      a: {}",
    "an empty head": '      a: {headline: "", body: 正文。}',
    "a head of spaces": '      a: {headline: "　 ", body: 正文。}',
    "a head of breaks": '      a: {headline: " /  / ", body: 正文。}',
    "a head of marks": "      a: {headline: “”——……, body: 正文。}",
    "a head far too long": f"      a: {{headline: {LONG[:400]}, body: 正文。}}",
    "a head without an end": f"      a: {{headline: {LONG}, body: 正文。}}",
    "a head of one word without an end": f"      a: {{headline: {'x' * 5000}, body: 正文。}}",
    "a typed line of a head without an end": f"      a: {{headline: {{main: 一 / {LONG}, level: lead}}, body: 正文。}}",
    "a cross-head without an end": f'      a: {{headline: 题, body: "正文。\\n\\n## {LONG[:300]}\\n\\n正文。"}}',
    "a byline without an end": f"      a: {{headline: 题, byline: {LONG}, body: 正文。}}",
    "a title of refers without an end": f"      a: {{kind: refers, title: {LONG}, items: [{{head: 一, page: 1}}]}}",
    "a refer without an end": f"      a: {{kind: refers, items: [{{head: {LONG}, page: 1}}]}}",
    "a head of one word": "      a: {headline: Donaudampfschifffahrtsgesellschaftskapitänsmütze, body: 正文。}",
    "a head of Arabic": "      a: {headline: العربية, body: 正文。}",
    "a vertical head too long": f"      a: {{headline: {{main: {LONG[:200]}, direction: vertical}}, body: 正。}}",
    "a kicker alone": "      a: {headline: {kicker: 引题}, body: 正文。}",
    "a huge size": "      a: {headline: {main: 大, size: 900pt}, body: 正文。}",
    "a tiny size": "      a: {headline: {main: 小, size: 0.1pt}, body: 正文。}",
    "one word without an end": f"      a: {{kind: text, body: {'x' * 5000}}}",
    "an address without an end": f"      a: {{kind: text, body: 'https://{'a/' * 2000}'}}",
    "twenty thousand characters": f"      a: {{kind: text, body: {LONG}}}",
    "one paragraph of marks": f"      a: {{kind: text, body: '{'“《（' * 300}'}}",
    "one paragraph of dashes": f"      a: {{kind: text, body: '{'——……' * 500}'}}",
    "spaces only": '      a: {kind: text, body: "   　　 "}',
    "cross-heads only": '      a: {kind: text, body: "## 一\\n## 二\\n\\n## 三"}',
    "a pull quote only": '      a: {kind: text, body: "> 引"}',
    "stars without an end": '      a: {kind: text, body: "**一 *二 ** * *** **** {三|四 {五} 六|七}"}',
    "a surrogate": '      a: {kind: text, body: "甲\\ud800乙"}',
    "controls": '      a: {kind: text, body: "甲\\x01\\u202e\\u200b\\ufeff乙\\x7f"}',
    "a character that is none": '      a: {kind: text, body: "甲\\uffff\\U0010ffff乙"}',
    "combining marks only": '      a: {kind: text, body: "\\u0301\\u0301\\u0301"}',
    "a thousand accents": f'      a: {{kind: text, body: "e{chr(0x301) * 1000}"}}',
    "a copy file that is missing": "      a: {kind: text, body: none.md}",
    "a copy file in GBK": "      a: {kind: text, body: gbk.md}",
    "a copy file that is a folder": "      a: {kind: text, body: sub.md}",
    "a copy file with CRLF": "      a: {kind: text, body: crlf.md}",
    "columns without end": "      a: {headline: 题, body: 正文。, columns: 99}",
    "a box as thick as the page": "      a: {kind: sidebar, body: 正文。, box: {rule: 9pt, inset: 20字}}",
    "refers to nowhere": "      a: {kind: refers, items: [{head: 题, page: 99}]}",
    "refers without items": "      a: {kind: refers, items: []}",
    "refers far too many": f"      a: {{kind: refers, items: [{', '.join(['{head: 题, page: 1}'] * 200)}]}}",
    "see nowhere": "      a: {headline: 题, body: 正文。, see: {page: 99}}",
    "a masthead without room": "      a: {kind: masthead, qr: {data: 'https://example.cn', label: 扫码}}",
    "a code without end": f"      a: {{kind: masthead, qr: {{data: '{'长' * 3000}', label: 扫码}}}}",
    "a jump to itself": "      a: {headline: 题, body: 正文。, jump: {to: 1}}",
    "a jump to nobody": "      a: {headline: 题, body: 正文。, jump: {to: 2}}",
    "from nobody": "      a: {from: 9/x}",
}


@pytest.fixture
def odd_files(here: Path) -> None:
    """Files that are not what their names say."""
    from PIL import Image

    (here / "text.jpg").write_bytes(b"this is no picture")
    (here / "text.pdf").write_bytes(b"this is no PDF")
    Image.new("RGB", (1, 1)).save(here / "dot.png")
    whole = io.BytesIO()
    Image.effect_noise((60, 60), 80).save(whole, "PNG")
    (here / "cut.png").write_bytes(whole.getvalue()[:900])
    (here / "gbk.md").write_bytes("第一段。".encode("gbk"))
    (here / "crlf.md").write_bytes("第一段。\r\n\r\n第二段。\r\n".encode())
    (here / "sub").mkdir()
    (here / "sub.md").mkdir()
    os.mkfifo(here / "pipe.jpg")


@pytest.mark.usefixtures("odd_files")
@pytest.mark.parametrize("case", BAD)
def test_a_bad_block_is_told_and_nothing_breaks(here: Path, case: str) -> None:
    (here / "issue.yaml").write_text(ISSUE.replace(STORY, BAD[case]), encoding="utf-8", newline="")
    status, out, err = run("issue.yaml", "-o", "a.pdf", "--report", "report.json", "--grid")
    assert out == ""
    report = told(here, status, err)
    for page in report["pages"]:
        for block in page["blocks"]:
            lost = block["chars"] - block["chars_set"]
            over = {(one["code"], one["block"]) for one in report["diagnostics"]}
            assert not lost or ("overset", block["id"]) in over, f"{lost} characters are lost in silence"


SHEETS = {
    "no room for a column": "{size: 100mm x 120mm, margins: 49mm, columns: 2, body: 10pt / 15pt}",
    "no room for a line": "{size: 100mm x 120mm, margins: 59mm 10mm, columns: 2, body: 10pt / 15pt}",
    "margins wider than the sheet": "{size: 100mm x 120mm, margins: 90mm, columns: 2, body: 10pt / 15pt}",
    "a gutter wider than the sheet": "{size: 100mm x 120mm, columns: 2, gutter: 99mm, body: 10pt / 15pt}",
    "one line high": "{size: 100mm x 26mm, margins: 10mm, columns: 2, body: 10pt / 15pt}",
    "one character wide": "{size: 40mm x 120mm, margins: 10mm, columns: 2, gutter: 10mm, body: 10pt / 15pt}",
    "leading less than the size": "{size: 100mm x 120mm, margins: 10mm, columns: 2, body: 10pt / 5pt}",
    "body as large as the sheet": "{size: 100mm x 120mm, margins: 10mm, columns: 2, body: 300pt / 300pt}",
    "a sheet of nothing": "{size: 0mm x 0mm, columns: 2, body: 10pt / 15pt}",
    "a sheet without end": "{size: 99999mm x 99999mm, columns: 2, body: 10pt / 15pt}",
    "a body of nothing": "{size: 100mm x 120mm, columns: 2, body: 0pt / 0pt}",
}


@pytest.mark.parametrize("case", SHEETS)
def test_a_bad_sheet_is_told_and_nothing_breaks(here: Path, case: str) -> None:
    text = re.sub(r"sheet: \{.*\}", f"sheet: {SHEETS[case]}", ISSUE)
    (here / "issue.yaml").write_text(text, encoding="utf-8")
    status, _, err = run("issue.yaml", "-o", "a.pdf", "--report", "report.json")
    told(here, status, err)


def test_nothing_of_it_leaves_this_folder(here: Path) -> None:
    """A run writes what it was asked for and no more."""
    (here / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    before = set(sys.modules)
    run("issue.yaml", "-o", "a.pdf", "--report", "report.json", "--png", "20")
    assert {path.name for path in here.iterdir()} == {"issue.yaml", "a.pdf", "report.json", "a-1.png", "a-2.png"}
    assert not {name for name in set(sys.modules) - before if name.startswith(("numpy", "pikepdf"))}
