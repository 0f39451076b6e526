"""Another result for machines: what schema.org calls its kind."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from qcihungary.consortium.models import ProjectFacts
from qcihungary.consortium.structured_data import grant, organisation
from qcihungary.core.citation.names import PersonName
from qcihungary.core.dates import iso
from qcihungary.core.outputs.machine import absolute, licence_url
from qcihungary.results.vocabulary import ResultKind

if TYPE_CHECKING:
    from qcihungary.results.result import OtherResultPage

SCHEMA_TYPES = {
    ResultKind.DATASET: "Dataset",
    ResultKind.SOFTWARE: "SoftwareSourceCode",
    ResultKind.VIDEO: "VideoObject",
    ResultKind.EXHIBITION: "ExhibitionEvent",
    ResultKind.POLICY_BRIEF: "Report",
}
"""Whatever isn't here is a CreativeWork, with its kind as its genre."""


def creative_work(page: "OtherResultPage", facts: ProjectFacts) -> dict[str, Any]:
    """A page's JSON-LD."""
    kind = ResultKind(page.kind)
    shared = {
        "@type": SCHEMA_TYPES.get(kind, "CreativeWork"),
        "@id": page.absolute_url,
        "name": page.title,
        "description": page.summary,
        "url": page.absolute_url,
        "image": page.card_url,
    }
    return {**shared, **(shown(page) if kind is ResultKind.EXHIBITION else made(page, facts))}


def shown(page: "OtherResultPage") -> dict[str, Any]:
    """What an event has."""
    return {
        "startDate": iso(page.date),
        "location": {"@type": "Place", "name": page.venue} if page.venue else None,
        "organizer": [organisation(member) for member in page.member_list],
    }


def made(page: "OtherResultPage", facts: ProjectFacts) -> dict[str, Any]:
    """What a work has."""
    kind = ResultKind(page.kind)
    document = page.open_document
    address = page.repository or (absolute(document.url) if document else "")
    data = {
        "genre": page.get_kind_display(),
        "datePublished": iso(page.date),
        "dateModified": iso(page.last_published_at),
        "inLanguage": page.text_language,
        "version": page.version,
        "license": licence_url(page.licence),
        "sameAs": page.doi_url,
        "identifier": page.doi_url or page.patent_number or page.standard_number,
        "creator": [creator(name) for name in page.names],
        "sourceOrganization": [organisation(member) for member in page.member_list],
        "publisher": {"@type": "Organization", "@id": f"{settings.BASE_URL}/#organization", "name": facts.acronym},
        "funding": grant(facts),
    }
    if kind is ResultKind.SOFTWARE:
        return {**data, "codeRepository": page.repository}
    if kind is ResultKind.DATASET:
        return {**data, "distribution": {"@type": "DataDownload", "contentUrl": address} if address else None}
    if kind is ResultKind.VIDEO:
        return {**data, "uploadDate": iso(page.date), "thumbnailUrl": page.card_url, "contentUrl": address}
    return data


def creator(name: PersonName) -> dict[str, Any]:
    """A person, or an organisation where the name has no parts."""
    return {
        "@type": "Person" if name.family else "Organization",
        "name": name.display(),
        "familyName": name.family,
        "givenName": name.given,
        "sameAs": f"https://orcid.org/{name.orcid}" if name.orcid else None,
    }
