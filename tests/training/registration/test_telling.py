"""What becomes of people when their event changes or goes: letters, calendars, rows and the log."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from wagtail.models import ModelLogEntry, PageViewRestriction

from qcihungary.core.mail.outgoing import MailState, OutgoingMail
from qcihungary.training.models import EventPage, Registration, RegistrationDesk, TrainingIndexPage
from qcihungary.training.registration import places
from tests.factories import Trees, fresh
from tests.training.registration.desks import apply, in_days, plant

Change = Callable[[EventPage], None]


def event(language: str = "en") -> EventPage:
    return EventPage.objects.get(url_path__startswith=f"/{language}/")


@pytest.fixture
def desk(trees: Trees) -> RegistrationDesk:
    """An event that was announced, with a Hungarian who has a place, an English one who waits, and one who left."""
    desk = plant(trees, capacity=1)
    event().save_revision().publish()
    event("hu").save_revision().publish()
    apply(desk, "anna", "hu")
    apply(desk, "bela", "en")
    places.leave(apply(desk, "cili", "en"))
    OutgoingMail.objects.all().delete()
    return desk


def new_time(page: EventPage) -> None:
    page.start, page.end = in_days(20), in_days(20.1)


def new_place(page: EventPage) -> None:
    page.place_en, page.place_hu = "Library", "Könyvtár"


def called_off(page: EventPage) -> None:
    page.status = "cancelled"


def other_words(page: EventPage) -> None:
    page.status_note = "Bring a pencil."


@pytest.mark.parametrize("language", ["en", "hu"])
@pytest.mark.parametrize("is_wanted", [True, False])
@pytest.mark.parametrize(
    ("change", "method", "subject"),
    [
        (new_time, "PUBLISH", "Változás"),
        (new_place, "PUBLISH", "Változás"),
        (called_off, "CANCEL", "Elmarad"),
        (other_words, "", ""),
    ],
)
def test_a_change_that_is_published_is_told_once(
    desk: RegistrationDesk, language: str, change: Change, method: str, subject: str, *, is_wanted: bool
) -> None:
    RegistrationDesk.objects.update(tells_people=is_wanted)
    page = event(language)
    change(page)
    page.save_revision()
    assert not OutgoingMail.objects.exists(), "a draft is no news"
    fresh(page).get_latest_revision().publish()
    mails = {mail.to: mail for mail in OutgoingMail.objects.all()}
    assert Registration.objects.count() == 3
    if not (is_wanted and method):
        assert not mails
        return
    assert set(mails) == {"anna@example.org", "bela@example.org"}
    anna, bela = mails["anna@example.org"], mails["bela@example.org"]
    assert (anna.language, bela.language, anna.subject) == ("hu", "en", f"{subject}: Nyílt nap")
    assert not bela.files, "who waits has no entry in a calendar"
    [file] = anna.files
    calendar = Calendar.from_ical(file.text)
    [entry] = calendar.walk("VEVENT")
    assert (str(calendar["METHOD"]), str(entry["UID"]), int(entry["SEQUENCE"])) == (method, str(desk.event_key), 1)
    assert f"method={method}" in file.content_type
    assert (str(entry["STATUS"]) == "CANCELLED") == (method == "CANCEL")
    if change is new_place:
        assert "Könyvtár" in anna.text
        assert "Library" in bela.text
    assert ModelLogEntry.objects.get(action="registrations.letter").data["people"] == 2
    desk.refresh_from_db()
    assert desk.tells_people


def by_code() -> None:
    for page in EventPage.objects.all():
        page.delete()


def with_its_section() -> None:
    for section in TrainingIndexPage.objects.all():
        section.delete()


@pytest.mark.parametrize("is_wanted", [True, False])
@pytest.mark.parametrize("delete", [by_code, with_its_section])
def test_data_goes_with_the_event_after_the_letters(
    client: Client, desk: RegistrationDesk, delete: Callable[[], None], *, is_wanted: bool
) -> None:
    RegistrationDesk.objects.update(tells_people=is_wanted)
    token = Registration.objects.get(name="Anna").token
    delete()
    mails = {mail.to: mail for mail in OutgoingMail.objects.all()}
    assert set(mails) == ({"anna@example.org", "bela@example.org"} if is_wanted else set())
    if is_wanted:
        anna = mails["anna@example.org"]
        assert anna.subject == "Elmarad: Nyílt nap"
        calendar = Calendar.from_ical(anna.files[0].text)
        assert str(calendar["METHOD"]) == "CANCEL"
        [entry] = calendar.walk("VEVENT")
        assert (int(entry["SEQUENCE"]), str(entry["STATUS"])) == (1, "CANCELLED")
        call_command("delete_expired")
        assert Registration.objects.count() == 3, "the letters haven't left yet"
        assert client.get(f"/r/{token}/").status_code == 200
    OutgoingMail.objects.update(state=MailState.SENT)
    call_command("delete_expired")
    assert not Registration.objects.exists()
    assert not RegistrationDesk.objects.exists()
    assert client.get(f"/r/{token}/").status_code == 410


def test_one_languages_page_alone_is_not_the_event(desk: RegistrationDesk) -> None:
    event("hu").delete()
    call_command("delete_expired")
    assert not OutgoingMail.objects.exists()
    assert Registration.objects.count() == 3


def test_what_is_over_is_told_nobody(desk: RegistrationDesk) -> None:
    EventPage.objects.update(start=in_days(-2), end=in_days(-1))
    by_code()
    assert not OutgoingMail.objects.exists()


@pytest.fixture
def admin(client: Client, trees: Trees) -> Client:
    user = get_user_model().objects.create_superuser("boss@example.org", "x")
    client.force_login(user)
    return client


def address(act: str, language: str, *, of_section: bool) -> tuple[str, dict[str, Any]]:
    page = event(language)
    target = page.get_parent() if of_section else page
    if act == "bulk":
        return reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={target.pk}", {}
    if act == "move":
        return reverse("wagtailadmin_pages:move_confirm", args=[target.pk, page.get_parent().pk]), {}
    return reverse(f"wagtailadmin_pages:{act}", args=[target.pk]), {"include_descendants": "on"}


@pytest.mark.parametrize("language", ["en", "hu"])
@pytest.mark.parametrize("of_section", [False, True])
@pytest.mark.parametrize("act", ["delete", "unpublish", "bulk"])
def test_it_is_said_first_how_many_people_it_concerns(
    admin: Client, desk: RegistrationDesk, act: str, language: str, *, of_section: bool
) -> None:
    path, posted = address(act, language, of_section=of_section)
    asked = admin.post(path, posted)
    assert asked.status_code == 200
    assert "people_counted" in asked.content.decode()
    assert asked.context["people"] == 2
    assert event(language).live
    is_final = act != "unpublish"
    assert (' name="people_told" value="1" checked' in asked.content.decode()) == is_final
    assert admin.post(path, {**posted, "people_counted": "1", "people_told": "1"}).status_code == 302
    assert OutgoingMail.objects.count() == 2
    assert EventPage.objects.filter(live=True).exists() is False


def test_nobody_is_asked_about_an_event_without_people(admin: Client, desk: RegistrationDesk) -> None:
    Registration.objects.update(state="cancelled")
    path, posted = address("delete", "en", of_section=False)
    assert admin.post(path, posted).status_code == 302
    assert not OutgoingMail.objects.exists()


def test_without_the_letter_nobody_is_written_to(admin: Client, desk: RegistrationDesk) -> None:
    path, posted = address("delete", "en", of_section=False)
    assert admin.post(path, {**posted, "people_counted": "1"}).status_code == 302
    assert not OutgoingMail.objects.exists()
    assert not EventPage.objects.exists()


def test_who_exports_is_in_the_log(admin: Client, desk: RegistrationDesk) -> None:
    admin.get(reverse("registration_export", args=[desk.pk, "csv"]))
    entry = ModelLogEntry.objects.get(action="registrations.export")
    assert (entry.user.email, entry.data) == ("boss@example.org", {"format": "csv", "people": 3})


def test_the_list_of_people_is_a_button_in_sight(admin: Client, desk: RegistrationDesk) -> None:
    page = admin.get(reverse("registration_desks:index")).content.decode()
    assert (
        f'href="{reverse("registrations", args=[desk.pk])}"'
        in page.partition("w-dropdown")[0] + page.rpartition("</template>")[2]
    )


def bring_into(state: str) -> None:
    match state:
        case "hidden":
            EventPage.objects.update(live=False)
        case "restricted":
            for page in EventPage.objects.all():
                PageViewRestriction.objects.create(page=page, restriction_type="login")
        case "called-off":
            EventPage.objects.update(status="cancelled")
        case "over":
            RegistrationDesk.objects.update(event_starts_at=in_days(-1))
        case "deleted":
            by_code()


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("live", ""), ("hidden", "is not public"), ("restricted", "not open to everybody"),
        ("called-off", "was cancelled"), ("full", ""), ("over", "nothing can be changed"),
        ("deleted", "have deleted this event"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "hu"])
def test_the_link_works_in_every_state(
    client: Client, desk: RegistrationDesk, state: str, said: str, language: str
) -> None:
    token = Registration.objects.get(name="Anna").token
    bring_into(state)
    query = f"?language={language}"
    before = list(Registration.objects.order_by("pk").values())
    for below in ("", "data.json", "cancel/"):
        answer = client.get(f"/r/{token}/{below}{query}")
        assert answer.status_code == (302 if below == "cancel/" and state == "over" else 200), below
        assert answer.headers["Content-Language"] == language
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "noindex" in answer.headers["X-Robots-Tag"]
    shown = client.get(f"/r/{token}/{query}").content.decode()
    assert f'lang="{language}"' in shown
    assert ("Open day" if language == "en" else "Nyílt nap") in shown
    if language == "en":
        assert said in shown
    assert f"/r/{token}/?language={'hu' if language == 'en' else 'en'}" in shown
    assert client.get(f"/r/{token}/data.json").json()["email"] == "anna@example.org"
    assert list(Registration.objects.order_by("pk").values()) == before, "looking changes nothing"
    client.post(f"/r/{token}/cancel/{query}")
    assert Registration.objects.get(token=token).state == ("confirmed" if state == "over" else "cancelled")
    if state != "over":
        assert "stands as it is" not in client.get(f"/r/{token}/?language=en").content.decode()


def test_former_links_lead_there_whatever_the_slug(client: Client, desk: RegistrationDesk) -> None:
    token = Registration.objects.get(name="Anna").token
    for below in ("", "cancel/"):
        answer = client.get(f"/hu/kepzesek/regi-nev/registration/{token}/{below}?a=1")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"/r/{token}/{below}?a=1")
    assert client.get(f"/r/{'x' * 32}/").status_code == 410


def test_midnight_is_written_as_the_day_before(client: Client, desk: RegistrationDesk) -> None:
    budapest = datetime.timezone(datetime.timedelta(hours=1))
    RegistrationDesk.objects.update(
        event_starts_at=datetime.datetime(2035, 12, 1, tzinfo=budapest),
        closes_at=datetime.datetime(2035, 11, 28, tzinfo=budapest),
        capacity=5,
    )
    assert "27 November 2035, 24:00" in client.get("/en/training/open-day/registration/").content.decode()
    assert "2035. november 27., 24:00" in client.get("/hu/kepzesek/nyilt-nap/").content.decode()
