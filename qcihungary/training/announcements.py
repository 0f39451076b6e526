"""What calendars were told of an event: a number that rises when its time, place or status does (RFC 5545, 3.8.7.4).

There is one for both languages, and it stays where the page is. A page can't hold it: publishing a revision brings
back all that the page was.
"""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qcihungary.core.translation_policy import TranslationPolicy

if TYPE_CHECKING:
    from qcihungary.training.event import EventPage


class Announcement(models.Model):
    """The state in which an event was last announced."""

    translation_policy = TranslationPolicy.LANGUAGE_FREE

    event = models.UUIDField(_("translation key of the event"), unique=True, default=uuid.uuid4)
    sequence = models.PositiveIntegerField(_("how often it has changed"), default=0)
    announced = models.JSONField(_("what was announced"), default=dict)
    changed = models.DateTimeField(_("when it last changed"), default=timezone.now)

    class Meta:
        verbose_name = _("announcement of an event")
        verbose_name_plural = _("announcements of events")

    def __str__(self) -> str:
        return f"{self.event} {self.sequence}"

    @classmethod
    def of(cls, page: "EventPage") -> "Announcement":
        """What was told of an event, in either language; nothing yet of one that was never published."""
        return cls.objects.filter(event=page.translation_key).first() or cls(event=page.translation_key)
