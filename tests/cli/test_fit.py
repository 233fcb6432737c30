"""What is said of stories that do not fit, through the whole command line: the same by a proof and by press."""

from __future__ import annotations

from typing import Any

import pikepdf

from tests.cli.desk import ISSUE, OVERSET, Desk
from tests.pdf.readback import glyphs_of, said


def fit_of(desk: Desk, command: str) -> tuple[list[Any], list[Any]]:
    """The findings of fit, and what the blocks say of it."""
    desk.run(command, "issue.yaml", "-o", f"{command}.pdf", "--report", "report.json", "--quiet")
    report = desk.report()
    found = [one for one in report["diagnostics"] if one["code"] in ("overset", "underset")]
    blocks = [(block["id"], block["fit"], block["remedies"]) for page in report["pages"] for block in page["blocks"]]
    return found, blocks


def test_proof_and_press_say_the_same_of_a_story(desk: Desk) -> None:
    desk.write(OVERSET)
    proof, press = fit_of(desk, "proof"), fit_of(desk, "press")
    assert {one["code"] for one in proof[0]} == {"overset", "underset"}
    assert press == proof
    assert all(remedies for _, _, remedies in proof[1])


def test_what_the_proof_says_of_white_never_prints(desk: Desk) -> None:
    desk.write(ISSUE)
    found, _ = fit_of(desk, "proof")
    assert {one["code"] for one in found} == {"underset"}
    fit_of(desk, "press")
    [proof, _], [plate, other] = (glyphs_of(desk.bytes_of(f"{name}.pdf")) for name in ("proof", "press"))
    assert "共空" in said([glyph for glyph in proof if glyph.layered])
    assert said([glyph for glyph in proof if not glyph.layered]) == said(plate)
    assert not [glyph for glyph in plate + other if glyph.layered]
    with pikepdf.open(desk.folder / "press.pdf") as document:
        assert "/OCProperties" not in document.Root
