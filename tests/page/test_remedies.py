"""The fit report: what is offered to make a story fit is carried out in the issue file, and does what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from layout.display import GlyphRun
from layout.edition import BlockAccount, Edition, Remedy
from layout.report import Run, report

from .pages import COPY, block, composed

PARAGRAPHS = tuple(COPY[start : start + 57 + 9 * start] for start in (0, 3, 9, 4, 7, 1, 8, 2, 5, 6, 10, 11))


class Story(NamedTuple):
    """A story of a small issue, in the keys that remedies change."""

    paragraphs: tuple[str, ...] = PARAGRAPHS
    lines: int = 40
    size: str = ""
    picture: str = ""
    fit: str = ""
    jump: str = ""
    onward: str = "c c c c c"
    goes_on: str = "c: {body: 另一则。}"
    shape: str = "a a a b b"
    extra: str = ""

    @property
    def text(self) -> str:
        body = "\n\n".join(f"          {paragraph}" for paragraph in self.paragraphs)
        return f"""\
sheet: {{size: 四开, columns: 5}}
styles: {{main.second: {{size: 37pt}}}}
pages:
  - dummy: |
      {self.shape}
    rows: [{self.lines}]
    blocks:
      a:
        headline: {{main: 江上航线四十年, level: second{self.size}}}
        photos: [{{file: a.jpg, columns: 2, place: top-left{self.picture}}}]
        {self.fit}
        {self.jump}
        {self.extra}
        body: |
{body}
      b: {{body: 旁边的稿。}}
  - dummy: |
      {self.onward}
    blocks:
      {self.goes_on}
