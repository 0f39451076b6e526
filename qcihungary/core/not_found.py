"""What a 404 offers: the same path in the other language, and the words of the address to search for."""

import re
from dataclasses import dataclass

from wagtail.models import Page

from qcihungary.core.languages import LANGUAGE_CODES, OWN_NAMES, language_of_path
from qcihungary.core.restrictions import open_to_all

LONGEST_QUERY = 80


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
    """Pages under the same path elsewhere, and a query."""

    pages: tuple[Suggestion, ...]
    query: str


def suggestions(path: str) -> Suggestions:
    """What to offer to somebody who asked for a path that isn't there."""
    parts = [part for part in path.split("/") if part and part.isprintable()]
    rest = parts[1:] if parts[:1] and parts[0] in LANGUAGE_CODES else parts
    return Suggestions(pages_under(rest), query_from(rest))


def pages_under(parts: list[str]) -> tuple[Suggestion, ...]:
    """The live pages at the same path below any language, and their translations."""
    if not parts or len("/".join(parts)) > 500:
        return ()
    paths = [f"/{code}/{'/'.join(parts)}/" for code in LANGUAGE_CODES]
    # The slug has an index, the path has none.
    there = open_to_all(Page.objects.filter(live=True, url_path__in=paths, slug=parts[-1]))
    keys = there.values_list("translation_key", flat=True)
    found = open_to_all(Page.objects.filter(live=True, translation_key__in=list(keys)))
    return tuple(
        Suggestion(page.title, page.url_path, language_of_path(page.url_path))
        for page in found.order_by("url_path")[:4]
    )


def query_from(parts: list[str]) -> str:
    """The words of the last part of the address: ``three-research-groups`` → "three research groups"."""
    words = re.sub(r"[^\w]+", " ", parts[-1] if parts else "").strip()
    return words[:LONGEST_QUERY]
