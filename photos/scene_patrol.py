"""Night in the shopping street: two officers on their round, lit shops, lanterns, wet paving."""

from __future__ import annotations

import numpy as np
from body import Build, Pose
from lights import Sun, hemisphere
from mesh import box, merge, quad, tube
from noise import cells, cloud
from people import Outfit, add_person, lin
from post import blur, finish, focus, shrink
from raster import Array, Camera, unit, vec
from shading import Paint, Renderer, Scene, Surface
from stage import flat
from street_parts import Shops

SIZE = (1200, 900)


def night(d: Array) -> Array:
    """A blue night with the glow of the town over the roofs."""
    k = np.clip(d[:, 1:2], 0, 1) ** 0.4
    return np.asarray((lin((120, 84, 84)) * 0.55 * (1 - k) + lin((16, 24, 56)) * 0.6 * k).astype(np.float32))


class Wet:
    """Paving after rain; holds the mirrored picture once it is drawn."""

    mirror: Array | None = None
    scale = 1.0

    def __call__(self, s: Surface) -> Paint:
        """Slabs, puddles and what they mirror."""
        x, _, z = s.pos.T
        i, j = np.floor(x / 0.6 + 0.5 * (np.floor(z / 0.45) % 2)), np.floor(z / 0.45)
        joint = (np.abs((x / 0.6 + 0.5 * (j % 2)) % 1 - 0.5) > 0.487) | (np.abs((z / 0.45) % 1 - 0.5) > 0.482)
        tone = 0.060 + 0.03 * (cells(i, j, 3) - 0.5) + 0.008 * cloud(x, z, 0.7, 4, 0.4)
        c = np.where(joint & (s.dist < 20), tone * 0.45, tone)[:, None] * np.array([1.0, 0.98, 1.0])
        if self.mirror is None:
            return Paint(c.astype(np.float32))
        k = self.mirror.shape[1] / self.scale
        hh, ww = self.mirror.shape[:2]
        puddle = np.clip(cloud(x, z, 3.2, 15, 1.2) * 1.4 + 0.3, 0, 1)
        rough = (1 - puddle) * (8 + 10 * cells(i, j, 8)) * self.scale / 1200
        wob = rough * cloud(x, z, 0.35, 17, 0.4)
        r = self.mirror[
            np.clip((s.py + wob * 2.2) * k, 0, hh - 1).astype(np.int32),
            np.clip((s.px + wob * 0.6) * k, 0, ww - 1).astype(np.int32),
        ]
        fr = (0.10 + 0.22 * puddle + 0.5 * (1 - np.clip(-s.view[:, 1], 0, 1)) ** 4) * np.where(joint, 0.5, 1)
        return Paint(c.astype(np.float32), None, 0.0, 10.0, (r * fr[:, None]).astype(np.float32))


def _people(sc: Scene) -> None:
    """The patrol from behind, a dog walker and strollers farther on."""
    vest = Outfit(shirt=(96, 122, 158), legs=(24, 26, 36), vest=True, badge=True, glow=0.05)
    walk = {
        "foot_r": (0.10, 0.07, 0.22),
        "foot_l": (-0.10, 0.11, -0.26),
        "hand_r": (0.27, 0.86, -0.12),
        "hand_l": (-0.27, 0.88, 0.2),
    }
    add_person(sc, Pose((-0.62, 0, 1.15), yaw=4, head_yaw=-24, **walk), vest, Build(cap=True), 0.013)  # type: ignore[arg-type]
    walk = {
        "foot_l": (-0.10, 0.07, 0.22),
        "foot_r": (0.10, 0.11, -0.26),
        "hand_l": (-0.27, 0.86, -0.12),
        "hand_r": (0.12, 1.18, 0.24),
    }
    add_person(sc, Pose((0.22, 0, 1.45), yaw=-3, head_yaw=14, **walk), vest, Build(cap=True), 0.013)  # type: ignore[arg-type]
    rng = np.random.default_rng(44)
    tops = ((206, 70, 70), (226, 222, 214), (70, 104, 150), (214, 170, 70), (98, 140, 100), (150, 96, 130))
    for k in range(13):
        z = 4.6 + k * 1.25
        x = float(rng.uniform(-2.1, 2.1)) + (0.9 if k % 2 else -0.9)
        s = 1 if k % 2 else -1
        add_person(
            sc,
            Pose(
                (x, 0, z),
                yaw=(0 if k % 3 else 180) + float(rng.uniform(-20, 20)),
                foot_r=(0.1, 0.08, 0.2 * s),
                foot_l=(-0.1, 0.08, -0.2 * s),
            ),
            Outfit(
                shirt=tops[k % 6],
                legs=((46, 52, 72), (130, 122, 108), (34, 34, 40))[k % 3],
                pattern="stripe" if k == 4 else "",
            ),
            Build(hair="bob" if k % 2 else "short", skirt=k % 4 == 1, width=0.94, untucked=True),
            0.022 if z < 8 else 0.04,
        )


