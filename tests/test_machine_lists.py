"""Lists, feeds and files as machines ask for them: pages that there are, validators, and filters that feeds keep."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import PersonName
from qcihungary.core.outputs.machine import highwire_tags
from qcihungary.core.structured_data import without_empty
from qcihungary.news.models import NewsIndexPage, NewsPage
from tests.deliverables.factories import DeliverableFactory
from tests.factories import MemberFactory, NewsTagFactory, Trees, WorkPackageFactory, page_factory

LISTS = [
    "/en/news/", "/hu/hirek/", "/en/training/", "/en/results/", "/en/results/other-results/",
    "/en/results/publications/", "/en/results/deliverables/", "/en/results/deliverables/all/", "/en/search/",
]  # fmt: skip
FEEDS = [f"{path}feed/" for path in LISTS if "all/" not in path and "search" not in path]
FILES = [
    "/en/training/calendar.ics/", "/sitemap.xml", "/en/results/publications/export.bib/",
    *(f"/en/results/deliverables/export.{extension}/" for extension in ("csv", "xlsx", "json")),
]  # fmt: skip


@pytest.mark.django_db
def test_a_page_that_there_is_not_is_not_found(client: Client, trees: Trees) -> None:
    for path in LISTS:
        for number in ("999", "0", "abc", "-1", "01", "1.0", "²", "2"):
            assert client.get(f"{path}?page={number}").status_code == 404, (path, number)
        for number in ("1", ""):
            response = client.get(f"{path}?page={number}")
            assert response.status_code == 200, (path, number)
            canonical = BeautifulSoup(response.content, "html.parser").select_one("link[rel=canonical]")
            assert "page=" not in canonical["href"]


@pytest.mark.django_db
def test_what_a_client_has_it_need_not_fetch_again(client: Client, trees: Trees) -> None:
    package = WorkPackageFactory(number=1)
    DeliverableFactory(work_package=package, index=1, state="submitted", submitted_on=datetime.date(2024, 5, 6))
    page_factory(NewsPage)(parent=trees[NewsIndexPage, "en"], slug="x")
    for path in (*FEEDS, *FILES):
        first = client.get(path)
        assert first.status_code == 200, path
        etag = first.headers["ETag"]
        assert client.get(path).headers["ETag"] == etag, path
        for ask in (client.get, client.head):
            again = ask(path, headers={"If-None-Match": etag})
            assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag), path
        assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200, path
        if moment := first.headers.get("Last-Modified"):
            assert client.get(path, headers={"If-Modified-Since": moment}).status_code == 304, path
            assert client.get(path, headers={"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"}).status_code == 200


@pytest.mark.django_db
def test_feeds_are_narrowed_as_their_lists_are(client: Client, trees: Trees) -> None:
    lead = MemberFactory(short_name="BME")
    delivered = {"state": "submitted", "submitted_on": datetime.date(2024, 5, 6)}
    for number in (1, 2):
        DeliverableFactory(work_package=WorkPackageFactory(number=number), index=1, lead=lead, **delivered)
    tag = NewsTagFactory(slug="fibres")
    tagged, _plain = (page_factory(NewsPage)(parent=trees[NewsIndexPage, "en"], slug=slug) for slug in ("with", "out"))
    tagged.tags = [tag]
    tagged.save()
    for path, count in (
        ("/en/results/deliverables/feed/", 2),
        ("/en/results/deliverables/feed/?wp=2", 1),
        ("/hu/eredmenyek/leszallitando-eredmenyek/feed/?wp=2&sort=due", 1),
        ("/en/results/feed/?kind=deliverable&wp=1", 1),
        ("/en/results/feed/?kind=dataset", 2),
        ("/en/results/publications/feed/?type=article", 0),
        ("/en/news/feed/", 2),
        ("/en/news/feed/?tag=fibres", 1),
    ):
        response = client.get(path)
        assert response.content.count(b"<entry") == count, path
    assert client.get("/en/news/feed/?tag=none").status_code == 404
    page = BeautifulSoup(client.get("/en/results/deliverables/?wp=2").content, "html.parser")
    assert page.select_one("link[type='application/atom+xml']")["href"].endswith("/feed/?wp=2")


@pytest.mark.django_db
def test_every_export_of_the_register_says_who_paid(client: Client, trees: Trees) -> None:
    DeliverableFactory(work_package=WorkPackageFactory(number=1), index=1)
    statement = ProjectFacts.current().statement
    for extension in ("csv", "json"):
        assert statement in client.get(f"/en/results/deliverables/export.{extension}/").content.decode()


@pytest.mark.django_db
def test_a_deliverable_has_coins_and_its_feed(client: Client, trees: Trees) -> None:
    DeliverableFactory(work_package=WorkPackageFactory(number=1), index=1)
    page = BeautifulSoup(client.get("/en/results/deliverables/d1.1/").content, "html.parser")
    assert "rft.genre=report" in page.select_one("span.Z3988")["title"]


def test_linked_data_says_nothing_empty() -> None:
    data = {"sameAs": ["", ""], "author": [{"@type": "Person", "name": ""}, None], "n": 0, "no": False, "x": [[""]]}
    assert without_empty(data) == {"n": 0, "no": False}


def test_who_edited_a_volume_is_named() -> None:
    tags = highwire_tags(Item(type="book", title="T", editors=(PersonName("Imre", "Sándor"),)), "/en/x/")
    assert ("citation_author", "Imre, Sándor") in tags
    assert ("citation_editor", "Imre, Sándor") in tags
