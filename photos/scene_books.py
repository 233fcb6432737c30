"""A reading room for law: shelves of books on both sides, readers at a long table, a librarian with a reader."""

from __future__ import annotations

import numpy as np
from body import Build, Pose
from interior import sitter, tiles, wood
from lights import Sun, hemisphere
from mesh import Mesh, box, merge, quad, tube
from noise import cells, cloud
from people import Outfit, add_person, lin
from post import finish, focus, shrink
from raster import Array, Camera, unit, vec
from shading import Paint, Renderer, Scene, Surface
from stage import flat, lettered, room

SIZE = (1800, 1200)
HUES = np.array(
    [
        (150, 34, 36),
        (30, 66, 120),
        (38, 92, 70),
        (206, 196, 176),
        (196, 140, 60),
        (74, 54, 84),
        (60, 60, 66),
        (120, 84, 56),
    ]
)


def spines(s: Surface) -> Paint:
    """Books by the hundred: each with its width, height, colour, and a band of gilt; boards between the rows."""
    x, y, z = s.pos.T
    u, row = z / 0.045 + x * 0.4, np.floor(y / 0.36)
    k = np.floor(u)
    v = y / 0.36 - row
    tall = 0.62 + 0.28 * cells(np.floor(u / 6), row, 3) - 0.05 * cells(k, row, 4)
    hue = np.array([lin(tuple(c)) for c in HUES])[
        (cells(np.floor(u / (2 + 3 * cells(row, row, 9))), row, 5) * 7.99).astype(int)
    ]
    tone = 0.75 + 0.5 * cells(k, row, 6)
    band = (np.abs(v - 0.5 * tall) < 0.02) | (np.abs(v - 0.22) < 0.012)
    edge = np.abs(u - k - 0.5) > 0.43
    c = hue * tone[:, None]
    c = np.where((band & ~edge)[:, None], lin((222, 184, 104)), c)
    c = np.where(edge[:, None], c * 0.35, c)
    gap = (v > tall) | (cells(k, row, 7) > 0.965)
    c = np.where(gap[:, None], 0.018, c)
    board = (v < 0.06) | (np.abs((z / 1.35) % 1 - 0.5) > 0.478)
    c = np.where(board[:, None], lin((150, 100, 62)) * (1 + 0.15 * cloud(z, y * 6, 1, 41))[:, None], c)
    n = s.nrm + np.where(board[:, None], 0, ((u - k - 0.5) * 0.9)[:, None] * np.array([0, 0, 1.0], np.float32))
    return Paint(
        c.astype(np.float32), unit(n).astype(np.float32), 0.02, 30.0, 0.0, np.where(gap, 0.5, 1.0).astype(np.float32)
    )


def _table(sc: Scene) -> None:
    """The long table with lamps and open books, readers on both sides."""
    sc.add(box((1.15, 0.05, 5.2), (0.15, 0.70, 3.3), 0.012), wood)
    sc.add(merge([box((0.9, 0.7, 0.08), (0.15, 0, z)) for z in (1.0, 3.3, 5.6)]), wood)
    shades: list[Mesh] = []
    stems: list[Mesh] = []
    for z in (1.9, 3.7, 5.4):
        shades.append(box((0.16, 0.10, 0.34), (0.15, 1.08, z), 0.045))
        stems += [
            tube((0.15, 0.75, z), (0.15, 1.1, z), 0.011, 0.011, 10),
            tube((0.15, 0.75, z), (0.15, 0.77, z), 0.07, 0.06, 24),
        ]
    sc.add(merge(shades), flat((24, 106, 66), 0.06, emit=0.55))
    sc.add(merge(stems), flat((206, 164, 84), 0.16, 60))
    pages = [
        quad([(x - 0.15, 0.757, z - 0.1), (x, 0.775, z - 0.1), (x, 0.775, z + 0.1), (x - 0.15, 0.757, z + 0.1)])
        for x, z in ((-0.13, 1.35), (0.50, 1.75), (-0.13, 2.9), (0.52, 3.3))
    ]
    pages += [
        quad([(x, 0.775, z - 0.1), (x + 0.15, 0.757, z - 0.1), (x + 0.15, 0.757, z + 0.1), (x, 0.775, z + 0.1)])
        for x, z in ((-0.13, 1.35), (0.50, 1.75), (-0.13, 2.9), (0.52, 3.3))
    ]
    sc.add(merge(pages), flat((236, 232, 220)))
    sc.add(
        merge([box((0.2, 0.05 * n, 0.27), (0.42, 0.75, 2.4), 0.004).moved((0, 0, 0)) for n in (1, 2)]),
        flat((150, 40, 40), 0.03),
    )
    rows = (
        (-0.95, 1.35, 90, "bob", (226, 222, 212), 0.0),
        (1.28, 1.75, 270, "short", (96, 122, 150), 0.85),
        (-0.95, 2.95, 90, "short", (90, 128, 110), 0.1),
        (1.28, 3.35, 270, "bob", (206, 110, 96), 0.0),
        (-0.95, 4.6, 90, "short", (70, 76, 90), 0.6),
        (1.28, 4.9, 270, "short", (224, 190, 110), 0.0),
    )
    for k, (x, z, yaw, hair, shirt, grey) in enumerate(rows):
        fit = Outfit(shirt=shirt, legs=(48, 50, 62), grey=grey)
        build = Build(hair=hair, width=0.94 if hair == "bob" else 1.0, untucked=True)
        sitter(sc, x, z, yaw, fit, build, head_pitch=-20, lean=15, size=0.98 - 0.02 * (k % 3))


