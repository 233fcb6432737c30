"""The coach at its bay: two officers look into the hold, under the light and shade of the canopy."""

from __future__ import annotations

import numpy as np
from body import Build, Pose
from coach import add_coach
from lights import Sun, hemisphere
from mesh import box, merge, quad, tube
from noise import cloud
from people import Outfit, add_person, lin
from post import finish, focus, shrink
from raster import Array, Camera, unit, vec
from shading import Paint, Renderer, Scene, Surface
from stage import city, duffel, flat, lettered, suitcase

SIZE = (1440, 960)
SUN = unit(vec(0.50, 0.74, -0.34))


def concrete(s: Surface) -> Paint:
    """Worn concrete with joints, oil, bay lines."""
    x, _, z = s.pos.T
    base = 0.30 + 0.022 * cloud(x, z, 6, 3, 1.2) + 0.016 * cloud(x, z, 0.9, 4, 0.4)
    joint = (np.abs((x + 1) % 4 - 2) < 0.012) | (np.abs((z + 1) % 4 - 2) < 0.012)
    oil = np.clip(cloud(x, z, 5, 6, 1.4) - 0.7, 0, 1) * np.exp(-(((x + 1.0) / 2.0) ** 2))
    base = np.where(joint, base * 0.5, base) * (1 - 0.6 * oil)
    c = base[:, None] * np.array([1.04, 1.0, 0.94])
    wear = np.clip(0.75 + 0.4 * cloud(x, z, 0.8, 5, 0.6), 0.1, 1)
    lines = (np.abs(x - 2.9) < 0.075) | (np.abs(x + 3.4) < 0.075)
    m = (lines * wear)[:, None]
    c = c * (1 - m) + m * lin((230, 180, 40))
    return Paint(c.astype(np.float32))


def glazed(s: Surface) -> Paint:
    """The waiting hall behind: glass, mullions, lit inside."""
    x, y, z = s.loc.T
    u = x + z
    m = ((u / 1.8) % 1 < 0.06) | (np.abs(y - 2.5) < 0.06) | (y < 0.3)
    c = np.where(m, 0.32, 0.04)[:, None] * np.ones(3)
    glow = np.where(
        m | (y > 3.0), 0.0, 0.12 + 0.16 * np.exp(-(((y - 3.6) / 0.9) ** 2)) + 0.05 * (((u / 0.9) % 1) < 0.5) * (y < 2.4)
    )[:, None] * np.array([0.8, 0.95, 1.0])
    return Paint(c.astype(np.float32), None, np.where(m, 0.0, 0.08).astype(np.float32), 60.0, glow.astype(np.float32))


def banded(s: Surface) -> Paint:
    """A column with yellow and black warning bands at its foot."""
    y = s.pos[:, 1]
    w = (((y * 3.6) % 1) < 0.5)[:, None]
    c = np.where(w, lin((236, 186, 16)), lin((20, 20, 20)))
    c = np.where((y > 1.25)[:, None], lin((206, 208, 206)), c)
    return Paint(c.astype(np.float32), None, 0.03, 30.0)


def woven(s: Surface) -> Paint:
    """The red, white and blue woven bag every traveller knows."""
    x, y, z = s.loc.T
    u, v = (x + z * 0.6) * 11, y * 11
    a, b = u % 1, v % 1
    c = np.repeat(lin((232, 230, 226))[None], len(x), 0)
    c[(a < 0.22) | (b < 0.22)] = lin((196, 40, 46))
    c[(np.abs(a - 0.6) < 0.09) | (np.abs(b - 0.6) < 0.09)] = lin((40, 80, 160))
    fold = 0.10 * cloud(x + z, y, 0.6, 33, 1.1)
    return Paint(c, unit(s.nrm + fold[:, None] * np.array([1.5, 1.0, 1.2], np.float32)).astype(np.float32), 0.02, 20.0)


def _canopy(sc: Scene) -> None:
    """Roof sheets with gaps, beams, columns."""
    for z in np.arange(-9, 34, 4.2):
        sc.add(box((15, 0.10, 3.1), (-1.0, 5.5, z)), flat((196, 196, 190)))
        sc.add(
            merge([box((15, 0.36, 0.16), (-1.0, 5.08, z + 2.0)), box((15, 0.05, 0.30), (-1.0, 5.06, z + 2.0))]),
            flat((176, 180, 180), mottle=0.05),
        )
    for x in (-6.0, 4.3):
        sc.add(box((0.22, 0.42, 46), (x, 4.75, 11)), flat((168, 172, 172)))
        for z in (4.0, 12.4, 20.8, 29.2):
            sc.add(tube((x, 0, z), (x, 4.8, z), 0.2, 0.2, 28), banded)


def _luggage(sc: Scene) -> None:
    """What lies in the hold and beside it."""
    rng = np.random.default_rng(5)
    colours = [(150, 30, 38), (30, 64, 120), (52, 54, 58), (210, 160, 50), (44, 100, 80), (120, 60, 120)]
    for k, z0 in enumerate((-1.85, -1.2, -0.6, 0.2, 0.75, 1.35)):
        c = colours[k % 6]
        item = suitcase(0.58) if k % 2 else duffel(0.56)
        sc.add(
            item.moved((0.80 + rng.uniform(-0.08, 0.12) + X, 0.46, z0 + 0.25 + Z), rng.uniform(1.3, 1.8)), flat(c, 0.03)
        )
    sc.add(suitcase(0.66).moved((2.55, 0, 2.6), 2.1), flat((34, 66, 124), 0.05))
    sc.add(suitcase(0.56).moved((2.95, 0, 3.2), 0.4), flat((196, 40, 46), 0.05))
    sc.add(box((0.66, 0.40, 0.36), (0, 0, 0), 0.06).moved((1.42, 0, 0.42), 0.5), woven)
    sc.add(box((0.42, 0.30, 0.34), (0, 0, 0)).moved((1.30, 0, 0.98), 0.9), flat((176, 138, 92), mottle=0.05))


