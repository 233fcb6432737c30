"""The public-service advertisement: flat shapes, a handset in a shield, a big line of Song and Hei type.

Measures are parts of the picture's width, from its upper left corner; a line of type is fitted by its ink to a box.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from decal import face
from PIL import Image, ImageDraw, ImageFilter
from raster import Array

WIDTH_MM, HEIGHT_MM, PPI = 147.712, 142.875, 300
SIZE = (round(WIDTH_MM / 25.4 * PPI), round(HEIGHT_MM / 25.4 * PPI))
OVER = 2  # drawn larger, then reduced
FOOT = 0.838  # the top of the band at the foot
LEFT, RIGHT = 0.062, 0.938
SHIELD = (0.783, 0.640, 0.356)  # middle and height
RGB = tuple[int, int, int]
Box = tuple[float, float, float, float]
NAVY, SKY, RED, DEEP = (9, 34, 92), (70, 150, 226), (214, 28, 36), (184, 16, 28)
GOLD, CREAM, WHITE = (255, 201, 51), (255, 246, 222), (255, 255, 255)


class Part(NamedTuple):
    """A run of a line: its face, colour and size against the line's."""

    text: str
    name: str
    fill: RGB
    size: float = 1.0


@cache
def _ink(name: str, size: int, char: str) -> Box:
    """The ink of a character about the left end of its base line; Pillow's own boxes reach to the advance."""
    mask, (x, y) = face(name, size).getmask2(char, anchor="ls")
    b = mask.getbbox() or (0, 0, 0, 0)
    return x + b[0], y + b[1], x + b[2], y + b[3]


def _lay(parts: list[Part], size: float, gap: float) -> tuple[list[tuple[float, float, str, Part, int]], Box]:
    """A line's characters by the left ends of their base lines, each run's middle on y = 0; the box of the ink."""
    x, marks, boxes = 0.0, [], []
    for part in parts:
        px = int(size * part.size)
        middle = _ink(part.name, px, "0" if part.text.isascii() else "国")
        y = -(middle[1] + middle[3]) / 2
        for ch in part.text:
            marks.append((x, y, ch, part, px))
            b = _ink(part.name, px, ch)
            if not ch.isspace():
                boxes.append((x + b[0], y + b[1], x + b[2], y + b[3]))
            x += face(part.name, px).getlength(ch) + gap * size
    ink = np.array(boxes)
    return marks, (float(ink[:, 0].min()), float(ink[:, 1].min()), float(ink[:, 2].max()), float(ink[:, 3].max()))


def fit(box: Box, parts: list[Part], gap: float = 0.0) -> float:
    """The largest size at which a line's ink goes into a box of pixels with its middle on the box's."""
    wide, half = box[2] - box[0], (box[3] - box[1]) / 2
    trial = _lay(parts, 100, gap)[1]
    size = float(int(103 * min(wide / (trial[2] - trial[0]), half / max(-trial[1], trial[3]))) + 1)
    while (ink := _lay(parts, size, gap)[1])[2] - ink[0] > wide or max(-ink[1], ink[3]) > half:
        size -= 1
    return size


def line(
    d: ImageDraw.ImageDraw, box: Box, parts: list[Part], gap: float = 0.0, side: float = 0.5, size: float = 0.0
) -> None:
    """A line in a box of pixels, as large as goes in or at a given size; side is 0 for the left, 1 for the right."""
    x0, y0, x1, y1 = box
    marks, ink = _lay(parts, size or fit(box, parts, gap), gap)
    dx = x0 - ink[0] + side * (x1 - x0 - (ink[2] - ink[0]))
    for x, y, ch, part, px in marks:
        d.text((x + dx, y + (y0 + y1) / 2), ch, font=face(part.name, px), fill=part.fill, anchor="ls")


def _wide(box: Box) -> Box:
    """A box of this picture in pixels."""
    x0, y0, x1, y1 = (v * SIZE[0] * OVER for v in box)
    return x0, y0, x1, y1


def _fit(box: Box, parts: list[Part], gap: float = 0.0) -> float:
    return fit(_wide(box), parts, gap)


def _line(
    d: ImageDraw.ImageDraw, box: Box, parts: list[Part], gap: float = 0.0, side: float = 0.5, size: float = 0.0
) -> None:
    line(d, _wide(box), parts, gap, side, size)


