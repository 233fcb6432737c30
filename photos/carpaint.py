"""The paint of a saloon car: panels, lamps, glass, lettering, all by place on the shell."""

from __future__ import annotations

import numpy as np
from decal import lettering, stamp
from people import RGB, lin
from raster import Array
from shading import Paint, Surface


def lerp(z: Array, pts: list[tuple[float, float]]) -> Array:
    x, y = zip(*pts, strict=True)
    return np.asarray(np.interp(z, x, y))


def glazing(x: Array, y: Array, z: Array) -> tuple[Array, Array, Array]:
    """Which points of the shell are side windows, the wind-screen, the rear window."""
    low = lerp(z, [(-1.6, 0.985), (0.9, 0.945)])
    ax = np.abs(x)
    front_line = 0.945 + (1.02 - z) * 0.62
    side = (y > low) & (y < 1.375) & (y < front_line - 0.07) & (y < 1.0 + (z + 1.42) * 0.55) & (ax > 0.56)
    rail = 0.835 - (y - 0.95) * 0.57
    side &= ax > rail - 0.11
    screen = (z > 0.2) & (z < 1.0) & (y > 0.99) & (ax < rail - 0.115) & (y < 1.425)
    rear = (z < -0.9) & (y > 1.08) & (ax < rail - 0.13) & (y < 1.40)
    return side, screen, rear


