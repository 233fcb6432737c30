"""An issue in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from layout.source import Loaded, load

Reading = Callable[..., Loaded]

MINIMAL = (Path(__file__).parent / "minimal.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the picture of minimal.yaml in it; there is room outside it."""
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "a.jpg").write_bytes(b"\xff\xd8")
    monkeypatch.chdir(inside)
    return inside


@pytest.fixture
def reading(folder: Path) -> Reading:
    """Loads minimal.yaml with some of it replaced: `reading(old, new, old, new …)`; or a whole text or its bytes."""

    def read(*changes: str, whole: str | bytes | None = None) -> Loaded:
        text = MINIMAL if whole is None else whole
        for old, new in zip(changes[::2], changes[1::2], strict=True):
            assert isinstance(text, str)
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (folder / "issue.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
        return load("issue.yaml")

    return read


@pytest.fixture
def minimal() -> str:
    return MINIMAL
