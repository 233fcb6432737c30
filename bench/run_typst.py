"""Typst as a process: `python run_typst.py PAGES.typ FACES OUT.pdf`.  Its tags are off, since no peer writes any."""

from __future__ import annotations

import sys

import typst

if __name__ == "__main__":
    source, faces, out = sys.argv[1:]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[faces])
    typst.Compiler(source, font_paths=fonts, ignore_system_fonts=True).compile(output=out, format="pdf", pdf_tags=False)
