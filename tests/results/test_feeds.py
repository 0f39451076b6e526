"""Atom feeds are valid, whatever stands in them."""

import datetime
from collections.abc import Iterator

import pytest
from django.test import Client

from qcihungary.core.outputs import registry as outputs
from qcihungary.core.stamps import kept
from qcihungary.news.models import NewsIndexPage
from tests.factories import NewsPageFactory, Trees
from tests.results.schemas import valid_atom
from tests.results.shelf import Shelf

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def shelf(trees: Trees, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """The only source of outputs."""
    made = Shelf()
    monkeypatch.setattr(outputs, "sources", [made])
    kept.forget()
    yield made
    kept.forget()


@pytest.mark.parametrize("path", ["/en/results/feed/", "/hu/eredmenyek/feed/", "/en/results/other-results/feed/"])
def test_an_empty_feed_is_valid(client: Client, shelf: Shelf, path: str) -> None:
    first = client.get(path)
    valid_atom(first.content)


def test_a_feed_of_results_is_valid(client: Client, shelf: Shelf) -> None:
    shelf.put("publication", "Keys & <fibres>\x0b\x00", summaries={"en": "a < b & c\x07"})
    shelf.put("deliverable", date=None, changed=None)
    feed = valid_atom(client.get("/en/results/feed/").content)
    by_title = {entry.findtext("atom:title", None, ATOM): entry for entry in feed.iterfind("atom:entry", ATOM)}
    entry = by_title["Keys & <fibres>"]
    assert entry.findtext("atom:summary", None, ATOM) == "a &lt; b &amp; c"  # it is marked as HTML
    assert entry.find("atom:category", ATOM).get("term") == "Publication"
    assert feed.findtext("atom:updated", None, ATOM)


def test_a_feed_of_news_is_valid_and_knows_its_moment(client: Client, trees: Trees) -> None:
    NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="x", title="A \x08b", date=datetime.date(2025, 3, 1))
    feed = valid_atom(client.get("/en/news/feed/").content)
    assert feed.findtext("atom:updated", None, ATOM).startswith("2025-03-01T00:00:00")
