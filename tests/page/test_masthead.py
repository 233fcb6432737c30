"""Mastheads and ears of every size: all that they show stands in their area, in order, and nothing on anything."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from layout import compose
from layout.display import Fill, GlyphRun
from layout.edition import Edition
from layout.geometry import Rect
from layout.page.facts import fact
from layout.paint.pdf import paint
from layout.proofread import proofread
from layout.source import load

from .pages import HEAD, composed, composed_with, typed

MASTHEAD = 'kind: masthead, motto: 服务百姓, qr: {data: "https://a.example.cn", label: 扫码看报}'
FACTS = ("今日1版",)


def page(folder: Path, columns: int, lines: int, keys: str = MASTHEAD, ear: str = "") -> Edition:
    """A masthead over so many of seven columns, an ear in the others."""
    top = " ".join(["m"] * columns + ["e"] * (7 - columns))
    other = f"      e: {{kind: masthead, part: ear{ear}}}\n" if columns < 7 else ""
    text = (
        f"pages:\n  - folio: none\n    dummy: |\n      {top}\n      {' t' * 7}\n    rows: [{lines}, auto]\n"
        f"    blocks:\n      m: {{{keys}}}\n{other}      t: {{kind: text, body: 正文。}}\n"
    )
    return composed(folder, text)


def boxes(edition: Edition) -> list[Rect]:
    """The em boxes of the glyph runs of masthead and ear, and the squares of their codes."""
    made = []
    for item in edition.pages[0].page.items:
        if isinstance(item, GlyphRun) and item.text not in ("正文。",) and item.text.strip():
            top = item.at.y - round(item.size * 0.8)
            across = round(item.size * item.width * 0.9)
            made.append(Rect(item.at.x, top, item.at.x + item.xs[-1] + across, item.at.y))
        elif isinstance(item, Fill) and len(item.rects) > 50:
            edges = [*zip(*item.rects, strict=True)]
            made.append(Rect(min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])))
    return made


def wrong(edition: Edition) -> list[str]:
    return [found.code for found in edition.diagnostics if found.code != "underset"]


@pytest.mark.parametrize("lines", [8, 12, 16, 25])
@pytest.mark.parametrize("columns", [3, 4, 5, 7])
def test_a_masthead_holds_all_that_it_shows(columns: int, lines: int, tmp_path: Path) -> None:
    edition = page(tmp_path, columns, lines)
    assert wrong(edition) == []
    said = typed(edition, 0)
    for words in ("山城法治报", "服务百姓", "扫码看报", "18", *FACTS):
        assert words in said
    areas = [own.area for own in edition.pages[0].blocks[:2]]
    placed = boxes(edition)
    assert sum(rect.width == rect.height for rect in placed if rect.width > 40 * 65536) == 1
    for rect in placed:
        assert any(area[0].x <= rect.x0 and rect.x1 <= area[2].x + 65536 and rect.y1 <= area[2].y for area in areas)
    for one, other in combinations(placed, 2):
        assert one.x1 <= other.x0 or other.x1 <= one.x0 or one.y1 <= other.y0 or other.y1 <= one.y0


def test_a_tall_narrow_masthead_stands_upright(tmp_path: Path) -> None:
    text = (
        "pages:\n  - folio: none\n    dummy: |\n      m t t t t t t\n      t t t t t t t\n    rows: [50, auto]\n"
        f"    blocks:\n      m: {{{MASTHEAD}}}\n      t: {{kind: text, body: 正文。}}\n"
    )
    edition = composed(tmp_path, text)
    assert wrong(edition) == []
    name = [item for item in edition.pages[0].page.items if isinstance(item, GlyphRun) and item.text in "山城法治报"]
    assert len(name) == 5
    assert [run.at.y for run in name] == sorted(run.at.y for run in name)
    assert max(run.at.x for run in name) - min(run.at.x for run in name) < name[0].size // 4


def test_show_says_which_facts_in_order(tmp_path: Path) -> None:
    edition = page(tmp_path, 5, 13, "kind: masthead, show: [pages, date, weekday]")
    assert "今日1版2025年7月18日星期五" in typed(edition, 0)
    assert "18星期五" not in typed(edition, 0).replace("月18日星期五", "")
    assert FACTS[0] not in typed(page(tmp_path, 7, 13, "kind: masthead, show: []"), 0)


@pytest.mark.parametrize("issn", ["1000-0000", "ISSN 1000-0000"])
def test_a_fact_typed_with_its_label_has_it_once(issn: str, tmp_path: Path) -> None:
    page(tmp_path, 7, 13, "kind: masthead, show: [issn]")
    written = tmp_path / "issue.yaml"
    text = written.read_text(encoding="utf-8").replace("{name: 山城法治报}", f"{{name: 山城法治报, issn: {issn}}}")
    written.write_text(text, encoding="utf-8")
    issue = load(str(written)).issue
    assert issue is not None
    shown = fact(issue, "issn")
    assert shown is not None
    assert shown.text == "ISSN 1000-0000"


def test_a_logo_stands_in_the_place_of_the_name(tmp_path: Path) -> None:
    Image.new("L", (400, 100), 90).save(tmp_path / "logo.png")
    edition = page(tmp_path, 5, 13, "kind: masthead, logo: logo.png")
    assert "山城法治报" not in typed(edition, 0)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("", "今日1版"),
        (", title: 读者热线, text: 有事请拨打96110。", "读者热线有事请拨打96110。"),
        (', title: 扫码, text: 有事请说。, qr: {data: "https://a.example.cn", label: 读者热线}', "读者热线"),
        (", show: [weekday, date]", "星期五2025年7月18日"),
        (", title: 协办, logo: logo.png", "协办"),
    ],
)
@pytest.mark.parametrize("columns", [5, 3])
def test_an_ear_holds_what_it_is_given(keys: str, words: str, columns: int, tmp_path: Path) -> None:
    Image.new("L", (400, 100), 90).save(tmp_path / "logo.png")
    edition = page(tmp_path, columns, 12, ear=keys)
    assert wrong(edition) == []
    assert words in typed(edition, 0)


def test_the_facts_of_a_roomy_ear_grow_no_further_than_their_lines(tmp_path: Path) -> None:
    text = (
        "sheet: {size: 200mm x 200mm, margins: 10mm, columns: 4, body: 10pt / 15pt}\n"
        "pages:\n  - folio: none\n    dummy: |\n      m m m e\n    blocks:\n"
        "      m: {kind: masthead, show: []}\n      e: {kind: masthead, part: ear, show: [date, weekday]}\n"
    )
    runs = [item for item in composed(tmp_path, text).pages[0].page.items if isinstance(item, GlyphRun)]
    ear = [run for run in runs if run.at.x > 150 * 65536 * 72 // 25.4]
    rows = ["".join(run.text for run in ear if run.at.y == y) for y in sorted({run.at.y for run in ear})]
    assert rows == ["2025年7月18日", "星期五"]


def test_an_ear_that_is_too_small_says_so(tmp_path: Path) -> None:
    edition = page(tmp_path, 5, 8, ear=f", box: rule, text: {'很长的话。' * 60}")
    assert "overset" in wrong(edition)


def test_a_day_wider_than_the_area_is_told_not_set(tmp_path: Path) -> None:
    text = (
        "sheet: {size: 110mm x 120mm, margins: 10mm, columns: 4}\n"
        "pages:\n  - folio: none\n    dummy: t t t m\n"
        "    blocks: {m: {kind: masthead}, t: {body: 一则消息。}}\n"
    )
    edition = composed(tmp_path, text)
    assert "农历" not in typed(edition, 0)
    assert "m: its area is too small for the date" in [one.message for one in edition.diagnostics]


@pytest.mark.parametrize("lines", [8, 14])
def test_a_code_larger_than_its_ear_gets_the_room_there_is_and_says_so(lines: int, tmp_path: Path) -> None:
    code = ', text: 服务百姓, qr: {data: "https://a.example.cn", label: 扫码, size: 80mm}'
    edition = page(tmp_path, 4, lines, ear=code)
    told = [one.message for one in edition.diagnostics if one.code == "head-squeezed"]
    assert len(told) == 1
    assert told[0].startswith("e: its QR code asks for 80 mm, and there is room for ")
    corners = edition.pages[0].blocks[1].area
    codes = [item for item in edition.pages[0].page.items if isinstance(item, Fill) and len(item.rects) > 50]
    assert all(rect.y1 <= max(at.y for at in corners) for code in codes for rect in code.rects)


@pytest.mark.parametrize("typed_so", ['""', '" "'])
def test_an_empty_fact_shows_nothing_not_even_its_label(typed_so: str, tmp_path: Path) -> None:
    page(tmp_path, 7, 13, "kind: masthead, show: [phone, number]")
    text = (tmp_path / "issue.yaml").read_text(encoding="utf-8")
    text = text.replace("{name: 山城法治报}", f"{{name: 山城法治报, phone: {typed_so}}}")
    text = text.replace("{date: 2025-07-18}", f"{{date: 2025-07-18, number: {typed_so}}}")
    (tmp_path / "empty.yaml").write_text(text, encoding="utf-8")
    issue = load(str(tmp_path / "empty.yaml")).issue
    assert issue is not None
    assert fact(issue, "phone") is fact(issue, "number") is None


@pytest.mark.parametrize(("columns", "lines"), [(7, 12), (1, 60)], ids=["across", "down"])
def test_a_name_longer_than_any_place_is_told_not_set(
    columns: int, lines: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At its smallest it would run off the page."""
    monkeypatch.setattr("tests.page.pages.HEAD", HEAD.replace("山城法治报", "长" * 2000))
    edition = page(tmp_path, columns, lines, "kind: masthead")
    assert "m: its area is too small for the name of the paper" in [one.message for one in edition.diagnostics]
    assert "长长" not in typed(edition, 0)


