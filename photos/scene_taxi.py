"""The taxi rank before the station in the heat: the lead picture."""

from __future__ import annotations

import numpy as np
from body import Build, Pose
from cars import add_car
from lights import Sun, hemisphere
from mesh import box, merge, quad, tube
from noise import cloud
from people import Outfit, add_person, lin
from post import finish, focus, resize, shrink
from raster import Array, Camera, unit, vec
from shading import Paint, Renderer, Scene, Surface
from stage import city, flat, leaf, lettered, railing, suitcase, tree

SIZE = (1800, 1200)
SUN = unit(vec(0.52, 0.62, 0.50))


def asphalt(s: Surface) -> Paint:
    """The lane: worn asphalt with tyre tracks, patches, lines."""
    x, _, z = s.pos.T
    far = np.clip(1 - s.dist / 45, 0.0, 1)
    base = 0.20 + 0.016 * cloud(x, z, 7, 3, 1.2) + 0.028 * cloud(x, z, 1.1, 4, 0.35) * far
    base = base - 0.022 * np.exp(-(((np.abs(x - 0.05) - 0.78) / 0.26) ** 2))
    oil = np.exp(-((x / 0.3) ** 2)) * np.clip(cloud(x, z, 5, 6, 1.3) - 0.1, 0, 1)
    base = base * (1 - 0.55 * np.clip(oil, 0, 1))
    seam = (np.abs(x + 2.3 + 0.03 * cloud(z, z * 0, 2.0, 9)) < 0.035) | (
        np.abs(z - 3.2 + 0.1 * cloud(x, x * 0, 3.0, 10)) < 0.02
    )
    base = np.where(seam, base * 0.45, base)
    c = base[:, None] * np.array([1.03, 1.0, 0.95])
    wear = np.clip(0.85 + 0.35 * cloud(x, z, 0.9, 5, 0.6), 0.25, 1)
    line = ((np.abs(x - 1.72) < 0.06) | (np.abs(x + 1.95) < 0.06)) & (x < 3)
    dash = (np.abs(x + 5.6) < 0.07) & ((z % 6) < 3.2)
    stop = (np.abs(z + 3.35) < 0.12) & (np.abs(x + 0.1) < 1.8)
    m = ((line | dash | stop) * wear)[:, None]
    c = c * (1 - m) + m * np.array([0.62, 0.60, 0.52])
    return Paint(c.astype(np.float32))


def paving(s: Surface) -> Paint:
    """The pavement: granite slabs, a strip of yellow guiding tiles, the kerb."""
    x, y, z = s.pos.T
    gx, gz = np.abs((x / 0.6) % 1 - 0.5), np.abs((z / 0.6) % 1 - 0.5)
    tone = 0.36 + 0.03 * cloud(x, z, 2.5, 14) + 0.05 * (cloud(np.floor(x / 0.6), np.floor(z / 0.6), 13, 15))
    joint = (np.maximum(gx, gz) > 0.488) & (s.dist < 40)
    c = (np.where(joint, tone * 0.6, tone))[:, None] * np.array([1.0, 0.97, 0.92])
    guide = np.abs(x - 3.5) < 0.2
    knob = np.hypot((x / 0.07) % 1 - 0.5, (z / 0.07) % 1 - 0.5) < 0.3
    c = np.where(guide[:, None], lin((214, 168, 40)) * np.where(knob, 1.1, 0.85)[:, None], c)
    kerb = (x < 2.28) & (y > 0.0)
    c = np.where(kerb[:, None], (0.42 + 0.03 * cloud(z, y, 1.5, 16))[:, None] * np.ones(3), c)
    return Paint(c.astype(np.float32))


