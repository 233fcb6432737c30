"""The FontBook: which file sets which face, and which face helps out where one lacks a character.

Nothing is substituted in silence: a face that is not installed, and a character that its face lacks, are both kept as
findings that the caller turns into diagnostics.
"""

from __future__ import annotations

from ..record import NamedTuple
from .harfbuzz import BrokenFace, Face


class Latin(NamedTuple):
    """The Latin design that letters and figures of a face are set in: a face, and how it is fitted to the Han."""

    face: str
    size: float
    """Against the size of the Han."""
    rise: float
    """How far its baseline stands above that of the Han, in em."""


class FaceEntry(NamedTuple):
    """One face of the catalogue: its file and what to set where it is not installed."""

    name: str
    path: str
    member: int
    """Which face of a collection, counted from 0."""
    weight: int
    licence: str
    substitute: str | None
    required: bool
    latin: Latin | None = None
    """None: letters and figures are the face's own."""
    is_own: bool = False
    """The issue brought it along, from its own folder."""


class Catalogue(NamedTuple):
    """The faces of the house: entries by name, families (face names by weight), and the order of fallback."""

    entries: dict[str, FaceEntry]
    families: dict[str, tuple[str, ...]]
    fallback: tuple[str, ...]


class Substitution(NamedTuple):
    """A face that was asked for and is not there."""

    wanted: str
    used: str
    reason: str


class NoFace(Exception):
    """A face and all its substitutes are missing."""

    def __init__(self, name: str, path: str, reason: str) -> None:
        super().__init__(name, path, reason)
        self.name, self.path, self.reason = name, path, reason


class FontBook:
    """The faces of one issue, opened when they are first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.substitutions: list[Substitution] = []
        self._faces: dict[str, Face] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.catalogue.entries or name in self.catalogue.families

    def face(self, name: str) -> Face:
        """The face of a style: `song-700`, or a family for its lightest weight.

        Raises NoFace where neither it nor any of its substitutes is installed.
        """
        found = self._faces.get(name)
        if found is None:
            found = self._faces[name] = self._open(name)
        return found

    def latin(self, face: Face) -> Latin | None:
        """The Latin design that goes with a face; None where its own letters and figures do."""
        entry = self.catalogue.entries.get(face.name)
        return entry.latin if entry else None

    def variant(self, base: str, selector: str) -> Face | None:
        """A face that knows a variation sequence; None where none does."""
        for name in self.catalogue.fallback:
            try:
                other = self.face(name)
            except NoFace:
                continue
            if other.has_sequence(base, selector):
                return other
        return None

    def helper(self, character: str, face: Face) -> Face | None:
        """Another face that has the character which `face` lacks; None where none has it."""
        for name in self.catalogue.fallback:
            try:
                other = self.face(name)
            except NoFace:
                continue
            if other is not face and other.has(character):
                return other
        return None

    def boxing(self, face: Face) -> Face:
        """The face that draws a missing character as a box: this one, or one whose `.notdef` has ink."""
        if any(face.ink(0)):
            return face
        for name in self.catalogue.fallback:
            try:
                other = self.face(name)
            except NoFace:
                continue
            if any(other.ink(0)):
                return other
        return face

    @property
    def opened(self) -> list[Face]:
        """The faces opened so far, each once."""
        return list(dict.fromkeys(self._faces.values()))

    def _open(self, name: str) -> Face:
        entry = self._entry(name)
        if entry.name != name:
            face = self.face(entry.name)
            if "-" in name:
                self.substitutions.append(Substitution(name, face.name, "the family has no such weight"))
            return face
        try:
            return Face(entry.name, entry.path, entry.member, entry.is_own)
        except BrokenFace as failure:
            if entry.substitute is None:
                raise NoFace(entry.name, entry.path, str(failure)) from failure
            face = self.face(entry.substitute)
            self.substitutions.append(Substitution(entry.name, face.name, str(failure)))
            return face

    def _entry(self, name: str) -> FaceEntry:
        """The entry of a face; a weight that a family lacks gives its nearest one."""
        entries = self.catalogue.entries
        if name in entries:
            return entries[name]
        family, _, weight = name.partition("-")
        members = self.catalogue.families.get(family)
        if not members:
            raise NoFace(name, "", "the catalogue has no such face")
        wanted = int(weight) if weight.isdigit() else 400
        return entries[min(members, key=lambda member: abs(entries[member].weight - wanted))]
