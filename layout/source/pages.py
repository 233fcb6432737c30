"""Pages: each an entry of `pages` or a file of its own, finished once the issue's sheet is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..diagnostics import Span
from ..geometry import mm
from ..issue import Folio, Page, Sheet
from ..record import NamedTuple
from .blocks import Blocks, is_id
from .dummy import Facts, check_grid, fit_rows, read_grid
from .keys_sheet import SHEET, lines_of, overridden
from .models import Form, Given, Key, Model
from .nodes import Entry, Mapping, Node, Scalar, Sequence
from .reader import WRONG, Kind, Read, Reader, Schema, UnfitError, Word, Wrong
from .shapes import Either, List
from .values import LINES, Choice, Integer, TextKind
from .yaml_file import YamlFile

_TEXT = TextKind()
_NUMBER = Integer(1, 9999)


class RowHeight(Word[int | None]):
    """Lines of the grid, or `auto`: a share of what is left."""

    wants = "a height in lines, or auto"
    _lines = Integer(1, 1000, LINES)

    def parse(self, raw: str) -> int | None:
        if raw == "auto":
            return None
        try:
            return self._lines.parse(raw)
        except UnfitError:
            raise UnfitError() from None

    def schema(self, defs: Schema) -> Schema:
        return {"anyOf": [{"const": "auto"}, *self._lines.schema(defs)["anyOf"]]}


class RowHeights(List[int | None]):
    """The heights of all rows; `rows: auto` is what the key left out is, and read as no heights."""

    def __init__(self) -> None:
        super().__init__(RowHeight(), 1)
        self.wants += ", or auto for all"

    def read(self, node: Node, reader: Reader) -> Read[tuple[int | None, ...]]:
        return () if isinstance(node, Scalar) and node.text.text == "auto" else super().read(node, reader)

    def schema(self, defs: Schema) -> Schema:
        return {"anyOf": [{"const": "auto"}, super().schema(defs)]}


FOLIO: Kind[Folio | None] = Either(
    Choice("none"),
    Model(
        "`folio`",
        (
            Key("editor", _TEXT, "责编"),
            Key("layout", _TEXT, "美编/版式"),
            Key("proof", _TEXT, "校对"),
            Key("phone", _TEXT, "电话"),
        ),
        lambda given, reader: Folio(given["editor"], given["layout"], given["proof"], given["phone"]),
    ),
)

PAGE = Form(
    "a page",
    (
        Key("name", _TEXT, "the name of the page 版名, e.g. 要闻"),
        Key("number", _NUMBER, "its number 版次; its place in the list where left out"),
        Key("sheet", SHEET, "overrides of the issue's sheet for this page 本版版面设置"),
        Key("dummy", TextKind(needed=True), "the page drawn in words 版样: a row a line, a word a column, `.` is white",
            required=True),
        Key("rows", RowHeights(), "the height of each row of the dummy, in lines or auto 行高"),
        Key("blocks", Blocks(), "the blocks 稿件 by the ids in the dummy", required=True),
        Key("folio", FOLIO, "the line in the margin 报眉: editor, layout, proof, phone; or none"),
    ),
)  # fmt: skip


class Draft(NamedTuple):
    """A page as read, before the issue's sheet is worked in."""

    number: int | None
    """None: the page has one that is wrong, or could not be read."""
    given: Given | None
    blocks: dict[str, Span] | None
    """Block ids and where they are typed; None where there is no mapping of them."""


