"""Writes the pages of this folder that are made from tables of the code: `python docs/generate.py`.

With the word `pictures` it also draws the pages of the sample issue for the README.

tests/test_docs.py holds that they are fresh.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from docs.grids import grids  # noqa: E402
from layout.diagnostics import CODES  # noqa: E402
from layout.geometry import to_pt  # noqa: E402
from layout.press.rules import RULES  # noqa: E402
from layout.source import FATAL, schema  # noqa: E402
from layout.style import HOUSE  # noqa: E402


def codes() -> str:
    """The table of diagnostics."""
    rows = [
        "# What the engine says",
        "",
        "Made from `layout/diagnostics.py`. Each message names file, line and column; `--strict` makes errors of all.",
        "A code with exit status 2 means that the issue cannot be read as an issue; other errors give 1.",
        "",
        "| code | proof | press | exit | meaning |",
        "|---|---|---|---|---|",
    ]
    for name, code in CODES.items():
        status = "2" if name in FATAL else "1" if code.proof == "error" else "0"
        rows.append(f"| `{name}` | {code.proof} | {code.press} | {status} | {code.meaning} |")
    return "\n".join(rows) + "\n"


def styles() -> str:
    """The table of house styles."""
    rows = [
        "# The styles of the house",
        "",
        "Made from `layout/style.py`. An issue overrides any under `styles`. Sizes of copy grow with `sheet.body`;",
        "a head takes the size between the two at which it fills its measure; — is a share of the main head's.",
        "",
        "| style | face | size | align | lines | punctuation |",
        "|---|---|---|---|---|---|",
    ]
    for name, style in HOUSE.items():
        least, most = to_pt(style.least), to_pt(style.size)
        size = "—" if not most else f"{most:g} pt" if least == most else f"{least:g}–{most:g} pt"
        lines = style.leading or "—"
        rows.append(f"| `{name}` | {style.face} | {size} | {style.align} | {lines} | {style.punctuation} |")
    return "\n".join(rows) + "\n"


def preflight() -> str:
    """The table of rules for press files."""
    rows = [
        "# What preflight asks of a press file",
        "",
        "Made from `layout/press/rules.py`. `render.py preflight FILE.pdf` checks any PDF by these rules, and so does",
        "`render.py press` its own file before that takes its name. A broken rule is an error, or a warning (⚠).",
        "",
        "| rule | X-1a | X-4 | asks for | from |",
        "|---|---|---|---|---|",
    ]
    for name, rule in RULES.items():
        sign = "✓" if rule.level == "error" else "⚠"
        x1a, x4 = (sign if standard in rule.standards else "" for standard in ("x1a", "x4"))
        rows.append(f"| `{name}` | {x1a} | {x4} | {rule.meaning} | {rule.source} |")
    rows += [
        "",
        "Fields that have nothing to act on: `dateline` is a face within a line of `body`, `folio` and `label` are",
        "single pieces of type, so that `leading`, `align`, `indent`, `before` and `after` do nothing there; nor",
        "do `leading`, `before` and `after` in `refer`, `indent` in centred and right-hand lines, and white above",
        "the first line of a column. A `tracking` of main heads is kept, and they then do not fill their measure;",
        "their `width` is multiplied by what fitting them takes.",
    ]
    return "\n".join(rows) + "\n"


def keys() -> str:
    """Every key of the issue file with its description, from the JSON Schema."""
    made = schema()
    rows = ["# The keys of the issue file", "", "Made from the tables in `layout/source/`.", ""]
    named = {"issue file": made, **made.get("$defs", {})}
    for name, part in named.items():
        properties: dict[str, Any] = part.get("properties", {})
        if not properties:
            continue
        rows += [f"## {name}", "", "| key | meaning |", "|---|---|"]
        for key, value in properties.items():
            meaning = str(value.get("description", "")).replace("|", "\\|").replace("\n", " ")
            rows.append(f"| `{key}` | {meaning} |")
        rows.append("")
    return "\n".join(rows).rstrip() + "\n"


def pictures() -> None:
    """The front page and all pages of the sample issue as pictures, for the README."""
    from io import BytesIO

    from PIL import Image

    from layout import compose
    from layout.fonts import FontBook
    from layout.paint.pdf import paint
    from layout.paint.png import rasters
    from layout.source import load
    from layout.source.faces import catalogue

    issue = load(str(HERE.parent / "issue.yaml")).issue
    assert issue is not None
    edition = compose(issue, FontBook(catalogue(str(HERE.parent / "fonts"), issue.fonts)))
    pdf = paint(tuple(done.page for done in edition.pages), issue.paper.name.text)
    pages = [Image.open(BytesIO(png)).convert("RGB") for png in rasters(pdf, 150)]
    front = pages[0].resize((pages[0].width // 2, pages[0].height // 2), Image.Resampling.LANCZOS)
    front.save(HERE / "page-1.jpg", quality=85, optimize=True)
    contact(pages).save(HERE / "pages.jpg", quality=80, optimize=True)
    detail(rasters(pdf, 300)[0]).save(HERE / "detail.png", optimize=True)


def contact(pages: list[Any]) -> Any:
    """All pages on one sheet, four beside each other, each in a hairline."""
    from PIL import Image

    wide, high = 480, round(480 * pages[0].height / pages[0].width)
    gap = 12
    rows = -(-len(pages) // 4)
    sheet = Image.new("RGB", (4 * wide + 5 * gap, rows * high + (rows + 1) * gap), (208, 208, 206))
    for place, page in enumerate(pages):
        at = (gap + place % 4 * (wide + gap), gap + place // 4 * (high + gap))
        sheet.paste(page.resize((wide, high), Image.Resampling.LANCZOS), at)
    return sheet


def detail(png: bytes) -> Any:
    """Two columns of the front page at 300 dpi, as the sub-editor sees them."""
    from io import BytesIO

    from PIL import Image

    page = Image.open(BytesIO(png)).convert("L")
    left, top, right, foot = (round(edge * 300 / 25.4) for edge in (16, 176, 118, 236))
    return page.crop((left, top, right, foot))


PAGES = {"codes.md": codes, "grids.md": grids, "styles.md": styles, "keys.md": keys, "preflight.md": preflight}

if __name__ == "__main__":
    for file, make in PAGES.items():
        (HERE / file).write_text(make(), encoding="utf-8")
    if "pictures" in sys.argv[1:]:
        pictures()
