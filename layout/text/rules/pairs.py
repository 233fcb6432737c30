"""What stands between two characters of a line: the class x class tables.

Every full-width mark is half an em of ink and half an em of blank: the blank of an opening mark stands before it, that
of any other mark behind it.  A boundary between two atoms is made of the blank of the left one, a gap of its own, and
the blank of the right one.  The head and the end of a line stand in the tables like classes: a blank there goes by the
same rows as one beside another mark.
"""

from __future__ import annotations

from .classes import (
    CLOSE,
    DASH,
    DIGIT,
    ELLIPSIS,
    HAN,
    KANA_MIDDLE,
    LATIN,
    LINE_END,
    LINE_HEAD,
    MARK,
    MARK_CLOSE,
    MARK_OPEN,
    MIDDLE,
    NAMES,
    OPEN,
    PAUSE,
    POSTFIX,
    PREFIX,
    SLASH,
    STOP,
    WIDE_POSTFIX,
)

BLANK_BEFORE = {"full": frozenset([OPEN, PAUSE, STOP, KANA_MIDDLE]), "kaiming": frozenset([STOP])}
"""Classes that may carry blank before their ink, by punctuation style (CLREQ 3.1.6.1 full, kaiming).

How much it is, the face's `halt` says: half an em before an opening mark; none before 。 and ， in a face of the mainland,
whose ink is in the corner; a quarter in a Traditional face, whose ink is in the middle (CLREQ 3.1.2)."""

BLANK_BEHIND = {"full": frozenset([CLOSE, PAUSE, STOP, KANA_MIDDLE]), "kaiming": frozenset([STOP])}
"""Classes that may carry blank behind their ink."""

_ALL = tuple(range(len(NAMES)))
_SHUT = (CLOSE, PAUSE, STOP)
_UNOPENED = tuple(kind for kind in _ALL if kind != OPEN)
_OPEN_ENDED = tuple(kind for kind in _ALL if kind not in _SHUT)

DROPPED_BLANKS: tuple[tuple[tuple[int, ...], tuple[int, ...], str, str], ...] = (
    # left class, right class, whose blank goes, clause
    (
        _SHUT,
        (CLOSE, PAUSE, STOP, MIDDLE, KANA_MIDDLE),
        "left",
        "CLREQ 3.1.6.2; GB/T 15834 5.1.10: two closing marks take 1.5 em",
    ),
    (_SHUT, (OPEN,), "right", "CLREQ 3.1.6.2: a closing and an opening mark take 1.5 em"),
    ((OPEN, MIDDLE), (OPEN,), "right", "CLREQ 3.1.6.2: two opening marks take 1.5 em"),
    ((KANA_MIDDLE,), (OPEN,), "right", "JLREQ 3.1.4: a quarter em stays between the dot of kana and a bracket"),
    (_SHUT, (DASH, ELLIPSIS), "none", "the dash and the ellipsis keep their distance"),
    (
        (LINE_HEAD,),
        (OPEN,),
        "right",
        "CLREQ 3.1.6.1: an opening mark at a line's start takes half an em, its ink moves",
    ),
    (
        (LINE_HEAD,),
        _UNOPENED,
        "right",
        "no kern with what is not there; marks that may not start a line, where one must",
    ),
    (_SHUT, (LINE_END,), "left", "GB/T 15834 5.1.10: a mark at a line's end takes half a place"),
    (_OPEN_ENDED, (LINE_END,), "left", "no kern with what is not there"),
)

DOUBLED_STOPS = frozenset("？！")
"""？！ and ！！ together take one em, neither has a blank; of three the third has an em of its own (GB/T 15834 5.1.2)."""

_WESTERN = (LATIN, DIGIT, POSTFIX)

GAPS: tuple[tuple[tuple[int, ...], tuple[int, ...], str], ...] = (
    # left class, right class, clause: a quarter em between Han and Western
    ((HAN,), (LATIN, DIGIT), "CLREQ 3.2.2; JLREQ 3.2.6: Han before Latin letters or European digits"),
    (_WESTERN, (HAN,), "CLREQ 3.2.2; JLREQ 3.2.6: Latin letters, digits and their units before Han"),
)

WHOLE: tuple[tuple[tuple[int, ...], tuple[int, ...], str], ...] = (
    # left class, right class, clause: no stretch between
    (
        (LATIN, DIGIT, MARK, MARK_OPEN, MARK_CLOSE, PREFIX, POSTFIX),
        (LATIN, DIGIT, MARK, MARK_CLOSE, POSTFIX),
        "inside a Western word or number",
    ),
    ((LATIN, DIGIT), (MARK_OPEN, PREFIX), "before an opening bracket or a sign in a word"),
    ((MARK_OPEN,), _ALL, "behind an opening bracket"),
    (_ALL, (MARK_CLOSE,), "before closing punctuation"),
    ((DIGIT,), (MIDDLE,), "names of dates: 12·13"),
    ((MIDDLE,), (DIGIT,), "names of dates: 12·13"),
    ((DIGIT,), (WIDE_POSTFIX,), "GB/T 15835: a number and its unit"),
)

RIGID = frozenset([MIDDLE, KANA_MIDDLE, SLASH])
"""Never stretched on either side (GB/T 15834 5.1.7, 5.1.9)."""

GAP = 0.25
"""Han-Latin gap in em: natural, at least, at most (CLREQ 3.2.2)."""
GAP_LEAST = 0.125
GAP_MOST = 1 / 3

WORD_SPACE = 1 / 3
"""Word space in em: natural, at least, at most (JLREQ 3.8.2)."""
WORD_SPACE_LEAST = 0.25
WORD_SPACE_MOST = 0.5

EVEN_MOST = 0.25
"""The most that step 3 of stretching opens between two characters, in em, before a line is called loose."""

SHRINK_STEPS = (
    "word space",
    "sides of the middle dot",
    "opening and closing marks",
    "pauses and links",
    "Han-Latin gap",
    "stops",
)
"""Order of shrinking, one step after the other (CLREQ 3.3.3.1; composition.md, steps 2 to 7).

Step 1, the line-end mark, needs no capacity: the boundary vanishes at a line's end.  Step 3, the sides of the middle
dot, is for the dot of kana: that of Han has half an em by GB/T 15834 5.1.7 and keeps it.
"""

SHRINK_STEP_OF_BLANK = {KANA_MIDDLE: 1, OPEN: 2, CLOSE: 2, PAUSE: 3, STOP: 5}
SHRINK_COST = (0.30, 0.35, 0.40, 0.50, 1.00, 0.80)
"""What one em taken in each step costs, against one em of even spacing spread over the line."""

STRETCH_STEPS = ("word space", "Han-Latin gap", "all other gaps evenly")
"""Order of stretching.  Steps 1 and 2 end at WORD_SPACE_MOST and GAP_MOST, step 3 at EVEN_MOST.  What is then still
missing is shared by all of them, and the line is loose (JLREQ 3.8.4, step d)."""