def facade(s: Surface) -> Paint:
    """The station hall: glass between fins under a deep white eave."""
    _, y, z = s.loc.T
    m = ((z / 2.4) % 1 < 0.10) | ((y / 2.2) % 1 < 0.05)
    pane = 0.05 + 0.03 * cloud(np.floor(z / 2.4), np.floor(y / 2.2), 9, 21)
    c = np.where(m, 0.5, pane)[:, None] * np.array([0.92, 1.0, 1.06])
    return Paint(c.astype(np.float32), None, np.where(m, 0.0, 0.10).astype(np.float32), 80.0)


def _people(sc: Scene) -> None:
    """The officer at the window, a colleague, the queue."""
    vest = Outfit(shirt=(158, 190, 222), vest=True, badge=True)
    add_person(
        sc,
        Pose(
            (1.47, 0, -0.52),
            yaw=282,
            lean=37,
            hips=(0.0, 0.90, -0.13),
            hand_r=(0.13, 1.045, 0.50),
            hand_l=(-0.20, 0.99, 0.46),
            foot_l=(-0.13, 0.07, 0.12),
            foot_r=(0.14, 0.075, -0.22),
            head_pitch=4,
            head_yaw=-14,
        ),
        vest,
        Build(cap=True),
        0.013,
    )
    add_person(
        sc,
        Pose((1.66, 0, 5.6), yaw=205, hand_r=(0.12, 1.12, 0.30), hand_l=(-0.10, 1.1, 0.30), head_pitch=-22),
        vest,
        Build(cap=True),
        0.022,
    )
    rng = np.random.default_rng(12)
    shirts = [
        (214, 90, 80),
        (240, 238, 230),
        (60, 92, 140),
        (226, 190, 90),
        (70, 110, 84),
        (226, 226, 232),
        (150, 60, 90),
        (44, 46, 52),
    ]
    for k in range(13):
        z = 4.6 + k * 1.25 + rng.uniform(-0.3, 0.3)
        x = 4.05 + (k % 2) * 0.55 + rng.uniform(-0.2, 0.25)
        woman = k % 3 == 1
        fit = Outfit(
            shirt=shirts[k % 8],
            legs=[(40, 44, 58), (88, 92, 104), (150, 140, 120), (30, 32, 36)][k % 4],
            pattern=["", "", "stripe", ""][k % 4],
        )
        add_person(
            sc,
            Pose(
                (x, 0.13, z),
                yaw=rng.uniform(150, 290),
                head_yaw=rng.uniform(-30, 30),
                hand_r=(0.2, 0.95 + 0.2 * (k % 2), 0.25),
            ),
            fit,
            Build(
                hair="bob" if woman else "short",
                width=0.92 if woman else 1.0,
                skirt=woman and k % 2 == 0,
                untucked=True,
            ),
            0.03,
        )
        if k % 2 == 0:
            sc.add(
                suitcase().moved((x - 0.55, 0.13, z + 0.1), rng.uniform(0, 3)),
                flat([(150, 32, 40), (34, 60, 110), (60, 62, 66), (210, 170, 60)][k % 4], 0.03),
            )


