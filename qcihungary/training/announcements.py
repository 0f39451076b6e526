"""What calendars were told of an event: a number that rises when its time, place or status does (RFC 5545, 3.8.7.4).

There is one for both languages, and it stays where the page is. The page can't hold it: publishing a revision brings
back all that the page was.
"""

import uuid
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published

from qcihungary.core.dates import iso
from qcihungary.core.translation_policy import TranslationPolicy

if TYPE_CHECKING:
    from qcihungary.training.event import EventPage


event_changed = Signal()
"""Something that matters has changed since it was last told. Gives the page, and what mattered before and now."""


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


def matters_to_calendars(page: "EventPage") -> dict[str, Any]:
    """What makes those who come look at their calendars again."""
    names = ("status", "all_day", "place_en", "place_hu", "address", "online_url")
    return {"start": iso(page.start), "end": iso(page.end), **{name: getattr(page, name) for name in names}}


def is_news(page: "EventPage") -> bool:
    """Whether publishing a page as it is now changes something that matters, of what was told and isn't over."""
    told = Announcement.of(page).announced
    is_off_still = page.is_cancelled and told.get("status") == page.status
    return bool(told) and told != matters_to_calendars(page) and not page.is_over and not is_off_still


@transaction.atomic
def announce(instance: "EventPage", **kwargs: Any) -> None:
    """Raise the number where something that matters differs from what was told before."""
    told, now = Announcement.of(instance), matters_to_calendars(instance)
    if told.announced == now:
        return
    before = told.announced
    told.sequence += bool(before)
    told.announced, told.changed = now, timezone.now()
    told.save()
    if before:
        event_changed.send(type(instance), page=instance, before=before, now=now)


def announce_what_is_published(model: "type[EventPage]") -> None:
    """Take notice of each publication, also a scheduled one. Called in the AppConfig's ``ready``."""
    page_published.connect(announce, sender=model, dispatch_uid="announce an event")
