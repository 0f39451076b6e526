"""Our image model, and the renditions that are made when an image is saved, never when a page is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, ClassVar

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.rect import Rect
from wagtail.search import index

from qcihungary.core.presets import FIGURE, all_specs
from qcihungary.core.private_metadata import without_private_metadata
from qcihungary.core.stand_ins import StandIn, stand_in_for
from qcihungary.core.translation_policy import TranslationPolicy

WHOLE = "original"
"""Wagtail's name of a rendition that is as large as its original."""


class Licence(models.TextChoices):
    """Under what terms a picture may be used again."""

    OWN = "own", _("© the project, all rights reserved")
    CC0 = "cc0", "CC0 1.0"
    CC_BY = "cc-by", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0"
    CC_BY_NC = "cc-by-nc", "CC BY-NC 4.0"
    PERMISSION = "permission", _("used with permission")
    UNKNOWN = "", _("not known")


class OnlyPicture(ContentFile):
    """A new file of which nothing but the picture was kept, so that nobody need look through it again."""


class SiteImage(AbstractImage):
    """A picture, once, whatever the language: described and captioned in both, with credit, licence and source."""

    translation_policy = TranslationPolicy.BILINGUAL
    file: Any

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
        "credit_en",
        "credit_hu",
        "licence",
        "caption_en",
        "caption_hu",
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

    # --- its file

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep of a new file nothing but the picture, whoever saves it."""
        if self.file:
            self.leave_out_private_metadata()
        super().save(*args, **kwargs)

    def _set_image_file_metadata(self) -> None:
        """Wagtail's note of the size and the hash, of the file as it is kept."""
        self.leave_out_private_metadata()
        super()._set_image_file_metadata()

    def leave_out_private_metadata(self) -> None:
        """Take out of a new file what it tells beside the picture, for example where it was taken."""
        # Django tells nowhere else that a file is new.
        if self.file._committed or isinstance(self.file.file, OnlyPicture):  # noqa: SLF001  (as above)
            return
        with self.open_file() as file:
            content = file.read()
        self.file = OnlyPicture(without_private_metadata(content), name=self.file.name)

    # --- renditions

    stand_in: StandIn | None = None
    """What renditions are made of just now, in place of the file."""

    @contextmanager
    def open_file(self) -> Iterator[Any]:
        """The file, or what stands in for it."""
        if self.stand_in:
            yield BytesIO(self.stand_in.content)
        else:
            with super().open_file() as file:
                yield file

    @contextmanager
    def standing_in(self) -> Iterator[None]:
        """While renditions are made: let something smaller stand in for a file that is too large."""
        if self.stand_in:
            yield
            return
        with self.open_file() as file:
            self.stand_in = stand_in_for(file)
        try:
            yield
        finally:
            self.stand_in = None

    def get_focal_point(self) -> Rect | None:
        """The part that matters most, in the pixels of what renditions are made of."""
        rect: Rect | None = super().get_focal_point()
        if rect and self.stand_in:
            return Rect(*(side * self.stand_in.scale for side in rect))
        return rect

    def get_rendition(self, filter: Any) -> "Rendition":  # noqa: A002  (Wagtail's name)
        """Wagtail's. Instead of the whole, which only its form asks for, it gives the largest that we show."""
        if str(getattr(filter, "spec", filter)) != WHOLE:
            made: Rendition = super().get_rendition(filter)
            return made
        largest = super().get_rendition(FIGURE.spec(FIGURE.useful_widths(self.width)[-1], "jpeg"))
        return Rendition(image=self, filter_spec=WHOLE, file=largest.file.name, width=self.width, height=self.height)

    def create_rendition(self, filter: Any) -> "Rendition":  # noqa: A002  (Wagtail's name)
        """Wagtail's, of what stands in for the file."""
        with self.standing_in():
            made: Rendition = super().create_rendition(filter)
        return made

    def create_renditions(self, *filters: Any) -> dict[Any, "Rendition"]:
        """Wagtail's, of what stands in for the file."""
        with self.standing_in():
            made: dict[Any, Rendition] = super().create_renditions(*filters)
        return made

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
