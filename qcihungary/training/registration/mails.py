"""What registrants are written, in the language in which they registered, by the outbox (``core.mail``)."""

from enum import Enum
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from qcihungary.core.mail.outgoing import Attachment, OutgoingMail
from qcihungary.core.mail.writing import queue_mail
from qcihungary.training.event import EventPage
from qcihungary.training.ical import calendar_of_event
from qcihungary.training.registration.addresses import manage_path
from qcihungary.training.registration.events import event_page
from qcihungary.training.registration.registrations import Registration

PURPOSE = "registration"
"""What the outbox calls all of this."""


class Kind(Enum):
    """Why somebody is written to."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    MOVED_UP = "moved-up"
    KNOWN = "known"
    CANCELLED = "cancelled"

    @property
    def subject(self) -> Any:
        """The subject, with room for the event's title."""
        return {
            Kind.CONFIRMED: _("You have a place: %(title)s"),
            Kind.WAITING: _("You are on the waiting list: %(title)s"),
            Kind.MOVED_UP: _("You have a place now: %(title)s"),
            Kind.KNOWN: _("You are registered already: %(title)s"),
            Kind.CANCELLED: _("Your registration is cancelled: %(title)s"),
        }[self]

    @property
    def brings_calendar(self) -> bool:
        """Whether the event comes along, for the calendar."""
        return self in {Kind.CONFIRMED, Kind.MOVED_UP}


def send(registration: Registration, kind: Kind) -> OutgoingMail | None:
    """Write to somebody about their registration; nothing where the event's pages are gone."""
    page = event_page(registration.desk.event_key, registration.language)
    if page is None:
        return None
    with translation.override(registration.language):
        return queue_mail(
            PURPOSE,
            to=registration.email,
            language=registration.language,
            subject=str(kind.subject) % {"title": page.title},
            template="registration",
            context={**about(registration, page), "kind": kind.value},
            attachments=calendar_of(page) if kind.brings_calendar else (),
        )


def send_message(registration: Registration, subject: str, text: str) -> OutgoingMail | None:
    """Send somebody what an editor wrote to all."""
    page = event_page(registration.desk.event_key, registration.language)
    if page is None:
        return None
    with translation.override(registration.language):
        return queue_mail(
            PURPOSE,
            to=registration.email,
            language=registration.language,
            subject=subject,
            template="registration_message",
            context={**about(registration, page), "paragraphs": paragraphs(text)},
        )


def about(registration: Registration, page: EventPage) -> dict[str, Any]:
    """What every such message says."""
    return {
        "registration": registration,
        "page": page,
        "event_url": page.absolute_url,
        "manage_url": f"{settings.BASE_URL}{manage_path(page, registration)}",
    }


def calendar_of(page: EventPage) -> list[Attachment]:
    """The event for a calendar."""
    return [Attachment(f"{page.slug}.ics", "text/calendar; method=PUBLISH", calendar_of_event(page).decode())]


def paragraphs(text: str) -> list[list[str]]:
    """A plain text in paragraphs of lines."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [part.strip().split("\n") for part in parts if part.strip()]
