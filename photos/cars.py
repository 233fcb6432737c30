"""A saloon car: a lofted body with cut wheel arches, painted panels, wheels, mirrors, roof sign."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
from carpaint import CarPaint, glazing, lerp
from decal import lettering, stamp
from mesh import Mesh, box, grid, merge, tube
from people import RGB, lin
from raster import Array
from shading import Paint, Scene, Shader, Surface
from stage import flat

WHEELS = (1.36, -1.30)
ARCH, TYRE = 0.365, 0.315
HALF = 2.24


def _soft(a: Array, n: int, axis: int) -> Array:
    for _ in range(n):
        p = np.concatenate([a.take([0], axis), a, a.take([-1], axis)], axis)
        m = a.shape[axis]
        a = 0.25 * p.take(range(m), axis) + 0.5 * a + 0.25 * p.take(range(2, m + 2), axis)
    return a


@cache
def body(nz: int = 190, nv: int = 76, ends: int = 12) -> Mesh:
    """The shell; z is ahead, x the right-hand side."""
    z = np.concatenate([np.full(ends, -HALF), np.linspace(-HALF, HALF, nz), np.full(ends, HALF)])
    shut = np.concatenate([np.linspace(0, 0.96, ends), np.ones(nz), np.linspace(0.96, 0, ends)])
    shoulder = lerp(
        z, [(-2.24, 0.86), (-2.0, 0.95), (-1.2, 0.945), (0.0, 0.925), (0.9, 0.90), (1.6, 0.80), (2.24, 0.66)]
    )
    top = lerp(
        z,
        [
            (-2.24, 0.93),
            (-2.1, 1.01),
            (-1.62, 1.05),
            (-1.55, 1.07),
            (-0.92, 1.385),
            (-0.5, 1.45),
            (-0.1, 1.465),
            (0.25, 1.43),
            (1.02, 0.975),
            (1.10, 0.95),
            (1.7, 0.875),
            (2.1, 0.78),
            (2.24, 0.72),
        ],
    )
    wide = lerp(z, [(-2.24, 0.80), (-2.0, 0.85), (-1.3, 0.875), (0, 0.88), (1.3, 0.875), (1.9, 0.85), (2.24, 0.80)])
    roof = lerp(
        z, [(-2.24, 0.70), (-1.6, 0.66), (-0.9, 0.56), (0, 0.575), (0.3, 0.57), (1.05, 0.70), (1.6, 0.74), (2.24, 0.70)]
    )
    sill = lerp(z, [(-2.24, 0.34), (-2.0, 0.24), (-1.5, 0.20), (1.6, 0.19), (2.05, 0.21), (2.24, 0.26)])
    rows = []
    for i in range(len(z)):
        b, s, t, w, r = sill[i], shoulder[i], top[i], wide[i], roof[i]
        pts = np.array(
            [
                (0, b),
                (w - 0.10, b),
                (w - 0.02, b + 0.05),
                (w, 0.45),
                (w - 0.012, 0.62),
                (w - 0.018, s - 0.04),
                (w - 0.05, s),
                (r + (w - 0.06 - r) * 0.35, s + (t - s) * 0.62),
                (r, s + (t - s) * 0.90),
                (r * 0.8, t - 0.012),
                (r * 0.4, t - 0.003),
                (0, t),
            ]
        )
        cuts = [0, 0.03, 0.06, 0.20, 0.30, 0.42, 0.47, 0.66, 0.76, 0.82, 0.91, 1]
        v = np.linspace(0, 1, nv // 2 + 1)
        rows.append(np.stack([np.interp(v, cuts, pts[:, 0]), np.interp(v, cuts, pts[:, 1])], -1))
    half = np.stack(rows)
    half = _soft(half, 2, 1)
    half[:, -1, 0] = half[:, 0, 0] = 0
    half[ends:-ends] = _soft(half[ends:-ends], 5, 0)
    full = np.concatenate([half, (half[:, :-1] * np.array([-1, 1]))[:, ::-1]], 1)
    mid = np.stack([np.zeros(len(z)), 0.55 * np.ones(len(z))], -1)[:, None]
    full = mid + (full - mid) * shut[:, None, None]
    zz = np.repeat(z[:, None], full.shape[1], 1)
    nearend = np.clip((np.abs(zz) - 1.5) / 0.74, 0, 1) ** 2
    zz = zz - np.sign(zz) * nearend * (
        0.26 * (np.abs(full[..., 0]) / 0.85) ** 2.4 + 0.30 * np.clip(np.abs(full[..., 1] - 0.50) - 0.08, 0, 1) ** 1.25
    )
    p = np.stack([full[..., 0], full[..., 1], zz], -1)

    m = grid(lambda u, v: p, p.shape[0], p.shape[1])
    m.loc = m.v.copy()
    for wz in WHEELS:
        d = np.hypot(m.v[:, 2] - wz, m.v[:, 1] - 0.33)
        k = np.flatnonzero((np.abs(d - ARCH) < 0.022) & (np.abs(m.v[:, 0]) > 0.6))
        m.v[k, 2] = wz + (m.v[k, 2] - wz) * ARCH / d[k]
        m.v[k, 1] = 0.33 + (m.v[k, 1] - 0.33) * ARCH / d[k]
        c = m.v[m.f].mean(1)
        gone = (np.hypot(c[:, 2] - wz, c[:, 1] - 0.33) < ARCH - 0.004) & (np.abs(c[:, 0]) > 0.6)
        m.f = m.f[~gone]
    c = m.v[m.f].mean(1)
    out = (m.n[m.f].mean(1) * (c - np.array([0, 0.6, 0]))).sum(1)
    if out.mean() < 0:
        m.n = -m.n
    return Mesh(m.v, m.n, m.v.copy(), m.f)


def wheel(s: Surface) -> Paint:
    """Tyre and rim, seen from the side."""
    x, y, z = s.loc.T
    r = np.hypot(y, z)
    a = np.arctan2(y, z)
    face = np.abs(x) > 0.089
    c = np.full((len(x), 3), 0.018, np.float32)
    rim = face & (r < 0.215)
    spoke = (np.abs((a / (2 * np.pi) * 7) % 1 - 0.5) < 0.23 + 0.1 * (r < 0.08)) | (r > 0.19) | (r < 0.06)
    c[rim] = np.where(spoke[rim], 0.42, 0.015)[:, None]
    c[face & (r > 0.216) & (np.abs(r - 0.262) < 0.004)] = 0.03
    c[face & (r < 0.02)] = 0.6
    return Paint(c, None, np.where(rim & spoke, 0.22, 0.01).astype(np.float32), 40.0)


def add_car(
    scene: Scene,
    at: tuple[float, float, float],
    yaw: float,
    colour: RGB = (244, 186, 8),
    plate: str = "BT0263",
    taxi: bool = True,
    open_window: bool = False,
) -> None:
    """Put a car into the scene; `open_window` takes out the pane beside the driver."""
    a = np.radians(yaw)
    coarse = body(60, 30, 5)
    shell = body() if at[2] < 9 else body(100, 44, 6)
    if open_window:
        shell = Mesh(shell.v, shell.n, shell.loc, shell.f)
        c = shell.v[shell.f].mean(1)
        side, _, _ = glazing(*c.T)
        pane = side & (c[:, 0] < 0) & (c[:, 2] > -0.115) & (c[:, 1] > 1.0)
        shell.f = shell.f[~pane]
    painter = CarPaint(colour, plate, taxi, open_window)
    scene.add(shell.moved(at, a), painter, proxy=coarse.moved(at, a))
    if open_window:
        edge = [(-0.600, 1.385, 0.20), (-0.605, 1.385, -0.125), (-0.805, 0.988, -0.125), (-0.805, 0.988, 0.90)]
        frame = [tube(p, q, 0.03, 0.03, 10) for p, q in pairwise(edge)]
        scene.add(merge(frame).moved(at, a), flat((14, 14, 15)))
    wheels, wells = [], []
    for wz in WHEELS:
        for sx in (-1.0, 1.0):
            m = tube((-0.09, 0, 0), (0.09, 0, 0), TYRE, TYRE, 40)
            m.loc = m.v.copy()
            m.v = m.v + np.array([sx * 0.76, TYRE, wz], np.float32)
            wheels.append(m)
            wells.append(tube((sx * 0.52, 0.36, wz), (sx * 0.60, 0.36, wz), 0.40, 0.40, 24))
    scene.add(merge(wheels).moved(at, a), wheel)
    inside = [
        *wells,
        box((1.3, 0.06, 3.6), (0, 0.25, 0)),
        box((1.2, 0.5, 0.12), (0, 0.45, -0.55)),
        box((1.25, 0.25, 0.35), (0, 0.7, 0.95)),
    ]
    for sx in (-0.36, 0.36):
        inside.append(box((0.46, 0.62, 0.14), (sx, 0.5, -0.28), 0.06))
        inside.append(box((0.24, 0.18, 0.1), (sx, 1.13, -0.32), 0.04))
    scene.add(merge(inside).moved(at, a), flat((46, 44, 44)))
    small = []
    for sx in (-1.0, 1.0):
        small.append(box((0.19, 0.125, 0.10), (sx * 0.955, 0.945, 0.70), 0.045))
        for hz in (0.02, -0.86):
            small.append(box((0.03, 0.03, 0.2), (sx * 0.872, 0.80, hz), 0.012))
    scene.add(merge(small).moved(at, a), flat(colour, 0.045, 200.0))
    plate_m = box((0.44, 0.14, 0.02), (0, 0.405, 2.235), 0.006)
    scene.add(plate_m.moved(at, a), _plate("渝" + plate))
    if taxi:
        sign = box((0.62, 0.17, 0.2), (0, 1.455, -0.02), 0.05)
        scene.add(sign.moved(at, a), _sign)


def _plate(text: str) -> Shader:
    mask = lettering(text, "sans", 80, 0.08)

    def paint(s: Surface) -> Paint:
        x, y, _ = s.loc.T
        w = stamp(mask, -x, y, (-0.185, -0.042, 0.185, 0.042))[:, None]
        edge = ((np.abs(x) > 0.205) | (np.abs(y) > 0.058))[:, None]
        c = lin((22, 60, 150)) * (1 - w) + 0.75 * w
        return Paint(np.where(edge, 0.6, c).astype(np.float32), None, 0.03, 60.0)

    return paint


def _sign(s: Surface) -> Paint:
    x, y, z = s.loc.T
    w = stamp(lettering("出租 TAXI", "sans", 80, 0.05), x * -np.sign(z), y, (-0.26, -0.045, 0.26, 0.05))[:, None]
    c = lin((250, 232, 120)) * (1 - w) + lin((190, 20, 20)) * w
    base = (y < -0.06)[:, None]
    return Paint(np.where(base, 0.03, c).astype(np.float32), None, 0.05, 100.0)
