"""Transformation matrices of a content stream (ISO 32000-1, 8.3.4)."""

from __future__ import annotations

from math import hypot, sqrt
from typing import TypeAlias

from ..pdfs import Value

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def numbers(values: list[Value], count: int) -> tuple[float, ...]:
    """The first numbers of some operands; zeros for what is missing or none."""
    found = [float(value) if isinstance(value, int | float) else 0.0 for value in values[:count]]
    return (*found, *(0.0 for _ in range(count - len(found))))


def matrix(values: list[Value]) -> Matrix:
    a, b, c, d, e, f = numbers(values, 6)
    return a, b, c, d, e, f


def times(first: Matrix, then: Matrix) -> Matrix:
    """The first, followed by the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def point(x: float, y: float, by: Matrix) -> tuple[float, float]:
    return x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5]


def scale(by: Matrix) -> float:
    """How much larger lengths become, on the whole."""
    return sqrt(abs(by[0] * by[3] - by[1] * by[2]))


def across(by: Matrix) -> float:
    """How long a unit to the right becomes."""
    return hypot(by[0], by[1])


def up(by: Matrix) -> float:
    """How long a unit upwards becomes."""
    return hypot(by[2], by[3])
