"""Queries whose SQL is written once answer as the ORM would, each time anew."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page

from qcihungary.core.prepared import Prepared
from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.factories import ImageFactory, NewsPageFactory, Trees


def by_slug(slugs: list[str]) -> "QuerySet[NewsPage]":
    return NewsPage.objects.select_related("lead_image").filter(slug=slugs[0])


def test_values_change_and_the_sql_does_not(
    trees: Trees, django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    for slug in ("keys", "fibres"):
        NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug=slug, title=slug, lead_image=ImageFactory())
    articles = Prepared(str, by_slug)
    assert [article.title for article in articles("keys")] == ["keys"]

    def fail(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("the SQL was written again")

    monkeypatch.setattr("django.db.models.sql.compiler.SQLCompiler.as_sql", fail)
    with django_assert_num_queries(1):
        (found,) = articles("fibres")
        assert found.title == "fibres"
        assert found.lead_image
        assert found.lead_image.description_hu == "Két ember egy gépteremben"
    assert articles("no-such-article") == []


def test_what_was_saved_in_between_is_seen(trees: Trees) -> None:
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys", title="Before")
    articles = Prepared(str, by_slug)
    assert articles("keys")[0].title == "Before"
    Page.objects.filter(pk=article.pk).update(title="After")
    assert articles("keys")[0].title == "After"


def test_any_number_of_values(trees: Trees) -> None:
    made = [NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug=f"a{n}") for n in range(3)]
    rows = Prepared(int, lambda keys: NewsPage.objects.filter(pk__in=keys).values_list("pk", "slug"))
    keys = [article.pk for article in made]
    assert rows() == []
    assert sorted(rows(*keys)) == sorted((article.pk, article.slug) for article in made)
    assert rows(keys[1]) == [(keys[1], "a1")]


@pytest.mark.parametrize(
    "write",
    [
        lambda _keys: Page.objects.all(),
        lambda _keys: Page.objects.filter(pk=7),
        lambda keys: Page.objects.filter(pk=keys[0], alias_of=keys[0]),
    ],
    ids=["unused", "another", "used twice"],
)
@pytest.mark.django_db
def test_a_query_that_does_not_use_its_values_once_is_refused(write: Callable[[list[int]], "QuerySet[Page]"]) -> None:
    with pytest.raises(ValueError, match="are not the parameters"):
        Prepared(int, write)(1)
