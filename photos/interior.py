"""What rooms share: wood, panelled walls, tiles, curtains, chairs and who sits on them, a wall of windows."""

from __future__ import annotations

import numpy as np
from body import Build, Pose
from mesh import Mesh, box, grid, merge, quad, tube
from noise import cloud
from people import Outfit, add_person, lin
from raster import Array
from shading import Paint, Scene, Shader, Surface
from stage import flat, leaf, tree


def wood(s: Surface) -> Paint:
    """Dark red-brown wood with grain."""
    a, b, c = s.loc.T
    g = cloud(a * 0.6 + b * 6, c * 0.6 + b * 2, 1.6, 81, 1.1) * 0.5 + 0.5 * cloud(a * 9, c * 0.7, 1.5, 82, 0.8)
    col = lin((126, 70, 38)) * np.clip(1 + 0.22 * g, 0.4, 1.7)[:, None]
    return Paint(col.astype(np.float32), None, 0.045, 50.0)


def panelled(s: Surface) -> Paint:
    """The wall: wainscot of wood, plain cream plaster above."""
    x, y, z = s.pos.T
    u = x + z
    g = 0.6 * cloud(u * 0.4, y * 7, 2.4, 83, 0.9)
    w = lin((142, 86, 50)) * np.clip(1 + 0.10 * g, 0.5, 1.5)[:, None]
    groove = (np.abs((u / 0.9) % 1 - 0.5) > 0.492) | (np.abs(y - 1.08) < 0.008)
    frame = (np.abs(np.abs((u / 0.9) % 1 - 0.5) - 0.40) < 0.006) & (y > 0.2) & (y < 0.98)
    w = np.where((groove | frame)[:, None], w * 0.4, w)
    cream = lin((230, 224, 208)) * (1 + 0.012 * cloud(u, y, 2.0, 84))[:, None]
    c = np.where((y < 1.12)[:, None], w, cream)
    return Paint(c.astype(np.float32), None, np.where(y < 1.12, 0.02, 0.0).astype(np.float32), 30.0)


def tiles(s: Surface) -> Paint:
    """A pale tiled floor."""
    x, _, z = s.pos.T
    j = (np.abs((x / 0.8) % 1 - 0.5) > 0.495) | (np.abs((z / 0.8) % 1 - 0.5) > 0.495)
    b = np.where(j, 0.2, 0.40 + 0.02 * cloud(x, z, 2, 85))
    return Paint((b[:, None] * np.array([1.0, 0.95, 0.86])).astype(np.float32), None, 0.05, 60.0)


def curtain(x0: float, x1: float, z: float, h: float) -> Mesh:
    """A hanging curtain with folds, along the depth axis when turned."""

    def fn(u: Array, v: Array) -> Array:
        t = u * 2 * np.pi * 7
        return np.stack(
            [x0 + (x1 - x0) * u, v * h, z + 0.045 * np.sin(t) * (1.15 - 0.3 * v) + 0.015 * np.sin(t * 2.3)], -1
        )

    return grid(fn, 160, 12)


def sheet(s: Surface) -> Paint:
    """A printed page."""
    x, _, z = s.loc.T
    line = (
        (((z * 95) % 1) < 0.42)
        & (np.abs(x) < 0.082)
        & (np.abs(z) < 0.12)
        & (cloud(x * 6, np.floor(z * 95) * 3.0, 2.0, 86, 0.4) > -0.5)
    )
    c = np.where(line, 0.42, 0.80)
    return Paint((c[:, None] * np.array([1.0, 0.99, 0.96])).astype(np.float32), None, 0.01)


def chair(sc: Scene, x: float, z: float, yaw: float, scale: float = 1.0) -> None:
    """A wooden chair with a padded back."""
    a = np.radians(yaw)
    parts = [box((0.46, 0.06, 0.46), (0, 0.42, 0), 0.02), box((0.46, 0.5, 0.05), (0, 0.52, -0.24), 0.02)]
    for sx in (-0.2, 0.2):
        for sz in (-0.2, 0.2):
            parts.append(tube((sx, 0, sz), (sx, 0.43, sz), 0.02, 0.022, 10))
        parts.append(box((0.05, 0.04, 0.4), (sx * 1.2, 0.66, 0), 0.015))
        parts.append(tube((sx * 1.2, 0.44, 0.16), (sx * 1.2, 0.67, 0.16), 0.016, 0.016, 8))
    sc.add(merge(parts).moved((x, 0, z), a, scale), flat((58, 34, 24), 0.03))


def sitter(sc: Scene, x: float, z: float, yaw: float, outfit: Outfit, build: Build, **kw: object) -> None:
    """Someone on a chair."""
    base: dict[str, object] = {
        "lean": 14,
        "hips": (0, 0.52, -0.05),
        "foot_r": (0.13, 0.07, 0.42),
        "foot_l": (-0.13, 0.07, 0.36),
        "knee_out": 0.1,
        "hand_r": (0.16, 0.80, 0.44),
        "hand_l": (-0.15, 0.80, 0.42),
        "elbow_out": 0.9,
    }
    base.update(kw)
    chair(sc, x, z, yaw, float(kw.get("size", 1.0)))  # type: ignore[arg-type]
    add_person(sc, Pose((x, 0, z), yaw=yaw, **base), outfit, build, 0.013)  # type: ignore[arg-type]


def windows(sc: Scene, x: float = -2.7, wall: Shader = panelled) -> None:
    """The wall with windows at the left, frames and curtains, a tree outside."""
    parts = []
    parts.append(quad([(x, 0, -4), (x, 0, 5), (x, 0.95, 5), (x, 0.95, -4)]))
    parts.append(quad([(x, 2.55, -4), (x, 2.55, 5), (x, 3.1, 5), (x, 3.1, -4)]))
    for z0, z1 in ((-4, -1.9), (0.0, 0.5), (2.2, 5)):
        parts.append(quad([(x, 0.95, z0), (x, 0.95, z1), (x, 2.55, z1), (x, 2.55, z0)]))
    sc.add(merge(parts), wall)
    bars = []
    for z0, z1 in ((-1.9, 0.0), (0.5, 2.2)):
        bars += [box((0.08, 1.6, 0.06), (x, 0.95, z)) for z in (z0, (z0 + z1) / 2, z1)]
        bars += [box((0.08, 0.06, z1 - z0), (x, y, (z0 + z1) / 2)) for y in (0.95, 1.95, 2.5)]
        bars.append(box((0.24, 0.04, z1 - z0 + 0.1), (x + 0.1, 0.92, (z0 + z1) / 2)))
    sc.add(merge(bars), flat((226, 226, 222), 0.03))
    for z in (-0.05, 0.18, 2.15):
        c = curtain(0, 0.42, 0, 2.5)
        sc.add(c.moved((x + 0.16, 0.25, z + 0.4), np.pi / 2), flat((196, 170, 132)))
    a, b = tree(4, 6.0, 2.4, 4200)
    sc.add(a.moved((x - 5.8, -1.5, 3.5)), leaf, casts=False)
    sc.add(b.moved((x - 5.8, -1.5, 3.5)), flat((80, 64, 50)), casts=False)
