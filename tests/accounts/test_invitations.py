"""Invitations: somebody new sets a password of their own, by a link that works once and not for ever."""

import datetime
import re
from typing import cast

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from qcihungary.accounts.invitations import INVITATIONS, VALID_FOR, invite
from qcihungary.accounts.models import User
from qcihungary.accounts.rights.table import Role
from qcihungary.core.mail.outgoing import OutgoingMail
from tests.factories import UserFactory
from tests.roles import desk_of, member_of

pytestmark = pytest.mark.django_db

PASSWORD = "four-polarisations-of-light"
NEW = {"email": "Bela@Example.org", "first_name": "Béla", "last_name": "Minta", "password1": "", "password2": ""}
SUBJECTS = {"en": "Your account at QCIHungary", "hu": "Az Ön fiókja a QCIHungary honlapján"}
ADD = reverse("wagtailusers_users:add")


def bela() -> User:
    return User.objects.get(email="bela@example.org")


def link_in(mail: OutgoingMail) -> str:
    """The address of the link, without the site's."""
    found = re.search(r"https?://[^/\s]+(/admin/password_reset/invitation/\S+)", mail.text)
    assert found
    assert found[1].replace("&", "&amp;") in mail.html
    return found[1]


def invited(administrator: User, **fields: object) -> tuple[User, str]:
    """Somebody who was invited, and their link."""
    user = cast("User", UserFactory(email="bela@example.org", **fields))
    user.set_unusable_password()
    user.save()
    invite(user, administrator)
    return user, link_in(OutgoingMail.objects.latest("pk"))


