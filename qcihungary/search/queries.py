"""Asking the index."""

import re
from collections.abc import Sequence

from wagtail.models import Page

from qcihungary.core.languages import other_language
from qcihungary.core.restrictions import open_to_all
from qcihungary.core.teasers import Teaser

LONGEST_QUERY = 200
WORD = re.compile(r"\w+")
"""What is looked for. Everything else could be an operator of the index: quotes, brackets, hyphens."""


def clean_query(text: str) -> str:
    """What can be asked: one line, without control characters, of at most ``LONGEST_QUERY`` characters."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:LONGEST_QUERY]


def found_pages(query: str, home_path: str) -> Sequence[Page]:
    """The public pages below the home page at a tree path that match, best first."""
    words = " ".join(WORD.findall(query))
    if not words:
        return []
    pages = open_to_all(Page.objects.live().filter(path__startswith=home_path))
    results: Sequence[Page] = pages.search(words)  # type: ignore[attr-defined]  # a PageQuerySet stays one
    return results


def teaser(page: Page, language: str) -> Teaser:
    """How a page that was found presents itself: by what the page table alone knows of it."""
    is_told = page.alias_of_id is None
    text_language = language if is_told else other_language(language)
    return Teaser(page.title, page.url_path, page.search_description, language=text_language, is_told=is_told)
