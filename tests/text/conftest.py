"""The face of round numbers, built once a run."""

from __future__ import annotations

import pytest

from layout.fonts import FontBook
from tests.text.oneem import book as one_em


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> FontBook:
    return one_em(tmp_path_factory.mktemp("faces"))
