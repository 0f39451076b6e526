"""Which parts of a page a machine has drafted, and who has confirmed them since."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from qcihungary.core.desk.findings import Finding, Weight
from qcihungary.core.pages import BasePage
from qcihungary.core.translation_policy import TranslationPolicy
from qcihungary.translation.beside import label_of
from qcihungary.translation.parts import Part, parts_of


class MachineDraft(models.Model):
    """A part of a page as a machine has drafted it. It can't be published before somebody has confirmed it.

    To change the text confirms nothing: whoever changes one word need not have read the others.
    """

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    key = models.CharField(_("part"), max_length=200)
    """As in ``qcihungary.translation.parts``."""

    digest = models.CharField(_("what it says"), max_length=32)
    """Of the drafted text: a part that still says it isn't drafted again."""

    service = models.CharField(_("service"), max_length=40)
    made = models.DateTimeField(_("drafted"), default=timezone.now)
    confirmed = models.DateTimeField(_("confirmed"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("confirmed by"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip

    class Meta:
        verbose_name = _("draft by a machine")
        verbose_name_plural = _("drafts by a machine")
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "key"], name="machine_draft_once")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.key}"

    def confirm(self, user: Any) -> None:
        """Somebody has read it, and found or made it right."""
        self.confirmed, self.confirmed_by = timezone.now(), user
        self.save(update_fields=["confirmed", "confirmed_by"])


def note_drafts(page: BasePage, parts: dict[str, Part], service: str) -> None:
    """Remember that these parts, by their keys, are a machine's work. A draft takes back an earlier confirmation."""
    for key, part in parts.items():
        MachineDraft.objects.update_or_create(
            page_id=page.pk,
            key=key,
            defaults={
                "digest": part.digest, "service": service, "made": timezone.now(), "confirmed": None,
                "confirmed_by": None,
            },
        )  # fmt: skip


def unconfirmed(page: BasePage) -> list[Part]:
    """The parts of a draft that a machine made and nobody has confirmed, in their order."""
    waiting = set(MachineDraft.objects.filter(page=page.pk, confirmed=None).values_list("key", flat=True))
    return [part for part in parts_of(page) if part.key in waiting] if waiting else []


def refuse_unconfirmed(page: BasePage, request: HttpRequest) -> Iterator[Finding]:
    """What is looked at before a page is published."""
    for part in unconfirmed(page):
        message = gettext("“%(part)s” was drafted by a machine, and nobody has confirmed it yet.")
        yield Finding(Weight.ERROR, message % {"part": label_of(part)}, field=part.field, block_id=part.block_id)
