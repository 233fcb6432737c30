"""The grammar of a head: how its words make clauses, and what a break costs between two parts of one.

A row joins two parts that stand side by side.  `joining` is what the join costs: the cheapest way to join all words is
taken for the sense of the head.  `breaking` is what a line costs that ends between the two parts.  The rows are the
house's own judgement: best between clauses, then between subject and predicate, between verb and object, last within a
compound of nouns; composition.md forbids what has NEVER.

S clause · VP predicate, QP one that asks · V verb, G one that needs its object, I one that takes none, W one that has a
clause for its object (让, 宣布), VT one with its goal (走到) · N noun, A one that acts (民警, 法院), PR pronoun, NS place,
QT quotation · M count, K quantity that counts no noun, MN counted noun, NX a noun and what it is counted as · T time, TS one told by a clause (用餐时) ·
L word of place · J attribute, DE one with 的, DET determiner · D adverb, Q question word · P preposition, PP its phrase ·
C conjunction, CN CA CV what it joins · U 的 · ASP 了着过 · TO 到在向 · E 等 · Y 吗 · X what is none of these.
"""

from __future__ import annotations

NEVER = 9.0

JOINS: tuple[tuple[str, str, str, float, float], ...] = (
    # left, right, what they make, joining, breaking
    # clauses
    ("S", "S", "S", 0.9, -0.1),
    ("S", "VP", "S", 1.3, 0.1),
    ("S", "CV", "S", 0.2, 0.0),
    ("S", "QP", "S", 0.4, 0.0),
    # subject and predicate; an agent is the likelier subject, and begins a clause more likely than it ends a compound
    ("A", "VP", "S", 0.0, 0.05),
    ("N", "VP", "S", 0.3, 0.05),
    ("PR", "VP", "S", 0.0, 0.05),
    ("NX", "VP", "S", 0.3, 0.05),
    ("M", "VP", "S", 0.6, 0.05),
    ("K", "VP", "S", 0.6, 0.1),
    ("A", "QP", "S", 0.0, 0.0),
    ("N", "QP", "S", 0.1, 0.0),
    ("PR", "QP", "S", 0.0, 0.0),
    # what is spoken of, and a clause about it
    ("A", "S", "S", 0.7, 0.05),
    ("N", "S", "S", 0.7, 0.05),
    ("PR", "S", "S", 0.5, 0.05),
    ("D", "S", "S", 0.4, 0.5),
    # time and circumstance
    ("T", "S", "S", 0.1, 0.05),
    ("TS", "S", "S", 0.1, 0.0),
    ("TS", "VP", "VP", 0.1, 0.05),
    ("TS", "QP", "QP", 0.1, 0.05),
    ("T", "T", "T", 0.2, 0.1),
    ("T", "VP", "VP", 0.1, 0.1),
    ("T", "QP", "QP", 0.1, 0.3),
    ("PP", "S", "S", 0.2, 0.05),
    ("PP", "VP", "VP", 0.0, 0.2),
    ("PP", "QP", "QP", 0.1, 0.3),
    ("PP", "PP", "PP", 0.0, 0.1),
    ("VP", "PP", "VP", 0.4, 0.8),
    ("K", "VP", "VP", 0.2, 0.3),
    ("P", "N", "PP", 0.1, NEVER),
    ("P", "A", "PP", 0.0, NEVER),
    ("P", "QT", "PP", 0.0, NEVER),
    ("P", "PR", "PP", 0.0, NEVER),
    ("P", "K", "PP", 0.0, NEVER),
    ("P", "T", "PP", 0.0, NEVER),
    ("P", "M", "PP", 0.2, NEVER),
    ("P", "VP", "PP", 0.5, NEVER),
    ("P", "S", "PP", 0.7, NEVER),
    ("N", "L", "T", 0.1, NEVER),
    ("A", "L", "T", 0.2, NEVER),
    ("M", "L", "T", 0.1, NEVER),
    ("K", "L", "T", 0.1, NEVER),
    ("T", "L", "T", 0.0, NEVER),
    ("VP", "L", "TS", 0.3, NEVER),
    ("S", "L", "TS", 0.4, NEVER),
    # predicates
    ("VP", "VP", "VP", 0.8, 0.15),
    ("VP", "CV", "VP", 0.0, 0.1),
    ("D", "VP", "VP", 0.0, 0.8),
    ("Q", "VP", "QP", 0.0, 0.8),
    ("Q", "S", "QP", 0.2, 0.4),
    ("Q", "N", "QP", 0.3, 0.8),
    ("D", "D", "D", 0.3, NEVER),
    ("I", "I", "I", 0.4, 0.45),
    ("V", "I", "I", 0.4, 0.45),
    ("V", "V", "V", 0.5, 0.5),
    # verb and object
    ("V", "N", "VP", 0.0, 0.3),
    ("V", "NX", "VP", 0.0, 0.3),
    ("V", "A", "VP", 0.25, 0.3),
    ("V", "PR", "VP", 0.3, 0.3),
    ("V", "M", "VP", 0.1, 0.3),
    ("V", "K", "VP", 0.0, 0.25),
    ("V", "T", "VP", 0.2, 0.4),
    ("V", "VP", "VP", 0.6, 0.3),
    ("V", "S", "VP", 1.2, 0.3),
    ("W", "S", "VP", 0.1, 0.3),
    ("W", "VP", "VP", 0.2, 0.3),
    ("G", "N", "VP", 0.0, 0.3),
    ("G", "NX", "VP", 0.0, 0.3),
    ("G", "A", "VP", 0.0, 0.3),
    ("G", "PR", "VP", 0.0, 0.3),
    ("G", "M", "VP", 0.2, 0.3),
    ("G", "K", "VP", 0.2, 0.3),
    ("G", "VP", "VP", 0.6, 0.3),
    ("I", "M", "VP", 0.1, 0.3),
    ("I", "K", "VP", 0.0, 0.25),
    ("I", "T", "VP", 0.3, 0.4),
    ("VP", "M", "VP", 0.3, 0.3),
    ("VP", "K", "VP", 0.4, 0.25),
    ("V", "TO", "VT", 0.0, NEVER),
    ("G", "TO", "VT", 0.0, NEVER),
    ("I", "TO", "VT", 0.3, NEVER),
    ("VT", "N", "VP", 0.0, 0.8),
    ("VT", "A", "VP", 0.2, 0.8),
    ("VT", "PR", "VP", 0.2, 0.8),
    ("VT", "T", "VP", 0.0, 0.8),
    ("VT", "M", "VP", 0.0, 0.8),
    ("VT", "K", "VP", 0.0, 0.8),
    ("VT", "VP", "VP", 0.4, 0.5),
    # what leans on the word before
    ("V", "ASP", "V", 0.0, NEVER),
    ("G", "ASP", "G", 0.0, NEVER),
    ("I", "ASP", "I", 0.0, NEVER),
    ("VP", "ASP", "VP", 0.0, NEVER),
    ("VP", "Y", "VP", 0.0, NEVER),
    ("QP", "Y", "QP", 0.0, NEVER),
    ("S", "Y", "S", 0.0, NEVER),
    ("N", "E", "N", 0.0, NEVER),
    ("A", "E", "A", 0.0, NEVER),
    # nouns and what stands before them
    ("N", "N", "N", 0.45, 0.5),
    ("N", "A", "A", 0.9, 0.5),
    ("A", "A", "A", 0.4, 0.5),
    ("A", "N", "N", 0.5, 0.5),
    ("NS", "A", "A", 0.1, 0.5),
    ("QT", "A", "A", 0.2, 0.5),
    ("T", "N", "N", 0.4, 0.3),
    ("T", "A", "A", 0.5, 0.3),
    ("J", "N", "N", 0.1, 0.7),
    ("J", "A", "A", 0.1, 0.7),
    ("D", "J", "J", 0.2, NEVER),
    ("D", "N", "N", 0.8, 0.6),
    ("DET", "N", "N", 0.0, NEVER),
    ("DET", "A", "A", 0.0, NEVER),
    ("DET", "M", "M", 0.0, NEVER),
    # a verb within a compound: 打击行动, 遇险驴友, 彩礼返还
    ("VP", "N", "N", 1.3, 0.5),
    ("VP", "A", "A", 1.3, 0.5),
    ("V", "N", "N", 0.8, 0.6),
    ("G", "N", "N", 1.0, 0.6),
    ("I", "N", "N", 1.0, 0.6),
    ("N", "V", "N", 0.7, 0.5),
    ("N", "I", "N", 0.7, 0.5),
    # counts
    ("M", "N", "MN", 0.1, 0.8),
    ("M", "A", "A", 0.1, 0.8),
    ("N", "MN", "NX", 0.1, 0.15),
    ("A", "MN", "NX", 0.3, 0.2),
    ("VP", "MN", "NX", 0.5, 0.15),
    ("D", "M", "M", 0.2, NEVER),
    ("D", "K", "K", 0.1, NEVER),
    ("J", "K", "K", 0.2, 0.5),
    ("T", "K", "K", 0.3, 0.3),
    # composition.md: never before 的; behind it where nothing better is
    ("N", "U", "DE", 0.0, NEVER),
    ("A", "U", "DE", 0.0, NEVER),
    ("PR", "U", "DE", 0.0, NEVER),
    ("J", "U", "DE", 0.0, NEVER),
    ("VP", "U", "DE", 0.1, NEVER),
    ("T", "U", "DE", 0.1, NEVER),
    ("S", "U", "DE", 0.2, NEVER),
    ("M", "U", "DE", 0.2, NEVER),
    ("PP", "U", "DE", 0.2, NEVER),
    ("DE", "N", "N", 0.0, 0.25),
    ("DE", "A", "A", 0.0, 0.25),
    # a conjunction goes with what follows
    ("C", "N", "CN", 0.0, NEVER),
    ("C", "A", "CA", 0.0, NEVER),
    ("C", "VP", "CV", 0.0, NEVER),
    ("N", "CN", "N", 0.0, 0.35),
    ("A", "CA", "A", 0.0, 0.35),
    ("N", "CA", "A", 0.1, 0.35),
    ("A", "CN", "N", 0.1, 0.35),
)

