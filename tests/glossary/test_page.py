"""The public glossary, and what machines and the search get of it."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from qcihungary.glossary.models import GlossaryTerm
from qcihungary.search.sweep import sweep
from tests.factories import GlossaryTermFactory, Trees

pytestmark = pytest.mark.django_db

PATH = {"en": "/en/glossary/", "hu": "/hu/szojegyzek/"}


def soup(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def named(page: BeautifulSoup) -> list[str]:
    return [term.get_text() for term in page.select(".term dfn")]


@pytest.fixture
def terms(trees: Trees) -> None:
    for english, magyar in (("Zeta", "Ottó"), ("beta", "csaba"), ("Alpha", "Őri"), ("99", "Cukor"), ("émile", "Ödön")):
        GlossaryTermFactory(term_en=english, term_hu=magyar, slug=english.lower())
    GlossaryTermFactory(term_en="secret", term_hu="titok", is_public=False)
    GlossaryTermFactory(term_en="draft", term_hu="vázlat", live=False)


def test_terms_stand_in_the_readers_order_below_its_letters(client: Client, terms: None) -> None:
    english, magyar = soup(client, PATH["en"]), soup(client, PATH["hu"])
    assert named(english) == ["99", "Alpha", "beta", "émile", "Zeta"]
    assert named(magyar) == ["Cukor", "csaba", "Ottó", "Ödön", "Őri"]
    assert [link.text for link in english.select(".letters a")] == ["#", "A", "B", "E", "Z"]
    assert [link.text for link in magyar.select(".letters a")] == ["C", "Cs", "O", "Ö"]
    for page in (english, magyar):
        assert [heading.text for heading in page.select(".section-title")] == [
            link.text for link in page.select(".letters a")
        ]
        anchors = [link["href"].removeprefix("#") for link in page.select(".letters a, .term dt a")]
        assert all(page.find(id=anchor) for anchor in anchors)


def test_a_term_has_an_address_and_the_other_languages_name_beside_it(client: Client, trees: Trees) -> None:
    GlossaryTermFactory(
        term_en="qubit", term_hu="kvantumbit", slug="qubit", abbreviation="QB", synonyms_en="quantum bit\nqbit",
        definition_hu="",
    )  # fmt: skip
    term = soup(client, PATH["en"]).select_one("#qubit")
    assert term.select_one("[lang=hu]").text == "kvantumbit"
    assert "quantum bit, qbit" in term.text
    assert "QB" in term.text
    told = soup(client, PATH["hu"]).select_one("#qubit dd:last-child")
    assert told["lang"] == "en", "a definition that isn't told in Hungarian says so"


def test_machines_read_the_terms(client: Client, terms: None) -> None:
    page = soup(client, PATH["hu"])
    data: dict[str, Any] = next(
        found
        for script in page.select("script[type='application/ld+json']")
        if (found := json.loads(script.get_text()))["@type"] == "DefinedTermSet"
    )
    assert data["inLanguage"] == "hu"
    assert data["url"] == f"http://testserver{PATH['hu']}"
    assert [term["name"] for term in data["hasDefinedTerm"]] == named(page)
    assert data["hasDefinedTerm"][0]["@id"] == f"http://testserver{PATH['hu']}#99"


def test_an_empty_glossary_says_so(client: Client, trees: Trees) -> None:
    page = soup(client, PATH["en"])
    assert page.select_one(".nothing-yet")
    assert not page.select(".letters, .terms")


def test_the_search_finds_public_terms(client: Client, terms: None) -> None:
    sweep()
    found = soup(client, "/hu/kereses/?q=csaba").select(".hit-title a")
    assert [link["href"] for link in found] == [f"{PATH['hu']}#beta"]
    for hidden in ("titok", "vázlat"):
        assert not soup(client, f"/hu/kereses/?q={hidden}").select(".hit-title a")


def test_a_term_gets_a_name_in_addresses_by_itself() -> None:
    term = GlossaryTerm(term_en="Dark fibre", term_hu="sötétszál")
    term.full_clean()
    assert term.slug == "dark-fibre"
    with pytest.raises(ValidationError) as refused:
        GlossaryTerm(term_en="量子", term_hu="量子").full_clean()
    assert "slug" in refused.value.error_dict
