"""Every field of every style acts: a page of all kinds of blocks changes when one of them does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from layout import compose
from layout.display import GlyphRun
from layout.fonts import FontBook
from layout.source import load
from layout.style import HOUSE

from .pages import COPY, HEAD, _faces, composed, texts

SAMPLE = Path(__file__).resolve().parents[2] / "issue.yaml"

VALUES = {
    "face": "song-700", "size": "11pt", "leading": "2", "tracking": "12%", "width": "92%", "align": "right",
    "indent": "3字", "colour": "K60", "before": "2", "after": "2", "punctuation": "full",
}  # fmt: skip

ISSUE = f"""\
sheet: {{size: 四开, columns: 6, body: 9pt / 13pt}}
pages:
  - name: 要闻
    number: 2
    folio: {{editor: 林 望}}
    dummy: |
      n n n n n n
      l l l l r r
      l l l l t t
      s s p p b b
    rows: [13, 40, 8, auto]
    blocks:
      n: {{headline: {{main: 通栏：一江 / 两岸，人家, level: banner}}, body: 一则。}}
      l:
        headline: {{kicker: 引题，一行 / 两行, main: 头条 / 标题，两行, deck: 副题，一行 / 两行, level: lead}}
        columns: 2
        source: 山城，通讯
        byline: 记者，江 舟
        photos:
          - file: p.png
            columns: 1
            lines: 4
            caption: 图说，要两行那么长的字，才看得出行与行之间相隔多少
            credit: 某某某某某某，摄影报道某某
            label: 资料，图
        body: |
          **本报讯** {COPY}

          > 又一句引文

          第二段，它只有一行。

          ## 小标题，一行
          ## 小标题，二行
          {COPY}

          再来一段，它只有一行。

          > 引文也有两行那么长，这样才看得出行距，还要再长一点，才够放满两行

          {COPY}
      r: {{headline: {{main: 第二，条 / 再一行, level: second}}, body: 一则。}}
      t: {{headline: {{main: 第三，条 / 再一行, level: third}}, body: 一则。}}
      s: {{headline: {{main: 简讯，一则 / 再一行, level: brief}}, body: 一则。}}
      p:
        kind: photos
        photos: [{{file: p.png}}]
        title: 组图
        caption: 这一条图说比较长，要占两行以上才看得出行距
        credit: 记者某某某某某某，摄影报道某某某某某某摄影报道某某
      b: {{kind: refers, items: [{{kicker: 版，位, head: 导读，一条, text: 一句，话, page: 2}}]}}
"""


def set_page(folder: Path, styles: str) -> list[object]:
    """Everything on the page, faces by their names."""
    path = folder / "issue.yaml"
    path.write_text(f"{HEAD}{styles}{ISSUE}", encoding="utf-8")
    loaded = load(str(path))
    assert loaded.issue is not None, loaded.diagnostics
    items = compose(loaded.issue, FontBook(_faces())).pages[0].page.items
    return [(item.face.name, *item[1:]) if isinstance(item, GlyphRun) else item for item in items]


_INLINE = ("align", "indent", "leading", "before", "after", "punctuation")
UNUSED = {
    "dateline": set(_INLINE),
    "folio": set(_INLINE),
    "label": {*_INLINE} - {"punctuation"},
    "refer": {"leading", "before", "after"},
    "source": {"before"},
    "credit": {"indent"},
}
"""Fields that have nothing to act on: docs/styles.md says so too."""


RESTYLED = """\
styles:
  main: {face: hei-900, align: left}
  main.brief: {face: song-700}
  kicker: {face: kai-700, align: left, colour: C0 M95 Y85 K10}
  deck: {face: song-400, align: left, colour: K80}
  crosshead: {face: song-900, align: left}
  caption: {face: hei-400, colour: K70}
  byline: {face: hei-400, colour: K70}
  dateline: {face: song-700}
  refer: {face: song-900}
"""


def test_ten_lines_restyle_the_sample_issue(tmp_path: Path) -> None:
    set_page(tmp_path, RESTYLED)
    styled, sample = load(str(tmp_path / "issue.yaml")).issue, load(str(SAMPLE)).issue
    assert styled is not None
    assert sample is not None
    made = compose(sample._replace(styles=styled.styles), FontBook(_faces()), frozenset({1, 2}))
    for done in made.pages:
        for account, (start, end) in zip(done.blocks, done.extents, strict=True):
            runs = [item for item in done.page.items[start:end] if isinstance(item, GlyphRun)]
            if account.kind == "story" and account.headline is not None and account.headline.size > 17 * 65536:
                head = [run for run in runs if run.size == account.headline.size]
                assert {run.face.name for run in head} == {"hei-900"}, account.id
                assert min(run.at.x for run in head) - min(at.x for at in account.area) < head[0].size // 4, account.id


def fields() -> Iterator[tuple[str, str]]:
    for style in HOUSE:
        if style in ("main.banner", "main.lead", "main.second", "main.third"):
            continue  # as `main`, each in its rank
        for field in VALUES:
            if field not in UNUSED.get(style, ()):
                yield style, field


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[object]]:
    folder = tmp_path_factory.mktemp("styles")
    Image.new("L", (600, 400), 90).save(folder / "p.png")
    return folder, set_page(folder, "styles: {}\n")


def test_every_field_of_every_style_acts(plain: tuple[Path, list[object]]) -> None:
    folder, before = plain
    dead = []
    for style, field in fields():
        value = VALUES[field]
        if field == "punctuation" and HOUSE[style].punctuation == "full":
            value = "kaiming"
        if field == "align" and style == "credit":
            value = "left"
        if set_page(folder, f"styles: {{{style}: {{{field}: {value}}}}}\n") == before:
            dead.append((style, field))
    assert not dead, "\n".join(map(repr, dead))


def test_no_indent_leads_out_of_its_measure(tmp_path: Path) -> None:
    """Forty characters of it in a column of twenty: half the line is white, and the copy beside it."""
    names = ("body", "caption", "byline", "kicker", "main", "deck")
    styles = ", ".join(f"{name}: {{indent: 40字, align: left}}" for name in names)
    Image.new("L", (900, 600), 90).save(tmp_path / "a.jpg")
    head = "{kicker: 引题, main: 江上航线, deck: 副题一行}"
    edition = composed(
        tmp_path,
        f"sheet: {{size: 四开, columns: 2}}\nstyles: {{{styles}}}\npages:\n  - {{folio: none, dummy: a a, blocks: {{a: "
        f"{{headline: {head}, byline: 老周, body: {COPY}, photos: [{{file: a.jpg, caption: 清晨的江边}}]}}}}}}\n",
    )
    right = max(corner.x for corner in edition.pages[0].blocks[0].area)
    assert all(run.at.x + run.xs[-1] + run.size // 2 <= right for run in texts(edition, 0))
