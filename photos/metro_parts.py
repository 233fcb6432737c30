"""The things of the metro concourse: floor, ceiling, walls, columns, escalators, bags."""

from __future__ import annotations

import numpy as np
from decal import lettering, stamp
from mesh import box, merge, quad, tube
from noise import cells, cloud
from people import lin
from raster import Array, unit
from shading import Paint, Scene, Shader, Surface
from stage import flat

HIGH = 3.7
STRIPS = (-4.6, -1.6, 1.4, 4.4)


class Granite:
    """The polished floor; holds the mirrored picture once it is drawn."""

    mirror: Array | None = None
    scale = 1.0

    def __call__(self, s: Surface) -> Paint:
        """Slabs with joints, a guiding strip, and the mirror image."""
        x, _, z = s.pos.T
        i, j = np.floor(x / 0.8), np.floor(z / 0.8)
        base = 0.20 + 0.05 * (cells(i, j, 3) - 0.5) + 0.03 * cloud(x, z, 0.5, 4, 0.3) * np.clip(1 - s.dist / 14, 0, 1)
        joint = (np.abs((x / 0.8) % 1 - 0.5) > 0.494) | (np.abs((z / 0.8) % 1 - 0.5) > 0.494)
        base = np.where(joint & (s.dist < 18), base * 0.55, base)
        c = base[:, None] * np.array([1.0, 0.985, 0.96])
        dark = (np.abs(x + 3.1) < 0.2) | (np.abs(x - 2.9) < 0.2)
        c = np.where(dark[:, None], c * 0.45, c)
        guide = np.abs(x - 1.75) < 0.15
        knob = np.abs((x / 0.075) % 1 - 0.5) < 0.28
        c = np.where(guide[:, None], lin((206, 168, 52)) * np.where(knob, 1.0, 0.75)[:, None], c)
        emit: Array | float = 0.0
        if self.mirror is not None:
            k = self.mirror.shape[1] / self.scale
            hh, ww = self.mirror.shape[:2]
            wob = 1.5 * cloud(x, z, 1.3, 17, 0.8)
            r = self.mirror[
                np.clip((s.py * k + wob * k).astype(np.int32), 0, hh - 1),
                np.clip((s.px * k).astype(np.int32), 0, ww - 1),
            ]
            cosv = np.clip(-s.view[:, 1], 0, 1)
            fr = 0.05 + 0.75 * (1 - cosv) ** 4.2
            fr = np.where(guide, 0.04, np.where(joint, fr * 0.5, fr))
            emit = (r * fr[:, None]).astype(np.float32)
        return Paint(c.astype(np.float32), None, 0.0, 10.0, emit)


def ceiling(s: Surface) -> Paint:
    """White slats with recessed light strips along the hall."""
    x, _, z = s.pos.T
    slat = np.where(np.abs((x / 0.15) % 1 - 0.5) < 0.38, 0.62, 0.12)
    c = slat[:, None] * np.array([1.0, 1.0, 0.98])
    e = np.zeros((len(x), 3), np.float32)
    for k in STRIPS:
        on = (np.abs(x - k) < 0.13) & (np.abs(z % 3 - 1.5) < 1.42)
        edge = (np.abs(x - k) < 0.17) & ~on
        c[edge] = 0.3
        e[on] = np.array([5.2, 5.4, 5.5])
    return Paint(c.astype(np.float32), None, 0.0, 10.0, e)


