"""A face that is not installed: its declared substitute is set, and said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout import compose
from layout.display import GlyphRun
from layout.fonts import FontBook, NoFace
from layout.source import load
from layout.source.faces import catalogue
from tests.text.oneem import build

from .pages import FONTS, HEAD


def _book(*missing: str) -> FontBook:
    own = catalogue(str(FONTS), {})
    entries = {
        name: entry._replace(path=f"{entry.path}.gone") if name in missing else entry
        for name, entry in own.entries.items()
    }
    return FontBook(own._replace(entries=entries))


def _issue(folder: Path) -> Path:
    path = folder / "issue.yaml"
    path.write_text(
        HEAD
        + "sheet: {size: 四开, columns: 5}\n"
        + "pages:\n  - dummy: |\n      a a a a a\n    blocks:\n      a: {byline: 记者 江上, body: 正文正文。}\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (("kai-400",), {("kai-400", "song-400")}),
        (("kai-400", "hei-500"), {("kai-400", "song-400"), ("hei-500", "hei-400")}),
    ],
)
def test_a_substitute_is_said(missing: tuple[str, ...], said: set[tuple[str, str]], tmp_path: Path) -> None:
    issue = load(str(_issue(tmp_path))).issue
    assert issue is not None
    found = [one for one in compose(issue, _book(*missing)).diagnostics if one.code == "font-substituted"]
    assert {pair for pair in said if any(pair[0] in one.message and pair[1] in one.message for one in found)} == said
    assert len(found) == len(said)


def test_a_face_that_the_issue_asks_for_is_said_where_it_does(tmp_path: Path) -> None:
    path = _issue(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + "styles:\n  byline: {face: kai-700}\n", encoding="utf-8")
    issue = load(str(path)).issue
    assert issue is not None
    (found,) = [one for one in compose(issue, _book("kai-700")).diagnostics if one.code == "font-substituted"]
    assert (found.span.line, found.span.column) == (11, 11)


def test_with_every_face_there_nothing_is_said(tmp_path: Path) -> None:
    issue = load(str(_issue(tmp_path))).issue
    assert issue is not None
    assert not [one for one in compose(issue, _book()).diagnostics if one.code == "font-substituted"]


def test_a_required_face_cannot_be_done_without(tmp_path: Path) -> None:
    issue = load(str(_issue(tmp_path))).issue
    assert issue is not None
    with pytest.raises(NoFace):
        compose(issue, _book("song-400"))


def test_a_vowel_that_the_face_of_the_copy_lacks_is_read_in_one_that_has_it(tmp_path: Path) -> None:
    build(tmp_path / "own.ttf", True)
    path = _issue(tmp_path)
    text = path.read_text(encoding="utf-8").replace("正文正文。", '"{山城|shānchéng}"')
    path.write_text(text + "fonts: {own: own.ttf}\nstyles:\n  body: {face: own}\n", encoding="utf-8")
    issue = load(str(path)).issue
    assert issue is not None
    edition = compose(issue, FontBook(catalogue(str(FONTS), issue.fonts)))
    runs = [item for item in edition.pages[0].page.items if isinstance(item, GlyphRun)]
    assert "shānchéng" in "".join(run.text for run in runs)
    assert all(run.face.gid(text) == gid for run in runs for gid, text in zip(run.gids, run.texts, strict=True) if text)
    assert any("ā" in one.message for one in edition.diagnostics if one.code == "font-substituted")
