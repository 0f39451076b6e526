"""Which text of its twin a page answers, part by part; and so, since when and where it is behind."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from qcihungary.core.translation_policy import TranslationPolicy


class Answer(models.Model):
    """What a told page knows of its twin in the other language. Either may be the source of a change.

    A *part* is a block at the top of a stream, or a field of another kind that is told. Its key is the field's name,
    for a block followed by a colon and the block's id, which twins share.
    """

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    page = models.OneToOneField(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(
        Revision, verbose_name=_("revision"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The twin's revision that it answered last."""

    parts = models.JSONField(_("parts"), default=list, editable=False)
    """The parts of the twin as they were answered, in their order: what changed since is compared with them."""

    behind = models.JSONField(_("behind"), default=dict, editable=False)
    """Key of each part that changed since → what is known of that change."""

    behind_count = models.PositiveIntegerField(_("parts behind"), default=0, editable=False)
    """How many parts that are."""

    behind_since = models.DateTimeField(_("behind since"), null=True, editable=False, db_index=True)
    """When the first of them was published; null where it is up to date."""

    answered = models.DateTimeField(_("answered"), auto_now=True)

    class Meta:
        verbose_name = _("answer to a source")
        verbose_name_plural = _("answers to sources")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(behind_count=0, behind_since=None)
                | models.Q(behind_count__gt=0, behind_since__isnull=False),
                name="translation_behind_since",
            )
        ]

    def __str__(self) -> str:
        return str(self.page_id)
