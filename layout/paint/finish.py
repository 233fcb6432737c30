"""What makes a press file of a painted page: version, boxes, marks of the file, pictures turned into ink, overprint.

Values only; `layout/press/` fills them in, `pdf.py` follows them.  PROOF is a proof's.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..geometry import Length
from ..picture import Encoded
from ..record import NamedTuple


class Identity(NamedTuple):
    """What a PDF/X file says of itself."""

    info: tuple[tuple[str, str], ...]
    """Entries of the Info dictionary, as text strings."""
    intent: tuple[tuple[str, str], ...]
    """Entries of the output intent, as text strings."""
    profile: bytes | None
    """The ICC profile that the output intent embeds."""
    metadata: str | None
    """The XMP packet."""


class Finish(NamedTuple):
    """How the pages are finished.  All lengths count from the trimmed page outwards."""

    version: tuple[int, int]
    identity: Identity | None = None
    overprint: bool = False
    """Solid black on K alone is printed over what lies below it."""
    bleed: Length = 0
    edge: Length = 0
    """From the trimmed page to the edge of the sheet: room for bleed and marks."""
    pictures: Mapping[str, Encoded] = {}
    """Pictures by their path; one that is not here goes in as its file has it."""
    attached: Mapping[str, bytes] = {}
    """Files that travel inside the PDF, by their names."""


PROOF = Finish((1, 5))
