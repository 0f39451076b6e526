"""Closed addresses that were typed: where × what is closed × language; nothing that is public gives them away."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page, PageViewRestriction

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.pages import BasePage
from qcihungary.news.models import NewsIndexPage
from qcihungary.pages.models import StandardPage
from qcihungary.publications.models import Publication
from qcihungary.results.models import OtherResultsIndexPage
from qcihungary.training.models import TrainingIndexPage
from tests.deliverables.factories import DeliverableFactory, DocumentFactory
from tests.factories import (
    EventPageFactory,
    MemberFactory,
    NewsPageFactory,
    OtherResultPageFactory,
    Trees,
    alias_of,
    body,
    fresh,
    page_factory,
)
from tests.publications.factories import PublicationFactory

SECRET = "zebra-merger"
HOST = "https://site.example.org"
PUBLICATIONS = {"en": "/en/results/publications/", "hu": "/hu/eredmenyek/publikaciok/"}


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


PAGES: dict[str, tuple[Callable[[Any], Any], bool]] = {
    "live": (lambda page: page.save(), True),
    "draft": (lambda page: Page.objects.filter(pk=page.pk).update(live=False), False),
    "unpublished": (lambda page: page.unpublish(), False),
    "restricted": (restrict, False),
    "below a restricted one": (lambda page: restrict(page.get_parent()), False),
    "restricted in its other language": (lambda page: restrict(alias_of(page)), False),
    "below an unpublished one": (lambda page: page.get_parent().specific.unpublish(), True),
}


def typed(address: str) -> list[tuple[str, Any]]:
    """Every way to type an address into an article."""
    link = f'<p>Read <a href="{address}">it</a> at {address}.</p>'
    cell = {"columns": [{"type": "text", "heading": "Where"}], "rows": [{"values": [address]}], "caption": ""}
    return [
        ("text", link),
        ("fact_box", {"title": address, "text": link}),
        ("table", {"table": cell}),
        ("heading", {"text": address, "level": "2"}),
        ("quote", {"text": address, "attribution": "Somebody", "url": address}),
        ("call_to_action", {"text": "Go there", "page": None, "url": address}),
    ]


@pytest.fixture(autouse=True)
def host(settings: Settings) -> None:
    settings.BASE_URL, settings.BASE_HOST = HOST, "site.example.org"
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "site.example.org"]


@pytest.fixture
def target(trees: Trees) -> BasePage:
    parent = page_factory(StandardPage)(parent=trees[StandardPage, "en"], slug="inner")
    return page_factory(StandardPage)(parent=parent, slug=SECRET, title="Zebra Merger")  # type: ignore[return-value]


def shown(path: str, client: Client | None = None) -> str:
    response = (client or Client()).get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.mark.parametrize("state", PAGES)
def test_a_page(trees: Trees, target: BasePage, state: str) -> None:
    do, is_open = PAGES[state]
    path = target.url_path
    addresses = [f"{HOST}{path}", f"{HOST.upper()}{path.upper()}", f"http://www.site.example.org:80{path}feed/?x=1"]
    article = NewsPageFactory(
        parent=trees[NewsIndexPage, "en"],
        body=body(*(block for address in addresses for block in typed(address))),
        search_description=f"See {HOST}{path}",
    )
    other = alias_of(fresh(article))
    do(fresh(target))
    news = (trees[NewsIndexPage, code].url_path for code in ("en", "hu"))
    for place in (article.url_path, other.url_path, *news, f"{trees[NewsIndexPage, 'en'].url_path}feed/"):
        assert (SECRET in shown(place).lower()) is is_open, (state, place)
    if not is_open:
        page = BeautifulSoup(shown(article.url_path), "html.parser")
        assert "Go there" in page.get_text()
        assert not page.select('main a[href^="https://site.example.org"], main a[rel]:not([href])')
        assert f"Read it at {HOST}/en/" in " ".join(page.get_text().split())


def records(address: str, trees: Trees) -> list[str]:
    """What has a field for an address, each with a closed one in it; and where it is shown, in both languages."""
    paper = PublicationFactory(slug="open-2024", url=address, repository_url=address, doi="")
    plan: Any = DeliverableFactory(description_en=f"See {address}", description_hu=f"Lásd: {address}")
    dataset = OtherResultPageFactory(parent=trees[OtherResultsIndexPage, "en"], repository=address)
    event = EventPageFactory(parent=trees[TrainingIndexPage, "en"], online_url=address)
    MemberFactory(url=address)
    register = {"en": "/en/results/deliverables/", "hu": "/hu/eredmenyek/leszallitando-eredmenyek/"}
    oai = "/oai/?verb=ListRecords&metadataPrefix=oai_dc"
    texts = [
        f"{PUBLICATIONS[code]}{end}" for code in PUBLICATIONS for end in ("", f"{paper.slug}/", f"{paper.slug}.bib")
    ]
    texts += [f"{PUBLICATIONS['en']}{end}" for end in ("feed/", "export.bib", "export.ris", "export.json")]
    texts += [
        f"{register[code]}{end}" for code in register for end in (plan.sub_path, "feed/", "export.csv", "export.json")
    ]
    return [*texts, dataset.url_path, event.url_path, f"{event.url_path}event.ics", "/en/about/", "/en/", oai]


def test_what_records_say(trees: Trees, target: BasePage) -> None:
    address = f"{HOST}{target.url_path}"
    places = records(address, trees)
    told = [place for place in places if SECRET in shown(place)]
    assert len(told) > 10, "or it wouldn't be seen if it leaked"
    restrict(target)
    assert [place for place in places if SECRET in shown(place)] == []


RECORDS: dict[str, tuple[Callable[[Any], Any], bool]] = {
    "live": (lambda paper: paper.save(), True),
    "unpublished": (lambda paper: paper.unpublish(), False),
    "deleted": (lambda paper: paper.delete(), False),
}


@pytest.mark.parametrize("state", RECORDS)
def test_a_record_and_a_document(trees: Trees, state: str) -> None:
    paper: Any = PublicationFactory(slug=SECRET)
    document: Any = DocumentFactory()
    block = body(("document", {"document": document.pk, "text": ""}))
    shows = NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=block)
    addresses = [f"{HOST}{base}{SECRET}{end}" for base in PUBLICATIONS.values() for end in ("/", ".bib")]
    blocks = [block for address in (*addresses, f"{HOST}{document.url}") for block in typed(address)]
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=body(*blocks))
    do, is_open = RECORDS[state]
    do(Publication.objects.get(pk=paper.pk))
    if state == "unpublished":
        fresh(shows).unpublish()
    elif state == "deleted":
        SiteDocument.objects.all().delete()
    for page in (article, alias_of(fresh(article))):
        text = shown(page.url_path)
        assert (SECRET in text, document.filename in text) == (is_open, is_open)


def test_what_is_not_ours_stays(trees: Trees, target: BasePage) -> None:
    address = f"https://other.example.org{target.url_path}"
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=body(*typed(address)))
    before = shown(article.url_path)
    restrict(target)
    assert before.count(SECRET) == shown(article.url_path).count(SECRET) > 6


def test_a_reader_who_was_let_in_is_told_and_nobody_learns_by_asking(
    trees: Trees, target: BasePage, desk: Client
) -> None:
    parent = target.get_parent().specific
    room = page_factory(StandardPage)(parent=fresh(parent), slug="room", body=body(*typed(f"{HOST}{target.url_path}")))
    restrict(parent)
    assert shown(room.url_path, desk).count(SECRET) > 6
    for path in (target.url_path, target.url_path.replace("zebra", "never")):
        assert shown(f"/en/search/?q={path}").count(path) == shown("/en/search/?q=/en/never/").count("/en/never/")


def test_a_page_at_the_former_address_of_a_closed_one_is_told(trees: Trees, target: BasePage) -> None:
    closed = fresh(target)
    old = closed.url_path
    closed.slug = "renamed"
    closed.save()
    restrict(closed)
    article = NewsPageFactory(parent=trees[NewsIndexPage, "en"], body=body(*typed(f"{HOST}{old}")))
    assert SECRET not in shown(article.url_path)
    page_factory(StandardPage)(parent=fresh(target.get_parent()), slug=SECRET)
    assert shown(article.url_path).count(SECRET) > 6
