"""The concourse of a metro station: an officer carries an old man's two bags to the exit."""

from __future__ import annotations

import numpy as np
from decal import lettering, stamp
from figure import Build, Pose
from mesh import box, merge, quad, tube
from noise import cells, cloud
from people import Outfit, add_person, lin
from post import blur, finish, focus, shrink
from raster import Array, Camera, unit, vec
from render import Paint, Renderer, Scene, Sun, Surface, hemisphere
from stage import duffel, flat, lettered, railing, room

SIZE = (1800, 1200)
HIGH = 3.7
STRIPS = (-4.6, -1.6, 1.4, 4.4)


class Granite:
    """The polished floor; holds the mirrored picture once it is drawn."""

    mirror: Array | None = None
    scale = 1.0

    def __call__(self, s: Surface) -> Paint:
        """Slabs with joints, a guiding strip, and the mirror image."""
        x, _, z = s.pos.T
        i, j = np.floor(x / 0.8), np.floor(z / 0.8)
        base = 0.20 + 0.05 * (cells(i, j, 3) - 0.5) + 0.03 * cloud(x, z, 0.5, 4, 0.3) * np.clip(1 - s.dist / 14, 0, 1)
        joint = (np.abs((x / 0.8) % 1 - 0.5) > 0.494) | (np.abs((z / 0.8) % 1 - 0.5) > 0.494)
        base = np.where(joint & (s.dist < 18), base * 0.55, base)
        c = base[:, None] * np.array([1.0, 0.985, 0.96])
        dark = (np.abs(x + 3.1) < 0.2) | (np.abs(x - 2.9) < 0.2)
        c = np.where(dark[:, None], c * 0.45, c)
        guide = np.abs(x - 1.75) < 0.15
        knob = np.abs((x / 0.075) % 1 - 0.5) < 0.28
        c = np.where(guide[:, None], lin((206, 168, 52)) * np.where(knob, 1.0, 0.75)[:, None], c)
        emit: Array | float = 0.0
        if self.mirror is not None:
            k = self.mirror.shape[1] / self.scale
            hh, ww = self.mirror.shape[:2]
            wob = 1.5 * cloud(x, z, 1.3, 17, 0.8)
            r = self.mirror[np.clip((s.py * k + wob * k).astype(np.int32), 0, hh - 1), np.clip((s.px * k).astype(np.int32), 0, ww - 1)]
            cosv = np.clip(-s.view[:, 1], 0, 1)
            fr = 0.05 + 0.75 * (1 - cosv) ** 4.2
            fr = np.where(guide, 0.04, np.where(joint, fr * 0.5, fr))
            emit = (r * fr[:, None]).astype(np.float32)
        return Paint(c.astype(np.float32), None, 0.0, 10.0, emit)


def ceiling(s: Surface) -> Paint:
    """White slats with recessed light strips along the hall."""
    x, _, z = s.pos.T
    slat = np.where(np.abs((x / 0.15) % 1 - 0.5) < 0.38, 0.62, 0.12)
    c = slat[:, None] * np.array([1.0, 1.0, 0.98])
    e = np.zeros((len(x), 3), np.float32)
    for k in STRIPS:
        on = (np.abs(x - k) < 0.13) & (np.abs(z % 3 - 1.5) < 1.42)
        edge = (np.abs(x - k) < 0.17) & ~on
        c[edge] = 0.3
        e[on] = np.array([5.2, 5.4, 5.5])
    return Paint(c.astype(np.float32), None, 0.0, 10.0, e)


