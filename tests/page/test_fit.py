"""The key `fit`: a story is pressed as far as it must and never further than it may."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from layout.display import Picture
from layout.edition import Edition

from .pages import COPY, block, composed, texts

ISSUE = """\
sheet: {{size: 四开, columns: 5}}
pages:
  - dummy: |
      a a a b b
    rows: [{lines}]
    blocks:
      a:
        headline: {{main: 江上航线四十年, level: second}}
        body: "{body}"
        photos: [{{file: a.jpg, columns: 1, lines: 8}}]
        {fit}
      b: {{body: 旁边的稿。}}
"""


def _set(folder: Path, lines: int, fit: str = "") -> Edition:
    Image.new("RGB", (900, 600), (120, 90, 60)).save(folder / "a.jpg")
    body = "\\n\\n".join([COPY] * 6)
    return composed(folder, ISSUE.format(lines=lines, body=body, fit=fit))


FITS: list[int] = []
"""The fewest lines that hold the story as it is, found once."""


def _first_that_fits(folder: Path) -> int:
    if not FITS:
        FITS.append(next(lines for lines in range(20, 70) if block(_set(folder, lines), "a").overset is None))
    return FITS[0]


def test_a_story_that_fits_is_left_alone(tmp_path: Path) -> None:
    lines = _first_that_fits(tmp_path)
    plain, may = _set(tmp_path, lines), _set(tmp_path, lines, "fit: {head: 20%, photo: 3行, tracking: 2%}")
    assert [run[:-1] for run in texts(plain, 0)] == [run[:-1] for run in texts(may, 0)] or (
        [(run.at, run.text) for run in texts(plain, 0)] == [(run.at, run.text) for run in texts(may, 0)]
    )


@pytest.mark.parametrize(
    "fit", ["fit: {photo: 4行}", "fit: {tracking: 6%}", "fit: {head: 30%, photo: 4行, tracking: 3%}"]
)
def test_a_story_a_line_too_long_is_pressed_until_it_fits(fit: str, tmp_path: Path) -> None:
    lines = _first_that_fits(tmp_path) - 1
    assert block(_set(tmp_path, lines), "a").overset is not None
    account = block(_set(tmp_path, lines, fit), "a")
    assert account.overset is None
    assert account.chars_set == account.chars


def test_it_is_never_pressed_further_than_it_may(tmp_path: Path) -> None:
    lines = _first_that_fits(tmp_path) - 8
    plain = _set(tmp_path, lines)
    pressed = _set(tmp_path, lines, "fit: {head: 10%, photo: 2行}")
    before, after = block(plain, "a").headline, block(pressed, "a").headline
    assert before is not None
    assert after is not None
    assert after.size >= before.size * 0.89
    heights = [
        next(item.rect.height for item in edition.pages[0].page.items if isinstance(item, Picture))
        for edition in (plain, pressed)
    ]
    assert 0 <= heights[0] - heights[1] <= edition_leading(plain) * 2
    over = block(pressed, "a").overset
    assert over is not None


def edition_leading(edition: Edition) -> int:
    return edition.pages[0].grid.leading


def _head_size(edition: Edition) -> int:
    report = block(edition, "a").headline
    assert report is not None
    return report.size


def _picture_height(edition: Edition) -> int:
    return next(item.rect.height for item in edition.pages[0].page.items if isinstance(item, Picture))


def test_a_picture_without_lines_gives_way_too(tmp_path: Path) -> None:
    def own_height(lines: int, fit: str = "") -> Edition:
        Image.new("RGB", (900, 600), (120, 90, 60)).save(tmp_path / "a.jpg")
        body = "\\n\\n".join([COPY] * 6)
        text = ISSUE.format(lines=lines, body=body, fit=fit).replace("columns: 1, lines: 8", "columns: 2")
        return composed(tmp_path, text)

    lines = next(lines for lines in range(20, 70) if block(own_height(lines), "a").overset is None) - 1
    plain, pressed = own_height(lines), own_height(lines, "fit: {photo: 4行}")
    assert block(plain, "a").overset is not None
    assert block(pressed, "a").overset is None
    assert 0 < _picture_height(plain) - _picture_height(pressed) <= 4 * edition_leading(plain)


def test_a_head_that_gains_nothing_is_left_at_its_size(tmp_path: Path) -> None:
    lines = _first_that_fits(tmp_path) - 1
    plain = _set(tmp_path, lines)
    alone = _set(tmp_path, lines, "fit: {head: 3%}")
    both = _set(tmp_path, lines, "fit: {head: 3%, photo: 4行}")
    assert block(alone, "a").overset is not None
    assert block(both, "a").overset is None
    assert _head_size(both) == _head_size(plain)


@pytest.mark.parametrize("fit", ["fit: {head: 45%}", "fit: {photo: 12行}", "fit: {head: 10%, photo: 12行}"])
def test_a_story_that_is_too_short_is_let_out(fit: str, tmp_path: Path) -> None:
    lines = _first_that_fits(tmp_path) + 3
    plain, let_out = _set(tmp_path, lines), _set(tmp_path, lines, fit)
    assert [found.code for found in plain.diagnostics if found.block == "a"] == ["underset"]
    assert not [found.code for found in let_out.diagnostics if found.block == "a"]
    assert block(let_out, "a").chars_set == block(let_out, "a").chars
    assert _head_size(plain) <= _head_size(let_out) <= _head_size(plain) * 1.45
    assert 0 <= _picture_height(let_out) - _picture_height(plain) <= 12 * edition_leading(plain)


def test_copy_is_never_spaced_out_to_fill(tmp_path: Path) -> None:
    lines = _first_that_fits(tmp_path) + 3
    plain, may = _set(tmp_path, lines), _set(tmp_path, lines, "fit: {tracking: 6%, leading: 5%}")
    assert [(run.at, run.text) for run in texts(plain, 0)] == [(run.at, run.text) for run in texts(may, 0)]


def test_only_paragraphs_that_gain_a_line_are_tracked(tmp_path: Path) -> None:
    lines = _first_that_fits(tmp_path) - 1
    edition = _set(tmp_path, lines, "fit: {tracking: 6%}")
    plain = _set(tmp_path, lines + 1)
    assert block(edition, "a").overset is None
    gained = block(plain, "a").lines_set - block(edition, "a").lines_set
    said = "|".join(run.text for run in texts(edition, 0))
    ways = set(said.split("夏至过")[1:-1])
    assert gained > 0
    assert len(ways) > 1, "some paragraphs are tracked and some are not"
