"""How characters stand in a vertical line: UAX #50 and CLREQ 2.2, the part that heads need.

Han and kana stand upright; marks take the forms of the face's `vert`; Latin words lie on their side; two or three
digits stand upright together 纵中横.
"""

from __future__ import annotations

TOGETHER = 3
"""The most digits that stand upright side by side in one em (CLREQ 2.2.2)."""

VERTICAL_QUOTES = {"“": "『", "”": "』", "‘": "「", "’": "」"}
"""GB/T 15834 5.2: in vertical setting quotation marks take the form of corner brackets, double outside."""
