"""What all engines of the bench set: the copy, the heads and the pictures of one broadsheet page, or of many.

Nothing is stored but the words: copy and pictures come from a seeded generator, so that every run sets the same pages.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
HAN_A_PAGE = 1900
SHARES = {"lead": 860, "second": 375, "brief": 365, "side": 300}
"""How many Han characters each story of a page has."""
PARAGRAPH = 120
PICTURE = (1600, 1067)
QR = "https://fayou.example.cn/follow"
NAME = "山城法治报"


class Story(NamedTuple):
    """One story: its head and the paragraphs of its copy."""

    head: tuple[str, ...]
    """Its lines: the breaks are typed, since only this engine would find them by sense."""
    byline: str
    paragraphs: tuple[str, ...]


class Sheet(NamedTuple):
    """What stands on one page."""

    number: int
    stories: dict[str, Story]
    pictures: tuple[str, str, str]
    """Names of files."""
    captions: tuple[str, str, str]


def sheets(count: int) -> tuple[Sheet, ...]:
    """So many pages, each with copy and pictures of its own."""
    return tuple(_sheet(number) for number in range(1, count + 1))


def _sheet(number: int) -> Sheet:
    chance = random.Random(number)
    words = _words()
    stories = {
        name: Story(
            (chance.choice(words["who"]), chance.choice(words["did"])), _byline(chance), _copy(words, chance, han)
        )
        for name, han in SHARES.items()
    }
    first, second, third = (f"picture-{number}-{place}.jpg" for place in range(3))
    one, two, three = (_sentence(words, chance, ("who", "how", "did")) for _ in range(3))
    return Sheet(number, stories, (first, second, third), (one, two, three))


def _words() -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for line in (HERE / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            listed = parts[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            listed.append(line)
    return parts


def _sentence(words: dict[str, list[str]], chance: random.Random, parts: tuple[str, ...]) -> str:
    return "".join(chance.choice(words[part]) if part in words else _name(chance) for part in parts)


def _name(chance: random.Random) -> str:
    """Three of the 3,755 common characters (GB/T 2312, level 1): so a page has as many kinds of them as a real one."""
    codes = (bytes((chance.randrange(0xB0, 0xD7), chance.randrange(0xA1, 0xFF))) for _ in range(3))
    return b"".join(codes).decode("gb2312")


def _byline(chance: random.Random) -> str:
    names = ("叶陆江杜黎孟宋梁", "会知以若晓一予听", "娟远宁川舟禾安澜")
    return "记者 " + "".join(chance.choice(letters) for letters in names)


def _copy(words: dict[str, list[str]], chance: random.Random, han: int) -> tuple[str, ...]:
    """Paragraphs with exactly so many Han characters in all; marks and digits come on top."""
    made: list[str] = []
    while han:
        most = min(han, PARAGRAPH) if han > PARAGRAPH + 20 else han
        text, left = "", most
        while left:
            said = _sentence(words, chance, ("when", "who", "name", "how", "did", "name"))
            said += "，" + chance.choice(words["result"]) + "。"
            if _han(said) > left:
                said = _first(said, left - 1) + "等。" if left > 1 else "好。"
            text, left = text + said, left - _han(said)
        made.append(text)
        han -= most
    return tuple(made)


def _first(text: str, han: int) -> str:
    """The start of a text that holds so many Han characters."""
    for end in range(len(text) + 1):
        if _han(text[:end]) == han:
            return text[:end]
    return text


def _han(text: str) -> int:
    return sum("\u4e00" <= character <= "\u9fff" for character in text)


def draw(folder: Path, pages: tuple[Sheet, ...]) -> None:
    """The pictures and the QR code of some pages, as files."""
    import zxingcpp
    from PIL import Image

    code = zxingcpp.create_barcode(QR, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    (folder / "qr.svg").write_text(code.to_svg(add_quiet_zones=True), encoding="utf-8")
    Image.fromarray(code.to_image(scale=8, add_quiet_zones=True)).save(folder / "qr.png")
    for sheet in pages:
        for name in sheet.pictures:
            if not (folder / name).exists():
                _picture(folder / name)


def _picture(path: Path) -> None:
    """Soft shapes under fine grain: a JPEG of the size that a photograph of so many pixels has."""
    from PIL import Image

    chance = random.Random(path.name)
    shapes = Image.frombytes("RGB", (24, 16), chance.randbytes(24 * 16 * 3)).resize(PICTURE, Image.Resampling.BICUBIC)
    grain = Image.frombytes("RGB", (800, 533), chance.randbytes(800 * 533 * 3)).resize(PICTURE)
    Image.blend(shapes, grain, 0.12).save(path, "JPEG", quality=82)
