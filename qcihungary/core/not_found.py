"""What a 404 offers: pages of that name wherever they are now, and the words of the address to search for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils import translation
from django.utils.translation import get_language
from wagtail.models import Page, get_page_models

from qcihungary.core.addresses import documents
from qcihungary.core.addresses.former import FormerAddress
from qcihungary.core.languages import LANGUAGE_CODES, OWN_NAMES, language_of_path
from qcihungary.core.record_pages import RecordIndexPage
from qcihungary.core.restrictions import open_to_all

LONGEST_QUERY = 80
LONGEST_NAME = 255
MOST = 4
ENDING = re.compile(r"\.(html?|php|aspx?)$", re.IGNORECASE)


@dataclass(frozen=True)
class Suggestion:
    """A page that the reader may have meant."""

    title: str
    url: str
    language: str

    @property
    def language_name(self) -> str:
        """The language's own name."""
        return OWN_NAMES[self.language]


@dataclass(frozen=True)
class Suggestions:
    """Pages under the same path or name elsewhere, and a query."""

    pages: tuple[Suggestion, ...]
    query: str


def suggestions(path: str) -> Suggestions:
    """What to offer to somebody who asked for a path that isn't there."""
    parts = [part for part in path.split("/") if part and part.isprintable()]
    rest = parts[1:] if parts[:1] and parts[0].lower() in LANGUAGE_CODES else parts
    return Suggestions(tuple(offers(rest))[:MOST] if rest else (), query_from(rest))


def offers(parts: list[str]) -> list[Suggestion]:
    """What is at the same path in any language or else has the same last part, in the reader's language first."""
    name = ENDING.sub("", parts[-1]).lower()[:LONGEST_NAME]
    paths = [f"/{code}/{'/'.join(parts).lower()}/" for code in LANGUAGE_CODES]
    found = pages_with(Q(url_path__in=paths, slug=name)) or pages_with(Q(slug=name) | Q(pk__in=once_called(name)))
    return sorted([*found, *records_called(name)], key=lambda offer: offer.language != get_language())


def once_called(name: str) -> list[int]:
    """The keys of the pages of which an address ended in a name."""
    rows = FormerAddress.objects.filter(part=name, address__startswith="/").exclude(kind=documents.KIND)
    return list(rows.values_list("object_id", flat=True)[:MOST])


def pages_with(wanted: Q) -> list[Suggestion]:
    """The pages that anybody may read and that fit, with their translations. A home page is offered anyway."""
    there = open_to_all(Page.objects.filter(wanted, live=True, depth__gt=2)).order_by("-latest_revision_created_at")
    keys = list(there.values_list("translation_key", flat=True)[:MOST])
    found = open_to_all(Page.objects.filter(live=True, translation_key__in=keys)) if keys else ()
    return [
        Suggestion(page.title, page.url_path, language_of_path(page.url_path))
        for page in sorted(found, key=lambda page: page.url_path)
    ]


def records_called(name: str) -> Iterator[Suggestion]:
    """The public records of a name, in both languages."""
    sections = [model for model in get_page_models() if issubclass(model, RecordIndexPage)]
    for code in LANGUAGE_CODES:
        with translation.override(code):
            for section in sections:
                if (title := section.title_at(name)) and (address := section.address(code)):
                    yield Suggestion(title, f"{address}{name}/", code)


def query_from(parts: list[str]) -> str:
    """The words of the last part of the address: ``three-research-groups`` → "three research groups"."""
    words = re.sub(r"[^\w]+", " ", ENDING.sub("", parts[-1]) if parts else "").strip()
    return words[:LONGEST_QUERY]
