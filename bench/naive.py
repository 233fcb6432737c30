"""A page as one would draw it with reportlab in an afternoon: a line every 13 characters, no rules of setting.

python naive.py SHEETS.json FACES.json OUT.pdf
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LINE, SIZE, GAP = 13.5, 9.5, 8.5 * mm
BASE = (356 * mm - 6 * GAP) / 7
WIDTH, HEIGHT = 390 * mm, 545 * mm
LEFT, TOP = 17 * mm, HEIGHT - 18 * mm
MEASURE = 13
FLAG, LEAD, HEAT, FOOT = 12, 34, 40, 20


def story(canvas: Canvas, place: tuple[int, int, int, int], size: int, told: dict[str, Any]) -> None:
    """Head, byline, and the copy cut into lines of 13 characters, column by column."""
    x, y, columns, _lines = place
    top = TOP - y * LINE
    for line in told["head"]:
        top -= size * 1.2
        canvas.setFont("song-900", size)
        canvas.drawString(LEFT + x * (BASE + GAP), top, line)
    top -= 2 * LINE
    canvas.setFont("kai-400", SIZE)
    canvas.drawString(LEFT + x * (BASE + GAP), top, told["byline"])
    rows = []
    for text in told["paragraphs"]:
        text = "\u3000\u3000" + text
        rows += [text[start : start + MEASURE] for start in range(0, len(text), MEASURE)]
    depth = -(-len(rows) // columns)
    canvas.setFont("song-400", SIZE)
    for number, row in enumerate(rows):
        column, line = divmod(number, depth)
        canvas.drawString(LEFT + (x + column) * (BASE + GAP), top - (line + 1) * LINE, row)


def page(canvas: Canvas, sheet: dict[str, Any], folder: str) -> None:
    """One page."""
    canvas.setFont("song-900", 60)
    canvas.drawString(LEFT, TOP - 70, sheet["name"])
    canvas.drawImage(os.path.join(folder, "qr.png"), LEFT + 5 * (BASE + GAP), TOP - 21 * mm, 21 * mm, 21 * mm)
    told = sheet["stories"]
    story(canvas, (0, FLAG, 5, LEAD), 42, told["lead"])
    story(canvas, (5, FLAG, 2, LEAD), 24, told["second"])
    story(canvas, (0, FLAG + LEAD + HEAT, 3, FOOT), 20, told["brief"])
    story(canvas, (3, FLAG + LEAD + HEAT, 4, FOOT), 18, told["side"])
    width = (356 * mm - 2 * GAP) / 3
    for number, (name, text) in enumerate(zip(sheet["pictures"], sheet["captions"], strict=True)):
        x, foot = LEFT + number * (width + GAP), TOP - (FLAG + LEAD + HEAT - 3) * LINE
        canvas.drawImage(os.path.join(folder, name), x, foot, width, width / 1600 * 1067)
        canvas.setFont("hei-400", 9)
        canvas.drawString(x, foot - LINE, text)
    canvas.showPage()


def main() -> None:
    """Draws all sheets."""
    sheets, faces, out = sys.argv[1:]
    with open(faces, encoding="utf-8") as opened:
        for name, path in json.load(opened).items():
            pdfmetrics.registerFont(TTFont(name, path))
    canvas = Canvas(out, (WIDTH, HEIGHT), pageCompression=1)
    with open(sheets, encoding="utf-8") as opened:
        for sheet in json.load(opened):
            page(canvas, sheet, os.path.dirname(sheets))
    canvas.save()


if __name__ == "__main__":
    main()
