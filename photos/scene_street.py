"""An anti-fraud stall in a shopping street: officers hand leaflets to elderly residents."""

from __future__ import annotations

import numpy as np
from decal import lettering, stamp
from figure import Build, Pose
from mesh import Mesh, box, grid, merge, quad, tube
from noise import cells, cloud
from people import Outfit, add_person, lin
from post import finish, focus, shrink
from raster import Array, Camera, unit, vec
from render import Paint, Renderer, Scene, Sun, Surface, hemisphere
from stage import city, flat, leaf, lettered, tree

SIZE = (1800, 1200)
SUN = unit(vec(-0.46, 0.70, -0.36))


def setts(s: Surface) -> Paint:
    """Paving of the street."""
    x, _, z = s.pos.T
    row = np.floor(z / 0.3)
    u = x / 0.6 + 0.5 * (row % 2)
    tone = 0.30 + 0.08 * (cells(np.floor(u), row, 3) - 0.5) + 0.025 * cloud(x, z, 1.2, 4, 0.5)
    joint = ((u % 1) < 0.016) | ((z / 0.3 % 1) < 0.03)
    c = np.where(joint & (s.dist < 20), tone * 0.5, tone)
    return Paint((c[:, None] * np.array([1.03, 0.99, 0.93])).astype(np.float32))


class Shops:
    """A row of shop fronts: lit windows, coloured signs, flats above."""

    def __init__(self, seed: int) -> None:
        """Choose the row."""
        self.seed = seed
        self.names = ["山城面馆", "百货商店", "永兴药房", "老字号糕点", "新华书店", "通讯手机", "精品服饰", "水果鲜生"]
        self.hues = [(200, 30, 34), (24, 110, 60), (20, 80, 160), (206, 120, 20), (150, 24, 60), (30, 130, 140), (90, 40, 120), (214, 160, 20)]

    def __call__(self, s: Surface) -> Paint:
        """Colour by the shop and the storey."""
        x, y, z = s.pos.T
        u = x + z
        k = np.floor(u / 4.6).astype(np.int64)
        f = u / 4.6 - k
        c = np.repeat(lin((196, 184, 166))[None], len(x), 0) * (0.8 + 0.4 * cells(k, k * 0 + self.seed, 1))[:, None]
        e = np.zeros_like(c)
        for j in np.unique(k):
            m = k == j
            hue = lin(self.hues[(j + self.seed) % 8])
            sign = m & (y > 2.9) & (y < 3.75) & (f > 0.03) & (f < 0.97)
            word = stamp(lettering(self.names[(j * 3 + self.seed) % 8], "sans", 90, 0.2), f, y, (0.2, 3.05, 0.8, 3.6))
            c[sign] = hue
            e[sign] = (hue * 0.5 + word[:, None] * np.array([2.0, 1.8, 1.3]))[sign]
            glass = m & (y > 0.35) & (y < 2.75) & (f > 0.06) & (f < 0.94)
            goods = cells(np.floor(f * 22), np.floor(y * 5), 7)
            tint = np.stack([cells(np.floor(f * 22), np.floor(y * 5), q) for q in (11, 12, 13)], -1)
            shelf = (goods > 0.35) & (y < 2.0)
            warm = np.array([1.0, 0.86, 0.62]) * (0.20 + 0.55 * (y[:, None] > 2.0)) + np.where(shelf[:, None], (0.35 * tint + 0.65 * tint.mean(-1, keepdims=True)) * 0.4, 0)
            spot = np.exp(-((((f * 6) % 1 - 0.5) / 0.12) ** 2 + ((y - 2.45) / 0.09) ** 2)) * 7
            e[glass] = (warm * 0.8 + spot[:, None])[glass]
            c[glass] = 0.03
        up = y > 4.2
        win = up & (((u / 1.5) % 1) > 0.35) & (((y / 1.6) % 1) > 0.4)
        c[win] = 0.05
        return Paint(c.astype(np.float32), None, np.where(win, 0.06, 0.0).astype(np.float32), 40.0, e.astype(np.float32))


def awning(s: Surface) -> Paint:
    """The sunshade: blue and white segments that let light through."""
    x, y, z = s.loc.T
    a = np.arctan2(z, x)
    w = ((a / (2 * np.pi) * 8) % 2 < 1)[:, None]
    c = np.where(w, lin((20, 74, 160)), lin((238, 238, 234)))
    return Paint(c.astype(np.float32), None, 0.01, 10.0, (c * np.array([0.45, 0.45, 0.42])).astype(np.float32))


def shade(r: float, top: float, rim: float) -> Mesh:
    """An octagonal parasol with a valance."""
    def fn(u: Array, v: Array) -> Array:
        a = u * 2 * np.pi
        k = np.cos(np.pi / 8) / np.cos((a % (np.pi / 4)) - np.pi / 8)
        rad = r * np.minimum(v / 0.88, 1) * k
        y = np.where(v < 0.88, top - (top - rim) * (v / 0.88) ** 1.15, rim - 0.24 * (v - 0.88) / 0.12)
        return np.stack([rad * np.cos(a), y, rad * np.sin(a)], -1)
    return grid(fn, 97, 40)


