"""Whole issues by chance: every key of the format, areas that tile the dummy, stories that jump from page to page."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.blocks import COLOURS, LENGTHS, SMALL, Keys, blocks, some
from tests.fuzz.words import head

Cells = list[list[str]]

FACTS = "english publisher sponsor editor cn issn postal site phone address price printer".split()
STYLES = (
    "body byline source dateline crosshead caption credit kicker main deck pull refer folio label main.banner main.lead "
    "main.second main.third main.brief"
).split()
STYLE = some(
    face=st.sampled_from(["song", "hei", "kai", "fang", "song-900", "hei-500", "own"]), size=st.sampled_from(SMALL),
    leading=st.sampled_from(["1", "2行"]), tracking=st.sampled_from(["3%", "-5%", "20%"]),
    width=st.sampled_from(["90%", "110%"]), align=st.sampled_from("left centre right justify".split()), indent=LENGTHS,
    colour=COLOURS, before=st.sampled_from(["0", "1", "3 lines"]), after=st.sampled_from(["0", "1"]),
    punctuation=st.sampled_from(["full", "kaiming"]),
).filter(bool)  # fmt: skip
PRESS = some(
    standard=st.sampled_from(["x1a", "x4"]), condition=st.just("IFRA26"), max_ink=st.sampled_from(["240", "300"]),
    min_ppi=st.sampled_from(["170", "20"]), bleed=st.sampled_from(["0mm", "3mm"]), marks=st.sampled_from(["true", "false"]),
)  # fmt: skip
SHEETS = st.sampled_from(["200mm x 260mm", "273mm x 390mm", "110mm x 120mm", "四开", "tabloid"])
SHEET = some(
    margins=st.sampled_from(["10mm", "12mm 8mm", "14mm 9mm 11mm 8mm"]), gutter=st.sampled_from(["2字", "1字", "5mm"]),
    body=st.sampled_from(["9pt / 13pt", "10.5pt / 16pt", "小五 / 12pt", "9.5pt / 13.5pt"]),
    rules=st.sampled_from(["true", "false"]), facing=st.sampled_from(["true", "false"]),
)  # fmt: skip
FOLIO = st.one_of(
    st.just("none"), some(editor=head(True, 1), layout=head(True, 1), proof=head(True, 1), phone=st.just("1"))
)


@st.composite
def dummies(draw: st.DrawFn, columns: int) -> tuple[Cells, int]:
    """Areas that tile a grid: rows of ids, and how many there are.  Some are stepped, some cells are white."""
    rows = draw(st.integers(1, 5))
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
    if count > 2 and draw(st.booleans()):
        merged = _merged(cells, f"b{draw(st.integers(1, count - 1))}")
        if merged is not None:
            cells, count = merged, count - 1
    if count > 1 and draw(st.integers(0, 7)) == 0:
        cells = [["." if one == f"b{count - 1}" else one for one in row] for row in cells]
        count -= 1
    return cells, count


def _merged(cells: Cells, name: str) -> Cells | None:
    """The area of a name given to a neighbour and the ids counted anew; None where the two would have a hole."""
    rows, columns = len(cells), len(cells[0])
    near = [
        cells[row + down][column + right]
        for row in range(rows)
        for column in range(columns)
        for down, right in ((1, 0), (0, 1), (-1, 0), (0, -1))
        if cells[row][column] == name and 0 <= row + down < rows and 0 <= column + right < columns
    ]
    other = next((one for one in near if one != name), None)
    if other is None:
        return None
    made = [[other if one == name else one for one in row] for row in cells]
    outside = [(row, column) for row in range(-1, rows + 1) for column in range(-1, columns + 1)]
    free = {at for at in outside if not (0 <= at[0] < rows and 0 <= at[1] < columns and made[at[0]][at[1]] == other)}
    reached, waiting = {(-1, -1)}, [(-1, -1)]
    while waiting:
        row, column = waiting.pop()
        for at in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
            if at in free and at not in reached:
                reached.add(at)
                waiting.append(at)
    if reached != free:
        return None
    names = {one: f"b{place}" for place, one in enumerate(dict.fromkeys(one for row in made for one in row))}
    return [[names[one] for one in row] for row in made]


@st.composite
def pages(draw: st.DrawFn, plain: bool, count: int, columns: int) -> Keys:
    """A page of an issue of so many pages."""
    cells, number = draw(dummies(columns))
    ids = [f"b{place}" for place in range(number)]
    made: Keys = {"dummy": "\n".join(" ".join(row) for row in cells)}
    made["blocks"] = {name: draw(blocks(plain, count)) for name in ids}
    if draw(st.booleans()):
        made["rows"] = [draw(st.sampled_from(["auto", "auto", "6", "9行"])) for _ in cells]
    made |= draw(some(name=head(True, 1), folio=FOLIO))
    return made


@st.composite
def issues(draw: st.DrawFn, plain: bool) -> Keys:
    """An issue: with `plain`, of copy that a second reader can follow to the letter."""
    count, columns = draw(st.sampled_from([1, 1, 1, 2, 3])), draw(st.integers(2, 5))
    sheet: Keys = {"size": draw(SHEETS), "columns": str(columns)} | draw(SHEET)
    sheet.setdefault("margins", "10mm")
    whole: Keys = {
        "format": "1",
        "paper": {"name": draw(head(True, 1)), **draw(some(**{name: head(True, 1) for name in FACTS}))},
        "issue": {
            "date": "2025-07-18",
            **draw(some(number=st.just("0712"), volume=st.just("3"), edition=st.just("早"))),
        },
        "sheet": sheet,
        "pages": [draw(pages(plain, count, columns)) for _ in range(count)],
    }
    if draw(st.integers(0, 3)) == 0:
        spread = whole["pages"][-1]
        wide, high = {"四开": ("273mm", "390mm"), "tabloid": ("273mm", "390mm")}.get(sheet["size"]) or sheet[
            "size"
        ].split(" x ")
        spread["sheet"] = {"size": f"{2 * int(wide.removesuffix('mm'))}mm x {high}", "columns": str(columns)}
    if draw(st.booleans()):
        whole |= draw(some(
            styles=st.dictionaries(st.sampled_from(STYLES), STYLE, max_size=3), press=PRESS, fonts=st.just({"own": "own.ttf"}),
            lexicon=st.lists(st.sampled_from(["山城昨日", "五级", "早班轮渡"]), max_size=3),
            waive=st.just([{"code": "underset", "reason": "版面如此"}]),
        ))  # fmt: skip
        if "own" in str(whole.get("styles")):
            whole["fonts"] = {"own": "own.ttf"}
    _join(draw, whole["pages"])
    return whole


def _join(draw: st.DrawFn, made: list[Keys]) -> None:
    """Some stories go on in another page's."""
    told = [[name for name, keys in page["blocks"].items() if _is_story(keys)] for page in made]
    for number, (here, there) in enumerate(pairwise(told), 1):
        joins: bool = draw(st.booleans())
        if joins and here and there:
            start, goal = draw(st.sampled_from(here)), draw(st.sampled_from(there))
            tail = made[number]["blocks"][goal]
            if "from" not in made[number - 1]["blocks"][start]:
                made[number - 1]["blocks"][start]["jump"] = {"to": str(number + 1)}
                tail["from"] = f"{number}/{start}"
                for key in ("body", "see"):
                    tail.pop(key, None)


def _is_story(keys: Any) -> bool:
    return keys.get("kind", "story") in ("story", "sidebar", "text")
