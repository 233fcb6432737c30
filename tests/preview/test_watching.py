"""Saves of every kind, from quick ones to those that come to grief half-way: the newest state wins."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from threading import Event, Thread

from layout.command.setting import opened_book
from layout.preview.session import Session, State
from layout.preview.watching import changes
from tests.preview.watched import ISSUE, LEAD, Watch


class Desk:
    """A session that follows its files in a thread, as the command does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "copy").mkdir(parents=True)
        self.issue = folder / "issue.yaml"
        self.lead = folder / "copy" / "lead.md"
        self.issue.write_text(ISSUE, encoding="utf-8")
        self.lead.write_text(LEAD, encoding="utf-8")
        self.session = Session(str(self.issue), opened_book)
        self.states: list[State] = [self.session.renewed()]
        self.stop = Event()
        self.changed = Event()
        self.thread = Thread(target=self._follow)
        self.thread.start()

    def _follow(self) -> None:
        for _ in changes(self.session, self.stop):
            self.states.append(self.session.renewed())
            self.changed.set()

    def shows(self, words: str, page: int = 0) -> bool:
        """Whether words come to stand on a page within some seconds."""
        for _ in range(200):
            self.changed.wait(0.05)
            self.changed.clear()
            state = self.states[-1]
            if not state.broken and words in "".join(part.svg for part in state.sheets[page].parts):
                return True
        return False

    def breaks(self) -> bool:
        """Whether the newest state comes to be one that cannot be set."""
        for _ in range(200):
            if self.states[-1].broken:
                return True
            self.changed.wait(0.05)
            self.changed.clear()
        return False

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join(5)
        assert not self.thread.is_alive(), "nothing is left running"


def test_a_save_in_place_by_rename_and_through_a_link(tmp_path: Path) -> None:
    with Desk(tmp_path / "a") as desk:
        desk.lead.write_text("甲乙丙丁。" + LEAD, encoding="utf-8")
        assert desk.shows("甲乙丙丁")
        beside = desk.folder / "copy" / ".lead.md.swp"
        beside.write_text("戊己庚辛。" + LEAD, encoding="utf-8")
        os.replace(beside, desk.lead)
        assert desk.shows("戊己庚辛")
        real = desk.folder / "store" / "lead.md"
        real.parent.mkdir()
        shutil.copy(desk.lead, real)
        desk.lead.unlink()
        desk.lead.symlink_to(real)
        assert desk.shows("戊己庚辛")
        real.write_text("壬癸子丑。" + LEAD, encoding="utf-8")
        assert desk.shows("壬癸子丑")


def test_files_that_appear_late_vanish_and_come_back(tmp_path: Path) -> None:
    with Desk(tmp_path / "a") as desk:
        desk.issue.write_text(ISSUE.replace("body: 那一年的水很大。", "body: late/tale.md"), encoding="utf-8")
        assert desk.changed.wait(10)
        late = desk.folder / "late" / "tale.md"
        late.parent.mkdir()
        late.write_text("后来才到的稿。", encoding="utf-8")
        assert desk.shows("后来才到的稿", 1)
        desk.issue.rename(desk.folder / "away.yaml")
        assert desk.breaks()
        assert "cannot be read" in desk.states[-1].notes[0]["message"]
        assert len(desk.states[-1].sheets) == 2, "the last good pages stay"
        (desk.folder / "away.yaml").rename(desk.issue)
        assert desk.shows("后来才到的稿", 1)


def test_the_folder_goes_and_comes_back(tmp_path: Path) -> None:
    with Desk(tmp_path / "a") as desk:
        shutil.move(desk.folder, tmp_path / "b")
        assert desk.breaks()
        shutil.move(tmp_path / "b", desk.folder)
        desk.lead.write_text("回到原处。" + LEAD, encoding="utf-8")
        assert desk.shows("回到原处")


def test_of_two_hundred_quick_saves_the_last_stands(tmp_path: Path) -> None:
    with Desk(tmp_path / "a") as desk:
        for number in range(200):
            desk.lead.write_text(f"第{number:03}次存盘。{LEAD}", encoding="utf-8")
        assert desk.shows("199")
        assert len(desk.states) < 200, "saves that come while a page is set are taken together"


def test_a_file_saved_half_way(tmp_path: Path) -> None:
    with Desk(tmp_path / "a") as desk:
        text = ISSUE.replace("小巷灯亮", "小巷灯灭").encode()
        middle = len(text) // 2
        with desk.issue.open("wb") as half:
            half.write(text[:middle])
            half.flush()
            assert desk.breaks()
            assert desk.states[-1].sheets[0].facts["blocks"], "the last good page stays"
            half.write(text[middle:])
        assert desk.shows("小巷灯灭")


def test_a_file_emptied_before_it_is_written_is_no_trouble(tmp_path: Path) -> None:
    with Desk(tmp_path / "a") as desk:
        with desk.issue.open("wb") as empty:
            Event().wait(0.03)
            empty.write(ISSUE.replace("小巷灯亮", "小巷灯灭").encode())
        assert desk.shows("小巷灯灭")
        assert not any(state.broken for state in desk.states)


def test_a_bug_of_the_engine_does_not_end_the_desk(tmp_path: Path, capsys: object) -> None:
    folder = tmp_path / "a"
    (folder / "copy").mkdir(parents=True)
    (folder / "copy/lead.md").write_text(LEAD, encoding="utf-8")
    (folder / "issue.yaml").write_text(ISSUE, encoding="utf-8")

    def broken(issue: object) -> object:
        raise ZeroDivisionError("a bug")

    session = Session(str(folder / "issue.yaml"), broken)  # type: ignore[arg-type]
    state = session.renewed()
    assert state.broken
    assert "ZeroDivisionError" in state.notes[0]["message"]


def test_the_terminal_says_what_was_found(watch: Watch) -> None:
    assert watch.until(lambda: watch.settings == 1)
    watch.issue.write_text(ISSUE.replace("columns: 4", "colums: 4"), encoding="utf-8")
    assert watch.until(lambda: "issue.yaml:4:45: error[unknown-key]" in watch.text), watch.text
    watch.issue.write_text(ISSUE, encoding="utf-8")
    assert watch.until(lambda: watch.settings >= 3)
