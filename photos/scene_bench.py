"""A hearing in open court: three judges on the bench, the clerk below, the public from behind."""

from __future__ import annotations

import numpy as np
from body import Build
from interior import chair, panelled, sheet, sitter, tiles, wood
from lights import Sun, hemisphere
from mesh import box, merge, tube
from noise import cloud
from people import Outfit, lin
from post import finish, focus, shrink
from raster import Array, Camera, unit, vec
from shading import Paint, Renderer, Scene, Surface
from stage import flat, lettered, room

SIZE = (1500, 1000)


def boards(s: Surface) -> Paint:
    """The wall behind the bench: tall panels of dark wood with a pale frame."""
    x, y, _ = s.loc.T
    g = cloud(x * 5, y * 0.5, 2.6, 71, 0.9)
    c = lin((126, 76, 46)) * np.clip(1 + 0.16 * g, 0.4, 1.6)[:, None]
    seam = np.abs((x / 0.82) % 1 - 0.5) > 0.488
    c = np.where(seam[:, None], c * 0.35, c)
    return Paint(c.astype(np.float32), None, 0.03, 40.0)


def scales(s: Surface) -> Paint:
    """A round shield with a pair of scales in gold."""
    x, y, _ = s.loc.T
    r = np.hypot(x, y)
    gold = (
        (np.abs(r - 0.40) < 0.022)
        | ((np.abs(x) < 0.014) & (np.abs(y) < 0.27))
        | ((np.abs(y - 0.20) < 0.012) & (np.abs(x) < 0.25))
    )
    gold |= (np.abs(y + 0.26) < 0.018) & (np.abs(x) < 0.12)
    for side in (-0.24, 0.24):
        u, v = x - side, y - 0.02
        gold |= (np.hypot(u, v + 0.03) < 0.105) & (v < -0.03)
        gold |= (np.abs(np.abs(u) - (0.17 - v) * 0.55) < 0.008) & (v > -0.04) & (v < 0.18)
    c = np.where(gold[:, None], lin((236, 190, 84)), lin((176, 24, 30)))
    return Paint(c.astype(np.float32), None, np.where(gold, 0.10, 0.02).astype(np.float32), 60.0)


def _plate(sc: Scene, text: str, at: tuple[float, float, float]) -> None:
    """A name plate that leans on a desk."""
    plate = lettered(text, (240, 238, 232), (30, 30, 34), (-0.17, -0.035, 0.17, 0.035))
    sc.add(box((0.44, 0.13, 0.05), at, 0.01), plate)


def _bench(sc: Scene) -> None:
    """The dais, the long desk, the judges and the clerk."""
    sc.add(box((6.4, 0.34, 2.2), (0, 0, 4.0)), flat((112, 40, 36), mottle=0.08))
    sc.add(box((5.0, 0.78, 0.62), (0, 0.34, 3.30), 0.02), wood)
    front = box((5.1, 0.05, 0.72), (0, 1.12, 3.30), 0.015)
    sc.add(front, flat((70, 40, 26), 0.06, 60))
    robe = Outfit(shirt=(26, 25, 29), legs=(24, 24, 28), collar=(150, 26, 32))
    for k, x in enumerate((-1.45, 0.0, 1.45)):
        _plate(sc, ("审判员", "审判长", "审判员")[k], (x, 1.17, 3.06))
        before = len(sc.things)
        build = Build(hair=("bob", "short", "short")[k], sleeve=1.9, loose=1.12, width=(0.93, 1.0, 1.0)[k])
        look = {"head_yaw": (10.0, -4.0, -14.0)[k], "head_pitch": (-12.0, -4.0, -16.0)[k], "lean": 9}
        sitter(sc, x, 4.02, 180, robe, build, hand_r=(0.17, 0.86, 0.40), hand_l=(-0.15, 0.86, 0.42), **look)
        for thing in sc.things[before:]:
            _lift(thing, 0.34)
        back = box((0.62, 0.95, 0.08), (x, 0.90, 4.30), 0.03)
        sc.add(back, flat((92, 30, 28), 0.03))
    papers = [
        box((0.21, 0.012, 0.29), (0, 0, 0)).moved((x, 1.171, 3.34), a)
        for x, a in ((-1.2, 0.1), (-0.2, -0.1), (0.25, 0.2), (1.25, 0))
    ]
    sc.add(merge(papers), sheet)
    sc.add(box((1.7, 0.74, 0.55), (-0.85, 0, 2.15), 0.015), wood)
    clerk = Outfit(shirt=(196, 206, 216), legs=(34, 36, 46))
    sitter(sc, -0.95, 2.66, 180, clerk, Build(hair="bob", width=0.92), head_pitch=-14, lean=12)
    screen = box((0.56, 0.36, 0.03), (-0.5, 0.84, 2.2), 0.01)
    sc.add(merge([screen, box((0.2, 0.1, 0.14), (-0.5, 0.74, 2.2))]), flat((26, 27, 30), 0.06))
    _plate(sc, "书记员", (-1.35, 0.74, 1.95))


