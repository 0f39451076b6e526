"""The project for machines: schema.org's ResearchProject, Organization and Grant."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from qcihungary.consortium.facts import ProjectFacts
from qcihungary.consortium.records import Funder, Member
from qcihungary.core.dates import iso


def european_union() -> dict[str, Any]:
    """Who pays."""
    return {"@type": "Organization", "name": gettext("European Union"), "url": "https://european-union.europa.eu/"}


def organisation(member: Member) -> dict[str, Any]:
    """A member, with its ROR id as what makes it the same thing elsewhere."""
    return {
        "@type": "Organization",
        "name": member.name,
        "alternateName": member.short_name,
        "url": member.url,
        "sameAs": member.ror,
    }


def grant(facts: ProjectFacts) -> dict[str, Any]:
    """The grant agreement."""
    return {
        "@type": "Grant",
        "identifier": facts.grant_number,
        "name": facts.programme,
        "funder": european_union(),
    }


def research_project(facts: ProjectFacts, members: list[Member], funders: list[Funder]) -> dict[str, Any]:
    """The project, its members and its money."""
    address = {
        "@type": "PostalAddress",
        "streetAddress": facts.street,
        "postalCode": facts.postal_code,
        "addressLocality": facts.city,
        "addressCountry": "HU",
    }
    return {
        "@type": "ResearchProject",
        "@id": f"{settings.BASE_URL}/#organization",
        "name": facts.acronym,
        "legalName": facts.title,
        "description": facts.statement,
        "url": settings.BASE_URL,
        "foundingDate": iso(facts.start_date),
        "dissolutionDate": iso(facts.end_date),
        "email": facts.email,
        "telephone": facts.phone,
        "address": address if facts.street else None,
        "sameAs": [link.value["url"] for link in facts.social_links],
        "member": [organisation(member) for member in members],
        "funding": grant(facts),
        "funder": [european_union(), *({"@type": "Organization", "name": funder.name} for funder in funders)],
    }
