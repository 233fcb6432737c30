"""The print shop's profile: where it comes from, what it does, what is said where it is none."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageCms

from layout.press.newsprint import newsprint
from layout.press.profile import BadProfile, checked
from layout.raster import icc_nodes
from tests.cli.desk import ISSUE, Desk
from tests.press.bad_pdfs import profile

PICTURED = ISSUE.replace("{headline: 标题, body: 正文一行。}", "{kind: photos, photos: [{file: a.jpg}]}")


def intent_of(pdf: bytes) -> tuple[str, bytes | None]:
    """The condition that the output intent names, the profile that it embeds."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        intent: Any = opened.Root.OutputIntents[0]
        own = intent.DestOutputProfile.read_bytes() if "/DestOutputProfile" in intent else None
        return str(intent.OutputConditionIdentifier), own


def test_the_profile_of_the_formula_is_one_that_others_read() -> None:
    content = newsprint(240)
    assert checked(content) == 2
    own = ImageCms.ImageCmsProfile(io.BytesIO(content))
    turn = ImageCms.buildTransform(own, ImageCms.createProfile("sRGB"), "CMYK", "RGB")

    def seen(*inks: int) -> Any:
        image = ImageCms.applyTransform(Image.new("CMYK", (1, 1), inks), turn)
        assert image is not None
        return image.getpixel((0, 0))

    assert min(seen(0, 0, 0, 0)) > 250
    assert max(seen(0, 0, 0, 255)) < 90
    red, green, blue = seen(0, 255, 255, 0)
    assert red > 200 > 120 > max(green, blue)
    back = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), own, "RGB", "CMYK")
    black = ImageCms.applyTransform(Image.new("RGB", (1, 1)), back)
    assert black is not None
    assert 200 < sum(black.getpixel((0, 0))) / 2.55 <= 241  # type: ignore[arg-type]


def test_x4_embeds_the_profile_of_the_formula(desk: Desk) -> None:
    assert desk.run("press", "issue.yaml", "--standard", "x4").status == 0
    assert intent_of(desk.bytes_of("build/issue.pdf")) == ("IFRA26", newsprint(240))
    assert desk.run("press", "issue.yaml").status == 0
    assert intent_of(desk.bytes_of("build/issue.pdf")) == ("IFRA26", None)


@pytest.mark.parametrize("where", ["issue", "command"])
def test_a_profile_that_is_given_converts_and_is_embedded(desk: Desk, where: str) -> None:
    own = newsprint(200)
    desk.write(own, "Shop200.icc")
    named = "press: {profile: Shop200.icc}\n" if where == "issue" else ""
    desk.write(PICTURED + named)
    out = io.BytesIO()
    Image.new("RGB", (900, 700), (10, 12, 20)).save(out, "JPEG", quality=95)
    desk.write(out.getvalue(), "a.jpg")
    words = ["--profile", "Shop200.icc"] if where == "command" else []
    assert desk.run("press", "issue.yaml", *words, "--report", "report.json").status == 0
    assert intent_of(desk.bytes_of("build/issue.pdf")) == ("Shop200", own)
    told = desk.report()["press"]
    assert (told["conversion"], told["condition"]) == ("ICC profile Shop200.icc", "Shop200")
    with pikepdf.open(io.BytesIO(desk.bytes_of("build/issue.pdf"))) as opened:
        (image,) = [
            one for one in opened.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        samples = image.read_bytes()
        assert 150 < max(sum(samples[at : at + 4]) for at in range(0, 4000, 4)) / 2.55 <= 201


BROKEN = {
    "nothing": (b"nothing", "not an ICC profile"),
    "RGB": (profile(b"RGB "), "for RGB"),
    "a monitor": (profile().replace(b"prtr", b"mntr"), "not the profile of a press"),
    "version 4": (profile(version=4), "does not take an ICC profile of version 4"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_profile_that_cannot_be_used_is_said(desk: Desk, name: str) -> None:
    content, words = BROKEN[name]
    desk.write(content, "shop.icc")
    ran = desk.run("press", "issue.yaml", "--profile", "shop.icc", "--report", "report.json")
    assert ran.status == 2
    assert "shop.icc cannot be used as a profile: " in ran.err
    assert words in ran.err
    assert desk.report()["standard"] == "x1a"
    assert "build/issue.pdf" not in desk.names()


def test_a_header_alone_is_no_profile_to_convert_with(desk: Desk) -> None:
    desk.write(PICTURED + "press: {profile: shop.icc}\n")
    desk.write(profile(), "shop.icc")
    out = io.BytesIO()
    Image.new("RGB", (900, 700), (10, 80, 20)).save(out, "JPEG")
    desk.write(out.getvalue(), "a.jpg")
    ran = desk.run("press", "issue.yaml", "--report", "report.json")
    assert ran.status == 2
    assert "shop.icc" in ran.err


def test_a_pictures_own_profile_counts_and_one_that_is_none_does_not() -> None:
    press = newsprint(240)
    same = icc_nodes(2, None, press)
    assert icc_nodes(2, b"nothing" * 30, press) == same
    assert icc_nodes(2, profile(b"RGB "), press) == same
    wide = Path("/usr/share/color/icc/compatibleWithAdobeRGB1998.icc")
    if wide.exists():
        assert icc_nodes(2, wide.read_bytes(), press) != same


def test_version_4_goes_into_x4() -> None:
    assert checked(profile(version=4)) == 4
    with pytest.raises(BadProfile, match="version 5"):
        checked(profile(version=5))
