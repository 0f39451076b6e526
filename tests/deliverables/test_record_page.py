"""A deliverable's own page: facts, files, citations, and what it says to machines."""

import datetime
import json
from typing import Any, cast

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qcihungary.consortium.models import ProjectFacts
from qcihungary.core.documents.document import SiteDocument
from qcihungary.deliverables.models import Deliverable
from tests.deliverables.factories import DeliverableFactory, DeliverableFileFactory, DocumentFactory
from tests.factories import MemberFactory, Trees, WorkPackageFactory
from tests.queries import queries_of

EN, HU = "/en/results/deliverables/", "/hu/eredmenyek/leszallitando-eredmenyek/"


@pytest.fixture
def plan(trees: Trees) -> Deliverable:
    """D1.2, submitted, by BME."""
    ProjectFacts(start_date=datetime.date(2023, 1, 1)).save()
    made: Any = DeliverableFactory(
        work_package=WorkPackageFactory(number=1, title_en="Management", title_hu="Irányítás"), index=2, due_month=6,
        title_en="Sample plan", title_hu="Minta terv",
        lead=MemberFactory(short_name="BME", name_en="Sample University"),
        state="submitted", submitted_on=datetime.date(2023, 6, 20), doi="10.5281/zenodo.1234567",
        description_en="What it is about.", keywords_en="fibre, keys",
    )  # fmt: skip
    return cast("Deliverable", made)


