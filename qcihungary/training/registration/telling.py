"""Tells people what becomes of the event for which they registered, in the transaction in which it happens.

A new time or place, the cancelling and the deletion are told unless an editor chose otherwise for this once. They are
noticed where they happen, so that nothing passes by: not a schedule, not a deleted section, not a script. See
docs/adr/0045-registrants-are-told.md.
"""

import uuid
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_delete
from django.utils import timezone
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import ModelLogEntry
from wagtail.signals import page_published, page_unpublished

from qcihungary.core.languages import LANGUAGE_CODES
from qcihungary.training.announcements import Announcement, event_changed
from qcihungary.training.event import EventPage
from qcihungary.training.facts import FACTS
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.events import event_page
from qcihungary.training.registration.mails import Kind, send
from qcihungary.training.registration.occasion import title_remembered
from qcihungary.training.registration.vocabulary import ACTIVE
from qcihungary.training.vocabulary import EventStatus

LETTER, EXPORT = "registrations.letter", "registrations.export"
"""What the log calls what was done with the people of a desk."""


def watch() -> None:
    """Take notice of events that change or go. Called in the AppConfig's ``ready``."""
    event_changed.connect(tell_of_change, sender=EventPage, dispatch_uid="tell people of a change")
    post_delete.connect(tell_of_deletion, sender=EventPage, dispatch_uid="tell people of a deletion")
    page_unpublished.connect(tell_of_expiry, sender=EventPage, dispatch_uid="tell people of an expiry")
    page_published.connect(forget_choice, sender=EventPage, dispatch_uid="a choice is for one publication")


def tell_of_change(page: EventPage, before: dict[str, Any], now: dict[str, Any], **kwargs: Any) -> None:
    """What was published has another time or place, or doesn't take place. What is over or stays off is told nobody."""
    was_off = before.get("status") == EventStatus.CANCELLED
    if page.is_over or (was_off and page.is_cancelled):
        return
    tell_if_wanted(page.translation_key, Kind.CALLED_OFF if page.is_cancelled else Kind.CHANGED, page)


@transaction.atomic
def tell_of_deletion(instance: EventPage, **kwargs: Any) -> None:
    """The last page of an event is gone. One that was over or cancelled already is told nobody."""
    key = instance.translation_key
    if EventPage.objects.filter(translation_key=key).exclude(pk=instance.pk).exists():
        return
    Announcement.objects.filter(event=key).update(sequence=F("sequence") + 1, changed=timezone.now())
    is_news = not instance.is_over and not instance.is_cancelled
    if is_news:
        instance.status = EventStatus.CANCELLED
        tell_if_wanted(key, Kind.DELETED, instance)
    RegistrationDesk.objects.filter(event_key=key).update(is_on=False)


@transaction.atomic
def tell_of_expiry(instance: EventPage, **kwargs: Any) -> None:
    """A page has expired. Those whose page it was are told, if an editor wanted that; of what is over, nobody is.

    Where both languages expire at one moment, the last of them tells all.
    """
    if not instance.expired or instance.alias_of_id or instance.is_over or instance.is_cancelled:
        return
    versions = list(EventPage.objects.filter(translation_key=instance.translation_key))
    gone = [page for page in versions if page.expire_at == instance.expire_at or page.alias_of_id == instance.pk]
    if any(page.live and not page.alias_of_id for page in gone):
        return
    desk = RegistrationDesk.objects.select_for_update().filter(event_key=instance.translation_key).first()
    if desk is not None and desk.tells_of_expiry:
        tell(desk, Kind.HIDDEN, languages={page.language for page in gone})


def forget_choice(instance: EventPage, **kwargs: Any) -> None:
    """What an editor chose not to have written is written the next time, unless its publication is still to come."""
    key = instance.translation_key
    desks = RegistrationDesk.objects.filter(event_key=key, tells_people=False)
    if desks.exists() and not any(page.scheduled_revision for page in EventPage.objects.filter(translation_key=key)):
        desks.update(tells_people=True)


@transaction.atomic
def tell_if_wanted(key: uuid.UUID, kind: Kind, page: EventPage) -> int:
    """Write to everybody, unless an editor chose otherwise; the choice is for this once."""
    desk = RegistrationDesk.objects.select_for_update().filter(event_key=key).first()
    if desk is None:
        return 0
    if not desk.tells_people:
        desk.tells_people = True
        desk.save(update_fields=["tells_people"])
        return 0
    return tell(desk, kind, page)


@transaction.atomic
def tell(
    desk: RegistrationDesk, kind: Kind, page: EventPage | None = None, languages: Collection[str] = LANGUAGE_CODES
) -> int:
    """Write to everybody who has a place or waits for one, and registered in one of these languages; how many."""
    people = list(desk.registrations.filter(state__in=ACTIVE, language__in=languages).select_related("desk"))
    for one in people:
        send(one, kind, page and page_for(one.language, desk, page))
    if people:
        log(desk, LETTER, data={"letter": kind.value, "people": len(people)})
    return len(people)


def written_just_now() -> int:
    """How many letters the log has of what the admin was just asked for."""
    request = get_active_log_context().uuid
    entries = ModelLogEntry.objects.filter(action=LETTER, uuid=request) if request else ()
    return sum(entry.data["people"] for entry in entries)


def page_for(language: str, desk: RegistrationDesk, page: EventPage) -> EventPage:
    """The event's page in somebody's language, with the facts that another version has right now."""
    theirs = event_page(desk.event_key, language)
    if theirs is None:
        page.title = title_remembered(desk, language) or page.title
        return page
    for name in FACTS.fields:
        setattr(theirs, name, getattr(page, name))
    return theirs
