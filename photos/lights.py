"""Lights: the sun, the directions of the sky, and shadow maps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from mesh import Mesh
from raster import Array, draw, face_of, near_of, unit


@dataclass
class Sun:
    """A far light with a shadow map of `reach` metres about a centre."""

    direction: Array
    colour: Array
    centre: Array
    reach: float
    size: int = 1536
    soft: float = 0.02
    close: tuple[Array, float] | None = None  # centre and reach of a finer map


def hemisphere(n: int, radiance: Callable[[Array], Array], floor: float = 0.05) -> list[tuple[Array, Array]]:
    """Spread directions over the upper half sphere, each with its radiance and solid angle."""
    i = np.arange(n)
    y = floor + (1 - floor) * (i + 0.5) / n
    a = i * 2.399963
    r = np.sqrt(1 - y * y)
    d = np.stack([r * np.cos(a), y, r * np.sin(a)], -1).astype(np.float32)
    c = radiance(d) * (2 * np.pi / n / np.pi)
    return [(d[k], c[k]) for k in range(n)]


def joined(meshes: list[Mesh]) -> tuple[Array, Array]:
    """Vertices and faces of several meshes."""
    base = np.cumsum([0] + [len(m.v) for m in meshes])
    return np.concatenate([m.v for m in meshes]), np.concatenate([m.f + b for m, b in zip(meshes, base, strict=False)])


class ShadowMap:
    """Nearest distances towards a far light."""

    def __init__(self, v: Array, f: Array, d: Array, centre: Array, reach: float, size: int) -> None:
        """Draw the map."""
        d = unit(d)
        e1 = unit(np.cross(d, [0.0, 1, 0] if abs(d[1]) < 0.95 else [1.0, 0, 0]))
        e2 = np.cross(d, e1)
        self.m = np.stack([e1, e2, d], 1).astype(np.float32)
        self.size, self.k, self.c = size, size / (2 * reach), centre.astype(np.float32)
        q = (v - self.c) @ self.m
        self.buf = np.zeros((size, size), np.uint64)
        x, y = (q[:, 0] * self.k + size / 2)[f], (q[:, 1] * self.k + size / 2)[f]
        draw(self.buf, x, y, (q[:, 2] + 1000)[f], np.ones(len(f), np.uint64))
        self.map = near_of(self.buf) - np.float32(1000)
        self.map[face_of(self.buf) == 0] = -1e6
        del self.buf
        self.map = self.map.reshape(-1)

    def covers(self, p: Array) -> Array:
        """Points the map holds."""
        q = (p - self.c) @ self.m[:, :2]
        return np.asarray(np.abs(q).max(1) * self.k < self.size * 0.48)

    def lit(self, p: Array, off: Array, bias: float) -> Array:
        """1 where points see the light, looked up beside their place by `off` (metres, 2)."""
        q = (p - self.c) @ self.m
        i = ((q[:, 0] + off[..., 0]) * self.k + self.size / 2).astype(np.int32)
        j = ((q[:, 1] + off[..., 1]) * self.k + self.size / 2).astype(np.int32)
        ok = (i >= 0) & (j >= 0) & (i < self.size) & (j < self.size)
        got = self.map[np.where(ok, j * self.size + i, 0)]
        return np.asarray(~(ok & (got > q[:, 2] + bias)))
