"""An issue of hostile copy, drawn with a fixed seed: every mark at every place of a line, narrow and wide columns.

Page 1 has columns of 8 characters, page 2 of 20, page 3 a box, a picture in the copy, two widths in one page and a
story that is far too long.
"""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image

PIECES = (
    """
他说：“不行！”|（《民法典》第1043条）|《“十四五”规划（草案）》|真的吗？！|这怎么可能……
——这就是答案|……|——|（见“附表（二）”）|“‘一带一路’倡议”|4620.97万次|2.45亿元|12.5%|35℃
7月17日|第3版|2020—2025年|5～10公里|“12·13”案|列夫·托尔斯泰|https://example.cn/a/b?c=d&e=f|office
WTO|iPhone 15 Pro|App|e起行动|GB/T 15834—2011|①②③|【提示】|〔2025〕18号|「引文」『书名』|№12
￥1200|$99|A、B、C|甲／乙|々|是、否、或、且|！！|3D打印|PM2.5|“”|（）|1/2|50‰|′|″|～|－
1,234,567|3.2倍|18.3%
""".strip()
    .replace("\n", "|")
    .split("|")
)
PLAIN = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产种面而方后多定行学法所民得经"
)
STOPS = ("，", "。", "；", "、", "：", "？", "！", "……", "，", "。", "，", "")
PICTURE = "picture.png"
ISSUE = Path(__file__).with_name("nasty.yaml")


def sentence(draw: random.Random) -> str:
    """Ten to forty characters of it."""
    words = []
    for _ in range(draw.randint(2, 5)):
        words.append("".join(draw.choice(PLAIN) for _ in range(draw.randint(1, 9))))
        if draw.random() < 0.6:
            words.append(draw.choice(PIECES))
    return "".join(words) + draw.choice(STOPS)


def copy(seed: int, chars: int, crossheads: bool = False) -> str:
    """Paragraphs of hostile copy: about so many characters."""
    draw = random.Random(seed)
    made: list[str] = []
    while sum(map(len, made)) < chars:
        text = "".join(sentence(draw) for _ in range(draw.randint(1, 6)))
        style = draw.random()
        if style < 0.2:
            text = f"**{text[:6].strip('*')}**{text[6:]}"
        elif style < 0.3:
            text = f"{text}*{sentence(draw)}*"
        made.append(text)
        if crossheads and draw.random() < 0.25:
            made.append("## 小标题第一行\n## 小标题第二行" if draw.random() < 0.5 else "## 单行小标题“引号”")
    made.append("末段收尾，到此为止。")
    return "\n\n".join(made)


def write(folder: Path) -> Path:
    """The issue in a folder of its own."""
    Image.new("L", (900, 900), 120).save(folder / PICTURE)
    for name, seed, chars, crossheads in (
        ("narrow-a", 1, 760, False), ("narrow-b", 2, 1150, True), ("wide-a", 3, 1300, False), ("wide-b", 4, 1450, True),
        ("boxed", 5, 620, False), ("run", 6, 560, False), ("changed", 7, 1050, False), ("long", 8, 1600, True),
    ):  # fmt: skip
        (folder / f"{name}.md").write_text(copy(seed, chars, crossheads), encoding="utf-8")
    path = folder / "nasty.yaml"
    path.write_bytes(ISSUE.read_bytes())
    return path
