"""A saloon car: a lofted body with cut wheel arches, painted panels, wheels, mirrors, roof sign."""

from __future__ import annotations

from functools import cache

import numpy as np
from decal import lettering, stamp
from mesh import Mesh, box, grid, merge, tube
from people import RGB, lin
from raster import Array
from render import Paint, Scene, Surface

WHEELS = (1.36, -1.30)
ARCH, TYRE = 0.365, 0.315
HALF = 2.24


def _lerp(z: Array, pts: list[tuple[float, float]]) -> Array:
    x, y = zip(*pts, strict=True)
    return np.asarray(np.interp(z, x, y))


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
    shoulder = _lerp(z, [(-2.24, 0.86), (-2.0, 0.95), (-1.2, 0.945), (0.0, 0.925), (0.9, 0.90), (1.6, 0.80), (2.24, 0.66)])
    top = _lerp(z, [(-2.24, 0.93), (-2.1, 1.01), (-1.62, 1.05), (-1.55, 1.07), (-0.92, 1.385), (-0.5, 1.45), (-0.1, 1.465), (0.25, 1.43),
                    (1.02, 0.975), (1.10, 0.95), (1.7, 0.875), (2.1, 0.78), (2.24, 0.72)])
    wide = _lerp(z, [(-2.24, 0.80), (-2.0, 0.85), (-1.3, 0.875), (0, 0.88), (1.3, 0.875), (1.9, 0.85), (2.24, 0.80)])
    roof = _lerp(z, [(-2.24, 0.70), (-1.6, 0.66), (-0.9, 0.56), (0, 0.575), (0.3, 0.57), (1.05, 0.70), (1.6, 0.74), (2.24, 0.70)])
    sill = _lerp(z, [(-2.24, 0.34), (-2.0, 0.24), (-1.5, 0.20), (1.6, 0.19), (2.05, 0.21), (2.24, 0.26)])
    rows = []
    for k in range(len(z)):
        b, s, t, w, r = sill[k], shoulder[k], top[k], wide[k], roof[k]
        pts = np.array([(0, b), (w - 0.10, b), (w - 0.02, b + 0.05), (w, 0.45), (w - 0.012, 0.62), (w - 0.018, s - 0.04), (w - 0.05, s),
                        (r + (w - 0.06 - r) * 0.35, s + (t - s) * 0.62), (r, s + (t - s) * 0.90), (r * 0.8, t - 0.012), (r * 0.4, t - 0.003), (0, t)])
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
    zz = zz - np.sign(zz) * nearend * (0.26 * (np.abs(full[..., 0]) / 0.85) ** 2.4 + 0.30 * np.clip(np.abs(full[..., 1] - 0.50) - 0.08, 0, 1) ** 1.25)
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


def _glass(x: Array, y: Array, z: Array) -> tuple[Array, Array, Array]:
    """Which points of the shell are side windows, the wind-screen, the rear window."""
    low = _lerp(z, [(-1.6, 0.985), (0.9, 0.945)])
    ax = np.abs(x)
    front_line = 0.945 + (1.02 - z) * 0.62
    side = (y > low) & (y < 1.375) & (y < front_line - 0.07) & (y < 1.0 + (z + 1.42) * 0.55) & (ax > 0.56)
    rail = 0.835 - (y - 0.95) * 0.57
    side &= ax > rail - 0.11
    screen = (z > 0.2) & (z < 1.0) & (y > 0.99) & (ax < rail - 0.115) & (y < 1.425)
    rear = (z < -0.9) & (y > 1.08) & (ax < rail - 0.13) & (y < 1.40)
    return side, screen, rear


