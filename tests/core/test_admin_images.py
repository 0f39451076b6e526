"""Uploading images: described in both languages, refused in words, without a trace of where they were taken."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import ExifTags, Image
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Collection

from qcihungary.core import images
from qcihungary.core.images import SiteImage
from qcihungary.core.pictures import picture
from qcihungary.core.private_metadata import without_private_metadata
from tests.factories import ImageFactory, MemberFactory, NewsPageFactory, body, homes

pytestmark = pytest.mark.django_db

ADD, ADD_MANY = reverse("wagtailimages:add"), reverse("wagtailimages:add_multiple")
BOTH = ("description_en", "description_hu", "caption_en", "caption_hu", "credit_en", "credit_hu")


def encoded(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def photo() -> Image.Image:
    """A wide picture that doesn't compress to nothing: red on the left, noise on the right."""
    picture = Image.effect_noise((320, 160), 80).convert("RGB")
    picture.paste("red", (0, 0, 160, 160))
    return picture


def claiming(width: int, height: int) -> bytes:
    """A PNG whose head promises that many pixels; what is behind it doesn't matter to who refuses by the head."""
    content = bytearray(encoded(Image.new("1", (1, 1)), "PNG"))
    content[16:24] = struct.pack(">II", width, height)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    return bytes(content)


def upload(desk: Client, name: str, content: bytes) -> Any:
    """Send the form of one image."""
    file = SimpleUploadedFile(name, content, "image/jpeg")
    return desk.post(ADD, {"title": "Picture", "file": file, "collection": Collection.get_first_root_node().pk})


def upload_many(desk: Client, name: str, content: bytes) -> Any:
    """Send one of the files that were dropped on the form for many."""
    file = SimpleUploadedFile(name, content, "image/jpeg")
    return desk.post(ADD_MANY, {"title": "Picture", "files[]": file}, headers={"x-requested-with": "XMLHttpRequest"})


def test_the_form_asks_in_both_languages_and_says_what_for(desk: Client) -> None:
    page = BeautifulSoup(desk.get(ADD).content, "html.parser")
    for name in (*BOTH, "licence", "source"):
        field = page.select_one(f"[data-contentpath={name}]")
        assert field, name
        assert field.select_one(".help"), f"{name} has no help text"
    labels = [label.get_text(strip=True) for label in page.select("label[for^=id_description]")]
    assert labels == ["Alternative text in English", "Alternative text in Hungarian"]
    english = page.select_one("[data-contentpath=credit_en]")
    assert english
    following = english.find_next(attrs={"data-contentpath": True})
    assert following
    assert following["data-contentpath"] == "credit_hu", "they stand side by side"


def test_what_was_filled_in_is_kept(desk: Client) -> None:
    texts = {name: f"The {name}" for name in BOTH}
    file = SimpleUploadedFile("p.jpg", encoded(photo()), "image/jpeg")
    collection = Collection.get_first_root_node().pk
    sent = {"title": "Picture", "file": file, "collection": collection, "licence": "cc-by", "source": "a.example/p"}
    response = desk.post(ADD, {**texts, **sent})
    assert response.status_code == 302, response.context["form"].errors
    image = SiteImage.objects.get()
    assert {name: getattr(image, name) for name in BOTH} == texts
    assert (image.licence, image.source) == ("cc-by", "https://a.example/p")


