"""What becomes of people when their event changes or goes: letters, calendars, rows and the log."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from icalendar import Calendar
from wagtail.models import ModelLogEntry, PageViewRestriction

from qcihungary.core.mail.outgoing import MailState, OutgoingMail
from qcihungary.training.models import EventPage, Registration, RegistrationDesk, TrainingIndexPage
from qcihungary.training.registration import places
from qcihungary.training.registration.admin.asking import keep_choice
from tests.factories import Trees, UserFactory, fresh
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
    """Where an act is sent, and what with it."""
    page = event(language)
    target = page.get_parent() if of_section else page
    if act.startswith("bulk-"):
        name = act.removeprefix("bulk-")
        path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", name]) + f"?id={target.pk}"
        return path, {}
    return reverse(f"wagtailadmin_pages:{act}", args=[target.pk]), {"include_descendants": "on"}


@pytest.mark.parametrize(
    ("act", "of_section", "language"),
    [
        ("delete", False, "hu"),
        ("delete", True, "en"),
        ("unpublish", False, "en"),
        ("unpublish", True, "hu"),
        ("bulk-delete", False, "en"),
        ("bulk-delete", True, "hu"),
        ("bulk-unpublish", False, "hu"),
    ],
)
def test_it_is_said_first_how_many_people_it_concerns(
    admin: Client, desk: RegistrationDesk, act: str, language: str, *, of_section: bool
) -> None:
    path, posted = address(act, language, of_section=of_section)
    before = list(EventPage.objects.order_by("pk").values_list("live", "path"))
    asked = admin.post(path, posted)
    assert asked.status_code == 200
    assert "people_counted" in asked.content.decode()
    assert asked.context["people"] == 2
    assert list(EventPage.objects.order_by("pk").values_list("live", "path")) == before
    assert (' name="people_told" value="1" checked' in asked.content.decode()) == act.endswith("delete")
    kept = [(name, value) for name, value in asked.context["posted"] if name != "people_told"]
    again = {name: [value for one, value in kept if one == name] for name, _value in kept}
    assert admin.post(path, {**again, "people_counted": "1", "people_told": "1"}).status_code == 302
    assert OutgoingMail.objects.count() == 2
    assert list(EventPage.objects.order_by("pk").values_list("live", "path")) != before


@pytest.mark.parametrize("is_ticked", [True, False])
def test_the_box_on_an_events_form_is_for_the_next_change(
    admin: Client, desk: RegistrationDesk, *, is_ticked: bool
) -> None:
    RegistrationDesk.objects.update(tells_people=not is_ticked)
    request = RequestFactory().post("/", {"people_choice": "1", **({"people_told": "1"} if is_ticked else {})})
    keep_choice(request, event())
    desk.refresh_from_db()
    assert desk.tells_people == is_ticked
    shown = admin.get(reverse("wagtailadmin_pages:edit", args=[event().pk])).content.decode()
    assert 'name="people_choice"' in shown
    assert ('name="people_told" value="1" checked' in shown) == is_ticked
    assert "nobody is written to about this by itself" in shown, "the dialogue of the schedule says what expiring does"


@pytest.mark.parametrize(("of_section", "people"), [(False, "2 people"), (True, "2 people"), (None, "")])
def test_the_dialogue_of_privacy_says_how_many_people_it_concerns(
    admin: Client, desk: RegistrationDesk, *, of_section: bool | None, people: str
) -> None:
    if of_section is None:
        Registration.objects.update(state="cancelled")
    page = event().get_parent() if of_section else event()
    shown = admin.get(reverse("wagtailadmin_pages:set_privacy", args=[page.pk])).json()["html"]
    assert "restriction_type" in shown
    assert ("nobody is written to" in shown) == bool(people)
    assert people in shown
    assert (reverse("registration_write", args=[desk.pk]) in shown) == bool(people)


@pytest.mark.parametrize(("state", "is_ticked"), [("live", True), ("over", False), ("deleted", False)])
@pytest.mark.parametrize("is_wanted", [True, False])
def test_a_desk_is_deleted_with_its_people_after_they_are_counted(
    admin: Client, desk: RegistrationDesk, state: str, *, is_ticked: bool, is_wanted: bool
) -> None:
    bring_into(state)
    OutgoingMail.objects.all().delete()
    path = reverse("registration_desks:delete", args=[desk.pk])
    shown = admin.get(path)
    assert shown.context["people"] == 2
    assert ('name="people_told" value="1" checked' in shown.content.decode()) == is_ticked
    assert "people_counted" in admin.post(path).content.decode(), "not without the question"
    assert Registration.objects.count() == 3
    answer = admin.post(path, {"people_counted": "2", **({"people_told": "1"} if is_wanted else {})})
    assert answer.status_code == 302
    assert not RegistrationDesk.objects.exists()
    assert not Registration.objects.exists()
    mails = {mail.to: mail for mail in OutgoingMail.objects.all()}
    assert set(mails) == ({"anna@example.org", "bela@example.org"} if is_wanted else set())
    if is_wanted:
        assert mails["anna@example.org"].subject.startswith("Megszűnt a jelentkezés:")
        assert "/r/" not in mails["bela@example.org"].text, "the link leads nowhere any more"
    assert ModelLogEntry.objects.filter(action="wagtail.delete").exists()


def test_a_desk_without_people_is_deleted_without_a_question(admin: Client, desk: RegistrationDesk) -> None:
    Registration.objects.update(state="cancelled")
    assert admin.post(reverse("registration_desks:delete", args=[desk.pk])).status_code == 302
    assert not RegistrationDesk.objects.exists()


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
    ("state", "said", "language"),
    [
        ("live", "", "en"), ("live", "", "hu"), ("hidden", "is not public", "en"), ("deleted", "", "hu"),
        ("restricted", "not open to everybody", "en"), ("called-off", "was cancelled", "en"),
        ("over", "nothing can be changed", "en"), ("deleted", "have deleted this event", "en"),
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
    client.force_login(UserFactory(is_superuser=True))
    assert "27 November 2035, 24:00" in client.get(reverse("registration_desks:index")).content.decode()
