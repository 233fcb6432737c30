"""A court that comes to the village: a judge at a table in a farmyard, neighbours on benches, hills behind."""

from __future__ import annotations

import numpy as np
from body import Build
from decal import lettering, stamp
from interior import sheet, sitter
from lights import Sun, hemisphere
from mesh import Mesh, box, grid, merge, quad, tube
from noise import cells, cloud
from people import Outfit, lin
from post import finish, focus, shrink
from raster import Array, Camera, unit, vec
from shading import Paint, Renderer, Scene, Surface
from stage import flat, leaf, lettered, tree

SIZE = (1740, 1160)
NEAR = (960, 720)
SUN = unit(vec(-0.55, 0.62, -0.40))


def hills(d: Array) -> Array:
    """A summer sky over five ridges, each paler than the one before it."""
    y = d[:, 1]
    k = np.clip(y, 0, 1)[:, None] ** 0.5
    c = lin((232, 236, 234)) * 1.5 * (1 - k) + lin((78, 146, 214)) * 1.1 * k
    u, v = d[:, 0] / (np.clip(y, 0, 1) + 0.2), d[:, 2] / (np.clip(y, 0, 1) + 0.2)
    puff = np.clip(cloud(u, v, 5.5, 37, 1.2) - 0.35, 0, 1.4) * np.clip(y * 6, 0, 1)
    c = c + puff[:, None] * np.array([0.55, 0.55, 0.54])
    az, el = np.arctan2(d[:, 0], d[:, 2]), np.arcsin(np.clip(y, -1, 1))
    for n, (rise, rough, air) in enumerate(
        ((0.205, 0.050, 0.72), (0.15, 0.048, 0.52), (0.095, 0.042, 0.30), (0.05, 0.03, 0.14))
    ):
        ridge = (
            rise + rough * cloud(az, az * 0, 3.4 - 0.3 * n, 50 + n, 1.75) + 0.0022 * cloud(az, az * 0, 0.5, 60 + n, 0.9)
        )
        wood = (
            lin((62, 92, 58)) * np.clip(1 + 0.30 * cloud(az * 6, el * 11, 1.2, 70 + n, 0.6), 0.4, 1.8)[:, None] * 1.25
        )
        mist = np.clip(air + 0.35 * np.exp(-np.clip(el - (rise - 0.16), 0, 1) / 0.03), 0, 0.95)[:, None]
        c = np.where((el < ridge)[:, None], wood * (1 - mist) + lin((206, 220, 226)) * 1.1 * mist, c)
    return np.asarray(c.astype(np.float32))


def yard(s: Surface) -> Paint:
    """Swept concrete with joints, moss at the edges."""
    x, _, z = s.pos.T
    n = cloud(x, z, 3.0, 22, 0.9)
    tone = 0.33 + 0.03 * n + 0.02 * cloud(x, z, 0.4, 23, 0.4)
    joint = (np.abs((x / 2.4) % 1 - 0.5) > 0.495) | (np.abs((z / 2.4) % 1 - 0.5) > 0.495)
    moss = np.clip(cloud(x, z, 4, 24, 1.2) - 0.9 + np.clip(z - 5.2, 0, 1), 0, 1)[:, None]
    c = np.where(joint, tone * 0.5, tone)[:, None] * np.array([1.05, 1.0, 0.90])
    return Paint((c * (1 - moss) + lin((96, 108, 60)) * moss).astype(np.float32))


