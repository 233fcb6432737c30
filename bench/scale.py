"""What is far larger than a page: a story without end, two hundred pictures, a paper of 96 pages.

    python -m bench scale            whole: 100,000 characters in one block, in one paragraph and through 20 pages;
                                     200 pictures of 1600 x 1067 on 20 pages; 96 pages
    python -m bench scale small      pictures of 320 x 213, and 12 pages for 96

Each is set in a process that may take 1 GiB of address space and no more; what does not fit in it ends with an error.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from . import clock
from .as_issue import issue
from .clock import Failed, Used
from .edition import draw, sheets

ROOT = Path(__file__).resolve().parent.parent
ROOM = 1 << 30
"""Bytes of address space."""
HAN = 100_000
PARAGRAPH = 125
TOP = "format: 1\npaper: {name: 山城法治报}\nissue: {date: 2025-07-18}\nsheet: {columns: 5}\npages:\n"
WORDS = (
    "夏至过后，江边的风仍带着水汽。清晨六点，码头的汽笛响过三声，“慢点走，看脚下！”这条航线开了41年，票价始终是2元。"
)
PAGES = 20
PICTURES = 10
"""On each page."""


def copy(paragraph: int) -> str:
    """The long story in paragraphs of so many characters."""
    text = (WORDS * (HAN // len(WORDS) + 1))[:HAN]
    return "\n\n".join(f"          {text[start : start + paragraph]}" for start in range(0, HAN, paragraph))


def one_block(paragraph: int) -> str:
    """All of it in one block: most of it is overset, and that is told."""
    story = f"      a:\n        headline: 十万字\n        body: |\n{copy(paragraph)}\n"
    return f"{TOP}  - dummy: a a a a a\n    blocks:\n{story}"


def threaded() -> str:
    """The same through twenty pages, each a jump of the one before."""
    first = f"      a:\n        headline: 十万字\n        jump: {{to: 2}}\n        body: |\n{copy(PARAGRAPH)}\n"
    parts = [f"{TOP}  - dummy: a a a a a\n    blocks:\n{first}"]
    for number in range(2, PAGES + 1):
        onward = f", jump: {{to: {number + 1}}}" if number < PAGES else ""
        parts.append(f"  - dummy: a a a a a\n    blocks:\n      a: {{from: {number - 1}/a{onward}}}\n")
    return "".join(parts)


def pictures(folder: Path, size: tuple[int, int]) -> str:
    """Two hundred different pictures, ten on a page."""
    from PIL import Image

    parts = [TOP]
    for page in range(PAGES):
        names = [f"{page}-{place}.jpg" for place in range(PICTURES)]
        for place, name in enumerate(names):
            Image.effect_noise((size[0] // 8, size[1] // 8), 20 + page * PICTURES + place).resize(size).convert(
                "RGB"
            ).save(folder / name, "JPEG", quality=80)
        listed = ", ".join(f"{{file: {name}}}" for name in names)
        parts.append(f"  - dummy: a a a a a\n    blocks:\n      a: {{kind: photos, photos: [{listed}], caption: 图}}\n")
    return "".join(parts)


def many(folder: Path, count: int) -> str:
    """A paper of so many pages, all of different copy; the pictures of the first stand on all."""
    made = sheets(count)
    draw(folder, made[:1])
    return issue(tuple(sheet._replace(pictures=made[0].pictures) for sheet in made))


def within(text: str, folder: Path, most: int) -> Used:
    """Sets an issue in 1 GiB and so many seconds of processor; raises Failed where it needs more."""
    (folder / "issue.yaml").write_text(text, encoding="utf-8")
    code = (
        f"import os, resource; resource.setrlimit(resource.RLIMIT_AS, ({ROOM}, {ROOM}));"
        f"resource.setrlimit(resource.RLIMIT_CPU, ({most}, {most}));"
        f"os.execv({sys.executable!r}, [{sys.executable!r}, {str(ROOT / 'render.py')!r}, 'issue.yaml', '-o', 'a.pdf'])"
    )
    (folder / "a.pdf").unlink(missing_ok=True)
    used = clock.run([sys.executable, "-c", code], folder)
    if not (folder / "a.pdf").exists():
        raise Failed("no PDF was written")
    return used


def main(words: list[str]) -> None:
    """Prints the table."""
    small = words[:1] == ["small"]
    page_count = 12 if small else 96
    print("| issue | wall s | CPU s | peak MiB | PDF KiB |\n|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        cases = {
            "100,000 characters in one block": one_block(PARAGRAPH),
            "100,000 characters in one paragraph": one_block(HAN),
            "100,000 characters through 20 pages": threaded(),
            "200 pictures on 20 pages": pictures(folder, (320, 213) if small else (1600, 1067)),
            f"{page_count} pages": many(folder, page_count),
        }
        for name, text in cases.items():
            try:
                used = within(text, folder, 600)
            except Failed as failed:
                print(f"| {name} | failed: {str(failed)[-300:]} |", flush=True)
                continue
            size = (folder / "a.pdf").stat().st_size / 1024
            row = f"| {name} | {used.wall:.1f} | {used.cpu:.1f} | {used.peak:.0f} | {size:,.0f} |"
            print(row, flush=True)
