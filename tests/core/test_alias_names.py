"""An alias is called what its source is called when that becomes public; from then on its address stays."""

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage, NewsPage
from qcihungary.pages.models import AboutPage, StandardPage
from tests.factories import NewsPageFactory, Trees, alias_of, fresh, page_factory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def article(trees: Trees) -> NewsPage:
    """An article as its first autosave made it."""
    made: NewsPage = NewsPageFactory(parent=trees[NewsIndexPage, "hu"], slug="uj-h", title="Új h", live=False)
    made.save_revision()
    alias_of(made)
    return made


def change(page: BasePage, **fields: Any) -> Any:
    """A new draft."""
    draft = fresh(page).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision()


def alias_path(page: BasePage) -> str:
    return str(type(page)._default_manager.get(alias_of=page.pk).url_path)


def test_it_has_the_slug_of_what_is_published_first(article: NewsPage) -> None:
    change(article, slug="uj-hir").publish()
    assert alias_path(article) == "/en/news/uj-hir/"
    assert [Client().get(path).status_code for path in ("/en/news/uj-hir/", "/en/news/uj-h/")] == [200, 404]


def test_that_is_so_at_the_moment_of_a_schedule(article: NewsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    change(article, slug="uj-hir", go_live_at=now + DAY).publish()
    assert alias_path(article) == "/en/news/uj-h/"
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + 2 * DAY)
    call_command("publish_scheduled")
    assert alias_path(article) == "/en/news/uj-hir/"


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_once_it_was_public_it_keeps_its_address(article: NewsPage, *, is_withdrawn: bool) -> None:
    change(article, slug="uj-hir").publish()
    if is_withdrawn:
        fresh(article).unpublish()
    change(article, slug="mas-hir").publish()
    assert alias_path(article) == "/en/news/uj-hir/"
    assert Client().get("/en/news/uj-hir/").status_code == 200
    assert Client().get("/hu/hirek/uj-hir/")["Location"].endswith("/hu/hirek/mas-hir/")


def test_it_takes_no_slug_that_another_page_has(article: NewsPage, trees: Trees) -> None:
    NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="uj-hir")
    change(article, slug="uj-hir").publish()
    assert alias_path(article) == "/en/news/uj-h/"


def test_what_is_below_it_moves_along(trees: Trees) -> None:
    outer = page_factory(StandardPage)(parent=trees[AboutPage, "hu"], slug="re", title="Ré", live=False)
    outer.save_revision()
    alias_of(outer)
    inner = page_factory(StandardPage)(parent=outer, slug="belso", title="Belső", live=False)
    inner.save_revision()
    alias_of(inner)
    change(outer, slug="resz").publish()
    change(inner).publish()
    assert alias_path(inner) == "/en/about/resz/belso/"
    assert Client().get("/en/about/resz/belso/").status_code == 200
