"""The kinds of blocks: what each may say and what it makes."""

from __future__ import annotations

from collections.abc import Callable

from ..issue import Ad, Content, Ear, Masthead, Photos, Refer, Refers, Story
from .keys_copy import FIT, JUMP, ORIGIN, PAGE_REFER, PHOTO, PHOTO_IN_COPY, QR_CODE, SEE
from .keys_facts import SHOW, SHOWN
from .keys_head import BOX, HEADLINE
from .models import Form, Given, Key, Model
from .names import CopyKind, FileName
from .shapes import List
from .values import Boolean, Choice, Integer, TextKind

KINDS = ("story", "sidebar", "photos", "refers", "masthead", "ad", "text")

_TEXT = TextKind()
_FRAME = (
    Key("kind", Choice(*KINDS), "what the block is 稿件类型", default="story"),
    Key("box", BOX, "a frame round the block 加框: none, rule, tint, double, or {rule, tint, inset}"),
)
_HEAD_KEYS = (
    Key("headline", HEADLINE, "the head 标题: a string (the main head), or kicker 引题, main 主题, deck 副题"),
    Key("source", _TEXT, "where the story comes from 来源"),
    Key("byline", _TEXT, "who wrote it 署名"),
)
_COPY_KEYS = (
    Key("body", CopyKind(), "the copy 正文 in the text language, or the name of a .md or .txt file"),
    Key("columns", Integer(1, 24), "columns the copy is set in 变栏; the base columns of the area where left out"),
)
_STORY_KEYS = (
    Key("photos", List(PHOTO_IN_COPY), "pictures inside the story 插图; the copy runs round them"),
    Key("pull", _TEXT, "a pull quote 抽言"),
)
_THREAD_KEYS = (
    Key("see", SEE, "sets （更多内容见N版） behind the last paragraph 见报"),
    Key("jump", JUMP, "the copy that does not fit goes on on another page 转版: {to: 3}"),
    Key("from", ORIGIN, "the page and block this one goes on from 接版: 1/lead"),
    Key("fit", FIT, "how far the engine may go so that the copy fits 弹性"),
)
_FACTS_KEY = Key("show", SHOW, "which facts, in order 显示项目: " + ", ".join(SHOWN))

STORY = Form("a story", _FRAME + _HEAD_KEYS + _COPY_KEYS + _STORY_KEYS + _THREAD_KEYS)
SIDEBAR = Form("a sidebar", tuple(STORY.keys.values()))
BARE_TEXT = Form("a text block", _FRAME + _COPY_KEYS + _THREAD_KEYS)
PHOTOS = Form("a photos block", (
    *_FRAME,
    Key("photos", List(PHOTO, 1), "the pictures 组图, one or more", required=True),
    Key("arrange", Choice("row", "column", "mosaic"), "how they stand 排列; by the area where left out"),
    Key("title", _TEXT, "the title of the pictures 图片标题"),
    Key("body", CopyKind(), "copy beside the pictures 配文"),
    Key("caption", _TEXT, "the caption of all of them 图片说明; ①② name the pictures in order"),
    Key("credit", _TEXT, "who took them 摄影署名"),
))  # fmt: skip
REFER: Model[Refer] = Model(
    "an item of refers",
    (
        Key("kicker", _TEXT, "the word above the head 引题"),
        Key("head", TextKind(needed=True), "the head 标题; ` / ` breaks the line", required=True),
        Key("text", _TEXT, "a line or two below it 提要"),
        Key("page", PAGE_REFER, "the page it points to 版次"),
    ),
    lambda given, reader: Refer(given["kicker"], given["head"], given["text"], given["page"], given.span),
)
REFERS = Form("a refers block", (
    *_FRAME,
    Key("title", _TEXT, "the title of the refers 导读栏题"),
    Key("items", List(REFER, 1), "the refers 导读条目", required=True),
))  # fmt: skip
MASTHEAD = Form("a masthead", (
    *_FRAME,
    Key("part", Choice("ear"), "`ear` makes it an ear 报眼"),
    Key("logo", FileName(), "a picture for the name 报名图片; else the name is set in type"),
    Key("motto", _TEXT, "the motto 报训"),
    Key("qr", QR_CODE, "a QR code 二维码"),
    _FACTS_KEY,
))  # fmt: skip
EAR = Form("an ear", (
    *_FRAME,
    Key("part", Choice("ear"), "`ear` makes it an ear 报眼", required=True),
    Key("title", _TEXT, "its title 题"),
    Key("text", _TEXT, "its text 文字"),
    Key("qr", QR_CODE, "a QR code 二维码"),
    Key("logo", FileName(), "a picture 图片"),
    _FACTS_KEY,
))  # fmt: skip
AD = Form("an ad", (
    *_FRAME,
    Key("file", FileName(), "the advertisement 广告文件: jpg, tif, png or pdf", required=True),
    Key("advertiser", _TEXT, "who advertises 广告主"),
    Key("marked", Boolean(), "the picture carries the word 广告 itself", default="false"),
))  # fmt: skip


def _story(given: Given) -> Story:
    return Story(
        given["headline"], given["source"], given["byline"], given["body"], given["columns"], given["photos"] or (),
        given["pull"], given["see"], given["jump"], given["from"], given["fit"],
    )  # fmt: skip


def _pictures(given: Given) -> Photos:
    return Photos(given["photos"], given["arrange"], given["title"], given["body"], given["caption"], given["credit"])


# kind | its keys | what they make
FORMS: dict[str, tuple[Form, Callable[[Given], Content]]] = {
    "story": (STORY, _story),
    "sidebar": (SIDEBAR, _story),
    "text": (BARE_TEXT, _story),
    "photos": (PHOTOS, _pictures),
    "refers": (REFERS, lambda given: Refers(given["title"], given["items"])),
    "masthead": (MASTHEAD, lambda given: Masthead(given["logo"], given["motto"], given["qr"], given["show"])),
    "ear": (EAR, lambda given: Ear(given["title"], given["text"], given["qr"], given["logo"], given["show"])),
    "ad": (AD, lambda given: Ad(given["file"], given["advertiser"], bool(given["marked"]))),
}


def _name_neighbours() -> None:
    """Tells each kind which keys the others have, for the hint at an unknown key."""
    for form, _ in FORMS.values():
        for kind, (other, _) in FORMS.items():
            for name in other.keys:
                if name not in form.keys:
                    told = form.elsewhere.get(name)
                    form.elsewhere[name] = f"{told}, {kind}" if told else f"`{name}` is a key of {kind}"


_name_neighbours()