def test_a_motto_keeps_clear_of_the_tails_of_a_latin_name(tmp_path: Path) -> None:
    page(tmp_path, 7, 16)
    text = (tmp_path / "issue.yaml").read_text(encoding="utf-8").replace("山城法治报", "Shangcheng Paper")
    (tmp_path / "latin.yaml").write_text(text, encoding="utf-8")
    issue = load(str(tmp_path / "latin.yaml")).issue
    assert issue is not None
    _, _, book = composed_with(tmp_path, text.split("2025-07-18}\n", 1)[1])
    runs = [item for item in compose(issue, book).pages[0].page.items if isinstance(item, GlyphRun)]
    name = max(runs, key=lambda run: run.size)
    motto = next(run for run in runs if run.text == "服务百姓")
    foot = name.at.y - name.face.ink(name.face.gid("p")).bottom * name.size // name.face.upem
    assert foot <= motto.at.y - round(motto.size * 0.8)


@pytest.mark.parametrize("lines", [8, 12, 16])
def test_a_name_keeps_clear_of_the_facts_with_its_tails(
    lines: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing else stands under it: a comma of a name as large as its place went through the rule over the facts."""
    monkeypatch.setattr("tests.page.pages.HEAD", HEAD.replace("山城法治报}", "，。！？, price: 1元}"))
    edition = page(tmp_path, 7, lines, "kind: masthead, show: [price]")
    runs = [item for item in edition.pages[0].page.items if isinstance(item, GlyphRun)]
    facts = next(run for run in runs if "1元" in run.text)
    name = max(runs, key=lambda run: run.size)
    foot = name.at.y - min(name.face.ink(gid).bottom for gid in name.gids) * name.size // name.face.upem
    assert name.size > 2 * facts.size
    assert foot <= facts.at.y - facts.size


@pytest.mark.parametrize("logo", [True, False])
def test_a_motto_that_leaves_no_room_for_the_name_is_told_not_set(logo: bool, tmp_path: Path) -> None:
    Image.new("L", (400, 100), 90).save(tmp_path / "logo.png")
    keys = f"kind: masthead, {'logo: logo.png, ' if logo else ''}show: [], motto: {'服务百姓' * 20}"
    edition = page(tmp_path, 3, 6, keys)
    assert "m: its area is too small for the motto" in [one.message for one in edition.diagnostics]
    assert "m: its area is too small for the name of the paper" not in [one.message for one in edition.diagnostics]
    assert "服务" not in typed(edition, 0)
    assert ("山城法治报" in typed(edition, 0)) is not logo


def test_a_fact_wider_than_the_masthead_is_told_not_set(tmp_path: Path) -> None:
    page(tmp_path, 3, 12, "kind: masthead, show: [publisher, cn]")
    text = (tmp_path / "issue.yaml").read_text(encoding="utf-8")
    long = text.replace(
        "{name: 山城法治报}", f"{{name: 山城法治报, cn: 50-0000, publisher: {'山城日报报业集团' * 20}}}"
    )
    (tmp_path / "long.yaml").write_text(long, encoding="utf-8")
    issue = load(str(tmp_path / "long.yaml")).issue
    assert issue is not None
    _, _, book = composed_with(tmp_path, text.split("2025-07-18}\n", 1)[1])
    edition = compose(issue, book)
    assert "m: its area is too small for its facts" in [one.message for one in edition.diagnostics]
    assert "山城日报" not in typed(edition, 0)
    assert "50-0000" in typed(edition, 0)


@pytest.mark.parametrize(
    ("keys", "found"),
    [(', text: "\\u200b\\ufeff"', {"invisible-character"}), (', title: " / "', set())],
    ids=["nothing", "only a break"],
)
def test_an_ear_of_nothing_that_can_be_seen_shows_the_pages(keys: str, found: set[str], tmp_path: Path) -> None:
    edition = page(tmp_path, 5, 12, ear=keys)
    assert set(wrong(edition)) == found
    assert typed(edition, 0).count("今日1版") == 2
    issue = load(str(tmp_path / "issue.yaml")).issue
    assert issue is not None
    assert proofread(paint((edition.pages[0].page,), "test"), issue, edition) == []


def test_a_label_that_an_ear_has_no_room_for_is_told_once(tmp_path: Path) -> None:
    """It is no fault of the engine that the end of it is not in the PDF."""
    label = "（" + "啊" * 60
    edition = page(tmp_path, 5, 6, ear=f', qr: {{data: "tel:96110", label: {label}}}, show: [number]')
    assert "overset" in wrong(edition)
    issue = load(str(tmp_path / "issue.yaml")).issue
    assert issue is not None
    assert proofread(paint((edition.pages[0].page,), ""), issue, edition) == []
