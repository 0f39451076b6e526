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
from qcihungary.training.registration.occasion import Occasion
from qcihungary.training.registration.registrations import Registration
from qcihungary.training.registration.vocabulary import State

PURPOSE = "registration"
"""What the outbox calls all of this."""


class Kind(Enum):
    """Why somebody is written to."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    MOVED_UP = "moved-up"
    KNOWN = "known"
    CANCELLED = "cancelled"
    CHANGED = "changed"
    """The event has another time or place, or takes place after all."""

    CALLED_OFF = "called-off"
    DELETED = "deleted"
    WITHDRAWN = "withdrawn"
    """Its desk was deleted: the event may take place, but nobody is registered any more."""

    HIDDEN = "hidden"
    """Its page isn't public any more."""

    RESTRICTED = "restricted"
    """Its page isn't open to everybody any more."""

    MOVED = "moved"
    """Its page has another address."""

    @property
    def subject(self) -> Any:
        """The subject, with room for the event's title."""
        return {
            Kind.CONFIRMED: _("You have a place: %(title)s"),
            Kind.WAITING: _("You are on the waiting list: %(title)s"),
            Kind.MOVED_UP: _("You have a place now: %(title)s"),
            Kind.KNOWN: _("You are registered already: %(title)s"),
            Kind.CANCELLED: _("Your registration is cancelled: %(title)s"),
            Kind.CHANGED: _("This has changed: %(title)s"),
            Kind.CALLED_OFF: _("This event is cancelled: %(title)s"),
            Kind.DELETED: _("This event is cancelled: %(title)s"),
            Kind.WITHDRAWN: _("Registration has ended: %(title)s"),
            Kind.HIDDEN: _("Its page is not public at the moment: %(title)s"),
            Kind.RESTRICTED: _("Its page is not open to everybody at the moment: %(title)s"),
            Kind.MOVED: _("Its page has a new address: %(title)s"),
        }[self]

    @property
    def calendar_method(self) -> str:
        """What the calendar file that comes along does in a calendar (RFC 5546); empty where none comes."""
        if self in {Kind.CALLED_OFF, Kind.DELETED}:
            return "CANCEL"
        return "PUBLISH" if self in {Kind.CONFIRMED, Kind.MOVED_UP, Kind.CHANGED} else ""


def send(registration: Registration, kind: Kind, page: EventPage | None = None) -> OutgoingMail:
    """Write to somebody about their registration; with a page, about the event as that tells of it."""
    with translation.override(registration.language):
        page = page or event_page(registration.desk.event_key, registration.language)
        occasion = Occasion.told_by(page) if page else Occasion.remembered(registration.desk)
        brings = page if registration.state == State.CONFIRMED else None  # who waits has no entry in a calendar yet
        return queue_mail(
            PURPOSE,
            to=registration.email,
            language=registration.language,
            subject=str(kind.subject) % {"title": occasion.title},
            template="registration",
            context={**about(registration, occasion), "kind": kind.value},
            attachments=calendar_of(brings, kind.calendar_method) if brings and kind.calendar_method else (),
        )


def send_message(registration: Registration, subject: str, text: str) -> OutgoingMail:
    """Send somebody what an editor wrote to all."""
    with translation.override(registration.language):
        return queue_mail(
            PURPOSE,
            to=registration.email,
            language=registration.language,
            subject=subject,
            template="registration_message",
            context={**about(registration, Occasion.of(registration.desk)), "paragraphs": paragraphs(text)},
        )


def about(registration: Registration, occasion: Occasion) -> dict[str, Any]:
    """What every such message says."""
    return {
        "registration": registration,
        "page": occasion,
        "event_url": occasion.absolute_url,
        "manage_url": f"{settings.BASE_URL}{manage_path(registration)}",
    }


def calendar_of(page: EventPage, method: str) -> list[Attachment]:
    """The event for a calendar."""
    content = calendar_of_event(page, method).decode()
    return [Attachment(f"{page.slug}.ics", f"text/calendar; method={method}", content)]


def paragraphs(text: str) -> list[list[str]]:
    """A plain text in paragraphs of lines."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [part.strip().split("\n") for part in parts if part.strip()]
