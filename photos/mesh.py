"""Triangle meshes: boxes, tubes, grids, lofts, and the surface of a distance field (surface nets)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from raster import Array, unit


@dataclass
class Mesh:
    """Vertices in the world, their normals, their own coordinates (for painting), and faces."""

    v: Array
    n: Array
    loc: Array
    f: Array

    def moved(self, at: tuple[float, float, float], yaw: float = 0.0, scale: float = 1.0) -> Mesh:
        """The mesh turned about the vertical by `yaw` (its +z goes to (sin, 0, cos)) and put at a place."""
        r = turn(yaw)
        v = (self.v * scale) @ r + np.array(at, np.float32)
        return Mesh(v.astype(np.float32), (self.n @ r).astype(np.float32), self.loc, self.f)

    def rotated(self, m: Array) -> Mesh:
        """The mesh turned by a matrix whose rows are the images of its axes."""
        return Mesh((self.v @ m).astype(np.float32), (self.n @ m).astype(np.float32), self.loc, self.f)


def turn(yaw: float) -> Array:
    """Rows: the images of x, y, z when turned about the vertical."""
    c, s = np.cos(yaw), np.sin(yaw)
    return np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]], np.float32)


def tip(pitch: float) -> Array:
    """Rows: the images of the axes when turned about x (positive lifts +z upwards)."""
    c, s = np.cos(pitch), np.sin(pitch)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]], np.float32)


def merge(parts: list[Mesh]) -> Mesh:
    """One mesh of several."""
    base = np.cumsum([0] + [len(p.v) for p in parts])
    return Mesh(
        np.concatenate([p.v for p in parts]),
        np.concatenate([p.n for p in parts]),
        np.concatenate([p.loc for p in parts]),
        np.concatenate([p.f + b for p, b in zip(parts, base, strict=False)]),
    )


def quad(corners: list[tuple[float, float, float]], loc: list[tuple[float, float, float]] | None = None) -> Mesh:
    """A flat four-cornered face, corners in order round it."""
    v = np.array(corners, np.float32)
    n = unit(np.cross(v[1] - v[0], v[3] - v[0]))
    own = np.array(loc, np.float32) if loc else v.copy()
    f = np.array([[0, 1, 2], [0, 2, 3]], np.int64)
    return Mesh(v, np.repeat(n[None], 4, 0).astype(np.float32), own, f)


def grid(fn: Callable[[Array, Array], Array], nu: int, nv: int, close_u: bool = False, uv_loc: bool = False) -> Mesh:
    """A smooth surface over (u, v) in the unit square; `fn` gives (..., 3) points."""
    u, v = np.meshgrid(np.linspace(0, 1, nu), np.linspace(0, 1, nv), indexing="ij")
    p = fn(u, v).astype(np.float32)
    du, dv = np.gradient(p, axis=0), np.gradient(p, axis=1)
    if close_u:
        du[0] = du[-1] = p[1] - p[-2]
    n = unit(np.cross(du, dv))
    i = np.arange(nu * nv).reshape(nu, nv)
    a, b, c, d = i[:-1, :-1].ravel(), i[1:, :-1].ravel(), i[1:, 1:].ravel(), i[:-1, 1:].ravel()
    f = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)])
    own = np.stack([u, v, np.zeros_like(u)], -1).astype(np.float32) if uv_loc else p
    return Mesh(p.reshape(-1, 3), n.reshape(-1, 3).astype(np.float32), own.reshape(-1, 3).copy(), f)


def box(size: tuple[float, float, float], at: tuple[float, float, float] = (0, 0, 0), bevel: float = 0.0) -> Mesh:
    """A box; `at` is the middle of its foot. A bevel turns edges into narrow facets with soft normals."""
    sx, sy, sz = (s / 2 for s in size)
    if bevel <= 0:
        c = [(x, y, z) for x in (-sx, sx) for y in (-sy, sy) for z in (-sz, sz)]
        idx = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
        m = merge([_outward(quad([c[k] for k in q])) for q in idx])
    else:
        b = min(bevel, sx, sy, sz)
        k = np.array([-1, -0.38, 0.38, 1])

        def face(axis: int, sign: float) -> Mesh:
            half = np.array([sx, sy, sz])
            o = [i for i in range(3) if i != axis]
            nn = 9
            t = np.concatenate([np.linspace(-1, -0.5, 4), [0], np.linspace(0.5, 1, 4)])
            uu, vv = np.meshgrid(t, t, indexing="ij")
            p = np.zeros((nn, nn, 3))

            def stretch(a: Array, h: float) -> Array:
                return np.asarray(np.where(np.abs(a) >= 0.5, np.sign(a) * (h - b + b * (np.abs(a) - 0.5) * 2), 0))

            p[..., o[0]], p[..., o[1]] = stretch(uu, half[o[0]]), stretch(vv, half[o[1]])
            p[..., axis] = sign * half[axis]
            core = np.clip(p, -(half - b), half - b)
            nrm = unit(p - core)
            q = core + nrm * b
            i = np.arange(nn * nn).reshape(nn, nn)
            a, bb, cc, d = i[:-1, :-1].ravel(), i[1:, :-1].ravel(), i[1:, 1:].ravel(), i[:-1, 1:].ravel()
            f = np.concatenate([np.stack([a, bb, cc], 1), np.stack([a, cc, d], 1)])
            q = q.reshape(-1, 3).astype(np.float32)
            return Mesh(q, nrm.reshape(-1, 3).astype(np.float32), q.copy(), f)

        del k
        m = merge([face(a, s) for a in range(3) for s in (-1.0, 1.0)])
    m.loc = m.v.copy()
    m.v = (m.v + np.array([at[0], at[1] + sy, at[2]])).astype(np.float32)
    return m


def _outward(m: Mesh) -> Mesh:
    """Turn the normals of a face of a box about the origin outwards."""
    if float((m.v.mean(0) * m.n[0]).sum()) < 0:
        m.n = -m.n
    return m


def tube(a: tuple[float, float, float], b: tuple[float, float, float], ra: float, rb: float, sides: int = 20) -> Mesh:
    """A tapered tube with caps from a to b."""
    pa, pb = np.array(a, float), np.array(b, float)
    d = unit(pb - pa)
    e1 = unit(np.cross(d, [0.0, 1, 0] if abs(d[1]) < 0.9 else [1.0, 0, 0]))
    e2 = np.cross(d, e1)

    def side(u: Array, v: Array) -> Array:
        ang = u * 2 * np.pi
        ring = np.cos(ang)[..., None] * e1 + np.sin(ang)[..., None] * e2
        return np.asarray(pa + (pb - pa) * v[..., None] + ring * (ra + (rb - ra) * v)[..., None])

    m = grid(side, sides + 1, 2, close_u=True)
    mid = (m.v - pa) - ((m.v - pa) @ d)[:, None] * d
    m.n = unit(mid).astype(np.float32)
    caps = []
    for p, r, s in ((pa, ra, -1.0), (pb, rb, 1.0)):
        ang = np.linspace(0, 2 * np.pi, sides, endpoint=False)
        v = np.concatenate([[p], p + r * (np.cos(ang)[:, None] * e1 + np.sin(ang)[:, None] * e2)]).astype(np.float32)
        k = np.arange(sides)
        f = np.stack([np.zeros(sides, np.int64), 1 + k, 1 + (k + 1) % sides], 1)
        caps.append(Mesh(v, np.repeat((d * s)[None], len(v), 0).astype(np.float32), v.copy(), f))
    return merge([m, *caps])


def surface(field: Callable[[Array], Array], lo: Array, hi: Array, step: float) -> Mesh:
    """The zero surface of a distance field by surface nets (normals are left to the painter)."""
    n = np.ceil((hi - lo) / step).astype(int) + 1
    ax = [(lo[k] + step * np.arange(n[k])).astype(np.float32) for k in range(3)]
    p = np.stack(np.meshgrid(*ax, indexing="ij"), -1)
    coarse = 4
    cp = p[::coarse, ::coarse, ::coarse]
    cd = field(cp.reshape(-1, 3)).reshape(cp.shape[:3])
    near = np.abs(cd) < step * coarse * 1.9
    big = np.repeat(np.repeat(np.repeat(near, coarse, 0), coarse, 1), coarse, 2)[: n[0], : n[1], : n[2]]
    far = np.repeat(np.repeat(np.repeat(cd, coarse, 0), coarse, 1), coarse, 2)[: n[0], : n[1], : n[2]]
    d = far.astype(np.float32).copy()
    slab = max(4, int(0.1 / step))
    for j in range(0, n[1], slab):
        part = big[:, j : j + slab]
        if part.any():
            d[:, j : j + slab][part] = field(p[:, j : j + slab][part])
    inside = d < 0
    count = np.zeros(tuple(n - 1), np.int8)
    acc = np.zeros((*tuple(n - 1), 3), np.float32)

    def at(arr: Array, o: tuple[int, int, int]) -> Array:
        return np.asarray(arr[o[0] : n[0] - 1 + o[0], o[1] : n[1] - 1 + o[1], o[2] : n[2] - 1 + o[2]])

    corners = [(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)]
    for a in corners:
        for axis in range(3):
            if a[axis]:
                continue
            b = tuple(c + (1 if i == axis else 0) for i, c in enumerate(a))
            da, db = at(d, a), at(d, b)  # type: ignore[arg-type]
            x = (da < 0) != (db < 0)
            t = np.where(x, da / np.where(x, da - db, 1), 0)
            count += x
            for i in range(3):
                acc[..., i] += np.where(x, a[i] + (t if i == axis else 0), 0)
    cells = np.argwhere(count > 0)
    index = -np.ones(tuple(n - 1), np.int64)
    index[tuple(cells.T)] = np.arange(len(cells))
    rel = acc[tuple(cells.T)] / count[tuple(cells.T)][:, None]
    v = (lo + (cells + rel) * step).astype(np.float32)
    faces = []
    for axis in range(3):
        b_, c_ = [i for i in range(3) if i != axis]
        sl0 = [slice(None)] * 3
        sl1 = [slice(None)] * 3
        sl0[axis], sl1[axis] = slice(0, -1), slice(1, None)
        edge = np.argwhere(inside[tuple(sl0)] != inside[tuple(sl1)])
        edge = edge[(edge[:, b_] > 0) & (edge[:, c_] > 0) & (edge[:, b_] < n[b_] - 1) & (edge[:, c_] < n[c_] - 1)]
        q = []
        for ob, oc in ((1, 1), (0, 1), (0, 0), (1, 0)):
            e = edge.copy()
            e[:, b_] -= ob
            e[:, c_] -= oc
            q.append(index[tuple(e.T)])
        quads = np.stack(q, 1)
        quads = quads[(quads >= 0).all(1)]
        faces += [quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]
    z = np.zeros_like(v)
    z[:, 1] = 1
    return Mesh(v, z, v.copy(), np.concatenate(faces))
