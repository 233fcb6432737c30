"""Whole issues by chance: blocks of every kind in rectangles that tile the dummy, copy of all that copy may hold."""

from __future__ import annotations

import json

from hypothesis import strategies as st

PIECES = st.sampled_from(
    ["山城昨日通报，", "劝阻4620.97万次。", "“五级”预警", "——", "……", "**本报讯** ", "*楷体*", "{山城|shānchéng}", "{要点|·}",
     "\n\n", "\n## 小标题\n", "\n> 引一句话\n", "http://example.cn/a-b?c=d", "commonwealth information ", "《书》（注）", "40℃",
     "1. ", "# ", "<b>", "&", "_", "*", "**", "{", "}", "|", "\u200b", "\u202e", "\x07", "葛\U000e0100", "é", "👍🏽", "\u3000",
     " ", "，。！？", "א", "ا", "ก", "\ue000", "Ａ１", "fi", "[]", "A" * 60, "啊" * 40]
)  # fmt: skip
COPY = st.lists(PIECES, min_size=1, max_size=24).map("".join)
HEAD = st.lists(PIECES.filter(lambda one: "\n" not in one), min_size=1, max_size=5).map("".join)


@st.composite
def dummies(draw: st.DrawFn) -> tuple[list[list[str]], int]:
    """Rectangles that tile a grid of 2 to 5 columns: rows of ids, and how many there are."""
    columns, rows = draw(st.integers(2, 5)), draw(st.integers(1, 4))
    cells = [["" for _ in range(columns)] for _ in range(rows)]
    count = 0

    def split(left: int, top: int, right: int, foot: int) -> None:
        nonlocal count
        wide, high = right - left, foot - top
        if wide * high > 1 and draw(st.booleans()):
            if wide > 1 and (high == 1 or draw(st.booleans())):
                cut = draw(st.integers(left + 1, right - 1))
                split(left, top, cut, foot)
                split(cut, top, right, foot)
            else:
                cut = draw(st.integers(top + 1, foot - 1))
                split(left, top, right, cut)
                split(left, cut, right, foot)
            return
        for row in range(top, foot):
            for column in range(left, right):
                cells[row][column] = f"b{count}"
        count += 1

    split(0, 0, columns, rows)
    return cells, count


@st.composite
def blocks(draw: st.DrawFn) -> dict[str, object]:
    """A block of any kind."""
    kind = draw(st.sampled_from(["story", "story", "story", "sidebar", "text", "photos", "refers", "masthead"]))
    block: dict[str, object] = {"kind": kind}
    if kind in ("story", "sidebar"):
        block["headline"] = draw(st.one_of(HEAD, st.fixed_dictionaries({"main": HEAD}, optional={
            "kicker": HEAD, "deck": HEAD, "level": st.sampled_from(["banner", "lead", "second", "third", "brief"]),
            "direction": st.sampled_from(["horizontal", "vertical"])})))  # fmt: skip
    if kind in ("story", "sidebar", "text"):
        block["body"] = draw(COPY)
    if kind == "story":
        block |= draw(st.fixed_dictionaries({}, optional={"byline": HEAD, "source": HEAD, "pull": HEAD}))
    if kind == "photos":
        block["photos"] = [{"file": "a.jpg"}] * draw(st.integers(1, 3))
        block |= draw(st.fixed_dictionaries({}, optional={"caption": HEAD, "body": COPY, "title": HEAD}))
    if kind == "refers":
        block["items"] = [{"head": draw(HEAD), "page": 1}]
    if kind == "masthead" and draw(st.booleans()):
        block |= {"part": "ear", "text": draw(HEAD)}
    if draw(st.booleans()):
        block["box"] = draw(st.sampled_from(["none", "rule", "tint", "double"]))
    return block


@st.composite
def issues(draw: st.DrawFn) -> str:
    """An issue of one page as YAML: JSON is YAML too."""
    cells, count = draw(dummies())
    page = {
        "dummy": "\n".join(" ".join(row) for row in cells),
        "blocks": {f"b{number}": draw(blocks()) for number in range(count)},
    }
    sheet = {"size": draw(st.sampled_from(["200mm x 260mm", "273mm x 390mm", "110mm x 120mm"])), "margins": "10mm"}
    sheet |= {"columns": str(len(cells[0])), "body": draw(st.sampled_from(["9pt / 13pt", "10.5pt / 16pt"]))}
    whole = {"format": "1", "paper": {"name": "试刊"}, "issue": {"date": "2025-07-18"}, "sheet": sheet, "pages": [page]}
    return json.dumps(whole, ensure_ascii=False)
