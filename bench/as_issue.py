"""The pages as an issue file of this engine."""

from __future__ import annotations

from .edition import NAME, QR, Sheet, Story

DUMMY = """\
flag  flag  flag  flag  flag  ear    ear
lead  lead  lead  lead  lead  second second
heat  heat  heat  heat  heat  heat   heat
brief brief brief side  side  side   side
.     .     .     .     .     .      ."""
ROWS = (12, 25, 40, 16)
"""Lines of the grid: all engines give their blocks these heights, at which the copy fits; the rest stays white."""
_HEIGHTS = ", ".join([*map(str, ROWS), "auto"])


def issue(pages: tuple[Sheet, ...]) -> str:
    """The text of the issue file."""
    top = [
        "format: 1",
        f"paper: {{name: {NAME}, publisher: 山城日报报业集团主管主办, cn: CN 50-0000, site: fayou.example.cn}}",
        "issue: {date: 2025-07-18, number: 4312}",
        "pages:",
    ]
    return "\n".join([*top, *(_page(sheet) for sheet in pages)]) + "\n"


def _page(sheet: Sheet) -> str:
    photos = "".join(f"          - {{file: {name}, caption: {text}}}\n" for name, text in _pictures(sheet))
    return (
        f"  - name: 第{sheet.number}版\n    dummy: |\n{_indented(DUMMY, 6)}\n    rows: [{_HEIGHTS}]\n    blocks:\n"
        f'      flag: {{kind: masthead, qr: {{data: "{QR}", label: 扫码关注}}}}\n'
        "      ear: {kind: masthead, part: ear}\n"
        + "".join(_story(name, story) for name, story in sheet.stories.items())
        + f"      heat:\n        kind: photos\n        arrange: row\n        photos:\n{photos}"
    )


def _pictures(sheet: Sheet) -> list[tuple[str, str]]:
    return list(zip(sheet.pictures, sheet.captions, strict=True))


def _story(name: str, story: Story) -> str:
    kind = "        kind: sidebar\n" if name == "side" else ""
    copy = "\n\n".join(story.paragraphs)
    return (
        f"      {name}:\n{kind}        headline: {' / '.join(story.head)}\n        byline: {story.byline}\n"
        f"        body: |\n{_indented(copy, 10)}\n"
    )


def _indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line if line else "" for line in text.splitlines())
