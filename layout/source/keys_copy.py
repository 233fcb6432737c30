"""The keys of what stands in and behind copy: pictures, QR codes, and the threads from page to page."""

from __future__ import annotations

from typing import Any

from ..issue import QR, Fit, Jump, Photo, See, Source
from .lengths import MeasureKind
from .models import Given, Key, Model
from .names import FileName
from .nodes import Node
from .qr import qr_text
from .reader import Kind, Read, Reader, Schema, UnfitError, Word
from .shapes import List
from .values import LINES, Choice, Converted, Integer, Number, Percent, TextKind

PLACES = ("top-left", "top", "top-right", "right", "bottom-right", "bottom", "bottom-left", "left", "centre")

_TEXT = TextKind()
_COLUMNS = Integer(1, 24)
_PAGE_NUMBER = Integer(1, 9999)


def _crop(crop: tuple[float, ...], node: Node, reader: Reader) -> Read[tuple[float, ...]]:
    if crop[0] < crop[2] and crop[1] < crop[3]:
        return crop
    return reader.bad("wants [x0, y0, x1, y1] with x0 < x1 and y0 < y1", node.span)


_PICTURE = (
    Key("file", FileName(), "the picture, JPEG, PNG or TIFF 图片文件", required=True),
    Key("caption", _TEXT, "its caption 图片说明; from the picture's IPTC/XMP where left out"),
    Key("credit", _TEXT, "who took it 摄影署名; from the picture's IPTC/XMP where left out"),
    Key("focus", List(Number(0, 1), 2, 2), "[x, y] from 0 to 1: the point that stays in view 视觉中心"),
    Key("crop", Converted(List(Number(0, 1), 4, 4), _crop), "[x0, y0, x1, y1] from 0 to 1: the part shown 裁切"),
)
_IN_COPY = (
    Key("columns", _COLUMNS, "how many columns of the copy it covers 占栏"),
    Key("lines", Integer(1, 500, LINES), "its height in lines of the grid, without the caption 占行"),
    Key("place", Choice(*PLACES), "where it stands in the copy 位置"),
    Key("label", _TEXT, "a label on it 图片标签"),
)
_NO_PICTURE: dict[str, Any] = {
    "caption": None, "credit": None, "label": None, "focus": None, "crop": None, "columns": None, "lines": None,
    "place": None,
}  # fmt: skip


def _photo(given: Given, reader: Reader) -> Photo:
    return Photo(span=given.span, **(_NO_PICTURE | given.values))


PHOTO_IN_COPY: Model[Photo] = Model("a picture in a story", _PICTURE + _IN_COPY, _photo)
PHOTO: Model[Photo] = Model("a picture of `photos`", _PICTURE, _photo)
PHOTO.elsewhere = {key.name: f"`{key.name}` belongs to a picture inside a story" for key in _IN_COPY}


def _linked(number: int, node: Node, reader: Reader) -> int:
    reader.link("page", number, "", node.span)
    return number


PAGE_REFER: Kind[int] = Converted(_PAGE_NUMBER, _linked)
"""The number of a page that has to be in the issue."""

SEE: Model[See] = Model(
    "`see`",
    (
        Key("page", PAGE_REFER, "the page that has more 见第几版", required=True),
        Key("text", _TEXT, "what stands behind the last paragraph", default="更多内容见N版"),
    ),
    lambda given, reader: See(given["page"], given["text"], given.span),
)


def _jump(given: Given, reader: Reader) -> Jump:
    reader.link("jump", given["to"], "", given.place("to"))
    return Jump(given["to"], given.span)


JUMP: Model[Jump] = Model(
    "`jump`",
    (Key("to", PAGE_REFER, "the page on which the copy goes on 下转第几版", required=True),),
    _jump,
)


class Origin(Word[tuple[int, str]]):
    wants = "a page and a block such as 1/lead"

    def parse(self, raw: str) -> tuple[int, str]:
        page, slash, block = raw.partition("/")
        if not slash or not block.strip() or len(block.split()) != 1:
            raise UnfitError()
        return _PAGE_NUMBER.parse(page.strip()), block.strip()

    def schema(self, defs: Schema) -> Schema:
        return {"type": "string", "pattern": r"^\s*[0-9]+\s*/\s*\S+\s*$"}


def _goes_on_from(origin: tuple[int, str], node: Node, reader: Reader) -> Source:
    reader.link("from", origin[0], origin[1], node.span)
    return Source(origin[0], origin[1], node.span)


ORIGIN: Kind[Source] = Converted(Origin(), _goes_on_from)

FIT: Model[Fit] = Model(
    "`fit`",
    (
        Key("tracking", Percent(0, 10), "how far letters may close up or open 字距, e.g. 2%", default="0"),
        Key("leading", Percent(0, 20), "how far the leading may give 行距, e.g. 1%", default="0"),
        Key("head", Percent(0, 50), "how far the head may shrink or grow 标题, e.g. 10%", default="0"),
        Key("photo", MeasureKind(), "how far pictures may give in height 图片, e.g. 2行"),
    ),
    lambda given, reader: Fit(given["tracking"], given["leading"], given["head"], given["photo"], given.span),
)

QR_CODE: Model[QR] = Model(
    "`qr`",
    (
        Key("data", Converted(TextKind(needed=True), qr_text), "what the code says 二维码内容: any text; "
            "an address starts with http, https, mailto, tel or weixin", required=True),
        Key("label", _TEXT, "the words at it 二维码说明"),
        Key("size", MeasureKind(), "its side 边长, e.g. 22mm or 5行"),
    ),
    lambda given, reader: QR(given["data"], given["label"], given["size"], given.span),
)  # fmt: skip
