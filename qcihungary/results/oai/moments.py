"""Datestamps of OAI-PMH: UTC, to the second or to the day (section 3.3 of the specification)."""

import datetime
import re

SECONDS = "%Y-%m-%dT%H:%M:%SZ"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SECOND = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def written(moment: datetime.datetime) -> str:
    """A moment as a datestamp."""
    return moment.astimezone(datetime.UTC).strftime(SECONDS)


def whole_second(moment: datetime.datetime) -> datetime.datetime:
    """A moment as its datestamp tells it."""
    return moment.astimezone(datetime.UTC).replace(microsecond=0)


def is_day(text: str) -> bool:
    """Whether a datestamp has the granularity of days."""
    return bool(DAY.fullmatch(text))


def first_moment(text: str) -> datetime.datetime:
    """The beginning of what a datestamp names.

    Raises:
        ValueError: it is none.
    """
    if is_day(text):
        return datetime.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=datetime.UTC)
    if SECOND.fullmatch(text):
        return datetime.datetime.strptime(text, SECONDS).replace(tzinfo=datetime.UTC)
    raise ValueError(text)


def last_moment(text: str) -> datetime.datetime:
    """The end of what a datestamp names: a day ends with its last second.

    Raises:
        ValueError: it is none.
    """
    moment = first_moment(text)
    return moment.replace(hour=23, minute=59, second=59) if is_day(text) else moment