def cloth(s: Surface) -> Paint:
    """The table cloth with its line of text."""
    x, y, _ = s.loc.T
    w = stamp(lettering("反诈宣传进社区", "sans", 120, 0.15), x, y, (-0.98, -0.10, 0.98, 0.14))[:, None] * (s.nrm[:, 2:3] < -0.6)
    fold = 0.12 * np.sin(x * 17 + np.sin(x * 5) * 2) * (y < 0.3)
    c = lin((186, 22, 30)) * (1 - w) + lin((250, 214, 90)) * w
    n = unit(s.nrm + fold[:, None] * np.array([1.0, 0, 0], np.float32))
    return Paint(c.astype(np.float32), n.astype(np.float32), 0.01)


def poster(s: Surface) -> Paint:
    """The roll-up stand beside the table."""
    x, y, _ = s.loc.T
    t = np.clip((y + 0.95) / 1.9, 0, 1)[:, None]
    c = lin((14, 60, 150)) * (1 - t) + lin((60, 150, 220)) * t
    for text, box_, ink in (("全民反诈", (-0.34, 0.55, 0.34, 0.74), (255, 255, 255)), ("不轻信", (-0.3, 0.24, 0.3, 0.42), (255, 220, 60)),
                            ("不透露", (-0.3, -0.02, 0.3, 0.16), (255, 220, 60)), ("不转账", (-0.3, -0.28, 0.3, -0.10), (255, 220, 60)), ("96110", (-0.32, -0.72, 0.32, -0.46), (255, 255, 255))):
        w = stamp(lettering(text, "sans", 110, 0.05), x, y, box_)[:, None]
        c = c * (1 - w) + lin(ink) * w
    return Paint(c.astype(np.float32), None, 0.03, 40.0)


def leaflet(s: Surface) -> Paint:
    """A folded leaflet."""
    x, _, z = s.loc.T
    top = z > 0.06
    line = ((z * 70) % 1 < 0.4) & (np.abs(x) < 0.06) & ~top
    c = np.where(top[:, None], lin((20, 90, 180)), np.where(line[:, None], 0.45, 0.82))
    return Paint(c.astype(np.float32), None, 0.02)


def _folk(sc: Scene) -> None:
    """Officers at the stall, the elderly, people strolling."""
    off = Outfit(shirt=(166, 196, 224), badge=True)
    add_person(sc, Pose((-0.62, 0, 0.25), yaw=112, lean=8, hand_r=(0.10, 1.06, 0.48), hand_l=(-0.14, 1.10, 0.34), head_pitch=-9, head_yaw=-6), off, Build(cap=True), 0.013)
    gran = Outfit(shirt=(150, 70, 96), legs=(60, 58, 66), hair=(190, 188, 184), grey=0.9, pattern="flower", second=(226, 190, 196), skin=(190, 140, 112))
    add_person(sc, Pose((0.36, 0, -0.06), yaw=292, lean=12, hips=(0, 0.90, -0.03), hand_l=(-0.06, 1.16, 0.42), hand_r=(0.16, 1.02, 0.36), head_pitch=-3, size=0.90), gran,
               Build(hair="bun", width=0.9, belly=1.05, sleeve=1.5, untucked=True), 0.013)
    old = Outfit(shirt=(226, 226, 216), legs=(96, 94, 88), hair=(170, 168, 164), grey=0.95, skin=(186, 136, 106))
    add_person(sc, Pose((1.02, 0, 0.42), yaw=262, lean=9, hand_r=(0.12, 1.20, 0.30), hand_l=(-0.12, 1.18, 0.30), head_pitch=-16, size=0.95), old, Build(belly=1.08, untucked=True), 0.014)
    add_person(sc, Pose((-0.10, 0, 1.75), yaw=170, hand_r=(0.22, 0.98, 0.36), hand_l=(-0.20, 1.0, 0.36), head_yaw=-20, head_pitch=-10), off, Build(cap=True), 0.016)
    aunt = Outfit(shirt=(70, 110, 120), legs=(40, 42, 52), grey=0.3, pattern="check", second=(190, 210, 200))
    add_person(sc, Pose((-1.95, 0, 0.85), yaw=80, lean=5, hand_r=(0.16, 1.1, 0.32), hand_l=(-0.15, 1.05, 0.3), head_pitch=-12, size=0.93), aunt, Build(hair="bob", width=0.9, untucked=True), 0.016)
    for x, y, z, a in ((-0.05, 1.09, 0.10, 0.5), (0.86, 1.22, 0.30, 1.6), (-1.62, 1.12, 0.90, 1.2)):
        p = box((0.15, 0.003, 0.21), (0, 0, 0)).rotated(np.array([[1, 0, 0], [0, 0.8, -0.6], [0, 0.6, 0.8]], np.float32))
        sc.add(p.moved((x, y, z), a), leaflet)
    rng = np.random.default_rng(31)
    tops = [(220, 70, 70), (240, 236, 226), (60, 100, 150), (230, 180, 60), (90, 140, 90), (60, 60, 70), (210, 130, 160)]
    for k in range(14):
        z = 6 + k * 1.5
        x = rng.uniform(-1.0, 1.0) * (2.0 + z * 0.16) + (1.6 if k % 2 else -1.2)
        add_person(sc, Pose((x, 0, z), yaw=rng.choice([0, 180]) + rng.uniform(-25, 25), foot_r=(0.1, 0.08, 0.22), foot_l=(-0.1, 0.08, -0.2)),
                   Outfit(shirt=tops[k % 7], legs=[(50, 58, 80), (160, 150, 130), (34, 34, 40)][k % 3]),
                   Build(hair="bob" if k % 2 else "short", skirt=k % 4 == 1, width=0.94, untucked=True), 0.04)


