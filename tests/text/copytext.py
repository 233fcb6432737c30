"""Random copy for the property tests: the strings that newspaper copy is made of, in any order."""

from __future__ import annotations

from hypothesis import strategies as st

HAN = "山城警方昨日通报五级预警劝阻成效明显的一是在不了有和人这中大"
PIECES = [
    *(HAN[at : at + length] for at in range(0, len(HAN) - 6, 3) for length in (1, 2, 5)),
    *"，。、；：？！“”‘’（）《》【】「」—…·・／～－–々①℃％‰￥№%°",
    *("——", "……", "？！", "！！！", "）））", "（《", "》）。", "“‘", "’”，", "。”"),
    *(
        "7月17日",
        "4620.97万次",
        "2.45亿元",
        "12.5%",
        "35℃",
        "第3版",
        "1433人",
        "“12·13”",
        "5～10",
        "2020—2025年",
        "①图",
    ),
    *("App", "WTO", "iPhone 15 Pro", "hello world", "it’s", "GB/T 15834—2011", "US$100", "(a)", "5 %", "A&B", "e-mail"),
    *("https://example.cn/a/b-c?d=e&f=g", "www.example.com", "Donaudampfschifffahrtsgesellschaft"),
    *(" ", "\u3000", "\n", "  "),
    *("*", "**", "{", "|", "}"),
]
"""Lone `*` and braces are copy; two of them may happen to be markup."""

VOICED = st.sampled_from(PIECES[:40]).map(lambda piece: f"**{piece}**") | st.sampled_from(PIECES[:40]).map(
    lambda piece: f"*{piece}*"
)

copies = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES[:30]), VOICED), min_size=1, max_size=40
).map("".join)
"""A paragraph."""
