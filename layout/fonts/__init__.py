"""Faces: coverage, shaping, subsets."""

from .book import Catalogue, FaceEntry, FontBook, Latin, NoFace, Substitution
from .cff import charset_cids
from .harfbuzz import BrokenFace, Extents, Face, Glyph, Subset, scale

__all__ = [
    "BrokenFace",
    "Catalogue",
    "Extents",
    "Face",
    "FaceEntry",
    "FontBook",
    "Glyph",
    "Latin",
    "NoFace",
    "Subset",
    "Substitution",
    "charset_cids",
    "scale",
]
