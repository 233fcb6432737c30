"""How a run ends: 0, 1 or 2; what it leaves behind; never a traceback.

Rule: command-line.md, Exit status.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.desk import ISSUE, OVERSET, ROOT, UNREADABLE, Desk

PDF = b"%PDF-"


def test_a_clean_issue_is_0_and_goes_to_build(desk: Desk) -> None:
    assert desk.apart("issue.yaml").status == 0
    assert desk.bytes_of("build/issue.pdf").startswith(PDF)
    assert desk.names() == {"issue.yaml", "build/issue.pdf"}


def test_the_default_output_is_under_the_current_folder_and_named_for_the_issue(desk: Desk) -> None:
    desk.write(ISSUE, "deep/er/2025-07-18.a.yaml")
    assert desk.run("deep/er/2025-07-18.a.yaml").status == 0
    assert "build/2025-07-18.a.pdf" in desk.names()


def test_an_issue_is_proof_when_no_command_is_named(desk: Desk) -> None:
    desk.run("issue.yaml", "-o", "a.pdf")
    desk.run("proof", "issue.yaml", "-o", "b.pdf")
    assert desk.bytes_of("a.pdf") == desk.bytes_of("b.pdf")


@pytest.mark.parametrize("words", [("-o", "a.pdf", "issue.yaml"), ("--quiet", "-o", "a.pdf", "issue.yaml")])
def test_options_may_stand_before_the_issue(desk: Desk, words: tuple[str, ...]) -> None:
    assert desk.run(*words).status == 0
    assert "a.pdf" in desk.names()


def test_an_error_in_the_content_is_1_and_the_proof_is_written(desk: Desk) -> None:
    desk.write(OVERSET)
    ran = desk.run("issue.yaml", "-o", "new/folder/a.pdf")
    assert ran.status == 1
    assert "error[overset]" in ran.err
    assert desk.bytes_of("new/folder/a.pdf").startswith(PDF)


def test_an_unreadable_issue_is_2_and_leaves_the_old_proof(desk: Desk) -> None:
    desk.write(UNREADABLE)
    desk.write(b"the proof of yesterday", "build/issue.pdf")
    ran = desk.run("issue.yaml")
    assert ran.status == 2
    assert "issue.yaml:4:" in ran.err
    assert "error[unknown-key]" in ran.err
    assert "columns" in ran.err
    assert desk.bytes_of("build/issue.pdf") == b"the proof of yesterday"


def test_check_writes_no_pdf(desk: Desk) -> None:
    assert desk.run("check", "issue.yaml").status == 0
    desk.write(OVERSET)
    assert desk.run("check", "issue.yaml").status == 1
    desk.write(UNREADABLE)
    assert desk.run("check", "issue.yaml").status == 2
    assert desk.names() == {"issue.yaml"}


WRONG = {
    "no words": (),
    "no issue": ("proof",),
    "unknown option": ("issue.yaml", "--colour"),
    "unknown command": ("prof", "issue.yaml"),
    "two issues": ("issue.yaml", "issue.yaml"),
    "a missing issue": ("none.yaml",),
    "an issue that is a folder": (".",),
    "an empty name": ("",),
    "output without a name": ("issue.yaml", "-o"),
    "output is a folder": ("issue.yaml", "-o", "sub"),
    "output ends like a folder": ("issue.yaml", "-o", "nowhere/"),
    "output is the issue": ("issue.yaml", "-o", "issue.yaml"),
    "output is the issue by another way": ("issue.yaml", "-o", "sub/../issue.yaml"),
    "output is a link to the issue": ("issue.yaml", "-o", "link.yaml"),
    "output below a file": ("issue.yaml", "-o", "issue.yaml/a.pdf"),
    "output name too long": ("issue.yaml", "-o", "a" * 300 + ".pdf"),
    "report below a file": ("issue.yaml", "--report", "issue.yaml/a.json"),
    "report is a folder": ("issue.yaml", "--report", "sub"),
    "report is the issue": ("issue.yaml", "--report", "issue.yaml"),
    "report is the output": ("issue.yaml", "-o", "same", "--report", "same"),
    "check's report is the issue": ("check", "issue.yaml", "--report", "issue.yaml"),
    "pages in words": ("issue.yaml", "--pages", "one"),
    "pages backwards": ("issue.yaml", "--pages", "2-1"),
    "page nought": ("issue.yaml", "--pages", "0"),
    "a page that is not there": ("issue.yaml", "--pages", "9"),
    "no pages": ("issue.yaml", "--pages", ""),
    "pages of another script": ("issue.yaml", "--pages", "二"),
    "dpi in words": ("issue.yaml", "--png", "high"),
    "dpi below nought": ("issue.yaml", "--png", "-5"),
    "dpi out of all bounds": ("issue.yaml", "--png", "1e9"),
    "dpi nan": ("issue.yaml", "--png", "nan"),
    "png of a check": ("check", "issue.yaml", "--png", "50"),
    "json of a proof": ("issue.yaml", "--json"),
    "schema of something": ("schema", "issue.yaml"),
    "diff of one": ("diff", "issue.yaml"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_command_line_is_2_and_harms_nothing(desk: Desk, case: str) -> None:
    (desk.folder / "sub").mkdir()
    (desk.folder / "link.yaml").symlink_to("issue.yaml")
    desk.write(b"old", "build/issue.pdf")
    ran = desk.run(*WRONG[case])
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.strip()
    assert desk.bytes_of("issue.yaml") == ISSUE.encode()
    assert desk.bytes_of("build/issue.pdf") == b"old"
    left = desk.names() - {"issue.yaml", "link.yaml", "build/issue.pdf"}
    assert not left - {"same"}, "nothing half-written lies about"


def test_a_proof_that_cannot_be_finished_leaves_all_the_old_files(desk: Desk) -> None:
    """The PDF can be written but the report or a PNG cannot: status 2, so the PDF of yesterday stays."""
    (desk.folder / "issue-1.png").mkdir()
    desk.write(b"old", "issue.pdf")
    assert desk.run("issue.yaml", "-o", "issue.pdf", "--png", "20").status == 2
    assert desk.bytes_of("issue.pdf") == b"old"
    assert desk.run("issue.yaml", "-o", "issue.pdf", "--report", "issue.yaml/report.json").status == 2
    assert desk.bytes_of("issue.pdf") == b"old"
    assert not [name for name in desk.names() if name.endswith(".part")]


def test_what_is_no_file_is_written_to_and_not_replaced(desk: Desk) -> None:
    """A device stays a device, for root too.  A pipe of the desk's own stands for it: never try this on /dev/null."""
    pipe = desk.folder / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    fcntl.fcntl(reader, fcntl.F_SETPIPE_SZ, 1 << 20)
    try:
        ran = desk.run("issue.yaml", "-o", "pipe")
        assert stat.S_ISFIFO(os.lstat(pipe).st_mode)
        assert ran.status == 0
        assert os.read(reader, 1 << 20).startswith(PDF)
    finally:
        os.close(reader)