STANDS_FOR: tuple[tuple[str, str, float], ...] = (
    # a part, what it may stand for by itself, what that costs; every part comes to a clause in the end
    ("V", "VP", 0.1),
    ("G", "V", 0.8),
    ("I", "VP", 0.0),
    ("W", "VP", 0.8),
    ("VT", "V", 0.3),
    ("J", "VP", 0.4),
    ("QP", "VP", 0.0),
    ("VP", "S", 0.1),
    ("NS", "N", 0.0),
    ("NS", "T", 0.4),
    ("TS", "T", 0.1),
    ("QT", "N", 0.1),
    ("MN", "N", 0.0),
    ("NX", "N", 0.3),
    ("PR", "A", 0.6),
    ("K", "M", 0.35),
    ("M", "N", 0.5),
    ("T", "N", 0.6),
    ("DE", "N", 1.0),
    ("J", "N", 1.0),
    ("L", "N", 1.5),
    ("DET", "N", 1.5),
    ("X", "N", 1.0),
    ("N", "S", 0.7),
    ("A", "S", 0.8),
    ("T", "S", 1.0),
    ("M", "S", 1.0),
    ("K", "S", 1.2),
    ("PP", "S", 1.5),
    ("PP", "VP", 1.5),
    ("Q", "VP", 1.2),
    ("D", "VP", 2.0),
    ("TO", "P", 0.5),
    ("TO", "VP", 2.5),
    ("P", "VP", 2.5),
    ("U", "Y", 1.0),
    ("Y", "N", 3.0),
    ("ASP", "N", 3.0),
    ("E", "N", 3.0),
    ("C", "N", 2.5),
    ("CN", "N", 3.0),
    ("CA", "A", 3.0),
    ("CV", "VP", 3.0),
)

LEAN = frozenset(("U", "ASP", "E", "Y", "L"))
"""No line begins with one of these (composition.md: not before 的 了 着 们)."""

REACH = frozenset(("P", "C", "DET"))
"""No line ends with one of these."""

AT_LEAST = {"M": 0.8, "J": 0.9, "D": 0.7, "Q": 0.6}
"""What a break behind one of these costs at least: it reaches for what follows."""

CLAUSE = 0.25
"""Besides, for a break within one of several clauses: it is better between them."""

BETWEEN_PAUSES = 0.1
"""Besides, for a break in a head that has a pause elsewhere."""

BEHIND_TIME = 0.2
"""Besides, for a break in a clause that a time or a circumstance has opened: it is better behind that."""

WITHIN = {"N": 0.05, "A": 0.05, "MN": 0.05, "VP": 0.1}
"""Besides, for every noun or predicate that a break stands deeper in."""

TWO_VERBS = 0.3
"""Besides, between two predicates of one word each."""

ALONE_BEHIND = 0.25
"""Besides, before the one word that stands behind 的."""

DOUBT, DOUBTED = 0.4, 0.05
"""Where two clauses are nearly the cheapest way: the share of what they cost more, and what is added to that."""