class CarPaint:
    """The shell of a car in a colour, with its number."""

    def __init__(self, colour: RGB, plate: str, taxi: bool = True, open_window: bool = False) -> None:
        """Keep the livery."""
        self.c, self.plate, self.taxi, self.open = lin(colour), plate, taxi, open_window

    def __call__(self, s: Surface) -> Paint:
        """Colour the panels by their place on the shell."""
        x, y, z = s.loc.T
        n = len(x)
        c = np.repeat(self.c[None], n, 0)
        gloss = np.full(n, 0.045, np.float32)
        emit = np.zeros((n, 3), np.float32)
        occ = np.ones(n, np.float32)
        ax = np.abs(x)
        flank = (ax > 0.7) & (np.abs(z) < 1.9)
        dark = np.zeros(n, bool)
        for at in (0.80, -0.16, -1.0):
            lean = (y - 0.6) * (0.10 if at > 0 else -0.05 if at > -0.5 else 0.25)
            dark |= flank & (np.abs(z - at - lean * (y > 0.3)) < 0.004) & (y > 0.28) & (y < 0.95)
        dark |= flank & (np.abs(y - 0.275) < 0.004) & (z < 0.8) & (z > -1.0)
        dark |= (np.abs(ax - (0.70 + (1.1 - z) * 0.02)) < 0.004) & (z > 1.06) & (z < 2.05) & (y > 0.7)
        dark |= (np.abs(z - 2.02 + 0.2 * ax * ax) < 0.004) & (y > 0.66)
        c[dark] *= 0.12
        trim = (y < 0.245) & flank
        c[trim] = 0.02
        # lamps and grille
        fr = z > 1.75
        lamp = fr & (ax > 0.44) & (ax < 0.80) & (y > 0.585 + (ax - 0.44) * 0.10) & (y < 0.70 + (ax - 0.44) * 0.10)
        rim = fr & (ax > 0.43) & (ax < 0.81) & (y > 0.575 + (ax - 0.44) * 0.10) & (y < 0.71 + (ax - 0.44) * 0.10)
        c[rim], gloss[rim] = 0.03, 0.05
        bulb = np.minimum(np.hypot((ax - 0.54), (y - 0.645)), np.hypot((ax - 0.68), (y - 0.665)))
        lens = 0.20 + 0.55 * np.exp(-((bulb / 0.035) ** 2)) - 0.14 * (np.abs(bulb - 0.052) < 0.006)
        c[lamp] = lens[lamp, None] * np.array([1, 1, 1.02])
        gloss[lamp] = 0.12
        grille = fr & (ax < 0.40) & (y > 0.555) & (y < 0.655)
        slat = (y * 42) % 1 < 0.42
        c[grille] = 0.012
        c[grille & slat], gloss[grille & slat] = 0.35, 0.35
        bar = fr & (ax < 0.42) & ((np.abs(y - 0.66) < 0.008) | (np.abs(y - 0.55) < 0.006))
        c[bar], gloss[bar] = 0.45, 0.45
        badge = fr & (np.hypot(x / 1.3, y - 0.615) < 0.042)
        c[badge], gloss[badge] = 0.6, 0.5
        intake = fr & (ax < 0.52) & (y > 0.29) & (y < 0.385)
        c[intake] = np.where(((y * 34) % 1 < 0.25) | ((x * 20) % 1 < 0.1), 0.03, 0.008)[intake, None]
        fog = fr & (np.hypot((ax - 0.64) / 1.2, y - 0.345) < 0.05)
        c[fog] = 0.02
        c[fr & (np.hypot((ax - 0.64) / 1.2, y - 0.345) < 0.036)] = 0.45
        tail = (z < -1.8) & (ax > 0.48) & (y > 0.72) & (y < 0.88)
        c[tail], gloss[tail] = lin((150, 8, 10)), 0.08
        c[(y < 0.26) & (np.abs(z) > 1.9)] = 0.025
        side, screen, rear = _glass(x, y, z)
        pillar = side & (np.abs(z + 0.16) < 0.045)
        glass = (side & ~pillar) | screen | rear
        seal = (side & pillar) | self._near(x, y, z, glass)
        c[seal], gloss[seal] = 0.012, 0.03
        c[glass] = np.array([0.012, 0.016, 0.018])
        gloss[glass] = 0.06
        if self.taxi:
            text = lettering("出租汽车", "sans", 96, 0.12)
            w = stamp(text, z * np.sign(x), y, (-0.78, 0.63, -0.24, 0.75) if False else (0.20, 0.62, 0.72, 0.74))
            w = w * (ax > 0.7)
            num = stamp(lettering(self.plate, "sans", 96, 0.05), z * np.sign(x), y, (0.22, 0.50, 0.70, 0.58)) * (ax > 0.7)
            w = np.maximum(w, num) * (1 - 0.0 * x)
            c = c * (1 - w[:, None]) + 0.02 * w[:, None]
            stripe = flank & (np.abs(y - 0.40) < 0.035)
            c[stripe & ~trim & ~dark] = lin((238, 236, 226))
        if self.open:
            hole = side & ~pillar & (x < 0) & (z > -0.115)
            c[hole], gloss[hole] = 0.008, 0.0
            gloss[seal & (x < 0)] = 0.0
        self._behind(x, y, z, screen, c, occ)
        c[s.inner], gloss[s.inner] = 0.012, 0
        return Paint(c.astype(np.float32), None, gloss, 240.0, emit, occ, 0.0)

    @staticmethod
    def _behind(x: Array, y: Array, z: Array, screen: Array, c: Array, occ: Array) -> None:
        """What shows through and on the wind-screen: seats, the dash, wipers, a sticker, a dark reflection."""
        seat = np.zeros(len(x), bool)
        for sx in (-0.34, 0.34):
            seat |= (np.abs(x - sx) < 0.125) & (np.abs(y - 1.27) < 0.075)
            seat |= (np.abs(x - sx) < 0.23 - np.maximum(y - 1.1, 0) * 0.5) & (y < 1.19) & (y > 1.04)
        c[screen & seat] = 0.035
        c[screen & (y < 1.045)] = 0.05
        wheel_ = np.abs(np.hypot((x + 0.36) / 1.15, y - 1.02) - 0.13) < 0.013
        c[screen & wheel_] = 0.004
        glare = np.clip((y - 1.02 - 0.20 * x + 0.05 * np.sin(x * 6)) * 6, 0, 1)
        occ[screen] = (0.30 + 0.70 * glare)[screen]
        wiper = (np.abs(y - 1.005 - 0.05 * (x + 0.55)) < 0.007) & (np.abs(x) < 0.62)
        c[screen & wiper], occ[screen & wiper] = 0.006, 0.15
        tag = screen & (np.abs(x - 0.43) < 0.045) & (np.abs(y - 1.335) < 0.035)
        c[tag] = lin((190, 220, 190))

    @staticmethod
    def _near(x: Array, y: Array, z: Array, glass: Array) -> Array:
        """Points beside the glass: the rubber seal."""
        out = np.zeros(len(x), bool)
        for dy, dz, dx in ((0.016, 0, 0), (-0.016, 0, 0), (0, 0.02, 0), (0, -0.02, 0), (0, 0, 0.016), (0, 0, -0.016)):
            a, b, c = _glass(x + dx, y + dy, z + dz)
            out |= a | b | c
        return np.asarray(out & ~glass)


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


