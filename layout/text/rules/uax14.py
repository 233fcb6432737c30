"""UAX #14, Unicode line breaking: its rules as rows, for the version of `uax14_classes.VERSION`.

This is the base that `tailoring` changes for Chinese.  A row says what may happen between a left and a right class; the
first row that fits decides.  Rules are numbered as Unicode's LineBreakTest.txt numbers them: 21.1 is LB21a, 25.04 the
fourth line of LB25 in its regular-expression form (UAX #14 8.2, example 7), on which that file is built.

A library was looked for first.  uniseg 0.10 (MIT, kept up) has Unicode 16, takes 7.4 s for 100,000 characters and 38 ms
to import, and cannot be tailored; PyICU needs a system library.  Composing text is what this engine is for.
"""

from __future__ import annotations

ANY = "^"
"""Any class; `^ A B` is any class but A and B, `A SP*` is A with spaces behind it or none."""

RESOLVED = {"AI": "AL", "CJ": "NS"}
"""LB1.  SA, SG and XX have been resolved in the class table."""

GROUPS = {
    "OP": "OP30 OPEA",
    "CP": "CP30 CPEA CP30N CPEAN",
    "CL": "CL CLN",
    "SY": "SY SYN",
    "IS": "IS ISN",
    "HY": "HY HYL",
    "BA": "BA BAL",
    "ID": "ID IDEP",
    "NUMBER": "NU SYN ISN",
    "SHUT": "CLN CP30N CPEAN",
}
"""Names for several classes.  30 is not East Asian wide (LB30), EP an unassigned pictograph (LB30b)."""

REMEMBERED: tuple[tuple[str, str, str], ...] = (
    # left, right, what right is called from then on, because a later boundary asks what stood before it
    ("NUMBER", "SY", "SYN"),
    ("NUMBER", "IS", "ISN"),
    ("NUMBER", "CL", "CLN"),
    ("NUMBER", "CP30", "CP30N"),
    ("NUMBER", "CPEA", "CPEAN"),
    ("HL", "HY", "HYL"),
    ("HL", "BA", "BAL"),
    ("RI", "RI", "RR"),
)

ROWS: tuple[tuple[str, str, str, str, str], ...] = (
    # rule, left, right, × no break or ÷ break, only if this follows right
    ("4.0", "BK", ANY, "÷", ""),
    ("5.01", "CR", "LF", "×", ""),
    ("5.02", "CR", ANY, "÷", ""),
    ("5.03", "LF", ANY, "÷", ""),
    ("5.04", "NL", ANY, "÷", ""),
    ("6.0", ANY, "BK CR LF NL", "×", ""),
    ("7.01", ANY, "SP", "×", ""),
    ("7.02", ANY, "ZW", "×", ""),
    ("8.0", "ZW SP*", ANY, "÷", ""),
    ("8.1", "ZWJ", ANY, "×", ""),
    ("11.01", ANY, "WJ", "×", ""),
    ("11.02", "WJ", ANY, "×", ""),
    ("12.0", "GL", ANY, "×", ""),
    ("12.1", "^ SP BA HY", "GL", "×", ""),
    ("13.01", ANY, "EX", "×", ""),
    ("13.02", "^ NU", "CL CP IS SY", "×", ""),
    ("14.0", "OP SP*", ANY, "×", ""),
    ("15.0", "QU SP*", "OP", "×", ""),
    ("16.0", "CL CP SP*", "NS", "×", ""),
    ("17.0", "B2 SP*", "B2", "×", ""),
    ("18.0", "SP", ANY, "÷", ""),
    ("19.01", ANY, "QU", "×", ""),
    ("19.02", "QU", ANY, "×", ""),
    ("20.01", ANY, "CB", "÷", ""),
    ("20.02", "CB", ANY, "÷", ""),
    ("21.01", ANY, "BA", "×", ""),
    ("21.02", ANY, "HY", "×", ""),
    ("21.03", ANY, "NS", "×", ""),
    ("21.04", "BB", ANY, "×", ""),
    ("21.1", "HYL BAL", ANY, "×", ""),
    ("21.2", "SY", "HL", "×", ""),
    ("22.0", ANY, "IN", "×", ""),
    ("23.02", "AL HL", "NU", "×", ""),
    ("23.03", "NU", "AL HL", "×", ""),
    ("23.12", "PR", "ID EB EM", "×", ""),
    ("23.13", "ID EB EM", "PO", "×", ""),
    ("24.02", "PR PO", "AL HL", "×", ""),
    ("24.03", "AL HL", "PR PO", "×", ""),
    ("25.01", "PR PO", "NU", "×", ""),
    ("25.01", "PR PO", "OP HY", "×", "NU"),
    ("25.02", "OP HY", "NU", "×", ""),
    ("25.03", "NU", "NU SY IS", "×", ""),
    ("25.04", "NUMBER", "NU SY IS CL CP", "×", ""),
    ("25.05", "NUMBER SHUT", "PO PR", "×", ""),
    ("26.01", "JL", "JL JV H2 H3", "×", ""),
    ("26.02", "JV H2", "JV JT", "×", ""),
    ("26.03", "JT H3", "JT", "×", ""),
    ("27.01", "JL JV JT H2 H3", "PO", "×", ""),
    ("27.02", "PR", "JL JV JT H2 H3", "×", ""),
    ("28.0", "AL HL", "AL HL", "×", ""),
    ("29.0", "IS", "AL HL", "×", ""),
    ("30.01", "AL HL NU", "OP30", "×", ""),
    ("30.02", "CP30 CP30N", "AL HL NU", "×", ""),
    ("30.11", "RI", "RI", "×", ""),
    ("30.21", "EB", "EM", "×", ""),
    ("30.22", "IDEP", "EM", "×", ""),
    ("999.0", ANY, ANY, "÷", ""),
)
"""LB4 to LB31.  LB9 and LB10, which are about marks that combine, are in `segment`."""

BEHIND_TAILORABLE = "13.01"
"""The rows before this one must not be changed (LB1 to LB12): those of a tailoring are put here."""
