"""A bank's advertisement: a mountain path of light that leads to a lit house; teal, gold and white.

Measures are parts of the picture's width, from its upper left corner.
"""

from __future__ import annotations

import numpy as np
from noise import cloud
from PIL import Image, ImageDraw
from poster import RGB, Box, Part, fit, line
from raster import Array

WIDTH_MM, HEIGHT_MM, PPI = 199.784, 133.350, 220
SIZE = (round(WIDTH_MM / 25.4 * PPI), round(HEIGHT_MM / 25.4 * PPI))
OVER = 2  # drawn larger, then reduced
DEEP, TEAL, PALE = (0, 62, 78), (0, 118, 128), (226, 240, 232)
GOLD, WHITE, INK = (240, 178, 60), (255, 255, 255), (20, 48, 56)


def _ridges(w: int, h: int) -> Image.Image:
    """A morning sky over six ridges, the far ones pale."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32) / w
    k = np.clip(y / 0.46, 0, 1)[..., None]
    img = np.array((246, 226, 182)) * k**1.3 + np.array((150, 206, 206)) * (1 - k**1.3)
    sun = np.hypot(x - 0.73, y - 0.20)
    img = img + np.exp(-((sun / 0.17) ** 2))[..., None] * np.array([60, 46, 10])
    img = np.where((sun < 0.052)[..., None], np.array((255, 246, 214)), img)
    for n in range(6):
        t = n / 5
        row = 0.25 + 0.065 * n + 0.045 * cloud(x[0], x[0] * 0, 1.9 - 0.18 * n, 120 + n, 1.35)
        tone = np.array((138, 194, 190)) * (1 - t) + np.array(DEEP) * t
        depth = np.clip((y - row) / 0.16, 0, 1)[..., None]
        face = tone * (1 - 0.25 * depth) + np.array((196, 222, 206)) * 0.25 * depth * (1 - t)
        img = np.where((y > row)[..., None], face, img)
    return Image.fromarray(np.clip(img, 0, 255).astype(np.uint8))


def _path(d: ImageDraw.ImageDraw, w: int) -> None:
    """Steps of gold that wind up to a house with a lit window, each a coin on its edge."""
    for k in range(26):
        t = k / 25
        x = 0.60 + 0.16 * np.sin(t * 5.2 + 0.4) * (1 - t * 0.55) + 0.12 * t
        y = 0.60 - 0.245 * t**0.85
        r = 0.030 * (1 - t) ** 1.2 + 0.0055
        at = [(x - r) * w, (y - r * 0.34) * w, (x + r) * w, (y + r * 0.34) * w]
        d.ellipse([at[0], at[1] + r * 0.22 * w, at[2], at[3] + r * 0.22 * w], fill=(176, 116, 26))
        d.ellipse(at, fill=GOLD)
        inner = 0.72
        d.ellipse(
            [(x - r * inner) * w, (y - r * 0.34 * inner) * w, (x + r * inner) * w, (y + r * 0.34 * inner) * w],
            outline=(255, 226, 150),
            width=max(2, round(r * 0.09 * w)),
        )
    x, y, s = 0.742, 0.318, 0.030
    d.rectangle([(x - s) * w, y * w, (x + s) * w, (y + s * 1.25) * w], fill=WHITE)
    d.polygon([((x - s * 1.5) * w, y * w), (x * w, (y - s * 1.0) * w), ((x + s * 1.5) * w, y * w)], fill=(196, 70, 44))
    d.rectangle([(x - s * 0.28) * w, (y + s * 0.42) * w, (x + s * 0.28) * w, (y + s * 1.25) * w], fill=GOLD)


def _mark(d: ImageDraw.ImageDraw, at: tuple[float, float], r: float, w: int) -> None:
    """The bank's mark: a coin with two peaks in it."""
    x, y = at
    d.ellipse([(x - r) * w, (y - r) * w, (x + r) * w, (y + r) * w], fill=TEAL)
    for dx, high in ((-0.34, 0.30), (0.26, 0.58)):
        peak = [
            ((x + (dx - 0.5) * r) * w, (y + 0.45 * r) * w),
            ((x + dx * r) * w, (y - high * r) * w),
            ((x + (dx + 0.5) * r) * w, (y + 0.45 * r) * w),
        ]
        d.polygon(peak, fill=WHITE)
    d.rectangle([(x - 0.84 * r) * w, (y + 0.45 * r) * w, (x + 0.84 * r) * w, (y + 0.56 * r) * w], fill=GOLD)


def render() -> Array:
    """The advertisement at its exact size."""
    w, h = SIZE[0] * OVER, SIZE[1] * OVER
    img = _ridges(w, h)
    d = ImageDraw.Draw(img)
    _path(d, w)

    def set_line(box: Box, text: str, name: str, fill: RGB, side: float = 0.0) -> None:
        line(d, tuple(v * w for v in box), [Part(text, name, fill)], 0.03, side)  # type: ignore[arg-type]

    set_line((0.055, 0.050, 0.52, 0.092), "乡村振兴 · 一路同行", "sans", DEEP)
    set_line((0.055, 0.112, 0.60, 0.200), "家门口的银行", "serif", DEEP)
    set_line((0.055, 0.214, 0.60, 0.302), "踏实又放心", "serif", DEEP)
    chips = ("惠农贷 最快当天到账", "老年客户 专窗专人陪办", "大额取现 多问一句守平安")
    size = min(fit((0, 0, 0.33 * w, 0.026 * w), [Part(text, "sans", WHITE)], 0.02) for text in chips)
    for k, text in enumerate(chips):
        y = 0.340 + 0.057 * k
        d.rounded_rectangle([0.055 * w, y * w, 0.445 * w, (y + 0.044) * w], 0.022 * w, fill=DEEP)
        d.ellipse([0.066 * w, (y + 0.012) * w, 0.086 * w, (y + 0.032) * w], fill=GOLD)
        line(d, (0.098 * w, (y + 0.009) * w, 0.435 * w, (y + 0.035) * w), [Part(text, "sans", WHITE)], 0.02, 0, size)
    foot = 0.585
    d.rectangle([0, foot * w, w, h], fill=WHITE)
    d.rectangle([0, foot * w, w, (foot + 0.007) * w], fill=GOLD)
    _mark(d, (0.090, 0.6310), 0.030, w)
    set_line((0.132, 0.6095, 0.42, 0.6525), "山城农商银行", "serif", DEEP)
    set_line((0.60, 0.617, 0.945, 0.645), "服务热线 96000  全市386个网点", "sans", TEAL, 1.0)
    return np.asarray(img.resize(SIZE, Image.Resampling.LANCZOS).convert("RGB"))
