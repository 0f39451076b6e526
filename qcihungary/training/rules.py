"""What the times of an event must and must not be."""

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qcihungary.core.dates import local_day

if TYPE_CHECKING:
    from qcihungary.training.event import EventPage

LAST_MINUTE = datetime.time(23, 59)


def settle_whole_days(page: "EventPage") -> None:
    """Let an event of whole days last from the first midnight to the end of its last day, in Budapest."""
    if page.all_day and page.start and page.end:
        page.start = at(local_day(page.start), datetime.time.min)
        page.end = at(local_day(page.end), LAST_MINUTE)


def at(day: datetime.date, time: datetime.time) -> datetime.datetime:
    """A moment by Budapest's clocks, summer time or not."""
    return timezone.make_aware(datetime.datetime.combine(day, time))


def refuse_impossible_times(page: "EventPage") -> None:
    """Refuse an event that doesn't end after it begins.

    Raises:
        ValidationError: it doesn't.
    """
    if page.start and page.end and page.end <= page.start:
        raise ValidationError({"end": _("It ends before it begins.")})
