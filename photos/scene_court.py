"""Mediation: three people at a round table with papers, light from a window."""

from __future__ import annotations

import numpy as np
from body import Build
from interior import chair, panelled, sheet, sitter, tiles, windows, wood
from lights import Sun, hemisphere
from mesh import Mesh, box, merge, tube
from people import Outfit, lin
from post import finish, focus, shrink
from raster import Array, Camera, unit, vec
from shading import Renderer, Scene
from stage import flat, leaf, lettered, room, tree

SIZE = (1500, 1000)
SUN = unit(vec(-0.80, 0.56, 0.18))
TABLE = 0.75


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
    windows(sc)
    _table(sc)
    off = Outfit(shirt=(166, 196, 224), badge=True)
    sitter(
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
    sitter(
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
    sitter(
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
        chair(sc, x, 2.4, 180)
    a, b = tree(9, 1.6, 0.55, 900)
    sc.add(a.moved((2.2, 0.35, 2.35)), leaf)
    sc.add(
        merge([b.moved((2.2, 0.35, 2.35)), tube((2.2, 0, 2.35), (2.2, 0.42, 2.35), 0.15, 0.2, 24)]),
        flat((210, 206, 198), 0.04),
    )
    img, depth = Renderer(sc, 4).frame()
    img = focus(*shrink(img, depth, SIZE), 3.2, 3.2 * SIZE[0] / 2000, 9)
    return finish(img, SIZE, 0.88, (1.03, 1.0, 0.96), 0.10, 0.010, 0.25, 1.06, 1.0)
