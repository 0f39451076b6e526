"""Dates and numbers as the reader's language writes them, always in Budapest's time."""

import datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format, get_format, number_format, time_format
from django.utils.translation import get_language

Day = datetime.date | datetime.datetime

DAY_IS_KNOWN = 3
"""The parts of a date of which all is known."""


def local_day(value: Day) -> datetime.date:
    """The calendar day in Budapest on which a moment falls."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def last_day(end: datetime.datetime) -> datetime.date:
    """The day on which something ends in Budapest. What ends at midnight ends on the day before."""
    return local_day(end - datetime.timedelta(microseconds=1))


def long_date(value: Day | None) -> str:
    """„2025. március 20.” or "20 March 2025"; nothing for nothing."""
    return _written(local_day(value), get_language()) if value else ""


@lru_cache(maxsize=4096)
def _written(day: datetime.date, language: str | None) -> str:
    """A day in full in the active language, which is given to tell the answers apart."""
    return date_format(day, "DATE_FORMAT")


def partial_date(value: Day | None, parts: int) -> str:
    """The year, for one part, the month, for two, or the day: „2025. március” or "March 2025"; nothing for nothing."""
    if parts == DAY_IS_KNOWN:
        return long_date(value)
    return date_format(local_day(value), "Y" if parts == 1 else "YEAR_MONTH_FORMAT") if value else ""


def long_datetime(value: datetime.datetime | None) -> str:
    """„2025. március 20., 14:30” or "20 March 2025, 14:30"; nothing for nothing."""
    return date_format(timezone.localtime(value), "DATETIME_FORMAT") if value else ""


def last_moment(end: datetime.datetime | None) -> str:
    """When something ends. Midnight, which people read as that day's evening, is 24:00 of the day before."""
    if end is None or clock(end) != "00:00":
        return long_datetime(end)
    return long_datetime(end - datetime.timedelta(minutes=1)).removesuffix("23:59") + "24:00"


def clock(value: datetime.time | datetime.datetime | None) -> str:
    """„09:30”, of a moment by Budapest's clocks; nothing for nothing."""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value).time()
    return time_format(value, "TIME_FORMAT") if value is not None else ""


def iso(value: Day | None, parts: int = DAY_IS_KNOWN) -> str:
    """ISO 8601, for ``datetime`` attributes: as many parts of a day as are known; a moment with its offset from UTC."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return "-".join(value.isoformat().split("-")[:parts]) if value else ""


def number(value: float) -> str:
    """A number with the language's own separators: „12 345,6” or "12,345.6"."""
    return number_format(value, force_grouping=True)


def date_range(start: Day, end: Day | None = None) -> str:
    """„2025. március 20–22.” or "20–22 March 2025"; no part that both days share is said twice."""
    first, last = local_day(start), local_day(end or start)
    if first == last:
        return long_date(first)
    if get_language() == "hu":
        return _hungarian_range(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date(last)}"
    if first.year == last.year:
        return f"{date_format(first, get_format('MONTH_DAY_FORMAT'))} – {long_date(last)}"
    return f"{long_date(first)} – {long_date(last)}"


def moment_range(start: datetime.datetime, end: datetime.datetime) -> str:
    """„2025. március 20., 09:30–16:00” or "20 March 2025, 09:30–16:00"; both days where they aren't the same."""
    if local_day(start) == local_day(end):
        return f"{long_datetime(start)}–{clock(end)}"
    if local_day(start) == last_day(end):
        return f"{long_datetime(start)}–24:00"
    return f"{long_datetime(start)} – {last_moment(end)}"


def _hungarian_range(first: datetime.date, last: datetime.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{date_format(first, 'Y. F j')}–{last.day}."
    if first.year == last.year:
        return f"{long_date(first)} – {date_format(last, get_format('MONTH_DAY_FORMAT'))}"
    return f"{long_date(first)} – {long_date(last)}"
