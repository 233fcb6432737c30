"""The keys `paper` and `issue`, and the facts of both that a masthead or an ear can show."""

from __future__ import annotations

from ..issue import Dateline, Paper
from .models import Given, Key, Model
from .reader import Reader
from .shapes import List
from .values import Choice, Date, TextKind

_TEXT = TextKind()

# key | what it is
FACTS = (
    ("english", "the name in English 英文报名"),
    ("publisher", "主管/出版单位, e.g. 山城日报报业集团主管主办"),
    ("sponsor", "the sponsor 主办单位"),
    ("editor", "the editor in chief 总编辑"),
    ("cn", "the national serial number 国内统一连续出版物号, e.g. CN 50-0000"),
    ("issn", "the ISSN 国际标准连续出版物号"),
    ("postal", "the postal distribution code 邮发代号"),
    ("site", "the site 网址"),
    ("phone", "the telephone 电话"),
    ("address", "the address 社址"),
    ("price", "the price 定价"),
    ("printer", "the printer 印刷"),
)

SHOWN = (
    "name", *(name for name, _ in FACTS), "date", "weekday", "lunar", "number", "volume", "edition", "pages",
)  # fmt: skip
"""What `show` may name: a key of `paper`; `date`, `number`, `volume`, `edition` of `issue`; and the computed
`weekday` 星期, `lunar` 农历, `pages` 今日N版."""

SHOW = List(Choice(*SHOWN), 0, 40)


def _paper(given: Given, reader: Reader) -> Paper:
    facts = {name: given[name] for name, _ in FACTS if given[name] is not None}
    return Paper(given["name"], facts, given.span)


PAPER: Model[Paper] = Model(
    "`paper`",
    (
        Key("name", TextKind(needed=True), "the name of the paper 报名", required=True),
        *(Key(name, _TEXT, about) for name, about in FACTS),
    ),
    _paper,
)

DATELINE: Model[Dateline] = Model(
    "`issue`",
    (
        Key("date", Date(), "the day it appears 出版日期, ISO: 2025-07-18; weekday and lunar date are computed",
            required=True),
        Key("number", _TEXT, "the number of the issue 期号"),
        Key("volume", _TEXT, "the volume 卷"),
        Key("edition", _TEXT, "the edition 版别"),
    ),
    lambda given, reader: Dateline(given["date"], given["number"], given["volume"], given["edition"], given.span),
)  # fmt: skip
