"""A long-distance coach with its hold open."""

from __future__ import annotations

from functools import cache

import numpy as np
from decal import lettering, stamp
from mesh import Mesh, box, grid, merge, tube
from people import RGB, lin
from shading import Paint, Scene, Shader, Surface
from stage import flat

HALF, WIDE, HIGH, SILL = 5.9, 1.26, 3.45, 0.34
AXLES = (3.75, -3.1)
HOLD = [(-1.95, -0.15), (0.0, 1.8)]  # bays of the hold along z
HOLD_Y = (0.48, 1.18)


@cache
def shell(open_hold: bool = True) -> Mesh:
    """The body, z ahead; the bays of the right side and the wheel arches are cut out."""
    ends = 10
    z = np.concatenate([np.full(ends, -HALF), np.linspace(-HALF, HALF, 237), np.full(ends, HALF)])
    shut = np.concatenate([np.linspace(0, 0.97, ends), np.ones(237), np.linspace(0.97, 0, ends)])
    r, n = 0.26, 9
    a = np.linspace(0, np.pi / 2, n)
    ys = np.arange(SILL + 0.06, HIGH - r, 0.058)
    right = [(0.0, SILL), (WIDE - 0.05, SILL), (WIDE - 0.01, SILL + 0.02)] + [(WIDE, y) for y in ys]
    right += [(WIDE - r + r * np.cos(t), HIGH - r + r * np.sin(t)) for t in a]
    right += [(x, HIGH + 0.02) for x in (0.7, 0.35, 0.0)]
    half = np.array(right)
    sec = np.concatenate([half, (half[:-1] * np.array([-1, 1]))[::-1]])
    full = np.repeat(sec[None], len(z), 0)
    mid = np.array([0, 1.7])
    full = mid + (full - mid) * shut[:, None, None]
    zz = np.repeat(z[:, None], len(sec), 1)
    near = np.clip((np.abs(zz) - 5.0) / 0.9, 0, 1) ** 2
    lean = np.where(zz > 0, np.clip(full[..., 1] - 1.3, 0, 3) ** 1.5 * 0.16, 0.02 * full[..., 1])
    zz = zz - np.sign(zz) * near * (0.16 * (np.abs(full[..., 0]) / WIDE) ** 3 + lean)
    # round the upright corners
    k = np.clip((np.abs(z) - (HALF - 0.35)) / 0.35, 0, 1)[:, None]
    full[..., 0] *= 1 - 0.075 * k**2.2
    p = np.stack([full[..., 0], full[..., 1], zz], -1)
    m = grid(lambda u, v: p, *p.shape[:2])
    for wz in AXLES:
        d = np.hypot(m.v[:, 2] - wz, m.v[:, 1] - 0.52)
        s = np.flatnonzero((np.abs(d - 0.6) < 0.04) & (np.abs(m.v[:, 0]) > 1.0))
        m.v[s, 2] = wz + (m.v[s, 2] - wz) * 0.6 / d[s]
        m.v[s, 1] = 0.52 + (m.v[s, 1] - 0.52) * 0.6 / d[s]
    c = m.v[m.f].mean(1)
    c = np.tile((c[: len(c) // 2] + c[len(c) // 2 :]) / 2, (2, 1))
    gone = np.zeros(len(c), bool)
    for wz in AXLES:
        gone |= (np.hypot(c[:, 2] - wz, c[:, 1] - 0.52) < 0.595) & (np.abs(c[:, 0]) > 1.0)
    if open_hold:
        for z0, z1 in HOLD:
            gone |= (c[:, 0] < -1.2) & (c[:, 2] > z0) & (c[:, 2] < z1) & (c[:, 1] > HOLD_Y[0]) & (c[:, 1] < HOLD_Y[1])
    m.f = m.f[~gone]
    c = m.v[m.f].mean(1)
    if (m.n[m.f].mean(1) * (c - np.array([0, 1.7, 0]))).sum(1).mean() < 0:
        m.n = -m.n
    return Mesh(m.v, m.n, m.v.copy(), m.f)


class CoachPaint:
    """White body, coloured sweep, dark windows, lettering."""

    def __init__(self, colour: RGB, line: str, name: str) -> None:
        """Keep the livery."""
        self.c, self.line, self.name = lin(colour), line, name

    def __call__(self, s: Surface) -> Paint:
        """Colour by place."""
        x, y, z = s.loc.T
        n = len(x)
        ax = np.abs(x)
        c = np.repeat(lin((236, 236, 232))[None], n, 0)
        gloss = np.full(n, 0.045, np.float32)
        emit = np.zeros((n, 3), np.float32)
        side = (ax > 1.1) & (np.abs(z) < 5.75)
        sweep = 0.85 + 0.5 * np.clip((z + 5.5) / 9, 0, 1) ** 2 * 1.1
        tail = y < 1.55 + 0.9 * np.clip((-z - 1.5) / 4, 0, 1) ** 1.5
        band = (y > sweep - 0.28) & (y < sweep + 0.02) | (tail & (z < -2.2) & (y > 0.6 + (z + 5.9) * 0.25))
        c[band] = self.c
        thin = np.abs(y - sweep - 0.10) < 0.035
        c[thin] = lin((232, 170, 30))
        word = (
            stamp(lettering(self.name, "sans", 120, 0.2), z * np.sign(x), y, (-1.3, 1.28, 1.3, 1.56))[:, None]
            * side[:, None]
        )
        c = c * (1 - word) + self.c * 0.8 * word
        panel = side & (
            (np.abs((z + 0.05) % 1.9 - 0.95) < 0.006) & (y < 1.2)
            | (np.abs(y - 1.2) < 0.006)
            | (np.abs(y - 1.62) < 0.005)
        )
        c[panel] *= 0.25
        glass = side & (y > 1.72) & (y < 2.92) & (z < 5.45) & (z > -5.5)
        post = glass & (np.abs((z + 0.4) % 1.62 - 0.81) < 0.018)
        door = side & (x < 0) & (z > 4.35) & (z < 5.30) & (y > 0.55) & (y < 2.9)
        front = z > 5.0
        screen = front & ~side & (y > 1.28) & (y < 2.78) & (ax < 1.12)
        head = front & ~side & (y >= 2.78) & (y < 3.16) & (ax < 1.05)
        g = glass | door | screen | head
        c[g], gloss[g] = np.array([0.010, 0.014, 0.016]), 0.06
        bay = (z + 0.4 + 0.81) % 1.62
        drape = glass & ((bay < 0.16) | (bay > 1.50))
        c[drape] = (lin((120, 112, 100)) * 0.22 * (1 + 0.5 * np.sin(z * 190)[:, None]))[drape]
        occ = np.ones(n, np.float32)
        occ[g] = 0.85
        c[post] = 0.004
        rim = door & ((np.abs(z - 4.825) > 0.45) | (np.abs(z - 4.825) < 0.012) | (y > 2.84) | (y < 0.60))
        c[rim], gloss[rim] = 0.05, 0.02
        led = stamp(lettering(self.line, "sans", 96, 0.12), -x, y, (-0.8, 2.84, 0.8, 3.08)) * head
        dots = 0.35 + 0.65 * ((np.sin(x * 210) * np.sin(y * 210)) > -0.3)
        emit += (led * dots)[:, None] * np.array([3.2, 1.2, 0.15])
        card = stamp(lettering("旅游客运", "sans", 80, 0.1), -x, y, (0.45, 1.36, 0.95, 1.47)) * screen
        plaque = screen & (np.abs(x + 0.70) < 0.28) & (np.abs(y - 1.415) < 0.085)
        c[plaque] = lin((200, 30, 30))
        c = c * (1 - card[:, None]) + 0.8 * card[:, None]
        lamp = front & (ax > 0.68) & (ax < 1.16) & (y > 0.66 + (ax - 0.68) * 0.1) & (y < 0.88 + (ax - 0.68) * 0.22)
        b = np.minimum(np.hypot(ax - 0.82, y - 0.775), np.hypot(ax - 1.0, y - 0.80))
        c[lamp] = (0.10 + 0.6 * np.exp(-((b / 0.05) ** 2)))[lamp, None]
        gloss[lamp] = 0.12
        grille = front & (ax < 0.5) & (y > 0.62) & (y < 0.74)
        c[grille] = np.where((y * 38) % 1 < 0.5, 0.02, 0.30)[grille, None]
        c[(y < 0.47) & (np.abs(z) < 5.9)] *= 0.35
        plate = front & (ax < 0.24) & (np.abs(y - 0.53) < 0.075)
        c[plate] = lin((236, 176, 20))
        w = stamp(lettering("渝A72659", "sans", 80, 0.06), -x, y, (-0.2, 0.485, 0.2, 0.575)) * plate
        c = c * (1 - w[:, None])
        c[s.inner], gloss[s.inner] = 0.10, 0.0
        return Paint(c.astype(np.float32), None, gloss, 200.0, emit.astype(np.float32), occ)


def _wheel(s: Surface) -> Paint:
    x, y, z = s.loc.T
    r, a = np.hypot(y, z), np.arctan2(y, z)
    face = np.abs(x) > 0.149
    c = np.full((len(x), 3), 0.02, np.float32)
    rim = face & (r < 0.30)
    hole = (np.hypot(((a / (2 * np.pi) * 10) % 1 - 0.5) * 0.13, r - 0.215) < 0.03) | (np.abs(r - 0.275) < 0.008)
    nut = np.hypot(((a / (2 * np.pi) * 10 + 0.5) % 1 - 0.5) * 0.1, r - 0.15) < 0.014
    c[rim] = np.where(hole | nut, 0.03, 0.42)[rim, None]
    return Paint(c, None, np.where(rim & ~hole, 0.15, 0.01).astype(np.float32), 30.0)


def add_coach(
    scene: Scene, at: tuple[float, float, float], yaw: float, colour: RGB, line: str, name: str, hold: bool = True
) -> None:
    """Put a coach into the scene."""
    a = np.radians(yaw)
    proxy = box((2.5, 2.9, 11.6), (0, 0.5, 0)).moved(at, a) if not hold else None
    scene.add(shell(hold).moved(at, a), CoachPaint(colour, line, name), proxy=proxy)
    wheels = []
    for wz in AXLES:
        for sx in (-1, 1):
            m = tube((-0.15, 0, 0), (0.15, 0, 0), 0.51, 0.51, 44)
            m.loc = m.v.copy()
            m.v = m.v + np.array([sx * 1.07, 0.51, wz], np.float32)
            wheels.append(m)
    scene.add(merge(wheels).moved(at, a), _wheel)
    dark = [box((2.0, 0.3, 11.0), (0, 0.35, 0)), box((2.3, 0.05, 11), (0, 1.45, 0))]
    for wz in AXLES:
        dark.append(box((1.7, 1.0, 1.3), (0, 0.35, wz)))
    scene.add(merge(dark).moved(at, a), flat((34, 34, 36)))
    mirror = []
    for sx in (-1, 1):
        mirror += [
            tube((sx * 1.12, 2.9, 5.6), (sx * 1.38, 2.75, 6.0), 0.03, 0.03, 8),
            box((0.2, 0.46, 0.14), (sx * 1.40, 2.3, 6.02), 0.05),
        ]
    scene.add(merge(mirror).moved(at, a), flat((22, 22, 24), 0.05))
    if not hold:
        return
    walls = [box((0.04, 0.9, 4.0), (-0.05, 0.36, 0)), box((1.2, 0.04, 4.0), (-0.62, 0.42, 0))]
    walls += [box((1.2, 0.8, 0.06), (-0.62, 0.42, z)) for z in (-1.98, -0.075, 1.83)]
    scene.add(merge(walls).moved(at, a), flat((112, 112, 114), mottle=0.06))
    for z0, z1 in HOLD:
        flap = box((0.72, 0.045, z1 - z0 - 0.02), (-0.36, 0, 0), 0.02)
        ang = np.radians(14)
        tilt = np.array([[np.cos(ang), -np.sin(ang), 0], [np.sin(ang), np.cos(ang), 0], [0, 0, 1]], np.float32)
        m = flap.rotated(tilt)
        m.v = m.v + np.array([-1.27, 1.17, (z0 + z1) / 2], np.float32)
        scene.add(m.moved(at, a), _flap(colour))
        for z in (z0 + 0.12, z1 - 0.12):
            scene.add(
                tube((-1.22, 0.95, z), (-1.60, 1.26, z), 0.014, 0.014, 8).moved(at, a), flat((150, 150, 152), 0.3)
            )


def _flap(colour: RGB) -> Shader:
    c = lin(colour)

    def paint(s: Surface) -> Paint:
        out = np.where((s.loc[:, :1] > -0.05), lin((232, 232, 228)), c)
        return Paint(out.astype(np.float32), None, 0.03, 100.0)

    return paint
