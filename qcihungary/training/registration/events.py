"""The event that a desk stands for: its pages, and what the desk keeps of them."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models.signals import pre_delete
from django.utils.translation import get_language, gettext
from wagtail.signals import page_published

from qcihungary.training.event import EventPage
from qcihungary.training.registration.desk import RegistrationDesk


def watch() -> None:
    """Take notice of events that are published. Called in the AppConfig's ``ready``."""
    pre_delete.connect(remember, sender=EventPage, dispatch_uid="desks remember their events")
    page_published.connect(follow, sender=EventPage, dispatch_uid="desks follow their events")


def follow(instance: EventPage, **kwargs: Any) -> None:
    """Tell the event's desk, if there is one, when it is now."""
    RegistrationDesk.objects.filter(event_key=instance.translation_key).update(**times_of(instance))


def times_of(page: EventPage) -> dict[str, Any]:
    """What a desk keeps of its event."""
    return {"event_starts_at": page.start, "event_ends_at": page.end, "event_is_cancelled": page.is_cancelled}


def remember(instance: EventPage, **kwargs: Any) -> None:
    """Let the desk know what a page was called that is being deleted, in whatever way that happens."""
    with transaction.atomic():
        for desk in RegistrationDesk.objects.select_for_update().filter(event_key=instance.translation_key):
            desk.event_titles[instance.language] = instance.title
            desk.save(update_fields=["event_titles"])


def take_times(desk: RegistrationDesk) -> None:
    """Let a desk that is made or changed know when its event is; it isn't saved."""
    if page := event_page(desk.event_key):
        for name, value in times_of(page).items():
            setattr(desk, name, value)


def event_page(key: uuid.UUID, language: str = "") -> EventPage | None:
    """The event's page in a language, by default the active one; in the other where that isn't live; None for none."""
    code = language or get_language() or "en"
    pages = EventPage.objects.filter(translation_key=key)
    return max(pages, key=lambda page: (page.live, page.is_told, page.language == code), default=None)


def title_of(desk: RegistrationDesk) -> str:
    """The event's title in the active language."""
    page = event_page(desk.event_key)
    return page.title if page else gettext("An event that was deleted")


def titles_of(keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The titles of many events in the active language, by one query."""
    home = f"/{get_language()}/"
    pages = EventPage.objects.filter(translation_key__in=list(keys)).only("title", "translation_key", "url_path")
    in_order = sorted(pages, key=lambda page: page.url_path.startswith(home))
    return {page.translation_key: page.title for page in in_order}
