"""Two advertisements delivered as PDFs, all vectors in CMYK: the museum's, with stone steps, and that of legal aid.

Their type is outlines, as most advertisers deliver it.  Lengths are points from the lower left corner; no colour is
over 230 % of ink.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from decal import FACES
from fontTools.pens.basePen import decomposeQuadraticSegment
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
WIDE, HIGH = 355.987 * MM, 84.6667 * MM
AID_WIDE, AID_HIGH = 147.712 * MM, 114.3 * MM
NIGHT = CMYKColor(0.30, 0.80, 0.75, 0.40)
BRICK = CMYKColor(0.15, 0.85, 0.80, 0.12)
GOLD = CMYKColor(0.02, 0.26, 0.72, 0)
PAPER = CMYKColor(0.01, 0.04, 0.12, 0)


def _steps(c: Canvas) -> None:
    """Three hundred steps in twelve, from the foot at the left to the scales at the top."""
    count, left = 13, WIDE * 0.36
    tread, rise = WIDE * 0.40 / count, HIGH * 0.52 / count
    for k in range(count):
        shade = k / (count - 1)
        c.setFillColor(CMYKColor(0.22 - 0.10 * shade, 0.72 - 0.34 * shade, 0.74 - 0.22 * shade, 0.30 - 0.26 * shade))
        c.rect(left + k * tread, 0, WIDE - left - k * tread, (k + 1) * rise, stroke=0, fill=1)
    for k in range(3, count, 3):
        x, y = left + (k + 0.5) * tread, (k + 1) * rise
        c.setStrokeColor(NIGHT)
        c.setLineWidth(1.2)
        c.line(x, y, x, y + 34)
        c.setFillColor(GOLD)
        c.circle(x, y + 38, 7.5, stroke=0, fill=1)
        c.setFillColor(PAPER)
        c.circle(x, y + 38, 3.6, stroke=0, fill=1)


def _scales(c: Canvas, x: float, y: float, r: float) -> None:
    """A pair of scales before a rising sun."""
    c.setFillColor(GOLD)
    c.circle(x, y + r * 0.55, r * 1.02, stroke=0, fill=1)
    c.setFillColor(NIGHT)
    c.setStrokeColor(NIGHT)
    c.setLineWidth(3)
    c.line(x, y - r * 0.28, x, y + r * 1.15)
    c.line(x - r * 0.78, y + r * 0.98, x + r * 0.78, y + r * 0.98)
    c.circle(x, y + r * 1.18, 5, stroke=0, fill=1)
    c.rect(x - r * 0.34, y - r * 0.34, r * 0.68, 7, stroke=0, fill=1)
    c.setLineWidth(1.4)
    for side in (-1, 1):
        at = x + side * r * 0.78
        for edge in (-1, 1):
            c.line(at, y + r * 0.98, at + edge * r * 0.30, y + r * 0.36)
        bowl = c.beginPath()
        bowl.moveTo(at - r * 0.36, y + r * 0.36)
        bowl.curveTo(at - r * 0.26, y + r * 0.10, at + r * 0.26, y + r * 0.10, at + r * 0.36, y + r * 0.36)
        bowl.close()
        c.drawPath(bowl, stroke=0, fill=1)


@cache
def _face(name: str) -> Any:
    """A face, read once."""
    return TTFont(FACES[name], lazy=True)


def _outline(name: str, char: str) -> tuple[list[tuple[str, Any]], float]:
    """The strokes of a character in ems, and its advance."""
    font = _face(name)
    glyphs, glyph = font.getGlyphSet(), font.getBestCmap()[ord(char)]
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return pen.value, float(glyphs[glyph].width)


def _say(c: Canvas, at: tuple[float, float], size: float, text: str, name: str = "sans") -> float:
    """A line of type as outlines, from the left; the width it takes."""
    x, y = at
    scale = size / _face(name)["head"].unitsPerEm
    path = c.beginPath()
    for char in text:
        strokes, advance = _outline(name, char)
        here = (0.0, 0.0)
        for verb, given in strokes:
            points = [(x + px * scale, y + py * scale) for px, py in given]
            if verb == "moveTo":
                path.moveTo(*points[0])
            elif verb == "lineTo":
                path.lineTo(*points[0])
            elif verb == "qCurveTo":
                for (ax, ay), (bx, by) in decomposeQuadraticSegment(points):
                    first = (here[0] + (ax - here[0]) * 2 / 3, here[1] + (ay - here[1]) * 2 / 3)
                    path.curveTo(*first, bx + (ax - bx) * 2 / 3, by + (ay - by) * 2 / 3, bx, by)
                    here = (bx, by)
            else:
                path.close()
            here = points[-1] if points else here
        x += advance * scale
    c.drawPath(path, stroke=0, fill=1, fillMode=1)
    return x - at[0]


def _canvas(path: Path, size: tuple[float, float], title: str) -> Canvas:
    """An empty page of its exact size; the same bytes each time."""
    c = Canvas(str(path), pagesize=size, invariant=1, pageCompression=1)
    c._preamble = "1 0 0 1 0 0 cm"  # the library would leave an unembedded Helvetica in the file
    c._doc.idToObject["BasicFonts"].dict.clear()
    c.setTitle(title)
    return c


def show(path: Path) -> None:
    """The museum's advertisement."""
    c = _canvas(path, (WIDE, HIGH), "Steps and scales")
    c.setFillColor(PAPER)
    c.rect(0, 0, WIDE, HIGH, stroke=0, fill=1)
    _steps(c)
    _scales(c, WIDE * 0.875, HIGH * 0.545, 54)
    c.setFillColor(BRICK)
    c.rect(0, 0, 10, HIGH, stroke=0, fill=1)

    x = 34.0
    _say(c, (x, HIGH - 42), 17, "山城法治博物馆 夏季特展")
    c.setFillColor(NIGHT)
    _say(c, (x, HIGH - 112), 62, "石阶与天平", "serif")
    _say(c, (x, HIGH - 146), 18.5, "三百年调解文书里的山城人家")
    c.setFillColor(BRICK)
    c.roundRect(x, 32, 236, 32, 4, stroke=0, fill=1)
    c.setFillColor(PAPER)
    _say(c, (x + 13, 41.5), 17, "7月20日—9月30日 免费")
    c.setFillColor(NIGHT)
    _say(c, (x + 250, 50), 11, "周二至周日 9:00—17:00")
    _say(c, (x + 250, 34), 11, "轻轨2号线垭口站3号出口")
    c.showPage()
    c.save()


