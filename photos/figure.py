"""People as distance fields: a posed skeleton, limbs and garments as tapered capsules in smooth unions."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from mesh import Mesh, surface, turn
from raster import Array, unit, vec

SKIN, SHIRT, LEGS, SHOE, HAIR, CAP, BRIM = range(7)
BLEND = {SKIN: 0.018, SHIRT: 0.05, LEGS: 0.035, SHOE: 0.02, HAIR: 0.02, CAP: 0.01, BRIM: 0.004}

REACH = 0.15  # distances beyond it need not be right
TIGHT = {"collar": 0.009, "hand": 0.008, "nose": 0.012, "lip": 0.012}


@dataclass
class Part:
    """A tapered capsule from a to b, seen in a frame whose axes are squeezed by `scale`."""

    kind: int
    name: str
    a: Array
    b: Array
    ra: float
    rb: float
    frame: Array | None = None  # rows: axes
    scale: Array | None = None
    cut: tuple[Array, Array] | None = None  # keep the side of a plane the normal points away from

    def near(self, lo: Array, hi: Array) -> bool:
        """Whether the part may touch a box."""
        r = max(self.ra, self.rb) * (1.25 if self.scale is not None else 1.0)
        return bool(((np.minimum(self.a, self.b) - r < hi) & (np.maximum(self.a, self.b) + r > lo)).all())

    def at(self, p: Array) -> tuple[Array, Array]:
        """Distance and place along the capsule."""
        a, b = self.a, self.b
        k = 1.0
        p = p.astype(np.float32, copy=False)
        if self.frame is not None and self.scale is not None:
            m = (self.frame / self.scale[:, None]).astype(np.float32)
            a, b, q = m @ self.a, m @ self.b, p @ m.T
            k = float(self.scale.min())
        else:
            q = p
        ab = (b - a).astype(np.float32)
        pa = q - a.astype(np.float32)
        h = np.clip(pa @ ab / np.float32(max(float(ab @ ab), 1e-9)), 0, 1)
        e = pa - h[:, None] * ab
        d = (np.sqrt(np.einsum("ij,ij->i", e, e)) - (self.ra + (self.rb - self.ra) * h)) * k
        if self.cut is not None:
            d = np.maximum(d, (p - self.cut[0].astype(np.float32)) @ self.cut[1].astype(np.float32))
        return d, h


@dataclass
class Pose:
    """Where a person stands and what the limbs do; targets are in the person's own frame (right, up, ahead)."""

    at: tuple[float, float, float] = (0, 0, 0)
    yaw: float = 0.0  # degrees; 0 looks away along +z, 90 to the right of the world
    lean: float = 3.0  # degrees forward
    side: float = 0.0
    twist: float = 0.0
    hips: tuple[float, float, float] = (0, 0.93, 0)
    hand_r: tuple[float, float, float] = (0.26, 0.83, 0.06)
    hand_l: tuple[float, float, float] = (-0.26, 0.83, 0.06)
    foot_r: tuple[float, float, float] = (0.11, 0.07, 0.0)
    foot_l: tuple[float, float, float] = (-0.11, 0.07, 0.0)
    head_yaw: float = 0.0
    head_pitch: float = -5.0
    head_roll: float = 0.0
    size: float = 1.0
    elbow_out: float = 0.45
    knee_out: float = 0.12
    toe_yaw: float = 8.0


@dataclass
class Build:
    """The body and what it wears."""

    width: float = 1.0  # shoulders
    belly: float = 1.0
    cap: bool = False
    sun_hat: bool = False
    hair: str = "short"  # short, bob, bun, bald
    sleeve: float = 0.72  # length of the sleeve in upper arms; over 1 reaches down the forearm
    skirt: bool = False
    loose: float = 1.0
    untucked: bool = False  # the shirt hangs over the belt


def _bend(root: Array, goal: Array, l1: float, l2: float, hint: Array) -> tuple[Array, Array]:
    """The middle joint and the end of a two-boned limb."""
    d = goal - root
    n = min(float(np.linalg.norm(d)), (l1 + l2) * 0.998)
    d = unit(d)
    end = root + d * n
    x = (l1 * l1 - l2 * l2 + n * n) / (2 * n)
    y = np.sqrt(max(l1 * l1 - x * x, 0))
    side = unit(hint - d * float(hint @ d))
    return root + d * x + side * y, end


