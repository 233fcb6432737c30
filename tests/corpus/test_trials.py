"""A run that hangs or dies is told, and keeps nobody waiting that comes after it."""

from __future__ import annotations

import os
import signal
import time

from tests.corpus.trials import Limits, findings


def _trial(case: str) -> str:
    if case == "hangs":
        time.sleep(60)
    if case == "goes round":
        while True:
            pass
    if case == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if case == "leaves":
        os._exit(3)
    if case == "takes all memory":
        bytearray(2 << 30)
    return "" if case == "sound" else f"{case}!"


def test_each_case_has_its_own_end_and_its_own_time() -> None:
    cases = ("sound", "hangs", "wrong", "dies", "sound", "leaves", "takes all memory", "wrong")
    began = time.monotonic()
    told = [
        (case, words.rstrip().rpartition("\n")[2])
        for case, words in findings(_trial, iter(cases), 2, Limits(1 << 30, 1, 1.0))
    ]
    assert time.monotonic() - began < 20
    assert sorted(told) == [
        ("dies", "died of SIGKILL"),
        ("hangs", "no answer in its time"),
        ("leaves", "left with 3"),
        ("takes all memory", "MemoryError"),
        ("wrong", "wrong!"),
        ("wrong", "wrong!"),
    ]


def test_a_case_has_so_much_work_whatever_else_the_machine_does() -> None:
    assert list(findings(_trial, iter(["goes round"]), 1, Limits(1 << 30, 1, 60.0))) == [
        ("goes round", "died of SIGXCPU")
    ]
