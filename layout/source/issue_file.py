"""The issue file as a whole: its keys, and the Issue they make."""

from __future__ import annotations

from ..issue import Issue, Page, Press, Text
from .checks import check_faces, check_links, check_numbers
from .keys_facts import DATELINE, PAPER
from .keys_sheet import SHEET, default_sheet, overridden
from .keys_style import FONTS, PRESS, Styles
from .keys_waive import WAIVE
from .models import Form, Given, Key
from .nodes import Node
from .pages import Pages, finish, with_halves
from .reader import Reader, Schema, Wrong
from .shapes import List
from .values import Choice, TextKind
from .yaml_file import YamlFile

FORMAT = Choice("1")

ISSUE = Form(
    "the issue",
    (
        Key("format", FORMAT, "the version of this format 格式版本: 1", required=True),
        Key("paper", YamlFile(PAPER), "the title's standing facts 报纸; a mapping, or the name of a YAML file",
            required=True),
        Key("issue", DATELINE, "which number of the paper this is 出版信息", required=True),
        Key("sheet", SHEET, "the physical page and its grid 版面尺寸与栏格; a page may override any key"),
        Key("styles", Styles(), "overrides of the house styles by name 样式"),
        Key("fonts", FONTS, "overrides of faces 字体: face name -> file beside the issue"),
        Key("lexicon", List(TextKind(needed=True), 0, 100_000), "words and names a headline never breaks inside 词表"),
        Key("press", PRESS, "what the plates need 印刷"),
        Key("waive", WAIVE, "warnings that the desk has seen and answers, with the reason 放行"),
        Key("pages", Pages(), "the pages 版面; an entry is a page, or the name of a YAML file that holds one page",
            required=True),
    ),
)  # fmt: skip


def read_issue(root: Node, path: str, reader: Reader) -> Issue | None:
    """The issue of a tree; None where something that it needs is wrong."""
    given = ISSUE.read_keys(root, reader)
    if given is None:
        return None
    base = None
    if "sheet" not in given.wrong:
        sheet = overridden(default_sheet(given.span), given["sheet"], reader)
        base = None if isinstance(sheet, Wrong) else sheet
    drafts = given["pages"] or ()
    check_numbers(drafts, reader)
    pages: list[Page] = []
    for draft in drafts:
        page = finish(draft, base, reader)
        if not isinstance(page, Wrong):
            pages.append(page)
    whole = with_halves(pages)
    if drafts:
        check_links(drafts, frozenset(page.second for page in whole if page.second is not None), reader)
    check_faces(None if "fonts" in given.wrong else frozenset(given["fonts"] or ()), reader)
    if not given.whole or len(pages) < len(drafts):
        return None
    return _issue(given, path, whole)


def _issue(given: Given, path: str, pages: tuple[Page, ...]) -> Issue:
    words: tuple[Text, ...] = given["lexicon"] or ()
    return Issue(
        path=path,
        paper=given["paper"],
        dateline=given["issue"],
        styles=given["styles"] or {},
        fonts=given["fonts"] or {},
        lexicon=tuple(word.text for word in words),
        press=given["press"] or Press("x1a", None, None, 240.0, 170.0, 0, False),
        pages=pages,
        waivers=given["waive"] or (),
    )


def issue_schema() -> Schema:
    """The JSON Schema of an issue file, from the same tables."""
    defs: Schema = {}
    whole = ISSUE.object_schema(defs)
    whole["properties"]["format"] = {"enum": [1, "1"], "description": ISSUE.keys["format"].about}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A newspaper issue, format 1",
        **whole,
        "$defs": dict(sorted(defs.items())),
    }