@dataclass
class Figure:
    """A posed, dressed body: parts in the world."""

    pose: Pose
    build: Build = field(default_factory=Build)

    def __post_init__(self) -> None:
        """Place the joints and hang the parts on them."""
        self.parts: list[Part] = []
        self._skeleton()
        m = turn(np.radians(self.pose.yaw)).astype(float)
        self.world, self.origin, k = m, np.array(self.pose.at, float), self.pose.size
        for p in self.parts:
            p.a, p.b = (p.a @ m) * k + self.origin, (p.b @ m) * k + self.origin
            p.ra, p.rb = p.ra * k, p.rb * k
            if p.frame is not None:
                p.frame = p.frame @ m
            if p.cut is not None:
                p.cut = ((p.cut[0] @ m) * k + self.origin, p.cut[1] @ m)
        self.head_axes = self.head_axes @ m
        self.head = (self.head @ m) * k + self.origin
        self.chest_axes = self.chest_axes @ m
        self.waist, self.neck = ((j @ m) * k + self.origin for j in (self.waist, self.neck))
        self.seed = int(abs(self.pose.at[0] * 91 + self.pose.at[2] * 57 + self.pose.yaw)) % 1000
        self.pairs = {g: [p for p in self.parts if p.kind == g] for g in range(7)}

    def _skeleton(self) -> None:
        po, bu = self.pose, self.build
        w = bu.width
        lean, side, tw = np.radians(po.lean), np.radians(po.side), np.radians(po.twist)
        up = unit(np.array([np.sin(side), np.cos(lean) * np.cos(side), np.sin(lean)]))
        right = unit(np.array([np.cos(tw), -np.sin(side), -np.sin(tw)]))
        right = unit(right - up * float(right @ up))
        ahead = np.cross(right, up)
        low = unit(np.array([0, 1.0, 0]) * 0.55 + up * 0.45)
        self.chest_axes = np.stack([right, up, ahead])
        hips = np.array(po.hips, float)
        self.waist = hips + low * 0.13
        chest = self.waist + unit(low * 0.3 + up * 0.7) * 0.2 + ahead * 0.01
        self.neck = chest + up * 0.2 - ahead * 0.015
        sh = [self.neck + right * (s * 0.163 * w) - up * 0.055 for s in (1, -1)]
        sh_top = [self.neck + right * (s * 0.07) + up * 0.015 for s in (1, -1)]
        add = self.parts.append
        fr, flat = np.stack([right, up, ahead]), np.array([1.0, 1.0, 0.7])
        be, lo = bu.belly, bu.loose
        # trunk
        add(Part(SHIRT, "belly", self.waist - low * 0.045, chest - up * 0.06, 0.157 * be, 0.152 * w, fr, flat))
        add(Part(SHIRT, "chest", chest - up * 0.05, chest + up * 0.075, 0.158 * w, 0.138 * w, fr, flat))
        add(Part(SHIRT, "yoke", sh[0] - right * 0.03, sh[1] + right * 0.03, 0.05, 0.05))
        if be > 1.03:
            add(Part(SHIRT, "belly", self.waist + ahead * 0.04, chest + ahead * 0.03, 0.115 * be, 0.1))
        if bu.untucked:
            hem = hips - low * 0.07
            add(Part(SHIRT, "belly", self.waist, hem - low * 0.05, 0.160 * be, 0.190 * be, fr, np.array([1.0, 1.0, 0.76]), (hem, -low)))
        self._collar(up, right, ahead)
        for k in (0, 1):
            add(Part(SHIRT, "yoke", sh_top[k], sh[k] + up * 0.008, 0.046, 0.042))
        hip_fr = np.stack([unit(np.array([1.0, 0, 0])), low, np.cross([1.0, 0, 0], low)])
        add(Part(LEGS, "belt", hips - low * 0.02, self.waist - low * 0.028, 0.154 * be, 0.146 * be, hip_fr,
                 np.array([1.0, 1.0, 0.74]), (self.waist - low * 0.02, low)))
        # arms
        hint0 = -ahead * 0.75 - np.array([0, 0.5, 0])
        for s, root, goal, nm in ((1, sh[0], po.hand_r, "r"), (-1, sh[1], po.hand_l, "l")):
            el, wr = _bend(root, np.array(goal, float), 0.285, 0.255, hint0 + right * (s * po.elbow_out))
            d1, d2 = unit(el - root), unit(wr - el)
            t = min(bu.sleeve, 1.0)
            hem = root + (el - root) * t
            cut = None if bu.sleeve > 1 else (hem, d1)
            add(Part(SHIRT, "arm" + nm, root + right * (s * 0.004), hem + d1 * 0.05, 0.057 * lo, 0.061 * lo, None, None, cut))
            if bu.sleeve > 1:
                cuff = el + (wr - el) * min(bu.sleeve - 1, 0.94)
                add(Part(SHIRT, "fore" + nm, el, cuff + d2 * 0.05, 0.056 * lo, 0.045 * lo, None, None, (cuff, d2)))
            add(Part(SKIN, "arm", root, el, 0.050, 0.041))
            add(Part(SKIN, "arm", el, el + d2 * 0.09, 0.042, 0.044))
            add(Part(SKIN, "arm", el + d2 * 0.06, wr, 0.044, 0.028))
            self._hand(wr, d2, right * s, ahead)
        # legs
        for s, foot in ((1, po.foot_r), (-1, po.foot_l)):
            hip = hips + np.array([s * 0.088, -0.03, 0])
            kn, an = _bend(hip, np.array(foot, float), 0.435, 0.42, np.array([s * po.knee_out, 0, 1.0]))
            d2 = unit(an - kn)
            add(Part(LEGS, "leg", hip, kn, 0.094 * lo, 0.069 * lo))
            add(Part(LEGS, "leg", kn, an + d2 * 0.06, 0.067 * lo, 0.060 * lo, None, None, (an + d2 * 0.028, d2)))
            a = np.radians(po.toe_yaw) * s
            fwd = np.array([np.sin(a), 0, np.cos(a)])
            lift = float(an[1]) - 0.07
            pitch = np.array([0, -min(lift * 2.2, 0.8), 0])
            heel = an + np.array([0, -0.025, 0]) - fwd * 0.03
            toe = heel + unit(fwd + pitch) * 0.2
            ff = np.stack([np.cross([0, 1.0, 0], fwd), np.array([0, 1.0, 0]), fwd])
            add(Part(SHOE, "shoe", heel + fwd * 0.01, toe, 0.046, 0.044, ff, np.array([1.0, 0.82, 1.0])))
            add(Part(SHOE, "shoe", an, heel, 0.045, 0.045))
        if bu.skirt:
            add(Part(LEGS, "leg", hips, hips - np.array([0, 0.42, -0.03]), 0.15, 0.21, hip_fr, np.array([1, 1, 0.75])))
        self._head(up, right, ahead)

    def _collar(self, up: Array, right: Array, ahead: Array) -> None:
        """A shirt collar: a ring that opens at the throat."""
        def at(x: float, y: float, z: float) -> Array:
            return np.asarray(self.neck + right * x + up * y + ahead * z)

        for s in (-1, 1):
            pts = [at(0, 0.038, -0.062), at(s * 0.058, 0.030, -0.018), at(s * 0.046, 0.004, 0.048), at(s * 0.010, -0.034, 0.082)]
            for a, b in zip(pts, pts[1:], strict=False):
                self.parts.append(Part(SHIRT, "collar", a, b, 0.015, 0.013))

    def _hand(self, wr: Array, d: Array, out: Array, ahead: Array) -> None:
        """A palm, curled fingers and a thumb."""
        side = unit(np.cross(d, out) + ahead * 0.01)
        flat = unit(np.cross(side, d))
        add = self.parts.append
        fr = np.stack([side, d, flat])
        add(Part(SKIN, "hand", wr + d * 0.025, wr + d * 0.075, 0.034, 0.040, fr, np.array([1.0, 1.0, 0.5])))
        for k in range(4):
            base = wr + d * 0.095 + side * (0.031 - 0.0205 * k)
            mid = base + unit(d - flat * 0.22) * 0.042
            add(Part(SKIN, "hand", base, mid, 0.0105, 0.0098))
            add(Part(SKIN, "hand", mid, mid + unit(d * 0.85 - flat * 0.6) * 0.036, 0.0096, 0.0085))
        th = wr + d * 0.03 + side * 0.028
        tip = th + unit(d * 0.8 + side * 0.55 - flat * 0.3) * 0.062
        add(Part(SKIN, "hand", th, tip, 0.014, 0.010))

    def _head(self, up: Array, right: Array, ahead: Array) -> None:
        """Neck, skull, face, hair, cap."""
        po, bu = self.pose, self.build
        base = unit(up * 0.6 + np.array([0, 0.4, 0]))
        ya, pi, ro = np.radians(po.head_yaw), np.radians(po.head_pitch), np.radians(po.head_roll)
        f = unit(ahead - base * float(ahead @ base))
        r = np.cross(base, f)
        f, r = f * np.cos(ya) + r * np.sin(ya), r * np.cos(ya) - f * np.sin(ya)
        u = base
        f, u = f * np.cos(pi) + u * np.sin(pi), u * np.cos(pi) - f * np.sin(pi)
        r, u = r * np.cos(ro) - u * np.sin(ro), u * np.cos(ro) + r * np.sin(ro)
        c = self.neck + base * 0.08 + u * 0.088 + f * 0.028
        self.head, self.head_axes = c, np.stack([r, u, f])
        add = self.parts.append

        def at(x: float, y: float, z: float) -> Array:
            return np.asarray(c + r * x + u * y + f * z)

        fr = self.head_axes
        add(Part(SKIN, "neck", self.neck - up * 0.03, at(0, -0.045, -0.025), 0.066, 0.058))
        add(Part(SKIN, "head", at(0, 0.035, -0.022), at(0, 0.032, 0.012), 0.085, 0.081, fr, np.array([0.88, 1.02, 1.0])))
        add(Part(SKIN, "head", at(0, -0.005, 0.03), at(0, -0.066, 0.042), 0.062, 0.045, fr, np.array([1.0, 1.0, 0.92])))
        add(Part(SKIN, "head", at(0, -0.088, 0.064), at(0, -0.092, 0.066), 0.022, 0.022))
        add(Part(SKIN, "head", at(-0.035, 0.022, 0.073), at(0.035, 0.022, 0.073), 0.017, 0.017))
        add(Part(SKIN, "head", at(-0.043, -0.016, 0.062), at(-0.045, -0.022, 0.056), 0.026, 0.024))
        add(Part(SKIN, "head", at(0.043, -0.016, 0.062), at(0.045, -0.022, 0.056), 0.026, 0.024))
        add(Part(SKIN, "nose", at(0, 0.010, 0.090), at(0, -0.028, 0.1015), 0.0075, 0.0118))
        add(Part(SKIN, "nose", at(-0.009, -0.031, 0.093), at(0.009, -0.031, 0.093), 0.0085, 0.0085))
        add(Part(SKIN, "lip", at(-0.013, -0.058, 0.0885), at(0.013, -0.058, 0.0885), 0.0075, 0.0075))
        for s in (-1, 1):
            add(Part(SKIN, "ear", at(s * 0.078, 0.012, -0.018), at(s * 0.076, -0.024, -0.010), 0.018, 0.012, fr,
                     np.array([0.55, 1.0, 1.0])))
        if bu.hair != "bald":
            hx = np.array([0.9, 1.02, 1.0])
            line = (at(0, 0.052, 0.066), unit(f * 1.0 - u * 0.72))
            grow = 0.009 if bu.hair == "short" else 0.016
            add(Part(HAIR, "hair", at(0, 0.043, -0.026), at(0, 0.045, 0.010), 0.086 + grow, 0.083 + grow, fr, hx, line))
            if bu.hair == "bob":
                add(Part(HAIR, "hair", at(-0.052, 0.02, -0.035), at(-0.06, -0.09, -0.03), 0.045, 0.035))
                add(Part(HAIR, "hair", at(0.052, 0.02, -0.035), at(0.06, -0.09, -0.03), 0.045, 0.035))
                add(Part(HAIR, "hair", at(0, 0.0, -0.06), at(0, -0.1, -0.055), 0.065, 0.05))
            if bu.hair == "bun":
                add(Part(HAIR, "hair", at(0, 0.03, -0.125), at(0, 0.025, -0.13), 0.038, 0.036))
        if bu.cap:
            tilt = np.stack([r, unit(u - f * 0.16), unit(f + u * 0.16)])
            add(Part(CAP, "band", at(0, 0.070, -0.018), at(0, 0.100, -0.016), 0.093, 0.095, tilt,
                     np.array([0.94, 0.62, 1.06])))
            add(Part(CAP, "crown", at(0, 0.118, 0.0), at(0, 0.122, 0.006), 0.128, 0.128, tilt, np.array([0.98, 0.25, 1.04])))
            vis = np.stack([r, unit(u + f * 0.42), unit(f - u * 0.42)])
            add(Part(BRIM, "brim", at(0, 0.080, 0.046), at(0, 0.074, 0.064), 0.094, 0.090, vis, np.array([0.97, 0.09, 0.98]),
                     (at(0, 0.06, 0.02), -f)))
        if bu.sun_hat:
            add(Part(CAP, "crown", at(0, 0.06, -0.01), at(0, 0.1, -0.01), 0.096, 0.08))
            add(Part(BRIM, "crown", at(0, 0.065, -0.005), at(0, 0.066, -0.005), 0.19, 0.19, fr, np.array([1, 0.06, 1])))

    def field(self, p: Array) -> Array:
        """Distance of points."""
        return self.kinds(p)[0]

    def kinds(self, p: Array) -> tuple[Array, Array]:
        """Distance and the garment that is nearest."""
        p = p.astype(np.float32)
        best = np.full(len(p), 9.0, np.float32)
        kind = np.zeros(len(p), np.int8)
        lo, hi = p.min(0) - REACH, p.max(0) + REACH
        for g, everything in self.pairs.items():
            parts = [q for q in everything if q.near(lo, hi)]
            if not parts:
                continue
            k = BLEND[g]
            d = parts[0].at(p)[0]
            for part in parts[1:]:
                e = part.at(p)[0]
                k = TIGHT.get(part.name, BLEND[g])
                h = np.maximum(k - np.abs(d - e), 0)
                d = np.minimum(d, e) - h * h / (4 * k)
            if g == SKIN:
                d = self._face(p, d)
            elif g == HAIR:
                d = d + self._locks(p)
            win = d < best
            best = np.where(win, d, best)
            kind[win] = g
        return best, kind

    def _locks(self, p: Array) -> Array:
        """Small unevenness of the hair."""
        q = ((p - self.head.astype(np.float32)) @ self.head_axes.T.astype(np.float32)) / self.pose.size
        w = np.sin(q[:, 0] * 210 + np.sin(q[:, 2] * 60 + q[:, 1] * 40) * 2.4) + np.sin(q[:, 0] * 95 + q[:, 2] * 130 + 2 * np.sin(q[:, 1] * 90))
        return np.asarray((w * 0.0012).astype(np.float32))

    def _face(self, p: Array, d: Array) -> Array:
        """Sockets of the eyes and the line of the mouth."""
        q = ((p - self.head.astype(np.float32)) @ self.head_axes.T.astype(np.float32)) / self.pose.size
        near = np.flatnonzero((np.abs(q[:, 0]) < 0.08) & (q[:, 2] > 0.04) & (np.abs(q[:, 1]) < 0.1))
        if not len(near):
            return d
        d = d.copy()
        q = q[near]
        for s in (-1, 1):
            e = (q - np.array([s * 0.032, 0.0, 0.098], np.float32)) / np.array([1.25, 0.8, 1], np.float32)
            hole = np.sqrt((e * e).sum(1)) - 0.018
            m = np.maximum(0.016 - np.abs(d[near] + hole), 0)
            d[near] = np.maximum(d[near], -hole) + m * m / 0.064
            b = q - np.array([s * 0.031, -0.001, 0.076], np.float32)
            ball = np.sqrt((b * b).sum(1)) - 0.0125
            d[near] = np.minimum(d[near], ball)
        mouth = np.abs(q[:, 1] + 0.0585) + np.maximum(np.abs(q[:, 0]) - 0.02, 0) * 3
        d[near] += np.maximum(0.003 - mouth, 0) * 0.6 * (q[:, 2] > 0.08)
        return d

    def mesh(self, step: float = 0.016) -> Mesh:
        """The body as triangles with the normals of the field."""
        pts = np.concatenate([[p.a, p.b] for p in self.parts])
        r = 0.2
        m = surface(self.field, pts.min(0) - r, pts.max(0) + r, step)
        m.n = self.normals(m.v, 0.01)
        return m

    def normals(self, p: Array, e: float) -> Array:
        """Gradients of the field, tetrahedral differences."""
        out = np.zeros_like(p)
        for k in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
            o = vec(*k)
            out += self.field(p + o * e)[:, None] * o
        return unit(out).astype(np.float32)
