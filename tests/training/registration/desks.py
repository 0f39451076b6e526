"""Events that take registrations, and people who register."""

import datetime
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from qcihungary.core.forms.seals import Seal
from qcihungary.training.models import EventPage, Registration, RegistrationDesk, TrainingIndexPage
from qcihungary.training.registration import places
from qcihungary.training.registration.consent import Consent
from qcihungary.training.registration.events import take_times
from tests.factories import EventPageFactory, Trees, alias_of, translate

FORM = "/en/training/open-day/registration/"
URLAP = "/hu/kepzesek/nyilt-nap/registration/"
ANNA = {"full_name": "Minta Anna", "email": "anna@example.org", "consent": "on"}


def in_days(days: float) -> datetime.datetime:
    """A moment as forms know it, to the minute."""
    return (timezone.now() + datetime.timedelta(days=days)).replace(second=0, microsecond=0)


def plant(trees: Trees, *, starts_in: float = 10, **fields: Any) -> RegistrationDesk:
    """An open day in both languages, and its desk."""
    page: EventPage = EventPageFactory(
        parent=trees[TrainingIndexPage, "en"],
        slug="open-day",
        title="Open day",
        start=in_days(starts_in),
        end=in_days(starts_in + 0.2),
        place_en="Laboratory",
        place_hu="Laboratórium",
    )
    translate(alias_of(page), slug="nyilt-nap", title="Nyílt nap")
    return desk_of(page, **fields)


def desk_of(page: Page, **fields: Any) -> RegistrationDesk:
    desk = RegistrationDesk(event_key=page.translation_key, **{"is_on": True, "capacity": 2, **fields})
    take_times(desk)
    desk.save()
    return desk


def apply(desk: RegistrationDesk, name: str, language: str = "en") -> Registration:
    """Register somebody, as the form does once it was read."""
    application = places.Application(f"{name}@example.org", language, Consent("Yes."), {"name": name.title()})
    return places.enter(desk, application)


def send(client: Client, desk: RegistrationDesk, path: str = FORM, seal: Seal | None = None, **said: Any) -> Any:
    """Send the form, opened a minute ago."""
    sealed = seal or Seal.new(f"registration-{desk.pk}", seconds_ago=60)
    return client.post(path, {**ANNA, **said, "form_seal": str(sealed)})


def event(language: str = "en") -> EventPage:
    return EventPage.objects.get(url_path__startswith=f"/{language}/")


def by_code() -> None:
    for page in EventPage.objects.all():
        page.delete()


def restrict() -> None:
    for page in EventPage.objects.all():
        PageViewRestriction.objects.create(page=page, restriction_type="login")


STATES: dict[str, Callable[[], object]] = {
    "live": lambda: None,
    "hidden": lambda: EventPage.objects.update(live=False),
    "restricted": restrict,
    "called-off": lambda: EventPage.objects.update(status="cancelled"),
    "over": lambda: RegistrationDesk.objects.update(event_starts_at=in_days(-1)),
    "moved": lambda: event().move(event().get_parent().get_parent(), pos="last-child"),
    "only-hungarian": lambda: EventPage.objects.get(pk=event().pk).delete(),
    "english-hidden": lambda: event().unpublish(),
    "deleted": by_code,
}


def bring_into(state: str) -> None:
    STATES[state]()
