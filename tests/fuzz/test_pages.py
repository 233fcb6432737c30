"""Whatever issue the grammar makes: it is set or refused in words, and a stranger reads in its PDF what was typed.

`make fuzz` runs this for as many examples as FUZZ_EXAMPLES says; the suite takes a few.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from PIL import Image

from layout.diagnostics import CODES
from layout.source import FATAL, schema
from tests.cli.desk import Desk
from tests.cli.test_report import valid
from tests.fuzz import blocks, issues as issues_by_chance
from tests.fuzz.issues import issues
from tests.fuzz.reading import labels, losses, overlaps, read, strays, typed
from tests.press.bad_pdfs import content, control
from tests.text.oneem import build

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "6"))
COPY = {"a.md": "**本报讯** 文件里的一段。\n\n## 小标题\n\n文件里的又一段，" + "江上航线四十年。" * 12}
"""Copy in files of its own."""
PROFILE = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES < 100,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with everything that the grammar names."""
    made = Desk(tmp_path_factory.mktemp("fuzz"))
    slope = Image.linear_gradient("L").resize((90, 60))
    slope.convert("RGB").save(made.folder / "a.jpg")
    slope.rotate(90, expand=True).convert("RGBA").save(made.folder / "tall.png")
    slope.convert("CMYK").save(made.folder / "ink.jpg")
    (made.folder / "sub").mkdir()
    shutil.copy(made.folder / "a.jpg", made.folder / "sub")
    made.write((made.folder / "tall.png").read_bytes()[:200], "cut.png")
    made.write(content(control("x1a")), "ad.pdf")
    build(made.folder / "own.ttf", True)
    for name, text in COPY.items():
        made.write(text, name)
    return made


def proof(desk: Desk, issue: dict[str, Any]) -> dict[str, Any] | None:
    """The report of a proof; None where the issue was refused.  Whatever happens is told by status and code."""
    desk.write(json.dumps(issue, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    (desk.folder / "a.pdf").unlink(missing_ok=True)
    ran = desk.run("proof", "issue.yaml", "-o", "a.pdf", "--report", "report.json", "--jobs", "1", "--quiet")
    report = valid(desk.report())
    errors = {one["code"] for one in report["diagnostics"] if one["severity"] == "error"}
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert errors <= set(CODES)
    assert ran.status == (2 if errors & FATAL else 1 if errors else 0)
    assert [one["message"] for one in report["diagnostics"] if "integrity" in one["message"]] == []
    assert (desk.folder / "a.pdf").exists() == (ran.status != 2)
    for page in report["pages"]:
        for block in page["blocks"]:
            left = block["overset"]["chars"] if block["overset"] else 0
            jumps = "jump" in issue["pages"][page["number"] - 1]["blocks"][block["id"]]
            assert block["chars_set"] + left == block["chars"] or jumps, block
    return report if ran.status != 2 else None


@PROFILE
@given(issue=issues(plain=False))
def test_any_issue(issue: dict[str, Any], desk: Desk) -> None:
    report = proof(desk, issue)
    if report is not None:
        for page in read(desk.bytes_of("a.pdf"), report):
            assert list(strays(page)) == []


@PROFILE
@given(issue=issues(plain=True))
def test_any_plain_issue(issue: dict[str, Any], desk: Desk) -> None:
    report = proof(desk, issue)
    if report is None:
        return
    own = typed(issue, COPY)
    for page in read(desk.bytes_of("a.pdf"), report):
        assert list(strays(page)) == []
        assert list(losses(page, own)) == []
        assert list(overlaps(page, labels(own))) == []


def test_the_grammar_has_every_key_and_every_word() -> None:
    """What the format can say and the grammar never says would never be tried."""
    known = set(_named(schema()))
    grammar = "".join(Path(module.__file__ or "").read_text(encoding="utf-8") for module in (blocks, issues_by_chance))
    said = set(re.findall(r"[\w.-]+", grammar))
    untried = {"profile", "对开", "broadsheet", *CODES}
    """Its ICC profiles are those of tests/press; sheets that large take seconds; one warning is waived for all."""
    assert known - said - untried == set()


def _named(part: Any) -> Iterator[str]:
    """Every key of a schema, and every word that a value of it may be."""
    if isinstance(part, dict):
        yield from part.get("properties", {})
        yield from (word for word in part.get("enum", ()) if isinstance(word, str))
        for inner in part.values():
            yield from _named(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _named(inner)
