"""What a paragraph becomes before it is broken: atoms and the boundaries between them.

This is box, glue and penalty (Knuth and Plass 1981) laid out in flat lists.  An atom is a box: a cluster of glyphs
that is never divided.  A boundary follows every atom but the last; it has a natural width, what it can give in each
step of shrinking and take in each step of stretching, and the penalty of a break in it.  A boundary at a line's edge
vanishes, but for what the tables keep there of a blank.  Nothing here depends on the measure, so one Prepared serves
every trial.
"""

from __future__ import annotations

from ..colour import Colour
from ..fonts import Face
from ..geometry import Length
from ..markup import Strand
from ..record import NamedTuple

NEVER = 1e17
"""The penalty of a break that is forbidden; dearer than any number of emergencies."""
EMERGENCY = 1e14
"""A break that is forbidden unless a word would be wider than the measure; dearer than any loose line."""
BOUND = 2000.0
"""A break inside a unit that holds together."""
LINK = 100.0
"""A break of a URL."""
HYPHEN = 50.0
"""A break behind a hyphen that was typed."""
DIVIDED = 1000.0
"""A break inside a word, with a hyphen: dearer than gaps opened by two thirds of what they may."""
WITHIN_WORD = frozenset((LINK, EMERGENCY))
"""A line that ends inside a word may stay short."""


class Voice(NamedTuple):
    """How characters of one voice are drawn."""

    face: Face
    size: Length
    colour: Colour
    width: float
    """Horizontal scaling, 1 = as drawn."""
    tracking: Length
    """Added behind every atom."""
    rise: Length = 0
    """How far the baseline stands above that of the line: a Latin design fitted to its Han."""


class Piece(NamedTuple):
    """One drawn glyph of an atom: its offset from the atom's left edge, its text."""

    gid: int
    dx: Length
    text: str


class Atom(NamedTuple):
    """A box: what a cluster is wherever it stands, so that all of one kind on a page are one atom."""

    kind: int
    """Its class: one of `rules.classes`."""
    pieces: tuple[Piece, ...]
    core: Length
    """Its width at a line's edge: a mark without its blank."""
    before: Length
    """The blank before its ink, within a line."""
    behind: Length
    """The blank behind its ink, within a line."""
    voice: Voice
    text: str


class Finding(NamedTuple):
    """Something to tell the layout staff about one character of a strand."""

    code: str
    message: str
    place: int


class Reading(NamedTuple):
    """Ruby over the atoms `first` to `last` (included), or a dot under one: its glyphs from its own left edge."""

    first: int
    last: int
    size: Length
    pieces: tuple[tuple[Voice, Piece], ...]
    """Each in the voice that has it: a face may lack a vowel with its tone."""
    width: Length
    below: bool


class Prepared(NamedTuple):
    """A paragraph ready to be broken.  Lists of one entry an atom; boundary `i` follows atom `i`."""

    strand: Strand
    atoms: tuple[Atom, ...]
    places: tuple[int, ...]
    """The offset of the first character of each atom in the strand."""
    em: Length
    natural: tuple[Length, ...]
    """Natural width of each boundary."""
    spaces: tuple[str, ...]
    """The white space typed in each boundary that the text layer keeps."""
    penalty: tuple[float, ...]
    shrink: tuple[tuple[Length, ...], ...]
    """What each boundary gives, by step."""
    stretch: tuple[tuple[Length, ...], ...]
    """What each boundary takes, by step; nothing where it is rigid."""
    offsets: tuple[Length, ...]
    """Prefix sums of cores and natural boundaries, one more than atoms."""
    given: tuple[tuple[Length, ...], ...]
    """Prefix sums of `shrink`, one tuple a step."""
    taken: tuple[tuple[Length, ...], ...]
    """Prefix sums of `stretch`, one tuple a step."""
    gives: tuple[Length, ...]
    """Prefix sums of `shrink` over all steps."""
    takes: tuple[Length, ...]
    """Prefix sums of `stretch` over all steps."""
    heads: tuple[Length, ...]
    """The offset of the left edge of a line that begins with each atom."""
    tails: tuple[Length, ...]
    """How wide each atom is where a line ends behind it: its core, and the hyphen where a word is divided."""
    findings: tuple[Finding, ...]
    readings: tuple[Reading, ...] = ()
