"""How characters stand in a vertical line: UAX #50 and CLREQ 2.2, the part that heads need.

Han and kana stand upright; marks take the forms of the face's `vert`; Latin words lie on their side; two or three
digits stand upright together 纵中横.
"""

from __future__ import annotations

import re

FIGURE = re.compile(
    r"(?<![0-9])[0-9]++(?:[.,:/][0-9]++)++[%‰]?|(?<![A-Za-z0-9])[A-Za-z0-9]++(?:['&+./-][A-Za-z0-9]++)++"
)
"""What is one piece on its side, marks and all: 98.6%, 4:30, Wi-Fi."""

TOGETHER = 3
"""The most digits that stand upright side by side in one em (CLREQ 2.2.2)."""

VERTICAL_QUOTES = {"“": "『", "”": "』", "‘": "「", "’": "」"}
"""GB/T 15834 5.2: in vertical setting quotation marks take the form of corner brackets, double outside."""
