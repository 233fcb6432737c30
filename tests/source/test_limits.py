"""What YAML allows and an issue does not: bombs, depths, other encodings; and what it allows as well."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from layout.issue import Story
from layout.source import Loaded, load

Reading = Callable[..., Loaded]


def told(loaded: Loaded) -> list[tuple[str, int, int]]:
    return [(one.code, one.span.line, one.span.column) for one in loaded.diagnostics]


def test_aliases(reading: Reading) -> None:
    loaded = reading(
        "  name: 山城法治报", "  name: &name 山城法治报\n  site: *name", "headline: 主题", "headline: *name"
    )
    assert loaded.diagnostics == ()
    assert loaded.issue is not None
    assert loaded.issue.paper.facts["site"].text == "山城法治报"


def test_an_alias_says_once_what_is_wrong(reading: Reading) -> None:
    loaded = reading("pages:", "styles:\n  main: &it {size: 1}\n  deck: *it\n  body: *it\npages:")
    assert told(loaded) == [("bad-value", 9, 20)]


@pytest.mark.parametrize("without_libyaml", [False, True])
def test_alias_bomb(without_libyaml: bool, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    if without_libyaml:
        monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    rows = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    for step in range(1, 40):
        rows.append(f"a{step}: &a{step} [{', '.join([f'*a{step - 1}'] * 10)}]")
    start = time.perf_counter()
    loaded = reading(whole="\n".join(rows))
    assert time.perf_counter() - start < 2
    assert [one.code for one in loaded.diagnostics] == ["yaml"]
    assert "aliases" in loaded.diagnostics[0].message


def test_alias_bomb_of_text(reading: Reading) -> None:
    loaded = reading(whole=f"a: &a {'甲' * 100_000}\nb: [{', '.join(['*a'] * 100)}]\n")
    assert [one.code for one in loaded.diagnostics] == ["yaml"]


def test_alias_that_holds_itself(reading: Reading) -> None:
    assert told(reading(whole="a: &a [1, *a]")) == [("yaml", 1, 11)]


@pytest.mark.parametrize("without_libyaml", [False, True])
@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 50_000])
def test_deep_nesting(text: str, without_libyaml: bool, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    if without_libyaml:
        monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    start = time.perf_counter()
    loaded = reading(whole=text)
    assert time.perf_counter() - start < 10
    assert [one.code for one in loaded.diagnostics] == ["yaml"]
    assert loaded.diagnostics[0].span.line == 1


@pytest.mark.parametrize("text", ["", "\n", "# only words\n", "---\n", "\ufeff", "~"])
def test_nothing(text: str, reading: Reading) -> None:
    loaded = reading(whole=text)
    assert [one.span for one in loaded.diagnostics] == [("issue.yaml", 1, 1)]
    assert loaded.issue is None


@pytest.mark.parametrize("text", ["山城", "- a\n- b\n", "[]"])
def test_no_mapping(text: str, reading: Reading) -> None:
    assert told(reading(whole=text)) == [("bad-value", 1, 1)]


def test_directive(reading: Reading, minimal: str) -> None:
    assert reading(whole="%YAML 1.1\n---\n" + minimal).diagnostics == ()
    assert reading(whole="%YAML 1.2\n---\n" + minimal + "...\n").diagnostics == ()


def test_gbk(reading: Reading, minimal: str) -> None:
    loaded = reading(whole=minimal.encode("gb18030"))
    assert [one.code for one in loaded.diagnostics] == ["yaml"]
    assert loaded.diagnostics[0].span.line == 3
    assert "GBK" in loaded.diagnostics[0].hint


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode(encoding: str, reading: Reading, minimal: str) -> None:
    loaded = reading(whole=minimal.encode(encoding))
    assert told(loaded) == [("yaml", 1, 1)]
    assert "UTF-16" in loaded.diagnostics[0].message


def test_bytes_that_are_nothing(reading: Reading) -> None:
    assert [one.code for one in reading(whole=b"name: \xff\xfe\xfd\xff").diagnostics] == ["yaml"]
    assert [one.code for one in reading(whole=bytes(range(1, 32)) * 100).diagnostics] == ["yaml"]


def test_too_large(reading: Reading, minimal: str) -> None:
    loaded = reading(whole=minimal + "#" * (5 << 20))
    assert told(loaded) == [("yaml", 1, 1)]
    assert "4 MB" in loaded.diagnostics[0].message


def test_more_mistakes_than_anybody_reads(reading: Reading) -> None:
    for text in ("k: 1\n" * 5000, "".join(f"k{step}: 1\n" for step in range(5000))):
        loaded = reading(whole=text)
        assert len(loaded.diagnostics) <= 1010
        assert loaded.issue is None


def test_missing_pictures_do_not_hide_a_mistake(reading: Reading) -> None:
    photos = "          - {file: none.jpg}\n" * 800
    lead = "        body: 正文\n        photos:\n" + photos + "          - {file: a.jpg, fokus: 1}\n"
    loaded = reading("        body: 正文\n", lead, "          - {file: a.jpg}\n", photos)
    assert loaded.issue is None
    assert "unknown-key" in {one.code for one in loaded.diagnostics}


def test_just_small_enough(reading: Reading, minimal: str) -> None:
    row = "          山城法治报的一行正文。\n"
    text = minimal.replace("        body: 正文\n", "        body: |\n" + row * 24_000)
    loaded = reading(whole=text + f"# {'山' * 80}\n" * 12_000)
    assert loaded.diagnostics == ()
    assert loaded.issue is not None
    story = loaded.issue.pages[0].blocks["lead"].content
    assert isinstance(story, Story)
    assert story.body is not None
    assert story.body.text.at(12 * 23_999).line == 18 + 23_999


@pytest.mark.parametrize("key", ["  name: 山城法治报", "headline: 主题", "body: 正文"])
def test_a_text_longer_than_any_story(key: str, reading: Reading) -> None:
    name, _, _ = key.partition(": ")
    loaded = reading(key, f"{name}: {'长' * 300_001}")
    assert [one.code for one in loaded.diagnostics] == ["bad-value"]
    assert "300,001 characters" in loaded.diagnostics[0].message


def test_a_copy_file_longer_than_any_story(folder: Path, reading: Reading) -> None:
    (folder / "lead.md").write_text("长文\n" * 150_000, encoding="utf-8")
    loaded = reading("body: 正文", "body: lead.md")
    assert [one.code for one in loaded.diagnostics] == ["bad-value"]
    assert "lead.md holds 450,000 characters" in loaded.diagnostics[0].message


def test_the_issue_file_itself(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml", tmp_path / "x" / "none.yaml", tmp_path / ("甲" * 300)):
        loaded = load(str(path))
        assert [(one.code, one.span) for one in loaded.diagnostics] == [("yaml", (str(path), 1, 1))]
        assert loaded.issue is None
    assert load("\0").issue is None
    assert load("").issue is None


def test_places_are_named_as_the_issue_was(folder: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    reading("columns: 3", "columns: x", "body: 正文", "body: lead.md")
    (folder / "lead.md").write_text("正文", encoding="utf-8")
    monkeypatch.chdir(folder.parent)
    loaded = load("inside/issue.yaml")
    assert [one.span.file for one in loaded.diagnostics] == ["inside/issue.yaml"]
    assert sorted(loaded.sources) == ["inside/issue.yaml", "inside/lead.md"]


def test_latin_1(reading: Reading, minimal: str) -> None:
    """Told at the first byte that is no UTF-8."""
    whole = minimal.replace("name: 山城法治报", "name: Café").encode().replace("é".encode(), b"\xe9")
    loaded = reading(whole=whole.replace("主题".encode(), b"Head"))
    assert told(loaded) == [("yaml", 3, 12)]
    assert loaded.diagnostics[0].message == "the file is not UTF-8"


def test_noughts(reading: Reading, minimal: str) -> None:
    assert told(reading("  name: 山城法治报", "  name: 山城\0法治报")) == [("invisible-character", 3, 11)]
    assert told(reading(whole=minimal + "# " + "\0" * 2000)) == [("yaml", 1, 1)]
    assert told(reading(whole=b"\0\0" + minimal.encode())) == [("yaml", 1, 1)]
