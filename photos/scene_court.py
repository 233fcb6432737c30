"""Mediation: three people at a round table with papers, light from a window."""

from __future__ import annotations

import numpy as np
from body import Build, Pose
from lights import Sun, hemisphere
from mesh import Mesh, box, grid, merge, quad, tube
from noise import cloud
from people import Outfit, add_person, lin
from post import finish, focus, shrink
from raster import Array, Camera, unit, vec
from shading import Paint, Renderer, Scene, Surface
from stage import flat, leaf, lettered, room, tree

SIZE = (2000, 1333)
SUN = unit(vec(-0.80, 0.56, 0.18))
TABLE = 0.75


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


def _chair(sc: Scene, x: float, z: float, yaw: float) -> None:
    """A wooden chair with a padded back."""
    a = np.radians(yaw)
    parts = [box((0.46, 0.06, 0.46), (0, 0.42, 0), 0.02), box((0.46, 0.5, 0.05), (0, 0.52, -0.24), 0.02)]
    for sx in (-0.2, 0.2):
        for sz in (-0.2, 0.2):
            parts.append(tube((sx, 0, sz), (sx, 0.43, sz), 0.02, 0.022, 10))
        parts.append(box((0.05, 0.04, 0.4), (sx * 1.2, 0.66, 0), 0.015))
        parts.append(tube((sx * 1.2, 0.44, 0.16), (sx * 1.2, 0.67, 0.16), 0.016, 0.016, 8))
    sc.add(merge(parts).moved((x, 0, z), a), flat((58, 34, 24), 0.03))


def _sitter(sc: Scene, x: float, z: float, yaw: float, outfit: Outfit, build: Build, **kw: object) -> None:
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
    _chair(sc, x, z, yaw)
    add_person(sc, Pose((x, 0, z), yaw=yaw, **base), outfit, build, 0.013)  # type: ignore[arg-type]


def _table(sc: Scene) -> None:
    """The round table with papers, a folder, cups, a pen."""
    top = tube((0, TABLE - 0.04, 0), (0, TABLE, 0), 0.74, 0.76, 90)
    top.loc = top.v.copy()
    sc.add(top, wood)
    foot = merge([tube((0, 0, 0), (0, TABLE - 0.04, 0), 0.09, 0.07, 24), tube((0, 0, 0), (0, 0.05, 0), 0.36, 0.3, 40)])
    sc.add(foot, wood)
    pages: list[Mesh] = []
    for x, z, a in (
        (0.02, 0.40, 0.1),
        (0.10, 0.33, -0.25),
        (-0.42, 0.02, 1.3),
        (0.45, -0.04, -1.25),
        (0.40, 0.06, -1.0),
        (-0.05, -0.32, 0.5),
    ):
        p = box((0.21, 0.0015, 0.297), (0, 0, 0))
        pages.append(p.moved((x, TABLE + 0.001 + 0.001 * len(pages), z), a))
    sc.add(merge(pages), sheet)
    sc.add(box((0.24, 0.02, 0.32), (0, 0, 0), 0.004).moved((-0.30, TABLE, 0.34), 0.7), flat((34, 66, 130), 0.03))
    for x, z in ((-0.30, -0.26), (0.36, 0.30), (0.28, -0.30)):
        sc.add(tube((x, TABLE, z), (x, TABLE + 0.085, z), 0.03, 0.038, 24), flat((236, 236, 232), 0.06, 80))
    sc.add(tube((0.16, TABLE + 0.006, 0.16), (0.27, TABLE + 0.008, 0.24), 0.004, 0.004, 8), flat((20, 20, 24), 0.1))


def _window(sc: Scene) -> None:
    """The wall with windows at the left, frames and curtains, a tree outside."""
    x, parts = -2.7, []
    parts.append(quad([(x, 0, -4), (x, 0, 5), (x, 0.95, 5), (x, 0.95, -4)]))
    parts.append(quad([(x, 2.55, -4), (x, 2.55, 5), (x, 3.1, 5), (x, 3.1, -4)]))
    for z0, z1 in ((-4, -1.9), (0.0, 0.5), (2.2, 5)):
        parts.append(quad([(x, 0.95, z0), (x, 0.95, z1), (x, 2.55, z1), (x, 2.55, z0)]))
    sc.add(merge(parts), panelled)
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
    sc.add(a.moved((-8.5, -1.5, 3.5)), leaf, casts=False)
    sc.add(b.moved((-8.5, -1.5, 3.5)), flat((80, 64, 50)), casts=False)


