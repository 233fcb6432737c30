"""Makes layout/text/rules/uax14_classes.py from the files of the Debian package unicode-data.

    .venv/bin/python -m tests.text.make_uax14_classes

Run it when Debian has a newer Unicode, and change the rows of layout/text/rules/uax14.py with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

UNICODE = Path("/usr/share/unicode")
MODULE = Path(__file__).parents[2] / "layout" / "text" / "rules" / "uax14_classes.py"

HEAD = '''"""The line-break class of every code point of Unicode {version}: runs of code points, from U+0000 on.

Made by tests/text/make_uax14_classes.py; do not change it by hand.  `65 ID` is a run of 65 code points of class
ID.  OP, CP and ID are split as LB30 and LB30b need it; SA, SG and XX are resolved as LB1 says, AI and CJ are not.
"""

from __future__ import annotations

VERSION = "{version}"

RUNS = """
{runs}
"""
'''
_ROW = re.compile(r"^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)", re.M)
_LAST = 0x10FFFF


def rows(name: str) -> Iterator[tuple[int, int, str]]:
    """First and last code point and value of every row of a file of the Unicode Character Database."""
    for first, last, value in _ROW.findall((UNICODE / name).read_text(encoding="utf-8")):
        yield int(first, 16), int(last or first, 16), value


def spread(name: str, absent: str, wanted: frozenset[str] = frozenset()) -> list[str]:
    """The value of every code point; if values are wanted, of these only."""
    values = [absent] * (_LAST + 1)
    for first, last, value in rows(name):
        if not wanted or value in wanted:
            values[first : last + 1] = [value] * (last + 1 - first)
    return values


def version() -> str:
    """The Unicode version of the files."""
    found = re.match(r"# LineBreak-([0-9.]+)\.txt", (UNICODE / "LineBreak.txt").read_text(encoding="utf-8"))
    assert found
    return found[1]


def classes() -> list[str]:
    """The class of every code point, split and resolved."""
    kinds = spread("LineBreak.txt", "XX")
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)):
        _fill(kinds, (first, last), "ID")
    for first, last in ((0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD)):
        _fill(kinds, (first, last), "ID")
    _fill(kinds, (0x20A0, 0x20CF), "PR")
    widths = spread("EastAsianWidth.txt", "N")
    categories = spread("extracted/DerivedGeneralCategory.txt", "Cn")
    pictographs = spread("emoji/emoji-data.txt", "", frozenset(["Extended_Pictographic"]))
    for code, kind in enumerate(kinds):
        if kind in ("OP", "CP"):
            kinds[code] = kind + ("EA" if widths[code] in "FWH" else "30")
        elif kind == "SA":
            kinds[code] = "CM" if categories[code] in ("Mn", "Mc") else "AL"
        elif categories[code] == "Cn" and pictographs[code]:
            kinds[code] = "IDEP"
        elif kind in ("SG", "XX"):
            kinds[code] = "AL"
    return kinds


def _fill(kinds: list[str], span: tuple[int, int], kind: str) -> None:
    """Gives the code points of a span that no row names their default."""
    first, last = span
    kinds[first : last + 1] = [kind if each == "XX" else each for each in kinds[first : last + 1]]


def module() -> str:
    """The text of the module."""
    runs = [f"{sum(1 for _ in run)} {kind}" for kind, run in groupby(classes())]
    lines: list[str] = [""]
    for run in runs:
        if len(lines[-1]) + len(run) > 118:
            lines.append("")
        lines[-1] += f" {run}" if lines[-1] else run
    return HEAD.format(version=version(), runs="\n".join(lines))


if __name__ == "__main__":
    MODULE.write_text(module(), encoding="utf-8")
