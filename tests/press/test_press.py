"""The press file of a small issue, as the print shop and its tools see it."""

from __future__ import annotations

import io
import re
from typing import Any, NamedTuple
from xml.etree.ElementTree import fromstring

import pikepdf
import pytest
from PIL import Image

from layout import raster
from tests.cli.desk import ISSUE, Desk
from tests.pdf.readback import MM, glyphs_of, said

PICTURED = ISSUE.replace("{headline: 标题, body: 正文一行。}", "{kind: photos, photos: [{file: a.jpg}]}")


def colours(size: tuple[int, int] = (900, 700)) -> Image.Image:
    """A picture with every hue and tone in it."""
    return Image.merge("RGB", [Image.linear_gradient("L").resize(size).rotate(turn) for turn in (0, 90, 180)])


def saved(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def errors(desk: Desk) -> list[tuple[str, str | None]]:
    """The errors of the report by code and block."""
    return [(one["code"], one["block"]) for one in desk.report()["diagnostics"] if one["severity"] == "error"]


class Shown(NamedTuple):
    """The one picture of a file: its entries, its bytes as they lie there and as they are meant."""

    entries: dict[str, Any]
    raw: bytes
    samples: bytes


def picture_of(pdf: bytes) -> Shown:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        (image,) = [one for one in streams if one.get("/Subtype") == "/Image"]
        entries = {key: value.unparse() if hasattr(value, "unparse") else value for key, value in image.items()}
        packed = image.get("/Filter") == "/DCTDecode"
        return Shown(entries, image.read_raw_bytes(), b"" if packed else image.read_bytes())


def test_a_press_file_says_what_it_is(desk: Desk) -> None:
    assert desk.run("press", "issue.yaml", "--report", "report.json").status == 0
    with pikepdf.open(io.BytesIO(desk.bytes_of("build/issue.pdf"))) as pdf:
        assert pdf.pdf_version == "1.4"
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert pdf.docinfo["/Trapped"] == pikepdf.Name("/False")
        assert str(pdf.docinfo["/Title"]) == "试刊 2025-07-18"
        (intent,) = list(pdf.Root.OutputIntents)
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "IFRA26")
        assert pdf.pages[0].obj.keys() >= {"/TrimBox", "/BleedBox", "/MediaBox"}
        assert "/ArtBox" not in pdf.pages[0].obj
    told = desk.report()
    assert (told["standard"], told["output"]) == ("x1a", "build/issue.pdf")
    assert "formula" in told["press"]["conversion"]


def test_the_same_issue_gives_the_same_bytes(desk: Desk) -> None:
    desk.write(PICTURED)
    desk.write(saved(colours()), "a.jpg")
    made = []
    for _ in range(2):
        assert desk.run("press", "issue.yaml").status == 0
        made.append(desk.bytes_of("build/issue.pdf"))
    assert made[0] == made[1]


def test_one_error_and_nothing_is_written(desk: Desk) -> None:
    desk.write(ISSUE.replace("正文一行。", "很长的正文" * 300))
    assert desk.run("press", "issue.yaml", "--report", "report.json").status == 1
    assert "build/issue.pdf" not in desk.names()
    assert (desk.report()["standard"], desk.report()["output"]) == ("x1a", None)


def test_an_rgb_picture_becomes_ink_under_the_limit_at_every_pixel(desk: Desk) -> None:
    desk.write(PICTURED + "press: {max_ink: 220}\n")
    desk.write(saved(colours()), "a.jpg")
    assert desk.run("press", "issue.yaml").status == 0
    image = picture_of(desk.bytes_of("build/issue.pdf"))
    assert image.entries["/ColorSpace"] == b"/DeviceCMYK"
    inks = [sum(image.samples[at : at + 4]) / 2.55 for at in range(0, len(image.samples), 4)]
    assert 200 < max(inks) <= 220


def test_a_picture_is_sampled_down_to_300_ppi(desk: Desk) -> None:
    desk.write(PICTURED)
    desk.write(saved(colours((3000, 2300))), "a.jpg")
    assert desk.run("press", "issue.yaml", "--report", "report.json").status == 0
    seen = desk.report()["pages"][0]["blocks"][0]["photos"][0]["ppi"]
    assert picture_of(desk.bytes_of("build/issue.pdf")).entries["/Width"] == pytest.approx(3000 * 300 / seen, abs=2)


def test_a_cmyk_picture_within_the_limit_passes_byte_for_byte(desk: Desk) -> None:
    own = saved(Image.new("CMYK", (900, 700), (100, 50, 0, 20)))
    desk.write(PICTURED)
    desk.write(own, "a.jpg")
    assert desk.run("press", "issue.yaml").status == 0
    image = picture_of(desk.bytes_of("build/issue.pdf"))
    assert image.raw == own
    assert image.entries["/Decode"].split() == b"[ 1 0 1 0 1 0 1 0 ]".split()


