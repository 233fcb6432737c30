"""The river at dusk: a cable-stayed bridge with its lamps lit, towers on the far bank, two officers on the terrace."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from body import Build, Pose
from lights import Sun, hemisphere
from mesh import Mesh, box, merge, quad, tube
from noise import cells, cloud
from people import Outfit, add_person, lin
from post import blur, finish, shrink
from raster import Array, Camera, unit, vec
from shading import Paint, Renderer, Scene, Surface
from stage import flat, railing, tower_layer

SIZE = (2600, 1300)
DECK = 30.0
WEST, EAST = np.array([-250.0, DECK, 95.0]), np.array([300.0, DECK, 330.0])
Point = tuple[float, float, float]


def evening(d: Array) -> Array:
    """The sky after sunset, hills, three rows of towers with lit windows."""
    y = np.clip(d[:, 1], 0, 1)
    k = y[:, None] ** 0.42
    glow = np.exp(-(((np.arctan2(d[:, 0], d[:, 2]) - 0.42) / 0.55) ** 2))[:, None]
    low = lin((168, 116, 128)) * 0.8 * (1 - glow) + lin((255, 158, 76)) * 1.25 * glow
    c = low * (1 - k) + lin((38, 62, 126)) * 0.62 * k
    u, v = d[:, 0] / (y + 0.16), d[:, 2] / (y + 0.16)
    wisp = np.clip(cloud(u * 0.55, v * 1.3, 5.0, 33, 1.25) - 0.15, 0, 1.6) * np.clip(y * 7, 0, 1)
    c = c + wisp[:, None] * (lin((255, 134, 96)) * (0.20 + 0.5 * glow) * np.exp(-y * 2.2)[:, None])
    row = np.flatnonzero((y < 0.3) & (d[:, 1] > -0.08))
    if len(row):
        q = d[row]
        az, el = np.arctan2(q[:, 0], q[:, 2]), np.arctan2(q[:, 1], np.hypot(q[:, 0], q[:, 2]))
        col = c[row]
        for hill, air in ((0.085, 0.62), (0.060, 0.45)):
            ridge = hill + 0.026 * cloud(az, az * 0, 2.1, int(hill * 1000), 1.35)
            col = np.where((el < ridge)[:, None], col * air + lin((52, 58, 92)) * (1 - air), col)
        for seed, cell, base, more, air in (
            (4, 0.040, 0.020, 0.10, 0.50),
            (7, 0.062, 0.012, 0.13, 0.26),
            (9, 0.085, 0.0, 0.10, 0.08),
        ):
            cover, tone, shade = tower_layer(az, el, seed, cell, base, more)
            wall = lin((50, 56, 84)) * shade[:, None]
            lamp = cells(np.floor(tone * 997), np.floor(shade * 991), seed) * 0.7 + 0.3
            lit = np.where(tone > 0.86, lamp, 0)[:, None] * np.array([0.95, 0.64, 0.32])
            col = np.where(cover[:, None], (wall + lit) * (1 - air) + col * air, col)
        c[row] = col
    return np.asarray(c.astype(np.float32))


class Water:
    """The river; holds the mirrored picture once it is drawn."""

    mirror: Array | None = None
    scale = 1.0

    def __call__(self, s: Surface) -> Paint:
        """Dark water under a broken image of the bank."""
        x, _, z = s.pos.T
        base = np.repeat(lin((26, 36, 50))[None], len(x), 0)
        if self.mirror is None:
            return Paint(base)
        k = self.mirror.shape[1] / self.scale
        hh, ww = self.mirror.shape[:2]
        far = np.clip(90 / s.dist, 0.12, 1.2) * self.scale / 1900
        ripple = cloud(x * 0.35, z, 26, 17, 0.75) + 0.6 * cloud(x * 0.5, z, 7, 18, 0.5)
        dy, dx = ripple * 26 * far, cloud(x, z * 1.4, 9, 19, 0.6) * 7 * far
        i = np.clip((s.py + dy) * k, 0, hh - 1).astype(np.int32)
        j = np.clip((s.px + dx) * k, 0, ww - 1).astype(np.int32)
        fresnel = 0.10 + 0.80 * (1 - np.clip(-s.view[:, 1], 0, 1)) ** 5
        return Paint(base, None, 0.0, 10.0, (self.mirror[i, j] * fresnel[:, None]).astype(np.float32))


def bank(s: Surface) -> Paint:
    """The far embankment: dark green over stone, a string of lamps along the water."""
    x, y, z = s.pos.T
    n = cloud(x, y * 3, 30, 21, 0.7)
    c = np.where((y < 4.5)[:, None], lin((86, 84, 92)), lin((34, 48, 40))) * np.clip(1 + 0.5 * n, 0.3, 2)[:, None]
    lamp = np.exp(-((((x + z * 0.2) / 11 % 1 - 0.5) / 0.06) ** 2) - ((y - 5.0) / 0.8) ** 2)
    return Paint(c.astype(np.float32), None, 0, 10, (lamp[:, None] * np.array([3.0, 2.0, 0.9])).astype(np.float32))


def _along(t: float, up: float = 0.0, across: float = 0.0) -> Point:
    """A place on the bridge: along it from 0 to 1, above the deck, beside its middle."""
    d = unit(EAST - WEST)
    p = WEST + (EAST - WEST) * t + np.array([d[2], 0, -d[0]]) * across
    return float(p[0]), float(p[1] + up), float(p[2])


def _beam(size: tuple[float, float], at: Callable[[float], Point]) -> Mesh:
    """A bar over the whole length of the bridge."""
    d = EAST - WEST
    mid, yaw = at(0.5), float(np.arctan2(d[0], d[2]))
    return box((size[0], size[1], float(np.linalg.norm(d))), (0, 0, 0)).moved(mid, yaw)


def _bridge(sc: Scene) -> None:
    """Deck, pylons, stays and lamps."""
    steel, stays, lamps = flat((142, 138, 148), 0.02), [], []
    sc.add(_beam((15, 2.6), lambda t: _along(t, -2.6)), steel, casts=False)
    for side in (-7.6, 7.6):
        strip = _beam((0.5, 0.7), lambda t, side=side: _along(t, 0.1, side))  # type: ignore[misc]
        sc.add(strip, flat((255, 190, 96), emit=0.9), casts=False)
    for middle in (0.30, 0.66):
        legs = [tube(_along(middle, -30, s * 10), _along(middle, 30, s * 8), 2.6, 1.9, 10) for s in (-1, 1)]
        legs += [tube(_along(middle, 30, s * 8), _along(middle, 66, 0), 1.9, 1.5, 10) for s in (-1, 1)]
        legs += [tube(_along(middle, 64, 0), _along(middle, 92, 0), 1.7, 1.1, 10)]
        legs += [tube(_along(middle, h, -8.5), _along(middle, h, 8.5), 1.3, 1.3, 8) for h in (-4, 30)]
        sc.add(merge(legs), flat((236, 178, 120), 0.0, emit=0.16), casts=False)
        for k in range(1, 15):
            for way in (-1, 1):
                at, top = middle + way * k * 0.0118, 62 + 26 * k / 14
                stays += [tube(_along(middle, top), _along(at, 0.5, s * 7), 0.10, 0.10, 4) for s in (-1, 1)]
        lamps.append(box((1.4, 1.4, 1.4), _along(middle, 92)))
    sc.add(merge(stays), flat((214, 206, 206), emit=0.16), casts=False)
    for t in np.arange(0.01, 1, 0.024):
        for side in (-7, 7):
            lamps.append(box((0.9, 0.6, 0.9), _along(float(t), 8.2, side)))
    posts = [
        tube(_along(float(t), 0, s), _along(float(t), 8.2, s), 0.11, 0.09, 4)
        for t in np.arange(0.01, 1, 0.024)
        for s in (-7, 7)
    ]
    sc.add(merge(lamps), flat((255, 226, 170), emit=4.0), casts=False)
    sc.add(merge(posts), flat((90, 90, 100)), casts=False)


def _river(sc: Scene) -> None:
    """A lit pleasure boat, a patrol boat, the cableway."""
    hull = merge(
        [
            box((34, 2.4, 7), (0, 0.2, 0), 1.0),
            box((27, 2.2, 5.4), (-1, 2.6, 0), 0.3),
            box((20, 2.0, 4.6), (-2, 4.8, 0), 0.3),
        ]
    )
    sc.add(hull.moved((46, 0, 150), 0.25), flat((206, 196, 190), emit=0.10))
    strips = merge(
        [box((27.2, 0.9, 5.6), (-1, 3.3, 0)), box((20.2, 0.8, 4.8), (-2, 5.4, 0)), box((34.1, 0.25, 7.1), (0, 2.3, 0))]
    )
    sc.add(strips.moved((46, 0, 150), 0.25), flat((255, 196, 96), emit=1.3))
    boat = merge(
        [
            box((11, 1.3, 3.2), (0, 0.1, 0), 0.5),
            box((4.2, 1.7, 2.4), (0.4, 1.4, 0), 0.3),
            tube((1, 3, 0), (1, 4.6, 0), 0.06, 0.05, 6),
        ]
    )
    sc.add(boat.moved((-26, 0, 92), -0.35), flat((224, 226, 232), emit=0.05))
    sc.add(box((0.7, 0.4, 1.6), (0, 3.1, 0)).moved((-26, 0, 92), -0.35), flat((70, 110, 255), emit=4))
    sc.add(box((3.3, 0.6, 2.46), (0.4, 2.1, 0)).moved((-26, 0, 92), -0.35), flat((255, 214, 150), emit=0.8))
    cabin = merge([box((5.2, 4.0, 3.2), (0, 0, 0), 0.7), tube((0, 4, 0), (0, 7.4, 0), 0.16, 0.16, 8)])
    sc.add(cabin.moved((58, 66, 170), 0.9), flat((196, 28, 34), 0.03, emit=0.18), casts=False)
    sc.add(box((5.26, 1.3, 3.26), (0, 2.0, 0)).moved((58, 66, 170), 0.9), flat((255, 214, 140), emit=1.1), casts=False)
    sc.add(tube((-70, 104, 60), (190, 42, 290), 0.14, 0.14, 5), flat((60, 60, 70)), casts=False)


def _terrace(sc: Scene) -> None:
    """Where we stand: paving, a railing, two officers, a tree at the edge."""
    sc.add(box((60, 1.0, 9), (0, 11.4, 4.5)), flat((92, 88, 92), 0.03, mottle=0.1), casts=False)
    sc.add(railing(44, 1.12, 2.2).moved((-22, 12.4, 8.4)), flat((74, 76, 84), 0.10))
    vest = Outfit(shirt=(70, 92, 128), legs=(18, 20, 30), vest=True, badge=True, skin=(186, 136, 110))
    add_person(
        sc,
        Pose((-1.55, 12.4, 6.9), yaw=14, lean=4, head_yaw=24, hand_r=(0.24, 1.08, 0.42)),
        vest,
        Build(cap=True),
        0.014,
    )
    point = Pose((-2.55, 12.4, 7.0), yaw=22, lean=2, hand_r=(0.34, 1.42, 0.50), head_yaw=8)
    add_person(sc, point, vest, Build(cap=True), 0.014)


def render(scale: float = 1.0) -> Array:
    """The picture at its size."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(0.4, 14.15, 0.6), vec(0.4, 14.15, 60), 62, shift=0.135)
    sc = Scene(cam, evening)
    sc.suns = [Sun(unit(vec(0.42, 0.10, 0.9)), np.array([0.55, 0.32, 0.18], np.float32), vec(0, 13, 6), 14, 900, 0.03)]
    sc.suns.append(
        Sun(unit(vec(-0.5, 0.8, -0.55)), np.array([0.40, 0.34, 0.26], np.float32), vec(0, 13, 6), 14, 900, 0.06)
    )
    sc.dome = hemisphere(14, lambda d: evening(np.asarray(unit(d + vec(0, 0.25, 0)))) * 0.32)
    sc.dome_centre, sc.dome_reach = vec(0, 13, 6), 14
    sc.bounce, sc.fill = np.array([0.06, 0.06, 0.07], np.float32), np.array([0.05, 0.055, 0.075], np.float32)
    sc.haze, sc.haze_colour = 0.0009, lin((150, 112, 130)) * 0.6
    water = Water()
    water.scale = float(w)
    sc.add(quad([(-900, 0, 8), (900, 0, 8), (900, 0, 420), (-900, 0, 420)]), water, casts=False, mirrored=False)
    sc.add(quad([(-900, 0, 330), (900, 0, 330), (900, 17, 352), (-900, 17, 352)]), bank, casts=False)
    _bridge(sc)
    _river(sc)
    _terrace(sc)
    ren = Renderer(sc, 5)
    small = Camera(w // 2, h // 2, cam.eye, cam.target, cam.fov, cam.shift)
    water.mirror = blur(ren.frame(mirror=True, camera=small)[0], 1.0 * w / 1900)
    img, depth = ren.frame()
    img, _ = shrink(img, depth, SIZE)
    return finish(img, SIZE, 0.95, (1.0, 1.0, 1.03), 0.14, 0.011, 0.32, 1.10, 1.06)
