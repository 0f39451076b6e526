"""Images: renditions are made when an image is saved, and a page never makes one."""

from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from qcihungary.core.images import Rendition, SiteImage
from qcihungary.core.pictures import picture
from qcihungary.core.presets import CARD, LEAD, LOGO, PRESETS, all_specs
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> SiteImage:
    with django_capture_on_commit_callbacks(execute=True):
        saved: SiteImage = ImageFactory()
    return saved


def test_saving_makes_every_rendition_that_the_presets_ask_for(image: SiteImage) -> None:
    made = set(image.renditions.values_list("filter_spec", flat=True))
    assert made == set(all_specs(1600))
    assert CARD.spec(640, "avif") in made


def test_a_picture_has_every_format_in_every_useful_width(image: SiteImage) -> None:
    image.refresh_from_db()
    shown = picture(image, "lead")
    assert shown
    assert [source.mime for source in shown.sources] == ["image/avif", "image/webp", "image/jpeg"]
    assert [entry.split()[1] for entry in shown.sources[0].srcset.split(", ")] == ["640w", "1200w"]
    assert (shown.width, shown.height) == (1200, 675)


def test_a_picture_is_never_blown_up() -> None:
    assert LEAD.spec(1200, "jpeg") in all_specs(1200)
    assert LEAD.spec(1200, "jpeg") not in all_specs(1199)
    assert LEAD.spec(640, "jpeg") in all_specs(200), "but the smallest size is always there"


def test_no_rendition_is_made_while_a_page_is_read(
    image: SiteImage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    image.refresh_from_db()
    with django_assert_num_queries(0):
        assert picture(image, "card")
    for rendition in image.renditions.all():
        rendition.delete()
    image.refresh_from_db()
    with django_assert_num_queries(0):
        assert picture(image, "card") is None, "no page points to a rendition that is gone"
    assert not Rendition.objects.exists()


def test_no_image_no_picture(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert picture(None, "card") is None


def test_a_missing_file_ends_well(image: SiteImage) -> None:
    image.renditions.all().delete()
    Path(image.file.path).unlink()
    image.make_renditions()
    assert SiteImage.objects.get(pk=image.pk).rendered == {}


def test_alternative_text_and_caption_follow_the_reader(image: SiteImage) -> None:
    with translation.override("hu"):
        assert image.default_alt_text == "Két ember egy gépteremben"
        assert image.caption == "A gépterem"
    with translation.override("en"):
        assert image.default_alt_text == "Two people in a machine room"


def test_the_title_is_never_read_out_as_alternative_text() -> None:
    assert ImageFactory.build(description_en="", description_hu="").default_alt_text == ""


def test_presets_without_a_ratio_have_no_height() -> None:
    with pytest.raises(ValueError, match="own ratio"):
        LOGO.height(160)
    assert {"lead", "card", "figure", "logo"} <= set(PRESETS)


def test_originals_have_no_address(client: Client, image: SiteImage) -> None:
    rendition = image.renditions.first()
    assert rendition
    served = client.get(rendition.url)
    assert served.status_code == 200
    assert "immutable" in served.headers["Cache-Control"]
    assert served.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert client.get(f"/media/{image.file.name}").status_code == 404
    assert client.get("/media/images/../db.sqlite3").status_code == 404
