"""A deliverable as a cited work, and for machines: a report of the project, by the beneficiary that leads it."""

from collections.abc import Iterable
from typing import Any

from qcihungary.consortium.facts import ProjectFacts
from qcihungary.consortium.structured_data import grant, organisation
from qcihungary.core.citation.csl import Item
from qcihungary.core.citation.keys import with_keys
from qcihungary.core.citation.names import PersonName
from qcihungary.core.dates import iso
from qcihungary.core.identifiers import doi_url
from qcihungary.core.outputs.machine import absolute
from qcihungary.deliverables.facts import PublicFacts

GENRE = "Deliverable"


def item_of(facts: PublicFacts, project: ProjectFacts, address: str) -> Item:
    """The deliverable as it is cited. Its page stands at this local address."""
    lead = facts.lead_member
    day = facts.submitted_on
    item = Item(
        type="report",
        genre=GENRE,
        number=facts.number,
        title=facts.title_en,
        title_hu=facts.title_hu if facts.title_hu != facts.title_en else "",
        authors=(PersonName(literal=lead.name_en),) if lead else (),
        issued=(day.year, day.month, day.day) if day else (),
        publisher=project.acronym,
        language="en",
        doi=facts.doi,
        url=absolute(address),
        abstract=facts.description_en,
        abstract_hu=facts.description_hu,
        keywords=tuple(word.strip() for word in facts.keywords_en.split(",") if word.strip()),
        grant=project.grant_number,
        members=(lead.short_name,) if lead else (),
        work_packages=(facts.work_package,),
    )
    return with_keys([item])[0]


def structured_data(
    facts: PublicFacts, project: ProjectFacts, address: str, files: Iterable[dict[str, Any]]
) -> dict[str, Any]:
    """The deliverable as schema.org's Report."""
    lead = facts.lead_member
    return {
        "@type": "Report",
        "name": facts.title_en,
        "alternateName": facts.title_hu if facts.title_hu != facts.title_en else None,
        "inLanguage": "en",
        "reportNumber": facts.number,
        "url": absolute(address),
        "sameAs": doi_url(facts.doi) if facts.doi else None,
        "identifier": facts.doi,
        "description": facts.description_en,
        "keywords": facts.keywords_en,
        "datePublished": iso(facts.submitted_on),
        "dateModified": iso(facts.changed),
        "author": organisation(lead) if lead else None,
        "publisher": {"@type": "Organization", "name": project.acronym},
        "funding": grant(project),
        "isAccessibleForFree": True if facts.is_public else None,
        "encoding": list(files),
    }
