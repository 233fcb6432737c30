"""Pixels: pictures decoded, set upright, laid on paper white, turned into inks and measured.

The only importer of Pillow.  An image goes from function to function as Pillow has it; outside, only what it says of
itself is looked at (`picture_record`).  All arithmetic over pixels is Pillow's own, in C.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from io import BytesIO
from typing import Any, BinaryIO, TypeAlias

from . import opening
from .hush import heard
from .strips import by_strips, strips

MOST_PIXELS = {"JPEG": 200_000_000, "PNG": 62_000_000, "TIFF": 62_000_000}
"""A picture of more pixels is refused before it is decoded."""
_HALVED = 100_000_000
"""A JPEG of more pixels is decoded at half its size, which a page that is sampled down anyway does not show."""

FORMATS = tuple(MOST_PIXELS)
MODES = ("L", "RGB", "CMYK")
Image: TypeAlias = Any
_GREY_NOISE = 3
"""How far the channels of a grey photograph that was saved as RGB lie apart, of 255."""
_SCAN, _END, _FEW = b"\xff\xda", b"\xff\xd9", 1000
_UNDECODED = re.compile(r"\w*Decode\w*: |JPEGLib: |tempfile\.tif: (?!Warning)")
"""How libtiff begins what it says of samples that it cannot decode, and goes on."""


class BadPicture(Exception):
    """The file is not a picture that can be read; the message says why."""


@contextmanager
def opened(path: str) -> Iterator[Image]:
    """The picture opened, its header read; never a device, never a bomb."""
    with _file(path) as stream:
        yield _opened(stream, FORMATS)


def _opened(stream: BinaryIO, formats: tuple[str, ...]) -> Image:
    """Pillow's image.  What it logs comes as an exception too; what it warns of is seen to here.  Raises BadPicture."""
    from PIL import Image

    warnings.filterwarnings("ignore", module=r"PIL\.")
    logging.getLogger("PIL").setLevel(logging.CRITICAL)
    Image.MAX_IMAGE_PIXELS = None
    try:
        image = Image.open(stream, formats=formats)
    except Exception as failure:
        raise BadPicture(_reason(failure)) from failure
    if image.width * image.height > MOST_PIXELS[str(image.format)]:
        raise BadPicture(f"it has {image.width} x {image.height} pixels, more than the engine takes")
    return image


def _file(path: str) -> BinaryIO:
    try:
        return opening.Unnumbered(opening.opened(path).detach())
    except opening.NotRegular as failure:
        raise BadPicture(f"it {failure.strerror}") from failure
    except OSError as failure:
        raise BadPicture(f"it cannot be read ({failure.strerror})") from failure


def _reason(failure: Exception) -> str:
    """Why Pillow cannot read a picture: its parsers raise what they happen to meet."""
    if isinstance(failure, MemoryError):  # a corrupt length in a PNG makes it ask for all of it at once
        return "it asks for more memory than there is: it is corrupt, or too large"
    if "cannot identify" in str(failure):
        return "it is not a JPEG, PNG or TIFF"
    return str(failure) if isinstance(failure, OSError) else f"it is corrupt ({failure})"


