"""The header of a JPEG read here says what Pillow says, and what is corrupt in it is ignored with a word."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageCms

from layout.jpeg import from_xmp, header
from layout.jpeg_scan import fault
from layout.picture import BadPicture, encode, facts

IPTC = "山城昨日"


def jpeg(mode: str = "RGB", **options: object) -> bytes:
    stream = BytesIO()
    Image.new(mode, (40, 30)).save(stream, "JPEG", **options)
    return stream.getvalue()


def with_segment(raw: bytes, marker: int, body: bytes) -> bytes:
    return raw[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + raw[2:]


def photoshop(*values: tuple[int, bytes]) -> bytes:
    block = b"".join(struct.pack(">BBBH", 0x1C, 2, kind, len(text)) + text for kind, text in values)
    name = b"Photoshop 3.0\0" + b"8BIM\x03\xed\0\0" + struct.pack(">I", 3) + b"abc\0"
    return name + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block


@pytest.mark.parametrize(("mode", "channels"), [("L", 1), ("RGB", 3), ("CMYK", 4)])
@pytest.mark.parametrize("progressive", [False, True])
def test_size_and_channels(mode: str, channels: int, progressive: bool) -> None:
    head = header(jpeg(mode, progressive=progressive))
    assert head is not None
    assert (head.width, head.height, head.channels) == (40, 30, channels)
    assert (head.turned, head.caption, head.credit, head.troubles) == (1, "", "", ())


def test_caption_and_credit_of_iptc() -> None:
    body = photoshop((120, IPTC.encode()), (80, b"Ye"), (110, b"Lu"))
    head = header(with_segment(jpeg(), 0xED, body))
    assert head is not None
    assert (head.caption, head.credit) == (IPTC, "Lu")


def test_caption_and_credit_of_xmp() -> None:
    packet = (
        f'<x photoshop:Credit="A &amp; B"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">{IPTC}'
        "</rdf:li></rdf:Alt></dc:description></x>"
    ).encode()
    head = header(with_segment(jpeg(), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet))
    assert head is not None
    assert (head.caption, head.credit) == (IPTC, "A & B")
    assert from_xmp(packet, "dc:creator") == ""


@pytest.mark.parametrize("turned", range(1, 9))
def test_orientation_as_pillow_writes_it(turned: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turned
    head = header(jpeg(exif=exif))
    assert head is not None
    assert (head.turned, head.troubles) == (turned, ())


@pytest.mark.parametrize("exif", [b"", b"XX*\0", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff", b"II*\0"])
def test_a_corrupt_exif_block_is_ignored_and_said(exif: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(with_segment(jpeg(), 0xE1, b"Exif\0\0" + exif))
    assert facts(str(path)).troubles == ("its EXIF block is corrupt",)


def test_a_corrupt_profile_is_ignored_and_said(tmp_path: Path) -> None:
    for name, raw in (("a.jpg", jpeg(icc_profile=b"no profile" * 20)), ("b.png", b"")):
        path = tmp_path / name
        path.write_bytes(raw)
        if not raw:
            Image.new("RGB", (4, 4)).save(path, "PNG", icc_profile=b"no profile" * 20)
        assert facts(str(path)).troubles == ("its ICC profile is corrupt",)


def test_a_whole_profile_is_no_trouble() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    head = header(jpeg(icc_profile=profile))
    assert head is not None
    assert head.troubles == ()


def test_whatever_a_header_holds_is_no_fault() -> None:
    whole = with_segment(with_segment(jpeg(), 0xED, photoshop((120, b"x"))), 0xE1, b"Exif\0\0II*\0\x08\0\0\0\x01\0")
    for end in range(400):
        header(whole[:end])
        header(whole[:end] + b"\xff" * 8 + whole[end + 8 :])


def test_what_is_not_plain_is_left_to_pillow() -> None:
    arithmetic = jpeg().replace(b"\xff\xc0", b"\xff\xc9", 1)
    assert header(arithmetic) is None
    assert header(b"") is None
    assert header(b"\x89PNG\r\n\x1a\n") is None


SPOILT = {
    "a table of quantizers that is too long": (b"\xff\xdb\x00\x43", b"\xff\xdb\x00\x45"),
    "a frame that names another table": (b"\x01\x22\x00\x02", b"\x01\x22\x03\x02"),
    "no table of codes": (b"\xff\xc4", b"\xff\xe9"),
    "a sampling of nought": (b"\x01\x22\x00\x02", b"\x01\x02\x00\x02"),
    "a frame of nothing before its own": (b"\xff\xd8", b"\xff\xd8\xff\xc2\x00\x02"),
    "two frames": (
        b"\xff\xc0\x00\x11\x08",
        b"\xff\xc0\x00\x0b\x08\x00\x02\x00\x02\x01\x01\x11\x00\xff\xc0\x00\x11\x08",
    ),
}


@pytest.mark.parametrize("case", SPOILT)
def test_what_its_first_scan_cannot_be_decoded_with_is_left_to_pillow(case: str) -> None:
    """Pillow decodes it, or says why it cannot: the file does not go into the PDF unread."""
    whole, spoilt = SPOILT[case]
    raw = jpeg().replace(whole, spoilt)
    assert raw != jpeg()
    assert header(jpeg()) is not None
    assert header(raw) is None


def noise(**options: object) -> bytes:
    stream = BytesIO()
    Image.frombytes("RGB", (200, 150), Random(7).randbytes(200 * 150 * 3)).save(stream, "JPEG", **options)
    return stream.getvalue()


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("size", [(1, 1), (7, 9), (17, 33), (200, 150)])
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"optimize": True},
        {"progressive": True},
        {"quality": 10},
        {"subsampling": 2},
        {"restart_marker_rows": 1},
        {"restart_marker_blocks": 3},
        {"restart_marker_blocks": 1, "progressive": True},
    ],
    ids=str,
)
def test_whole_scans_are_no_fault(mode: str, size: tuple[int, int], options: dict[str, object]) -> None:
    for picture in (Image.effect_noise(size, 60), Image.new("L", size, 255), Image.linear_gradient("L").resize(size)):
        stream = BytesIO()
        picture.convert(mode).save(stream, "JPEG", **options)
        assert fault(stream.getvalue()) == ""


BROKEN = {
    "a second head": lambda raw, at: raw[:at] + b"\xff\xd8\xff\xc3" + raw[at + 4 :],
    "a restart that none is due": lambda raw, at: raw[:at] + b"\xff\xd0" + raw[at + 2 :],
    "ones": lambda raw, at: raw[:at] + b"\xff" * 200 + raw[at + 200 :],
    "noughts": lambda raw, at: raw[:at] + bytes(200) + raw[at + 200 :],
    "a page of another file": lambda raw, at: raw[:at] + noise(quality=30)[:400] + raw[at + 400 :],
    "no end": lambda raw, at: raw[:-2],
    "cut off": lambda raw, at: raw[:at],
    "an end that is far too early": lambda raw, at: raw[: raw.index(b"\xff\xda") + 40] + b"\xff\xd9",
}
"""What is done to the samples; the head stays whole, and in most the end."""


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_scan_is_a_bad_picture(case: str, tmp_path: Path) -> None:
    raw = noise()
    path = tmp_path / "a.jpg"
    path.write_bytes(BROKEN[case](raw, len(raw) * 2 // 3))
    with pytest.raises(BadPicture, match=r"it is cut off|fewer samples|noughts"):
        facts(str(path))


def test_a_scan_of_a_progressive_one_too() -> None:
    raw = noise(progressive=True)
    last = raw.rindex(b"\xff\xda") + 40
    assert fault(raw[:last] + b"\xff\xd8\xff\xc3" + raw[last:]) == "it is cut off, or broken in the middle"


def test_restarts_that_are_missing_are_a_fault() -> None:
    raw = noise(restart_marker_blocks=4)
    first, last = raw.index(b"\xff\xd3"), raw.rindex(b"\xff\xd2")
    assert fault(raw) == ""
    assert fault(raw[:first] + raw[last + 2 :]) == "it holds fewer samples than its size wants"


def test_a_picture_that_changed_since_it_was_looked_at_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(noise())
    made = encode(str(path), facts(str(path)))
    assert made.read() == path.read_bytes()
    path.write_bytes(noise(quality=50))
    with pytest.raises(OSError, match="changed while the pages were set"):
        made.read()


@pytest.mark.parametrize("byte", [0x00, 0x01, 0x0F, 0xF0, 0xFF])
def test_whatever_stands_in_the_head_is_told_or_taken(byte: int, tmp_path: Path) -> None:
    """Among them a sampling of nought (T.81, B.2.2) and scans of no component: nothing is divided by them."""
    raw = noise()
    path = tmp_path / "a.jpg"
    for at in range(2, raw.index(b"\xff\xda") + 14):
        path.write_bytes(raw[:at] + bytes([byte]) + raw[at + 1 :])
        try:
            facts.__wrapped__(str(path))
        except BadPicture:
            continue


def test_a_sampling_of_nought_is_a_fault() -> None:
    raw = noise()
    at = raw.index(b"\xff\xc0") + 11
    assert fault(raw[:at] + b"\0" + raw[at + 1 :]) == "its head is broken"
