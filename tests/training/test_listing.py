"""The list: what is on and what is coming first, soonest first; then what has been, by year."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone, translation

from qcihungary.training.models import EventPage, TrainingIndexPage
from tests.factories import EventPageFactory, MemberFactory, Trees, alias_of, fresh

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


def event(
    trees: Trees, title: str, start: datetime.timedelta, length: datetime.timedelta = HOUR, **more: Any
) -> EventPage:
    begins = timezone.now() + start
    slug = title.lower().replace(" ", "-")
    made = EventPageFactory(
        parent=trees[TrainingIndexPage, "en"], title=title, slug=slug, start=begins, end=begins + length, **more
    )
    assert isinstance(made, EventPage)
    return made


@pytest.fixture
def events(trees: Trees) -> None:
    member = MemberFactory(short_name="BME")
    event(trees, "Next year", 400 * DAY, kind="lecture", spoken_language="mul")
    event(trees, "Tomorrow", DAY, kind="course", spoken_language="hu", place_en="Győr")
    event(trees, "On now", -DAY, 2 * DAY, kind="exhibition", spoken_language="en")
    event(trees, "Off", 2 * DAY, kind="lecture", status="cancelled")
    begins = datetime.datetime(2024, 12, 30, 9, tzinfo=datetime.UTC)
    over = EventPageFactory(
        parent=trees[TrainingIndexPage, "en"], title="Across", slug="across", start=begins, end=begins + 4 * DAY
    )
    over.members = [member]
    over.save()
    event(trees, "Just over", -2 * HOUR)


def shown(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/en/training/{query}")
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return [title.get_text() for title in soup.select(".events-part h2, .teaser-title")]


@pytest.mark.usefixtures("events")
def test_what_is_ahead_comes_first_and_soonest_first(client: Client) -> None:
    now = timezone.localtime(timezone.now() - 2 * HOUR).year
    assert shown(client) == [
        "Now", "On now", "Coming", "Tomorrow", "Off", "Next year", str(now), "Just over", "2024", "Across",
    ]  # fmt: skip
    text = client.get("/en/training/").content.decode()
    assert "Cancelled" in text
    assert "30 December 2024 – 3 January 2025" in text


@pytest.mark.usefixtures("events")
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?kind=course", ["Tomorrow"]),
        ("?lang=en", ["On now", "Next year"]),
        ("?member=BME", ["Across"]),
        ("?year=2024", ["Across"]),
        ("?year=2025&member=BME", ["Across"]),
        ("?q=gyor", ["Tomorrow"]),
        ("?kind=course&member=BME", []),
        ("?kind=nonsense&member=%00&year=", ["On now", "Tomorrow", "Off", "Next year", "Just over", "Across"]),
    ],
)
def test_a_reader_narrows_it_by_its_address(client: Client, query: str, titles: list[str]) -> None:
    found = [title for title in shown(client, query) if title not in {"Now", "Coming"} and not title.isdecimal()]
    assert found == titles
    page = client.get(f"/en/training/{query}").content.decode()
    assert ("No event fits this choice." in page) is (not titles)


def test_an_empty_list_says_so_and_a_quiet_one_shows_what_has_been(client: Client, trees: Trees) -> None:
    assert "The first courses and events will be announced here." in client.get("/en/training/").content.decode()
    event(trees, "Long ago", -900 * DAY)
    assert "Nothing is announced at the moment." in client.get("/en/training/").content.decode()


def test_many_come_in_pages_and_a_page_may_begin_within_a_part(client: Client, trees: Trees) -> None:
    for number in range(14):
        event(trees, f"Old {number}", -(number + 900) * DAY)
    assert "Old 0" in shown(client)
    assert "Old 13" in shown(client, "?page=2")


def test_the_home_page_gets_what_takes_place(trees: Trees, events: None) -> None:
    index = fresh(trees[TrainingIndexPage, "en"])
    assert isinstance(index, TrainingIndexPage)
    assert [teaser.title for teaser in index.teasers(2)] == ["On now", "Tomorrow"]
    assert "Off" not in [teaser.title for teaser in index.teasers(9)]


def test_an_alias_is_listed_with_its_language(client: Client, trees: Trees) -> None:
    alias_of(event(trees, "Tomorrow", DAY))
    soup = BeautifulSoup(client.get("/hu/kepzesek/").content, "html.parser")
    title = soup.select_one(".teaser-title")
    assert title
    assert title["lang"] == "en"
    assert "Műhely" in soup.get_text()


def test_the_feed_holds_what_is_told_in_its_language(client: Client, trees: Trees) -> None:
    alias_of(event(trees, "Tomorrow", DAY))
    assert "Tomorrow" in client.get("/en/training/feed/").content.decode()
    assert "Tomorrow" not in client.get("/hu/kepzesek/feed/").content.decode()


def test_ranges_in_the_list_are_in_the_reader_s_language(trees: Trees) -> None:
    page = EventPageFactory(parent=trees[TrainingIndexPage, "en"], slug="range")
    index = fresh(trees[TrainingIndexPage, "en"])
    with translation.override("hu"):
        assert page.when == "2025. március 20., 09:00 – 2025. március 22., 16:30"
    assert isinstance(index, TrainingIndexPage)