def farmhouse(s: Surface) -> Paint:
    """Whitewash on a timber frame, lattice windows, a door with couplets, maize hung to dry."""
    x, y, z = s.loc.T
    u = np.where(np.abs(s.nrm[:, 0]) > 0.5, z, x)
    y = y + 1.6
    c = lin((230, 226, 214)) * np.clip(1 + 0.03 * cloud(u, y, 2, 31) - 0.22 * np.exp(-y / 0.35), 0.4, 1.1)[:, None]
    frame = (np.abs((u / 1.9) % 1 - 0.5) > 0.455) | (np.abs(y - 2.25) < 0.07) | (np.abs(y - 0.28) < 0.06)
    c = np.where(frame[:, None], lin((88, 54, 34)) * (1 + 0.15 * cloud(u * 3, y, 1, 32))[:, None], c)
    bay = np.floor(u / 1.9 + 0.5)
    f = (u / 1.9 + 0.5) % 1 - 0.5
    pane = (np.abs(f) < 0.30) & (y > 0.95) & (y < 1.95) & (bay % 2 == 0)
    bar = (np.abs((f * 9) % 1 - 0.5) > 0.38) | (np.abs((y * 6) % 1 - 0.5) > 0.38)
    c = np.where(pane[:, None], np.where(bar[:, None], lin((100, 60, 36)), 0.03), c)
    door = (np.abs(f) < 0.27) & (y < 2.0) & (bay % 2 != 0)
    c = np.where(door[:, None], np.where((np.abs(f) < 0.006)[:, None], 0.02, lin((112, 62, 36))), c)
    strip = (np.abs(np.abs(f) - 0.345) < 0.045) & (y > 0.5) & (y < 1.9) & (bay % 2 != 0)
    word = np.abs(((y * 4.6) % 1) - 0.5) < 0.28
    c = np.where(
        strip[:, None],
        np.where((word & (np.abs(np.abs(f) - 0.345) < 0.026))[:, None], lin((40, 20, 16)), lin((196, 28, 30))),
        c,
    )
    maize = (np.abs(((u / 0.34) % 1) - 0.5) < 0.26) & (y > 2.30) & (y < 2.85)
    cob = cells(np.floor(u * 26), np.floor(y * 16), 7)
    c = np.where(maize[:, None], lin((226, 160, 40)) * (0.55 + 0.6 * cob)[:, None], c)
    return Paint(c.astype(np.float32))


def rooftiles(s: Surface) -> Paint:
    """Small dark tiles in rows."""
    x, _, z = s.pos.T
    r = np.abs((x / 0.22) % 1 - 0.5)
    course = np.abs((z / 0.26) % 1 - 0.5)
    c = lin((76, 76, 80)) * (0.55 + 0.9 * r + 0.2 * course + 0.1 * cloud(x, z, 1.2, 33))[:, None]
    return Paint(c.astype(np.float32), None, 0.02, 20.0)


def banner(s: Surface) -> Paint:
    """A red cloth with a line of white type, sagging a little."""
    x, y, _ = s.loc.T
    w = stamp(lettering("院坝法庭 就地开庭", "sans", 120, 0.16), x, y, (-1.9, -0.15, 1.9, 0.15))[:, None]
    fold = 0.06 * np.sin(x * 5 + y * 3)
    c = lin((196, 24, 30)) * (1 - w) + lin((250, 246, 236)) * w
    return Paint((c * (1 + fold)[:, None]).astype(np.float32), None, 0.01)


def tablecloth(s: Surface) -> Paint:
    """Dark red cloth with folds."""
    x, y, _ = s.loc.T
    n = unit(
        s.nrm + (0.16 * np.sin(x * 15 + np.sin(x * 4) * 2) * (y < 0.3))[:, None] * np.array([1.0, 0, 0], np.float32)
    )
    return Paint(np.repeat(lin((150, 30, 34))[None], len(x), 0), n.astype(np.float32), 0.01)


def _field(sc: Scene) -> None:
    """The slope below the yard: rows of crops falling away to the valley."""

    def fn(u: Array, v: Array) -> Array:
        x, z = (u - 0.5) * 90, 8.5 + v * 80
        step = np.floor((z - 8.5) / 4.2)
        return np.stack([x, -1.0 - 0.7 * step + 0.25 * np.sin(x * 0.3 + step), z], -1)

    def crops(s: Surface) -> Paint:
        x, _, z = s.pos.T
        rows = np.abs((z / 0.55 + 0.2 * np.sin(x * 0.4)) % 1 - 0.5)
        n = cloud(x, z, 3, 25, 0.6)
        c = (lin((92, 122, 44)) * (0.5 + 1.1 * rows)[:, None] + lin((180, 170, 60)) * 0.12) * np.clip(
            1 + 0.3 * n, 0.4, 1.8
        )[:, None]
        return Paint(c.astype(np.float32))

    sc.add(grid(fn, 60, 120), crops, casts=False)
    wall = [box((26, 0.85, 0.28), (0, -0.4, 7.6), 0.05)]
    sc.add(merge(wall), flat((150, 146, 132), mottle=0.25))


