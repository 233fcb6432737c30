"""Painting of people: skin, hair, uniforms, folds of cloth, found again at each visible point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from body import BRIM, CAP, HAIR, LEGS, SHIRT, SHOE, SKIN, Build, Pose
from figure import Figure
from noise import cells, cloud, folds
from raster import Array, unit
from shading import Paint, Scene, Surface

RGB = tuple[float, float, float]


def lin(c: RGB) -> Array:
    """Linear light of an sRGB colour in 0..255."""
    v = np.array(c, np.float32) / 255
    return np.asarray(np.where(v < 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4).astype(np.float32))


@dataclass
class Outfit:
    """Colours in sRGB, and what is printed on the cloth."""

    shirt: RGB = (150, 185, 215)
    legs: RGB = (28, 32, 44)
    shoe: RGB = (18, 18, 20)
    hair: RGB = (22, 19, 18)
    cap: RGB = (24, 30, 46)
    skin: RGB = (208, 162, 134)
    vest: bool = False
    badge: bool = False
    pattern: str = ""  # check, stripe, flower
    second: RGB = (240, 240, 240)
    grey: float = 0.0  # grey in the hair
    collar: RGB | None = None  # a scarf, the facing of a robe
    glow: float = 0.0  # light that finds its way into a dark place


OFFICER = Outfit(badge=True)


def _print(o: Outfit, q: Array, base: Array) -> Array:
    """The pattern of a shirt; q is in the frame of the chest, metres."""
    two = lin(o.second)
    if o.pattern == "check":
        a = (np.abs((q[:, 0] * 16 + 0.03 * q[:, 2]) % 1 - 0.5) < 0.2).astype(np.float32)
        b = (np.abs(q[:, 1] * 16 % 1 - 0.5) < 0.2).astype(np.float32)
        w = (a + b) * 0.38
        return np.asarray(base * (1 - w[:, None]) + two * w[:, None])
    if o.pattern == "stripe":
        w = (np.abs(q[:, 1] * 13 % 1 - 0.5) < 0.22).astype(np.float32)
        return np.asarray(base * (1 - w[:, None]) + two * w[:, None])
    if o.pattern == "flower":
        u, v = q[:, 0] * 15 + q[:, 2] * 9, q[:, 1] * 15
        i, j = np.floor(u), np.floor(v)
        cx, cy = cells(i, j, 3) * 0.5 + 0.25, cells(i, j, 4) * 0.5 + 0.25
        r = np.hypot(u - i - cx, v - j - cy)
        w = np.clip((0.26 + 0.12 * cells(i, j, 5) - r) * 9, 0, 1)
        return np.asarray(base * (1 - w[:, None]) + two * w[:, None])
    return base


class Painter:
    """The shader of one person."""

    def __init__(self, fig: Figure, outfit: Outfit) -> None:
        """Keep the person and the clothes."""
        self.f, self.o = fig, outfit

    def __call__(self, s: Surface) -> Paint:
        """Refine the point on the field, then colour it by garment."""
        f, o = self.f, self.o
        p = s.pos
        p = p + s.view * np.clip(f.field(p), -0.012, 0.012)[:, None]
        kind = f.kinds(p)[1]
        coarse = float(s.dist.mean())
        n: Array = f.normals(p, 0.0025 + 0.0004 * coarse)
        size = f.pose.size
        cloth = (kind == SHIRT) | (kind == LEGS)
        if cloth.any():
            n[cloth] = self._crease(p[cloth], n[cloth], kind[cloth])
        occ = np.ones(len(p), np.float32)
        soft = np.where(kind == SKIN, 0.6, 1.0).astype(np.float32)
        for h, part in ((0.025, 0.6), (0.10, 0.7)):
            occ *= 1 - soft * part * np.clip(1 - f.field(p + n * h) / h, 0, 1)
        col = np.zeros((len(p), 3), np.float32)
        gloss = np.full(len(p), 0.012, np.float32)
        wrap = np.full(len(p), 0.1, np.float32)
        chest = (p - f.waist.astype(np.float32)) @ f.chest_axes.T.astype(np.float32) / size
        face = (p - f.head.astype(np.float32)) @ f.head_axes.T.astype(np.float32) / size
        for g in np.unique(kind):
            k = np.flatnonzero(kind == g)
            if g == SKIN:
                col[k] = self._skin(p[k], face[k], n[k])
                gloss[k], wrap[k] = 0.03, 0.28
            elif g == SHIRT:
                col[k] = self._shirt(p[k], chest[k])
            elif g == LEGS:
                col[k] = self._legs(p[k], chest[k])
            elif g == HAIR:
                st = cloud(face[k, 0] * 2.2 + face[k, 2] * 0.5, face[k, 1] * 0.5 + face[k, 2] * 0.5, 0.22, 5) * 0.22
                grey = np.clip(o.grey + st * 0.5, 0, 1)[:, None]
                col[k] = lin(o.hair) * (1 - grey) + lin((138, 135, 131)) * grey
                n[k] = unit(n[k] + (st * 0.5)[:, None] * f.head_axes[0].astype(np.float32))
                gloss[k] = 0.04
            elif g == SHOE:
                col[k] = lin(o.shoe)
                low = p[k, 1] - f.origin[1] < 0.022 * size
                col[k[low]] *= 0.5
                gloss[k] = 0.05
            elif g in (CAP, BRIM):
                col[k] = lin(o.cap) if g == CAP else lin(o.cap) * 0.25
                gloss[k] = 0.012 if g == CAP else 0.06
                if o.badge and g == CAP:
                    q = face[k]
                    band = (q[:, 1] + q[:, 2] * 0.16 > 0.066) & (q[:, 1] + q[:, 2] * 0.16 < 0.079)
                    col[k[band]] = lin((60, 66, 84))
                    b = np.hypot(q[:, 0] / 0.8, (q[:, 1] - 0.10) * 0.9) < 0.016
                    b &= q[:, 2] > 0.05
                    col[k[b]] = lin((214, 190, 120))
        return Paint(col, n, gloss, 24.0, col * o.glow, occ, wrap, p, 0.35)

    def _crease(self, p: Array, n: Array, kind: Array) -> Array:
        """Bend the normals by folds that gather at joints and at the waist."""
        f = self.f
        q = ((p - f.origin.astype(np.float32)) / f.pose.size).astype(np.float32)
        amp = np.where(kind == SHIRT, 0.0042, 0.0034).astype(np.float32)
        waist = np.abs((p - f.waist.astype(np.float32)) @ f.chest_axes[1].astype(np.float32))
        amp = amp * (0.75 + 1.0 * np.exp(-((waist / 0.1) ** 2)))
        e = 0.004
        g = np.zeros_like(n)
        for axis in range(3):
            o = np.zeros(3, np.float32)
            o[axis] = e
            g[:, axis] = (folds(q + o, f.seed) - folds(q - o, f.seed)) / (2 * e)
        g *= amp[:, None]
        g -= n * (g * n).sum(1)[:, None]
        m = np.sqrt((g * g).sum(1))[:, None]
        return np.asarray(unit(n - g * np.minimum(1, 0.55 / np.maximum(m, 1e-6))).astype(np.float32))

    def _skin(self, p: Array, q: Array, n: Array) -> Array:
        """Skin with redder cheeks, brows, eyes and lips."""
        o = self.o
        c = np.repeat(lin(o.skin)[None], len(p), 0)
        c = c * (1 + 0.05 * cloud(p[:, 0] + p[:, 2], p[:, 1], 0.3, 8))[:, None]
        head = (q[:, 2] > 0.03) & (np.abs(q[:, 1]) < 0.12) & (np.abs(q[:, 0]) < 0.085)
        if not head.any():
            return np.asarray(c)
        h = np.flatnonzero(head)
        x, y = np.abs(q[h, 0]), q[h, 1]
        cheek = np.exp(-(((x - 0.042) / 0.025) ** 2) - ((y + 0.022) / 0.025) ** 2)
        c[h] *= 1 - cheek[:, None] * np.array([0.0, 0.09, 0.08])
        lip = np.exp(-((x / 0.021) ** 4) - (((y + 0.0585) / 0.0085) ** 4)) * (q[h, 2] > 0.07)
        c[h] = c[h] * (1 - lip[:, None] * np.array([0.14, 0.34, 0.30]))
        line = np.exp(-((x / 0.023) ** 6) - (((y + 0.0585) / 0.0018) ** 2)) * (q[h, 2] > 0.07)
        c[h] *= 1 - 0.75 * line[:, None]
        brow = np.exp(
            -(((x - 0.033) / 0.021) ** 4)
            - (((y - 0.0225 - (x - 0.033) * 0.10 + ((x - 0.033) * 16) ** 2 * 0.02) / 0.0042) ** 4)
        )
        c[h] = c[h] * (1 - 0.8 * brow[:, None]) + lin(o.hair) * 0.8 * brow[:, None] * (1 - 0.5 * o.grey)
        eye = np.exp(-(((x - 0.031) / 0.0135) ** 4) - (((y + 0.001 + ((x - 0.031) * 40) ** 2 * 0.004) / 0.0040) ** 4))
        iris = np.exp(-((((x - 0.031) / 0.0062) ** 2 + ((y + 0.0005) / 0.0062) ** 2) ** 3))
        white = lin((168, 156, 148))
        c[h] = c[h] * (1 - eye[:, None]) + eye[:, None] * (white * (1 - iris[:, None]) + 0.012 * iris[:, None])
        lid = np.exp(-(((x - 0.032) / 0.019) ** 4) - (((y - 0.008) / 0.007) ** 2))
        c[h] *= 1 - lid[:, None] * np.array([0.18, 0.26, 0.28])
        lash = np.exp(-(((x - 0.031) / 0.0165) ** 4) - (((y - 0.005 + ((x - 0.031) * 9) ** 2 * 0.02) / 0.0022) ** 2))
        c[h] *= 1 - 0.85 * lash[:, None]
        nos = np.exp(-(((x - 0.0075) / 0.0042) ** 2) - (((y + 0.0395) / 0.003) ** 2)) * (q[h, 2] > 0.09)
        c[h] *= 1 - 0.7 * nos[:, None]
        del n
        return np.asarray(c)

    def _shirt(self, p: Array, q: Array) -> Array:
        """Shirt, vest, placket, pockets, shoulder boards."""
        f, o = self.f, self.o
        names: list[str] = []
        ds = []
        for part in f.around(p, 0.05)[SHIRT]:
            ds.append(part.at(p)[0])
            names.append(part.name)
        who = np.argmin(np.stack(ds), 0)
        trunk = np.array([n in ("belly", "chest", "yoke") for n in names])[who]
        c = np.repeat(lin(o.shirt)[None], len(p), 0)
        if o.pattern:
            c = _print(o, q, c)
        front = q[:, 2] > 0.02
        top = float(np.dot(f.neck - f.waist, f.chest_axes[1])) / f.pose.size
        x, y = q[:, 0], q[:, 1] / max(top, 0.1)
        placket = trunk & front & (np.abs(np.abs(x) - 0.017) < 0.0016) & ~np.bool_(o.vest)
        c[placket] *= 0.62
        button = trunk & front & (x * x + ((q[:, 1] * 11 % 1 - 0.5) / 11) ** 2 < 0.000036)
        c[button] *= 0.45
        if o.badge:
            pocket = trunk & front & (np.abs(x) > 0.045) & (np.abs(x) < 0.135) & (y > 0.40) & (y < 0.68)
            edge = pocket & ((np.abs(np.abs(x) - 0.09) > 0.0425) | (y < 0.415) | (np.abs(y - 0.61) < 0.012))
            c[edge] *= 0.55
            tag = trunk & front & (x > 0.055) & (x < 0.125) & (y > 0.69) & (y < 0.735)
            c[tag] = lin((190, 195, 205))
            num = trunk & front & (x < -0.055) & (x > -0.125) & (y > 0.69) & (y < 0.735)
            c[num] = lin((26, 30, 44))
            board = trunk & (y > 0.90) & (np.abs(x) > 0.075) & (np.abs(x) < 0.18) & (np.abs(q[:, 2] + 0.01) < 0.03)
            c[board] = lin((26, 32, 50))
            arm = np.array([n.startswith("arm") for n in names])[who]
            patch = arm & (np.abs(y - 0.78) < 0.1) & (np.abs(q[:, 2] + 0.005) < 0.032)
            c[patch] = lin((30, 40, 78))
        ring = np.array([n == "collar" for n in names])[who]
        if o.collar:
            c[ring] = lin(o.collar)
        if o.vest:
            neckline = front & (np.abs(x) < 0.03 + np.maximum(y - 0.62, 0) * 0.24)
            vest = trunk & (y < 1.03) & (np.abs(x) < 0.172) & ~neckline
            c[vest] = lin((196, 226, 36))
            zipper = vest & front & (np.abs(x) < 0.004)
            c[zipper] = lin((80, 96, 20))
            hem = vest & (np.abs(np.abs(x) - 0.168) < 0.006)
            c[hem] = lin((214, 120, 30))
            band = vest & ((np.abs(y - 0.17) < 0.062) | (np.abs(y - 0.46) < 0.062))
            rim = vest & ((np.abs(y - 0.17) < 0.085) | (np.abs(y - 0.46) < 0.085))
            brace = vest & (np.abs(np.abs(x) - 0.105) < 0.022) & (y > 0.46)
            c[rim & ~band] = lin((224, 120, 30))
            c[band | brace] = lin((196, 200, 204))
        return np.asarray(c)

    def _legs(self, p: Array, q: Array) -> Array:
        """Trousers with a belt and a pressed crease."""
        f, o = self.f, self.o
        c = np.repeat(lin(o.legs)[None], len(p), 0)
        c = c * (1 + 0.08 * cloud(p[:, 0] + p[:, 2], p[:, 1], 0.5, 9))[:, None]
        up = (p - f.waist.astype(np.float32)) @ f.chest_axes[1].astype(np.float32) / f.pose.size
        belt = (up > -0.062) & (up < -0.018) & (np.abs(q[:, 0]) < 0.2)
        c[belt] = lin((14, 13, 13))
        buckle = belt & (np.abs(q[:, 0]) < 0.021) & (q[:, 2] > 0.02)
        c[buckle] = lin((200, 196, 186))
        return np.asarray(c)


def add_person(scene: Scene, pose: Pose, outfit: Outfit, build: Build | None = None, step: float = 0.016) -> Figure:
    """Put a person into the scene."""
    fig = Figure(pose, build or Build())
    scene.add(fig.mesh(step), Painter(fig, outfit), proxy=fig.mesh(0.045) if step < 0.025 else None)
    return fig
