"""Dates and numbers, as each language writes them, in Budapest's time."""

import datetime

import pytest
from django import forms
from django.utils import translation
from wagtail.admin.forms.models import formfield_for_dbfield

from qcihungary.core.dates import clock, date_range, iso, last_day, long_date, long_datetime, moment_range, number
from qcihungary.news.models import NewsPage
from qcihungary.training.blocks import SessionBlock

DAY = datetime.date


@pytest.mark.parametrize(
    ("start", "end", "english", "hungarian"),
    [
        (DAY(2025, 3, 20), None, "20 March 2025", "2025. március 20."),
        (DAY(2025, 3, 20), DAY(2025, 3, 20), "20 March 2025", "2025. március 20."),
        (DAY(2025, 3, 20), DAY(2025, 3, 22), "20–22 March 2025", "2025. március 20–22."),
        (DAY(2025, 3, 30), DAY(2025, 4, 2), "30 March – 2 April 2025", "2025. március 30. – április 2."),
        (
            DAY(2025, 12, 30),
            DAY(2026, 1, 2),
            "30 December 2025 – 2 January 2026",
            "2025. december 30. – 2026. január 2.",
        ),
    ],
)
def test_ranges_say_nothing_twice(start: DAY, end: DAY | None, english: str, hungarian: str) -> None:
    with translation.override("en"):
        assert date_range(start, end) == english
    with translation.override("hu"):
        assert date_range(start, end) == hungarian


def test_moments_are_told_in_budapest_time() -> None:
    summer_evening = datetime.datetime(2025, 6, 30, 22, 30, tzinfo=datetime.UTC)
    winter_noon = datetime.datetime(2025, 1, 15, 12, 0, tzinfo=datetime.UTC)
    with translation.override("hu"):
        assert long_datetime(summer_evening) == "2025. július 1., 00:30"
        assert long_date(summer_evening) == "2025. július 1."
    with translation.override("en"):
        assert long_datetime(winter_noon) == "15 January 2025, 13:00"
    assert iso(summer_evening) == "2025-07-01T00:30:00+02:00"
    assert iso(DAY(2025, 3, 20)) == "2025-03-20"


def test_times_of_day_are_said_once_on_one_day() -> None:
    morning = datetime.datetime(2025, 3, 20, 8, 30, tzinfo=datetime.UTC)
    noon, night = morning.replace(hour=11), morning.replace(hour=23, minute=0)
    assert moment_range(morning, noon) == "20 March 2025, 09:30–12:30"
    assert moment_range(morning, night) == "20 March 2025, 09:30–24:00"
    with translation.override("hu"):
        assert moment_range(morning, noon) == "2025. március 20., 09:30–12:30"
    assert last_day(night) == DAY(2025, 3, 20), "what ends at midnight is no part of the next day"
    assert (clock(noon), clock(datetime.time(0)), clock(None)) == ("12:30", "00:00", "")


def test_nothing_is_told_of_no_date() -> None:
    assert long_date(None) == ""
    assert long_datetime(None) == ""
    assert iso(None) == ""


def test_numbers_are_grouped_by_the_language() -> None:
    with translation.override("en"):
        assert number(12345.6) == "12,345.6"
    with translation.override("hu"):
        assert number(12345.6) == "12\xa0345,6"


EIGHTH, EIGHTEENTH = datetime.date(2026, 12, 8), datetime.date(2026, 12, 18)


