"""Findings -> places on the page: what a reader of proofs would mark, each where it is.

A diagnostic knows where its text was typed, and so does every run of glyphs; where the two meet is the place.  What can
be seen in the display list itself is taken from there: a missing glyph has the number 0, a face has its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..diagnostics import Diagnostic, Span
from ..display import GlyphRun, Item, Picture, Rule
from ..edition import BlockAccount, SetPage
from ..fonts import scale
from ..geometry import Length, Rect, pt
from ..record import NamedTuple
from ..style import Style
from ..text.rules.wording import MARK, MARKS
from .fit_marks import BAR, fit_words
from .grid import ASCENT

_LETTER = re.compile(r"U\+([0-9A-F]{4,6})")
_USED = re.compile(r"set in (\S+)$")


class Mark(NamedTuple):
    """A place on the page: what is marked there, by which code, with which words in the list.

    `parts` are the rectangles that are marked; the flag stands beside the first, before the edge of its line.
    """

    code: str
    block: int
    order: int
    """Its place among what the block paints: the order of reading."""
    parts: tuple[Rect, ...]
    edge: Length
    """Where the line of the first part begins."""
    words: str


class Worn(NamedTuple):
    """A face that stands in for another, and the sizes at which the styles that asked for the other are set."""

    wanted: str
    face: str
    sizes: frozenset[Length]


def marks(done: SetPage, found: Iterable[Diagnostic], worn: Sequence[Worn]) -> list[Mark]:
    """The marks of a page, block by block from top to bottom."""
    made: list[Mark] = []
    bars = [item for layer in done.page.layers for item in layer.items if isinstance(item, Rule) and item.weight == BAR]
    own = [one for one in found if one.page == done.page.number and one.code in MARKS]
    for place, (account, (first, last)) in enumerate(zip(done.blocks, done.extents, strict=True)):
        items = done.page.items[first:last]
        runs = [item for item in items if isinstance(item, GlyphRun)]
        for one in own:
            if one.block == account.id:
                parts = (_bar(account, bars),) if one.code == "overset" else _places(one, items, runs)
                if parts:
                    where = _order(parts[0], items), parts, _edge(parts[0], runs)
                    made.append(Mark(one.code, place, *where, _words(one, account)))
        for other in worn:
            parts = tuple(box(run) for run in runs if _wears(run, other))
            if parts:
                what = f"{MARKS['font-substituted']} {other.wanted} → {other.face}"
                where = _order(parts[0], items), parts, _edge(parts[0], runs)
                made.append(Mark("font-substituted", place, *where, MARK.format(block=account.id, what=what)))
    return sorted(dict.fromkeys(made), key=lambda mark: (mark.block, mark.order))


def _order(part: Rect, items: Sequence[Item]) -> int:
    """Which item of a block stands where a part begins; behind them all where none does."""
    for place, item in enumerate(items):
        if isinstance(item, Picture) and item.rect == part:
            return place
        if isinstance(item, GlyphRun):
            own = box(item)
            if own.x0 <= part.x0 < own.x1 and own.y0 <= part.y0 + 1 < own.y1:
                return place
    return len(items)


def _bar(account: BlockAccount, bars: Sequence[Rule]) -> Rect:
    """The foot of the copy that does not fit: where a bar stands under it already, else the foot of the block."""
    xs, ys = [point.x for point in account.area], [point.y for point in account.area]
    for bar in bars:
        if min(xs) <= bar.start.x <= max(xs) and min(ys) < bar.start.y <= max(ys) + pt(1):
            return Rect(bar.start.x, bar.start.y, bar.end.x, bar.start.y)
    return Rect(min(xs), max(ys), max(xs), max(ys))


def _edge(part: Rect, runs: Sequence[GlyphRun]) -> Length:
    """Where the line begins that a part stands in."""
    lines = [(box(run), run) for run in runs if not run.turned]
    edge = part.x0
    for one, run in reversed(lines):
        if one.y0 == part.y0 and one.x0 < edge and edge - one.x1 < run.size:
            edge = one.x0
    return edge


def _places(one: Diagnostic, items: Sequence[Item], runs: Sequence[GlyphRun]) -> tuple[Rect, ...]:
    if one.code == "low-resolution":
        return tuple(item.rect for item in items if isinstance(item, Picture) and item.span == one.span)
    if one.code == "loose-line":
        return _line_at(runs, one.span)
    return tuple(_letters(one, runs))


def _line_at(runs: Sequence[GlyphRun], span: Span) -> tuple[Rect, ...]:
    """The line whose first character was typed at a place."""
    start = next((place for place, run in enumerate(runs) if run.span == span and not run.turned), None)
    if start is None:
        return ()
    boxes = [box(runs[start])]
    for run in runs[start + 1 :]:
        if run.at.y != runs[start].at.y or run.at.x < boxes[-1].x0:
            break
        boxes.append(box(run))
    return (Rect(boxes[0].x0, min(one.y0 for one in boxes), boxes[-1].x1, max(one.y1 for one in boxes)),)


def _letters(one: Diagnostic, runs: Sequence[GlyphRun]) -> Iterator[Rect]:
    """Every place of a character that no face has, or that another face had to set."""
    named, used = _LETTER.search(one.message), _USED.search(one.message)
    letter = chr(int(named[1], 16)) if named else ""
    for run in runs:
        for place, text in enumerate(run.texts):
            if one.code == "missing-glyph":
                hit = run.gids[place] == 0 and text == letter
            else:
                hit = used is not None and letter != "" and text.startswith(letter) and run.face.name == used[1]
            if hit:
                yield box(run, place)


def _wears(run: GlyphRun, worn: Worn) -> bool:
    return run.face.name == worn.face and run.size in worn.sizes and any(text.strip() for text in run.texts)


def box(run: GlyphRun, place: int | None = None) -> Rect:
    """The em boxes of a run's glyphs, or of one of them."""
    first, last = (0, -1) if place is None else (place, place)
    wide = min(
        run.face.advance(run.gids[last]), run.face.ink(run.gids[last]).right or run.face.upem
    )  # without its blank
    start, end = run.xs[first], run.xs[last] + round(scale(wide, run.size, run.face.upem) * run.width)
    over, under = round(run.size * ASCENT), run.size - round(run.size * ASCENT)
    if run.turned:
        return Rect(run.at.x - under, run.at.y + start, run.at.x + over, run.at.y + end)
    return Rect(run.at.x + start, run.at.y - over, run.at.x + end, run.at.y + under)


