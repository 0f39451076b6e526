"""Other results for people who cite them, and for reference managers: one, and what a list is narrowed to."""

import datetime
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from requests.utils import parse_header_links
from wagtail.models import PageViewRestriction

from qcihungary.core.citation import bibtex, ris
from qcihungary.core.citation.formats import FORMATS
from qcihungary.core.citation.formatted import CitationStyle, cite_plainly
from qcihungary.core.citation.plain import plain_citation
from qcihungary.results.citation import item_of
from qcihungary.results.models import OtherResultPage, OtherResultsIndexPage
from qcihungary.results.vocabulary import ResultKind
from tests.factories import OtherResultPageFactory, Trees, alias_of, body, fresh

EN, HU = "/en/results/other-results/", "/hu/eredmenyek/egyeb-eredmenyek/"


def result(trees: Trees, slug: str, **values: Any) -> OtherResultPage:
    made = OtherResultPageFactory(
        parent=trees[OtherResultsIndexPage, "en"],
        slug=slug,
        title=f"Sample {slug}",
        date=datetime.date(2025, 3, len(slug)),
        creators=body(("creator", {"family": "Imre", "given": "Sándor", "orcid": ""})),
        **values,
    )
    found = fresh(made)
    assert isinstance(found, OtherResultPage)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ResultKind)
def test_every_kind_is_cited_in_every_style_and_format(trees: Trees, kind: ResultKind) -> None:
    item = item_of(result(trees, "keys", kind=kind))
    for style in CitationStyle:
        for language in ("en", "hu"):
            text = cite_plainly(item, style, language)
            assert text != plain_citation(item, language), (style, language)
            assert text.count("Sample keys") == 1
            assert "2025" in text
            assert text.count(item.url) == 1
    for extension, known in FORMATS.items():
        written = known.response([item], "keys").content.decode()
        assert "Sample keys" in written, extension
        assert "2025" in written
        assert item.url in written


@pytest.mark.django_db
@pytest.mark.parametrize("list_url", [EN, HU])
def test_each_format_of_one_is_found_and_fetched_once(client: Client, trees: Trees, list_url: str) -> None:
    alias_of(result(trees, "keys", kind="dataset", doi="10.5281/zenodo.1"))
    response = client.get(f"{list_url}keys/")
    page = BeautifulSoup(response.content, "html.parser")
    described = {link["url"] for link in parse_header_links(response["Link"]) if link["rel"] == "describedby"}
    assert "title=Sample+keys" in page.select_one("span.Z3988")["title"]
    assert page.select_one(".citations dd")
    for known in FORMATS.values():
        address = f"{list_url}keys.{known.extension}"
        assert page.select_one(f"a[href='{address}']")
        assert page.select_one(f"link[rel=alternate][type='{known.media_type}']")["href"] == address
        assert any(link.endswith(address) for link in described)
        fetched = client.get(f"{address}/")
        assert fetched.status_code == 200
        assert fetched["Content-Type"] == f"{known.media_type}; charset=utf-8"
        assert fetched["Content-Disposition"] == f'inline; filename="keys.{known.extension}"'
        assert 'rel="describes"' in fetched["Link"]
        assert b"10.5281/zenodo.1" in fetched.content
        assert client.get(f"{address}/", headers={"If-None-Match": fetched["ETag"]}).status_code == 304
    assert len(page.select("link[rel=canonical]")) == 1
    assert not [link for link in page.select("link[hreflang]") if "." in link["href"].rsplit("/", 1)[-1]]


@pytest.mark.django_db
def test_a_list_is_saved_as_it_is_narrowed(client: Client, trees: Trees) -> None:
    result(trees, "keys", kind="dataset")
    result(trees, "tools", kind="software")
    page = BeautifulSoup(client.get(f"{EN}?kind=software").content, "html.parser")
    assert page.select_one(f"a[href='{EN}export.bib?kind=software']")
    assert [entry.title for entry in entries(client, "bib")] == ["Sample tools", "Sample keys"]
    assert [entry.title for entry in entries(client, "bib", "?kind=software")] == ["Sample tools"]
    assert [entry.title for entry in entries(client, "ris", "?kind=dataset")] == ["Sample keys"]
    assert len(json.loads(client.get(f"{EN}export.json/").content)) == 2
    response = client.get(f"{EN}export.bib/")
    assert response["Content-Disposition"] == 'attachment; filename="results.bib"'
    assert client.get(f"{EN}export.bib/", headers={"If-None-Match": response["ETag"]}).status_code == 304


def entries(client: Client, extension: str, query: str = "") -> list[Any]:
    text = client.get(f"{EN}export.{extension}/{query}").content.decode()
    read = {"bib": bibtex.read, "ris": ris.read}[extension]
    return list(read(text).items)


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "restricted"])
def test_what_is_not_public_is_in_no_file(client: Client, desk: Client, trees: Trees, state: str) -> None:
    page = result(trees, "keys", kind="dataset")
    if state == "draft":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for known in FORMATS:
        assert client.get(f"{EN}keys.{known}/").status_code in (404, 410)
        assert b"Sample keys" not in client.get(f"{EN}export.{known}/").content
    if state == "restricted":
        shown = BeautifulSoup(desk.get(f"{EN}keys/").content, "html.parser")
        assert not shown.select("a[href$='keys.bib']"), "a link that would lead nowhere"
