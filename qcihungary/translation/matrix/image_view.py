"""The report of images without alternative text in one language, or in both."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.models import ReferenceIndex

from qcihungary.core.images import SiteImage
from qcihungary.core.languages import LANGUAGE_CODES, OWN_NAMES
from qcihungary.core.pictures import picture
from qcihungary.translation.matrix.frame import TranslationReport
from qcihungary.translation.matrix.gaps import editable
from qcihungary.translation.matrix.page_filters import LANGUAGES


def silent(code: str) -> Q:
    """That an image has no alternative text in a language."""
    return Q(**{f"description_{code}": ""}) | Q(**{f"description_{code}": None})


def silent_images(user: Any) -> QuerySet[SiteImage]:
    """The images that somebody may change and that lack one, those that pages use first."""
    content_type = ContentType.objects.get_for_model(SiteImage)
    uses = ReferenceIndex.objects.filter(
        to_content_type=content_type, to_object_id=Cast(OuterRef("pk"), models.CharField())
    )
    images: QuerySet[SiteImage] = editable(SiteImage, user)
    lacking = images.filter(reduce(or_, map(silent, LANGUAGE_CODES))).annotate(is_used=Exists(uses))
    return lacking.order_by("-is_used", "-created_at", "-pk")


class ImageFilters(WagtailFilterSet):
    """What the report is narrowed by."""

    language = django_filters.ChoiceFilter(
        label=_("Missing in"), choices=LANGUAGES, widget=forms.RadioSelect, empty_label=_("Either"), method="lacking"
    )
    used = django_filters.ChoiceFilter(
        label=_("Used"),
        choices=[("yes", _("Somewhere")), ("no", _("Nowhere"))],
        widget=forms.RadioSelect,
        empty_label=_("All"),
        method="used_somewhere",
    )

    class Meta:
        model = SiteImage
        fields: list[str] = []

    def lacking(self, queryset: QuerySet[SiteImage], name: str, value: str) -> QuerySet[SiteImage]:
        """Those without a text in a language."""
        return queryset.filter(silent(value))

    def used_somewhere(self, queryset: QuerySet[SiteImage], name: str, value: str) -> QuerySet[SiteImage]:
        """Those that something refers to, or that nothing does."""
        return queryset.filter(is_used=value == "yes")


class ImageColumn(Column):
    """The picture and its title, with the way to its form."""

    cell_template_name = "translation/image_cell.html"

    def get_cell_context_data(self, instance: SiteImage, parent_context: Any) -> dict[str, Any]:
        """A rendition that is there already: a list makes none."""
        shown = {"picture": picture(instance, "card"), "url": reverse("wagtailimages:edit", args=[instance.pk])}
        return {**super().get_cell_context_data(instance, parent_context), **shown}


class TextColumn(Column):
    """The alternative text in one language."""

    cell_template_name = "translation/alternative_cell.html"

    def __init__(self, code: str) -> None:
        super().__init__(f"description_{code}", label=OWN_NAMES[code])


class UsedColumn(Column):
    """Whether something shows it, with the way to what does."""

    cell_template_name = "translation/used_cell.html"


class ImagesReport(TranslationReport):
    """Images that the user may change."""

    tab = "images"
    filterset_class = ImageFilters
    search_fields = ("title",)
    nothing = _("Every image has an alternative text in both languages.")
    columns: ClassVar[list[Column]] = [
        ImageColumn("title", label=_("Image")),
        *(TextColumn(code) for code in LANGUAGE_CODES),
        UsedColumn("is_used", label=_("Used")),
    ]
    export_headings = {
        "title": pgettext_lazy("of an image", "Title"),
        "description_en": _("Alternative text in English"),
        "description_hu": _("Alternative text in Hungarian"),
        "is_used": _("Used"),
    }
    list_export = tuple(export_headings)

    def get_base_queryset(self) -> QuerySet[SiteImage]:
        """All that lack one."""
        return silent_images(self.request.user)
