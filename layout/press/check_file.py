"""The file as a whole: its version, what it says of itself, its output intent, what it must not hold anywhere."""

from __future__ import annotations

import re

from ..pdfs import BadPDF, Encrypted, File, Name, Stream, Value
from .profile import BadProfile, checked
from .rules import Findings
from .standard import STANDARDS

_DATE = re.compile(rb"D:[0-9]{4}([0-9]{2}){0,5}(Z|[+-][0-9]{2}('[0-9]{2}'?)?)?")
_XMP_ID = re.compile(r"GTS_PDFXVersion[^>\"'=]*(?:=\s*[\"']|>)\s*([^<\"']*)")
_XMP_NEEDS = ("DocumentID", "InstanceID", "CreateDate", "ModifyDate", "MetadataDate", "title")


def check_file(file: File, findings: Findings) -> None:
    """Everything but the pages."""
    row = STANDARDS[findings.demands.standard]
    version = tuple(int(part) for part in file.version.split(".")[:2] if part.isdecimal())
    if version > row.version:
        findings.say("pdf-version", f"PDF {file.version}")
    if file.encrypted:
        findings.say("encrypted", "the file is encrypted")
    if b"/ObjStm" in file.content or b"/XRef" in file.content:
        findings.say("object-streams", "objects lie in compressed streams")
    ids = file.listed(file.trailer.get("ID"))
    if len(ids) != 2 or not all(isinstance(file.at(one), bytes) and file.at(one) for one in ids):
        findings.say("trailer-id", "the trailer has no ID")
    _check_info(file, findings)
    _check_intents(file, findings)
    _check_catalog(file, findings)
    for value in file.objects():
        _check_object(file, value, findings)


def claimed(file: File) -> str:
    """The standard that a file says it follows: x1a, x4 or nothing."""
    if "PDF/X-1" in _text(file.get(file.trailer.get("Info"), "GTS_PDFXVersion")):
        return "x1a"
    found = _XMP_ID.search(_xmp(file))
    return "x4" if found and found.group(1).startswith("PDF/X-4") else ""


def _text(value: Value) -> str:
    """A text string (PDF 7.9.2)."""
    if not isinstance(value, bytes):
        return ""
    if value[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return value.decode("utf-16", "replace")
    return value.removeprefix(b"\xef\xbb\xbf").decode("utf-8" if value[:3] == b"\xef\xbb\xbf" else "latin-1", "replace")


def _xmp(file: File) -> str:
    packet = file.get(file.trailer.get("Root"), "Metadata")
    try:
        return packet.unpacked().decode("utf-8", "replace") if isinstance(packet, Stream) else ""
    except BadPDF:
        return ""


def _check_info(file: File, findings: Findings) -> None:
    row = STANDARDS[findings.demands.standard]
    info = file.trailer.get("Info")
    if not _text(file.get(info, "Title")).strip():
        findings.say("title", "Info has no Title")
    for key in ("CreationDate", "ModDate"):
        date = file.get(info, key)
        if not isinstance(date, bytes) or not _DATE.fullmatch(date):
            findings.say("dates", f"Info has no {key}" if date is None else f"{key} is not a date")
    trapped = file.get(info, "Trapped")
    if not isinstance(trapped, Name) or trapped not in ("True", "False"):
        findings.say("trapped", "Info has no Trapped" if trapped is None else f"Trapped is {_shown(trapped)}")
    packet = _xmp(file)
    if row.info is not None:
        own = _text(file.get(info, "GTS_PDFXVersion"))
        if own != row.info:
            findings.say("identification", f"GTS_PDFXVersion is {own!r}" if own else "Info has no GTS_PDFXVersion")
    else:
        found = _XMP_ID.search(packet)
        if not found or found.group(1).strip() != row.xmp:
            findings.say("identification", f"XMP does not say {row.xmp}")
        missing = [name for name in _XMP_NEEDS if name not in packet]
        if missing:
            findings.say("document-id", f"XMP has no {', '.join(missing)}")


def _shown(value: Value) -> str:
    return _text(value) if isinstance(value, bytes) else f"/{value}" if isinstance(value, Name) else str(value)


def _check_intents(file: File, findings: Findings) -> None:
    row = STANDARDS[findings.demands.standard]
    intents = [
        intent
        for intent in file.listed(file.get(file.trailer.get("Root"), "OutputIntents"))
        if file.get(intent, "S") == "GTS_PDFX"
    ]
    if len(intents) != 1:
        findings.say("output-intent", f"there are {len(intents)} output intents GTS_PDFX")
    for intent in intents[:1]:
        named = _text(file.get(intent, "OutputConditionIdentifier")).strip()
        profile = file.get(intent, "DestOutputProfile")
        if not named:
            findings.say("output-condition", "the output intent names no condition")
        if not isinstance(profile, Stream):
            if row.embeds:
                findings.say("output-condition", "the output intent embeds no profile")
            elif not _text(file.get(intent, "RegistryName")).strip():
                findings.say("output-condition", "the output intent has neither a registry nor a profile")
            continue
        try:
            version = checked(profile.unpacked())
            if version not in row.icc:
                findings.say("output-profile", f"the profile is one of ICC v{version}")
        except (BadProfile, BadPDF) as failure:
            findings.say("output-profile", f"the profile of the output intent: {failure}")


def _check_catalog(file: File, findings: Findings) -> None:
    root = file.trailer.get("Root")
    if file.get(root, "Names", "JavaScript") is not None:
        findings.say("javascript", "the file runs JavaScript when it is opened")
    if isinstance(file.get(root, "OpenAction"), dict):
        findings.say("actions", "the file acts when it is opened")
    if file.get(root, "Names", "EmbeddedFiles") is not None:
        findings.say("embedded-files", "files are embedded")
    if file.get(root, "OCProperties") is not None:
        findings.say("optional-content", "the file has layers")
    if file.listed(file.get(root, "AcroForm", "Fields")) or file.get(root, "AcroForm", "XFA") is not None:
        findings.say("forms", "the file has a form to fill in")


def _check_object(file: File, value: Value, findings: Findings) -> None:
    """What must not be anywhere in the file, on a page or not."""
    if isinstance(value, Stream):
        if "LZWDecode" in value.filters:
            findings.say("lzw", "a stream is packed with LZW")
        if "F" in value.entries:
            findings.say("external", "a stream lies in another file")
        value = value.entries
    if not isinstance(value, dict):
        return
    if value.get("S") == "JavaScript" or "JS" in value:
        findings.say("javascript", "JavaScript in an action")
    outline = "Parent" in value and "Title" in value
    if "AA" in value or ("A" in value and (outline or value.get("Type") == "Annot" or "Rect" in value)):
        findings.say("actions", "an action is set off by something on a page")
    nested = [entry for entry in value.values() if isinstance(entry, dict)]
    nested += [part for entry in value.values() if isinstance(entry, list) for part in entry if isinstance(part, dict)]
    for entry in nested:
        _check_object(file, entry, findings)


def unreadable(failure: BadPDF) -> tuple[str, str]:
    """The rule that a file breaks which cannot be read at all."""
    return ("encrypted", "the file is encrypted") if isinstance(failure, Encrypted) else ("unreadable", str(failure))
