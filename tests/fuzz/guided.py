"""Bytes by chance, led by what of the engine they reach: `python -m tests.fuzz.guided HARNESS [flags] [seeds]`.

The harnesses are those of `readers` and `files`.  Flags and folders are libFuzzer's; what it starts from is in `seeds`.
What is found stands beside as `crash-…`; the same command with that file shows it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

HARNESSES = {"source": "readers", "markup": "readers", "picture": "files", "pdf": "files"}
"""Harness -> the module that has it."""


def main(words: list[str]) -> None:
    """Runs a harness until a flag ends it."""
    import atheris

    name = words[1]
    with atheris.instrument_imports(include=["layout"]):
        made = import_module(f"tests.fuzz.{HARNESSES[name]}")
    with TemporaryDirectory() as folder:
        atheris.Setup([words[0], *words[2:]], getattr(made, name)(Path(folder)))
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
