"""What Crossref's REST API says of a work (https://api.crossref.org), as a cited work."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from qcihungary.core.citation import csl
from qcihungary.core.citation.csl import Item
from qcihungary.core.identifiers import normalise_isbn
from qcihungary.publications.incoming.markup import paragraphs, plain
from qcihungary.publications.vocabulary import KnownFrom, Licence

TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings": "book",
    "dissertation": "thesis",
    "report": "report",
    "dataset": "dataset",
}
DATES = ("published", "published-online", "published-print", "issued")
CREATIVE_COMMONS = re.compile(
    r"creativecommons\.org/(?:licenses/([a-z-]+)/([\d.]+)|publicdomain/zero/1\.0)", re.IGNORECASE
)


def item_of(work: Mapping[str, Any], grant: str) -> Item:
    """A work of Crossref's. ``grant`` is the number that its funders' awards are searched for."""
    item = csl.from_json({**work, "type": TYPES.get(csl.text(work.get("type")), "document")})
    subtitle = plain(csl.text(work.get("subtitle")))
    title = plain(csl.text(work.get("title")))
    has_grant = grant in awards(work)
    given = work.get("event")
    event = given if isinstance(given, Mapping) else {}
    return Item(
        type=item.type,
        title=f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title,
        authors=item.authors,
        editors=item.editors,
        issued=max((csl.date_parts(work.get(name)) for name in DATES), key=len),
        language=item.language,
        container=plain(item.container),
        event=plain(csl.text(event.get("name"))),
        event_place=plain(csl.text(event.get("location"))),
        volume=item.volume,
        issue=item.issue,
        page=item.page,
        number=csl.text(work.get("article-number")),
        publisher=plain(item.publisher),
        doi=item.doi,
        issn=item.issn,
        isbn=next((normalise_isbn(number) for number in csl.texts(work.get("ISBN"))), ""),
        abstract=paragraphs(csl.text(work.get("abstract"))),
        licence=licence_of(licence_addresses(work)),
        grant=grant if has_grant else "",
        grant_source=KnownFrom.CROSSREF if has_grant else "",
    )


def awards(work: Mapping[str, Any]) -> set[str]:
    """The numbers of the grants that a work names, as digits."""
    funders = work.get("funder")
    named = (
        (funder.get("award") for funder in funders if isinstance(funder, Mapping)) if isinstance(funders, list) else ()
    )
    return {number for award in named for text in csl.texts(award) for number in re.findall(r"\d{6,9}", text)}


def licence_addresses(work: Mapping[str, Any]) -> list[str]:
    """The addresses of a work's licences, the one of the version of record first."""
    given = work.get("license")
    licences = [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []
    licences.sort(key=lambda one: one.get("content-version") != "vor")
    return [csl.text(one.get("URL")) for one in licences]


def licence_of(addresses: Iterable[str]) -> str:
    """The first Creative Commons licence among some addresses, as SPDX names it; a licence we don't list is none."""
    for address in addresses:
        if found := CREATIVE_COMMONS.search(address):
            kind, version = found.groups()
            name = f"CC-{kind.upper()}-{version}" if kind else str(Licence.CC_ZERO)
            return name if name in Licence.values else ""
    return ""
