"""A lesson in law: an officer before the blackboard, the class from behind, hands up."""

from __future__ import annotations

import numpy as np
from body import Build, Pose
from decal import lettering, stamp
from interior import sitter, tiles, windows
from lights import Sun, hemisphere
from mesh import Mesh, box, merge, quad, tube
from noise import cloud
from people import Outfit, add_person, lin
from post import finish, focus, shrink
from raster import Array, Camera, unit, vec
from shading import Paint, Renderer, Scene, Surface
from stage import flat, lettered, room

SIZE = (1440, 960)
SUN = unit(vec(-0.80, 0.60, -0.10))
LINES = (
    ("暑期法治第一课", (-1.55, 0.28, 1.55, 0.56), 1.0),
    ("一、不私自下河游泳", (-1.5, -0.02, 0.30, 0.13), 0.75),
    ("二、不替陌生人转账", (-1.5, -0.26, 0.30, -0.11), 0.75),
    ("三、遇事先告诉家长", (-1.5, -0.50, 0.30, -0.35), 0.75),
)


def board(s: Surface) -> Paint:
    """The blackboard in chalk, wiped once or twice."""
    x, y, _ = s.loc.T
    c = lin((32, 66, 54)) * (1 + 0.10 * cloud(x * 0.5 + y, y, 1.6, 61, 1.2))[:, None]
    for text, at, ink in LINES:
        chalk = np.clip(0.8 + 0.35 * cloud(x, y, 0.06, 62, 0.3), 0.3, 1)
        w = (stamp(lettering(text, "sans", 90, 0.08), x, y, at) * chalk * ink)[:, None]
        c = c * (1 - w) + lin((238, 238, 228)) * w
    return Paint(c.astype(np.float32), None, 0.01)


def plaster(s: Surface) -> Paint:
    """White walls over a green dado."""
    x, y, z = s.pos.T
    tone = 1 + 0.02 * cloud(x + z, y, 2.0, 63)
    c = np.where((y < 1.0)[:, None], lin((140, 172, 158)), lin((232, 231, 224))) * tone[:, None]
    return Paint(c.astype(np.float32), None, 0.01)


