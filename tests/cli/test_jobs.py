"""Pages set by several processes: the bytes of one, and nothing left behind whatever ends a run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from layout.command import hands
from layout.fonts import Catalogue, FontBook
from tests.cli.desk import ROOT, Desk

PAGES = 5


def issue(words: int) -> str:
    """Several pages of different copy, one with a character that no face has, one with copy that does not fit."""
    top = "format: 1\npaper: {name: 试刊}\nissue: {date: 2025-07-18}\n"
    top += "sheet: {size: 120mm x 160mm, margins: 10mm, columns: 2, body: 10pt / 15pt}\npages:\n"
    page = (
        "  - dummy: |\n      a a\n      b b\n    blocks:\n      a: {headline: 第%d版, body: %s}\n      b: {body: %s}\n"
    )
    copies = ["山城昨日通报劝阻成效，" * (words + place) + "\U000e1fff" * (place == 1) for place in range(PAGES)]
    return top + "".join(page % (place, copy, copy[::-1]) for place, copy in enumerate(copies))


@pytest.fixture
def book() -> FontBook:
    return FontBook(Catalogue({}, {}, ()))


def test_the_same_bytes(desk: Desk) -> None:
    desk.write(issue(8).replace("第2版", "第2版" * 40))
    made = []
    for jobs in ("1", "2", "3"):
        ran = desk.apart("proof", "issue.yaml", "-o", "one.pdf", "--report", "one.json", "--jobs", jobs)
        assert ran.status == 1
        made.append((ran.err, desk.bytes_of("one.pdf"), desk.bytes_of("one.json")))
    assert made[0] == made[1] == made[2]


@pytest.mark.parametrize("lacking", ["os.fork", "os.sched_getaffinity"])
def test_where_the_system_cannot_fork_one_process_sets_all_pages(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    """As on Windows; the bytes are the same."""
    desk.write(issue(8))
    desk.run("proof", "issue.yaml", "-o", "one.pdf", "--jobs", "1")
    monkeypatch.setattr("threading.active_count", lambda: 1)
    monkeypatch.delattr(lacking, raising=False)
    words = ("--jobs", "3") if lacking == "os.fork" else ()
    ran = desk.run("proof", "issue.yaml", "-o", "two.pdf", *words)
    assert ran.status == 1
    assert desk.bytes_of("two.pdf") == desk.bytes_of("one.pdf")


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "65"])
def test_a_number_of_jobs_is_a_number(desk: Desk, jobs: str) -> None:
    assert desk.run("proof", "issue.yaml", f"--jobs={jobs}").status == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="one process sets all pages where the system cannot fork")
class TestHands:
    def test_results_come_in_order(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("threading.active_count", lambda: 1)
        assert list(hands.set_on(4, hands.Packing(), lambda place: place * place, 20)) == [
            place * place for place in range(20)
        ]

    def test_what_a_killed_child_had_is_set_again(self, book: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("threading.active_count", lambda: 1)
        own = os.getpid()

        def work(place: int) -> int:
            if os.getpid() != own:
                os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(0.01)
            return place

        assert list(hands.set_on(3, hands.SetPages(book), work, 9)) == list(range(9))

    def test_a_fault_is_the_parents_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("threading.active_count", lambda: 1)

        def work(place: int) -> int:
            time.sleep(0.01)
            return 1 // (place - 3)

        with pytest.raises(ZeroDivisionError):
            list(hands.set_on(2, hands.Packing(), work, 6))
        with pytest.raises(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)


def family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in below:
        yield from family(int(child))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("wait", [0.3, 0.6])
def test_a_run_that_is_ended_leaves_no_process_and_the_old_file(
    desk: Desk, number: signal.Signals, wait: float
) -> None:
    desk.write(issue(400))
    (desk.folder / "one.pdf").write_bytes(b"old")
    command = [sys.executable, str(ROOT / "render.py"), "proof", "issue.yaml", "-o", "one.pdf", "--jobs", "3"]
    child = subprocess.Popen(command, cwd=desk.folder, stderr=subprocess.DEVNULL)
    time.sleep(wait)
    whole = list(family(child.pid))
    child.send_signal(number)
    child.wait(timeout=20)
    deadline = time.monotonic() + 10
    while left := [pid for pid in whole[1:] if "Z" not in _state(pid)]:
        assert time.monotonic() < deadline, left
        time.sleep(0.05)
    assert desk.bytes_of("one.pdf") == b"old" or desk.bytes_of("one.pdf").startswith(b"%PDF")
    if number == signal.SIGTERM:
        assert not [name for name in desk.names() if name.endswith(".part")]


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"
