"""The things of the shopping street: paving, shops, parasol, table, posters."""

from __future__ import annotations

import numpy as np
from decal import lettering, stamp
from mesh import Mesh, grid
from noise import cells, cloud
from people import lin
from raster import Array, unit
from shading import Paint, Surface


def setts(s: Surface) -> Paint:
    """Paving of the street."""
    x, _, z = s.pos.T
    row = np.floor(z / 0.3)
    u = x / 0.6 + 0.5 * (row % 2)
    tone = 0.30 + 0.08 * (cells(np.floor(u), row, 3) - 0.5) + 0.025 * cloud(x, z, 1.2, 4, 0.5)
    joint = ((u % 1) < 0.016) | ((z / 0.3 % 1) < 0.03)
    c = np.where(joint & (s.dist < 20), tone * 0.5, tone)
    return Paint((c[:, None] * np.array([1.03, 0.99, 0.93])).astype(np.float32))


class Shops:
    """A row of shop fronts: lit windows, coloured signs, flats above."""

    def __init__(self, seed: int, right: bool = False) -> None:
        """Choose the row, and the side of the street, for signs read from left to right."""
        self.seed, self.right = seed, right
        self.names = ["山城面馆", "百货商店", "永兴药房", "老字号糕点", "新华书店", "通讯手机", "精品服饰", "水果鲜生"]
        self.hues = [
            (200, 30, 34),
            (24, 110, 60),
            (20, 80, 160),
            (206, 120, 20),
            (150, 24, 60),
            (30, 130, 140),
            (90, 40, 120),
            (214, 160, 20),
        ]

    def __call__(self, s: Surface) -> Paint:
        """Colour by the shop and the storey."""
        x, y, z = s.pos.T
        u = x + z
        k = np.floor(u / 4.6).astype(np.int64)
        f = u / 4.6 - k
        c = np.repeat(lin((196, 184, 166))[None], len(x), 0) * (0.8 + 0.4 * cells(k, k * 0 + self.seed, 1))[:, None]
        e = np.zeros_like(c)
        for j in np.unique(k):
            m = k == j
            hue = lin(self.hues[(j + self.seed) % 8])
            sign = m & (y > 2.9) & (y < 3.75) & (f > 0.03) & (f < 0.97)
            name = lettering(self.names[(j * 3 + self.seed) % 8], "sans", 90, 0.2)
            word = stamp(name, 1 - f if self.right else f, y, (0.2, 3.05, 0.8, 3.6))
            c[sign] = hue
            e[sign] = (hue * 0.5 + word[:, None] * np.array([2.0, 1.8, 1.3]))[sign]
            glass = m & (y > 0.35) & (y < 2.75) & (f > 0.06) & (f < 0.94)
            goods = cells(np.floor(f * 22), np.floor(y * 5), 7)
            tint = np.stack([cells(np.floor(f * 22), np.floor(y * 5), q) for q in (11, 12, 13)], -1)
            shelf = (goods > 0.35) & (y < 2.0)
            warm = np.array([1.0, 0.86, 0.62]) * (0.20 + 0.55 * (y[:, None] > 2.0)) + np.where(
                shelf[:, None],
                (0.3 * tint + 0.5 * tint.mean(-1, keepdims=True) + 0.2) * np.array([0.42, 0.36, 0.27]),
                0,
            )
            spot = np.exp(-((((f * 6) % 1 - 0.5) / 0.12) ** 2 + ((y - 2.45) / 0.09) ** 2)) * 7
            e[glass] = (warm * 0.8 + spot[:, None])[glass]
            c[glass] = 0.03
        up = y > 4.2
        win = up & (((u / 1.5) % 1) > 0.35) & (((y / 1.6) % 1) > 0.4)
        c[win] = 0.05
        return Paint(
            c.astype(np.float32), None, np.where(win, 0.06, 0.0).astype(np.float32), 40.0, e.astype(np.float32)
        )


def awning(s: Surface) -> Paint:
    """The sunshade: blue and white segments that let light through."""
    x, _, z = s.loc.T
    a = np.arctan2(z, x)
    w = ((a / (2 * np.pi) * 8) % 2 < 1)[:, None]
    c = np.where(w, lin((20, 74, 160)), lin((238, 238, 234)))
    return Paint(c.astype(np.float32), None, 0.01, 10.0, (c * np.array([0.45, 0.45, 0.42])).astype(np.float32))


def shade(r: float, top: float, rim: float) -> Mesh:
    """An octagonal parasol with a valance."""

    def fn(u: Array, v: Array) -> Array:
        a = u * 2 * np.pi
        k = np.cos(np.pi / 8) / np.cos((a % (np.pi / 4)) - np.pi / 8)
        rad = r * np.minimum(v / 0.88, 1) * k
        y = np.where(v < 0.88, top - (top - rim) * (v / 0.88) ** 1.15, rim - 0.24 * (v - 0.88) / 0.12)
        return np.stack([rad * np.cos(a), y, rad * np.sin(a)], -1)

    return grid(fn, 97, 40)


def cloth(s: Surface) -> Paint:
    """The table cloth with its line of text."""
    x, y, _ = s.loc.T
    w = stamp(lettering("反诈宣传进社区", "sans", 120, 0.15), x, y, (-0.98, -0.10, 0.98, 0.14))[:, None] * (
        s.nrm[:, 2:3] < -0.6
    )
    fold = 0.12 * np.sin(x * 17 + np.sin(x * 5) * 2) * (y < 0.3)
    c = lin((186, 22, 30)) * (1 - w) + lin((250, 214, 90)) * w
    n = unit(s.nrm + fold[:, None] * np.array([1.0, 0, 0], np.float32))
    return Paint(c.astype(np.float32), n.astype(np.float32), 0.01)


def poster(s: Surface) -> Paint:
    """The roll-up stand beside the table."""
    x, y, _ = s.loc.T
    t = np.clip((y + 0.95) / 1.9, 0, 1)[:, None]
    c = lin((14, 60, 150)) * (1 - t) + lin((60, 150, 220)) * t
    for text, box_, ink in (
        ("全民反诈", (-0.34, 0.55, 0.34, 0.74), (255, 255, 255)),
        ("不轻信", (-0.3, 0.24, 0.3, 0.42), (255, 220, 60)),
        ("不透露", (-0.3, -0.02, 0.3, 0.16), (255, 220, 60)),
        ("不转账", (-0.3, -0.28, 0.3, -0.10), (255, 220, 60)),
        ("96110", (-0.32, -0.72, 0.32, -0.46), (255, 255, 255)),
    ):
        w = stamp(lettering(text, "sans", 110, 0.05), x, y, box_)[:, None]
        c = c * (1 - w) + lin(ink) * w
    return Paint(c.astype(np.float32), None, 0.03, 40.0)


def leaflet(s: Surface) -> Paint:
    """A folded leaflet."""
    x, _, z = s.loc.T
    top = z > 0.06
    line = ((z * 70) % 1 < 0.4) & (np.abs(x) < 0.06) & ~top
    c = np.where(top[:, None], lin((20, 90, 180)), np.where(line[:, None], 0.45, 0.82))
    return Paint(c.astype(np.float32), None, 0.02)
