"""What a visitor meets: the form, its thanks, and the link to what they said. Nothing of it may leak."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import translation
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from qcihungary.core.forms.seals import Seal
from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.training.models import EventPage, Question, Registration, RegistrationDesk
from qcihungary.training.registration.consent import Consent
from qcihungary.training.registration.forms import RegistrationForm
from tests.factories import Trees
from tests.training.registration.desks import ANNA, FORM, URLAP, apply, in_days, plant, send

ALL_ASKED = {
    "asks_affiliation": "required",
    "asks_country": "optional",
    "asks_role": "required",
    "asks_level": "optional",
    "asks_diet": "optional",
    "asks_access": "optional",
}


@pytest.fixture
def desk(trees: Trees) -> RegistrationDesk:
    return plant(trees, capacity=1)


def soup_of(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def text_of(response: Any) -> str:
    return " ".join(soup_of(response).main.get_text(" ").split())


def link_in_mail(to: str = "anna@example.org") -> str:
    text = OutgoingMail.objects.filter(to=to).order_by("pk").last().text
    found = re.search(r"http://testserver(/r/[\w-]{32}/)", text)
    assert found
    return found[1]


def test_from_the_form_to_the_mail_in_the_readers_language(client: Client, desk: RegistrationDesk) -> None:
    opened = client.get(URLAP)
    assert "1 hely van még" in text_of(opened)
    seal = Seal.read(f"registration-{desk.pk}", soup_of(opened).find("input", {"name": "form_seal"})["value"])  # type: ignore[arg-type]
    assert seal
    long_open = Seal(seal.form, seal.nonce, seal.opened - 60)
    answer = send(client, desk, URLAP, long_open, full_name="  Minta\u00a0 Anna ", email="Anna@Example.org")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{URLAP}sent/")
    assert "levelet küldünk" in text_of(client.get(answer.headers["Location"]))
    registration = Registration.objects.get()
    assert (registration.name, registration.email, registration.language, registration.state) == (
        "Minta Anna", "anna@example.org", "hu", "confirmed",
    )  # fmt: skip
    with translation.override("hu"):
        consent = Consent.to(desk)
    assert (registration.consent_text, registration.consent_version) == (consent.text, consent.version)
    assert registration.consented_at is not None
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.language, mail.subject) == ("anna@example.org", "hu", "Van helye: Nyílt nap")
    assert "Laboratórium" in mail.text
    assert "Az Európai Unió társfinanszírozásával" in mail.html
    assert link_in_mail() in mail.html
    [file] = mail.files
    [event] = Calendar.from_ical(file.text).walk("VEVENT")
    assert (file.name, str(event["UID"]), str(event["SUMMARY"])) == ("nyilt-nap.ics", str(desk.event_key), "Nyílt nap")


def test_the_same_form_twice_is_one_registration_and_one_mail(client: Client, desk: RegistrationDesk) -> None:
    seal = Seal.new(f"registration-{desk.pk}", seconds_ago=60)
    answers = [send(client, desk, seal=seal) for _press in range(2)]
    assert [answer.headers["Location"] for answer in answers] == [f"{FORM}sent/"] * 2
    assert Registration.objects.count() == OutgoingMail.objects.count() == 1


def test_nobody_can_ask_who_is_registered(client: Client, desk: RegistrationDesk) -> None:
    desk.capacity = 5
    desk.save()
    apply(desk, "anna")
    addresses = ("anna@example.org", "ANNA@example.org", "bela@example.org")
    answers = [send(client, desk, email=address) for address in addresses]
    assert {(answer.status_code, answer.headers["Location"], answer.content) for answer in answers} == {
        (302, f"{FORM}sent/", b"")
    }
    assert Registration.objects.count() == 2
    assert OutgoingMail.objects.get(subject="You are registered already: Open day").to == "anna@example.org"
    desk.has_waiting_list, desk.capacity = False, 2
    desk.save()
    full = {send(client, desk, email=address).content for address in ("anna@example.org", "x@example.org")}
    assert len(full) == 1, "who is registered sees something else when all places are taken"


def test_what_was_typed_is_kept_and_what_is_wrong_is_said_by_the_field(client: Client, desk: RegistrationDesk) -> None:
    for name, value in ALL_ASKED.items():
        setattr(desk, name, value)
    desk.save()
    choice = Question(
        desk=desk, kind="choice", text_en="Which day?", text_hu="Melyik nap?", choices_en="Friday\nSaturday",
        choices_hu="péntek\nszombat", is_required=True,
    )  # fmt: skip
    choice.save()
    typed = {
        "full_name": "Minta\u202e Anna", "email": "not an address", "affiliation": "", "access": "lift\nplease",
        "diet": "x" * 500, "consent": "", f"question-{choice.uid}": "Saturday", "country": "HU", "role": "nobody",
    }  # fmt: skip
    answer = send(client, desk, URLAP, None, **typed)
    assert answer.status_code == 422
    page = soup_of(answer)
    summary = page.find(class_="error-summary")
    wrong = {link["href"].removeprefix("#q-") for link in summary.find_all("a")}
    assert wrong == {"full_name", "email", "affiliation", "diet", "role", "consent"}
    for name in wrong:
        field = page.find(id=f"q-{name}")
        assert field["aria-invalid"] == "true"
        assert all(page.find(id=described) for described in field["aria-describedby"].split())
    assert page.find(id="q-full_name")["value"] == "Minta Anna"
    assert page.find(id="q-access").text.strip() == "lift\nplease"
    assert page.find(id="q-country").find("option", selected=True).text == "Magyarország"
    assert page.find(id=f"q-question-{choice.uid}").find("option", selected=True).text == "szombat"
    assert not Registration.objects.exists()
    right = {**typed, "full_name": "Anna", "email": ANNA["email"], "affiliation": "=1+1", "diet": "", "role": "press"}
    assert send(client, desk, URLAP, None, **{**right, "consent": "on"}).status_code == 302
    registration = Registration.objects.get()
    assert registration.answers == {str(choice.uid): "Saturday"}
    assert (registration.country, registration.role) == ("HU", "press")


@pytest.mark.parametrize("name", ["Anna\x00", "Anna\r\nBcc: all@example.org", "x" * 100_000, "Anna\u202eexe"])
def test_dangerous_input_is_refused_in_words(client: Client, desk: RegistrationDesk, name: str) -> None:
    answer = send(client, desk, full_name=name)
    assert answer.status_code == 422
    assert soup_of(answer).find(id="q-full_name-errors")
    assert not Registration.objects.exists()
    assert send(client, desk, email=f"anna@example.org\r\nBcc: {name}").status_code == 422


def test_another_sites_page_cannot_send_the_form(client: Client, desk: RegistrationDesk) -> None:
    registration = apply(desk, "anna")
    for path in (FORM, f"/r/{registration.token}/", f"/r/{registration.token}/cancel/"):
        assert client.post(path, ANNA, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert client.post(path, ANNA, headers={"Origin": "https://evil.example"}).status_code == 403
    registration.refresh_from_db()
    assert registration.state == "confirmed"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"opens_at": in_days(1)}, "Registration opens later"),
        ({"closes_at": in_days(-1)}, "Registration is closed"),
        ({"event_starts_at": in_days(-1)}, "has begun or is over"),
        ({"event_is_cancelled": True}, "was cancelled"),
        ({"capacity": 0, "has_waiting_list": False}, "All places are taken."),
    ],
)
def test_a_closed_door_says_why(client: Client, desk: RegistrationDesk, fields: dict[str, Any], said: str) -> None:
    RegistrationDesk.objects.update(**fields)
    assert said in text_of(client.get("/en/training/open-day/"))
    answer = client.get(FORM)
    assert said in text_of(answer)
    assert not soup_of(answer).main.find("form")
    assert said in text_of(send(client, desk))
    assert not Registration.objects.exists()


def test_places_that_ran_out_meanwhile_are_told_of(
    client: Client, desk: RegistrationDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.has_waiting_list = False
    desk.save()
    is_valid = RegistrationForm.is_valid
    monkeypatch.setattr(RegistrationForm, "is_valid", lambda form: bool(apply(desk, "bela")) and is_valid(form))
    answer = send(client, desk)
    assert answer.status_code == 409
    assert "you are not registered" in text_of(answer)
    assert [one.name for one in Registration.objects.all()] == ["Bela"]


def test_the_link_shows_changes_and_cancels(client: Client, desk: RegistrationDesk) -> None:
    RegistrationDesk.objects.update(asks_diet="optional")
    send(client, desk, diet="vegan")
    apply(desk, "bela")
    link = link_in_mail()
    for _time in range(2):  # seeing it changes nothing
        opened = client.get(link)
        client.get(f"{link}cancel/")
    assert soup_of(opened).find(id="q-diet")["value"] == "vegan"
    form_seal = soup_of(opened).find("input", {"name": "form_seal"})["value"]
    answer = client.post(link, {"full_name": "Minta Anna Éva", "diet": "", "form_seal": form_seal})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{link}?changed=1")
    assert "Your changes are saved" in text_of(client.get(answer.headers["Location"]))
    assert client.post(link, {"full_name": "", "form_seal": form_seal}).status_code == 422
    registration = Registration.objects.get(email="anna@example.org")
    assert (registration.name, registration.diet, registration.state) == ("Minta Anna Éva", "", "confirmed")
    for _press in range(2):
        assert client.post(f"{link}cancel/").headers["Location"] == link
    assert "is cancelled" in text_of(client.get(link))
    assert not soup_of(client.get(link)).main.find("form")
    assert Registration.objects.get(name="Bela").state == "confirmed"
    assert OutgoingMail.objects.filter(to="anna@example.org").count() == 2
    assert client.post(link, {"full_name": "Eve", "form_seal": form_seal}).status_code == 200
    registration.refresh_from_db()
    assert registration.name == "Minta Anna Éva"


def test_nothing_changes_once_the_event_has_begun(client: Client, desk: RegistrationDesk) -> None:
    link = f"/r/{apply(desk, 'anna').token}/"
    RegistrationDesk.objects.update(event_starts_at=in_days(-1))
    assert "nothing can be changed" in text_of(client.get(link))
    client.post(f"{link}cancel/")
    client.post(link, {"full_name": "Eve", "form_seal": str(Seal.new("registration-change"))})
    assert (Registration.objects.get().name, Registration.objects.get().state) == ("Anna", "confirmed")


def test_these_pages_are_kept_by_nobody_and_named_to_nobody(client: Client, desk: RegistrationDesk) -> None:
    token = apply(desk, "anna").token
    for path in (FORM, URLAP, f"{FORM}sent/", f"/r/{token}/", f"/r/{token}/cancel/"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert not answer.cookies
        head = soup_of(answer).head
        assert head.find("meta", {"name": "robots"})["content"] == "noindex, nofollow"
        assert not head.find("link", rel="canonical")
        assert not head.find("link", rel="alternate", hreflang=True)
        switcher = {link["href"] for link in soup_of(answer).header.find_all("a", hreflang=True)}
        other = path.replace(FORM, URLAP) if path.startswith("/en/") else path.replace(URLAP, FORM)
        other = f"{path}?language=hu" if path.startswith("/r/") else other
        assert other in switcher
    event = client.get("/en/training/open-day/")
    assert event.headers["Cache-Control"] == "public, max-age=60"
    assert soup_of(event).main.find("a", href=FORM)


@pytest.mark.parametrize("below", ["", "/", "/cancel", "/cancel/", "/data.json"])
def test_a_letters_address_may_have_lost_its_slash(client: Client, desk: RegistrationDesk, below: str) -> None:
    token = apply(desk, "anna").token
    answer = client.get(f"/r/{token}{below}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    if below != "/data.json":
        former = client.get(f"{FORM}{token}{below}")
        assert former.headers["Location"] == f"/r/{token}/{'cancel/' if 'cancel' in below else ''}"
        assert former.headers["Cache-Control"] == "private, no-store"


def test_no_address_tells_who_registered(client: Client, desk: RegistrationDesk) -> None:
    registration = Registration.objects.get(pk=apply(desk, "xylophone").pk)
    for path in (
        "/en/", "/en/training/", "/en/training/open-day/", FORM, f"{FORM}sent/", "/hu/kepzesek/nyilt-nap/", URLAP,
        "/sitemap.xml", "/en/search/?q=xylophone", f"{FORM}{'x' * 32}/", f"{FORM}{registration.pk}/",
    ):  # fmt: skip
        text = client.get(path).content.decode().replace("q=xylophone", "").replace("“xylophone”", "")
        assert "xylophone@" not in text, path
        assert registration.token not in text, path


def test_an_event_that_is_closed_to_the_public_has_no_open_form(client: Client, desk: RegistrationDesk) -> None:
    page = EventPage.objects.get(slug="open-day")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="four-polarisations")
    assert client.get(FORM).headers["Location"] == "/en/training/open-day/"
    assert send(client, desk).status_code == 302
    assert not Registration.objects.exists()


def test_without_a_desk_there_is_no_form_and_other_pages_stay_as_they_are(
    client: Client, desk: RegistrationDesk
) -> None:
    assert client.put(FORM).status_code == 405
    RegistrationDesk.objects.update(is_on=False)
    assert client.get(FORM).status_code == 404
    assert "Register" not in text_of(client.get("/en/training/open-day/"))
    assert client.get("/en/training/registration/").status_code == 404
    assert client.get("/en/no/such/registration/sent/").status_code == 404


def test_a_class_may_register_from_one_address_but_not_a_flood(client: Client, desk: RegistrationDesk) -> None:
    desk.capacity = 500
    desk.save()
    for number in range(60):
        assert send(client, desk, email=f"{number}@example.org").status_code == 302
    assert send(client, desk).status_code == 422
    assert Registration.objects.count() == 60
