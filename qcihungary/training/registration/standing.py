"""How a desk stands at a moment: whether it takes registrations, and how many places are left."""

import datetime
import uuid
from dataclasses import dataclass
from enum import Enum

from django.db.models import Count, Q
from django.utils import timezone

from qcihungary.training.registration.desk import RegistrationDesk
from qcihungary.training.registration.vocabulary import State

COUNTS = {
    "confirmed": Count("registrations", filter=Q(registrations__state=State.CONFIRMED)),
    "waiting": Count("registrations", filter=Q(registrations__state=State.WAITING)),
    "cancelled": Count("registrations", filter=Q(registrations__state=State.CANCELLED)),
    "attended": Count("registrations", filter=Q(registrations__has_attended=True)),
}


class Door(Enum):
    """What a visitor finds."""

    OFF = "off"
    NOT_YET = "not-yet"
    OPEN = "open"
    WAITING = "waiting"
    """All places are taken, but there is a waiting list."""

    FULL = "full"
    CLOSED = "closed"
    CALLED_OFF = "called-off"
    """The event doesn't take place."""

    PAST = "past"

    @property
    def takes(self) -> bool:
        """Whether somebody can register, if only for the waiting list."""
        return self in {Door.OPEN, Door.WAITING}


@dataclass(frozen=True)
class Standing:
    """A desk at a moment."""

    door: Door
    capacity: int | None
    confirmed: int
    waiting: int
    opens_at: datetime.datetime | None
    closes_at: datetime.datetime | None

    @property
    def places_left(self) -> int | None:
        """How many more may have a place; None for as many as come."""
        return None if self.capacity is None else max(0, self.capacity - self.confirmed)

    @classmethod
    def of(cls, desk: RegistrationDesk, now: datetime.datetime | None = None) -> "Standing":
        """A desk now. One query."""
        counts = RegistrationDesk.objects.filter(pk=desk.pk).aggregate(
            confirmed=COUNTS["confirmed"], waiting=COUNTS["waiting"]
        )
        return cls.counted(desk, counts["confirmed"], counts["waiting"], now or timezone.now())

    @classmethod
    def at_event(cls, key: uuid.UUID) -> "Standing | None":
        """The desk of an event; None where nothing of it is public. One query."""
        desk = (
            RegistrationDesk.objects.filter(event_key=key, is_on=True)
            .annotate(confirmed=COUNTS["confirmed"], waiting=COUNTS["waiting"])
            .order_by()
            .first()
        )
        return desk and cls.counted(desk, desk.confirmed, desk.waiting, timezone.now())

    @classmethod
    def counted(cls, desk: RegistrationDesk, confirmed: int, waiting: int, now: datetime.datetime) -> "Standing":
        """A desk whose registrations are counted already."""
        is_full = desk.capacity is not None and (confirmed >= desk.capacity or waiting > 0)
        door = door_in_time(desk, now)
        if door is Door.OPEN and is_full:
            door = Door.WAITING if desk.has_waiting_list else Door.FULL
        closes_at = desk.closes_at or desk.event_starts_at
        return cls(door, desk.capacity, confirmed, waiting, desk.opens_at, closes_at)


def door_in_time(desk: RegistrationDesk, now: datetime.datetime) -> Door:
    """What the calendar says, however many places there are."""
    if not desk.is_on:
        return Door.OFF
    if desk.event_is_cancelled:
        return Door.CALLED_OFF
    if has_begun(desk, now):
        return Door.PAST
    if desk.closes_at and desk.closes_at <= now:
        return Door.CLOSED
    if desk.opens_at and now < desk.opens_at:
        return Door.NOT_YET
    return Door.OPEN


def has_begun(desk: RegistrationDesk, now: datetime.datetime | None = None) -> bool:
    """Whether the event has begun, after which nothing moves up or is cancelled any more."""
    return desk.event_starts_at is not None and desk.event_starts_at <= (now or timezone.now())
