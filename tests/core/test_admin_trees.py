"""Two trees in lock-step, through the admin's own views: a page made in either language at once exists in the other."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from qcihungary.accounts.rights.table import Role
from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.languages import LANGUAGE_CODES, other_language
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import AboutPage, StandardPage
from tests.factories import Trees, alias_of, fresh, locale, page_factory
from tests.forms import create, page_form
from tests.roles import member_of

TITLE = {"en": "Keys over fibres", "hu": "Kulcsok üvegszálon"}
PUBLISH = {"action-publish": "on"}


def written(desk: Client, trees: Trees, language: str, **fields: Any) -> NewsPage:
    """An article that an editor has written in a language."""
    response = create(desk, NewsPage, trees[NewsIndexPage, language], title=TITLE[language], slug="keys", **fields)
    assert response.status_code == 302, response.context["form"].errors
    page: NewsPage = NewsPage.objects.get(locale__language_code=language)
    return page


def version(page: Page, language: str) -> NewsPage:
    """The article in a language, as the database has it now."""
    found: NewsPage = NewsPage.objects.get(translation_key=page.translation_key, locale__language_code=language)
    return found


def heading(path: str) -> tuple[str, str | None]:
    """The public heading of a page, and the language that it claims."""
    response = Client().get(path)
    assert response.status_code == 200, path
    found = BeautifulSoup(response.content, "html.parser").h1
    assert found
    return found.get_text(strip=True), found.get("lang")  # type: ignore[return-value]


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_new_page_has_an_alias_in_the_other_tree(desk: Client, trees: Trees, language: str) -> None:
    page = written(desk, trees, language, **PUBLISH)
    alias = version(page, other_language(language))
    assert alias.alias_of_id == page.pk
    assert alias.live
    assert not alias.is_told
    assert heading(alias.url_path) == (TITLE[language], language)


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_alias_of_a_draft_is_public_when_the_draft_is(desk: Client, trees: Trees, language: str) -> None:
    page = written(desk, trees, language)
    alias = version(page, other_language(language))
    assert not alias.live
    assert Client().get(alias.url_path).status_code == 404
    desk.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), page_form(title="Other words", slug="keys", **PUBLISH)
    )
    assert heading(alias.url_path) == ("Other words", language)


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_an_alias_becomes_a_page_of_its_own_and_waits_for_its_words(desk: Client, trees: Trees, language: str) -> None:
    source = written(desk, trees, language, **PUBLISH)
    other = other_language(language)
    alias = version(source, other)
    edit = reverse("wagtailadmin_pages:edit", args=[alias.pk])
    offer = BeautifulSoup(desk.get(edit).content, "html.parser").select_one("form[action*=convert_alias]")
    assert offer
    assert offer.button
    assert offer.button.get_text(strip=True) == {"en": "Write it in English", "hu": "Write it in Hungarian"}[other]

    converted = desk.post(str(offer["action"]))
    assert converted.headers["Location"] == f"{edit}#translation", "the original stands beside the form"
    waiting = version(source, other)
    assert (waiting.alias_of_id, waiting.awaits_translation, waiting.is_told) == (None, True, False)
    assert heading(waiting.url_path) == (TITLE[language], language), "the public still reads the source"

    draft = desk.post(edit, page_form(title=TITLE[other], slug="keys"))
    assert draft.status_code == 302, draft.context["form"].errors
    assert version(source, other).awaits_translation, "a draft changes nothing"
    assert heading(waiting.url_path) == (TITLE[language], language)

    desk.post(edit, page_form(title=TITLE[other], slug="words", **PUBLISH))
    told = version(source, other)
    assert (told.awaits_translation, told.is_told) == (False, True)
    assert told.translation_key == source.translation_key
    assert heading(told.url_path) == (TITLE[other], None)
    assert heading(source.url_path) == (TITLE[language], None), "the source is as it was"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_wagtails_own_translate_makes_a_draft_where_the_other_tree_has_nothing(
    desk: Client, trees: Trees, language: str
) -> None:
    source = page_factory(NewsPage)(parent=trees[NewsIndexPage, language], slug="keys", title=TITLE[language])
    other = other_language(language)
    address = reverse("simple_translation:submit_page_translation", args=[source.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[source.pk])
    assert address in desk.get(edit).content.decode()
    response = desk.post(address, {"locales": [locale(other).pk]})
    copy = version(source, other)
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    assert (copy.alias_of_id, copy.live) == (None, False)
    assert Client().get(copy.url_path).status_code == 404
    desk.post(reverse("wagtailadmin_pages:edit", args=[copy.pk]), page_form(title=TITLE[other], slug="keys", **PUBLISH))
    assert heading(copy.url_path) == (TITLE[other], None)
    assert address not in desk.get(edit).content.decode(), "now there is nothing left to translate"


# --- Copies


def copy(desk: Client, page: Page, parent: Page, **fields: str) -> Any:
    """Copy a page below another."""
    sent = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": parent.pk, "publish_copies": "on", **fields}
    return desk.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent)


def test_a_copy_has_an_alias_too_and_so_has_what_is_below_it(desk: Client, trees: Trees) -> None:
    page = page_factory(StandardPage)(parent=trees[AboutPage, "hu"], slug="projekt", title="Projekt")
    page_factory(StandardPage)(parent=page, slug="resz", title="Rész")
    response = copy(desk, page, trees[AboutPage, "hu"], copy_subpages="on")
    assert response.status_code == 302, response.context["form"].errors
    assert heading("/hu/a-projektrol/copy/resz/") == ("Rész", None)
    assert heading("/en/about/copy/") == ("Copy", "hu")
    assert heading("/en/about/copy/resz/") == ("Rész", "hu")


def test_a_copy_stays_in_its_language_and_is_no_alias(desk: Client, trees: Trees) -> None:
    page = page_factory(StandardPage)(parent=trees[AboutPage, "en"], slug="project")
    response = copy(desk, page, trees[AboutPage, "hu"])
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["new_parent_page"]
    assert "alias" not in response.context["form"].fields
    copy(desk, page, trees[AboutPage, "en"], alias="on")
    assert fresh(Page.objects.get(slug="copy", locale__language_code="en")).alias_of_id is None


def test_a_page_is_deleted_in_both_trees(desk: Client, trees: Trees) -> None:
    page = page_factory(NewsPage)(parent=trees[NewsIndexPage, "hu"], slug="keys")
    alias_of(page)
    desk.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not NewsPage.objects.exists()


def test_a_page_moves_in_both_trees(desk: Client, trees: Trees) -> None:
    page = page_factory(StandardPage)(parent=trees[AboutPage, "hu"], slug="resz", title="Rész")
    alias_of(page)
    destination = trees[StandardPage, "hu"]
    response = desk.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, destination.pk]))
    assert response.status_code == 302
    assert heading("/hu/adatvedelem/resz/") == ("Rész", None)
    assert heading("/en/privacy/resz/") == ("Rész", "hu")


# --- Those who may write, but not publish


def test_an_editor_writes_and_a_publisher_publishes(client: Client, trees: Trees) -> None:
    editor, publisher = member_of(Role.EDITOR), member_of(Role.PUBLISHER)
    client.force_login(editor)
    page = written(client, trees, "hu", **PUBLISH)
    assert not page.live, "an editor may not publish"
    alias = version(page, "en")
    assert (alias.alias_of_id, alias.live) == (page.pk, False)
    client.force_login(publisher)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.post(edit, page_form(title=TITLE["hu"], slug="keys", **PUBLISH))
    assert response.status_code == 302, response.context["form"].errors
    assert heading(alias.url_path) == (TITLE["hu"], "hu")
    client.force_login(editor)
    assert client.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])).status_code == 302
    assert version(page, "en").awaits_translation
    for path in ("/admin/", reverse("wagtailimages:index"), reverse("wagtaildocs:index"), "/en/news/"):
        assert client.get(path).status_code == 200, path
    ProjectFacts().save()
    refused = client.get(reverse("wagtailsettings:edit", args=["consortium", "projectfacts", 1]))
    assert refused.status_code == 302, "the facts are not an editor's to change"