def _pupils(sc: Scene) -> None:
    """Three rows of desks, the pupils in white with red scarves."""
    rng = np.random.default_rng(6)
    tops: list[Mesh] = []
    legs: list[Mesh] = []
    raised = {1, 4, 6, 9}
    for k in range(12):
        x, z = (-2.05, -0.75, 0.65, 1.95)[k % 4], (0.15, 1.45, 2.75)[k // 4]
        tops.append(box((1.02, 0.05, 0.46), (x, 0.62, z + 0.46), 0.012))
        legs += [
            tube((x + a, 0, z + b), (x + a, 0.62, z + b), 0.016, 0.016, 8) for a in (-0.45, 0.45) for b in (0.3, 0.6)
        ]
        girl = k % 3 == 1
        arm = (0.24, 1.42, 0.10) if k in raised else (0.16, 0.82, 0.42)
        fit = Outfit(shirt=(236, 238, 240), legs=(34, 48, 84), collar=(206, 26, 34), skin=(214, 168, 140))
        build = Build(hair="bob" if girl else "short", width=0.9, untucked=True)
        turn = float(rng.uniform(-7, 7))
        look = {"head_yaw": float(rng.uniform(-14, 14)), "head_pitch": -1.0, "lean": 8, "hand_r": arm}
        sitter(sc, x, z, turn, fit, build, size=0.80, **look)
    sc.add(merge(tops), flat((206, 168, 112), 0.04, 60, mottle=0.05))
    sc.add(merge(legs), flat((120, 126, 130), 0.1))
    books = [
        box((0.19, 0.02, 0.26), (0, 0, 0)).moved((tops[k].v[:, 0].mean() + 0.1, 0.675, tops[k].v[:, 2].mean()), k * 0.7)
        for k in range(12)
    ]
    sc.add(merge(books[::2]), flat((196, 60, 44), 0.02))
    sc.add(merge(books[1::2]), flat((60, 110, 170), 0.02))


def render(scale: float = 1.0) -> Array:
    """The class from behind, the officer before the board."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    return _photograph(Camera(w, h, vec(0.35, 1.9, -2.75), vec(0.0, 1.12, 3.4), 52), 5.2)


def render_faces(scale: float = 1.0) -> Array:
    """The class from beside the board: faces and hands."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    return _photograph(Camera(w, h, vec(3.1, 1.72, 4.2), vec(-0.5, 0.9, 0.9), 50), 3.0)


def _photograph(cam: Camera, at: float) -> Array:
    """The scene from a camera, sharp at a distance."""

    def sky(d: Array) -> Array:
        k = np.clip(d[:, 1:2] * 2, 0, 1)
        left = np.clip(-d[:, :1] * 3 - 0.2, 0.10, 1)
        return np.asarray((lin((250, 250, 246)) * 2.2 * (1 - 0.35 * k) * left).astype(np.float32))

    sc = Scene(cam, sky)
    sc.suns = [Sun(SUN, np.array([3.0, 2.7, 2.2], np.float32), vec(-0.5, 1, 1.5), 5.4, 1400, 0.015)]
    for y, x in ((0.30, -1.0), (1.0, -0.25), (1.0, 0.4)):
        sc.suns.append(Sun(unit(vec(x, y, -0.15)), np.full(3, 0.42, np.float32), vec(0, 1, 1.5), 5.4, 900, 0.10))
    sc.dome = hemisphere(20, lambda d: np.repeat(0.50 + 0.45 * np.clip(-d[:, :1], 0, 1), 3, 1), 0.05)
    sc.dome_centre, sc.dome_reach = vec(0, 0.8, 1.8), 4.5
    sc.bounce, sc.fill = np.array([0.26, 0.25, 0.22], np.float32), np.array([0.12, 0.12, 0.12], np.float32)
    r = room(-3.5, 3.6, -4, 5.0, 3.3)
    sc.add(r["floor"], tiles, casts=False)
    front = quad([(-3.5, 0, -2.9), (3.6, 0, -2.9), (3.6, 3.3, -2.9), (-3.5, 3.3, -2.9)])
    for wall in (r["back"], r["right"], *((front,) if cam.fwd[2] < 0 else ())):
        sc.add(wall, plaster, casts=False)
    sc.add(r["ceiling"], flat((236, 236, 232)), casts=False)
    windows(sc, -3.5, plaster)
    sc.add(box((3.9, 1.36, 0.05), (0, 0.92, 4.96)), flat((150, 110, 66), 0.03))
    sc.add(box((3.74, 1.22, 0.05), (0, 0.99, 4.94)), board)
    slogan = lettered("学法 知法 守法 用法", (188, 24, 30), (252, 224, 120), (-1.4, -0.12, 1.4, 0.12), gap=0.3)
    sc.add(box((3.4, 0.40, 0.03), (0, 2.52, 4.96)), slogan)
    sc.add(box((1.5, 0.86, 0.55), (-2.35, 0, 4.35), 0.02), flat((150, 104, 62), 0.04, mottle=0.06))
    officer = Outfit(shirt=(166, 196, 224), badge=True)
    stand = Pose((1.15, 0, 4.3), yaw=196, lean=3, hand_r=(-0.10, 1.12, 0.34), hand_l=(-0.52, 1.38, 0.10), head_pitch=-6)
    add_person(sc, stand, officer, Build(cap=True), 0.013)
    _pupils(sc)
    img, depth = Renderer(sc, 4).frame()
    img = focus(*shrink(img, depth, SIZE), at, 2.2 * SIZE[0] / 2000, 7)
    return finish(img, SIZE, 0.86, (1.02, 1.0, 0.97), 0.10, 0.010, 0.25, 1.06, 1.0)
