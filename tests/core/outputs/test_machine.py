"""What result pages say to machines: Highwire tags and Signposting links."""

from django.http import HttpResponse
from requests.utils import parse_header_links

from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import PersonName
from qcihungary.core.outputs.machine import (
    Representation,
    TypedLink,
    add_links,
    describes,
    highwire_tags,
    licence_url,
    part_of,
    signposts,
)

ARTICLE = Item(
    type="article-journal",
    title="Keys <over> fibres",
    authors=(
        PersonName(family="Imre", given="Sándor", orcid="0000-0002-1825-0097", affiliation="BME"),
        PersonName(literal="The QCIHungary consortium"),
    ),
    issued=(2025, 3, 2),
    container="Sample Journal",
    volume="12",
    issue="3",
    page="1145-1152",
    doi="10.1234/sample",
    licence="CC-BY-4.0",
    keywords=("QKD", "fibre"),
)


def test_highwire_tags_of_an_article() -> None:
    assert highwire_tags(ARTICLE, "/en/x/", "/documents/1/x.pdf") == [
        ("citation_title", "Keys <over> fibres"),
        ("citation_author", "Imre, Sándor"),
        ("citation_author_institution", "BME"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "The QCIHungary consortium"),
        ("citation_publication_date", "2025/03/02"),
        ("citation_journal_title", "Sample Journal"),
        ("citation_volume", "12"),
        ("citation_issue", "3"),
        ("citation_firstpage", "1145"),
        ("citation_lastpage", "1152"),
        ("citation_doi", "10.1234/sample"),
        ("citation_keywords", "QKD"),
        ("citation_keywords", "fibre"),
        ("citation_abstract_html_url", "http://testserver/en/x/"),
        ("citation_pdf_url", "http://testserver/documents/1/x.pdf"),
    ]


def test_a_report_names_its_institution_and_number() -> None:
    report = Item(type="report", title="Plan", publisher="QCIHungary", number="D1.1", issued=(2024,))
    tags = dict(highwire_tags(report, "/en/d1.1/"))
    assert tags["citation_technical_report_institution"] == "QCIHungary"
    assert tags["citation_technical_report_number"] == "D1.1"
    assert tags["citation_publication_date"] == "2024"
    assert "citation_pdf_url" not in tags


def test_signposting_says_what_is_cited_described_contained_and_licensed() -> None:
    response = HttpResponse()
    descriptions = [Representation("/en/x.bib", "application/x-bibtex")]
    files = [Representation("/documents/1/ő.pdf", "application/pdf")]
    add_links(response, signposts(ARTICLE, "/en/x/", descriptions, files))
    links = [(link["rel"], link["url"], link.get("type", "")) for link in parse_header_links(response.headers["Link"])]
    assert links == [
        ("cite-as", "https://doi.org/10.1234/sample", ""),
        ("type", "https://schema.org/AboutPage", ""),
        ("type", "https://schema.org/ScholarlyArticle", ""),
        ("author", "https://orcid.org/0000-0002-1825-0097", ""),
        ("license", "https://creativecommons.org/licenses/by/4.0/", ""),
        ("describedby", "http://testserver/en/x.bib", "application/x-bibtex"),
        ("item", "http://testserver/documents/1/%C5%91.pdf", "application/pdf"),
    ]


def test_without_a_doi_the_page_itself_is_cited() -> None:
    assert signposts(Item(title="Plan"), "/en/x/")[0] == TypedLink("cite-as", "http://testserver/en/x/")


def test_files_and_descriptions_lead_back() -> None:
    assert part_of("/en/x/") == [TypedLink("collection", "http://testserver/en/x/", "text/html")]
    assert describes("/en/x/") == [TypedLink("describes", "http://testserver/en/x/", "text/html")]


def test_links_join_those_that_are_there_and_cannot_break_the_header() -> None:
    response = HttpResponse(headers={"Link": '</style.css>; rel="preload"'})
    add_links(response, [TypedLink("item", 'https://example.org/a>; rel="evil"\r\nSet-Cookie: x')])
    header = response.headers["Link"]
    assert header.startswith('</style.css>; rel="preload", <https://example.org/a%3E')
    assert header.count("<") == header.count(">") == 2
    assert "\n" not in header


def test_licences_have_addresses() -> None:
    assert licence_url("CC-BY-NC-ND-4.0") == "https://creativecommons.org/licenses/by-nc-nd/4.0/"
    assert licence_url("CC0-1.0") == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert licence_url("EUPL-1.2") == "https://spdx.org/licenses/EUPL-1.2"
    assert licence_url("") == ""
