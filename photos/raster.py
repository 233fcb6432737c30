"""A vectorised triangle rasteriser: camera, depth-and-face buffer, attributes of visible pixels.

A buffer holds, for each pixel, the nearness of the nearest face (the bits of a positive float, which
sort like the number) above the number of that face, so that `np.maximum.at` resolves visibility.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
NEAR = 0.08


def unit(v: Array) -> Array:
    """Vectors of length one."""
    n = np.sqrt(np.einsum("...i,...i->...", v, v))[..., None]
    return np.asarray(v / np.maximum(n, 1e-9))


def vec(x: float, y: float, z: float) -> Array:
    """A float32 vector."""
    return np.array([x, y, z], np.float32)


@dataclass
class Camera:
    """A pinhole camera; x is right, y up, z into the picture when it looks along +z."""

    width: int
    height: int
    eye: Array
    target: Array
    fov: float  # horizontal, degrees
    shift: float = 0.0  # vertical lens shift in heights of the picture: verticals stay vertical
    roll: float = 0.0

    def __post_init__(self) -> None:
        """Build the frame of the camera."""
        self.fwd = unit(self.target - self.eye).astype(np.float32)
        up = vec(np.sin(self.roll), np.cos(self.roll), 0)
        self.right = unit(np.cross(up, self.fwd)).astype(np.float32)
        self.up = np.cross(self.fwd, self.right).astype(np.float32)
        self.focal = self.width / 2 / np.tan(np.radians(self.fov) / 2)
        self.cx, self.cy = self.width / 2, self.height * (0.5 + self.shift)

    def view(self, p: Array) -> Array:
        """World points in the frame of the camera."""
        q = p - self.eye
        return np.stack([q @ self.right, q @ self.up, q @ self.fwd], -1)

    def project(self, p: Array) -> tuple[Array, Array, Array]:
        """Screen x, y and depth of world points."""
        q = self.view(p)
        z = np.maximum(q[..., 2], 1e-3)
        return self.cx + self.focal * q[..., 0] / z, self.cy - self.focal * q[..., 1] / z, q[..., 2]

    def rays(self, px: Array, py: Array) -> Array:
        """Directions (depth one along the axis) through the centres of pixels."""
        a = ((px + 0.5 - self.cx) / self.focal).astype(np.float32)[..., None]
        b = ((self.cy - py - 0.5) / self.focal).astype(np.float32)[..., None]
        return np.asarray(self.fwd + a * self.right + b * self.up, np.float32)


def _clip_near(tri: Array) -> list[Array]:
    """Pieces of a triangle (3×3, camera frame) in front of the near plane."""
    out: list[Array] = []
    for i in range(3):
        a, b = tri[i], tri[(i + 1) % 3]
        ina, inb = a[2] >= NEAR, b[2] >= NEAR
        if ina:
            out.append(a)
        if ina != inb:
            out.append(a + (b - a) * ((NEAR - a[2]) / (b[2] - a[2])))
    return [np.stack([out[0], out[i], out[i + 1]]) for i in range(1, len(out) - 1)]


def draw(buf: Array, x: Array, y: Array, near: Array, ids: Array) -> None:
    """Rasterise triangles: x, y, near are (M, 3), ids (M,); buf is (H, W) uint64."""
    h, w = buf.shape
    flat = buf.reshape(-1)
    lo_x, hi_x = np.floor(x.min(1) - 0.5), np.ceil(x.max(1) - 0.5)
    lo_y, hi_y = np.floor(y.min(1) - 0.5), np.ceil(y.max(1) - 0.5)
    area = (x[:, 1] - x[:, 0]) * (y[:, 2] - y[:, 0]) - (x[:, 2] - x[:, 0]) * (y[:, 1] - y[:, 0])
    ok = (hi_x >= 0) & (hi_y >= 0) & (lo_x < w) & (lo_y < h) & (np.abs(area) > 1e-9)
    x, y, near, ids, area = x[ok], y[ok], near[ok], ids[ok], area[ok]
    lo_x, lo_y = np.maximum(lo_x[ok], 0).astype(np.int32), np.maximum(lo_y[ok], 0).astype(np.int32)
    hi_x, hi_y = np.minimum(hi_x[ok], w - 1).astype(np.int32), np.minimum(hi_y[ok], h - 1).astype(np.int32)
    size = np.maximum(hi_x - lo_x, hi_y - lo_y) + 1
    ia = 1 / area
    ax, ay = ((y[:, 2] - y[:, 0]) * ia).astype(np.float32), (-(x[:, 2] - x[:, 0]) * ia).astype(np.float32)
    bx, by = (-(y[:, 1] - y[:, 0]) * ia).astype(np.float32), ((x[:, 1] - x[:, 0]) * ia).astype(np.float32)
    d0 = near[:, 0].astype(np.float32)
    d1, d2 = (near[:, 1] - near[:, 0]).astype(np.float32), (near[:, 2] - near[:, 0]).astype(np.float32)
    ox, oy = (lo_x + 0.5 - x[:, 0]).astype(np.float32), (lo_y + 0.5 - y[:, 0]).astype(np.float32)
    done = 0
    for k in (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48):
        sel_all = np.flatnonzero((size > done) & (size <= k))
        done = k
        step = max(1, 120_000 // (k * k))
        g = np.arange(k, dtype=np.float32)
        for s in range(0, len(sel_all), step):
            i = sel_all[s : s + step]
            fx, fy = ox[i, None] + g, oy[i, None] + g
            u = (fx * ax[i, None])[:, None, :] + (fy * ay[i, None])[:, :, None]
            v = (fx * bx[i, None])[:, None, :] + (fy * by[i, None])[:, :, None]
            hit = np.flatnonzero(((u >= 0) & (v >= 0) & (u + v <= 1)).reshape(-1))
            t, rest = np.divmod(hit, k * k)
            r, c = np.divmod(rest, k)
            j = i[t]
            xx, yy = lo_x[j] + c, lo_y[j] + r
            nz = d0[j] + u.reshape(-1)[hit] * d1[j] + v.reshape(-1)[hit] * d2[j]
            key = (nz.view(np.uint32).astype(np.uint64) << np.uint64(32)) | ids[j]
            keep = (xx < w) & (yy < h)
            np.maximum.at(flat, (yy * w + xx)[keep], key[keep])
    for big in np.flatnonzero(size > done):
        gx, gy = np.arange(lo_x[big], hi_x[big] + 1), np.arange(lo_y[big], hi_y[big] + 1)
        fx, fy = (gx + 0.5 - x[big, 0]).astype(np.float32), (gy + 0.5 - y[big, 0]).astype(np.float32)
        u = (fx * ax[big])[None, :] + (fy * ay[big])[:, None]
        v = (fx * bx[big])[None, :] + (fy * by[big])[:, None]
        inside = (u >= 0) & (v >= 0) & (u + v <= 1)
        r, c = np.nonzero(inside)
        nz = (d0[big] + u[r, c] * d1[big] + v[r, c] * d2[big]).astype(np.float32)
        key = (np.maximum(nz, 0).view(np.uint32).astype(np.uint64) << np.uint64(32)) | ids[big]
        at = (r + lo_y[big]).astype(np.int64) * w + (c + lo_x[big])
        flat[at] = np.maximum(flat[at], key)


def draw_camera(cam: Camera, verts: Array, faces: Array) -> Array:
    """The (H, W) buffer of a triangle mesh seen by a camera; faces are numbered from 1."""
    buf = np.zeros((cam.height, cam.width), np.uint64)
    q = cam.view(verts).astype(np.float64)
    tri_z = q[faces, 2]
    ids = np.arange(1, len(faces) + 1, dtype=np.uint64)
    front = tri_z.min(1) >= NEAR
    cross = np.flatnonzero(~front & (tri_z.max(1) > NEAR))
    pieces = [q[faces[front]]]
    piece_ids = [ids[front]]
    for j in cross:
        for piece in _clip_near(q[faces[j]]):
            pieces.append(piece[None])
            piece_ids.append(ids[j : j + 1])
    t = np.concatenate(pieces)
    iz = 1 / t[..., 2]
    draw(
        buf,
        cam.cx + cam.focal * t[..., 0] * iz,
        cam.cy - cam.focal * t[..., 1] * iz,
        iz,
        np.concatenate(piece_ids),
    )
    return buf


def face_of(buf: Array) -> Array:
    """The face numbers of a buffer; 0 is nothing."""
    return np.asarray((buf & np.uint64(0xFFFFFFFF)).astype(np.int64))


def near_of(buf: Array) -> Array:
    """The nearness of a buffer."""
    return np.asarray((buf >> np.uint64(32)).astype(np.uint32).view(np.float32))
