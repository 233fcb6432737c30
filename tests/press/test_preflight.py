"""Preflight refuses each of many bad files for the right reason, and passes the control."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from layout.pdfs import File
from layout.press.preflight import preflight
from layout.press.rules import RULES, Demands
from tests.cli.desk import Desk
from tests.press.bad_pdfs import (
    Bad,
    annotation,
    boxes,
    content,
    control,
    draws,
    embeds,
    font,
    form,
    icc,
    image,
    info,
    intent,
    jpeg,
    lzw,
    pattern,
    picture,
    profile,
    root,
    script,
    shading,
    space,
    spoilt,
    state,
    xmp,
)

LOCK = pikepdf.Encryption(owner="o", R=3, metadata=False, aes=False)
SECRET = pikepdf.Encryption(owner="o", user="u", R=3, metadata=False, aes=False)
PACKED = pikepdf.ObjectStreamMode.generate
WHITE_TYPE = b"BT /F1 24 Tf 20 100 Td (white) Tj ET"
INKY = bytes((200, 200, 200, 200)) * 40000
LIGHT = bytes((10, 10, 10, 10)) * 40000
SPOT_TINT = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 0, 1], N=1)
RGB_GROUP = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
FONTLESS = {"Subtype": Name.TrueType, "BaseFont": Name.Helvetica}
BARE = Dictionary(Type=Name.FontDescriptor, FontName=Name.SimSun, Flags=4)
CID = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.SimSun, FontDescriptor=BARE)

BAD = {
    # the file
    "PDF 1.7": Bad("pdf-version", lambda pdf: None, save=(("force_version", "1.7"),)),
    "PDF 1.7 in X-4": Bad("pdf-version", lambda pdf: None, "x4", (("force_version", "1.7"),)),
    "encrypted": Bad("encrypted", lambda pdf: None, save=(("encryption", LOCK), ("stream_decode_level", None))),
    "object streams": Bad(
        "object-streams", lambda pdf: None, save=(("object_stream_mode", PACKED), ("force_version", "1.5"))
    ),
    "LZW": Bad("lzw", lzw),
    "no title": Bad("title", info("/Title", None)),
    "no creation date": Bad("dates", info("/CreationDate", None)),
    "a date that is none": Bad("dates", info("/ModDate", "yesterday")),
    "no Trapped": Bad("trapped", info("/Trapped", None)),
    "Trapped Unknown": Bad("trapped", info("/Trapped", Name.Unknown)),
    "Trapped as a string": Bad("trapped", info("/Trapped", "False")),
    "no identification": Bad("identification", info("/GTS_PDFXVersion", None)),
    "another standard": Bad("identification", info("/GTS_PDFXVersion", "PDF/X-3:2003")),
    "no XMP": Bad("document-id", lambda pdf: pdf.Root.__delitem__("/Metadata"), "x4"),
    "XMP of another standard": Bad(
        "identification", root(Metadata=lambda pdf: pdf.make_stream(xmp("PDF/X-4p"))), "x4"
    ),
    "no output intent": Bad("output-intent", lambda pdf: pdf.Root.__delitem__("/OutputIntents")),
    "two output intents": Bad("output-intent", lambda pdf: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])),
    "an intent for PDF/A": Bad("output-intent", intent(S=Name.GTS_PDFA1)),
    "an intent without a condition": Bad("output-condition", intent(OutputConditionIdentifier=None)),
    "an intent without a registry": Bad("output-condition", intent(RegistryName=None)),
    "an intent without a profile": Bad("output-condition", intent(DestOutputProfile=None), "x4"),
    "an RGB profile": Bad(
        "output-profile", intent(DestOutputProfile=lambda pdf: pdf.make_stream(profile(b"RGB ")))
    ),
    "a profile of ICC v4": Bad(
        "output-profile", intent(DestOutputProfile=lambda pdf: pdf.make_stream(profile(version=4)))
    ),
    "JavaScript when opened": Bad("javascript", root(OpenAction=script)),
    "JavaScript by name": Bad("javascript", root(Names=lambda pdf: Dictionary(JavaScript=Dictionary(Names=Array([]))))),
    "an action when opened": Bad("actions", root(OpenAction=lambda pdf: Dictionary(S=Name.Named, N=Name.Print))),
    "an action of the page": Bad("actions", boxes(AA=Dictionary(O=Dictionary(S=Name.Named, N=Name.Print)))),
    "an embedded file": Bad("embedded-files", embeds),
    "layers": Bad("optional-content", root(OCProperties=lambda pdf: Dictionary(OCGs=Array([])))),
    "a form to fill in": Bad("forms", root(AcroForm=lambda pdf: Dictionary(Fields=Array([Dictionary(T="a")])))),
    # the page
    "no TrimBox": Bad("trim-box", boxes(TrimBox=None)),
    "an ArtBox only": Bad("trim-box", boxes(TrimBox=None, ArtBox=[10, 10, 210, 210])),
    "both boxes": Bad("two-boxes", boxes(ArtBox=[10, 10, 210, 210])),
    "a trim outside the bleed": Bad("nested-boxes", boxes(TrimBox=[2, 2, 210, 210])),
    "a bleed outside the sheet": Bad("nested-boxes", boxes(BleedBox=[-5, 5, 215, 215])),
    "a link": Bad("annotation", annotation(Name.Link, [20, 20, 40, 40])),
    "a note in the bleed": Bad("annotation", annotation(Name.Text, [0, 0, 8, 8])),
    "a link that acts": Bad("actions", annotation(Name.Link, [20, 20, 40, 40], A=Dictionary(S=Name.URI, URI="http://e.cn"))),
    # fonts
    "Helvetica": Bad("font-embedded", font(Subtype=Name.Type1, BaseFont=Name.Helvetica)),
    "a font with a descriptor only": Bad("font-embedded", font(**FONTLESS, FontDescriptor=BARE)),
    "a CID font": Bad("font-embedded", font(Subtype=Name.Type0, BaseFont=Name.SimSun, DescendantFonts=Array([CID]))),
    "Type 3": Bad("font-type3", font(Subtype=Name.Type3, Name=Name.Drawn, CharProcs=Dictionary())),
    # colour
    "rg": Bad("rgb", draws(b"1 0 0 rg 20 20 50 50 re f")),
    "RG in X-4": Bad("rgb", draws(b"1 0 0 RG 20 20 50 50 re S"), "x4"),
    "DeviceRGB by cs": Bad("rgb", draws(b"/DeviceRGB cs 1 0 0 sc 20 20 50 50 re f")),
    "CalRGB": Bad("rgb", space(Name.CalRGB, Dictionary(WhitePoint=[1, 1, 1]))),
    "ICC in RGB": Bad("rgb", icc(3)),
    "ICC in CMYK": Bad("icc", icc(4)),
    "Lab": Bad("icc", space(Name.Lab, Dictionary(WhitePoint=[1, 1, 1]))),
    "a spot colour with an RGB alternate": Bad(
        "rgb", space(Name.Separation, Name.Gold, Name.DeviceRGB, SPOT_TINT)
    ),
    "DeviceN": Bad("device-n", space(Name.DeviceN, Array([Name.Cyan, Name.Gold]), Name.DeviceCMYK, SPOT_TINT)),
    "an indexed RGB": Bad("rgb", space(Name.Indexed, Name.DeviceRGB, 1, pikepdf.String("abcdef"))),
    "a pattern in RGB": Bad("rgb", pattern),
    "a form in RGB": Bad("rgb", form(b"1 0 0 rg 0 0 50 50 re f")),
    "the ink All on the page": Bad("registration", space(Name.Separation, Name.All, Name.DeviceCMYK, SPOT_TINT)),
    "300 % of ink": Bad("ink-limit", draws(b"0.75 0.75 0.75 0.75 k 20 20 50 50 re f")),
    "a shading of 400 %": Bad("ink-limit", shading),
    "a picture of 314 %": Bad("ink-limit", picture(INKY)),
    "a JPEG of 314 %": Bad("ink-limit", picture(jpeg((200, 200, 200, 200)), Filter=Name.DCTDecode, Decode=[1, 0] * 4)),
    "a JPEG that nobody turns over": Bad("ink-limit", picture(jpeg((40, 40, 40, 40)), Filter=Name.DCTDecode)),
    "a transfer function": Bad("transfer", state(TR=Dictionary(FunctionType=2, Domain=[0, 1], N=2))),
    # transparency
    "multiply": Bad("blend-mode", state(BM=Name.Multiply)),
    "half clear areas": Bad("alpha", state(ca=0.5)),
    "half clear lines": Bad("alpha", state(CA=0.5)),
    "a soft mask": Bad("soft-mask", state(SMask=Dictionary(S=Name.Luminosity))),
    "a picture with a soft mask": Bad(
        "soft-mask", picture(LIGHT, SMask=lambda pdf: image(pdf, (200, 200), bytes(40000), Name.DeviceGray))
    ),
    "a transparency group": Bad("transparency-group", form(Group=Dictionary(S=Name.Transparency))),
    "a page that is a group": Bad("transparency-group", boxes(Group=Dictionary(S=Name.Transparency))),
    "a group blended in RGB": Bad("blend-space", form(Group=RGB_GROUP), "x4"),
    "a page blended in RGB": Bad("blend-space", boxes(Group=RGB_GROUP), "x4"),
    # pictures and drawing
    "a picture in RGB": Bad("rgb", picture(bytes(120000), kind=Name.DeviceRGB)),
    "an inline picture in RGB": Bad("rgb", draws(b"q 9 0 0 9 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI Q")),
    "JPEG 2000": Bad("jpx", picture(b"", Filter=Name.JPXDecode)),
    "a picture for the screen": Bad("alternates", picture(LIGHT, Alternates=Array([]))),
    "a picture for another": Bad("opi", picture(LIGHT, OPI=Dictionary())),
    "PostScript": Bad("postscript", form(Subtype2=Name.PS)),
    "a form from another file": Bad("external", form(Ref=Dictionary(F="a.pdf", Page=0))),
    "72 ppi": Bad("resolution", picture(bytes(4 * 60 * 60), (60, 60))),
    "a rule of 0.1 pt": Bad("thin-rule", draws(b"0 0 0 1 K 0.1 w 20 80 m 180 80 l S")),
    "a rule scaled to 0.2 pt": Bad("thin-rule", draws(b"q 0.2 0 0 0.2 0 0 cm 1 w 100 400 m 900 400 l S Q")),
    "a rule of no width": Bad("thin-rule", draws(b"0 w 20 80 m 180 80 l S")),
    "a rule that is an area": Bad("thin-rule", draws(b"0 0 0 1 k 20 80 160 0.1 re f")),
    "white that overprints": Bad("white-overprint", draws(b"/Over gs 0 0 0 0 k " + WHITE_TYPE)),
    "grey white that overprints": Bad("white-overprint", draws(b"/Over gs 1 g 20 20 50 50 re f")),
    "rich black type": Bad("rich-black", draws(b"0.6 0.4 0.4 1 k BT /F1 24 Tf 20 100 Td (black) Tj ET")),
    "small reversed type": Bad("small-reversed-type", draws(b"0 0 0 0 k BT /F1 8 Tf 20 100 Td (white) Tj ET")),
    "small type in three inks": Bad("small-reversed-type", draws(b"0 1 1 0.1 k BT /F1 9 Tf 20 100 Td (red) Tj ET")),
    "small type in a tint": Bad("small-reversed-type", draws(b"0 0 0 0.5 k BT /F1 7 Tf 20 100 Td (grey) Tj ET")),
    "type scaled down": Bad("small-reversed-type", draws(b"0 0 0 0 k BT /F1 24 Tf 0.3 0 0 0.3 20 100 Tm (w) Tj ET")),
    "an operator without its resource": Bad("unreadable", draws(b"/None Do")),
}  # fmt: skip


BESIDES = {
    "object streams": ["pdf-version"],
    "no XMP": ["identification"],
    "JavaScript when opened": ["actions"],
    "a link that acts": ["annotation"],
    "ICC in RGB": ["icc"],
}
"""What else the same thing breaks."""


def broken(pdf: bytes, standard: str) -> set[str]:
    """The rules that a file breaks."""
    found = preflight(File.of(pdf), Demands("x4" if standard == "x4" else "x1a"))
    return {one.rule for one in found if one.level == "error"}


@pytest.mark.parametrize("standard", ["x1a", "x4"])
def test_the_control_passes(standard: str) -> None:
    found = preflight(File.of(content(control(standard))), Demands("x4" if standard == "x4" else "x1a"))
    assert found == ()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_for_its_reason(name: str) -> None:
    bad = BAD[name]
    assert broken(spoilt(bad), bad.standard) == {bad.rule, *BESIDES.get(name, ())}


def test_every_rule_has_a_file_that_breaks_it() -> None:
    unbroken = {name for name, rule in RULES.items() if rule.level == "error"} - {bad.rule for bad in BAD.values()}
    assert unbroken == {"trailer-id"}, "pikepdf mends it when it saves"


def test_x4_allows_what_x1a_forbids() -> None:
    for name in ("multiply", "half clear areas", "a soft mask", "a transparency group", "layers"):
        assert broken(spoilt(BAD[name]._replace(standard="x4")), "x4") == set()


def test_a_loop_of_forms_ends() -> None:
    pdf = control("x1a")
    form(b"/Fm Do 1 0 0 1 1 1 cm /Fm Do")(pdf)
    made = pdf.pages[0].obj.Resources.XObject.Fm
    made.Resources = Dictionary(XObject=Dictionary(Fm=made))
    assert "unreadable" in broken(content(pdf), "x1a")


def test_a_trailer_without_an_id() -> None:
    assert "trailer-id" in broken(content(control("x1a")).replace(b"/ID", b"/XX"), "x1a")


def test_the_place_of_a_breach_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write(spoilt(Bad("rgb", draws(b"1 0 0 1 0 0 cm 1 0 0 rg BT /F1 24 Tf 38.35 181.65 Td (red) Tj ET"))), "a.pdf")
    ran = desk.run("preflight", "a.pdf", "--json")
    told = json.loads(ran.out)
    assert (ran.status, told["verdict"], told["standard"]) == (1, "FAIL", "x1a")
    (breach,) = [one for one in told["breaches"] if one["severity"] == "error"]
    assert (breach["rule"], breach["page"]) == ("rgb", 1)


def test_type_is_told_where_it_stands() -> None:
    pdf = spoilt(Bad("", draws(b"0 0 0 0 k BT /F1 8 Tf 1 0 0 1 38.346 181.654 Tm (white) Tj ET")))
    (found,) = [one for one in preflight(File.of(pdf), Demands("x1a")) if one.level == "error"]
    assert found.at == (10.0, 10.0)


def test_the_verdict_and_the_exit_status(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write(content(control("x1a")), "good.pdf")
    desk.write(b"not a PDF", "no.pdf")
    assert desk.run("preflight", "good.pdf").out.startswith("PASS good.pdf: PDF/X-1a:2003")
    assert desk.run("preflight", "good.pdf", "--standard", "x4").status == 1
    locked = Bad("", lambda pdf: None, save=(("encryption", SECRET), ("stream_decode_level", None)))
    desk.write(spoilt(locked), "locked.pdf")
    ran = desk.run("preflight", "locked.pdf")
    assert (ran.status, "error[encrypted]" in ran.out) == (1, True)
    assert desk.run("preflight", "no.pdf").status == 2
    assert desk.run("preflight", "gone.pdf").status == 2
