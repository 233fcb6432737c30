"""Picture blocks: one to nine pictures in rows, columns and mosaics, in rectangles and in stepped areas."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from layout.display import MissingPicture, Picture
from layout.edition import Edition
from layout.geometry import Point, Rect

from .pages import block, composed, texts, typed

SHAPES = ((900, 600), (600, 900), (800, 800), (1200, 500), (640, 480), (480, 640), (900, 500), (700, 700), (500, 900))
L = "a a a b\na a a b\na c c b"
STAIR = "a b b b\na a b b\nc a a b"


def gallery(folder: Path, count: int, keys: str = "", dummy: str = "a a a b\na a a b") -> Edition:
    """A block of so many pictures, and stories round it."""
    for number in range(count):
        Image.new("L", SHAPES[number], 90).save(folder / f"{number}.png")
    rows = "\n".join(f"      {row}" for row in dummy.split("\n"))
    photos = ", ".join(f"{{file: {number}.png}}" for number in range(count))
    others = "\n".join(f"      {name}: {{body: 一则消息。}}" for name in sorted(set(dummy.split()) - {"a"}))
    block = f"      a: {{kind: photos, photos: [{photos}]{keys}}}"
    page = f"pages:\n  - folio: none\n    dummy: |\n{rows}\n    blocks:\n{block}\n{others}\n"
    return composed(folder, "sheet: {size: 四开, columns: 4}\n" + page)


def rects(edition: Edition) -> list[Rect]:
    return [item.rect for item in edition.pages[0].page.items if isinstance(item, Picture)]


def apart(one: Rect, other: Rect) -> bool:
    return one.x1 < other.x0 or other.x1 < one.x0 or one.y1 < other.y0 or other.y1 < one.y0


def inside(at: Point, area: tuple[Point, ...]) -> bool:
    """Even-odd rule over the upright sides."""
    sides = zip(area, (*area[1:], area[0]), strict=True)
    return sum(a.x == b.x > at.x and min(a.y, b.y) <= at.y < max(a.y, b.y) for a, b in sides) % 2 == 1


@pytest.mark.parametrize("dummy", ["a a a b\na a a b", L, STAIR], ids=["rectangle", "L", "staircase"])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 9])
def test_pictures_stand_apart_in_their_area(count: int, dummy: str, tmp_path: Path) -> None:
    edition = gallery(tmp_path, count, ", caption: 图片说明一行。, credit: 记者 摄", dummy)
    placed = rects(edition)
    area = edition.pages[0].blocks[0].area
    assert len(placed) == count
    for one, other in combinations(placed, 2):
        assert apart(one, other)
    for rect in placed:
        for corner in rect.inset(1).corners():
            assert inside(corner, area)
    assert "图片说明一行。" in typed(edition, 0)


def test_a_row_and_a_column_are_what_was_asked_for(tmp_path: Path) -> None:
    row = rects(gallery(tmp_path, 4, ", arrange: row"))
    assert len({rect.y0 for rect in row}) == 1 == len({rect.y1 for rect in row})
    column = rects(gallery(tmp_path, 4, ", arrange: column"))
    assert len({rect.x0 for rect in column}) == 1 == len({rect.x1 for rect in column})


def test_a_mosaic_crops_its_pictures_little(tmp_path: Path) -> None:
    for count in (3, 5, 7, 9):
        for (width, height), rect in zip(SHAPES, rects(gallery(tmp_path, count)), strict=False):
            shape, own = width / height, rect.width / rect.height
            assert min(shape / own, own / shape) > 0.55, count


def test_captions_of_pictures_stand_under_them(tmp_path: Path) -> None:
    gallery(tmp_path, 3)
    path = tmp_path / "issue.yaml"
    text = path.read_text(encoding="utf-8").split("sheet:", 1)[1]
    for number in range(3):
        text = text.replace(f"{{file: {number}.png}}", f"{{file: {number}.png, caption: 第{number}张的说明}}")
    edition = composed(tmp_path, "sheet:" + text)
    for number, rect in enumerate(rects(edition)):
        under = [
            own.text
            for own in texts(edition, 0)
            if rect.x0 <= own.at.x < rect.x1 and 0 < own.at.y - rect.y1 < 20 * 65536
        ]
        assert "".join(under) == f"第{number}张的说明"


@pytest.mark.parametrize("credit", ["", ", credit: 乙 摄"])
def test_the_credit_of_the_block_is_printed_whether_or_not_its_last_picture_has_one(
    credit: str, tmp_path: Path
) -> None:
    Image.new("L", (900, 600), 90).save(tmp_path / "0.png")
    photo = f"{{file: 0.png, caption: 一张{credit}}}"
    edition = composed(
        tmp_path,
        "sheet: {size: 四开, columns: 4}\npages:\n  - dummy: |\n      a a a a\n    blocks:\n"
        f"      a: {{kind: photos, photos: [{photo}, {photo}], credit: 甲 摄}}\n",
    )
    assert "甲摄" in "".join(typed(edition, 0).split())


def test_a_picture_too_few_for_a_stepped_area_is_said(tmp_path: Path) -> None:
    edition = gallery(tmp_path, 1, "", L)
    assert any(found.code == "underset" and found.block == "a" for found in edition.diagnostics)


@pytest.mark.parametrize(
    ("caption", "unnamed", "too_many"),
    [
        ("图①② 江边。图③ 码头。", "", ""),
        ("图①至③ 江边。", "", ""),
        ("图①—③ 江边。", "", ""),
        ("图①③ 江边。", "②", ""),
        ("图①至⑤ 江边。", "", "④⑤"),
        ("", "①②③", ""),
    ],
)
def test_captions_and_pictures_agree_in_their_numbers(
    caption: str, unnamed: str, too_many: str, tmp_path: Path
) -> None:
    edition = gallery(tmp_path, 3, f", caption: {caption}" if caption else "")
    found = [one.message for one in edition.diagnostics if one.code == "caption-number"]
    assert set(unnamed + too_many) == {letter for one in found for letter in one if letter in "①②③④⑤"}
    assert len([one for one in found if one.startswith("no caption")]) == len(unnamed)


def test_pictures_that_have_no_room_as_asked_stand_as_they_can(tmp_path: Path) -> None:
    """A column of six lines, a caption in it, holds no mosaic."""
    photos = "{file: none.png}, {file: none.png}, {file: none.png, caption: 江上航线四十年清晨六点}"
    edition = composed(
        tmp_path,
        "sheet: {columns: 4}\npages:\n  - dummy: |\n      b b b b\n      b b b a\n    rows: [auto, 6]\n"
        f"    blocks:\n      a: {{kind: photos, arrange: mosaic, photos: [{photos}]}}\n      b: {{body: 一则消息。}}\n",
    )
    held = [item for item in edition.pages[0].page.items if isinstance(item, MissingPicture)]
    assert len(held) == 3


def test_a_title_higher_than_its_area_is_said_and_not_drawn_over_its_neighbours(tmp_path: Path) -> None:
    Image.new("L", (900, 600), 90).save(tmp_path / "0.png")
    page = """sheet: {size: 四开, columns: 4}
