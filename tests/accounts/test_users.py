"""People sign in by their e-mail address, and are made and changed in Settings › Users without a user name."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from qcihungary.accounts.models import User
from tests.factories import ImageFactory, UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "four-polarisations-of-light"
LOGIN = reverse("wagtailadmin_login")


def soup(response) -> BeautifulSoup:  # type: ignore[no-untyped-def]
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("typed", ["anna@example.org", "Anna@Example.ORG", " anna@example.org "])
def test_signing_in_takes_the_address_however_it_is_typed(client: Client, typed: str) -> None:
    User.objects.create_superuser("Anna@example.org", PASSWORD)
    response = client.post(LOGIN, {"username": typed, "password": PASSWORD})
    assert response.status_code == 302, response.context["form"].errors
    assert client.get("/admin/").status_code == 200


def test_a_wrong_password_is_told_without_saying_what_was_wrong(client: Client) -> None:
    User.objects.create_superuser("anna@example.org", PASSWORD)
    pages = [
        client.post(LOGIN, {"username": email, "password": "wrong"})
        for email in ("anna@example.org", "nobody@example.org")
    ]
    first, second = ([item.get_text() for item in soup(page).select(".messages .error")] for page in pages)
    assert first
    assert first == second


@pytest.mark.parametrize(("accepted", "language"), [("hu-HU,hu;q=0.9", "hu"), ("en-GB", "en"), ("de", "en")])
def test_the_login_page_speaks_the_browsers_language(client: Client, accepted: str, language: str) -> None:
    response = client.get(LOGIN, headers={"accept-language": accepted})
    page = soup(response)
    assert page.html
    assert page.html["lang"] == language
    assert page.h1
    assert "QCIHungary" in page.h1.text
    password = page.select_one("label[for=id_password]")
    assert password
    assert {"hu": "Jelszó", "en": "Password"}[language] in password.text
    assert "Accept-Language" in response.headers["Vary"]


def test_the_login_form_helps_password_managers(client: Client) -> None:
    page = soup(client.get(LOGIN))
    fields = {field["name"]: field for field in page.select(".login-form [name=username], .login-form [name=password]")}
    assert (fields["username"]["type"], fields["username"]["autocomplete"]) == ("email", "username")
    assert (fields["password"]["type"], fields["password"]["autocomplete"]) == ("password", "current-password")


def test_there_is_no_user_name_anywhere(desk: Client, administrator: User) -> None:
    for url in (
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_users:edit", args=[administrator.pk]),
        reverse("wagtailadmin_account"),
    ):
        page = soup(desk.get(url))
        names = [field["name"] for field in page.select("main [name]")]
        assert [name for name in names if "email" in name], url
        assert not [name for name in names if "username" in name], url


def new_user(**fields: str) -> dict[str, str]:
    """What Settings › Users sends for a new user."""
    filled = {"email": "Bela@Example.org", "first_name": "Béla", "last_name": "Minta"}
    return {**filled, "password1": PASSWORD, "password2": PASSWORD, **fields}


def test_a_user_is_made_and_can_sign_in(desk: Client, client: Client) -> None:
    response = desk.post(reverse("wagtailusers_users:add"), {**new_user(), "is_superuser": "on"})
    assert response.status_code == 302, response.context["form"].errors
    assert User.objects.get(last_name="Minta", first_name="Béla").email == "bela@example.org"
    desk.logout()
    assert client.login(email="bela@example.org", password=PASSWORD)


def test_the_same_address_in_capitals_is_the_same_person(desk: Client) -> None:
    UserFactory(email="bela@example.org")
    response = desk.post(reverse("wagtailusers_users:add"), new_user())
    assert response.status_code == 200
    assert response.context["form"].errors["email"]
    with pytest.raises(ValidationError):
        User(email="BELA@example.org", password="x").full_clean()


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"email": ""}, "email"),
        ({"email": "x"}, "email"),
        ({"password1": "12345678", "password2": "12345678"}, "password2"),
    ],
)
def test_errors_stand_at_their_field(desk: Client, fields: dict[str, str], at: str) -> None:
    response = desk.post(reverse("wagtailusers_users:add"), new_user(**fields))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [at]


def test_a_user_is_changed(desk: Client) -> None:
    user = UserFactory(first_name="Béla", last_name="Minta")
    fields = {"email": user.email, "first_name": "Cecília", "last_name": "Minta", "is_active": "on"}
    response = desk.post(reverse("wagtailusers_users:edit", args=[user.pk]), fields)
    assert response.status_code == 302, response.context["form"].errors
    user.refresh_from_db()
    assert user.first_name == "Cecília"


def test_the_admin_follows_the_language_of_the_profile(desk: Client, administrator: User) -> None:
    account = reverse("wagtailadmin_account")
    sections = soup(desk.get(account)).select("[name=locale-preferred_language] option")
    assert [option["value"] for option in sections if option["value"]] == ["en", "hu"]
    response = desk.post(
        account,
        {
            "name_email-first_name": "Anna",
            "name_email-last_name": "Minta",
            "name_email-email": administrator.email,
            "locale-preferred_language": "hu",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "theme-keyboard_shortcuts": "on",
        },
    )
    assert response.status_code == 302, {
        name: panel.get_form().errors for name, panel in response.context["panels_by_tab"].items()
    }
    assert UserProfile.objects.get(user=administrator).preferred_language == "hu"
    page = soup(desk.get("/admin/", headers={"accept-language": "en"}))
    assert page.html
    assert page.html["lang"] == "hu"


def test_everybody_sees_the_time_of_budapest(desk: Client) -> None:
    assert not re.search(rb'name="[^"]*time_zone"', desk.get(reverse("wagtailadmin_account")).content)


def test_a_user_without_an_address_is_refused() -> None:
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("")


def test_names_stand_in_the_order_of_the_language() -> None:
    user = User(first_name="Anna", last_name="Minta")
    with translation.override("hu"):
        assert user.get_full_name() == "Minta Anna"
    with translation.override("en"):
        assert user.get_full_name() == "Anna Minta"
    assert User(email="anna@example.org").get_full_name() == ""


def test_the_hungarian_form_does_not_take_one_name_for_the_other(desk: Client, administrator: User) -> None:
    UserProfile.objects.create(user=administrator, preferred_language="hu")
    page = soup(desk.get(reverse("wagtailusers_users:edit", args=[administrator.pk])))
    labels = {name: page.select_one(f"label[for=id_{name}]") for name in ("first_name", "last_name")}
    assert "Keresztnév" in str(labels["first_name"])
    assert "Vezetéknév" in str(labels["last_name"])


def test_a_profile_picture_is_for_those_who_have_signed_in(desk: Client, administrator: User) -> None:
    content = ImageFactory.build().file.read()
    UserProfile.objects.create(user=administrator, avatar=ContentFile(content, name="anna.jpg"))
    page = soup(desk.get(reverse("wagtailadmin_account")))
    picture = page.select_one("img[src*=avatar_images]")
    assert picture
    served = desk.get(str(picture["src"]))
    assert served.status_code == 200
    assert "private" in served.headers["Cache-Control"]
    assert "public" not in served.headers["Cache-Control"]
    assert Client().get(str(picture["src"])).status_code == 404
