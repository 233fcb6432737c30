"""Rain on the steps of the old town: umbrellas going up between houses, lanterns, wet stone."""

from __future__ import annotations

import numpy as np
from body import Build, Pose
from decal import lettering, stamp
from lights import Sun, hemisphere
from mesh import Mesh, box, grid, merge, tube
from noise import cells, cloud
from people import RGB, Outfit, add_person, lin
from post import blur, finish, focus, resize, shrink
from raster import Array, Camera, unit, vec
from shading import Paint, Renderer, Scene, Surface
from stage import city, flat, leaf, tree

SIZE = (1000, 1400)
RISE, GOING, LANDING = 0.155, 0.33, 12
SLOPE = RISE / (GOING + 1.2 / LANDING)


def height(z: float) -> float:
    """How high the steps are at a distance: flights of twelve with landings of 1.2 m between them."""
    run = LANDING * GOING + 1.2
    k, rest = divmod(max(z, 0.0), run)
    return (k * LANDING + min(int(rest / GOING) + 1, LANDING)) * RISE if z > 0 else 0.0


def stone(s: Surface) -> Paint:
    """Worn sandstone, wet: darker, and a mirror at a grazing look."""
    x, y, z = s.pos.T
    slab = cells(np.floor(x / 0.85 + 0.5 * (np.floor(y / RISE) % 2)), np.floor(y / RISE + 0.5), 5)
    joint = np.abs((x / 0.85 + 0.5 * (np.floor(y / RISE + 0.5) % 2)) % 1 - 0.5) > 0.488
    tone = 0.10 + 0.05 * slab + 0.022 * cloud(x, z + y, 1.4, 6, 0.6)
    tone = np.where(joint, tone * 0.5, tone)
    top = s.nrm[:, 1] > 0.5
    wet = np.where(top, 0.06 + 0.10 * np.clip(cloud(x, z, 1.7, 9, 1.0), 0, 1), 0.02)
    n = unit(s.nrm + (0.05 * cloud(x, z, 0.28, 11, 0.5))[:, None] * np.array([1, 0, 0.8], np.float32))
    c = tone[:, None] * np.array([1.06, 0.98, 0.88])
    return Paint(c.astype(np.float32), n.astype(np.float32), wet.astype(np.float32), 60.0, 0.0, 1.0, 0.0, None, 0.9)


class House:
    """A house beside the steps: stone below, whitewash and timber above, lit windows, a sign."""

    def __init__(self, seed: int, sign: str) -> None:
        """Keep the number and the sign."""
        self.seed, self.sign = seed, sign

    def __call__(self, s: Surface) -> Paint:
        """Colour by the place on the wall."""
        x, y, z = s.loc.T
        u = np.where(np.abs(s.nrm[:, 0]) > 0.5, z, x)
        y = y + 4.0
        wash = lin(((214, 206, 190), (188, 172, 150), (206, 196, 186))[self.seed % 3])
        c = (
            wash
            * np.clip(
                1
                + 0.10 * cloud(u, y, 2.4, 40 + self.seed, 0.9)
                - 0.25 * np.clip(cloud(u * 3, y * 0.4, 3, 44, 1), 0, 1),
                0.4,
                1.2,
            )[:, None]
        )
        brick = np.abs((y / 0.28) % 1 - 0.5) > 0.46
        low = y < 2.2
        c = np.where(low[:, None], lin((112, 104, 96)) * np.where(brick, 0.6, 1.0)[:, None], c)
        timber = ((np.abs((u / 1.7) % 1 - 0.5) > 0.46) | (np.abs(y - 4.6) < 0.09) | (np.abs(y - 2.3) < 0.09)) & ~low
        c = np.where(timber[:, None], lin((74, 46, 32)), c)
        e = np.zeros_like(c)
        pane = (np.abs((u / 1.7) % 1 - 0.5) < 0.27) & (np.abs(((y - 2.3) / 2.3) % 1 - 0.55) < 0.24) & ~low & (y < 7)
        bar = (np.abs((u / 0.23) % 1 - 0.5) > 0.42) | (np.abs((y / 0.27) % 1 - 0.5) > 0.42)
        lamp = cells(np.floor(u / 1.7), np.floor((y - 2.3) / 2.3), self.seed) > 0.45
        c = np.where(pane[:, None], np.where(bar[:, None], lin((70, 42, 28)), lin((40, 44, 52))), c)
        e = np.where((pane & ~bar & lamp)[:, None], np.array([1.5, 0.95, 0.42]), e)
        if self.sign:
            v = s.loc[:, 1]
            w = stamp(lettering(self.sign, "serif", 90, 0.1), -z * np.sign(s.nrm[:, 0]), v, (-0.9, -1.62, 0.9, -1.18))
            plate = (np.abs(z) < 1.15) & (np.abs(v + 1.4) < 0.34) & (np.abs(s.nrm[:, 0]) > 0.5)
            c = np.where(plate[:, None], lin((60, 30, 20)) * (1 - w[:, None]) + lin((240, 200, 96)) * w[:, None], c)
        return Paint(c.astype(np.float32), None, 0.015, 20.0, e.astype(np.float32))