def test_a_full_disk_is_2_and_leaves_the_old_proof(desk: Desk) -> None:
    """A limit on the size of files stands for the disk."""
    desk.write(b"old", "build/issue.pdf")
    script = f"ulimit -f 1; exec {sys.executable} -B {ROOT / 'render.py'} issue.yaml"
    ran = subprocess.run(["bash", "-c", script], cwd=desk.folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 2, ran.stderr
    assert "cannot be written" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert desk.bytes_of("build/issue.pdf") == b"old"
    assert desk.names() == {"issue.yaml", "build/issue.pdf"}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("command", ["proof", "press"])
def test_what_the_disk_says_is_told_and_the_old_file_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, command: str, code: int
) -> None:
    """Whether it says so at the first byte or when the file is whole."""
    desk.write(b"old", "a.pdf")
    write = Path.write_bytes

    def refusing(path: Path, content: bytes) -> int:
        if path.name.startswith("a.pdf"):
            write(path, content[:100])
            raise OSError(code, os.strerror(code))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", refusing)
    ran = desk.run(command, "issue.yaml", "-o", "a.pdf", "--report", "report.json")
    assert ran.status == 2
    assert f"a.pdf cannot be written: {os.strerror(code)}" in ran.err
    assert desk.report()["output"] is None
    assert desk.bytes_of("a.pdf") == b"old"
    assert desk.names() == {"issue.yaml", "a.pdf", "report.json"}


