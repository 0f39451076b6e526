"""Nobody learns by a clock who has an account: for each kind of account, the same work is done, counted in calls."""

import re
from collections import Counter
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.urls import reverse

from qcihungary.accounts.models import User
from qcihungary.core.mail import writing
from qcihungary.core.mail.outgoing import NOBODY, MailState, OutgoingMail, delete_old_mail
from tests.roles import desk_of

pytestmark = pytest.mark.django_db

PASSWORD = "four-polarisations-of-light"
KINDS: dict[str, dict[str, Any]] = {
    "active": {"password": PASSWORD},
    "inactive": {"password": PASSWORD, "is_active": False},
    "without a password": {"password": None},
}


@pytest.fixture(autouse=True)
def people() -> None:
    for name, fields in KINDS.items():
        User.objects.create_user(f"{name.replace(' ', '-')}@example.org", **fields)


def work_of(monkeypatch: pytest.MonkeyPatch, path: str, data: dict[str, str]) -> tuple[int, list[str], Counter[str]]:
    """The status, the statements without their values, and how often passwords were hashed and letters were written."""
    calls: Counter[str] = Counter()

    def counted(name: str, original: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            calls[name] += 1
            return original(*args, **kwargs)

        return call

    statements: list[str] = []

    def noted(execute: Any, sql: str, *rest: Any) -> Any:
        statements.append(re.sub(r'"s\d+_x\d+"', "savepoint", sql))
        return execute(sql, *rest)

    with monkeypatch.context() as patch, connection.execute_wrapper(noted):
        patch.setattr(MD5PasswordHasher, "encode", counted("hashes", MD5PasswordHasher.encode))
        patch.setattr(writing, "render_to_string", counted("texts", writing.render_to_string))
        response = Client(REMOTE_ADDR=f"192.0.2.{len(str(data))}").post(path, data)
    return response.status_code, statements, calls


@pytest.mark.parametrize("kind", KINDS)
def test_signing_in_with_a_wrong_password(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    path = reverse("wagtailadmin_login")
    found, expected = (
        work_of(monkeypatch, path, {"username": f"{name}@example.org", "password": "wrong"})
        for name in (kind.replace(" ", "-"), "nobody-here")
    )
    assert found == expected
    assert found[2]["hashes"] == 1


@pytest.mark.parametrize("kind", KINDS)
def test_asking_for_a_new_password(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    path = reverse("wagtailadmin_password_reset")
    Client().post(path, {"email": "first@example.org"})  # which looks up the project's facts for all that come after it
    found, expected = (
        work_of(monkeypatch, path, {"email": f"{name}@example.org"}) for name in (kind.replace(" ", "-"), "nobody-here")
    )
    assert found == expected
    assert found[2]["texts"] == 2
    queued = OutgoingMail.objects.filter(state=MailState.QUEUED)
    assert list(queued.values_list("to", flat=True)) == ["active@example.org"] * (kind == "active")


def test_what_is_for_nobody_never_leaves_and_is_gone_the_next_night() -> None:
    Client().post(reverse("wagtailadmin_password_reset"), {"email": "nobody-here@example.org"})
    mail = OutgoingMail.objects.get()
    assert (mail.state, mail.to) == (MailState.NOBODY, NOBODY), "what was typed isn't kept"
    desk = desk_of(User.objects.create_superuser("admin@example.org"))
    again = reverse("mail:again", args=[mail.pk])
    assert again not in desk.get(reverse("mail:inspect", args=[mail.pk])).content.decode()
    assert desk.post(again).status_code == 404
    assert delete_old_mail() == 1


def test_a_link_for_nobody_opens_nothing() -> None:
    path = reverse("wagtailadmin_password_reset_confirm", args=["MA", "abcdef-0123456789abcdef0123456789abcdef"])
    assert Client().get(path).status_code == 200
    assert desk_of(User.objects.get(email="active@example.org")).get(path).context["validlink"] is False