def cladding(s: Surface) -> Paint:
    """Wall panels in pale enamel with a coloured line and lit posters."""
    x, y, z = s.pos.T
    c = np.repeat(lin((222, 222, 214))[None], len(x), 0)
    seam = (np.abs((z / 1.2) % 1 - 0.5) > 0.494) | (np.abs(y - 1.2) < 0.008) | (np.abs(y - 2.6) < 0.008)
    c[seam] *= 0.4
    c[(y > 2.85) & (y < 3.1)] = lin((214, 24, 44))
    c[y < 0.16] = lin((60, 60, 62))
    e = np.zeros_like(c)
    for k, z0 in enumerate((3.6, 7.6, 11.6, 15.6, 19.6, 24.0)):
        box_ = (np.abs(z - z0) < 1.25) & (y > 0.85) & (y < 2.45)
        inner = (np.abs(z - z0) < 1.2) & (y > 0.90) & (y < 2.40)
        c[box_] = 0.25
        hue = [np.array([0.10, 0.42, 0.85]), np.array([0.9, 0.35, 0.15]), np.array([0.2, 0.62, 0.38])][k % 3]
        v = (y - 0.9) / 1.5
        art = hue * (0.35 + 0.65 * v[:, None]) + 0.5 * np.exp(-(((z - z0 - 0.4) / 0.5) ** 2 + ((y - 1.5) / 0.5) ** 2))[:, None]
        text = stamp(lettering(["文明出行", "山城夜游", "反诈防骗"][k % 3], "sans", 90, 0.1), (z0 - z) * np.sign(x), y, (-0.9, 1.85, 0.9, 2.2))[:, None]
        art = art * (1 - text) + 1.2 * text
        e[inner] = (art * 1.15)[inner]
    return Paint(c.astype(np.float32), None, 0.03, 60.0, e.astype(np.float32))


def steel(s: Surface) -> Paint:
    """Brushed steel round a column."""
    a = np.arctan2(s.nrm[:, 0], s.nrm[:, 2])
    y = s.pos[:, 1]
    band = 0.30 + 0.20 * np.cos(a * 3 + 0.6) + 0.10 * np.cos(a * 7)
    ring = (np.abs(y - 2.5) < 0.01) | (np.abs(y - 1.0) < 0.006)
    c = np.where(ring, 0.05, np.where(y < 0.2, 0.06, band))
    return Paint((c[:, None] * np.array([0.98, 1.0, 1.02])).astype(np.float32), None, 0.12, 30.0)


def _escalator(sc: Scene, x: float, z: float) -> None:
    """Two escalators and a stair rising away from the hall."""
    rise, run = 4.2, 7.3
    parts, rails, treads = [], [], []
    for k in range(3):
        x0 = x + k * 1.62
        for side in (-0.62, 0.62):
            a, b = (x0 + side, 0.0, z), (x0 + side, rise, z + run)
            parts.append(quad([(a[0], 0, z - 0.8), (a[0], 0.92, z - 0.8), (a[0], 0.92, z), (a[0], 0, z)]))
            parts.append(quad([(a[0], a[1], a[2]), (a[0], 0.92, a[2]), (b[0], b[1] + 0.92, b[2]), (b[0], b[1], b[2])]))
            rails.append(tube((a[0], 0.95, z - 0.85), (a[0], 0.95, z), 0.045, 0.045, 10))
            rails.append(tube((a[0], 0.95, z), (b[0], rise + 0.95, z + run), 0.045, 0.045, 10))
        for n in range(24):
            treads.append(box((1.05, 0.175, run / 24), (x0, rise * n / 24, z + run * (n + 0.5) / 24)))
    sc.add(merge(parts), flat((150, 162, 168), 0.12))
    sc.add(merge(rails), flat((16, 16, 17), 0.05))
    sc.add(merge(treads), _tread)


def _tread(s: Surface) -> Paint:
    n = np.abs(s.nrm[:, 1])
    groove = np.where(((s.pos[:, 0] * 40) % 1) < 0.5, 0.7, 1.0)
    c = np.where(n > 0.5, 0.20, 0.10) * groove
    edge = (n > 0.5) & (np.abs(s.loc[:, 2]) > 0.125)
    out = np.where(edge[:, None], lin((220, 180, 30)), c[:, None] * np.ones(3))
    return Paint(out.astype(np.float32), None, 0.02, 20.0)


