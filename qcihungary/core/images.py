"""Our image model, and the renditions that are made when an image is saved, never when a page is read."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from qcihungary.core.presets import all_specs
from qcihungary.core.translation_policy import TranslationPolicy


class Licence(models.TextChoices):
    """Under what terms a picture may be used again."""

    OWN = "own", _("© the project, all rights reserved")
    CC0 = "cc0", "CC0 1.0"
    CC_BY = "cc-by", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0"
    CC_BY_NC = "cc-by-nc", "CC BY-NC 4.0"
    PERMISSION = "permission", _("used with permission")
    UNKNOWN = "", _("not known")


class SiteImage(AbstractImage):
    """A picture, once, whatever the language: described and captioned in both, with credit, licence and source."""

    translation_policy = TranslationPolicy.BILINGUAL

    description = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        default="",
        help_text=_("What the picture shows, for those who can't see it. Not its title."),
    )
    """Wagtail's own field under the name that accessibility guidelines give it."""

    caption = models.CharField(
        _("caption"), max_length=300, blank=True, help_text=_("What everybody reads under the picture.")
    )
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who made it, for example: photo by BME.")
    )
    licence = models.CharField(
        _("licence"),
        max_length=12,
        choices=Licence.choices,
        blank=True,
        help_text=_("Under what terms others may use it again."),
    )
    rendered = models.JSONField(default=dict, editable=False)
    """The renditions that exist: filter specification → [file, width, height]. So a page needs no query for them."""

    source = models.URLField(_("source"), blank=True, help_text=_("The address where it was found, if it isn't ours."))

    admin_form_fields = (
        "title",
        "file",
        "description_en",
        "description_hu",
        "caption_en",
        "caption_hu",
        "credit_en",
        "credit_hu",
        "licence",
        "source",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields: ClassVar[list[index.BaseField]] = [
        *AbstractImage.search_fields,
        index.SearchField("caption"),
        index.SearchField("credit"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self) -> str:
        """The alternative text in the reader's language. Never the title, which is a file name more often than not."""
        return self.description

    def make_renditions(self) -> None:
        """Make every rendition that a named preset asks for and that isn't there yet, and note what there is.

        Quiet about a missing file: then nothing is noted, and pages show the drawn cover.
        """
        if self.file and self.file.storage.exists(self.file.name):
            made = self.get_renditions(*all_specs(self.width))
            self.rendered = {spec: [found.file.name, found.width, found.height] for spec, found in made.items()}
        else:
            self.rendered = {}
        type(self).objects.filter(pk=self.pk).update(rendered=self.rendered)


class Rendition(AbstractRendition):
    """One size and format of an image."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together: ClassVar[Any] = ("image", "filter_spec", "focal_point_key")
