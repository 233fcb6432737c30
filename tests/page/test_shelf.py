"""Blocks on the shelf: what would come out the same is not set again, and nothing else is taken for the same."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from layout import compose
from layout.display import GlyphRun
from layout.edition import Edition
from layout.fonts import FontBook
from layout.page.shelf import Shelf
from layout.picture import forget
from layout.source import load
from layout.source.faces import catalogue
from tests.page.pages import COPY, FONTS, HEAD

PAGES = f"""\
sheet: {{size: 160mm x 200mm, margins: 12mm, columns: 4, body: 9pt / 13pt}}
pages:
  - name: 一版
    dummy: |
      flag flag flag flag
      a a b b
    rows: [6, auto]
    blocks:
      flag: {{kind: masthead}}
      a:
        headline: 码头早班船
        body: |
          {COPY}
        photos: [{{file: p.png, columns: 1, lines: 6}}]
      b:
        headline: 山上茶新
        jump: {{to: 2}}
        body: |
          {COPY * 8}
  - name: 二版
    dummy: |
      c c c c
    blocks:
      c: {{headline: 接着说, from: 1/b}}
"""


class Runs:
    """One issue, composed again and again with one shelf, each time against a run without one."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "issue.yaml"
        self.book = FontBook(catalogue(str(FONTS), {}))
        self.shelf = Shelf()
        self.picture(60)

    def picture(self, grey: int) -> None:
        Image.new("L", (600, 400 + grey), grey).save(self.path.parent / "p.png")
        forget()

    def run(self, text: str) -> Edition:
        self.path.write_text(HEAD + text, encoding="utf-8")
        issue = load(str(self.path)).issue
        assert issue is not None
        kept = compose(issue, self.book, shelf=self.shelf)
        assert kept == compose(issue, self.book), "with a shelf as without one"
        return kept


def glyphs(edition: Edition, page: int, place: int) -> list[int]:
    """The identities of what the glyph runs of a block hold."""
    done = edition.pages[page]
    first, last = done.extents[place]
    return [id(item.xs) for item in done.page.items[first:last] if isinstance(item, GlyphRun)]


def test_what_did_not_change_is_the_same_object(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    first, again = runs.run(PAGES), runs.run(PAGES)
    assert all(one is other for one, other in zip(first.pages, again.pages, strict=True))
    edited = runs.run(PAGES.replace("码头早班船", "码头晚班船"))
    assert edited.pages[0] is not first.pages[0]
    assert edited.pages[1] is first.pages[1]
    assert glyphs(edited, 0, 2) == glyphs(first, 0, 2), "the other story of the page was not set again"
    assert glyphs(edited, 0, 1) != glyphs(first, 0, 1)


def test_a_line_typed_above_moves_the_places_and_sets_nothing_again(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    first = runs.run(PAGES)
    moved = runs.run("# a line\n" + PAGES)
    assert glyphs(moved, 0, 1) == glyphs(first, 0, 1)
    assert [block.span.line for block in moved.pages[0].blocks] == [
        block.span.line + 1 for block in first.pages[0].blocks
    ]


def test_what_a_block_depends_on_sets_it_again(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    runs.run(PAGES)
    for change in (
        ("rows: [6, auto]", "rows: [8, auto]"),
        ("body: 9pt / 13pt", "body: 9.5pt / 13pt"),
        ("headline: 接着说", "headline: 再接着说"),
        ("sheet:", "styles: {body: {size: 10pt}}\nsheet:"),
        ("sheet:", "press: {min_ppi: 900}\nsheet:"),
        ("清晨六点", "清晨七点"),
    ):
        runs.run(PAGES.replace(*change))
    runs.picture(200)
    runs.run(PAGES)


def test_a_jump_carries_the_copy_of_this_run(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    first = runs.run(PAGES)
    assert first.pages[1].blocks[0].chars > 0
    longer = runs.run(PAGES.replace("这条航线开了41年", "这条航线一共开了整整41年"))
    assert longer.pages[1].blocks[0].chars > first.pages[1].blocks[0].chars