def plain(colour: RGB, gloss: float = 0.0, sharp: float = 40.0, emit: float = 0.0, occ: float = 1.0) -> object:
    """A painter of one colour."""
    c = lin(colour)

    def paint(s: Surface) -> Paint:
        full = np.repeat(c[None], len(s.dist), 0)
        return Paint(full, None, gloss, sharp, full * emit, occ)

    return paint


def add_car(scene: Scene, at: tuple[float, float, float], yaw: float, colour: RGB = (244, 186, 8), plate: str = "BT0263",
            taxi: bool = True, open_window: bool = False) -> None:
    """Put a car into the scene; `open_window` takes out the pane beside the driver."""
    a = np.radians(yaw)
    coarse = body(60, 30, 5)
    shell = body() if at[2] < 9 else body(100, 44, 6)
    if open_window:
        shell = Mesh(shell.v, shell.n, shell.loc, shell.f)
        c = shell.v[shell.f].mean(1)
        side, _, _ = _glass(*c.T)
        pane = side & (c[:, 0] < 0) & (c[:, 2] > -0.115) & (c[:, 1] > 1.0)
        shell.f = shell.f[~pane]
    painter = CarPaint(colour, plate, taxi, open_window)
    scene.add(shell.moved(at, a), painter, proxy=coarse.moved(at, a))
    if open_window:
        edge = [(-0.815, 0.975, 0.80), (-0.645, 1.365, 0.33), (-0.605, 1.385, -0.125), (-0.812, 0.975, -0.125), (-0.815, 0.975, 0.80)]
        frame = [tube(p, q, 0.026, 0.026, 10) for p, q in zip(edge, edge[1:], strict=False)]
        scene.add(merge(frame).moved(at, a), plain((14, 14, 15)))  # type: ignore[arg-type]
    wheels, wells = [], []
    for wz in WHEELS:
        for sx in (-1, 1):
            m = tube((-0.09, 0, 0), (0.09, 0, 0), TYRE, TYRE, 40)
            m.loc = m.v.copy()
            m.v = m.v + np.array([sx * 0.76, TYRE, wz], np.float32)
            wheels.append(m)
            wells.append(tube((sx * 0.52, 0.36, wz), (sx * 0.60, 0.36, wz), 0.40, 0.40, 24))
    scene.add(merge(wheels).moved(at, a), wheel)
    inside = [*wells, box((1.3, 0.06, 3.6), (0, 0.25, 0)), box((1.2, 0.5, 0.12), (0, 0.45, -0.55)), box((1.25, 0.25, 0.35), (0, 0.7, 0.95))]
    for sx in (-0.36, 0.36):
        inside.append(box((0.46, 0.62, 0.14), (sx, 0.5, -0.28), 0.06))
        inside.append(box((0.24, 0.18, 0.1), (sx, 1.13, -0.32), 0.04))
    scene.add(merge(inside).moved(at, a), plain((46, 44, 44)))  # type: ignore[arg-type]
    small = []
    for sx in (-1, 1):
        small.append(box((0.19, 0.125, 0.10), (sx * 0.955, 0.945, 0.70), 0.045))
        for hz in (0.02, -0.86):
            small.append(box((0.03, 0.03, 0.2), (sx * 0.872, 0.80, hz), 0.012))
    scene.add(merge(small).moved(at, a), plain(colour, 0.045, 200.0))  # type: ignore[arg-type]
    plate_m = box((0.44, 0.14, 0.02), (0, 0.405, 2.235), 0.006)
    scene.add(plate_m.moved(at, a), _plate("渝" + plate))
    if taxi:
        sign = box((0.62, 0.17, 0.2), (0, 1.455, -0.02), 0.05)
        scene.add(sign.moved(at, a), _sign)


def _plate(text: str) -> object:
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
