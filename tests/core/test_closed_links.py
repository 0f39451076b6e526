"""A page names no address that its reader may not read: what is closed keeps its words on it, and loses its link."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import HomePage, StandardPage
from qcihungary.training.models import TrainingIndexPage
from tests.factories import NewsPageFactory, Trees, alias_of, body, fresh, page_factory, translate

SECRET = "zebra-merger"


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


STATES: dict[str, tuple[Callable[[Any], Any], bool]] = {
    "live": (lambda page: page.save(), True),
    "draft": (lambda page: Page.objects.filter(pk=page.pk).update(live=False), False),
    "unpublished": (lambda page: page.unpublish(), False),
    "restricted": (restrict, False),
    "below a restricted one": (lambda page: restrict(page.get_parent()), False),
    "restricted in its other language": (lambda page: restrict(alias_of(page)), False),
    "deleted": (lambda page: fresh(page).delete(), False),
}


def linked(page: BasePage) -> list[tuple[str, Any]]:
    """Every block that can lead to a page."""
    text = f'<p><a linktype="page" id="{page.pk}">Read it</a></p>'
    cell = {"columns": [{"type": "rich_text", "heading": "Where"}], "rows": [{"values": [text]}], "caption": ""}
    return [
        ("text", text),
        ("fact_box", {"title": "Facts", "text": text}),
        ("table", {"table": cell}),
        ("call_to_action", {"text": "Go there", "page": page.pk, "url": ""}),
    ]


@pytest.fixture
def target(trees: Trees) -> BasePage:
    """A page in a section of its own, so that what links it may stay open."""
    parent = page_factory(StandardPage)(parent=trees[StandardPage, "en"], slug="inner")
    return page_factory(StandardPage)(parent=parent, slug=SECRET, title="Zebra Merger")  # type: ignore[return-value]


def hrefs(address: str, client: Client | None = None) -> list[str]:
    page = BeautifulSoup((client or Client()).get(address).content, "html.parser")
    assert "Read it" in page.get_text()
    return [str(link["href"]) for link in page.select("main a[href]")]


@pytest.mark.parametrize("state", STATES)
def test_a_link_goes_where_its_page_is_closed(trees: Trees, target: BasePage, state: str) -> None:
    do, is_open = STATES[state]
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=body(*linked(target)))
    other = alias_of(fresh(article))
    do(target)
    for page in (article, other):
        told = Client().get(page.url).content.decode()
        assert told.count(SECRET) == (4 if is_open else 0), (state, page.url)
        assert hrefs(page.url).count("") == 0
        assert "Go there" in told


def test_the_readers_language_is_led_to_if_only_that_is_live(trees: Trees, target: BasePage) -> None:
    told = translate(alias_of(target), slug="zebra-magyarul", title="Magyarul")
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=body(*linked(target)))
    other = alias_of(fresh(article))
    fresh(target).unpublish()
    assert hrefs(other.url).count(told.url) == 4
    assert SECRET not in Client().get(article.url).content.decode()


def test_a_section_that_is_closed_is_not_shown_on_the_home_page(trees: Trees) -> None:
    home, section = fresh(trees[HomePage, "en"]), trees[TrainingIndexPage, "en"]
    value = {"heading": "Events", "section": section.pk, "count": 3, "empty_text": ""}
    home.body = body(("section", value))
    home.save_revision().publish()
    assert f'href="{section.url}"' in Client().get(home.url).content.decode()
    restrict(section)
    assert f'href="{section.url}"' not in Client().get(home.url).content.decode()


def test_those_who_were_let_in_see_the_links_of_a_closed_part(trees: Trees, target: BasePage, desk: Client) -> None:
    closed = trees[StandardPage, "en"]
    restrict(closed)
    page = page_factory(StandardPage)(parent=fresh(closed), slug="room", body=body(*linked(target)))
    assert hrefs(page.url, desk).count(target.url) == 4
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=body(*linked(target)))
    assert SECRET not in desk.get(article.url).content.decode(), "what is public is the same for everybody"


def test_a_preview_shows_what_the_public_will_see(trees: Trees, target: BasePage, desk: Client) -> None:
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=body(*linked(target)))
    fresh(target).unpublish()
    draft = NewsPage.objects.get(pk=article.pk).save_revision()
    told = desk.get(f"/admin/pages/{article.pk}/revisions/{draft.pk}/view/").content.decode()
    assert "Read it" in told
    assert SECRET not in told
