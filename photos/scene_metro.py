"""The concourse of a metro station: an officer carries an old man's two bags to the exit."""

from __future__ import annotations

import numpy as np
from body import Build, Pose
from lights import Sun, hemisphere
from mesh import box, merge, tube
from metro_parts import HIGH, Granite, bag, ceiling, cladding, escalator, steel
from people import Outfit, add_person
from post import blur, finish, focus, shrink
from raster import Array, Camera, unit, vec
from shading import Renderer, Scene
from stage import duffel, flat, lettered, railing, room

SIZE = (1440, 960)


def _cast(sc: Scene) -> None:
    """The officer with the bags, the old man, passengers behind."""
    off = Outfit(shirt=(164, 196, 226), badge=True)
    ox, oz = 0.42, 0.35
    yaw = 196.0
    f = add_person(
        sc,
        Pose(
            (ox, 0, oz),
            yaw=yaw,
            lean=8,
            hand_r=(0.36, 0.72, 0.04),
            hand_l=(-0.36, 0.73, 0.04),
            foot_r=(0.10, 0.12, -0.34),
            foot_l=(-0.10, 0.07, 0.30),
            hips=(0, 0.905, 0),
            head_yaw=44,
            head_pitch=-6,
            elbow_out=0.3,
        ),
        off,
        Build(cap=True),
        0.013,
    )
    r = np.radians(yaw)
    for s, colour, size in ((1, (178, 34, 40), 0.56), (-1, (44, 66, 116), 0.60)):
        lx, lz = s * 0.40, 0.08
        wx, wz = ox + lx * np.cos(r) + lz * np.sin(r), oz - lx * np.sin(r) + lz * np.cos(r)
        sc.add(duffel(size).moved((wx, 0.765 - size * 0.78, wz), r + np.pi / 2), bag(colour))
    old = Outfit(
        shirt=(206, 204, 194),
        legs=(84, 88, 92),
        hair=(150, 148, 146),
        grey=0.95,
        shoe=(40, 36, 32),
        skin=(190, 138, 108),
    )
    g = add_person(
        sc,
        Pose(
            (-0.52, 0, 0.12),
            yaw=172,
            lean=21,
            hips=(0, 0.88, -0.05),
            hand_l=(-0.27, 0.82, 0.36),
            hand_r=(0.27, 0.86, 0.10),
            foot_l=(-0.10, 0.07, -0.10),
            foot_r=(0.10, 0.075, 0.22),
            head_yaw=-42,
            head_pitch=9,
            size=0.95,
        ),
        old,
        Build(hair="short", belly=1.06, sleeve=0.85, untucked=True),
        0.013,
    )
    ra = np.radians(172)
    hx, hz = -0.27, 0.44
    hx, hz = -0.52 + (hx * np.cos(ra) + hz * np.sin(ra)) * 0.95, 0.12 + (-hx * np.sin(ra) + hz * np.cos(ra)) * 0.95
    sc.add(
        merge(
            [
                tube((hx, 0.0, hz - 0.06), (hx, 0.80, hz), 0.012, 0.014, 10),
                tube((hx, 0.80, hz - 0.02), (hx, 0.80, hz + 0.10), 0.016, 0.016, 10),
            ]
        ),
        flat((92, 56, 30), 0.05),
    )
    del f, g
    rng = np.random.default_rng(23)
    tops = [(196, 60, 60), (40, 60, 90), (232, 230, 224), (80, 120, 90), (220, 160, 60), (120, 130, 150), (60, 60, 66)]
    spots = [
        (-3.6, 4.5, 10),
        (-2.3, 7.0, 170),
        (2.6, 6.4, 190),
        (-3.9, 9.5, 185),
        (1.0, 10.5, 5),
        (-1.2, 13, 175),
        (2.2, 14, 10),
        (-3.0, 16, 0),
        (0.4, 18, 180),
        (-4.4, 13.5, 180),
        (3.4, 10.2, 0),
    ]
    for k, (x, z, y) in enumerate(spots):
        s = 1 if k % 2 else -1
        add_person(
            sc,
            Pose(
                (x, 0, z),
                yaw=y + rng.uniform(-15, 15),
                lean=5,
                foot_r=(0.1, 0.09, -0.28 * s),
                foot_l=(-0.1, 0.08, 0.26 * s),
                hand_r=(0.27, 0.86, 0.16 * s),
                hand_l=(-0.27, 0.86, -0.16 * s),
            ),
            Outfit(
                shirt=tops[k % 7],
                legs=[(46, 52, 72), (150, 142, 128), (30, 31, 35)][k % 3],
                pattern="stripe" if k % 4 == 0 else "",
            ),
            Build(
                hair="bob" if k % 3 == 0 else "short",
                skirt=k % 6 == 3,
                width=0.93 if k % 3 == 0 else 1.0,
                untucked=True,
            ),
            0.03,
        )


