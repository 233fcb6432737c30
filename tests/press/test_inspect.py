"""What a plate cannot hold is found on the display list, with its place: a warning of the proof, an error of press."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from layout.press.inks import cube, separated
from layout.raster import limited, most_ink
from tests.cli.desk import ISSUE, Desk


def styled(style: str) -> str:
    return ISSUE.replace("pages:\n", f"styles: {{{style}}}\npages:\n")


def boxed(box: str) -> str:
    return ISSUE.replace("body: 正文一行。}", f"body: 正文一行。, box: {{{box}}}}}")


FOUND = {
    "a rule of 0.1 pt": (boxed("rule: 0.1pt"), "thin-rule"),
    "a rule of 0.25 pt": (boxed("rule: 0.25pt"), None),
    "300 % in a head": (styled("main: {colour: C100 M100 Y100}"), "ink-limit"),
    "240 % in a head": (styled("main: {colour: C80 M80 Y80}"), None),
    "black type on a heavy tint": (boxed("tint: C80 M80"), "ink-limit"),
    "black type on a light tint": (boxed("tint: C60 M60"), None),
    "small type in two inks": (styled("body: {colour: M100 Y100, size: 9pt}"), "small-reversed-type"),
    "large type in two inks": (styled("body: {colour: M100 Y100, size: 10pt}"), None),
    "small type in a tint": (styled("body: {colour: K50, size: 7pt}"), "small-reversed-type"),
    "small type in one solid ink": (styled("body: {colour: M100, size: 7pt}"), None),
    "small white type": (styled("body: {colour: K0, size: 9pt}"), "small-reversed-type"),
    "small type in a spot colour": (styled("body: {colour: {spot: 专红, alternate: M100 Y90}, size: 7pt}"), None),
}


@pytest.mark.parametrize("name", FOUND)
def test_a_warning_of_the_proof_is_an_error_of_the_press(desk: Desk, name: str) -> None:
    issue, code = FOUND[name]
    desk.write(issue)
    wanted = [] if code is None else [code]
    for command, severity, status in (("proof", "warning", 0), ("press", "error", len(wanted))):
        ran = desk.run(command, "issue.yaml", "-o", f"{command}.pdf", "--report", "report.json")
        told = [one for one in desk.report()["diagnostics"] if one["code"] != "underset"]
        assert ran.status == status, ran.err
        assert sorted({one["code"] for one in told}) == wanted
        assert all((one["severity"], one["page"]) == (severity, one["page"]) for one in told)
        assert all(one["line"] > 1 and one["block"] for one in told)
    assert ("press.pdf" in desk.names()) == (not wanted)


def test_the_numbers_of_pictures_stand_on_white_whatever_the_tint(desk: Desk) -> None:
    """And what is black beside them on a tint that is too heavy is told at the block."""
    for name in ("a.png", "b.png"):
        Image.new("L", (900, 600), 90).save(desk.folder / name)
    block = "{kind: photos, photos: [{file: a.png}, {file: b.png}], box: {tint: C80 M80}%s}"
    for caption, wanted in (("", []), (", caption: 图①② 江上", [("ink-limit", "a", 10)])):
        desk.write(ISSUE.replace("{headline: 标题, body: 正文一行。}", block % caption))
        assert desk.run("issue.yaml", "-o", "a.pdf", "--report", "report.json").status == 0
        told = [one for one in desk.report()["diagnostics"] if one["code"] == "ink-limit"]
        assert [(one["code"], one["block"], one["line"]) for one in told] == wanted


def test_what_the_edges_of_a_cmyk_jpeg_swing_over_is_brought_back(desk: Desk) -> None:
    out = io.BytesIO()
    Image.new("CMYK", (900, 700), (158, 158, 158, 158)).save(out, "JPEG", quality=95)  # 248 %
    desk.write(ISSUE.replace("{headline: 标题, body: 正文一行。}", "{kind: photos, photos: [{file: a.jpg}]}"))
    desk.write(out.getvalue(), "a.jpg")
    assert desk.run("press", "issue.yaml").status == 0
    assert desk.run("preflight", "build/issue.pdf").status == 0


def test_black_is_kept_and_the_coloured_inks_give_way_alike() -> None:
    image = limited(Image.new("CMYK", (2, 2), (200, 100, 100, 255)), 200)
    c, m, y, k = image.getpixel((0, 0))
    assert k == 255
    assert c == pytest.approx(2 * m, abs=2)
    assert m == y
    assert 196 < most_ink(image) <= 200


def test_the_formula_is_a_separation_for_newsprint() -> None:
    assert separated(1, 1, 1) == (0, 0, 0, 0)
    for grey in (0.1, 0.2, 0.5, 0.8):
        c, m, y, k = separated(grey, grey, grey)
        assert c > m > 0, "the grey balance: cyan leads"
        assert m == pytest.approx(y, abs=0.05)
        assert k > 0
    darkest = [separated(light, light, light)[3] for light in (0.8, 0.5, 0.2, 0.05, 0)]
    assert darkest == sorted(darkest), "the darker, the more black"
    nodes = cube(None, None, 240)
    assert max(sum(nodes[at : at + 4]) for at in range(0, len(nodes), 4)) <= 2.4


@pytest.mark.parametrize("output", ["folder", "issue.yaml", "folder/"])
def test_an_output_that_cannot_be_written_is_said(desk: Desk, output: str) -> None:
    (desk.folder / "folder").mkdir()
    ran = desk.run("press", "issue.yaml", "-o", output, "--report", "report.json")
    assert ran.status == 2
    assert "Traceback" not in ran.err
    assert (desk.report()["standard"], desk.report()["output"]) == ("x1a", None)


def test_an_issue_that_cannot_be_read_has_a_report_of_its_standard(desk: Desk) -> None:
    desk.write(ISSUE.replace("columns: 2", "colums: 2"))
    assert desk.run("press", "issue.yaml", "--standard", "x4", "--report", "report.json").status == 2
    assert desk.report()["standard"] == "x4"
    assert desk.run("press", "gone.yaml", "--standard", "x4", "--report", "report.json").status == 2
    assert desk.report()["standard"] == "x4"


def test_an_older_press_file_stays_where_a_new_one_is_refused(desk: Desk) -> None:
    assert desk.run("press", "issue.yaml").status == 0
    before = desk.bytes_of("build/issue.pdf")
    desk.write(boxed("rule: 0.1pt"))
    assert desk.run("press", "issue.yaml").status == 1
    assert desk.bytes_of("build/issue.pdf") == before
