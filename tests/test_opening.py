"""A file is looked at once it is open: what changes hands between the look at its path and the opening is not read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layout.opening import NotRegular, not_a_file, opened


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder whose path has no links."""
    return Path(os.path.realpath(tmp_path))


def swapped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on a look at any path finds a regular file there, as it did a moment ago."""
    (path.parent / "was").write_bytes(b"")
    regular = os.stat(path.parent / "was")
    monkeypatch.setattr(os, "stat", lambda *_, **__: regular)


def test_a_regular_file_is_opened(here: Path) -> None:
    (here / "a").write_bytes(b"words")
    with opened(str(here / "a")) as file:
        assert file.read() == b"words"


@pytest.mark.parametrize("resolved", [True, False])
def test_a_pipe_that_took_a_files_place_is_not_waited_for(
    here: Path, monkeypatch: pytest.MonkeyPatch, resolved: bool
) -> None:
    os.mkfifo(here / "a")
    swapped(here / "a", monkeypatch)
    with pytest.raises(NotRegular, match="not a regular file"):
        opened(str(here / "a"), resolved)


def test_a_link_that_took_a_files_place_is_not_followed(here: Path) -> None:
    (here / "outside").write_bytes(b"secret")
    (here / "a").symlink_to("outside")
    with pytest.raises(OSError, match="symbolic links"):
        opened(str(here / "a"))
    with opened(str(here / "a"), resolved=False) as file:
        assert file.read() == b"secret"


def test_nor_is_one_that_took_its_folders_place(here: Path) -> None:
    (here / "outside").mkdir()
    (here / "outside" / "a").write_bytes(b"secret")
    (here / "inside").symlink_to("outside")
    with pytest.raises(NotRegular, match="leads elsewhere"):
        opened(str(here / "inside" / "a"))


@pytest.mark.parametrize("name", ["", "none", "\0", "a" * 5000, "/dev/null", "/dev/zero", "/"])
def test_what_is_no_file_is_said(here: Path, name: str) -> None:
    assert not_a_file(str(here / name) if name != "\0" else name)
    with pytest.raises(OSError, match=r"read|file|directory|long|folder"):
        opened(str(here / name) if name != "\0" else name)
