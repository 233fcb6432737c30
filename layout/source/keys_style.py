"""The keys `styles`, `fonts` and `press`: the house styles overridden, the issue's own faces, what the plates need."""

from __future__ import annotations

import re
from typing import Literal, cast

from ..issue import Press, StyleKeys
from .colours import ColourKind
from .lengths import Absolute, MeasureKind, TypeSize
from .models import Given, Key, Model
from .names import NeededFile, face_name, is_face, is_profile
from .nodes import Entry, Node, Scalar
from .reader import Kind, Read, Reader, Schema
from .shapes import Named
from .values import LINES, Boolean, Choice, Integer, Number, Percent, TextKind

HOUSE_FACES = ("song", "hei", "kai", "fang")
LEVELS = ("banner", "lead", "second", "third", "brief")
STYLE_NAMES = (
    "body", "byline", "source", "dateline", "crosshead", "caption", "credit", "kicker", "main", "deck", "pull", "refer",
    "folio", "label", *(f"main.{level}" for level in LEVELS),
)  # fmt: skip


class FaceName(Kind[str]):
    """A face of the house, with a weight where one is meant (`song-900`), or one that `fonts` declares."""

    wants = "a face: song, hei, kai, fang, one with a weight (song-900), or a name in `fonts`"

    def read(self, node: Node, reader: Reader) -> Read[str]:
        if not isinstance(node, Scalar):
            return self.misfit(node, reader)
        return face_name(node.text.text.strip(), node.span, reader)

    def schema(self, defs: Schema) -> Schema:
        return {"type": "string", "examples": [*HOUSE_FACES, "song-900"]}


def is_known_face(name: str, declared: frozenset[str]) -> bool:
    """Whether a face is the house's or declared, by its full name or without its weight."""
    weighted = re.fullmatch(r"(.+)-([0-9]{3,4})", name)
    if weighted and 100 <= int(weighted.group(2)) <= 1000:
        return name in declared or weighted.group(1) in (*HOUSE_FACES, *declared)
    return name in HOUSE_FACES or name in declared


STYLE: Model[StyleKeys] = Model(
    "a style",
    (
        Key("face", FaceName(), "the face 字体: song, hei, kai, fang, with a weight (song-900), or a name in `fonts`"),
        Key("size", TypeSize(), "the type size 字号"),
        Key("leading", Integer(1, 60, LINES), "whole lines of the grid from line to line 行距"),
        Key("tracking", Percent(-20, 100), "white between characters, per cent of the size 字距"),
        Key("width", Percent(90, 110), "condensed or expanded type 长扁: 90% to 110%"),
        Key("align", Choice("left", "centre", "right", "justify"), "how lines stand in their measure 对齐"),
        Key("indent", MeasureKind(), "the indent of a paragraph 缩进"),
        Key("colour", ColourKind(), "the ink 颜色"),
        Key("before", Integer(0, 60, LINES), "white above, in lines of the grid 段前"),
        Key("after", Integer(0, 60, LINES), "white below, in lines of the grid 段后"),
        Key("punctuation", Choice("full", "kaiming"), "full 全角 or kaiming 开明 punctuation 标点"),
    ),
    lambda given, reader: StyleKeys(**given.values, span=given.span),
)


class Styles(Named[StyleKeys]):
    """Overrides by the names of the house styles."""

    def __init__(self) -> None:
        super().__init__(STYLE, "a style")

    def read_entry(self, entry: Entry, reader: Reader) -> Read[StyleKeys]:
        if entry.key not in STYLE_NAMES:
            near = _names.nearest(entry.key)[0]
            message = f"`{entry.key}` is not a style; the nearest is `{near}`"
            return reader.error("unknown-key", message, entry.span, f"styles: {', '.join(STYLE_NAMES)}")
        return self.kind.read(entry.value, reader)

    def schema(self, defs: Schema) -> Schema:
        one = self.kind.schema(defs)
        styles = {name: {**one, "description": f"the style {_ABOUT[name]}"} for name in STYLE_NAMES}
        return {"type": "object", "properties": styles, "additionalProperties": False}


_ABOUT = {
    "body": "of the copy 正文",
    "byline": "of the byline 署名",
    "source": "of the source above the copy 来源",
    "dateline": "of the strong face in the copy 电头与黑体",
    "crosshead": "of cross-heads 小标题",
    "caption": "of captions 图片说明",
    "credit": "of picture credits 摄影署名",
    "kicker": "of kickers 引题",
    "main": "of all main heads 主题",
    "deck": "of decks 副题",
    "pull": "of pull quotes 提要引语",
    "refer": "of refers 导读",
    "folio": "of the line in the margin 报眉",
    "label": "of labels on pictures and proofs 标签",
    "main.banner": "of main heads over all columns 通栏主题",
    "main.lead": "of the lead's main head 头条主题",
    "main.second": "of main heads of the second rank 二级主题",
    "main.third": "of main heads of the third rank 三级主题",
    "main.brief": "of main heads of briefs 简讯主题",
}


_names: Model[None] = Model("`styles`", tuple(Key(name, STYLE, "") for name in STYLE_NAMES), lambda given, reader: None)

FONTS = Named(NeededFile("a font file", is_face), "a font file beside the issue")


def _press(given: Given, reader: Reader) -> Press:
    ink, ppi, bleed = given["max_ink"], given["min_ppi"], given["bleed"]
    return Press(
        standard=cast(Literal["x1a", "x4"], given["standard"] or "x1a"),
        condition=given["condition"].text if given["condition"] else None,
        profile=given["profile"],
        max_ink=240.0 if ink is None else ink,
        min_ppi=170.0 if ppi is None else ppi,
        bleed=0 if bleed is None else bleed,
        marks=bool(given["marks"]),
    )


PRESS: Model[Press] = Model(
    "`press`",
    (
        Key("standard", Choice("x1a", "x4"), "the PDF/X standard of the press file 印刷标准", default="x1a"),
        Key("condition", TextKind(needed=True), "the printing condition, e.g. IFRA26 印刷条件"),
        Key("profile", NeededFile("an ICC profile", is_profile), "the ICC profile of the press, a file 印刷特性文件"),
        Key("max_ink", Number(100, 400), "the most ink in one place, per cent of all four 总墨量", default="240"),
        Key("min_ppi", Number(1, 2400), "the resolution below which a picture is reported 图片分辨率", default="170"),
        Key("bleed", Absolute(0, 20), "the bleed round the trimmed page 出血", default="0mm"),
        Key("marks", Boolean(), "trim and register marks 裁切线", default="false"),
    ),
    _press,
)
