"""The lens and the darkroom: depth of field, bloom, tone, grain, vignette, saving."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageCms
from raster import Array


def resize(img: Array, size: tuple[int, int], how: Image.Resampling = Image.Resampling.BICUBIC) -> Array:
    """A float picture at another size (width, height)."""
    if img.ndim == 2:
        return np.asarray(Image.fromarray(img.astype(np.float32)).resize(size, how))
    return np.stack([resize(img[..., k], size, how) for k in range(img.shape[2])], -1)


def blur(img: Array, sigma: float) -> Array:
    """A Gaussian blur; wide ones work on a smaller picture."""
    if sigma < 0.3:
        return img
    h, w = img.shape[:2]
    f = max(1, int(sigma / 2.5))
    if f > 1:
        small = resize(img, (max(w // f, 8), max(h // f, 8)), Image.Resampling.BOX)
        return resize(blur(small, sigma / f), (w, h), Image.Resampling.BICUBIC)
    r = int(np.ceil(sigma * 2.6))
    k = np.exp(-0.5 * (np.arange(-r, r + 1) / sigma) ** 2).astype(np.float32)
    k /= k.sum()
    for axis in (0, 1):
        pad = [(0, 0)] * img.ndim
        pad[axis] = (r, r)
        p = np.pad(img, pad, mode="edge")
        n = img.shape[axis]
        img = np.asarray(sum(k[i] * (p[i : i + n] if axis == 0 else p[:, i : i + n]) for i in range(2 * r + 1)))
    return img


def disc(img: Array, radius: float) -> Array:
    """A blur with the round shape of an open lens: for each row of the disc, a box along it by running sums."""
    if radius < 0.8:
        return img
    h, w = img.shape[:2]
    f = max(1, round(radius / 4))
    if f > 1:
        small = resize(img, (w // f, h // f), Image.Resampling.BOX)
        return resize(disc(small, radius / f), (w, h), Image.Resampling.BILINEAR)
    m = int(radius) + 1
    pad = [(m, m), (m + 1, m)] + [(0, 0)] * (img.ndim - 2)
    run = np.cumsum(np.pad(img, pad, mode="edge").astype(np.float32), axis=1)
    out = np.zeros(img.shape, np.float32)
    total = 0
    for dy in range(-m, m + 1):
        half = (radius + 0.35) ** 2 - dy * dy
        if half < 0:
            continue
        k = int(np.sqrt(half))
        rows = run[m + dy : m + dy + h]
        out += rows[:, m + 1 + k : m + 1 + k + w] - rows[:, m - k : m - k + w]
        total += 2 * k + 1
    return np.asarray(np.maximum(out / np.float32(total), 0))


def shrink(img: Array, depth: Array, size: tuple[int, int]) -> tuple[Array, Array]:
    """The oversampled picture and its depth at the final size; highlights are held so that edges stay smooth."""
    img = np.minimum(img, 4)
    if img.shape[1] == size[0]:
        return img, depth
    return np.maximum(resize(img, size, Image.Resampling.HAMMING), 0), resize(depth, size, Image.Resampling.NEAREST)


def focus(img: Array, depth: Array, at: float, strength: float, most: float = 30.0, levels: int = 3) -> Array:
    """Depth of field: far and near layers blurred without bleeding over what is sharp."""
    coc = np.clip(strength * np.abs(1 / at - 1 / np.maximum(depth, 0.05)) * at, 0, most)
    far = depth > at
    out = img
    radii = np.geomspace(1.2, max(float(coc.max()), 1.3), levels)
    for i, r in enumerate(radii):
        lo = radii[i - 1] if i else 0.4
        w = np.where(far, np.clip((coc - lo) / max(r - lo, 1e-3), 0, 1), 0).astype(np.float32)
        src = np.where(far, np.clip(coc / r * 2 - 0.6, 0, 1), 0).astype(np.float32) + 1e-4
        soft = disc(img * src[..., None], float(r)) / np.maximum(disc(src, float(r)), 1e-4)[..., None]
        out = out * (1 - w[..., None]) + soft * w[..., None]
    near = np.where(~far, np.clip((coc - 0.6) / 1.5, 0, 1), 0).astype(np.float32)
    if near.max() > 0:
        r = float(np.percentile(coc[near > 0.2], 80)) if (near > 0.2).any() else 0.0
        a = disc(near, r)
        soft = disc(img * near[..., None], r) / np.maximum(a, 1e-3)[..., None]
        a = np.clip(a * 1.15, 0, 1)[..., None]
        out = out * (1 - a) + soft * a
    return np.asarray(out)


def film(x: Array, contrast: float = 1.0) -> Array:
    """A filmic curve from linear light to sRGB values in 0..1."""
    x = np.maximum(x, 0)
    if contrast != 1.0:
        x = 0.18 * (x / 0.18) ** contrast
    y = x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14)
    y = np.clip(y, 0, 1)
    return np.asarray(np.where(y < 0.0031308, y * 12.92, 1.055 * y ** (1 / 2.4) - 0.055))


def finish(
    img: Array,
    size: tuple[int, int],
    exposure: float,
    warm: tuple[float, float, float] = (1.0, 1.0, 1.0),
    bloom: float = 0.08,
    grain: float = 0.012,
    vignette: float = 0.18,
    contrast: float = 1.0,
    saturation: float = 1.0,
    seed: int = 3,
) -> Array:
    """From linear light to the 8-bit picture at its size."""
    img = resize(np.clip(img, 0, 60), size, Image.Resampling.BOX) if img.shape[1] != size[0] else img
    h, w = img.shape[:2]
    img = img * exposure * np.array(warm, np.float32)
    hot = np.maximum(img - 0.9, 0)
    hot = np.minimum(hot, 6)
    hot = 0.35 * hot + 0.65 * hot.mean(-1, keepdims=True)
    glow = blur(hot, w * 0.004) * 0.5 + blur(hot, w * 0.016) * 0.3 + blur(hot, w * 0.06) * 0.2
    img = img + glow * bloom * 4
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    r2 = ((x / w - 0.5) ** 2 + (y / h - 0.5) ** 2) * 2
    img = img * (1 - vignette * r2**1.2)[..., None]
    out: Array = film(img, contrast).astype(np.float32)
    if saturation != 1.0:
        lum = (out @ np.array([0.3, 0.59, 0.11], np.float32))[..., None]
        out = lum + (out - lum) * saturation
    lum = out @ np.array([0.3, 0.59, 0.11], np.float32)
    gx = np.abs(lum[:, 2:] - lum[:, :-2])
    gy = np.abs(lum[2:] - lum[:-2])
    jag = np.zeros_like(lum)
    jag[:, 1:-1] += gx
    jag[1:-1] += gy
    mask = np.clip(blur(jag, 0.6) * 3 - 0.15, 0, 0.85)[..., None]
    out = out * (1 - mask) + blur(out, 0.75) * mask
    out = out + (out - blur(out, 1.4)) * 0.35
    rng = np.random.default_rng(seed)
    noise = blur(rng.standard_normal((h, w)).astype(np.float32), 0.6) * 1.6
    colour = blur(rng.standard_normal((h, w, 3)).astype(np.float32), 0.8) * 0.6
    amount = grain * (1.2 - 0.6 * out.mean(-1, keepdims=True))
    out = out + (noise[..., None] + colour) * amount
    return np.asarray((np.clip(out, 0, 1) * 255 + 0.5).astype(np.uint8))


def save(img: Array, path: Path, quality: int = 88, dpi: int = 300) -> None:
    """A JPEG with the sRGB profile."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = made[:24] + bytes((7, 233, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0)) + made[36:]  # not the time of the drawing
    part = path.with_suffix(".part")
    Image.fromarray(img).save(part, "JPEG", quality=quality, subsampling=0, icc_profile=profile, dpi=(dpi, dpi))
    part.replace(path)
