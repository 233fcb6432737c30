"""The key `waive`: warnings that the desk has seen and answers, each with its reason.

An extension of this engine (docs/settled.md): a proof for the press (`--stage`) is only made when no warning stands
unanswered.  An error cannot be waived.
"""

from __future__ import annotations

from ..diagnostics import CODES
from ..issue import Waiver
from .models import Key, Model
from .shapes import List
from .values import Choice, Integer, TextKind

WARNINGS = tuple(name for name, code in CODES.items() if code.proof == "warning" and name != "waiver-unused")

WAIVE = List(
    Model(
        "a waiver",
        (
            Key("code", Choice(*WARNINGS), "which warning is answered 警告代码", required=True),
            Key("page", Integer(1, 9999), "on which page only 版次"),
            Key("block", TextKind(needed=True), "in which block only 稿件"),
            Key("reason", TextKind(needed=True), "why it may stand 放行理由; printed on the proof for the press",
                required=True),
        ),
        lambda given, reader: Waiver(given["code"], given["page"], given["block"], given["reason"], given.span),
    ),
    0,
    1000,
)  # fmt: skip