def _station(sc: Scene) -> None:
    """Hall, canopy, signs, rail, trees."""
    hall = quad([(26, 0, 10), (26, 0, 130), (26, 15, 130), (26, 15, 10)])
    sc.add(hall, facade, casts=False)
    roof = merge([box((26, 1.3, 130), (29, 15, 70)), box((22, 0.7, 124), (29, 17.5, 70))])
    sc.add(roof, flat((232, 230, 224), mottle=0.04), casts=False)
    for z in np.arange(16, 120, 12.0):
        sc.add(tube((18.2, 0, z), (17.0, 15.1, z), 0.55, 0.4, 20), flat((226, 224, 218)), casts=False)
    canopy = [
        box((3.8, 0.16, 34), (5.0, 3.75, 25.5)),
        box((0.10, 0.34, 34), (3.12, 3.66, 25.5)),
        box((3.8, 0.34, 0.1), (5.0, 3.66, 8.5)),
    ]
    sc.add(merge(canopy), flat((214, 214, 210), 0.02))
    for z in np.arange(9, 42, 5.5):
        sc.add(tube((5.9, 0.1, z), (5.9, 3.8, z), 0.11, 0.11, 16), flat((190, 192, 194), 0.08))
        sc.add(box((3.2, 0.2, 0.12), (4.8, 3.56, z)), flat((180, 182, 184)))
    board = box((2.1, 0.50, 0.10), (4.08, 2.78, 9.2), 0.02)
    sc.add(board, lettered("出租车上客点", (14, 62, 140), (246, 246, 240), (-0.92, -0.15, 0.92, 0.15)))
    for x in (3.4, 4.8):
        sc.add(tube((x, 3.25, 9.2), (x, 3.8, 9.2), 0.03, 0.03, 8), flat((120, 120, 122)))
    rail = railing(30.0)
    rail.v = rail.v[:, [2, 1, 0]]
    rail.n = rail.n[:, [2, 1, 0]]
    sc.add(rail.moved((2.62, 0.13, 4.6)), flat((205, 206, 208), 0.35, 60))
    for k, (x, z, h) in enumerate(
        [(-9.5, 20, 6.2), (-11.5, 31, 7), (-9.8, 43, 6.6), (-10.6, 57, 7), (-9.6, 72, 7), (-10, 90, 7)]
    ):
        a, b = tree(k, h, 2.6, 8500 if k < 2 else 4200)
        sc.add(a.moved((x, 0.2, z)), leaf)
        sc.add(b.moved((x, 0.2, z)), flat((86, 70, 54)))
    sc.add(box((4.0, 0.22, 110), (-10.2, 0, 66)), flat((150, 146, 136), mottle=0.1))
    sc.add(box((3.4, 0.75, 108), (-10.2, 0.1, 66), 0.25), leafy)
    deck = [box((230, 1.7, 10), (-20, 10.5, 150)), box((230, 0.9, 0.4), (-20, 12.2, 145))]
    deck += [box((2.4, 10.5, 2.4), (x, 0, 150)) for x in range(-120, 90, 22)]
    sc.add(merge(deck), flat((176, 172, 164)), casts=False)
    low = quad([(-75, 0, 105), (-20, 0, 105), (-20, 8, 105), (-75, 8, 105)])
    sc.add(low, facade, casts=False)
    sc.add(box((58, 1.0, 8), (-47, 8, 104)), flat((222, 220, 214)), casts=False)
    for z in (26, 50, 80):
        sc.add(
            merge(
                [
                    tube((-8.2, 0, z), (-8.2, 9, z), 0.1, 0.06, 10),
                    tube((-8.2, 9, z), (-6.2, 9.4, z), 0.05, 0.04, 8),
                    box((0.8, 0.1, 0.25), (-5.9, 9.35, z)),
                ]
            ),
            flat((150, 152, 154)),
        )


def leafy(s: Surface) -> Paint:
    """A clipped hedge."""
    n = cloud(s.pos[:, 0] + s.pos[:, 1] * 1.3, s.pos[:, 2], 2.2, 51, 0.5)
    c = lin((60, 88, 40)) * np.clip(1 + 0.5 * n, 0.2, 2.2)[:, None]
    return Paint(c.astype(np.float32), unit(s.nrm + 0.25 * n[:, None] * np.array([1, 0.2, 0.6], np.float32)), 0.0)


def shimmer(img: Array, depth: Array) -> Array:
    """Hot air: rows far away near the ground wave a little."""
    h, w = depth.shape
    y, x = np.mgrid[0:h:4, 0:w:4].astype(np.float32)
    wave = [resize(cloud(x * a, y * b, w / 4, seed, 1.2), (w, h)) for a, b, seed in ((0.35, 1.6, 71), (0.5, 1.2, 72))]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    k = np.clip((depth - 14) / 60, 0, 1) * np.exp(-(((y / h - 0.40) / 0.09) ** 2)) * w
    dx, dy = wave[0] * k * 0.0012, wave[1] * k * 0.0007
    i, j = np.clip(y + dy, 0, h - 1).astype(np.int32), np.clip(x + dx, 0, w - 1).astype(np.int32)
    return np.asarray(img[i, j])