def _words(one: Diagnostic, account: BlockAccount) -> str:
    """The entry of the list: the block, what it is, and the figure that says how much."""
    if one.code == "overset" and account.misfit is not None and account.misfit.lines > 0:
        return MARK.format(block=account.id, what="".join(fit_words(account.misfit, account.remedies)))
    figure = ""
    named = _LETTER.search(one.message)
    if one.code == "low-resolution":
        figure = " " + one.message.partition(" at ")[0].replace(":", "")
    elif named is not None:
        figure = f" {named[0]}"
    return MARK.format(block=account.id, what=MARKS[one.code] + figure)


def worn_faces(substitutions: Iterable[tuple[str, str]], styles: dict[str, Style]) -> tuple[Worn, ...]:
    """The faces that stand in for others on a page, from pairs of the face that was wanted and the one that is used."""
    made = []
    for wanted, used in dict.fromkeys(substitutions):
        asking = {name for name, style in styles.items() if _asks(style, wanted)}
        sizes = {styles[name].size for name in asking}
        if asking & {"byline", "dateline"}:
            sizes.add(styles["body"].size)  # the second and the strong face of the copy
        if asking:
            made.append(Worn(wanted, used, frozenset(sizes - {0})))
    return tuple(made)


def _asks(style: Style, wanted: str) -> bool:
    return style.face == wanted or style.face == wanted.partition("-")[0]
