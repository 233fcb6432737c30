"""Every character of a text knows where it stands, however the text was written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from layout.issue import Story, Text
from layout.source import Loaded
from layout.source.nodes import Mapping, Scalar, read_tree

Reading = Callable[..., Loaded]


def value(text: str) -> Text:
    """The text of the key `t`."""
    tree = read_tree(text, "t.yaml")
    assert isinstance(tree.root, Mapping)
    for entry in tree.root.entries:
        if entry.key == "t":
            assert isinstance(entry.value, Scalar)
            return entry.value.text
    raise AssertionError("no key t")


EXACT = {
    "plain": "t: 甲乙丙",
    "plain, deep": "a: b\nt:    甲乙丙 # not this",
    "plain, a line below": "t:\n   甲乙丙",
    "plain, folded": "t: 甲乙\n   丙丁\n\n\n     戊己",
    "single quotes": "t: '甲''乙''''丙'",
    "single quotes, folded": "t: ' 甲''乙  \n  丙\n\n  丁 '",
    "double quotes": 't: "甲乙丙"',
    "double quotes, escapes": 't: "甲\\t乙\\x41\\u4e19丁\\U0001f600戊\\"己"',
    "double quotes, folded": 't: "甲乙\n  丙\\\n   丁\\\n\n  戊"',
    "literal": "t: |\n  甲乙\n\n  丙丁\n",
    "literal, deeper lines": "t: |\n  甲\n    乙\n  丙\n",
    "literal, indentation given": "t: |2\n    甲\n  乙\n",
    "literal, blank first line": "t: |\n\n  甲\n",
    "literal, kept end": "t: |+\n  甲\n\n",
    "literal, no end": "t: |-\n  甲",
    "folded": "t: >\n  甲乙\n  丙丁\n\n  戊\n",
    "an anchor": "t: &a 甲乙",
    "an anchor, literal": "t: &a |\n  甲乙\n  丙\n",
    "an anchor, lines below": "t: &a # words\n  甲乙",
    "in braces": "{s: 1, t: 甲乙, u: 2}",
    "astral": "t: 𠮷𠮷甲",
}


@pytest.mark.parametrize("text", EXACT.values(), ids=EXACT.keys())
@pytest.mark.parametrize("without_libyaml", [False, True])
def test_every_character(text: str, without_libyaml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if without_libyaml:
        monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    lines = text.split("\n")
    found = value(text)
    checked = 0
    for offset, mark in enumerate(found.text):
        span = found.at(offset)
        written = lines[span.line - 1][span.column - 1 : span.column]
        if "\u4e00" <= mark <= "\u9fff" or mark == "𠮷":
            assert written in (mark, "\\"), (offset, mark, span)
            checked += 1
    assert checked >= 1
    places = [entry[0] for entry in found.places]
    assert places[0] == 0
    assert places == sorted(set(places))


def test_places_of_the_model(reading: Reading) -> None:
    loaded = reading("        body: 正文", "        body: |\n          第一段\n\n          第二段")
    assert loaded.issue is not None
    story = loaded.issue.pages[0].blocks["lead"].content
    assert isinstance(story, Story)
    assert story.body is not None
    assert story.body.text.text == "第一段\n\n第二段"
    assert story.body.text.at(6) == ("issue.yaml", 20, 12)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_marks(end: str, mark: str, reading: Reading, minimal: str) -> None:
    text = minimal.replace("        body: 正文", "        body: |\n          第一段\n          第二段")
    loaded = reading(whole=(mark + text.replace("\n", end)).encode())
    assert loaded.diagnostics == ()
    assert loaded.issue is not None
    story = loaded.issue.pages[0].blocks["lead"].content
    assert isinstance(story, Story)
    assert story.body is not None
    assert story.body.text.text == "第一段\n第二段"
    assert story.body.text.at(4) == ("issue.yaml", 19, 11)
    assert loaded.issue.paper.name.span == ("issue.yaml", 3, 9)


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff"])
def test_controls_are_dropped_where_they_stand(control: str, reading: Reading) -> None:
    loaded = reading("headline: 主题", f"headline: 主{control}题甲")
    assert [(one.code, one.span) for one in loaded.diagnostics] == [("invisible-character", ("issue.yaml", 16, 20))]
    assert loaded.issue is not None
    story = loaded.issue.pages[0].blocks["lead"].content
    assert isinstance(story, Story)
    assert story.headline is not None
    assert story.headline.main is not None
    assert story.headline.main.text == "主题甲"
    assert [story.headline.main.at(offset).column for offset in range(3)] == [19, 21, 22]
    assert control not in loaded.sources["issue.yaml"]
    assert loaded.sources["issue.yaml"].split("\n")[15] == "        headline: 主\ufffd题甲"


def test_columns_behind_controls(reading: Reading) -> None:
    loaded = reading("columns: 3", "col\x01\x02umns: x")
    told = [(one.code, one.span.column) for one in loaded.diagnostics]
    assert told == [("invisible-character", 6), ("invisible-character", 7), ("bad-value", 14)]


def test_invisible_characters_stay(reading: Reading) -> None:
    """What YAML can carry is left to the pass that knows what is copy."""
    loaded = reading("headline: 主题", "headline: 主\u200b题\u202e")
    assert loaded.diagnostics == ()
    assert loaded.issue is not None
    story = loaded.issue.pages[0].blocks["lead"].content
    assert isinstance(story, Story)
    assert story.headline is not None
    assert story.headline.main is not None
    assert story.headline.main.text == "主\u200b题\u202e"
