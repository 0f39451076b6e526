"""What stands around every page: the menu, the search form, the statements, the funding block."""

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import translation

from qcihungary.accounts.models import User
from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.jinja import signed_in
from qcihungary.core.stamps import renew
from qcihungary.core.structured_data import breadcrumb_list
from qcihungary.core.views import server_error
from qcihungary.news.models import NewsIndexPage
from qcihungary.pages.models import AboutPage, StandardPage
from qcihungary.results.models import OtherResultsIndexPage, ResultsIndexPage
from qcihungary.search.models import SearchPage
from tests.factories import NewsPageFactory, Trees, alias_of, convert, page_factory

if TYPE_CHECKING:
    from qcihungary.core.pages import BasePage


def soup_of(client: Client, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")


def hide_from_menu(*pages: "BasePage") -> None:
    for page in pages:
        page.show_in_menus = False
        page.save()


@pytest.mark.parametrize(("path", "url"), [("/en/about/", "/en/search/"), ("/hu/a-projektrol/", "/hu/kereses/")])
def test_the_search_form_leads_to_the_search_page_of_the_language(
    client: Client, trees: Trees, path: str, url: str
) -> None:
    forms = soup_of(client, path).select("form[role=search]")
    assert [form["action"] for form in forms] == [url]


def test_the_search_page_has_one_search_form(client: Client, trees: Trees) -> None:
    assert len(soup_of(client, "/en/search/").select("form[role=search]")) == 1


def test_pages_outside_the_menu_stand_in_the_foot_except_the_search_page(client: Client, trees: Trees) -> None:
    hide_from_menu(trees[StandardPage, "en"], trees[SearchPage, "en"])
    page = soup_of(client, "/en/about/")
    assert [link["href"] for link in page.select(".statements a")] == ["/en/privacy/"]
    assert not page.select('.menu-items a[href="/en/privacy/"], .menu-items a[href="/en/search/"]')


def test_the_menu_marks_the_page_the_section_and_a_foreign_title(client: Client, trees: Trees) -> None:
    section = page_factory(StandardPage)(parent=trees[StandardPage, "en"].get_parent(), slug="x", show_in_menus=True)
    alias_of(section)
    NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="article")
    page = soup_of(client, "/en/news/article/")
    assert [link["href"] for link in page.select(".menu-items .is-open")] == ["/en/news/"]
    assert not page.select(".menu-items [aria-current]")
    magyar = soup_of(client, "/hu/hirek/")
    assert [link["href"] for link in magyar.select(".menu-items [aria-current=page]")] == ["/hu/hirek/"]
    assert [link["lang"] for link in magyar.select('.menu-items a[href="/hu/x/"]')] == ["en"]


def test_a_title_whose_translation_is_only_begun_is_marked_as_foreign(client: Client, trees: Trees) -> None:
    """As an alias's is, wherever it stands: in the menu, the foot, the breadcrumb and the list of a section."""
    hide_from_menu(trees[StandardPage, "hu"])
    for model in (ResultsIndexPage, OtherResultsIndexPage, StandardPage):
        model._default_manager.filter(pk=trees[model, "hu"].pk).update(awaits_translation=True)
    outer = page_factory(StandardPage)(parent=trees[AboutPage, "en"], slug="outer", title="Outer")
    convert(alias_of(outer))
    inner = convert(alias_of(page_factory(StandardPage)(parent=outer, slug="inner", title="Inner")))
    renew()

    def languages(path: str, places: str) -> list[object]:
        return [link.get("lang") for link in soup_of(client, path).select(places)]

    assert languages(inner.url_path, ".breadcrumb li *") == [None, None, "en", "en"]
    assert languages(inner.url_path, '.menu-items a[href="/hu/eredmenyek/"]') == ["en"]
    assert languages(inner.url_path, '.menu-items a[href="/hu/hirek/"]') == [None]
    assert languages(inner.url_path, '.statements a[href="/hu/adatvedelem/"]') == ["en"]
    assert set(languages("/hu/eredmenyek/", 'main a[href="/hu/eredmenyek/egyeb-eredmenyek/"]')) == {"en"}
    assert languages("/hu/eredmenyek/egyeb-eredmenyek/", '.breadcrumb a[href="/hu/eredmenyek/"]') == ["en"]
    assert languages("/en/", '.menu-items a[href="/en/results/"]') == [None]


def test_the_way_home_says_so_in_menu_and_breadcrumb(client: Client, trees: Trees) -> None:
    page = soup_of(client, "/hu/hirek/")
    with translation.override("hu"):
        home = translation.pgettext("menu", "Home")
    assert page.select_one(".menu-items a").text == home  # type: ignore[union-attr]  # the test fails if it isn't there
    assert page.select_one(".breadcrumb a").text == home  # type: ignore[union-attr]


def test_a_breadcrumb_for_machines_has_absolute_addresses_but_none_for_the_page_itself(trees: Trees) -> None:
    from qcihungary.core.chrome import Crumb

    steps = breadcrumb_list([Crumb("Home", "en", "/en/"), Crumb("News", "en")])["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Home", "http://testserver/en/"),
        (2, "News", None),
    ]


def test_the_foot_that_is_kept_follows_the_facts(client: Client, trees: Trees) -> None:
    assert "+36 1 234 5678" not in str(soup_of(client, "/en/about/").select_one(".colophon"))
    ProjectFacts(phone="+36 1 234 5678").save()
    assert "+36 1 234 5678" in str(soup_of(client, "/en/about/").select_one(".colophon"))
    assert "tel:+3612345678" in str(soup_of(client, "/hu/a-projektrol/").select_one(".colophon"))


@pytest.mark.parametrize("language", ["en", "hu"])
def test_the_emblem_stands_with_its_statement_even_where_the_database_does_not_answer(language: str) -> None:
    response = server_error(RequestFactory().get(f"/{language}/about/"))
    page = BeautifulSoup(response.content, "html.parser")
    with translation.override(language):
        statement = translation.gettext("Co-funded by the European Union")
    assert page.html["lang"] == language  # type: ignore[index]
    emblem = page.select_one(".emblem")
    assert emblem is not None
    assert emblem.svg is not None
    assert statement in emblem.text


def test_nobody_without_the_cookie_is_asked_who_they_are() -> None:
    class Asked(Exception):  # noqa: N818  (it is no error, only a sign)
        pass

    class Request(HttpRequest):
        @property
        def user(self) -> AnonymousUser:  # type: ignore[override]
            raise Asked

    assert signed_in(Request()) is False
    request = RequestFactory().get("/en/")
    request.COOKIES["sessionid"] = "something"
    request.user = User()
    assert signed_in(request) is True
    request.user = AnonymousUser()
    assert signed_in(request) is False