def render(scale: float = 1.0) -> Array:
    """The picture at its size; `scale` is the oversampling."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(3.35, 1.66, -5.15), vec(1.42, 1.66, 1.2), 47, shift=-0.105)
    sky = city((10, 108, 204), (240, 233, 218), (128, 120, 108), SUN, 0.5, gain=2.0, rise=0.6)
    sc = Scene(cam, sky)
    sc.suns = [
        Sun(SUN, np.array([6.4, 5.7, 4.6], np.float32), vec(2, 0, 14), 25, 1600, 0.018, (vec(0.8, 0.5, 0.5), 5.0))
    ]
    sc.dome = hemisphere(24, lambda d: sky(np.asarray(unit(d + vec(0, 0.25, 0)))) * 0.42)
    sc.dome_centre, sc.dome_reach = vec(1.5, 0.5, 4), 13
    sc.bounce = np.array([0.62, 0.56, 0.46], np.float32)
    sc.haze, sc.haze_colour = 0.0030, lin((236, 228, 212)) * 1.3
    sc.add(quad([(-90, 0, -8), (2.2, 0, -8), (2.2, 0, 260), (-90, 0, 260)]), asphalt, casts=False)
    sc.add(quad([(40, 0, -8), (2.2, 0, -8), (2.2, 0, 260), (40, 0, 260)]), flat((120, 116, 110)), casts=False)
    sc.add(box((38, 0.13, 260), (21.2, 0, 122)), paving, casts=False)
    plates = ["BT0263", "BT5172", "BT3806", "BT7415", "BT2290", "BT6637", "BT1058"]
    for k, number in enumerate(plates):
        add_car(
            sc,
            (0.02 * (k % 3) - 0.02, 0, 0.1 + k * 5.75),
            180 + (k % 2) * 0.8,
            (236, 176, 22),
            number,
            open_window=k == 0,
        )
    driver = Outfit(shirt=(224, 226, 228), legs=(40, 42, 50), glow=0.16)
    add_person(
        sc,
        Pose(
            (0.37, 0, 0.0),
            yaw=180,
            lean=-4,
            hips=(0, 0.58, 0),
            hand_l=(-0.16, 0.98, 0.42),
            hand_r=(0.14, 0.95, 0.44),
            foot_r=(0.1, 0.3, 0.55),
            foot_l=(-0.1, 0.3, 0.55),
            head_yaw=-62,
            head_pitch=6,
            size=0.92,
        ),
        driver,
        Build(untucked=True),
        0.018,
    )
    for x, z, c in (
        (-4.2, 13, (235, 235, 232)),
        (-4.0, 24, (40, 44, 52)),
        (-7.0, 38, (120, 20, 26)),
        (-4.2, 47, (190, 194, 198)),
    ):
        add_car(sc, (x, 0, z), 180 if x > -5 else 0, c, "A8" + str(z) + "K6", taxi=False)
    _people(sc)
    _station(sc)
    img, depth = Renderer(sc, 4).frame()
    img = shimmer(img, depth)
    img = focus(*shrink(img, depth, SIZE), 5.2, 2.6 * SIZE[0] / 2400, 14)
    img = flare(img)
    return finish(img, SIZE, 0.66, (1.05, 1.0, 0.93), 0.07, 0.010, 0.24, 1.20, 0.97)


def flare(img: Array) -> Array:
    """Veiling glare from the sun outside the upper right corner."""
    h, w = img.shape[:2]
    y, x = np.mgrid[0:64, 0:96].astype(np.float32)
    d = np.hypot(x / 96 - 1.02, (y / 64 + 0.12) * 0.67)
    veil = resize(np.exp(-d / 0.42).astype(np.float32), (w, h))
    return np.asarray(img + (veil * 0.22)[..., None] * np.array([1.0, 0.90, 0.68], np.float32))
