"""An issue file read a second time, without the engine: what was typed, in the order in which a page says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.pdf.readback import bare


class Paragraph(NamedTuple):
    """A paragraph of copy without markup and white space."""

    kind: str
    """body, crosshead, pull"""
    text: str


class Typed(NamedTuple):
    """A block as it was typed."""

    page: int
    id: str
    kind: str
    keys: dict[str, Any]
    copy: tuple[Paragraph, ...]
    readings: tuple[str, ...] = ()
    """What stands in small type over characters of the copy: ruby."""

    @property
    def chars(self) -> str:
        return "".join(paragraph.text for paragraph in self.copy)

    @property
    def see(self) -> str:
        """What the engine adds behind the last paragraph."""
        see = self.keys.get("see")
        return "" if not see else "（" + bare(see.get("text") or f"更多内容见{see['page']}版") + "）"

    @property
    def labels(self) -> list[str]:
        """Everything typed in the block that is not its copy, without white space."""
        return [words for key, value in self.keys.items() if key not in ("body", "see") for words in _words(key, value)]


_UNPRINTED = frozenset(
    "kind box level span direction side align size place file focus crop columns lines data arrange "
    "show part fit page marked logo from jump".split()
)


_RUBY = r"\{([^{}|\n]+)\|([^{}|\n]+)\}"


def _words(key: str, value: Any) -> Iterator[str]:
    if key in _UNPRINTED:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _words(name, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(key, inner)
    else:
        yield from (part for line in str(value).split("\n") for piece in line.split(" / ") if (part := bare(piece)))


def typed(path: Path) -> list[Typed]:
    """The blocks of an issue, page by page."""
    issue = _yaml(path)
    blocks = []
    for number, page in enumerate(issue["pages"], 1):
        page = _yaml(path.parent / page) if isinstance(page, str) else page
        number = int(page.get("number", number))
        for name, keys in page["blocks"].items():
            body = _body(keys, path.parent)
            ruby = tuple(bare(reading) for _, reading in re.findall(_RUBY, body))
            blocks.append(Typed(number, name, keys.get("kind", "story"), keys, paragraphs(body), ruby))
    return blocks


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8-sig"), yaml.BaseLoader)


def _body(keys: dict[str, Any], folder: Path) -> str:
    body = str(keys.get("body", ""))
    if re.fullmatch(r"\S+\.(md|txt)", body.strip()):
        return (folder / body.strip()).read_text(encoding="utf-8-sig")
    return body


def paragraphs(copy: str) -> tuple[Paragraph, ...]:
    """The text language, read naively: blank lines, `## `, `> `, `**`, `*`, ruby."""
    made: list[Paragraph] = []
    for part in re.split(r"\n[ \t]*\n", copy.replace("\r\n", "\n")):
        last = ""
        for line in part.split("\n"):
            kind = "crosshead" if line.startswith("## ") else "pull" if line.startswith("> ") else "body"
            text = line[{"crosshead": 3, "pull": 2, "body": 0}[kind] :]
            if kind == last:
                made[-1] = Paragraph(kind, made[-1].text + "\n" + text)
            else:
                made.append(Paragraph(kind, text))
            last = kind
    plain = [Paragraph(kind, bare(_plain(text))) for kind, text in made]
    return tuple(paragraph for paragraph in plain if paragraph.text)


def _plain(text: str) -> str:
    text = re.sub(r"\*\*(\S(?:.*?\S)?)\*\*", r"\1", text, flags=re.DOTALL)
    text = re.sub(r"(?<!\*)\*([^\s*](?:[^*]*[^\s*])?)\*(?!\*)", r"\1", text)
    return re.sub(_RUBY, r"\1", text)