class CarPaint:
    """The shell of a car in a colour, with its number."""

    def __init__(self, colour: RGB, plate: str, taxi: bool = True, open_window: bool = False) -> None:
        """Keep the livery."""
        self.c, self.plate, self.taxi, self.open = lin(colour), plate, taxi, open_window

    def __call__(self, s: Surface) -> Paint:
        """Colour the panels by their place on the shell."""
        x, y, z = s.loc.T
        n = len(x)
        c = np.repeat(self.c[None], n, 0)
        gloss = np.full(n, 0.045, np.float32)
        emit = np.zeros((n, 3), np.float32)
        occ = np.ones(n, np.float32)
        ax = np.abs(x)
        flank = (ax > 0.7) & (np.abs(z) < 1.9)
        dark = np.zeros(n, bool)
        for at in (0.80, -0.16, -1.0):
            lean = (y - 0.6) * (0.10 if at > 0 else -0.05 if at > -0.5 else 0.25)
            dark |= flank & (np.abs(z - at - lean * (y > 0.3)) < 0.004) & (y > 0.28) & (y < 0.95)
        dark |= flank & (np.abs(y - 0.275) < 0.004) & (z < 0.8) & (z > -1.0)
        dark |= (np.abs(ax - (0.70 + (1.1 - z) * 0.02)) < 0.004) & (z > 1.06) & (z < 2.05) & (y > 0.7)
        dark |= (np.abs(z - 2.02 + 0.2 * ax * ax) < 0.004) & (y > 0.66)
        c[dark] *= 0.12
        trim = (y < 0.245) & flank
        c[trim] = 0.02
        # lamps and grille
        fr = z > 1.75
        lamp = fr & (ax > 0.44) & (ax < 0.80) & (y > 0.585 + (ax - 0.44) * 0.10) & (y < 0.70 + (ax - 0.44) * 0.10)
        rim = fr & (ax > 0.43) & (ax < 0.81) & (y > 0.575 + (ax - 0.44) * 0.10) & (y < 0.71 + (ax - 0.44) * 0.10)
        c[rim], gloss[rim] = 0.03, 0.05
        bulb = np.minimum(np.hypot((ax - 0.54), (y - 0.645)), np.hypot((ax - 0.68), (y - 0.665)))
        lens = 0.20 + 0.55 * np.exp(-((bulb / 0.035) ** 2)) - 0.14 * (np.abs(bulb - 0.052) < 0.006)
        c[lamp] = lens[lamp, None] * np.array([1, 1, 1.02])
        gloss[lamp] = 0.12
        grille = fr & (ax < 0.40) & (y > 0.555) & (y < 0.655)
        slat = (y * 42) % 1 < 0.42
        c[grille] = 0.012
        c[grille & slat], gloss[grille & slat] = 0.35, 0.35
        bar = fr & (ax < 0.42) & ((np.abs(y - 0.66) < 0.008) | (np.abs(y - 0.55) < 0.006))
        c[bar], gloss[bar] = 0.45, 0.45
        badge = fr & (np.hypot(x / 1.3, y - 0.615) < 0.042)
        c[badge], gloss[badge] = 0.6, 0.5
        intake = fr & (ax < 0.52) & (y > 0.29) & (y < 0.385)
        c[intake] = np.where(((y * 34) % 1 < 0.25) | ((x * 20) % 1 < 0.1), 0.03, 0.008)[intake, None]
        fog = fr & (np.hypot((ax - 0.64) / 1.2, y - 0.345) < 0.05)
        c[fog] = 0.02
        c[fr & (np.hypot((ax - 0.64) / 1.2, y - 0.345) < 0.036)] = 0.45
        tail = (z < -1.8) & (ax > 0.48) & (y > 0.72) & (y < 0.88)
        c[tail], gloss[tail] = lin((150, 8, 10)), 0.08
        c[(y < 0.26) & (np.abs(z) > 1.9)] = 0.025
        side, screen, rear = glazing(x, y, z)
        pillar = side & (np.abs(z + 0.16) < 0.045)
        glass = (side & ~pillar) | screen | rear
        seal = (side & pillar) | self._near(x, y, z, glass)
        c[seal], gloss[seal] = 0.012, 0.03
        c[glass] = np.array([0.012, 0.016, 0.018])
        gloss[glass] = 0.06
        if self.taxi:
            text = lettering("出租汽车", "sans", 96, 0.12)
            w = stamp(text, z * np.sign(x), y, (0.20, 0.62, 0.72, 0.74))
            w = w * (ax > 0.7)
            num = stamp(lettering(self.plate, "sans", 96, 0.05), z * np.sign(x), y, (0.22, 0.50, 0.70, 0.58)) * (
                ax > 0.7
            )
            w = np.maximum(w, num)
            c = c * (1 - w[:, None]) + 0.02 * w[:, None]
            stripe = flank & (np.abs(y - 0.40) < 0.035)
            c[stripe & ~trim & ~dark] = lin((238, 236, 226))
        if self.open:
            hole = side & ~pillar & (x < 0) & (z > -0.115)
            c[hole], gloss[hole] = 0.008, 0.0
            gloss[seal & (x < 0)] = 0.0
        self._behind(x, y, z, screen, c, occ)
        c[s.inner], gloss[s.inner] = 0.012, 0
        return Paint(c.astype(np.float32), None, gloss, 240.0, emit, occ, 0.0)

    @staticmethod
    def _behind(x: Array, y: Array, z: Array, screen: Array, c: Array, occ: Array) -> None:
        """What shows through and on the wind-screen: seats, the dash, wipers, a sticker, a dark reflection."""
        seat = np.zeros(len(x), bool)
        for sx in (-0.34, 0.34):
            seat |= (np.abs(x - sx) < 0.125) & (np.abs(y - 1.27) < 0.075)
            seat |= (np.abs(x - sx) < 0.23 - np.maximum(y - 1.1, 0) * 0.5) & (y < 1.19) & (y > 1.04)
        c[screen & seat] = 0.035
        c[screen & (y < 1.045)] = 0.05
        wheel_ = np.abs(np.hypot((x + 0.36) / 1.15, y - 1.02) - 0.13) < 0.013
        c[screen & wheel_] = 0.004
        glare = np.clip((y - 1.02 - 0.20 * x + 0.05 * np.sin(x * 6)) * 6, 0, 1)
        occ[screen] = (0.30 + 0.70 * glare)[screen]
        wiper = (np.abs(y - 1.005 - 0.05 * (x + 0.55)) < 0.007) & (np.abs(x) < 0.62)
        c[screen & wiper], occ[screen & wiper] = 0.006, 0.15
        tag = screen & (np.abs(x - 0.43) < 0.045) & (np.abs(y - 1.335) < 0.035)
        c[tag] = lin((190, 220, 190))

    @staticmethod
    def _near(x: Array, y: Array, z: Array, glass: Array) -> Array:
        """Points beside the glass: the rubber seal."""
        out = np.zeros(len(x), bool)
        for dy, dz, dx in ((0.016, 0, 0), (-0.016, 0, 0), (0, 0.02, 0), (0, -0.02, 0), (0, 0, 0.016), (0, 0, -0.016)):
            a, b, c = glazing(x + dx, y + dy, z + dz)
            out |= a | b | c
        return np.asarray(out & ~glass)