def rooftiles(s: Surface) -> Paint:
    """Grey tiles in rows, shining with rain."""
    x, _, z = s.pos.T
    ridge = np.abs((z / 0.24) % 1 - 0.5)
    c = lin((58, 60, 66)) * (0.6 + 0.9 * ridge + 0.15 * cloud(x, z, 1, 12))[:, None]
    return Paint(c.astype(np.float32), None, 0.05, 30.0)


def umbrella(ribs: int = 8, radius: float = 0.56) -> Mesh:
    """An open umbrella about the origin, its edge scalloped between the ribs."""

    def fn(u: Array, v: Array) -> Array:
        a = u * 2 * np.pi
        sag = np.cos(a * ribs) * 0.5 + 0.5
        r = radius * v * (1 - 0.05 * (1 - sag) * v)
        y = 0.24 * (1 - v**2.1) - 0.018 * (1 - sag) * np.sin(v * np.pi)
        return np.stack([r * np.cos(a), y, r * np.sin(a)], -1)

    return grid(fn, 97, 14)


def brolly(colour: RGB) -> object:
    """The cloth of an umbrella: ribs in shadow, light coming through."""
    c0 = lin(colour)

    def paint(s: Surface) -> Paint:
        a = np.arctan2(s.loc[:, 2], s.loc[:, 0])
        rib = np.abs((a / (2 * np.pi) * 8) % 1 - 0.5) > 0.485
        c = c0 * np.where(rib, 0.65, 1.0)[:, None]
        return Paint(c.astype(np.float32), None, 0.05, 40.0, (c * 0.10).astype(np.float32), 1.0, 0.3)

    return paint


def _walkers(sc: Scene) -> None:
    """People going up and down, each under an umbrella."""
    rows: tuple[tuple[float, float, float, RGB, RGB], ...] = (
        (-0.42, 2.5, 4, (196, 32, 40), (228, 222, 212)),
        (0.85, 4.9, 184, (34, 70, 130), (90, 104, 120)),
        (-1.05, 6.6, 8, (226, 176, 48), (70, 96, 84)),
        (0.40, 8.7, -6, (52, 54, 60), (150, 70, 84)),
        (1.20, 11.2, 3, (60, 130, 120), (210, 206, 198)),
        (-0.65, 13.4, 178, (170, 60, 110), (60, 70, 96)),
        (0.2, 17.0, 0, (206, 60, 44), (110, 110, 118)),
    )
    for k, (x, z, yaw, cloth, shirt) in enumerate(rows):
        y = height(z)
        stride = RISE if yaw < 90 else -RISE
        fit = Outfit(shirt=shirt, legs=((40, 44, 56), (96, 90, 84), (52, 58, 84))[k % 3])
        pose = Pose(
            (x, y, z),
            yaw=yaw,
            lean=7 if yaw < 90 else 0,
            hand_r=(0.20, 1.26, 0.22),
            hand_l=(-0.27, 0.84, 0.10),
            foot_l=(-0.10, 0.07 + max(stride, 0), 0.26),
            foot_r=(0.10, 0.07 + max(-stride, 0) * 0, -0.05),
        )
        build = Build(hair="bob" if k % 2 == 0 else "short", skirt=k in (0, 5), width=0.94, untucked=True)
        add_person(sc, pose, fit, build, 0.014 if z < 6 else 0.024)
        r = np.radians(yaw)
        hx, hz = x + 0.17 * np.cos(r) + 0.20 * np.sin(r), z - 0.17 * np.sin(r) + 0.20 * np.cos(r)
        sc.add(umbrella().moved((hx - 0.05, y + 1.86, hz), k * 0.4), brolly(cloth))  # type: ignore[arg-type]
        sc.add(tube((hx, y + 1.14, hz), (hx - 0.05, y + 2.16, hz), 0.008, 0.008, 8), flat((40, 40, 44), 0.1))


