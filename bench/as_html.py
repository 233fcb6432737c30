"""The pages for WeasyPrint: the same sheet, blocks, faces and copy, in its own multi-column text."""

from __future__ import annotations

from collections.abc import Mapping

from .as_issue import ROWS
from .edition import NAME, Sheet, Story

LINE = 13.5

_STYLE = """\
@page { size: 390mm 545mm; margin: 18mm 17mm 20mm 17mm }
body { margin: 0; font: 9.5pt/13.5pt "Bench Song"; text-align: justify }
.page { position: relative; height: 1430pt; break-after: page }
.area { position: absolute }
.columns { column-gap: 8.5mm }
p { margin: 0; text-indent: 2em }
h1 { margin: 0 0 13.5pt; font-weight: 900; line-height: 1.2; text-align: left }
.by { font-family: "Bench Kai"; text-indent: 0 }
.name { font-size: 60pt; line-height: 1.2; font-weight: 900; color: #c00000 }
.hei { font-family: "Bench Hei"; font-size: 9pt }
.box { border: 0.5pt solid #000 }
.shots { display: flex; gap: 8.5mm }
.shots div { flex: 1 }
img.shot { width: 100%; object-fit: cover }
"""


def html(pages: tuple[Sheet, ...], faces: Mapping[str, str]) -> str:
    """The text of the HTML file; `faces` are the files by `song-400`, `song-900`, `hei-400` and `kai-400`."""
    rules = "".join(
        f'@font-face {{ font-family: "Bench {name.partition("-")[0].title()}"; '
        f"font-weight: {name.partition('-')[2]}; src: url({path}) }}\n"
        for name, path in faces.items()
    )
    body = "".join(_page(sheet) for sheet in pages)
    head = f'<meta charset="utf-8"><style>{rules}{_STYLE}</style>'
    return f'<!doctype html><html lang="zh-CN">{head}<body>{body}</body></html>'


def _page(sheet: Sheet) -> str:
    flag, lead, heat, foot = ROWS
    shots = "".join(
        f'<div><img class="shot" src="{name}" style="height:{(heat - 3) * LINE}pt"><br>'
        f'<span class="hei">{text}</span></div>'
        for name, text in zip(sheet.pictures, sheet.captions, strict=True)
    )
    stories = sheet.stories
    parts = [
        _area((0, 0, 5, flag), f'<div class="name">{NAME}</div>'),
        _area((5, 0, 2, flag), '<div class="hei">今日3图</div><img src="qr.svg" style="width:21mm">'),
        _story((0, flag, 5, lead), 42, stories["lead"]),
        _story((5, flag, 2, lead), 24, stories["second"]),
        _area((0, flag + lead, 7, heat), f'<div class="shots">{shots}</div>'),
        _story((0, flag + lead + heat, 3, foot), 20, stories["brief"]),
        _area((3, flag + lead + heat, 4, foot), "", "area box"),
        _story((3, flag + lead + heat, 4, foot), 18, stories["side"]),
    ]
    return f'<div class="page">{"".join(parts)}</div>'


def _story(place: tuple[int, int, int, int], size: int, story: Story) -> str:
    copy = "".join(f"<p>{text}</p>" for text in story.paragraphs)
    head = f'<h1 style="font-size:{size}pt">{"<br>".join(story.head)}</h1><p class="by">{story.byline}</p>'
    return _area(place, f'{head}<div class="columns" style="column-count:{place[2]}">{copy}</div>')


def _area(place: tuple[int, int, int, int], inside: str, kind: str = "area") -> str:
    x, y, columns, lines = place
    base = (356 - 6 * 8.5) / 7
    width = columns * base + (columns - 1) * 8.5
    where = f"left:{x * (base + 8.5):.3f}mm;top:{y * LINE}pt;width:{width:.3f}mm;height:{(lines - 1) * LINE}pt"
    return f'<div class="{kind}" style="{where}">{inside}</div>'
