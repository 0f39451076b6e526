"""What renditions are made of instead of an original that is too large or in colours of print.

Wagtail makes renditions in three threads, and each decodes the original anew: a picture of 40 megapixels would take
more memory than a small server has. So it is decoded once, JPEG at a fraction of its size, and renditions are made of
that. See docs/adr/0037-pictures-as-they-come.md.
"""

import contextlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from PIL import Image, ImageCms, ImageOps

LEAST = (2400, 1350)
"""Both sides of a stand-in have at least so many pixels: twice the largest rendition."""

PRINT = "CMYK"


@dataclass(frozen=True)
class StandIn:
    """A picture that is used in another's place."""

    content: bytes
    scale: float
    """Its width to that of the original."""


def stand_in_for(original: BinaryIO) -> StandIn | None:
    """What is used in an original's place; None where the original is as good."""
    with Image.open(original) as picture:
        width, height = picture.size
        times = min(width // LEAST[0], height // LEAST[1])
        if times < 2 and picture.mode != PRINT:
            return None
        is_photo = picture.format in {"JPEG", "MPO"}
        small = in_screen_colours(reduced(picture, times))
        turned = ImageOps.exif_transpose(small)
    made = BytesIO()
    profile = turned.info.get("icc_profile")
    if is_photo and turned.mode in {"L", "RGB"}:
        turned.save(made, "JPEG", quality=95, subsampling=0, icc_profile=profile, exif=b"")
    else:
        turned.save(made, "PNG", compress_level=1, icc_profile=profile, exif=b"")
    return StandIn(made.getvalue(), small.width / width)


def reduced(picture: Image.Image, times: int) -> Image.Image:
    """A picture with each side that many times shorter. The decoder of JPEG does most of it."""
    if times < 2:
        return picture
    wanted = picture.width // times, picture.height // times
    picture.draft(None, wanted)
    info = picture.info
    if picture.mode in {"1", "P"}:
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    small = picture.resize(wanted, Image.Resampling.LANCZOS, reducing_gap=2.0)
    small.info = info
    return small


def in_screen_colours(picture: Image.Image) -> Image.Image:
    """A picture in colours of print as screens show it, by its own profile if that is sound; others as they are."""
    if picture.mode != PRINT:
        return picture
    info: dict[Any, Any] = {name: value for name, value in picture.info.items() if name == "exif"}
    converted = None
    if profile := picture.info.get("icc_profile"):
        with contextlib.suppress(ImageCms.PyCMSError, OSError):
            converted = ImageCms.profileToProfile(
                picture, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
    converted = converted or picture.convert("RGB")
    converted.info = info
    return converted
