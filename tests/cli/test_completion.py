"""The script that makes a shell complete the command line."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.desk import run


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_every_shell_gets_the_commands_and_the_options(shell: str) -> None:
    ran = run("completion", shell)
    assert ran.status == 0
    for word in ("proof", "press", "watch", "preflight", "--no-open" if shell != "tcsh" else "no-open"):
        assert word in ran.out


def test_bash_completes_with_it(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    script = tmp_path / "completion.bash"
    script.write_text(run("completion", "bash").out, encoding="utf-8")
    asked = (
        f"source {script}; COMP_WORDS=(render.py wa); COMP_CWORD=1; "
        "$(complete -p render.py | sed 's/.*-F \\([^ ]*\\).*/\\1/') render.py wa render.py; echo \"${COMPREPLY[@]}\""
    )
    told = subprocess.run([bash, "--norc", "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["watch"], told.stderr


def test_a_shell_that_is_not_known_is_said() -> None:
    assert run("completion", "cmd").status == 2