def render(scale: float = 1.0) -> Array:
    """The picture at its size."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(-0.10, 1.36, -4.15), vec(-0.10, 1.36, 2), 48, shift=-0.045)

    def sky(d: Array) -> Array:
        up = np.clip(d[:, 1:2] * 2.5, 0, 1)
        strips = 0.25 + 0.75 * np.exp(-((((d[:, :1] * 5) % 1 - 0.5) / 0.25) ** 2))
        return np.asarray(((strips * up + 0.30 * (1 - up)) * np.array([0.95, 1.0, 1.03])).astype(np.float32))

    sc = Scene(cam, sky)
    lamps = [unit(vec(x, 1.0, z)) for x, z in ((-0.75, -0.4), (0.0, -0.7), (0.75, -0.2), (0.1, 0.5))]
    sc.suns = [Sun(d, np.array([0.80, 0.81, 0.80], np.float32), vec(0, 1, 2), 7, 1024, 0.16) for d in lamps]
    sc.dome = hemisphere(24, lambda d: np.asarray((0.55 + 1.1 * d[:, 1:2]) * np.array([0.98, 1.0, 1.0])), 0.02)
    sc.dome_centre, sc.dome_reach = vec(0, 1.0, 4), 9
    sc.bounce, sc.fill = np.array([0.22, 0.215, 0.20], np.float32), np.array([0.05, 0.05, 0.05], np.float32)
    sc.haze, sc.haze_colour = 0.006, np.array([0.75, 0.77, 0.78], np.float32)
    r = room(-6.2, 6.6, -6, 44, HIGH)
    granite = Granite()
    granite.scale = float(w)
    sc.add(r["floor"], granite, casts=False, mirrored=False)
    sc.add(r["ceiling"], ceiling, casts=False)
    sc.add(r["left"], cladding, casts=False)
    sc.add(r["right"], cladding, casts=False)
    sc.add(r["back"], flat((196, 200, 200)), casts=False)
    for z in (3.2, 9.2, 15.2, 21.2, 27.2):
        for x in (-3.1, 2.9):
            if x < 0 or z > 4:
                sc.add(tube((x, 0, z), (x, HIGH, z), 0.42, 0.42, 40), steel, casts=False)
    escalator(sc, -2.0, 22.0)
    sign = box((2.9, 0.46, 0.14), (0.95, 2.72, 3.4), 0.02)
    sc.add(sign, lettered("出口 EXIT", (18, 20, 24), (250, 250, 244), (-0.72, -0.13, 1.0, 0.13), emit=0.9))
    sc.add(
        box((0.46, 0.40, 0.15), (-0.18, 2.75, 3.39)),
        lettered("3", (240, 200, 20), (16, 16, 16), (-0.06, -0.12, 0.06, 0.12), emit=0.6),
    )
    sc.add(merge([tube((x, 3.1, 3.4), (x, HIGH, 3.4), 0.02, 0.02, 8) for x in (0.0, 1.9)]), flat((120, 122, 124), 0.1))
    gates = [box((0.26, 1.02, 1.7), (x, 0, 8.0), 0.05) for x in np.arange(3.4, 6.4, 0.86)]
    sc.add(merge(gates), flat((178, 182, 186), 0.10))
    sc.add(railing(2.6, 1.0).moved((-6.0, 0, 11.0), 0.0), flat((190, 192, 194), 0.3))
    _cast(sc)
    ren = Renderer(sc, 4)
    small = Camera(w // 2, h // 2, cam.eye, cam.target, cam.fov, cam.shift)
    img, depth = ren.frame(mirror=True, camera=small)
    soft = blur(img, 1.0 * w / 1800)
    granite.mirror = soft
    img, depth = ren.frame()
    img = focus(*shrink(img, depth, SIZE), 4.5, 6.0 * SIZE[0] / 1800, 12)
    return finish(img, SIZE, 0.60, (1.03, 1.0, 0.965), 0.09, 0.010, 0.30, 1.14, 1.0)
