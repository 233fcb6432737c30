"""One font file: shaping, the half-width trims of its punctuation, subsetting.

The only importer of uharfbuzz.  HarfBuzz works in font units; `scale` is the one place in the engine where font units
become lengths on the page, and so the one place that rounds.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from io import BytesIO
from typing import BinaryIO

import uharfbuzz as hb

from ..geometry import Length
from ..opening import NotRegular, opened
from ..record import NamedTuple
from .hashes import content_hash, hash_of

_LANGUAGE = "zh-Hans"
_SCRIPT = "Hani"
_NOT_EMBEDDED = "GSUB GPOS GDEF BASE vhea vmtx VORG DSIG STAT OS/2 cmap name post gasp".split()
"""Tables that a CIDFont does not need: the PDF has its own codes, names and metrics (ISO 32000-1, 9.9)."""
_NEEDED = ("head", "maxp", "hhea", "hmtx", "cmap")
_MOST = 1 << 29
"""Bytes of a face that is read whole: twice the largest collection of Han faces."""


class BrokenFace(Exception):
    """The file is not a font that can be embedded."""


class Glyph(NamedTuple):
    """A shaped glyph in font units.  `text` is what it stands for: empty for the later glyphs of a cluster."""

    gid: int
    text: str
    advance: int
    dx: int
    dy: int


class Extents(NamedTuple):
    """The ink of a glyph in font units, y upwards from the baseline."""

    left: int
    bottom: int
    right: int
    top: int


class Subset(NamedTuple):
    """A font program that holds only the glyphs of a page."""

    program: bytes
    """The whole file for TrueType, the bare `CFF ` table for OpenType/CFF."""
    outlines: str
    """`glyf` or `CFF `."""
    renumbered: dict[int, int]
    """Glyph id in the face -> glyph id in the subset."""


def scale(units: int, size: Length, upem: int) -> Length:
    """Font units at a type size, as a length."""
    return round(units * size / upem)


def _mapped(descriptor: int, path: str) -> hb.Blob:
    """The bytes of an open file, by its number where the system has one for it: its path may be another's by now."""
    numbered = f"/dev/fd/{descriptor}"
    return hb.Blob.from_file_path(numbered if os.path.exists(numbered) else path)


def _whole(file: BinaryIO) -> bytes:
    """All bytes of an open file."""
    if os.fstat(file.fileno()).st_size > _MOST:
        raise NotRegular("is larger than any font")
    return file.read()


def _is_cut_off(file: BinaryIO, index: int) -> bool:
    """Whether a table goes on behind the end of the file (OpenType, table directory).

    HarfBuzz takes what there is of such a table, and the glyphs behind the cut would print as nothing.
    """
    try:
        length = file.seek(0, os.SEEK_END)
        file.seek(0)
        start = 0
        if file.read(4) == b"ttcf":
            file.seek(12 + 4 * index)
            (start,) = struct.unpack(">I", file.read(4))
        file.seek(start + 4)
        (count,) = struct.unpack(">H6x", file.read(8))
        tables = list(struct.iter_unpack(">8xII", file.read(16 * count)))
    except (OSError, struct.error):
        return True
    return any(first + size > length for first, size in tables)


