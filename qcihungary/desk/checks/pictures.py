"""Whether each picture can be understood by those who don't see it, and says who made it."""

from collections.abc import Iterator

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images.blocks import ImageChooserBlock

from qcihungary.core.blocks.media import PictureValue
from qcihungary.core.blocks.places import places_of
from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.images import SiteImage
from qcihungary.core.languages import OWN_NAMES, other_language
from qcihungary.core.pages import BasePage
from qcihungary.desk.checks.reading import Spot


def check_pictures(page: BasePage, request: HttpRequest) -> Iterator[Finding]:
    """Alternative text in the page's language, and a credit."""
    for image, spot in _described(page):
        if finding := _about_description(image, spot, page.language):
            yield finding
    credited: set[int] = set()
    for image, spot in _shown(page):
        if image.pk not in credited and not (image.credit_en or image.credit_hu):
            message = _("Nobody is credited for the picture “%(image)s”.") % {"image": image.title}
            yield Finding(Weight.WARNING, message, spot.field, spot.block_id, url=_address(image))
        credited.add(image.pk)


def _of_fields(page: BasePage) -> Iterator[tuple[SiteImage, Spot]]:
    """The pictures of the page's own fields: the lead image."""
    for field in page._meta.get_fields():
        if isinstance(field, models.ForeignKey) and field.related_model is SiteImage:
            image = getattr(page, field.name)
            if image:
                yield image, Spot(field.name)


def _only_decorates(page: BasePage, name: str) -> bool:
    """Whether the page says so of the picture in one of its fields."""
    return bool(getattr(page, f"{name}_is_decorative", False))


def _described(page: BasePage) -> Iterator[tuple[SiteImage, Spot]]:
    """Pictures whose own alternative text is read out: none that is decorative, or described where it stands."""
    yield from (found for found in _of_fields(page) if not _only_decorates(page, found[1].field))
    for place in places_of(page):
        value = place.value
        if not isinstance(value, PictureValue) or not value.get("image"):
            continue
        if not value.get("decorative") and not (value.get("alt") or "").strip():
            yield value["image"], Spot.of(place)


def _shown(page: BasePage) -> Iterator[tuple[SiteImage, Spot]]:
    yield from _of_fields(page)
    for place in places_of(page):
        if isinstance(place.block, ImageChooserBlock) and place.value:
            yield place.value, Spot.of(place)


def _about_description(image: SiteImage, spot: Spot, language: str) -> Finding | None:
    texts = {code: getattr(image, f"description_{code}") or "" for code in OWN_NAMES}
    if texts[language].strip():
        return None
    named = {"image": image.title, "language": OWN_NAMES[language]}
    if texts[other_language(language)].strip():
        message = _("The alternative text of the picture “%(image)s” is missing in this language (%(language)s).")
        return Finding(Weight.WARNING, message % named, spot.field, spot.block_id, url=_address(image))
    message = _("The picture “%(image)s” has no alternative text. Describe it, or say that it is decorative.")
    return Finding(Weight.ERROR, message % named, spot.field, spot.block_id, url=_address(image))


def _address(image: SiteImage) -> str:
    """Where its texts are changed."""
    return reverse("wagtailimages:edit", args=[image.pk])