class Pages(Kind[tuple[Draft, ...]]):
    """The list `pages`."""

    wants = "a list of pages"
    _file: YamlFile[Given] = YamlFile(PAGE)

    def read(self, node: Node, reader: Reader) -> Read[tuple[Draft, ...]]:
        if not isinstance(node, Sequence):
            return self.misfit(node, reader)
        if not node.items:
            return reader.bad("an issue has at least one page", node.span)
        if len(node.items) > 999:
            return reader.bad("an issue has at most 999 pages", node.span)
        return tuple(self._draft(item, place, reader) for place, item in enumerate(node.items, 1))

    def _draft(self, item: Node, place: int, reader: Reader) -> Draft:
        reader.page = place
        if isinstance(item, Scalar):
            if item.left_out:
                reader.bad("an entry of this list is empty", item.span)
                reader.page = None
                return Draft(None, None, None)
            opened = self._file.open(item, reader)
            if isinstance(opened, Wrong):
                reader.page = None
                return Draft(None, None, None)
            item = opened
        number = _number_of(item, place)
        reader.page = number or place
        given = PAGE.read_keys(item, reader)
        reader.page = None
        return Draft(number if given is not None else None, given, _block_ids(item))

    def schema(self, defs: Schema) -> Schema:
        return {"type": "array", "minItems": 1, "items": self._file.schema(defs)}


def _entry(node: Node, key: str) -> Entry | None:
    if isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key == key and not (isinstance(entry.value, Scalar) and entry.value.left_out):
                return entry
    return None


def _number_of(node: Node, place: int) -> int | None:
    """The number, looked at before the page is read so that every finding on the page can name it."""
    typed = _entry(node, "number")
    if typed is None:
        return place
    try:
        return _NUMBER.parse(typed.value.text.text.strip()) if isinstance(typed.value, Scalar) else None
    except UnfitError:
        return None


def _block_ids(node: Node) -> dict[str, Span] | None:
    typed = _entry(node, "blocks")
    if typed is None or not isinstance(typed.value, Mapping) or not typed.value.whole:
        return None
    if not all(is_id(entry.key) for entry in typed.value.entries):
        return None
    return {entry.key: entry.span for entry in typed.value.entries}


def finish(draft: Draft, base: Sheet | None, reader: Reader) -> Read[Page]:
    """The page, its sheet worked in and its dummy checked; `base` is None where the issue's sheet is wrong."""
    given = draft.given
    if given is None:
        return WRONG
    reader.page = draft.number
    sheet: Read[Sheet] = WRONG
    if base is not None and "sheet" not in given.wrong:
        sheet = overridden(base, given["sheet"], reader)
    checked = _dummy(given, sheet, draft.blocks, reader)
    reader.page = None
    number = draft.number
    if number is None or isinstance(sheet, Wrong) or checked is None or not given.whole:
        return WRONG
    folio: Any = given["folio"]
    if folio is None:
        folio = Folio(None, None, None, None)
    grid, rows = checked
    spread = base is not None and _is_spread(sheet, base)
    own_folio = None if folio == "none" else folio
    return Page(number, given["name"], sheet, grid, rows, given["blocks"], own_folio, given.span, spread)


def _is_spread(sheet: Sheet, base: Sheet) -> bool:
    """Whether a page is two of the issue's side by side."""
    near = mm(2)
    return abs(sheet.width - 2 * base.width) <= near and abs(sheet.height - base.height) <= near


def with_halves(pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages, the right halves of spreads numbered where no other page has that number."""
    pages = tuple(pages)
    numbers = {page.number for page in pages}
    return tuple(
        page._replace(second=page.number + 1) if page.spread and page.number + 1 not in numbers else page
        for page in pages
    )


def _dummy(given: Given, sheet: Read[Sheet], blocks: dict[str, Span] | None, reader: Reader) -> Any:
    """The grid and the heights of its rows; None where either is wrong."""
    text = given["dummy"]
    if text is None:
        return None
    facts = Facts(
        sheet.columns if not isinstance(sheet, Wrong) else None,
        lines_of(sheet) if not isinstance(sheet, Wrong) else None,
        blocks,
    )
    grid = read_grid(text)
    good = check_grid(grid, facts, reader)
    if "rows" in given.wrong or (not good and len(grid) == 1):
        return None
    rows = fit_rows(grid, given["rows"] or None, given.place("rows", "dummy"), facts, reader)
    return (grid, rows) if good and not isinstance(rows, Wrong) else None
