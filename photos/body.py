"""The parts of a body: tapered capsules, a pose, a build, and how a limb bends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from raster import Array, unit

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

    def bounds(self) -> tuple[Array, Array]:
        """A box round the part."""
        r = max(self.ra, self.rb) * (1.25 if self.scale is not None else 1.0)
        return np.minimum(self.a, self.b) - r, np.maximum(self.a, self.b) + r

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


def bend(root: Array, goal: Array, l1: float, l2: float, hint: Array) -> tuple[Array, Array]:
    """The middle joint and the end of a two-boned limb."""
    d = goal - root
    n = min(float(np.linalg.norm(d)), (l1 + l2) * 0.998)
    d = unit(d)
    end = root + d * n
    x = (l1 * l1 - l2 * l2 + n * n) / (2 * n)
    y = np.sqrt(max(l1 * l1 - x * x, 0))
    side = unit(hint - d * float(hint @ d))
    return root + d * x + side * y, end
