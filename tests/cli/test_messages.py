"""What is said, and where: diagnostics with their place, the report as JSON, the bar on a terminal only.

Rule: command-line.md.
"""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import time

import jsonschema
import pytest
import yaml

from tests.cli.desk import ISSUE, OVERSET, ROOT, UNREADABLE, Desk

PLACE = re.compile(r"(?P<file>[^:\n]+):(?P<line>\d+):(?P<column>\d+): (error|warning)\[[a-z-]+\]: \S")


def test_a_diagnostic_has_its_place_its_line_a_caret_and_a_hint(desk: Desk) -> None:
    desk.write(OVERSET)
    lines = desk.run("issue.yaml").err.split("\n")
    head = next(place for place, line in enumerate(lines) if "error[overset]" in line)
    match = PLACE.match(lines[head])
    assert match
    assert match["file"] == "issue.yaml"
    row = OVERSET.split("\n")[int(match["line"]) - 1]
    assert "body" in row
    assert re.match(r"issue.yaml:10:\d+: error\[overset\]: a: \d+ characters \(\d+ lines\) do not fit$", lines[head])
    assert lines[head + 1].strip()[:20] in row
    assert re.fullmatch(r"[ 　]+\^", lines[head + 2])
    assert lines[head + 3].strip().startswith("hint: ")


def test_the_caret_stands_under_the_column(desk: Desk) -> None:
    """A full-width character takes the room of two on a terminal."""
    desk.write(ISSUE.replace("name: 试刊}", "name: 试刊, 名: x}"))
    lines = desk.run("issue.yaml").err.split("\n")
    assert lines[0].startswith("issue.yaml:2:19: error[unknown-key]")
    caret = lines[2]
    assert caret.endswith("^")
    assert lines[1][len(caret) - 1] == "名"
    assert [letter == "　" for letter in caret[:-1]] == [letter in "试刊" for letter in lines[1][: len(caret) - 1]]


def test_a_diagnostic_in_a_copy_file_names_that_file(desk: Desk) -> None:
    desk.write(ISSUE.replace("正文一行。", "copy/a.md"))
    desk.write("第一段。\n\n第二段有\uf8ff字。\n", "copy/a.md")
    ran = desk.run("issue.yaml", "--report", "report.json")
    assert "copy/a.md:3:5: error[missing-glyph]" in ran.err
    assert "第二段有" in ran.err
    assert [one["file"] for one in desk.report()["diagnostics"] if one["code"] == "missing-glyph"] == ["copy/a.md"]


def test_messages_go_to_standard_error(desk: Desk) -> None:
    for text, status in ((ISSUE, 0), (OVERSET, 1), (UNREADABLE, 2)):
        desk.write(text)
        ran = desk.apart("issue.yaml")
        assert (ran.status, ran.out) == (status, "")
        assert ran.err
        assert desk.run("check", "issue.yaml").out == ""


def test_help_is_given(desk: Desk) -> None:
    assert "ISSUE" in desk.run("proof", "--help").out
    ran = desk.run("--help")
    assert ran.status == 0
    assert all(command in ran.out for command in ("proof", "press", "check", "schema", "watch", "diff"))


def test_an_unknown_command_is_named(desk: Desk) -> None:
    assert "prof" in desk.run("prof", "issue.yaml").err


def test_the_schema_is_a_schema_and_takes_the_issue(desk: Desk) -> None:
    ran = desk.run("schema")
    assert (ran.status, ran.err) == (0, "")
    schema = json.loads(ran.out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    sample = yaml.safe_load((ROOT / "issue.yaml").read_text(encoding="utf-8"))
    sample["issue"]["date"] = str(sample["issue"]["date"])
    assert not list(validator.iter_errors(sample))
    assert list(validator.iter_errors({**sample, "pags": 1}))


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16", "gb18030"])
def test_json_is_utf_8_whatever_the_terminal_is(desk: Desk, encoding: str) -> None:
    """Results are files' bytes; messages do what the terminal can."""
    desk.write(OVERSET)
    for words in (("schema",), ("check", "issue.yaml", "--json")):
        json.loads(desk.apart(*words, PYTHONIOENCODING=encoding).out)


def test_a_reader_that_goes_away_is_no_disaster(desk: Desk) -> None:
    script = f"{sys.executable} {ROOT / 'render.py'} schema | head -c 1"
    ran = subprocess.run(["bash", "-c", script], cwd=desk.folder, capture_output=True, check=False)
    assert b"Traceback" not in ran.stderr
    assert b"Exception" not in ran.stderr


def test_a_name_that_is_not_utf_8(desk: Desk) -> None:
    os.rename(desk.folder / "issue.yaml", os.fsencode(desk.folder) + b"/issue-\xff.yaml")
    ran = desk.apart(b"issue-\xff.yaml", "--report", "report.json", "-o", "a.pdf")
    assert ran.status == 0
    assert desk.report()["pages"]
    ran = desk.apart("check", b"none-\xff.yaml", "--json")
    assert ran.status == 2
    json.loads(ran.out)


def test_the_bar_is_for_terminals(desk: Desk) -> None:
    plain = desk.run("issue.yaml").err
    assert "█" not in plain
    assert "\r" not in plain
    seen = _on_a_terminal(desk, "issue.yaml")
    assert "█" in seen
    assert "\r" in seen
    assert "█" not in _on_a_terminal(desk, "issue.yaml", "--quiet")


def _on_a_terminal(desk: Desk, *words: str) -> str:
    """What a run says to a terminal."""
    master, slave = pty.openpty()
    command = [sys.executable, str(ROOT / "render.py"), *words]
    with subprocess.Popen(command, cwd=desk.folder, stdout=slave, stderr=slave, stdin=subprocess.DEVNULL) as running:
        os.close(slave)
        seen = b""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if select.select([master], [], [], 0.2)[0]:
                try:
                    part = os.read(master, 65536)
                except OSError:
                    break
                if not part:
                    break
                seen += part
            elif running.poll() is not None:
                break
    os.close(master)
    return seen.decode("utf-8", "replace")
