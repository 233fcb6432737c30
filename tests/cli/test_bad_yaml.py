"""Issue files that are no issue: status 2, the fault at its place, yesterday's proof whole, in 1 GiB and bounded time.

`tests/source` says what the reader makes of each; here they go through the command line, in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.desk import ISSUE, ROOT, Desk

SECONDS = 10
"""Of processor: twenty times what is needed."""
BOMB = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
    f"a{step}: &a{step} [{', '.join([f'*a{step - 1}'] * 10)}]\n" for step in range(1, 40)
)


def slip(old: str, new: str) -> bytes:
    """The small issue with a slip in it."""
    assert old in ISSUE
    return ISSUE.replace(old, new, 1).encode()


BAD: dict[str, tuple[bytes, str, str]] = {
    # what stands in the file; where, and what is said of it
    "an alias bomb": (BOMB.encode(), "4:45", "yaml]: aliases repeat more than"),
    "an alias bomb of text": (f"a: &a {'甲' * 100_000}\nb: [{'*a, ' * 100}]\n".encode(), "2:", "yaml]: aliases repeat"),
    "an alias that holds itself": (b"a: &a [1, *a]", "1:11", "yaml]: "),
    "brackets without end": (b"[" * 100_000, "1:", "yaml]: "),
    "braces without end": (b"{a: " * 100_000, "1:", "yaml]: "),
    "dashes without end": (b"- " * 100_000, "1:", "yaml]: "),
    "too large": (ISSUE.encode() + b"#" * (5 << 20), "1:1", "yaml]: "),
    "empty": (b"", "1:1", "yaml]: the file is empty"),
    "noughts": (bytes(4000), "1:1", "yaml]: "),
    "UTF-16": (ISSUE.encode("utf-16"), "1:1", "yaml]: "),
    "GBK": (ISSUE.encode("gb18030"), "2:15", "yaml]: the file is not UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "1:1", "yaml]: "),
    "a list": (b"- a\n- b\n", "1:1", "bad-value]: "),
    "a tab that indents": (slip("    dummy", "\tdummy"), "7:1", "yaml]: a tab stands"),
    "a key given twice": (slip("format: 1\n", "format: 1\n" * 2), "2:1", "bad-value]: `format` is given twice"),
    "a day that there is not": (slip("2025-07-18", "2025-02-30"), "3:15", "bad-value]: `date`: there is no day"),
    "a date with a time": (slip("2025-07-18", "2025-07-18 10:00:00"), "3:15", "bad-value]: `date`: wants a date"),
    "a mapping for text": (slip("name: 试刊", "name: {试: 刊}"), "2:15", "bad-value]: `name`: wants text"),
    "text for a number": (slip("columns: 2", "columns: two"), "4:", "bad-value]: `columns`: wants a whole number"),
    "a tag that runs code": (slip("试刊", "!!python/name:os.system 试刊"), "2:15", "yaml]: tags (`!`) are not"),
    "a merge key": (slip("format: 1\n", "format: 1\n<<: {format: 1}\n"), "2:1", "yaml]: merge keys"),
    "two documents": (ISSUE.encode() + b"---\n" + ISSUE.encode(), "16:1", "yaml]: a second document"),
}


@pytest.mark.parametrize("case", BAD)
def test_it_is_told_at_its_place_and_the_old_proof_stays(desk: Desk, case: str) -> None:
    raw, place, message = BAD[case]
    desk.write(raw)
    desk.write(b"old", "a.pdf")
    limits = f"ulimit -v 1048576; ulimit -t {SECONDS}"
    script = f"{limits}; exec {sys.executable} {ROOT / 'render.py'} issue.yaml -o a.pdf --report report.json"
    ran = subprocess.run(
        ["sh", "-c", script], cwd=desk.folder, capture_output=True, text=True, check=False, timeout=120
    )
    assert ran.returncode == 2, ran.stderr
    assert "Traceback" not in ran.stderr
    first = ran.stderr.split("\n")[0]
    assert first.startswith(f"issue.yaml:{place}")
    assert f": error[{message}" in first
    assert desk.bytes_of("a.pdf") == b"old"
    assert {one["code"] for one in desk.report()["diagnostics"]} <= {"yaml", "bad-value", "unknown-key"}
