"""What the table of addresses doesn't show: which page wins, what closed ones tell, how long a path may be."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from qcihungary.core.addresses.former import FormerAddress
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import AboutPage, StandardPage
from qcihungary.training.models import TrainingIndexPage
from tests.core.addresses.site import withdraw
from tests.factories import EventPageFactory, NewsPageFactory, Trees, alias_of, fresh, page_factory

KEYS, RENAMED = "/en/news/keys/", "/en/news/renamed/"


@pytest.fixture
def article(trees: Trees) -> NewsPage:
    made: NewsPage = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys", title="Xylophone")
    return made


def rename(page: Any, slug: str) -> None:
    page.slug = slug
    page.save_revision().publish()


def answer(client: Client, path: str) -> tuple[int, str | None]:
    response = client.get(path)
    return response.status_code, response.headers.get("Location")


def test_only_a_publication_leaves_an_address(client: Client, article: NewsPage) -> None:
    article.slug = "renamed"
    article.save_revision()
    assert answer(client, KEYS) == (200, None)
    assert not FormerAddress.objects.exists()
    fresh(article).get_latest_revision().publish()
    assert answer(client, KEYS) == (301, RENAMED)
    assert FormerAddress.objects.count() == 1


def test_a_draft_that_was_never_public_is_a_404_under_all_its_names(client: Client, trees: Trees) -> None:
    draft = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys", live=False)
    draft.slug = "renamed"
    draft.save()
    draft.delete()
    assert [answer(client, path)[0] for path in (KEYS, RENAMED)] == [404, 404]


def test_a_withdrawn_page_that_comes_back_under_another_name_is_found_again(client: Client, article: NewsPage) -> None:
    withdraw(article)
    assert answer(client, KEYS)[0] == 410
    rename(fresh(article), "renamed")
    assert answer(client, KEYS) == (301, RENAMED)


def test_a_page_that_takes_an_old_name_wins_and_hands_it_back_when_it_goes(
    client: Client, trees: Trees, article: NewsPage
) -> None:
    rename(article, "renamed")
    other = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys")
    assert answer(client, KEYS) == (200, None)
    rename(other, "other")
    assert answer(client, KEYS) == (301, "/en/news/other/"), "the last one that was there"
    fresh(other).delete()
    assert answer(client, KEYS) == (301, RENAMED), "what lives goes before what is withdrawn"
    assert answer(client, "/en/news/other/")[0] == 410


def test_names_that_go_round_lead_home_and_never_round(client: Client, article: NewsPage) -> None:
    for slug in ("a", "b", "a", "c", "b", "keys"):
        rename(fresh(article), slug)
    assert {answer(client, f"/en/news/{slug}/") for slug in "abc"} == {(301, KEYS)}
    assert answer(client, KEYS) == (200, None)
    withdraw(fresh(article))
    assert {answer(client, f"/en/news/{slug}/")[0] for slug in ("a", "b", "c", "keys")} == {410}


def test_an_alias_has_former_addresses_of_its_own(client: Client, trees: Trees, article: NewsPage) -> None:
    alias = alias_of(article)
    old = alias.url_path
    section = fresh(trees[NewsIndexPage, "hu"])
    section.slug = "ujsag"
    section.save()
    assert answer(client, old) == (301, "/hu/ujsag/keys/")
    withdraw(article)
    assert answer(client, old)[0] == 410


@pytest.mark.parametrize("kind", ["login", "password"])
def test_no_redirect_tells_what_a_closed_page_is_called_now(client: Client, article: NewsPage, kind: str) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type=kind, password="four-polarisations")
    rename(article, "renamed")
    response = client.get(KEYS)
    assert response.status_code == 404, "nobody but its readers ever knew this address"
    assert b"renamed" not in response.content
    assert b"Xylophone" not in response.content
    PageViewRestriction.objects.all().delete()
    assert answer(client, KEYS) == (301, RENAMED)
    PageViewRestriction.objects.create(page=article, restriction_type=kind, password="four-polarisations")
    rename(fresh(article), "again")
    response = client.get(RENAMED)
    assert response.status_code == 404
    assert b"again" not in response.content


def test_whoever_may_read_a_closed_page_is_led_to_it(desk: Client, client: Client, article: NewsPage) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    rename(article, "renamed")
    assert answer(desk, KEYS) == (301, RENAMED)


def test_what_never_was_below_a_withdrawn_section_is_a_404(client: Client, trees: Trees) -> None:
    withdraw(trees[NewsIndexPage, "en"])
    answers = {path: answer(client, f"/en/news/{path}")[0] for path in ("", "feed/", "2025/", "never/", "never.bib")}
    assert answers == {"": 410, "feed/": 410, "2025/": 410, "never/": 404, "never.bib": 404}


def test_a_page_stays_below_a_section_that_is_withdrawn(client: Client, trees: Trees, article: NewsPage) -> None:
    section = fresh(trees[NewsIndexPage, "en"])
    section.slug = "stories"
    section.save()
    fresh(section).unpublish()
    assert answer(client, KEYS) == (301, "/en/stories/keys/")
    assert answer(client, "/en/news/feed/")[0] == 410


def test_a_path_may_be_longer_than_a_database_indexes(client: Client, trees: Trees) -> None:
    page: Any = trees[AboutPage, "en"]
    for depth in range(3):
        page = page_factory(StandardPage)(parent=page, slug=f"{depth}" * 250)
    old = page.url_path
    rename(fresh(page), "short")
    assert answer(client, old) == (301, f"{old.rpartition('/' + '2' * 250)[0]}/short/")
    section = fresh(trees[AboutPage, "en"])
    rename(section, "who-we-are")
    assert answer(client, old)[1] == f"/en/who-we-are/{'0' * 250}/{'1' * 250}/short/"


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("/EN/News/Keys/", KEYS),
        ("/en/news/KEYS", KEYS),
        ("/en/news/keys", KEYS),
        ("/en//news///keys/", KEYS),
        ("/en/NEWS/2025", "/en/news/2025/"),
        ("/En/Training/Calendar.ICS", "/en/training/calendar.ics"),
        ("/EN/", "/en/"),
        ("/EN", "/en/"),
    ],
)
def test_case_and_slashes_lead_to_the_right_page(client: Client, article: NewsPage, asked: str, place: str) -> None:
    for query in ("", "?page=1&x=%C5%91"):
        assert answer(client, f"{asked}{query}") == (301, f"{place}{query}")
    assert client.post(asked).status_code in (404, 405)


def test_a_form_that_is_being_sent_keeps_what_it_holds(client: Client, trees: Trees) -> None:
    event = EventPageFactory(parent=trees[TrainingIndexPage, "en"], slug="school")
    rename(event, "academy")
    response = client.post("/en/training/school/")
    assert (response.status_code, response["Location"]) == (308, "/en/training/academy/")


def test_no_cache_keeps_where_an_address_leads(client: Client, article: NewsPage) -> None:
    rename(article, "renamed")
    assert client.get(KEYS)["Cache-Control"] == "no-cache"
    withdraw(fresh(article))
    assert client.get(KEYS)["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(("code", "words"), [("en", "This page was withdrawn"), ("hu", "Ezt az oldalt visszavonták")])
def test_a_410_speaks_the_language_of_the_address(client: Client, trees: Trees, code: str, words: str) -> None:
    page = NewsPageFactory(parent=trees[NewsIndexPage, code], slug="keys", title="Xylophone")
    old = page.url_path
    page.delete()
    for method in (client.get, client.head):
        assert method(old).status_code == 410
    text = client.get(old).content.decode()
    assert words in text
    assert "Xylophone" not in text
    assert f'href="/{code}/"' in text
