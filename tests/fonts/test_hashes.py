"""Remembered hashes of faces: right whatever has happened to what was remembered."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from layout.fonts.hashes import content_hash

OLD = 1_000_000_000


@pytest.fixture
def face(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that has lain there for long, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("layout.fonts.hashes._SETTLED", 0)
    path = tmp_path / "Face.ttf"
    path.write_bytes(b"first")
    return path


def kept(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]


def test_a_hash_is_remembered(face: Path, tmp_path: Path) -> None:
    assert content_hash(str(face)) == hashlib.sha256(b"first").hexdigest()
    (only,) = kept(tmp_path)
    only.write_text("0" * 64)
    assert content_hash(str(face)) == "0" * 64


@pytest.mark.parametrize("damage", [b"", b"not a hash", b"\xff\xfe\x00", b"0" * 63, b"0" * 9999])
def test_a_damaged_memory_is_not_believed(face: Path, tmp_path: Path, damage: bytes) -> None:
    right = content_hash(str(face))
    kept(tmp_path)[0].write_bytes(damage)
    assert content_hash(str(face)) == right


def test_a_changed_file_is_hashed_anew(face: Path) -> None:
    content_hash(str(face))
    face.write_bytes(b"other")
    os.utime(face, ns=(OLD, OLD))
    assert content_hash(str(face)) == hashlib.sha256(b"other").hexdigest()


def test_without_a_cache_the_hash_is_the_same(face: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert content_hash(str(face)) == hashlib.sha256(b"first").hexdigest()


def test_a_file_changed_a_moment_ago_is_not_remembered(
    face: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layout.fonts.hashes._SETTLED", 10**18)
    content_hash(str(face))
    assert not kept(tmp_path)