def render(scale: float = 1.0) -> Array:
    """The picture at its size."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(0.25, 1.48, -3.7), vec(-0.15, 1.42, 1.0), 46, shift=0.0)
    sky = city((130, 172, 214), (240, 234, 220), (110, 104, 96), SUN, 0.4)
    sc = Scene(cam, sky)
    sc.suns = [Sun(SUN, np.array([5.4, 4.9, 4.1], np.float32), vec(0, 1, 8), 16, 1600, 0.02, (vec(0, 1.2, 0.8), 4.0))]
    sc.dome = hemisphere(28, lambda d: sky(np.asarray(unit(d + vec(0, 0.25, 0)))) * 0.75)
    sc.dome_centre, sc.dome_reach = vec(0, 1.0, 2.5), 8
    sc.bounce, sc.fill = np.array([0.42, 0.38, 0.32], np.float32), np.array([0.16, 0.155, 0.15], np.float32)
    sc.haze, sc.haze_colour = 0.006, lin((230, 224, 210))
    sc.add(quad([(-30, 0, -8), (30, 0, -8), (30, 0, 90), (-30, 0, 90)]), setts, casts=False)
    sc.add(quad([(-6.4, 0, -4), (-6.4, 0, 60), (-6.4, 14, 60), (-6.4, 14, -4)]), Shops(1), casts=False)
    sc.add(quad([(7.0, 0, -4), (7.0, 0, 60), (7.0, 14, 60), (7.0, 14, -4)]), Shops(4), casts=False)
    sc.add(quad([(-8, 0, 46), (9, 0, 46), (9, 11, 46), (-8, 11, 46)]), Shops(2), casts=False)
    table = box((2.1, 0.74, 0.62), (0, 0, 0), 0.012)
    sc.add(table.moved((-0.75, 0, 1.05), 0.12), cloth)
    stack = [box((0.15, 0.05 + 0.02 * (k % 3), 0.21), (x, 0.742, z)) for k, (x, z) in enumerate(((-1.4, 0.98), (-1.15, 1.1), (-0.85, 1.0), (-0.25, 0.9), (0.0, 1.02)))]
    sc.add(merge(stack), flat((232, 232, 226)))
    sc.add(box((0.36, 0.28, 0.2), (-0.55, 0.742, 1.2), 0.01), lettered("反诈", (20, 84, 170), (255, 255, 255), (-0.12, -0.07, 0.12, 0.07)))
    pole = (-0.55, 2.0)
    sc.add(shade(2.05, 2.95, 2.42).moved((pole[0], 0, pole[1] - 0.4)), awning)
    sc.add(merge([tube((pole[0], 0, pole[1] - 0.4), (pole[0], 2.95, pole[1] - 0.4), 0.025, 0.025, 12)]), flat((200, 200, 200), 0.2))
    stand = box((0.80, 1.9, 0.02), (0, 0.06, 0))
    sc.add(stand.moved((1.78, 0, 1.9), -0.2), poster)
    for x, z, seed in ((-5.0, 12, 2), (5.4, 15, 3), (-5.0, 24, 5), (5.4, 27, 6)):
        a, b = tree(seed, 5.5, 1.9, 2600)
        sc.add(a.moved((x, 0.2, z)), leaf)
        sc.add(b.moved((x, 0.2, z)), flat((86, 70, 54)))
    _folk(sc)
    img, depth = Renderer(sc, 3).frame()
    img = focus(*shrink(img, depth, SIZE), 4.1, 7.5 * SIZE[0] / 1800, 26, 5)
    return finish(img, SIZE, 0.74, (1.04, 1.0, 0.95), 0.10, 0.010, 0.24, 1.06, 1.02)
