"""Deferred renderer: shadow maps for the sun, many small maps for the sky, painted surfaces in bands."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field

import numpy as np
from lights import ShadowMap, Sun, joined
from mesh import Mesh
from raster import Array, Camera, draw_camera, face_of, unit

BAND = 64


@dataclass
class Surface:
    """The visible points of one thing."""

    pos: Array
    nrm: Array
    loc: Array
    view: Array
    dist: Array
    px: Array
    py: Array
    inner: Array  # seen from behind


@dataclass
class Paint:
    """What light meets at those points; all linear."""

    albedo: Array
    nrm: Array | None = None
    gloss: Array | float = 0.0  # strength of the mirror image at normal incidence
    sharp: float = 60.0  # exponent of the highlight
    emit: Array | float = 0.0
    occ: Array | float = 1.0
    wrap: Array | float = 0.0
    pos: Array | None = None
    clear: Array | float = 1.0  # strength of the mirror image at grazing incidence


Shader = Callable[[Surface], Paint]


@dataclass
class Thing:
    """A mesh and its painter."""

    mesh: Mesh
    shader: Shader
    casts: bool = True
    mirrored: bool = True
    proxy: Mesh | None = None  # a coarser mesh that stands for it before the sky


@dataclass
class Scene:
    """Things, lights, air."""

    camera: Camera
    sky: Callable[[Array], Array]  # radiance of directions, for the backdrop and for reflections
    things: list[Thing] = field(default_factory=list)
    suns: list[Sun] = field(default_factory=list)
    dome: list[tuple[Array, Array]] = field(default_factory=list)  # directions and radiances
    dome_centre: Array = field(default_factory=lambda: np.zeros(3, np.float32))
    dome_reach: float = 20.0
    bounce: Array = field(default_factory=lambda: np.full(3, 0.1, np.float32))
    fill: Array = field(default_factory=lambda: np.zeros(3, np.float32))
    haze: float = 0.0
    haze_colour: Array = field(default_factory=lambda: np.ones(3, np.float32))
    mirror: Array | None = None

    def add(
        self, mesh: Mesh, shader: Shader, casts: bool = True, mirrored: bool = True, proxy: Mesh | None = None
    ) -> None:
        """Put a thing into the scene."""
        self.things.append(Thing(mesh, shader, casts, mirrored, proxy))


class Renderer:
    """Draws one scene."""

    def __init__(self, scene: Scene, step: int = 3) -> None:
        """Gather the meshes and draw the maps of the lights."""
        self.s, self.step = scene, step
        self.rng = np.random.default_rng(7)
        v, f = joined([t.mesh for t in scene.things if t.casts])
        self.suns: list[tuple[Sun, list[ShadowMap]]] = []
        for s in scene.suns:
            maps = [ShadowMap(v, f, s.direction, s.centre, s.reach, s.size)]
            if s.close is not None:
                g = f[(np.abs(v - s.close[0]).max(1) < s.close[1] * 3)[f].any(1)]
                maps.append(ShadowMap(v, g, s.direction, s.close[0], s.close[1], s.size))
            self.suns.append((s, maps))
        v, f = joined([t.proxy or t.mesh for t in scene.things if t.casts])
        c, r = scene.dome_centre, scene.dome_reach
        near = (np.abs(v - c).max(1) < r * 1.3)[f].any(1)
        self.cast = (v, f[near])

    def frame(self, mirror: bool = False, camera: Camera | None = None) -> tuple[Array, Array]:
        """The linear picture and its depth."""
        cam = camera or self.s.camera
        things = [t for t in self.s.things if t.mirrored or not mirror]
        if mirror:
            flip = np.array([1, -1, 1], np.float32)
            cam = copy(cam)
            cam.eye, cam.fwd, cam.up, cam.right = cam.eye * flip, cam.fwd * flip, cam.up * flip, cam.right * flip
        base = np.cumsum([0] + [len(t.mesh.v) for t in things])
        self.v = np.concatenate([t.mesh.v for t in things])
        self.n = np.concatenate([t.mesh.n for t in things])
        self.loc = np.concatenate([t.mesh.loc for t in things])
        self.f = np.concatenate([t.mesh.f + b for t, b in zip(things, base, strict=False)])
        owner = np.concatenate([np.full(len(t.mesh.f), i + 1, np.int16) for i, t in enumerate(things)])
        buf = face_of(draw_camera(cam, self.v, self.f))
        self._planes()
        low = self._dome(cam, buf)
        h, w = buf.shape
        out = np.zeros((h, w, 3), np.float32)
        depth = np.full((h, w), 1e4, np.float32)
        owners = np.concatenate([np.zeros(1, np.int16), owner])
        for y0 in range(0, h, BAND):
            band = buf[y0 : y0 + BAND]
            own = owners[band]
            yy, xx = np.nonzero(own == 0)
            if len(yy):
                out[y0 + yy, xx] = self.s.sky(unit(cam.rays(xx.astype(np.float32), (yy + y0).astype(np.float32))))
            for k in np.unique(own[own > 0]):
                yy, xx = np.nonzero(own == k)
                s = self._surface(cam, band[yy, xx] - 1, xx, yy + y0)
                paint = things[k - 1].shader(s)
                out[y0 + yy, xx] = self._light(s, paint, low)
                depth[y0 + yy, xx] = s.dist
        return out, depth

    def _planes(self) -> None:
        """For each face: the plane and the linear forms of its barycentric coordinates."""
        a, b, c = (self.v[self.f[:, k]].astype(np.float64) for k in range(3))
        e1, e2 = b - a, c - a
        n = np.cross(e1, e2)
        nn = np.maximum((n * n).sum(1), 1e-18)[:, None]
        gu, gv = np.cross(e2, n) / nn, np.cross(n, e1) / nn
        self.plane = np.concatenate([n, (n * a).sum(1)[:, None]], 1)
        self.bary = np.concatenate([gu, -(gu * a).sum(1)[:, None], gv, -(gv * a).sum(1)[:, None]], 1)

    def _surface(self, cam: Camera, tri: Array, px: Array, py: Array) -> Surface:
        """Attributes of visible points."""
        d = cam.rays(px.astype(np.float32), py.astype(np.float32))
        pl = self.plane[tri]
        den = (pl[:, :3] * d).sum(1)
        den = np.where(np.abs(den) < 1e-12, 1e-12, den)
        t = (pl[:, 3] - pl[:, :3] @ cam.eye.astype(np.float64)) / den
        pos = cam.eye + d * t[:, None]
        g = self.bary[tri]
        u = np.clip((g[:, :3] * pos).sum(1) + g[:, 3], 0, 1)[:, None].astype(np.float32)
        v = np.clip((g[:, 4:7] * pos).sum(1) + g[:, 7], 0, 1)[:, None].astype(np.float32)
        i = self.f[tri]
        w = 1 - u - v
        nrm = unit(self.n[i[:, 0]] * w + self.n[i[:, 1]] * u + self.n[i[:, 2]] * v)
        loc = self.loc[i[:, 0]] * w + self.loc[i[:, 1]] * u + self.loc[i[:, 2]] * v
        view = unit(d)
        away = (nrm * view).sum(1)
        back = away > 0
        geo = (pl[:, :3] * view).sum(1) > 0
        face = np.where(geo[:, None], -pl[:, :3], pl[:, :3])
        nrm = np.where((back & ((nrm * face).sum(1) < 0))[:, None], -nrm, nrm)
        return Surface(
            pos.astype(np.float32), nrm.astype(np.float32), loc, view, t.astype(np.float32), px, py, away > 0.12
        )

    def _dome(self, cam: Camera, buf: Array) -> tuple[Array, Array, Array]:
        """Light of the sky on a coarse raster: irradiance, normals and depths."""
        st = self.step if cam.width >= self.s.camera.width else self.step + 1
        sub = buf[st // 2 :: st, st // 2 :: st]
        hh, ww = sub.shape
        yy, xx = np.nonzero(sub > 0)
        s = self._surface(cam, sub[yy, xx] - 1, xx * st + st // 2, yy * st + st // 2)
        e = np.zeros((len(yy), 3), np.float32)
        tot = np.zeros(len(yy), np.float32)
        p = s.pos + s.nrm * 0.03
        v, f = self.cast
        for d, c in self.s.dome:
            ndl = np.maximum(s.nrm @ d, 0)
            k = np.flatnonzero(ndl > 0.01)
            m = ShadowMap(v, f, d, self.s.dome_centre, self.s.dome_reach, 640)
            off = self.rng.standard_normal((len(k), 2)).astype(np.float32) * (self.s.dome_reach / 420)
            vis = m.lit(p[k], off, 0.04) * ndl[k]
            e[k] += vis[:, None] * c
            tot[k] += vis * 2 / len(self.s.dome)
        down = np.clip(0.5 - 0.5 * s.nrm[:, 1], 0, 1)
        near_floor = np.clip(1.15 - np.exp(-np.maximum(s.pos[:, 1], 0) * 2.2), 0, 1)
        e += (down * near_floor)[:, None] * self.s.bounce
        e += self.s.fill * (0.35 + 0.65 * np.clip(tot * 1.6, 0, 1))[:, None]
        img = np.zeros((hh, ww, 3), np.float32)
        nrm = np.zeros((hh, ww, 3), np.float32)
        dep = np.full((hh, ww), 1e5, np.float32)
        img[yy, xx], nrm[yy, xx], dep[yy, xx] = e, s.nrm, s.dist
        self.at_step = st
        return self._smooth(img, nrm, dep), nrm, dep

    def _smooth(self, img: Array, nrm: Array, dep: Array) -> Array:
        """Average over neighbours that lie on the same surface."""
        for r in (1, 2, 3):
            acc, wt = img.copy(), np.ones_like(dep)
            for dy, dx in ((-r, 0), (r, 0), (0, -r), (0, r), (r, r), (-r, -r), (r, -r), (-r, r)):
                sh = (dy, dx)
                w = np.exp(-np.abs(np.roll(dep, sh, (0, 1)) - dep) / (0.012 * dep + 0.01))
                w *= np.maximum((np.roll(nrm, sh, (0, 1)) * nrm).sum(-1), 0) ** 6
                acc += np.roll(img, sh, (0, 1)) * w[..., None]
                wt += w
            img = acc / wt[..., None]
        return img

    def _ambient(self, s: Surface, low: tuple[Array, Array, Array]) -> Array:
        """The coarse light at fine points, taken from the neighbours that fit."""
        img, nrm, dep = low
        hh, ww = dep.shape
        fx, fy = (s.px - self.at_step // 2) / self.at_step, (s.py - self.at_step // 2) / self.at_step
        x0, y0 = np.floor(fx).astype(np.int32), np.floor(fy).astype(np.int32)
        acc, wt = np.zeros((len(x0), 3), np.float32), np.zeros(len(x0), np.float32)
        for dy in (0, 1):
            for dx in (0, 1):
                i, j = np.clip(y0 + dy, 0, hh - 1), np.clip(x0 + dx, 0, ww - 1)
                w = np.maximum(1 - np.abs(fx - x0 - dx), 0.02) * np.maximum(1 - np.abs(fy - y0 - dy), 0.02)
                w = w * np.exp(-np.abs(dep[i, j] - s.dist) / (0.01 * s.dist + 0.01))
                w = w * (np.maximum((nrm[i, j] * s.nrm).sum(-1), 0) ** 4) + 1e-7 * (dep[i, j] < 9e4)
                acc += img[i, j] * w[:, None]
                wt += w
        return np.asarray(acc / np.maximum(wt, 1e-9)[:, None])

    def _light(self, s: Surface, m: Paint, low: tuple[Array, Array, Array]) -> Array:
        """Radiance of painted points."""
        n = m.nrm if m.nrm is not None else s.nrm
        p = m.pos if m.pos is not None else s.pos
        occ = np.broadcast_to(np.asarray(m.occ, np.float32), s.dist.shape)[:, None]
        diffuse = self._ambient(s, low) * occ
        spec = np.zeros_like(diffuse)
        refl = s.view - 2 * (s.view * n).sum(1)[:, None] * n
        gl = np.broadcast_to(np.asarray(m.gloss, np.float32), s.dist.shape)
        for sun, maps in self.suns:
            ndl = n @ sun.direction
            front = ndl + np.asarray(m.wrap, np.float32) > 0
            k = np.flatnonzero(front)
            if not len(k):
                continue
            vis = np.zeros(len(k), np.float32)
            q = p[k] + s.nrm[k] * (0.02 + 0.0015 * s.dist[k, None].clip(0, 60))
            ang = self.rng.uniform(0, 6.28, len(k)).astype(np.float32)
            for t in range(8):
                r = sun.soft * np.sqrt((t + 0.5) / 8)
                off = np.stack([np.cos(ang + t * 2.4) * r, np.sin(ang + t * 2.4) * r], -1)
                clear_way = maps[0].lit(q, off, 0.03)
                if len(maps) > 1:
                    inside = maps[1].covers(q)
                    clear_way[inside] = maps[1].lit(q[inside], off[inside], 0.02)
                vis += clear_way * 0.125
            wrap = np.broadcast_to(np.asarray(m.wrap, np.float32), s.dist.shape)[k]
            lam = np.maximum((ndl[k] + wrap) / (1 + wrap), 0)
            diffuse[k] += (vis * lam)[:, None] * sun.colour
            hot = np.maximum(refl[k] @ sun.direction, 0) ** m.sharp * (m.sharp + 8) / 25
            spec[k] += (vis * hot * gl[k] * (ndl[k] > 0))[:, None] * sun.colour
        out = m.albedo * diffuse + spec + m.emit
        g = np.flatnonzero(gl > 0)
        if len(g):
            cosv = np.clip(-(s.view[g] * n[g]).sum(1), 0, 1)
            clear = np.broadcast_to(np.asarray(m.clear, np.float32), s.dist.shape)[g]
            fr = gl[g] + (1 - gl[g]) * clear * (1 - cosv) ** 5
            out[g] += self.s.sky(refl[g]) * (fr * occ[g, 0])[:, None]
        if self.s.haze > 0:
            a = np.exp(-self.s.haze * np.maximum(s.dist - 6, 0))[:, None]
            out = out * a + self.s.haze_colour * (1 - a)
        return np.asarray(out)
