"""Who has a place. Whatever changes that goes through here, one at a time for each desk, so that none is given twice.

The desk's row is locked first. PostgreSQL makes the others wait for that row; SQLite, whose transactions are IMMEDIATE
(settings), for any writer. What was counted before the lock counts for nothing.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from qcihungary.training.registration import mails
from qcihungary.training.registration.consent import Consent
from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.registrations import Registration
from qcihungary.training.registration.standing import Door, Standing, has_begun
from qcihungary.training.registration.vocabulary import ACTIVE, State

REMIND_AFTER = timedelta(hours=1)
"""How long an address that registers again and again is left in peace."""


@dataclass(frozen=True)
class Application:
    """What a form says of somebody who wants to come."""

    email: str
    language: str
    consent: Consent
    details: dict[str, Any]


class NotTakenError(Exception):
    """The desk takes nobody, or nobody any more."""

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing.door.value)
        self.standing = standing


def locked(desk: RegistrationDesk) -> RegistrationDesk:
    """The desk as it is now, for this transaction alone."""
    return RegistrationDesk.objects.select_for_update().get(pk=desk.pk)


@transaction.atomic
def enter(desk: RegistrationDesk, application: Application) -> Registration:
    """Register somebody, for a place or for the waiting list, and write to them.

    An address that is registered already gets its link once more, and whoever typed it sees the same answer as
    everybody. A desk that is full says so before anything else, so that this tells of nobody, either.

    Raises:
        NotTakenError: nobody can register now.
    """
    desk = locked(desk)
    standing = Standing.of(desk)
    if not standing.door.takes:
        raise NotTakenError(standing)
    if known := desk.registrations.filter(email=application.email, state__in=ACTIVE).first():
        remind(known)
        return known
    made = Registration(
        desk=desk,
        state=State.CONFIRMED if standing.door is Door.OPEN else State.WAITING,
        language=application.language,
        email=application.email,
        consent_text=application.consent.text,
        consent_version=application.consent.version,
        consented_at=timezone.now(),
    )
    made.take(application.details)
    made.save()
    mails.send(made, mails.Kind.CONFIRMED if made.state == State.CONFIRMED else mails.Kind.WAITING)
    return made


def remind(registration: Registration) -> None:
    """Send somebody their link once more, unless that was done a moment ago."""
    now = timezone.now()
    if registration.reminded_at and now - registration.reminded_at < REMIND_AFTER:
        return
    registration.reminded_at = now
    registration.save(update_fields=["reminded_at"])
    mails.send(registration, mails.Kind.KNOWN)


@transaction.atomic
def change(registration: Registration, details: dict[str, Any]) -> bool:
    """Take over changed details; False where it was cancelled meanwhile."""
    locked(registration.desk)
    current = Registration.objects.get(pk=registration.pk)
    if not current.is_active:
        return False
    current.take(details)
    current.save()
    return True


@transaction.atomic
def leave(registration: Registration) -> bool:
    """Cancel a registration, once, and give its place to the first who waits; False where it was cancelled already."""
    desk = locked(registration.desk)
    current = Registration.objects.get(pk=registration.pk)
    if not current.is_active:
        return False
    current.state, current.cancelled_at = State.CANCELLED, timezone.now()
    current.forget_details()
    current.save()
    mails.send(current, mails.Kind.CANCELLED)
    move_up(desk)
    return True


@transaction.atomic
def settle(desk: RegistrationDesk) -> int:
    """Give away what places there are, after an editor changed their number; how many moved up."""
    return move_up(locked(desk))


def move_up(desk: RegistrationDesk) -> int:
    """Give each free place to the first who waits, and write to them. The desk is locked already."""
    if has_begun(desk) or desk.event_is_cancelled:
        return 0
    waiting = desk.registrations.filter(state=State.WAITING).order_by("registered_at", "pk")
    if desk.capacity is not None:
        free = desk.capacity - desk.registrations.filter(state=State.CONFIRMED).count()
        waiting = waiting[: max(0, free)]
    lucky = list(waiting)
    for registration in lucky:
        registration.state = State.CONFIRMED
        registration.save(update_fields=["state"])
        mails.send(registration, mails.Kind.MOVED_UP)
    return len(lucky)
