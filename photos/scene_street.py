"""An anti-fraud stall in a shopping street: officers hand leaflets to elderly residents."""

from __future__ import annotations

import numpy as np
from body import Build, Pose
from lights import Sun, hemisphere
from mesh import box, merge, quad, tube
from people import Outfit, add_person, lin
from post import finish, focus, shrink
from raster import Array, Camera, unit, vec
from shading import Renderer, Scene
from stage import city, flat, leaf, lettered, tree
from street_parts import Shops, awning, cloth, leaflet, poster, setts, shade

SIZE = (1440, 960)
SUN = unit(vec(-0.46, 0.70, -0.36))


def _folk(sc: Scene) -> None:
    """Officers at the stall, the elderly, people strolling."""
    off = Outfit(shirt=(166, 196, 224), badge=True)
    add_person(
        sc,
        Pose(
            (-0.62, 0, 0.25),
            yaw=112,
            lean=8,
            hand_r=(0.10, 1.06, 0.48),
            hand_l=(-0.14, 1.10, 0.34),
            head_pitch=-9,
            head_yaw=-6,
        ),
        off,
        Build(cap=True),
        0.013,
    )
    gran = Outfit(
        shirt=(150, 70, 96),
        legs=(60, 58, 66),
        hair=(190, 188, 184),
        grey=0.9,
        pattern="flower",
        second=(226, 190, 196),
        skin=(190, 140, 112),
    )
    add_person(
        sc,
        Pose(
            (0.36, 0, -0.06),
            yaw=292,
            lean=12,
            hips=(0, 0.90, -0.03),
            hand_l=(-0.06, 1.16, 0.42),
            hand_r=(0.16, 1.02, 0.36),
            head_pitch=-3,
            size=0.90,
        ),
        gran,
        Build(hair="bun", width=0.9, belly=1.05, sleeve=1.5, untucked=True),
        0.013,
    )
    old = Outfit(shirt=(226, 226, 216), legs=(96, 94, 88), hair=(170, 168, 164), grey=0.95, skin=(186, 136, 106))
    add_person(
        sc,
        Pose(
            (1.02, 0, 0.42),
            yaw=262,
            lean=9,
            hand_r=(0.12, 1.20, 0.30),
            hand_l=(-0.12, 1.18, 0.30),
            head_pitch=-16,
            size=0.95,
        ),
        old,
        Build(belly=1.08, untucked=True),
        0.014,
    )
    add_person(
        sc,
        Pose(
            (-0.10, 0, 1.75),
            yaw=170,
            hand_r=(0.22, 0.98, 0.36),
            hand_l=(-0.20, 1.0, 0.36),
            head_yaw=-20,
            head_pitch=-10,
        ),
        off,
        Build(cap=True),
        0.016,
    )
    aunt = Outfit(shirt=(70, 110, 120), legs=(40, 42, 52), grey=0.3, pattern="check", second=(190, 210, 200))
    add_person(
        sc,
        Pose(
            (-1.95, 0, 0.85),
            yaw=80,
            lean=5,
            hand_r=(0.16, 1.1, 0.32),
            hand_l=(-0.15, 1.05, 0.3),
            head_pitch=-12,
            size=0.93,
        ),
        aunt,
        Build(hair="bob", width=0.9, untucked=True),
        0.016,
    )
    for x, y, z, a in ((-0.05, 1.09, 0.10, 0.5), (0.86, 1.22, 0.30, 1.6), (-1.62, 1.12, 0.90, 1.2)):
        p = box((0.15, 0.003, 0.21), (0, 0, 0)).rotated(
            np.array([[1, 0, 0], [0, 0.8, -0.6], [0, 0.6, 0.8]], np.float32)
        )
        sc.add(p.moved((x, y, z), a), leaflet)
    rng = np.random.default_rng(31)
    tops = [
        (220, 70, 70),
        (240, 236, 226),
        (60, 100, 150),
        (230, 180, 60),
        (90, 140, 90),
        (60, 60, 70),
        (210, 130, 160),
    ]
    for k in range(14):
        z = 6 + k * 1.5
        x = rng.uniform(-1.0, 1.0) * (2.0 + z * 0.16) + (1.6 if k % 2 else -1.2)
        add_person(
            sc,
            Pose(
                (x, 0, z),
                yaw=rng.choice([0, 180]) + rng.uniform(-25, 25),
                foot_r=(0.1, 0.08, 0.22),
                foot_l=(-0.1, 0.08, -0.2),
            ),
            Outfit(shirt=tops[k % 7], legs=[(50, 58, 80), (160, 150, 130), (34, 34, 40)][k % 3]),
            Build(hair="bob" if k % 2 else "short", skirt=k % 4 == 1, width=0.94, untucked=True),
            0.04,
        )


