"""What is typed is what is read: text as typed, every other kind by its own rules, defaults where nothing stands."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from layout.colour import Colour
from layout.diagnostics import Span
from layout.geometry import mm, pt
from layout.issue import Ad, Box, Ear, Masthead, Measure, Photos, Refers, Story
from layout.source import Loaded
from layout.source.colours import ProcessColour
from layout.source.keys_style import is_known_face
from layout.source.lengths import Absolute, BodyType, Margins, MeasureKind, SheetSize, TypeSize
from layout.source.qr import MAX_BYTES
from layout.source.reader import UnfitError, Word
from layout.source.values import LINES, Boolean, Integer, Number, Percent

Reading = Callable[..., Loaded]

CONTRACT = (Path(__file__).parent / "small_issue.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "typed",
    ["NO", "012", "0712", "1:30", "1.50", "2025-07-18", "null", "~", "true", "0x1F", "1e3", ".inf", "+1", "1_000", "=",
     "'NO'", '"012"'],
)  # fmt: skip
def test_text_prints_as_typed(typed: str, reading: Reading) -> None:
    loaded = reading("name: 山城法治报", f"name: {typed}", "date: 2025-07-18", f"date: 2025-07-18\n  number: {typed}")
    assert loaded.issue is not None
    assert loaded.issue.paper.name.text == typed.strip("'\"")
    assert loaded.issue.dateline.number is not None
    assert loaded.issue.dateline.number.text == typed.strip("'\"")


def test_left_out_and_empty(reading: Reading) -> None:
    """`deck:` says nothing, `deck: ""` says that there is none."""
    loaded = reading("headline: 主题", 'headline: {main: 甲, deck: , kicker: ""}')
    assert loaded.issue is not None
    story = loaded.issue.pages[0].blocks["lead"].content
    assert isinstance(story, Story)
    assert story.headline is not None
    assert story.headline.deck is None
    assert story.headline.kicker is not None
    assert story.headline.kicker.text == ""


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (MeasureKind(), "12mm", Measure(mm(12), "absolute")),
        (MeasureKind(), "1.2cm", Measure(mm(12), "absolute")),
        (MeasureKind(), "36pt", Measure(pt(36), "absolute")),
        (MeasureKind(), "1in", Measure(pt(72), "absolute")),
        (MeasureKind(), "1 in", Measure(pt(72), "absolute")),
        (MeasureKind(), "3行", Measure(3, "lines")),
        (MeasureKind(), "3 lines", Measure(3, "lines")),
        (MeasureKind(), "1 line", Measure(1, "lines")),
        (MeasureKind(), "2字", Measure(2, "em")),
        (MeasureKind(), "2em", Measure(2, "em")),
        (MeasureKind(), "0mm", Measure(0, "absolute")),
        (Absolute(0, 20), "3mm", mm(3)),
        (TypeSize(), "9.5pt", pt(9.5)),
        (TypeSize(), "13Q", mm(3.25)),
        (TypeSize(), "3mm", mm(3)),
        (TypeSize(), "初号", pt(42)),
        (TypeSize(), "五号", pt(10.5)),
        (TypeSize(), "八号", pt(5)),
        (SheetSize(), "390mm x 545mm", (mm(390), mm(545))),
        (SheetSize(), "39cmx545mm", (mm(390), mm(545))),
        (SheetSize(), "对开", (mm(390), mm(545))),
        (SheetSize(), "tabloid", (mm(273), mm(390))),
        (Margins(), "18mm", (mm(18), mm(18), mm(18), mm(18))),
        (Margins(), "18mm 17mm", (mm(18), mm(17), mm(18), mm(17))),
        (Margins(), "18mm 17mm 20mm 16mm", (mm(18), mm(17), mm(20), mm(16))),
        (Margins(), "18 mm 17 mm", (mm(18), mm(17), mm(18), mm(17))),
        (BodyType(), "9.5pt / 13.5pt", (pt(9.5), pt(13.5))),
        (BodyType(), "小五/五号", (pt(9), pt(10.5))),
        (ProcessColour(), "black", Colour(0, 0, 0, 100)),
        (ProcessColour(), "K20", Colour(0, 0, 0, 20)),
        (ProcessColour(), "C0 M100 Y100 K0", Colour(0, 100, 100, 0)),
        (ProcessColour(), "Y100 M100", Colour(0, 100, 100, 0)),
        (Percent(0, 10), "2%", 2.0),
        (Percent(0, 10), "0", 0.0),
        (Percent(-20, 100), "-1.5 %", -1.5),
        (Number(0, 1), ".5", 0.5),
        (Integer(1, 60, LINES), "3行", 3),
        (Integer(1, 60, LINES), "3", 3),
        (Boolean(), "true", True),
    ],
)
def test_value(kind: Word[object], typed: str, value: object) -> None:
    assert kind.parse(typed) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (MeasureKind(), ""), (MeasureKind(), "mm"), (MeasureKind(), "1.2.3mm"), (MeasureKind(), "9e9mm"),
        (MeasureKind(), "999999999mm"), (MeasureKind(), "1001字"), (MeasureKind(), "1٣mm"), (MeasureKind(), "nan"),
        (TypeSize(), "12"), (TypeSize(), "1in"), (TypeSize(), "0.5pt"), (TypeSize(), "九号"),
        (SheetSize(), "390 x 545"), (SheetSize(), "390mm"), (SheetSize(), "2001mm x 545mm"),
        (Margins(), ""), (Margins(), "1mm 2mm 3mm 4mm 5mm"), (Margins(), "1mm2mm"),
        (BodyType(), "3pt / 9pt"), (BodyType(), "9pt / 9pt / 9pt"), (BodyType(), "41pt / 50pt"),
        (ProcessColour(), ""), (ProcessColour(), "k20"), (ProcessColour(), "20"), (ProcessColour(), "C0 M0 Y0 K0 K0"),
        (Percent(0, 10), "11%"), (Percent(0, 10), "％"), (Number(0, 1), "1e-1"), (Number(0, 1), "inf"),
        (Integer(1, 24), "1_0"), (Integer(1, 24), "٣"), (Integer(1, 24), "3行"), (Boolean(), "True"),
    ],
)  # fmt: skip
def test_unfit_value(kind: Word[object], typed: str) -> None:
    with pytest.raises(UnfitError):
        kind.parse(typed)


def test_faces() -> None:
    declared = frozenset({"title"})
    for name in ("song", "hei", "kai", "fang", "song-900", "title", "title-700"):
        assert is_known_face(name, declared)
    for name in ("ming", "song-", "song-90", "song-9000", "headline", "Song"):
        assert not is_known_face(name, declared)


@pytest.mark.parametrize(
    ("text", "is_good"),
    [
        ("https://example.cn", True), ("HTTP://EXAMPLE.CN", True), ("mailto:a@b.cn", True), ("tel:023", True),
        ("weixin://dl", True), ("扫码关注", True), ("电话:123", True), ("TEL 1", True), ("ISBN: 978", True),
        ("注:example", True), ("时间 10:30", True), ("a：b", True),
        ("甲" * (MAX_BYTES // 3 - 1), True), ("x" * MAX_BYTES, True),
        ("ftp://example.cn", False), ("javascript:alert(1)", False), (" file:///etc/passwd", False),
        ("data:text/html,x", False), ("WIFI:S:x;;", False),
        ("甲" * (MAX_BYTES // 3), False), ("x" * (MAX_BYTES + 1), False),
    ],
)  # fmt: skip
def test_qr(text: str, is_good: bool, reading: Reading) -> None:
    photos = "        kind: photos\n        photos:\n          - {file: a.jpg}\n"
    loaded = reading(photos, f'        kind: masthead\n        qr: {{data: "{text}"}}\n')
    assert [one.code for one in loaded.diagnostics] == ([] if is_good else ["bad-value"])


def test_contract_issue(reading: Reading, folder: Path) -> None:
    """The small issue of the format's own page; what is not there is said, and the issue can still be used."""
    for name in ("photos/a.jpg", "photos/b.jpg", "copy/side.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("一段\n", encoding="utf-8")
    loaded = reading(whole=CONTRACT)
    told = [(one.code, one.span.line, one.span.column, one.page, one.block) for one in loaded.diagnostics]
    assert told == [
        ("refer-page", 41, 21, 1, "lead"),
        ("missing-file", 47, 20, 1, "heat"),
        ("refer-page", 53, 80, 1, "ear"),
    ]
    issue = loaded.issue
    assert issue is not None
    assert issue.paper.name.text == "山城法治报"
    assert {key: text.text for key, text in issue.paper.facts.items()} == {
        "publisher": "山城日报报业集团主管主办", "cn": "CN 50-0000", "postal": "77-00",
    }  # fmt: skip
    assert issue.dateline.date == datetime.date(2025, 7, 18)
    page = issue.pages[0]
    assert (page.number, page.sheet.columns, page.rows) == (1, 7, (12, 30, 30, None))
    assert page.sheet.gutter == Measure(2, "em")
    assert [cell.id for cell in page.dummy[3]] == ["heat", "heat", "heat", "heat", "lead", "brief", "brief"]
    assert page.dummy[3][5].span == ("issue.yaml", 22, 37)
    kinds = {name: (block.kind, type(block.content)) for name, block in page.blocks.items()}
    assert kinds == {
        "flag": ("masthead", Masthead), "lead": ("story", Story), "heat": ("photos", Photos),
        "side": ("sidebar", Story), "ear": ("refers", Refers), "brief": ("story", Story),
    }  # fmt: skip
    heat = page.blocks["heat"].content
    assert isinstance(heat, Photos)
    assert [photo.file.path is None for photo in heat.photos] == [False, False, True]
    assert heat.photos[0].focus == (0.4, 0.5)
    side = page.blocks["side"].content
    assert isinstance(side, Story)
    assert side.body is not None
    assert side.body.text.text == "一段\n"
    assert side.body.text.span == ("copy/side.md", 1, 1)
    assert loaded.sources["copy/side.md"] == "一段\n"
    assert page.blocks["lead"].span == ("issue.yaml", 28, 7)


EVERY_KEY = """\
format: 1
paper: {name: 报, english: E, site: example.cn, price: 1.50}
issue: {date: 2025-07-18, number: 0712, volume: NO, edition: 1:30}
sheet: {size: 四开, margins: 15mm, columns: 3, gutter: 2字, body: 小五 / 13pt, rules: false, facing: true}
styles: {main.banner: {face: song-900, size: 初号, width: 95%, colour: M100 Y100}, body: {indent: 2字, leading: 1}}
lexicon: [山城, 1433]
press: {standard: x4, condition: IFRA26, max_ink: 220, min_ppi: 200, bleed: 3mm, marks: true}
pages:
  - name: 要闻
    number: 5
    sheet: {columns: 2, rules: true}
    dummy: |
      a b
      c d
      . e
    folio: {editor: 甲, phone: 023}
    blocks:
      a:
        box: {rule: 0.5pt, tint: K10, inset: 1字}
        headline: {kicker: 引, main: 主, deck: 副, level: banner, span: 2, direction: vertical, side: right,
                   align: left, size: 62pt, box: rule}
        source: 本报
        byline: 记者 饶 果
        body: 正文
        columns: 1
        pull: 引语
        photos: [{file: a.jpg, columns: 1, lines: 12, place: top-right, caption: 图, credit: 摄, label: 资料,
                  focus: [0, 1], crop: [0, 0, 1, 0.5]}]
        jump: {to: 6}
        fit: {tracking: 2%, leading: 0, head: 10%, photo: 2行}
      b: {kind: masthead, logo: a.jpg, motto: 训, show: [date, lunar], qr: {data: x, label: y, size: 5行}}
      c: {kind: masthead, part: ear, title: 题, text: 文, logo: a.jpg, show: [pages, site]}
      d: {kind: ad, file: a.jpg, advertiser: 商, marked: true}
      e: {kind: refers, title: 导读, items: [{kicker: 引, head: 题, text: 文, page: 6}]}
  - number: 6
    dummy: f f g
    rows: [40]
    folio: none
    blocks:
      f: {kind: text, body: 正文, from: 5/a}
      g: {kind: photos, photos: [{file: a.jpg}], arrange: mosaic, title: 题, body: 文, caption: 图, credit: 摄}
"""


def test_rows_that_are_auto_are_all_auto(reading: Reading) -> None:
    typed = EVERY_KEY.replace("    blocks:", "    rows: auto\n    blocks:", 1)
    assert typed != EVERY_KEY
    issue = reading(whole=typed).issue
    assert issue is not None
    assert issue.pages[0].rows == (None, None, None)


def test_every_key(reading: Reading) -> None:
    loaded = reading(whole=EVERY_KEY)
    assert loaded.diagnostics == ()
    issue = loaded.issue
    assert issue is not None
    assert issue.styles["main.banner"].face == "song-900"
    assert issue.styles["main.banner"].colour == Colour(0, 100, 100, 0)
    assert issue.lexicon == ("山城", "1433")
    assert issue.press[:2] == ("x4", "IFRA26")
    first, second = issue.pages
    assert (first.sheet.columns, first.sheet.rules, first.sheet.facing, first.sheet.body) == (2, True, True, pt(9))
    assert (second.sheet.columns, second.sheet.rules) == (3, False)
    assert first.rows == (None, None, None)
    assert first.folio is not None
    assert first.folio.phone is not None
    assert first.folio.phone.text == "023"
    assert second.folio is None
    assert first.dummy[2][0].id == "."
    story = first.blocks["a"].content
    assert isinstance(story, Story)
    assert story.headline is not None
    assert story.headline.cover == 2
    assert story.headline.box == Box("rule", None, None, None, Span("issue.yaml", 21, 50))
    assert story.fit is not None
    assert story.fit[:4] == (2.0, 0.0, 10.0, Measure(2, "lines"))
    assert story.jump is not None
    box = first.blocks["a"].box
    assert box is not None
    assert (box.style, box.rule, box.tint) == ("rule", pt(0.5), Colour(0, 0, 0, 10))
    ear = first.blocks["c"].content
    assert isinstance(ear, Ear)
    assert ear.show == ("pages", "site")
    assert isinstance(first.blocks["d"].content, Ad)
    thread = second.blocks["f"].content
    assert isinstance(thread, Story)
    assert thread.origin is not None
    assert (thread.origin.page, thread.origin.block) == (5, "a")


def test_all_mistakes_in_one_run(reading: Reading) -> None:
    loaded = reading(
        "name: 山城法治报", "nane: 报", "columns: 3", "columns: x", "date: 2025-07-18", "date: today",
        "kind: photos", "kind: photos\n        byline: 记者", "{file: a.jpg}", "{file: ../a.jpg}",
        "      lead lead heat\n      lead lead heat\n", "      lead lead\n      lead lead heat\n",
    )  # fmt: skip
    assert loaded.issue is None
    assert [(one.code, one.span.line) for one in loaded.diagnostics] == [
        ("unknown-key", 3), ("bad-value", 5), ("bad-value", 7), ("dummy", 12), ("unknown-key", 20),
        ("outside-folder", 22),
    ]  # fmt: skip


def test_threads_between_pages(reading: Reading) -> None:
    """A jump and its continuation name each other, one to one."""
    for old, new, told in (
        ("from: 5/a", "from: 5/b", ["no block of page 6 goes on", "`5/b` does not jump"]),
        ("jump: {to: 6}", "jump: {to: 5}", ["no block of page 5 goes on", "`5/a` does not jump"]),
        ("dummy: f f g", "dummy: f h g", ["another block of this page goes on"]),
    ):
        text = EVERY_KEY.replace(old, new)
        if "h g" in new:
            text += "      h: {kind: text, body: 文, from: 5/a}\n"
        loaded = reading(whole=text)
        assert loaded.issue is not None
        assert {one.code for one in loaded.diagnostics} == {"refer-page"}
        assert len(loaded.diagnostics) == len(told)
        for one, part in zip(loaded.diagnostics, told, strict=True):
            assert part in one.message


SPOT = "styles: {main: {colour: {spot: 专红, alternate: C0 M95 Y85 K10}}}\npages:\n"


def test_a_spot_colour_is_a_name_with_what_stands_in_for_it(reading: Reading) -> None:
    issue = reading("pages:\n", SPOT).issue
    assert issue is not None
    assert issue.styles["main"].colour == Colour(0, 95, 85, 10, "专红")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("专红,", "All,"),
        ("专红,", '"",'),
        ("专红,", f"{'红' * 40},"),
        (", alternate: C0 M95 Y85 K10", ""),
        ("C0 M95 Y85 K10", "R255"),
        ("K10}", "K10, tint: 120%}"),
        ("K10}}", "K10}}, deck: {colour: {spot: 专红, alternate: M100}}"),
    ],
)
def test_a_spot_colour_that_is_none(reading: Reading, old: str, new: str) -> None:
    found = reading("pages:\n", SPOT.replace(old, new)).diagnostics
    assert [one.code for one in found] == ["bad-value"]