def test_a_cmyk_jpeg_that_is_not_adobes_is_not_turned_over(desk: Desk) -> None:
    own = saved(Image.new("CMYK", (900, 700), (240, 250, 250, 200)))
    start = own.index(b"\xff\xee")
    own = own[:start] + own[start + 2 + int.from_bytes(own[start + 2 : start + 4], "big") :]
    desk.write(PICTURED)
    desk.write(own, "a.jpg")
    assert desk.run("press", "issue.yaml").status == 0
    image = picture_of(desk.bytes_of("build/issue.pdf"))
    assert image.raw == own
    assert "/Decode" not in image.entries
    assert desk.run("preflight", "build/issue.pdf").out.startswith("PASS")


def test_a_cmyk_picture_over_the_limit_is_refused(desk: Desk) -> None:
    desk.write(PICTURED)
    desk.write(saved(Image.new("CMYK", (900, 700), (255, 200, 200, 255))), "a.jpg")
    assert desk.run("press", "issue.yaml", "--report", "report.json").status == 1
    assert errors(desk) == [("ink-limit", "a")]
    assert desk.run("proof", "issue.yaml").status == 0


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_grey_stays_grey(desk: Desk, mode: str) -> None:
    grey = Image.linear_gradient("L").resize((900, 700))
    desk.write(PICTURED)
    desk.write(saved(grey.convert(mode)), "a.jpg")
    assert desk.run("press", "issue.yaml").status == 0
    assert picture_of(desk.bytes_of("build/issue.pdf")).entries["/ColorSpace"] == b"/DeviceGray"


def test_what_is_clear_is_paper_and_what_lies_stands(desk: Desk) -> None:
    clear = Image.new("RGBA", (700, 900), (200, 30, 30, 255))
    clear.paste((0, 0, 0, 0), (0, 0, 700, 450))
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 3
    clear.save(out, "PNG", exif=exif)
    desk.write(PICTURED.replace("a.jpg", "a.png"))
    desk.write(out.getvalue(), "a.png")
    assert desk.run("press", "issue.yaml").status == 0
    samples = picture_of(desk.bytes_of("build/issue.pdf")).samples
    assert samples[-4:] == bytes(4), "the clear half is turned to the foot"
    assert samples[1] > 150, "red has magenta"


def test_a_picture_too_coarse_for_the_press_is_an_error_there(desk: Desk) -> None:
    desk.write(PICTURED + "press: {min_ppi: 50}\n")
    desk.write(saved(colours((300, 240))), "a.jpg")
    assert desk.run("proof", "issue.yaml", "--report", "report.json").status == 0
    assert "low-resolution" not in {one["code"] for one in desk.report()["diagnostics"]}
    assert desk.run("press", "issue.yaml", "--report", "report.json").status == 1
    assert errors(desk) == [("low-resolution", "a")]


def test_a_converted_picture_is_kept_and_what_is_broken_is_made_again(desk: Desk) -> None:
    desk.write(PICTURED)
    desk.write(saved(colours()), "a.jpg")
    desk.run("press", "issue.yaml")
    first = desk.bytes_of("build/issue.pdf")
    (kept,) = (desk.folder / "build/press-pictures").iterdir()
    kept.write_bytes(kept.read_bytes()[:-9])
    assert desk.run("press", "issue.yaml").status == 0
    assert desk.bytes_of("build/issue.pdf") == first


