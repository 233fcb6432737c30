"""The JSON Schema comes from the tables that read the issue, and says the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from layout.source import Loaded, schema

HERE = Path(__file__).parent
VALIDATOR = jsonschema.Draft202012Validator(schema())


class Loader(yaml.SafeLoader):
    """Types what an editor types by YAML 1.2's core schema: dates stay text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith(("timestamp", "float", "merge"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_editor(text: str) -> Any:
    return yaml.load(text, Loader)


def test_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    json.dumps(schema())


@pytest.mark.parametrize("name", ["minimal.yaml", "small_issue.yaml"])
def test_good_issues_pass(name: str) -> None:
    issue = as_editor((HERE / name).read_text(encoding="utf-8"))
    assert [error.message for error in VALIDATOR.iter_errors(issue)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format: 1", "format: 2"), ("columns: 3", "colums: 3"), ("columns: 3", "columns: 25"), ("headline", "byeline"),
        ("kind: photos", "kind: photo"), ("kind: photos", "kind: masthead"),
        ("headline: 主题", "kind: text\n        headline: 主题"), ("date: 2025-07-18", "date: 18.7.2025"),
        ("columns: 3", "gutter: 2"), ("columns: 3", "body: 9pt"), ("columns: 3", "margins: 1mm 2mm 3mm"),
        ("  name: 山城法治报", "  site: x"), ("rows: [30, auto]", "rows: [30, rest]"),
        ("body: 正文", "box: {tint: red}"), ("body: 正文", "columns: 0"),
    ],
)  # fmt: skip
def test_what_the_reader_refuses_the_schema_refuses(
    old: str, new: str, reading: Callable[..., Loaded], minimal: str
) -> None:
    assert reading(old, new).issue is None
    assert not VALIDATOR.is_valid(as_editor(minimal.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("columns: 3", "columns: '3'"), ("headline: 主题", "headline:"),
        ("headline: 主题", "headline: {main: 甲, deck: }"),
        ("headline: 主题", "kind: story\n        headline: 7"), ("headline: 主题", "kind:"),
        ("date: 2025-07-18", "date: 2025-07-18\n  number: 0712"), ("\n  name: 山城法治报", " paper.yaml"),
        ("body: 正文", "box: {tint: K10, inset: 1字}"), ("rows: [30, auto]", "folio: none"),
        ("body: 正文", "fit: {tracking: 2%, leading: 0, photo: 2行}"), ("body: 正文", "from: 1/lead"),
        ("pages:", "styles: {main.lead: {size: 小初, width: 95%}}\npages:"),
        ("columns: 3", "columns: 3\n  size: 四开\n  margins: 15mm 12mm\n  body: 五号 / 5mm"),
    ],
)  # fmt: skip
def test_what_the_reader_takes_the_schema_takes(
    old: str, new: str, reading: Callable[..., Loaded], folder: Path, minimal: str
) -> None:
    (folder / "paper.yaml").write_text("name: 报", encoding="utf-8")
    loaded = reading(old, new)
    assert {one.code for one in loaded.diagnostics} <= {"refer-page"}
    assert [error.message for error in VALIDATOR.iter_errors(as_editor(minimal.replace(old, new)))] == []


def test_every_key_is_described() -> None:
    def keys(part: Any) -> Any:
        if isinstance(part, dict):
            for name, found in part.get("properties", {}).items():
                if "additionalProperties" in part and "pattern" not in found:
                    yield name, found
            for found in part.values():
                yield from keys(found)
        elif isinstance(part, list):
            for found in part:
                yield from keys(found)

    bare = {name for name, found in keys(schema()) if not found.get("description") and "$ref" not in found}
    assert bare == set()
