"""Writing to the project: the form, what guards it, what is kept, and the letter that a real server gets."""

import re
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from qcihungary.contact.forms import CONSENT, CONSENT_VERSION
from qcihungary.contact.models import ContactMessage
from qcihungary.core.forms.seals import Seal
from qcihungary.core.forms.submissions import FormSubmission, delete_old_submissions
from qcihungary.core.mail.outgoing import MailState, OutgoingMail
from qcihungary.core.mail.sending import send_due
from tests.contact.letters import EN, HU, filled, send
from tests.mail_server import MailServer

pytestmark = pytest.mark.usefixtures("trees")


def read(response: Any) -> BeautifulSoup:
    """The page of a response."""
    return BeautifulSoup(response.content, "html.parser")


def objections(response: Any) -> str:
    """What the summary on top says."""
    assert response.status_code == 422
    assert not ContactMessage.objects.exists()
    return read(response).select_one(".error-summary").get_text(" ", strip=True)


def test_a_message_is_kept_passed_on_in_hungarian_and_thanked_for(
    client: Client, desk: Client, mail_server: MailServer
) -> None:
    response = send(client)
    assert (response.status_code, response.headers["Location"]) == (303, f"{HU}sent/")
    assert not response.cookies
    message = ContactMessage.objects.get()
    assert (message.name, message.email, message.subject) == ("Kovács Ödön", "odon@example.org", "Kvantumkulcs")
    assert message.message == "Tisztelt Projekt!\n\nMikor lesz a következő képzés?"
    assert (message.language, message.consent) == ("hu", CONSENT_VERSION)
    assert mail_server.taken == [], "no request talks to the mail server"
    assert "Várakozik" not in desk.get("/admin/messages/").content.decode()
    assert "Waiting" in desk.get("/admin/messages/").content.decode()

    assert send_due() == (1, 0)
    [letter] = mail_server.letters
    assert mail_server.taken[0].rcpt_tos == ["info@example.org"]
    assert (letter["Subject"], letter["Reply-To"]) == ("QCIHungary: Kvantumkulcs", "odon@example.org")
    for kind in ("plain", "html"):
        text = letter.get_body((kind,)).get_content()
        assert "Valaki a honlap űrlapján írt" in text
        assert "Mikor lesz a következő képzés?" in text
        assert "Az Európai Unió társfinanszírozásával" in text
    assert "Sent" in desk.get("/admin/messages/").content.decode()

    thanks = client.get(f"{HU}sent/")
    assert "Köszönjük" in read(thanks).h1.get_text()
    assert "180 nap múlva töröljük" in thanks.content.decode()
    assert read(thanks).select_one("a[hreflang=en]")["href"] == f"{EN}sent/"


def test_a_mail_server_that_is_down_loses_nothing(client: Client, desk: Client, mail_server: MailServer) -> None:
    mail_server.answer = "451 the disk is full"
    assert send(client).status_code == 303
    assert send_due() == (0, 1)
    shown = desk.get("/admin/messages/").content.decode()
    assert "the disk is full" in shown
    assert "Waiting" in shown
    mail_server.answer = "250 OK"
    OutgoingMail.objects.get().try_again()
    assert send_due() == (1, 0)
    assert ContactMessage.objects.get().mail_state == str(MailState.SENT.label)


def test_the_page_has_its_form_and_is_kept_by_nobody(client: Client) -> None:
    response = client.get(EN)
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert not response.cookies
    page = read(response)
    form = page.select_one("form.public-form")
    assert (form["method"], form["action"]) == ("post", EN)
    for name in ("sender", "email", "subject", "message", "consent"):
        field = form.select_one(f"[name={name}]")
        assert form.select_one(f"label[for={field['id']}]").get_text(strip=True)
    assert page.select_one(".error-summary") is None
    assert "form.js" not in response.content.decode()


def test_the_seal_that_the_page_gives_is_good_after_three_seconds(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal = read(client.get(EN)).select_one("[name=form_seal]")["value"]
    quick = send(client, EN, form_seal=seal)
    assert "quicker than people write" in objections(quick)
    now = timezone.now() + timedelta(seconds=4)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    again = read(quick).select_one("[name=form_seal]")["value"]
    assert send(client, EN, form_seal=again).status_code == 303


def test_what_is_wrong_is_said_by_the_field_and_on_top_and_nothing_is_lost(client: Client) -> None:
    response = send(client, HU, email="odon@", subject="", consent="")
    page = read(response)
    assert "nincs elküldve" in page.title.get_text()
    assert "Csak ezzel a hozzájárulással" in objections(response)
    for name in ("email", "subject", "consent"):
        field = page.select_one(f"[name={name}]")
        assert field["aria-invalid"] == "true"
        noted = [page.find(id=key) for key in field["aria-describedby"].split()]
        assert all(noted)
        assert page.select_one(f".error-summary a[href='#{field['id']}']")
    assert page.select_one("[name=sender]")["value"] == "Kovács Ödön"
    assert page.select_one("[name=email]")["value"] == "odon@"
    assert "Mikor lesz a következő képzés?" in page.select_one("textarea").get_text()
    assert response.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("field", "text", "shown"),
    [
        ("sender", "Anna\x00Minta", "AnnaMinta"),
        ("sender", "Anna\r\nBcc: all@example.org", "Anna Bcc: all@example.org"),
        ("subject", "A \u202etxt.exe", "A txt.exe"),
        ("subject", "one\u2028two", "one two"),
        ("email", "odon@example.org\nBcc: a@example.org", "odon@example.org Bcc: a@example.org"),
        ("message", "Hello\x1b[31m \u2066there\u2069", "Hello[31m there"),
    ],
)
def test_what_nobody_types_is_refused_and_taken_out(client: Client, field: str, text: str, shown: str) -> None:
    response = send(client, EN, **{field: text})
    assert re.search("read it again|such as name@example.org", objections(response))
    found = read(response).select_one(f"[name={field}]")
    assert (found.get("value") or found.get_text().strip()) == shown
    assert send(client, EN, **({} if field == "email" else {field: shown})).status_code == 303


