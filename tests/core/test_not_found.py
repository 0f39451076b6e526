"""What a 404 offers: a page by the last part of the address, wherever it is now, and only what anybody may read."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from qcihungary.core.addresses.former import FormerAddress
from qcihungary.news.models import NewsIndexPage
from tests.core.addresses.site import withdraw
from tests.deliverables.factories import DeliverableFactory
from tests.factories import NewsPageFactory, Trees, WorkPackageFactory, alias_of, translate
from tests.publications.factories import PublicationFactory

EN, HU = "/en/news/bb84-in-five-minutes/", "/hu/hirek/bb84-ot-percben/"
LOST = (
    "/en/bb84-in-five-minutes/",
    "/en/bb84-in-five-minutes",
    "/en/blog/2025/03/20/bb84-in-five-minutes/",
    "/hu/blog/bb84-in-five-minutes/",
    "/blog/BB84-in-five-minutes.html",
    "/en/x/bb84-ot-percben/",
    "/hu/bb84-ot-percben/",
    "/en/x/bb84-once/",
)


@pytest.fixture
def article(trees: Trees) -> Any:
    made = NewsPageFactory(parent=trees[NewsIndexPage, "en"], slug="bb84-once", title="Xylophone")
    translate(alias_of(made), slug="bb84-ot-percben", title="Xilofon")
    made.slug = "bb84-in-five-minutes"
    made.save_revision().publish()
    return made


def offers(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code in (404, 410), path
    return [str(link["href"]) for link in BeautifulSoup(response.content, "html.parser").select("main .contents a")]


@pytest.mark.parametrize("path", LOST)
def test_a_page_is_found_by_the_last_part_of_its_address(client: Client, article: Any, path: str) -> None:
    first = [HU, EN] if path.startswith("/hu/") else [EN, HU]
    assert offers(client, path) == first, "the reader's language first"


@pytest.mark.parametrize("state", ["withdrawn", "login", "section closed", "deleted"])
def test_only_what_anybody_may_read_is_offered(client: Client, trees: Trees, article: Any, state: str) -> None:
    if state == "withdrawn":
        withdraw(article)
        withdraw(type(article).objects.get(slug="bb84-ot-percben"))
    elif state == "deleted":
        type(article).objects.get(slug="bb84-ot-percben").delete()
        article.delete()
    else:
        page = article if state == "login" else trees[NewsIndexPage, "en"]
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    for path in LOST:
        response = client.get(path)
        assert response.status_code == 404
        text = response.content.decode()
        assert "Xylophone" not in text
        assert "Xilofon" not in text
        assert offers(client, path) == []


@pytest.mark.parametrize("path", ["/en/blog/minta-2024-keys/", "/hu/minta-2024-keys.html", "/minta-2024-keys/"])
def test_a_publication_is_found_by_its_name(client: Client, trees: Trees, path: str) -> None:
    PublicationFactory(slug="minta-2024-keys")
    PublicationFactory(slug="minta-2025-keys", live=False)
    assert set(offers(client, path)) == {
        "/en/results/publications/minta-2024-keys/",
        "/hu/eredmenyek/publikaciok/minta-2024-keys/",
    }
    assert offers(client, path.replace("2024", "2025")) == []


def test_a_deliverable_is_found_by_its_number(client: Client, trees: Trees) -> None:
    package = WorkPackageFactory(number=1)
    DeliverableFactory(work_package=package, index=2)
    DeliverableFactory(work_package=package, index=3, level="SEN")
    assert offers(client, "/en/reports/D1.2/")[0] == "/en/results/deliverables/d1.2/"
    assert offers(client, "/en/reports/d1.3/") == []


@pytest.mark.parametrize(
    ("path", "links"),
    [
        (
            "/en/x/bb84-in-five-minutes/?x=1",
            ["/en/x/bb84-in-five-minutes/?x=1", "/hu/x/bb84-in-five-minutes/?x=1"],
        ),
        ("/hu/nincs/", ["/en/nincs/", "/hu/nincs/"]),
        ("/nowhere", ["/en/nowhere", "/hu/nowhere"]),
    ],
)
def test_the_switch_of_language_keeps_to_the_same_search(
    client: Client, article: Any, path: str, links: list[str]
) -> None:
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    assert [link["href"] for link in soup.select(".languages a")] == links
    for link in links:
        assert sorted(offers(client, link)) == sorted(offers(client, path))


def test_a_documents_former_name_offers_no_page(client: Client, article: Any) -> None:
    FormerAddress.note(f"/documents/{article.pk}/report.pdf/", "core.sitedocument", article.pk)
    assert offers(client, "/en/report.pdf") == []


def test_the_switch_on_a_410_is_about_the_same_address(client: Client, article: Any) -> None:
    article.delete()
    soup = BeautifulSoup(client.get(EN).content, "html.parser")
    assert [link["href"] for link in soup.select(".languages a")] == [EN, EN.replace("/en/", "/hu/")]
