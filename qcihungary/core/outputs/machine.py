"""What a result's page says to machines: Highwire meta tags in its head, Signposting links in its HTTP header.

Highwire tags are what Google Scholar and reference managers read. Signposting (https://signposting.org/FAIR/, level 1)
tells a crawler in typed links (RFC 8288) what is cited, described, contained, licensed and by whom.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponseBase
from django.utils.encoding import iri_to_uri

from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import named
from qcihungary.core.identifiers import doi_url
from qcihungary.core.structured_data import SCHEMA

# --- Highwire

CONTAINERS = {
    "article-journal": "citation_journal_title",
    "paper-conference": "citation_conference_title",
    "chapter": "citation_inbook_title",
}
"""What the thing that a work appeared in is called, by the work's CSL type."""

INSTITUTIONS = {"report": "citation_technical_report_institution", "thesis": "citation_dissertation_institution"}
"""What a publisher is called where it isn't called so, by the work's CSL type."""

MetaTag = tuple[str, str]


def highwire_tags(item: Item, address: str, pdf_address: str = "") -> list[MetaTag]:
    """Name and content of the ``citation_`` meta tags of a work, whose page has this local address."""
    tags = [("citation_title", item.title), *author_tags(item)]
    tags += [
        ("citation_publication_date", "/".join(f"{part:02}" for part in item.issued)),
        (CONTAINERS.get(item.type, "citation_journal_title"), item.container),
        ("citation_volume", item.volume),
        ("citation_issue", item.issue),
        *page_tags(item.page),
        (INSTITUTIONS.get(item.type, "citation_publisher"), item.publisher),
        ("citation_technical_report_number", item.number if item.type == "report" else ""),
        ("citation_doi", item.doi),
        ("citation_arxiv_id", item.arxiv),
        ("citation_issn", item.issn),
        ("citation_isbn", item.isbn),
        ("citation_language", item.language),
        *(("citation_keywords", word) for word in item.keywords),
        ("citation_abstract_html_url", absolute(address)),
        ("citation_pdf_url", absolute(pdf_address)),
    ]
    return [(name, content) for name, content in tags if content]


def author_tags(item: Item) -> Iterator[MetaTag]:
    """Each author, followed by what belongs to them; of a volume that has none, each editor, who made it.

    Google Scholar takes no work without ``citation_author``; Zotero reads ``citation_editor`` as what it says.
    """
    for name in named(item.authors or item.editors):
        yield "citation_author", name.sorted_form
        yield "citation_author_institution", name.affiliation
        yield "citation_author_orcid", f"https://orcid.org/{name.orcid}" if name.orcid else ""
    yield from (("citation_editor", name.sorted_form) for name in named(item.editors))


def page_tags(pages: str) -> Iterator[MetaTag]:
    """First and last page of a range such as 1145-1152."""
    first, _dash, last = pages.partition("-")
    yield "citation_firstpage", first.strip()
    yield "citation_lastpage", last.strip()


# --- Signposting

SCHEMA_TYPES = {
    "article": "ScholarlyArticle",
    "article-journal": "ScholarlyArticle",
    "paper-conference": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "thesis": "Thesis",
    "report": "Report",
    "dataset": "Dataset",
    "software": "SoftwareSourceCode",
    "motion_picture": "VideoObject",
    "speech": "PresentationDigitalDocument",
}
"""What schema.org calls a work, by its CSL type. Whatever isn't here is a CreativeWork."""

CREATIVE_COMMONS = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "PDDL-1.0": "https://opendatacommons.org/licenses/pddl/1-0/",
}


@dataclass(frozen=True, slots=True)
class TypedLink:
    """A link of an HTTP ``Link`` header (RFC 8288), with an absolute address."""

    rel: str
    href: str
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Representation:
    """A file or a description of a work at a local address."""

    address: str
    media_type: str


def schema_type(item: Item) -> str:
    """The name of a work's type in schema.org."""
    return SCHEMA_TYPES.get(item.type, "CreativeWork")


def licence_url(licence: str) -> str:
    """The address that names a licence, from its SPDX identifier; empty for none."""
    if licence in CREATIVE_COMMONS:
        return CREATIVE_COMMONS[licence]
    mark, _dash, terms = licence.partition("-")
    kind, _dash, version = terms.rpartition("-")
    if mark == "CC" and kind:
        return f"https://creativecommons.org/licenses/{kind.lower()}/{version}/"
    return f"https://spdx.org/licenses/{licence}" if licence else ""


def signposts(
    item: Item, address: str, descriptions: Iterable[Representation] = (), files: Iterable[Representation] = ()
) -> list[TypedLink]:
    """The links of a work's page, at a local address: its descriptions (BibTeX, RIS…) and its files."""
    licence = licence_url(item.licence)
    return [
        TypedLink("cite-as", doi_url(item.doi) if item.doi else absolute(address)),
        TypedLink("type", f"{SCHEMA}/AboutPage"),
        TypedLink("type", f"{SCHEMA}/{schema_type(item)}"),
        *(TypedLink("author", f"https://orcid.org/{name.orcid}") for name in item.authors if name.orcid),
        *([TypedLink("license", licence)] if licence else []),
        *(TypedLink("describedby", absolute(one.address), one.media_type) for one in descriptions),
        *(TypedLink("item", absolute(one.address), one.media_type) for one in files),
    ]


def part_of(address: str) -> list[TypedLink]:
    """The link from a file back to the page of the work that it belongs to."""
    return [TypedLink("collection", absolute(address), "text/html")]


def describes(address: str) -> list[TypedLink]:
    """The link from a description back to the page of the work that it describes."""
    return [TypedLink("describes", absolute(address), "text/html")]


def add_links(response: HttpResponseBase, links: Iterable[TypedLink]) -> None:
    """Put links into a response's header, beside those that are there."""
    before = [response.headers["Link"]] if response.has_header("Link") else []
    response.headers["Link"] = ", ".join([*before, *(as_header(link) for link in links)])


def as_header(link: TypedLink) -> str:
    """One link as RFC 8288 writes it. An address can hold neither ``>`` nor a line break: both are escaped."""
    href = iri_to_uri(link.href).translate({ord(">"): "%3E", ord("<"): "%3C", ord("\n"): "%0A", ord("\r"): "%0D"})
    return f'<{href}>; rel="{link.rel}"' + (f'; type="{link.media_type}"' if link.media_type else "")


def absolute(address: str) -> str:
    """A local address with the scheme and host of BASE_URL; nothing for nothing."""
    return f"{settings.BASE_URL}{address}" if address.startswith("/") else address
