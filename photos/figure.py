"""People as distance fields: a posed skeleton, limbs and garments as tapered capsules in smooth unions."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from body import BLEND, HAIR, LEGS, REACH, SHIRT, SHOE, SKIN, TIGHT, Build, Part, Pose, bend
from head import head_parts
from mesh import Mesh, surface, turn
from raster import Array, unit, vec


@dataclass
class Figure:
    """A posed, dressed body: parts in the world."""

    pose: Pose
    build: Build = field(default_factory=Build)

    def __post_init__(self) -> None:
        """Place the joints and hang the parts on them."""
        self.parts: list[Part] = []
        self.head = self.head_axes = self.chest_axes = self.waist = self.neck = np.zeros(3)
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
        order = sorted(self.parts, key=lambda p: p.kind)
        self.parts = order
        boxes = [p.bounds() for p in order]
        self.low, self.high = np.stack([b[0] for b in boxes]), np.stack([b[1] for b in boxes])

    def move(self, by: Array) -> None:
        """Put the whole body elsewhere."""
        for p in self.parts:
            p.a, p.b = p.a + by, p.b + by
            if p.cut is not None:
                p.cut = (p.cut[0] + by, p.cut[1])
        self.head, self.waist, self.neck, self.origin = (
            j + by for j in (self.head, self.waist, self.neck, self.origin)
        )
        self.low, self.high = self.low + by, self.high + by

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
            add(
                Part(
                    SHIRT,
                    "belly",
                    self.waist,
                    hem - low * 0.05,
                    0.160 * be,
                    0.198 * be,
                    fr,
                    np.array([1.0, 1.0, 0.84]),
                    (hem, -low),
                )
            )
        self._collar(up, right, ahead)
        for k in (0, 1):
            add(Part(SHIRT, "yoke", sh_top[k], sh[k] + up * 0.008, 0.046, 0.042))
        hip_fr = np.stack([unit(np.array([1.0, 0, 0])), low, np.cross([1.0, 0, 0], low)])
        add(
            Part(
                LEGS,
                "belt",
                hips - low * 0.02,
                self.waist - low * 0.028,
                0.154 * be,
                0.146 * be,
                hip_fr,
                np.array([1.0, 1.0, 0.74]),
                (self.waist - low * 0.02, low),
            )
        )
        # arms
        hint0 = -ahead * 0.75 - np.array([0, 0.5, 0])
        for s, root, goal, nm in ((1, sh[0], po.hand_r, "r"), (-1, sh[1], po.hand_l, "l")):
            el, wr = bend(root, np.array(goal, float), 0.285, 0.255, hint0 + right * (s * po.elbow_out))
            d1, d2 = unit(el - root), unit(wr - el)
            t = min(bu.sleeve, 1.0)
            hem = root + (el - root) * t
            cut = None if bu.sleeve > 1 else (hem, d1)
            add(
                Part(
                    SHIRT,
                    "arm" + nm,
                    root + right * (s * 0.004),
                    hem + d1 * 0.05,
                    0.057 * lo,
                    0.061 * lo,
                    None,
                    None,
                    cut,
                )
            )
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
            kn, an = bend(hip, np.array(foot, float), 0.435, 0.42, np.array([s * po.knee_out, 0, 1.0]))
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
        head, self.head, self.head_axes = head_parts(self.pose, self.build, self.neck, up, ahead)
        self.parts += head

    def _collar(self, up: Array, right: Array, ahead: Array) -> None:
        """A shirt collar: a ring that opens at the throat."""

        def at(x: float, y: float, z: float) -> Array:
            return np.asarray(self.neck + right * x + up * y + ahead * z)

        for s in (-1, 1):
            pts = [
                at(0, 0.038, -0.062),
                at(s * 0.058, 0.030, -0.018),
                at(s * 0.046, 0.004, 0.048),
                at(s * 0.010, -0.034, 0.082),
            ]
            for a, b in pairwise(pts):
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

    def field(self, p: Array) -> Array:
        """Distance of points."""
        return self.kinds(p)[0]

    def around(self, p: Array, reach: float) -> dict[int, list[Part]]:
        """The parts, by kind, that may come as near to the points as `reach`."""
        lo, hi = p.min(0) - reach, p.max(0) + reach
        found: dict[int, list[Part]] = {}
        for i in np.flatnonzero(((self.low < hi) & (self.high > lo)).all(1)):
            found.setdefault(self.parts[i].kind, []).append(self.parts[i])
        return found

    def kinds(self, p: Array) -> tuple[Array, Array]:
        """Distance and the garment that is nearest."""
        p = p.astype(np.float32)
        best = np.full(len(p), 9.0, np.float32)
        kind = np.zeros(len(p), np.int8)
        for g, parts in self.around(p, REACH).items():
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
        w = np.sin(q[:, 0] * 210 + np.sin(q[:, 2] * 60 + q[:, 1] * 40) * 2.4) + np.sin(
            q[:, 0] * 95 + q[:, 2] * 130 + 2 * np.sin(q[:, 1] * 90)
        )
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
