"""Lettering and signs as masks that painters look up."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from raster import Array

ROOT = Path(__file__).resolve().parent.parent / "fonts" / "node_modules" / "@expo-google-fonts"
FACES = {
    "sans": ROOT / "noto-sans-sc" / "900Black" / "NotoSansSC_900Black.ttf",
    "serif": ROOT / "noto-serif-sc" / "900Black" / "NotoSerifSC_900Black.ttf",
}


@cache
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels."""
    return ImageFont.truetype(str(FACES[name]), size)


@cache
def lettering(text: str, name: str = "sans", size: int = 96, gap: float = 0.0) -> Array:
    """A tight mask of a line of text, values 0..1."""
    f = face(name, size)
    x = 0.0
    im = Image.new("L", (int(size * (1.1 + gap) * len(text)) + size, size * 2))
    d = ImageDraw.Draw(im)
    for ch in text:
        d.text((x, size * 0.2), ch, font=f, fill=255)
        x += f.getlength(ch) + size * gap
    box = im.getbbox() or (0, 0, 1, 1)
    return np.asarray(im.crop(box), np.float32) / 255


def stamp(mask: Array, u: Array, v: Array, box: tuple[float, float, float, float]) -> Array:
    """The mask laid over a box (u0, v0, u1, v1) with v upwards; 0 outside."""
    u0, v0, u1, v1 = box
    h, w = mask.shape
    x, y = (u - u0) / (u1 - u0) * w, (v1 - v) / (v1 - v0) * h
    ok = (x >= 0) & (y >= 0) & (x < w) & (y < h)
    i, j = np.clip(y.astype(np.int32), 0, h - 1), np.clip(x.astype(np.int32), 0, w - 1)
    return np.asarray(np.where(ok, mask[i, j], 0))
