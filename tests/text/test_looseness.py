"""A paragraph in one line more or fewer: so many lines, none loose, no runt, and never worse than it says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from layout.fonts import FontBook
from layout.text.faults import faults
from layout.text.justify import justify
from layout.text.linebreak import break_lines, demerits
from layout.text.looseness import break_into
from tests.text.compositor import EM, Way, prepared
from tests.text.copytext import HAN

COPY = "山城警方昨日通报，五级预警劝阻成效明显；今年以来已劝阻4620.97万次，返还2.45亿元。"


@settings(deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(copy=st.lists(st.sampled_from([*HAN, "，", "。", COPY[:9], COPY[-8:]]), min_size=20, max_size=60).map("".join))
def test_no_line_is_loose_and_the_last_is_no_runt(book: FontBook, copy: str) -> None:
    ready = prepared(copy, Way(), book)
    measure, indent = 13 * EM, 2 * EM
    best = break_lines(ready, measure, indent)
    for change in (-1, 1):
        lines = break_into(ready, measure, indent, len(best) + change)
        if lines is not None:
            assert len(lines) == len(best) + change
            assert lines.demerits == pytest.approx(demerits(ready, lines.starts, measure, indent))
            assert not faults(justify(ready, lines, measure, indent))


def test_a_paragraph_can_run_a_line_more(book: FontBook) -> None:
    ready = prepared(COPY * 4, Way(), book)
    best = break_lines(ready, 13 * EM, 2 * EM)
    assert any(break_into(ready, 13 * EM, 2 * EM, len(best) + change) for change in (-1, 1))