"""


def set_story(folder: Path, story: Story) -> Edition:
    Image.new("RGB", (900, 600), (120, 90, 60)).save(folder / "a.jpg")
    return composed(folder, story.text)


def carried_out(story: Story, remedy: Remedy, folder: Path) -> list[Story]:
    """The story with the remedy in its keys; a cut or an addition in several ways."""
    cost = dict(remedy.cost)
    if remedy.kind == "head":
        return [story._replace(size=f", size: {cost['size_pt']:g}pt")]
    if remedy.kind == "picture":
        return [story._replace(picture=f", lines: {cost['picture_lines']}")]
    if remedy.kind == "tracking":
        others = story.fit.removeprefix("fit: {").removesuffix("}")
        keys = [f"tracking: {cost['percent']}%", *([others] if others else [])]
        return [story._replace(fit=f"fit: {{{', '.join(keys)}}}")]
    if remedy.kind == "jump":
        return [story._replace(jump=f"jump: {{to: {cost['page']}}}", goes_on="c: {from: 1/a}")]
    chars = int(cost["chars"])
    own = list(story.paragraphs)
    if remedy.kind == "add":
        return [story._replace(paragraphs=(*own[:-1], own[-1] + (COPY * 30)[at : at + chars])) for at in (0, 31)]
    row = (folder / "issue.yaml").read_text(encoding="utf-8").split("\n")[int(cost["line"]) - 1].strip()
    at = own.index(row)
    inside = int(cost["inside"])
    if not inside:
        assert len(own) - at == cost["paragraphs"]
        return [story._replace(paragraphs=tuple(own[:at]))]
    assert cost["paragraphs"] in (0, len(own) - at - 1)
    kept = own[at + 1 :] if not cost["paragraphs"] else []
    starts = (1, (len(row) - inside) // 2, len(row) - 1 - inside)
    return [story._replace(paragraphs=(*own[:at], row[:start] + row[start + inside :], *kept)) for start in starts]


CROSSHEADS = tuple(row for at, one in enumerate(PARAGRAPHS) for row in (one, f"## 小标题{at}")[: 1 + (at % 3 == 1)])

STORIES = {
    f"{shape.count('a')} columns of {lines} lines{' ' + extra if extra else ''}": Story(
        lines=lines, shape=shape, extra=extra
    )
    for shape, extra, heights in (
        ("a a a b b", "", (30, 40, 44, 45, 46, 47, 48, 49, 51, 56)),
        ("a a a a b", "columns: 3", (26, 36, 38, 42)),
        ("a a a b b", "pull: 江上四十年，风雨一张票", (50, 51, 56)),
    )
    for lines in heights
}
STORIES |= {f"3 columns of {lines} lines with cross-heads": Story(CROSSHEADS, lines) for lines in (46, 50, 58)}
STORIES |= {
    f"3 columns of {lines} lines that may be pressed": Story(lines=lines, fit="fit: {photo: 2行, head: 10%}")
    for lines in (38, 43, 54)
}


@pytest.mark.parametrize("name", STORIES)
def test_a_remedy_does_what_it_says(name: str, tmp_path: Path) -> None:
    story = STORIES[name]
    account = block(set_story(tmp_path, story), "a")
    ways = [(remedy, way) for remedy in account.remedies for way in carried_out(story, remedy, tmp_path)]
    assert bool(account.remedies) == (account.misfit is not None)
    for remedy, way in ways:
        done = set_story(tmp_path, way)
        after = block(done, "a")
        if remedy.kind == "jump":
            assert not remedy.fits, "page 2 has no white for it"
            assert (after.misfit is not None) == ("then stay free here" in remedy.message)
            assert after.overset is None
        elif remedy.fits:
            assert after.misfit is None, (remedy.message, after.misfit)
            assert after.overset is None
        else:
            assert _gained(account, after) == remedy.lines, remedy.message
        if remedy.kind == "jump":
            assert block(done, "c").chars == dict(remedy.cost)["chars"]
            assert after.chars_set + block(done, "c").chars_set == after.chars


def test_every_kind_of_remedy_is_offered_and_the_best_one_is_in_the_message(tmp_path: Path) -> None:
    kinds = set()
    for lines in (36, 47, 49):
        done = set_story(tmp_path, Story(lines=lines))
        account = block(done, "a")
        kinds |= {(remedy.kind, lines == 49) for remedy in account.remedies}
        (said,) = [found for found in done.diagnostics if found.block == "a"]
        assert account.remedies[0].message in said.hint
        marks = [run for layer in done.pages[0].page.layers for run in layer.items if isinstance(run, GlyphRun)]
        assert ("余" in "".join(run.text for run in marks)) == (lines < 49)
    over, under = {"cut", "picture", "tracking", "jump"}, {"add", "picture", "head"}
    assert kinds >= {(kind, False) for kind in over} | {(kind, True) for kind in under}


def test_a_story_that_fits_is_offered_nothing(tmp_path: Path) -> None:
    account = block(set_story(tmp_path, Story(lines=48)), "a")
    assert (account.misfit, account.remedies) == (None, ())


def test_a_head_that_costs_the_copy_a_line_is_offered_smaller(tmp_path: Path) -> None:
    size = ", kicker: 四十一年不涨价, deck: 老水手和他的早班轮渡"
    story = Story(lines=51, extra="byline: 记者 某某", size=size)
    before = block(set_story(tmp_path, story), "a")
    (remedy,) = [remedy for remedy in before.remedies if remedy.kind == "head"]
    (way,) = carried_out(story, remedy, tmp_path)
    assert before.overset is not None
    assert remedy.fits
    assert block(set_story(tmp_path, way._replace(size=size + way.size)), "a").misfit is None


def test_the_report_has_them(tmp_path: Path) -> None:
    done = set_story(tmp_path, Story(lines=47))
    told = json.loads(report(Run("issue.yaml", None, "proof", False), done, done.diagnostics))
    own = told["pages"][0]["blocks"][0]
    assert own["fit"] == {"chars": 5, "lines": 1, "mm": pytest.approx(4.7625, abs=0.001)}
    assert own["overset"] == {"chars": 5, "lines": 1}
    first = own["remedies"][0]
    assert set(first) == {"kind", "message", "fits", "lines", "cost"}
    assert told["pages"][0]["blocks"][1]["remedies"] == [] or told["pages"][0]["blocks"][1]["fit"]


@pytest.mark.parametrize("less", [0, 1])
def test_a_jump_says_which_depth_the_other_page_has_to_find(less: int, tmp_path: Path) -> None:
    """Page 2 has no white: a column as deep as it says holds the copy that goes on, and a line less does not."""
    goes_on = f"c: {{body: 一则。}}\n      {BESIDE}"
    story = Story(lines=40, onward="c d d d d\n      e d d d d", goes_on=goes_on)
    (remedy,) = [one for one in block(set_story(tmp_path, story), "a").remedies if one.kind == "jump"]
    cost = dict(remedy.cost)
    assert not remedy.fits
    assert remedy.message.endswith(f"which has to find {cost['lines_there']} lines of a column for them")
    rows = f"    rows: [{int(cost['lines_there']) + 1 - less}, auto]\n    blocks:"
    way = story._replace(jump="jump: {to: 2}", goes_on=story.goes_on.replace("c: {body: 一则。}", "c: {from: 1/a}"))
    text = way.text.split("    blocks:")
    done = composed(tmp_path, "    blocks:".join(text[:2]) + rows + text[2])
    assert block(done, "a").misfit is None
    assert block(done, "c").chars == cost["chars"]
    assert (block(done, "c").overset is not None) == bool(less)


BESIDE = "d: {body: 一则。}\n      e: {body: 又一则。}"


@pytest.mark.parametrize(
    ("onward", "rows"),
    [
        ("d d d . .\n      d d d . .\n      e e e e e", "[30, 20, auto]"),
        (". . . . .\n      d d d e e", "[20, auto]"),
        ("d d d e e\n      . . . . .", "[auto, 20]"),
    ],
)
def test_a_jump_into_the_white_of_a_page_finds_room_there(onward: str, rows: str, tmp_path: Path) -> None:
    """Drawn where it says: the copy fits on both pages, and no other story stands otherwise."""
    story = Story(lines=44, onward=f"{onward}\n    rows: {rows}", goes_on=BESIDE)
    before = set_story(tmp_path, story)
    (remedy,) = [one for one in block(before, "a").remedies if one.kind == "jump"]
    assert ("e e\n      ." not in onward) == remedy.fits, "a block over the white would lose a line to it"
    if not remedy.fits:
        return
    cost = dict(remedy.cost)
    assert f"rows {cost['rows']}" in remedy.message.replace("row ", "rows ")
    drawn = [row.split() for row in onward.split("\n")]
    for y in counted_out(cost["rows"]):
        for x in counted_out(cost["columns"]):
            assert drawn[y][x] == "."
            drawn[y][x] = "c"
    white = "\n      ".join(map(" ".join, drawn))
    way = story._replace(
        jump="jump: {to: 2}", onward=f"{white}\n    rows: {rows}", goes_on=f"{BESIDE}\n      c: {{from: 1/a}}"
    )
    done = set_story(tmp_path, way)
    home, there = block(done, "a"), block(done, "c")
    assert (home.misfit, there.overset) == (None, None)
    assert there.chars == there.chars_set == cost["chars"]
    assert there.lines_set == cost["lines_there"]
    assert home.chars_set + there.chars == home.chars
    for name in "de":
        assert block(done, name).lines_set == block(before, name).lines_set
        assert block(done, name).area == block(before, name).area


def counted_out(span: float | str) -> range:
    """`2-3` or `2`, as they are counted in the dummy."""
    first, _, last = str(span).partition("-")
    return range(int(first) - 1, int(last or first))


def _gained(before: BlockAccount, after: BlockAccount) -> int:
    if before.overset:
        return before.overset.lines - (after.overset.lines if after.overset else 0)
    return before.lines_free - after.lines_free


def test_a_story_without_copy_is_not_told_to_jump(tmp_path: Path) -> None:
    """Its picture does not fit; there is nothing that could go on."""
    first = "{dummy: . a, rows: [3], blocks: {a: {byline: 老周, photos: [{file: a.jpg}]}}}"
    pages = f"pages:\n  - {first}\n  - {{dummy: b b, blocks: {{b: {{body: 一则。}}}}}}\n"
    Image.new("L", (90, 60)).save(tmp_path / "a.jpg")
    edition = composed(tmp_path, "sheet: {size: 四开, columns: 2}\n" + pages)
    assert [one.code for one in edition.diagnostics if one.block == "a"][:1] == ["overset"]
    assert not any(remedy.kind == "jump" for remedy in block(edition, "a").remedies)