def test_a_picture_that_changes_while_it_is_pressed_is_not_kept_for_the_old_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept is named by the bytes of the file: those that were converted, not those before."""
    desk.write(PICTURED)
    old, new = saved(colours()), saved(colours().rotate(180))
    desk.write(old, "a.jpg")
    desk.run("press", "issue.yaml", "-o", "old.pdf")
    for kept in (desk.folder / "build/press-pictures").iterdir():
        kept.unlink()
    opened = raster.opened

    def swapped(path: str) -> Any:
        desk.write(new, "a.jpg")
        return opened(path)

    with monkeypatch.context() as patched:
        patched.setattr("layout.press.pictures.raster.opened", swapped)
        ran = desk.run("press", "issue.yaml", "-o", "new.pdf")
    assert (ran.status, "a.jpg changed while the pages were set" in ran.err) == (2, True)
    assert "new.pdf" not in desk.names()
    desk.write(old, "a.jpg")
    assert desk.run("press", "issue.yaml", "-o", "again.pdf").status == 0
    assert desk.bytes_of("again.pdf") == desk.bytes_of("old.pdf")


@pytest.mark.parametrize(("source", "status"), [("■ 本报", 0), ("本报", 1)])
def test_small_type_in_several_inks_is_refused_and_an_ornament_is_no_type(desk: Desk, source: str, status: int) -> None:
    red = "styles: {source: {size: 9pt, colour: C0 M95 Y85 K10}}\npages:\n"
    typed = ISSUE.replace("正文一行。}", f"正文一行。, source: {source}}}")
    desk.write(typed if not status else typed.replace("pages:\n", red))
    assert desk.run("press", "issue.yaml", "--report", "report.json").status == status
    assert errors(desk) == [("small-reversed-type", "a")] * status


def test_bleed_and_marks_stand_outside_the_page(desk: Desk) -> None:
    desk.write(ISSUE + "press: {bleed: 3mm, marks: true, condition: IFRA26}\n")
    assert desk.run("press", "issue.yaml").status == 0
    pdf = desk.bytes_of("build/issue.pdf")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        media, bleed, trim = (
            [round(float(edge) * 25.4 / 72, 2) for edge in opened.pages[0].obj[box]]
            for box in ("/MediaBox", "/BleedBox", "/TrimBox")
        )
    assert (media, bleed, trim) == ([0, 0, 132, 152], [13, 13, 119, 139], [16, 16, 116, 136])
    line = [one for one in glyphs_of(pdf)[0] if one.y < 16 * MM]
    assert said(line) == "试刊2025-07-18第1版一版IFRA26CMYK"
    assert desk.run("preflight", "build/issue.pdf").out.startswith("PASS")
    assert "registration" not in desk.run("preflight", "build/issue.pdf").out


def test_the_proof_has_no_marks_of_the_press(desk: Desk) -> None:
    desk.write(ISSUE + "press: {bleed: 3mm, marks: true}\n")
    assert desk.run("proof", "issue.yaml").status == 0
    with pikepdf.open(io.BytesIO(desk.bytes_of("build/issue.pdf"))) as opened:
        assert [round(float(edge) * 25.4 / 72) for edge in opened.pages[0].obj.MediaBox] == [0, 0, 100, 120]


def test_the_metadata_of_x4_is_xml_whatever_the_title(desk: Desk) -> None:
    desk.write(ISSUE.replace("paper: {name: 试刊}", "paper: {name: '甲 & <乙> {丙}'}"))
    assert desk.run("press", "issue.yaml", "--standard", "x4").status == 0
    with pikepdf.open(io.BytesIO(desk.bytes_of("build/issue.pdf"))) as opened:
        assert opened.pdf_version == "1.6"
        packet = opened.Root.Metadata.read_bytes()
        assert str(opened.docinfo["/Title"]) == "甲 & <乙> {丙} 2025-07-18"
    told = {element.tag.rpartition("}")[2]: "".join(element.itertext()) for element in fromstring(packet).iter()}
    assert told["title"].strip() == "甲 & <乙> {丙} 2025-07-18"
    assert told["GTS_PDFXVersion"] == "PDF/X-4"
    assert told["DocumentID"].startswith("uuid:")
    assert told["InstanceID"] != told["DocumentID"]


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_a_picture_that_was_cut_off_and_closed_is_told_in_press(desk: Desk, mode: str) -> None:
    """Its head and its end are whole, and a decoder fills its foot with what came last."""
    raw = saved(Image.effect_noise((900, 700), 30).convert(mode))
    desk.write(PICTURED.replace("photos: [{file: a.jpg}]", "photos: [{file: a.jpg}, {file: b.jpg}]"))
    desk.write(raw, "b.jpg")
    desk.write(raw[: len(raw) // 2] + b"\xff\xd9", "a.jpg")
    ran = desk.run("press", "issue.yaml", "--report", "report.json")
    assert ran.status == 1
    assert errors(desk) == [("bad-picture", "a")]
    assert "a.jpg: its samples run out before its last rows" in ran.err
    assert "build/issue.pdf" not in desk.names()


def test_a_picture_that_only_the_plates_cannot_decode_is_told_at_its_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bytes are in order, so the proof takes it as it is; the plates have to look into it."""
    monkeypatch.setattr("layout.jpeg_scan.fault", lambda _: "")
    raw = saved(colours())
    middle = len(raw) // 2
    desk.write(PICTURED)
    desk.write(raw[:middle] + b"\xff\xd8\xff\xc3" + raw[middle + 4 :], "a.jpg")
    ran = desk.run("press", "issue.yaml", "--report", "report.json")
    assert ran.status == 1
    assert errors(desk) == [("bad-picture", "a")]
    assert re.search(r"issue.yaml:10:\d+: error\[bad-picture\]: a: a.jpg: ", ran.err)
    assert "build/issue.pdf" not in desk.names()