X, Z = -0.5, 2.2


def _folk(sc: Scene) -> None:
    """Officers, driver, passengers."""
    vest = Outfit(shirt=(158, 190, 222), vest=True, badge=True)
    add_person(
        sc,
        Pose(
            (1.66, 0, 1.45),
            yaw=285,
            lean=48,
            hips=(0, 0.86, -0.18),
            hand_r=(0.2, 0.78, 0.62),
            hand_l=(-0.16, 1.12, 0.56),
            foot_l=(-0.13, 0.07, 0.18),
            foot_r=(0.14, 0.08, -0.25),
            head_pitch=2,
        ),
        vest,
        Build(cap=True),
        0.013,
    )
    add_person(
        sc,
        Pose(
            (2.42, 0, 0.62),
            yaw=300,
            hand_l=(-0.13, 1.13, 0.30),
            hand_r=(0.10, 1.18, 0.28),
            head_pitch=-20,
            head_yaw=-8,
            lean=4,
        ),
        Outfit(badge=True, vest=True),
        Build(cap=True),
        0.013,
    )
    board = box((0.23, 0.31, 0.012), (0, 0, 0))
    sc.add(board.moved((2.10, 1.14, 0.80), np.radians(300)), flat((226, 226, 222)))
    add_person(
        sc,
        Pose((2.05, 0, 5.2), yaw=200, hand_r=(0.25, 1.1, 0.3), head_yaw=12),
        Outfit(shirt=(232, 234, 236), legs=(36, 38, 46)),
        Build(belly=1.08, untucked=True),
        0.02,
    )
    rng = np.random.default_rng(4)
    tops = [(210, 80, 80), (60, 110, 150), (230, 220, 200), (90, 150, 100), (220, 170, 70), (240, 240, 240)]
    for k in range(9):
        x, z = 4.9 + rng.uniform(0, 3.5), 7.5 + k * 1.3
        add_person(
            sc,
            Pose((x, 0, z), yaw=rng.uniform(120, 300), foot_r=(0.11, 0.07, 0.2 * (k % 2)), hand_r=(0.25, 0.9, 0.2)),
            Outfit(shirt=tops[k % 6], legs=(60, 64, 78) if k % 2 else (150, 140, 124)),
            Build(hair="bob" if k % 3 == 0 else "short", width=0.95, untucked=True),
            0.032,
        )
        if k % 2:
            sc.add(suitcase().moved((x - 0.5, 0, z), rng.uniform(0, 3)), flat(tops[(k + 2) % 6], 0.03))


def render(scale: float = 1.0) -> Array:
    """The picture at its size."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(3.75, 1.55, -3.3), vec(0.75, 1.55, 2.0), 58, shift=-0.02)
    sky = city((120, 164, 206), (240, 232, 216), (112, 106, 98), SUN, 0.4)
    sc = Scene(cam, sky)
    sc.suns = [Sun(SUN, np.array([6.6, 5.9, 4.8], np.float32), vec(0, 1, 8), 18, 1600, 0.02, (vec(1.0, 1.2, 0.8), 4.5))]
    sc.dome = hemisphere(24, lambda d: sky(np.asarray(unit(d + vec(0, 0.2, 0)))) * 0.8)
    sc.dome_centre, sc.dome_reach = vec(0.5, 2.0, 5), 15
    sc.bounce, sc.fill = np.array([0.62, 0.56, 0.46], np.float32), np.array([0.24, 0.235, 0.22], np.float32)
    sc.haze, sc.haze_colour = 0.004, lin((230, 222, 206))
    sc.add(quad([(-60, 0, -8), (60, 0, -8), (60, 0, 140), (-60, 0, 140)]), concrete, casts=False)
    add_coach(sc, (X, 0, Z), 180, (20, 70, 150), "山城 — 渝东", "长途客运")
    add_coach(sc, (-5.6, 0, Z + 1.4), 180, (170, 30, 34), "山城 — 川南", "快速客运", hold=False)
    add_coach(sc, (-10.4, 0, Z + 1.0), 180, (30, 120, 80), "山城 — 黔北", "长途客运", hold=False)
    _canopy(sc)
    _luggage(sc)
    _folk(sc)
    hall = quad([(-40, 0, 24), (30, 0, 24), (30, 5.0, 24), (-40, 5.0, 24)])
    sc.add(hall, glazed)
    wall = quad([(10.5, 0, -2), (10.5, 0, 24), (10.5, 4.8, 24), (10.5, 4.8, -2)])
    sc.add(wall, glazed)
    sc.add(
        box((1.9, 0.55, 0.12), (6.1, 3.3, 6.0), 0.02),
        lettered("12 发车位", (16, 62, 140), (246, 246, 240), (-0.8, -0.16, 0.8, 0.16)),
    )
    sc.add(
        merge([tube((5.4, 3.8, 6), (5.4, 5.1, 6), 0.02, 0.02, 8), tube((6.8, 3.8, 6), (6.8, 5.1, 6), 0.02, 0.02, 8)]),
        flat((140, 140, 142)),
    )
    img, depth = Renderer(sc, 4).frame()
    img = focus(*shrink(img, depth, SIZE), 5.6, 2.4 * SIZE[0] / 1800, 10)
    return finish(img, SIZE, 0.80, (1.05, 1.0, 0.94), 0.10, 0.010, 0.25, 1.04, 0.97)
