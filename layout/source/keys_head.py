"""The keys of boxes and headlines."""

from __future__ import annotations

from typing import Any

from ..issue import Box, Headline, Text
from .colours import ColourKind
from .keys_style import LEVELS
from .lengths import Absolute, MeasureKind, TypeSize
from .models import Given, Key, Model
from .nodes import Node
from .reader import Kind, Reader
from .shapes import Either
from .values import Choice, Converted, Integer, TextKind

_TEXT = TextKind()
BORDERS = ("meander", "beads", "wave", "leaves")


def _box(given: Given, reader: Reader) -> Box:
    style: Any = "tint" if given["tint"] and not (given["rule"] or given["border"]) else "rule"
    return Box(style, given["rule"], given["tint"], given["inset"], given.span, given["border"])


BOX: Kind[Box] = Either(
    Converted(Choice("none", "rule", "tint", "double"), lambda style, node, _: Box(style, None, None, None, node.span)),
    Model(
        "`box`",
        (
            Key("rule", Absolute(0.01, 10), "the weight of its rule 框线, e.g. 0.5pt"),
            Key("tint", ColourKind(), "its ground 底色, e.g. K10"),
            Key("inset", MeasureKind(), "the white inside it 框内留白, e.g. 1字"),
            Key("border", Choice(*BORDERS), "an ornamental border 花边 for its rule: meander 回纹, beads 连珠, "
                "wave 水波, leaves 枝叶"),
        ),
        _box,
    ),
)  # fmt: skip


_NO_HEAD: dict[str, Any] = {
    "kicker": None, "main": None, "deck": None, "level": None, "direction": "horizontal", "side": None, "align": None,
    "size": None, "box": None,
}  # fmt: skip


def _headline(given: Given, reader: Reader) -> Headline:
    keys = _NO_HEAD | given.values
    return Headline(cover=keys.pop("span", None), span=given.span, **keys)


def _main_head(main: Text, node: Node, reader: Reader) -> Headline:
    return Headline(cover=None, span=node.span, **(_NO_HEAD | {"main": main}))


HEADLINE: Kind[Headline] = Either(
    Converted(TextKind(needed=True), _main_head),
    Model(
        "`headline`",
        (
            Key("kicker", _TEXT, "the line above the main head 引题"),
            Key("main", _TEXT, "the main head 主题; ` / ` breaks the line"),
            Key("deck", _TEXT, "the lines below the main head 副题"),
            Key("level", Choice(*LEVELS), "how loud the head is 标题级别; by the area where left out"),
            Key("span", Integer(1, 24), "base columns the head stands over 标题占栏; the whole top where left out"),
            Key("direction", Choice("horizontal", "vertical"), "横题 or 竖题", default="horizontal"),
            Key("side", Choice("left", "right"), "the side a vertical head stands on 竖题位置"),
            Key("align", Choice("left", "centre"), "how the head stands in its measure 对齐"),
            Key("size", TypeSize(), "the type size of the main head 主题字号"),
            Key("box", BOX, "a box round the head 题框"),
        ),
        _headline,
    ),
)  # fmt: skip
