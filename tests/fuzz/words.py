"""Copy and heads by chance: of what a desk types, or of all that a file can hold."""

from __future__ import annotations

from hypothesis import strategies as st

PLAIN = (
    "山城昨日通报，", "劝阻4620.97万次。", "“五级”预警", "——", "……", "**本报讯** ", "*楷体*，", "{山城|shānchéng}", "{要点|·}",
    "\n\n", "\n## 小标题\n", "\n## 两行的头一行\n## 第二行\n", "\n> 引一句话\n", "http://example.cn/a-b?c=d",
    "commonwealth information ", "《书》（注）", "40℃", "1. ", "# ", "<b>", "&", "7 月 17 日", "，。！？", "、", "“", "（",
    "Ａ１", "fi", "[]", "3.2倍", "12·13案", "是、否？！", "【提示】", "2020—2025年", "①②", "A" * 60, "啊" * 40,
    "清晨六点，码头的汽笛响过三声，早班轮渡缓缓离岸。", "船上坐着上班的人、赶集的人，也有提着鸟笼的老人。",
)  # fmt: skip
"""What every face of the house has, markup closed."""
ODD = (
    "_", "*", "**", "{", "}", "|", "\u200b", "\u202e", "\x07", "葛\U000e0100", "é", "👍🏽", "\u3000", "\t", "\r\n", "א", "ا", "ก",
    "\ue000", "\ufeff", "\u00ad", "𠮷", "が", "か\u3099", "한", "\U0010ffff", "\uffff", "½", "A\u030a", "{字|}", "{|读}", "** **",
    "{甲|a}{乙|b}", "> ", "## ", "\u2028", "!", "甲,乙", ". ", "\u00a0", "￥", "ﬁ", "ﷺ",
)  # fmt: skip
"""What is invisible, has no glyph, runs from right to left, is half a construct."""
PIECES = PLAIN + ODD


def copy(plain: bool, most: int = 24) -> st.SearchStrategy[str]:
    """Copy of so many pieces at the most."""
    pieces = st.sampled_from(PLAIN if plain else PIECES)
    return st.lists(pieces, min_size=1, max_size=most).map("".join)


def head(plain: bool, most: int = 5) -> st.SearchStrategy[str]:
    """A head, a byline, a caption: no line ends, no markup where it is plain."""
    own = [one for one in (PLAIN if plain else PIECES) if "\n" not in one and not (plain and set(one) & set("*{|}"))]
    return st.lists(st.sampled_from([*own, " / ", " "]), min_size=1, max_size=most).map("".join)
