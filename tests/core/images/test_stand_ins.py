"""Large pictures and prints are decoded once, smaller and in a screen's colours; what is shown is the same."""

import io
from typing import Any, cast

import pytest
from django.core.files.base import ContentFile
from PIL import ExifTags, Image

from qcihungary.core import stand_ins
from qcihungary.core.images import SiteImage
from qcihungary.core.presets import CARD
from qcihungary.core.stand_ins import stand_in_for
from tests.factories import ImageFactory

RED_PRINT = (0, 255, 255, 0)


def encoded(picture: Image.Image, kind: str = "JPEG", **options: Any) -> io.BytesIO:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return io.BytesIO(buffer.getvalue())


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def pixel(picture: Image.Image, place: tuple[int, int]) -> tuple[int, ...]:
    return cast("tuple[int, ...]", picture.getpixel(place))


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take for large what tests can make quickly."""
    monkeypatch.setattr(stand_ins, "LEAST", (160, 90))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA", "1"])
def test_something_smaller_stands_in_for_what_is_large(kind: str, mode: str) -> None:
    if kind == "JPEG" and mode in {"P", "RGBA"}:
        pytest.skip("there is no such JPEG")
    picture = Image.new("RGB", (960, 540), "white" if mode == "1" else "red").convert(mode)
    found = stand_in_for(encoded(picture, kind))
    assert found
    small = opened(found.content)
    assert small.size == (160, 90)
    assert found.scale == pytest.approx(1 / 6)
    seen = pixel(small.convert("RGBA"), (80, 45))
    wanted = pixel(opened(encoded(picture, kind).getvalue()).convert("RGBA"), (480, 270))
    assert all(abs(one - other) < 30 for one, other in zip(seen, wanted, strict=True))


def test_nothing_stands_in_for_what_is_small_or_narrow() -> None:
    assert stand_in_for(encoded(Image.new("RGB", (319, 540)))) is None
    assert stand_in_for(encoded(Image.new("RGB", (3000, 100)))) is None


def test_it_is_the_right_side_up() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    picture = Image.new("RGB", (640, 360), "blue")
    picture.paste("red", (0, 0, 320, 360))
    found = stand_in_for(encoded(picture, exif=exif))
    assert found
    small = opened(found.content)
    assert small.size == (90, 160)
    assert not small.getexif()
    red, _green, blue = pixel(small, (45, 20))
    assert red > 200 > 50 > blue, "what was on the left is on top"


@pytest.mark.parametrize("profile", [None, b"no profile at all"])
def test_a_print_is_shown_in_its_colours(profile: bytes | None) -> None:
    found = stand_in_for(encoded(Image.new("CMYK", (64, 64), RED_PRINT), icc_profile=profile))
    assert found
    small = opened(found.content)
    assert small.mode == "RGB"
    red, green, blue = pixel(small, (32, 32))
    assert red > 200 > 60 > max(green, blue)


@pytest.mark.django_db
def test_renditions_of_prints_are_in_screen_colours() -> None:
    print_ = encoded(Image.new("CMYK", (320, 180), RED_PRINT)).getvalue()
    image = ImageFactory(file=ContentFile(print_, name="print.jpg"))
    for spec, rendition in image.get_renditions(CARD.spec(320, "jpeg"), CARD.spec(320, "avif")).items():
        with rendition.file.open() as file:
            shown = Image.open(file)
            red, green, blue = pixel(shown.convert("RGB"), (9, 9))
            assert (shown.mode, red > 200, green < 60, blue < 60) == ("RGB", True, True, True), spec


@pytest.mark.django_db
def test_what_matters_most_stays_in_the_picture() -> None:
    picture = Image.new("RGB", (3200, 360), "blue")
    picture.paste("red", (640, 0, 1280, 360))
    file = ContentFile(encoded(picture, "PNG").getvalue(), name="wide.png")
    image: SiteImage = ImageFactory(
        file=file, focal_point_x=800, focal_point_y=180, focal_point_width=100, focal_point_height=100
    )
    rendition = image.get_rendition("fill-160x90|format-png")
    with rendition.file.open() as shown:
        assert pixel(Image.open(shown).convert("RGB"), (80, 45)) == (255, 0, 0)
    assert image.stand_in is None
    assert image.get_focal_point().centroid.x == 800, "of the original, as soon as it is done"
