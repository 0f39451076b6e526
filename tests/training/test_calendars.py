"""What calendars get: parsed by icalendar, and checked for what RFC 5545 and 7986 ask for."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from qcihungary.training.ical import calendar_of_event
from qcihungary.training.models import Announcement, EventPage, TrainingIndexPage
from tests.factories import EventPageFactory, Trees, alias_of, fresh, translate

BUDAPEST = ZoneInfo("Europe/Budapest")
LIST = {"en": "/en/training/calendar.ics", "hu": "/hu/kepzesek/calendar.ics"}


def at(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=BUDAPEST)  # type: ignore[arg-type, misc]  # of a tuple nobody knows the length


@pytest.fixture
def workshop(trees: Trees) -> EventPage:
    page = EventPageFactory(
        parent=trees[TrainingIndexPage, "en"],
        slug="photons",
        title="Sample: Photons, counted; and kept",
        start=at(2025, 3, 28, 9),
        end=at(2025, 3, 31, 16, 30),
        place_en="Sample Hall",
        place_hu="Minta Terem",
        address="1111 Budapest, Minta utca 1.",
    )
    page.save_revision().publish()
    found = fresh(page)
    assert isinstance(found, EventPage)
    return found


def calendar(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n")), "a line is longer than RFC 5545 lets it"
    found = Calendar.from_ical(response.content)
    assert found["version"] == "2.0"
    assert found["prodid"]
    for event in found.walk("VEVENT"):
        assert not event.errors
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS", "LAST-MODIFIED"} <= set(event)
        assert event["dtstamp"].dt.tzinfo
    return found


def only_event(client: Client, path: str) -> Any:
    (event,) = calendar(client, path).walk("VEVENT")
    return event


def publish(page: EventPage, **changes: Any) -> None:
    changed = fresh(page)
    for name, value in changes.items():
        setattr(changed, name, value)
    changed.save_revision().publish()


def test_moments_are_right_on_both_sides_of_summer_time(client: Client, workshop: EventPage) -> None:
    event = only_event(client, f"{workshop.url_path}event.ics")
    assert event["dtstart"].to_ical() == b"20250328T080000Z", "winter: one hour before UTC"
    assert event["dtend"].to_ical() == b"20250331T143000Z", "summer: two"
    assert str(event["summary"]) == "Sample: Photons, counted; and kept"
    assert event["summary"].params["language"] == "en"
    assert str(event["location"]) == "Sample Hall, 1111 Budapest, Minta utca 1."
    assert str(event["url"]) == f"http://testserver{workshop.url_path}"
    workshop.start, workshop.end = at(2025, 3, 28, 9), at(2025, 3, 31, 16, 30)
    (typed,) = Calendar.from_ical(calendar_of_event(workshop)).walk("VEVENT")
    assert (typed["dtstart"].dt, typed["dtend"].dt) == (event["dtstart"].dt, event["dtend"].dt), "as a form gives them"


def test_whole_days_are_days_and_end_before_the_next(client: Client, trees: Trees) -> None:
    page = EventPageFactory(
        parent=trees[TrainingIndexPage, "en"],
        slug="school",
        all_day=True,
        start=at(2025, 10, 25, 9),
        end=at(2025, 10, 27, 15),
    )
    assert (page.start, page.end) == (at(2025, 10, 25), at(2025, 10, 27, 23, 59))
    event = only_event(client, f"{page.url_path}event.ics")
    assert event["dtstart"].to_ical() == b"20251025"
    assert event["dtend"].to_ical() == b"20251028"
    assert event["dtstart"].params["value"] == "DATE"


def test_both_languages_subscribe_to_the_same_event_in_their_own_words(client: Client, workshop: EventPage) -> None:
    alias = alias_of(workshop)
    hungarian = only_event(client, LIST["hu"])
    assert hungarian["summary"].params["language"] == "en", "an alias is in the list, in the language that it has"
    translate(alias, title="Minta: Fotonok", slug="fotonok")
    english, hungarian = only_event(client, LIST["en"]), only_event(client, LIST["hu"])
    assert english["uid"] == hungarian["uid"] == str(workshop.translation_key)
    assert str(hungarian["summary"]) == "Minta: Fotonok"
    assert str(hungarian["location"]).startswith("Minta Terem")
    assert english["sequence"] == hungarian["sequence"] == 0


def test_the_sequence_rises_with_what_matters_and_only_then(client: Client, workshop: EventPage) -> None:
    translate(alias_of(workshop), title="Minta: Fotonok", slug="fotonok")
    publish(workshop, title="Sample: another title")
    assert only_event(client, LIST["en"])["sequence"] == 0
    publish(workshop, end=at(2025, 3, 31, 17))
    publish(workshop, status="cancelled")
    for language in ("en", "hu"):
        event = only_event(client, LIST[language])
        assert (event["sequence"], str(event["status"])) == (2, "CANCELLED")
    publish(workshop)
    assert only_event(client, LIST["en"])["sequence"] == 2
    assert Announcement.objects.count() == 1


def test_an_old_revision_that_is_published_again_is_a_change_too(client: Client, workshop: EventPage) -> None:
    before = workshop.latest_revision
    publish(workshop, online_url="https://example.org/")
    event = only_event(client, LIST["en"])
    assert (event["sequence"], str(event["conference"])) == (1, "https://example.org/")
    before.publish()
    assert only_event(client, LIST["en"])["sequence"] == 2


def test_a_draft_and_what_is_kept_back_are_in_no_calendar(client: Client, workshop: EventPage) -> None:
    draft = fresh(workshop)
    draft.title = "Sample: a draft"  # type: ignore[assignment]
    draft.save_revision()
    assert str(only_event(client, LIST["en"])["summary"]) == workshop.title
    workshop.unpublish()
    assert not calendar(client, LIST["en"]).walk("VEVENT")
    assert client.get(f"{workshop.url_path}event.ics").status_code == 410


def test_the_calendar_tells_its_name_and_how_often_to_ask(client: Client, workshop: EventPage) -> None:
    found = calendar(client, LIST["hu"])
    assert str(found["name"]) == str(found["x-wr-calname"]) == "QCIHungary: Kepzesek"
    assert found["refresh-interval"].dt == datetime.timedelta(hours=6)
    single = client.get(f"{workshop.url_path}event.ics")
    assert single.headers["Content-Disposition"] == 'attachment; filename="photons.ics"'