def render(scale: float = 1.0) -> Array:
    """The picture at its size."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(0.25, 1.48, -3.7), vec(-0.15, 1.42, 1.0), 46, shift=0.0)
    sky = city((130, 172, 214), (240, 234, 220), (110, 104, 96), SUN, 0.4)
    sc = Scene(cam, sky)
    sc.suns = [Sun(SUN, np.array([5.4, 4.9, 4.1], np.float32), vec(0, 1, 8), 16, 1600, 0.02, (vec(0, 1.2, 0.8), 4.0))]
    sc.dome = hemisphere(24, lambda d: sky(np.asarray(unit(d + vec(0, 0.25, 0)))) * 0.75)
    sc.dome_centre, sc.dome_reach = vec(0, 1.0, 2.5), 8
    sc.bounce, sc.fill = np.array([0.42, 0.38, 0.32], np.float32), np.array([0.16, 0.155, 0.15], np.float32)
    sc.haze, sc.haze_colour = 0.006, lin((230, 224, 210))
    sc.add(quad([(-30, 0, -8), (30, 0, -8), (30, 0, 90), (-30, 0, 90)]), setts, casts=False)
    sc.add(quad([(-6.4, 0, -4), (-6.4, 0, 60), (-6.4, 14, 60), (-6.4, 14, -4)]), Shops(1), casts=False)
    sc.add(quad([(7.0, 0, -4), (7.0, 0, 60), (7.0, 14, 60), (7.0, 14, -4)]), Shops(4, right=True), casts=False)
    sc.add(quad([(-8, 0, 46), (9, 0, 46), (9, 11, 46), (-8, 11, 46)]), Shops(2), casts=False)
    table = box((2.1, 0.74, 0.62), (0, 0, 0), 0.012)
    sc.add(table.moved((-0.75, 0, 1.05), 0.12), cloth)
    stack = [
        box((0.15, 0.05 + 0.02 * (k % 3), 0.21), (x, 0.742, z))
        for k, (x, z) in enumerate(((-1.4, 0.98), (-1.15, 1.1), (-0.85, 1.0), (-0.25, 0.9), (0.0, 1.02)))
    ]
    sc.add(merge(stack), flat((232, 232, 226)))
    sc.add(
        box((0.36, 0.28, 0.2), (-0.55, 0.742, 1.2), 0.01),
        lettered("反诈", (20, 84, 170), (255, 255, 255), (-0.12, -0.07, 0.12, 0.07)),
    )
    pole = (-0.55, 2.0)
    sc.add(shade(2.05, 2.95, 2.42).moved((pole[0], 0, pole[1] - 0.4)), awning)
    sc.add(
        merge([tube((pole[0], 0, pole[1] - 0.4), (pole[0], 2.95, pole[1] - 0.4), 0.025, 0.025, 12)]),
        flat((200, 200, 200), 0.2),
    )
    stand = box((0.80, 1.9, 0.02), (0, 0.06, 0))
    sc.add(stand.moved((1.78, 0, 1.9), -0.2), poster)
    for x, z, seed in ((-5.0, 12, 2), (5.4, 15, 3), (-5.0, 24, 5), (5.4, 27, 6)):
        a, b = tree(seed, 5.5, 1.9, 2600)
        sc.add(a.moved((x, 0.2, z)), leaf)
        sc.add(b.moved((x, 0.2, z)), flat((86, 70, 54)))
    _folk(sc)
    img, depth = Renderer(sc, 4).frame()
    img = focus(*shrink(img, depth, SIZE), 4.1, 7.5 * SIZE[0] / 1800, 26, 5)
    return finish(img, SIZE, 0.74, (1.04, 1.0, 0.95), 0.10, 0.010, 0.24, 1.06, 1.02)