def render(scale: float = 1.0) -> Array:
    """The picture at its size."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(0.55, 1.42, -2.75), vec(-0.10, 1.02, 0.25), 50)

    def sky(d: Array) -> Array:
        k = np.clip(d[:, 1:2] * 2, 0, 1)
        out = lin((250, 250, 246)) * 2.2 * (1 - 0.35 * k)
        left = np.clip(-d[:, :1] * 3 - 0.2, 0.10, 1)
        return np.asarray((out * left).astype(np.float32))

    sc = Scene(cam, sky)
    sc.suns = [Sun(SUN, np.array([4.2, 3.6, 2.8], np.float32), vec(-0.5, 1, 0.3), 4.4, 1600, 0.015)]
    for y, z in ((0.30, 0.0), (0.20, -0.35), (0.22, 0.35), (0.42, 0.15), (0.45, -0.2)):
        sc.suns.append(
            Sun(unit(vec(-1, y, z)), np.array([0.50, 0.52, 0.54], np.float32), vec(-0.5, 1, 0.3), 4.4, 1024, 0.06)
        )
    sc.dome = hemisphere(
        28, lambda d: np.repeat((0.34 + 0.5 * np.clip(-d[:, :1], 0, 1)), 3, 1) * np.array([1.0, 0.96, 0.9])
    )
    sc.dome_centre, sc.dome_reach = vec(0, 0.8, 0.2), 3.4
    sc.bounce, sc.fill = np.array([0.30, 0.25, 0.19], np.float32), np.array([0.11, 0.105, 0.10], np.float32)
    r = room(-2.7, 3.2, -4, 2.9, 3.1)
    sc.add(r["floor"], tiles, casts=False)
    sc.add(r["back"], panelled, casts=False)
    sc.add(r["right"], panelled, casts=False)
    sc.add(r["ceiling"], flat((236, 234, 228)), casts=False)
    _window(sc)
    _table(sc)
    off = Outfit(shirt=(166, 196, 224), badge=True)
    _sitter(
        sc,
        0.0,
        0.98,
        180,
        off,
        Build(),
        head_yaw=-28,
        head_pitch=-10,
        lean=16,
        hand_r=(0.20, 0.80, 0.50),
        hand_l=(-0.12, 0.80, 0.40),
    )
    man = Outfit(shirt=(92, 104, 120), legs=(52, 56, 66), grey=0.25)
    _sitter(
        sc,
        -1.05,
        0.12,
        96,
        man,
        Build(belly=1.05, untucked=True),
        head_yaw=-12,
        head_pitch=-12,
        hand_l=(-0.05, 0.82, 0.50),
        hand_r=(0.12, 0.80, 0.44),
    )
    woman = Outfit(shirt=(196, 92, 84), legs=(44, 46, 58), pattern="flower", second=(240, 220, 210))
    _sitter(
        sc,
        1.06,
        0.06,
        268,
        woman,
        Build(hair="bob", width=0.9, untucked=True),
        head_yaw=16,
        head_pitch=-6,
        hand_r=(0.10, 0.86, 0.46),
        hand_l=(-0.18, 0.80, 0.42),
        size=0.97,
    )
    sc.add(box((1.5, 0.62, 0.05), (0.42, 1.78, 2.86)), flat((92, 52, 28), 0.03))
    sc.add(
        box((1.42, 0.54, 0.05), (0.42, 1.82, 2.845)),
        lettered("以和为贵", (240, 234, 214), (22, 20, 20), (-0.58, -0.15, 0.58, 0.15), gap=0.22, name="serif"),
    )
    for x in (-1.5, 1.75):
        _chair(sc, x, 2.4, 180)
    a, b = tree(9, 1.6, 0.55, 900)
    sc.add(a.moved((2.2, 0.35, 2.35)), leaf)
    sc.add(
        merge([b.moved((2.2, 0.35, 2.35)), tube((2.2, 0, 2.35), (2.2, 0.42, 2.35), 0.15, 0.2, 24)]),
        flat((210, 206, 198), 0.04),
    )
    img, depth = Renderer(sc, 4).frame()
    img = focus(*shrink(img, depth, SIZE), 3.2, 3.2 * SIZE[0] / 2000, 9)
    return finish(img, SIZE, 0.88, (1.03, 1.0, 0.96), 0.10, 0.010, 0.25, 1.06, 1.0)