def render(scale: float = 1.0) -> Array:
    """The picture at its size."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(-0.55, 1.62, -1.75), vec(0.12, 1.24, 4.0), 56)

    def sky(d: Array) -> Array:
        up = np.clip(d[:, 1:2] * 2, 0, 1)
        return np.asarray(((0.22 + 0.9 * up) * np.array([1.0, 0.96, 0.88])).astype(np.float32))

    sc = Scene(cam, sky)
    lamps = [unit(vec(x, 1.0, z)) for x, z in ((-0.7, -0.3), (0.6, -0.5), (0.1, 0.25))]
    sc.suns = [Sun(d, np.array([0.66, 0.60, 0.50], np.float32), vec(0, 1, 3), 5.4, 1024, 0.14) for d in lamps]
    sc.suns.append(
        Sun(unit(vec(0.35, 0.5, 0.8)), np.array([0.8, 0.76, 0.66], np.float32), vec(0, 1, 3), 5.4, 1024, 0.05)
    )
    sc.dome = hemisphere(20, lambda d: np.asarray((0.34 + 0.6 * d[:, 1:2]) * np.array([1.0, 0.96, 0.88])), 0.03)
    sc.dome_centre, sc.dome_reach = vec(0, 1, 3), 5
    sc.bounce, sc.fill = np.array([0.18, 0.15, 0.11], np.float32), np.array([0.06, 0.056, 0.05], np.float32)
    r = room(-2.7, 2.9, -3, 8.2, 3.5)
    sc.add(r["floor"], tiles, casts=False)
    sc.add(r["ceiling"], flat((232, 228, 216), emit=0.25), casts=False)
    sc.add(r["back"], flat((226, 220, 204)), casts=False)
    for x in (-2.35, 2.55):
        case = box((0.42, 2.72, 9.6), (x, 0, 2.8))
        sc.add(case, spines)
    _table(sc)
    glass = merge(
        [
            quad([(x, 0.9, 8.15), (x + 1.1, 0.9, 8.15), (x + 1.1, 2.75, 8.15), (x, 2.75, 8.15)])
            for x in (-1.7, -0.4, 0.9)
        ]
    )
    sc.add(glass, flat((226, 236, 240), emit=1.1), casts=False)
    bars = [box((0.07, 1.9, 0.08), (x, 0.88, 8.12)) for x in (-1.72, -1.15, -0.58, -0.42, 0.15, 0.72, 0.88, 1.45, 2.02)]
    bars += [box((1.15, 0.06, 0.08), (x, y, 8.12)) for x in (-1.15, 0.15, 1.45) for y in (0.88, 1.9, 2.74)]
    sc.add(merge(bars), flat((120, 78, 48)))
    sign = lettered("法治书屋", (96, 54, 32), (240, 206, 120), (-0.62, -0.13, 0.62, 0.13), gap=0.25, name="serif")
    sc.add(box((1.7, 0.42, 0.05), (0.15, 2.92, 8.1)), sign)
    keeper = Outfit(shirt=(60, 90, 128), legs=(40, 42, 52))
    add_person(
        sc,
        Pose((-1.78, 0, 2.1), yaw=262, hand_r=(0.16, 1.42, 0.36), hand_l=(-0.16, 1.12, 0.30), head_pitch=4),
        keeper,
        Build(hair="bob", width=0.92),
        0.013,
    )
    boy = Outfit(shirt=(222, 96, 70), legs=(50, 70, 110), pattern="stripe")
    add_person(
        sc,
        Pose((-1.62, 0, 3.0), yaw=240, hand_r=(0.14, 1.2, 0.34), head_pitch=14, size=0.78),
        boy,
        Build(width=0.92, untucked=True),
        0.013,
    )
    img, depth = Renderer(sc, 4).frame()
    img = focus(*shrink(img, depth, SIZE), 3.6, 4.2 * SIZE[0] / 1800, 12)
    return finish(img, SIZE, 0.74, (1.03, 1.0, 0.94), 0.08, 0.011, 0.34, 1.12, 0.86)
