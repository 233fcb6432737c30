"""The pages of docs/ that are made from tables say what the tables say."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parent.parent / "docs"


def generated() -> dict[str, Callable[[], str]]:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[str, Callable[[], str]] = module.PAGES
    return pages


@pytest.mark.parametrize("name", ["codes.md", "grids.md", "styles.md", "keys.md", "preflight.md"])
def test_a_page_made_from_a_table_is_fresh(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == generated()[name](), "run python docs/generate.py"