def test_what_a_killed_run_left_goes_with_a_later_one(desk: Desk) -> None:
    """After an hour, when nobody can be writing it; nothing else of a like name goes."""
    old = time.time() - 7200
    for name in ("a.pdf.123.part", "b.pdf.123.part", "a.pdf.part", "a.pdf.12x.part"):
        os.utime(desk.write(b"half", name), (old, old))
    desk.write(b"half", "a.pdf.124.part")
    assert desk.run("issue.yaml", "-o", "a.pdf").status == 0
    assert desk.names() == {"issue.yaml", "a.pdf", "a.pdf.124.part", "b.pdf.123.part", "a.pdf.part", "a.pdf.12x.part"}


def test_an_output_that_is_a_link_stays_one(desk: Desk) -> None:
    (desk.folder / "link.pdf").symlink_to("real.pdf")
    desk.write(b"old", "real.pdf")
    assert desk.run("issue.yaml", "-o", "link.pdf").status == 0
    assert (desk.folder / "link.pdf").is_symlink()
    assert desk.bytes_of("real.pdf").startswith(PDF)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_2(desk: Desk, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    ran = desk.run("issue.yaml", "-o", str(shut / "a.pdf"))
    assert ran.status == 2
    assert "cannot be written" in ran.err


def test_strict_makes_warnings_errors(desk: Desk) -> None:
    """The little copy of the desk leaves lines free: a warning."""
    ran = desk.run("issue.yaml")
    assert (ran.status, "warning[underset]" in ran.err) == (0, True)
    ran = desk.run("issue.yaml", "--strict", "--report", "report.json")
    assert (ran.status, "error[underset]" in ran.err) == (1, True)
    assert "warning" not in ran.err.replace("0 warnings", "")
    assert {one["severity"] for one in desk.report()["diagnostics"]} == {"error"}
    assert desk.bytes_of("build/issue.pdf").startswith(PDF)


def test_quiet_says_errors_only(desk: Desk) -> None:
    assert desk.run("issue.yaml", "--quiet") == (0, "", "")
    desk.write(OVERSET)
    ran = desk.run("issue.yaml", "--quiet")
    assert ran.status == 1
    assert "error[overset]" in ran.err
    assert "warning" not in ran.err


def test_pages_are_chosen(desk: Desk) -> None:
    assert desk.run("issue.yaml", "--pages", "2", "--report", "report.json", "--png", "20").status == 0
    assert [page["number"] for page in desk.report()["pages"]] == [2]
    assert desk.names() >= {"build/issue-2.png"}
    assert "build/issue-1.png" not in desk.names()
    assert desk.run("issue.yaml", "--pages", "1-2, 2,1", "--report", "report.json").status == 0
    assert [page["number"] for page in desk.report()["pages"]] == [1, 2]


def test_png_pages_stand_beside_the_pdf(desk: Desk) -> None:
    from PIL import Image

    assert desk.run("issue.yaml", "-o", "out/proof.pdf", "--png", "72").status == 0
    assert desk.names() == {"issue.yaml", "out/proof.pdf", "out/proof-1.png", "out/proof-2.png"}
    with Image.open(desk.folder / "out/proof-1.png") as picture:
        assert abs(picture.width - 100 / 25.4 * 72) <= 1
        assert abs(picture.height - 120 / 25.4 * 72) <= 1


def test_an_issue_too_large_for_the_machine_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("layout.command.proof.composed", full)
    desk.write(b"old", "a.pdf")
    ran = desk.run("issue.yaml", "-o", "a.pdf", "--report", "report.json")
    assert ran.status == 2
    assert "more memory than there is" in ran.err
    assert desk.report()["pages"] == []
    assert desk.bytes_of("a.pdf") == b"old"
