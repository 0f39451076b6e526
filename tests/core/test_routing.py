"""A path is answered by one look at the tree, and Wagtail doesn't walk it again (docs/adr/0004-routing-by-path.md)."""

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, Site

from qcihungary.core.tree import Tree
from qcihungary.news.models import NewsIndexPage
from tests.factories import NewsPageFactory

if TYPE_CHECKING:
    from tests.factories import Trees


def walk(*args: object) -> None:
    pytest.fail("Wagtail routes by itself: it no longer takes the result from request._wagtail_route_for_request.")


def test_wagtail_takes_our_route(client: Client, trees: "Trees", monkeypatch: pytest.MonkeyPatch) -> None:
    NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys")
    monkeypatch.setattr(Site, "find_for_request", walk)
    assert client.get("/en/news/keys/").status_code == 200
    assert client.get("/en/news/2025/").status_code == 200


def test_two_queries_find_a_page(
    rf: RequestFactory, trees: "Trees", django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="keys")
    Tree.at(article.url_path).route(rf.get(article.url_path))  # learns the content types, once in a process
    with django_assert_num_queries(2):
        route = Tree.at(article.url_path).route(rf.get(article.url_path))
    assert route
    assert route.page == article


def test_the_look_at_the_tree_uses_an_index(trees: "Trees") -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads a small table as a whole, whatever indexes there are.")
    with CaptureQueriesContext(connection) as captured:
        Tree.at("/en/news/keys/")
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {captured.captured_queries[0]['sql']}")
        plan = " ".join(str(row[3]) for row in cursor.fetchall())
    assert "SEARCH wagtailcore_page USING INDEX" in plan
    assert "SCAN wagtailcore_page" not in plan


@pytest.mark.parametrize("path", ["/en/news/", "/hu/hirek/", "/en/results/deliverables/"])
def test_a_page_is_found_by_its_whole_path(client: Client, trees: "Trees", path: str) -> None:
    slug = path.strip("/").rpartition("/")[2]
    assert client.get(path).status_code == 200
    assert client.get(f"/en/training/{slug}/").status_code == 404, "the slug alone is not enough"
    assert Page.objects.filter(slug=slug).exists()
