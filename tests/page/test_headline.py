"""Heads as a sub-editor would set them: where they break, how they fill their measure, and what is said where not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layout.diagnostics import Diagnostic
from layout.edition import Edition, HeadAccount
from layout.geometry import PT

from .pages import composed, texts

LEVELS = {1: "third", 2: "second", 3: "lead", 5: "banner"}
"""Columns that a head stands over, of five on a broadsheet, and its rank."""

SET = {
    # read by eye in the proof, then written down: the lines over 1, 2, 3 and 5 columns
    "全市法院上半年审结案件12.6万件": (
        "全市法院上半年/审结案件12.6万件",
        "全市法院上半年/审结案件12.6万件",
        "全市法院上半年/审结案件12.6万件",
        "全市法院上半年审结案件12.6万件",
    ),
    "新修订的《治安管理处罚法》明年起施行": (
        "新修订的/《治安管理处罚法》/明年起施行",
        "新修订的《治安管理处罚法》/明年起施行",
        "新修订的《治安管理处罚法》/明年起施行",
        "新修订的《治安管理处罚法》明年起施行",
    ),
    "本报记者刘雨桐探访深山里的马背法庭": (
        "本报记者刘雨桐探访/深山里的马背法庭",
        "本报记者刘雨桐探访/深山里的马背法庭",
        "本报记者刘雨桐探访/深山里的马背法庭",
        "本报记者刘雨桐探访深山里的马背法庭",
    ),
    "守护好老百姓的“钱袋子”": (
        "守护好老百姓的/“钱袋子”",
        "守护好老百姓的“钱袋子”",
        "守护好老百姓的“钱袋子”",
        "守护好老百姓的“钱袋子”",
    ),
    "AI写的小说有没有著作权 法院这样判": (
        "AI写的小说/有没有著作权/法院这样判",
        "AI写的小说有没有著作权/法院这样判",
        "AI写的小说/有没有著作权/法院这样判",
        "AI写的小说有没有著作权 法院这样判",
    ),
    "未成年人保护热线24小时值守": (
        "未成年人保护热线/24小时值守",
        "未成年人保护热线24小时值守",
        "未成年人保护热线/24小时值守",
        "未成年人保护热线24小时值守",
    ),
    "检察官走进校园开展普法宣传": (
        "检察官走进校园/开展普法宣传",
        "检察官走进校园开展普法宣传",
        "检察官走进校园/开展普法宣传",
        "检察官走进校园开展普法宣传",
    ),
    "一座桥、两座城、三代人的乡愁": (
        "一座桥、两座城、/三代人的乡愁",
        "一座桥、两座城、三代人的乡愁",
        "一座桥、两座城、/三代人的乡愁",
        "一座桥、两座城、三代人的乡愁",
    ),
    "市检察院：依法严惩电信网络诈骗犯罪": (
        "市检察院：依法严惩/电信网络诈骗犯罪",
        "市检察院：依法严惩/电信网络诈骗犯罪",
        "市检察院：依法严惩/电信网络诈骗犯罪",
        "市检察院：依法严惩电信网络诈骗犯罪",
    ),
    "GDP增速重回西部第一方阵": (
        "GDP增速重回/西部第一方阵",
        "GDP增速重回西部第一方阵",
        "GDP增速重回西部第一方阵",
        "GDP增速重回西部第一方阵",
    ),
    "爱心接力三十年——一个村庄和一所小学的故事": (
        "爱心接力三十年——/一个村庄/和一所小学的故事",
        "爱心接力三十年——/一个村庄和一所小学的故事",
        "爱心接力三十年——/一个村庄和一所小学的故事",
        "爱心接力三十年——/一个村庄和一所小学的故事",
    ),
    "从“办成一件事”到“办好一类事” 山城政务服务再提速": (
        "从“办成一件事”/到“办好一类事”/山城政务服务再提速",
        "从“办成一件事”到“办好一类事”/山城政务服务再提速",
        "从“办成一件事”到“办好一类事”/山城政务服务再提速",
        "从“办成一件事”到“办好一类事”/山城政务服务再提速",
    ),
}


def page(folder: Path, headline: str | list[str], columns: int, lexicon: str = "") -> Edition:
    """A head over some columns of a broadsheet, or one on each of some pages; heads in YAML."""
    text = f"lexicon: [{lexicon}]\nsheet: {{columns: 5, margins: 15mm, size: 390mm x 545mm}}\npages:\n"
    for number, main in enumerate([headline] if isinstance(headline, str) else headline):
        own, beside = f"a{number}", f"b{number}"
        text += f"  - name: 版\n    dummy: |\n      {f'{own} ' * columns}{f'{beside} ' * (5 - columns)}\n    blocks:\n"
        text += f"      {own}: {{headline: {{{main}}}, body: 正文一行。}}\n"
        text += f"      {beside}: {{kind: text, body: 正文。}}\n" if columns < 5 else ""
    return composed(folder, text)


def head(edition: Edition, number: int = 0) -> HeadAccount:
    """The account of the head of a page."""
    found = next(block.headline for block in edition.pages[number].blocks if block.id.startswith("a"))
    assert found is not None
    return found


def said(edition: Edition) -> list[Diagnostic]:
    """What was said of heads."""
    return [found for found in edition.diagnostics if found.code.startswith("head")]


@pytest.mark.parametrize(("place", "columns"), list(enumerate(LEVELS)))
def test_heads_are_set_as_a_sub_editor_would(tmp_path: Path, place: int, columns: int) -> None:
    heads = [f"main: '{text}', level: {LEVELS[columns]}" for text in SET]
    edition = page(tmp_path, heads, columns)
    made = {text: head(edition, number) for number, text in enumerate(SET)}
    assert {text: "/".join(own.lines) for text, own in made.items()} == {text: SET[text][place] for text in SET}
    assert all(0.92 <= own.width <= 1.08 for own in made.values())
    assert not said(edition)


def test_a_head_takes_the_largest_size_that_its_measure_allows(tmp_path: Path) -> None:
    sizes = [head(page(tmp_path, f"main: {'法' * count}, level: banner", 5)).size for count in range(12, 18)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 76 * PT


LONG = "关于进一步规范全市各级行政机关涉企行政执法检查工作切实优化营商环境若干问题的指导意见正式公布施行"


@pytest.mark.parametrize(
    "lines",
    [
        ["进一步规范全市各级行政机关", "执法检查"],
        ["执法检查", "进一步规范全市各级行政机关涉企"],
        ["进一步规范全市各级行政机关", "涉企行政执法检查工作实施意见"],
        [LONG],
    ],
    ids=["first", "second", "both", "untyped"],
)
def test_cutting_as_many_characters_as_said_is_enough(tmp_path: Path, lines: list[str]) -> None:
    squeezed = page(tmp_path, f"main: {' / '.join(lines)}, level: third", 1)
    found = [one for one in said(squeezed) if one.code == "head-squeezed"]
    assert len(found) == 1
    total = re.match(r"cut (\d+) characters \((.*)\),", found[0].hint)
    assert total
    cuts = {line: int(count) for count, line in re.findall(r"(\d+) from ([^,]+)", total[2])}
    assert sum(cuts.values()) == int(total[1])
    kept = [line[: len(line) - cuts.get(line, 0)] for line in head(squeezed).lines]
    assert not said(page(tmp_path, f"main: {' / '.join(kept)}, level: third", 1))
    longest = max(cuts, key=lambda line: cuts[line])
    almost = [line[: len(line) - cuts.get(line, 0) + (line == longest)] for line in head(squeezed).lines]
    assert said(page(tmp_path, f"main: {' / '.join(almost)}, level: third", 1))


def test_a_head_breaks_inside_a_word_only_where_nothing_else_fits_and_says_so(tmp_path: Path) -> None:
    name = "山城高新技术产业开发区管理委员会"
    edition = page(tmp_path, f"main: {name}, level: third", 1, name)
    (found,) = said(edition)
    assert found.code == "head-breaks-word"
    above, below = re.search(r"(\S+) / (\S+)", found.message).groups()  # type: ignore[union-attr]
    assert above + below in name
    assert found.span is not None
    assert not said(page(tmp_path, f"main: {name}, level: third", 2, name))


@pytest.mark.parametrize(
    ("main", "warned"),
    [
        ("山城长 / 安网上线", True),
        ("山城长安网 / 今日上线", False),
        ("返还资金2.45 / 亿元", True),
        ("返还资金 / 2.45亿元", False),
        ("今年第3 / 次开庭", True),
        ("从2020 / 30人落网", False),
        ("守护“钱 / 袋子”", False),
    ],
)
def test_a_typed_break_inside_a_name_or_a_figure_is_kept_and_said(tmp_path: Path, main: str, warned: bool) -> None:
    edition = page(tmp_path, f"main: {main}, level: third", 2, "山城长安网")
    assert list(head(edition).lines) == main.split(" / ")
    assert [found.code for found in said(edition)] == ["head-breaks-word"] * warned


def test_kicker_and_deck_break_between_words_and_even(tmp_path: Path) -> None:
    kicker = "今年以来全市政法机关坚持问题导向持续推进专项整治"
    deck = "前三季度化解矛盾纠纷12.6万件，同比增长8.3%，一站式解纷中心覆盖全部区县"
    edition = page(tmp_path, f"main: 平安答卷, kicker: {kicker}, deck: '{deck}', level: third", 1)
    lines: dict[int, str] = {}
    for run in texts(edition, 0):
        lines[run.at.y] = lines.get(run.at.y, "") + run.text
    assert [line for line in lines.values() if line in kicker] == [
        "今年以来全市政法机关坚持",
        "问题导向持续推进专项整治",
    ]
    of_deck = [line for line in lines.values() if line and line in deck]
    assert len(of_deck) >= 2
    assert of_deck[0].endswith("，"), of_deck
    assert max(map(len, of_deck)) <= 2 * min(map(len, of_deck))


def test_kicker_and_deck_of_a_brief_stand_at_its_left_edge(tmp_path: Path) -> None:
    edition = page(tmp_path, "kicker: 全国首例, main: AI换脸案宣判, deck: 判赔三万元, level: brief", 2)
    starts = {run.text[0]: run.at.x for run in texts(edition, 0) if run.text[0] in "全A判"}
    assert len(starts) == 3
    assert max(starts.values()) - min(starts.values()) < PT


def test_a_head_breaks_at_its_space_rather_than_behind_it(tmp_path: Path) -> None:
    edition = page(tmp_path, "main: 声呐设备上岗 夏夜严查“炸街”车辆, level: third", 1)
    assert head(edition).lines == ("声呐设备上岗", "夏夜严查“炸街”车辆")


def test_a_head_is_never_smaller_than_the_copy(tmp_path: Path) -> None:
    """It takes more lines instead, and says so in few words; where they find no room it is an error."""
    text = LONG * 3
    edition = page(tmp_path, f"main: {text}, level: third", 1)
    assert "".join(head(edition).lines) == text, "nothing is lost"
    assert head(edition).size == 9.5 * PT
    (found,) = said(edition)
    assert found.message == f"the head is squeezed to 9.5 pt, the size of the copy, in {len(head(edition).lines)} lines"
    cut = int(re.findall(r"cut about (\d+) characters", found.hint)[0])
    assert head(page(tmp_path, f"main: {text[:-cut]}, level: third", 1)).size > 9.5 * PT
    lost = page(tmp_path, f"main: {text * 40}, level: third", 1)
    assert "a0: its head does not fit its area" in [one.message for one in lost.diagnostics if one.code == "overset"]
    asked = page(tmp_path, f"main: {LONG}, level: third, size: 7pt", 1)
    assert head(asked).size == 7 * PT, "unless the issue asks for it"


def test_an_upright_head_is_never_smaller_than_the_copy(tmp_path: Path) -> None:
    short = page(tmp_path, "main: 江上航线四十年, direction: vertical, level: third", 2)
    assert head(short).size > 9.5 * PT
    long = page(tmp_path, f"main: {LONG * 9}, direction: vertical, level: third", 2)
    assert long.pages[0].blocks[0].headline is None
    assert "a0: its head does not fit its area" in [one.message for one in long.diagnostics if one.code == "overset"]


@pytest.mark.parametrize("inset", ["4mm", "1cm", "2cm", "5cm"])
def test_a_head_whose_box_leaves_it_no_measure_is_told_not_set(inset: str, tmp_path: Path) -> None:
    edition = composed(
        tmp_path,
        "sheet: {size: 110mm x 120mm, columns: 4, margins: 10mm}\npages:\n  - dummy: a a b b\n    blocks:\n"
        "      b: {body: 正文。}\n"
        f"      a: {{headline: {{main: 一行长题目, box: {{inset: {inset}}}}}, body: 正文。}}\n",
    )
    told = [found.message for found in edition.diagnostics if found.code == "overset"]
    assert ("a: its head does not fit its area" in told) == (inset == "5cm")
    assert ("一行长题目" in "".join(run.text for run in texts(edition, 0))) == (inset != "5cm")


def test_a_head_in_an_area_without_a_line_for_it_is_told(tmp_path: Path) -> None:
    """One column over an area none of whose lines has the whole width."""
    edition = composed(
        tmp_path,
        "sheet: {size: 四开, columns: 5}\npages:\n  - dummy: |\n      b b a a c\n      a a a d d\n    rows: [6, 9]\n"
        "    blocks:\n      b: {body: 正文。}\n      c: {body: 正文。}\n      d: {body: 正文。}\n"
        "      a: {columns: 1, headline: 一行长题目, body: 一句正文。}\n",
    )
    told = [found.message for found in edition.diagnostics if found.block == "a" and found.code == "overset"]
    assert told == ["a: 5 characters (1 line) do not fit", "a: its head does not fit its area"]
