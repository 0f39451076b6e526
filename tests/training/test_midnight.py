"""Midnight in an event's times: as a beginning it is 00:00 of its own day, as an end the evening before.

Of an event of whole days only the days matter, whatever the times say: it is there on its last day, too.
"""

import datetime
from typing import Any

import pytest
from django.utils.translation import override
from icalendar import Event
from wagtail.models import Locale

from qcihungary.training.companions import companions_of
from qcihungary.training.feed import entry_of
from qcihungary.training.ical import add_times
from qcihungary.training.models import EventPage
from qcihungary.training.rules import settle_whole_days
from qcihungary.training.schedule import COLUMNS, Row
from tests.factories import BUDAPEST

pytestmark = pytest.mark.django_db  # pages ask for their content type


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=BUDAPEST)


def event(start: str, end: str, *, all_day: bool) -> EventPage:
    """One that nobody has saved, as its form leaves it."""
    page = EventPage(
        title="Keys", slug="keys", url_path="/en/training/keys/", locale=Locale(language_code="en"), kind="lecture"
    )
    page.start, page.end, page.all_day = moment(start), moment(end), all_day
    settle_whole_days(page)
    page.start, page.end = (each.astimezone(datetime.UTC) for each in (page.start, page.end))  # as databases give it
    return page


def row_of(page: EventPage) -> Row:
    """It as lists keep it."""
    columns: list[Any] = [getattr(page, name, None) for name in COLUMNS]
    return Row(*columns)


@pytest.mark.parametrize(
    ("start", "end", "english", "hungarian", "day", "utc"),
    [
        ("2026-05-01 00:00", "2026-05-01 08:00", "1 May 2026, 00:00–08:00", "2026. május 1., 00:00–08:00",
         "2026. május 1.", "20260430T220000Z/20260501T060000Z"),
        ("2026-05-01 18:00", "2026-05-02 00:00", "1 May 2026, 18:00–24:00", "2026. május 1., 18:00–24:00",
         "2026. május 1.", "20260501T160000Z/20260501T220000Z"),
        ("2026-05-01 00:00", "2026-05-02 00:00", "1 May 2026, 00:00–24:00", "2026. május 1., 00:00–24:00",
         "2026. május 1.", "20260430T220000Z/20260501T220000Z"),
        ("2026-05-01 00:00", "2026-05-03 00:00", "1 May 2026, 00:00 – 2 May 2026, 24:00",
         "2026. május 1., 00:00 – 2026. május 2., 24:00", "2026. május 1–2.", "20260430T220000Z/20260502T220000Z"),
        ("2026-03-29 00:00", "2026-03-30 00:00", "29 March 2026, 00:00–24:00", "2026. március 29., 00:00–24:00",
         "2026. március 29.", "20260328T230000Z/20260329T220000Z"),
        ("2026-10-25 00:00", "2026-10-26 00:00", "25 October 2026, 00:00–24:00", "2026. október 25., 00:00–24:00",
         "2026. október 25.", "20261024T220000Z/20261025T230000Z"),
        ("2026-12-31 20:00", "2027-01-01 00:00", "31 December 2026, 20:00–24:00", "2026. december 31., 20:00–24:00",
         "2026. december 31.", "20261231T190000Z/20261231T230000Z"),
        ("2027-01-01 00:00", "2027-01-01 02:00", "1 January 2027, 00:00–02:00", "2027. január 1., 00:00–02:00",
         "2027. január 1.", "20261231T230000Z/20270101T010000Z"),
    ],
)  # fmt: skip
def test_of_moments(start: str, end: str, english: str, hungarian: str, day: str, utc: str) -> None:
    page, calendar = event(start, end, all_day=False), Event()
    add_times(calendar, page)
    assert "/".join(calendar[name].to_ical().decode() for name in ("dtstart", "dtend")) == utc
    assert page.when == english
    with override("hu"):
        assert (page.when, row_of(page).teaser.when) == (hungarian, day)
        assert entry_of(page, "").summary.strip() == day
    assert row_of(page).years == [start[:4]]
    (companion,) = companions_of([page])
    assert str(companion.date) == start[:10]


@pytest.mark.parametrize(
    ("start", "end", "english", "hungarian", "days"),
    [
        ("2026-05-01 00:00", "2026-05-01 00:00", "1 May 2026", "2026. május 1.", "20260501/20260502"),
        ("2026-05-01 09:00", "2026-05-01 17:00", "1 May 2026", "2026. május 1.", "20260501/20260502"),
        ("2026-05-01 00:00", "2026-05-03 00:00", "1–3 May 2026", "2026. május 1–3.", "20260501/20260504"),
        ("2026-03-28 00:00", "2026-03-29 00:00", "28–29 March 2026", "2026. március 28–29.", "20260328/20260330"),
        ("2026-12-31 00:00", "2027-01-01 00:00", "31 December 2026 – 1 January 2027",
         "2026. december 31. – 2027. január 1.", "20261231/20270102"),
    ],
)  # fmt: skip
def test_of_whole_days(start: str, end: str, english: str, hungarian: str, days: str) -> None:
    page, calendar = event(start, end, all_day=True), Event()
    add_times(calendar, page)
    assert "/".join(calendar[name].to_ical().decode() for name in ("dtstart", "dtend")) == days
    assert page.when == row_of(page).teaser.when == english
    with override("hu"):
        assert page.when == row_of(page).teaser.when == entry_of(page, "").summary.strip() == hungarian
    assert row_of(page).years == sorted({start[:4], end[:4]})