def _people(sc: Scene) -> None:
    """The judge and the clerk, both sides, the neighbours on benches."""
    sc.add(box((2.5, 0.75, 0.75), (0, 0, 2.7), 0.01), tablecloth)
    papers = [
        box((0.21, 0.006, 0.29), (0, 0, 0)).moved((x, 0.752, 2.66), a)
        for x, a in ((-0.5, 0.2), (-0.1, 0), (0.35, -0.2), (0.62, 0.4))
    ]
    sc.add(merge(papers), sheet)
    sc.add(
        box((0.42, 0.13, 0.05), (-0.38, 0.75, 2.42), 0.01),
        lettered("审判员", (240, 238, 232), (30, 30, 34), (-0.16, -0.04, 0.16, 0.04)),
    )
    sc.add(
        box((0.42, 0.13, 0.05), (0.62, 0.75, 2.42), 0.01),
        lettered("书记员", (240, 238, 232), (30, 30, 34), (-0.16, -0.04, 0.16, 0.04)),
    )
    cups = [tube((x, 0.75, 2.85), (x, 0.84, 2.85), 0.032, 0.040, 20) for x in (-0.9, 0.95)]
    sc.add(merge(cups), flat((236, 236, 232), 0.05))
    robe = Outfit(shirt=(26, 25, 29), legs=(24, 24, 28), collar=(150, 26, 32))
    sitter(
        sc, -0.4, 3.28, 180, robe, Build(sleeve=1.9, loose=1.12), head_yaw=16, head_pitch=-3, hand_r=(0.22, 0.98, 0.44)
    )
    clerk = Outfit(shirt=(186, 204, 222), legs=(34, 36, 46))
    sitter(sc, 0.62, 3.28, 180, clerk, Build(hair="bob", width=0.92), head_pitch=-16)
    old = Outfit(shirt=(94, 112, 128), legs=(64, 64, 66), grey=0.85, skin=(182, 130, 100))
    sitter(sc, -2.15, 2.0, 62, old, Build(belly=1.05, untucked=True), head_yaw=-8, hand_r=(0.12, 0.98, 0.42))
    aunt = Outfit(
        shirt=(176, 84, 92), legs=(50, 50, 60), pattern="flower", second=(236, 210, 206), grey=0.3, skin=(190, 140, 112)
    )
    sitter(sc, 2.2, 2.0, 298, aunt, Build(hair="bun", width=0.92, untucked=True), head_yaw=10, size=0.95)
    tops = (
        (222, 218, 206),
        (86, 116, 150),
        (206, 92, 74),
        (120, 140, 104),
        (228, 186, 92),
        (150, 120, 150),
        (70, 82, 96),
    )
    spots = ((-2.5, -0.1), (-1.55, -0.25), (-0.62, -0.1), (0.95, -0.2), (1.85, -0.1), (2.75, -0.25), (0.1, -1.15))
    for k, (x, z) in enumerate(spots):
        fit = Outfit(
            shirt=tops[k],
            legs=((50, 54, 66), (110, 104, 92))[k % 2],
            grey=(0.8, 0.1, 0.0, 0.5, 0.0, 0.9, 0.2)[k],
            pattern="check" if k == 3 else "",
        )
        build = Build(hair=("short", "short", "bob")[k % 3], width=0.94, untucked=True, sun_hat=k == 4)
        sitter(sc, x, z, 0, fit, build, head_yaw=(k % 3 - 1) * 10, head_pitch=1, size=(0.94, 0.97, 0.92)[k % 3])