def _shield(cx: float, cy: float, w: float, h: float) -> list[tuple[float, float]]:
    """The outline of a shield."""
    t = np.linspace(0, 1, 61)
    top = [(cx + (x - 0.5) * w, cy - h / 2 + h * (0.05 - 0.05 * np.cos((x - 0.5) * 2 * np.pi))) for x in t]
    right = [(cx + w / 2 * np.cos(v * np.pi / 2) ** 0.62, cy - h / 2 + h * (0.42 + 0.58 * v)) for v in t]
    left = [(2 * cx - x, y) for x, y in reversed(right)]
    return [(float(x), float(y)) for x, y in (*top, *right, *left)]


def _ground(w: int, h: int) -> Image.Image:
    """A field of blue with rays and rings from the shield."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32) / w
    x, y = x - SHIELD[0], y - SHIELD[1]
    r, a = np.hypot(x, y), np.arctan2(y, x)
    k = np.clip(r / 0.78, 0, 1)[..., None] ** 0.72
    img = np.array(SKY) * (1 - k) + np.array(NAVY) * k
    edge = np.clip(np.sin(a * 28) * r * 60, -1, 1)[..., None] * 0.5 + 0.5
    img += edge * np.exp(-r / 0.42)[..., None] * np.array([20, 26, 30])
    for ring in (0.25, 0.315, 0.39, 0.475):
        img += np.clip(2 - np.abs(r - ring) / 0.0007, 0, 1)[..., None] * np.array([90, 110, 120]) * np.exp(-ring * 3.2)
    return Image.fromarray(np.clip(img, 0, 255).astype(np.uint8))


def _city(d: ImageDraw.ImageDraw, w: int) -> None:
    """Two ridges of towers with lit windows, above the foot."""
    rng = np.random.default_rng(9)
    foot, lit = FOOT * w, (86, 132, 196)
    for tone, low, high, step in (((18, 62, 140), 0.045, 0.102, 0.034), ((11, 42, 108), 0.025, 0.065, 0.028)):
        x = -0.01
        while x < 1.0:
            bw = step * float(rng.uniform(0.6, 1.3))
            top = foot - w * float(rng.uniform(low, high)) * (0.8 + 0.3 * np.sin(x * 7 + 1.2))
            d.rectangle((x * w, top, (x + bw) * w, foot), fill=tone)
            if rng.random() < 0.3:
                d.rectangle(((x + bw * 0.46) * w, top - 0.022 * w, (x + bw * 0.54) * w, top), fill=tone)
            for wy in np.arange(top + 0.010 * w, foot - 0.012 * w, 0.0115 * w):
                for wx in np.arange((x + 0.006) * w, (x + bw - 0.008) * w, 0.0085 * w):
                    if rng.random() < 0.16:
                        d.rectangle((wx, wy, wx + 0.003 * w, wy + 0.005 * w), fill=lit)
            x += bw + step * float(rng.choice([0, 0.15]))


def _handset(size: int) -> Image.Image:
    """A ringing receiver, drawn level then tilted, its waves out of the hollow side."""
    im = Image.new("RGBA", (size, size))
    d = ImageDraw.Draw(im)
    s = size
    d.arc((s * 0.16, s * 0.16, s * 0.84, s * 0.84), 200, 340, fill=WHITE, width=int(s * 0.135))
    for x in (0.105, 0.635):
        d.rounded_rectangle((s * x, s * 0.33, s * (x + 0.26), s * 0.53), s * 0.055, fill=WHITE)
    for r in (0.13, 0.225, 0.32):
        d.arc((s * (0.5 - r), s * (0.47 - r), s * (0.5 + r), s * (0.47 + r)), 50, 130, fill=GOLD, width=int(s * 0.048))
    return im.rotate(135, Image.Resampling.BICUBIC)


def _emblem(img: Image.Image) -> None:
    """The shield with the ringing handset and the number."""
    cx, cy, h = (v * img.width for v in SHIELD)
    w = h * 0.87
    out = _shield(cx, cy, w, h)
    shadow = Image.new("L", img.size)
    ImageDraw.Draw(shadow).polygon([(x + h * 0.015, y + h * 0.03) for x, y in out], fill=150)
    img.paste((4, 16, 48), mask=shadow.filter(ImageFilter.GaussianBlur(h * 0.025)))
    d = ImageDraw.Draw(img)
    d.polygon(out, fill=GOLD)
    d.polygon(_shield(cx, cy, w * 0.945, h * 0.945), fill=WHITE)
    inner = _shield(cx, cy, w * 0.90, h * 0.90)
    d.polygon(inner, fill=RED)
    d.polygon([(x, y) for x, y in inner if x >= cx], fill=DEEP)
    hs = _handset(int(h * 0.60))
    img.paste(hs, (int(cx - hs.width * 0.5), int(cy - h * 0.125 - hs.height * 0.5)), hs)
    x, y, k = SHIELD
    _line(d, (x - k * 0.25, y + k * 0.150, x + k * 0.25, y + k * 0.262), [Part("96110", "sans", WHITE)], 0.02)


def render(scale: float = 1.0) -> Array:
    """The advertisement at its exact size."""
    del scale
    w, h = round(SIZE[0] * OVER), round(SIZE[1] * OVER)
    img = _ground(w, h)
    _city(ImageDraw.Draw(img), w)
    _emblem(img)
    d = ImageDraw.Draw(img)

    def bar(box: Box, fill: RGB | None, radius: float = 0.0, outline: RGB | None = None) -> None:
        at = [v * w for v in box]
        d.rounded_rectangle(at, radius * w, fill=fill, outline=outline, width=round(w * 0.003))

    # head: the slogan over the whole width
    bar((LEFT, 0.050, LEFT + 0.262, 0.100), RED, 0.025)
    _line(d, (LEFT + 0.022, 0.058, LEFT + 0.240, 0.092), [Part("全民反诈 在行动", "sans", WHITE)], 0.05)
    slogan = [Part("来电", "serif", WHITE), Part(" ", "sans", GOLD, 0.25), Part("96110", "sans", GOLD, 1.22)]
    _line(d, (LEFT, 0.120, RIGHT, 0.286), slogan)
    _line(d, (LEFT, 0.294, RIGHT, 0.446), [Part("请您一定接听", "serif", WHITE)])
    # left of the shield
    edge = SHIELD[0] - SHIELD[2] * 0.435 - 0.032
    bar((LEFT, 0.480, LEFT + 0.09, 0.486), GOLD)
    first, second = ([Part(t, "sans", WHITE)] for t in ("这是反诈预警劝阻专线，", "专为提醒您而来"))
    size = _fit((LEFT, 0.505, edge, 0.557), first)
    _line(d, (LEFT, 0.505, edge, 0.557), first, 0.0, 0, size)
    _line(d, (LEFT, 0.567, edge, 0.619), second, 0.0, 0, size)
    gap, y0, y1 = 0.014, 0.648, 0.724
    step = (edge - LEFT + gap) / 3
    tags = [[Part("不", "sans", RED), Part(word, "sans", NAVY)] for word in ("轻信", "透露", "转账")]
    boxes = [(LEFT + k * step, y0, LEFT + (k + 1) * step - gap, y1) for k in range(3)]
    within = [(b[0] + 0.012, y0 + 0.010, b[2] - 0.012, y1 - 0.010) for b in boxes]
    size = min(_fit(b, tag) for b, tag in zip(within, tags, strict=True))
    for outer, inner, tag in zip(boxes, within, tags, strict=True):
        bar(outer, CREAM, 0.008)
        _line(d, inner, tag, size=size)
    # foot
    d.rectangle((0, FOOT * w, w, h), fill=CREAM)
    d.rectangle((0, FOOT * w, w, (FOOT + 0.009) * w), fill=RED)
    bar((LEFT, 0.8865, LEFT + 0.142, 0.9265), None, 0.008, RED)
    _line(d, (LEFT + 0.014, 0.891, LEFT + 0.128, 0.922), [Part("公益广告", "sans", RED)], 0.04)
    _line(d, (0.5, 0.884, RIGHT, 0.928), [Part("山城反诈宣传中心", "serif", NAVY)], 0.05, 1)
    return np.asarray(img.resize(SIZE, Image.Resampling.LANCZOS).convert("RGB"))
