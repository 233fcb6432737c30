"""The public-service advertisement: flat shapes, a handset in a shield, a big line of Song and Hei type."""

from __future__ import annotations

import numpy as np
from decal import face
from PIL import Image, ImageDraw, ImageFilter
from raster import Array

WIDTH_MM, HEIGHT_MM, PPI = 147.712, 109.537, 300
SIZE = (round(WIDTH_MM / 25.4 * PPI), round(HEIGHT_MM / 25.4 * PPI))
NAVY, BLUE, SKY, RED, GOLD, CREAM, WHITE = (9, 34, 92), (18, 74, 168), (70, 150, 226), (214, 28, 36), (255, 201, 51), (255, 246, 222), (255, 255, 255)
RGB = tuple[int, int, int]


def _text(d: ImageDraw.ImageDraw, xy: tuple[float, float], text: str, name: str, size: float, fill: RGB, gap: float = 0.0, anchor: str = "l") -> float:
    """A line set from its optical left (or right) with tracking; gives its width. y is the middle of the characters."""
    f = face(name, int(size))
    widths = [f.getlength(ch) + gap * size for ch in text]
    total = sum(widths) - gap * size
    x = xy[0] - (total if anchor == "r" else total / 2 if anchor == "m" else 0)
    for ch, w in zip(text, widths, strict=True):
        d.text((x, xy[1]), ch, font=f, fill=fill, anchor="lm")
        x += w
    return total


def _shield(cx: float, cy: float, w: float, h: float) -> list[tuple[float, float]]:
    """The outline of a shield."""
    t = np.linspace(0, 1, 60)
    top = [(cx + (x - 0.5) * w, cy - h / 2 + h * (0.05 - 0.05 * np.cos((x - 0.5) * 2 * np.pi))) for x in t]
    right = [(cx + w / 2 * np.cos(v * np.pi / 2) ** 0.62, cy - h / 2 + h * (0.42 + 0.58 * v)) for v in t]
    left = [(2 * cx - x, y) for x, y in reversed(right)]
    return [*top, *right, *left]


def _scaled(points: list[tuple[float, float]], cx: float, cy: float, k: float) -> list[tuple[float, float]]:
    return [(cx + (x - cx) * k, cy + (y - cy) * k) for x, y in points]


