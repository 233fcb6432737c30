"""The class x class grids as a page for typographers: what stands between two characters, and where a line may end."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from layout.text.boundary import plain
from layout.text.nodes import NEVER
from layout.text.permission import penalties
from layout.text.rules import classes, pairs

EM = 1200
"""Divisible by 8, 6, 4, 3 and 2."""
SAMPLES = dict(zip(classes.NAMES, "“ 》 ， 。 · ・ ／ —— …… ～ 国 ① _ a 5 _ & ( ) ￥ % ℃".split(), strict=True))
KINDS = [kind for kind, name in enumerate(classes.NAMES) if SAMPLES[name] != "_"]
"""White space is no class of the grids: it is part of a boundary."""
LETTERS = "abc"


def grids() -> str:
    """Classes with their clauses, then the two grids."""
    rows = [
        "# Between two characters",
        "",
        "Made from `layout/text/rules/`: every row there has its clause.",
        "",
        "| class | characters | clause |",
        "|---|---|---|",
    ]
    for kind, members, clause in classes.ROWS:
        if kind in KINDS:
            rows.append(f"| {classes.NAMES[kind]} | `` {' '.join(members).replace('|', '¦')} `` | {clause} |")
    shrink = ", ".join(f"{number} {name}" for number, name in enumerate(pairs.SHRINK_STEPS, 1))
    stretch = ", ".join(f"{letter} {name}" for letter, name in zip(LETTERS, pairs.STRETCH_STEPS, strict=True))
    rows += [
        "",
        "## Width, what it gives, what it takes",
        "",
        "The white between the ink boxes of the left (row) and the right (column) in em; the step in which it is taken",
        f"away ({shrink}); the step in which it is opened ({stretch}).",
        "",
        *_grid(_white),
        "",
        "## Where a line may end",
        "",
        "× never; ∘ only in a word that is wider than its measure; blank: yes. The level `gb`.",
        "",
        *_grid(_break),
    ]
    return "\n".join(rows) + "\n"


def _grid(cell: Callable[[int, int], str]) -> list[str]:
    heads = [classes.NAMES[kind] for kind in KINDS]
    edge, behind = classes.LINE_HEAD, classes.LINE_END
    rows = ["| | " + " | ".join([*heads, "line end"]) + " |", "|---" * (len(KINDS) + 2) + "|"]
    for left in (edge, *KINDS):
        name = "line head" if left == edge else classes.NAMES[left]
        rows.append(f"| **{name}** | " + " | ".join(cell(left, right) for right in (*KINDS, behind)) + " |")
    return rows


def _white(left: int, right: int) -> str:
    """A cell such as `½ 3 c`."""
    if left == classes.LINE_HEAD and right == classes.LINE_END:
        return ""
    dropped = {whose for lefts, rights, whose, _ in pairs.DROPPED_BLANKS if left in lefts and right in rights}
    behind = 0 if "left" in dropped else _blank(left, pairs.BLANK_BEHIND)
    before = 0 if "right" in dropped else _blank(right, pairs.BLANK_BEFORE)
    if left == classes.LINE_HEAD or right == classes.LINE_END:
        return _share(behind + before)
    between = plain((left, right), (behind, before), 0, 0.0, EM)
    steps = [str(number) for number, amount in enumerate(between.shrink, 1) if amount]
    steps += [letter for letter, amount in zip(LETTERS, between.stretch, strict=True) if amount]
    return " ".join([_share(between.natural), *steps])


def _blank(kind: int, carrying: dict[str, frozenset[int]]) -> int:
    """As a face of the mainland draws it: half an em on one side, the dot of kana a quarter on both."""
    if kind not in carrying["full"] or (carrying is pairs.BLANK_BEFORE and kind in (classes.PAUSE, classes.STOP)):
        return 0
    return EM // 4 if kind == classes.KANA_MIDDLE else EM // 2


def _share(width: int) -> str:
    return {"1/2": "½", "1/4": "¼", "1/3": "⅓", "3/4": "¾"}.get(str(share := Fraction(width, EM)), str(share))


def _break(left: int, right: int) -> str:
    if left == classes.LINE_HEAD:
        return "×" if right != classes.LINE_END and SAMPLES[classes.NAMES[right]] in classes.NO_START else ""
    if right == classes.LINE_END:
        return "×" if SAMPLES[classes.NAMES[left]] in classes.NO_END else ""
    a, b = (SAMPLES[classes.NAMES[kind]] for kind in (left, right))
    cost = penalties(a + b)[len(a)]
    return "×" if cost >= NEVER else "∘" if cost else ""