def test_many_at_once_are_described_in_both_languages_too(desk: Client) -> None:
    answer = upload_many(desk, "photo.jpg", encoded(photo())).json()
    assert answer["success"]
    page = BeautifulSoup(answer["form"], "html.parser")
    image = SiteImage.objects.get()
    prefix = f"image-{image.pk}"
    assert all(page.select_one(f"[name={prefix}-{name}]") for name in (*BOTH, "licence", "source"))
    first = [field["name"].removeprefix(f"{prefix}-") for field in page.select("form > .fields [name]")]
    assert first == ["description_en", "description_hu", "credit_en", "credit_hu", "licence"]
    assert page.select_one(f"details:not([open]) [name={prefix}-title]"), "the rest is folded away"
    texts = {f"{prefix}-{name}": "Two people" for name in BOTH}
    edited = desk.post(
        reverse("wagtailimages:edit_multiple", args=[image.pk]),
        {f"{prefix}-title": "People", f"{prefix}-tags": "", **texts},
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()
    assert edited["success"], edited
    image.refresh_from_db()
    assert image.description_hu == "Two people"


REFUSED = {
    "an SVG": ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "Not a supported image format"),
    "an SVG by another name": ("drawing.jpg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "does not match"),
    "a text": ("notes.jpg", b"dear diary", "not an image"),
    "nothing": ("nothing.jpg", b"", "empty"),
    "a JPEG cut off": ("photo.jpg", encoded(photo())[:3000], "damaged"),
    "a PNG cut off": ("photo.png", encoded(photo(), "PNG")[:3000], "damaged"),
    "a WebP cut off": ("photo.webp", encoded(photo(), "WEBP")[:1500], "damaged"),
    "a PNG that is called JPEG": ("photo.jpg", encoded(photo(), "PNG"), "does not match"),
    "a HEIC cut off": ("phone.heic", encoded(photo(), "HEIF")[:6000], "damaged"),
    "16 bits": ("microscope.png", encoded(Image.new("I;16", (320, 160), 40_000), "PNG"), "more than 8 bits"),
    "60 million pixels": ("wall.png", claiming(10_000, 6_000), "more than 50 million pixels"),
    "400 million pixels": ("bomb.png", claiming(20_000, 20_000), "more than 50 million pixels"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_shown_is_refused_in_words(desk: Client, case: str) -> None:
    name, content, words = REFUSED[case]
    response = upload(desk, name, content)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["file"]
    assert words in response.context["form"].errors["file"][0]
    answer = upload_many(desk, name, content)
    assert answer.status_code == 200
    assert not answer.json()["success"]
    assert words in answer.json()["error_message"]
    assert not SiteImage.objects.exists()


def test_nothing_that_was_typed_is_lost_when_a_file_is_refused(desk: Client) -> None:
    file = SimpleUploadedFile("notes.jpg", b"dear diary", "image/jpeg")
    typed = {name: f"Typed {name}" for name in BOTH}
    response = desk.post(
        ADD, {**typed, "title": "T", "file": file, "licence": "cc-by"}, headers={"accept-language": "hu"}
    )
    page = BeautifulSoup(response.content, "html.parser")
    assert {name: page.select_one(f"[name={name}]")["value"] for name in BOTH} == typed
    assert page.select_one("[name=licence] [selected]")["value"] == "cc-by"
    assert "nem kép" in page.select_one("#panel-child-content-file-errors, .error-message, [id$=file-errors]").text


MOVING = {"save_all": True, "append_images": [photo().rotate(180)]}
TAKEN = {
    "phone.heic": encoded(photo(), "HEIF"),
    "phone.jpg": encoded(photo(), "HEIF"),
    "a.avif": encoded(photo(), "AVIF"),
    "a.gif": encoded(photo(), "GIF"),
    "a.jpg": encoded(photo()),
    "a.png": encoded(photo(), "PNG"),
    "a.webp": encoded(photo(), "WEBP"),
    "print.jpg": encoded(photo().convert("CMYK")),
    "grey.jpg": encoded(photo().convert("L")),
    "palette.png": encoded(photo().convert("P"), "PNG", transparency=0),
    "see-through.png": encoded(photo().convert("LA"), "PNG"),
    "black-and-white.png": encoded(photo().convert("1"), "PNG"),
    "moving.gif": encoded(photo(), "GIF", **MOVING),
    "moving.webp": encoded(photo(), "WEBP", **MOVING),
}


@pytest.mark.parametrize("name", TAKEN)
def test_pictures_of_every_kind_come_in_and_can_be_shown(
    desk: Client, name: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = upload(desk, name, TAKEN[name])
    assert response.status_code == 302, response.context["form"].errors
    image = SiteImage.objects.get()
    assert image.width == 320
    assert image.file_size == image.file.size
    assert not image.file.name.endswith("heic"), "browsers don't show it"
    assert picture(image, "card")
    assert desk.get(reverse("wagtailimages:index")).status_code == 200


def test_a_picture_is_turned_as_the_camera_was_held_and_tells_no_place(
    desk: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # the camera was turned to the left
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (47.0, 30.0, 0.0)
    exif[ExifTags.Base.Make] = "Camera of Anna Minta"
    content = encoded(photo(), exif=exif, xmp=b"<x:xmpmeta>Anna Minta</x:xmpmeta>")
    assert content.count(b"Anna Minta") == 2
    with django_capture_on_commit_callbacks(execute=True):
        upload(desk, "photo.jpg", content)
    image = SiteImage.objects.get()
    form = desk.get(reverse("wagtailimages:edit", args=[image.pk]))  # makes one more
    assert "320x160" in form.content.decode(), "and tells the size of the whole"
    desk.get(reverse("wagtailimages:index"))  # and another one
    renditions = list(image.renditions.all())
    assert {rendition.filter_spec for rendition in renditions} == set(image.rendered) | {"max-165x165", "max-800x600"}
    for rendition in renditions:
        with rendition.file.open() as file:
            assert b"Anna Minta" not in file.read(), rendition.filter_spec
            file.seek(0)
            shown = Image.open(file)
            assert not shown.getexif(), rendition.filter_spec
            if not rendition.filter_spec.startswith("fill"):
                assert shown.height > shown.width, rendition.filter_spec
                red, green, _blue = shown.convert("RGB").getpixel((shown.width // 2, shown.height // 8))  # type: ignore[misc]
                assert red > 200 > green, "what was on the left is on top"


@pytest.mark.parametrize("send", [upload, upload_many])
def test_a_file_is_looked_through_once(
    desk: Client, monkeypatch: pytest.MonkeyPatch, send: Callable[[Client, str, bytes], Any]
) -> None:
    seen = []

    def look(content: bytes) -> bytes:
        seen.append(len(content))
        return without_private_metadata(content)

    monkeypatch.setattr(images, "without_private_metadata", look)
    content = encoded(photo())
    send(desk, "photo.jpg", content)
    assert SiteImage.objects.exists()
    assert seen == [len(content)]


def test_an_image_whose_file_is_lost_can_still_be_edited(desk: Client) -> None:
    image = ImageFactory()
    image.file.storage.delete(image.file.name)
    assert desk.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200
    assert desk.get(reverse("wagtailimages:index")).status_code == 200
    sent = {"title": "Found", "collection": image.collection_id, "description_hu": "Szöveg", "tags": ""}
    response = desk.post(reverse("wagtailimages:edit", args=[image.pk]), sent)
    assert response.status_code == 302, response.context["form"].errors


@pytest.mark.usefixtures("references")
def test_a_picture_says_where_it_is_used(desk: Client) -> None:
    image, idle = ImageFactory(), ImageFactory()
    home = homes()["en"]
    NewsPageFactory(parent=home, title="With a cover", lead_image=image)
    NewsPageFactory(parent=home, title="With a figure", body=body(("picture", {"image": image.pk})))
    MemberFactory(logo=image)

    def shown(name: str, of: SiteImage) -> BeautifulSoup:
        return BeautifulSoup(desk.get(reverse(f"wagtailimages:{name}", args=[of.pk])).content, "html.parser")

    for name in ("edit", "delete"):
        places = [place.get_text(" ", strip=True) for place in shown(name, image).select(".image-places li")]
        assert sorted(places) == [
            "Sample University member",
            "With a cover news article",
            "With a figure news article",
        ], name
    assert "It is used nowhere yet." in shown("edit", idle).select_one(".image-usage").text
    assert not shown("delete", idle).select(".help-warning")
    rows = BeautifulSoup(desk.get(reverse("wagtailimages:index"), {"layout": "list"}).content, "html.parser")
    counts = {
        row.select_one("a[href*=usage]")["href"]: row.select_one("a[href*=usage]").text
        for row in rows.select("tbody tr")
    }
    assert counts[reverse("wagtailimages:image_usage", args=[image.pk])].split()[1] == "3"