def _cast(sc: Scene) -> None:
    """The officer with the bags, the old man, passengers behind."""
    off = Outfit(shirt=(164, 196, 226), badge=True)
    ox, oz = 0.42, 0.35
    yaw = 196.0
    f = add_person(sc, Pose((ox, 0, oz), yaw=yaw, lean=8, hand_r=(0.36, 0.72, 0.04), hand_l=(-0.36, 0.73, 0.04), foot_r=(0.10, 0.12, -0.34), foot_l=(-0.10, 0.07, 0.30),
                            hips=(0, 0.905, 0), head_yaw=44, head_pitch=-6, elbow_out=0.3), off, Build(cap=True), 0.013)
    r = np.radians(yaw)
    for s, colour, size in ((1, (178, 34, 40), 0.56), (-1, (44, 66, 116), 0.60)):
        lx, lz = s * 0.40, 0.08
        wx, wz = ox + lx * np.cos(r) + lz * np.sin(r), oz - lx * np.sin(r) + lz * np.cos(r)
        sc.add(duffel(size).moved((wx, 0.765 - size * 0.78, wz), r + np.pi / 2), _bag(colour))
    old = Outfit(shirt=(206, 204, 194), legs=(84, 88, 92), hair=(150, 148, 146), grey=0.95, shoe=(40, 36, 32), skin=(190, 138, 108))
    g = add_person(sc, Pose((-0.52, 0, 0.12), yaw=172, lean=21, hips=(0, 0.88, -0.05), hand_l=(-0.27, 0.82, 0.36), hand_r=(0.27, 0.86, 0.10), foot_l=(-0.10, 0.07, -0.10),
                            foot_r=(0.10, 0.075, 0.22), head_yaw=-42, head_pitch=9, size=0.95), old, Build(hair="short", belly=1.06, sleeve=0.85, untucked=True), 0.013)
    ra = np.radians(172)
    hx, hz = -0.27, 0.44
    hx, hz = -0.52 + (hx * np.cos(ra) + hz * np.sin(ra)) * 0.95, 0.12 + (-hx * np.sin(ra) + hz * np.cos(ra)) * 0.95
    sc.add(merge([tube((hx, 0.0, hz - 0.06), (hx, 0.80, hz), 0.012, 0.014, 10), tube((hx, 0.80, hz - 0.02), (hx, 0.80, hz + 0.10), 0.016, 0.016, 10)]), flat((92, 56, 30), 0.05))
    del f, g
    rng = np.random.default_rng(23)
    tops = [(196, 60, 60), (40, 60, 90), (232, 230, 224), (80, 120, 90), (220, 160, 60), (120, 130, 150), (60, 60, 66)]
    spots = [(-3.6, 4.5, 10), (-2.3, 7.0, 170), (2.6, 6.4, 190), (-3.9, 9.5, 185), (1.0, 10.5, 5), (-1.2, 13, 175), (2.2, 14, 10), (-3.0, 16, 0), (0.4, 18, 180), (-4.4, 13.5, 180), (3.4, 10.2, 0)]
    for k, (x, z, y) in enumerate(spots):
        s = 1 if k % 2 else -1
        add_person(sc, Pose((x, 0, z), yaw=y + rng.uniform(-15, 15), lean=5, foot_r=(0.1, 0.09, -0.28 * s), foot_l=(-0.1, 0.08, 0.26 * s), hand_r=(0.27, 0.86, 0.16 * s), hand_l=(-0.27, 0.86, -0.16 * s)),
                   Outfit(shirt=tops[k % 7], legs=[(46, 52, 72), (150, 142, 128), (30, 31, 35)][k % 3], pattern="stripe" if k % 4 == 0 else ""),
                   Build(hair="bob" if k % 3 == 0 else "short", skirt=k % 6 == 3, width=0.93 if k % 3 == 0 else 1.0, untucked=True), 0.03)


