"""Two editors on one page or record: who saves over a newer version is asked first, and loses nothing."""

from typing import Any, cast

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from qcihungary.accounts.models import User
from qcihungary.consortium.models import Funder
from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.factories import Trees, UserFactory, page_factory
from tests.forms import page_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def other_desk(client: Client) -> Client:
    """The browser of another editor."""
    user = cast("User", UserFactory(first_name="Réka", last_name="Másik", is_superuser=True))
    browser = Client()
    browser.force_login(user)
    return browser


def soup(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def loaded(page: BeautifulSoup) -> dict[str, str]:
    """What an editor's form says of the version that it is based on."""
    return {str(field["name"]): str(field["value"]) for field in page.select("[data-edit-form] input[name^=loaded_]")}


def title_of(page: Page) -> str:
    return str(Page.objects.get(pk=page.pk).get_latest_revision_as_object().title)


@pytest.fixture
def page(trees: Trees) -> NewsPage:
    """An article, once saved."""
    made = cast("NewsPage", page_factory(NewsPage)(parent=trees[NewsIndexPage, "hu"], slug="keys", title="Kulcsok"))
    made.save_revision().publish()
    return made


@pytest.mark.parametrize("action", [{}, {"action-publish": "on"}], ids=["save", "publish"])
def test_the_second_to_save_a_page_is_asked_and_loses_nothing(
    desk: Client, other_desk: Client, page: NewsPage, action: dict[str, str]
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    mine, theirs = loaded(soup(desk.get(edit))), loaded(soup(other_desk.get(edit)))
    assert mine == theirs
    assert set(mine) == {"loaded_revision_id", "loaded_revision_created_at"}
    assert other_desk.post(edit, page_form(title="Réka szavai", slug="keys") | theirs).status_code == 302

    asked = soup(desk.post(edit, page_form(title="Anna szavai", slug="keys") | mine | action))
    assert title_of(page) == "Réka szavai", "nothing is saved yet"
    assert Page.objects.get(pk=page.pk).title == "Kulcsok"
    message = asked.select_one(".messages .warning")
    assert message
    assert "Réka Másik saved this on" in message.get_text()
    compare, view = (str(link["href"]) for link in message.select("a[target=_blank]"))
    assert "Réka szavai" in desk.get(compare).content.decode()
    assert view == reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    field = asked.select_one("[name=title]")
    assert field
    assert field["value"] == "Anna szavai"
    assert not asked.select("form[data-controller~=w-autosave]"), "what was asked isn't answered by the form itself"

    decided = desk.post(edit, page_form(title="Anna szavai", slug="keys") | loaded(asked) | action)
    assert decided.status_code == 302
    assert title_of(page) == "Anna szavai"
    assert (Page.objects.get(pk=page.pk).title == "Anna szavai") is bool(action)


@pytest.mark.parametrize(("action", "wanted"), [({}, False), ({"action-publish": "on"}, True)], ids=["save", "publish"])
def test_who_is_asked_is_told_of_gaps_only_where_they_matter(
    desk: Client, other_desk: Client, page: NewsPage, action: dict[str, str], *, wanted: bool
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    mine = loaded(soup(desk.get(edit)))
    other_desk.post(edit, page_form(title="Réka szavai", slug="keys"))
    empty = streamfield([("quote", {"text": "", "attribution": "", "url": ""})])
    response = desk.post(edit, page_form(title="Anna szavai", slug="keys", body=empty) | mine | action)
    assert soup(response).select_one(".messages .warning")
    assert bool(response.context["form"].errors) is wanted


def test_what_wagtails_own_question_named_is_decided(desk: Client, other_desk: Client, page: NewsPage) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    mine = loaded(soup(desk.get(edit)))
    other_desk.post(edit, page_form(title="Réka szavai", slug="keys"))
    page.refresh_from_db()
    form = page_form(title="Anna szavai", slug="keys") | mine
    assert desk.post(edit, form | {"seen_revision_id": mine["loaded_revision_id"]}).status_code == 200
    assert desk.post(edit, form | {"seen_revision_id": str(page.latest_revision_id)}).status_code == 302
    assert title_of(page) == "Anna szavai"


def test_a_page_that_saved_itself_elsewhere_is_newer_too(desk: Client, other_desk: Client, page: NewsPage) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    accepts = {"accept": "application/json"}
    first = other_desk.post(edit, page_form(title="Réka", slug="keys"), headers=accepts).json()
    mine = loaded(soup(desk.get(edit)))
    assert mine["loaded_revision_id"] == str(first["revision_id"])
    again = page_form(title="Réka szavai", slug="keys", overwrite_revision_id=first["revision_id"])
    assert other_desk.post(edit, again, headers=accepts).json()["revision_id"] == first["revision_id"]
    asked = soup(desk.post(edit, page_form(title="Anna szavai", slug="keys") | mine))
    assert len(asked.select(".messages .warning a")) == 1, "the same version has nothing to compare it with"
    assert title_of(page) == "Réka szavai"


def test_the_same_editor_is_told_of_the_other_window(desk: Client, page: NewsPage) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    mine = loaded(soup(desk.get(edit)))
    desk.post(edit, page_form(title="Az egyik ablak", slug="keys") | mine)
    asked = soup(desk.post(edit, page_form(title="A másik ablak", slug="keys") | mine))
    assert "You saved this in another window" in asked.get_text()


def test_going_back_to_an_earlier_version_asks_too(desk: Client, other_desk: Client, page: NewsPage) -> None:
    first = page.latest_revision_id
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first])
    mine = loaded(soup(desk.get(revert)))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    other_desk.post(edit, page_form(title="Réka szavai", slug="keys"))
    assert "Réka Másik saved this" in soup(desk.post(revert, page_form(title="Kulcsok", slug="keys") | mine)).get_text()
    assert title_of(page) == "Réka szavai"


def test_a_form_that_says_nothing_true_of_its_version_harms_nothing(desk: Client, page: NewsPage) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for odd in ("x", "999999999999", "-1", "²"):
        asked = desk.post(edit, page_form(title="Anna szavai", slug="keys", loaded_revision_id=odd))
        assert len(soup(asked).select(".messages .warning a")) == 1
    assert title_of(page) == "Kulcsok"


def test_the_second_to_save_a_record_is_asked_and_loses_nothing(desk: Client, other_desk: Client) -> None:
    record = Funder(name_en="Fund", name_hu="Alap", statement_en="Financed.", statement_hu="Finanszírozás.")
    record.save()
    record.save_revision().publish()
    edit = reverse(Funder.snippet_viewset.get_url_name("edit"), args=[record.pk])
    mine, theirs = loaded(soup(desk.get(edit))), loaded(soup(other_desk.get(edit)))

    def words(name: str) -> dict[str, str]:
        return {"name_en": "Fund", "name_hu": name, "order": "0"}

    response = other_desk.post(edit, words("Réka alapja") | theirs)
    assert response.status_code == 302, response.context["form"].errors
    asked = soup(desk.post(edit, words("Anna alapja") | mine))
    record.refresh_from_db()
    assert record.get_latest_revision_as_object().name_hu == "Réka alapja"
    message = asked.select_one(".messages .warning")
    assert message
    assert "Réka Másik saved this on" in message.get_text()
    assert not asked.select(".messages .error")
    for link in message.select("a"):
        assert desk.get(str(link["href"])).status_code == 200
    field = asked.select_one("[name=name_hu]")
    assert field
    assert field["value"] == "Anna alapja"
    assert desk.post(edit, words("Anna alapja") | loaded(asked)).status_code == 302
    record.refresh_from_db()
    assert record.get_latest_revision_as_object().name_hu == "Anna alapja"
    decided = {"seen_revision_id": str(record.latest_revision_id)}
    assert desk.post(edit, words("Anna") | mine | decided).status_code == 302, "Wagtail has asked already"
