"""PDF/X-1a:2003 and PDF/X-4 as what a file says of itself: ISO 15930-4 and ISO 15930-7, the rows that differ."""

from __future__ import annotations

import datetime
import uuid
from typing import Literal

from ..paint.finish import Identity
from ..record import NamedTuple
from .newsprint import NAME, newsprint
from .profile import Profile

Standard = Literal["x1a", "x4"]


class Row(NamedTuple):
    """What a standard asks for."""

    title: str
    version: tuple[int, int]
    """Of PDF: the most that a file may have."""
    info: str | None
    """GTS_PDFXVersion in the Info dictionary."""
    xmp: str | None
    """pdfxid:GTS_PDFXVersion in the XMP packet."""
    icc: tuple[int, ...]
    """Versions of ICC that the output intent may embed."""
    embeds: bool
    """Whether it must."""


STANDARDS: dict[Standard, Row] = {
    "x1a": Row("PDF/X-1a:2003", (1, 4), "PDF/X-1a:2003", None, (2,), False),
    "x4": Row("PDF/X-4", (1, 6), None, "PDF/X-4", (2, 4), True),
}
CONDITION = "IFRA26"
"""Coldset newsprint with 26 % of dot gain (ISO 12647-3), as the ICC registry names it."""
REGISTRY = "http://www.color.org"
PROGRAM = "newspaper page engine"


class Job(NamedTuple):
    """What is printed, and for what."""

    title: str
    date: datetime.date
    """Of the issue: a file that is made again tomorrow is the same file."""
    condition: str | None
    profile: Profile | None
    max_ink: float


def identity(job: Job, standard: Standard) -> Identity:
    """What the press file says of itself."""
    row = STANDARDS[standard]
    stamp = f"D:{job.date:%Y%m%d}000000Z"
    info = [("Title", job.title), ("Creator", PROGRAM), ("Producer", PROGRAM)]
    info += [("CreationDate", stamp), ("ModDate", stamp)]
    if row.info is not None:
        info.append(("GTS_PDFXVersion", row.info))
    embedded = job.profile if job.profile is not None and (job.profile.given or row.embeds) else None
    if embedded is None and row.embeds:
        embedded = Profile(NAME, newsprint(job.max_ink), 2, False)
    own = embedded is not None and embedded.name != NAME
    condition = job.condition or (embedded.condition if embedded and own else CONDITION)
    intent = [("OutputConditionIdentifier", condition)]
    if not own:
        intent += [("RegistryName", REGISTRY), ("OutputCondition", "Coldset newsprint (ISO 12647-3), dot gain 26 %")]
    intent.append(("Info", embedded.name if embedded else condition))
    metadata = _xmp(job, row.xmp) if row.xmp else None
    return Identity(tuple(info), tuple(intent), embedded.content if embedded else None, metadata)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{{instance}}</xmpMM:InstanceID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>
<pdf:Producer>{program}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


_ENTITIES = {letter: f"&#{ord(letter)};" for letter in "&<>{}"}
"""What XML would take for its own, and what `format` would."""


def _xmp(job: Job, version: str) -> str:
    """The XMP packet; `{instance}` stays for the file itself to fill in."""
    document = uuid.uuid5(uuid.NAMESPACE_URL, f"{PROGRAM}/{job.title}")
    date = f"{job.date.isoformat()}T00:00:00Z"
    title = "".join(_ENTITIES.get(letter, letter) for letter in job.title)
    return _XMP.format(title=title, date=date, program=PROGRAM, document=document, version=version)
