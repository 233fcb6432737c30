"""The desk of the command line, for proofs that are compared and staged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A fresh desk."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return Desk(folder)