def loaded(image: Image) -> Image:
    """The picture with its samples decoded."""
    said: list[str] = []
    if image.format == "JPEG" and image.width * image.height > _HALVED:
        image.draft(image.mode, (image.width // 2, image.height // 2))
    try:
        with heard() if image.format == "TIFF" else nullcontext(said) as said:
            image.load()
    except Exception as failure:
        raise BadPicture(_reason(failure)) from failure
    broken = next((line for line in said if _UNDECODED.match(line)), None)
    if broken is not None:
        raise BadPicture(f"its samples cannot be decoded ({broken})")
    return image


def runs_out(content: bytes) -> bool:
    """Whether the samples of a JPEG end long before its last row.

    A decoder fills the rest with what came last and says nothing; but without its last bytes a whole picture is another
    one in its last rows only.
    """
    from PIL import ImageChops

    end = content.rfind(_END)
    samples = end - content.rfind(_SCAN, 0, end)
    if samples < _FEW:
        return False
    whole = _eighth(content)
    taken = min(samples // 2, 8 + 4 * samples // (whole.width * whole.height))  # the bytes of some blocks
    box = ImageChops.difference(whole, _eighth(content[: end - taken] + _END)).getbbox()
    # but of blocks that hold nothing, two bits each, which may be as large as four of another component
    rows = 4 + 4 * -(-taken * 8 // whole.width)
    return box is not None and bool(box[1] < whole.height - rows)


def _eighth(content: bytes) -> Image:
    """A JPEG at an eighth of its size, for which little more than its codes is read.  Raises BadPicture."""
    image = _opened(BytesIO(content), ("JPEG",))
    image.draft(image.mode, (max(1, image.width // 8), max(1, image.height // 8)))
    return loaded(image)


def flattened(image: Image, turned: int) -> Image:
    """In grey, RGB or CMYK of 8 bits, upright, its transparency laid on paper white."""
    from PIL import Image, ImageOps

    if turned != 1:
        ImageOps.exif_transpose(image, in_place=True)
    if image.mode in MODES and "transparency" not in image.info:
        return image
    return by_strips(image, Image.new, _flat)


def _flat(image: Image) -> Image:
    """The same of a strip that is upright."""
    from PIL import Image

    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if "A" in image.mode or "transparency" in image.info:
        clear = image.convert("RGBA")
        image = Image.new("RGB", clear.size, (255, 255, 255))
        image.paste(clear, mask=clear.getchannel("A"))
    if image.mode in ("1", "F"):
        image = image.convert("L")
    if image.mode == "LAB":
        image = _from_lab(image)
    return image if image.mode in MODES else image.convert("RGB")


def _from_lab(image: Image) -> Image:
    from PIL import ImageCms

    lab, rgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    return ImageCms.profileToProfile(image, lab, rgb, outputMode="RGB")


def start_of(path: str, size: int) -> bytes:
    """The first bytes of a picture.  Raises BadPicture."""
    try:
        with _file(path) as stream:
            return stream.read(size)
    except OSError as failure:
        raise BadPicture(f"it cannot be read ({failure.strerror})") from failure


def iptc(image: Image) -> dict[tuple[int, int], Any]:
    """The records of the IPTC block by their numbers; none where it is corrupt."""
    from PIL import IptcImagePlugin

    try:
        return IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:  # Pillow raises what its parser happens to meet
        return {}


def inks(image: Image) -> Image:
    """A CMYK picture as ink amounts: Pillow takes every CMYK JPEG for one of Adobe's and turns it over."""
    from PIL import ImageChops

    plain = image.mode == "CMYK" and image.format == "JPEG" and "adobe" not in image.info
    return ImageChops.invert(image) if plain else image


def sampled(image: Image, size: tuple[int, int]) -> Image:
    """Sampled down to fewer pixels."""
    from PIL import Image

    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def greyed(image: Image) -> Image:
    """A grey photograph that was saved as RGB in grey again; any other picture as it is."""
    from PIL import ImageChops

    if image.mode != "RGB":
        return image
    for _, strip in strips(image):
        red, green, blue = strip.split()
        for other in (red, blue):
            apart: Any = ImageChops.difference(green, other).getextrema()
            if apart[1] > _GREY_NOISE:
                return image
    return image.getchannel("G")


def through(image: Image, size: int, nodes: Sequence[float]) -> Image:
    """An RGB picture in CMYK, through a cube of nodes with red the fastest; by straight lines between them."""
    from PIL import ImageFilter

    return image.filter(ImageFilter.Color3DLUT(size, nodes, channels=4, target_mode="CMYK"))


def icc_nodes(size: int, source: bytes | None, press: bytes) -> bytes:
    """The inks at the nodes of a cube of RGB, from the picture's profile (sRGB where that is of no use) to the press's.

    The perceptual rendering of the profile, which holds its black generation.  Raises ValueError.
    """
    from PIL import Image, ImageCms

    steps = [round(step * 255 / (size - 1)) for step in range(size)]
    cube = bytes(part for blue in steps for green in steps for red in steps for part in (red, green, blue))
    image = Image.frombytes("RGB", (size**3, 1), cube)
    for own in (source, None) if source else (None,):
        try:
            begin = _opened_profile(own) if own else ImageCms.createProfile("sRGB")
            turn = ImageCms.buildTransform(begin, _opened_profile(press), "RGB", "CMYK", ImageCms.Intent.PERCEPTUAL)
            made = ImageCms.applyTransform(image, turn)
        except (ImageCms.PyCMSError, OSError, ValueError) as failure:
            reason = str(failure)
        else:
            return bytes(made.tobytes()) if made is not None else b""
    raise ValueError(f"it cannot be used ({reason})")


def _opened_profile(content: bytes) -> Any:
    from PIL import ImageCms

    try:
        return ImageCms.ImageCmsProfile(BytesIO(content))
    except (ImageCms.PyCMSError, OSError, ValueError) as failure:
        raise ValueError("it is not an ICC profile that can be read") from failure


def _total(image: Image) -> Image:
    """All four inks of every pixel as one number, 0 to 1020."""
    from PIL import ImageMath

    c, m, y, k = image.split()
    return ImageMath.lambda_eval(lambda ink: ink["c"] + ink["m"] + ink["y"] + ink["k"], c=c, m=m, y=y, k=k)


def most_ink(image: Image) -> float:
    """The most ink in one pixel of a grey or CMYK picture, per cent of all four."""
    totals = (_total(strip) if image.mode == "CMYK" else strip.convert("L") for _, strip in strips(image))
    return float(max(total.getextrema()[1] for total in totals)) / 2.55


def packed_ink(samples: bytes, size: tuple[int, int], inverted: bool = False) -> float:
    """The same of CMYK samples as a PDF holds them; `inverted`: white is 255."""
    from PIL import Image, ImageChops

    image = Image.frombytes("CMYK", size, samples)
    return most_ink(ImageChops.invert(image) if inverted else image)


def jpeg_ink(content: bytes, inverted: bool) -> float:
    """The same of a CMYK JPEG in a PDF, which says whether its inks are turned over.  Raises BadPicture."""
    from PIL import ImageChops

    image = loaded(_opened(BytesIO(content), ("JPEG",)))
    return most_ink(image if inverted or image.mode != "CMYK" else ImageChops.invert(image))


def limited(image: Image, limit: float) -> Image:
    """A CMYK picture with no more ink than the limit anywhere: black is kept, the coloured inks give way alike."""
    from PIL import Image, ImageMath

    most = int(limit * 2.55)

    def less(ink: Any) -> Any:
        coloured = ink["c"] + ink["m"] + ink["y"]
        room = ink["min"](coloured, most - ink["k"])
        return ink["x"] * room / ink["max"](coloured, 1)

    def strip_limited(strip: Any) -> Any:
        c, m, y, k = strip.split()
        made = [ImageMath.lambda_eval(less, x=part, c=c, m=m, y=y, k=k).convert("L") for part in (c, m, y)]
        return Image.merge("CMYK", (*made, k))

    return by_strips(image, Image.new, strip_limited)


def plate(path: str) -> Image:
    """A separation that a RIP wrote as a grey TIFF, turned over: 255 is the full ink."""
    from PIL import Image, ImageChops

    Image.MAX_IMAGE_PIXELS = None
    with Image.open(path, formats=("TIFF",)) as image:
        return ImageChops.invert(image.convert("L"))


def grey_png(ink: Image) -> bytes:
    """A plate as people look at it: the ink dark on white."""
    from PIL import ImageChops

    return _png(ImageChops.invert(ink))


def coverage(ink: Image) -> float:
    """How much of the paper an ink covers, per cent."""
    counts = ink.histogram()
    return float(sum(value * count for value, count in enumerate(counts)) / (2.55 * ink.width * ink.height))


def overlaid(inks: Sequence[Image]) -> Image:
    """All inks of every pixel as one number, 255 for each full one."""
    from PIL import ImageMath

    total = inks[0].convert("I")
    for ink in inks[1:]:
        total = ImageMath.lambda_eval(lambda seen: seen["all"] + seen["one"], all=total, one=ink)
    return total


def total_ink(total: Image, limit: float) -> tuple[float, float]:
    """The most ink in any pixel of what was overlaid, per cent, and the share of pixels over a limit, per cent."""
    from PIL import ImageMath

    over = ImageMath.lambda_eval(lambda seen: (seen["all"] > int(limit * 2.55)) * 255, all=total).convert("L")
    most: int = total.getextrema()[1]
    return most / 2.55, coverage(over)


def heat(total: Image, limit: float, colours: Sequence[tuple[float, tuple[int, int, int]]]) -> bytes:
    """What was overlaid as a PNG in colours: each holds from its share of the limit on."""
    from PIL import ImageMath

    step = limit * 2.55 / 200
    image = ImageMath.lambda_eval(
        lambda seen: seen["min"](seen["int"]((seen["all"] * 1000 + 999) / int(step * 1000)), 255), all=total
    ).convert("L")
    image = image.convert("P")
    palette: list[int] = []
    for value in range(256):
        own = [colour for share, colour in colours if value / 200 >= share]
        palette += own[-1]
    image.putpalette(palette)
    return _png(image)


def _png(image: Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", compress_level=3)
    return out.getvalue()