def _lift(thing: object, by: float) -> None:
    """Put someone on the dais: the mesh, the coarse mesh, and the field that paints it."""
    for mesh in (thing.mesh, thing.proxy):  # type: ignore[attr-defined]
        if mesh is not None:
            mesh.v = mesh.v + np.array([0, by, 0], np.float32)
    painter = thing.shader  # type: ignore[attr-defined]
    if hasattr(painter, "f"):
        painter.f.move(np.array([0, by, 0]))


def _parties(sc: Scene) -> None:
    """Both sides at their desks, the public in rows."""
    sides = (
        (-2.65, 90.0, "原告", (("short", (232, 232, 228)), ("bob", (150, 74, 80)))),
        (2.65, 270.0, "被告", (("short", (74, 86, 104)), ("short", (120, 124, 128)))),
    )
    for x, yaw, name, people in sides:
        sc.add(box((0.6, 0.75, 2.1), (x * 0.80, 0, 1.55), 0.015), wood)
        turned = box((0.44, 0.13, 0.05), (0, 0, 0), 0.01).moved((x * 0.80, 0.75, 0.85))
        sc.add(turned, lettered(name, (240, 238, 232), (30, 30, 34), (-0.12, -0.035, 0.12, 0.035)))
        for k, (hair, shirt) in enumerate(people):
            fit = Outfit(shirt=shirt, legs=(42, 44, 54), grey=0.3 * k)
            build = Build(hair=hair, width=0.92 if hair == "bob" else 1.0)
            sitter(sc, x * 1.02, 1.05 + k * 1.0, yaw, fit, build, head_yaw=-26 if x < 0 else 26, head_pitch=-2)
    tops = ((196, 92, 84), (226, 224, 216), (60, 90, 130), (92, 112, 96), (214, 176, 96), (110, 100, 124))
    for k, x in enumerate((-2.1, -1.25, -0.35, 0.62, 1.45, 2.25)):
        fit = Outfit(shirt=tops[k], legs=(50, 54, 66), grey=(0.0, 0.6, 0.1, 0.0, 0.8, 0.2)[k])
        build = Build(hair="bob" if k in (0, 3) else "short", width=0.94, untucked=True)
        sitter(sc, x, -0.75, 0, fit, build, head_yaw=(k % 3 - 1) * 9, head_pitch=0, size=0.97)
    rail = [box((6.6, 0.07, 0.09), (0, 0.82, 0.10), 0.02)] + [
        box((0.06, 0.82, 0.06), (x, 0, 0.10)) for x in np.arange(-3.2, 3.3, 0.4)
    ]
    sc.add(merge(rail), flat((96, 56, 34), 0.05))
    chair(sc, 3.0, -0.75, 0)


def render(scale: float = 1.0) -> Array:
    """The picture at its size."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(-1.15, 2.02, -3.15), vec(-0.02, 1.26, 3.2), 52)

    def sky(d: Array) -> Array:
        up = np.clip(d[:, 1:2] * 2, 0, 1)
        return np.asarray(((0.22 + 0.8 * up) * np.array([1.0, 0.97, 0.92])).astype(np.float32))

    sc = Scene(cam, sky)
    lamps = [unit(vec(x, 1.0, z)) for x, z in ((-0.6, -0.5), (0.5, -0.75), (0.05, -0.2), (-0.2, 0.35))]
    sc.suns = [Sun(d, np.array([0.70, 0.67, 0.61], np.float32), vec(0, 1, 1.8), 5.2, 1024, 0.14) for d in lamps]
    sc.dome = hemisphere(20, lambda d: np.asarray((0.40 + 0.8 * d[:, 1:2]) * np.array([1.0, 0.98, 0.94])), 0.03)
    sc.dome_centre, sc.dome_reach = vec(0, 0.9, 1.8), 4.8
    sc.bounce, sc.fill = np.array([0.22, 0.19, 0.15], np.float32), np.array([0.07, 0.068, 0.062], np.float32)
    r = room(-4.2, 4.2, -4.5, 5.0, 3.6)
    sc.add(r["floor"], tiles, casts=False)
    for wall in ("left", "right", "back"):
        sc.add(r[wall], panelled, casts=False)
    sc.add(r["ceiling"], flat((238, 236, 228), emit=0.12), casts=False)
    sc.add(box((5.6, 3.3, 0.08), (0, 0, 4.93)), boards, casts=False)
    shield = tube((0, 0, 0), (0, 0, -0.06), 0.45, 0.45, 72)
    shield.loc = shield.v.copy()
    sc.add(shield.moved((0, 2.62, 4.88)), scales)
    _bench(sc)
    _parties(sc)
    img, depth = Renderer(sc, 4).frame()
    img = focus(*shrink(img, depth, SIZE), 6.6, 3.6 * SIZE[0] / 2000, 10)
    return finish(img, SIZE, 0.92, (1.03, 1.0, 0.95), 0.08, 0.011, 0.30, 1.10, 0.86)
