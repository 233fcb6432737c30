"""A still life in a tea house: lidded bowls on a bamboo tray, the paper of the day, spectacles, window light."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from decal import lettering, stamp
from interior import wood
from lights import Sun, hemisphere
from mesh import Mesh, box, grid, merge, quad, tube
from noise import cloud
from people import lin
from post import finish, focus, resize, shrink
from raster import Array, Camera, unit, vec
from shading import Paint, Renderer, Scene, Surface
from stage import flat

SIZE = (1680, 1120)
SUN = unit(vec(-0.74, 0.46, 0.42))
Curve = list[tuple[float, float]]


def lathe(curve: Curve, sides: int = 72) -> Mesh:
    """A turned thing: radius and height along a smooth curve."""
    pts = np.array(curve)
    t = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(pts, axis=0).T))])

    def fn(u: Array, v: Array) -> Array:
        r, y = np.interp(v * t[-1], t, pts[:, 0]), np.interp(v * t[-1], t, pts[:, 1])
        a = u * 2 * np.pi
        return np.stack([r * np.cos(a), y, r * np.sin(a)], -1)

    return grid(fn, sides + 1, 60, close_u=True)


def porcelain(s: Surface) -> Paint:
    """White glaze with a band of blue leaves."""
    x, y, z = s.loc.T
    a = np.arctan2(z, x) * 8 / np.pi
    f = (a % 1) - 0.5
    leafy = np.abs(np.abs(f) - 0.22 + 0.9 * np.abs(y - 0.052) * 10 * 0.2) < 0.07
    band = (np.abs(y - 0.052) < 0.013) & leafy
    line = (np.abs(y - 0.069) < 0.0012) | (np.abs(y - 0.035) < 0.0012)
    c = np.where((band | line)[:, None], lin((36, 70, 150)), lin((238, 238, 232)))
    return Paint(c.astype(np.float32), None, 0.05, 160.0, 0.0, 1.0, 0.15)


def bamboo(s: Surface) -> Paint:
    """Strips of bamboo side by side."""
    x, _, z = s.loc.T
    k = np.floor(z / 0.021)
    edge = np.abs((z / 0.021) % 1 - 0.5)
    node = np.abs(((x + k * 0.137) / 0.31) % 1 - 0.5) > 0.488
    tone = 1 + 0.10 * np.sin(k * 12.9) + 0.07 * cloud(x * 0.3, z * 6, 0.5, 91, 0.8)
    c = lin((206, 164, 98)) * (tone * np.where(edge > 0.44, 0.35, 1) * np.where(node, 0.7, 1))[:, None]
    return Paint(c.astype(np.float32), None, 0.03, 40.0)


def tabletop(s: Surface) -> Paint:
    """Old dark wood."""
    return Paint((wood(s).albedo * np.array([0.40, 0.48, 0.58])).astype(np.float32), None, 0.05, 60.0)


def newspaper(s: Surface) -> Paint:
    """The folded front page: nameplate, a head, columns of grey type, a picture."""
    x, _, z = s.loc.T
    c = np.repeat(lin((232, 228, 214))[None], len(x), 0)
    ink = np.zeros(len(x))
    for text, at, name in (
        ("山城法治报", (-0.155, 0.105, 0.155, 0.165), "serif"),
        ("一张圆桌坐下来 邻里心结解得开", (-0.17, 0.052, 0.17, 0.083), "serif"),
    ):
        ink = np.maximum(ink, stamp(lettering(text, name, 90, 0.06), x, z, at))
    red = (ink > 0) & (z > 0.1)
    col = ((x + 0.18) / 0.074) % 1
    line = (z * 210) % 1 < 0.45
    body = (
        line
        & (col < 0.88)
        & (np.abs(x) < 0.172)
        & (z < 0.042)
        & (z > -0.19)
        & (cloud(x * 8, np.floor(z * 210) * 2.0, 2, 93, 0.3) > -1.1)
    )
    photo = (x > 0.035) & (x < 0.172) & (z < 0.036) & (z > -0.075)
    grey = np.clip(0.30 + 0.14 * cloud(x, z, 0.12, 92, 1.1), 0.05, 0.8)
    c = np.where(body[:, None], c * 0.42, c)
    c = np.where(photo[:, None], grey[:, None] * np.array([1.0, 0.92, 0.82]), c)
    tone = np.where(red[:, None], lin((196, 28, 34)), lin((24, 24, 26)))
    c = c * (1 - ink[:, None]) + tone * ink[:, None]
    return Paint(c.astype(np.float32), None, 0.005)


def tea(s: Surface) -> Paint:
    """Green tea in a bowl."""
    c = np.repeat(lin((150, 126, 44))[None], len(s.dist), 0)
    leaf = cloud(s.pos[:, 0], s.pos[:, 2], 0.05, 94, 0.8) > 1.1
    c = np.where(leaf[:, None], lin((70, 86, 34)), c)
    return Paint(c.astype(np.float32), None, 0.06, 200.0)


BOWL: Curve = [
    (0.0, 0.004),
    (0.024, 0.004),
    (0.026, 0.0),
    (0.029, 0.008),
    (0.040, 0.020),
    (0.050, 0.045),
    (0.054, 0.070),
    (0.056, 0.080),
    (0.0545, 0.080),
    (0.051, 0.066),
    (0.044, 0.036),
    (0.0, 0.020),
]
LID: Curve = [
    (0.051, 0.0),
    (0.046, 0.012),
    (0.030, 0.021),
    (0.014, 0.025),
    (0.010, 0.030),
    (0.014, 0.036),
    (0.013, 0.039),
    (0.0, 0.039),
]
SAUCER: Curve = [
    (0.0, 0.003),
    (0.03, 0.003),
    (0.055, 0.006),
    (0.072, 0.014),
    (0.070, 0.016),
    (0.052, 0.009),
    (0.0, 0.007),
]
POT: Curve = [
    (0.0, 0.0),
    (0.045, 0.0),
    (0.066, 0.018),
    (0.078, 0.050),
    (0.076, 0.080),
    (0.058, 0.108),
    (0.040, 0.120),
    (0.030, 0.124),
    (0.018, 0.130),
    (0.010, 0.134),
    (0.013, 0.146),
    (0.009, 0.152),
    (0.0, 0.153),
]


def _set(sc: Scene, x: float, z: float, lidded: bool, shader: Callable[[Surface], Paint] = porcelain) -> None:
    """A bowl on its saucer, with the lid on or leaning beside it."""
    sc.add(lathe(SAUCER).moved((x, 0.018, z)), shader)
    sc.add(lathe(BOWL).moved((x, 0.026, z)), shader)
    sc.add(tube((x, 0.080, z), (x, 0.0805, z), 0.0505, 0.0505, 40), tea)
    lid = lathe(LID)
    if lidded:
        lid.v = lid.v @ np.array([[0.96, 0.28, 0], [-0.28, 0.96, 0], [0, 0, 1]], np.float32)
        lid.n = lid.n @ np.array([[0.96, 0.28, 0], [-0.28, 0.96, 0], [0, 0, 1]], np.float32)
        sc.add(lid.moved((x - 0.006, 0.112, z)), shader)
    else:
        sc.add(lid.moved((x + 0.105, 0.018, z - 0.035)), shader)


def _pot(sc: Scene) -> None:
    """A pot of purple clay with spout and handle."""
    parts = [lathe(POT)]
    spout = [(0.070, 0.040, 0.0), (0.105, 0.062, 0.0), (0.125, 0.095, 0.0), (0.140, 0.112, 0.0)]
    parts += [tube(spout[k], spout[k + 1], 0.017 - 0.004 * k, 0.013 - 0.004 * k + 0.001, 20) for k in range(3)]
    ang = np.linspace(-1.25, 1.25, 12)
    ring = [(-0.066 - 0.052 * float(np.cos(a)), 0.066 + 0.040 * float(np.sin(a)), 0.0) for a in ang]
    parts += [tube(ring[k], ring[k + 1], 0.0075, 0.0075, 14) for k in range(11)]
    sc.add(merge(parts).moved((0.02, 0.018, 0.27), 0.35), flat((104, 58, 46), 0.035, 50.0, mottle=0.06))


def _table(sc: Scene) -> None:
    """The table top, the tray, the paper, spectacles, a dish of melon seeds."""
    top = box((1.8, 0.05, 1.5), (0, -0.05, 0.2), 0.01)
    sc.add(top, tabletop)
    tray = merge(
        [
            box((0.56, 0.016, 0.42), (0, 0, 0.16), 0.004),
            *(box((0.58, 0.035, 0.014), (0, 0, z), 0.004) for z in (-0.055, 0.375)),
        ]
    )
    sc.add(tray, bamboo)
    page = box((0.37, 0.004, 0.40), (0, 0, 0), 0.001)
    sc.add(page.moved((-0.43, 0.001, -0.10), -0.26), newspaper)
    sc.add(box((0.37, 0.006, 0.40), (0, 0, 0), 0.002).moved((-0.438, -0.004, -0.106), -0.30), flat((214, 210, 196)))
    frame: list[Mesh] = []
    for s in (-0.034, 0.034):
        a = np.linspace(0, 2 * np.pi, 25)
        pts = [(s + 0.028 * float(np.cos(v)), 0.0, 0.021 * float(np.sin(v))) for v in a]
        frame += [tube(pts[k], pts[k + 1], 0.0019, 0.0019, 8) for k in range(24)]
        frame.append(tube((s * 1.8, 0.002, 0.004), (s * 1.6, 0.006, 0.125), 0.0018, 0.0018, 8))
    frame.append(tube((-0.007, 0, 0.006), (0.007, 0, 0.006), 0.0019, 0.0019, 8))
    sc.add(merge(frame).moved((-0.40, 0.014, -0.17), 0.35), flat((40, 30, 26), 0.10, 100))
    sc.add(
        lathe([(0.0, 0.004), (0.05, 0.004), (0.085, 0.022), (0.082, 0.024), (0.05, 0.010), (0.0, 0.008)]).moved(
            (0.43, 0, -0.03)
        ),
        porcelain,
    )
    rng = np.random.default_rng(3)
    seeds = []
    for _ in range(120):
        r, turn = float(0.062 * rng.random() ** 0.5), float(rng.uniform(0, 6.28))
        seed = box((0.011, 0.003, 0.006), (0, 0, 0), 0.0014)
        seeds.append(
            seed.moved(
                (0.43 + r * np.cos(turn), 0.011 + 0.016 * rng.random() * (1 - r / 0.07), -0.03 + r * np.sin(turn)),
                rng.uniform(0, 6.28),
            )
        )
    sc.add(merge(seeds), flat((38, 30, 28), 0.03))


def steam(img: Array) -> Array:
    """A breath of steam over the open bowl."""
    h, w = img.shape[:2]
    y, x = np.mgrid[0:90, 0:135].astype(np.float32)
    u, v = x / 135, y / 90
    sway = 0.03 * np.sin(v * 9 + 1)
    plume = (
        np.exp(-(((u - 0.655 - sway) / (0.035 + 0.09 * (0.52 - v))) ** 2))
        * np.clip((0.52 - v) * 5, 0, 1)
        * np.clip(v * 3, 0, 1)
    )
    return np.asarray(img + resize(plume.astype(np.float32), (w, h))[..., None] * 0.10)


def render(scale: float = 1.0) -> Array:
    """The picture at its size."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(0.02, 0.42, -0.78), vec(-0.055, 0.055, 0.10), 45)

    def sky(d: Array) -> Array:
        pane = np.exp(-((d[:, :1] + 0.62) ** 2) / 0.05) * np.clip(d[:, 1:2] * 3, 0, 1)
        bars = (np.abs((d[:, 2:3] * 4) % 1 - 0.5) < 0.4) & (np.abs((d[:, 1:2] * 5) % 1 - 0.5) < 0.4)
        return np.asarray((0.10 + 2.6 * pane * bars) * np.array([1.0, 0.97, 0.9])).astype(np.float32)

    sc = Scene(cam, sky)
    sc.suns = [Sun(SUN, np.array([3.7, 3.1, 2.3], np.float32), vec(0, 0.05, 0.15), 1.1, 1600, 0.012)]
    sc.suns.append(
        Sun(unit(vec(-0.5, 0.7, -0.3)), np.array([0.42, 0.44, 0.48], np.float32), vec(0, 0.05, 0.15), 1.1, 900, 0.16)
    )
    sc.dome = hemisphere(
        24, lambda d: np.repeat(0.16 + 0.42 * np.clip(-d[:, :1] + 0.2, 0, 1), 3, 1) * np.array([1.0, 0.97, 0.93])
    )
    sc.dome_centre, sc.dome_reach = vec(0, 0.05, 0.15), 0.8
    sc.bounce, sc.fill = np.array([0.10, 0.07, 0.05], np.float32), np.array([0.05, 0.046, 0.042], np.float32)
    sc.add(
        quad([(-6, -0.7, 3.2), (6, -0.7, 3.2), (6, 3, 3.2), (-6, 3, 3.2)]), flat((84, 62, 46), mottle=0.5), casts=False
    )
    sc.add(
        quad([(-6, -0.7, -3), (6, -0.7, -3), (6, -0.7, 3.2), (-6, -0.7, 3.2)]),
        flat((96, 88, 80), mottle=0.3),
        casts=False,
    )
    slats = [box((0.016, 1.4, 0.016), (-1.05, -0.2, z)) for z in np.arange(-0.3, 1.9, 0.16)]
    slats += [box((0.016, 0.016, 2.4), (-1.05, y, 0.8)) for y in (0.35, 0.62, 0.9)]
    sc.add(merge(slats), flat((60, 40, 30)))
    _table(sc)
    _pot(sc)
    _set(sc, 0.155, 0.10, lidded=False)
    _set(sc, -0.13, 0.17, lidded=True)
    img, depth = Renderer(sc, 3).frame()
    img, depth = shrink(img, depth, SIZE)
    img = focus(img, depth, 0.90, 16 * SIZE[0] / 1800, 16)
    return finish(steam(img), SIZE, 0.98, (1.04, 1.0, 0.94), 0.10, 0.011, 0.34, 1.08, 1.0)
