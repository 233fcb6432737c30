"""`render.py diff OLD NEW`: what changed between two proofs, story by story.

Exit status: 0 the proofs were compared, whatever was found; 2 one of them cannot be read, or the output not written.
"""

from __future__ import annotations

import argparse
import sys

from ..compare.proofs import Difference, compare
from ..compare.saying import as_json, said
from ..compare.told import NoProof, told
from ..output import refuse_targets, write
from . import Stop
from .stdout import as_bytes, print_json


def run(options: argparse.Namespace) -> int:
    """Reads both proofs, says what became of the older one."""
    if options.output:
        for proof in (options.issue, options.new):
            refuse_targets([options.output], proof)
    try:
        found = compare(told(options.issue), told(options.new))
    except NoProof as failure:
        raise Stop(str(failure)) from failure
    if options.output:
        write({options.output: _painted(found)})
    if options.json:
        print_json(as_json(found))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(as_bytes(said(found)))
        sys.stdout.buffer.flush()
    return 0


def _painted(found: Difference) -> bytes:
    """Both proofs as one PDF in two colours."""
    from ..compare.twocolour import DPI, numbers, overlaid, two_colours
    from ..fonts import FontBook
    from ..paint.pdf import paint
    from ..paint.png import greys
    from ..pdfs import BadPDF, File
    from ..source.faces import catalogue
    from .setting import FONTS

    sampled = []
    for proof in (found.old, found.new):
        try:
            pages = greys(File.of(proof.content).bare(), DPI)
        except (BadPDF, RuntimeError, ValueError) as failure:
            raise Stop(f"{proof.path}: its pages cannot be drawn: {failure}") from failure
        wide = [round(page.size[0] * DPI / 25.4) for page in proof.pages]
        if len(pages) != len(wide) or any(abs(grey.width - own) > 2 for grey, own in zip(pages, wide, strict=True)):
            raise Stop(f"{proof.path} shows galleys; make a PDF in two colours of proofs that show pages")
        sampled.append({page.number: grey for page, grey in zip(proof.pages, pages, strict=True)})
    book = FontBook(catalogue(str(FONTS), {}))
    made = []
    for number in numbers(found):
        plate = overlaid(sampled[0].get(number), sampled[1].get(number))
        made.append(two_colours(found, number, plate, book))
    return paint(tuple(made), f"{found.old.path} / {found.new.path}")