def render(scale: float = 1.0) -> Array:
    """The picture at its size."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(-0.25, 1.42, -2.55), vec(-0.2, 1.42, 3), 54, shift=0.06)
    sc = Scene(cam, night)
    sc.suns = [
        Sun(unit(vec(x, y, z)), np.array(c, np.float32), vec(0, 1, 6), 11, 900, 0.12)
        for x, y, z, c in (
            (-0.9, 0.55, 0.15, (0.85, 0.66, 0.44)),
            (0.9, 0.5, 0.2, (0.75, 0.56, 0.40)),
            (0.1, 0.7, -0.75, (0.40, 0.40, 0.46)),
            (0, 0.4, 0.9, (0.5, 0.38, 0.26)),
        )
    ]
    sc.dome = hemisphere(12, lambda d: np.repeat(0.10 + 0.0 * d[:, :1], 3, 1) * np.array([1.2, 0.9, 0.8]))
    sc.dome_centre, sc.dome_reach = vec(0, 1, 5), 9
    sc.bounce, sc.fill = np.array([0.08, 0.06, 0.05], np.float32), np.array([0.05, 0.045, 0.045], np.float32)
    sc.haze, sc.haze_colour = 0.010, np.array([0.20, 0.13, 0.11], np.float32)
    wet = Wet()
    wet.scale = float(w)
    sc.add(quad([(-12, 0, -6), (12, 0, -6), (12, 0, 70), (-12, 0, 70)]), wet, casts=False, mirrored=False)
    for x, seed in ((-3.9, 1), (4.0, 6)):
        sc.add(quad([(x, 0, -4), (x, 0, 60), (x, 8.4, 60), (x, 8.4, -4)]), Shops(seed, right=x > 0), casts=False)
        eave = box((1.1, 0.18, 64), (x * 1.06, 8.4, 28))
        sc.add(eave, flat((44, 40, 44)), casts=False)
    sc.add(quad([(-8, 0, 44), (9, 0, 44), (9, 10, 44), (-8, 10, 44)]), Shops(3), casts=False)
    strings, lamps = [], []
    for z in np.arange(2.6, 34, 2.6):
        strings.append(tube((-3.9, 4.7, float(z)), (4.0, 4.7, float(z)), 0.012, 0.012, 4))
        for x in (-2.7, -1.35, 0.0, 1.35, 2.7):
            lamps.append(box((0.30, 0.36, 0.30), (x, 4.26 + 0.05 * abs(x), float(z)), 0.14))
    sc.add(merge(strings), flat((30, 28, 28)), casts=False)
    sc.add(merge(lamps), flat((226, 44, 24), emit=2.0), casts=False)
    _people(sc)
    ren = Renderer(sc, 4)
    small = Camera(w // 2, h // 2, cam.eye, cam.target, cam.fov, cam.shift)
    wet.mirror = blur(ren.frame(mirror=True, camera=small)[0], 1.6 * w / 1200)
    img, depth = ren.frame()
    img = focus(*shrink(img, depth, SIZE), 4.2, 5.0 * SIZE[0] / 1800, 12)
    return finish(img, SIZE, 1.05, (1.03, 1.0, 0.97), 0.16, 0.013, 0.34, 1.10, 1.05)
