"""Cheap noise: one fractal texture looked up at many scales, sine folds, seeded random numbers."""

from __future__ import annotations

from functools import cache

import numpy as np
from raster import Array

SIZE = 512


@cache
def _fractal(seed: int, power: float) -> Array:
    """A tileable 1/f texture with mean zero and deviation one."""
    rng = np.random.default_rng(seed)
    f = np.fft.fft2(rng.standard_normal((SIZE, SIZE)))
    k = np.hypot(*np.meshgrid(np.fft.fftfreq(SIZE), np.fft.fftfreq(SIZE)))
    k[0, 0] = 1
    f = f / k**power
    f[0, 0] = 0
    t = np.fft.ifft2(f).real
    return np.asarray((t / t.std()).astype(np.float32))


def cloud(u: Array, v: Array, scale: float, seed: int = 1, power: float = 1.0) -> Array:
    """Fractal noise on a plane; `scale` is the size of the tile in the units of u and v. Smoothly sampled."""
    t = _fractal(seed, power)
    x, y = u * (SIZE / scale), v * (SIZE / scale)
    x0, y0 = np.floor(x), np.floor(y)
    fx, fy = (x - x0).astype(np.float32), (y - y0).astype(np.float32)
    i, j = x0.astype(np.int64) % SIZE, y0.astype(np.int64) % SIZE
    i1, j1 = (i + 1) % SIZE, (j + 1) % SIZE
    a = t[i, j] * (1 - fx) + t[i1, j] * fx
    b = t[i, j1] * (1 - fx) + t[i1, j1] * fx
    return np.asarray(a * (1 - fy) + b * fy)


def cells(i: Array, j: Array, seed: int = 0) -> Array:
    """A number in 0..1 for each integer cell."""
    h = (i.astype(np.int64) * 374761393 + j.astype(np.int64) * 668265263 + seed * 974634777) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    return np.asarray(((h ^ (h >> 16)) & 0xFFFF) / 65535.0)


@cache
def _waves(seed: int) -> tuple[Array, Array, Array]:
    rng = np.random.default_rng(seed)
    k = rng.standard_normal((7, 3)) * np.array([1.0, 0.75, 1.0])
    k = k / np.linalg.norm(k, axis=1, keepdims=True) * np.geomspace(22, 85, 7)[:, None]
    return k.astype(np.float32), rng.uniform(0, 6.28, 7), np.geomspace(1, 0.22, 7)


def folds(p: Array, seed: int) -> Array:
    """Cloth folds in about -1..1 at points (metres): warped, sharp-edged sines."""
    k, ph, amp = _waves(seed)
    warp = np.sin(p @ np.array([9.0, 5, 7], np.float32) + seed) * 0.9
    out = np.zeros(len(p), np.float32)
    for i in range(len(ph)):
        s = np.sin(p @ k[i] + ph[i] + warp * (1 + 0.25 * i))
        out += amp[i] * (1 - 2 * np.sqrt(s * s * 0.8 + 0.03))
    return out / 2.2
