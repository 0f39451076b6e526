"""A publication for machines: what schema.org calls its type."""

from typing import Any

from qcihungary.consortium.facts import ProjectFacts
from qcihungary.consortium.models import Member
from qcihungary.consortium.structured_data import grant, organisation
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.names import PersonName, named
from qcihungary.core.dates import iso
from qcihungary.core.identifiers import doi_url
from qcihungary.core.outputs.machine import absolute, licence_url, schema_type
from qcihungary.publications.rows import Row
from qcihungary.publications.vocabulary import PublicationType


def scholarly_work(row: Row, facts: ProjectFacts, address: str, file: str) -> dict[str, Any]:
    """The publication's JSON-LD. Its page and its file have local addresses."""
    item, kind = row.item, schema_type(row.item)
    is_article = kind == "ScholarlyArticle"
    return {
        "@type": kind,
        "@id": absolute(address),
        "url": absolute(address),
        "headline": item.title[:110] if is_article else None,
        "name": item.title,
        "alternateName": item.title_hu,
        "genre": str(PublicationType(row.type).label) if item.genre or not is_article else None,
        "author": [person(name) for name in named(item.authors)],
        "editor": [person(name) for name in named(item.editors)],
        "datePublished": "-".join(f"{part:02}" for part in item.issued),
        "dateModified": iso(row.changed),
        "inLanguage": item.language,
        "abstract": item.abstract or item.abstract_hu,
        "keywords": list(item.keywords or item.keywords_hu),
        "isPartOf": part_of(item, row.type),
        "pagination": item.page,
        "publisher": {"@type": "Organization", "name": item.publisher} if item.publisher else None,
        "sourceOrganization": [organisation(member) for member in members_of(item)],
        "identifier": doi_url(item.doi) if item.doi else None,
        "isbn": item.isbn if row.type == PublicationType.BOOK else None,
        "sameAs": [doi_url(item.doi) if item.doi else item.url, arxiv_url(item.arxiv)],
        "license": licence_url(item.licence),
        "isAccessibleForFree": True if row.is_open else None,
        "encoding": [
            {"@type": "MediaObject", "contentUrl": copy} for copy in (item.repository, absolute(file)) if copy
        ],
        "funding": grant(facts) if item.grant == facts.grant_number else None,
    }


def person(name: PersonName) -> dict[str, Any]:
    """An author, or an organisation where the name has no parts."""
    known = {member.short_name: member for member in Member.known().values()}
    member = known.get(name.affiliation)
    return {
        "@type": "Person" if name.family else "Organization",
        "name": name.display(),
        "familyName": name.family,
        "givenName": name.given,
        "@id": f"https://orcid.org/{name.orcid}" if name.orcid else None,
        "affiliation": organisation(member) if member else None,
    }


def members_of(item: Item) -> list[Member]:
    """The members that it comes from, in the consortium's order."""
    return [member for member in Member.known().values() if member.short_name in item.members]


def part_of(item: Item, kind: str) -> dict[str, Any] | None:
    """The journal with its volume and issue, or the book."""
    if not item.container:
        return None
    if kind == PublicationType.CHAPTER:
        return {"@type": "Book", "name": item.container, "isbn": item.isbn}
    if item.type != "article-journal":
        return {"@type": "CreativeWork", "name": item.container}
    whole: dict[str, Any] = {"@type": "Periodical", "name": item.container, "issn": item.issn}
    if item.volume:
        whole = {"@type": "PublicationVolume", "volumeNumber": item.volume, "isPartOf": whole}
    if item.issue:
        whole = {"@type": "PublicationIssue", "issueNumber": item.issue, "isPartOf": whole}
    return whole


def arxiv_url(arxiv: str) -> str:
    """The address of a preprint."""
    return f"https://arxiv.org/abs/{arxiv}" if arxiv else ""