def _farm(sc: Scene) -> None:
    """The house on the left with its roof, the banner, trees, a stack of firewood."""
    sc.add(box((4.4, 3.2, 9.0), (-6.6, 0, 3.0)), farmhouse)
    slope = quad([(-9.4, 4.5, -2.2), (-3.6, 2.95, -2.2), (-3.6, 2.95, 8.2), (-9.4, 4.5, 8.2)])
    sc.add(merge([slope, box((0.12, 0.12, 10.4), (-3.62, 2.9, 3.0))]), rooftiles)
    posts = [tube((-3.95, 0, z), (-3.95, 2.95, z), 0.09, 0.09, 14) for z in (-1.0, 2.2, 5.4, 8.0)]
    sc.add(merge(posts), flat((92, 58, 38)))
    cloth = box((4.3, 0.46, 0.03), (0.2, 2.20, 5.2))
    sc.add(cloth, banner)
    poles: list[Mesh] = [tube((x, 0, 5.24), (x, 2.8, 5.24), 0.035, 0.03, 10) for x in (-2.0, 2.4)]
    sc.add(merge(poles), flat((188, 160, 96), mottle=0.2))
    for x, z, h, seed in ((5.8, 8.8, 6.4, 2), (8.4, 6.5, 7.0, 5), (-1.2, 15.0, 5.6, 8), (3.6, 17.0, 5.0, 9)):
        a, b = tree(seed, h, h * 0.36, 3600)
        sc.add(a.moved((x, -0.8 - 0.12 * max(z - 8, 0), z)), leaf)
        sc.add(b.moved((x, -0.8 - 0.12 * max(z - 8, 0), z)), flat((86, 70, 54)))
    logs = [
        tube(
            (4.4 + 0.02 * k, 0.11 + 0.2 * row, 6.2 + 0.22 * k), (5.7, 0.11 + 0.2 * row, 6.2 + 0.22 * k), 0.10, 0.10, 10
        )
        for row in range(4)
        for k in range(5)
    ]
    sc.add(merge(logs), flat((132, 98, 66), mottle=0.3))


def render(scale: float = 1.0) -> Array:
    """The whole yard."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    return _photograph(Camera(w, h, vec(0.75, 1.85, -4.1), vec(-0.15, 1.32, 3.0), 52, shift=0.02), SIZE, 6.0)


def render_near(scale: float = 1.0) -> Array:
    """The old man speaks to the judge, seen from the other side."""
    w, h = int(NEAR[0] * scale), int(NEAR[1] * scale)
    return _photograph(Camera(w, h, vec(1.55, 1.50, -0.35), vec(-1.25, 1.10, 2.75), 50, shift=-0.02), NEAR, 3.9)


def _photograph(cam: Camera, size: tuple[int, int], at: float) -> Array:
    """The scene from a camera, sharp at a distance."""
    sc = Scene(cam, hills)
    sc.suns = [Sun(SUN, np.array([4.6, 4.2, 3.6], np.float32), vec(-1, 1, 3), 9, 1500, 0.015)]
    sc.dome = hemisphere(22, lambda d: hills(np.asarray(unit(d + vec(0, 0.3, 0)))) * 0.62)
    sc.dome_centre, sc.dome_reach = vec(-0.5, 1, 2.5), 7
    sc.bounce, sc.fill = np.array([0.34, 0.31, 0.25], np.float32), np.array([0.12, 0.12, 0.11], np.float32)
    sc.haze, sc.haze_colour = 0.006, lin((214, 224, 226))
    sc.add(quad([(-14, 0, -7), (14, 0, -7), (14, 0, 7.7), (-14, 0, 7.7)]), yard, casts=False)
    _field(sc)
    _farm(sc)
    _people(sc)
    img, depth = Renderer(sc, 4).frame()
    img = focus(*shrink(img, depth, size), at, 3.0 * size[0] / 1800, 10)
    return finish(img, size, 0.72, (1.03, 1.0, 0.95), 0.08, 0.010, 0.24, 1.10, 0.98)
