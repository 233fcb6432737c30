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


def _first_that_fits(folder: Path) -> int:
    return next(lines for lines in range(20, 70) if block(_set(folder, lines), "a").overset is None)


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
