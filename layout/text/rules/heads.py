"""What a choice of breaks costs the eye, and what a break at a pause costs the sense of a head.

Between the pauses, `head_grammar` says what a break costs.
"""

from __future__ import annotations

PAUSES: tuple[tuple[str, float, str], ...] = (
    # marks; what a break behind one costs; why
    ("：", -0.3, "GB/T 15834 4.7: who speaks, and what"),
    ("， ； 。 ？ ！", -0.3, "GB/T 15834 4: a pause in the sentence is a pause of the head"),
    ("—— …… …", -0.3, "GB/T 15834 4.10, 4.11: so is a dash or an ellipsis"),
    ("、", 0.1, "GB/T 15834 4.5: a pause within a list"),
)

SPACE = -0.3
"""The same behind a space, which stands for a comma in a head."""

INSIDE_WORD = 2.0
"""A break inside a word, only taken where nothing else fits (`head-breaks-word`)."""

INSIDE_NAME = 4.0
"""A break inside a name of the lexicon, a number and its unit, a short title or quotation."""

UNEVEN = 0.8
"""For a widest line twice as wide as lines of even width."""

SHORT_ABOVE = 0.35
"""For a line shorter by an even width than the one below it (composition.md: not much shorter)."""

SHORT_LINE = 4.0
"""For a line shorter than half an even width, by what it lacks."""
