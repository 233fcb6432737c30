"""Pull quotes, labels and boxed heads: each character once, copy round them, nothing under anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from layout import compose
from layout.display import Fill, MissingPicture, Picture
from layout.edition import Edition
from layout.fonts import FontBook
from layout.geometry import Rect, mm
from layout.issue import Text
from layout.page.photo import label_mark
from layout.page.typesetter import Aligned, Typesetter
from layout.source import load
from layout.source.faces import catalogue
from layout.style import HOUSE, Style

from .pages import COPY, FONTS, HEAD, block, composed, texts, typed

ISSUE = """\
sheet: {{size: 四开, columns: 5}}
pages:
  - dummy: |
      a a a b b
    rows: [60]
    blocks:
      a:
        body: "{body}"
        {keys}
      b: {{body: 旁边的稿。}}
"""


def _issue(keys: str) -> str:
    return ISSUE.format(body="\\n\\n".join([COPY] * 8), keys=keys)


def test_the_place_of_a_copy_file_that_is_not_there_is_held(tmp_path: Path) -> None:
    path = tmp_path / "issue.yaml"
    path.write_text(HEAD + ISSUE.format(body="copy/none.md", keys="headline: 江上四十年"), encoding="utf-8")
    loaded = load(str(path))
    assert [one.code for one in loaded.diagnostics] == ["missing-file"]
    assert loaded.issue is not None
    edition = compose(loaded.issue, FontBook(catalogue(str(FONTS), {})))
    (held,) = [item for item in edition.pages[0].page.items if isinstance(item, MissingPicture)]
    area = block(edition, "a").area
    assert held.rect.width == area[1].x - area[0].x
    assert held.rect.height > (area[2].y - area[0].y) // 2
    assert "copy/none.md" in typed(edition, 0)


def test_a_pull_quote_stands_once_and_copy_runs_round_it(tmp_path: Path) -> None:
    edition = composed(tmp_path, _issue("pull: 江上四十年，风雨一张票"))
    said = typed(edition, 0)
    assert said.count("江上四十年，风雨一张票") == 1
    account = block(edition, "a")
    assert account.chars_set == account.chars == 8 * len(COPY)
    quote = [
        run for run in texts(edition, 0) if run.text and run.text in "江上四十年，风雨一张票" and run.size > 12 * 65536
    ]
    top, foot = min(run.at.y - run.size for run in quote), max(run.at.y for run in quote)
    left, right = min(run.at.x for run in quote), max(run.at.x + run.xs[-1] for run in quote)
    for run in texts(edition, 0):
        if run not in quote and left <= run.at.x <= right:
            assert run.at.y < top or run.at.y - run.size > foot


@pytest.mark.parametrize("place", ["top-left", "top", "top-right", "right", "bottom-right", "bottom", "left", "centre"])
def test_copy_never_runs_under_a_picture(place: str, tmp_path: Path) -> None:
    Image.new("RGB", (900, 600), (120, 90, 60)).save(tmp_path / "a.jpg")
    photo = (
        f"photos: [{{file: a.jpg, columns: 2, lines: 10, place: {place}, label: 资料, caption: 江上, credit: 某某 摄}}]"
    )
    edition = composed(tmp_path, _issue(photo))
    (picture,) = [item for item in edition.pages[0].page.items if isinstance(item, Picture)]
    account = block(edition, "a")
    assert account.chars_set == account.chars
    for run in texts(edition, 0):
        inside = picture.rect.x0 <= run.at.x < picture.rect.x1 and picture.rect.y0 < run.at.y < picture.rect.y1
        assert not inside or run.text == "资料"


@pytest.mark.parametrize(
    "label", ["资料图片", "资料图片为去年同期江上航线的早班轮渡", "资料图片为去年同期江上航线的早班轮渡" * 8]
)
def test_a_label_stays_on_its_picture(label: str, tmp_path: Path) -> None:
    """In lines where it is wider, smaller where those are higher."""
    Image.new("RGB", (900, 600), (120, 90, 60)).save(tmp_path / "a.jpg")
    edition = composed(tmp_path, _issue(f"photos: [{{file: a.jpg, columns: 1, lines: 8, label: {label}}}]"))
    (picture,) = [item for item in edition.pages[0].page.items if isinstance(item, Picture)]
    runs = [run for run in texts(edition, 0) if picture.rect.x0 < run.at.x < picture.rect.x1 and run.text in label]
    assert "".join(run.text for run in runs).startswith(label)
    for run in runs[: label.count("资") + len(label) // 8]:
        assert run.at.x + run.xs[-1] + run.size * 9 // 10 <= picture.rect.x1


@pytest.mark.parametrize("style", ["align: centre", "indent: 12mm", "align: right"])
def test_a_credit_beside_its_caption_never_stands_over_it(style: str, tmp_path: Path) -> None:
    Image.new("RGB", (900, 600), (120, 90, 60)).save(tmp_path / "a.jpg")
    photo = "photos: [{file: a.jpg, columns: 2, lines: 8, caption: 江上航线清晨六点, credit: 记者叶会娟 摄}]"
    edition = composed(tmp_path, f"styles: {{credit: {{{style}}}}}\n" + _issue(photo))
    caption = next(run for run in texts(edition, 0) if run.text == "江上航线清晨六点")
    credit = next(run for run in texts(edition, 0) if run.text.startswith("记者叶会娟"))
    assert credit.at.y > caption.at.y or credit.at.x > caption.at.x + caption.xs[-1] + caption.size


def test_a_boxed_head_has_its_ground_behind_it(tmp_path: Path) -> None:
    edition = composed(tmp_path, _issue("headline: {main: 江上四十年, box: {tint: K10}}"))
    (ground,) = [item for item in edition.pages[0].page.items if isinstance(item, Fill)]
    (rect,) = ground.rects
    head = next(run for run in texts(edition, 0) if run.text == "江上四十年")
    assert rect.x0 < head.at.x
    assert rect.y0 < head.at.y - head.size // 2 < head.at.y < rect.y1
    copy = [run for run in texts(edition, 0) if run.size < 10 * 65536 and run.at.x < rect.x1]
    assert all(run.at.y - run.size > rect.y1 or run.at.y < rect.y0 for run in copy)


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("photos: [{file: a.jpg, columns: 2, lines: 90}]", "head-squeezed"),
        ("photos: [{file: a.jpg, columns: 5, lines: 9}]", "head-squeezed"),
        ("headline: {main: 江上四十年, span: 4}", "head-squeezed"),
    ],
)
def test_what_asks_for_more_than_there_is_says_so(keys: str, code: str, tmp_path: Path) -> None:
    Image.new("RGB", (900, 600), (120, 90, 60)).save(tmp_path / "a.jpg")
    edition = composed(tmp_path, _issue(keys))
    assert code in [found.code for found in edition.diagnostics]
    asked_less = keys.replace("90", "30").replace("columns: 5", "columns: 3").replace("span: 4", "span: 3")
    assert code not in [found.code for found in composed(tmp_path, _issue(asked_less)).diagnostics]


def test_span_counts_base_columns_where_the_copy_has_fewer(tmp_path: Path) -> None:
    edition = composed(tmp_path, _issue("columns: 2\n        headline: {main: 江上四十年, span: 3}"))
    assert "head-squeezed" not in [found.code for found in edition.diagnostics]
    copy = [run for run in texts(edition, 0) if run.size < 10 * 65536 and run.text in COPY]
    head = next(run for run in texts(edition, 0) if run.text == "江上四十年")
    assert min(run.at.y for run in copy) > head.at.y


def _lines_between(edition: Edition, top: int, foot: int, x: int) -> int:
    """Lines of copy whose baselines stand between two heights in the column that begins at a place."""
    return len({run.at.y for run in texts(edition, 0) if x <= run.at.x < x + 60 * 65536 and top < run.at.y <= foot})


@pytest.mark.parametrize("lines", range(26, 46, 3))
def test_no_sliver_of_copy_stands_above_or_below_a_picture(lines: int, tmp_path: Path) -> None:
    Image.new("RGB", (900, 600), (120, 90, 60)).save(tmp_path / "a.jpg")
    keys = f"photos: [{{file: a.jpg, columns: 2, lines: {lines}, place: left}}]"
    text = ISSUE.format(body="\\n\\n".join([COPY] * 4), keys=keys).replace("rows: [60]", "rows: [46]")
    edition = composed(tmp_path, text)
    assert block(edition, "a").overset is None
    (picture,) = [item for item in edition.pages[0].page.items if isinstance(item, Picture)]
    grid = edition.pages[0].grid
    above = _lines_between(edition, grid.origin.y, picture.rect.y0, picture.rect.x0)
    foot = grid.origin.y + 46 * grid.leading
    below = _lines_between(edition, picture.rect.y1, foot, picture.rect.x0)
    assert above not in (1, 2)
    assert below not in (1, 2)


def test_a_pull_quote_has_copy_above_and_below(tmp_path: Path) -> None:
    Image.new("RGB", (900, 600), (120, 90, 60)).save(tmp_path / "a.jpg")
    keys = "pull: 江上四十年，风雨一张票\n        photos: [{file: a.jpg, columns: 1, place: centre, lines: 30}]"
    edition = composed(tmp_path, _issue(keys))
    (picture,) = [item for item in edition.pages[0].page.items if isinstance(item, Picture)]
    said = [run for run in texts(edition, 0) if run.at.y > edition.pages[0].grid.origin.y]
    quote = [run for run in said if run.size > 12 * 65536]
    x = min(run.at.x for run in quote)
    assert not picture.rect.x0 <= x <= picture.rect.x1, "it stands where the story has room"
    top, foot = min(run.at.y for run in quote), max(run.at.y for run in quote)
    copy = [run for run in said if run not in quote and abs(run.at.x - x) < 60 * 65536]
    assert sum(run.at.y < top for run in copy) >= 4
    assert sum(run.at.y > foot for run in copy) >= 4


def _gap_above_picture(folder: Path, rows: int, before: int) -> int:
    """Empty lines between the copy above a picture and its white."""
    Image.new("RGB", (900, 600), (120, 90, 60)).save(folder / "a.jpg")
    copy = [COPY] * 2 + [COPY[: 12 + before * 14]] + ["## 小标题的头一行\\n## 小标题的第二行", *[COPY] * 2, COPY[:60]]
    keys = "columns: 1\n        photos: [{file: a.jpg, columns: 1, lines: 20, place: centre}]"
    edition = composed(
        folder, ISSUE.format(body="\\n\\n".join(copy), keys=keys).replace("rows: [60]", f"rows: [{rows}]")
    )
    assert block(edition, "a").overset is None
    (picture,) = [item for item in edition.pages[0].page.items if isinstance(item, Picture)]
    grid = edition.pages[0].grid
    above = [run.at.y for run in texts(edition, 0) if grid.origin.y < run.at.y < picture.rect.y0]
    return round((picture.rect.y0 - max(above)) / grid.leading) - 1


@pytest.mark.parametrize("rows", [47, 50], ids=["a story that fits", "one to be let out"])
def test_a_picture_in_the_middle_moves_so_that_no_hole_stands_above_it(rows: int, tmp_path: Path) -> None:
    assert max(_gap_above_picture(tmp_path, rows, before) for before in range(9)) <= 1


def _above_quote(folder: Path, rows: int, before: int) -> float:
    """Lines from the copy above a pull quote to it."""
    copy = [COPY] * 2 + [COPY[: 12 + before * 14]] + ["## 小标题的头一行\\n## 小标题的第二行", *[COPY] * 2, COPY[:60]]
    text = ISSUE.format(body="\\n\\n".join(copy), keys="columns: 1\n        pull: 江上四十年，风雨一张票")
    edition = composed(folder, text.replace("rows: [60]", f"rows: [{rows}]"))
    assert block(edition, "a").overset is None
    grid = edition.pages[0].grid
    said = [run for run in texts(edition, 0) if run.at.y > grid.origin.y]
    quote = min(run.at.y for run in said if run.size > 12 * 65536)
    return (quote - max(run.at.y for run in said if run.at.y < quote)) / grid.leading


@pytest.mark.parametrize("rows", [28, 31])
def test_a_pull_quote_moves_so_that_no_hole_stands_above_it(rows: int, tmp_path: Path) -> None:
    assert max(_above_quote(tmp_path, rows, before) for before in range(9)) < 4.5


def test_the_name_of_a_missing_picture_keeps_clear_of_its_label(tmp_path: Path) -> None:
    edition = composed(tmp_path, _issue(f"photos: [{{file: none.jpg, columns: 1, lines: 4, label: {'资料图片' * 8}}}]"))
    name = next(run for run in texts(edition, 0) if run.text == "none.jpg")
    label = [run for run in texts(edition, 0) if set(run.text) <= set("资料图片")]
    assert len(label) > 1
    assert all(run.at.y < name.at.y - name.size for run in label)


def test_a_label_without_end_is_not_set_at_every_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of half the size are half as many: what is far too high need not be set to know it."""
    sizes: list[int] = []
    lines = Typesetter.lines

    def counted(setter: Typesetter, text: Text, style: Style, measure: int) -> tuple[Aligned, ...]:
        sizes.append(style.size)
        return lines(setter, text, style, measure)

    monkeypatch.setattr(Typesetter, "lines", counted)
    setter = Typesetter(FontBook(catalogue(str(FONTS), {})), HOUSE, 1, "a")
    label_mark(Text("长" * 3000, "a", ((0, 1, 1),)), Rect(0, 0, mm(50), mm(30)), setter)
    assert len(sizes) <= 3


def test_a_quote_of_nothing_is_nothing(tmp_path: Path) -> None:
    story = '{headline: 江上, body: "> \\n> "}'
    page = f"{{dummy: a b b, rows: [3], blocks: {{a: {story}, b: {{body: 一则。}}}}}}"
    edition = composed(tmp_path, f"sheet: {{columns: 3}}\npages:\n  - {page}\n")
    assert block(edition, "a").overset is None
