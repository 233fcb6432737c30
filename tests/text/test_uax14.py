"""Line breaking by third parties' cases: Unicode's own, row by row, and what our tailoring changes in them."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

import pytest

from layout.fonts import FontBook
from layout.text.itemize import Setting
from layout.text.nodes import NEVER
from layout.text.rules import tailoring
from layout.text.rules.classes import NO_END, NO_START
from layout.text.segment import breaks, decisions
from layout.text.spacing import prepare
from tests.text.compositor import strand_of, voices
from tests.text.make_uax14_classes import MODULE, module
from tests.text.unicode import line_break_class, needed, unicode_rows

DECLARED = Path(__file__).parent / "third_party" / "linebreaktest.txt"
PROFILES = ("gb", "strict")
MARKS = ("CM", "ZWJ")


class Declared(NamedTuple):
    """A row of the list of differences."""

    profiles: set[str]
    base: set[str]
    ours: set[str]
    left: set[str]
    right: set[str]

    def fits(self, rules: tuple[str, str], lefts: set[str], right: str) -> bool:
        """Whether it speaks of this difference: the rules of the base and here, the classes on both sides."""
        base, ours = rules
        return (
            base in self.base
            and ("*" in self.ours or ours in self.ours)
            and ("*" in self.left or bool(self.left & lefts))
            and ("*" in self.right or right in self.right)
        )


def declared(profile: str) -> list[Declared]:
    found = []
    for line in DECLARED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            profiles, base, ours, left, right, _ = (cell.strip() for cell in line.split("|"))
            rules = {ours} if " " in ours and not ours[0].isdigit() else set(ours.split())
            found.append(
                Declared(set(profiles.split()), set(base.split()), rules, set(left.split()), set(right.split()))
            )
    return [entry for entry in found if profile in entry.profiles]


def test_every_row_of_unicodes_test_passes_on_the_base() -> None:
    needed()
    wrong = []
    for row in unicode_rows():
        found = decisions(row.text, tailoring.NONE)[1:]
        if tuple(rule.breaks for rule in found) != row.breaks:
            wrong.append(f"{row.line}: {[rule.number for rule in found]} for {row.rules}")
    assert len(unicode_rows()) > 7000
    assert not wrong, "\n".join(wrong[:20])


def test_every_boundary_is_decided_by_the_rule_that_unicode_names() -> None:
    """But for 8.1 and 9.0, which both keep a joiner with a mark behind it."""
    needed()
    wrong = set()
    for row in unicode_rows():
        for rule, named in zip(decisions(row.text, tailoring.NONE)[1:], row.rules, strict=True):
            if rule.number != named and (named, rule.number) != ("8.1", "9.0"):
                wrong.add((row.line, named, rule.number))
    assert not wrong


@pytest.mark.parametrize("profile", PROFILES)
def test_the_tailoring_differs_where_it_is_declared_and_nowhere_else(profile: str) -> None:
    needed()
    entries, used, undeclared = declared(profile), set(), set()
    for row in unicode_rows():
        ours, base = decisions(row.text, profile), decisions(row.text, tailoring.NONE)
        for place in range(1, len(row.text)):
            if ours[place].breaks != base[place].breaks:
                rules = base[place].number, ours[place].number
                lefts, right = _lefts(row.text[:place]), line_break_class(row.text[place])
                fitting = [number for number, entry in enumerate(entries) if entry.fits(rules, lefts, right)]
                used.update(fitting)
                if not fitting:
                    undeclared.add((*rules, *sorted(lefts), "before", right))
    assert not undeclared, "\n".join(map(str, sorted(undeclared)))
    unused = [entry for number, entry in enumerate(entries) if number not in used]
    assert not unused, f"declared, and yet Unicode's test has no such difference: {unused}"


def _lefts(text: str) -> set[str]:
    """The classes before a boundary: of the character itself, of the one before marks, of the one before spaces."""
    found = set()
    for character in reversed(text):
        kind = line_break_class(character)
        found.add(kind)
        if kind not in (*MARKS, "SP"):
            break
    return found


def test_the_class_table_is_what_its_maker_makes() -> None:
    needed()
    assert module() == MODULE.read_text(encoding="utf-8")


def test_the_tailoring_says_rightly_what_the_base_says() -> None:
    needed()
    for characters, _, base, _ in tailoring.CLASSES:
        assert {line_break_class(character) for character in characters} == set(base.split()), characters


@pytest.mark.parametrize("profile", PROFILES)
def test_no_line_starts_or_ends_with_what_the_standard_forbids(profile: str) -> None:
    for mark in NO_START:
        assert 1 not in breaks(f"国{mark}国", profile), mark
        assert mark == "々" or 2 not in breaks(f"国 {mark}国", profile), mark
    for mark in NO_END:
        assert 2 not in breaks(f"国{mark}国", profile), mark


CASES = (
    ("gb", "在|“12·13”|国|家|公|祭|日"),
    ("", "在“12·13”国|家|公|祭|日"),
    ("gb", "列|夫·|托|尔|斯|泰"),
    ("", "列|夫|·|托|尔|斯|泰"),
    ("gb", "他|说：|“好。”|她|走|了"),
    ("gb", "5～|10|元"),
    ("gb", "2020—|2025|年"),
    ("gb", "去|吧|——|他|说|……|（笑）"),
    ("strict", "去|吧——|他|说……|（笑）"),
    ("gb", "增|长|12.5%，|气|温|35℃，|约|￥1.2|亿"),
    ("gb", "前／后"),
    ("gb", "don’t |stop |“rock”"),
    ("gb", "C++|与|CO₂|排|放|≥60|岁"),
    ("gb", "（96110）。|拨|打|96110。|拨|打|96110……"),
    ("gb", "①|图|Ⅲ|期"),
    ("gb", "アッ|プ|ル，|サー|ビ|ス"),
    ("strict", "アッ|プ|ル"),
    ("gb", "佐々|木"),
    ("gb", "「国」|（国）|《国》、|【国】"),
    ("gb", "a\u00a0b\u2060c"),
    ("gb", "“ 国 ”|国"),
)


@pytest.mark.parametrize(("profile", "broken"), CASES)
def test_where_a_line_may_end(profile: str, broken: str) -> None:
    text = broken.replace("|", "")
    places = breaks(text, profile)
    assert "".join("|" * (place in places) + character for place, character in enumerate(text)) == broken


def test_a_setting_has_its_level(book: FontBook) -> None:
    strand = strand_of("去吧——他说……笑")
    usual = Setting(voices(book), "copy")
    assert prepare(strand, usual, book).penalty == (0.0,) * 6
    assert prepare(strand, usual._replace(level="strict"), book).penalty == (0.0, NEVER, 0.0, 0.0, NEVER, 0.0)


def test_a_newspaper_full_of_copy_takes_no_time() -> None:
    copy = ("“12·13”国家公祭日，4620.97万次——App列夫·托尔斯泰……" * 3000)[:100_000]
    breaks(copy)
    start = time.process_time()
    breaks(copy)
    assert time.process_time() - start < 0.5


def test_a_text_of_no_characters_has_no_breaks() -> None:
    assert breaks("") == []
    assert breaks("国") == []
