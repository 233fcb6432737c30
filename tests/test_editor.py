"""docs/editor.md holds: its files are JSON, and its problem matchers know our messages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from layout.diagnostics import Diagnostic, Span
from layout.report import Run, printed, summary
from layout.source import schema

TEXT = (Path(__file__).parents[1] / "docs" / "editor.md").read_text(encoding="utf-8")
SETTINGS, TASKS = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", TEXT, re.S))
RUN = Run("issue.yaml", None, "proof", False)
FOUND = Diagnostic("overset", "lead: 37 characters (2 lines) do not fit", Span("copy/lead.md", 41, 7), "cut the copy")


def test_the_problem_matchers_know_our_messages() -> None:
    for task in TASKS["tasks"]:
        pattern = task["problemMatcher"]["pattern"]
        found = re.match(pattern["regexp"], printed(FOUND, RUN, {"copy/lead.md": ""}).split("\n")[0])
        assert found
        told = {name: found[pattern[name]] for name in ("file", "line", "column", "severity", "code", "message")}
        assert told == {
            "file": "copy/lead.md",
            "line": "41",
            "column": "7",
            "severity": "error",
            "code": "overset",
            "message": FOUND.message,
        }


def test_the_live_task_knows_where_a_run_begins_and_ends() -> None:
    marks = TASKS["tasks"][0]["problemMatcher"]["background"]
    assert re.match(marks["beginsPattern"], "issue.yaml: being set")
    assert re.match(marks["endsPattern"], f"issue.yaml: {summary(RUN, [FOUND])}; set in 86 ms")


def test_every_key_of_the_schema_says_what_it_is_with_its_chinese_name() -> None:
    bare = sorted(path for path, about in _keys(schema(), "") if not re.search("[\u4e00-\u9fff]", about))
    assert not bare


def _keys(node: Any, path: str) -> list[tuple[str, str]]:
    """Every key that an author may type, with its description; what only tells kinds apart is left out."""
    if isinstance(node, list):
        return [key for part in node for key in _keys(part, path)]
    if not isinstance(node, dict):
        return []
    found = [(f"{path}/{name}", key.get("description", "")) for name, key in node.get("properties", {}).items()]
    return found + [
        key for name, part in node.items() if name not in ("if", "not") for key in _keys(part, f"{path}/{name}")
    ]