def cladding(s: Surface) -> Paint:
    """Wall panels in pale enamel with a coloured line and lit posters."""
    x, y, z = s.pos.T
    c = np.repeat(lin((222, 222, 214))[None], len(x), 0)
    seam = (np.abs((z / 1.2) % 1 - 0.5) > 0.494) | (np.abs(y - 1.2) < 0.008) | (np.abs(y - 2.6) < 0.008)
    c[seam] *= 0.4
    c[(y > 2.85) & (y < 3.1)] = lin((214, 24, 44))
    c[y < 0.16] = lin((60, 60, 62))
    e = np.zeros_like(c)
    for k, z0 in enumerate((3.6, 7.6, 11.6, 15.6, 19.6, 24.0)):
        box_ = (np.abs(z - z0) < 1.25) & (y > 0.85) & (y < 2.45)
        inner = (np.abs(z - z0) < 1.2) & (y > 0.90) & (y < 2.40)
        c[box_] = 0.25
        hue = [np.array([0.10, 0.42, 0.85]), np.array([0.9, 0.35, 0.15]), np.array([0.2, 0.62, 0.38])][k % 3]
        v = (y - 0.9) / 1.5
        art = (
            hue * (0.35 + 0.65 * v[:, None])
            + 0.5 * np.exp(-(((z - z0 - 0.4) / 0.5) ** 2 + ((y - 1.5) / 0.5) ** 2))[:, None]
        )
        text = stamp(
            lettering(["文明出行", "山城夜游", "反诈防骗"][k % 3], "sans", 90, 0.1),
            (z0 - z) * np.sign(x),
            y,
            (-0.9, 1.85, 0.9, 2.2),
        )[:, None]
        art = art * (1 - text) + 1.2 * text
        e[inner] = (art * 1.15)[inner]
    return Paint(c.astype(np.float32), None, 0.03, 60.0, e.astype(np.float32))


def steel(s: Surface) -> Paint:
    """Brushed steel round a column."""
    a = np.arctan2(s.nrm[:, 0], s.nrm[:, 2])
    y = s.pos[:, 1]
    band = 0.30 + 0.20 * np.cos(a * 3 + 0.6) + 0.10 * np.cos(a * 7)
    ring = (np.abs(y - 2.5) < 0.01) | (np.abs(y - 1.0) < 0.006)
    c = np.where(ring, 0.05, np.where(y < 0.2, 0.06, band))
    return Paint((c[:, None] * np.array([0.98, 1.0, 1.02])).astype(np.float32), None, 0.12, 30.0)


def escalator(sc: Scene, x: float, z: float) -> None:
    """Two escalators and a stair rising away from the hall."""
    rise, run = 4.2, 7.3
    parts, rails, treads = [], [], []
    for k in range(3):
        x0 = x + k * 1.62
        for side in (-0.62, 0.62):
            a, b = (x0 + side, 0.0, z), (x0 + side, rise, z + run)
            parts.append(quad([(a[0], 0, z - 0.8), (a[0], 0.92, z - 0.8), (a[0], 0.92, z), (a[0], 0, z)]))
            parts.append(quad([(a[0], a[1], a[2]), (a[0], 0.92, a[2]), (b[0], b[1] + 0.92, b[2]), (b[0], b[1], b[2])]))
            rails.append(tube((a[0], 0.95, z - 0.85), (a[0], 0.95, z), 0.045, 0.045, 10))
            rails.append(tube((a[0], 0.95, z), (b[0], rise + 0.95, z + run), 0.045, 0.045, 10))
        for n in range(24):
            treads.append(box((1.05, 0.175, run / 24), (x0, rise * n / 24, z + run * (n + 0.5) / 24)))
    sc.add(merge(parts), flat((150, 162, 168), 0.12))
    sc.add(merge(rails), flat((16, 16, 17), 0.05))
    sc.add(merge(treads), _tread)


def _tread(s: Surface) -> Paint:
    n = np.abs(s.nrm[:, 1])
    groove = np.where(((s.pos[:, 0] * 40) % 1) < 0.5, 0.7, 1.0)
    c = np.where(n > 0.5, 0.20, 0.10) * groove
    edge = (n > 0.5) & (np.abs(s.loc[:, 2]) > 0.125)
    out = np.where(edge[:, None], lin((220, 180, 30)), c[:, None] * np.ones(3))
    return Paint(out.astype(np.float32), None, 0.02, 20.0)


def bag(colour: tuple[float, float, float]) -> Shader:
    c = lin(colour)

    def paint(s: Surface) -> Paint:
        x, y, z = s.loc.T
        strap = np.abs(np.abs(x) - 0.12) < 0.02
        fold = 0.06 * cloud(x + z, y, 0.5, 33, 1.1)
        n = unit(s.nrm + fold[:, None] * np.array([1.2, 0.8, 1.0], np.float32) * 2.2)
        col = np.where(strap[:, None], c * 0.3, c * (1 + fold[:, None]))
        zipper = (np.abs(z) < 0.006) & (y > 0)
        col = np.where(zipper[:, None], 0.02, col)
        return Paint(col.astype(np.float32), n.astype(np.float32), 0.025, 20.0)

    return paint