def _bag(colour: tuple[float, float, float]) -> object:
    c = lin(colour)

    def paint(s: Surface) -> Paint:
        x, y, z = s.loc.T
        strap = (np.abs(np.abs(x) - 0.12) < 0.02)
        fold = 0.06 * cloud(x + z, y, 0.5, 33, 1.1)
        n = unit(s.nrm + fold[:, None] * np.array([1.2, 0.8, 1.0], np.float32) * 2.2)
        col = np.where(strap[:, None], c * 0.3, c * (1 + fold[:, None]))
        zipper = (np.abs(z) < 0.006) & (y > 0)
        col = np.where(zipper[:, None], 0.02, col)
        return Paint(col.astype(np.float32), n.astype(np.float32), 0.025, 20.0)

    return paint


def render(scale: float = 1.0) -> Array:
    """The picture at its size."""
    w, h = int(SIZE[0] * scale), int(SIZE[1] * scale)
    cam = Camera(w, h, vec(-0.10, 1.36, -4.15), vec(-0.10, 1.36, 2), 48, shift=-0.045)

    def sky(d: Array) -> Array:
        y = np.clip(d[:, 1:2], -1, 1)
        return np.asarray((np.where(y > 0.05, 0.75 * np.exp(-(((d[:, :1] * 5) % 1 - 0.5) / 0.22) ** 2) + 0.25, 0.28) * np.array([0.95, 1.0, 1.03])).astype(np.float32))

    sc = Scene(cam, sky)
    lamps = [unit(vec(x, 1.0, z)) for x, z in ((-0.75, -0.4), (0.0, -0.7), (0.75, -0.2), (0.1, 0.5))]
    sc.suns = [Sun(d, np.array([0.80, 0.81, 0.80], np.float32), vec(0, 1, 2), 7, 1024, 0.16) for d in lamps]
    sc.dome = hemisphere(28, lambda d: np.asarray((0.55 + 1.1 * d[:, 1:2]) * np.array([0.98, 1.0, 1.0])), 0.02)
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
                sc.add(tube((x, 0, z), (x, HIGH, z), 0.42, 0.42, 40), steel)
    _escalator(sc, -2.0, 22.0)
    sign = box((2.9, 0.46, 0.14), (0.95, 2.72, 3.4), 0.02)
    sc.add(sign, lettered("出口 EXIT", (18, 20, 24), (250, 250, 244), (-0.72, -0.13, 1.0, 0.13), emit=0.9))
    sc.add(box((0.46, 0.40, 0.15), (-0.18, 2.75, 3.39)), lettered("3", (240, 200, 20), (16, 16, 16), (-0.06, -0.12, 0.06, 0.12), emit=0.6))
    sc.add(merge([tube((x, 3.1, 3.4), (x, HIGH, 3.4), 0.02, 0.02, 8) for x in (0.0, 1.9)]), flat((120, 122, 124), 0.1))
    gates = [box((0.26, 1.02, 1.7), (x, 0, 8.0), 0.05) for x in np.arange(3.4, 6.4, 0.86)]
    sc.add(merge(gates), flat((178, 182, 186), 0.10))
    sc.add(railing(2.6, 1.0).moved((-6.0, 0, 11.0), 0.0), flat((190, 192, 194), 0.3))
    _cast(sc)
    ren = Renderer(sc, 3)
    small = Camera(w // 2, h // 2, cam.eye, cam.target, cam.fov, cam.shift)
    img, depth = ren.frame(mirror=True, camera=small)
    soft = blur(img, 1.0 * w / 1800)
    granite.mirror = soft
    img, depth = ren.frame()
    img = focus(*shrink(img, depth, SIZE), 4.5, 6.0 * SIZE[0] / 1800, 12)
    return finish(img, SIZE, 0.60, (1.03, 1.0, 0.965), 0.09, 0.010, 0.30, 1.14, 1.0)
