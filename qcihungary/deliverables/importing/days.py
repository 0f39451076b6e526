"""Days as spreadsheets and people write them, and the project months in which they lie."""

import calendar
import datetime
import re

from qcihungary.core.citation.months import date_of
from qcihungary.deliverables.schedule import due_date

FORMATS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d.",
    "%Y.%m.%d",
    "%Y. %m. %d.",
    "%Y. %m. %d",
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%d.%m.%Y.",
    "%d-%m-%Y",
    "%d-%b-%Y",
    "%d/%m/%y",
    "%d.%m.%y",
    "%d-%b-%y",
)
"""In figures the day stands before the month, as the portal has it. With names of months any order is read."""

TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$")
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?$")
SERIAL_ZERO = datetime.date(1899, 12, 30)
SERIALS = range(36526, 73051)
"""The days of this century as Excel counts them, where a cell lost its format."""

LAST_MONTH = 120
MONTH_AND_YEAR = 2
FIRST_YEAR = 1900


def parsed_date(text: str) -> datetime.date | None:
    """A date in any of the usual ways to write one, the day before the month."""
    plain = TIME.sub("", text)
    if (found := SERIAL.match(plain)) and int(found[1]) in SERIALS:
        return SERIAL_ZERO + datetime.timedelta(days=int(found[1]))
    for form in FORMATS:
        try:
            return datetime.datetime.strptime(plain, form).date()  # noqa: DTZ007  (a day)
        except ValueError:
            continue
    return in_words(plain, "")


def last_date(text: str) -> datetime.date | None:
    """The last day of what may be a whole month, too: "June 2024", "2024-06"."""
    return parsed_date(text) or in_words(text, "last")


def in_words(text: str, missing: str) -> datetime.date | None:
    """A date with the name of its month; of a month alone its last day, if that is asked for."""
    parts = [part for part in date_of(text) if part]
    if len(parts) < MONTH_AND_YEAR or not all(part.isdecimal() for part in parts):
        return None
    year, month, *day = map(int, parts)
    if year < FIRST_YEAR:
        return None
    try:
        last = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, day[0] if day else last) if day or missing else None
    except ValueError:
        return None


def month_of(day: datetime.date, start: datetime.date | None) -> int | None:
    """The project month in which a day lies; None outside the project, or while nobody knows when it began."""
    if start is None or day < start:
        return None
    ends = ((month, due_date(month, start)) for month in range(1, LAST_MONTH + 1))
    return next((month for month, end in ends if end and day <= end), None)