def test_what_can_not_be_seen_and_does_nothing_is_left_out(client: Client) -> None:
    send(
        client,
        subject="Kvan\u00adtum\u200bkulcs\ufeff",
        sender="  Kovács   O\u0308do\u0308n ",
        message="👩\u200d🔬 a\n\n\n\n\n\nb",
    )
    message = ContactMessage.objects.get()
    assert (message.subject, message.name) == ("Kvantumkulcs", "Kovács Ödön")
    assert message.message == "👩\u200d🔬 a\n\n\nb"


def test_a_message_may_be_long_but_not_endless(client: Client) -> None:
    long = send(client, EN, message="x" * 10_003)
    assert "3 characters too long: at most 10000 fit" in objections(long)
    assert "x" * 10_003 in long.content.decode()
    endless = send(client, HU, message="x" * 10_000_000)
    assert "túl hosszú" in objections(endless)
    assert len(read(endless).select(".error-summary li")) == 1
    assert send(client, message="ű" * 10_000).status_code == 303


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"form_more": "https://buy.example"}, "as robots do"),
        ({"form_seal": ""}, "could not be recognised"),
        ({"form_seal": "made.up:one"}, "could not be recognised"),
        ({"form_seal": str(Seal.new("registration", seconds_ago=60))}, "could not be recognised"),
        ({"form_seal": str(Seal.new("contact", seconds_ago=90_000))}, "more than a day"),
    ],
)
def test_guards_object_in_words_and_the_second_try_is_good(client: Client, given: dict[str, Any], words: str) -> None:
    response = send(client, EN, **given)
    assert words in objections(response)
    page = read(response)
    assert page.select_one("[name=form_more]").get("value") is None
    assert send(client, EN, form_seal=page.select_one("[name=form_seal]")["value"]).status_code == 303


def test_a_button_that_is_pressed_twice_sends_once(client: Client) -> None:
    data = filled()
    assert [client.post(HU, data).status_code for _press in range(2)] == [303, 303]
    assert ContactMessage.objects.count() == OutgoingMail.objects.count() == 1


def test_one_address_sends_ten_an_hour_and_is_forgotten(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for _number in range(10):
        assert send(client, REMOTE_ADDR="203.0.113.7").status_code == 303
    refused = send(client, EN)
    assert refused.status_code == 422
    assert "within the last hour" in refused.content.decode()
    assert client.post(HU, filled(), REMOTE_ADDR="203.0.113.8").status_code == 303
    kept = " ".join(FormSubmission.objects.values_list("sender", flat=True))
    assert "127.0.0.1" not in kept
    assert "203.0.113" not in kept
    now = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    assert send(client).status_code == 303
    assert FormSubmission.objects.exclude(sender="").count() == 1
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + timedelta(days=3))
    assert delete_old_submissions() == 12


def test_behind_the_proxy_the_address_is_the_one_that_the_proxy_saw(client: Client, settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    for number in range(10):
        assert send(client, headers={"X-Forwarded-For": f"1.2.3.{number}, 2001:db8:0:1::{number}"}).status_code == 303
    assert send(client, headers={"X-Forwarded-For": "9.9.9.9, 2001:db8:0:1::ffff"}).status_code == 422
    assert send(client, headers={"X-Forwarded-For": "2001:db8:0:2::1"}).status_code == 303


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, 303),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Referer": "http://testserver/en/contact/"}, 303),
        ({"Referer": "http://testserver.evil.example/"}, 403),
        ({"Origin": "http://[broken"}, 403),
        ({}, 303),
    ],
)
def test_only_our_own_pages_may_send_it(headers: dict[str, str], status: int) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, headers=headers).status_code == status
    assert ContactMessage.objects.count() == (status == 303)


def test_other_pages_take_no_forms(client: Client) -> None:
    assert client.post("/en/news/", filled()).status_code == 405
    assert client.post("/en/", filled()).status_code == 405


@pytest.mark.parametrize("body", [b"", b"%", b"sender=%ff%fe", b"sender=a&sender=b&consent=on", b"form_seal=%00"])
def test_an_odd_body_is_a_page_with_words(client: Client, body: bytes) -> None:
    assert client.post(EN, body, content_type="application/x-www-form-urlencoded").status_code == 422
    assert client.post(EN, body, content_type="application/json").status_code == 422
    assert client.post(EN, body, content_type="multipart/form-data; boundary=x").status_code in (400, 422)


def test_other_words_of_the_consent_need_another_version() -> None:
    words = "I agree that QCIHungary keeps my message for 180 days and uses what I wrote to answer me."
    assert (words, "2026-11-25") == (CONSENT % {"days": 180}, CONSENT_VERSION)


def test_an_odd_address_of_the_page_is_the_page_or_a_404(client: Client) -> None:
    assert client.head(HU).status_code == 200
    assert client.get(f"{HU}?subject=%00&page=x").status_code == 200
    assert client.get(f"{HU}nowhere/").status_code == 404
