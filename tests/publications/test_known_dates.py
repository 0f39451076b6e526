"""A date of which only the year or the month is known, in every place where it is told: no day is made up anywhere."""

import datetime
import json
import re
from typing import Any, cast

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from qcihungary.core.citation.formatted import CitationStyle, cite_plainly
from qcihungary.core.outputs.registry import all_outputs
from qcihungary.publications.citation import item_of
from qcihungary.publications.models import Publication
from qcihungary.search.sweep import sweep
from tests.factories import Trees
from tests.publications.factories import PublicationFactory

LISTS = {"en": "/en/results/publications/", "hu": "/hu/eredmenyek/publikaciok/"}
RESULTS = {"en": "/en/results/", "hu": "/hu/eredmenyek/"}
SEARCH = {"en": "/en/search/", "hu": "/hu/kereses/"}
KNOWN: dict[str, dict[str, Any]] = {
    "year": {"year": 2024},
    "month": {"year": 2024, "month": 11},
    "day": {"date": datetime.date(2024, 11, 5)},
}
ISO = {"year": "2024", "month": "2024-11", "day": "2024-11-05"}
WRITTEN = {
    ("year", "en"): "2024", ("month", "en"): "November 2024", ("day", "en"): "5 November 2024",
    ("year", "hu"): "2024", ("month", "hu"): "2024. november", ("day", "hu"): "2024. november 5.",
}  # fmt: skip
FILES = {
    "bib": {"year": "year = {2024}", "month": "nov", "day": "nov"},
    "ris": {"year": "PY  - 2024", "month": "DA  - 2024/11\n", "day": "DA  - 2024/11/05\n"},
}


@pytest.fixture(params=list(KNOWN))
def known(request: pytest.FixtureRequest, trees: Trees) -> tuple[str, Publication]:
    """How much is known, and a publication of which so much is."""
    fields = {"year": None, **KNOWN[request.param]}
    made = cast("Publication", PublicationFactory(original_title="Sample keys", doi="10.1000/a", **fields))
    sweep()
    return request.param, made


def soup(client: Client, address: str, kind: str = "html.parser") -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, kind)


@pytest.mark.parametrize("language", ["en", "hu"])
def test_readers_are_told_what_is_known(client: Client, known: tuple[str, Publication], language: str) -> None:
    parts, made = known
    hit = soup(client, f"{SEARCH[language]}?q=sample+keys").select_one(".results time")
    teaser = soup(client, RESULTS[language]).select_one(".teaser time")
    for place in (hit, teaser):
        assert (place["datetime"], place.text) == (ISO[parts], WRITTEN[parts, language])
    page = soup(client, f"{LISTS[language]}{made.slug}/")
    facts = {line.dt.text: line.dd.text for line in page.select(".details > div") if line.dt}
    assert facts["Published" if language == "en" else "Megjelent"] == WRITTEN[parts, language]
    for style in CitationStyle:
        text = cite_plainly(item_of(made), style, language)
        assert "2024" in text
        assert parts != "year" or not re.search(r"nov", text, re.IGNORECASE), (style, text)
        assert parts == "day" or not re.search(r"\b0?1\b|\bjan", text, re.IGNORECASE), (style, text)


def test_machines_are_told_what_is_known(client: Client, known: tuple[str, Publication]) -> None:
    parts, made = known
    page = soup(client, f"{LISTS['en']}{made.slug}/")
    [data] = [found for found in linked_data(page) if found.get("name") == "Sample keys"]
    assert data["datePublished"] == ISO[parts]
    assert page.select_one("meta[name=citation_publication_date]")["content"] == ISO[parts].replace("-", "/")
    assert f"rft.date={ISO[parts]}&" in f"{page.select_one('span.Z3988')['title']}&"
    assert all_outputs()[made.output_key].iso_date == ISO[parts]
    record = soup(client, f"/oai/?verb=GetRecord&metadataPrefix=oai_dc&identifier={identifier(client)}", "xml")
    assert [date.text for date in record.find_all("dc:date") or record.find_all("date")] == [ISO[parts]]
    for feed in (LISTS["en"], RESULTS["en"]):
        entry = soup(client, f"{feed}feed/", "xml").find("entry")
        published = entry.find("published")
        assert (published.text[:10] if published else "") == (ISO[parts] if parts == "day" else "")
        assert entry.find("updated").text
    for extension, expected in FILES.items():
        text = client.get(f"{LISTS['en']}{made.slug}.{extension}/").content.decode()
        assert expected[parts] in text
        assert "2024" in text
        assert not re.search(r"jan|2024[-/]01", text), text
    told = json.loads(client.get(f"{LISTS['en']}{made.slug}.json/").content)[0]["issued"]
    assert told == {"date-parts": [[int(part) for part in ISO[parts].split("-")]]}


def linked_data(page: BeautifulSoup) -> list[Any]:
    found = [json.loads(script.text) for script in page.select('script[type="application/ld+json"]')]
    return [one for data in found for one in (data.get("@graph") or [data])]


def identifier(client: Client) -> str:
    found = soup(client, "/oai/?verb=ListIdentifiers&metadataPrefix=oai_dc", "xml")
    return str(found.find("identifier").text)
