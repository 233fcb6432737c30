"""Strings that hold together: a number with its unit or classifier, dates, numbered figures.

Breaks inside them cost much (they are not forbidden: an 8-character column must still set).  Each row is a regular
expression over the paragraph; every boundary inside a match is bound.  No part of a row repeats without end and begins
anywhere, so that a row takes as long as the paragraph is, whatever stands in it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .classes import NO_START

NUMBER = r"(?<![0-9０-９])(?>[0-9０-９](?:[0-9０-９.,·:：/～~—–－-]{0,40}[0-9０-９])?)"
"""Read once, from its first figure: nothing that is no figure of it can belong to what follows."""

SCALE = r"[多余几]?[十百千万亿兆]*[多余几]?"

GAP = " ?"
"""A space may be typed between a number and its unit; it is not set (issue-format.md, Copy)."""

CLASSIFIERS = (
    "万人次 人次 户次 场次 台次 车次 架次 班次 件次 小时 分钟 秒钟 公里 千米 平方米 立方米 平方公里 公斤 千克 毫米 厘米 毫升 公顷 "
    "千瓦时 摄氏度 个月 个百分点 百分点 美元 欧元 港元 日元 年级 楼层 页码 号线 号楼 周岁 岁 年 月 日 号 时 分 秒 天 周 季 "
    "元 角 人 名 位 户 家 个 件 起 次 场 条 项 份 批 台 辆 架 艘 列 班 趟 本 册 篇 版 页 期 卷 章 节 款 所 座 栋 幢 间 层 组 队 支 届 "
    "张 枚 颗 粒 只 头 匹 棵 株 亩 吨 斤 克 米 里 度 瓦 伏 倍 成 折 处 片 块 段 种 类 级 等 代 口 门 道 步 点 刻 遍 回 声 句 字 路 站 镇 乡 村 区 县 市 省"
).split()

ROWS: tuple[tuple[str, str], ...] = (
    (
        rf"第?{GAP}(?:{NUMBER}){GAP}{SCALE}{GAP}(?:{{classifiers}})",
        "a number and its classifier: 4620.97万次, 1433人, 第3版",
    ),
    (rf"第?{GAP}(?:{NUMBER}){GAP}[多余几]?[十百千万亿兆]+", "a number and its scale: 20万"),
    (r"[1-9][0-9]{3}[—–～~－-][1-9][0-9]{3}年", "a span of years: 2020—2025年"),
    (r"[图表][①-⑳]+|[①-⑳]{1,20}图", "a numbered figure: ①图"),
    (r"[“‘《（][0-9·.]+[”’》）]", "a dated name: “12·13”"),
    (r"[一-鿿]·[一-鿿]", "a name round its dot: 列夫·托尔斯泰; GB 5.1.7 lets a line end behind it, but it costs"),
    (r"\S[■□◆◇●○▲]{1,12}$", "an end mark stays with the last word of its story"),
    (rf"[A-Z]{{2,8}}(?:/[A-Z])?{GAP}[0-9]{{1,8}}(?:\.[0-9]{{1,4}})?—[12][0-9]{{3}}", "a standard: GB/T 15834—2011"),
)


@lru_cache(maxsize=1)
def patterns() -> tuple[re.Pattern[str], ...]:
    """The rows, compiled when the first paragraph is set."""
    longest_first = sorted(CLASSIFIERS, key=len, reverse=True)
    return tuple(re.compile(row.replace("{classifiers}", "|".join(longest_first))) for row, _ in ROWS)


HEAD_ROWS: tuple[tuple[str, str], ...] = (
    (rf"(?:{NUMBER})月{GAP}(?:{NUMBER})日", "a date: 7月17日"),
    (r"《[^《》]{1,12}》", "the name of a law or a book, but for a long one"),
    (r"“[^“”]{1,6}”", "a quoted word: “最多跑一次”"),
)
"""What holds together in heads besides."""


@lru_cache(maxsize=1)
def head_patterns() -> tuple[re.Pattern[str], ...]:
    """The rows for heads, compiled when the first head is broken."""
    return tuple(re.compile(row) for row, _ in HEAD_ROWS)


_URL = (
    r"(?:[A-Za-z][A-Za-z0-9+.-]{0,24}://|www\.)[!-~]+"  # with its scheme
    r"|(?<![A-Za-z0-9_-])(?:[A-Za-z0-9_-]{1,63}\.){1,8}[A-Za-z]{2,24}/[!-~]*"  # a host and a path (RFC 1035, 2.3.4)
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]+"  # an address (RFC 5321, 4.5.3.1.1)
)


@lru_cache(maxsize=1)
def url() -> re.Pattern[str]:
    """A URL, a path below a host, or an address."""
    return re.compile(_URL)


URL_BREAKS = frozenset("/.-_?&=@")
"""A URL breaks behind these (CLREQ 3.3.2; the Chicago Manual 7.46 breaks before some of them, newspapers do not)."""

NOT_BEHIND_URL_BREAK = URL_BREAKS | NO_START | frozenset(" ")
"""But not where one of these follows."""
