"""What holds for every paragraph in every measure, whatever is typed."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st

from layout.fonts import FontBook
from layout.geometry import Point
from layout.markup import parse
from layout.text.faults import faults
from layout.text.itemize import Setting
from layout.text.justify import SetLine, justify
from layout.text.linebreak import Lines, break_lines, demerits
from layout.text.nodes import BOUND, EMERGENCY, NEVER, WITHIN_WORD, Prepared
from layout.text.rules.classes import NO_END, NO_START
from layout.text.runs import runs
from layout.text.spacing import prepare
from tests.text.compositor import EM, Spaces, typed, voices
from tests.text.copytext import copies

settings.register_profile(
    "lines", deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.register_profile("lines-ci", settings.get_profile("lines"), derandomize=True)
PROFILE = settings.get_profile("lines-ci" if os.environ.get("CI") else "lines")

measures = st.integers(6, 40).map(lambda ems: ems * EM)
indents = st.sampled_from([0, 2 * EM])
styles = st.sampled_from(["full", "kaiming"])
meanings = st.sampled_from(["copy", "meant", "names"])


class Page:
    """Prepares copy in the face of round numbers."""

    def __init__(self, book: FontBook) -> None:
        self.book = book

    def prepared(self, copy: str, style: Literal["full", "kaiming"] = "full", spaces: Spaces = "copy") -> Prepared:
        """The first paragraph of a copy that has any character in it."""
        for paragraph in parse(typed(copy)):
            ready = prepare(paragraph.strands[0], Setting(voices(self.book), spaces, style), self.book)
            if ready.atoms:
                return ready
        assume(False)
        raise AssertionError

    def lines(self, copy: str, measure: int, indent: int) -> tuple[Prepared, Lines, tuple[SetLine, ...]]:
        """A copy prepared, broken and justified."""
        ready = self.prepared(copy)
        broken = break_lines(ready, measure, indent)
        return ready, broken, justify(ready, broken, measure, indent)


@pytest.fixture
def page(book: FontBook) -> Page:
    return Page(book)


def segment(ready: Prepared, place: int, ceiling: float) -> tuple[int, int]:
    """The atoms round the boundary behind `place` between which no break is cheaper than the ceiling."""
    start, end = place, place + 1
    while start > 0 and ready.penalty[start - 1] >= ceiling:
        start -= 1
    while end < len(ready.penalty) and ready.penalty[end] >= ceiling:
        end += 1
    return start, end


def least(ready: Prepared, start: int, end: int) -> int:
    """The least width of the atoms from `start` to `end`."""
    return ready.offsets[end] + ready.atoms[end].core - ready.offsets[start] - ready.gives[end] + ready.gives[start]


@PROFILE
@given(copy=copies, measure=measures, indent=indents)
def test_a_forbidden_break_only_in_what_is_wider_than_the_measure(
    page: Page, copy: str, measure: int, indent: int
) -> None:
    ready, broken, _ = page.lines(copy, measure, indent)
    for following in broken.starts[1:-1]:
        penalty = ready.penalty[following - 1]
        if penalty >= EMERGENCY:
            start, end = segment(ready, following - 1, NEVER if penalty >= NEVER else EMERGENCY)
            room = measure - indent if start == 0 else measure
            assert least(ready, start, end) > room, "".join(atom.text for atom in ready.atoms[start : end + 1])
        else:
            assert ready.atoms[following].text[0] not in NO_START
            assert ready.atoms[following - 1].text[-1] not in NO_END or penalty < BOUND


@PROFILE
@given(copy=copies, measure=measures, indent=indents)
def test_a_justified_line_is_its_measure_and_others_stay_short_for_a_reason(
    page: Page, copy: str, measure: int, indent: int
) -> None:
    ready, _, lines = page.lines(copy, measure, indent)
    for number, line in enumerate(lines):
        left = indent if number == 0 else 0
        assert line.xs[0] == left
        if line.justified:
            assert line.width == measure
        elif line.width > measure:
            assert least(ready, line.start, line.end - 1) > measure - left, "it could have been pushed in"
        elif number < len(lines) - 1:
            stiff = ready.takes[line.end - 1] == ready.takes[line.start]
            assert stiff or ready.penalty[line.end - 1] in WITHIN_WORD


@PROFILE
@given(copy=copies, measure=measures, indent=indents)
def test_nothing_overlaps_and_gaps_keep_their_limits(page: Page, copy: str, measure: int, indent: int) -> None:
    ready, _, lines = page.lines(copy, measure, indent)
    for line in lines:
        for place, (x, following) in enumerate(pairwise(line.xs), line.start):
            gap = following - x - ready.atoms[place].core
            assert gap >= 0
            assert gap >= ready.natural[place] - sum(ready.shrink[place])
            if not any(ready.stretch[place]):
                assert gap <= ready.natural[place]
            elif line.gap == 0:
                assert gap <= ready.natural[place] + sum(ready.stretch[place])


@PROFILE
@given(copy=copies, measure=measures, indent=indents)
def test_every_character_once_and_in_order(page: Page, copy: str, measure: int, indent: int) -> None:
    ready, broken, lines = page.lines(copy, measure, indent)
    assert broken.starts[0] == 0
    assert broken.starts[-1] == len(ready.atoms)
    assert all(start < end for start, end in pairwise(broken.starts))
    wanted = "".join(ready.strand.text.split())
    assert "".join(line.text for line in lines) == wanted
    drawn = [run for line in lines for run in runs(line, Point(0, 0))]
    assert "".join("".join(run.text for run in drawn).split()) == wanted
    for run in drawn:
        assert len(run.gids) == len(run.xs) == len(run.texts)
    for line in lines:
        assert list(line.xs) == sorted(line.xs)


@PROFILE
@given(copy=copies, measure=measures, indent=indents)
def test_breaking_is_a_pure_function(page: Page, copy: str, measure: int, indent: int) -> None:
    ready = page.prepared(copy)
    first = break_lines(ready, measure, indent)
    break_lines(ready, measure + EM)
    assert break_lines(ready, measure, indent) == first
    assert break_lines(page.prepared(copy), measure, indent) == first
    assert justify(ready, first, measure, indent) == justify(ready, first, measure, indent)


def first_fit(ready: Prepared, measure: int, indent: int) -> tuple[int, ...]:
    """Line by line: as much as fits without shrinking, up to the last break that is allowed."""
    starts = [0]
    last = len(ready.atoms) - 1
    while True:
        start = starts[-1]
        room = measure if start else measure - indent
        fits = [
            end
            for end in range(start, last + 1)
            if ready.offsets[end] + ready.atoms[end].core - ready.offsets[start] <= room or end == start
        ]
        allowed = [end for end in fits if end == last or ready.penalty[end] < EMERGENCY]
        end = max(allowed or fits)
        starts.append(end + 1)
        if end == last:
            return tuple(starts)


@PROFILE
@given(copy=copies, measure=measures, indent=indents)
def test_never_worse_than_first_fit(page: Page, copy: str, measure: int, indent: int) -> None:
    ready, broken, _ = page.lines(copy, measure, indent)
    assert broken.demerits == pytest.approx(demerits(ready, broken.starts, measure, indent), rel=1e-9)
    rival = first_fit(ready, measure, indent)
    assert broken.demerits <= demerits(ready, rival, measure, indent) * (1 + 1e-9)


@PROFILE
@given(copy=copies, measure=measures, style=styles, spaces=meanings)
def test_every_way_of_setting_ends(
    page: Page, copy: str, measure: int, style: Literal["full", "kaiming"], spaces: Spaces
) -> None:
    ready = page.prepared(copy, style, spaces)
    lines = justify(ready, break_lines(ready, measure), measure)
    found = faults(lines)
    assert {finding.code for finding in found} <= {"loose-line", "runt"}
    assert all(0 <= finding.place < len(ready.strand.text) for finding in found)


@PROFILE
@given(copy=st.text(min_size=1, max_size=60), measure=measures)
def test_any_text_is_set(page: Page, copy: str, measure: int) -> None:
    """What the face lacks is drawn as boxes."""
    ready, _, lines = page.lines(copy, measure, 0)
    assert "".join(line.text for line in lines) == "".join(
        character for character in ready.strand.text if not character.isspace()
    ) or any(character.isspace() for line in lines for character in line.text)