class Face:
    """An opened font file.  Immutable but for its caches.

    A face of the desk's own is read whole, for somebody may write it anew at any moment, and the system ends a process
    with SIGBUS that looks at a mapped file where it was cut short.  The faces of the house are mapped: they are put in
    place by installing, which takes new files for them, and four of them are 50 MB.
    """

    def __init__(self, name: str, path: str, index: int = 0, is_own: bool = False) -> None:
        self.name = name
        self.path = path
        self.index = index
        try:
            with opened(path, resolved=is_own) as file:
                stream: BinaryIO = BytesIO(_whole(file)) if is_own else file
                blob = hb.Blob(stream.read()) if is_own else _mapped(file.fileno(), path)
                self._face = hb.Face(blob, index)
                cut_off = _is_cut_off(stream, index)
        except FileNotFoundError as failure:
            raise BrokenFace("there is no such file") from failure
        except OSError as failure:
            words = failure.strerror if isinstance(failure, NotRegular) else f"cannot be read ({failure.strerror})"
            raise BrokenFace(f"it {words}") from failure
        except (MemoryError, hb.HarfBuzzError) as failure:
            raise BrokenFace("it cannot be read") from failure
        if not self._face.glyph_count or not self._face.upem:
            raise BrokenFace("it holds no glyphs")
        tags = set(self._face.table_tags)
        if not tags & {"glyf", "CFF "}:
            raise BrokenFace("it has neither TrueType nor CFF outlines")
        for tag in (*_NEEDED, *sorted(tags & {"glyf", "CFF "})):
            if not len(self._face.reference_table(tag)):
                raise BrokenFace(f"its table {tag.strip()} is missing or cut off")
        if cut_off:
            raise BrokenFace("the file is cut off before its end")
        self.outlines = "glyf" if "glyf" in tags else "CFF "
        self.upem: int = self._face.upem
        self._blob, self._is_own = blob, is_own
        self._font = hb.Font(self._face)
        self._trims: dict[str, tuple[int, int]] = {}
        self._gids: dict[str, int] = {}

    @property
    def file(self) -> str:
        """The name of the file without its folder."""
        return os.path.basename(self.path)

    @cached_property
    def sha256(self) -> str:
        """The content hash of the whole file, as it was opened."""
        return hash_of(self._blob.data) if self._is_own else content_hash(self.path)

    def has(self, character: str) -> bool:
        """Whether the face has a glyph of its own for the character."""
        return self.gid(character) != 0

    def gid(self, character: str) -> int:
        """The nominal glyph of a character; 0 where there is none."""
        found = self._gids.get(character)
        if found is None:
            found = self._font.get_nominal_glyph(ord(character)) or 0
            self._gids[character] = found
        return found

    def has_sequence(self, base: str, selector: str) -> bool:
        """Whether the face knows a variation sequence (UTS #37; the `cmap` table, format 14)."""
        return bool(self._font.get_variation_glyph(ord(base), ord(selector)))

    def shape(self, text: str, features: tuple[str, ...] = ()) -> list[Glyph]:
        """The glyphs of a text that this face sets alone, left to right, in font units."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ltr"
        buffer.guess_segment_properties()
        buffer.script = buffer.script or _SCRIPT  # marks alone have none, and faces keep their dash with Han
        buffer.language = _LANGUAGE
        hb.shape(self._font, buffer, dict.fromkeys(features, True))
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        glyphs: list[Glyph] = []
        end = start = len(text)
        for info, position in zip(reversed(infos), reversed(positions), strict=True):
            if info.cluster != start:
                start, end = info.cluster, start
            glyphs.append(
                Glyph(info.codepoint, text[start:end], position.x_advance, position.x_offset, position.y_offset)
            )
        glyphs.reverse()
        for place in range(len(glyphs) - 1, 0, -1):
            if infos[place].cluster == infos[place - 1].cluster:
                glyphs[place] = glyphs[place]._replace(text="")
        return glyphs

    def trim(self, mark: str) -> tuple[int, int]:
        """What the face's `halt` takes from the left and the right of a punctuation mark, in font units."""
        found = self._trims.get(mark)
        if found is None:
            plain, halved = self.shape(mark), self.shape(mark, ("halt",))
            left = plain[0].dx - halved[0].dx
            found = (left, plain[0].advance - halved[0].advance - left)
            self._trims[mark] = found
        return found

    def ink(self, gid: int) -> Extents:
        """The ink box of a glyph; all zero for a blank one."""
        extents = self._font.get_glyph_extents(gid)
        if extents is None or not extents.width:
            return Extents(0, 0, 0, 0)
        return Extents(
            extents.x_bearing,
            extents.y_bearing + extents.height,
            extents.x_bearing + extents.width,
            extents.y_bearing,
        )

    def outline(self, gid: int) -> tuple[tuple[tuple[float, float], ...], ...]:
        """The closed contours of a glyph in font units: each a start and three points for every cubic Bezier."""
        pen = _Cubic()
        self._font.draw_glyph_with_pen(gid, pen)
        return tuple(map(tuple, pen.contours))

    def advance(self, gid: int) -> int:
        """The advance of a glyph in font units."""
        return int(self._font.get_glyph_h_advance(gid))

    @cached_property
    def bbox(self) -> tuple[int, int, int, int]:
        """The box that holds every glyph, in 1/1000 em: the `head` table's."""
        head = self._face.reference_table("head").data
        corners = (int.from_bytes(head[at : at + 2], "big", signed=True) for at in (36, 38, 40, 42))
        left, bottom, right, top = (round(corner * 1000 / self.upem) for corner in corners)
        return left, bottom, right, top

    @property
    def glyphs(self) -> int:
        """How many glyphs the face has."""
        return int(self._face.glyph_count)

    def characters(self) -> Iterator[tuple[int, int]]:
        """Every character of the face with its nominal glyph, rising."""
        for code in sorted(self._face.unicodes):
            yield code, self._font.get_nominal_glyph(code) or 0

    def tables(self, tags: Iterable[str]) -> dict[str, bytes]:
        """Those of the given tables that the face has, as they stand in its file."""
        there = set(self._face.table_tags)
        return {tag: bytes(self._face.reference_table(tag).data) for tag in tags if tag in there}

    def subset(self, uses: Collection[tuple[int, str]]) -> Subset:
        """The face cut down to the given glyphs (and .notdef), each with a text that it stands for.

        Where all are the nominal glyphs of characters, those are asked for: to find glyphs by their numbers, HarfBuzz
        reads the whole `cmap`, which takes 3 ms a face instead of 0.1.
        """
        own = {*uses, (self.gid("-"), "-")}  # a divided word's hyphen stands for nothing
        gids = {gid for gid, _ in uses}
        nominal = {gid: text for gid, text in own if gid in gids and len(text) == 1 and self.gid(text) == gid}
        if len(nominal) == len(gids):
            made = self._cut(hb.SubsetInputSets.UNICODE, map(ord, nominal.values()))
            if gids <= made.renumbered.keys():
                return made
        return self._cut(hb.SubsetInputSets.GLYPH_INDEX, {0, *gids})

    def _cut(self, by: hb.SubsetInputSets, members: Iterable[int]) -> Subset:
        wanted = hb.SubsetInput()
        wanted.sets(by).update(members)
        dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        dropped.update(map(_tag, _NOT_EMBEDDED))
        wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        plan = hb.SubsetPlan(self._face, wanted)
        cut = plan.execute()
        renumbered = dict(plan.old_to_new_glyph_mapping)
        if self.outlines == "glyf":
            return Subset(cut.blob.data, "glyf", renumbered)
        return Subset(cut.reference_table("CFF ").data, "CFF ", renumbered)


class _Cubic:
    """A pen that turns every piece of an outline into a cubic Bezier."""

    def __init__(self) -> None:
        self.contours: list[list[tuple[float, float]]] = []

    def moveTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self.contours.append([to])

    def lineTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self.curveTo(self.contours[-1][-1], to, to)

    def qCurveTo(self, bend: tuple[float, float], to: tuple[float, float]) -> None:  # noqa: N802
        start = self.contours[-1][-1]
        first, second = (
            tuple(end + (at - end) * 2 / 3 for end, at in zip(edge, bend, strict=True)) for edge in (start, to)
        )
        self.curveTo(first, second, to)  # type: ignore[arg-type]

    def curveTo(self, first: tuple[float, float], second: tuple[float, float], to: tuple[float, float]) -> None:  # noqa: N802
        self.contours[-1] += [first, second, to]

    def closePath(self) -> None:  # noqa: N802
        """Contours are closed."""


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")
