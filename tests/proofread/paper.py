"""Two pages with every kind of text that a block has, set once; and their PDF with a fault of the engine put in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image

from layout import compose
from layout.command.setting import FONTS
from layout.display import GlyphRun, Item
from layout.edition import Edition
from layout.fonts import FontBook
from layout.issue import Issue
from layout.paint.pdf import paint
from layout.proofread import proofread
from layout.source import load
from layout.source.faces import catalogue

TEXT = """\
format: 1
paper: {name: 试刊早报, cn: CN 50-0000, publisher: 试刊社主办, english: Trial Daily}
issue: {date: 2025-07-18, number: 12}
sheet: {size: 300mm x 340mm, margins: 10mm, columns: 6, body: 10pt / 15pt}
pages:
  - dummy: |
      flag flag flag flag ear ear
      a a a a v v
      a a a a v v
      g g r r d d
    rows: [12, 22, 12, 14]
    blocks:
      flag: {kind: masthead, motto: 一字不差，一句不漏, qr: {data: "https://example.cn", label: 扫码读报}}
      ear: {kind: masthead, part: ear, title: 今日提示, text: 午后高温，请减少外出。}
      a:
        headline: {kicker: 引题：一行, main: 山城昨日通报 / “五级”预警见效, deck: 副题，也是一行}
        source: ■ 试刊早报
        byline: 记者 饶 果 叶会娟
        pull: 先挂断，再核实！
        body: |
          山城昨日通报，**五级预警**成效明显；{今年|jīnnián}以来已劝阻4620.97万次，{切记|··}不可转账。

          ## 加大力度
          ## 追回{赃款|zāngkuǎn}2.45亿元
          返还群众2.45亿元——比去年同期多了三成……市民纷纷点赞，警方提醒仍须小心 commonwealth 诈骗，“先挂断，再核实”。

          > 一句话引出来，也要一字不{差|chā}。

          家住江湾的张先生说：“接到电话，我就明白了。”他把钱留住了，也把经过讲给了邻居、同事和亲戚。
        photos:
          - file: a.jpg
            lines: 7
            columns: 1
            caption: 图为宣讲“现场”，市民很多。
            credit: 记者 饶 果 摄
            label: 资料图
        see: {page: 2}
      v:
        headline: {main: 竖着排，“一带一路”2025年——看，说了算, direction: vertical, kicker: 引题在右}
        body: 竖题下面的正文，一样要一字不差。
      g:
        kind: photos
        photos: [{file: a.jpg, caption: 头一幅，是桥。}, {file: a.jpg, caption: 第二幅，是路！}]
        credit: 叶会娟 摄
        title: 两幅图
      r:
        kind: refers
        title: 导读
        items: [{kicker: 以案释法, head: 花盆坠下 / 找回公道, text: 一只花盆，两次勘验。, page: 2}]
      d: {kind: ad, file: a.jpg, advertiser: 某银行}
  - name: 要闻
    folio: {editor: 某某}
    dummy: |
      b b b c c c
    blocks:
      b: {headline: 简讯两则, body: 头一则：雨。第二则：晴、风、云。}
      c: {kind: sidebar, headline: 小栏, body: 栏里 Open Day 的话也不能丢，一个字也不行。}
"""


class Paper:
    """An issue, composed, whose glyph runs can be tampered with before they are painted."""

    def __init__(self, folder: Path, text: str = TEXT) -> None:
        Image.new("RGB", (300, 200), (120, 90, 60)).save(folder / "a.jpg")
        path = folder / "issue.yaml"
        path.write_text(text, encoding="utf-8")
        loaded = load(str(path))
        assert loaded.issue is not None, loaded.diagnostics
        self.issue: Issue = loaded.issue
        self.edition: Edition = compose(self.issue, FontBook(catalogue(str(FONTS), self.issue.fonts)))

    def found(
        self, number: int = 1, change: Callable[[list[Item]], None] = lambda _: None, alone: bool = False
    ) -> list[str]:
        """What the proof of integrity says of the PDF whose page has been changed; of that page `alone`."""
        edition = self.edition
        if alone:
            edition, number = edition._replace(pages=edition.pages[number - 1 : number]), 1
        pages = [done.page for done in edition.pages]
        items = list(pages[number - 1].items)
        change(items)
        pages[number - 1] = pages[number - 1]._replace(items=tuple(items))
        told = proofread(paint(tuple(pages), "test"), self.issue, edition)
        assert all(one.code == "overset" and (one.proof, one.press) == ("error", "error") for one in told)
        return [f"{one.page}:{one.message}" for one in told]


def at(items: list[Item], words: str) -> tuple[int, int]:
    """The run that says some words, and the place of their first character in it; or that of a run that they begin
    with, where each stands alone (a vertical head)."""
    for place, item in enumerate(items):
        if isinstance(item, GlyphRun) and words in item.text:
            return place, item.text.index(words)
    raise AssertionError(f"nothing on the page says {words}")


def glyph(run: GlyphRun, offset: int) -> int:
    """Which glyph of a run stands for the character at an offset of its text."""
    seen = 0
    for place, text in enumerate(run.texts):
        seen += len(text)
        if seen > offset:
            return place
    raise AssertionError


def tampered(run: GlyphRun, gids: list[int], texts: list[str]) -> GlyphRun:
    """A run with other glyphs, an em apart."""
    xs = tuple(number * run.size for number in range(len(gids)))
    return run._replace(gids=tuple(gids), texts=tuple(texts), xs=xs)
