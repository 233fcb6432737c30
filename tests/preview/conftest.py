"""A watched issue for every test that asks for one, and one browser for all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.preview.watched import Watch

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox --disable-gpu --disable-background-networking --no-first-run --disable-component-update "
    "--disable-sync"
).split()


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    made = Watch(tmp_path / "issue")
    yield made
    made.end()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("Debian's chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as engine:
        made = engine.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield made
        made.close()
