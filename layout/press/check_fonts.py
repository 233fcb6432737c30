"""Fonts: every one embedded, none of Type 3 (ISO 32000-1, 9.6 to 9.9)."""

from __future__ import annotations

from ..pdfs import BadPDF, File, Name, Stream, Value
from .rules import Findings

_PROGRAMS = ("FontFile", "FontFile2", "FontFile3")


def check_font(file: File, font: Value, findings: Findings, page: int | None) -> None:
    """One font of a page's resources."""
    entries = file.entries(font)
    kind = file.at(entries.get("Subtype"))
    if kind == "Type3":
        findings.say("font-type3", f"a font of Type 3 ({_name(file, entries)})", page)
        return
    if kind == "Type0":
        below = file.listed(entries.get("DescendantFonts"))
        entries = file.entries(below[0]) if below else {}
    descriptor = file.entries(entries.get("FontDescriptor"))
    program = next((file.at(descriptor[key]) for key in _PROGRAMS if key in descriptor), None)
    if not isinstance(program, Stream):
        findings.say("font-embedded", f"{_name(file, entries)} is not embedded", page)
        return
    try:
        if not program.unpacked():
            findings.say("font-embedded", f"{_name(file, entries)} is embedded without an outline", page)
    except BadPDF as failure:
        findings.say("font-embedded", f"{_name(file, entries)} cannot be read: {failure}", page)


def _name(file: File, entries: dict[str, Value]) -> str:
    name = file.at(entries.get("BaseFont")) or file.at(entries.get("Name"))
    return str(name) if isinstance(name, Name) else "a font without a name"
