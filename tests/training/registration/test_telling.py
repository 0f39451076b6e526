"""What becomes of people when their event changes or goes: letters, calendars, rows and the log."""

import datetime
from collections.abc import Callable
from typing import cast

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from wagtail.models import ModelLogEntry

from qcihungary.accounts.models import User
from qcihungary.core.mail.outgoing import MailState, OutgoingMail
from qcihungary.training.models import EventPage, Registration, RegistrationDesk, TrainingIndexPage
from tests.factories import UserFactory, fresh
from tests.training.registration.desks import bring_into, by_code, event, in_days

Change = Callable[[EventPage], None]


def new_time(page: EventPage) -> None:
    page.start, page.end = in_days(20), in_days(20.1)


def new_place(page: EventPage) -> None:
    page.place_en, page.place_hu = "Library", "Könyvtár"


def called_off(page: EventPage) -> None:
    page.status = "cancelled"


def other_words(page: EventPage) -> None:
    page.status_note = "Bring a pencil."


@pytest.mark.parametrize(
    ("change", "method", "subject", "language", "is_wanted"),
    [
        (new_time, "PUBLISH", "Változás", "en", True),
        (new_time, "PUBLISH", "Változás", "hu", False),
        (new_place, "PUBLISH", "Változás", "hu", True),
        (called_off, "CANCEL", "Elmarad", "en", True),
        (called_off, "CANCEL", "Elmarad", "hu", True),
        (called_off, "CANCEL", "Elmarad", "en", False),
        (other_words, "", "", "en", True),
    ],
)
def test_a_change_that_is_published_is_told_once(
    desk: RegistrationDesk, change: Change, method: str, subject: str, language: str, *, is_wanted: bool
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
    assert (str(calendar["METHOD"]), str(entry["UID"]), int(str(entry["SEQUENCE"]))) == (method, str(desk.event_key), 1)
    assert f"method={method}" in file.content_type
    assert (str(entry["STATUS"]) == "CANCELLED") == (method == "CANCEL")
    if change is new_place:
        assert "Könyvtár" in anna.text
        assert "Library" in bela.text
    assert ModelLogEntry.objects.get(action="registrations.letter").data["people"] == 2
    desk.refresh_from_db()
    assert desk.tells_people


def with_its_section() -> None:
    for section in TrainingIndexPage.objects.all():
        section.delete()


@pytest.mark.parametrize(("delete", "is_wanted"), [(by_code, True), (by_code, False), (with_its_section, True)])
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
        assert (int(str(entry["SEQUENCE"])), str(entry["STATUS"])) == (1, "CANCELLED")
        call_command("delete_expired")
        assert Registration.objects.count() == 3, "the letters haven't left yet"
        assert client.get(f"/r/{token}/").status_code == 200
    OutgoingMail.objects.update(state=MailState.SENT)
    call_command("delete_expired")
    assert not Registration.objects.exists()
    assert not RegistrationDesk.objects.exists()
    assert client.get(f"/r/{token}/").status_code == 410


@pytest.mark.parametrize(
    ("states", "is_kept"),
    [
        (("queued", "queued"), True),
        (("sent", "queued"), True),
        (("failed", "queued"), True),
        (("sent", "failed"), False),
        (("sent", "sent"), False),
    ],
)
def test_data_waits_for_letters_that_are_tried_again_and_not_for_those_given_up(
    desk: RegistrationDesk, states: tuple[str, str], *, is_kept: bool
) -> None:
    by_code()
    for mail, state in zip(OutgoingMail.objects.order_by("to"), states, strict=True):
        mail.state = state
        mail.save(update_fields=["state"])
    call_command("delete_expired")
    call_command("delete_expired")
    assert Registration.objects.exists() == RegistrationDesk.objects.exists() == is_kept
    assert OutgoingMail.objects.count() == 2, "the letters themselves don't depend on it"


def test_one_languages_page_alone_is_not_the_event(desk: RegistrationDesk) -> None:
    event("hu").delete()
    call_command("delete_expired")
    assert not OutgoingMail.objects.exists()
    assert Registration.objects.count() == 3


def test_what_is_over_is_told_nobody(desk: RegistrationDesk) -> None:
    EventPage.objects.update(start=in_days(-2), end=in_days(-1))
    by_code()
    assert not OutgoingMail.objects.exists()


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


@pytest.mark.parametrize(
    ("state", "said", "language"),
    [
        ("live", "", "en"), ("live", "", "hu"), ("hidden", "is not public", "en"), ("deleted", "", "hu"),
        ("restricted", "not open to everybody", "en"), ("called-off", "was cancelled", "en"),
        ("over", "nothing can be changed", "en"), ("deleted", "have deleted this event", "en"),
        ("moved", "", "en"), ("moved", "", "hu"), ("only-hungarian", "", "hu"), ("only-hungarian", "", "en"),
        ("english-hidden", "", "hu"), ("english-hidden", "", "en"),
    ],
)  # fmt: skip
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
    is_hungarian = language == "hu" or state in ("only-hungarian", "english-hidden")
    assert ("Nyílt nap" if is_hungarian else "Open day") in shown
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


@pytest.mark.parametrize(
    ("closes", "starts"),
    [((2035, 11, 28), (2035, 12, 1)), (None, (2035, 11, 28)), ((2025, 11, 28), (2035, 12, 1))],
    ids=["it is open", "it closes when the event begins", "it is closed"],
)
def test_midnight_is_written_as_the_day_before(
    client: Client, desk: RegistrationDesk, closes: tuple[int, int, int] | None, starts: tuple[int, int, int]
) -> None:
    budapest = datetime.timezone(datetime.timedelta(hours=1))
    RegistrationDesk.objects.update(
        event_starts_at=datetime.datetime(*starts, tzinfo=budapest),
        closes_at=closes and datetime.datetime(*closes, tzinfo=budapest),
        capacity=5,
    )
    year = (closes or starts)[0]
    english, hungarian = f"27 November {year}, 24:00", f"{year}. november 27., 24:00"
    assert english in client.get("/en/training/open-day/registration/").content.decode()
    assert hungarian in client.get("/hu/kepzesek/nyilt-nap/").content.decode()
    client.force_login(cast("User", UserFactory(is_superuser=True)))
    assert english in client.get(reverse("registration_desks:index")).content.decode()


def test_an_event_until_midnight_ends_on_its_day_in_letters(desk: RegistrationDesk) -> None:
    page = event("hu")
    page.start = datetime.datetime(2035, 11, 27, 17, tzinfo=datetime.UTC)
    page.end = datetime.datetime(2035, 11, 27, 23, tzinfo=datetime.UTC)
    page.save_revision().publish()
    texts = {mail.language: mail.text for mail in OutgoingMail.objects.all()}
    assert "2035. november 27., 18:00–24:00" in texts["hu"]
    assert "27 November 2035, 18:00–24:00" in texts["en"]
