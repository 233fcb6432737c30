"""What a word of a head may be: by its form where it is one of few, else by the segmenter's part of speech.

The kinds are those of `head_grammar`; the cost says how unlikely a word is to be taken so.  The segmenter takes many
verbs for nouns, so most words may be several; the grammar chooses.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .units import CLASSIFIERS

Kinds = dict[str, float]

AGENT: Kinds = {"A": 0.0, "N": 0.4}
NOUN: Kinds = {"N": 0.0, "A": 0.8}

FORMS: tuple[tuple[str, Kinds], ...] = (
    # words that are what they are whatever the segmenter says
    ("的", {"U": 0.0}),
    ("了 着 过", {"ASP": 0.0, "V": 1.5}),
    ("起 日起", {"L": 0.0, "V": 0.5, "M": 0.6}),
    ("被 遭", {"P": 0.0, "D": 0.0}),
    ("后 前 时 内 间 中 里 上 下 外 期间 之间 之后 之前 以来 以上 以下 左右", {"L": 0.0, "J": 0.6, "T": 0.9}),
    ("周边 附近 沿线 一带 两岸 身边 沿岸", {"L": 0.0, "J": 0.6, "T": 0.9}),
    ("到 至 于 向 给 为 在 往 自", {"TO": 0.05, "P": 0.0, "V": 0.4}),
    ("成 出 得 入", {"TO": 0.05, "P": 2.0, "V": 0.4}),
    ("这 那 每 各 该 本 此 哪 某 涉", {"DET": 0.0}),
    ("自家 他人 自己", {"DET": 0.1, "PR": 0.1}),
    ("就", {"D": 0.0, "P": 0.3}),
    ("通过", {"V": 0.0, "P": 0.4}),
    ("局地", {"N": 0.0, "T": 0.1}),
    ("现场 线上 线下 网上", {"NS": 0.0, "D": 0.1}),
    ("这样 怎样", {"D": 0.0, "I": 0.3}),
    ("我国", AGENT),
)

_DATE = r"(?:[0-9]{4}年)?(?:[0-9]+月)?(?:[0-9]+日)?起?"

PATTERNS: tuple[tuple[str, Kinds], ...] = (
    # a whole word
    (r"“.*", {"QT": 0.0, "V": 0.6, "I": 0.3, "J": 1.0}),
    (r"《.*", {"N": 0.0}),
    (r"[0-9]+[比∶:：][0-9]+", {"T": 0.0, "M": 0.2}),
    (r".某某?", {"A": 0.0}),
)
COUNTS: tuple[tuple[str, Kinds], ...] = (
    # a whole count with its measure word
    (_DATE, {"T": 0.0, "K": 0.4}),
    (r"第.*", {"M": 0.0}),
    (r".*(?:年|月|日|天|小时|分钟|周|季|年度|晚|夜)[起前后]?", {"T": 0.1, "K": 0.0}),
    (r".*(?:[℃%％‰成倍]|元|米|公里|吨|岁|次|点|基点|亩|克|斤)", {"K": 0.0}),
    (r".*", {"M": 0.0}),
)

TAGS: tuple[tuple[str, Kinds], ...] = (
    # the first that the part of speech begins with
    ("nt", {"A": 0.0, "N": 0.3}),
    ("ns", {"NS": 0.0, "A": 0.2}),
    ("nr", {"N": 0.1, "A": 0.2, "V": 0.9}),
    ("vn", {"N": 0.1, "V": 0.15}),
    ("vd", {"D": 0.2, "V": 0.0}),
    ("an", {"N": 0.0, "J": 0.3}),
    ("ad", {"D": 0.0, "J": 0.3}),
    ("zg", {"V": 0.2, "N": 0.5, "D": 0.6}),
    ("a", {"J": 0.0, "D": 0.4, "N": 0.7}),
    ("b", {"J": 0.0, "N": 0.6}),
    ("d", {"D": 0.0}),
    ("t", {"T": 0.0, "N": 0.7}),
    ("s", {"NS": 0.0, "T": 0.1}),
    ("q", {"M": 0.2, "N": 0.3}),
    ("m", {"M": 0.0}),
    ("r", {"PR": 0.0}),
    ("p", {"P": 0.0, "V": 0.9}),
    ("c", {"C": 0.0}),
    ("u", {"E": 0.0, "Y": 0.5, "P": 2.0}),
    ("y", {"Y": 0.0}),
    ("k", {"Y": 0.0}),
    ("x", {"X": 0.0, "N": 0.3}),
)

LIKE_NOUNS: tuple[tuple[str, Kinds], ...] = (
    # what a noun, a set phrase, a short name, an unknown word may be besides
    ("nz", {}),
    ("n", {"V": 1.3}),
    ("e", {}),
    ("j", {}),
    ("i", {"I": -0.1, "V": 0.4, "D": 0.6}),
    ("l", {"I": -0.1, "V": 0.4, "D": 0.6}),
    ("z", {"J": 0.1, "D": 0.4}),
)

UNKNOWN: Kinds = {"V": 0.2, "I": 0.4}
"""What a word besides a noun may be that is in no dictionary."""

NAME: Kinds = {"A": 0.0, "N": 0.5, "V": 0.8}
"""What looks like a person's name."""

AGENTS = (
    r".*(?:员|者|人|民警|警方|警察|交警|队|院|局|厅|部|委|会|家长|男子|女子|女孩|男孩|小伙|姑娘|大爷|大妈|职工|业主|企业|居民|市民|"
    r"村民|农民|民众|群众|百姓|学生|老师|教师|医生|护士|骑手|司机|法官|检察官|律师|公司|平台|银行|政府|部门|机构|记者|专家|主播|"
    r"少年|青年|选手|小将|总统|总理|首相|国家|中方|美方|嫌犯|被告|果农|老兵|孩子|旅客|乘客|游客|网友|代表)"
)
"""Institutions and people, by how they end."""

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范"
    "汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔樊"
)

_MEASURES = "|".join(sorted(CLASSIFIERS, key=len, reverse=True))

WHOLE = rf"《[^《》]*》|“[^“”]*”|——|……|[0-9]+[比∶:：][0-9]+|[0-9.]+[℃%％‰]|[ⅠⅡⅢⅣⅤ]级|每(?:{_MEASURES})|[{''.join(sorted(SURNAMES))}]某某?"
"""What is one word besides names, figures and their units: titles, quotations, scores."""

NUMERAL = rf"[第每近逾超约前上]?[0-9一二两三四五六七八九十百千万亿几数半多.]+(?:{_MEASURES})"
"""A numeral with its measure word, which the segmenter takes for two words."""


@lru_cache(maxsize=3)
def pattern(row: str) -> re.Pattern[str]:
    """AGENTS, WHOLE or NUMERAL, compiled when the first head is broken."""
    return re.compile(row)


NUMERIC = frozenset("0123456789每ⅠⅡⅢⅣⅤ")
"""What begins a word that is a count."""


@lru_cache(maxsize=1)
def forms() -> dict[str, Kinds]:
    """The words of FORMS, each with its kinds."""
    return {word: kinds for words, kinds in FORMS for word in words.split()}
