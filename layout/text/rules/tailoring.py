"""What Chinese newspapers change in UAX #14: which characters are of another class, and which rows come first.

The base is `uax14`.  A row of the national standard is numbered by its clause: `GB 5.1.7` is GB/T 15834-2011, 5.1.7.
`gb` is the level of the standard; `strict` is that of CLREQ and of CSS `line-break: strict`, which also keeps dashes and
ellipses from a line's start.  Small kana and the sound mark never start one: the standard does not know them, and where
copy holds Japanese JLREQ does (cl-10, cl-11).  What is dear and not forbidden, as a break between a number and its
classifier, is in `units`.
"""

from __future__ import annotations

from ...record import NamedTuple

ANY = "^"

CLASSES: tuple[tuple[str, str, str, str], ...] = (
    # characters, class here, class in UAX #14, why
    ("“‘", "OPEA", "QU", "GB 5.1.3: an opening quotation mark; in the base it holds on both sides"),
    ("”", "CL", "QU", "GB 5.1.3: a closing quotation mark"),
    ("’", "AP", "QU", "GB 5.1.3: a closing quotation mark, or an apostrophe between Western letters"),
    ("；：", "CL", "NS", "GB 5.1.1: never at a line's start, even behind a space"),
    ("·・", "MI", "AI NS", "GB 5.1.7: the separator; 列夫·|托尔斯泰"),
    ("／/", "SO", "ID SY", "GB 5.1.9: the solidus"),
    ("–－～", "LI", "BA ID", "GB 5.1.6: the short and the wavy link; 5～|10"),
    ("—―", "DA", "B2 AI", "GB 5.1.4, 5.1.6: —— is a dash, a single — a link"),
    ("％%‰°℃℉′″", "UN", "PO", "CLREQ 3.1.3: signs behind a number"),
    ("￥¥$€£№", "CU", "PR", "CLREQ 3.1.3: signs before a number"),
    ("\n\v\f\r\u0085\u2028\u2029", "SP", "LF BK CR NL", "line ends inside a paragraph are white space"),
)

IDEOGRAPHIC = range(0x203B, 0x203C), range(0x2160, 0x2200), range(0x2300, 0x27C0), range(0x3248, 0x3250)
"""Ambiguous characters (AI) that stand in an em of their own: reference mark, numbers in one character, arrows, shapes;
not the operators of mathematics, which belong to their numbers (UAX #14 5.1: AI is ID in East Asian text)."""

GROUPS = {"AP": "APL", "PO": "UN", "PR": "CU", "B2": "DA", "CL": "AP APL", "MI": "MIN", "BA": "LI"}
"""A class of the base, and who else goes by its rules."""

REMEMBERED = (("NUMBER", "MI", "MIN"), ("AL HL", "AP", "APL"), ("IN", "IN", "INI"))
"""As in `uax14`: the dot of a date, an apostrophe, the second half of ……."""

Row = tuple[str, str, str, str, str, str, str]

ROWS: tuple[Row, ...] = (
    # rule, left, right, × or ÷, only if this follows right, what the base says, why
    ("GB 5.1.1", ANY, "CL CP EX IS", "×", "", "× 13, 25.04", "never at a line's start, behind a number either"),
    ("GB 5.1.6", ANY, "LI", "×", "", "÷ 18, 999", "a link is never at a line's start; behind it a line may end"),
    ("GB 5.1.6 dash", "^ DA", "DA", "×", "^ DA", "÷ 18, 999", "a single — is a link: 2020—|2025年"),
    ("GB 5.1.7", ANY, "MI", "×", "", "÷ 18, 999", "never at a line's start; the base has 列夫|·托尔斯泰"),
    ("GB 5.1.7 date", "MIN", "NU", "×", "", "÷ 999 behind ・", "“12·13” is one name"),
    ("GB 5.1.9", ANY, "SO", "×", "", "÷ 999 before ／", "the solidus is at neither edge of a line"),
    ("GB 5.1.9", "SO SP*", ANY, "×", "", "÷ 18, 999", "the solidus is at neither edge of a line"),
    ("after a number", ANY, "UN", "×", "", "÷ 18, 999", "％ ℃ never at a line's start, whatever stands before"),
    ("before a number", "CU SP*", ANY, "×", "", "÷ 18, 999", "￥ № never at a line's end, whatever follows"),
    ("repetition", ANY, "NS", "×", "", "÷ 18", "々 never at a line's start, even behind a space"),
    ("apostrophe", "APL", "AL HL", "×", "", "× 19.02", "don’t: ’ between Western letters is no closing mark"),
    ("signs", "PR PO", "PR PO", "×", "", "÷ 999", "C++: signs side by side are one word"),
    ("plus", "PR", "ID", "÷", "", "× 23.12", "C++|语言: + belongs to what is before it; ￥ and № see above"),
    ("decimals", "IS", "NU", "×", "", "÷ 999", ".38: as LB25 has it from Unicode 16 on"),
)

GB: tuple[Row, ...] = (
    *ROWS,
    ("GB 5.1.5", "IN", "IN", "×", "", "× 22", "…… is not broken; LB22 is dropped: a line may start with ……"),
    ("Western ellipsis", "AL HL NU", "IN", "×", "", "× 22", "wait… stays a word"),
)

STRICT: tuple[Row, ...] = (
    *ROWS,
    ("strict dash", ANY, "DA B2", "×", "", "÷ 18, 999", "CLREQ, strict: —— not at a line's start either"),
    ("strict ellipsis", ANY, "IN", "×", "", "÷ 18", "CLREQ, strict: …… not at a line's start, even behind a space"),
)


class Profile(NamedTuple):
    """One level of strictness."""

    rows: tuple[Row, ...]
    dropped: frozenset[str]
    """Rows of the base that do not hold."""
    resolved: dict[str, str]
    """LB1: what ambiguous characters and small kana are."""


DEFAULT, NONE = "gb", ""
PROFILES = {
    "gb": Profile(GB, frozenset(["22.0"]), {"AI": "AL", "CJ": "NS"}),
    "strict": Profile(STRICT, frozenset(), {"AI": "AL", "CJ": "NS"}),
}

INSIDE_WORDS = frozenset(
    "8.1 9.0 11.01 11.02 12.0 12.1 19.01 19.02 21.02 21.1 21.2 23.02 23.03 23.12 23.13 24.02 24.03 25.01 25.02 25.03 25.04 "
    "25.05 26.01 26.02 26.03 27.01 27.02 28.0 29.0 30.01 30.02 30.11 30.21 30.22".split()
) | {"apostrophe", "signs", "decimals", "GB 5.1.7 date", "Western ellipsis"}
"""The rules that hold a Western word or a number together: broken where one is wider than its measure, and only there.
All other rules hold always."""
