"""The pages for Typst: the same sheet, blocks, faces and copy, in its own multi-column text."""

from __future__ import annotations

from .as_issue import ROWS
from .edition import NAME, Sheet, Story

LINE = 13.5
"""pt: the leading of the grid."""

_TOP = """\
#set page(width: 390mm, height: 545mm, margin: (top: 18mm, right: 17mm, bottom: 20mm, left: 17mm))
#set text(font: "Noto Serif SC", size: 9.5pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 4pt, spacing: 4pt, first-line-indent: (amount: 2em, all: true))
#let unit = 13.5pt
#let gap = 8.5mm
#let base = (356mm - 6 * gap) / 7
#let wide(n) = n * base + (n - 1) * gap
#let head(size, ..lines) = block(below: unit, text(size: size, weight: 900, lines.pos().join(linebreak())))
#let by(name) = block(below: unit / 2, text(font: "LXGW WenKai", name))
#let area(x, y, n, lines, body) = place(top + left, dx: x * (base + gap), dy: y * unit,
  block(width: wide(n), height: lines * unit - unit, clip: false, body))
#let story(x, y, n, lines, size, title, byline, body) = area(x, y, n, lines, {
  head(size, ..title)
  by(byline)
  columns(n, gutter: gap, body)
})
"""


def typst(pages: tuple[Sheet, ...]) -> str:
    """The text of the Typst file."""
    return _TOP + "\n#pagebreak()\n".join(_page(sheet) for sheet in pages)


def _page(sheet: Sheet) -> str:
    flag, lead, heat, foot = ROWS
    stories = sheet.stories
    boxed = _story((3, flag + lead + heat, 4, foot), 18, stories["side"])
    pictures = ", ".join(
        f'block(figure(image("{name}", width: 100%, height: {(heat - 3) * LINE}pt, fit: "cover"), '
        f'supplement: none, numbering: none, caption: text(font: "Noto Sans SC", size: 9pt)[{text}]))'
        for name, text in zip(sheet.pictures, sheet.captions, strict=True)
    )
    return (
        f"#area(0, 0, 5, {flag}, text(size: 60pt, weight: 900, fill: cmyk(0%, 100%, 100%, 10%))[{NAME}])\n"
        f'#area(5, 0, 2, {flag}, {{text(font: "Noto Sans SC", weight: 700)[今日{len(sheet.pictures)}图]\n'
        f'  image("qr.svg", width: 21mm)}})\n'
        + _story((0, flag, 5, lead), 42, stories["lead"])
        + _story((5, flag, 2, lead), 24, stories["second"])
        + f"#area(0, {flag + lead}, 7, {heat}, grid(columns: (1fr, 1fr, 1fr), gutter: gap, {pictures}))\n"
        + _story((0, flag + lead + heat, 3, foot), 20, stories["brief"])
        + f"#area(3, {flag + lead + heat}, 4, {foot}, rect(width: 100%, height: 100%, stroke: 0.5pt))\n"
        + boxed
    )


def _story(place: tuple[int, int, int, int], size: int, story: Story) -> str:
    x, y, columns, lines = place
    title = "(" + "".join(f"[{line}], " for line in story.head) + ")"
    copy = "\n\n".join(story.paragraphs)
    return f"#story({x}, {y}, {columns}, {lines}, {size}pt, {title}, [{story.byline}])[\n{copy}\n]\n"
