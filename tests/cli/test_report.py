"""The report: its schema, its numbers, that it is there at every exit.

Rule: command-line.md, The report.  The schema is written from that page, not from the code.
"""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest

from layout.diagnostics import CODES
from tests.cli.desk import ISSUE, OVERSET, ROOT, UNREADABLE, Desk


def _object(**keys: Any) -> dict[str, Any]:
    return {"type": "object", "properties": keys, "required": list(keys), "additionalProperties": False}


def _list(items: dict[str, Any], **more: int) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


COUNT = {"type": "integer", "minimum": 0}
FROM_ONE = {"type": "integer", "minimum": 1}
TEXT = {"type": "string"}
MM = {"type": "number"}
SIZE = {"type": "number", "exclusiveMinimum": 0}
PAIR = _list(MM, minItems=2, maxItems=2)
BLOCK = _object(
    id=TEXT,
    kind={"enum": ["story", "sidebar", "photos", "refers", "masthead", "ad", "text"]},
    area_mm=_list(PAIR, minItems=4),
    chars=COUNT,
    chars_set=COUNT,
    lines_set=COUNT,
    lines_free=COUNT,
    overset={"anyOf": [{"type": "null"}, _object(chars=COUNT, lines=FROM_ONE)]},
    headline={"anyOf": [{"type": "null"}, _object(lines=_list(TEXT, minItems=1), size_pt=SIZE, width=SIZE)]},
    photos=_list(_object(file=TEXT, ppi={"anyOf": [{"type": "null"}, COUNT]})),
    source=_object(line=FROM_ONE, column=FROM_ONE),
    fit={"anyOf": [{"type": "null"}, _object(chars={"type": "integer"}, lines={"type": "integer"}, mm=MM)]},
    remedies=_list(
        _object(
            kind={"enum": ["cut", "head", "picture", "tracking", "jump", "add"]},
            message={"type": "string", "minLength": 1},
            fits={"type": "boolean"},
            lines=FROM_ONE,
            cost={"type": "object", "minProperties": 1},
        )
    ),
)
PAGE = _object(
    number=FROM_ONE,
    name={"type": ["string", "null"]},
    size_mm=PAIR,
    grid=_object(
        origin_mm=PAIR,
        columns=FROM_ONE,
        measure_chars=FROM_ONE,
        measure_mm=SIZE,
        gutter_mm={"type": "number", "minimum": 0},
        leading_mm=SIZE,
        lines=FROM_ONE,
    ),
    blocks=_list(BLOCK),
)
FONT = _object(face=TEXT, file=TEXT, sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"}, glyphs=FROM_ONE)
DIAGNOSTIC = _object(
    code={"enum": sorted(CODES)},
    severity={"enum": ["error", "warning"]},
    message={"type": "string", "minLength": 1},
    hint={"type": ["string", "null"]},
    file=TEXT,
    line=FROM_ONE,
    column=FROM_ONE,
    page={"anyOf": [{"type": "null"}, FROM_ONE]},
    block={"type": ["string", "null"]},
)
REPORT = _object(
    format={"const": 1},
    source=TEXT,
    output={"type": ["string", "null"]},
    standard={"enum": ["proof", "x1a", "x4"]},
    pages=_list(PAGE),
    fonts=_list(FONT),
    diagnostics=_list(DIAGNOSTIC),
)


def valid(told: Any) -> dict[str, Any]:
    """The report, once it has passed the schema."""
    jsonschema.Draft202012Validator(REPORT).validate(told)
    made: dict[str, Any] = told
    return made


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(REPORT)


def test_the_sample_s_report_is_as_the_contract_has_it(desk: Desk) -> None:
    desk.run(str(ROOT / "issue.yaml"), "-o", "a.pdf", "--report", "deep/report.json", "--quiet")
    told = valid(desk.report("deep/report.json"))
    assert told["output"] == "a.pdf"
    assert told["source"] == str(ROOT / "issue.yaml")
    for page in told["pages"]:
        for block in page["blocks"]:
            assert block["chars_set"] <= block["chars"]
            xs, ys = zip(*block["area_mm"], strict=True)
            assert min(xs) >= page["grid"]["origin_mm"][0] - 0.001
            assert min(ys) >= page["grid"]["origin_mm"][1] - 0.001
            assert len(block["area_mm"]) % 2 == 0


def test_blocks_do_not_overlap_and_tile_the_type_area(desk: Desk) -> None:
    desk.run(str(ROOT / "issue.yaml"), "-o", "a.pdf", "--report", "report.json", "--quiet")
    for page in desk.report()["pages"]:
        boxes = [
            (min(x for x, _ in area), min(y for _, y in area), max(x for x, _ in area), max(y for _, y in area))
            for area in (block["area_mm"] for block in page["blocks"] if len(block["area_mm"]) == 4)
        ]
        for place, one in enumerate(boxes):
            for other in boxes[:place]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (one, other)


def test_positions_have_three_decimals(desk: Desk) -> None:
    """Where a length is not round: 9.5 pt and 13.7 pt are no whole hundredths of a millimetre."""
    changed = ISSUE.replace("10pt / 15pt", "9.5pt / 13.7pt").replace("columns: 2", "columns: 3")
    desk.write(changed.replace("a a\n", "a a a\n").replace("b b\n", "b b b\n"))
    desk.run("issue.yaml", "--report", "report.json", "--quiet")
    raw = (desk.folder / "report.json").read_text(encoding="utf-8")
    grid = desk.report()["pages"][0]["grid"]
    assert grid["leading_mm"] == pytest.approx(13.7 / 72 * 25.4, abs=0.0005)
    assert grid["measure_mm"] == pytest.approx(grid["measure_chars"] * 9.5 / 72 * 25.4, abs=0.0005)
    for name in ("leading_mm", "measure_mm", "gutter_mm"):
        assert re.search(rf'"{name}": \d+\.\d{{3,}}', raw), name
    width = 3 * grid["measure_mm"] + 2 * grid["gutter_mm"]
    assert width == pytest.approx(80, abs=0.002)


@pytest.mark.parametrize("text", [ISSUE, OVERSET, UNREADABLE, "", "\0", "- 1", "format: 2", OVERSET[:200]])
def test_check_prints_the_report_and_nothing_else(desk: Desk, text: str) -> None:
    desk.write(text)
    ran = desk.run("check", "issue.yaml", "--json", "--report", "report.json")
    told = valid(json.loads(ran.out))
    assert told == desk.report()
    assert told["output"] is None
    errors = [one for one in told["diagnostics"] if one["severity"] == "error"]
    assert bool(errors) == (ran.status > 0)
    assert ran.err.count("error[") == len(errors)


@pytest.mark.parametrize(
    "words",
    [
        ("none.yaml",),
        ("issue.yaml", "-o", "sub"),
        ("issue.yaml", "-o", "issue.yaml"),
        ("issue.yaml", "-o", "issue.yaml/x.pdf"),
        ("issue.yaml", "--pages", "7"),
        ("issue.yaml", "--pages", "x"),
        ("issue.yaml", "--colour"),
        ("prof", "issue.yaml"),
        ("check", "none.yaml"),
        ("check",),
        (),
    ],
)
def test_the_report_is_written_at_every_exit(desk: Desk, words: tuple[str, ...]) -> None:
    (desk.folder / "sub").mkdir()
    ran = desk.run(*words, "--report", "new/report.json")
    assert ran.status == 2
    told = valid(desk.report("new/report.json"))
    assert told["source"] in ("issue.yaml", "none.yaml", "prof", "")


def test_check_prints_a_report_where_nothing_could_be_done(desk: Desk) -> None:
    for words in (("none.yaml",), ("issue.yaml", "--pages", "7")):
        ran = desk.run("check", *words, "--json")
        assert ran.status == 2
        valid(json.loads(ran.out))


def test_the_report_tells_what_was_found_though_the_proof_cannot_be_written(desk: Desk) -> None:
    desk.write(OVERSET)
    ran = desk.run("issue.yaml", "-o", "issue.yaml/a.pdf", "--report", "report.json")
    assert ran.status == 2
    assert "overset" in {one["code"] for one in valid(desk.report())["diagnostics"]}


def test_an_unreadable_issue_has_its_diagnostics_in_the_report(desk: Desk) -> None:
    desk.write(UNREADABLE)
    assert desk.run("issue.yaml", "--report", "report.json").status == 2
    told = valid(desk.report())
    assert told["pages"] == []
    assert told["output"] is None
    assert [(one["code"], one["line"]) for one in told["diagnostics"]] == [("unknown-key", 4)]


def test_places_in_the_report_are_places_in_the_file(desk: Desk) -> None:
    """Every block's source is the line of its id; every diagnostic's file, line and column exist."""
    desk.write(OVERSET)
    desk.run("issue.yaml", "--report", "report.json")
    rows = OVERSET.split("\n")
    for page in desk.report()["pages"]:
        for block in page["blocks"]:
            row = rows[block["source"]["line"] - 1]
            assert row[block["source"]["column"] - 1 :].startswith(block["id"])
    for one in desk.report()["diagnostics"]:
        assert one["file"] == "issue.yaml"
        assert 1 <= one["column"] <= len(rows[one["line"] - 1]) + 1
