"""Copy -> paragraphs: what is markup, what is copy, and where each character stands in the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from layout.issue import Text
from layout.markup import INVISIBLE, PLAIN, SECOND, STRONG, Paragraph, Strand, count, invisible, parse, part, plain

PROFILE = settings(deadline=None, max_examples=300, derandomize=True)


def text(copy: str) -> Text:
    """Copy from line 3, column 5 on, as a block of an issue file stands."""
    places = [(0, 3, 5)]
    for row in copy.split("\n")[:-1]:
        places.append((places[-1][0] + len(row) + 1, places[-1][1] + 1, 5))
    return Text(copy, "issue.yaml", tuple(places))


def only(copy: str) -> Strand:
    """The strand of the only paragraph."""
    (paragraph,) = parse(text(copy))
    (strand,) = paragraph.strands
    return strand


def voiced(strand: Strand) -> list[tuple[str, str]]:
    """The runs of one voice."""
    runs: list[tuple[str, str]] = []
    for character, voice in zip(strand.text, strand.voices, strict=True):
        if runs and runs[-1][0] == voice:
            runs[-1] = (voice, runs[-1][1] + character)
        else:
            runs.append((voice, character))
    return runs


@pytest.mark.parametrize(
    ("copy", "runs"),
    [
        ("**本报讯** 山城", [(STRONG, "本报讯"), (PLAIN, " 山城")]),
        ("**“五级”**预警", [(STRONG, "“五级”"), (PLAIN, "预警")]),
        ("劝阻**（新）**行动", [(PLAIN, "劝阻"), (STRONG, "（新）"), (PLAIN, "行动")]),
        ("*楷*体", [(SECOND, "楷"), (PLAIN, "体")]),
        ("**黑*楷*黑**", [(STRONG, "黑"), (SECOND, "楷"), (STRONG, "黑")]),
        ("3*5=15，2 * 4=8", [(PLAIN, "3*5=15，2 * 4=8")]),
        ("**没有结尾", [(PLAIN, "**没有结尾")]),
        ("****", [(PLAIN, "****")]),
        ("** 空格**", [(PLAIN, "** 空格**")]),
        ("**两行\n一段**", [(STRONG, "两行\n一段")]),
        ("{山城|shānchéng}", [(PLAIN, "山城")]),
        ("{山城}|a", [(PLAIN, "{山城}|a")]),
        ("1. 一 # < & _下划线_ `码` [a](b)", [(PLAIN, "1. 一 # < & _下划线_ `码` [a](b)")]),
        ("##无空格", [(PLAIN, "##无空格")]),
        ("山\u200b城\u202e", [(PLAIN, "山城")]),
        ("葛\ufe00市", [(PLAIN, "葛\ufe00市")]),
    ],
)
def test_voices(copy: str, runs: list[tuple[str, str]]) -> None:
    assert voiced(only(copy)) == runs


def test_paragraphs_and_their_kinds() -> None:
    copy = "## 一\n## 二\n甲\n乙\n\n\n丙\n> 丁\n> 戊\n己\n\n## 三"
    found = [(paragraph.kind, [strand.text for strand in paragraph.strands]) for paragraph in parse(text(copy))]
    assert found == [
        ("crosshead", ["一", "二"]),
        ("body", ["甲\n乙"]),
        ("body", ["丙"]),
        ("pull", ["丁\n戊"]),
        ("body", ["己"]),
        ("crosshead", ["三"]),
    ]


def test_lines_of_a_pull_quote_are_joined_by_the_line_break() -> None:
    """Not by the space behind `>`, which would be half an em in a quote."""
    (paragraph,) = parse(text("> 山城\n> 平安"))
    strand = paragraph.strands[0]
    assert strand.text == "山城\n平安"
    assert strand.places == (2, 3, 4, 7, 8)


def test_a_ruby_knows_its_characters() -> None:
    (paragraph,) = parse(text("**到{山城|shānchéng}去**"))
    (ruby,) = paragraph.rubies
    assert (paragraph.strands[0].text[ruby.start : ruby.end], ruby.text) == ("山城", "shānchéng")


def test_a_character_knows_its_line_and_column() -> None:
    strand = only("**甲**乙\n丙*丁*")
    spans = {
        character: strand.source.at(place)[1:] for character, place in zip(strand.text, strand.places, strict=True)
    }
    assert spans == {"甲": (3, 7), "乙": (3, 10), "\n": (3, 11), "丙": (4, 5), "丁": (4, 7)}


def test_plain_text_has_no_markup() -> None:
    strand = plain(text("**甲**\ufeff / {乙|b}"))
    assert strand.text == "**甲** / {乙|b}"
    assert part(strand, 2, 3).text == "甲"
    assert part(strand, 2, 3).places == (2,)


def test_counting_leaves_white_space_out() -> None:
    assert count(" 山 城\u3000\n讯") == 3


anything = st.text(max_size=200) | st.lists(
    st.sampled_from(
        ["*", "**", "{", "|", "}", "\n", "\n\n", "## ", "> ", " ", "山", "“五级”", "\u200b", "a", "\r\n", "\t"]
    ),
    max_size=60,
).map("".join)


def strands(paragraphs: tuple[Paragraph, ...]) -> list[Strand]:
    """All of a copy."""
    return [strand for paragraph in paragraphs for strand in paragraph.strands]


@PROFILE
@given(copy=anything)
def test_arbitrary_text_never_raises_and_places_are_true(copy: str) -> None:
    last = -1
    for strand in strands(parse(text(copy))):
        assert len(strand.text) == len(strand.voices) == len(strand.places)
        assert [copy[place] for place in strand.places] == list(strand.text)
        for place in strand.places:
            assert place > last
            last = place


@PROFILE
@given(copy=anything)
def test_characters_kept_are_those_typed_less_markup_and_what_cannot_be_seen(copy: str) -> None:
    kept = {place for strand in strands(parse(text(copy))) for place in strand.places}
    rubies = sum(len(ruby.text) for paragraph in parse(text(copy)) for ruby in paragraph.rubies)
    lost = [copy[place] for place in range(len(copy)) if place not in kept]
    left = [character for character in lost if character not in INVISIBLE and not character.isspace()]
    others = [character for character in left if character not in "*#>{}|"]
    assert len(others) <= rubies
    assert not INVISIBLE & {character for strand in strands(parse(text(copy))) for character in strand.text}


@PROFILE
@given(copy=st.text(alphabet="山城，。12aB“” ", max_size=80))
def test_copy_without_markup_comes_out_as_typed(copy: str) -> None:
    found = strands(parse(text(copy)))
    assert [strand.text for strand in found] == ([copy] if copy.strip() else [])


@PROFILE
@given(copy=anything)
def test_what_cannot_be_seen_is_counted(copy: str) -> None:
    assert [copy[place] for place, times in invisible(text(copy)) for _ in range(times)] == [
        each for each in copy if each in INVISIBLE
    ]


def test_what_cannot_be_seen_is_told_once_where_it_stands_in_a_row() -> None:
    assert invisible(text("甲\u200b乙\u200b\u200b\u200b\u202e丙")) == ((1, 1), (3, 3), (6, 1))
