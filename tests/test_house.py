"""The rules of the house that a reader of the code could hold by eye, held by machine.

Every rule is a function from a parsed file to its breaches, so that a failure lists all of them with file and line.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
ROOMS = ("layout", "tests", "bench", "photos")
PRODUCT = ("layout", "render.py")
MOST_LINES = 400
MOST_PARAMETERS = 5

CHINESE = re.compile(r"[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\ufe10-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
"""Han characters and the marks of Chinese setting; not the full-width space, which the terminal needs too."""
NAMED_IN = ("layout/text/rules/", "layout/source/")
"""Where Chinese is named: the tables of the standard, and the words of the issue file."""

STILL_TO_MEND: dict[str, set[str]] = {
    "chinese": set(),
    "parameters": set(),
}
"""Breaches that stand.  The list gets shorter, never longer: a file that is mended has to leave it."""


class Breach(NamedTuple):
    """A place where a rule is broken."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


@cache
def files(*names: str) -> tuple[Path, ...]:
    """The Python files of some rooms or single files of the repository."""
    found: list[Path] = []
    for name in names:
        place = ROOT / name
        found += [place] if place.is_file() else sorted(place.rglob("*.py"))
    return tuple(found)


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def local(path: Path) -> str:
    """A path as the repository names it."""
    return path.relative_to(ROOT).as_posix()


def long_signatures(path: Path) -> Iterator[Breach]:
    """Functions with more than five parameters, `self` and `cls` not counted."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            given = node.args
            names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
            names += [each.arg for each in (given.vararg, given.kwarg) if each]
            count = len(names) - (names[:1] in (["self"], ["cls"]))
            if count > MOST_PARAMETERS:
                yield Breach(local(path), node.lineno, f"{count} parameters: {', '.join(names)}")


def named_chinese(path: Path) -> Iterator[Breach]:
    """Chinese characters in literals and names; comments and docstrings may say what they like."""
    for node in _without_docstrings(tree(path)):
        match node:
            case ast.Constant(value=str(text)) | ast.Name(id=text) | ast.Attribute(attr=text) | ast.arg(arg=text):
                if CHINESE.search(text):
                    yield Breach(local(path), node.lineno, repr(text[:40]))


def libraries(path: Path) -> Iterator[str]:
    """The third-party libraries that a file imports when it runs."""
    for node in _when_running(tree(path)):
        match node:
            case ast.Import(names=aliases):
                names = [alias.name for alias in aliases]
            case ast.ImportFrom(module=str(module), level=0):
                names = [module]
            case _:
                continue
        for name in names:
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names and top != "layout":
                yield top


def _without_docstrings(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield child
            yield from _without_docstrings(child)


def _when_running(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)):
            yield child
            yield from _when_running(child)


def _report(breaches: list[Breach], rule: str) -> None:
    excused = STILL_TO_MEND[rule]
    broken = [str(breach) for breach in breaches if breach.file not in excused]
    assert not broken, "\n" + "\n".join(broken)
    mended = excused - {breach.file for breach in breaches}
    assert not mended, f"mended, so take it off the list STILL_TO_MEND: {', '.join(sorted(mended))}"


def test_the_house_stands_where_the_test_looks() -> None:
    assert len(files(*PRODUCT)) > 10


def test_a_file_is_one_room() -> None:
    lengths = {local(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files(*ROOMS, "render.py")}
    long = {name: length for name, length in lengths.items() if length > MOST_LINES}
    assert not long, f"is there a better cut? {long}"


def test_a_function_takes_at_most_five_parameters() -> None:
    _report([breach for path in files(*PRODUCT, "tests", "bench") for breach in long_signatures(path)], "parameters")


def test_chinese_is_named_in_tables_only() -> None:
    elsewhere = [path for path in files(*PRODUCT) if not local(path).startswith(NAMED_IN)]
    _report([breach for path in elsewhere for breach in named_chinese(path)], "chinese")


def test_a_library_is_imported_in_one_file() -> None:
    importers: defaultdict[str, set[str]] = defaultdict(set)
    for path in files(*PRODUCT):
        for library in libraries(path):
            importers[library].add(local(path))
    twice = {library: sorted(where) for library, where in importers.items() if len(where) > 1}
    assert not twice
