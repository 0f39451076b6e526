"""Limits hold when everything comes at once: in each cell, how many get through."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from qcihungary.accounts import forms, shared_passwords
from qcihungary.accounts.models import User
from qcihungary.contact.forms import ContactForm
from qcihungary.contact.models import ContactMessage
from qcihungary.core.forms import work
from qcihungary.core.forms.limits import KEPT_FOR, LimitLock, delete_old_locks, one_at_a_time
from qcihungary.core.forms.seals import Seal
from qcihungary.core.forms.submissions import FormSubmission, hash_of_sender
from qcihungary.core.mail.outgoing import OutgoingMail
from qcihungary.training.models import Registration, RegistrationDesk
from qcihungary.training.registration.forms import ChangeForm, RegistrationForm
from qcihungary.training.registration.links import change
from qcihungary.training.registration.views import take
from qcihungary.training.registration.vocabulary import State
from tests.contact.letters import filled
from tests.core.forms.test_work import answer
from tests.parallel import at_once

CROWD = 30
DAY = timedelta(days=1)
PASSWORD = "four-polarisations-of-light"
Try = Callable[[], Any]
"""One request; what it gives is true where it got through."""


def contact(**fields: Any) -> bool:
    form = ContactForm(RequestFactory().post("/en/contact/", filled(**fields)))
    return form.is_valid() and form.keep()


def registration(desk: RegistrationDesk, number: int) -> bool:
    seal = Seal.new(f"registration-{desk.pk}", seconds_ago=60)
    said = {"full_name": "Minta Anna", "email": f"p{number}@example.org", "consent": "on", "form_seal": str(seal)}
    form = RegistrationForm(desk, RequestFactory().post("/", said))
    if form.is_valid():
        take(form)
    return not form.errors


def ask(path: str, data: dict[str, str], **extra: Any) -> bool:
    return Client().post(path, data, **extra).status_code < 429


def contact_messages() -> list[Try]:
    return [contact] * CROWD


def one_message_often() -> list[Try]:
    seal = str(Seal.new("contact", seconds_ago=60))
    return [partial(contact, form_seal=seal)] * CROWD


def registrations() -> list[Try]:
    desk = RegistrationDesk.objects.create(event_key=uuid.uuid4(), is_on=True)
    return [partial(registration, desk, number) for number in range(CROWD)]


def changes() -> list[Try]:
    desk = RegistrationDesk.objects.create(event_key=uuid.uuid4(), is_on=True, event_starts_at=timezone.now() + DAY)
    said = {"consent_text": "Yes.", "consent_version": "1", "consented_at": timezone.now(), "state": State.CONFIRMED}
    one = Registration.objects.create(desk=desk, language="en", name="Anna", email="anna@example.org", **said)
    return [partial(changed, one, number) for number in range(CROWD)]


def changed(registration: Registration, number: int) -> bool:
    seal = Seal.new(f"registration-change-{registration.pk}")
    request = RequestFactory().post(
        "/", {"full_name": f"Anna {number}", "form_seal": str(seal)}, REMOTE_ADDR=from_(number)
    )
    form = ChangeForm(registration, request)
    return form.is_valid() and change(registration, form)


def from_(number: int) -> str:
    """Another sender for each number."""
    return f"192.0.2.{number}"


def sign_ins_at_one_account(senders: int = 1) -> list[Try]:
    User.objects.create_user("anna@example.org", PASSWORD)
    sent = {"username": "anna@example.org", "password": "wrong"}
    return [partial(ask, reverse("wagtailadmin_login"), sent, REMOTE_ADDR=from_(n % senders)) for n in range(CROWD)]


def sign_ins_at_many_accounts() -> list[Try]:
    login = reverse("wagtailadmin_login")
    return [partial(ask, login, {"username": f"p{n}@example.org", "password": "wrong"}) for n in range(50)]


def new_passwords(senders: int = 1) -> list[Try]:
    path, sent = reverse("wagtailadmin_password_reset"), {"email": "anna@example.org"}
    return [partial(ask, path, sent, REMOTE_ADDR=from_(n % senders)) for n in range(CROWD)]


def page_password() -> str:
    restriction = PageViewRestriction.objects.create(
        page=Page.objects.get(depth=1), restriction_type="password", password=PASSWORD
    )
    return reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, restriction.page_id])


def collection_password() -> str:
    restriction = CollectionViewRestriction.objects.create(
        collection=Collection.objects.get(depth=1), restriction_type="password", password=PASSWORD
    )
    return reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk])


def guesses(path: Callable[[], str], senders: int = 1) -> list[Try]:
    address = path()
    sent = {"password": "guess", "return_url": "/en/"}
    return [partial(ask, address, sent, REMOTE_ADDR=from_(n % senders)) for n in range(CROWD)]


TABLE = {
    "contact messages": (contact_messages, 10),
    "one message, pressed often": (one_message_often, CROWD),
    "registrations": (registrations, 12),
    "signing in at one account": (sign_ins_at_one_account, 8),
    "changes by one link, from everywhere": (changes, 12),
    "signing in at one account, from everywhere": (partial(sign_ins_at_one_account, CROWD), 20),
    "new passwords of one account, from everywhere": (partial(new_passwords, CROWD), 20),
    "signing in at many accounts": (sign_ins_at_many_accounts, 40),
    "new passwords": (new_passwords, 3),
    "the password of a page": (partial(guesses, page_password), 8),
    "the password of a collection": (partial(guesses, collection_password), 8),
    "the password of a page, from everywhere": (partial(guesses, page_password, CROWD), 20),
    "the password of a collection, from everywhere": (partial(guesses, collection_password, CROWD), 20),
}


@pytest.mark.parametrize(("tries", "through"), TABLE.values(), ids=TABLE)
def test_as_many_get_through_as_may(
    database_of_many: None, monkeypatch: pytest.MonkeyPatch, tries: Callable[[], list[Try]], through: int
) -> None:
    monkeypatch.setattr(RegistrationForm, "most_per_hour", 12)
    monkeypatch.setattr(ChangeForm, "most_per_hour", 12)
    monkeypatch.setattr(shared_passwords, "SHARED_PASSWORD", replace(shared_passwords.SHARED_PASSWORD, for_all=20))
    monkeypatch.setattr(forms, "SIGNING_IN", replace(forms.SIGNING_IN, for_all=20))
    [requests] = at_once([tries])
    assert at_once(requests).count(True) == through


def test_what_is_received_is_kept_once_for_each_that_got_through(database_of_many: None, settings: Settings) -> None:
    at_once([contact] * CROWD)
    at_once(one_message_often())
    assert at_once([ContactMessage.objects.count, OutgoingMail.objects.count]) == [10, 10]
    settings.PROOF_OF_WORK = True
    at_once([delete_messages])
    assert at_once([contact] * CROWD).count(True) == 2, "a quarter as often for who doesn't prove any work"


def test_one_piece_of_work_counts_once(database_of_many: None, settings: Settings) -> None:
    settings.PROOF_OF_WORK = True
    seal = Seal.new("contact", seconds_ago=5)
    solved = answer(work.task(seal, timedelta(hours=1)))
    assert all(at_once([partial(contact, form_seal=str(seal), form_work=solved)] * CROWD)), "each is thanked"
    assert at_once([ContactMessage.objects.count, OutgoingMail.objects.count]) == [1, 1]
    assert not contact(form_seal=str(Seal.new("contact", seconds_ago=5)), form_work=solved), "it is of one form"


def delete_messages() -> None:
    for model in (ContactMessage, FormSubmission):
        model.objects.all().delete()


def test_nobody_registers_beyond_the_limit(database_of_many: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RegistrationForm, "most_per_hour", 5)
    [requests] = at_once([registrations])
    at_once(requests)
    assert at_once([Registration.objects.count]) == [5]


SENDERS = [
    ("192.0.2.1", "192.0.2.1", True),
    ("192.0.2.1", "192.0.2.2", False),
    ("::ffff:192.0.2.1", "192.0.2.1", True),
    ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
    ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
    ("2001:DB8:1:2::1", "2001:0db8:0001:0002::0001", True),
    ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
    ("fe80::1%eth0", "fe80::2%eth1", True),
    ("", "nonsense", True),
    ("unix:", "192.0.2.1", False),
]
"""Two addresses, and whether they are one sender."""


@pytest.mark.parametrize("is_behind_proxy", [False, True])
@pytest.mark.parametrize(("one", "other", "is_same"), SENDERS)
def test_a_sender_is_a_household(
    settings: Settings, *, is_behind_proxy: bool, one: str, other: str, is_same: bool
) -> None:
    settings.BEHIND_PROXY = is_behind_proxy

    def sender(address: str) -> str:
        if is_behind_proxy:
            forwarded = f"{address}9.9.9.9, {address}"
            return hash_of_sender(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=forwarded))
        return hash_of_sender(RequestFactory().get("/", REMOTE_ADDR=address, HTTP_X_FORWARDED_FOR="9.9.9.9"))

    assert (sender(one) == sender(other)) is is_same


@pytest.mark.django_db
@pytest.mark.parametrize("path", [page_password, collection_password])
def test_the_right_password_opens_unless_it_was_tried_too_often(client: Client, path: Callable[[], str]) -> None:
    address = path()
    right, wrong = ({"password": word, "return_url": "/en/"} for word in (PASSWORD, "guess"))
    for _round in range(2):
        answers = [client.post(address, wrong) for _guess in range(7)]
        assert {answer.status_code for answer in answers} == {200}
        assert client.post(address, right).status_code == 302, "which forgets what was tried before"
    assert {client.post(address, wrong).status_code for _guess in range(8)} == {200}
    for sent in (right, wrong):
        refused = client.post(address, sent, headers={"accept-language": "hu"})
        assert refused.status_code == 429
        assert "negyed órát" in refused.content.decode()
        assert 'value="/en/"' in refused.content.decode(), "where one wanted to go"
        assert "no-store" in refused.headers["Cache-Control"]
    assert client.get(address).status_code == 200
    assert client.post(address, right, REMOTE_ADDR="192.0.2.9").status_code == 302


@pytest.mark.django_db
def test_a_lock_is_there_once_and_goes_when_nobody_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for _time in range(2):
        with one_at_a_time("a", "b"):
            pass
    assert LimitLock.objects.count() == 1
    assert delete_old_locks() == 0
    now = timezone.now() + KEPT_FOR * 2
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    assert delete_old_locks() == 1