def set_password(link: str, client: Client | None = None) -> bool:
    """Follow a link and set a password by it; whether that could be."""
    client = client or Client()
    page = client.get(link, follow=True)
    if not page.context["validlink"]:
        return False
    where = page.redirect_chain[-1][0]
    answer = client.post(where, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert answer.status_code == 302, page.context["form"].errors
    assert client.get(answer.headers["Location"]).status_code == 200
    return True


@pytest.mark.parametrize("inviter_reads", ["en", "hu"])
@pytest.mark.parametrize("chosen", ["", "en", "hu"])
@pytest.mark.parametrize("typed", ["", PASSWORD])
def test_who_is_made_without_a_password_is_invited(
    desk: Client, administrator: User, typed: str, chosen: str, inviter_reads: str
) -> None:
    UserProfile.objects.create(user=administrator, preferred_language=inviter_reads)
    answer = desk.post(ADD, {**NEW, "language": chosen, "password1": typed, "password2": typed})
    assert answer.status_code == 302, answer.context["form"].errors
    profile = UserProfile.objects.filter(user=bela()).first()
    assert (profile.preferred_language if profile else "") == chosen
    if typed:
        assert not OutgoingMail.objects.exists()
        assert Client().login(email="bela@example.org", password=typed)
        return
    assert not bela().has_usable_password()
    mail, language = OutgoingMail.objects.get(), chosen or inviter_reads
    assert (mail.to, mail.language, mail.subject) == ("bela@example.org", language, SUBJECTS[language])
    assert {"en": "Dear Béla Minta", "hu": "Minta Béla"}[language] in mail.text
    page = Client().get(link_in(mail), follow=True)
    assert page.headers["Content-Language"] == language
    assert "no-store" in page.headers["Cache-Control"]
    entry = ModelLogEntry.objects.get(action="accounts.invited")
    assert (entry.user, entry.object_id, entry.data) == (administrator, str(bela().pk), {"language": language})


@pytest.mark.parametrize("typed", [("", PASSWORD), (PASSWORD, ""), ("12345678", "12345678")])
def test_a_password_that_is_half_typed_or_weak_is_refused(desk: Client, typed: tuple[str, str]) -> None:
    answer = desk.post(ADD, {**NEW, "password1": typed[0], "password2": typed[1]})
    assert list(answer.context["form"].errors) == ["password2"]
    assert not User.objects.filter(email="bela@example.org").exists()
    assert not OutgoingMail.objects.exists()


def test_the_link_works_once(administrator: User) -> None:
    _user, link = invited(administrator)
    assert Client().get(link).status_code == 302, "looking uses nothing up: scanners of mail look"
    assert set_password(link)
    assert Client().login(email="bela@example.org", password=PASSWORD)
    page = Client().get(link)
    assert not page.context["validlink"]
    assert "send the invitation again" in page.content.decode()


def nothing(user: User) -> None:
    """Leave them as they are."""


def switch_off(user: User) -> None:
    user.is_active = False


def another_address(user: User) -> None:
    user.email = "cecilia@example.org"


def password_by_hand(user: User) -> None:
    user.set_password("typed by an administrator")


def sign_in(user: User) -> None:
    user.last_login = timezone.now()


@pytest.mark.parametrize(
    ("change", "after", "is_good"),
    [
        (nothing, VALID_FOR - datetime.timedelta(minutes=1), True),
        (nothing, VALID_FOR + datetime.timedelta(minutes=1), False),
        (switch_off, datetime.timedelta(0), False),
        (another_address, datetime.timedelta(0), False),
        (password_by_hand, datetime.timedelta(0), False),
        (sign_in, datetime.timedelta(0), False),
    ],
)
def test_the_link_ends(administrator: User, change: object, after: datetime.timedelta, *, is_good: bool) -> None:
    user, link = invited(administrator)
    assert callable(change)
    change(user)
    user.save()
    with time_machine.travel(timezone.now() + after, tick=False):
        assert set_password(link) == is_good


@pytest.mark.parametrize("token", ["", "x", "set-password"])
def test_what_is_no_token_opens_nothing(administrator: User, token: str) -> None:
    user, _link = invited(administrator)
    other = cast("User", UserFactory())
    assert not INVITATIONS.check_token(user, token)
    assert not INVITATIONS.check_token(user, INVITATIONS.make_token(other))
    assert not INVITATIONS.check_token(None, INVITATIONS.make_token(user))


@pytest.mark.parametrize("language", ["", "en", "hu"])
def test_it_is_sent_again_and_the_former_link_ends(desk: Client, administrator: User, language: str) -> None:
    user, former = invited(administrator)
    if language:
        UserProfile.objects.create(user=user, preferred_language=language)
    address = reverse("wagtailusers_users:invite", args=[user.pk])
    for where in (reverse("wagtailusers_users:index"), reverse("wagtailusers_users:edit", args=[user.pk])):
        shown = desk.get(where).content.decode()
        assert f'href="{address}"' in shown
        assert "Send the invitation again" in shown
    assert "not accepted yet" in desk.get(reverse("wagtailusers_users:index")).content.decode()
    assert desk.get(address).status_code == 200
    assert OutgoingMail.objects.count() == 1, "asking sends nothing"
    assert desk.post(address).status_code == 302
    mail = OutgoingMail.objects.latest("pk")
    assert mail.language == (language or "en")
    assert not set_password(former)
    assert set_password(link_in(mail))
    assert "not accepted yet" not in desk.get(reverse("wagtailusers_users:index")).content.decode()


def test_after_another_address_the_invitation_goes_there(desk: Client, administrator: User) -> None:
    user, former = invited(administrator)
    another_address(user)
    user.save()
    desk.post(reverse("wagtailusers_users:invite", args=[user.pk]))
    mail = OutgoingMail.objects.latest("pk")
    assert mail.to == "cecilia@example.org"
    assert not set_password(former)
    assert set_password(link_in(mail))
    assert not set_password(link_in(mail)), "it works once"


@pytest.mark.parametrize("has_password", [True, False])
@pytest.mark.parametrize("is_active", [True, False])
@pytest.mark.parametrize("has_signed_in", [True, False])
def test_only_who_may_sign_in_and_never_has_is_invited(
    desk: Client, *, has_password: bool, is_active: bool, has_signed_in: bool
) -> None:
    user = UserFactory(is_active=is_active, last_login=timezone.now() if has_signed_in else None)
    user.set_password(PASSWORD if has_password else None)
    user.save()
    address = reverse("wagtailusers_users:invite", args=[user.pk])
    may_be = is_active and not has_signed_in
    assert (address in desk.get(reverse("wagtailusers_users:edit", args=[user.pk])).content.decode()) == may_be
    desk.post(address)
    assert OutgoingMail.objects.exists() == may_be
    user.refresh_from_db()
    assert user.has_usable_password() == has_password


@pytest.mark.parametrize("role", [None, *Role])
def test_inviting_is_for_administrators(administrator: User, role: Role | None) -> None:
    user, _link = invited(administrator)
    client = desk_of(member_of(role)) if role else Client()
    address = reverse("wagtailusers_users:invite", args=[user.pk])
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 302
        assert "/users/" not in answer.headers["Location"].partition("?")[0]
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize(("language", "order"), [("en", ["first", "last"]), ("hu", ["last", "first"])])
def test_names_are_asked_in_the_order_of_the_language(
    desk: Client, administrator: User, language: str, order: list[str]
) -> None:
    UserProfile.objects.create(user=administrator, preferred_language=language)
    for where in (ADD, reverse("wagtailusers_users:edit", args=[administrator.pk]), reverse("wagtailadmin_account")):
        assert re.findall(r'name="(?:name_email-)?(first|last)_name"', desk.get(where).content.decode()) == order, where
