"""Ruby: the base is never broken, a wide reading opens it, lines keep their measure, the copy stays the copy."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from layout.fonts import FontBook
from layout.geometry import Point, pt
from layout.issue import Text
from layout.markup import parse
from layout.page.typesetter import Typesetter
from layout.source.faces import catalogue
from layout.style import HOUSE
from layout.text.justify import SetLine, justify
from layout.text.linebreak import break_lines
from layout.text.runs import runs

FONTS = Path(__file__).resolve().parents[2] / "fonts"
SIZE = HOUSE["body"].size


def lines_of(copy: str, measure: int) -> tuple[SetLine, ...]:
    setter = Typesetter(FontBook(catalogue(str(FONTS), {})), HOUSE, 1, "a")
    (paragraph,) = parse(Text(copy, "x", ((0, 1, 1),)))
    prepared = setter.copy(paragraph.strands[0], paragraph.rubies, pt(13.5))
    return justify(prepared, break_lines(prepared, measure * SIZE, 2 * SIZE), measure * SIZE, 2 * SIZE)


COPY = "他在{山城|shānchéng}的{趸船|dǔnchuán}边住了四十年，{耄耋|màodié}之年仍{爱|ài}看{嘉陵|jiālíng}江。" * 4


@pytest.mark.parametrize("measure", range(6, 21))
def test_bases_hold_together_and_lines_keep_their_measure(measure: int) -> None:
    lines = lines_of(COPY, measure)
    text = "".join(line.text for line in lines)
    assert text == "他在山城的趸船边住了四十年，耄耋之年仍爱看嘉陵江。" * 4
    for line, following in pairwise(lines):
        assert line.text[-1] + following.text[0] not in ("山城", "趸船", "耄耋", "嘉陵")
        if line.justified:
            assert line.width == measure * SIZE


@pytest.mark.parametrize("measure", range(6, 21))
def test_readings_stand_over_their_bases_and_never_on_each_other(measure: int) -> None:
    for line in lines_of(COPY, measure):
        small = [run for run in runs(line, Point(0, 0)) if run.size < SIZE]
        for run, following in pairwise(small):
            end = run.at.x + run.xs[-1] + run.face.advance(run.gids[-1]) * run.size // run.face.upem
            assert end <= following.at.x
        assert all(run.at.x >= 0 and run.at.y < -SIZE // 2 for run in small)


def test_every_base_has_its_reading_once() -> None:
    said = [run.text for line in lines_of(COPY, 13) for run in runs(line, Point(0, 0)) if run.size < SIZE]
    assert said == ["shānchéng", "dǔnchuán", "màodié", "ài", "jiālíng"] * 4


def test_a_base_wider_than_its_measure_keeps_its_reading() -> None:
    lines = lines_of("{山城山城山城山城山城山城|shānchéng}。", 5)
    assert len(lines) > 2
    readings = [run.text for line in lines for run in runs(line, Point(0, 0)) if run.size < SIZE]
    assert "".join(readings) == "shānchéng"


def test_a_wide_reading_opens_its_base() -> None:
    (plain,), (opened,) = lines_of("{一二|a}", 20), lines_of("{一二|zhuāngchuáng}", 20)
    assert opened.xs[1] - opened.xs[0] > plain.xs[1] - plain.xs[0] == SIZE


def test_dots_stand_under_every_character_and_are_not_text() -> None:
    (line,) = lines_of("请{务必|·}记住", 20)
    made = runs(line, Point(0, 0))
    dots = [run for run in made if run.at.y > 0]
    assert len(dots) == 2
    assert [run.text for run in dots] == ["", ""]
    assert "".join(run.text for run in made) == "请务必记住"


PIECES = (
    *"山城警方昨日通报，。；“”（）《》——",
    *("{山城|shānchéng}", "{龘|dá}", "{耄耋|màodié}，", "“{要点|·}”", "{你|nǐ}{好|hǎo}", "（{一|yī}）"),
    *("App", "4620.97万次"),
)
copies = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join)


@settings(deadline=None, max_examples=80, derandomize=True)
@given(copy=copies, measure=st.integers(6, 40))
def test_any_copy_with_readings_holds(copy: str, measure: int) -> None:
    lines = lines_of(copy, measure)
    assert "".join(line.text for line in lines) == re.sub(r"\{([^|]+)\|[^}]+\}", r"\1", copy)
    said = []
    for line in lines:
        assert not line.justified or line.width == measure * SIZE
        assert list(line.xs) == sorted(line.xs)
        small = [run for run in runs(line, Point(0, 0)) if run.size < SIZE and run.text]
        said += [run.text for run in small]
        for run, following in pairwise(small):
            end = run.at.x + run.xs[-1] + run.face.advance(run.gids[-1]) * run.size // run.face.upem
            assert end <= following.at.x
    assert said == [reading for reading in re.findall(r"\|([^}]+)\}", copy) if reading != "·"]