@pytest.mark.parametrize("language", ["en", "hu"])
@pytest.mark.parametrize(
    ("typed", "english", "hungarian"),
    [
        ("2026-12-08", EIGHTH, EIGHTH),
        ("2026. 12. 8.", EIGHTH, EIGHTH),
        ("2026.12.08.", EIGHTH, EIGHTH),
        ("2026. 12. 18.", EIGHTEENTH, EIGHTEENTH),
        ("2026. 12. 8", EIGHTH, EIGHTH),
        ("2026/12/08", EIGHTH, EIGHTH),
        ("08/12/2026", None, None),
        ("dec. 8.", None, None),
        ("8 December 2026", EIGHTH, None),
        ("2026. 02. 31.", None, None),
        ("12/31/2026", None, None),
        ("26. 12. 8.", None, None),
        ("tomorrow", None, None),
    ],
)
def test_a_typed_date_is_read_or_refused(
    typed: str, english: datetime.date | None, hungarian: datetime.date | None, language: str
) -> None:
    wanted = hungarian if language == "hu" else english
    with translation.override(language):
        for field, expected in (
            (forms.DateField(), wanted),
            (forms.DateTimeField(), wanted and datetime.datetime.combine(wanted, datetime.time(14, 30))),
        ):
            text = f"{typed} 14:30" if isinstance(field, forms.DateTimeField) else typed
            if expected is None:
                with pytest.raises(forms.ValidationError):
                    field.clean(text)
            else:
                found = field.clean(text)
                assert (found.replace(tzinfo=None) if isinstance(found, datetime.datetime) else found) == expected


@pytest.mark.parametrize("language", ["en", "hu"])
@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026. december 8.", "2026-12-08 00:00"),
        ("2026. dec. 8.", "2026-12-08 00:00"),
        ("2026 DECEMBER 8", "2026-12-08 00:00"),
        ("8 December 2026", "2026-12-08 00:00"),
        ("8. Dec. 2026", "2026-12-08 00:00"),
        ("2026. március 1.", "2026-03-01 00:00"),
        ("2026. szept. 1.", "2026-09-01 00:00"),
        ("1 Sept 2026", "2026-09-01 00:00"),
        ("2026. december 8. 10 óra", "2026-12-08 10:00"),
        ("2026. december 8., 10.30", "2026-12-08 10:30"),
        ("2026. december 8. 10 órakor", "2026-12-08 10:00"),
        ("2026. XII. 8.", "2026-12-08 00:00"),
        ("2026. december 8-án", "2026-12-08 00:00"),
        ("2026. január 1-jén 9 órakor", "2026-01-01 09:00"),
        ("December 8, 2026", "2026-12-08 00:00"),
        ("8th December 2026", "2026-12-08 00:00"),
        ("2026. XIII. 8.", None),
        ("2026. február 31.", None),
        ("2026. brumaire 8.", None),
        ("december 8.", None),
        ("2026. december 8. délben", None),
    ],
)
def test_a_month_may_have_its_name_in_the_admins_forms(typed: str, read: str | None, language: str) -> None:
    day, moment = (formfield_for_dbfield(NewsPage._meta.get_field(name)) for name in ("date", "go_live_at"))
    in_block = SessionBlock().child_blocks["day"]
    with translation.override(language):
        if read is None:
            with pytest.raises(forms.ValidationError):
                moment.clean(typed)
            return
        assert f"{moment.clean(typed):%Y-%m-%d %H:%M}" == read
        if read.endswith("00:00"):
            assert day.clean(typed).isoformat() == in_block.clean(typed).isoformat() == read[:10]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-12-27 24:00", "2026-12-28 00:00"),
        ("2026. december 31. 24:00", "2027-01-01 00:00"),
        ("2026. 10. 25. 24.00", "2026-10-26 00:00"),
        ("2026-12-27 24:01", None),
    ],
)
def test_the_end_of_a_day_is_read_as_it_is_written(typed: str, read: str | None) -> None:
    moment = formfield_for_dbfield(NewsPage._meta.get_field("go_live_at"))
    if read is None:
        with pytest.raises(forms.ValidationError):
            moment.clean(typed)
    else:
        assert f"{moment.clean(typed):%Y-%m-%d %H:%M}" == read


@pytest.mark.parametrize("language", ["en", "hu"])
@pytest.mark.parametrize(
    ("typed", "hour"), [("10:30", 10), ("10.30", 10), ("9:30:00", 9), ("25:30", None), ("10", None)]
)
def test_a_typed_time_is_read_or_refused(typed: str, hour: int | None, language: str) -> None:
    with translation.override(language):
        if hour is None:
            with pytest.raises(forms.ValidationError):
                forms.TimeField().clean(typed)
        else:
            assert forms.TimeField().clean(typed) == datetime.time(hour, 30)