def aid(path: Path) -> None:
    """Legal aid: a door that stands open, its light on the floor, the number of the line."""
    c = _canvas(path, (AID_WIDE, AID_HIGH), "Legal aid")
    deep, pale = CMYKColor(0.90, 0.55, 0.10, 0.25), CMYKColor(0.18, 0.04, 0.02, 0)
    c.setFillColor(deep)
    c.rect(0, 0, AID_WIDE, AID_HIGH, stroke=0, fill=1)
    x, y, wide, tall = AID_WIDE * 0.665, AID_HIGH * 0.30, 92.0, 168.0
    light = c.beginPath()
    light.moveTo(x, y)
    light.lineTo(x + wide, y)
    light.lineTo(x + wide * 0.6, 58)
    light.lineTo(x - wide * 1.5, 58)
    light.close()
    c.setFillColor(CMYKColor(0.55, 0.30, 0.12, 0.08))
    c.drawPath(light, stroke=0, fill=1)
    c.setFillColor(GOLD)
    c.rect(x, y, wide, tall, stroke=0, fill=1)
    leaf = c.beginPath()
    leaf.moveTo(x + wide, y)
    leaf.lineTo(x + wide + 46, y - 22)
    leaf.lineTo(x + wide + 46, y + tall - 18)
    leaf.lineTo(x + wide, y + tall)
    leaf.close()
    c.setFillColor(pale)
    c.drawPath(leaf, stroke=0, fill=1)
    c.setFillColor(deep)
    c.circle(x + wide + 38, y + tall * 0.42, 3.4, stroke=0, fill=1)
    for side, size in ((-1, 1.0), (1, 0.86)):
        at = x + wide / 2 + side * 17
        c.circle(at, y + 74 * size, 10.5 * size, stroke=0, fill=1)
        c.roundRect(at - 13 * size, y, 26 * size, 61 * size, 9, stroke=0, fill=1)
    c.setFillColor(PAPER)
    c.rect(0, 0, AID_WIDE, 44, stroke=0, fill=1)

    _say(c, (26, AID_HIGH - 46), 17, "遇到难事，有一扇门为您开着")
    c.setFillColor(GOLD)
    _say(c, (25, AID_HIGH - 134), 78, "12348")
    c.setFillColor(PAPER)
    _say(c, (26, AID_HIGH - 186), 34, "法律援助", "serif")
    _say(c, (26, AID_HIGH - 218), 14.5, "咨询免费 · 24小时接听")
    c.setFillColor(deep)
    _say(c, (26, 15.5), 14, "公益广告")
    _say(c, (AID_WIDE - 26 - 14 * 8, 15.5), 14, "山城法律援助中心")
    c.showPage()
    c.save()
