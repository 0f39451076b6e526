"""Signing in: in both languages, with a limit, and without telling who has an account."""

import datetime
import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.hashers import MD5PasswordHasher, PBKDF2PasswordHasher, identify_hasher
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from wagtail.users.models import UserProfile

from qcihungary.accounts.attempts import NEW_PASSWORD, SIGNING_IN, Attempt, delete_old_attempts
from qcihungary.accounts.models import User
from qcihungary.accounts.rights.table import Role
from qcihungary.core.housekeeping import delete_expired
from qcihungary.core.mail.outgoing import MailState, OutgoingMail
from tests.roles import desk_of

pytestmark = pytest.mark.django_db

PASSWORD = "four-polarisations-of-light"
LOGIN, FORGOTTEN = reverse("wagtailadmin_login"), reverse("wagtailadmin_password_reset")
HUNGARIAN, ENGLISH = {"accept-language": "hu"}, {"accept-language": "en"}


@pytest.fixture(autouse=True)
def outbox(settings: Settings) -> None:
    """Mail goes where it goes on a real site."""
    settings.EMAIL_BACKEND = "qcihungary.core.mail.backend.OutboxBackend"


@pytest.fixture
def anna() -> User:
    return User.objects.create_superuser("anna@example.org", PASSWORD)


def sign_in(password: str, email: str = "anna@example.org", **asked: Any) -> Any:
    """From a browser of its own."""
    return Client().post(LOGIN, {"username": email, "password": password}, **asked)


def errors(response: Any) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [item.get_text(strip=True) for item in page.select(".messages .error")]


# --- passwords


def test_passwords_are_kept_by_argon2_and_older_ones_become_so(settings: Settings, anna: User) -> None:
    settings.PASSWORD_HASHERS = importlib.import_module("qcihungary.settings").PASSWORD_HASHERS
    anna.set_password(PASSWORD)
    assert identify_hasher(anna.password).algorithm == "argon2"
    anna.password = PBKDF2PasswordHasher().encode(PASSWORD, "salt", iterations=1)
    anna.save()
    assert sign_in(PASSWORD).status_code == 302
    anna.refresh_from_db()
    assert identify_hasher(anna.password).algorithm == "argon2"


# --- the limit


def test_after_too_many_failures_the_right_password_does_not_help_until_a_while_has_passed(anna: User) -> None:
    for _attempt in range(SIGNING_IN.for_account):
        assert sign_in("wrong").status_code == 200
    locked = sign_in(PASSWORD, headers=HUNGARIAN)
    assert locked.status_code == 429
    assert "Negyed órát" in errors(locked)[0]
    assert 'value="anna@example.org"' in locked.content.decode(), "what was typed is kept"
    assert sign_in(PASSWORD, email="ANNA@example.org ").status_code == 429, "however it is typed"
    assert sign_in(PASSWORD, REMOTE_ADDR="192.0.2.1").status_code == 302, "others can't lock her out from elsewhere"
    Attempt.objects.update(created=timezone.now() - SIGNING_IN.within - datetime.timedelta(seconds=1))
    assert sign_in(PASSWORD).status_code == 302


def test_slips_are_forgotten_once_somebody_has_signed_in(anna: User) -> None:
    for _round in range(2):
        for _attempt in range(SIGNING_IN.for_account - 1):
            sign_in("wrong")
        assert sign_in(PASSWORD).status_code == 302
    assert not Attempt.objects.exists()


def test_the_answer_is_the_same_where_there_is_no_account(anna: User) -> None:
    answers = [
        [(response.status_code, errors(response)) for response in (sign_in("wrong", email) for _attempt in range(10))]
        for email in ("anna@example.org", "nobody@example.org")
    ]
    assert answers[0] == answers[1]
    assert answers[0][-1][0] == 429


def test_one_sender_can_not_try_everybody(anna: User) -> None:
    for number in range(SIGNING_IN.for_sender):
        sign_in("wrong", f"user-{number}@example.org")
    assert sign_in(PASSWORD).status_code == 429


