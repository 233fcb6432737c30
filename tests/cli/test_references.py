"""Everything that an issue names: a pipe, a folder, a link out of the folder in its place is told and never read."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.desk import Desk

TOP = "format: 1\npaper: {name: 试刊}\nissue: {date: 2025-07-18}\nsheet: {size: 100mm x 120mm, columns: 2}\n"
PAGE = "pages:\n  - dummy: |\n      a a\n    blocks:\n      a: {}\n"
STORY = "{headline: 标题, body: 正文。}"

REFERENCES = {
    # what names it: the issue, and the code of a pipe or a folder in its place
    "a picture in a story": (TOP + PAGE.format("{body: 正文。, photos: [{file: it}]}"), "bad-picture"),
    "a picture of a block": (TOP + PAGE.format("{kind: photos, photos: [{file: it}], caption: 图}"), "bad-picture"),
    "a logo": (TOP + PAGE.format("{kind: masthead, logo: it}"), "bad-picture"),
    "a logo of an ear": (TOP + PAGE.format("{kind: masthead, part: ear, logo: it}"), "bad-picture"),
    "an advertisement": (TOP + PAGE.format("{kind: ad, file: it}"), "bad-picture"),
    "an advertisement, a PDF": (TOP + PAGE.format("{kind: ad, file: it.pdf}"), "bad-picture"),
    "copy": (TOP + PAGE.format("{headline: 标题, body: it.md}"), "missing-file"),
    "copy of a picture block": (TOP + PAGE.format("{kind: text, body: it.txt}"), "missing-file"),
    "a paper": (TOP.replace("{name: 试刊}", "it.yaml") + PAGE.format(STORY), "bad-value"),
    "a page": (TOP + "pages: [it.yaml]\n", "bad-value"),
    "a face": (TOP + "fonts: {song-400: it.ttf}\n" + PAGE.format(STORY), "bad-value"),
    "a profile": (TOP + "press: {profile: it.icc}\n" + PAGE.format(STORY), "bad-value"),
}


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """A run that waits for a pipe is a failure, not a hang."""
    signal.alarm(30)
    yield
    signal.alarm(0)


def name_of(reference: str) -> str:
    """The name of the file."""
    found = re.search(r"\bit(\.\w+)?(?=[\s,}\]])", REFERENCES[reference][0])
    assert found
    return found[0]


def told(desk: Desk, reference: str) -> tuple[int, list[str]]:
    """The status and the codes of the errors; each has its place, and a proof that could not be made left the old."""
    text, _ = REFERENCES[reference]
    desk.write(text)
    desk.write(b"old", "a.pdf")
    ran = desk.run("issue.yaml", "-o", "a.pdf", "--report", "report.json", "--jobs", "1")
    errors = [one for one in desk.report()["diagnostics"] if one["severity"] == "error" and one["code"] != "ad-size"]
    rows = text.split("\n")
    for one in errors:
        assert rows[one["line"] - 1][one["column"] - 1 :].startswith("it"), one
    assert (desk.bytes_of("a.pdf") == b"old") == (ran.status == 2), ran.err
    return ran.status, [one["code"] for one in errors]


@pytest.mark.parametrize("reference", REFERENCES)
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file_is_told_at_its_name(desk: Desk, reference: str, make: Callable[[Path], None]) -> None:
    make(desk.folder / name_of(reference))
    code = REFERENCES[reference][1]
    assert told(desk, reference) == (2 if code == "bad-value" else 1, [code])


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_link_out_of_the_folder_is_not_followed(desk: Desk, tmp_path: Path, reference: str) -> None:
    os.mkfifo(tmp_path / "outside")
    (desk.folder / name_of(reference)).symlink_to("../outside")
    assert told(desk, reference) == (2, ["outside-folder"])