def soup_of(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_it_has_one_address_in_each_language(client: Client, plan: Deliverable) -> None:
    soup = soup_of(client, f"{HU}d1.2/")
    assert soup.select_one("h1").text == "D1.2 Minta terv"
    assert soup.title.text.startswith("D1.2 Minta terv")
    assert soup.select_one("link[rel=canonical]")["href"] == f"http://testserver{HU}d1.2/"
    alternates = {link["hreflang"]: link["href"] for link in soup.select("link[rel=alternate][hreflang]")}
    assert alternates["en"] == f"http://testserver{EN}d1.2/"
    assert [crumb.text for crumb in soup.select(".breadcrumb li")][-1] == "D1.2 Minta terv"


@pytest.mark.parametrize("written", ["D1.2", "d1.02", "D01.002"])
def test_other_ways_to_write_the_number_lead_to_it(client: Client, plan: Deliverable, written: str) -> None:
    response = client.get(f"{EN}{written}/")
    assert (response.status_code, response["Location"]) == (301, f"{EN}d1.2/")


@pytest.mark.parametrize("path", ["d1.3/", "d0.2/", "d1.2.3/", "d1/", "d99999999999.1/", "d1.2.exe/", "x1.2/"])
def test_what_is_not_there_is_not_found(client: Client, plan: Deliverable, path: str) -> None:
    assert client.get(f"{EN}{path}").status_code == 404


def test_drafts_and_unlisted_ones_are_not_found(client: Client, plan: Deliverable) -> None:
    for fields in ({"live": False}, {"level": "SEN"}, {"level": "SEN", "list_publicly": False}):
        record = DeliverableFactory(work_package=plan.work_package, **fields)
        assert client.get(f"{EN}{record.sub_path}").status_code == 404
        assert client.get(f"{EN}{record.sub_path.rstrip('/')}.bib").status_code == 404


def test_its_facts_are_told(client: Client, plan: Deliverable) -> None:
    text = " ".join(soup_of(client, f"{EN}d1.2/").select_one(".facts").text.split())
    for fact in ("WP1 Management", "Sample University", "Public", "30 June 2023", "M6", "20 June 2023", "fibre, keys"):
        assert fact in text
    assert "10.5281/zenodo.1234567" in text


def test_a_title_in_the_other_language_says_so(client: Client, plan: Deliverable) -> None:
    Deliverable.objects.update(title_hu="")
    plan.save(update_fields=["title_hu"])
    plan.title_hu = ""
    plan.save()
    assert soup_of(client, f"{HU}d1.2/").select_one("h1")["lang"] == "en"
    assert soup_of(client, HU).select_one(".register-table tbody th a")["lang"] == "en"


def test_a_sensitive_one_tells_lead_and_dates_only(client: Client, plan: Deliverable) -> None:
    plan.level, plan.list_publicly = "SEN", True
    plan.save()
    response = client.get(f"{EN}d1.2/")
    text = response.content.decode()
    for told in ("Sample plan", "Sample University", "30 June 2023"):
        assert told in text
    for hidden in ("What it is about", "fibre", "zenodo", "citation_", "Document, report"):
        assert hidden not in text
    assert "zenodo" not in response.headers.get("Link", "")
    assert client.get(f"{EN}d1.2.bib").status_code == 404


def test_versions_are_told_newest_first_and_old_ones_say_so(client: Client, plan: Deliverable) -> None:
    for version, language in (("1.0", "en"), ("1.10", "en"), ("1.9", "en"), ("1.0", "hu")):
        DeliverableFileFactory(deliverable=plan, version=version, document=DocumentFactory(language=language))
    items = soup_of(client, f"{EN}d1.2/").select(".version")
    found = [(item.a.text, "newer version" in item.text) for item in items]
    assert found == [("Version 1.10", False), ("Version 1.9", True), ("Version 1.0", False), ("Version 1.0", True)]
    digest = SiteDocument.objects.order_by("pk")[1].sha256
    assert digest in items[0].text
    assert "PDF" in items[0].text


def test_a_withdrawn_file_is_not_told(client: Client, plan: Deliverable) -> None:
    DeliverableFileFactory(deliverable=plan, withdrawn_on=datetime.date(2024, 1, 1))
    assert not soup_of(client, f"{EN}d1.2/").select(".version")


def test_it_can_be_cited(client: Client, plan: Deliverable) -> None:
    soup = soup_of(client, f"{EN}d1.2/")
    styles = {row.dt.text: row.dd.text for row in soup.select(".citations div")}
    assert list(styles) == ["APA", "IEEE", "ISO 690"]
    for citation in styles.values():
        assert "sample university" in citation.lower()
        assert "What it is about" not in citation
        assert "Sample plan" in citation
        assert "2023" in citation
    for link in soup.select(".register-files a"):
        response = client.get(str(link["href"]))
        assert response.status_code == 200
        assert "Sample plan" in response.content.decode()
        assert f'<http://testserver{EN}d1.2/>; rel="describes"' in response["Link"]
        assert response["X-Robots-Tag"] == "noindex"


def test_machines_read_what_it_is(client: Client, plan: Deliverable) -> None:
    DeliverableFileFactory(deliverable=plan)
    response = client.get(f"{EN}d1.2/")
    soup = BeautifulSoup(response.content, "html.parser")
    tags = {tag["name"]: tag["content"] for tag in soup.select("meta[name^=citation_]")}
    assert tags["citation_title"] == "Sample plan"
    assert tags["citation_technical_report_number"] == "D1.2"
    assert tags["citation_publication_date"] == "2023/06/20"
    assert tags["citation_pdf_url"].startswith("http://testserver/")
    data = [json.loads(script.text) for script in soup.select("script[type='application/ld+json']")]
    report = next(found for found in data if found["@type"] == "Report")
    assert report["reportNumber"] == "D1.2"
    assert report["sameAs"] == "https://doi.org/10.5281/zenodo.1234567"
    assert report["funding"]["@type"] == "Grant"
    assert report["encoding"][0]["sha256"]
    for rel in ("cite-as", "type", "describedby", "item"):
        assert f'rel="{rel}"' in response["Link"]


def test_its_page_takes_as_many_queries_with_many_others(client: Client, plan: Deliverable) -> None:
    DeliverableFileFactory(deliverable=plan)
    few = len(queries_of(client, f"{EN}d1.2/"))
    for index in range(10, 40):
        DeliverableFactory(work_package=plan.work_package, index=index)
    for number in range(3):
        DeliverableFileFactory(deliverable=plan, version=f"2.{number}")
    assert len(queries_of(client, f"{EN}d1.2/")) == few
    with CaptureQueriesContext(connection) as captured:  # the results of every feature are read once in a process
        client.get(f"{EN}d1.2/")
    assert len(captured) <= 12


@pytest.mark.parametrize("mode", ["en", "hu"])
def test_a_preview_shows_what_the_public_would_see(client: Client, plan: Deliverable, mode: str) -> None:
    plan.title_en, plan.title_hu = "Sample draft", "Minta vázlat"
    soup = BeautifulSoup(plan.make_preview_request(preview_mode=mode).content, "html.parser")
    assert soup.select_one("h1").text == {"en": "D1.2 Sample draft", "hu": "D1.2 Minta vázlat"}[mode]
    assert soup.select_one(".facts")
