"""What is kept of a picture's file tells nothing but the picture."""

import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from PIL import ExifTags, Image, ImageChops, ImageCms, ImageFile
from pillow_heif import HeifImagePlugin  # noqa: F401  (lets Pillow write HEIC)

from qcihungary.core.image_forms import as_jpeg
from qcihungary.core.private_metadata import without_private_metadata
from tests.factories import ImageFactory

SECRET = b"Camera of Anna Minta"
LATITUDE = (47.0, 30.0, 0.0)
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def photo() -> Image.Image:
    picture = Image.effect_noise((64, 32), 80).convert("RGB")
    picture.paste("red", (0, 0, 32, 32))
    return picture


def taken(kind: str, side_up: int = 1, **options: Any) -> bytes:
    """A picture as a phone makes it: with the place, the camera and the way it was held."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = side_up
    exif[ExifTags.Base.Make] = SECRET.decode()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = LATITUDE
    buffer = io.BytesIO()
    xmp = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    photo().save(buffer, kind, **{"exif": exif, "xmp": xmp, "icc_profile": PROFILE, **options})
    return buffer.getvalue()


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def is_same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox() is None


@pytest.mark.parametrize("side_up", [1, 6])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_only_what_shows_the_picture_remains(kind: str, side_up: int) -> None:
    before = taken(kind, side_up)
    assert opened(before).getexif().get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] == LATITUDE
    kept = without_private_metadata(before)
    assert SECRET in before
    assert SECRET not in kept
    picture = opened(kept)
    assert dict(picture.getexif()) == ({} if side_up == 1 else {ExifTags.Base.Orientation: side_up})
    assert "xmp" not in picture.info
    assert picture.info["icc_profile"] == PROFILE
    assert is_same(picture, opened(before)), "no pixel has changed"
    assert without_private_metadata(kept) == kept


def test_pixels_are_not_decoded_to_find_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = io.BytesIO()
    photo().save(plain, "PNG")
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda _picture: pytest.fail("it was decoded"))
    assert without_private_metadata(plain.getvalue()) == plain.getvalue()


def test_of_avif_too() -> None:
    before = taken("AVIF", 6)
    picture = opened(without_private_metadata(before))
    assert picture.format == "AVIF"
    assert not picture.getexif()
    assert "xmp" not in picture.info
    assert picture.size == (32, 64), "it was turned"
    plain = io.BytesIO()
    photo().save(plain, "AVIF")
    assert without_private_metadata(plain.getvalue()) == plain.getvalue()


def test_a_phones_own_format_becomes_jpeg() -> None:
    before = taken("HEIF")
    assert SECRET in before
    made = as_jpeg(ContentFile(before, name="IMG 1.HEIC"))
    assert made.name == "IMG 1.jpg"
    picture = opened(made.read())
    assert (picture.format, picture.size, picture.info["icc_profile"]) == ("JPEG", (64, 32), PROFILE)
    assert not picture.getexif()


def test_comments_and_what_comes_after_the_picture_go_too() -> None:
    jpeg = taken("JPEG", comment=SECRET, progressive=True)
    with_another = jpeg + taken("JPEG")
    assert SECRET not in without_private_metadata(with_another)
    assert without_private_metadata(with_another) == without_private_metadata(jpeg)
    gif = io.BytesIO()
    photo().save(gif, "GIF", save_all=True, append_images=[photo().rotate(180)], loop=3, comment=SECRET)
    kept = without_private_metadata(gif.getvalue())
    assert SECRET not in kept
    assert (opened(kept).n_frames, opened(kept).info["loop"]) == (2, 3)
    text = io.BytesIO()
    photo().save(text, "PNG")
    chunk = without_private_metadata(text.getvalue() + SECRET)
    assert SECRET not in chunk


def test_prints_keep_what_says_how_their_colours_are_written() -> None:
    buffer = io.BytesIO()
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(buffer, "JPEG")
    before = buffer.getvalue()
    assert b"Adobe" in before
    assert opened(without_private_metadata(before)).convert("RGB").getpixel((3, 3)) == opened(before).convert(
        "RGB"
    ).getpixel((3, 3))


@pytest.mark.parametrize(
    "content", [b"", b"dear diary", b"\xff\xd8\xff\xe0\x00", b"RIFF\x00\x00\x00\x00WEBPVP8", b"GIF89a"]
)
def test_what_is_no_picture_passes_as_it_is(content: bytes) -> None:
    assert without_private_metadata(content) == content


@pytest.mark.django_db
def test_whoever_saves_a_picture_keeps_nothing_else() -> None:
    image = ImageFactory(file=ContentFile(taken("JPEG"), name="p.jpg"))
    with image.file.open() as file:
        assert SECRET not in file.read()
    image.file_hash = ""
    assert image.get_file_hash() == type(image).objects.get(pk=image.pk).file_hash
