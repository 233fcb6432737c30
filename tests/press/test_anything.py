"""Whatever the bytes: preflight gives a verdict or says that it cannot read them, and comes to an end."""

from __future__ import annotations

import contextlib
import random

import pytest

from layout.pdfs import BadPDF, File
from layout.press.preflight import preflight
from layout.press.rules import Demands
from tests.press.bad_pdfs import content, control, form, pattern, picture, shading, state

TOKENS = (b"null", b"<<>>", b"[]", b"-1", b"99999999999", b"/X", b"1 0 R", b"4 0 R", b"()", b"1e400", b".5", b"\x86")


def seeds() -> list[bytes]:
    made = []
    for spoil in (lambda pdf: None, form(), pattern, shading, state(ca=0.5), picture(bytes(160000))):
        pdf = control("x1a")
        spoil(pdf)
        made.append(content(pdf))
    return made


def spoilt(pdf: bytes, chance: random.Random) -> bytes:
    """A file with a few of its bytes changed, lost or doubled, most of them outside its samples."""
    made = bytearray(pdf)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(min(len(made), 6000)) if chance.random() < 0.8 else chance.randrange(len(made))
        kind = chance.random()
        if kind < 0.4:
            made[at] = chance.randrange(256)
        elif kind < 0.6:
            del made[at : at + chance.randrange(1, 30)]
        elif kind < 0.8:
            start = chance.randrange(len(pdf))
            made[at:at] = pdf[start : start + chance.randrange(1, 60)]
        else:
            made[at : at + 1] = chance.choice(TOKENS)
    return bytes(made)


@pytest.mark.parametrize("seed", range(4))
def test_any_bytes(seed: int) -> None:
    chance = random.Random(seed)
    files = seeds()
    verdicts = 0
    for _ in range(60):
        with contextlib.suppress(BadPDF):
            preflight(File.of(spoilt(chance.choice(files), chance)), Demands("x1a"))
            verdicts += 1
    assert verdicts > 30
