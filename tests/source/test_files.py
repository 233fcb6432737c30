"""The files of an issue: parts of it, pictures and copy; inside its folder, missing, strange."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from layout.issue import Copy, Photos, Story
from layout.source import Loaded

Reading = Callable[..., Loaded]

PAGE = """\
name: 综合
dummy: a a b
blocks:
  a: {headline: 题, body: copy/a.md, see: {page: 1}}
  b: {kind: photos, photos: [{file: photos/p.jpg}]}
"""


def codes(loaded: Loaded) -> list[str]:
    return [one.code for one in loaded.diagnostics]


def lead(loaded: Loaded) -> Copy:
    assert loaded.issue is not None
    story = loaded.issue.pages[0].blocks["lead"].content
    assert isinstance(story, Story)
    assert story.body is not None
    return story.body


def picture(loaded: Loaded) -> str | None:
    assert loaded.issue is not None
    photos = loaded.issue.pages[0].blocks["heat"].content
    assert isinstance(photos, Photos)
    return photos.photos[0].file.path


def test_pages_and_paper_in_files(folder: Path, reading: Reading) -> None:
    """What they name is relative to the issue file, not to them."""
    for name, text in (("pages/p2.yaml", PAGE), ("copy/a.md", "第一段\n第二段\n"), ("photos/p.jpg", "x"),
                       ("desk/paper.yml", "name: 报\nsite: example.cn\n")):  # fmt: skip
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    loaded = reading("\n  name: 山城法治报", " desk/paper.yml", "pages:\n", "pages:\n  - pages/p2.yaml\n")
    assert loaded.diagnostics == ()
    assert loaded.issue is not None
    assert loaded.issue.paper.name.span == ("desk/paper.yml", 1, 7)
    first, second = loaded.issue.pages
    assert (first.number, second.number) == (1, 2)
    assert first.dummy[0][2].span == ("pages/p2.yaml", 2, 12)
    story = first.blocks["a"].content
    assert isinstance(story, Story)
    assert story.body is not None
    assert story.body.text.at(4) == ("copy/a.md", 2, 1)
    assert set(loaded.sources) == {"issue.yaml", "pages/p2.yaml", "desk/paper.yml", "copy/a.md"}


def test_mistakes_in_a_page_file(folder: Path, reading: Reading) -> None:
    (folder / "p.yaml").write_text(PAGE.replace("headline: 题, body: copy/a.md", "headlin: 题"), encoding="utf-8")
    loaded = reading("pages:\n", "pages:\n  - p.yaml\n", "columns: 3", "columns: 0")
    told = [(one.code, *one.span) for one in loaded.diagnostics]
    assert told == [
        ("bad-value", "issue.yaml", 7, 12),
        ("unknown-key", "p.yaml", 4, 7),
        ("missing-file", "p.yaml", 5, 37),
    ]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("name：综合\ndummy: a\n", ("bad-value", "p.yaml", 1, 5)),
        ("name: [", ("bad-value", "p.yaml", 1, 7)),
        ("", ("bad-value", "p.yaml", 1, 1)),
        ("- a\n", ("bad-value", "p.yaml", 1, 1)),
        ("issue.yaml", ("bad-value", "p.yaml", 1, 1)),
        ("name: 综合".encode("gb18030"), ("bad-value", "issue.yaml", 9, 5)),
    ],
)
def test_broken_page_file(page: str | bytes, told: object, folder: Path, reading: Reading) -> None:
    (folder / "p.yaml").write_bytes(page.encode() if isinstance(page, str) else page)
    loaded = reading("pages:\n", "pages:\n  - p.yaml\n")
    assert [(one.code, *one.span) for one in loaded.diagnostics] == [told]


def test_two_pages_of_one_number(folder: Path, reading: Reading) -> None:
    (folder / "p.yaml").write_text("number: 2\ndummy: a a a\nblocks: {a: {body: 文}}\n", encoding="utf-8")
    loaded = reading("pages:\n", "pages:\n  - p.yaml\n")
    assert [(one.code, *one.span) for one in loaded.diagnostics] == [("bad-value", "issue.yaml", 10, 5)]


def test_links(folder: Path, reading: Reading) -> None:
    outside = folder.parent / "outside.jpg"
    outside.write_bytes(b"x")
    (folder / "stays.jpg").symlink_to("a.jpg")
    (folder / "leaves.jpg").symlink_to(outside)
    (folder / "nowhere.jpg").symlink_to("none.jpg")
    (folder / "away").symlink_to(folder.parent)
    (folder / "round.jpg").symlink_to("round.jpg")
    loaded = reading("a.jpg", "stays.jpg")
    assert loaded.diagnostics == ()
    assert picture(loaded) == str((folder / "a.jpg").resolve())
    assert codes(reading("a.jpg", "leaves.jpg")) == ["outside-folder"]
    assert codes(reading("a.jpg", "away/outside.jpg")) == ["outside-folder"]
    assert codes(reading("a.jpg", "away/none.jpg")) == ["outside-folder"]
    assert codes(reading("a.jpg", "away/inside/a.jpg")) == []
    assert codes(reading("a.jpg", "nowhere.jpg")) == ["missing-file"]
    assert codes(reading("a.jpg", "round.jpg")) == ["missing-file"]


@pytest.mark.parametrize("name", ["../x.jpg", "x/../../x.jpg", "/x.jpg", "..", "C:\\x.jpg", "file:///x.jpg"])
def test_outside(name: str, reading: Reading) -> None:
    assert codes(reading("file: a.jpg", f"file: '{name}'")) == ["outside-folder"]


def test_round_about_but_inside(folder: Path, reading: Reading) -> None:
    (folder / "x").mkdir()
    loaded = reading("a.jpg", "x/../a.jpg")
    assert loaded.diagnostics == ()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_unicode_forms(form: str, typed: str, folder: Path, reading: Reading) -> None:
    name = "série/照片é.jpg"
    path = folder / unicodedata.normalize(form, name)  # type: ignore[arg-type]
    path.parent.mkdir()
    path.write_bytes(b"x")
    loaded = reading("a.jpg", unicodedata.normalize(typed, name))  # type: ignore[arg-type]
    assert loaded.diagnostics == ()
    assert picture(loaded) == str(path.resolve())


def test_no_regular_file(folder: Path, reading: Reading) -> None:
    """A pipe that nobody writes to does not hold up the proof."""
    os.mkfifo(folder / "pipe.jpg")
    os.mkfifo(folder / "pipe.md")
    os.mkfifo(folder / "pipe.yaml")
    os.mkfifo(folder / "pipe.icc")
    (folder / "folder.jpg").mkdir()
    for name in ("pipe.jpg", "folder.jpg", "."):
        loaded = reading("a.jpg", name)
        assert codes(loaded) == ["bad-picture"]
        assert picture(loaded) is None
    loaded = reading("body: 正文", "body: pipe.md")
    assert codes(loaded) == ["missing-file"]
    assert lead(loaded).text.text == ""
    assert codes(reading("pages:\n", "pages:\n  - pipe.yaml\n")) == ["bad-value"]
    assert codes(reading("pages:\n", "press: {profile: pipe.icc}\npages:\n")) == ["bad-value"]
    assert codes(reading("pages:\n", "fonts: {song: pipe.icc}\npages:\n")) == ["bad-value"]


def test_faces_and_profiles(folder: Path, reading: Reading) -> None:
    (folder / "t.ttf").write_bytes(b"\0\1\0\0" + bytes(60))
    (folder / "p.icc").write_bytes(bytes(36) + b"acsp" + bytes(60))
    loaded = reading(
        "pages:\n",
        "fonts: {title: t.ttf}\npress: {profile: p.icc}\n"
        "styles: {main: {face: title}, deck: {face: title-700}}\npages:\n",
    )
    assert loaded.diagnostics == ()
    assert loaded.issue is not None
    assert loaded.issue.press.profile is not None
    assert loaded.issue.fonts["title"].path == str((folder / "t.ttf").resolve())


def test_copy_in_a_file(folder: Path, reading: Reading) -> None:
    (folder / "a.md").write_bytes("\ufeff第一段\r\n\r\n第二段".encode())
    copy = lead(reading("body: 正文", "body: a.md"))
    assert copy.text.text == "第一段\n\n第二段"
    assert copy.text.at(0) == ("a.md", 1, 1)
    assert copy.text.at(6) == ("a.md", 3, 2)
    assert copy.file is not None


def test_copy_that_only_looks_like_a_name(folder: Path, reading: Reading) -> None:
    assert lead(reading("body: 正文", "body: |\n          a.md")).text.text == "a.md"
    assert lead(reading("body: 正文", "body: 参见 readme.md")).text.text == "参见 readme.md"
    (folder / "参见 readme.md").write_text("甲", encoding="utf-8")
    assert lead(reading("body: 正文", "body: 参见 readme.md")).text.text == "甲"


def test_copy_that_cannot_be_read(folder: Path, reading: Reading) -> None:
    (folder / "a.md").write_bytes("第一段".encode("gb18030"))
    loaded = reading("body: 正文", "body: a.md")
    assert [(one.code, *one.span) for one in loaded.diagnostics] == [("bad-value", "issue.yaml", 17, 15)]
    assert "GBK" in loaded.diagnostics[0].hint
    (folder / "a.md").write_bytes(b"x" * (5 << 20))
    assert codes(reading("body: 正文", "body: a.md")) == ["bad-value"]
    loaded = reading("body: 正文", "body: b.md")
    assert codes(loaded) == ["missing-file"]
    assert lead(loaded).file is not None
    assert lead(loaded).file.path is None  # type: ignore[union-attr]
