"""The glossary for machines: schema.org's DefinedTermSet."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from qcihungary.glossary.entries import Entry, Letter

if TYPE_CHECKING:
    from qcihungary.glossary.glossary_page import GlossaryPage


def defined_term_set(page: "GlossaryPage", letters: Iterable[Letter]) -> dict[str, Any]:
    """The page's JSON-LD: the set, and each term in it."""
    address = page.absolute_url
    return {
        "@type": "DefinedTermSet",
        "@id": address,
        "url": address,
        "name": page.title,
        "description": page.summary,
        "inLanguage": get_language(),
        "hasDefinedTerm": [defined_term(entry, address) for letter in letters for entry in letter.entries],
    }


def defined_term(entry: Entry, address: str) -> dict[str, Any]:
    """One term, in the reader's language as far as it is told in it."""
    return {
        "@type": "DefinedTerm",
        "@id": f"{address}#{entry.slug}",
        "name": entry.term.text,
        "termCode": entry.abbreviation,
        "alternateName": list(entry.synonyms),
        "description": entry.definition.text if entry.definition and entry.definition.is_told else "",
    }