def _ground(w: int, h: int) -> Image.Image:
    """A field of blue with rays from the shield and a city at the foot."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    cx, cy = w * 0.790, h * 0.425
    r = np.hypot(x - cx, y - cy) / w
    a = np.arctan2(y - cy, x - cx)
    k = np.clip(r / 0.75, 0, 1)[..., None] ** 0.8
    img = np.array(SKY) * (1 - k) + np.array(NAVY) * k
    ray = (((a / (2 * np.pi) * 28) % 1) < 0.5)[..., None] * np.exp(-r / 0.5)[..., None]
    img = img + ray * np.array([20, 26, 30])
    for ring in (0.235, 0.30, 0.375, 0.46):
        img = img + (np.abs(r - ring) < 0.0011)[..., None] * np.array([90, 110, 120]) * np.exp(-ring * 2.2)
    return Image.fromarray(np.clip(img, 0, 255).astype(np.uint8))


def _city(d: ImageDraw.ImageDraw, w: int, h: int) -> None:
    """Two ridges of towers, with a bridge, above the foot."""
    rng = np.random.default_rng(9)
    foot = h * 0.845
    for tone, low, high, step in (((16, 58, 136), 0.06, 0.19, 0.030), ((10, 40, 104), 0.03, 0.12, 0.024)):
        x = -0.01
        while x < 1.0:
            bw = step * rng.uniform(0.6, 1.3)
            top = foot - h * rng.uniform(low, high) * (0.75 + 0.4 * np.sin(x * 5 + 1))
            d.rectangle((x * w, top, (x + bw) * w, foot), fill=tone)
            if rng.random() < 0.25:
                d.rectangle(((x + bw * 0.46) * w, top - h * 0.025, (x + bw * 0.54) * w, top), fill=tone)
            x += bw + step * rng.choice([0, 0.15])


def _handset(size: int) -> Image.Image:
    """A ringing receiver, white, drawn level then tilted."""
    im = Image.new("RGBA", (size, size))
    d = ImageDraw.Draw(im)
    s = size
    d.arc((s * 0.16, s * 0.30, s * 0.84, s * 0.98), 200, 340, fill=WHITE, width=int(s * 0.13))
    for x in (0.105, 0.635):
        d.rounded_rectangle((s * x, s * 0.47, s * (x + 0.26), s * 0.66), s * 0.055, fill=WHITE)
    return im.rotate(-128, Image.Resampling.BICUBIC)


def _emblem(img: Image.Image, cx: float, cy: float, h: float) -> None:
    """The shield with the handset, ringing."""
    w = h * 0.86
    out = _shield(cx, cy, w, h)
    shadow = Image.new("L", img.size)
    ImageDraw.Draw(shadow).polygon([(x + h * 0.022, y + h * 0.035) for x, y in out], fill=150)
    img.paste((4, 16, 48), mask=shadow.filter(ImageFilter.GaussianBlur(h * 0.022)))
    d = ImageDraw.Draw(img)
    d.polygon(out, fill=GOLD)
    d.polygon(_scaled(out, cx, cy, 0.945), fill=WHITE)
    inner = _scaled(out, cx, cy, 0.90)
    d.polygon(inner, fill=RED)
    half = Image.new("L", img.size)
    hd = ImageDraw.Draw(half)
    hd.polygon(inner, fill=255)
    hd.rectangle((0, 0, cx, img.size[1]), fill=0)
    img.paste((184, 16, 28), mask=half)
    hs = _handset(int(h * 0.60))
    img.paste(hs, (int(cx - h * 0.33), int(cy - h * 0.37)), hs)
    for r in (0.165, 0.235, 0.305):
        bx, by = cx + h * 0.03, cy - h * 0.09
        d.arc((bx - r * h, by - r * h, bx + r * h, by + r * h), -66, -14, fill=GOLD, width=int(h * 0.028))
    _text(d, (cx, cy + h * 0.215), "96110", "sans", h * 0.135, WHITE, 0.02, "m")


def render(scale: float = 1.0) -> Array:
    """The advertisement at its exact size."""
    del scale
    w, h = round(SIZE[0] * 1.5), round(SIZE[1] * 1.5)
    img = _ground(w, h)
    d = ImageDraw.Draw(img)
    _city(d, w, h)
    _emblem(img, w * 0.790, h * 0.425, h * 0.60)
    d = ImageDraw.Draw(img)
    left = w * 0.062
    # head
    d.rounded_rectangle((left, h * 0.085, left + w * 0.232, h * 0.155), h * 0.035, fill=RED)
    _text(d, (left + w * 0.116, h * 0.119), "全民反诈  在行动", "sans", h * 0.036, WHITE, 0.06, "m")
    _text(d, (left - h * 0.004, h * 0.272), "来电", "serif", h * 0.118, WHITE, 0.0)
    _text(d, (left + w * 0.188, h * 0.268), "96110", "sans", h * 0.147, GOLD, -0.012)
    _text(d, (left - h * 0.004, h * 0.438), "请您一定接听", "serif", h * 0.108, WHITE, 0.006)
    d.rectangle((left, h * 0.531, left + w * 0.482, h * 0.534), fill=GOLD)
    size, y = h * 0.062, h * 0.605
    for k, word in enumerate(("不轻信", "不透露", "不转账")):
        x = left + k * w * 0.166
        d.rounded_rectangle((x, y - h * 0.049, x + w * 0.150, y + h * 0.049), h * 0.012, fill=CREAM)
        _text(d, (x + w * 0.075, y), word, "sans", size, NAVY, 0.03, "m")
    _text(d, (left, h * 0.697), "这是反诈预警劝阻专线，专为提醒您而来", "sans", h * 0.0335, WHITE, 0.015)
    # foot
    d.rectangle((0, h * 0.845, w, h), fill=CREAM)
    d.rectangle((0, h * 0.845, w, h * 0.856), fill=RED)
    d.rounded_rectangle((left, h * 0.892, left + w * 0.118, h * 0.962), h * 0.010, outline=RED, width=int(h * 0.005))
    _text(d, (left + w * 0.059, h * 0.927), "公益广告", "sans", h * 0.034, RED, 0.02, "m")
    _text(d, (w - left, h * 0.927), "山城反诈宣传中心", "serif", h * 0.050, NAVY, 0.06, "r")
    return np.asarray(img.resize(SIZE, Image.Resampling.LANCZOS).convert("RGB"))
