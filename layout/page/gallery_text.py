"""The text of a picture block: its copy, captions and credits in the columns of a zone, on grid lines."""

from __future__ import annotations

from ..display import GlyphRun
from ..edition import Overset
from ..geometry import Length, Point
from ..issue import Photos, Text
from ..markup import parse
from ..record import NamedTuple
from ..text.runs import runs
from .flow import Flow, Unit, flowed
from .frame import Stretch
from .grid import ASCENT, Grid
from .photo import circled, edges, legend
from .room import NARROWEST
from .typesetter import Typesetter
from .units import copy_units, typed_chars

_WIDE_CAPTION = 34
"""Characters of the widest line of text under pictures."""


class Zone(NamedTuple):
    """Where text may stand: the left edges of its base columns, their measure, its grid lines [first, last)."""

    xs: tuple[Length, ...]
    measure: Length
    lines: Stretch
    edge: bool = False
    """It begins where a rectangle of the area does, with nothing of the block's own above it."""

    @property
    def width(self) -> Length:
        return self.xs[-1] + self.measure - self.xs[0]


class GalleryText(NamedTuple):
    """Text set in a zone: its columns, how it flows, the lines it takes, its characters of body copy."""

    xs: tuple[Length, ...]
    flow: Flow
    lines: int
    chars: int

    @property
    def overset(self) -> Overset | None:
        if not self.flow.over:
            return None
        done = sum(seat.unit.chars for seat in self.flow.seats)
        return Overset(self.chars - done, sum(len(unit.lines) for unit in self.flow.over))

    def glyphs(self, first: int, grid: Grid) -> list[GlyphRun]:
        """The text from a grid line on."""
        made: list[GlyphRun] = []
        for seat in self.flow.seats:
            for number, aligned in enumerate(seat.unit.lines):
                y = grid.baseline(first + seat.line)
                if seat.unit.kind == "crosshead":
                    y = grid.line_y(first + seat.line) + seat.unit.rows[number] + round(seat.unit.size * ASCENT)
                made += runs(aligned.line, Point(self.xs[seat.column] + aligned.shift, y))
        return made


def set_text(content: Photos, gathered: bool, zone: Zone, tools: tuple[Typesetter, Grid]) -> GalleryText:
    """Body, captions and credit in as many columns as keep their lines readable; with `gathered`, the captions of the
    pictures stand here and not under their pictures."""
    setter, grid = tools
    captions = _captions(content, gathered)
    xs, measure = _columns(content, captions, zone, tools)
    units: list[Unit] = []
    chars = 0
    if content.body is not None:
        setter.note_unseen(content.body.text)
        parsed = parse(content.body.text)
        units += copy_units(parsed, setter, measure, grid)
        chars = sum(typed_chars(paragraph.strands) for paragraph in parsed)
    units += _small(captions, "caption", setter, measure)
    credits = [text for text in (content.credit, *(_own_credits(content) if gathered else ())) if text is not None]
    units += _credited(units, credits, setter, measure)
    high = max(0, zone.lines[1] - zone.lines[0])
    tops = frozenset((column, 0) for column in range(len(xs)) if zone.edge)
    poured = flowed(tuple(units), [[(0, high)]] * len(xs), tops)
    foot = max((seat.line + seat.unit.height + seat.unit.after for seat in poured.seats), default=0)
    return GalleryText(xs, poured, foot, chars)


def _columns(
    content: Photos, captions: list[Text], zone: Zone, tools: tuple[Typesetter, Grid]
) -> tuple[tuple[Length, ...], Length]:
    """Copy stands in the base columns; captions alone in one line where they fit it, else in few wide columns."""
    setter, grid = tools
    if content.body is not None:
        return zone.xs, zone.measure
    letters = sum(len(text.text) for text in (*captions, *([content.credit] if content.credit else ())))
    whole = zone.width // setter.styles["caption"].size
    count = 1 if letters <= whole or whole <= _WIDE_CAPTION else -(-whole // _WIDE_CAPTION)
    if count == len(zone.xs):
        return zone.xs, zone.measure
    chars = max(NARROWEST, (zone.width - (count - 1) * grid.least_gutter) // count // grid.body)
    measure = min(zone.width, chars * grid.body)
    if count == 1:
        measure = zone.width
    step = (zone.width - measure) / max(1, count - 1)
    return tuple(zone.xs[0] + round(number * step) for number in range(count)), measure


def _captions(content: Photos, gathered: bool) -> list[Text]:
    """The block's caption, then those of its pictures, numbered where there are several."""
    own = []
    for number, photo in enumerate(content.photos if gathered else (), 1):
        caption, _ = legend(photo)
        if caption is not None:
            mark = circled(number) if len(content.photos) > 1 and content.caption is None else ""
            own.append(caption._replace(text=mark + caption.text) if mark else caption)
    return [text for text in (content.caption, *own) if text is not None]


def _own_credits(content: Photos) -> list[Text]:
    credits = [credit for photo in content.photos if (credit := legend(photo)[1]) is not None]
    return list({credit.text: credit for credit in credits}.values())


def _small(texts: list[Text], name: str, setter: Typesetter, measure: Length) -> list[Unit]:
    style = setter.styles[name]
    units = []
    for text in texts:
        lines = setter.lines(text, style, measure)
        for number, aligned in enumerate(lines):
            white = style.before if number == 0 else 0, style.after if number == len(lines) - 1 else 0
            units.append(Unit("line", (aligned,), white[0], style.leading, white[1], style.size, 0))
    return units


def _credited(units: list[Unit], credits: list[Text], setter: Typesetter, measure: Length) -> list[Unit]:
    """The credit ends the last line where there is room; else it has lines of its own."""
    made = _small(credits, "credit", setter, measure)
    if len(made) == 1 and units and units[-1].kind == "line":
        last, own = units[-1].lines[-1], made[0].lines[0]
        if edges(last)[1] + made[0].size <= edges(own)[0]:
            units[-1] = units[-1]._replace(lines=(*units[-1].lines, own))
            return []
    return made
