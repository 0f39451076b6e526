"""The page of an event: every field is seen, and machines are told the same."""

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone, translation
from wagtail.blocks import StructBlockValidationError
from wagtail.test.utils.form_data import streamfield

from qcihungary.core.languages import in_readers_language
from qcihungary.training.blocks import MaterialBlock, SessionBlock, SpeakerBlock
from qcihungary.training.models import EventPage, TrainingIndexPage
from qcihungary.training.wording import price_text
from tests.factories import BUDAPEST, EventPageFactory, MemberFactory, Trees, alias_of, body, fresh, translate
from tests.forms import create

ORCID = "0000-0002-1825-0097"


def at(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=BUDAPEST)  # type: ignore[arg-type, misc]  # of a tuple nobody knows the length


def person(given: str = "Anna", **more: Any) -> dict[str, Any]:
    return {"family": "Minta", "given": given, "orcid": "", **more}


def session(hour: int, title: str, day: str | None = None, *people: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    speakers = [{"type": "item", "id": str(place), "value": one} for place, one in enumerate(people)]
    return "session", {
        "day": day, "start": f"{hour:02}:00:00", "end": f"{hour + 1:02}:30:00", "title_en": title, "title_hu": "",
        "speakers": speakers,
    }  # fmt: skip


@pytest.fixture
def full(trees: Trees) -> EventPage:
    member = MemberFactory(short_name="BME", name_en="Budapest University", name_hu="Műegyetem")
    page = EventPageFactory(
        parent=trees[TrainingIndexPage, "en"],
        slug="full",
        title="Sample: Everything",
        kind="summer-school",
        status="changed",
        status_note="Another hall.",
        place_en="Sample Hall",
        place_hu="Minta Terem",
        address="1111 Budapest, Minta utca 1.",
        online_url="https://example.org/watch",
        speakers=body(("speaker", person(orcid=ORCID, member=member.pk, affiliation=""))),
        spoken_language="mul",
        level="advanced",
        audience="For whom this is",
        hours=18,
        price=Decimal(12000),
        price_note="with lunch",
        body=body(("heading", {"text": "The same", "level": "2"}), ("text", "<p>Told text.</p>")),
        programme=body(
            session(9, "First", "2025-03-20", person()), session(11, "Second"), session(9, "Third", "2025-03-21")
        ),
        materials=body(
            ("material", {"title": "Diák", "document": None, "url": "https://example.org/slides", "language": "hu",
                          "licence": "CC-BY-4.0"}),
        ),
        recordings=body(("video", {"title": "The lecture", "url": "https://vimeo.com/123456789", "description": ""})),
        participants=24,
        report=body(("heading", {"text": "The same", "level": "2"}), ("text", "<p>It went well.</p>")),
    )  # fmt: skip
    page.members = [member]
    page.save()
    found = fresh(page)
    assert isinstance(found, EventPage)
    return found


def soup_of(client: Client, page: EventPage) -> BeautifulSoup:
    response = client.get(page.url_path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_every_field_is_seen(client: Client, full: EventPage) -> None:
    soup = soup_of(client, full)
    text = " ".join(soup.get_text(" ").split())
    for seen in (
        "Summer school", "20 March 2025, 09:00 – 22 March 2025, 16:30", "New time or place", "Another hall.",
        "Sample Hall", "1111 Budapest, Minta utca 1.", "https://example.org/watch", "Budapest University", "Anna Minta",
        f"ORCID {ORCID}", "English and Hungarian", "Advanced", "For whom this is", "18 hours", "12,000 HUF",
        "with lunch", "Told text.", "First", "09:00–10:30", "Diák", "CC BY 4.0", "The lecture", "24 participants",
        "It went well.",
    ):  # fmt: skip
        assert seen in text, seen
    days = {str(table.caption.get_text()): len(table.select("tbody tr")) for table in soup.select(".programme table")}
    assert days == {"20 March 2025": 2, "21 March 2025": 1}
    identifiers = [element["id"] for element in soup.select("[id]")]
    assert len(identifiers) == len(set(identifiers)), "headings of the body and of the report share a name"
    assert not soup.select("iframe"), "nothing is loaded before a click"
    material = soup.select_one('.materials a[hreflang="hu"]')
    assert material
    assert material["lang"] == "hu"


def test_a_draft_is_previewed_in_the_language_of_its_page(full: EventPage) -> None:
    draft = translate(alias_of(full), title="Minta: Minden", slug="minden")
    draft.title = "Minta: Még nem látszik"  # type: ignore[assignment]
    text = draft.make_preview_request().content.decode()
    assert "Minta: Még nem látszik" in text
    assert "Minta Anna" in text


def test_names_and_places_are_in_the_reader_s_order_and_language(client: Client, full: EventPage) -> None:
    told = translate(alias_of(full), title="Minta: Minden", slug="minden")
    assert isinstance(told, EventPage)
    text = " ".join(soup_of(client, told).get_text(" ").split())
    for seen in (
        "Minta Anna",
        "Műegyetem",
        "Minta Terem",
        "2025. március 20., 09:00",
        "12\xa0000 Ft".replace("\xa0", " "),
    ):
        assert seen in text, seen
    assert "Sample Hall" not in text


def test_machines_are_told_of_a_course_and_its_instance(client: Client, full: EventPage) -> None:
    element = soup_of(client, full).select('script[type="application/ld+json"]')
    data = next(found for one in element if (found := json.loads(one.get_text()))["@type"] == "Course")
    instance = data["hasCourseInstance"][0]
    assert data["offers"]["price"] == "12000.00"
    assert data["provider"][0]["name"] == "Budapest University"
    assert instance["courseMode"] == "blended"
    assert instance["eventStatus"] == "https://schema.org/EventRescheduled"
    assert instance["startDate"] == "2025-03-20T09:00:00+01:00"
    assert [place["@type"] for place in instance["location"]] == ["Place", "VirtualLocation"]
    assert instance["performer"][0]["sameAs"] == f"https://orcid.org/{ORCID}"


def test_machines_hear_that_a_lecture_online_is_cancelled(client: Client, trees: Trees) -> None:
    page = EventPageFactory(
        parent=trees[TrainingIndexPage, "en"], slug="talk", kind="lecture", status="cancelled", price=0,
        online_url="https://example.org/", all_day=True,
    )  # fmt: skip
    element = soup_of(client, page).select('script[type="application/ld+json"]')
    data = next(found for one in element if (found := json.loads(one.get_text()))["@type"] == "EducationEvent")
    assert data["eventStatus"].endswith("/EventCancelled")
    assert data["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")
    assert data["isAccessibleForFree"] is True
    assert (data["startDate"], data["endDate"]) == ("2025-03-20", "2025-03-22")
    assert "offers" in data


def test_only_what_is_not_over_can_be_put_into_a_calendar(client: Client, trees: Trees) -> None:
    now = timezone.now()
    running = EventPageFactory(
        parent=trees[TrainingIndexPage, "en"], slug="on", start=now, end=now + datetime.timedelta(days=1)
    )
    over = EventPageFactory(parent=trees[TrainingIndexPage, "en"], slug="over")
    assert soup_of(client, running).select_one(f'a[href="{running.url_path}event.ics"]')
    assert not soup_of(client, over).select_one(f'a[href="{over.url_path}event.ics"]')


def test_facts_are_shared_and_words_stay(full: EventPage) -> None:
    told = translate(alias_of(full), title="Minta: Minden", slug="minden", audience="Bárkinek")
    page = fresh(full)
    assert isinstance(page, EventPage)
    page.start, page.status, page.place_hu, page.participants = at(2025, 3, 21, 9), "cancelled", "Másik terem", 25
    page.speakers, page.programme, page.members = body(("speaker", person("Béla"))), body(session(8, "Only")), []
    page.save_revision().publish()
    found = fresh(told)
    assert isinstance(found, EventPage)
    assert (found.start, found.status, found.place_hu, found.participants) == (
        at(2025, 3, 21, 9), "cancelled", "Másik terem", 25,
    )  # fmt: skip
    assert [block.value.name.given for block in found.speakers] == ["Béla"]
    assert [block.value["title_en"] for block in found.programme] == ["Only"]
    assert not found.members.all()
    assert (found.title, found.audience) == ("Minta: Minden", "Bárkinek")
    before = found.latest_revision_id
    fresh(full).save_revision().publish()
    assert fresh(told).latest_revision_id == before, "the same again changes nothing"


def test_a_publication_takes_back_nothing_that_the_others_draft_changes(full: EventPage) -> None:
    told = translate(alias_of(full), title="Nyári iskola", slug="nyari-iskola")
    draft = EventPage.objects.get(pk=full.pk)
    draft.place_en, draft.price = "Another hall", 7000
    draft.save_revision()
    changed = EventPage.objects.get(pk=told.pk)
    changed.title, changed.price = "Iskola nyáron", 9000
    changed.save_revision().publish()
    newest = fresh(full).get_latest_revision_as_object()
    assert (newest.place_en, newest.price) == ("Another hall", 9000)
    assert fresh(full).price == 9000


def test_it_ends_after_it_begins(trees: Trees) -> None:
    page = EventPageFactory(parent=trees[TrainingIndexPage, "en"], slug="short")
    page.end = page.start
    with pytest.raises(ValidationError, match="ends before it begins"):
        page.full_clean()


@pytest.mark.parametrize(
    ("block", "value", "wrong"),
    [
        (SpeakerBlock(), {"family": "Minta", "given": "Anna", "orcid": "0000-0002-1825-0098"}, "orcid"),
        (SessionBlock(), {"start": "10:00", "end": "09:00", "title_en": "Early"}, "end"),
        (SessionBlock(), {"start": "10:00"}, "title_en"),
        (MaterialBlock(), {"title": "Nothing", "language": "en"}, "url"),
    ],
)
def test_what_a_row_must_not_be(block: Any, value: dict[str, Any], wrong: str) -> None:
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.to_python(value))
    assert list(caught.value.block_errors) == [wrong]


def test_an_editor_writes_one_in_the_admin(desk: Client, trees: Trees) -> None:
    index = trees[TrainingIndexPage, "hu"]
    streams = {name: streamfield([]) for name in ("speakers", "programme", "materials", "recordings", "report")}
    sent = {
        "title": "Minta: Éjféli előadás", "slug": "ejfeli", "kind": "lecture", "status": "scheduled", "currency": "HUF",
        "start": "2025-07-01 22:00", "end": "2025-07-02 00:00", "spoken_language": "hu", **streams,
    }  # fmt: skip
    response = create(desk, EventPage, index, **sent, **{"action-publish": "1"})
    assert response.status_code == 302
    page = EventPage.objects.get(slug="ejfeli", locale=index.locale)
    assert page.start == datetime.datetime(2025, 7, 1, 20, tzinfo=datetime.UTC)
    refused = create(desk, EventPage, index, **sent | {"slug": "hour", "start": "2025-03-30 02:30"})
    assert refused.status_code == 200, "there is no such hour in the night in which summer time begins"


def test_words_are_found_in_readers_language() -> None:
    assert in_readers_language("Hall", "").text == "Hall"
    with translation.override("hu"):
        assert in_readers_language("Hall", "Terem").text == "Terem"
        assert in_readers_language("Hall", "").language == "en"
        assert price_text(Decimal("12000.00"), "HUF") == "12\xa0000 Ft"
        assert price_text(Decimal(0), "EUR") == "Ingyenes"
    assert price_text(Decimal("12.50"), "EUR") == "12.5 EUR"
