"""The character classes of a Chinese line, and which characters may not start or end one.

Classes follow CLREQ 3.1 and JLREQ appendix A, with the punctuation of GB/T 15834-2011.  A character that no row names
falls to a class by its block (`class_of`).
"""

from __future__ import annotations

OPEN, CLOSE, PAUSE, STOP, MIDDLE, KANA_MIDDLE, SLASH, DASH, ELLIPSIS, LINK = range(10)
HAN, SYMBOL, WIDE_SPACE, LATIN, DIGIT, SPACE, MARK, MARK_OPEN, MARK_CLOSE, PREFIX, POSTFIX, WIDE_POSTFIX = range(10, 22)

NAMES = (
    "open close pause stop middle kana-middle slash dash ellipsis link "
    "han symbol wide-space latin digit space mark mark-open mark-close prefix postfix wide-postfix"
).split()

LINE_HEAD, LINE_END = len(NAMES), len(NAMES) + 1
"""The edges of a line, which stand in the tables of pairs like classes of their own (JLREQ appendix B)."""

ROWS: tuple[tuple[int, str, str], ...] = (
    # class, its members, clause
    (OPEN, "“‘（《〈「『【〔〖［｛", "GB/T 15834 4.8, 4.9, 4.15; opening marks, ink in the right half"),
    (CLOSE, "”’）》〉」』】〕〗］｝", "GB/T 15834 4.8, 4.9, 4.15; closing marks, ink in the left half"),
    (PAUSE, "，、；：", "GB/T 15834 4.4 to 4.7; marks of a pause within the sentence"),
    (STOP, "。？！", "GB/T 15834 4.1 to 4.3; marks at the end of a sentence"),
    (MIDDLE, "·・", "GB/T 15834 5.1.7; the separator stands in half an em, centred"),
    (SLASH, "／", "GB/T 15834 5.1.9; the solidus stands in half an em"),
    (DASH, "—―⸺", "GB/T 15834 5.1.4; the dash takes two characters and is not broken"),
    (ELLIPSIS, "…⋯", "GB/T 15834 5.1.5; the ellipsis takes two characters and is not broken"),
    (LINK, "–－～", "GB/T 15834 5.1.6; links stay with what stands before them"),
    (PREFIX, "￥¥$€£№", "CLREQ 3.1.3; signs that stand before a number"),
    (POSTFIX, "%‰°′″", "CLREQ 3.1.3; narrow signs that stand behind a number"),
    (WIDE_POSTFIX, "％℃℉", "CLREQ 3.1.3; the same in a full em"),
    (MARK_OPEN, "([{", "ASCII brackets, as typed"),
    (MARK_CLOSE, ")]},.:;!?", "ASCII punctuation, as typed"),
    (MARK, "\"'#&*+-/<=>@\\^_`|~", "other ASCII signs; no gap to Han (CSS Text 4, text-autospace)"),
    (WIDE_SPACE, "\u3000", "the ideographic space, kept as typed"),
    (
        SPACE,
        " \u00a0\t\n\r\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f",
        "white space",
    ),
    (DIGIT, "0123456789", "European digits"),
)

NO_START = frozenset("。，、；：？！”’）》〉」』】〕〗］｝–－～·・／%％‰°℃′″々/℉")
"""Never at a line's start: GB/T 15834 5.1.1 to 5.1.10, basic level of CLREQ 3.1.4; / and ℉ as ／ and ℃.

This list and the next are what the rows of `tailoring` must come to; tests hold them to it."""

NO_END = frozenset("“‘（《〈「『【〔〖［｛￥$№／/¥€£")
"""Never at a line's end: GB/T 15834 5.1.3, 5.1.9, basic level of CLREQ 3.1.4; / as ／, currencies as ￥."""

TWO_EM = frozenset("⸺")
"""Dashes of two ems in one character."""

SENTENCE_ENDS, SENTENCE_PAUSES = frozenset("。？！"), frozenset("，；：")
"""Behind these, and the closing marks behind them, copy jumps to another page: better at an end than at a pause."""

CLOSING = frozenset("”’）》」』")

EMPHASIS = frozenset("·•．・")
"""A reading of nothing but these is an emphasis: a dot under every character."""

KANA_DOT = "(?<=[\u3041-\u30fa\u30fc-\u30ff])\u30fb(?=[\u3041-\u30fa\u30fc-\u30ff])"
"""The middle dot between kana has an em of its own, KANA_MIDDLE (JLREQ cl-05); between Han it has half an em."""

QUOTES = frozenset("“”‘’")

EXTENDING = "[\u0300-\u036f\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]"
"""Combining marks and variation selectors go with the character before them."""

IDEOGRAPHS = "\u4e00", "\u9fff"
"""The first and the last Han of Unicode's first block: the shape of none depends on its neighbours."""

VARIANT = "[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U000323af][\ufe00-\ufe02\U000e0100-\U000e01ef]"
"""A Han with a selector that names one of its forms (UTS #37 and the standardized variants of compatibility Han)."""

JOINING = EXTENDING + "|[\u1100-\u11ff]"
"""And the parts of a hangul join."""

_TABLE: dict[str, int] = {character: row[0] for row in ROWS for character in row[1]}


def class_of(character: str) -> int:
    """The class of a character (of a cluster: of its first character)."""
    found = _TABLE.get(character)
    if found is None:
        found = _TABLE[character] = _by_block(ord(character))
    return found


def classes_of(text: str) -> list[int]:
    """The classes of the characters of a text."""
    try:
        return [_TABLE[character] for character in text]
    except KeyError:
        return [class_of(character) for character in text]


def is_han(character: str) -> bool:
    """Whether the character is Han or sets like it (kana, bopomofo, hangul)."""
    return class_of(character) == HAN


def _by_block(code: int) -> int:
    if code < 0x2000 and not 0x1100 <= code < 0x1200:
        return LATIN
    for first, last in _HAN_BLOCKS:
        if first <= code <= last:
            return HAN
    if 0x2070 <= code <= 0x209F or 0x2C60 <= code <= 0x2C7F or 0xA720 <= code <= 0xA7FF or 0xFB00 <= code <= 0xFB4F:
        return LATIN
    return SYMBOL


_HAN_BLOCKS = (
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3031, 0x303C),
    (0x3040, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0x1100, 0x11FF),
    (0xAC00, 0xD7AF),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)
"""CJK radicals, numerals, kana, bopomofo, unified ideographs with their extensions, hangul."""