def _street(sc: Scene) -> None:
    """Flights of steps, houses on both sides with eaves and lanterns, a tree above."""
    steps, z = [], 0.0
    for k in range(64):
        going = GOING + (1.2 if k % LANDING == LANDING - 1 else 0)
        steps.append(box((4.3, RISE * (k + 1), going + 0.3), (0, 0, z + (going + 0.3) / 2)))
        z += going
    sc.add(merge(steps), stone)
    sc.add(box((30, 0.2, 12), (0, -0.2, -5.8)), stone, casts=False)
    signs = ("老茶馆", "", "山城书屋", "调解室", "", "面馆", "裁缝铺", "")
    lamps: list[Mesh] = []
    eaves: list[Mesh] = []
    for k in range(8):
        side = -1.0 if k % 2 == 0 else 1.0
        z0 = -1.2 + k * 2.55
        base = height(z0 + 1) - 0.6
        tall = 6.6 + 1.1 * ((k * 5) % 3)
        house = box((4.0, tall + 3, 5.1), (0, -3, 0))
        house.loc[:, 1] += (tall - 3) / 2 - 4.0
        sc.add(house.moved((side * 4.25, base, z0 + 2.2)), House(k, signs[k]))
        eaves.append(box((4.9, 0.16, 5.6), (side * 4.1, base + tall, z0 + 2.2), 0.05))
        eaves.append(box((3.4, 0.5, 5.4), (side * 4.6, base + tall + 0.12, z0 + 2.2), 0.2))
        eaves.append(box((0.8, 0.08, 4.6), (side * 2.0, base + 3.35, z0 + 2.2), 0.03))
        for dz in (0.9, 3.4):
            lamps.append(box((0.30, 0.40, 0.30), (side * 1.86, base + 2.78, z0 + dz), 0.14))
    sc.add(merge(eaves), rooftiles)
    sc.add(merge(lamps), flat((222, 44, 26), emit=1.5))
    a, b = tree(21, 9.0, 4.6, 5200)
    sc.add(a.moved((-2.6, 5.6, 15)), leaf)
    sc.add(b.moved((-2.6, 5.6, 15)), flat((60, 50, 42)))
    rail = [
        tube((x, height(q) + 0.95, q), (x, height(q + 4) + 0.95, q + 4), 0.022, 0.022, 8)
        for x in (0.0,)
        for q in (5.5, 9.5, 13.5)
    ]
    sc.add(merge(rail), flat((80, 82, 86), 0.15))


def rain(img: Array, depth: Array) -> Array:
    """Falling drops as short slanted lines, and air that thickens with distance."""
    h, w = depth.shape
    rng = np.random.default_rng(5)
    out = img
    for size, count, long, strength in ((1.0, 0.0016, 21, 0.20), (0.55, 0.0022, 13, 0.12)):
        hh, ww = int(h * size), int(w * size)
        drops = (rng.random((hh, ww)) < count).astype(np.float32)
        line = np.zeros_like(drops)
        for k in range(long):
            line += np.roll(drops, (k, -(k // 7)), (0, 1)) * (1 - k / long)
        line = resize(blur(line, 0.55), (w, h))
        out = out + line[..., None] * strength * np.array([0.86, 0.92, 1.0], np.float32)
    return np.asarray(out)


def render(scale: float = 1.0) -> Array:
    """The picture at its size."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(0.25, 1.75, -3.3), vec(-0.05, 2.55, 4), 52, shift=0.02)
    sky = city((150, 160, 172), (196, 202, 208), (96, 98, 100), unit(vec(0, 1, 0.2)), 0.0, gain=1.0)
    sc = Scene(cam, sky)
    sc.suns = [Sun(unit(vec(0.1, 1, 0.35)), np.full(3, 0.30, np.float32), vec(0, 4, 8), 13, 1200, 0.25)]
    sc.dome = hemisphere(26, lambda d: np.repeat(0.34 + 0.55 * d[:, 1:2], 3, 1) * np.array([0.90, 0.97, 1.08]), 0.06)
    sc.dome_centre, sc.dome_reach = vec(0, 4, 7), 12
    sc.bounce, sc.fill = np.array([0.09, 0.08, 0.07], np.float32), np.array([0.06, 0.058, 0.055], np.float32)
    sc.haze, sc.haze_colour = 0.022, lin((176, 186, 196)) * 0.8
    _street(sc)
    _walkers(sc)
    img, depth = Renderer(sc, 4).frame()
    img, depth = shrink(img, depth, SIZE)
    img = focus(img, depth, 6.2, 2.2 * SIZE[0] / 1400, 7)
    return finish(rain(img, depth), SIZE, 1.30, (0.99, 1.0, 1.02), 0.20, 0.012, 0.30, 1.10, 1.04)