pages:
  - dummy: |
      a b b b
      c b b b
    rows: [ROWS, auto]
    blocks:
      a: {kind: photos, photos: [{file: 0.png}], title: 很长的标题 / 一行又一行 / 再来一行}
      b: {body: 一则消息。}
      c: {body: 又一则。}
"""
    high, low = (composed(tmp_path, page.replace("ROWS", rows)) for rows in ("30", "3"))
    assert "再来一行" in typed(high, 0)
    assert "再来一行" not in typed(low, 0)
    assert any("the title does not fit" in found.message for found in low.diagnostics)


def test_copy_beside_pictures_without_room_is_counted_as_overset(tmp_path: Path) -> None:
    """Nine pictures in two lines: none of them stands, nor does the copy, and both are told."""
    edition = gallery(tmp_path, 9, f", body: {'江上航线四十年。' * 5}", "a b b b\nb b b b")
    low = (
        (tmp_path / "issue.yaml")
        .read_text(encoding="utf-8")
        .split("sheet:", 1)[1]
        .replace("    blocks:", "    rows: [2, auto]\n    blocks:")
    )
    edition = composed(tmp_path, "sheet:" + low)
    account = block(edition, "a")
    assert (account.chars, account.chars_set) == (40, 0)
    assert account.overset is not None
    assert account.overset.chars == 40
    assert "a: there is no room for the pictures" in [found.message for found in edition.diagnostics]


def test_a_picture_in_a_stepped_box_stays_inside_it_whatever_its_inset(tmp_path: Path) -> None:
    Image.new("L", (600, 800), 90).save(tmp_path / "0.png")
    edition = composed(
        tmp_path,
        "sheet: {size: 四开, columns: 4, margins: 9mm, gutter: 5mm}\npages:\n  - dummy: |\n"
        "      . . . .\n      a a a a\n      a a a a\n      a a . .\n      a a . .\n    blocks:\n"
        "      a: {kind: photos, photos: [{file: 0.png}], box: {rule: 0.5pt, inset: 1.2cm}}\n",
    )
    (shown,) = rects(edition)
    assert all(inside(corner, edition.pages[0].blocks[0].area) for corner in shown.inset(65536 // 4).corners())


@pytest.mark.parametrize("style", ["align: justify", "align: centre", "indent: 12mm"])
def test_the_credit_of_a_block_never_stands_over_its_caption(style: str, tmp_path: Path) -> None:
    """In the text under the pictures, with a copy."""
    gallery(tmp_path, 1)
    edition = composed(
        tmp_path,
        f"sheet: {{size: 四开, columns: 4}}\nstyles: {{credit: {{{style}}}}}\n"
        "pages:\n  - folio: none\n    dummy: a a b b\n    blocks:\n"
        "      a: {kind: photos, photos: [{file: 0.png}], body: 江上, caption: 清晨六点, credit: 老周 摄}\n"
        "      b: {body: 一则消息。}\n",
    )
    caption, credit = (
        next(run for run in texts(edition, 0) if run.text.startswith(words)) for words in ("清晨", "老周")
    )
    assert credit.at.y != caption.at.y or credit.at.x > caption.at.x + caption.xs[-1] + caption.size // 2
