"""Project months become dates, because the grant is known: M1 begins on the project's first day."""

import calendar
import datetime

from django.utils import timezone

from qcihungary.consortium.context import Consortium
from qcihungary.deliverables.vocabulary import PortalState, Progress

SOON = datetime.timedelta(days=60)


def project_start() -> datetime.date | None:
    """The first day of the project, if anybody has entered it; kept in memory under a stamp."""
    return Consortium().facts.start_date


def due_date(month: int | None, start: datetime.date | None) -> datetime.date | None:
    """The last day of a project month: M18 of a project that began on 1 December 2022 is 31 May 2024."""
    if month is None or start is None:
        return None
    return months_after(start, month) - datetime.timedelta(days=1)


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or that month's last day if it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return day.replace(year=day.year + years, month=month + 1, day=min(day.day, last))


def progress(state: str, due: datetime.date | None, today: datetime.date | None = None) -> Progress:
    """How a deliverable stands on a day, by default on today's date in Budapest."""
    day = today or timezone.localdate()
    if PortalState(state).is_delivered:
        return Progress.DELIVERED
    if due and due < day:
        return Progress.OVERDUE
    return Progress.DUE_SOON if due and due - day <= SOON else Progress.PLANNED
