"""The head as parts: neck, skull, features, hair, cap."""

from __future__ import annotations

import numpy as np
from body import BRIM, CAP, HAIR, SKIN, Build, Part, Pose
from raster import Array, unit


def head_parts(po: Pose, bu: Build, neck: Array, up: Array, ahead: Array) -> tuple[list[Part], Array, Array]:
    """Neck, skull, face, hair, cap; the middle of the head and its axes."""
    base = unit(up * 0.6 + np.array([0, 0.4, 0]))
    ya, pi, ro = np.radians(po.head_yaw), np.radians(po.head_pitch), np.radians(po.head_roll)
    f = unit(ahead - base * float(ahead @ base))
    r = np.cross(base, f)
    f, r = f * np.cos(ya) + r * np.sin(ya), r * np.cos(ya) - f * np.sin(ya)
    u = base
    f, u = f * np.cos(pi) + u * np.sin(pi), u * np.cos(pi) - f * np.sin(pi)
    r, u = r * np.cos(ro) - u * np.sin(ro), u * np.cos(ro) + r * np.sin(ro)
    c = neck + base * 0.08 + u * 0.088 + f * 0.028
    parts: list[Part] = []
    add = parts.append

    def at(x: float, y: float, z: float) -> Array:
        return np.asarray(c + r * x + u * y + f * z)

    fr = np.stack([r, u, f])
    add(Part(SKIN, "neck", neck - up * 0.03, at(0, -0.045, -0.025), 0.066, 0.058))
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
        add(
            Part(
                SKIN,
                "ear",
                at(s * 0.078, 0.012, -0.018),
                at(s * 0.076, -0.024, -0.010),
                0.018,
                0.012,
                fr,
                np.array([0.55, 1.0, 1.0]),
            )
        )
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
        add(
            Part(
                CAP,
                "band",
                at(0, 0.070, -0.018),
                at(0, 0.100, -0.016),
                0.093,
                0.095,
                tilt,
                np.array([0.94, 0.62, 1.06]),
            )
        )
        add(
            Part(
                CAP,
                "crown",
                at(0, 0.118, 0.0),
                at(0, 0.122, 0.006),
                0.128,
                0.128,
                tilt,
                np.array([0.98, 0.25, 1.04]),
            )
        )
        vis = np.stack([r, unit(u + f * 0.42), unit(f - u * 0.42)])
        add(
            Part(
                BRIM,
                "brim",
                at(0, 0.080, 0.046),
                at(0, 0.074, 0.064),
                0.094,
                0.090,
                vis,
                np.array([0.97, 0.09, 0.98]),
                (at(0, 0.06, 0.02), -f),
            )
        )
    if bu.sun_hat:
        add(Part(CAP, "crown", at(0, 0.06, -0.01), at(0, 0.1, -0.01), 0.096, 0.08))
        add(Part(BRIM, "crown", at(0, 0.065, -0.005), at(0, 0.066, -0.005), 0.19, 0.19, fr, np.array([1, 0.06, 1])))
    return parts, c, fr
