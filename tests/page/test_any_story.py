"""Any story in any area: nothing outside its area, nothing under a picture, all copy on the grid, once and in order."""

from __future__ import annotations

from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from PIL import Image

from layout.display import Fill, GlyphRun, Item, MissingPicture, Picture
from layout.edition import BlockAccount, SetPage
from layout.geometry import Point, Rect
from layout.page.fit_marks import NOTED
from layout.page.marks import box

from .pages import COPY, composed

PROFILE = settings(
    deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SHAPES = (
    "a a a b / a a a b",
    "a a a a / c c c c",
    "a a a b / a a a b / a c c b",
    "a c c b / a a a b / a a a b",
    "a a a b / d a c b / d a c b",
    "a b b b / a a b b / c a a b",
    "a a a b / a c c b / a a a b",
    "b b a a / b a a a / a a a c",
)
PLACES = ("top-left", "top", "top-right", "right", "bottom-right", "bottom", "bottom-left", "left", "centre")
SENTENCES = [sentence + "。" for sentence in COPY.split("。") if sentence]

pictures = st.lists(
    st.tuples(
        st.sampled_from(PLACES), st.integers(1, 3), st.integers(3, 24), st.sampled_from(("", ", caption: 江上，清晨。"))
    ),
    max_size=3,
)
paragraphs = st.lists(
    st.one_of(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("".join),
        st.sampled_from(
            ["## 小标题一行", "## 小标题两行的头一行\n## 小标题两行的第二行", "{山城|shānchéng}夏夜，江风**习习**。"]
        ),
    ),
    min_size=1,
    max_size=24,
)
heads = st.sampled_from(
    [
        "",
        "headline: 江上航线四十年",
        "headline: {main: 江上航线四十年, span: 1}",
        "headline: {main: 江上航线四十年 老周和早班轮渡, span: 2}",
        "headline: {main: 江上航线, direction: vertical, side: right}",
        "headline: {main: 江上航线, direction: vertical, side: left}",
    ]
)
stories = st.fixed_dictionaries(
    {
        "shape": st.sampled_from(SHAPES),
        "head": heads,
        "pictures": pictures,
        "copy": paragraphs,
        "columns": st.sampled_from(["", "columns: 2", "columns: 3"]),
        "box": st.sampled_from(["", "box: rule", "box: tint"]),
        "pull": st.sampled_from(["", "pull: 江上四十年，风雨一张票"]),
    }
)


class Set(NamedTuple):
    """Block `a` as it was set."""

    page: SetPage
    account: BlockAccount
    items: tuple[Item, ...]

    @property
    def runs(self) -> list[GlyphRun]:
        return [item for item in self.items if isinstance(item, GlyphRun)]

    @property
    def copy(self) -> list[GlyphRun]:
        """Body copy and cross-heads, in order."""
        own = {("song-400", 622592), ("hei-500", 622592), ("hei-700", 753664)}
        return [run for run in self.runs if (run.face.name, run.size) in own]

    @property
    def pictures(self) -> list[Rect]:
        return [item.rect for item in self.items if isinstance(item, Picture | MissingPicture)]


def set_story(folder: Path, story: dict[str, object]) -> Set:
    rows = [f"      {row}" for row in str(story["shape"]).split(" / ")]
    names = sorted({name for row in rows for name in row.split()} - {"a"})
    photos = [
        f"{{file: a.jpg, place: {place}, columns: {columns}, lines: {lines}{said}}}"
        for place, columns, lines, said in story["pictures"]  # type: ignore[attr-defined]
    ]
    copy = "\n\n".join(str(paragraph) for paragraph in story["copy"])  # type: ignore[attr-defined]
    body = "\n".join(f"          {line}" for line in copy.split("\n"))
    keys = [str(story[name]) for name in ("head", "columns", "box", "pull") if story[name]]
    keys += [f"photos: [{', '.join(photos)}]"] if photos else []
    text = "sheet: {size: 四开, columns: 4}\npages:\n  - folio: none\n    dummy: |\n" + "\n".join(rows)
    text += f"\n    rows: [{', '.join(str(24) for _ in rows)}]\n    blocks:\n      a:\n"
    text += "".join(f"        {key}\n" for key in keys) + f"        body: |\n{body}\n"
    text += "".join(f"      {name}: {{body: 旁边的稿。}}\n" for name in names)
    edition = composed(folder, text)
    page = edition.pages[0]
    place = next(number for number, own in enumerate(page.blocks) if own.id == "a")
    start, end = page.extents[place]
    return Set(page, page.blocks[place], page.page.items[start:end])


def inside(point: Point, corners: tuple[Point, ...]) -> bool:
    """Even-odd rule over the upright sides."""
    crossings = 0
    for one, other in pairwise((*corners, corners[0])):
        if one.x == other.x > point.x and min(one.y, other.y) <= point.y < max(one.y, other.y):
            crossings += 1
    return crossings % 2 == 1


def white_in_the_copy(done: Set) -> list[str]:
    """Lines of body copy that do not follow the one above in their column though nothing stands between them."""
    body = [next(line) for _, line in groupby((run for run in done.copy if run.size == 622592), lambda run: run.at.y)]
    others = [run for run in done.runs if run.size != 622592]
    found = []
    for upper, lower in pairwise(body):
        top, foot = upper.at.y, lower.at.y
        x = lower.at.x
        if foot - top > done.page.grid.leading and abs(x - upper.at.x) < 3 * lower.size:
            beside = any(rect.x0 <= x < rect.x1 and top < rect.y1 <= foot for rect in done.pictures)
            if not beside and not any(top < run.at.y < foot for run in others):
                found.append(lower.text)
    return found


def typed(story: dict[str, object]) -> str:
    copy = "".join(str(paragraph) for paragraph in story["copy"])  # type: ignore[attr-defined]
    for mark in ("## ", "\n", "**", "{", "|shānchéng}"):
        copy = copy.replace(mark, "")
    return copy


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("any")
    Image.new("RGB", (900, 600), (120, 90, 60)).save(made / "a.jpg")
    return made


@PROFILE
@given(story=stories)
def test_any_story(story: dict[str, object], folder: Path) -> None:
    done = set_story(folder, story)
    grid, account = done.page.grid, done.account
    over = account.overset.chars if account.overset else 0
    assert account.chars_set + over == account.chars == len(typed(story))
    assert "".join(run.text for run in done.copy).replace(" ", "") == typed(story)[: account.chars_set], (
        "once, in order"
    )
    for run in done.copy:
        if run.size == 622592:
            offset = run.at.y - grid.origin.y - (grid.leading - run.size) // 2 - round(run.size * 0.88)
            assert offset % grid.leading == 0, f"{run.text} stands off the grid"
    assert not white_in_the_copy(done)
    edges = 65536 // 100
    for run in done.runs:
        if not run.turned:
            end = run.at.x + run.xs[-1] + (run.size * 3 // 4 if "一" <= run.text[-1] <= "龥" else run.size // 4)
            for x in (run.at.x + edges, end):
                middle = Point(x, run.at.y - run.size // 3)
                assert inside(middle, account.area), f"{run.text} stands outside its area"
                if run.text not in "江上，清晨。":
                    assert not any(_holds(rect, middle) for rect in done.pictures), f"{run.text} under a picture"
    for number, rect in enumerate(done.pictures):
        for corner in rect.inset(edges).corners():
            assert inside(corner, account.area), "a picture outside its area"
        assert not any(_meet(rect, other) for other in done.pictures[:number]), "a picture over another"
    under = [*map(box, done.runs), *done.pictures]
    for mark in noted(done.page):
        if inside(Point(mark.x0 + edges, mark.y0 + edges), account.area):
            assert inside(Point(mark.x1 - edges, mark.y1 - edges), account.area), "a note of white outside its story"
            assert not any(_meet(mark, own) for own in under), "a note of white over copy"


def noted(page: SetPage) -> list[Rect]:
    """What the proof notes of white: its dimensions, its words."""
    items = [item for layer in page.page.layers for item in layer.items]
    rects = [rect for item in items if isinstance(item, Fill) and item.colour == NOTED for rect in item.rects]
    return rects + [box(item) for item in items if isinstance(item, GlyphRun) and item.colour == NOTED]


def _holds(rect: Rect, point: Point) -> bool:
    return rect.x0 <= point.x < rect.x1 and rect.y0 <= point.y < rect.y1


def _meet(one: Rect, other: Rect) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1
