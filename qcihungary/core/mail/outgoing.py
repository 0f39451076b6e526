"""The outbox: a message is a row, saved in the transaction of what caused it. See docs/adr/0021-mail-by-an-outbox.md.

It is deleted ``MAIL_DAYS`` after it was sent or given up.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qcihungary.core.translation_policy import TranslationPolicy

WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440, 1440)]
"""How long to wait after each attempt that failed: three days and a half in all. After that it is given up."""


class MailState(models.TextChoices):
    """Where a message is on its way."""

    QUEUED = "queued", pgettext_lazy("mail", "Waiting")
    SENT = "sent", pgettext_lazy("mail", "Sent")
    FAILED = "failed", pgettext_lazy("mail", "Given up")
    NOBODY = "nobody", pgettext_lazy("mail", "For nobody")
    """Written where there is nobody to write to, so that the time which it takes tells nobody so."""


UNSENT = (MailState.QUEUED, MailState.FAILED)
NOBODY = "nobody@example.org"
"""Who gets what is for nobody."""


@dataclass(frozen=True)
class Attachment:
    """A small text file: an entry of a calendar, for instance. The type may have parameters."""

    name: str
    content_type: str
    text: str


class OutgoingMail(models.Model):
    """One message to one recipient, in the recipient's language."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    message_id = models.UUIDField(_("Message-ID"), default=uuid.uuid4, unique=True, editable=False)
    """The same at every attempt, so that a message that was sent twice is seen once."""

    kind = models.CharField(pgettext_lazy("of mail", "kind"), max_length=40, editable=False)
    """What sends it, in a word: ``contact``, for instance."""

    to = models.EmailField(pgettext_lazy("of mail", "to"), max_length=254, editable=False)
    reply_to = models.EmailField(pgettext_lazy("of mail", "reply to"), blank=True, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, editable=False)
    subject = models.CharField(_("subject"), max_length=250, editable=False)
    text = models.TextField(_("text"), editable=False)
    html = models.TextField(_("HTML"), editable=False)
    attachments = models.JSONField(_("attachments"), default=list, blank=True, editable=False)
    state = models.CharField(
        _("state"), max_length=6, choices=MailState.choices, default=MailState.QUEUED, editable=False
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    last_error = models.CharField(_("last error"), max_length=500, blank=True, editable=False)
    created = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    next_try = models.DateTimeField(_("next attempt"), default=timezone.now, editable=False)
    finished = models.DateTimeField(_("sent or given up"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")
        default_permissions = ("view", "delete")
        ordering = ("-created",)
        indexes = (
            models.Index(fields=["next_try"], condition=models.Q(state="queued"), name="core_mail_due"),
            models.Index(fields=["-created"], name="core_mail_newest"),
        )

    def __str__(self) -> str:
        return self.subject

    @property
    def files(self) -> list[Attachment]:
        """What is attached."""
        return [Attachment(**given) for given in self.attachments]

    def succeed(self) -> None:
        """A mail server has taken it."""
        self.state, self.last_error, self.finished = MailState.SENT, "", timezone.now()
        self.save(update_fields=["state", "last_error", "finished"])

    def fail(self, reason: str) -> None:
        """It could not be handed over: try again later, or give it up."""
        self.last_error = reason.replace("\0", "")[:500]
        if self.attempts > len(WAITS):
            self.state, self.finished = MailState.FAILED, timezone.now()
        else:
            self.next_try = timezone.now() + WAITS[self.attempts - 1]
        self.save(update_fields=["state", "last_error", "next_try", "finished"])

    def try_again(self) -> None:
        """Let a message that was given up begin anew."""
        self.state, self.attempts, self.finished, self.next_try = MailState.QUEUED, 0, None, timezone.now()
        self.save(update_fields=["state", "attempts", "finished", "next_try"])


def delete_old_mail() -> int:
    """Delete what was sent, or given up, more than MAIL_DAYS ago."""
    before = timezone.now() - timedelta(days=settings.MAIL_DAYS)
    deleted: tuple[int, dict[str, Any]] = OutgoingMail.objects.filter(finished__lt=before).delete()
    return deleted[1].get(OutgoingMail._meta.label, 0)
