"""Stage: skies with a skyline, grounds, trees, railings, boards; what several pictures share."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from decal import lettering, stamp
from mesh import Mesh, box, merge, quad, tube
from noise import cells, cloud
from people import RGB, lin
from raster import Array, unit
from shading import Paint, Shader, Surface


def flat(colour: RGB, gloss: float = 0.0, sharp: float = 40.0, emit: float = 0.0, mottle: float = 0.0) -> Shader:
    """A painter of one colour, a little uneven if wanted."""
    c = lin(colour)

    def paint(s: Surface) -> Paint:
        full = np.repeat(c[None], len(s.dist), 0)
        if mottle:
            m = cloud(s.loc[:, 0] + s.loc[:, 2] * 0.7, s.loc[:, 1] + s.loc[:, 2] * 0.4, 3.0, 12)
            full = full * np.clip(1 + mottle * m, 0.3, 1.7)[:, None]
        return Paint(full, None, gloss, sharp, full * emit)

    return paint


def lettered(
    text: str,
    ground: RGB,
    ink: RGB,
    box_: tuple[float, float, float, float],
    axis: int = 0,
    sign: float = 1.0,
    emit: float = 0.0,
    gloss: float = 0.02,
    gap: float = 0.1,
    name: str = "sans",
) -> Shader:
    """A board with a line of text laid over a box of its own coordinates."""
    mask = lettering(text, name, 120, gap)

    def paint(s: Surface) -> Paint:
        w = stamp(mask, s.loc[:, axis] * sign, s.loc[:, 1], box_)[:, None]
        c = lin(ground) * (1 - w) + lin(ink) * w
        return Paint(c.astype(np.float32), None, gloss, 60.0, (c * emit).astype(np.float32))

    return paint


def tower_layer(az: Array, el: Array, seed: int, cell: float, base: float, rise: float) -> tuple[Array, Array, Array]:
    """Coverage, window pattern and face brightness of one row of towers over azimuth and elevation (radians)."""
    cover = np.zeros(az.shape, bool)
    tone = np.zeros(az.shape, np.float32)
    shade = np.ones(az.shape, np.float32)
    for sub in range(3):
        u = az / cell + sub * 0.37
        i = np.floor(u)
        f = u - i
        z = np.full_like(i, sub * 17 + seed)
        w = 0.30 + 0.5 * cells(i, z, 1)
        c = 0.5 + (cells(i, z, 2) - 0.5) * (1 - w)
        r = cells(i, z, 3)
        h = base + rise * (0.25 + 0.75 * r**1.5)
        x = (f - c) / w + 0.5
        step = (np.abs(x - 0.5) < 0.3) | (cells(i, z, 6) < 0.5)
        h = np.where(step, h, h * 0.93)
        spire = (np.abs(x - 0.5) < 0.015) & (cells(i, z, 7) > 0.72)
        h = np.where(spire, h * 1.12, h)
        hit = (x > 0) & (x < 1) & (el < h) & (cells(i, z, 4) > 0.16)
        new = hit & ~cover
        side = np.where(x < 0.3 + 0.4 * cells(i, z, 5), 0.72, 1.0)
        cols = np.floor(4 + cells(i, z, 8) * 9)
        wx, wy = x * cols, el / (cell * 0.035)
        pane = ((wx % 1) > 0.28) & ((wy % 1) > 0.35)
        band = cells(np.floor(wx), np.floor(wy), 9) * 0.5 + 0.5
        kind = cells(i, z, 10)
        pat = np.where(kind < 0.3, (wy % 1) > 0.4, np.where(kind < 0.5, (wx % 1) > 0.3, pane)) * band
        tone = np.where(new, pat, tone)
        shade = np.where(new, side * (0.8 + 0.4 * cells(i, z, 11)), shade)
        cover |= hit
    return cover, tone, shade


def city(
    top: RGB, horizon: RGB, ground: RGB, sun: Array, glare: float = 3.0, gain: float = 1.3, rise: float = 0.42
) -> Callable[[Array], Array]:
    """A hot hazy sky with layered hills and towers over the horizon."""
    a, b, g = lin(top) * gain, lin(horizon) * gain, lin(ground)

    def sky(d: Array) -> Array:
        y = d[:, 1:2]
        k = np.clip(y, 0, 1) ** rise
        c = b * (1 - k) + a * k
        cs = np.clip(d @ sun, 0, 1)[:, None]
        c = c + (cs**6 * 0.35 + cs**40 * 0.9 + cs**700 * 14) * glare * np.array([1.0, 0.93, 0.78], np.float32)
        wisp = cloud(d[:, 0] / (y[:, 0] + 0.25), d[:, 2] / (y[:, 0] + 0.25), 6.0, 31, 1.15)
        c = c * (1 + 0.06 * np.clip(wisp, -1, 2.0) * np.clip(y[:, 0] * 6, 0, 1))[:, None]
        low = np.flatnonzero((y[:, 0] < 0.36) & (y[:, 0] > -0.05))
        if len(low):
            q = d[low]
            az, el = np.arctan2(q[:, 0], q[:, 2]), np.arctan2(q[:, 1], np.hypot(q[:, 0], q[:, 2]))
            col = c[low]
            hill = 0.058 + 0.022 * cloud(az, az * 0, 1.7, 41, 1.3) + 0.004 * cloud(az, az * 0, 0.3, 42, 0.9)
            m = (el < hill)[:, None]
            col = np.where(m, col * 0.75 + lin((120, 140, 150)) * 0.25 * gain, col)
            for seed, cell, base, more, air in (
                (3, 0.050, 0.045, 0.085, 0.66),
                (5, 0.082, 0.045, 0.13, 0.46),
                (8, 0.13, 0.02, 0.15, 0.26),
            ):
                cover, tone, shade = tower_layer(az, el, seed, cell, base, more)
                wall = lin((176, 168, 156)) * shade[:, None]
                face = wall * (1 - 0.62 * tone[:, None]) + lin((70, 92, 112)) * (0.35 * tone[:, None])
                mist = np.clip(air + 0.25 * np.exp(-np.maximum(el, 0) / 0.05), 0, 0.94)[:, None]
                col = np.where(cover[:, None], face * gain * (1 - mist) + col * mist, col)
            c[low] = col
        m = np.clip(y * 60 + 0.6, 0, 1)
        return np.asarray((c * m + g * (1 - m)).astype(np.float32))

    return sky


def tree(seed: int, height: float = 6.0, spread: float = 2.2, leaves: int = 8000) -> tuple[Mesh, Mesh]:
    """Leaves and trunk."""
    rng = np.random.default_rng(seed)
    n_blob = 24
    cen = rng.normal(0, 1, (n_blob, 3)) * np.array([spread * 0.45, height * 0.13, spread * 0.45]) + np.array(
        [0, height * 0.72, 0]
    )
    rad = rng.uniform(0.35, 0.75, n_blob) * spread * 0.55
    which = rng.integers(0, n_blob, leaves)
    d = unit(rng.normal(0, 1, (leaves, 3)))
    r = rad[which, None] * rng.uniform(0.55, 1.0, (leaves, 1)) ** 0.5
    p = cen[which] + d * r * np.array([1, 0.72, 1])
    n = unit(d + rng.normal(0, 0.55, (leaves, 3)) + np.array([0, 0.5, 0]))
    t = unit(np.cross(n, rng.normal(0, 1, (leaves, 3))))
    b = np.cross(n, t)
    s = rng.uniform(0.045, 0.105, (leaves, 1)) * height / 6
    v = np.stack([p - t * s * 1.5, p - b * s, p + t * s * 1.5, p + b * s], 1).reshape(-1, 3).astype(np.float32)
    i = np.arange(leaves)[:, None] * 4
    f = np.concatenate([i + np.array([[0, 1, 2]]), i + np.array([[0, 2, 3]])])
    loc = np.repeat(rng.uniform(0, 1, (leaves, 3)), 4, 0).astype(np.float32)
    nn = np.repeat(unit(n + d * 0.8), 4, 0).astype(np.float32)
    trunk = tube((0, 0, 0), (0.1, height * 0.7, 0.05), 0.13 * height / 6, 0.07 * height / 6, 10)
    return Mesh(v, nn, loc, f), trunk


def leaf(s: Surface) -> Paint:
    """Leaves: greens of many tones with light coming through."""
    k = s.loc[:, :1]
    c = lin((54, 84, 34)) * (0.45 + 0.9 * k) + lin((120, 130, 40)) * 0.3 * s.loc[:, 1:2]
    return Paint(c.astype(np.float32), None, 0.02, 10.0, 0.0, 0.75, 0.5)


def railing(length: float, height: float = 1.05, posts: float = 1.5) -> Mesh:
    """A steel railing along x from 0 to its length."""
    parts = [
        tube((0, h, 0), (length, h, 0), 0.025 if h == height else 0.016, 0.025 if h == height else 0.016, 12)
        for h in (height, height * 0.72, height * 0.42)
    ]
    for k in np.arange(0, length + 0.01, posts):
        parts.append(tube((k, 0, 0), (k, height, 0), 0.028, 0.028, 12))
    return merge(parts)


def room(x0: float, x1: float, z0: float, z1: float, h: float) -> dict[str, Mesh]:
    """The inner faces of a room."""
    return {
        "floor": quad([(x0, 0, z0), (x1, 0, z0), (x1, 0, z1), (x0, 0, z1)]),
        "ceiling": quad([(x0, h, z0), (x1, h, z0), (x1, h, z1), (x0, h, z1)]),
        "left": quad([(x0, 0, z0), (x0, 0, z1), (x0, h, z1), (x0, h, z0)]),
        "right": quad([(x1, 0, z0), (x1, 0, z1), (x1, h, z1), (x1, h, z0)]),
        "back": quad([(x0, 0, z1), (x1, 0, z1), (x1, h, z1), (x0, h, z1)]),
    }


def suitcase(colour_height: float = 0.62) -> Mesh:
    """A case with wheels and a handle."""
    h = colour_height
    parts = [box((h * 0.66, h, 0.25), (0, 0.05, 0), 0.05)]
    for sx in (-1, 1):
        parts.append(tube((sx * h * 0.25, 0.03, -0.03), (sx * h * 0.25, 0.03, 0.03), 0.03, 0.03, 10))
        parts.append(tube((sx * 0.08, h, -0.08), (sx * 0.08, h + 0.36, -0.08), 0.008, 0.008, 8))
    parts.append(tube((-0.09, h + 0.36, -0.08), (0.09, h + 0.36, -0.08), 0.013, 0.013, 8))
    return merge(parts)


def duffel(size: float = 0.55) -> Mesh:
    """A soft bag, bulging, with two handles."""
    b = box((size, size * 0.55, size * 0.5), (0, 0, 0), size * 0.2)
    parts = [b]
    for z in (-0.06, 0.06):
        pts = [
            (-0.11, size * 0.53, z),
            (-0.08, size * 0.78, z * 0.4),
            (0.08, size * 0.78, z * 0.4),
            (0.11, size * 0.53, z),
        ]
        parts += [tube(pts[k], pts[k + 1], 0.013, 0.013, 8) for k in range(3)]
    return merge(parts)