def test_behind_a_proxy_its_own_word_counts_and_not_the_visitors(anna: User, settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    for number in range(SIGNING_IN.for_account):
        sign_in("wrong", headers={"x-forwarded-for": f"203.0.113.{number}, 192.0.2.1"})
    assert sign_in(PASSWORD, headers={"x-forwarded-for": "203.0.113.99, 192.0.2.1"}).status_code == 429
    assert sign_in(PASSWORD, headers={"x-forwarded-for": "192.0.2.1, 203.0.113.99"}).status_code == 302


def from_everywhere(ask: Callable[..., Any], times: int) -> list[Any]:
    """The same from as many addresses, and once more."""
    return [ask(REMOTE_ADDR=f"192.0.2.{number}") for number in range(times + 1)]


def test_a_guess_from_everywhere_ends_and_the_owner_gets_in_by_mail(
    anna: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qcihungary.accounts.forms.SIGNING_IN", replace(SIGNING_IN, for_all=3))
    answers = [
        [(response.status_code, errors(response)) for response in from_everywhere(partial(sign_in, "wrong", email), 3)]
        for email in (anna.email, "nobody@example.org")
    ]
    assert answers[0] == answers[1], "it isn't told whether there is such an account"
    assert [status for status, _errors in answers[0]] == [200, 200, 200, 429]
    elsewhere = {"REMOTE_ADDR": "198.51.100.1"}
    assert sign_in(PASSWORD, **elsewhere).status_code == 429
    Client().post(FORGOTTEN, {"email": anna.email}, **elsewhere)  # type: ignore[arg-type]  # what the server knows of it
    (link,) = set(re.findall(r"http://testserver(/admin/\S+)", OutgoingMail.objects.get().text))
    client = Client()
    page = client.get(link, follow=True)
    new = "light-of-four-polarisations"
    client.post(page.request["PATH_INFO"], {"new_password1": new, "new_password2": new})
    assert sign_in(new, **elsewhere).status_code == 302
    from_everywhere(partial(sign_in, "wrong"), 3)
    assert sign_in(new, **elsewhere).status_code == 429
    Attempt.objects.update(created=timezone.now() - SIGNING_IN.within - datetime.timedelta(seconds=1))
    assert sign_in(new, **elsewhere).status_code == 302, "nobody is shut out for longer than the time of the limit"


def test_an_address_is_one_account_in_whatever_letters(rf: RequestFactory) -> None:
    """Django sends a new password to whoever's address is the same but for capitals, on PostgreSQL of any alphabet."""
    limit = replace(NEW_PASSWORD, for_all=1)
    written = ("sara.kiss@example.org", " SARA.Kiss@example.org", "ſara.kiſs@example.org", "sara.\u212aiss@example.org")
    counted = [limit.claim(rf.post("/", REMOTE_ADDR=f"192.0.2.{n}"), email) for n, email in enumerate(written)]
    assert [bool(attempt) for attempt in counted] == [True, False, False, False]


def test_what_is_counted_names_nobody_and_goes_after_a_day(anna: User) -> None:
    sign_in("wrong")
    row = Attempt.objects.values().get()
    assert not re.search(r"anna|127\.0\.0\.1", str(row))
    assert delete_old_attempts() == 0
    Attempt.objects.update(created=timezone.now() - datetime.timedelta(days=2))
    Session.objects.create(session_key="old", expire_date=timezone.now() - datetime.timedelta(days=1))
    deleted = dict(delete_expired())
    assert (deleted["Attempts to sign in"], deleted["Sessions"]) == (1, 1)


# --- the language


def test_the_language_is_chosen_on_the_page_and_stays(anna: User) -> None:
    client = Client()
    page = BeautifulSoup(client.get(f"{LOGIN}?next=/admin/images/", headers=ENGLISH).content, "html.parser")
    links = {str(link["lang"]): str(link["href"]) for link in page.select(".sign-in-languages a")}
    assert set(links) == {"en", "hu"}
    response = client.get(LOGIN + links["hu"], headers=ENGLISH)
    assert response.headers["Content-Language"] == "hu"
    page = BeautifulSoup(response.content, "html.parser")
    assert page.html
    assert page.html["lang"] == "hu"
    fields = {str(field["name"]): str(field.get("value", "")) for field in page.select(".login-form input[name]")}
    wrong = client.post(LOGIN, {**fields, "username": anna.email, "password": "wrong"}, headers=ENGLISH)
    assert wrong.headers["Content-Language"] == "hu"
    right = client.post(LOGIN, {**fields, "username": anna.email, "password": PASSWORD}, headers=ENGLISH)
    assert right.headers["Location"] == "/admin/images/"
    assert UserProfile.objects.get(user=anna).preferred_language == "hu"


@pytest.mark.parametrize("asked", ["de", "", "../hu", "\x00"])
def test_a_language_that_is_not_there_is_not_spoken(asked: str) -> None:
    response = Client().get(LOGIN, {"language": asked}, headers=HUNGARIAN)
    assert (response.status_code, response.headers["Content-Language"]) == (200, "hu")


def test_who_chose_no_language_goes_on_with_that_of_the_browser(anna: User) -> None:
    assert sign_in(PASSWORD, headers=HUNGARIAN).status_code == 302
    assert not UserProfile.objects.filter(user=anna).exclude(preferred_language="").exists()


# --- a forgotten password


def test_a_forgotten_password_is_set_anew_in_hungarian(anna: User) -> None:
    for _attempt in range(SIGNING_IN.for_account):
        sign_in("wrong")
    client = Client(headers=ENGLISH)
    response = client.post(f"{FORGOTTEN}?language=hu", {"email": "ANNA@example.org"}, follow=True)
    assert response.headers["Content-Language"] == "hu"
    assert "no-store" in response.headers["Cache-Control"], "a proxy would give one language to all"
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.language, mail.kind) == ("anna@example.org", "hu", "password")
    assert "új jelszó" in mail.subject.lower()
    (link,) = set(re.findall(r"http://testserver(/\S+)", mail.text)) - {"/hu/"}
    page = client.get(link, follow=True)
    assert (page.status_code, page.headers["Content-Language"]) == (200, "hu")
    new = {"new_password1": "light-of-four-polarisations", "new_password2": "light-of-four-polarisations"}
    done = client.post(page.request["PATH_INFO"] + "?language=hu", new, follow=True)
    assert (done.status_code, done.headers["Content-Language"]) == (200, "hu")
    assert sign_in(new["new_password1"]).status_code == 302, "at once, although there were too many failures"
    assert "Érvénytelen" in client.get(link, follow=True).content.decode(), "a link works once"


def test_asking_for_a_password_tells_nobody_who_has_an_account(anna: User) -> None:
    answers = []
    for email in ("anna@example.org", "nobody@example.org"):
        asked = [Client().post(FORGOTTEN, {"email": email}) for _attempt in range(NEW_PASSWORD.for_account + 1)]
        answers.append([(response.status_code, response.headers.get("Location")) for response in asked])
    assert answers[0] == answers[1]
    assert [status for status, _location in answers[0]] == [*[302] * NEW_PASSWORD.for_account, 429]
    assert OutgoingMail.objects.filter(state=MailState.QUEUED).count() == NEW_PASSWORD.for_account


@pytest.mark.parametrize("path", [FORGOTTEN, LOGIN])
def test_the_same_work_is_done_for_everybody(anna: User, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """So that no clock tells accounts apart: the same questions to the database, and one password is hashed."""
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(hasher, password, salt)

    User.objects.create_user("switched-off@example.org", PASSWORD, is_active=False)
    User.objects.create_user("invited@example.org", None)
    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    done = {}
    for name in ("first", "nobody", "anna", "switched-off", "invited"):
        hashed.clear()
        sent = {"username": f"{name}@example.org", "email": f"{name}@example.org", "password": "wrong"}
        with CaptureQueriesContext(connection) as asked:
            Client().post(path, sent)
        statements = [re.findall(r"^\w+|(?:FROM|INTO|UPDATE) \S+", query["sql"]) for query in asked.captured_queries]
        done[name] = (statements, len(hashed))
    del done["first"]  # which makes the lock that all of them wait for
    assert len(done["nobody"][0]) > 3
    assert all(found == done["nobody"] for found in done.values()), done


def test_the_outbox_does_not_show_the_link(anna: User) -> None:
    Client().post(FORGOTTEN, {"email": anna.email})
    mail = OutgoingMail.objects.get()
    shown = desk_of(anna).get(reverse("mail:inspect", args=[mail.pk])).content.decode()
    assert mail.subject in shown
    assert "/password_reset/confirm/" in mail.text
    assert "/password_reset/confirm/" not in shown


def test_nobody_is_remembered_who_did_not_ask_for_it(anna: User) -> None:
    client = Client()
    client.post(LOGIN, {"username": anna.email, "password": PASSWORD})
    assert not client.cookies["sessionid"]["max-age"]
    client.post(LOGIN, {"username": anna.email, "password": PASSWORD, "remember": "on"})
    assert client.cookies["sessionid"]["max-age"] == 14 * 24 * 3600


# --- who signs in


def test_somebody_with_a_role_is_made_in_hungarian_and_signs_in(anna: User) -> None:
    UserProfile.objects.create(user=anna, preferred_language="hu")
    desk, form = desk_of(anna), reverse("wagtailusers_users:add")
    page = BeautifulSoup(desk.get(form).content, "html.parser")
    boxes = {label.get_text(strip=True): label.select_one("input[name=groups]") for label in page.select("label")}
    roles = {name: str(box["value"]) for name, box in boxes.items() if box}
    assert set(roles) == set(Role)
    sent = {"email": "bela@example.org", "first_name": "Béla", "last_name": "Minta", "groups": roles[Role.AUTHOR]}
    response = desk.post(form, {**sent, "password1": PASSWORD, "password2": PASSWORD})
    assert response.status_code == 302, response.context["form"].errors
    assert sign_in(PASSWORD, "bela@example.org").headers["Location"] == "/admin/"
    assert User.objects.get(email="bela@example.org").has_perm("deliverables.add_deliverable")
