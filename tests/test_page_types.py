"""House rule 8: one matrix for all page types."""

from itertools import pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import get_page_models

from qcihungary.core.pages import BasePage
from tests.factories import Trees
from tests.page_types import PAGE_TYPES, PageType, example
from tests.queries import MOST_QUERIES, queries_of

each_type = pytest.mark.parametrize("kind", PAGE_TYPES, ids=lambda kind: kind.model.__name__)
each_language = pytest.mark.parametrize("language", ["en", "hu"])


def test_no_page_type_is_missing() -> None:
    ours = {model for model in get_page_models() if issubclass(model, BasePage)}
    assert ours == {kind.model for kind in PAGE_TYPES}


@each_type
@each_language
@pytest.mark.parametrize("count", [0, 1, 12])
def test_a_page_is_whole(client: Client, trees: Trees, kind: PageType, language: str, count: int) -> None:
    page = example(trees, kind.model, language)
    kind.fill(page, count)
    response = client.get(page.url_path)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.html
    assert soup.html["lang"] == language
    assert response.headers["Content-Language"] == language

    address = f"http://testserver{page.url_path}"
    assert [link["href"] for link in soup.select('link[rel="canonical"]')] == [address]
    hreflang = {link["hreflang"]: link["href"] for link in soup.select('link[rel="alternate"][hreflang]')}
    assert hreflang[language] == address
    assert "x-default" in hreflang

    headings = [int(heading.name[1]) for heading in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
    assert headings.count(1) == 1
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings)), headings

    identifiers = [element["id"] for element in soup.select("[id]")]
    assert len(identifiers) == len(set(identifiers)), "an id stands twice"
    assert not soup.select("[style], style, [onclick], script:not([src]):not([type='application/ld+json'])")
    assert "Set-Cookie" not in response.headers
    assert "Cookie" not in response.headers.get("Vary", "")


@each_type
def test_the_number_of_queries_does_not_grow(
    client: Client, trees: Trees, kind: PageType, django_capture_on_commit_callbacks: Any
) -> None:
    page = example(trees, kind.model, "en")
    with django_capture_on_commit_callbacks(execute=True):
        kind.fill(page, 2)
    few = queries_of(client, page.url_path)
    with django_capture_on_commit_callbacks(execute=True):
        kind.fill(page, 12)
    many = queries_of(client, page.url_path)
    assert len(many) <= len(few), many
    assert len(many) <= MOST_QUERIES, many
